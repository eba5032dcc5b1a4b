"""German."""

from __future__ import annotations

HINTS = {
    "contract-compatibility": ("kompatib", "breaking", "semver", "semantische version"),
    "contract-implementation": ("vertrag", "verträge", "kontrakt", "openapi", "spezifikation"),
    "openapi-contract": ("openapi", "swagger", "vertrag", "verträge", "endpunkt", "schnittstelle", "api", "antwort"),
    "sequence-diagram": ("sequenzdiagramm",),
    "data-model": ("datenmodell", "er-diagramm", "erd", "entitäten"),
    "migrations": ("migration",),
    "plan-complete": ("clarification", "platzhalter"),
    "architecture-decisions": ("adr", "entscheidung", "technologiewahl"),
    "caching-strategy": ("cach", "zwischen"),
    "dependencies": ("abhängigkeit", "bibliothek", "paket"),
    "observability-requirements": (
        "log",
        "protokoll",
        "metrik",
        "trac",
        "beobachtbar",
        "observab",
        "telemetrie",
        "health",
        "gesundheit",
        "korrelation",
        "audit",
        "monitoring",
    ),
    "pii-logging": ("personenbezogen", "sensible", "dsgvo", "pii", "persönliche"),
    "requirement-coverage": ("anforderung", "rückverfolg", "nachverfolg", "user stor"),
    "retry-policy": ("retr", "wiederhol", "backoff"),
    "risk-assessment": ("risiko", "risiken"),
    "security-requirements": (
        "auth",
        "geheimnis",
        "zugangsdaten",
        "passwort",
        "passwörter",
        "verschlüssel",
        "tls",
        "https",
        "valid",
        "geprüft",
        "schlüssel",
        "sicherheit",
        "berechtig",
        "rechte",
        "injection",
        "csrf",
        "xss",
        "owasp",
        "rate",
        "anmeldedaten",
    ),
    "testing": ("test", "tdd", "abdeckung"),
}
ASKS = (
    r"\b(?:dokument\w+|beschr\w+|definier\w+|definition|spezifizier\w+|festgelegt|vorhanden|vorlieg\w+|"
    r"existier\w+|bereit\w+|bereitgestellt|hat|haben|enthalten|enthält|mitgeliefert|mitliefer\w+|liefern|"
    r"geliefert|veröffentlich\w+|erstell\w+|geschrieben|verpflichtend|erforderlich|verwende\w+|nutzen|"
    "verlangt|erfordert|erfordern|umfassen|beiliegen|entworfen|begleitet|gepflegt|braucht|brauchen|"
    r"gezeichnet|dargestellt)\b"
)
FORBIDDING = (
    r"\b(?:(?:darf|dürfen|soll|sollen|sollte|sollten|muss|müssen) (?:\w+ ){0,4}?(?:nicht|nie|niemals)|niemals|"
    r"verboten|untersagt|unzulässig)\b|\b(?:darf|dürfen)\b[^.;]{0,300}\bkeine?n?\b|^\W*keine?\b"
)
UNLESS_PRESENT = r"\b(?:ohne|bevor|solange|ehe|es sei denn)\b"
OPTIONAL = r"\b(?:optional\w*|freiwillig|nicht (?:erforderlich|nötig|verpflichtend)|kann|können)\b"
_PERSONAL = (
    r"\bpersonenbezogen\w* (?:daten|informationen)\b|\b(?:persönliche|sensible)n? (?:daten|informationen)\b|"
    r"\bpii\b|\bdsgvo\b|\bgdpr\b"
)
_PROTECTED = (
    r"\b(?:maskier\w+|anonymisier\w+|pseudonymisier\w+|verschlüssel\w+|geschwärzt|minimier\w+|geschützt|"
    r"gelöscht|löschbar|eingehalten|einhalten|gekennzeichnet|einwilligung|entfernt)\b"
)
_BREAKING = (
    r"\bbreaking[- ](?:\w+[- ])?(?:changes?|änderungen)\b|\b(?:inkompatib|brechend)\w+ (?:\w+-?)?änderung\w*|"
    r"\bnicht (?:abwärts|rückwärts)kompatib\w+ (?:\w+-?)?änderung\w*"
)
_NEW_VERSION = r"\bmajor\w*|\bhauptversion\w*|\bneuen? (?:\w+-?)?version\b|\bsemver\b|\bsemantische\w* version\w*"
_SERVED = r"\bapis?\b|\bapi-\w+|\bschnittstellen?\b|\bendpunkte?n?\b|\bvertr[aä]g\w*|\bclients?\b|\brest\b"
_SERVING_AND_CONTRACT = (
    r"\b(?:implementierung\w*|umsetzung\w*|(?:quell)?code|handler\w*|routen?|"
    r"controller\w*|endpunkte?n?|endpoints?|server)\b[^.;]{0,80}"
    r"\b(?:\w*-?vertrag\w*|\w*-?verträge\w*|kontrakte?\w*|openapi\w*|api-spezifikation\w*)\b"
)
_AGREEING = (
    r"\b(?:entspr\w+|übereinstimm\w+|stimm\w+|einhalt\w+|eingehalten|befolg\w+|folg\w+|konform\w*|erfüll\w+|"
    r"abweich\w+)\b"
)
_OF_AN_API = (
    r"\bapis?\b|\bapi-\w+|schnittstell|endpunkt|endpoint|openapi|swagger|\bhttp\b|\brest\b|\brouten?\b|"
    r"controller|handler"
)
DEMANDS = {
    "contract-compatibility": (
        (_BREAKING, _NEW_VERSION),
        (r"\b(?:abwärts|rückwärts)[- ]?kompatib\w+", _SERVED),
        (r"\bsemver\b|\bsemantische\w* version\w*", _SERVED),
    ),
    "contract-implementation": ((_SERVING_AND_CONTRACT, _AGREEING, _OF_AN_API),),
    "openapi-contract": (
        (r"\bopenapi\w*|\bswagger\w*",),
        (r"\b(?:vertrag|verträge|kontrakte?)\b", r"\b(?:apis?|endpunkte?|dienste?n?|schnittstellen?)\b", "asks"),
        (
            r"\b(?:api|schnittstellen)-?(?:vertrag\w*|verträge\w*|kontrakt\w*|spezifikation\w*)\b|\bcontract-first\b",
            "asks",
        ),
        (
            r"\b(?:endpunkte?|rest-schnittstellen?|rest-apis?|http-schnittstellen?|http-apis?|endpoints?)\b",
            r"\b(?:dokumentiert|beschrieben|spezifiziert)\b",
        ),
        (
            r"\b(?:anfrage|antwort|request|response)-?(?:formate?|schemata|schemas?|strukturen?)\b",
            r"\b(?:definiert|festgelegt|dokumentiert|spezifiziert)\b",
        ),
    ),
    "sequence-diagram": ((r"\bsequenzdiagramm\w*", "asks"),),
    "data-model": ((r"\bdatenmodell\w*|\ber-diagramm\w*|\berd\b", "asks"),),
    "migrations": (
        (r"\bmigrations?-?(?:skript|script|datei)\w*", "asks"),
        (
            r"\b\w*migration(?:en)?\b",
            "schema|datenbank|tabelle|spalte",
            r"\b(?:durch|über|per|mit|als|mittels|müssen|muss|benötig\w+|braucht|brauchen|erfordern)\b",
        ),
    ),
    "plan-complete": (
        (r"\bneeds clarification\b|\bplatzhalter\b", r"\b(?:geklärt|aufgelöst|ersetzt|entfernt|ausgefüllt)\b"),
    ),
    "architecture-decisions": (
        (
            r"\badrs?\b|\bentscheidungsprotokoll\w*",
            (
                r"asks \b(?:dokument\w+|festgehalten|erforderlich|geschrieben|erstell\w+|verpflichtend|"
                r"vorliegen|ohne|begründ\w+|gepflegt)\b"
            ),
        ),
        (
            (
                r"\barchitekturentscheidung\w*|\b(?:technische\w*|wesentliche\w*|wichtige\w*|"
                r"grundlegende\w*) entscheidung\w*|\btechnologiewahl\b|\bentwurfsentscheidung\w*"
            ),
            r"asks \b(?:dokument\w+|festgehalten|begründ\w+|alternativen|protokolliert|erfasst)\b",
        ),
    ),
    "caching-strategy": (
        (
            r"\bttl\b|\bablauf\w*|\binvalidier\w+|\bgültigkeitsdauer\b|\blebensdauer\b",
            r"\bcach\w+|\bzwischengespeichert\w*|\bzwischenspeicher\w*",
        ),
        (r"\bcach(?:e|ing)-?(?:strateg\w+|richtlinie\w*|regel\w*)",),
        (r"\b(?:müssen|muss|sollen|sollte\w*) (?:\w+ )?(?:gecacht|zwischengespeichert) werden\b",),
    ),
    "dependencies": (
        (
            r"\babhängigkeit(?:en)?\b|\b(?:externe\w*|neue\w*) (?:bibliothek\w*|pakete?\w*)|\bdrittbibliothek\w*",
            (
                r"\b(?:version\w*|festgelegt|fixiert|gepinnt|begründ\w+|dokumentiert|aufgeführt|gesperrt|"
                r"lock-?file|aufgelistet)\b"
            ),
        ),
        (r"\bbegründung\b", r"\babhängigkeit(?:en)?\b"),
    ),
    "observability-requirements": (
        (
            (
                r"\bstrukturierte\w* (?:logs?|logging|protokoll\w*)|\bbeobachtbar\w*|\bobservability\b|"
                r"\btelemetrie\w*|\bkorrelations-?id\w*|\b(?:correlation|request|trace)-?id\w*|"
                r"\bhealth-?(?:checks?|endpunkte?)\b|/health\b|\baudit-?(?:logs?|trail|protokoll\w*)\b|"
                r"\bverteiltes tracing\b"
            ),
        ),
        (
            r"\bmetriken\b|\btraces\b|\btracing\b",
            r"asks \b(?:bereitstell\w+|liefern|ausgeben|erfass\w+|export\w+|dienste?|latenz\w*|logs?|anbieten)\b",
        ),
        (
            r"\bprotokolliert\b|\bgeloggt\b|\blogs?\b",
            r"\b(?:fehler\w*|ausnahmen?|ereignis\w*|vorgänge|aktionen|anfragen|fehlschläge)\b",
        ),
    ),
    "pii-logging": ((_PERSONAL, _PROTECTED), (_PROTECTED, _PERSONAL)),
    "requirement-coverage": (
        (
            (
                r"\brückverfolgbar\w*|\bnachverfolgbar\w*|\bverweis\w+|\breferenzier\w+|\babgedeckt\b|"
                r"\bzugeordnet\b|\bmindestens eine aufgabe\b"
            ),
            r"\banforderung\w*|\buser stor\w+",
            r"\baufgaben?\b|\btasks?\b",
        ),
        (r"\brückverfolgbar\w*|\bnachverfolgbar\w*", r"\banforderung\w*|\bspezifikation\w*"),
    ),
    "retry-policy": (
        (
            r"\bwiederhol\w+|\bretr(?:y|ies)\b|\bretry-\w+",
            (
                r"\bbackoff\b|\bexponentiell\w*|\bversuche?n?\b|\bidempoten\w+|\bvorübergehend\w*|\bfehl\w+|"
                r"\bstrateg\w+|\brichtlinie\w*|\blogik\b|\bmechanism\w+|\btimeouts?\b|"
                r"\bextern\w* (?:aufruf\w*|dienst\w*|api\w*|schnittstell\w*|system\w*)|\bretry-strateg\w+"
            ),
        ),
        (r"\bbackoff\b",),
    ),
    "risk-assessment": (
        (r"\brisiko(?:bewertung|analyse|register|matrix)\w*", "asks"),
        (
            r"\brisiken\b|\bjedes risiko\b",
            r"\b(?:identifiz\w+|dokument\w+|bewert\w+|gegenmaßnahmen|erfasst|benannt|analysiert|aufgeführt)\b",
        ),
    ),
    "security-requirements": (
        (
            (
                r"\bauthentifizier\w+|\bauthentisier\w+|\bautorisier\w+|\brbac\b|\bzugriffskontroll\w+|"
                r"\bminimale\w* rechte\b|\boauth2?\b|\bjwt\b|\bberechtigungsprüfung\w*"
            ),
            (
                r"asks \b(?:verlang\w+|erforder\w+|durchgesetzt|implementier\w+|verwend\w+|nutzen|geprüft|"
                r"geschützt|verpflichtend|definier\w+|dokument\w+|haben|ohne|sein|werden)\b"
            ),
        ),
        (
            r"\b(?:geheimnisse|zugangsdaten|anmeldedaten|passwörter|api-schlüssel|private schlüssel)\b",
            r"\b(?:gespeichert|umgebungsvariable\w*|tresor|gehasht|rotier\w+|verwaltet|erneuert|geladen|regelmäßig)\b",
        ),
        (
            (
                r"\bhttps\b(?!:)|\btls\b|\bverschlüsselt\w*|\bverschlüsselung\b|\bsql-injection\b|\bxss\b|"
                r"\bcsrf\b|\bowasp\b|\bparametrisierte\w* abfragen\b|\brate-?limit\w*|"
                r"\bsicherheitsanforderung\w*|\bsicherheitsaspekte\b"
            ),
        ),
        (
            r"\beingaben?\b|\bbenutzereingaben?\b|\beingabedaten\b|\banfragedaten\b|\bexterne daten\b|\bpayloads?\b",
            r"\b(?:validier\w+|bereinigt|geprüft|eingabevalidierung)\b",
        ),
        (r"\bberechtigungen\b", r"\b(?:geprüft|serverseitig|durchgesetzt)\b"),
    ),
    "testing": (
        (r"\btdd\b|\btest-first\b|\btestgetrieben\w*",),
        (r"\b(?:test|code|zeilen|zweig)-?abdeckung\b",),
        (r"\babdeckung\b", r"\d ?%|\btests?\b"),
        (
            r"\b(?:unit-?|integrations-?|akzeptanz-?|vertrags-?|regressions-?|end-to-end-|automatisierte )?tests?\b",
            (
                r"asks \b(?:haben|enthalten|geschrieben|abgedeckt|begleitet|erforder\w+|verpflichtend|"
                r"vorliegen|vorhanden|ohne|mitgeliefert|erhalten|umfassen|liefern|existieren)\b"
            ),
        ),
        (r"\b(?:unit-?|integrations-?|automatisierte )tests\b", r"\bbestehen\b|\bci\b"),
    ),
}
ON_TOPIC = {
    "contract-implementation": ((_SERVING_AND_CONTRACT, _AGREEING),),
    "openapi-contract": ((r"\bverträge\b|\bvertrag\b|\bkontrakte?\b", "asks"),),
}
TOPICS = {
    "contract-implementation": r"\bapi\w*|\bcontract-first\b|\brest\b|schnittstelle|endpunkt",
    "openapi-contract": r"\bapi\w*|\bcontract-first\b|\brest\b|schnittstelle|endpunkt",
}
PROHIBITED = {
    "contract-compatibility": ((_BREAKING, _NEW_VERSION + "|" + _SERVED),),
    "contract-implementation": ((_SERVING_AND_CONTRACT, _AGREEING, _OF_AN_API),),
    "plan-complete": (
        (
            r"\bneeds clarification\b|\bplatzhalter\b",
            r"\b(?:plan|pläne\w*|planung\w*|spezifikation\w*|dokumente?\w*)\b",
        ),
    ),
    "pii-logging": (
        (
            _PERSONAL,
            (
                r"\b(?:protokollier\w+|geloggt|logs?|offengeleg\w+|preisgegeben|übermittel\w+|übertragen|"
                "weitergegeben|gespeichert|enthalten|erscheinen|zurückgegeben|fehlermeldungen|klartext|"
                r"gesendet)\b"
            ),
        ),
    ),
    "security-requirements": (
        (
            r"\b(?:geheimnisse?|zugangsdaten|anmeldedaten|passw\w+|schlüssel|tokens?|secrets?)\b",
            (
                r"\b(?:\w*code|repository|git|versionskontrolle|logs?|klartext|offengelegt|stehen|eingecheckt|"
                r"gespeichert|hartkodiert|hinterlegt)\b"
            ),
        ),
    ),
    "testing": ((r"\b\w*abdeckung\b", r"\b(?:sinken|fallen|unter|verringer\w+|geringer)\b"),),
}
EXCLUDED = {
    "contract-compatibility": (
        r"\bdatenbank\w*|\btabellen?\b|\bmigration\w*|\bverfassung\w*|\bprinzip\w*|\bgrundsatz\w*|"
        r"\babhängigkeit\w*|\bbibliothek\w*"
    ),
    "migrations": r"\bterraform\b|\bmigrations(?:leitfaden|hinweis\w*|pfad)\b|\bcode-?migration\b",
    "contract-implementation": r"\barbeitsvertr\w+|\bvertragstest\w*|\bdrittanbieter\w*",
    "openapi-contract": r"\barbeitsvertr\w+|\bvertragstest\w*|\bdrittanbieter\w*",
    "caching-strategy": r"\b(?:ci|build|docker|npm)-?cach\w+|\bcaching vermeiden\b|\bcach\w+ (?:\w+ )?vermieden\b",
    "dependencies": r"\bdependency injection\b|\bzirkulär\w*|\bzyklisch\w*|\babhängigkeiten zwischen\b",
    "observability-requirements": r"\bänderungsprotokoll\w*|\banmelden\b|\babmelden\b|\bchangelog\b",
    "retry-policy": r"\bwiederholen-(?:knopf|schaltfläche|button)\b|\bwiederholbar\w*|\bretry-(?:knopf|button)\b",
    "risk-assessment": r"\bauf eigenes risiko\b|\bverstöße?\b|\babweichung\w*",
    "security-requirements": r"\b(?:hypothese\w*|annahmen)\b",
    "testing": r"\btest(?:umgebung|daten|benutzer|konto|konten)\w*|\bmarktabdeckung\b",
}
ENOUGH = {
    "": (
        r"\b(?:alle[nrs]?|jede[nrsm]?|die|der|das|den|dem|des|eine?[nrsm]?|von|vom|für|in|im|mit|durch|per|"
        "über|als|und|ihre?[nr]?|muss|müssen|soll|sollen|sollte|sollten|sein|werden|wird|ist|sind|haben|hat|"
        "vorhanden|vorliegen|existieren|enthalten|dokumentiert|beschrieben|definiert|definition|spezifiziert|"
        "erforderlich|verpflichtend|neue[nrs]?|datei|dokument|verwenden|mitliefern|mitgeliefert|feature|"
        r"features|liefern|besitzen)\b"
    ),
    "contract-implementation": (
        r"\b(?:implementierung\w*|umsetzung|code|handler|routen|endpunkte?|vertrag\w*|verträge\w*|\w+-vertrag\w*|openapi\w*|exakt|genau|immer|entspr\w+|übereinstimm\w+|einhalten|folgen|mit|dem|den|der|die|des|das)\b"
    ),
    "openapi-contract": (
        r"\b(?:http\w*|rest\w*|api\w*|-|endpunkte?|endpoints?|openapi\w*|swagger\w*|vertrag\w*|verträge\w*|"
        r"spezifikation\w*|schnittstellen?|dienste?|öffentliche[nr]?|http-api|rest-api|openapi-vertrag|"
        r"openapi-dokument|api-vertrag)\b"
    ),
    "sequence-diagram": (
        r"\b(?:sequenzdiagramm\w*|wichtige[nrs]?|zentrale[nrs]?|komplexe[nrs]?|abläufe|ablauf|"
        r"interaktion\w*)\b"
    ),
    "data-model": r"\b(?:datenmodell\w*|er-diagramm\w*|erd|entitäten|oder gleichwertig|daten|gespeicherte)\b",
    "migrations": (
        r"\b(?:datenbank\w*|schema\w*|änderung\w*|schema-?änderung\w*|migration\w*|migrations?-?skript\w*|"
        r"skripte?|begründung|erfolgen)\b"
    ),
    "plan-complete": r"\b(?:plan|pläne|needs clarification|platzhalter|keine?|nicht|dürfen|darf)\b",
    "pii-logging": r"\b(?:personenbezogene[nr]?|daten|protokolliert|geloggt|logs?|nicht|nie|dürfen|darf|keine?)\b",
}
_END = r"((?:(?!\b(?:muss|müssen|soll|sollen)\b)[^,;.()]){0,120})"
CONDITIONAL = (
    r"\((?:nur )?(?:wenn|falls|bei) ([^()]*)\)|\b(?:wenn|falls)\b " + _END + r"|\bfür features,? (?:die|mit) " + _END
)
COMPOUND = r"\b(?:und|oder)\b"
NO_CONDITION = r"^\W*(?:zutreffend|nötig|erforderlich|anwendbar|vorhanden)?\W*$"
CONDITIONS = {
    "handles-pii": (
        r"\bpersonenbezogen\w*(?: daten)?(?: (?:verarbeitet|gespeichert|betroffen))?|\bpersonendaten\b|"
        r"\bdsgvo\b"
    ),
    "caches": r"\bcach\w+|\bzwischengespeichert\b|\bzwischenspeicher\w*",
    "calls-external": (
        r"\b(?:extern|fremd)\w* (?:dienst\w*|apis?|system\w*|schnittstell\w*)(?: (?:aufgerufen|genutzt))?|"
        r"\bdrittanbieter\w*"
    ),
    "schema-change": r"schema|\btabellen?\b",
    "multi-party-flow": r"\bkomplex\w*|\binteraktion\w*|\bmehrere\w* (?:dienste?|systeme?)\b",
    "exposes-http-api": r"\bapis?\b|\bendpunkte?\b|\bschnittstellen?\b",
    "persistent-data": r"\bdaten\b|\bpersist\w+|\bspeicher\w*",
}
NAMES = {
    "contract-compatibility": ("api-kompatibilität", "abwärtskompatibilität", "api-versionierung"),
    "architecture-decisions": ("architekturentscheidungen", "technische entscheidungen", "entscheidungen"),
    "caching-strategy": ("caching-strategie", "cache-strategie", "caching", "zwischenspeicherung"),
    "data-model": ("datenmodell",),
    "dependencies": ("abhängigkeiten", "externe abhängigkeiten"),
    "migrations": ("migrationen", "datenbankmigrationen"),
    "observability-requirements": ("beobachtbarkeit", "observability", "protokollierung", "logging", "überwachung"),
    "contract-implementation": ("vertragsumsetzung", "umsetzung des vertrags"),
    "openapi-contract": ("api-vertrag", "api-verträge", "vertragstreue"),
    "pii-logging": ("personenbezogene daten", "datenschutz", "umgang mit personenbezogenen daten"),
    "requirement-coverage": ("rückverfolgbarkeit", "nachverfolgbarkeit", "anforderungsabdeckung"),
    "retry-policy": ("retry-logik", "retry-strategie", "wiederholungsstrategie", "wiederholungslogik"),
    "risk-assessment": ("risikobewertung", "risikoanalyse", "risiken", "risiken und gegenmaßnahmen"),
    "security-requirements": ("sicherheit", "sicherheitsanforderungen", "authentifizierung", "security"),
    "sequence-diagram": ("sequenzdiagramm", "sequenzdiagramme"),
    "testing": ("tests", "teststrategie", "testabdeckung", "testgetriebene entwicklung", "testen"),
}
EXAMPLE = r"\(\s*(?:z\. ?b|zum beispiel|etwa|einschließlich|inkl|wie|siehe)\b[^()]*\)"
CHOICE_BEFORE = (
    r"\b(?:muss|müssen|soll\w*|durch|über|per|mit|mittels)\b((?: [^\s.;:]+){1,8}?) oder (?:eine?[nmr]? |die |"
    r"das |den )?(?:\S+ ){0,2}$"
)
CHOICE_AFTER = (
    r"(?![^.;]*\b(?:muss|müssen|soll))(?: \w+)? oder ((?!(?:gleichwertig\w*|ähnlich\w*|vergleichbar\w*|"
    r"neuer)\b)[^.;:,]{1,60})"
)

"""German."""

from __future__ import annotations

NEGATION = r"\b(?:kein\w*|nicht|ohne|weder|noch|nie|niemals|statt|anstelle)\b"
NEGATION_AFTER = (
    r"^\W*(?:\w+\W+){0,2}?(?:nicht (?:nötig|erforderlich|notwendig|anwendbar|betroffen)|entfällt|entfallen|"
    r"keine\b|n/a|unverändert|besteht bereits|existiert bereits)"
)
ASIDE = (
    r"\b(?:außerhalb des (?:umfangs|rahmens)|nicht im umfang|nicht-?ziele|künftig\w*|zukünftig\w*|zukunft|"
    r"alternativen?|verworfen\w*|abgelehnt\w*|später\w*)\b"
)

FIELDS = {
    "storage": "speicherung|speicher|datenspeicher|datenbank|persistenz|datenhaltung",
    "project type": "projekttyp|projektart|anwendungstyp",
    "dependencies": "hauptabhängigkeiten|primäre abhängigkeiten|wichtigste abhängigkeiten|abhängigkeiten|frameworks?",
}

FACTS = {
    "exposes-http-api": {
        "offers": (
            r"\b(?:muss|müssen|soll|sollen)\b[^\n.;]{0,60}\b(?:rest-?(?:api|schnittstelle)|http-?(?:api|"
            r"schnittstelle)|api-endpunkt\w*|endpunkt\w*|endpoints?)\b[^\n.;]{0,40}\b(?:bereit\w*|anbieten|"
            r"bieten|veröffentlichen|zur verfügung)"
        ),
        "builds": (
            r"\b(?:endpunkt\w*|endpoints?|controller\w*|routen?)\b[^\n]{0,60}\b(?:anlegen|implementieren|"
            r"erstellen|hinzufügen|umsetzen|ergänzen)\b"
        ),
        "denies": (
            r"\b(?:kein\w*|ohne)\b[^\n.;]{0,30}\b(?:api\w*|endpunkt\w*|endpoints?|backend\w*|"
            r"schnittstellen?\w*)(?:-änderung\w*)?\b"
        ),
        "consumes": (
            r"\b(?:ruft|verwendet|nutzt|konsumiert)\b[^\n.;]{0,20}\b(?:bestehende|vorhandene|externe|"
            r"fremde)\w*[^\n.;]{0,16}\b(?:api|schnittstelle)"
        ),
        "consumed here": r"\b(?:ruft|aufruf\w*|bestehend\w*|extern\w*|konsumiert)\b",
    },
    "persistent-data": {
        "keeps": (
            r"\b(?:muss|müssen|wird|werden)\b[^\n.;]{0,60}\b(?:dauerhaft|persistent|datenbank|tabelle|datei|"
            r"festplatte)\b[^\n.;]{0,30}\b(?:speichern|gespeichert|ablegen|abgelegt|gesichert|persistieren)\b|"
            r"\b(?:muss|müssen)\b[^\n.;]{0,60}\b(?:speichern|persistieren|aufbewahren)\b"
        ),
        "builds": (
            r"\b(?:migration\w*|tabellen?|schema|repository)\b[^\n]{0,50}\b(?:anlegen|erstellen|implementieren|"
            r"hinzufügen|schreiben)\b"
        ),
        "denies": (
            r"\b(?:kein\w*|ohne)\b (?:\w+ ){0,2}?(?:persistenz|persistierung|datenbank|speicherung|"
            r"datenhaltung)\b|\bzustandslos\w*|\bnichts wird gespeichert\b"
        ),
    },
    "schema-change": {
        "builds": (
            r"\b\w*migration(?:en|s?skripte?|s?datei\w*)?\b[^\n]{0,50}\b(?:anlegen|erstellen|schreiben|erzeugen|"
            r"hinzufügen|ausführen)\b|\b(?:erstelle|schreibe|erzeuge|lege)\b[^\n]{0,40}migration"
        ),
        "changes": (
            r"\b(?:neue[nrs]?|zusätzliche[nrs]?) (?:\w+ )?(?:tabellen?|spalten?|index\w*)\b|"
            r"\b(?:schemaänderung\w*|schema-änderung\w*)\b"
        ),
        "converts": r"\bdatenmigration\w*|\bdatenübernahme\b",
        "entities": r"\b(?:primärschlüssel|fremdschlüssel|entität\w*|tabellen?|eindeutig|index\w*)\b",
        "denies": (
            r"\b(?:kein\w*|ohne)\b (?:\w+ )?(?:\w*schema-?änderung\w*|änderung\w* (?:am|"
            r"des) (?:daten\w*)?schema\w*|\w*migration\w*|datenbankänderung\w*)\b|"
            r"\b(?:daten\w*)?schema bleibt unverändert\b"
        ),
        "denies tables": r"\b(?:kein\w*|ohne)\b (?:neue[nr]? )?(?:tabellen?|spalten?)\b",
    },
    "multi-party-flow": {
        "exchanges": (
            r"\b(?:webhooks?|push-?benachrichtigung\w*|(?:versendet|verschickt|"
            r"sendet) (?:\w+ ){0,2}?(?:e-?mails?|sms)|zahlungs(?:anbieter|dienst\w*|gateway)|identitätsanbieter|"
            r"nachrichtenwarteschlange|message-?broker|microservices|externe[nrs]? dienst\w*)\b"
        ),
        "streams": r"\bechtzeit\w*",
        "denies": (
            r"\b(?:kein\w*|ohne)\b[^\n.;]{0,16}\bextern\w* (?:dienst\w*|system\w*|abhängigkeit\w*|"
            r"schnittstell\w*)"
        ),
    },
}

HINTS = {
    "openapi-contract": ("openapi", "swagger", "vertrag", "verträge", "endpunkt", "schnittstelle", "api", "antwort"),
    "sequence-diagram": ("sequenzdiagramm",),
    "data-model": ("datenmodell", "er-diagramm", "erd", "entitäten"),
    "migrations": ("migration",),
    "plan-complete": ("clarification", "platzhalter"),
}
ASKS = (
    r"\b(?:dokument\w+|beschr\w+|definier\w+|definition|spezifizier\w+|festgelegt|vorhanden|vorlieg\w+|"
    r"existier\w+|bereit\w+|bereitgestellt|"
    r"hat|haben|enthalten|enthält|mitgeliefert|mitliefer\w+|liefern|geliefert|veröffentlich\w+|erstell\w+|"
    r"geschrieben|verpflichtend|erforderlich|verwende\w+|"
    r"nutzen|verlangt|erfordert|erfordern|umfassen|beiliegen|entworfen|begleitet|gepflegt|braucht|brauchen|"
    r"gezeichnet|dargestellt)\b"
)
FORBIDDING = (
    r"\b(?:(?:darf|dürfen|soll|sollen|sollte|sollten|muss|müssen) (?:\w+ ){0,4}?(?:nicht|nie|niemals)|niemals|"
    r"verboten|untersagt|unzulässig)\b|\b(?:darf|dürfen)\b[^.;]*\bkeine?n?\b|^\W*keine?\b"
)
UNLESS_PRESENT = r"\b(?:ohne|bevor|solange|ehe|es sei denn)\b"
OPTIONAL = r"\b(?:optional\w*|freiwillig|nicht (?:erforderlich|nötig|verpflichtend)|kann|können)\b"
DEMANDS = {
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
            r"schema|datenbank|tabelle|spalte",
            r"\b(?:durch|über|per|mit|als|mittels|müssen|muss|benötig\w+|braucht|brauchen|erfordern)\b",
        ),
    ),
    "plan-complete": (
        (r"\bneeds clarification\b|\bplatzhalter\b", r"\b(?:geklärt|aufgelöst|ersetzt|entfernt|ausgefüllt)\b"),
    ),
}
ON_TOPIC = {"openapi-contract": ((r"\bverträge\b|\bvertrag\b|\bkontrakte?\b", "asks"),)}
TOPICS = {"openapi-contract": r"\bapi\w*|\bcontract-first\b|\brest\b|schnittstelle|endpunkt"}
PROHIBITED = {
    "plan-complete": (
        (
            r"\bneeds clarification\b|\bplatzhalter\b",
            r"\b(?:plan|pläne\w*|planung\w*|spezifikation\w*|dokumente?\w*)\b",
        ),
    )
}
EXCLUDED = {
    "migrations": r"\bterraform\b|\bmigrations(?:leitfaden|hinweis\w*|pfad)\b|\bcode-?migration\b",
    "openapi-contract": r"\barbeitsvertr\w+|\bvertragstest\w*|\bdrittanbieter\w*",
}
ENOUGH = {
    "": (
        r"\b(?:alle[nrs]?|jede[nrsm]?|die|der|das|den|dem|des|eine?[nrsm]?|von|vom|für|in|im|mit|durch|per|über|"
        r"als|und|ihre?[nr]?|muss|müssen|soll|sollen|sollte|sollten|sein|werden|wird|ist|sind|haben|hat|"
        r"vorhanden|vorliegen|existieren|enthalten|dokumentiert|beschrieben|definiert|definition|spezifiziert|"
        r"erforderlich|verpflichtend|neue[nrs]?|datei|dokument|verwenden|mitliefern|mitgeliefert|feature|"
        r"features|liefern|besitzen)\b"
    ),
    "openapi-contract": (
        r"\b(?:http\w*|rest\w*|api\w*|-|endpunkte?|endpoints?|openapi\w*|swagger\w*|vertrag\w*|verträge\w*|"
        r"spezifikation\w*|schnittstellen?|dienste?|öffentliche[nr]?|http-api|rest-api|openapi-vertrag|"
        r"openapi-dokument|api-vertrag)\b"
    ),
    "sequence-diagram": (
        r"\b(?:sequenzdiagramm\w*|wichtige[nrs]?|zentrale[nrs]?|komplexe[nrs]?|abläufe|"
        r"ablauf|interaktion\w*)\b"
    ),
    "data-model": r"\b(?:datenmodell\w*|er-diagramm\w*|erd|entitäten|oder gleichwertig|daten|gespeicherte)\b",
    "migrations": (
        r"\b(?:datenbank\w*|schema\w*|änderung\w*|schema-?änderung\w*|migration\w*|migrations?-?skript\w*|"
        r"skripte?|begründung|erfolgen)\b"
    ),
    "plan-complete": r"\b(?:plan|pläne|needs clarification|platzhalter|keine?|nicht|dürfen|darf)\b",
}
_END = r"((?:(?!\b(?:muss|müssen|soll|sollen)\b)[^,;.()])*)"
CONDITIONAL = (
    r"\((?:nur )?(?:wenn|falls|bei) ([^()]*)\)|\b(?:wenn|falls)\b " + _END + r"|\bfür features,? (?:die|mit) " + _END
)
COMPOUND = r"\b(?:und|oder)\b"
NO_CONDITION = r"^\W*(?:zutreffend|nötig|erforderlich|anwendbar|vorhanden)?\W*$"
CONDITIONS = {
    "handles-pii": r"\bpersonenbezogen\w*",
    "caches": r"\bcach\w+",
    "calls-external": r"\bextern\w* (?:dienst\w*|apis?|system\w*|schnittstell\w*)",
    "schema-change": r"schema|\btabellen?\b",
    "multi-party-flow": r"\bkomplex\w*|\binteraktion\w*|\bmehrere\w* (?:dienste?|systeme?)\b",
    "exposes-http-api": r"\bapis?\b|\bendpunkte?\b|\bschnittstellen?\b",
    "persistent-data": r"\bdaten\b|\bpersist\w+|\bspeicher\w*",
}

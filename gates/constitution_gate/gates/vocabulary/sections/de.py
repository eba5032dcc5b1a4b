"""German."""

from __future__ import annotations

SECTIONS = {
    "caching": r"\bcach(?:e|es|ing)\b|cache-strategie|caching-strategie|zwischenspeicher",
    "retry": r"wiederhol(?:ung|ungs|versuch)|\bretry\b|neuversuch|wiederanlauf|fehlertoleranz|resilienz",
    "decisions": r"entscheidung(?:en)?$|^entscheidungen|architekturentscheidung|entwurfsentscheidung",
    "risks": r"^risik(?:en|o)|risiko(?:bewertung|analyse|register|einschätzung|matrix|betrachtung)|^risiken und",
    "dependencies": r"^(?:\w+ ){0,2}abhängigkeiten$|^abhängigkeiten(?: und \w+)?$",
    "internal": r"\bintern\w*|\bmodul\w*|übergreifend",
}
COLUMNS = {
    "caching": {
        "": r"\b(?:cache|caching|strategie|regeln?|standard|maximale?|der|die|das)\b|^cache-|-strategie$|-regel$",
        "ttl": (
            r"dauer|lebensdauer|gültigkeit(?:sdauer)?|ablauf(?:zeit)?|cache-?dauer|gültig(?: für)?|haltedauer|ttl|"
            r"zeit"
        ),
        "invalidation": (
            r"invalidierung(?:sstrategie|sregel)?|invalidiert(?: bei| durch)?|leerung|aktualisierung|verwerfen|"
            r"verdrängung|ungültig(?: bei)?"
        ),
        "tool": r"werkzeug|technologie|speicher(?:ort)?|ort|cache-?(?:werkzeug|technologie|ebene)|schicht|bibliothek",
        "name": r"daten|endpunkte?|endpunkt oder daten|ressourcen?|objekte?|schlüssel|was|inhalt|abfragen?|elemente?",
    },
    "retry": {
        "": r"\b(?:maximale?|max|anzahl|der|die|strategie|standard)\b|-strategie$",
        "idempotency": (
            r"idempotenz(?:bedenken|hinweise?)?|nicht (?:idempotent|wiederholt|wiederholen)|nicht-idempotent\w*"
        ),
        "on": (
            r"wiederholen bei|wiederholt bei|wiederholung bei|bei|fehler(?:arten|fälle|codes)?|bedingung(?:en)?|"
            r"auslöser|"
            r"wann|retry bei"
        ),
        "backoff": r"backoff(?:-strategie)?|wartezeit(?:en)?|verzögerung(?:en)?|abstand|abstände|intervalle?|pause",
        "attempts": r"versuche?|wiederholungen|wiederholversuche|anzahl(?: (?:der )?versuche)?|höchstzahl",
        "name": r"vorgang|vorgänge|operation(?:en)?|aufrufe?|dienste?|schnittstellen?|api-?aufrufe?|endpunkte?|system",
    },
    "decisions": {
        "": r"\b(?:die|der|das|unsere|getroffene)\b",
        "alternatives": r"(?:verworfene |geprüfte |betrachtete )?alternativen(?: \w+)?|optionen|verworfen|abgelehnt",
        "rationale": r"begründung|grund|gründe|warum|vorteile",
        "context": r"kontext|problem|ausgangslage|hintergrund|fragestellung|motivation|anforderung",
        "decision": r"entscheidung|beschluss|gewählt|wahl|lösung|ergebnis|ansatz",
        "consequences": r"konsequenzen|folgen|auswirkungen|nachteile|status",
        "name": r"thema|titel|bereich|aspekt",
    },
    "risks": {
        "": r"\b(?:das|die|der|des|risikos|stufe|grad)\b",
        "likelihood": r"(?:eintritts)?wahrscheinlichkeit|häufigkeit",
        "impact": r"auswirkung(?:en)?|schwere(?:grad)?|schaden(?:shöhe|sausmass)?|folgen|tragweite",
        "mitigation": (
            r"massnahmen?|gegenmassnahmen?|minderung(?:smassnahmen?)?|abhilfe|vorbeugung|umgang|"
            r"mitigation(?:smassnahmen?)?|"
            r"abschwächung"
        ),
        "name": r"risik(?:o|en)|gefahr|beschreibung|bedrohung",
    },
    "dependencies": {
        "": r"\b(?:die|der|das|benötigte)\b",
        "version": r"version(?:en)?|stand",
        "reason": r"grund|zweck|wofür|begründung|verwendung|beschreibung|warum|nutzen|einsatz|aufgabe",
        "relation": r"beziehung|bezug|zusammenhang|verhältnis|blockierend|richtung|auswirkung",
        "name": r"abhängigkeit(?:en)?|paket|bibliothek|modul|dienst|komponente|name|werkzeug",
    },
}
STATED = {
    "caching": r"\bcach\w*|zwischengespeichert|zwischenspeicher\w*",
    "ttl": r"\d+\s*(?:sekunden?|minuten?|stunden?|tagen?|wochen?|monaten?)\b|ttl\D{0,10}\d|läuft nie ab|kein ablauf",
    "lasting": (
        r"\d|stündlich|täglich|sitzung|unbegrenzt|dauerhaft|neustart|eine (?:minute|stunde|woche)|einen tag|"
        r"mitternacht"
    ),
    "invalidation": (
        r"invalidier\w*|\b(?:geleert|verworfen|gelöscht|erneuert|aktualisiert)\b[^.;]{0,30}\b(?:bei|wenn|nach|"
        r"sobald)\b|"
        r"\b(?:bei|nach|sobald|wenn)\b[^.;]{0,40}(?:änderung\w*|aktualisierung\w*|schreib\w*|speicher\w*|lösch\w*|"
        r"deploy\w*|geändert)"
    ),
    "retry": r"wiederhol\w*|\bretr\w+|erneut(?:er)? versuch\w*|neuversuch\w*|wiederversuch\w*",
    "attempts": (
        r"(?:\d+|zwei|drei|vier|fünf)(?:\s*mal|-?mal)\b|(?:\d+|zwei|drei|vier|fünf|höchstens \d+|bis zu \d+)\s*"
        r"(?:versuche|wiederholungen|mal)|(?:höchstens|maximal|max\.?|bis zu)\s*(?:\d+|zwei|drei|vier|fünf)|"
        r"nicht wiederholt|keine wiederholung"
    ),
    "counted": r"\d|einmal|zweimal|dreimal|zwei|drei|vier|fünf|keine?|nie|unbegrenzt",
    "backoff": (
        r"exponentiell\w*|backoff|jitter|wartezeit\w*|verzögerung\w*|(?:feste?[rn]?|konstante?[rn]?|"
        r"lineare?[rn]?) (?:abstand|abstände|intervall\w*|pause)|abstand von \d"
    ),
    "spaced": r"\d|exponentiell|linear|fest\w*|konstant|jitter|sofort|steigend|verdoppel\w*|keine",
    "on": (
        r"\b(?:bei|nach|wenn|falls|nur)\b[^.;]{0,50}(?:5xx|[45]\d\d|zeitüberschreitung\w*|timeouts?|netzwerk\w*|"
        r"verbindung\w*|"
        r"fehler\w*|ausfall\w*|drosselung|vorübergehend\w*|scheiter\w*|nicht erreichbar)|vorübergehende fehler"
    ),
    "idempotency": r"idempoten\w*|nicht wiederholt|nie wiederholt|kein\w* wiederholung|nur lesend\w*",
    "writes": (
        r"\b(?:anlegen|erstellen|buchen|zahlung|bezahlen|senden|versenden|bestellen|überweisen|abbuchen|schreiben|"
        r"löschen|ändern)\b|versand"
    ),
    "database": r"datenbank\w*|transaktion\w*",
    "why": r"\b(?:weil|da|damit|um|denn|deshalb|wegen|aufgrund)\b|begründ\w*|vermeid\w*|sicherstell\w*",
    "contention": r"konsistenz|integrität|sperre\w*|konflikt\w*",
    "alternatives": r"alternativ\w*|verworfen|abgelehnt|anstatt|statt\b|geprüft|nicht gewählt",
    "none": r"^\W*(?:keine?\w*\b|nicht (?:nötig|erforderlich|zutreffend)|entfällt|es gibt keine)",
    "by hand": r"schaltfläche|knopf|button|klick\w*|manuell\w*|der nutzer",
    "unversioned": r"verwaltet\w*|gehostet\w*|ohne version|keine version|standardbibliothek|unversioniert",
    "undecided version": r"neueste\w*|aktuelle?\w*|jüngste\w*|letzte version",
    "unretried": r"^\W*(?:0|1|keine?r?|nie|nicht)\b",
    "likelihood": r"wahrscheinlichkeit|eintrittswahrscheinlichkeit",
    "impact": r"auswirkung(?:en)?|schaden|schwere",
    "mitigation": r"(?:gegen)?ma(?:ß|ss)nahmen?|minderung|abhilfe|mitigation",
    "names ttl": r"ttl|ablauf\w*|gültigkeit\w*|lebensdauer",
    "names invalidation": r"invalidier\w*",
    "names tool": r"werkzeug|redis",
    "names attempts": r"versuche?\b|anzahl",
    "names backoff": r"backoff|wartezeit",
    "names retry_on": r"vorübergehend\w*|welchen fehlern",
    "names idempotency": r"idempoten\w*",
    "names likelihood": r"wahrscheinlichkeit",
    "names impact": r"auswirkung|schwere",
    "names mitigation": r"ma(?:ß|ss)nahme|minderung|mitigation",
    "names version": r"version",
    "names reason": r"begründ|grund|zweck",
    "names relation": r"intern|beziehung",
    "names context": r"kontext",
    "names decision": r"getroffene entscheidung",
    "names rationale": r"begründ|warum|grund",
    "names alternatives": r"alternativ",
    "own": r"^\W*(?:bestehende\w*|vorhandene\w*|eigene\w*)\b",
    "spared": r"nicht (?:automatisch )?wiederholt|keine wiederholung",
    "operation": r"aufrufe?\w*|anfragen?\w*|versand|zustellung|abruf\w*|abfrage\w*|verbindung\w*",
}
LEVELS = {
    "low": r"sehr gering|gering|sehr niedrig|niedrig|unwahrscheinlich|klein|unerheblich",
    "medium": r"mittel|mä(?:ß|ss)ig|moderat|möglich",
    "high": r"sehr hoch|hoch|wahrscheinlich|kritisch|schwerwiegend|gro(?:ß|ss)|sicher|erheblich",
}
PLAIN_LEVELS = r"niedrig|gering|mittel|hoch"
VAGUE = (
    r"\b(?:bei bedarf|bedarf|wo|wenn|falls|nötig|sinnvoll|möglich|angemessen\w*|geeignet\w*|üblich\w*|standard|"
    r"gängige?\w*|"
    r"praktiken|robust|ordentlich|gut|gute|je nach|nach|fall|behandeln|behandelt|verwenden|nutzen|wird|werden|und|"
    r"oder|der|die|"
    r"das|in|im|zu|eine?|cache|caching|wiederholen|wiederholung|abgefangen|noch|beobachten)\b"
)

"""German."""

from __future__ import annotations

_TEST = r"\b(?:[\wäöüß]{2,20}-?)?tests?\b|\btestf[aä]lle?\b"

TESTS = _TEST
SUPPORT = (
    r"\btest(?:daten|umgebung\w*|benutzer\w*|konten|konto|rahmen|werkzeuge?|infrastruktur|pl[aä]ne?|ergebnisse?|"
    r"berichte?|konfiguration\w*|datenbank\w*|server\w*|hilfen|helfer\w*)\b|\b(?:für|während) (?:die |der )?tests\b|"
    r"\b(?:latest|contests?|attests?|protests?)\b"
)
RUNS = (
    r"\btests?\b[^.;]{0,40}\b(?:ausführen|laufen lassen|durchlaufen|bestehen)\b|^(?:führe|starte|prüfe|dokumentiere|"
    r"installiere|konfiguriere|entferne|korrigiere)\b|\b(?:dokumentieren|installieren|konfigurieren|einrichten)$"
)
PREPARES = ""
DOUBTS = r"\b(?:prüfen|sicherstellen|überprüfen|verifizieren)$|^(?:sicherstellen|prüfen|überprüfen)\b"
MANUAL = r"\bmanuell\w*\b|\bvon hand\b"
TRIES = r"^teste\b|\btesten$"
NOT_CODE = r"\b(?:ausführen|prüfen|überprüfen|dokumentieren|installieren|untersuchen|entscheiden|bestätigen)$"
WITH_CODE = (
    r"\b(?:mit|und)(?: den)? (?:unit-?)?tests? (?:implementieren|umsetzen|entwickeln)$|"
    r"^implementiere\b[^.;]*\b(?:mit|und) tests?\b"
)
PUT_OFF = r"[(\[](?:verschoben|zurückgestellt|optional|entfällt|übersprungen)"
HEADING = r"\b(?:[\wäöüß]{2,20}-?)?tests\b(?!\s*[&/+]| und\b)"
PREPARATION = r"\b(?:einrichtung|vorbereitung|grundlagen|aufsetzen)\b"
EVERY_STORY = r"\b(?:alle[nr]?|jede[rn]?) (?:user[- ]stor(?:y|ies)|benutzergeschichten?)\b"
KIND = {
    "unit": r"\b(?:unit|komponenten|modul)-?tests?\b",
    "integration": r"\bintegrations-?tests?\b",
    "contract": r"\b(?:vertrags|contract|kontrakt)-?tests?\b",
    "e2e": r"\bende-zu-ende\b|\bakzeptanztests?\b|\boberflächentests?\b",
}
FIRST = (
    r"\btestgetrieben\w*\b|\btest(?:s)? zuerst\b|\bzuerst\b[^.;]{0,30}\btests?\b|"
    r"\btests?\b[^.;]{0,60}\bvor (?:der|dem|jeder|jedem)\b[^.;]{0,30}(?:implementier\w+|umsetzung|code|programmier\w+)|"
    r"\brot[^\w.;]{1,4}grün\b"
)
DEMANDED = (
    r"\b(?:abgedeckt|begleitet|enth[aä]lt\w*|ha(?:t|ben)|mit|ohne|schreib\w+|geschrieben|braucht|benötig\w+|"
    r"erforder\w+|durch)\b[^.;]{0,80}"
    rf"(?:{_TEST})|(?:{_TEST})[^.;]{{0,60}}\b(?:verpflichtend|erforderlich|pflicht|vorhanden|geschrieben|abgedeckt|"
    rf"haben|enthalten|benötigt)"
)
COVERAGE = r"\b(?:[\wäöüß]{2,20})?abdeckung\b|\bcoverage\b"
OTHER_COVERAGE = r"\b(?:mutations|anforderungs|dokumentations|typ|funktions)-?(?:test)?abdeckung\b"
BRANCH = r"\b(?:zweig|verzweigungs|branch)[\wäöüß-]*\b"
SLACK = r"\b(?:sink\w*|fall\w*|verringer\w*)\b[^.;]{0,20}\bum\b"
PART = (
    r"\b(?P<de>kritische\w* (?:pfade?n?|module?n?|abläufe?n?)|geschäftslogik|fachlogik|domänenlogik|kernlogik|"
    r"neue[nrms]? code|back-?end|front-?end|jedes? (?:modul|paket|service|dienst|komponente))\b"
)
LEFT_OPEN = r"\b(?:optional\w*|nicht (?:verpflichtend|erforderlich|nötig)|empfohlen|wünschenswert|ziel)\b"

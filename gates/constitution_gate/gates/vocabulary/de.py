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

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
    "calls-external": {
        "calls": (
            r"\b(?:ruft|rufen|aufruf\w*|abruf\w*|abfrag\w*|fragt|sendet|senden|nutzt|nutzen|verwendet|über|anbindung|"
            r"integriert\w*|bezieht|holt|lädt)\b[^\n.;|]{0,50}\b(?:extern\w*|fremd\w*|drittanbieter\w*)[^\n.;|]{0,30}"
            r"(?:api|dienst|schnittstelle|system|anbieter)|\b(?:zahlungs|identitäts|sms-|e-mail-|versand)(?:anbieter|"
            r"dienst\w*|gateway\w*)\b|\b(?:versendet|verschickt|sendet|verschicken|versenden|senden) (?:\w+ ){0,4}?"
            r"(?:e-?mails?|sms|push-?\w+)\b|\b(?:e-?mails?|sms) (?:\w+ ){0,5}?(?:versendet|verschickt|gesendet)\b|"
            r"\banmeldung (?:über|mit|via) (?:google|microsoft|apple|github)\b|\bpush-?benachrichtigung\w*"
        ),
        "denies": (
            r"\b(?:kein\w*|ohne)\b[^\n.;|]{0,16}\b(?:extern\w* (?:dienst\w*|system\w*|api\w*|schnittstell\w*|"
            r"aufruf\w*)|netzwerk\w*|internet\w*)|\b(?:vollständig|rein) (?:lokal|offline)\b"
        ),
        "simulated": r"\b(?:gemockt\w*|attrappe\w*|simuliert\w*|in (?:den )?tests?)\b",
        "talks": (
            r"\b(?:ruft|rufen|aufruf\w*|abruf\w*|sendet|senden|versendet|nutzt|nutzen|verwendet|über|per|anbindung|"
            r"bindet|integriert\w*|bucht|belastet|authentifizier\w+|anmeld\w+|weiterleit\w+|liefert)\b"
        ),
    },
    "caches": {
        "keeps": (
            r"\b(?:zwischengespeichert|zwischenspeicher\w*|gecacht|gecached)\b|\b(?:cache|cachen|caching)\b[^\n.;|"
            r"]{0,50}\b(?:gültig\w*|sekunden|minuten|stunden|ablauf\w*|verworfen|invalidier\w*|ungültig|speicher\w*|"
            r"arbeitsspeicher|schlüssel)|\b(?:im|aus dem|in den|über den|einen?) cache\b"
        ),
        "denies": r"\b(?:kein\w*|ohne)\b (?:\w+ )?(?:cache\w*|caching|zwischenspeicher\w*)",
        "kept as it is": r"\b(?:bestehend\w*|vorhanden\w*|unverändert|bereits|könnte\w*)\b",
    },
    "handles-pii": {
        "handles": (
            r"\bpersonenbezogen\w* daten\b[^\n.;|]{0,60}\b(?:gespeichert|verarbeitet|erhoben|gelöscht|angezeigt|"
            r"verschlüsselt|exportiert)|\b(?:speicher\w*|verarbeit\w*|erheb\w*|lösch\w*|zeig\w*|enthält|enthalten)\b"
            r"[^\n.;|]{0,50}\bpersonenbezogen\w*"
            r"|\be-?mail(?:-?adresse)? und passwort\b"
        ),
        "names": (
            r"\b(?:e-?mail-?adress\w*|telefonnummer\w*|handynummer\w*|anschrift\w*|(?:liefer|rechnungs|privat|"
            r"wohn)adress\w*|geburtsdat\w+|geburtstag\w*|vor- und nachname\w*|vorname\w*|nachname\w*|ausweisnummer\w*|"
            r"steuernummer\w*|iban|bankverbindung\w*|kreditkarte\w*|gehälter\w*|gehaltsdaten|gehaltsabrechnung\w*|"
            r"patient\w*|gesundheitsdaten|diagnose\w*|kontaktdaten|kundendaten|mitarbeiterdaten|"
            r"standort des (?:nutzers|benutzers|fahrers)|ip-adress\w*)\b"
        ),
        "accounts": r"\b(?:anmeld\w+|registrier\w+|benutzerkont\w+|nutzerkont\w+|angemeldete\w*|passwort)\b",
        "attributes": r"\b(?:e-?mail\w*|telefon\w*|vorname|nachname|anschrift|geburtsdatum)\b",
        "denies": (
            r"\b(?:kein\w*|ohne)\b (?:\w+ )?personenbezogen\w*(?![^\n.;|]{0,30}\b(?:log\w*|protokoll\w*|url\w*|"
            r"fehlermeldung\w*)\b)"
        ),
        "people": (
            r"\b(?:be)?nutzer\w*|\bkund(?:e|en|in\w*)\b|\bmitarbeiter\w*|\bmitglied\w*|\bpatient\w*|\bteilnehmer\w*"
        ),
    },
}

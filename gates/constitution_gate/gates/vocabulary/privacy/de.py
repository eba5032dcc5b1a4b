"""German."""

from __future__ import annotations

PERSONAL_DATA = {
    "email address": "e mail adresse*; emailadresse*; mailadresse*; e mailadresse*",
    "loosely email address": "e mail; e mails; email; emails",
    "phone number": "telefonnummer*; handynummer*; mobilnummer*; rufnummer*; telefon",
    "name": (
        "vorname*; nachname*; familienname*; vollständiger name; vollständige name*; kundenname*; klarname*; namen der"
    ),
    "loosely name": "name; namen",
    "postal address": (
        "anschrift*; postanschrift*; lieferadresse*; rechnungsadresse*; wohnadresse*; postadresse*; postleitzahl*"
    ),
    "loosely postal address": "adresse; adressen",
    "date of birth": "geburtsdatum; geburtsdaten; geburtstag*",
    "identity number": (
        "sozialversicherungsnummer*; ausweisnummer*; personalausweis*; reisepass*; passnummer*; steuer id*; "
        "führerschein*"
    ),
    "IP address": "ip adresse*; client ip; ip",
    "location": "standort des*; standortdaten; gps koordinaten; aufenthaltsort*; live standort*",
    "loosely location": "breitengrad; längengrad; koordinaten; standort",
    "health data": (
        "gesundheitsdaten; diagnose; diagnosen; krankheit*; krankenakte*; medikation; blutgruppe; patientendaten"
    ),
    "payment data": "kreditkarte*; kartennummer*; iban; bankverbindung*; kontonummer*; zahlungsdaten",
    "biometric data": "biometrisch*; fingerabdr*; stimmabdr*",
    "personal trait": "geschlecht; nationalität; religion; familienstand; staatsangehörigkeit",
    "password": "passwort; passwörter; passworts; kennwort; kennwörter",
}

PII = {
    "marker": (
        "personenbezogen*; personenbezug; dsgvo; schutzbedürftig*; sensibel; sensible*; vertraulich*; "
        "besondere kategorie*; persönliche daten"
    ),
    "general": (
        "personenbezogen*; dsgvo; persönliche daten; persönlicher daten; nutzerdaten; benutzerdaten; kundendaten; "
        "mitgliederdaten; sensible daten; patientendaten"
    ),
    "section": (
        "personenbezogen*; datenschutz; dsgvo; datenklassifi*; schutzklasse*; persönliche daten; vertraulichkeit"
    ),
    "classification": (
        "personenbezogen*; personenbezug; klassifi*; schutzklasse*; schutzbedarf; vertraulichkeit; datenschutz; "
        "dsgvo; sensibel"
    ),
    "marking": (
        "gekennzeichnet; kennzeichn*; markiert; klassifizi*; eingestuft; inventar*; ausgewiesen; benannt; dokumentiert"
    ),
    "unclassed": "nein; kein; keine; nicht personenbezogen",
    "protection": (
        "verschlüssel*; gehasht; hash*; maskier*; geschwärzt; schwärz*; pseudonymi*; anonymi*; zugriffskontrolle*; "
        "rollenbasiert*; nur administrator*; nur admins; nur der eigentümer; nur für; nur der nutzer; "
        "nur die nutzer*; nur berechtigte; berechtigung*; zugriff & beschränkt; einwilligung*; aufbewahr*; "
        "löschfrist*; gelöscht; löschung; lösch*; nicht gespeichert; nicht übertragen; datensparsam*; "
        "verlassen das gerät nicht; nicht ausgegeben; nicht zurückgegeben; tls"
    ),
    "guarding": "schütz*; geschützt; offengeleg*; preisgegeb*; übertrag*; weitergegeb*; sichtbar",
    "not protection": "passwort & hash*; passwort & gehasht",
    "log": "protokollier*; logg; logge; loggen; loggt; log & schreib*; log & enth*; protokoll & enth*; logs; log",
    "logged": (
        "protokolliert; geloggt; ins log; in das log; ins protokoll; im log; in logs; in den logs; in die logs; "
        "im protokoll; in protokollen; mitprotokolliert; mitgeloggt; protokollieren"
    ),
    "not log": (
        "audit log*; auditprotokoll*; prüfprotokoll*; log level*; sitzungsprotokoll*; protokollstufe*; einlog*; "
        "ausgeloggt; eingeloggt; kommunikationsprotokoll*"
    ),
    "not datum": (
        "e mail versand*; e mail benachrichtigung*; e mail vorlage*; e mail verifi*; bestätigungs e mail*; "
        "e mail dienst*; passwort zurücksetz*; passwort reset*; passwortänderung*; falsches passwort; "
        "passwort hash*"
    ),
    "between": (
        "wenn; falls; nachdem; bevor; send*; versend*; ohne; nicht; nie; niemals; kein*; statt; weil; während; für"
    ),
    "before logged": (
        "wenn; falls; nachdem; bevor; send*; versend*; versand*; ohne; nicht; nie; niemals; kein*; fehler; "
        "ungültig*; für"
    ),
    "mailing": "send*; versend*; versand*; vorlage*; zustell*; warteschlange*; benachrichtigung*",
    "unlogged": (
        "nie; niemals; nicht; kein*; ohne; vermeid*; verhinder*; ausgeschlossen; ausgenommen; verboten; untersagt; "
        "statt; anstelle; entfern*; unzulässig; nirgends; weder"
    ),
    "redacted": (
        "maskier*; geschwärzt; schwärz*; gehasht; hash*; pseudonymi*; anonymi*; verschlüssel*; gekürzt; gefiltert; "
        "unkenntlich"
    ),
    "unredacted": "klartext; unmaskiert; unverschlüsselt; ungehasht",
    "ids": "nur ids; nur die id*; nur die nutzer id*; nur kennungen; nur die benutzer id*",
    "audit": "audit; prüfprotokoll*; revisionssicher*; auditprotokoll*",
    "norm": "darf nicht; dürfen nicht; muss; müssen; darf nie",
    "risk": "risiko; risiken; bedrohung*",
}

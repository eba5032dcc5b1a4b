"""German."""

STATED = {
    "security": {
        "subject": "sicherheit; sicherheitsanforderungen; sicherheitsaspekte",
    },
    "authentication": {
        "how": "erforderlich; jede anfrage; jede* anfrage; abgelehnt",
        "rule": (
            "nur angemeldete; muss angemeldet; müssen angemeldet; müssen sich anmelden; muss sich anmelden; "
            "anmeldung erforderlich; authentifizierung erforderlich; erfordert eine anmeldung; erfordern eine anmeldung"
        ),
        "subject": (
            "authentifizier*; authentisier*; anmeld*; angemeldet*; einlogg*; eingeloggt*; login; logins; "
            "zugangsprüfung*"
        ),
        "means": (
            "passwort hash*; gehashte* passw*; sitzungscookie*; sitzungs cookie*; session cookie*; single sign on; "
            "e mail und passwort; benutzername und passwort; einmalpasswort*; zwei faktor*; client zertifikat*; "
            ""
            ""
            "signatur & geprüft; bestehende anmeldung; bestehende authentifizierung; "
            "anmeldung über; anmeldung mit; anmeldung per; anmeldung erfolgt; authentifizierung über; "
            "authentifizierung mit; authentifizierung per; authentifizierung erfolgt; authentifizieren sich mit; "
            "authentifizieren sich über; melden sich & an; meldet sich & an; ohne anmeldung & 401; "
            "nicht angemeldete & 401; nicht angemeldet & weitergeleitet"
        ),
        "exactly": ("token*; cookie*; gateway; bestehend*; unverändert; läuft ab"),
        "absent": (
            "ohne anmeldung; keine anmeldung; ohne konto; anonymer zugriff; öffentlich zugänglich; keine benutzerkonten"
        ),
    },
    "authorization": {
        "subject": "autorisier*; berechtigung*; zugriffsrecht*; zugriffskontroll*; zugriffsschutz; rechteprüfung*",
        "means": (
            "rollenbasiert*; nur administrator*; nur admins; nur der eigentümer; nur eigentümer; nur der besitzer; "
            "nur die eigenen; nur eigene*; nur & eigenen; nur die rolle; nur nutzer mit; nur benutzer mit; "
            "mandantentrennung; zeilenbasierte sicherheit; eigentümerprüfung*; alle angemeldeten; rolle & nur; "
            "nur & rolle; nach rolle; je rolle; rollenprüfung*; erfordert die rolle; rolle & erforderlich; "
            "rollen und rechte"
        ),
        "how": (
            "nur; prüf*; geprüft; erzwungen; serverseitig*; abgelehnt; darf; dürfen; erforderlich; admin*; "
            "eigentümer*; bestehend*; unverändert"
        ),
        "absent": "keine rollen; nur ein nutzer; nur ein benutzer; einzelnutzer*; keine berechtigungen",
    },
    "secrets": {
        "subject": (
            "geheimnis*; zugangsdaten; api schlüssel*; passwörter der datenbank; datenbankpasswort*; "
            "verbindungszeichenfolge*; privater schlüssel; privaten schlüssel*; kennwort; kennwörter; "
            "zugangsschlüssel; geheime schlüssel; schlüsselmaterial; signaturschlüssel*"
        ),
        "means": "geheimnisverwaltung; schlüsselbund; secret speicher",
        "exactly": (
            "umgebungsvariable*; tresor; aus der umgebung; in der umgebung; liegen in; liegt in; gespeichert in; "
            "gehalten in; kommen aus; kommt aus; geladen aus; nicht im repository; außerhalb des repositor*; "
            "zur laufzeit; rotiert"
        ),
        "absent": "keine geheimnisse; keine zugangsdaten; keine schlüssel; keine api schlüssel",
    },
    "transport-encryption": {
        "subject": "transportverschlüsselung; verschlüsselte übertragung; verschlüsselung",
        "means": "verschlüsselt übertragen",
        "how": "erforderlich; nur; alle; erzwungen; gateway; proxy",
    },
    "encryption-at-rest": {
        "subject": "verschlüsselung; verschlüsselt gespeichert; verschlüsselt abgelegt",
        "means": "festplattenverschlüsselung",
        "how": "ruhend*; spalte*; datenträger; ablage",
    },
    "input-validation": {
        "named": "eingabe*",
        "subject": "eingabeprüfung; eingabevalidierung; validier*; eingaben & geprüft",
        "means": "serverseitig validiert; serverseitig geprüft; schema & geprüft; positivliste; maximale länge",
        "how": "schema*; serverseitig*; abgelehnt; länge; bereich; format; müssen; jede; alle",
    },
    "rate-limiting": {
        "subject": "ratenbegrenzung; anfragelimit*; drosselung",
        "means": "anfragen pro minute; anfragen pro sekunde; versuche pro",
        "how": "pro; höchstens; maximal; gateway",
    },
    "observability": {
        "subject": "beobachtbarkeit; observability; monitoring; überwachung; telemetrie; betriebsüberwachung",
    },
    "logging": {
        "subject": "log; logs; logging; protokollierung; protokollier*; protokolle; protokolliert; geloggt",
        "unlike": (
            "login; logout; einlog*; auslog*; audit log; audit logs; audit logging; auditprotokoll*; "
            "prüfprotokoll*; änderungsprotokoll*; protokoll http; sitzungsprotokoll*; gesprächsprotokoll*; "
            "kommunikationsprotokoll*; netzwerkprotokoll*; changelog"
        ),
        "means": (
            "strukturierte log; strukturierte logs; strukturierte logging; strukturiertes log; strukturiertes logs; "
            "strukturiertes logging; strukturiert protokolliert; json log; json logs; json logging; log level*; "
            "protokollstufe*; wird protokolliert; werden protokolliert; wird geloggt; werden geloggt; "
            "protokolliert jede*; protokolliert alle*; fehler & protokolliert; protokolliert & fehler; logdatei*; "
            "auf stdout; auf stderr; nach stdout; nach stderr; zugriffsprotokoll*; fehlerprotokoll*; "
            "zentrales logging; bestehender logger; bestehendes logging; loggt jede*; loggt alle*"
        ),
        "how": (
            "fehler; anfrage*; ereignis*; jede*; alle*; stufe*; level; stdout; stderr; json; strukturiert*; mit; "
            "über; bestehend*; aufbewahr*; datei"
        ),
        "absent": "keine protokollierung; kein logging; keine logs; keine neuen logs",
    },
    "metrics": {
        "subject": "metrik; metriken; messwert*; kennzahl*; messung*",
        "unlike": "erfolgsmetrik*; erfolgskennzahl*; qualitätsmetrik*; geschäftskennzahl*; codemetrik*",
        "means": (
            "metrik endpunkt*; metrikendpunkt*; metriken & erfasst; erfasst & metriken; metriken & exportiert; "
            "exportiert & metriken; metriken & latenz; latenz & metriken; metriken & dauer; dauer & metriken; "
            "metriken & anzahl; anzahl & metriken; metriken & veröffentlicht; veröffentlicht & metriken; "
            "metriken & gesammelt; gesammelt & metriken; metriken & bereitgestellt; bereitgestellt & metriken; "
            "metriken & aufgezeichnet; aufgezeichnet & metriken; zähler für; histogramm*; latenz & gemessen; "
            "gemessen & latenz; dauer & gemessen; gemessen & dauer; dauer & erfasst; erfasst & dauer; "
            "fehlerrate & erfasst; erfasst & fehlerrate; antwortzeit & gemessen; gemessen & antwortzeit"
        ),
        "how": (
            "latenz*; dauer*; anzahl; rate; durchsatz; fehlerrate; erfass*; export*; gemessen; misst; gesammelt; "
            "endpunkt; dashboard*; speicher; pro"
        ),
        "absent": "keine metriken; keine telemetrie; keine messung",
    },
    "tracing": {
        "subject": "tracing; ablaufverfolgung; nachverfolgung; traces",
        "unlike": (
            "stacktrace*; sendungsverfolgung; rückverfolgbarkeit; anforderungsverfolgung; bestellverfolgung; "
            "fortschrittsverfolgung; span tag*"
        ),
        "means": (
            "verteiltes tracing; verteilte ablaufverfolgung; request tracing; tracing über; tracing mit; "
            "tracing per; spans für; ein span; trace kontext; trace context"
        ),
        "how": (
            "span*; propagiert; weitergereicht; weitergegeben; anfrage*; jede*; header; dienst*; kontext; sampling; "
            "export*; id; ids"
        ),
        "absent": "kein tracing; kein verteiltes; keine ablaufverfolgung",
    },
    "health-checks": {
        "subject": (
            "health check*; healthcheck*; zustandsprüfung*; gesundheitsprüfung*; liveness; readiness; "
            "bereitschaftsprüfung*"
        ),
        "means": "health endpunkt*; liveness probe*; readiness probe*; zustandsendpunkt*; statusendpunkt*",
        "how": "endpunkt*; liefert; antwortet; datenbank; sekunden; probe*; prüft",
        "absent": "kein health check*; keine zustandsprüfung*",
    },
    "alerting": {
        "subject": "alarm*; alarmierung; benachrichtigung der bereitschaft; alerting; rufbereitschaft",
        "unlike": "alarmanlage*; alarm dialog*",
        "means": (
            "alarm bei; alarm wenn; alarme bei; alarmregel*; schwellwert* & alarm*; alarm* & schwellwert*; "
            "alarmiert die bereitschaft; rufbereitschaft & benachrichtigt; benachrichtigt & rufbereitschaft; "
            "alarmiert bei"
        ),
        "how": "bei; wenn; schwell*; über; minuten; rate; bereitschaft; regel*; kanal",
        "absent": "keine alarm*; keine rufbereitschaft",
    },
    "correlation-ids": {
        "subject": "korrelations id*; korrelationskennung*; request id*; anfrage id*; trace id*; anfragekennung*",
        "means": (
            "korrelations id & jede*; jede* & korrelations id; korrelations id & log; korrelations id & logs; "
            "korrelations id & logging; logs & korrelations id; logging & korrelations id; korrelations id & logged; "
            "korrelations id & header; header & korrelations id; korrelations id & weiter*; "
            "weiter* & korrelations id; korrelations id & protokoll*; protokoll* & korrelations id; "
            "request id & jede*; jede* & request id; request id & protokoll*; protokoll* & request id; "
            "request id & header; header & request id; request id & antwort*; antwort* & request id; "
            "anfrage id & jede*; jede* & anfrage id; anfrage id & protokoll*; protokoll* & anfrage id; "
            "trace id & jede*; jede* & trace id; trace id & protokoll*; protokoll* & trace id; trace id & antwort*; "
            "antwort* & trace id"
        ),
        "how": (
            "jede*; header; weiter*; erzeugt; log; logs; logging; protokoll*; antwort*; fehler; alle*; enthält; "
            "middleware"
        ),
        "absent": "keine korrelations id*; keine request id*",
    },
    "audit-log": {
        "subject": (
            "audit; auditprotokoll*; audit log; audit logs; audit logging; prüfprotokoll*; revisionssicher*; "
            "änderungsprotokoll*; nachvollziehbarkeit"
        ),
        "means": (
            "audit tabelle*; prüfprotokoll & gespeichert; gespeichert & prüfprotokoll; "
            "auditprotokoll & gespeichert; gespeichert & auditprotokoll; wer wann was; akteur & zeitpunkt; "
            "zeitpunkt & akteur; im auditprotokoll; im audit log; audit eintrag; audit einträge"
        ),
        "how": "akteur*; zeitpunkt*; jede*; alle*; speicher*; tabelle*; aufbewahr*; unveränder*; schreib*; wer; wann",
        "absent": "kein audit*; keine prüfprotokoll*",
    },
}
MOODS = {
    "reason": "weil; da es; da die; einmalig; offline; kommandozeile; cli; einzelprozess; statisch",
    "alternative": "unabhängiger test; alternative*; verworfen*; abgelehnte option*; betrachtete optionen",
    "excluded": "außerhalb des umfangs; nicht im umfang; nicht ziele; nichtziele; nicht umfang; nicht teil",
    "later": (
        "künftig*; zukünftig*; zukunft; später*; spätere phase; noch offen; noch zu klären; wird noch; "
        "zurückgestellt; offene frage*"
    ),
    "refuses": "abgelehnt; verweigert; gesperrt; weitergeleitet; darf nicht; dürfen nicht; nicht zugreifen; fehler",
    "frame": (
        "benutzer; nutzer; ablauf; konzept; strategie; verwaltung; umgang; mit; und; der; die; das; modell; "
        "anforderungen; anforderung; prüfung; schutz; regeln; rollen"
    ),
    "empty": (
        "bewährte* verfahren; bewährte* praktik*; stand der technik; gemäß; entsprechend; verfassung; grundsatz; "
        "prinzip*; sicher; sicherheit; angemessen*; geeignet*; bei bedarf; falls nötig; wird; werden; wurde; sind; "
        "soll; sollen; muss; müssen; erfüllt; eingehalten; beachtet; berücksichtigt; sichergestellt; gewährleistet; "
        "geprüft; umgesetzt; erforderlich; notwendig; nötig; keine; kein; nicht; ohne; eine; einen; diese*; dieses; "
        "alle; auch; noch; dass; beim; nach; eben; standard*; üblich*; funktion; feature*; änderung*"
    ),
    "hides": "nicht protokolliert; nie protokolliert; nicht geloggt; maskier*; geschwärzt",
}

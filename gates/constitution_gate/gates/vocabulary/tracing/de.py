"""German."""

from __future__ import annotations

REQUIREMENTS = "anforderung; erfolgskriteri; messbare ergebnisse; akzeptanzkriteri; abnahmekriteri"
RETELLING = (
    "klarstellung; klärung; historie; änderungsverlauf; nachverfolgbarkeit; rückverfolgbarkeit; abdeckung; "
    "prüfliste; checkliste; abhängigkeit; annahme; offene fragen; anmerkung; schlüsselentität; szenarien; randfälle; "
    "glossar; zusammenfassung"
)
SET_ASIDE = (
    "entfernt; entfallen; entfällt; veraltet; verworfen; zurückgezogen; zurückgestellt; verschoben; nicht im umfang; "
    "außerhalb des umfangs; nicht-ziel; abgelöst; gestrichen"
)
SHARED = (
    "einrichtung; vorbereitung; grundlage; fundament; infrastruktur; feinschliff; abschluss; querschnitt; "
    "dokumentation; aufräum; bereitstellung; auslieferung; test; validierung; verifikation; prüfung; qualität; "
    "sicherheit; leistung; überwachung; refaktor; migration; integration; umgebung; gemeinsam"
)
AFTER_RELEASE = (
    "zufriedenheit; akzeptanz; bindung; konversion; supportanfrag; % der nutzer; % der benutzer; % der anwender; "
    "prozent der nutzer; ohne hilfe; ohne anleitung; verfügbarkeit von 9; nach dem start; nach der veröffentlichung; "
    "pro monat; pro quartal; nutzer können; benutzer können; beim ersten versuch; intuitiv"
)
VERIFICATION = (
    "lasttest; stresstest; leistungstest; performancetest; benchmark; sicherheitsprüfung; audit; penetrationstest; "
    "testabdeckung; regressionstest; barrierefreiheit; gemessen mit; nachgewiesen durch"
)
COMMON = """
der die das den dem des ein eine einen einem einer eines und oder aber auch nur nicht kein keine keinen mit ohne für
von vom zu zum zur in im an am auf aus bei bis durch gegen nach über um unter vor zwischen als wie wenn falls dass ob
ist sind war wird werden wurde sein hat haben kann können muss müssen soll sollen darf dürfen jede jeder jedes jeden
alle alles mehr weniger es sie er man ihr ihre sich so dann dabei sowie bzw system nutzer benutzer anwender anwendung
produkt funktion unterstützen bereitstellen ermöglichen erlauben erstellen anlegen hinzufügen umsetzen aktualisieren
aufgabe datei test tests klasse methode komponente dienst
"""
KEEPS = "rückwärtskompatib; abwärtskompatib; unverändert; weiterhin"
SUFFIXES = """
ungen ung ierungen ierung ieren iert ierte ierten keiten keit heiten heit lich liche lichen licher liches ische ischen
isch bare baren bar enden ende end ern er en em es et e s t n
"""
TERMS = """
anmelden=login+auth anmeldung=login+auth abmelden=logout+auth konto=account passwort=password kennwort=password
registrieren=register+signup rolle=role berechtigung=permission+role authentifizierung=auth autorisierung=auth
sitzung=session exportieren=export importieren=import hochladen=upload herunterladen=download suchen=search
suche=search filtern=filter sortieren=sort seite=page liste=list detail=detail löschen=delete+remove
entfernen=delete+remove bearbeiten=edit+update ändern=edit+update stornieren=cancel abbrechen=cancel senden=send
absenden=submit genehmigen=approve freigeben=approve ablehnen=reject entwurf=draft veröffentlichen=publish
benachrichtigung=notification nachricht=message kommentar=comment anhang=attachment datei=file dokument=document
vorlage=template version=version status=state zustand=state+status datum=date zeit=time frist=deadline
wiederholung=retry fehler=error+fail validieren=validate+validation prüfen=validate+check doppelt=duplicate
gleichzeitig=concurrency sperre=lock protokoll=log+audit cache=cache warteschlange=queue datenbank=database
speichern=save+store anfrage=request antwort=response schlüssel=key verschlüsseln=encrypt+crypto sicherheit=security
bericht=report diagramm=chart statistik=stats übersicht=dashboard+list betrag=amount bestellung=order produkt=product
warenkorb=cart zahlung=payment erstattung=refund bestand=inventory+stock lager=inventory+stock preis=price
kunde=customer kunden=customer administrator=admin mitarbeiter=employee team=team mitglied=member einladung=invitation
kalender=calendar termin=appointment buchung=booking ereignis=event projekt=project bild=image sprache=language+i18n
verlauf=history rechnung=invoice patient=patient lieferung=delivery adresse=address barrierefrei=a11y
"""

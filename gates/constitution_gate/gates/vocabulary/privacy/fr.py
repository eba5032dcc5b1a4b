"""French."""

from __future__ import annotations

PERSONAL_DATA = {
    "email address": (
        "adresse e mail; adresses e mail; adresse email; adresses email; adresse électronique; "
        "adresses électroniques; adresse de courriel; courriel de l'utilisateur; e mail de l'utilisateur; "
        "e mail du client"
    ),
    "loosely email address": "e mail; e mails; email; emails; courriel; courriels; l'e mail; l'email",
    "phone number": "téléphone; téléphones; numéro de téléphone; numéros de téléphone; portable",
    "name": (
        "nom complet; noms complets; prénom; prénoms; nom de famille; nom du client; nom de l'utilisateur; "
        "nom du patient; noms des"
    ),
    "loosely name": "nom; noms",
    "postal address": (
        "adresse postale; adresses postales; adresse de livraison; adresse de facturation; domicile; code postal"
    ),
    "loosely postal address": "adresse; adresses",
    "date of birth": "date de naissance; dates de naissance; anniversaire",
    "identity number": (
        "numéro de sécurité sociale; passeport*; carte d'identité; pièce d'identité; permis de conduire"
    ),
    "IP address": "adresse ip; adresses ip; ip du client; l'ip; ip",
    "location": (
        "position de l'utilisateur; géolocalisation; coordonnées gps; données de localisation; position actuelle"
    ),
    "loosely location": "latitude; longitude; coordonnées; localisation",
    "health data": (
        "données de santé; dossier médical; dossiers médicaux; diagnostic médical; antécédents; "
        "groupe sanguin; données médicales"
    ),
    "payment data": (
        "carte bancaire; cartes bancaires; carte de crédit; numéro de carte; iban; compte bancaire; "
        "données de paiement; coordonnées bancaires"
    ),
    "biometric data": "données biométriques; empreinte digitale; biométri*",
    "personal trait": "genre; religion; nationalité; état civil; orientation sexuelle",
    "password": "mot de passe; mots de passe",
}

PII = {
    "marker": (
        "données personnelles; donnée personnelle; données à caractère personnel; informations personnelles; "
        "sensible; sensibles; confidentiel; confidentielle; confidentielles; rgpd"
    ),
    "general": (
        "données personnelles; données à caractère personnel; informations personnelles; données sensibles; "
        "données utilisateur; données des utilisateurs; données clients; données des clients; rgpd"
    ),
    "section": (
        "données personnelles; données à caractère personnel; vie privée; protection des données; "
        "classification des données; confidentialité; rgpd"
    ),
    "classification": (
        "classification; sensibilité; confidentialité; donnée personnelle; données personnelles; personnel; "
        "personnelle; sensible"
    ),
    "marking": (
        "identifié*; identifi*; marqué*; classifié*; classé*; déclaré*; étiqueté*; annoté*; inventori*; "
        "recensé*; documenté*"
    ),
    "unclassed": "non; aucun; aucune; non personnel; non personnelle",
    "protection": (
        "chiffr*; hach*; hash*; masqu*; anonymis*; pseudonymis*; caviard*; contrôle d'accès; contrôle des accès; "
        "basé sur les rôles; seuls les administrateurs; seul l'administrateur; seul le propriétaire; "
        "seul l'utilisateur; réservé aux; réservée aux; réservés aux; accès restreint; accès limité; "
        "limité aux; permission*; moindre privilège; consentement; conserv*; rétention; supprim*; suppression; "
        "effac*; droit à l'oubli; purg*; ne sont pas stockées; n'est pas stocké*; jamais partag*; minimis*; tls"
    ),
    "guarding": "protég*; expos*; divulg*; partag*; transm*; visible*",
    "not protection": "mot de passe & hach*; mots de passe & chiffr*",
    "log": (
        "journalise; journalisent; journaliser; journalisation; loguer; logue; log; logs; journaux & contiennent; "
        "inscrit & journal; écrit & journal; écrit & log"
    ),
    "logged": (
        "journalisé; journalisée; journalisés; journalisées; dans les journaux; dans le journal; dans les logs; "
        "dans le log; loggué*; logué*; dans un log; dans les traces"
    ),
    "not log": "journal d'audit; journaux d'audit; niveau de log; journal de bord; login; audit log*; catalogue",
    "not datum": (
        "envoi d'e mail*; envoi d'email*; e mail de confirmation; email de confirmation; e mail envoyé; "
        "e mails envoyés; notification par e mail; réinitialisation du mot de passe; changement de mot de passe; "
        "mot de passe incorrect; service d'e mail"
    ),
    "between": (
        "quand; lorsque; si; après; avant; envoie*; envoy*; sans; jamais; ne; pas; n'est; sauf; pour; parce; au lieu"
    ),
    "before logged": (
        "quand; lorsque; si; après; avant; envoie*; envoy*; sans; jamais; ne; pas; sauf; erreur; erreurs; invalide*"
    ),
    "mailing": "envoie*; envoy*; envoi*; modèle d'e mail; notification*; file d'attente",
    "unlogged": (
        "jamais; ne; pas; n'est; n'apparaît; n'apparaissent; sans; aucun; aucune; évit*; empêch*; exclu*; omet*; "
        "interdit*; au lieu de; retir*; hors des journaux; hors des logs; ni; plutôt que"
    ),
    "redacted": (
        "masqu*; anonymis*; pseudonymis*; hach*; hash*; chiffr*; tronqu*; caviard*; obfusqu*; quatre derniers; filtr*"
    ),
    "unredacted": "en clair; non masqué*; non chiffré*; texte brut",
    "ids": (
        "uniquement l'id; seulement l'id; uniquement les identifiants; seul l'identifiant; seuls les identifiants; "
        "uniquement des identifiants"
    ),
    "audit": "audit; audits",
    "norm": "ne doit; ne doivent; doit; doivent; interdit",
    "risk": "risque; risques; menace*",
}

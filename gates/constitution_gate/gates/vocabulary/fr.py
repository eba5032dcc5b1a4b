"""French."""

from __future__ import annotations

NEGATION = r"\b(?:ne|pas|sans|aucun|aucune|jamais|ni|au lieu de|plutôt que)\b|\bn'"
NEGATION_AFTER = (
    r"^\W*(?:\w+\W+){0,2}?(?:pas (?:nécessaire|requis\w*|applicable)|non (?:applicable|requis\w*|nécessaire)|"
    r"inchangé\w*|sans objet|aucune?\b|n/a|hors périmètre|existe déjà)"
)
ASIDE = (
    r"\b(?:hors (?:du )?périmètre|hors de portée|futur\w*|ultérieur\w*|alternatives?|rejetée?s?|écartée?s?|"
    r"reportée?s?|non-objectifs)\b"
)

FIELDS = {
    "storage": "stockage|base de données|persistance",
    "project type": "type de projet|type d'application",
    "dependencies": "dépendances principales|dépendances primaires|dépendances|cadriciels?",
}

FACTS = {
    "exposes-http-api": {
        "offers": (
            r"\b(?:doit|doivent|devra)\s+(?:\w+\s+){0,2}?(?:exposer|fournir|offrir|publier|proposer|"
            r"implémenter)\b[^\n.;]{0,60}\b(?:api rest|api http|rest|endpoints?|points? d'accès|"
            r"points? de terminaison)\b"
        ),
        "builds": (
            r"\b(?:créer|implémenter|ajouter|construire)\b[^\n]{0,60}(?:\bendpoints?\b|\bcontrôleurs?\b|"
            r"\broutes?\b|\bpoints? d'accès\b|\bpoints? de terminaison\b)"
        ),
        "denies": (
            r"\b(?:aucune?|sans|pas de|pas d'|ni)\s*[^\n.;]{0,24}\b(?:api|endpoints?|points? d'accès|"
            r"points? de terminaison|backend)\b"
        ),
        "consumes": (
            r"\b(?:consomm\w+|appell\w+|utilise)\b[^\n.;]{0,30}\bapi\b[^\n.;]{0,20}\b(?:existante|externe|"
            r"tierce)\b|\bclient de l'api\b"
        ),
        "consumed here": r"\b(?:consomm\w+|appel\w*|existant\w*|externes?|tierce)\b",
    },
    "persistent-data": {
        "keeps": (
            r"\b(?:doit|doivent|devra)\s+(?:\w+\s+){0,2}?(?:persister|stocker|enregistrer|sauvegarder|"
            r"conserver)\b(?![^\n.]{0,40}\b(?:mémoire|session|environnement)\b)|\b(?:stockée?s?|enregistrée?s?|"
            r"persistée?s?|sauvegardée?s?)\b[^\n.]{0,40}\b(?:base de données|table|disque|fichier)s?\b"
        ),
        "builds": (
            r"\b(?:créer|implémenter|ajouter|définir|générer)\b[^\n]{0,50}\b(?:migrations?|tables?|schéma|"
            r"dépôt)\b"
        ),
        "denies": (
            r"\b(?:aucune?|sans|pas de)\b (?:\w+ )?(?:persistance|stockage|base de données|"
            r"donnée (?:n'est )?(?:persistée|stockée))\b"
        ),
    },
    "schema-change": {
        "builds": (
            r"\b(?:créer|écrire|générer|ajouter|exécuter|appliquer)\b[^\n]{0,50}\bmigrations?\b|"
            r"\bscripts? de migration\b"
        ),
        "changes": (
            r"\b(?:nouvelles?|ajout\w*|crée\w*|modifi\w+) (?:\w+ ){0,2}?(?:tables?|colonnes?|index)\b|"
            r"\b(?:changements?|modifications?|évolutions?) (?:de|du) schéma\b"
        ),
        "converts": r"\b(?:migration|reprise) (?:de|des) données\b",
        "entities": r"\b(?:clé primaire|clé étrangère|entités?|tables?|unique|index)\b",
        "denies": (
            r"\b(?:aucune?|sans|pas de)\b (?:changement|modification|évolution|migration)s?(?: (?:de|"
            r"du) (?:schéma|base de données))?\b|\b(?:le )?schéma (?:reste|est) inchangé\b"
        ),
        "denies tables": r"\b(?:aucune?|sans|pas de)\b (?:nouvelles? )?(?:tables?|colonnes?)\b",
    },
    "multi-party-flow": {
        "exchanges": (
            r"\b(?:webhooks?|notifications? push|(?:envoi|envoie|envoyer) (?:\w+ ){0,2}?(?:e-?mails?|courriels?|"
            r"sms)|passerelle de paiement|fournisseur d'identité|prestataire de paiement|file de messages|"
            r"microservices|services? externes?)\b"
        ),
        "streams": r"\btemps réel\b",
        "denies": (
            r"\b(?:aucune?|sans|pas de)\b[^\n.;]{0,16}\b(?:services?|systèmes?|intégrations?|"
            r"dépendances?) (?:externes?|tiers)\b"
        ),
    },
}

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
    "calls-external": {
        "calls": (
            r"\b(?:appel\w*|interroge\w*|consomm\w+|invoqu\w+|récupèr\w+|utilis\w+|intègr\w+|intégr\w+|envoi\w*|via|"
            r"au moyen|connect\w+|synchronis\w+)\b[^\n.;|]{0,50}\b(?:apis?|services?|systèmes?|fournisseurs?|"
            r"plateformes?)\b[^\n.;|]{0,20}\b(?:externes?|tiers|tierces?)\b|\bpasserelle de paiement\b|"
            r"\b(?:prestataire|fournisseur) (?:de paiement|d'identité|de messagerie|de sms)\b|\b(?:envoie|envoyer|"
            r"envoi|envoient|envoyés?) (?:\w+ ){0,4}?(?:d')?(?:e-?mails?|courriels?|sms|notifications? push)\b|"
            r"\bconnexion (?:avec|via) (?:google|microsoft|apple|github|facebook)\b"
        ),
        "denies": (
            r"\b(?:aucune?|sans|pas d[e']|ni)\s*[^\n.;|]{0,20}\b(?:services?|systèmes?|apis?|appels?|intégrations?|"
            r"dépendances?) (?:externes?|tiers|tierces?|réseau)\b|\bsans (?:réseau|internet|connexion)\b|"
            r"\b(?:entièrement|totalement) (?:local\w*|hors ligne)\b"
        ),
        "simulated": r"\b(?:simul\w+|factices?|bouchon\w*|dans les tests)\b",
        "talks": (
            r"\b(?:appel\w*|interroge\w*|invoqu\w+|utilis\w+|intègr\w+|intégr\w+|envoi\w*|envoy\w+|via|avec|par|"
            r"débit\w+|authentifi\w+|redirig\w+|reçoi\w+)\b"
        ),
    },
    "caches": {
        "keeps": (
            r"\b(?:mise?s? en cache|mettre en cache|met en cache|en cache|dans (?:un|le) cache)\b|\bcache\b[^\n.;|"
            r"]{0,50}\b(?:secondes?|minutes?|heures?|expir\w+|invalid\w+|mémoire|ttl|redis)\b|\b(?:utilise\w*|ajout\w+|"
            r"un|le) cache\b(?! pas)"
        ),
        "denies": r"\b(?:aucune?|sans|pas de)\b (?:mise en )?cache\w*",
        "kept as it is": r"\b(?:existante?s?|actuel\w*|déjà|pourrai\w+|inchangé\w*)\b",
    },
    "handles-pii": {
        "handles": (
            r"\bdonnées (?:personnelles|à caractère personnel)\b[^\n.;|]{0,50}\b(?:stockées|conservées|chiffrées|"
            r"supprimées|collectées|traitées|affichées|enregistrées)|\b(?:stock\w+|conserv\w+|collect\w+|trait\w+|"
            r"chiffr\w+|supprim\w+|affich\w+|contien\w+|protèg\w+|enregistr\w+)\b[^\n.;|"
            r"]{0,50}\bdonnées (?:personnelles|à caractère personnel)\b|\brgpd\b|\be-?mail et (?:un |le |"
            r"son )?mot de passe\b"
        ),
        "names": (
            r"\b(?:adresses? (?:e-?mail|électroniques?|postales?|de livraison|de facturation|ip)|"
            r"courriel de l'utilisateur|numéros? de téléphone|date de naissance|noms? et prénoms?|prénoms?|"
            r"nom de famille|numéro de sécurité sociale|passeport|cartes? (?:bancaires?|de crédit)|compte bancaire|"
            r"salaires?|patients?|dossier médical|données (?:médicales|de santé|de contact|clients?|bancaires)|"
            r"coordonnées (?:du|des) (?:client|utilisateur|membre)s?|position de l'utilisateur)\b"
        ),
        "accounts": (
            r"\b(?:se connecte\w*|connexion de l'utilisateur|comptes? utilisateurs?|utilisateurs? authentifiés?|"
            r"inscription)\b"
        ),
        "attributes": r"\b(?:e-?mail|courriel|téléphone|prénom|adresse postale|date de naissance)\b",
        "denies": (
            r"\b(?:aucune?|sans|pas de)\b (?:\w+ )?données? (?:personnelles?|à caractère personnel)\b(?![^\n.;|"
            r"]{0,30}\b(?:logs?|journaux|journalisée?s?|urls?)\b)"
        ),
        "people": r"\b(?:utilisat(?:eur|rice)s?|clients?|employée?s?|membres?|patients?|élèves?|adhérents?)\b",
    },
}

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

HINTS = {
    "openapi-contract": (
        "openapi",
        "swagger",
        "contrat",
        "endpoint",
        "point d'accès",
        "points d'accès",
        "terminaison",
        "api",
        "réponse",
    ),
    "sequence-diagram": ("diagramme",),
    "data-model": ("modèle", "entité", "erd", "mcd"),
    "migrations": ("migration",),
    "plan-complete": ("clarification", "substituable", "espace réservé", "espaces réservés"),
}
ASKS = (
    r"\b(?:document\w*|décri\w+|défini\w*|spécifi\w+|fourni\w*|exist\w+|avoir|ont|inclu\w*|accompagn\w+|"
    r"maint\w+|publi\w+|produi\w+|"
    r"cré(?:er|és?|ées?)|écri\w+|livr\w+|requi\w*|obligatoire\w*|utilis\w+|dispos\w+|contenir|comport\w+|"
    r"conçu\w*|exig\w+|posséder|présent\w*)\b"
)
FORBIDDING = (
    r"\bne (?:doi\w+|peu\w+|devr\w+|saurai\w*)[^.;]{0,12}\b(?:pas|jamais|être|contenir)\b|\bjamais\b|"
    r"\binterdi\w+|\bproscri\w+|\bil n'y a aucun|^\W*aucune?\b"
)
UNLESS_PRESENT = r"\b(?:sans|avant|tant que|à moins)\b"
OPTIONAL = r"\b(?:optionnel\w*|facultati\w+|pas obligatoire|n'est pas requis\w*)\b|(?<!ne )\bpeu(?:t|vent)\b"
DEMANDS = {
    "openapi-contract": (
        (r"\bopenapi\b|\bswagger\b",),
        (r"\bcontrats?\b(?! de test)", r"\b(?:apis?|endpoints?|servi\w+|interfa\w+)\b", "asks"),
        (
            (
                r"\bcontrats? (?:d'|de l'|des )?(?:api|interface)s?\b|\bcontrat d'abord\b|\bcontract-first\b|"
                r"\bspécifications? (?:d'|de l')api\b"
            ),
            "asks",
        ),
        (
            r"\b(?:endpoints?|points? d'accès|points? de terminaison|apis? (?:rest|http))\b",
            r"\b(?:documentée?s?|décrite?s?|spécifiée?s?)\b",
        ),
        (r"\bformats? (?:des |de )?(?:requêtes?|réponses?)\b", r"\b(?:défini\w*|document\w*|spécifi\w*)\b"),
    ),
    "sequence-diagram": ((r"\bdiagrammes? de séquence\b", "asks"),),
    "data-model": (
        (
            (
                r"\bmodèles? (?:de|des) données\b|\bdiagrammes? entité[- ]association\b|"
                r"\bmodèle entité[- ]association\b|\berd\b|\bmcd\b"
            ),
            "asks",
        ),
    ),
    "migrations": (
        (r"\bscripts? de migration\b", "asks"),
        (
            r"\bmigrations?\b",
            r"\b(?:schémas?|base de données|bases de données|tables?|colonnes?)\b",
            r"\b(?:par|via|avec|au moyen|utilis\w+|inclu\w+|accompagn\w+|gér\w+|appliqu\w+|requi\w+|exig\w+|doi\w+)\b",
        ),
    ),
    "plan-complete": (
        (r"\bneeds clarification\b|\bespaces? réservés?\b", r"\b(?:résol\w+|supprim\w+|remplac\w+|rempli\w*)\b"),
    ),
}
ON_TOPIC = {"openapi-contract": ((r"\bcontrats?\b(?! de test)", "asks"),)}
TOPICS = {"openapi-contract": r"\bapis?\b|\bcontrat\b|\brest\b|\bendpoints?\b"}
PROHIBITED = {
    "plan-complete": (
        (r"\bneeds clarification\b|\bespaces? réservés?\b", r"\b(?:plans?|spécifications?|documents?)\b"),
    )
}
EXCLUDED = {
    "migrations": r"\bterraform\b|\bguides? de migration\b|\bmigration (?:de code|vers le cloud)\b",
    "openapi-contract": r"\bcontrats? (?:intelligents?|de travail)\b|\btiers\b",
}
ENOUGH = {
    "": (
        r"\b(?:tous|toutes?|tout|chaque|les?|la|des?|du|un|une|d'|l'|au|aux|en|dans|avec|par|pour|via|et|son|sa|"
        r"leurs?|doit|doivent|devra|être|est|sont|avoir|exister|existe|inclure|documentée?s?|décrite?s?|"
        r"définie?s?|définition|spécifiée?s?|utiliser|qui|que|nouve\w+|fichier|document|accompagnée?s?|"
        r"obligatoires?|fonctionnalités?|livrer|fournir)\b|\b[dl]'"
    ),
    "openapi-contract": (
        r"\b(?:http|rest|apis?|endpoints?|points?|accès|terminaison|openapi|swagger|contrats?|spécifications?|"
        r"services?|publi\w+)\b"
    ),
    "sequence-diagram": r"\b(?:diagrammes?|séquence|flux|majeurs|principaux|complexes|interactions?)\b",
    "data-model": r"\b(?:modèles?|données|entités?|erd|diagrammes?|ou équivalent|association|persist\w+)\b",
    "migrations": (
        r"\b(?:schémas?|bases?|données|changements?|modifications?|migrations?|scripts?|justification|"
        r"appliquée?s?|faite?s?)\b"
    ),
    "plan-complete": r"\b(?:plans?|needs clarification|espaces? réservés?|ne|pas|aucun|contenir|rester|résol\w+)\b",
}
_END = r"((?:(?!\bdoi)[^,;.()])*)"
CONDITIONAL = (
    r"\((?:si|lorsque|uniquement si) ([^()]*)\)|\b(?:si|lorsque|quand|lorsqu')\b ?"
    + _END
    + r"|\bpour les fonctionnalités (?:qui|avec|impliquant) "
    + _END
)
COMPOUND = r"\b(?:et|ou)\b"
NO_CONDITION = r"^\W*(?:applicable|nécessaire|besoin|le cas échéant)?\W*$"
CONDITIONS = {
    "handles-pii": r"\bdonnées (?:personnelles|à caractère personnel)\b",
    "caches": r"\bcache\w*",
    "calls-external": r"\b(?:services?|apis?|systèmes?) externes?\b",
    "schema-change": r"\bschémas?\b|\btables?\b",
    "multi-party-flow": r"\bcomplexes?\b|\binteractions?\b|\bplusieurs (?:services|systèmes)\b",
    "exposes-http-api": r"\bapis?\b|\bendpoints?\b",
    "persistent-data": r"\bdonnées\b|\bpersist\w+",
}

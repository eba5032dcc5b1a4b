"""French."""

from __future__ import annotations

HINTS = {
    "contract-compatibility": ("compatib", "ruptur", "breaking", "cassant", "semver", "sémantique"),
    "contract-implementation": ("contrat", "openapi", "spécification"),
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
    "architecture-decisions": ("adr", "décision", "choix"),
    "caching-strategy": ("cach",),
    "dependencies": ("dépendance", "bibliothèque", "paquet"),
    "observability-requirements": (
        "log",
        "journ",
        "métrique",
        "trac",
        "observab",
        "télémétrie",
        "santé",
        "health",
        "corrélation",
        "audit",
    ),
    "pii-logging": ("personnel", "sensible", "rgpd", "pii"),
    "requirement-coverage": ("exigence", "traçab", "récit", "user stor"),
    "retry-policy": ("réessa", "tentative", "retr", "relanc", "backoff"),
    "risk-assessment": ("risque",),
    "security-requirements": (
        "auth",
        "autoris",
        "secret",
        "identifiants",
        "mot de passe",
        "mots de passe",
        "chiffr",
        "tls",
        "https",
        "valid",
        "assaini",
        "clé",
        "sécurité",
        "permission",
        "privilège",
        "injection",
        "csrf",
        "xss",
        "owasp",
        "limit",
    ),
    "testing": ("test", "tdd", "couverture"),
}
ASKS = (
    r"\b(?:document\w*|décri\w+|défini\w*|spécifi\w+|fourni\w*|exist\w+|avoir|ont|inclu\w*|accompagn\w+|"
    r"maint\w+|publi\w+|produi\w+|cré(?:er|és?|ées?)|écri\w+|livr\w+|requi\w*|obligatoire\w*|utilis\w+|"
    r"dispos\w+|contenir|comport\w+|conçu\w*|exig\w+|posséder|présent\w*)\b"
)
FORBIDDING = (
    r"\bne (?:doi\w+|peu\w+|devr\w+|saurai\w*)[^.;]{0,12}\b(?:pas|jamais|être|contenir)\b|\bjamais\b|"
    r"\binterdi\w+|\bproscri\w+|\bil n'y a aucun|^\W*aucune?\b"
)
UNLESS_PRESENT = r"\b(?:sans|avant|tant que|à moins)\b"
OPTIONAL = r"\b(?:optionnel\w*|facultati\w+|pas obligatoire|n'est pas requis\w*)\b|(?<!ne )\bpeu(?:t|vent)\b"
_PERSONAL = (
    r"\bdonnées (?:personnelles|à caractère personnel|sensibles)\b|\binformations (?:personnelles|"
    r"sensibles)\b|\bpii\b|\brgpd\b|\bgdpr\b"
)
_PROTECTED = (
    r"\b(?:masqu\w+|anonymis\w+|pseudonymis\w+|chiffr\w+|minimis\w+|protég\w+|effac\w+|supprim\w+|respect\w+|"
    r"conform\w+|identifiée?s?|consentement|exclu\w+)\b"
)
_BREAKING = (
    r"\b(?:changements?|modifications?|évolutions?) (?:\w+ )?(?:incompatibles?|cassante?s?|"
    r"de rupture|non rétrocompatibles?)\b|"
    r"\bruptures? de (?:compatibilité|contrat)\b|\bbreaking changes?\b"
)
_NEW_VERSION = (
    r"\b(?:nouvelle )?version (?:\w+ )?majeure\b|\bnouvelle version\b|\bmajor\b|\bsemver\b|\bsémantique de version\w*|"
    r"\bversion\w+ sémantique\b"
)
_SERVED = r"\bapis?\b|\bendpoints?\b|\bcontrats?\b|\bclients?\b|\brest\b|\binterfaces?\b|\bpoints? d.(?:accès|entrée)"
_SERVING_AND_CONTRACT = (
    r"\b(?:implémentations?|code|contrôleurs?|routes?|endpoints?|gestionnaires?|serveurs?)\b[^.;]{0,80}"
    r"\b(?:contrats?(?! de test)|spécifications? (?:openapi|swagger|d'api|de l'api)|openapi)\b"
)
_AGREEING = r"(?<!\w)(?:correspond\w*|conform\w+|respect\w*|suiv\w+|suit|fidèle\w*|align\w+|cohéren\w*|écart\w*)"
_OF_AN_API = r"\bapis?\b|\bendpoints?\b|\bopenapi\b|\bswagger\b|\bhttp\b|\brest\b|\broutes\b|\bcontrôleurs\b"
DEMANDS = {
    "contract-compatibility": (
        (_BREAKING, _NEW_VERSION),
        (
            (
                r"\brétrocompatib\w+|\bcompatib\w+ (?:ascendante?s?|descendante?s?|"
                r"avec les versions (?:antérieures|précédentes))"
            ),
            _SERVED,
        ),
        (r"\bsemver\b|\bversion\w+ sémantique\b", _SERVED),
    ),
    "contract-implementation": ((_SERVING_AND_CONTRACT, _AGREEING, _OF_AN_API),),
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
    "architecture-decisions": (
        (
            r"\badrs?\b|\bregistres? de décisions?",
            r"asks \b(?:consign\w+|document\w+|écri\w+|requi\w+|exig\w+|obligatoire\w*|maint\w+|exister|sans)\b",
        ),
        (
            (
                r"\b(?:décisions?|choix) (?:\w+ )?(?:d'architecture|architectura\w+|techniques?|"
                r"technologiques?|de conception|important\w+|majeur\w*)"
            ),
            r"asks \b(?:consign\w+|document\w+|justifi\w+|alternatives|expliqu\w+)\b",
        ),
    ),
    "caching-strategy": (
        (r"\bttl\b|\bexpir\w+|\binvalid\w+|\bdurée de vie\b", r"\bcaches?\b"),
        (r"\b(?:stratégie|politique|règles?) de (?:mise en )?cache\b",),
        (r"\bdoi\w+ (?:\w+ )?être mis\w* en cache\b",),
    ),
    "dependencies": (
        (
            r"\bdépendances?\b|\b(?:bibliothèques?|paquets?) (?:externes?|tierces?|nouve\w+)",
            (
                r"(?<!\w)(?:figé\w*|épinglé\w*|version\w*|verrouill\w+|justifi\w+|raison|motif|document\w+|"
                r"déclaré\w*|listé\w*)"
            ),
        ),
        (r"\bjustification\b", r"\bdépendances?\b"),
    ),
    "observability-requirements": (
        (
            (
                r"\b(?:journaux|logs?|journalisation) structuré\w*|\bobservab\w+|\btélémétrie\b|\b(?:id|"
                r"identifiant) de (?:corrélation|requête|trace)|\b(?:correlation|request|trace)[- ]?id\b|"
                r"\b(?:endpoint|point|contrôles?|sondes?) de santé|\bhealth ?checks?\b|/health\b|\b(?:journal|"
                r"piste)s? d'audit\b|\btraçage distribué\b|\btraces distribuées\b"
            ),
        ),
        (
            r"\bmétriques\b|\btraces\b",
            r"asks (?<!\w)(?:émet\w+|expos\w+|export\w+|collect\w+|services?|latence|logs?|journaux)\b",
        ),
        (
            r"\bjournalisée?s?\b|\blogs?\b|\bjournaliser\b",
            r"(?<!\w)(?:erreurs?|exceptions?|échecs?|événements?|opérations?|actions|requêtes)\b",
        ),
    ),
    "pii-logging": ((_PERSONAL, _PROTECTED), (_PROTECTED, _PERSONAL)),
    "requirement-coverage": (
        (
            r"\btraçab\w+|\bréférenc\w+|\bcouvert\w*|\brattaché\w*|\bau moins une tâche\b",
            r"\bexigences?\b|\brécits? utilisateur\b|\buser stor\w+",
            r"\btâches?\b",
        ),
        (r"\btraçab\w+", r"\bexigences?\b|\bspécifications?\b"),
    ),
    "retry-policy": (
        (
            r"\bréess(?:ay|ai)\w+|\bnouvelles? tentatives?\b|\bretr(?:y|ies)\b|\brelanc\w+|\brejou\w+",
            (
                r"\bbackoff\b|\bexponentiel\w*|\bidempoten\w+|\btransitoire\w*|(?<!\w)éch\w+|\bpolitiques?\b|"
                r"\bstratégies?\b|\blogique\b|\bmécanismes?\b|\bdélais? d'attente\b|\b(?:appels?|services?|"
                r"apis?|intégrations?) (?:\w+ )?externes?"
            ),
        ),
        (r"\bbackoff\b",),
    ),
    "risk-assessment": (
        (r"(?<!\w)(?:évaluation|analyse|registre|matrice) (?:des|de) risques\b", "asks"),
        (
            r"\brisques\b|\bchaque risque\b",
            r"(?<!\w)(?:identifi\w+|document\w+|évalu\w+|attén\w+|consign\w+|list\w+|analys\w+|mesures)\b",
        ),
    ),
    "security-requirements": (
        (
            (
                r"\bauthentification\b|\bautorisation\b|\bauthentifiée?s?\b|\brbac\b|\bcontrôles? d'accès|"
                r"\bmoindre privilège|\boauth2?\b|\bjwt\b"
            ),
            (
                r"asks \b(?:exig\w+|requi\w+|appliqu\w+|implément\w+|utilis\w+|vérifi\w+|protég\w+|"
                r"obligatoire\w*|défini\w+|document\w+|avoir|être|sans)\b"
            ),
        ),
        (
            r"\b(?:secrets|identifiants|mots? de passe|clés? (?:d'api|privées?)|jetons d'accès)\b",
            r"\b(?:stock\w+|environnement|coffre|hach\w+|renouvel\w+|gestionnaire|chargée?s?|rotation)\b",
        ),
        (
            (
                r"\bhttps\b(?!:)|\btls\b|\bchiffr\w+|\binjections? sql\b|\bxss\b|\bcsrf\b|\bowasp\b|"
                r"\brequêtes paramétrées\b|\blimitation de débit\b|\brate[- ]limit\w*|"
                r"\bexigences de sécurité\b|\bconsidérations de sécurité\b"
            ),
        ),
        (
            r"\bentrées?\b|\bdonnées (?:d'entrée|externes|utilisateur)\b|\bsaisies?\b|\bpayloads?\b|\brequêtes\b",
            r"\b(?:valid(?:er|ée?s?)|assaini\w*|nettoyé\w*|validation)\b",
        ),
        (r"\bpermissions\b", r"\b(?:vérifi\w+|serveur)\b"),
    ),
    "testing": (
        (r"\btdd\b|\btest-first\b|\bdéveloppement piloté par les tests\b|\btests d'abord\b",),
        (r"\bcouverture (?:de|du) (?:code|tests?|lignes|branches)\b",),
        (r"\bcouverture\b", r"\d ?%|\btests?\b"),
        (
            r"\btests?\b",
            (
                r"asks (?<!\w)(?:avoir|inclu\w+|écri\w+|couv\w+|accompagn\w+|requi\w+|exig\w+|obligatoire\w*|"
                r"comport\w+|dispos\w+|sans|ajout\w+|livr\w+|posséder)\b"
            ),
        ),
        (r"\btests (?:unitaires|d'intégration|automatisés|e2e|de contrat)", r"\bpasser\b|\bréussir\b|\bci\b"),
    ),
}
ON_TOPIC = {
    "contract-implementation": ((_SERVING_AND_CONTRACT, _AGREEING),),
    "openapi-contract": ((r"\bcontrats?\b(?! de test)", "asks"),),
}
TOPICS = {
    "contract-implementation": r"\bapis?\b|\bcontrat\b|\brest\b|\bendpoints?\b",
    "openapi-contract": r"\bapis?\b|\bcontrat\b|\brest\b|\bendpoints?\b",
}
PROHIBITED = {
    "contract-compatibility": ((_BREAKING, _NEW_VERSION + "|" + _SERVED),),
    "contract-implementation": ((_SERVING_AND_CONTRACT, _AGREEING, _OF_AN_API),),
    "plan-complete": (
        (r"\bneeds clarification\b|\bespaces? réservés?\b", r"\b(?:plans?|spécifications?|documents?)\b"),
    ),
    "pii-logging": (
        (
            _PERSONAL,
            (
                r"\b(?:journalis\w+|journaux|logs?|expos\w+|divulgu\w+|transmi\w+|envoy\w+|partag\w+|stock\w+|"
                r"inclu\w+|contenir|figurer|apparaître|renvoy\w+|erreurs?|en clair)\b"
            ),
        ),
    ),
    "security-requirements": (
        (
            r"\b(?:secrets?|identifiants|mots? de passe|clés?|jetons?|tokens?)\b",
            r"\b(?:code|dépôt|source|git|version\w+|logs?|journaux|en clair|expos\w+|stock\w+|figurer)\b",
        ),
    ),
    "testing": ((r"\bcouverture\b", r"\b(?:baiss\w+|diminu\w+|inférieur\w*|tomber|descendre|sous)\b"),),
}
EXCLUDED = {
    "contract-compatibility": (
        r"\bbases? de données\b|\btables?\b|\bmigrations?\b|\bconstitution\w*|\bprincipes?\b|"
        r"\bamendements?\b|\bdépendances?\b|\bbibliothèques?\b"
    ),
    "migrations": r"\bterraform\b|\bguides? de migration\b|\bmigration (?:de code|vers le cloud)\b",
    "contract-implementation": r"\bcontrats? (?:intelligents?|de travail)\b|\btests? de contrat\b|\btiers\b",
    "openapi-contract": r"\bcontrats? (?:intelligents?|de travail)\b|\btiers\b",
    "caching-strategy": r"\bcache (?:de|du) (?:ci|compilation|docker|npm|build)\b|(?<!\w)éviter\b[^.;]{0,14}\bcache",
    "dependencies": r"\binjection de dépendances?\b|\bcirculaires?\b|\bdépendances entre\b|\bdépendances de tâches\b",
    "observability-requirements": r"\bjournal des modifications\b|\bchangelog\b|\bse connecter\b",
    "retry-policy": r"\b(?:bouton|lien|icône) (?:de )?(?:réessay\w+|relanc\w+)|\btests instables\b",
    "risk-assessment": r"\bà vos risques\b|\bviolations?\b|(?<!\w)écarts?\b",
    "testing": (
        r"\benvironnements? de tests?\b|\bdonnées de tests?\b|\bcomptes? de test\b|\bcouverture (?:de marché|"
        r"géographique)\b"
    ),
}
ENOUGH = {
    "": (
        r"\b(?:tous|toutes?|tout|chaque|les?|la|des?|du|un|une|d'|l'|au|aux|en|dans|avec|par|pour|via|et|son|"
        "sa|leurs?|doit|doivent|devra|être|est|sont|avoir|exister|existe|inclure|documentée?s?|décrite?s?|"
        r"définie?s?|définition|spécifiée?s?|utiliser|qui|que|nouve\w+|fichier|document|accompagnée?s?|"
        r"obligatoires?|fonctionnalités?|livrer|fournir)\b|\b[dl]'"
    ),
    "contract-implementation": (
        r"\b(?:implémentations?|code|endpoints?|routes|contrats?|openapi|api|spécifications?|exactement|toujours|correspondre|respecter|conforme|au|aux|à|le|la|les|l|d|du|de)\b"
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
    "pii-logging": r"\b(?:données|personnelles|journalisées?|journaux|logs?|ne|pas|jamais|être)\b",
}
_END = r"((?:(?!\bdoi)[^,;.()]){0,120})"
CONDITIONAL = (
    r"\((?:si|lorsque|uniquement si) ([^()]*)\)|\b(?:si|lorsque|quand|lorsqu')\b ?"
    + _END
    + r"|\bpour les fonctionnalités (?:qui|avec|impliquant) "
    + _END
)
COMPOUND = r"\b(?:et|ou)\b"
NO_CONDITION = r"^\W*(?:applicable|nécessaire|besoin|le cas échéant)?\W*$"
CONDITIONS = {
    "handles-pii": r"\bdonnées (?:personnelles|à caractère personnel)\b|\brgpd\b",
    "caches": r"\b(?:mise en )?cache\w*",
    "calls-external": r"\b(?:services?|apis?|systèmes?) (?:externes?|tiers)\b",
    "schema-change": r"\bschémas?\b|\btables?\b",
    "multi-party-flow": r"\bcomplexes?\b|\binteractions?\b|\bplusieurs (?:services|systèmes)\b",
    "exposes-http-api": r"\bapis?\b|\bendpoints?\b",
    "persistent-data": r"\bdonnées\b|\bpersist\w+",
}
NAMES = {
    "contract-compatibility": ("compatibilité de l'api", "rétrocompatibilité", "versionnage de l'api"),
    "architecture-decisions": ("décisions d'architecture", "décisions architecturales", "décisions techniques"),
    "caching-strategy": ("stratégie de cache", "stratégie de mise en cache", "mise en cache"),
    "data-model": ("modèle de données",),
    "dependencies": ("dépendances", "dépendances externes", "gestion des dépendances"),
    "migrations": ("migrations de base de données",),
    "observability-requirements": ("observabilité", "journalisation", "supervision", "journalisation et traçage"),
    "contract-implementation": ("mise en œuvre du contrat", "implémentation du contrat"),
    "openapi-contract": ("contrat d'api", "contrats d'api", "respect du contrat"),
    "pii-logging": ("données personnelles", "confidentialité", "protection des données", "vie privée"),
    "requirement-coverage": ("traçabilité", "couverture des exigences", "traçabilité des exigences"),
    "retry-policy": (
        "logique de nouvelle tentative",
        "politique de nouvelle tentative",
        "stratégie de nouvelle tentative",
    ),
    "risk-assessment": ("évaluation des risques", "analyse des risques", "risques", "risques et mesures"),
    "security-requirements": (
        "sécurité",
        "exigences de sécurité",
        "authentification",
        "authentification et autorisation",
    ),
    "sequence-diagram": ("diagramme de séquence", "diagrammes de séquence"),
    "testing": (
        "stratégie de test",
        "stratégie de tests",
        "couverture de tests",
        "développement piloté par les tests",
    ),
}
EXAMPLE = r"\(\s*(?:p\. ?ex|par exemple|ex|y compris|dont|comme|voir|tel\w* que)\b[^()]*\)"
CHOICE_BEFORE = r"\b(?:doi\w+|par|via|avec|utiliser)\b((?: [^\s.;:]+){1,8}?) ou (?:une? |des |les? |la )?(?:\S+ ){0,2}$"
CHOICE_AFTER = r"(?![^.;]*\bdoi)(?: \w+)? ou ((?!(?:équivalente?|similaire|supérieure?)\b)[^.;:,]{1,60})"

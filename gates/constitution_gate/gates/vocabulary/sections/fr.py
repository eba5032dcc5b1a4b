"""French."""

from __future__ import annotations

SECTIONS = {
    "caching": r"\bcaches?\b|mise en cache",
    "retry": r"nouvelles? tentatives?|réessais?|relances?|\bretry\b|résilience|tolérance aux pannes|reprise sur erreur",
    "decisions": r"^(?:\w+ ){0,2}décisions?(?: (?!de structure)[\w'’]+){0,4}$",
    "risks": r"^risques?\b|(?:évaluation|analyse|matrice|registre|gestion) des risques",
    "dependencies": r"^dépendances(?: [\w']+){0,3}$",
    "internal": r"\bintern\w+|modules?|autres fonctionnalités",
}
COLUMNS = {
    "caching": {
        "": r"\b(?:de|du|des|la|le|en|cache|mise|stratégie|règle|politique|maximale?)\b|\bd['’]|\bl['’]",
        "ttl": r"ttl|durée(?: vie)?|expiration|validité|péremption|durée conservation",
        "invalidation": (
            r"invalidation|invalidé[es]*(?: (?:à|lors|quand))?|purge|rafraîchissement|éviction|actualisation"
        ),
        "tool": r"outils?|technologie|stockage|emplacement|couche|moteur|bibliothèque",
        "name": r"données?|endpoints?|point terminaison|ressources?|éléments?|clés?|requêtes?|quoi|endpoint ou données",
    },
    "retry": {
        "": r"\b(?:de|du|des|la|le|les|maximum|maximal|max|nombre|stratégie|politique)\b|\bd['’]|\bl['’]",
        "idempotency": (
            r"idempotence|(?:opérations )?non idempotentes?|non (?:réessayé|relancé|rejoué)\w*|"
            r"ne pas (?:réessayer|rejouer)"
        ),
        "on": (
            r"réessayer (?:sur|si|en cas)|relance (?:sur|si)|erreurs?|conditions?|causes?|sur|quand|en cas|"
            r"réessayer si|déclencheurs?"
        ),
        "backoff": r"délais?|attente|backoff|temporisation|intervalles?|recul|espacement|attente entre tentatives",
        "attempts": r"tentatives?|essais?|réessais|tentatives (?:max|maximum)|fois|limite",
        "name": r"opérations?|appels?|services?|api|endpoints?|intégrations?|système",
    },
    "decisions": {
        "": r"\b(?:la|le|les|de|du|des)\b",
        "alternatives": (
            r"(?:autres )?alternatives?(?: [\w']+)*|options?(?: [\w']+)*|solutions écartées|écartées?|rejetées?"
        ),
        "rationale": r"justification|raisons?|motifs?|pourquoi|motivation du choix|avantages|raisonnement",
        "context": r"contexte|problème|problématique|situation|question|besoin|exigence|motivation",
        "decision": r"décision|choix|retenue?|solution(?: retenue)?|résolution|approche",
        "consequences": r"conséquences|implications|impacts?|inconvénients|compromis|statut",
        "name": r"sujet|titre|domaine|aspect|thème",
    },
    "risks": {
        "": r"\b(?:du|de|le|la|les|risque|niveau|plan|stratégie)\b|\bd['’]",
        "likelihood": r"probabilité|vraisemblance|fréquence",
        "impact": r"impacts?|gravité|sévérité|conséquences?|effets?",
        "mitigation": (
            r"atténuation|mitigation|mesures?(?: [\w']+)*|parades?|réponse|traitement|actions?|prévention|"
            r"contre-mesures?"
        ),
        "name": r"risques?|description|menace|",
    },
    "dependencies": {
        "": r"\b(?:de|la|le|les|du)\b",
        "version": r"versions?",
        "reason": r"raison|motif|but|pourquoi|usage|utilisation|justification|description|rôle|objet|utilité",
        "relation": r"relation|lien|rapport|bloquante?|impact|sens",
        "name": r"dépendances?|paquets?|bibliothèques?|modules?|services?|composants?|nom",
    },
}
STATED = {
    "caching": r"\bcaches?\b|mis(?:e|es)? en cache",
    "ttl": (
        r"\d+\s*(?:secondes?|minutes?|min|heures?|jours?|semaines?|mois)\b|ttl\D{0,10}\d|sans expiration|"
        r"n['’]expire (?:pas|jamais)"
    ),
    "lasting": (
        r"\d|quotidien\w*|session|indéfini\w*|permanent\w*|redémarrage|déploiement|une (?:heure|minute|semaine)|"
        r"un jour|minuit|immuable"
    ),
    "invalidation": (
        r"\binvalid\w+|\bpurg\w+|\bvidé\w*|(?:à chaque|lors|quand|après|dès|à la)\b[^.;]{0,40}(?:mise à jour|"
        r"modifi\w+|écriture|"
        r"chang\w+|suppression|public\w+|déploiement|édition|enregistrement)"
    ),
    "retry": r"\bréessa\w+|\brelanc\w+|nouvelles? tentatives?|\bretr(?:y|ies)\b|\brejou\w+",
    "attempts": (
        r"(?:\d+|deux|trois|quatre|cinq)\s*(?:fois|tentatives|essais|réessais|nouvelles tentatives)|(?:jusqu['’]à|"
        r"au plus|maximum(?: de)?|"
        r"max\.?)\s*(?:\d+|deux|trois|quatre|cinq)|pas de (?:relance|réessai|nouvelle tentative)|"
        r"jamais (?:relancé|réessayé|rejoué)"
    ),
    "counted": r"\d|une fois|deux|trois|quatre|cinq|aucun\w*|jamais|illimité\w*",
    "backoff": (
        r"exponentiel\w*|backoff|temporisation|jitter|(?:délai|attente|intervalle)s? (?:fixe|linéaire|constant\w*|"
        r"croissant\w*|de \d)"
    ),
    "spaced": r"\d|exponentiel\w*|linéaire|fixe|constant\w*|jitter|immédiat\w*|croissant\w*|aucun\w*",
    "on": (
        r"\b(?:sur|en cas|si|quand|lors|après|uniquement|pour)\b[^.;]{0,50}(?:5xx|[45]\d\d|délai\w* dépass\w+|"
        r"timeouts?|expiration|réseau|"
        r"connexion|erreurs?|échec\w*|panne\w*|limit\w+|transitoire\w*|temporaire\w*|indisponib\w+)|"
        r"erreurs transitoires"
    ),
    "idempotency": r"idempoten\w*|(?:pas|jamais) (?:être )?(?:relancé|réessayé|rejoué)\w*|lecture seule",
    "writes": (
        r"\b(?:créer|création|paiement|payer|débit\w*|envoi|envoyer|commande|réservation|virement|remboursement|"
        r"écrire|écriture|supprimer|mettre à jour)\b"
    ),
    "database": r"bases? de données|transactions?",
    "why": (
        r"\bcar\b|\bparce qu\w*|\bafin (?:de|que)\b|\bpuisqu\w*|\bpour (?:éviter|que|garantir|réduire|conserver|"
        r"assurer)\b|\ben raison\b|évite\w*"
    ),
    "contention": r"intégrité|verrou\w*|conflit\w*",
    "alternatives": r"alternativ\w+|écart\w+|rejet\w+|au lieu de|plutôt qu\w*|envisag\w+",
    "none": r"^\W*(?:aucune?\b|pas (?:de|d['’])|sans objet|néant|il n['’]y a|rien)",
    "by hand": r"boutons?|clic\w*|manuel\w*|l['’]utilisateur peut",
    "unversioned": r"géré[es]*|hébergé[es]*|sans version|bibliothèque standard|non versionné",
    "undecided version": r"dernière|plus récente|actuelle|récente|stable",
    "unretried": r"^\W*(?:0|1|aucune?|jamais|pas)\b",
    "likelihood": r"probabilité|vraisemblance",
    "impact": r"impact|gravité|sévérité",
    "mitigation": r"atténu\w+|mitigation|mesures?|parade",
    "names ttl": r"ttl|expiration|durée",
    "names invalidation": r"invalid\w+",
    "names tool": r"outil|redis",
    "names attempts": r"tentatives",
    "names backoff": r"backoff|temporisation|délai",
    "names retry_on": r"transitoire\w*|quelles erreurs",
    "names idempotency": r"idempoten\w*",
    "names likelihood": r"probabilité",
    "names impact": r"impact|gravité",
    "names mitigation": r"atténu|mitigation",
    "names version": r"version",
    "names reason": r"justifi|raison|motif",
    "names relation": r"interne|relation",
    "names context": r"contexte",
    "names decision": r"décision prise",
    "names rationale": r"justifi|raison|motif",
    "names alternatives": r"alternativ",
    "own": r"^\W*(?:existant\w*|propre\w*)\b",
    "spared": r"pas de (?:relance|réessai|nouvelle tentative)|(?:jamais|pas) (?:relancé|réessayé|rejoué)",
    "operation": r"appels?|requêtes?|envois?|livraisons?|connexions?",
}
LEVELS = {
    "low": r"très faible|faible|improbable|mineure?|négligeable|rare|bas(?:se)?",
    "medium": r"moyen(?:ne)?|modérée?|possible",
    "high": r"très (?:élevée?|forte?)|élevée?|forte?|probable|grave|majeure?|critique|certaine?|haute?",
}
PLAIN_LEVELS = r"faible|moyen(?:ne)?|élevée?|haute?"
VAGUE = (
    r"\b(?:selon|si|besoin|nécessaire|au|cas|où|lorsque|approprié\w*|adapté\w*|possible|bonnes|pratiques|"
    r"meilleures|standard|"
    r"habituel\w*|raisonnable|robuste|gérer|géré\w*|gestion|utiliser|appliquer|de|des|du|la|le|les|en|et|ou|par|"
    r"pour|on|cache|"
    r"réessayer|relancer|correctement|défaut|surveiller|plus|tard|est|sont|sera)\b"
)

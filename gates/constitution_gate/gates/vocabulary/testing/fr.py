"""French."""

from __future__ import annotations

TESTS = r"\btests?\b|\bcas de tests?\b|\bessais\b"
SUPPORT = (
    r"\b(?:données|jeux? de données|environnements?|utilisateurs?|comptes?|outils?|infrastructure|plans?|résultats|"
    r"rapports?|configuration|base de données|serveurs?|utilitaires) (?:de|des) (?:tests?|essais)\b|"
    r"\b(?:pour|pendant|lors de) (?:les )?tests\b"
)
RUNS = (
    r"^(?:exécut\w+|lancer|relire|documenter|consigner|supprimer|corriger)\b|"
    r"^(?:vérifier|s'assurer|confirmer)\b[^.;]{0,80}\b(?:passent|réussissent|échouent)\b"
)
PREPARES = r"^(?:installer|configurer)\b"
DOUBTS = r"^(?:vérifier|s'assurer|confirmer|valider)\b"
MANUAL = r"\bmanuel(?:le|s|les|lement)?\b|\bà la main\b"
TRIES = r"^tester\b"
NOT_CODE = (
    r"^(?:exécuter|lancer|vérifier|relire|documenter|valider|confirmer|étudier|décider|installer|"
    r"mettre à jour (?:la |le )?"
    r"(?:documentation|readme))\b"
)
WITH_CODE = r"^(?:implémenter|développer|créer)\b(?:(?!\btests?\b)[^.;])*?\b(?:avec|et)(?: ses| des| les)? tests?\b"
PUT_OFF = r"[(\[](?:reporté|différé|facultatif|optionnel|hors périmètre|abandonné)"
HEADING = r"\btests\b(?!\s*[&/+]| et\b)"
PREPARATION = r"\b(?:mise en place|préparation|fondations?|socle)\b"
EVERY_STORY = r"\b(?:toutes les|chaque) (?:user stories|user story|récits? utilisateurs?|histoires? utilisateurs?)\b"
KIND = {
    "unit": r"\btests? unitaires?\b",
    "integration": r"\btests? (?:unitaires )?(?:et )?d['’]intégration\b",
    "contract": r"\btests? (?:de|du) contrats?\b",
    "e2e": r"\bde bout en bout\b|\bd['’]acceptation\b",
}
FIRST = (
    r"\b(?:développement )?(?:piloté|dirigé|guidé) par les tests\b|\btests? d['’]abord\b|"
    r"\btests?\b[^.;]{0,60}\bavant\b[^.;]{0,40}(?:implément\w+|code\b|codage|développement)|\brouge[^\w.;]{1,4}vert\b"
)
DEMANDED = (
    r"\b(?:couvert\w*|accompagné\w*|inclu\w+|avoir|a|ont|avec|sans|écri\w+|ajout\w+|exig\w+|requi\w+|"
    r"disposer)\b[^.;]{0,80}(?<!couverture de )(?<!couverture des )\btests?\b|"
    r"\btests?\b[^.;]{0,40}\b(?:obligatoires?|exigés?|doivent exister|doivent être écrits)"
)
COVERAGE = r"\bcouverture\b"
OTHER_COVERAGE = r"\bcouverture (?:de |des |d['’])?(?:mutation|exigences|documentation|types|fonctionnelle)\b"
BRANCH = r"\bbranches?\b"
SLACK = r"\b(?:baiss\w+|diminu\w+|rédui\w+)\b[^.;]{0,20}\b(?:plus de|de)\b"
PART = (
    r"\b(?P<fr>(?:chemins|modules|flux|parcours) critiques|logique métier|domaine|nouveau code|back-?end|front-?end|"
    r"chaque (?:module|paquet|service|composant))\b"
)
LEFT_OPEN = r"\b(?:facultati\w+|optionnel\w*|pas (?:obligatoire|requis)\w*|recommand\w+|souhaitable|objectif)\b"

"""French."""

from __future__ import annotations

from constitution_gate.constitution.languages.vocabulary import (
    Label,
    Vocabulary,
    may,
    must,
    must_not,
    should,
    should_not,
)
from constitution_gate.constitution.model import Level

WORDS = Vocabulary(
    keywords=(
        *must_not(
            r"(?i:\bne\s+(?:doi(?:t|vent)|devra(?:it|ient)?|devront|peu(?:t|vent)|pourra|pourront)\s+"
            r"(?:pas|jamais|en\s+aucun\s+cas|plus|être)\b)",
            r"\bDOI(?:T|VENT)\s+(?:NE\s+)?PAS\b",
            r"(?i:\b(?:(?:est|sont)\s+)?(?:strictement\s+|formellement\s+)?(?:interdit|prohibé|proscrit)(?:e?s?)\b)",
            r"(?i:\b(?:n['’]est|ne\s+sont)\s+pas\s+(?:autorisé|permis|admis)(?:e?s?)\b)",
            r"(?i:\bjamais\b)",
        ),
        *should_not(r"(?i:\bne\s+devrai(?:t|ent)\s+pas\b)"),
        *must(r"(?i:\b(?:doit|doivent|devra|devront)\b)"),
        *must(
            r"(?i:\b(?:(?:est|sont)\s+)?(?:obligatoire|impérati(?:f|ve)|requis(?:e)?)s?\b)",
            r"(?i:\bobligatoirement\b)",
            guarded=True,
        ),
        *must(r"(?i:\btoujours\b)", start=True),
        *should(r"(?i:\bdevrai(?:t|ent)\b)", r"(?i:\b(?:il\s+)?(?:est|sont)\s+recommandé(?:e?s?)\b)"),
        *may(r"\bPEU(?:T|VENT)\b", r"\bFACULTATIF\b"),
    ),
    labels=(
        Label(
            r"(?:règles?|exigences?|pratiques?|obligations?)? ?(?:obligatoires?|impérati(?:f|ve)s?)",
            Level.MUST,
        ),
        Label(r"(?:règles?|exigences?|principes?) non[ -]négociables?", Level.MUST),
        Label(r"(?:pratiques? )?inter(?:dit(?:e?s?)|dictions?)", Level.MUST, True),
        Label(r"(?:pratiques? )?recommand(?:é(?:e?s?)|ations?)", Level.SHOULD),
    ),
    non_negotiable=(r"non[\s-]*négociables?", r"pas[\s-]+négociables?"),
    wrappers=(
        (
            r"(?:les |nos )?principes(?: (?:fondamentaux|fondateurs|"
            r"directeurs|clés?|essentiels|de base|généraux|centraux|"
            r"d['’](?:architecture|ingénierie)|de (?:conception|développement)|du projet))*"
        ),
    ),
    numbering=("principe", "article", "règle", "section"),
    asides=(
        r"justification",
        r"raison",
        r"motivation",
        r"pourquoi",
        r"contexte",
        r"exemples?",
        r"remarques?",
        r"note",
    ),
    administration=(
        r"(?:écarts|dérogations|violations|exceptions) (?:connu|ouvert|approuvé|accepté)e?s(?: .{1,40})?",
        r"registre des (?:écarts|dérogations|exceptions)|registre de (?:la )?dette technique",
        r"(?:sommaire|table des matières)",
        r"préambule",
        r"introduction",
        r"résumé",
        r"objet",
        r"objectifs?",
        r"portée",
        r"périmètre",
        r"vision",
        r"glossaire",
        r"définitions",
        r"références",
        r"annexes?",
        r"historique(?: des (?:versions|modifications|révisions))?",
        r"(?:processus|procédure) d['’]amendement",
        r"amendements?",
        r"(?:politique de )?(?:gestion des versions|versionnement|versionnage)",
    ),
    governance=(r"gouvernance(?: .{1,60})?", r"conformité(?: .{1,40})?"),
    procedure=(
        r"constitution",
        r"principe",
        r"amend",
        r"version",
        r"conform",
        r"revue",
        r"viol",
        r"exception",
        r"approuv",
    ),
    subjects=(
        r"\bapis?\b",
        r"\btests?\b",
        r"\bcode\b",
        r"fonctionnalité",
        r"spécification",
        r"migration",
        r"donnée",
        r"service",
    ),
    version=(r"version",),
    ratified=(r"(?:date de )?ratifi(?:é|ée|cation)(?: le)?", r"adopté(?:e)?(?: le)?", r"approuvé(?:e)?"),
    amended=(
        r"(?:dernière|date de (?:la )?dernière) (?:modification|mise à jour|révision)",
        r"dernier amendement",
        r"amendé(?:e)?",
    ),
    rule_columns=(r"(?:règles?|contraintes?|exigences?|interdictions?)",),
    loosening=(
        r"\b(?:sauf|excepté|à moins que|exceptions?|dérogations?|facultatif|optionnel(?:le)?s?|généralement)\b",
        r"\b(?:si|lorsque|quand|dans la mesure du) (?:c['’]est )?(?:possible|nécessaire|pertinent)\b",
    ),
    registers=(r"\b(?:écarts?|dérogations?|exceptions?|exemptions?|violations?|non-conformités?|dette technique)\b",),
    broken_columns=(r"(?:règles?|principes?|exigences?|articles?|clauses?|normes?)(?: .{1,30})?",),
    violation_columns=(
        r"(?:écarts?|dérogations?|exceptions?|violations?|non-conformités?|dette(?: technique)?)(?: .{1,30})?",
    ),
    status_columns=(r"(?:statut|état|résolution)(?: .{1,20})?",),
)

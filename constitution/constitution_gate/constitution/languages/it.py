"""Italian."""

from __future__ import annotations

from constitution_gate.constitution.languages.vocabulary import (
    Vocabulary,
    may,
    must,
    must_not,
    should,
    should_not,
)

WORDS = Vocabulary(
    keywords=(
        *must_not(
            r"(?i:\bnon\s+(?:si\s+)?(?:dev(?:e|ono)|può|possono)\b)",
            r"(?i:\b(?:(?:è|sono)\s+)?(?:vietat|proibit)[oaie]\b)",
            r"(?i:\bnon\s+(?:è|sono)\s+(?:consentit|ammess)[oaie]\b)",
        ),
        *should_not(r"(?i:\bnon\s+dovrebbero?\b)"),
        *must(r"(?i:\bdev(?:e|ono)\b)"),
        *must(r"(?i:\bobbligatori[oaei]?\b)", guarded=True),
        *should(r"(?i:\bdovrebbero?\b)", r"(?i:\b(?:è\s+)?(?:raccomandat|consigliat)[oaie]\b)"),
        *may(r"\bPUÒ\b", r"\bPOSSONO\b"),
    ),
    non_negotiable=(r"non[\s-]+(?:è\s+|sono\s+)?negoziabil[ei]", r"irrinunciabil[ei]"),
    wrappers=(r"(?:i )?principi(?: (?:fondamentali|guida|di base|chiave|generali|del progetto|di progettazione))*",),
    numbering=("principio", "articolo", "regola", "sezione"),
    asides=(r"motivazione", r"giustificazione", r"perché", r"esempi(?:o)?", r"nota"),
    administration=(
        r"indice",
        r"preambolo",
        r"introduzione",
        r"scopo",
        r"ambito",
        r"glossario",
        r"definizioni",
        r"riferimenti",
        r"appendice",
        r"(?:storico|cronologia)(?: .{1,30})?",
        r"(?:processo|procedura) di (?:emendamento|modifica)",
        r"versionamento",
    ),
    governance=(r"governance(?: .{1,60})?", r"conformità(?: .{1,40})?"),
    procedure=(
        r"costituzione",
        r"principi",
        r"emendament",
        r"version",
        r"conform",
        r"revision",
        r"violazion",
        r"eccezion",
    ),
    subjects=(
        r"\bapi\b",
        r"\btest\b",
        r"codice",
        r"funzionalità",
        r"specific",
        r"migrazion",
        r"dati",
        r"servizi",
    ),
    version=(r"versione",),
    ratified=(r"ratificat[oa](?: il)?", r"(?:data di )?ratifica", r"approvat[oa](?: il)?"),
    amended=(r"ultim[oa] (?:modifica|aggiornamento|emendamento|revisione)",),
    rule_columns=(r"(?:regol[ae]|vincol[oi]|requisit[oi])",),
)

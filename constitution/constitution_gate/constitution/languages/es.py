"""Spanish."""

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
            r"(?i:\bno\s+(?:se\s+)?(?:debe[nr]?|deberán?|puede[n]?|podrán?)\b)",
            r"\bDEBEN?\s+NO\b",
            r"(?i:\bno\s+se\s+(?:permiten?|admiten?|aceptan?)\b)",
            r"(?i:\bse\s+prohíben?\b)",
            r"(?i:\b(?:queda[n]?\s+|está[n]?\s+)?(?:estrictamente\s+)?prohibid[oa]s?\b)",
            r"(?i:\bnunca\b)",
            r"(?i:\bjamás\b)",
        ),
        *should_not(r"(?i:\bno\s+(?:se\s+)?deberían?\b)"),
        *must(
            r"(?i:\b(?:se\s+)?(?:deben?|deberán?)\b)",
            r"(?i:\btienen?\s+que\b)",
            r"(?i:\bha(?:n)?\s+de\s+ser\b)",
        ),
        *must(r"(?i:\bobligatori(?:[oa]s?|amente)\b)", guarded=True),
        *must(r"(?i:\bsiempre\b)", start=True),
        *should(r"(?i:\b(?:se\s+)?deberían?\b)", r"(?i:\bse\s+recomiendan?\b)", r"(?i:\brecomendad[oa]s?\b)"),
        *may(r"\bPUEDEN?\b", r"\bOPCIONAL\b"),
    ),
    labels=(
        Label(r"(?:reglas?|requisitos?|prácticas?|normas?)? ?obligatori[oa]s?", Level.MUST),
        Label(r"(?:reglas?|requisitos?|principios?) (?:no negociables?|inquebrantables?)", Level.MUST),
        Label(r"(?:prácticas? )?prohibi(?:d[oa]s?|ciones)", Level.MUST, True),
        Label(r"(?:prácticas? )?recomenda(?:d[oa]s?|ciones)", Level.SHOULD),
    ),
    non_negotiable=(r"no[\s-]+(?:es\s+|son\s+)?negociables?", r"innegociables?", r"irrenunciables?"),
    wrappers=(
        (
            r"(?:los )?(?:(?:\d+|cinco|seis|siete|ocho|diez) )?principios(?: (?:fundamentales|básicos|centrales|"
            r"rectores|clave|principales|generales|guía|nucleares|"
            r"de (?:diseño|desarrollo|ingeniería|arquitectura)|del proyecto))*"
        ),
    ),
    numbering=("principio", "artículo", "regla", "sección"),
    asides=(
        r"razón",
        r"razones",
        r"justificación",
        r"motivación",
        r"fundamento",
        r"por qué",
        r"ejemplos?",
        r"nota",
    ),
    administration=(
        (
            r"(?:desviaciones|incumplimientos|violaciones|excepciones) (?:conocid|abiert|aprobad|"
            r"aceptad)[ao]s(?: .{1,40})?"
        ),
        r"registro de (?:desviaciones|excepciones|deuda técnica)",
        r"(?:índice|tabla de contenidos?|contenidos?)",
        r"preámbulo",
        r"introducción",
        r"resumen",
        r"propósito",
        r"objetivo",
        r"alcance",
        r"visión",
        r"glosario",
        r"definiciones",
        r"referencias",
        r"anexos?",
        r"apéndice",
        r"historial(?: de (?:cambios|versiones))?",
        r"(?:proceso|procedimiento) de enmiendas?",
        r"enmiendas?",
        r"(?:política de )?versionado",
        r"informe de impacto.*",
    ),
    governance=(r"gobernanza(?: .{1,60})?", r"gobierno(?: del proyecto)?", r"cumplimiento(?: .{1,40})?"),
    procedure=(
        r"constitución",
        r"principio",
        r"enmienda",
        r"versi",
        r"cumpl",
        r"revis",
        r"viola",
        r"excepci",
        r"aprob",
    ),
    subjects=(
        r"\bapis?\b",
        r"prueba",
        r"código",
        r"funcionalidad",
        r"especificaci",
        r"migraci",
        r"dato",
        r"servicio",
    ),
    version=(r"versión(?: de la constitución)?",),
    ratified=(r"(?:fecha de )?ratifica(?:da|do|ción)(?: el)?", r"aprobad[ao](?: el)?", r"adoptad[ao]"),
    amended=(
        r"(?:última|fecha de la última) (?:enmienda|modificación|actualización|revisión)",
        r"enmendad[ao]",
    ),
    rule_columns=(r"(?:reglas?|restricci(?:ón|ones)|requisitos?|prohibici(?:ón|ones))",),
    loosening=(
        r"\b(?:salvo|excepto|a menos que|excepci(?:ón|ones)|exent[oa]s?|opcional(?:mente)?|en general|normalmente)\b",
        r"\b(?:si|cuando|donde|siempre que) (?:es|sea|fuera) (?:posible|necesario|viable|apropiado)\b",
    ),
    registers=(
        (
            r"\b(?:desviaci(?:ón|ones)|excepci(?:ón|ones)|incumplimientos?|exenci(?:ón|ones)|dispensas?|"
            r"violaci(?:ón|ones)|deuda técnica)\b"
        ),
    ),
    broken_columns=(r"(?:reglas?|principios?|requisitos?|artículos?|cláusulas?|norm(?:a|as))(?: .{1,30})?",),
    violation_columns=(
        (
            r"(?:desviaci(?:ón|ones)|excepci(?:ón|ones)|incumplimientos?|violaci(?:ón|ones)|exenci(?:ón|ones)|"
            r"deuda(?: técnica)?)(?: .{1,30})?"
        ),
    ),
    status_columns=(r"(?:estado|situación|resolución)(?: .{1,20})?",),
)

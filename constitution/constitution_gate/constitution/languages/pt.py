"""Portuguese."""

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
            r"(?i:\bnão\s+(?:se\s+)?(?:deve[mr]?|deverá|deverão|pode[m]?|poderá|poderão)\b)",
            r"\bDEVEM?\s+NÃO\b",
            r"(?i:\b(?:deve[m]?\s+)?nunca\b)",
            r"(?i:\bjamais\b)",
            r"(?i:\bnão\s+(?:é|são)\s+permitid[oa]s?\b)",
            (
                r"(?i:\b(?:(?:é|são|está|estão|fica[m]?)\s+)?(?:estritamente\s+|expressamente\s+)?(?:proibid|"
                r"vedad)[oa]s?\b)"
            ),
        ),
        *should_not(r"(?i:\bnão\s+(?:se\s+)?deveria[m]?\b)"),
        *must(r"(?i:\b(?:deve[m]?|deverá|deverão)\b)", r"(?i:\bt[eê]m\s+(?:que|de)\s+ser\b)"),
        *must(r"(?i:\bobrigat[oó]ri(?:[oa]s?|amente)\b)", guarded=True),
        *must(r"(?i:\bsempre\b)", start=True),
        *should(r"(?i:\bdeveria[m]?\b)", r"(?i:\brecomenda-se\b)", r"(?i:\brecomendad[oa]s?\b)"),
        *may(r"\bPODEM?\b", r"\bOPCIONAL\b"),
    ),
    labels=(
        Label(r"(?:regras?|requisitos?|práticas?|normas?)? ?obrigatóri[oa]s?", Level.MUST),
        Label(r"(?:regras?|requisitos?|princípios?) (?:inegociáve(?:l|is)|não negociáve(?:l|is))", Level.MUST),
        Label(r"(?:práticas? )?proibi(?:d[oa]s?|ções)", Level.MUST, True),
        Label(r"(?:práticas? )?recomenda(?:d[oa]s?|ções)", Level.SHOULD),
    ),
    non_negotiable=(r"inegociáve(?:l|is)", r"não[\s-]+(?:é\s+|são\s+)?negociáve(?:l|is)"),
    wrappers=(
        (
            r"(?:os )?princípios(?: (?:fundamentais|básicos|centrais|norteadores|"
            r"orientadores|essenciais|principais|gerais|"
            r"de (?:design|desenvolvimento|engenharia|arquitetura)|do projeto))*"
        ),
    ),
    numbering=("princípio", "artigo", "regra", "seção", "secção"),
    asides=(
        r"justificativa",
        r"justificação",
        r"racional",
        r"motivação",
        r"motivo",
        r"por ?qu[eê]",
        r"exemplos?",
        r"nota",
    ),
    administration=(
        r"(?:desvios|violações|exceções|não conformidades) (?:conhecid|abert|aprovad|aceit)[ao]s(?: .{1,40})?",
        r"registro de (?:desvios|exceções|dívida técnica)",
        r"(?:índice|sumário|conteúdo)",
        r"preâmbulo",
        r"introdução",
        r"resumo",
        r"propósito",
        r"objetivo",
        r"escopo",
        r"visão(?: geral)?",
        r"glossário",
        r"definições",
        r"referências",
        r"anexos?",
        r"apêndice",
        r"histórico(?: de (?:mudanças|alterações|versões|revisões))?",
        r"(?:processo|procedimento) de emendas?",
        r"emendas?",
        r"(?:política de )?versionamento",
        r"relatório de impacto.*",
    ),
    governance=(r"governança(?: .{1,60})?", r"conformidade(?: .{1,40})?"),
    procedure=(
        r"constituição",
        r"princípio",
        r"emenda",
        r"vers",
        r"conform",
        r"revis",
        r"viola",
        r"exceç",
        r"aprov",
    ),
    subjects=(
        r"\bapis?\b",
        r"teste",
        r"código",
        r"funcionalidade",
        r"especifica",
        r"migra",
        r"dado",
        r"serviço",
    ),
    version=(r"versão(?: da constituição)?",),
    ratified=(r"(?:data d[ae] )?ratifica(?:da|do|ção)(?: em)?", r"aprovad[ao](?: em)?", r"adotad[ao]"),
    amended=(
        r"(?:última|data da última) (?:emenda|modificação|alteração|atualização|revisão)",
        r"emendad[ao]",
    ),
    rule_columns=(r"(?:regras?|restriç(?:ão|ões)|requisitos?|proibiç(?:ão|ões))",),
    loosening=(
        r"\b(?:salvo|exceto|a menos que|exceç(?:ão|ões)|isent[oa]s?|opcional(?:mente)?|em geral|normalmente)\b",
        r"\b(?:se|quando|onde|sempre que) (?:for )?(?:possível|necessário|viável|apropriado)\b",
    ),
    registers=(
        (
            r"\b(?:desvios?|exceç(?:ão|ões)|descumprimentos?|não conformidades?|dispensas?|isenç(?:ão|ões)|"
            r"violaç(?:ão|ões)|dívida técnica)\b"
        ),
    ),
    broken_columns=(r"(?:regras?|princípios?|requisitos?|artigos?|cláusulas?|normas?)(?: .{1,30})?",),
    violation_columns=(
        (
            r"(?:desvios?|exceç(?:ão|ões)|descumprimentos?|violaç(?:ão|ões)|não conformidades?|"
            r"dívida(?: técnica)?)(?: .{1,30})?"
        ),
    ),
    status_columns=(r"(?:estado|situação|status|resolução)(?: .{1,20})?",),
)

"""Portuguese."""

from __future__ import annotations

TESTS = r"\btestes?\b(?! de conceito)|\bcasos? de teste\b"
SUPPORT = (
    r"\b(?:dados|ambientes?|usuários?|contas?|ferramentas?|infraestrutura|planos?|resultados|relatórios?|configuração|"
    r"banco de dados|utilitários|servidor(?:es)?|massa) de testes?\b|\b(?:para|durante|nos|em) (?:os )?testes?\b"
)
RUNS = (
    r"^(?:execut\w+|rodar|rode|correr|revisar|documentar|registrar|remover|corrigir)\b|"
    r"^(?:verificar|garantir|confirmar)\b[^.;]{0,80}\b(?:pass[ae]m?|falh[ae]m?)\b"
)
PREPARES = r"^(?:instalar|configurar)\b"
DOUBTS = r"^(?:verificar|garantir|confirmar|validar|assegurar)\b"
MANUAL = r"\bmanua(?:l|is|lmente)\b|\bà mão\b"
TRIES = r"^testar\b"
NOT_CODE = (
    r"^(?:executar|rodar|verificar|garantir|revisar|documentar|validar|confirmar|investigar|decidir|instalar|"
    r"atualizar (?:a |o )?(?:documentação|readme))\b"
)
WITH_CODE = r"^(?:implementar|desenvolver|criar)\b(?:(?!\btestes?\b)[^.;])*?\b(?:com|e)(?: seus)? testes?\b"
PUT_OFF = r"[(\[](?:adiad[oa]|opcional|postergad[oa]|omitid[oa]|fora do escopo)"
HEADING = r"\btestes\b(?!\s*[&/+]| e\b)"
PREPARATION = r"\b(?:configuração|preparação|fundação|base)\b"
EVERY_STORY = r"\b(?:todas as|cada) histórias?(?: de usuário)?\b"
KIND = {
    "unit": r"\btestes? (?:unitários?|de unidade)\b",
    "integration": r"\btestes? (?:unitários )?(?:e )?(?:de )?integração\b",
    "contract": r"\btestes? (?:de|do) contratos?\b",
    "e2e": r"\bponta a ponta\b|\bde aceitação\b",
}
FIRST = (
    r"\b(?:desenvolvimento )?(?:guiado|dirigido|orientado) (?:por|a) testes\b|\btestes primeiro\b|"
    r"\btestes?\b[^.;]{0,60}\bantes (?:d[aeo]|que)\b[^.;]{0,40}\b(?:implement\w+|código|codificar|desenvolv\w+)|"
    r"\bvermelho[^\w.;]{1,4}verde\b"
)
DEMANDED = (
    r"\b(?:cobert[oa]s?|acompanhad[oa]s?|inclu\w+|te[rm]|têm|possu\w+|com|sem|escrev\w+|adicion\w+|requer\w*|"
    r"exig\w+)\b[^.;]{0,80}(?<!cobertura de )\btestes?\b|"
    r"\btestes?\b[^.;]{0,40}\b(?:obrigatóri[oa]s?|são exigidos|devem existir|devem ser escritos)"
)
COVERAGE = r"\bcobertura\b"
OTHER_COVERAGE = r"\bcobertura (?:de )?(?:mutação|requisitos|documentação|tipos|endpoints|funcional)\b"
BRANCH = r"\b(?:ramos?|ramificaç(?:ão|ões)|branches)\b"
SLACK = r"\b(?:cair|caia|diminu\w+|reduz\w+)\b[^.;]{0,20}\b(?:mais de|em)\b"
PART = (
    r"\b(?P<pt>(?:caminhos|módulos|fluxos) críticos|regras de negócio|lógica de negócio|domínio|código novo|back-?end|"
    r"front-?end|cada (?:módulo|pacote|serviço|componente))\b"
)
LEFT_OPEN = r"\b(?:opciona(?:l|is)|não (?:é|são) obrigatóri\w+|recomend\w+|desejáve\w+|meta)\b"

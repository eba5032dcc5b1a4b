"""Portuguese."""

from __future__ import annotations

NEGATION = r"\b(?:não|sem|nenhum|nenhuma|nunca|nem|em vez de|ao invés de)\b"
NEGATION_AFTER = (
    r"^\W*(?:\w+\W+){0,2}?(?:não (?:se aplica|é necessári[oa]|necessári[oa]|muda)|n/a|nenhum\w?|"
    r"fora d[eo] escopo|já exist\w+)"
)
ASIDE = r"\b(?:fora d[eo] escopo|futur[oa]s?|alternativas?|rejeitad[oa]s?|descartad[oa]s?|adiad[oa]s?|não objetivos)\b"

FIELDS = {
    "storage": "armazenamento|banco de dados|base de dados|persistência",
    "project type": "tipo de projeto|tipo do projeto|tipo de aplicação",
    "dependencies": "dependências principais|dependências primárias|dependências|frameworks?",
}

FACTS = {
    "exposes-http-api": {
        "offers": (
            r"\b(?:deve\w*|precisa)\s+(?:\w+\s+){0,2}?(?:expor|oferecer|fornecer|disponibilizar|publicar|"
            r"implementar)\b[^\n.;]{0,60}\b(?:api rest|api http|endpoints?|rest|serviço web)\b"
        ),
        "builds": (
            r"\b(?:criar|implementar|adicionar|construir)\b[^\n]{0,60}(?:\bendpoints?\b|\bcontroladores?\b|"
            r"\brotas?\b|\bcontrollers?\b)"
        ),
        "denies": (
            r"\b(?:não|sem|nenhum)\b[^\n.;]{0,30}\b(?:api|endpoints?|backend)\b[^\n.;]{0,24}(?:nov\w+|alter\w+|"
            r"mudanç\w+|modific\w+|expost\w+|[.,;]|$)"
        ),
        "consumes": (
            r"\b(?:consom\w+|consum\w+|chama\w*|utiliza|usa)\b[^\n.;]{0,30}\bapi\b[^\n.;]{0,20}\b(?:existente|"
            r"extern[ao]|de terceiros)\b|\bcliente da api\b"
        ),
        "consumed here": r"\b(?:consom\w+|consum\w+|chama\w*|existentes?|extern[ao]s?|de terceiros)\b",
    },
    "persistent-data": {
        "keeps": (
            r"\b(?:deve\w*)\s+(?:\w+\s+){0,2}?(?:persistir|armazenar|salvar|guardar|"
            r"registrar)\b(?![^\n.]{0,40}\b(?:memória|sessão|ambiente)\b)|\b(?:salv\w+|armazenad\w+|"
            r"persistid\w+|gravad\w+)\b[^\n.]{0,40}\b(?:banco de dados|base de dados|tabela|disco|arquivo)s?\b"
        ),
        "builds": (
            r"\b(?:criar|implementar|adicionar|definir|gerar)\b[^\n]{0,50}\b(?:migraç\w+|tabelas?|esquema|"
            r"repositório)"
        ),
        "denies": r"\b(?:não|sem)\b (?:há |se )?(?:persist\w+|armazen\w+|banco de dados|base de dados)\b",
    },
    "schema-change": {
        "builds": (
            r"\b(?:criar|escrever|gerar|adicionar|executar|aplicar)\b[^\n]{0,50}\b(?:migraç\w+|migrations?)|"
            r"\bscripts? de migração\b"
        ),
        "changes": (
            r"\b(?:nov[ao]s?|adicion\w+|criar?|alter\w+) (?:\w+ ){0,2}?(?:tabelas?|colunas?|índices?)\b|"
            r"\b(?:alteraç\w+|mudanças?) (?:no|de) (?:esquema|schema)\b"
        ),
        "converts": r"\bmigração de dados\b",
        "entities": r"\b(?:chave primária|chave estrangeira|entidades?|tabelas?|únic[oa]|índices?)\b",
        "denies": (
            r"\b(?:não|sem|nenhuma)\b[^\n.;]{0,24}\b(?:alteraç\w+|mudanç\w+|migraç\w+)[^\n.;]{0,20}\b(?:esquema|"
            r"schema|banco de dados|base de dados|migraç\w+)|\bsem migrações\b|\bnão (?:há|requer) migraç\w+|"
            r"\bo esquema não muda\b"
        ),
        "denies tables": r"\b(?:não|sem|nenhuma)\b (?:são criadas )?(?:novas )?(?:tabelas?|colunas?)\b",
    },
    "multi-party-flow": {
        "exchanges": (
            r"\b(?:webhooks?|notificaç\w+ push|envi\w+ (?:\w+ ){0,2}?(?:e-?mails?|sms)|gateway de pagamento|"
            r"provedor de (?:pagamento|identidade)|fila de mensagens|microsserviços|serviços? externos?)\b"
        ),
        "streams": r"\btempo real\b",
        "denies": (
            r"\b(?:não|sem|nenhum)\b[^\n.;]{0,16}\b(?:serviços?|sistemas?|integraç\w+|"
            r"dependências?) extern[oa]s?\b"
        ),
    },
}

HINTS = {
    "openapi-contract": ("openapi", "swagger", "contrato", "endpoint", "api", "resposta"),
    "sequence-diagram": ("diagrama",),
    "data-model": ("modelo", "entidade-relacionamento", "erd"),
    "migrations": ("migraç", "migration"),
    "plan-complete": ("clarification", "marcador"),
}
ASKS = (
    r"\b(?:document\w+|descrev\w+|descrit\w+|defin\w+|especific\w+|fornec\w+|exist\w+|ter|têm|tem|inclu\w+|"
    r"acompanh\w+|mant\w+|public\w+|"
    r"produz\w+|cri(?:ar|ad[oa]s?)|escrev\w+|escrit\w+|entreg\w+|requer\w*|exig\w+|obrigatóri\w+|us(?:ar|"
    r"em)|utiliz\w+|conter|possuir|projetad\w+)\b"
)
FORBIDDING = (
    r"\b(?:não (?:deve\w*|pode\w*|se (?:deve|pode))|nunca|proibid[oa]s?|vedad[oa]s?)\b|^\W*(?:nenhum|nenhuma)\b"
)
UNLESS_PRESENT = r"\b(?:sem|até que|a menos que|antes de)\b"
OPTIONAL = (
    r"\b(?:opcional(?:mente)?|opcionais|não é obrigatóri[oa]|não (?:é necessári[oa]|se exige))\b|(?<!não )\bpode\b"
)
DEMANDS = {
    "openapi-contract": (
        (r"\bopenapi\b|\bswagger\b",),
        (r"\bcontratos?\b(?! de teste)", r"\b(?:apis?|endpoints?|servi\w+|interfa\w+)\b", "asks"),
        (r"\bcontratos? d[ae]s? apis?\b|\bcontratos? de api\b|\bespecificaç\w+ da api\b|\bcontrato primeiro\b", "asks"),
        (r"\b(?:endpoints?|apis? (?:rest|http)\w*)\b", r"\b(?:document\w+|descrit\w+|descrev\w+|especificad\w+)\b"),
        (r"\bformatos? d[ae]s? (?:requisiç\w+|respostas?|solicitaç\w+)", r"\b(?:defin\w+|document\w+|especific\w+)\b"),
    ),
    "sequence-diagram": ((r"\bdiagramas? de sequência\b", "asks"),),
    "data-model": ((r"\bmodelos? de dados\b|\bdiagramas? (?:entidade-relacionamento|er)\b|\berd\b", "asks"),),
    "migrations": (
        (r"\bscripts? de migração\b", "asks"),
        (
            r"\bmigraç\w+|\bmigrations?\b",
            r"\b(?:esquemas?|schema|banco de dados|base de dados|tabelas?|dados)\b",
            (
                r"\b(?:por meio|através|com|via|us\w+|utiliz\w+|inclu\w+|acompanh\w+|gerenciad\w+|aplicad\w+|"
                r"requer\w*|exig\w+|deve\w*)\b"
            ),
        ),
    ),
    "plan-complete": (
        (r"\bneeds clarification\b|\bmarcadores\b", r"\b(?:resolvid\w+|resolver|removid\w+|substituíd\w+)\b"),
    ),
}
ON_TOPIC = {"openapi-contract": ((r"\bcontratos?\b(?! de teste)", "asks"),)}
TOPICS = {"openapi-contract": r"\bapis?\b|\bcontrato\b|\brest\b|\bendpoints?\b"}
PROHIBITED = {
    "plan-complete": ((r"\bneeds clarification\b|\bmarcadores\b", r"\b(?:planos?|plan|especificaç\w+|documentos?)\b"),)
}
EXCLUDED = {
    "migrations": r"\bterraform\b|\bguias? de migração\b|\bmigração (?:de código|para a nuvem)\b",
    "openapi-contract": r"\bcontratos? (?:inteligentes?|de trabalho)\b|\bde terceiros\b",
}
ENOUGH = {
    "": (
        r"\b(?:houver|há|o|for|forem|mudar|mudarem)\b|"
        r"\b(?:tod[oa]s?|cada|as?|os?|um|uma|de|d[aeo]s?|em|n[ao]s?|com|por|para|meio|através|e|seu|sua|seus|"
        r"suas|deve|devem|deverá|ser|estar|ter|existir|existe|incluir|documentad[oa]s?|descrit[oa]s?|"
        r"definid[oa]s?|definição|usar|que|nov[oa]s?|arquivo|documento|acompanhad[oa]s?|vir|obrigatóri[oa]s?|"
        r"funcionalidades?|entregar)\b"
    ),
    "openapi-contract": (
        r"\b(?:http|rest|apis?|endpoints?|openapi|swagger|contratos?|especificaç\w+|"
        r"serviços?|públic[oa]s?)\b"
    ),
    "sequence-diagram": r"\b(?:diagramas?|sequência|fluxos?|principais|complex[oa]s|interaç\w+)\b",
    "data-model": r"\b(?:modelos?|dados|entidades?|erd|diagramas?|ou equivalente|entidade-relacionamento|persist\w+)\b",
    "migrations": (
        r"\b(?:esquemas?|schema|banco|base|dados|alteraç\w+|mudanças?|migraç\w+|migrations?|scripts?|"
        r"justificativa|aplicad[oa]s?|feit[oa]s?)\b"
    ),
    "plan-complete": r"\b(?:planos?|plan|needs clarification|marcadores|não|conter|restar|resolvid[oa]s)\b",
}
_END = r"((?:(?!\bdeve)[^,;.()])*)"
CONDITIONAL = (
    r"\((?:se|quando|somente se) ([^()]*)\)|\b(?:se|quando)\b "
    + _END
    + r"|\bpara (?:as )?funcionalidades (?:que|com) "
    + _END
)
COMPOUND = r"\b(?:e|ou)\b"
NO_CONDITION = r"^\W*(?:aplicável|necessário|couber|for o caso)?\W*$"
CONDITIONS = {
    "handles-pii": r"\bdados pessoais\b",
    "caches": r"\bcache\w*",
    "calls-external": r"\b(?:serviços?|apis?|sistemas?) extern\w+",
    "schema-change": r"\besquemas?\b|\bschema\b|\btabelas?\b",
    "multi-party-flow": r"\bcomplex\w+|\binteraç\w+|\bvári[oa]s (?:serviços|sistemas)\b",
    "exposes-http-api": r"\bapis?\b|\bendpoints?\b",
    "persistent-data": r"\bdados\b|\bpersist\w+",
}

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

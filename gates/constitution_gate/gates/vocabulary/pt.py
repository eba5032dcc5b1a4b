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
    "calls-external": {
        "calls": (
            r"\b(?:chama\w*|consult\w+|consom\w+|consum\w+|invoca\w*|obt[eé]m|obter|usa|usar|utiliza\w*|integra\w*|"
            r"envia\w*|através|por meio|conecta\w*|sincroniza\w*)\b[^\n.;|]{0,50}\b(?:apis?|serviços?|sistemas?|"
            r"provedor\w*|plataformas?)\b[^\n.;|]{0,20}\b(?:extern[oa]s?|de terceiros)\b|\bgateway de pagamentos?\b|"
            r"\bprovedor de (?:pagamentos?|identidade|e-?mail|sms)\b|\b(?:envia\w*|enviar|"
            r"envio de) (?:\w+ ){0,4}?(?:e-?mails?|sms|notificações push)|\blogin (?:com|via) (?:o )?(?:google|"
            r"microsoft|apple|github|facebook)\b"
        ),
        "denies": (
            r"\b(?:não|sem|nenhum)\b[^\n.;|]{0,20}\b(?:serviços?|sistemas?|apis?|chamadas?|integraç\w+|"
            r"conex\w+) (?:extern[oa]s?|de terceiros|de rede)\b|\bsem (?:rede|internet)\b|\b(?:totalmente|"
            r"completamente) (?:local|offline)\b"
        ),
        "simulated": r"\b(?:simula\w*|fictíci\w*|nos testes)\b",
        "talks": (
            r"\b(?:chama\w*|consult\w+|invoca\w*|usa|usar|utiliza\w*|integra\w*|envia\w*|enviar|através|por meio|via|"
            r"com|cobra\w*|autentic\w+|redirecion\w+|receb\w+)\b"
        ),
    },
    "caches": {
        "keeps": (
            r"\b(?:em cache|no cache|cachead[oa]s?|armazenad\w+ em cache)\b|\bcache\b[^\n.;|]{0,50}\b(?:segundos?|"
            r"minutos?|horas?|expira\w*|invalida\w*|memória|ttl|redis)\b|\b(?:usa\w*|adicion\w+|utiliza\w*|mant[eé]m|"
            r"um|o) cache\b"
        ),
        "denies": r"\b(?:não|sem|nenhum)\b (?:há |usa |utiliza |requer )?(?:nenhum )?cache\w*",
        "kept as it is": r"\b(?:existentes?|atual|atuais|já|poderia\w*|sem alterações)\b",
    },
    "handles-pii": {
        "handles": (
            r"\bdados pessoais\b[^\n.;|]{0,50}\b(?:armazenad\w+|guardad\w+|criptografad\w+|exclu\w+|colet\w+|"
            r"process\w+|tratad\w+|exibid\w+)|\b(?:armazena\w*|guarda\w*|coleta\w*|processa\w*|trata\w*|criptografa\w*|"
            r"exclui\w*|exibe\w*|cont[eé]m|protege\w*|manté[mn]\w*)\b[^\n.;|]{0,50}\bdados pessoais\b|\blgpd\b|"
            r"\be-?mail e senha\b"
        ),
        "names": (
            r"\b(?:endereços? de e-?mail|e-?mail d[oe] (?:usuário|cliente)|número de (?:telefone|celular)|"
            r"telefones? d[eo] (?:contato|cliente|usuário)|endereço (?:residencial|de entrega|de cobrança)|"
            r"data de nascimento|nome completo|sobrenomes?|cpf|passaporte|cart(?:ão|ões) de crédito|conta bancária|"
            r"salários?|pacientes?|prontuários?|dados (?:médicos|de saúde|de contato|de clientes|bancários)|"
            r"localização do usuário|endereços? ip)\b"
        ),
        "accounts": r"\b(?:fazer login|faz login|cadastro de usuários?|contas? de usuário|usuários? autenticad\w+)\b",
        "attributes": r"\b(?:e-?mail|telefone|sobrenome|endereço|data de nascimento|cpf)\b",
        "denies": (
            r"\b(?:não|sem|nenhum)\b (?:\w+ ){0,3}?(?:dados|dado) pessoa(?:is|l)\b(?![^\n.;|]{0,30}\b(?:logs?|"
            r"registros?|urls?)\b)"
        ),
        "people": r"\b(?:usuári[oa]s?|clientes?|funcionári[oa]s?|membros?|pacientes?|sóci[oa]s?|alun[oa]s?)\b",
    },
}

"""Portuguese."""

from __future__ import annotations

SECTIONS = {
    "caching": r"\bcach(?:e|es|ing)\b|cacheamento",
    "retry": (
        r"\bretentativas?\b|novas? tentativas?|repetiç(?:ão|ões)|\bretry\b|resiliência|tolerância a falhas|"
        r"reexecução"
    ),
    "decisions": r"^(?:\w+ ){0,2}decisões(?: [\w]+){0,4}$|decisão arquitetural",
    "risks": r"^riscos?\b|(?:avaliação|análise|matriz|registro|registo|gestão) de riscos?",
    "dependencies": r"^dependências(?: \w+){0,3}$",
    "internal": r"\bintern\w+|módulos?|outras (?:funcionalidades|features)",
}
COLUMNS = {
    "caching": {
        "": r"\b(?:de|do|da|o|a|em|cache|estratégia|regra|política|máxim[ao])\b",
        "ttl": r"ttl|duração|validade|expiração|tempo(?: vida)?|expira(?: após)?|vigência",
        "invalidation": r"invalidação|invalidad[ao](?: (?:ao|quando))?|purga|limpeza|atualização",
        "tool": r"ferramentas?|tecnologia|armazenamento|local|camada|motor|biblioteca",
        "name": r"dados?|endpoints?|recursos?|itens|item|chaves?|consultas?|endpoint ou dados|o quê",
    },
    "retry": {
        "": r"\b(?:de|do|da|o|a|os|máximo|máx|número|estratégia|política)\b",
        "idempotency": r"idempotência|(?:operações )?não idempotentes?|não (?:repetir|repetid[ao]s?|reexecutar)",
        "on": r"repetir (?:em|se|quando)|retentar (?:em|se|quando)|erros?|condição|condições|causas?|quando|gatilhos?",
        "backoff": r"espera(?: entre tentativas)?|backoff|intervalos?|atraso|recuo|retardo",
        "attempts": r"tentativas?|retentativas?|tentativas máximas|vezes|limite|máximo tentativas",
        "name": r"operação|operações|chamadas?|serviços?|api|endpoints?|integração|sistema",
    },
    "decisions": {
        "": r"\b(?:a|o|as|os|da|do|de)\b",
        "alternatives": r"(?:outras )?alternativas?(?: \w+)*|opções(?: \w+)*|descartad[ao]s?|rejeitad[ao]s?",
        "rationale": r"justificativa|justificação|razão|razões|motivos?|fundamentação|por quê?|racional|vantagens",
        "context": r"contexto|problema|situação|motivação|questão|requisito|cenário",
        "decision": r"decisão|escolha|escolhid[ao]|solução|resolução|resultado|abordagem",
        "consequences": r"consequências|implicações|impactos?|desvantagens|compromissos|estado|status",
        "name": r"tema|título|área|aspecto",
    },
    "risks": {
        "": r"\b(?:do|de|o|a|risco|nível|plano|estratégia)\b",
        "likelihood": r"probabilidade|frequência|chance",
        "impact": r"impactos?|gravidade|severidade|consequências?|efeito",
        "mitigation": r"mitigação|mitigações|medidas?|ações|resposta|contramedidas?|tratamento|contingência|prevenção",
        "name": r"riscos?|descrição|ameaça|",
    },
    "dependencies": {
        "": r"\b(?:de|da|do|a|o|as)\b",
        "version": r"versão|versões",
        "reason": r"motivo|razão|propósito|por quê?|para quê|uso|justificativa|descrição|finalidade|função",
        "relation": r"relação|vínculo|bloqueante|impacto|direção",
        "name": r"dependências?|dependência|pacotes?|bibliotecas?|módulos?|serviços?|componentes?|nome",
    },
}
STATED = {
    "caching": r"\bcache\w*|armazenad[ao]s? em cache",
    "ttl": r"\d+\s*(?:segundos?|minutos?|horas?|dias?|semanas?|meses)\b|ttl\D{0,10}\d|sem expiração|nunca expira",
    "lasting": (
        r"\d|diári\w+|sessão|indefinid\w+|permanente|reinício|implantação|uma (?:hora|semana)|um (?:minuto|dia)|"
        r"meia-noite|imutável"
    ),
    "invalidation": (
        r"\binvalid(?:a|ar|ado|ada|ados|ação)\b|\bpurga\w*|\blimp[ao]\b|(?:ao|quando|após|"
        r"depois de)\b[^.;]{0,40}(?:atualiz\w+|"
        r"modific\w+|alter\w+|escr\w+|salv\w+|grav\w+|exclu\w+|public\w+|implant\w+|edit\w+)"
    ),
    "retry": (
        r"\bretentat\w+|\bretentar\w*|novas? tentativas?|tentar? novamente|\bretr(?:y|ies)\b|\brepet\w+|"
        r"reexecut\w+"
    ),
    "attempts": (
        r"(?:\d+|duas|três|quatro|cinco)\s*(?:vezes|tentativas|retentativas)|(?:até|no máximo|"
        r"máximo(?: de)?)\s*(?:\d+|duas|três|quatro|"
        r"cinco)|sem (?:retentativas?|novas tentativas)|não (?:é|são|será) repetid\w+"
    ),
    "counted": r"\d|uma vez|duas|três|quatro|cinco|nenhum\w*|nunca|sem |ilimitad\w+",
    "backoff": (
        r"exponencial\w*|backoff|recuo|jitter|(?:espera|intervalo|atraso)s? (?:fix[ao]|linear|constante|crescente|"
        r"de \d)"
    ),
    "spaced": r"\d|exponencial|linear|fix[ao]|constante|jitter|imediat\w+|crescent\w+|nenhum\w*|sem espera",
    "on": (
        r"\b(?:em|ao|com|se|quando|por|após|apenas|somente)\b[^.;]{0,50}(?:5xx|[45]\d\d|tempos? limite|timeouts?|"
        r"rede\b|conexão|"
        r"err[oa]s?|falh\w+|limit\w+|transitóri\w+|temporári\w+|indispon\w+)|erros transitórios"
    ),
    "idempotency": (
        r"idempoten\w*|não (?:é|são|deve\w*|será) (?:ser )?(?:repetid|reexecutad|retentad)\w+|nunca repet\w+|"
        r"somente leitura"
    ),
    "writes": (
        r"\b(?:criar|criação|cobrança|cobrar|pagamento|pagar|enviar|envio|pedido|reserva|transferência|reembolso|"
        r"escrever|escrita|excluir|atualizar)\b"
    ),
    "database": r"bancos? de dados|bases? de dados|transaç\w+",
    "why": (
        r"\bporque\b|\bpois\b|\bjá que\b|\bdevido\b|\bpara (?:evitar|que|garantir|reduzir|manter|assegurar)\b|"
        r"\buma vez que\b|evita\w*"
    ),
    "contention": r"integridade|bloqueio\w*|conflito\w*",
    "alternatives": r"alternativ\w+|descart\w+|rejeit\w+|em vez de|ao invés de|considerad\w+",
    "none": r"^\W*(?:nenhum[a]?\b|não (?:há|se aplica|existem|requer)|sem\b|nada)",
    "by hand": r"botão|botões|cliqu\w*|manual\w*|o usuário pode|o utilizador pode",
    "unversioned": r"gerenciad[ao]|hospedad[ao]|sem versão|biblioteca padrão|gerid[ao]|não versionad[ao]",
    "undecided version": r"última|mais recente|atual|recente|estável",
    "unretried": r"^\W*(?:0|1|nenhuma?|nunca|não|sem)\b",
    "likelihood": r"probabilidade",
    "impact": r"impacto|gravidade|severidade",
    "mitigation": r"mitiga\w+|medidas?|contingência",
    "names ttl": r"ttl|expiração|validade|duração",
    "names invalidation": r"invalid\w+",
    "names tool": r"ferramenta|redis",
    "names attempts": r"tentativas",
    "names backoff": r"backoff|espera",
    "names retry_on": r"transitóri\w+|quais erros",
    "names idempotency": r"idempoten\w*",
    "names likelihood": r"probabilidade",
    "names impact": r"impacto|gravidade",
    "names mitigation": r"mitiga",
    "names version": r"versão|versões",
    "names reason": r"justific|motivo|razão",
    "names relation": r"intern|relação",
    "names context": r"contexto",
    "names decision": r"decisão tomada",
    "names rationale": r"justific|razão|motivo",
    "names alternatives": r"alternativ",
    "own": r"^\W*(?:existente\w*|própri\w+)\b",
    "spared": r"sem (?:retentativas?|novas tentativas)|não (?:é|são|será) repetid\w+",
    "operation": r"chamad\w+|requisiç\w+|envios?|entregas?|conex\w+",
}
LEVELS = {
    "low": r"muito baix[ao]|baix[ao]|improvável|menor|leve|rar[ao]|insignificante",
    "medium": r"médi[ao]|moderad[ao]|possível",
    "high": r"muito alt[ao]|alt[ao]|elevad[ao]|provável|grave|sever[ao]|crític[ao]|maior|cert[ao]",
}
PLAIN_LEVELS = r"baix[ao]|médi[ao]|alt[ao]"
VAGUE = (
    r"\b(?:conforme|se|quando|onde|necessári[ao]|apropriad\w+|adequad\w+|possível|aplicável|boas|melhores|"
    r"práticas|padrão|usual|"
    r"habitua\w+|razoável|robust[ao]|tratar|tratamento|gerenciar|usar|aplicar|de|da|do|a|o|os|as|com|em|e|ou|por|"
    r"para|cache|"
    r"retentativas?|tentativas|corretamente|monitorar|mais|tarde|for|é|são|será)\b"
)

"""Portuguese."""

STATED = {
    "security": {
        "subject": "segurança; requisitos de segurança; considerações de segurança",
    },
    "authentication": {
        "how": "requer*; exig*; obrigatóri*; cada requisição; rejeita*",
        "rule": (
            "apenas usuários autenticados; somente usuários autenticados; só usuários autenticados; "
            "requer autenticação; requerem autenticação; exige autenticação; exigem autenticação; "
            "autenticação obrigatória; autenticação exigida; deve estar autenticad*; devem estar autenticad*"
        ),
        "subject": (
            "autenticação; autenticar*; autenticad*; autentica; login; entrar na conta; início de sessão; "
            "iniciar sessão"
        ),
        "means": (
            "senha* & hash*; palavra passe & hash*; cookie de sessão; cookies de sessão; token de acesso; "
            "tokens de acesso; token de sessão; login único; e mail e senha; email e senha; usuário e senha; "
            "dois fatores; certificado de cliente; "
            ""
            ""
            "assinatura & verific*; autenticação existente; autenticação via; "
            "autenticação por; autenticação com; autenticação por meio; autenticam-se com; se autenticam com; "
            "autenticam com; fazem login com; faz login com; login com; login via; não autenticad* & 401; "
            "não autenticad* & redirecion*"
        ),
        "exactly": ("token*; cookie*; gateway; existente*; sem alteraç*; expira*"),
        "absent": (
            "sem autenticação; sem login; sem cadastro; sem conta*; acesso anônimo; acesso anónimo; acesso público; "
            "publicamente acessív*"
        ),
    },
    "authorization": {
        "subject": (
            "autorização; autorizar*; autorizad*; permissões; permissão; controle de acesso; controlo de acesso; "
            "direitos de acesso; perfil de acesso; privilégio*; perfis de acesso"
        ),
        "means": (
            "baseado em papéis; baseada em papéis; baseado em funções; por papel; por papéis; por perfil; "
            "apenas o administrador; apenas administradores; somente administradores; só administradores; "
            "apenas o proprietário; somente o proprietário; apenas o autor; apenas o dono; somente o dono; "
            "apenas & próprio*; somente & próprio*; só & próprio*; apenas & própria*; somente & própria*; "
            "papel de administrador; perfil administrador; isolamento por inquilino; menor privilégio; "
            "todos os usuários autenticados; segurança em nível de linha; de acordo com o papel; conforme o papel; "
            "papel & pode; exige o papel; requer o papel; papéis e permissões; apenas & papel; somente & papel"
        ),
        "how": (
            "apenas; somente; só; verific*; no servidor; nega*; rejeita*; pode; podem; restrit*; restring*; "
            "proprietári*; dono; admin*; existente*; sem alteraç*; requer*; exig*"
        ),
        "absent": "sem papéis; sem perfis; um único usuário; usuário único; monousuário; sem permissões",
    },
    "secrets": {
        "subject": (
            "segredos; segredo; credencial; credenciais; chave de api; chaves de api; chave da api; chaves da api; "
            "chave privada; chaves privadas; string de conexão; strings de conexão; senha do banco; senhas do banco; "
            "chave secreta; chaves secretas"
        ),
        "means": "gerenciador de segredos; gestor de segredos; cofre de segredos",
        "exactly": (
            "variável de ambiente; variáveis de ambiente; do ambiente; no ambiente; cofre; armazenad* em; "
            "armazenad* no; guardad* em; guardad* no; ficam em; ficam no; lid* de; lid* do; carregad* de; "
            "carregad* do; injetad*; fora do repositório; não no repositório; em tempo de execução; na implantação; "
            "arquivo de ambiente"
        ),
        "absent": "sem segredos; nenhum segredo; não há segredos; sem credenciais; sem chaves",
    },
    "transport-encryption": {
        "subject": "criptografia; criptografia em trânsito; criptografad*; encriptad*; cifrad*",
        "means": "criptografad* em trânsito; encriptad* em trânsito",
        "how": "requer*; exig*; obrigatóri*; apenas; gateway; todas; todo",
    },
    "encryption-at-rest": {
        "subject": "criptografia; criptografad*; encriptad*; criptografia em repouso",
        "means": "criptografad* em repouso; encriptad* em repouso",
        "how": "repouso; coluna*; disco*; volume*",
    },
    "input-validation": {
        "named": "entrada*",
        "subject": "validação; valid*; entrada do usuário; entradas do usuário; sanitiz*",
        "means": (
            "validação no servidor; validad* no servidor; lista branca; comprimento máximo; tamanho máximo; "
            "validad* contra"
        ),
        "how": "esquema*; servidor; rejeita*; tamanho; formato; faixa; devem; cada; todas; todos",
    },
    "rate-limiting": {
        "subject": "limite de requisições; limitação de taxa; limite de taxa; limitação de requisições",
        "means": "requisições por minuto; por segundo; tentativas por",
        "how": "por; máximo; gateway",
    },
    "observability": {
        "subject": "observabilidade; monitoramento; monitorização; telemetria",
    },
    "logging": {
        "subject": "log; logs; logging; registro de eventos; registro de erros; registos; logger",
        "unlike": (
            "login; logado no; usuário logado; log de auditoria; logs de auditoria; trilha de auditoria; changelog; "
            "registro de usuário*; cadastro"
        ),
        "means": (
            "logs estruturados; log estruturado; logging estruturado; logs json; logs em json; nível de log; "
            "níveis de log; registrado em log; registrados em log; registrada em log; registradas em log; "
            "são registrados no log; erros & logs; logs & erros; erros são registrados; logs no stdout; para stdout; "
            "para stderr; em stderr; arquivo de log; ficheiro de log; logger existente; logs de acesso; "
            "logs de erro; logs centralizados; registra cada requisição; registra cada pedido"
        ),
        "how": (
            "erro*; requisição; requisições; pedido*; evento*; nível; níveis; stdout; stderr; json; estruturad*; "
            "cada; todos; todas; com; via; existente; retenção; arquivo"
        ),
        "absent": "sem logs; não há logs; sem logging; nenhum log",
    },
    "metrics": {
        "subject": "métrica; métricas; medição; medições",
        "unlike": (
            "métricas de sucesso; métrica de sucesso; métricas de negócio; métricas de qualidade; "
            "métricas do projeto; métricas de código"
        ),
        "means": (
            "endpoint de métricas; métricas & latência; latência & métricas; métricas & duração; "
            "duração & métricas; métricas & expõe; expõe & métricas; métricas & expostas; expostas & métricas; "
            "métricas & coletadas; coletadas & métricas; métricas & exportadas; exportadas & métricas; "
            "métricas & publicadas; publicadas & métricas; métricas & número de; número de & métricas; "
            "métricas & erros; erros & métricas; métricas & requisições; requisições & métricas; contador de; "
            "contadores de; histograma de; histogramas de; latência & medida; medida & latência; "
            "duração & registrada; registrada & duração; duração & medida; medida & duração"
        ),
        "how": (
            "latência; duração; número; taxa; erros; expõe; expost*; export*; colet*; public*; mede; medid*; "
            "memória; por; endpoint; contador*; histograma*"
        ),
        "absent": "sem métricas; não há métricas; sem telemetria; nenhuma métrica",
    },
    "tracing": {
        "subject": "tracing; rastreamento; rastreio; rastreamento distribuído; traces",
        "unlike": (
            "rastreabilidade de requisitos; stack trace; rastreamento de pedidos; rastreamento de entregas; "
            "rastreio de encomendas"
        ),
        "means": (
            "rastreamento distribuído; tracing distribuído; rastreio distribuído; spans por; um span; "
            "traces & exportados; exportados & traces; traces & propaga*; propaga* & traces; contexto de trace; "
            "rastreamento de requisições"
        ),
        "how": (
            "span*; propaga*; requisição; requisições; cada; cabeçalho*; serviço*; amostragem; export*; id; ids; "
            "contexto"
        ),
        "absent": "sem tracing; sem rastreamento; não há tracing",
    },
    "health-checks": {
        "subject": "health check*; healthcheck*; verificação de saúde; verificações de saúde; liveness; readiness",
        "means": "endpoint de saúde; endpoint de status; liveness probe*; readiness probe*; sonda de vida",
        "how": "endpoint*; retorna; responde; sonda*; banco de dados; segundos; verifica",
        "absent": "sem health check*; sem verificação de saúde",
    },
    "alerting": {
        "subject": "alerta; alertas; alarme*; plantão",
        "unlike": "caixa de alerta; mensagem de alerta; alertas ao usuário; alertas de preço",
        "means": (
            "alerta quando; alertas quando; alerta se; alertas se; regra de alerta; regras de alerta; "
            "limite & alerta*; alerta* & limite; alarme quando; avisa o plantão; notifica o plantão; alerta a equipe"
        ),
        "how": "quando; se; limite*; acima; excede*; minutos; taxa; canal; equipe; plantão; regra*",
        "absent": "sem alertas; não há alertas; sem plantão",
    },
    "correlation-ids": {
        "subject": (
            "id de correlação; identificador de correlação; id de requisição; id da requisição; id do pedido http; "
            "correlation id*; request id*; trace id*"
        ),
        "means": (
            "id de correlação & cada; cada & id de correlação; id de correlação & log; id de correlação & logs; "
            "id de correlação & logging; logs & id de correlação; logging & id de correlação; "
            "id de correlação & logged; id de correlação & propaga*; propaga* & id de correlação; "
            "id de correlação & cabeçalho; cabeçalho & id de correlação; id de requisição & cada; "
            "cada & id de requisição; id da requisição & cada; cada & id da requisição; id da requisição & log; "
            "id da requisição & logs; id da requisição & logging; logs & id da requisição; "
            "logging & id da requisição; id da requisição & logged; id de requisição & log; id de requisição & logs; "
            "id de requisição & logging; logs & id de requisição; logging & id de requisição; "
            "id de requisição & logged; request id & cada; cada & request id; request id & propaga*; "
            "propaga* & request id; request id & resposta*; resposta* & request id; request id & logs; "
            "logs & request id; trace id & cada; cada & trace id; trace id & resposta*; resposta* & trace id; "
            "correlation id & cada; cada & correlation id; correlation id & propaga*; propaga* & correlation id; "
            "correlation id & logs; logs & correlation id"
        ),
        "how": "cada; cabeçalho*; propaga*; gera*; gerad*; log; logs; resposta*; erro*; todas; todos; inclu*",
        "absent": "sem id de correlação; sem request id*",
    },
    "audit-log": {
        "subject": "auditoria; log de auditoria; trilha de auditoria; registro de auditoria; auditável",
        "means": (
            "tabela de auditoria; trilha de auditoria & cada; cada & trilha de auditoria; log de auditoria & cada; "
            "cada & log de auditoria; trilha de auditoria & registra; registra & trilha de auditoria; "
            "eventos de auditoria; quem fez o quê; ator & data; data & ator; autor & data; data & autor"
        ),
        "how": "ator*; data*; cada; todos; todas; grava*; registra*; tabela; imutável; retenção; quem; quando",
        "absent": "sem auditoria; não há auditoria",
    },
}
MOODS = {
    "reason": "porque; já que; pois; execução única; sem servidor; cli; linha de comando; estático",
    "alternative": "teste independente; alternativa*; rejeitada porque; descartad*; opções consideradas",
    "excluded": "fora de escopo; fora do escopo; não objetivo*; não incluído; não inclui",
    "later": (
        "futur*; mais adiante; posterior*; a definir; a determinar; pendente*; adiad*; roteiro; próxima versão; "
        "próxima fase; pergunta aberta; perguntas abertas; questões em aberto"
    ),
    "refuses": "rejeita*; nega*; redirecion*; proibid*; bloque*; não pode; não podem; erro*",
    "frame": (
        "usuário; usuários; de; do; da; dos; das; e; gestão; gerenciamento; estratégia; modelo; fluxo; requisitos; "
        "política; mecanismo; controle; regras"
    ),
    "empty": (
        "boas práticas; melhores práticas; padrão; padrões; conforme; segundo; constituição; princípio*; segur*; "
        "segurança; adequad*; apropriad*; se necessário; quando necessário; será; serão; deve; devem; requerid*; "
        "necessári*; cumpre*; cumprid*; respeit*; garant*; assegur*; considerad*; revisad*; implementad*; nenhum*; "
        "sem; para; esta; este; estes; com; uma; dos; das; que; são; há; usual*; funcionalidade*; mudança*; alteraç*; "
        "todos; todas; aplica; aplicam"
    ),
    "hides": "não são registrad*; nunca registrad*; não deve aparecer; não devem aparecer; mascarad*",
}

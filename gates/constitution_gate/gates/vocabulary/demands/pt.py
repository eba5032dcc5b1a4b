"""Portuguese."""

from __future__ import annotations

HINTS = {
    "contract-compatibility": ("compatib", "compatív", "quebra", "quebre", "breaking", "semver", "semântic"),
    "contract-implementation": ("contrato", "openapi", "especificaç"),
    "openapi-contract": ("openapi", "swagger", "contrato", "endpoint", "api", "resposta"),
    "sequence-diagram": ("diagrama",),
    "data-model": ("modelo", "entidade-relacionamento", "erd"),
    "migrations": ("migraç", "migration"),
    "plan-complete": ("clarification", "marcador"),
    "architecture-decisions": ("adr", "decis", "escolhas"),
    "caching-strategy": ("cach",),
    "dependencies": ("dependência", "biblioteca", "pacote"),
    "observability-requirements": (
        "log",
        "registr",
        "métrica",
        "rastr",
        "observab",
        "telemetr",
        "saúde",
        "health",
        "correlaç",
        "auditor",
    ),
    "pii-logging": ("pessoa", "sensív", "lgpd", "gdpr", "pii"),
    "requirement-coverage": ("requisito", "rastreab", "história"),
    "retry-policy": ("tentativa", "retentativa", "retr", "backoff"),
    "risk-assessment": ("risco",),
    "security-requirements": (
        "autentic",
        "autoriz",
        "segredo",
        "credenc",
        "senha",
        "criptograf",
        "cifra",
        "tls",
        "https",
        "valida",
        "sanitiz",
        "chave",
        "segur",
        "permiss",
        "privilégio",
        "injeç",
        "csrf",
        "xss",
        "owasp",
        "limite",
    ),
    "testing": ("teste", "test", "tdd", "cobertura"),
}
ASKS = (
    r"\b(?:document\w+|descrev\w+|descrit\w+|defin\w+|especific\w+|fornec\w+|exist\w+|ter|têm|tem|inclu\w+|"
    r"acompanh\w+|mant\w+|public\w+|produz\w+|cri(?:ar|ad[oa]s?)|escrev\w+|escrit\w+|entreg\w+|requer\w*|"
    r"exig\w+|obrigatóri\w+|us(?:ar|em)|utiliz\w+|conter|possuir|projetad\w+)\b"
)
FORBIDDING = (
    r"\b(?:não (?:deve\w*|pode\w*|se (?:deve|pode))|nunca|proibid[oa]s?|vedad[oa]s?)\b|^\W*(?:nenhum|"
    r"nenhuma)\b"
)
UNLESS_PRESENT = r"\b(?:sem|até que|a menos que|antes de)\b"
OPTIONAL = (
    r"\b(?:opcional(?:mente)?|opcionais|não é obrigatóri[oa]|não (?:é necessári[oa]|se exige))\b|"
    r"(?<!não )\bpode\b"
)
_PERSONAL = r"\bdados pessoais\b|\binformaç\w+ (?:pessoa\w+|sensíve\w+)\b|\bdados sensíveis\b|\bpii\b|\blgpd\b|\bgdpr\b"
_PROTECTED = (
    r"\b(?:mascar\w+|anonimiz\w+|pseudonimiz\w+|criptograf\w+|cifr\w+|ofusc\w+|minimiz\w+|proteg\w+|exclu\w+|"
    r"apag\w+|cumpr\w+|identific\w+|omit\w+|consentimento)\b"
)
_BREAKING = (
    r"\b(?:mudanças?|alteraç\w+) (?:\w+ )?(?:incompatíve\w+|disruptivas?|que quebr\w+)|"
    r"\bquebras? de (?:compatibilidade|contratos?)\b|\bbreaking changes?\b"
)
_NEW_VERSION = r"\bversão (?:principal|maior|major)\b|\bnova versão\b|\bmajor\b|\bsemver\b|\bversionamento semântico\b"
_SERVED = r"\bapis?\b|\bendpoints?\b|\bcontratos?\b|\bclientes?\b|\brest\b|\binterfaces?\b"
_SERVING_AND_CONTRACT = (
    r"\b(?:implementaç\w+|código|controladores?|controllers?|rotas?|endpoints?|servidor(?:es)?)\b[^.;]{0,80}"
    r"\b(?:contratos?(?! de teste)|especificaç\w+ (?:da api|de api|openapi|swagger)|openapi)\b"
)
_AGREEING = (
    r"\b(?:correspond\w+|cumpr\w+|respeit\w+|segu\w+|sig\w+|conform\w+|coincid\w+|"
    r"alinhad\w+|fiel\w*|obedec\w+|desvi\w+)\b"
)
_OF_AN_API = r"\bapis?\b|\bendpoints?\b|\bopenapi\b|\bswagger\b|\bhttp\b|\brest\b|\brotas\b|\bcontrollers?\b"
DEMANDS = {
    "contract-compatibility": (
        (_BREAKING, _NEW_VERSION),
        (r"\bretrocompatí?\w+|\bcompat\w+ (?:retroativa|reversa|com (?:as )?versões anteriores)", _SERVED),
        (r"\bsemver\b|\bversionamento semântico\b", _SERVED),
    ),
    "contract-implementation": ((_SERVING_AND_CONTRACT, _AGREEING, _OF_AN_API),),
    "openapi-contract": (
        (r"\bopenapi\b|\bswagger\b",),
        (r"\bcontratos?\b(?! de teste)", r"\b(?:apis?|endpoints?|servi\w+|interfa\w+)\b", "asks"),
        (
            r"\bcontratos? d[ae]s? apis?\b|\bcontratos? de api\b|\bespecificaç\w+ da api\b|\bcontrato primeiro\b",
            "asks",
        ),
        (r"\b(?:endpoints?|apis? (?:rest|http)\w*)\b", r"\b(?:document\w+|descrit\w+|descrev\w+|especificad\w+)\b"),
        (
            r"\bformatos? d[ae]s? (?:requisiç\w+|respostas?|solicitaç\w+)",
            r"\b(?:defin\w+|document\w+|especific\w+)\b",
        ),
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
    "architecture-decisions": (
        (
            r"\badrs?\b|\bregistros? de decis\w+",
            (
                r"asks \b(?:registr\w+|document\w+|escrev\w+|escrit\w+|requer\w*|exig\w+|obrigatóri\w+|"
                r"mant\w+|existir|sem)\b"
            ),
        ),
        (
            r"\b(?:decis\w+|escolhas?) (?:\w+ )?(?:arquitet\w+|técnic\w+|tecnol\w+|design|important\w+|projeto)",
            r"asks \b(?:registr\w+|document\w+|justific\w+|alternativas|explic\w+)\b",
        ),
    ),
    "caching-strategy": (
        (r"\bttl\b|\bexpir\w+|\binvalid\w+|\btempo de vida\b", r"\bcache\w*"),
        (r"\b(?:estratégia|política|regras?) de cach\w+",),
        (r"\bdev\w+ (?:\w+ )?(?:armazenad\w+|mantid\w+) em cache\b|\bdev\w+ ser cachead\w+",),
    ),
    "dependencies": (
        (
            r"\bdependências?\b|\b(?:bibliotecas?|pacotes?) (?:extern\w+|de terceiros|nov\w+)",
            r"\b(?:fix\w+|vers\w+|travad\w+|bloquead\w+|justific\w+|motiv\w+|razão|document\w+|declarad\w+|listad\w+)",
        ),
        (r"\bjustific\w+", r"\bdependências?\b"),
    ),
    "observability-requirements": (
        (
            (
                r"\b(?:logs?|registros|logging) estruturad\w+|\bobservab\w+|\btelemetr\w+|\b(?:id|"
                r"identificador) de (?:correlaç\w+|requisiç\w+|rastreamento)|\b(?:correlation|request|"
                r"trace)[- ]?id\b|\b(?:endpoint|verificaç\w+) de saúde|\bhealth ?checks?\b|/health\b|"
                r"\b(?:trilha|log|registro) de auditoria|\brastreamento distribuído\b"
            ),
        ),
        (r"\bmétricas\b|\btraces\b", r"asks \b(?:emit\w+|exp[oõ]\w+|export\w+|colet\w+|serviços?|latência|logs?)\b"),
        (
            r"\bregistr(?:ar|ad[oa]s?|em)\b|\blogs?\b",
            r"\b(?:erros?|exceç\w+|falhas?|eventos?|operaç\w+|ações|requisiç\w+)\b",
        ),
    ),
    "pii-logging": ((_PERSONAL, _PROTECTED), (_PROTECTED, _PERSONAL)),
    "requirement-coverage": (
        (
            r"\brastre[aá]\w+|\breferenci\w+|\bcobert\w+|\bcorrespond\w+|\bpelo menos uma tarefa\b",
            r"\brequisitos?\b|\bhistórias? de usuário\b",
            r"\btarefas?\b",
        ),
        (r"\brastre[aá]ve\w+|\brastreabilidade\b", r"\brequisitos?\b|\bespecificaç\w+"),
    ),
    "retry-policy": (
        (
            r"\bretentativas?\b|\bnovas? tentativas?\b|\bretr(?:y|ies)\b|\brepetid\w+|\btentar novamente\b",
            (
                r"\bbackoff\b|\bexponencial\w*|\bidempoten\w+|\btransitóri\w+|\bfalh\w+|\bpolíticas?\b|"
                r"\bestratégias?\b|\blógica\b|\bmecanismos?\b|\btimeouts?\b|\b(?:chamadas?|serviços?|apis?|"
                r"integraç\w+) (?:\w+ )?extern\w+"
            ),
        ),
        (r"\bbackoff\b",),
    ),
    "risk-assessment": (
        (r"\b(?:avaliaç\w+|análise|registro|matriz) de riscos\b", "asks"),
        (
            r"\briscos\b|\bcada risco\b",
            r"\b(?:identific\w+|document\w+|avali\w+|mitig\w+|registr\w+|list\w+|analis\w+)\b",
        ),
    ),
    "security-requirements": (
        (
            (
                r"\bautenticaç\w+|\bautorizaç\w+|\bautenticad[oa]s?\b|\brbac\b|\bcontrole de acesso|"
                r"\bprivilégio mínimo|\boauth2?\b|\bjwt\b"
            ),
            (
                r"asks \b(?:requ\w+|exig\w+|aplic\w+|implement\w+|usar|utiliz\w+|verific\w+|proteg\w+|"
                r"obrigatóri\w+|defin\w+|document\w+|ter|incluir|ser|sem)\b"
            ),
        ),
        (
            r"\b(?:segredos|credenciais|senhas?|chaves? (?:de api|privadas?)|tokens de acesso)\b",
            r"\b(?:armazen\w+|guard\w+|ambiente|gerenciador|cofre|hash\w*|rotac\w+|lid[oa]s)\b",
        ),
        (
            (
                r"\bhttps\b(?!:)|\btls\b|\bcriptograf\w+|\bcifrad\w+|\binjeç\w+ (?:de )?sql\b|\bxss\b|"
                r"\bcsrf\b|\bowasp\b|\bconsultas parametrizadas\b|\blimites? de (?:taxa|requisições)\b|"
                r"\brate[- ]limit\w*|\brequisitos de segurança\b|\bconsiderações de segurança\b"
            ),
        ),
        (
            r"\bentradas?\b|\bdados de entrada\b|\bdados (?:externos|do usuário)\b|\bpayloads?\b|\brequisições\b",
            r"\b(?:valid(?:ar|ad[oa]s?|em)|sanitiz\w+|validação)\b",
        ),
        (r"\bpermissões\b", r"\b(?:verific\w+|servidor)\b"),
    ),
    "testing": (
        (r"\btdd\b|\btest-first\b|\bdesenvolvimento (?:orientado|guiado) (?:a|por) testes\b|\btestes primeiro\b",),
        (r"\bcobertura de (?:código|testes|linhas|ramos)\b",),
        (r"\bcobertura\b", r"\d ?%|\btestes?\b"),
        (
            r"\btestes?\b",
            (
                r"asks \b(?:incluir|inclu\w+|ter|escrit\w+|escrev\w+|cobert\w+|cobr\w+|acompanh\w+|requer\w*|"
                r"exig\w+|obrigatóri\w+|possuir|sem|adicion\w+|primeiro)\b"
            ),
        ),
        (r"\btestes (?:unitári\w+|de integração|automatizad\w+|e2e|de contrato)", r"\bpassar\b|\bci\b"),
    ),
}
ON_TOPIC = {
    "contract-implementation": ((_SERVING_AND_CONTRACT, _AGREEING),),
    "openapi-contract": ((r"\bcontratos?\b(?! de teste)", "asks"),),
}
TOPICS = {
    "contract-implementation": r"\bapis?\b|\bcontrato\b|\brest\b|\bendpoints?\b",
    "openapi-contract": r"\bapis?\b|\bcontrato\b|\brest\b|\bendpoints?\b",
}
PROHIBITED = {
    "contract-compatibility": ((_BREAKING, _NEW_VERSION + "|" + _SERVED),),
    "contract-implementation": ((_SERVING_AND_CONTRACT, _AGREEING, _OF_AN_API),),
    "plan-complete": ((r"\bneeds clarification\b|\bmarcadores\b", r"\b(?:planos?|plan|especificaç\w+|documentos?)\b"),),
    "pii-logging": (
        (
            _PERSONAL,
            (
                r"\b(?:registr\w+|logs?|exp[oõ]\w+|vaz\w+|transmit\w+|envi\w+|compartilh\w+|armazen\w+|"
                r"inclu\w+|conter|aparec\w+|devolv\w+|retorn\w+|erros|texto (?:puro|claro))\b"
            ),
        ),
    ),
    "security-requirements": (
        (
            r"\b(?:segredos?|credenciais|senhas?|chaves?|tokens?)\b",
            (
                r"\b(?:código|repositório|fonte|git|version\w+|logs?|texto (?:puro|claro)|exp[oõ]\w+|"
                r"armazen\w+|guard\w+)\b"
            ),
        ),
    ),
    "testing": ((r"\bcobertura\b", r"\b(?:cair|diminu\w+|menor|inferior|abaixo|baixar)\b"),),
}
EXCLUDED = {
    "contract-compatibility": (
        r"\bbancos? de dados\b|\btabelas?\b|\bmigraç\w+|\bconstituiç\w+|\bprincípios?\b|"
        r"\bemendas?\b|\bdependências?\b|\bbibliotecas?\b"
    ),
    "migrations": r"\bterraform\b|\bguias? de migração\b|\bmigração (?:de código|para a nuvem)\b",
    "contract-implementation": r"\bcontratos? (?:inteligentes?|de trabalho)\b|\btestes? de contrato\b|\bde terceiros\b",
    "openapi-contract": r"\bcontratos? (?:inteligentes?|de trabalho)\b|\bde terceiros\b",
    "caching-strategy": r"\bcache (?:de|do) (?:ci|compilação|docker|npm|build)\b|\bevitar\b[^.;]{0,12}\bcach",
    "dependencies": r"\binjeção de dependências?\b|\bcircular\w*\b|\bdependências entre\b|\bdependências de tarefas\b",
    "observability-requirements": r"\bregistro de alterações\b|\bchangelog\b|\bfazer login\b",
    "retry-policy": r"\b(?:botão|link|ícone) (?:de )?(?:tentar|retentar|repetir)\w*|\btestes (?:\w+ )?instáveis\b",
    "risk-assessment": r"\bpor sua conta e risco\b|\bviolaç\w+|\bdesvi\w+",
    "testing": (
        r"\bambientes? de testes?\b|\bdados de testes?\b|\busuários de teste\b|\bcobertura (?:de mercado|"
        r"geográfica)\b"
    ),
}
ENOUGH = {
    "": (
        r"\b(?:houver|há|o|for|forem|mudar|mudarem)\b|\b(?:tod[oa]s?|cada|as?|os?|um|uma|de|d[aeo]s?|em|"
        "n[ao]s?|com|por|para|meio|através|e|seu|sua|seus|suas|deve|devem|deverá|ser|estar|ter|existir|"
        "existe|incluir|documentad[oa]s?|descrit[oa]s?|definid[oa]s?|definição|usar|que|nov[oa]s?|arquivo|"
        r"documento|acompanhad[oa]s?|vir|obrigatóri[oa]s?|funcionalidades?|entregar)\b"
    ),
    "contract-implementation": (
        r"\b(?:implementaç\w+|código|endpoints?|rotas|contratos?|openapi|api|especificaç\w+|exatamente|sempre|corresponder|cumprir|respeitar|seguir|com|o|a|os|as|ao|do|da|de)\b"
    ),
    "openapi-contract": (
        r"\b(?:http|rest|apis?|endpoints?|openapi|swagger|contratos?|especificaç\w+|serviços?|públic[oa]s?)\b"
    ),
    "sequence-diagram": r"\b(?:diagramas?|sequência|fluxos?|principais|complex[oa]s|interaç\w+)\b",
    "data-model": r"\b(?:modelos?|dados|entidades?|erd|diagramas?|ou equivalente|entidade-relacionamento|persist\w+)\b",
    "migrations": (
        r"\b(?:esquemas?|schema|banco|base|dados|alteraç\w+|mudanças?|migraç\w+|migrations?|scripts?|"
        r"justificativa|aplicad[oa]s?|feit[oa]s?)\b"
    ),
    "plan-complete": r"\b(?:planos?|plan|needs clarification|marcadores|não|conter|restar|resolvid[oa]s)\b",
    "pii-logging": r"\b(?:dados|pessoais|registrad[oa]s?|logs?|não|nunca|conter)\b",
}
_END = r"((?:(?!\bdeve)[^,;.()]){0,120})"
CONDITIONAL = (
    r"\((?:se|quando|somente se) ([^()]*)\)|\b(?:se|quando)\b "
    + _END
    + r"|\bpara (?:as )?funcionalidades (?:que|com) "
    + _END
)
COMPOUND = r"\b(?:e|ou)\b"
NO_CONDITION = r"^\W*(?:aplicável|necessário|couber|for o caso)?\W*$"
CONDITIONS = {
    "handles-pii": r"\bdados pessoais\b|\blgpd\b",
    "caches": r"\bcache\w*",
    "calls-external": (
        r"(?:\b(?:chama|usa|consome|utiliza) )?\b(?:serviços?|apis?|sistemas?) (?:extern\w+|de terceiros)"
    ),
    "schema-change": r"\besquemas?\b|\bschema\b|\btabelas?\b",
    "multi-party-flow": r"\bcomplex\w+|\binteraç\w+|\bvári[oa]s (?:serviços|sistemas)\b",
    "exposes-http-api": r"\bapis?\b|\bendpoints?\b",
    "persistent-data": r"\bdados\b|\bpersist\w+",
}
NAMES = {
    "contract-compatibility": (
        "compatibilidade da api",
        "retrocompatibilidade",
        "versionamento da api",
        "versionamento de api",
    ),
    "architecture-decisions": ("decisões de arquitetura", "decisões arquiteturais", "decisões técnicas"),
    "caching-strategy": ("estratégia de cache", "estratégia de caching", "cache"),
    "data-model": ("modelo de dados",),
    "dependencies": ("dependências", "dependências externas", "gestão de dependências"),
    "migrations": ("migrações", "migrações de banco de dados"),
    "observability-requirements": ("observabilidade", "registro", "monitoramento", "observabilidade e logs", "logs"),
    "contract-implementation": ("implementação do contrato", "conformidade da implementação"),
    "openapi-contract": ("contrato de api", "contratos de api", "contrato da api", "conformidade com o contrato"),
    "pii-logging": ("dados pessoais", "privacidade", "proteção de dados", "tratamento de dados pessoais"),
    "requirement-coverage": ("rastreabilidade", "cobertura de requisitos", "rastreabilidade de requisitos"),
    "retry-policy": (
        "lógica de retentativa",
        "política de retentativas",
        "estratégia de retentativas",
        "retentativas",
    ),
    "risk-assessment": ("avaliação de riscos", "análise de riscos", "riscos", "riscos e mitigações"),
    "security-requirements": ("segurança", "requisitos de segurança", "autenticação", "autenticação e autorização"),
    "sequence-diagram": ("diagrama de sequência", "diagramas de sequência"),
    "testing": ("testes", "estratégia de testes", "cobertura de testes", "desenvolvimento orientado a testes"),
}
EXAMPLE = r"\(\s*(?:p\. ?ex|por exemplo|ex|inclu\w+|como|ver|veja)\b[^()]*\)"
CHOICE_BEFORE = (
    r"\b(?:dev\w+|mediante|com|por|usar|utilizar|via)\b((?: [^\s.;:]+){1,8}?) ou (?:uma?s? |os? |"
    r"as? )?(?:\S+ ){0,2}$"
)
CHOICE_AFTER = (
    r"(?![^.;]*\bdeve)(?: de \w+)? ou ((?!(?:um )?(?:equivalente|similar|superior|posterior)\b)[^.;:,]{1,60})"
)

"""English."""

from __future__ import annotations

HINTS = {
    "contract-compatibility": ("break", "compatib", "semver", "semantic version", "semantically version"),
    "contract-implementation": ("contract", "openapi", "open api", "swagger", "api spec"),
    "openapi-contract": ("openapi", "open api", "swagger", "contract", "endpoint", "api", "response"),
    "sequence-diagram": ("diagram",),
    "data-model": ("data model", "data-model", "erd", "er diagram", "entity", "entities"),
    "migrations": ("migration", "migrate", "flyway", "liquibase", "alembic", "dbmate", "knex"),
    "plan-complete": ("clarification", "placeholder", "technical context", "structure decision"),
    "architecture-decisions": ("adr", "decision", "choices"),
    "caching-strategy": ("cach", "ttl", "expir", "invalidat", "evict"),
    "dependencies": ("dependenc", "package", "librar"),
    "observability-requirements": (
        "log",
        "metric",
        "trac",
        "observab",
        "telemetry",
        "audit",
        "health",
        "liveness",
        "correlation",
        "request id",
        "requestid",
    ),
    "pii-logging": (
        "mask",
        "redact",
        "nonymi",
        "pii",
        "personal",
        "sensitive",
        "gdpr",
        "user data",
        "customer data",
        "patient",
        "biometric",
        "audio data",
        "location data",
        "health data",
    ),
    "requirement-coverage": ("requirement", "traceab", "user stor"),
    "retry-policy": ("retr", "backoff", "back-off"),
    "risk-assessment": ("risk",),
    "security-requirements": (
        "auth",
        "secret",
        "credential",
        "password",
        "api key",
        "token",
        "encrypt",
        "tls",
        "https",
        "saniti",
        "validat",
        "rate limit",
        "rate-limit",
        "throttl",
        "injection",
        "xss",
        "csrf",
        "owasp",
        "rbac",
        "privilege",
        "security",
        "permission",
        "access control",
        "sql",
        "jwt",
    ),
    "testing": ("test", "tdd", "coverage"),
}
ASKS = (
    r"\b(?:document(?:ed|ation)?|describ\w+|defin(?:e|ed|es|ing|ition)|specif(?:y|ied|ies)|provid\w+|exists?|"
    r"present|have|has|includ\w+|accompan\w+|maintain\w*|publish\w*|produc\w+|creat\w+|writ\w+|ship\w*|"
    r"exposes?|requires?|deliver\w*|designed|driven|authored|supplied|contains?|declares?|mandatory|required|"
    r"drawn|captured?|used?|uses|using|carr(?:y|ied)|backed|comes? with|establish\w*|needs?|add(?:ed)?|shown?|"
    r"illustrat\w+|modell?ed|checked in|committed|submitted|part of)\b"
)
FORBIDDING = (
    r"\b(?:(?:must|shall|should|may|can|do|does|is|are|will) not|never|cannot|prohibited|forbidden|disallowed|"
    r"banned|not allowed|no longer)\b|^\W*no\b|\bwith no\b(?! exception)|\bcontains? no\b|\bfree of\b|"
    r"\bthere (?:are|is|must be|shall be) no\b|\bha(?:s|ve) no\b"
)
UNLESS_PRESENT = r"\b(?:without|until|unless|before|lacks?|lacking|missing)\b"
OPTIONAL = (
    r"\b(?:optional(?:ly)?|need not|not (?:required|needed|mandatory)|can be omitted|nice to have)\b|"
    r"^(?!\W*no\b).*?\bmay\b(?! (?:not|only|be merged|merge|ship))"
)
_ENDPOINTS = r"\b(?:endpoints?|rest(?:ful)? (?:apis?|endpoints?)|(?:http|web) apis?|api routes?)\b"
_API_CONTRACT = (
    r"\b(?:api|apis|rest|http|interface|service|endpoint|integration)(?:/data)? (?:contracts?|specifications?|"
    r"specs?)\b(?! (?:tests?|testing|changes?|behaviou?r|violations?|drift|breaks?|breakage|validation))|"
    r"\bcontracts/|\bcontract-first\b"
)
_DATA_MODEL = (
    r"\bdata[- ]models?\b(?:\.md)?|\bentity[- ]relationship (?:diagrams?|models?)\b|\berds?\b|\ber diagrams?\b"
)
_SCHEMA = r"\b(?:schemas?|databases?|db|tables?|columns?|ddl|data structures?|persistence)\b"
_PERSONAL = (
    r"\bpii\b|\bpersonal(?:ly)?[- ](?:identif\w+ )?(?:data|info\w*|details)\b|\bpersonally identif\w+|"
    r"\bgdpr\b|\b(?:user|customer|patient|health|location|biometric|audio|voice)s?'? (?:data|recordings?)\b"
)
_SENSITIVE = r"\bsensitive (?:user |customer )?(?:data|info\w*|fields?|values)\b"
_PROTECTED = (
    r"\b(?:mask\w*|redact\w*|anonymi[sz]\w*|pseudonymi[sz]\w*|obfuscat\w*|scrub\w*|encrypt\w*|minimi[sz]\w*|"
    r"protect\w*|consent|delet\w+|erasure|retention|classif\w+|identified|tagged|compl(?:y|ies|iance)|privacy|"
    r"confidential\w*|exclud\w+|omit\w*|strip\w*|filter\w*|handled|declar\w+|audited|inventor\w+)\b"
)
_ACCESS = (
    r"\b(?:authentication|authori[sz]ation|rbac|access controls?|least[- ]privilege|jwts?|oauth2?|"
    r"mfa)\b(?! (?:services?|modules?|librar\w+|flows?|screens?|pages?|teams?|code|tests?|features?|packages?|"
    r"ui|endpoints?)\b)|\bauthenticated\b|\bauthori[sz]ed\b"
)
_KIND_OF_TESTS = (
    r"\b(?:unit|integration|contract|e2e|end-to-end|acceptance|automated|regression|functional|component|"
    "smoke|property-based|failing)(?:[ -]level)?(?:(?:,? (?:and|or)|,|"
    r"/) ?[\w-]+){0,3} tests?\b(?! (?:environments?|data|accounts?)\b)"
)
_TESTS = _KIND_OF_TESTS + r"|\btests\b|\b(?:a|corresponding|one|matching) test\b|\btest cases?\b"
_BREAKING = (
    r"\bbreaking (?:\w+ ){0,2}(?:changes?|modifications?)\b|\b(?:incompatible|"
    r"backwards?[- ]incompatible) (?:\w+ )?changes?\b|"
    r"\bbreak(?:s|ing)? (?:\w+ )?(?:clients|consumers|contracts?)\b"
)
_NEW_VERSION = (
    r"\bmajor\b|\bsemver\b|\bsemantic version\w*|\bversion (?:bumps?|increments?)\b|/v\d|"
    r"\b(?:new|next|separate|different) (?:\w+ )?versions?\b|"
    r"\b(?:bump|increment|increas|rais)\w* (?:\w+ ){0,3}versions?\b"
)
_SERVED = r"\b(?:apis?|endpoints?|api contracts?|contracts?|clients?|consumers?|rest|responses?|routes?|openapi)\b"
_CODE = r"(?:implementations?|implemented \w+|code|codebase|source|handlers?|controllers?|servers?|back-?ends?)"
_ENDPOINT = r"(?:api )?(?:endpoints?|routes?|routers?|operations?)"
_AGREEING = (
    r"(?:match\w*|conform\w*|compl(?:y|ies|iant|iance)|adher\w+|follow\w*|agree\w*|honou?r\w*|correspond\w*|sync\w*|"
    r"consistent|identical|align\w*|true to|faithful\w*|drift\w*|deviat\w*|diverg\w*|differ\w*|depart\w*)"
)
_SPECIFIED = (
    r"(?:(?:open ?api|swagger|api|http|rest)(?:/swagger|[ -]contract)? (?:contracts?|specs?|specifications?|documents?|"
    r"descriptions?|definitions?)|contracts?(?! (?:tests?|testing))|contracts/|(?:the|its|their|our) open ?api)"
)
_CODE_AND_CONTRACT = (
    rf"\b{_CODE}\b[^.;]{{0,60}}?\b{_AGREEING}\b[^.;]{{0,40}}?\b{_SPECIFIED}\b|"
    rf"\b{_ENDPOINT}\b[^.;]{{0,60}}?\b{_AGREEING}\b[^.;]{{0,40}}?\bcontracts?\b(?! (?:tests?|testing))|"
    rf"\b{_SPECIFIED}\b[^.;]{{0,40}}?\b{_AGREEING}\b[^.;]{{0,40}}?\b{_CODE}\b|"
    rf"\b{_ENDPOINT} (?:of|in|from|described (?:by|in)|defined (?:by|in)) [^.;]{{0,20}}?\b{_SPECIFIED}\b[^.;]{{0,30}}?"
    r"\bimplemented\b"
)
_BESIDE_THE_CONTRACT = (
    rf"\b{_ENDPOINT}\b[^.;]{{0,40}}?\b(?:not|outside|missing|absent|beyond|undocumented)\b[^.;]{{0,30}}?"
    rf"\b{_SPECIFIED}\b"
)
_OF_AN_API = (
    r"\b(?:apis?|endpoints?|open ?api|swagger|http|rest(?:ful)?|routes?|handlers?|controllers?|servers?|back-?ends?)\b"
)
DEMANDS = {
    "contract-compatibility": (
        (_BREAKING, _NEW_VERSION),
        (r"\bbackwards?[- ]compatib\w+|\bcompatib\w+ with (?:existing|older|previous) clients\b", _SERVED),
        (r"\bsemver\b|\bsemantic(?:ally)?[- ]version\w*", _SERVED),
    ),
    "contract-implementation": ((_CODE_AND_CONTRACT, _OF_AN_API),),
    "openapi-contract": (
        (r"\bopen ?api\b|\bswagger\b",),
        (_API_CONTRACT, "asks"),
        (
            _API_CONTRACT,
            r"\b(?:agree\w*|follow\w*|match\w*|conform\w*|compl(?:y|ies)|honou?rs?|source of truth|sync\w*|updat\w+)\b",
        ),
        (
            r"\bcontracts?\b(?! (?:tests?|testing|changes?|behaviou?r|violations?|drift))",
            r"\b(?:apis?|endpoints?|inter-?service|between services|interfaces?|front-?end|back-?end)\b",
            "asks",
        ),
        (_ENDPOINTS, r"\b(?:documented|described|specified)\b"),
        (
            (
                r"\b(?:request|response)s?(?:[ /-](?:and |or )?(?:request|response)s?)? (?:formats?|schemas?|"
                r"shapes?|payloads?|structures?)\b"
            ),
            r"\b(?:defined?|specified|specify|documented?|described?)\b",
        ),
    ),
    "sequence-diagram": ((r"\b(?:sequence|interaction) diagrams?\b", "asks"),),
    "data-model": ((_DATA_MODEL, "asks"), (_DATA_MODEL, r"\b(?:typed|type validation|explicit types)\b")),
    "migrations": (
        (r"\bmigration (?:scripts?|files?)\b", "asks"),
        (r"\b(?:database|db|schema|sql|prisma|alembic|flyway|liquibase|supabase|ef core|django|rails) migrations?\b",),
        (r"\b(?:via|through|by|using|as) (?:\w+ )?migrations?\b",),
        (r"\bmigrations?\b", r"\b(?:reversible|idempotent|roll(?:ed|s)? ?back|backward[- ]compatible|versioned)\b"),
        (r"\b(?:flyway|liquibase|alembic|dbmate|golang-migrate|prisma migrate|knex)\b", _SCHEMA),
        (
            r"\bmigrations?\b",
            _SCHEMA,
            (
                r"\b(?:use|uses|using|through|via|by|as|managed|applied|ship\w*|with|provide\w*|includ\w+|"
                r"requires?|needs?|have|has|written|creat\w+|accompan\w+|handled|tested|deliver\w*|without|"
                r"always|in)\b"
            ),
        ),
        (
            r"\bdata migrations?\b",
            r"\b(?:scripts?|scripted|handled|versioned|reversible|documented|provided|planned)\b",
        ),
    ),
    "plan-complete": (
        (
            r"\bneeds[ _]clarification\b|\bplaceholders?\b",
            r"\b(?:plans?|specs?|specifications?|documents?|artifacts?|requirements?|markers?|templates?)\b",
            r"\b(?:resolved|removed|replaced|filled|eliminated|cleared)\b",
        ),
        (
            r"\btechnical context\b|\bstructure decision\b",
            r"\b(?:filled|complete|completed|state\w*|exists?|present|required|has|have|contains?|includ\w+)\b",
        ),
    ),
    "architecture-decisions": (
        (
            r"\badrs?\b|\bdecision (?:records?|logs?)\b",
            (
                r"asks \b(?:record\w*|document\w*|writ\w+|captur\w+|requir\w+|creat\w+|justif\w+|exists?|"
                r"maintain\w*|accompan\w+|needs?|have|add(?:ed)?|explain\w*|stored|kept|log(?:ged)?|updat\w+|"
                r"without)\b"
            ),
        ),
        (
            (
                r"\b(?:architectur\w+|design|technical|technology|key|major|significant|"
                r"important) (?:\w+ )?(?:decisions?|choices)\b"
            ),
            (
                r"asks \b(?:record\w*|document\w*|captur\w+|justif\w+|written|logged|explain\w*|rationale|"
                r"alternatives?|trade-?offs?)\b"
            ),
        ),
    ),
    "caching-strategy": (
        (
            r"\bttls?\b|\btime[- ]to[- ]live\b|\bexpir(?:y|es?|ation)\b|\binvalidat\w+|\bevict\w+|\bmax-age\b",
            r"\bcach(?:e|es|ed|ing)\b",
        ),
        (r"\bcach(?:e|ing) (?:\w+ )?(?:strateg\w+|polic\w+|rules?|headers?|duration)\b|\bcache-control\b",),
        (
            (
                r"\b(?:must|shall|should) (?:\w+ )?be (?:\w+ )?cached\b|\b(?:use|implement|apply|"
                r"employ) (?:\w+ )?cach(?:es?|ing)\b"
            ),
        ),
        (
            r"\bcach(?:es?|ing)\b",
            r"\bcach(?:es?|ing)\b[^.;]{0,30} be (?:used|implemented|applied|defined|documented|refreshed)\b",
        ),
    ),
    "dependencies": (
        (
            (
                r"\bdependenc(?:y|ies)\b|\b(?:third[- ]party|external|npm|python|new) (?:librar\w+|"
                r"packages?)\b|(?<!care )\bpackages\b"
            ),
            (
                r"\b(?:pin|pinn(?:ed|ing)|exact versions?|version(?:s|ed)?|lock-?(?:files?|ed)|justif\w+|"
                r"rationale|reasons?|documented|declared|listed)\b"
            ),
        ),
        (
            r"\bjustif\w+|\brationale\b|\breason\b",
            r"\bdependenc(?:y|ies)\b|\b(?:third[- ]party|external|a|new) (?:librar\w+|packages?)\b",
        ),
    ),
    "observability-requirements": (
        (
            (
                r"\b(?:structured|json|centrali[sz]ed|audit)(?:[- ]\w+)? log(?:s|ging)?\b|\baudit (?:trails?|"
                r"events?)\b|\blog levels?\b|\b(?:correlation|request|trace)[- ]?ids?\b|\bobservab\w+|"
                r"\btelemetry\b|\bliveness\b|\breadiness\b|\bhealth[- ]?(?:checks?|endpoints?|probes?|"
                r"indicators?)\b|/healthz?\b|\b(?:distributed|request|end-to-end) trac(?:es?|ing)\b|"
                r"\blogs (?:must|should|shall)\b|\b(?:must|should|shall) (?:\w+ )?log\b(?! (?:in|into|on|out|"
                r"off)\b)"
            ),
        ),
        (
            r"(?<!success )(?<!quality )(?<!business )\bmetrics\b|\btracing\b|\btraces\b",
            (
                r"\b(?:emit\w*|expos\w+|collect\w*|publish\w*|export\w*|instrument\w*|monitor\w*|prometheus|"
                r"opentelemetry|services?|endpoints?|latency|stages?|logs?|logging)\b"
            ),
        ),
        (
            r"\b(?:logging|logged|logs?)\b(?! (?:in|into|on|out|off|back)\b)",
            (
                r"\b(?:errors?|exceptions?|failures?|failed|fails|events|operations?|requests|actions|"
                r"warnings?|context\w*|structured|levels?|json|emit\w*|transitions?|attempts|timestamps?|"
                r"retention|significant|critical|mutations?|operational)\b"
            ),
        ),
    ),
    "pii-logging": (
        (_PERSONAL, _PROTECTED),
        (_PROTECTED, _PERSONAL),
        (
            _SENSITIVE,
            r"\b(?:mask\w*|redact\w*|anonymi[sz]\w*|obfuscat\w*|scrub\w*|minimi[sz]\w*|exclud\w+|omit\w*|logs?)\b",
        ),
    ),
    "requirement-coverage": (
        (
            (
                r"\btraceab(?:le|ility)\b|\btrac(?:e|ed|es) (?:back )?to\b|\bmap(?:s|ped)? (?:back )?to\b|"
                r"\blink(?:s|ed)? (?:back )?to\b|\breferenc(?:e|es|ed|ing)\b|\bcover(?:s|ed)?\b|"
                r"\bat least one\b"
            ),
            r"\brequirements?\b|\buser stor(?:y|ies)\b|\bfr-",
            r"\btasks?\b",
        ),
        (r"\btraceab(?:le|ility)\b", r"\brequirements?\b|\bspec(?:s|ifications?)?\b|\buser stor(?:y|ies)\b"),
        (
            r"\btasks?\b",
            r"\b(?:every|each|all|no)\b[^.;]{0,24}\brequirements?\b",
            r"asks \b(?:have|has|needs?|without)\b",
        ),
    ),
    "retry-policy": (
        (
            r"\bretr(?:y|ies|ied|ying)\b",
            (
                r"\bback-?off\b|\bexponential\w*|\bjitter|\battempts?\b|\bidempoten\w+|\btransient\b|"
                r"\bfail\w*|\bpolic(?:y|ies)\b|\bstrateg\w+|\blogic\b|\bmechanisms?\b|\btimeouts?\b|"
                r"\b(?:external|upstream|remote|third[- ]party|network|outbound|downstream|http|"
                r"api) (?:\w+ )?(?:calls?|requests?|services?|apis?|dependenc\w+|integrations?)\b"
            ),
        ),
        (r"\bback-?off\b",),
    ),
    "risk-assessment": (
        (
            r"\brisk (?:assessments?|analys[ie]s|registers?|matri\w+|evaluations?)\b",
            (
                r"asks \b(?:have|has|requir\w+|includ\w+|perform\w*|document\w*|complet\w+|contain\w*|exists?|"
                r"provid\w+|conduct\w*|part|without|before|accompan\w+|carr\w+|maintain\w*)\b"
            ),
        ),
        (
            r"\brisks\b|\b(?:a|each|every|any) risk\b",
            (
                r"\b(?:identif\w+|document\w*|assess\w*|list(?:ed)?|evaluat\w+|record\w*|stated?|mitigations?|"
                r"mitigated|analy[sz]ed|rated)\b"
            ),
        ),
    ),
    "security-requirements": (
        (
            _ACCESS,
            (
                r"asks \b(?:requir\w+|enforc\w+|implement\w*|be (?:authenticated|authori[sz]ed)|use|uses|"
                r"using|verif\w+|check\w*|protect\w*|appl(?:y|ied)|server[- ]side|mandatory|state[sd]?|"
                r"specif\w+|defin\w+|document\w*|have|has|without|only|includ\w+|handled|follow\w*|go|pass|"
                r"behind|default)\b"
            ),
        ),
        (
            (
                r"\b(?:secrets|credentials|passwords?|api keys?|private keys?|connection strings?|(?:access |"
                r"auth |api )tokens?)\b(?![^()]*\))"
            ),
            (
                r"\b(?:stor(?:e|ed)|kept|loaded?|read|come|comes|injected|managed|management|hash\w*|rotat\w+|"
                r"environment|env|vault|manager|store|key ?chain|provided|sourced|live)\b"
            ),
        ),
        (
            (
                r"\bhttps\b(?!:)|\btls\b|\bssl\b|\bencrypt(?:ed|ion)\b|\brate[- ]limit\w*|\bthrottl(?:ed|"
                r"ing)\b|\b(?:sql )?injection (?:attacks?|protection|prevention)\b|\bsql injection\b|\bxss\b|"
                r"\bcsrf\b|\bowasp\b|\bparameteri[sz]ed (?:\w+ )?(?:queries|statements)\b|"
                r"\bprepared statements\b|\bbrute[- ]force\b|\bthreat model\w*|\bsecurity (?:headers?|"
                "requirements?|controls?|considerations?|measures|best practices|polic(?:y|ies)|implications|"
                r"threats?)\b"
            ),
        ),
        (
            (
                r"\b(?:inputs?|payloads?|(?:request|query) (?:bod(?:y|ies)|data|param\w+|payloads?)|"
                "requests? validation|requests(?= (?:must|shall|should) be validat)|(?:user|external|client|"
                "untrusted|incoming)[- ](?:supplied |provided )?(?:data|input|content|requests?)|"
                r"file uploads|uploaded files)\b"
            ),
            r"\b(?:validat\w+|saniti[sz]\w+|escap(?:ed|ing))\b",
        ),
        (r"\bpermissions?\b", r"\b(?:check(?:s|ed)?|enforc\w+|verif\w+|server[- ]side)\b"),
    ),
    "testing": (
        (r"\btdd\b|\btest[- ](?:first|driven)\b|\bred\b\W{1,5}green\b",),
        (
            (
                r"\b(?:test|code|line|branch|statement|unit[- ]test)[ -]coverage\b|\bcoverage (?:threshold|"
                r"target|gate|minimum)s?\b"
            ),
        ),
        (r"\bcoverage\b", r"\d ?%|\bpercent\b|\btests?\b"),
        (
            _TESTS,
            (
                r"asks \b(?:have|has|writ\w+|includ\w+|cover\w*|accompan\w+|requir\w+|mandatory|exists?|"
                r"add(?:s|ed)?|needs?|ship\w*|provid\w+|verif\w+|validated|at least|fail|failing|first|"
                r"without|creat\w+|implement(?:ed)?|contain\w*|come|part)\b"
            ),
        ),
        (_KIND_OF_TESTS, r"\b(?:pass|run|ci|green)\b"),
    ),
}
ON_TOPIC = {
    "contract-compatibility": ((r"\bsemver\b|\bsemantic(?:ally)?[- ]version\w*|\bbackwards?[- ]compatib\w+",),),
    "caching-strategy": ((r"\bttls?\b|\btime[- ]to[- ]live\b|\bexpir(?:y|es?|ation)\b|\binvalidat\w+|\bevict\w+",),),
    "pii-logging": ((r"\b(?:mask\w*|redact\w*|anonymi[sz]\w*|pseudonymi[sz]\w*)\b",),),
    "contract-implementation": ((_CODE_AND_CONTRACT,),),
    "openapi-contract": ((r"\bcontracts?\b(?! (?:tests?|testing|changes?|behaviou?r|violations?|drift))", "asks"),),
}
TOPICS = {
    "contract-compatibility": (
        r"\bapi (?:version\w*|compatib\w*|stability|evolution)\b|\bversion\w* of (?:the )?apis?\b"
    ),
    "caching-strategy": r"\bcach(?:e|es|ing)\b",
    "pii-logging": r"\bpii\b|\bpersonal data\b|\bprivacy\b",
    "contract-implementation": r"\bapis?\b|\bcontract[- ]first\b|\bopenapi\b|\brest(?:ful)?\b|\bendpoints?\b",
    "openapi-contract": r"\bapis?\b|\bcontract[- ]first\b|\bopenapi\b|\brest(?:ful)?\b|\bendpoints?\b",
}
PROHIBITED = {
    "contract-compatibility": ((_BREAKING, _NEW_VERSION + "|" + _SERVED),),
    "contract-implementation": ((_CODE_AND_CONTRACT, _OF_AN_API), (_BESIDE_THE_CONTRACT,)),
    "plan-complete": (
        (
            r"\bneeds[ _]clarification\b|\bplaceholders?\b",
            r"\b(?:plans?|specs?|specifications?|documents?|artifacts?|features?|templates?|markers?|unresolved)\b",
        ),
    ),
    "pii-logging": (
        (
            _PERSONAL + "|" + _SENSITIVE,
            (
                r"\b(?:log\w*|expos\w+|leak\w*|transmit\w*|sen[dt]|shar(?:e|ed)|stor(?:e|ed)|return\w*|"
                r"includ\w+|appear\w*|contain\w*|disclos\w+|leav\w+|urls?|errors?|responses?|telemetry|"
                r"analytics|plain ?text|collect\w*|persist\w*|print\w*|sold)\b"
            ),
        ),
    ),
    "security-requirements": (
        (
            r"\b(?:secrets?|credentials?|passwords?|api keys?|private keys?|tokens?|connection strings)\b",
            (
                r"\b(?:commit\w*|check(?:ed)? in|hard-?cod\w*|code|codebase|repo\w*|source|git|"
                r"version control|logs?|logged|logging|plain ?text|clear ?text|expos\w+|client|front-?end|"
                r"bundles?|responses?|errors?|config\w*|leak\w*|embed\w*|stored?|plans?|specs?)\b"
            ),
        ),
        (r"\b(?:sql|quer(?:y|ies))\b", r"\bconcatenat\w+|\binterpolat\w+"),
        (r"\bplain ?http\b|\bunencrypted\b|\bunauthenticated\b|\bpublicly accessible\b",),
    ),
    "testing": ((r"\bcoverage\b", r"\b(?:drop\w*|fall\w*|decreas\w+|below|lower\w*|less|regress\w*)\b"),),
}
EXCLUDED = {
    "contract-compatibility": (
        r"\b(?:databases?|db|sql|tables?|columns?|data models?)\b|\bmigrations? (?:scripts?|files?|must|are)\b|"
        r"\bschema (?:changes?|migrations?|evolution)\b(?![^.;]{0,300}\bapi)|\bamendments?\b|\bconstitution\w*|"
        r"\bprinciples?\b|\bgovernance\b|\bcli\b|\bcommand[- ]line\b|\bconfig\w*|\bdependenc\w+|"
        r"\bthird[- ]party\b|\bbrowsers?\b|\blibrar(?:y|ies)\b|\bpackages?\b|\bcrates?\b|\bsdks?\b|\bplug-?ins?\b|"
        r"\bevent (?:schemas?|payloads?|contracts?)\b|\bmessage (?:schemas?|contracts?)\b|\bfile formats?\b"
    ),
    "contract-implementation": (
        r"\bsmart contracts?\b|\btests?\b[^.;]{0,30}\b(?:verif\w+|validat\w+|ensur\w+|check\w*|assert\w*|prov\w+)|"
        r"\b(?:client|generated|third[- ]party|external)\b|\b(?:function|method|class|module|component|prop|"
        r"type)s?(?:'s)? (?:\w+ )?contracts?\b|\bcontracts? (?:of|for) (?:\w+ ){0,2}(?:function|method|class|module|"
        r"component)s?\b"
    ),
    "openapi-contract": (
        r"\b(?:generated|derived|imported|inferred) (?:\w+ ){0,3}?from\b[^.;]{0,30}\b(?:open ?api|swagger|"
        r"contract)|\bswagger ui\b|\bopen ?api (?:tool\w*|generators?|clients?|plug-?ins?|librar\w+|"
        r"linters?)\b|\bsmart contracts?\b|\bcontract tests?\b(?![^.;]{0,300}\bopen ?api\b)|\bthird[- ]party\b|"
        r"\bexternal apis?\b|\b(?:swagger|open ?api) (?:decorators?|annotations?)\b|@api\w+|\bjsdoc\b|"
        r"\btypedoc\b|\bdocstrings?\b|\b(?:function|method|class|module|component|prop|"
        r"type)s?(?:\'s)? (?:\w+ )?contracts?\b|\bcontracts? (?:of|for) (?:\w+ ){0,2}(?:function|method|class|"
        r"module|component)s?\b|\b(?:librar(?:y|ies)|package|crate|sdk)s?\b[^.;]{0,300}\bpublic apis?\b|"
        r"\bpublic apis?\b[^.;]{0,300}\b(?:librar(?:y|ies)|package|crate|sdk)s?\b"
    ),
    "migrations": (
        r"\bterraform\b|\bstate migrations?\b|\bmigration (?:guide|guidance|path|notes?|"
        r"plan)s?\b(?![^.;]{0,300}\b(?:schema|database|table|data structure)s?\b)|\b(?:framework|config|"
        r"configuration|state|code|codebase|typescript|cloud|platform|language|version) migrations?\b"
    ),
    "architecture-decisions": r"\bdecision (?:tables?|trees?|makers?|making)\b",
    "caching-strategy": (
        r"\b(?:ci|build|docker|layer|npm|pip|compiler|package|pipeline|dependency) cach\w+|"
        r"\bcach\w+ invalidation is\b|\bavoid (?:\w+ )?cach\w+|\bcach\w+ (?:\w+ )?be avoided\b"
    ),
    "dependencies": (
        r"\bdependency (?:injection|inversion|graphs?|rule|arrays?|direction)\b|\bcircular\b|"
        r"\bdependenc\w+ (?:between|direction)\b|\b(?:task|module|story|inter-?\w+|cross-?\w+) dependenc\w+|"
        r"\binward\w*\b|\bservice dependenc\w+"
    ),
    "observability-requirements": (
        r"\b(?:change|decision|work|git|commit)[ -]?logs?\b|\bopt-?(?:in|out)\b|\blog ?(?:in|"
        r"out)\b(?! (?:\w+ )?(?:attempts?|events?|failures?))"
    ),
    "retry-policy": (
        r"\bretry (?:buttons?|links?|icons?|prompts?|dialogs?|screens?)\b|\bflaky\b|"
        r"\btests? (?:\w+ )?(?:be )?retr|\bretr\w+ (?:\w+ )?tests?\b|\busers? (?:\w+ ){0,3}?to retry\b|"
        r"\busers? can retry\b|\bunder retr\w+|\bon retr(?:y|ies)\b|\bsafe(?:ly)? (?:to )?(?:be )?retr\w+|"
        r"\bretry-safe\b"
    ),
    "risk-assessment": r"\bat (?:\w+ )?own risk\b|\bviolat\w+|\bdeviat\w+",
    "security-requirements": (
        r"\bauth\w+ (?:service|module|librar\w+|screen|page|team|flow|package|component)s? (?:must|should|"
        r"shall)\b"
    ),
    "testing": (
        r"\btests? (?:environments?|accounts?|users?|servers?|keys?)\b|\ba/b tests?\b|\bmarket coverage\b|"
        r"\bcoverage of the\b(?!.*\btest)"
    ),
}
ENOUGH = {
    "contract-compatibility": (
        r"\b(?:breaking|incompatible|changes?|public|http|rest|apis?|contracts?|endpoints?|new|major|versions?|"
        r"versioning|bump(?:s|ed)?|increment(?:s|ed)?|increased?|raised?|backwards?|compatible|compatibility|remain|"
        r"stay|kept|keep|maintain(?:ed)?|preserve[ds]?|semver|semantic|follows?|introduced?|without|not|never|no|"
        r"made|must|to|require)\b"
    ),
    "": (
        r"\b(?:all|every|each|any|new|the|an?|of|for|in|with|by|via|using|through|and|its|their|must|shall|"
        "should|be|is|are|have|has|having|exists?|required|requires?|mandatory|features?|that|which|to|as|"
        "come|comes|accompanied|provided?|provides?|includes?|included|ships?|shipped|present|needs?|valid|"
        "written|described|defined|documented|specified|definition|description|documentation|documents?|"
        r"files?|created?|produced?|delivered?|use|uses|used|drawn|contains?)\b"
    ),
    "contract-implementation": (
        r"\b(?:implementations?|code|codebase|handlers?|routes?|endpoints?|match(?:es)?|conforms?|follows?|compl(?:y|ies)|"
        r"adheres?|to|with|exactly|strictly|fully|always|contracts?|open ?api|swagger|api|specs?|specifications?|it)\b"
    ),
    "openapi-contract": (
        r"\b(?:open ?api|swagger)(?: specification)? (?:version |v)?[23](?:\.[0-2x])?(?![.\w])|\b(?:http|rest|"
        "restful|web|apis?|endpoints?|routes?|services?|public|open ?api|swagger|specs?|specifications?|"
        r"contracts?|exposes?|exposing|expose[ds]|adding|add|adds|changing|changes)\b"
    ),
    "sequence-diagram": (
        r"\b(?:sequence|interaction|diagrams?|major|main|key|primary|complex|flows?|interactions?|between|"
        r"among|several|multiple|services|systems|components|show|shown|mermaid|plantuml)\b"
    ),
    "data-model": (
        r"\b(?:data[- ]models?|erd?|er|or equivalent|entity[- ]relationship|diagrams?|models?|entit(?:y|ies)|"
        "typed|fields|relations|involving|persistent|persisting|keeping|storing|stores?|persists?|keeps?|"
        r"data)\b"
    ),
    "migrations": (
        r"\b(?:database|db|schema|changes?|migrations?|scripts?|rationale|managed|made|applied|handled|"
        r"altering|changing)\b"
    ),
    "plan-complete": (
        r"\b(?:plans?|plan\.md|needs[ _]clarification|markers?|placeholders?|templates?|not|no|never|contain|"
        r"remain|left|unresolved|resolved|free|unfilled|before merge)\b"
    ),
    "architecture-decisions": (
        r"\b(?:architectur(?:e|al)|technical|design|key|major|significant|decisions?|choices|recorded|record|"
        r"captured?|state|context|rationale|alternatives|considered|consequences|plans?)\b"
    ),
    "caching-strategy": (
        r"\b(?:cach(?:es?|ing)|entr(?:y|ies)|ttls?|time[- ]to[- ]live|expir(?:y|ation)|invalidation|rules?|"
        r"strateg(?:y|ies)|define|state|stated|plans?|explicit)\b"
    ),
    "dependencies": (
        r"\b(?:external|third[- ]party|dependenc(?:y|ies)|librar(?:y|ies)|packages?|versions?|reasons?|"
        r"rationale|justif(?:y|ied|ication)|stated?|listed|named|plans?|why|needed|they)\b"
    ),
    "pii-logging": (
        r"\b(?:pii|personal(?:ly)?|identifiable|data|information|not|never|no|be|log(?:s|ged|ging)?|contain|"
        r"appear|written)\b"
    ),
    "requirement-coverage": (
        r"\b(?:functional|requirements?|tasks?|trace(?:s|d|able)?|back|map(?:s|ped)?|covered|at least one|"
        r"reference[sd]?|user stor(?:y|ies)|implement|they|it)\b"
    ),
    "retry-policy": (
        r"\b(?:external|outbound|third[- ]party|calls?|integrations?|services?|operations?|retry (?:polic(?:y|"
        r"ies)|strateg(?:y|ies)|logic)|retries|backoff|attempts?|state|stated|define|plans?)\b"
    ),
    "risk-assessment": (
        r"\b(?:risks?|assessments?|analysis|identified|assessed|stated?|listed|likelihood|impact|mitigations?|"
        r"plans?|its)\b"
    ),
    "testing": (
        r"\b\d{1,3}(?:\.\d+)? ?%|\b(?:automated|tests?|coverage|code|lines?|at least|minimum|percent|"
        r"user stor(?:y|ies)|before|written|first|implementation)\b"
    ),
}
_END = r"((?:(?!\b(?:must|shall|should|requires?|needs?|has|have)\b)[^,;.()]){0,120})"
CONDITIONAL = (
    r"\((?:only )?(?:if|when|where|for) ([^()]*)\)|\b(?:if|when|whenever|where)\b "
    + _END
    + (
        r"|\bfor (?:all |any |every )?(?:new )?(?:features?|changes?|stories|specs|work)\b(?: (?:that|which|"
        "involving|with|touching|affecting))? "
    )
    + _END
    + r"|\b(?:features?|stories|specs?) (?:that|which|involving|with|touching|affecting) "
    + _END
)
COMPOUND = r"\b(?:and|or)\b"
NO_CONDITION = (
    r"^\W*(?:it is |this is )?(?:applicable|needed|necessary|relevant|appropriate|required|any|used|"
    r"possible)\W*$|^\W*$"
)
CONDITIONS = {
    "handles-pii": (
        r"(?:\b(?:handl\w+|process\w*|stor(?:e|es|ing)|collect\w*|touch\w*|involv\w+|contain\w*) )?\b(?:pii|"
        "personal (?:data|information)|personally identifiable(?: information| data)?|sensitive (?:personal |"
        r"user )?data|user data|gdpr)\b(?:,? (?:is|are) (?:processed|handled|stored|collected|involved|"
        "present))?"
    ),
    "caches": (
        r"(?:\b(?:uses?|using|adds?|introduc\w+) )?(?:\ba )?\bcach\w+(?: (?:is|are) (?:used|involved|"
        "introduced|needed|present))?"
    ),
    "calls-external": (
        r"(?:\b(?:calls?|calling|uses?|using|consum\w+|integrat\w+(?: with)?|depend\w* on|talk\w* to|"
        r"invok\w+) )?\b(?:external|third[- ]party|3rd[- ]party|outside|upstream|remote) (?:http |rest |"
        r"network )?(?:apis?|services?|systems?|calls?|integrations?|providers?|dependenc\w+|"
        r"operations?)\b(?: (?:is|are) (?:called|used|involved|invoked))?"
    ),
    "schema-change": r"\b(?:schemas?|tables?|columns?|migrations?)\b|\bdatabase changes?\b",
    "multi-party-flow": (
        r"\b(?:complex|interactions?|multi-party|multiple|several|integrations?|asynchronous|distributed)\b"
    ),
    "exposes-http-api": r"\b(?:apis?|endpoints?|routes?)\b",
    "persistent-data": r"\b(?:data|persist\w*|stor(?:e|es|ing|age)|databases?|entit(?:y|ies))\b",
}
NAMES = {
    "contract-compatibility": (
        "api compatibility",
        "backward compatibility",
        "backwards compatibility",
        "contract compatibility",
        "api versioning",
    ),
    "architecture-decisions": (
        "architecture decisions",
        "architectural decisions",
        "decision records",
        "adrs",
        "technical decisions",
        "design decisions",
        "key decisions",
    ),
    "caching-strategy": ("caching strategy", "caching", "cache strategy", "caching policy"),
    "data-model": ("data model", "data modelling", "data modeling"),
    "dependencies": ("dependencies", "external dependencies", "dependency management", "dependency discipline"),
    "migrations": ("migrations", "database migrations", "schema migrations"),
    "observability-requirements": (
        "observability",
        "observability requirements",
        "logging",
        "observability and logging",
        "logging and tracing",
        "observability & logging",
        "monitoring",
        "logging & monitoring",
        "logging and monitoring",
    ),
    "contract-implementation": (
        "contract implementation",
        "contract conformance",
        "implementation matches contract",
        "api conformance",
    ),
    "openapi-contract": ("api contract", "api contracts", "contract compliance", "contract-first", "openapi"),
    "pii-logging": (
        "pii",
        "pii handling",
        "pii logging",
        "pii protection",
        "personal data",
        "privacy",
        "data privacy",
    ),
    "requirement-coverage": (
        "requirement coverage",
        "requirements coverage",
        "traceability",
        "requirements traceability",
    ),
    "retry-policy": ("retry logic", "retry policy", "retry strategy", "retries", "retries and backoff"),
    "risk-assessment": ("risk assessment", "risks", "risk analysis", "risks and mitigations", "risk register"),
    "security-requirements": (
        "security",
        "security requirements",
        "security compliance",
        "security by design",
        "security first",
        "authentication",
        "authorization",
        "authentication and authorization",
        "authentication & authorization",
    ),
    "sequence-diagram": ("sequence diagram", "sequence diagrams"),
    "testing": (
        "testing",
        "tests",
        "testing requirements",
        "testing strategy",
        "test strategy",
        "test coverage",
        "test-first",
        "test-first development",
        "tdd",
        "test-driven development",
        "testing standards",
    ),
}
EXAMPLE = r"[(（]\s*(?:e\.?g\b|including|incl\b|such as|for (?:example|instance)|like|see|cf)\b[^()（）]*[)）]"
CHOICE_BEFORE = (
    r"\b(?:must|shall|should|via|through|by|with|using|uses?|either)\b((?: [^\s.;:]+){1,8}?(?:s or (?:the )?|"
    r" or an? ))(?:[\w-]+ ){0,3}$"
)
CHOICE_AFTER = (
    r"(?![^.;]*\b(?:must|shall|should)\b)(?: (?:documents?|files?|scripts?|spec\w*|contracts?|documentation|"
    r"logic|policy))? or ((?!(?:an? )?(?:equivalent|similar|comparable|later|newer|higher)\b)[^.;:,]{1,60})"
)

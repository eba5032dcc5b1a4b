"""Spanish."""

from __future__ import annotations

HINTS = {
    "contract-compatibility": (
        "compatib",
        "incompatib",
        "breaking",
        "ruptur",
        "disruptiv",
        "rompe",
        "semver",
        "semántic",
    ),
    "contract-implementation": ("contrato", "openapi", "especificaci"),
    "openapi-contract": ("openapi", "swagger", "contrato", "endpoint", "api", "respuesta"),
    "sequence-diagram": ("diagrama",),
    "data-model": ("modelo", "entidad-relación", "erd"),
    "migrations": ("migraci",),
    "plan-complete": ("clarification", "marcador", "aclaraci"),
    "architecture-decisions": ("adr", "decisi", "decision", "elecciones"),
    "caching-strategy": ("cach",),
    "dependencies": ("dependencia", "librería", "biblioteca", "paquete"),
    "observability-requirements": (
        "log",
        "registr",
        "métrica",
        "traz",
        "observab",
        "telemetr",
        "salud",
        "health",
        "correlaci",
        "auditor",
    ),
    "pii-logging": ("personal", "sensible", "rgpd", "gdpr", "pii"),
    "requirement-coverage": ("requisito", "trazab", "historia"),
    "retry-policy": ("reintent", "retr", "backoff"),
    "risk-assessment": ("riesgo",),
    "security-requirements": (
        "autentic",
        "autoriz",
        "secreto",
        "credencial",
        "contraseña",
        "cifra",
        "encript",
        "tls",
        "https",
        "valida",
        "sanea",
        "sanitiz",
        "clave",
        "segur",
        "permiso",
        "privilegio",
        "inyecci",
        "csrf",
        "xss",
        "owasp",
        "límite",
    ),
    "testing": ("prueba", "test", "tdd", "cobertura"),
}
ASKS = (
    r"\b(?:document\w+|describ\w+|descrit\w+|defin\w+|especific\w+|proporcion\w+|exist\w+|tener|tienen?|"
    r"inclu\w+|acompañ\w+|manten\w+|public\w+|produc\w+|cre(?:ar|ad[oa]s?|arse)|escrib\w+|escrit\w+|entreg\w+|"
    r"requier\w+|obligatori\w+|us(?:ar|en|arse)|utiliz\w+|contar con|dispon\w+|contener|aport\w+|diseñ\w+)\b"
)
FORBIDDING = (
    r"\b(?:no (?:debe\w*|puede\w*|se (?:puede\w*|permite\w*|debe\w*))|nunca|prohibid[oa]s?|"
    r"queda prohibid[oa])\b|^\W*(?:ningún|ninguna)\b"
)
UNLESS_PRESENT = r"\b(?:sin|hasta que|a menos que|antes de)\b"
OPTIONAL = r"\b(?:opcional(?:mente|es)?|no es obligatori[oa]|no (?:es necesari[oa]|se requiere))\b|(?<!no )\bpuede\b"
_PERSONAL = r"\bdatos personales\b|\binformación (?:personal|sensible)\b|\bdatos sensibles\b|\bpii\b|\brgpd\b|\bgdpr\b"
_PROTECTED = (
    r"\b(?:enmascar\w+|anonimiz\w+|seudonimiz\w+|cifr\w+|ofusc\w+|minimiz\w+|proteg\w+|elimin\w+|borr\w+|"
    r"cumpl\w+|identific\w+|omit\w+|exclu\w+|consentimiento)\b"
)
_BREAKING = (
    r"\bcambios? (?:\w+ )?(?:incompatibles?|disruptivos?|de ruptura|que rompa\w*|"
    r"que rompe\w*)(?!\w)|\bbreaking changes?\b"
)
_NEW_VERSION = (
    r"\bversi(?:ón|ones) (?:principal|mayor|major|nueva)\b|\bnueva versión\b|\bmajor\b|"
    r"\bsemver\b|\bversionado semántico\b"
)
_SERVED = r"\bapis?\b|\bendpoints?\b|\bcontratos?\b|\bclientes?\b|\brest\b|\binterfa\w+"
_SERVING_AND_CONTRACT = (
    r"\b(?:implementaci\w+|código|controladores?|rutas?|endpoints?|manejadores?|servidor(?:es)?)\b[^.;]{0,80}"
    r"\b(?:contratos?(?! de prueba)|especificaci\w+ (?:de (?:la )?api|openapi|swagger)|openapi)\b"
)
_AGREEING = (
    r"\b(?:coincid\w+|cumpl\w+|ajust\w+|respet\w+|correspond\w+|conform\w+|segui\w*|"
    r"sigu?\w+|fiel\w*|alinead\w+|desvi\w+)\b"
)
_OF_AN_API = r"\bapis?\b|\bendpoints?\b|\bopenapi\b|\bswagger\b|\bhttp\b|\brest\b|\brutas\b|\bcontroladores\b"
DEMANDS = {
    "contract-compatibility": (
        (_BREAKING, _NEW_VERSION),
        (r"\bretrocompatib\w+|\bcompatib\w+ (?:hacia atrás|con (?:las )?versiones anteriores)", _SERVED),
        (r"\bsemver\b|\bversiona\w+ semántico\b", _SERVED),
    ),
    "contract-implementation": ((_SERVING_AND_CONTRACT, _AGREEING, _OF_AN_API),),
    "openapi-contract": (
        (r"\bopenapi\b|\bswagger\b",),
        (r"\bcontratos?\b(?! de prueba)", r"\b(?:apis?|endpoints?|servi\w+|interfa\w+)\b", "asks"),
        (
            r"\bcontratos? (?:de (?:la |las )?)?apis?\b|\bespecificaci\w+ de (?:la )?api\b|\bcontrato primero\b",
            "asks",
        ),
        (
            r"\b(?:endpoints?|puntos? de acceso|apis? (?:rest|http)|api rest\w*)\b",
            r"\b(?:document\w+|descrit\w+|describ\w+|especificad\w+)\b",
        ),
        (
            r"\bformatos? de (?:las? )?(?:petici\w+|solicitud\w*|respuestas?)\b",
            r"\b(?:defin\w+|document\w+|especific\w+)\b",
        ),
    ),
    "sequence-diagram": ((r"\bdiagramas? de secuencia\b", "asks"),),
    "data-model": ((r"\bmodelos? de datos\b|\bdiagramas? (?:entidad-relación|er)\b|\berd\b", "asks"),),
    "migrations": (
        (r"\bscripts? de migración\b", "asks"),
        (
            r"\bmigraci\w+\b",
            r"\b(?:esquemas?|base de datos|tablas?|datos)\b",
            r"\b(?:mediante|con|a través|us\w+|utiliz\w+|inclu\w+|acompañ\w+|gestion\w+|aplic\w+|requier\w+|debe\w*)\b",
        ),
    ),
    "plan-complete": (
        (
            r"\bneeds clarification\b|\bmarcadores?\b",
            r"\b(?:resuel\w+|resolver\w*|eliminad\w+|sustituid\w+|reemplazad\w+)\b",
        ),
    ),
    "architecture-decisions": (
        (
            r"\badrs?\b|\bregistros? de decisi\w+",
            r"asks \b(?:registr\w+|document\w+|escrib\w+|requier\w+|exig\w+|obligatori\w+|manten\w+|existir|sin)\b",
        ),
        (
            r"\b(?:decisi\w+|elecci\w+) (?:\w+ )?(?:arquitect\w+|técnic\w+|tecnol\w+|diseño|important\w+)",
            r"asks \b(?:registr\w+|document\w+|justific\w+|alternativas|explic\w+)\b",
        ),
    ),
    "caching-strategy": (
        (r"\bttl\b|\bexpir\w+|\bcaduc\w+|\binvalid\w+|\btiempo de vida\b", r"\bcach[eé]\w*"),
        (r"\b(?:estrategia|política|reglas?) de (?:la )?cach[eé]\b",),
        (r"\bdeb\w+ (?:\w+ )?(?:almacenarse|guardarse) en cach[eé]|\bdeb\w+ cachearse\b",),
    ),
    "dependencies": (
        (
            r"\bdependencias?\b|\b(?:librer\w+|bibliotecas?|paquetes?) (?:extern\w+|de terceros|nuev\w+)",
            r"\b(?:fij\w+|versi\w+|bloque\w+|justific\w+|motiv\w+|razón|document\w+|declar\w+|listad\w+)\b",
        ),
        (r"\bjustific\w+", r"\bdependencias?\b"),
    ),
    "observability-requirements": (
        (
            (
                r"\b(?:logs?|registros) estructurad\w+|\blogging estructurado|\bobservab\w+|\btelemetr\w+|"
                r"\b(?:id|identificador) de (?:correlaci\w+|petición|solicitud|traza)|\b(?:correlation|"
                r"request|trace)[- ]?id\b|\b(?:endpoint|punto|comprobaci\w+|chequeos?) de salud|"
                r"\bhealth ?checks?\b|/health\b|\b(?:registro|pista|log) de auditoría|"
                r"\btrazas? distribuidas?\b|\btrazado distribuido\b"
            ),
        ),
        (
            r"\bmétricas\b|\btrazas\b",
            r"asks \b(?:emit\w+|expon\w+|export\w+|recog\w+|recopil\w+|servicios?|latencia|logs?)\b",
        ),
        (
            r"\bregistr(?:ar|arse|ad[oa]s?|en)\b|\blogs?\b|\bloggear\w*",
            r"\b(?:error(?:es)?|excepci\w+|fallos?|eventos?|operaci\w+|acciones|peticiones)\b",
        ),
    ),
    "pii-logging": ((_PERSONAL, _PROTECTED), (_PROTECTED, _PERSONAL)),
    "requirement-coverage": (
        (
            r"\btrazab\w+|\brastreab\w+|\breferenci\w+|\bcubiert\w+|\bcorrespond\w+|\bal menos una tarea\b",
            r"\brequisitos?\b|\bhistorias? de usuario\b",
            r"\btareas?\b",
        ),
        (r"\btrazab\w+|\brastreab\w+", r"\brequisitos?\b|\bespecificaci\w+"),
    ),
    "retry-policy": (
        (
            r"\breint(?:ent)\w+|\bretr(?:y|ies)\b",
            (
                r"\bbackoff\b|\bexponencial\w*|\bespera\b|\bintentos\b|\bidempoten\w+|\btransitori\w+|"
                r"\bfall\w+|\bpolítica\w*|\bestrategia\w*|\blógica\b|\bmecanismos?\b|\btiempos? de espera\b|"
                r"\b(?:llamadas?|servicios?|apis?|integraci\w+) (?:\w+ )?extern\w+"
            ),
        ),
        (r"\bbackoff\b",),
    ),
    "risk-assessment": (
        (r"\b(?:evaluaci\w+|análisis|registro|matriz) de riesgos\b", "asks"),
        (
            r"\briesgos\b|\bcada riesgo\b",
            r"\b(?:identific\w+|document\w+|evalu\w+|mitig\w+|registr\w+|list\w+|analiz\w+)\b",
        ),
    ),
    "security-requirements": (
        (
            (
                r"\bautenticaci\w+|\bautorizaci\w+|\bautenticad[oa]s?\b|\brbac\b|\bcontrol de acceso|"
                r"\bmínimo privilegio|\boauth2?\b|\bjwt\b"
            ),
            (
                r"asks \b(?:requ\w+|exig\w+|aplic\w+|implement\w+|usar|utiliz\w+|verific\w+|comprob\w+|"
                r"proteg\w+|obligatori\w+|defin\w+|document\w+|tener|incluir|estar|sin)\b"
            ),
        ),
        (
            r"\b(?:secretos|credenciales|contraseñas?|claves? (?:de api|privadas?)|tokens de acceso)\b",
            r"\b(?:almacen\w+|guard\w+|entorno|gestor|bóveda|hash\w*|rot\w+|leer\w*)\b",
        ),
        (
            (
                r"\bhttps\b(?!:)|\btls\b|\bcifrad\w+|\bencriptad\w+|\bcifrarse\b|\binyecci\w+ sql\b|\bxss\b|"
                r"\bcsrf\b|\bowasp\b|\bconsultas parametrizadas\b|\blímites? de (?:tasa|peticiones|"
                r"velocidad)\b|\brate[- ]limit\w*|\brequisitos de seguridad\b|\bconsideraciones de seguridad\b"
            ),
        ),
        (
            r"\bentradas?\b|\bdatos de entrada\b|\bdatos (?:externos|del usuario)\b|\bpayloads?\b|\bpeticiones\b",
            r"\b(?:valid(?:ar|arse|ad[oa]s?|en)|sane\w+|sanitiz\w+|validación)\b",
        ),
        (r"\bpermisos\b", r"\b(?:verific\w+|comprob\w+|servidor)\b"),
    ),
    "testing": (
        (r"\btdd\b|\btest-first\b|\bdesarrollo guiado por pruebas\b|\bpruebas primero\b",),
        (r"\bcobertura de (?:código|pruebas|tests|líneas|ramas)\b",),
        (r"\bcobertura\b", r"\d ?%|\bpruebas\b|\btests?\b"),
        (
            r"\bpruebas?\b|\btests?\b",
            (
                r"asks \b(?:incluir|inclu\w+|tener|escrib\w+|escrit\w+|cubr\w+|cubiert\w+|acompañ\w+|"
                r"requier\w+|obligatori\w+|contar con|sin|añad\w+|primero)\b"
            ),
        ),
        (r"\b(?:pruebas|tests) (?:unitari\w+|de integración|automatizad\w+|e2e|de contrato)", r"\bpasar\b|\bci\b"),
    ),
}
ON_TOPIC = {
    "contract-implementation": ((_SERVING_AND_CONTRACT, _AGREEING),),
    "openapi-contract": ((r"\bcontratos?\b(?! de prueba)", "asks"),),
}
TOPICS = {
    "contract-implementation": r"\bapis?\b|\bcontrato\b|\brest\b|\bendpoints?\b",
    "openapi-contract": r"\bapis?\b|\bcontrato\b|\brest\b|\bendpoints?\b",
}
PROHIBITED = {
    "contract-compatibility": ((_BREAKING, _NEW_VERSION + "|" + _SERVED),),
    "contract-implementation": ((_SERVING_AND_CONTRACT, _AGREEING, _OF_AN_API),),
    "plan-complete": ((r"\bneeds clarification\b|\bmarcadores\b", r"\b(?:plan\w*|especificaci\w+|documentos?)\b"),),
    "pii-logging": (
        (
            _PERSONAL,
            (
                r"\b(?:registr\w+|logs?|expon\w+|expuest\w+|filtr\w+|transmit\w+|enviar\w*|compart\w+|"
                r"almacen\w+|inclu\w+|contener|aparec\w+|devolv\w+|errores|texto plano)\b"
            ),
        ),
    ),
    "security-requirements": (
        (
            r"\b(?:secretos?|credenciales|contraseñas?|claves?|tokens?)\b",
            (
                r"\b(?:códigos?|repositorio|fuente|git|versionar\w*|logs?|texto plano|expon\w+|guard\w+|"
                r"almacen\w+|incrust\w+)\b"
            ),
        ),
    ),
    "testing": ((r"\bcobertura\b", r"\b(?:baj\w+|caer|disminu\w+|menor|inferior|descend\w+)\b"),),
}
EXCLUDED = {
    "contract-compatibility": (
        r"\bbases? de datos\b|\btablas?\b|\bmigraci\w+|\bconstituci\w+|\bprincipios?\b|"
        r"\benmiendas?\b|\bdependencias?\b|\bbibliotecas?\b"
    ),
    "migrations": r"\bterraform\b|\bguías? de migración\b|\bmigración (?:de código|a la nube)\b",
    "contract-implementation": r"\bcontratos? (?:inteligentes?|laborales?)\b|\bpruebas? de contrato\b|\bde terceros\b",
    "openapi-contract": r"\bcontratos? (?:inteligentes?|laborales?)\b|\bde terceros\b",
    "caching-strategy": r"\bcach[eé] (?:de|del) (?:ci|compilación|docker|npm)\b|\bevitar\b[^.;]{0,12}\bcach",
    "dependencies": r"\binyección de dependencias\b|\bcircular\w*\b|\bdependencias entre\b|\bdependencias de tareas\b",
    "observability-requirements": r"\bregistro de cambios\b|\biniciar sesión\b|\busuarios? (?:deb\w+ )?registrarse\b",
    "retry-policy": r"\b(?:botón|enlace|icono) de reintent\w+|\bpruebas (?:\w+ )?inestables\b",
    "risk-assessment": r"\bbajo su propi\w+ riesgo\b|\bviolaci\w+|\bdesviaci\w+",
    "testing": (
        r"\bentorno de pruebas?\b|\bdatos de prueba\b|\busuarios de prueba\b|\bcobertura (?:de mercado|"
        r"geográfica)\b"
    ),
}
ENOUGH = {
    "": (
        r"\b(?:hay|haya|son|es|sea|sean)\b|\b(?:tod[oa]s?|cada|las?|los|el|un[oa]?|de|del|en|con|por|para|"
        "mediante|y|su|sus|debe|deben|deberá|ser|estar|est[áé]n?|tener|existir|existe|incluir|"
        "documentad[oa]s?|documentarse|descrit[oa]s?|describirse|definid[oa]s?|definirse|definición|usar|que|"
        "nuev[oa]s?|archivo|documento|acompañad[oa]s?|ir|venir|obligatori[oa]s?|funcionalidad(?:es)?|"
        r"entregar)\b"
    ),
    "contract-implementation": (
        r"\b(?:implementaci\w+|código|endpoints?|rutas|contratos?|openapi|api|especificaci\w+|exactamente|siempre|coincidir|cumplir|respetar|seguir|con|el|la|los|las|al|del|de)\b"
    ),
    "openapi-contract": (
        r"\b(?:http|rest|apis?|endpoints?|openapi|swagger|contratos?|especificaci\w+|servicios?|"
        r"públic[oa]s?)\b"
    ),
    "sequence-diagram": r"\b(?:diagramas?|secuencia|flujos?|principales|complej[oa]s|interacciones)\b",
    "data-model": r"\b(?:modelos?|datos|entidad(?:es)?|erd|diagramas?|o equivalente|entidad-relación|persist\w+)\b",
    "migrations": (
        r"\b(?:esquemas?|base|datos|cambios?|migraci\w+|scripts?|justificación|aplicarse|realizarse|"
        r"gestionarse)\b"
    ),
    "plan-complete": r"\b(?:planes|plan|needs clarification|marcadores|no|contener|quedar|resuelt[oa]s)\b",
    "pii-logging": r"\b(?:datos|personales|registrarse|registrar|logs?|no|nunca|contener)\b",
}
_END = r"((?:(?!\bdeb)[^,;.()]){0,120})"
CONDITIONAL = (
    r"\((?:si|cuando|solo si) ([^()]*)\)|\b(?:si|cuando)\b "
    + _END
    + r"|\bpara (?:las )?funcionalidades (?:que|con) "
    + _END
)
COMPOUND = r"\b(?:y|o|u)\b"
NO_CONDITION = r"^\W*(?:aplica|procede|es necesario|corresponde)?\W*$"
CONDITIONS = {
    "handles-pii": r"\bdatos (?:personales|de carácter personal)\b|\bse tratan\b|\brgpd\b",
    "caches": r"(?:\bse usa )?(?:\bla )?\bcach\w+",
    "calls-external": (
        r"(?:\b(?:llama a|usa|consume|utiliza) )?\b(?:servicios?|apis?|sistemas?) (?:extern\w+|de terceros)"
    ),
    "schema-change": r"\besquemas?\b|\btablas?\b",
    "multi-party-flow": r"\bcomplej\w+|\binteracci\w+|\bvari[oa]s (?:servicios|sistemas)\b",
    "exposes-http-api": r"\bapis?\b|\bendpoints?\b",
    "persistent-data": r"\bdatos\b|\bpersist\w+",
}
NAMES = {
    "contract-compatibility": (
        "compatibilidad de la api",
        "retrocompatibilidad",
        "versionado de la api",
        "versionado de api",
    ),
    "architecture-decisions": ("decisiones de arquitectura", "decisiones arquitectónicas", "decisiones técnicas"),
    "caching-strategy": (
        "estrategia de caché",
        "estrategia de cache",
        "caché",
        "estrategia de almacenamiento en caché",
    ),
    "data-model": ("modelo de datos",),
    "dependencies": ("dependencias", "dependencias externas", "gestión de dependencias"),
    "migrations": ("migraciones", "migraciones de base de datos"),
    "observability-requirements": ("observabilidad", "registro", "monitorización", "observabilidad y registro"),
    "contract-implementation": ("implementación del contrato", "conformidad de la implementación"),
    "openapi-contract": ("contrato de api", "contratos de api", "contrato de la api", "cumplimiento del contrato"),
    "pii-logging": ("datos personales", "privacidad", "protección de datos", "manejo de datos personales"),
    "requirement-coverage": ("trazabilidad", "cobertura de requisitos", "trazabilidad de requisitos"),
    "retry-policy": ("lógica de reintentos", "política de reintentos", "estrategia de reintentos", "reintentos"),
    "risk-assessment": ("evaluación de riesgos", "análisis de riesgos", "riesgos", "riesgos y mitigaciones"),
    "security-requirements": (
        "seguridad",
        "requisitos de seguridad",
        "autenticación",
        "autenticación y autorización",
    ),
    "sequence-diagram": ("diagrama de secuencia", "diagramas de secuencia"),
    "testing": ("pruebas", "tests", "estrategia de pruebas", "cobertura de pruebas", "desarrollo guiado por pruebas"),
}
EXAMPLE = r"\(\s*(?:p\. ?ej|por ejemplo|incluid[oa]s?|incluyendo|como|véase|ver)\b[^()]*\)"
CHOICE_BEFORE = (
    r"\b(?:deb\w+|mediante|con|por|usar|utilizar)\b((?: [^\s.;:]+){1,8}?) [ou] (?:un[oa]?s? |el |la |los |"
    r"las )?(?:\S+ ){0,2}$"
)
CHOICE_AFTER = (
    r"(?![^.;]*\bdeb)(?: de \w+)? [ou] ((?!(?:un )?(?:equivalente|similar|superior|posterior)\b)[^.;:,]{1,60})"
)

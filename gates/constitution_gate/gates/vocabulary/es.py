"""Spanish."""

from __future__ import annotations

NEGATION = r"\b(?:no|sin|ningún|ninguna|ninguno|nunca|ni|en lugar de|en vez de)\b"
NEGATION_AFTER = (
    r"^\W*(?:\w+\W+){0,2}?(?:no (?:aplica|es necesari[oa]|se requiere|cambia)|n/a|ningun[oa]|fuera de alcance|"
    r"ya exist\w+)"
)
ASIDE = (
    r"\b(?:fuera del? alcance|futur[oa]s?|alternativas?|rechazad[oa]s?|descartad[oa]s?|pospuest[oa]s?|no objetivos)\b"
)

FIELDS = {
    "storage": "almacenamiento|base de datos|persistencia",
    "project type": "tipo de proyecto|tipo de aplicación",
    "dependencies": "dependencias principales|dependencias primarias|dependencias|marcos?",
}

FACTS = {
    "exposes-http-api": {
        "offers": (
            r"\b(?:debe\w*|tiene que)\s+(?:\w+\s+){0,2}?(?:exponer|ofrecer|proporcionar|proveer|publicar|"
            r"implementar)\b[^\n.;]{0,60}\b(?:api rest|api http|endpoints?|puntos? de acceso|servicio web|"
            r"rest)\b"
        ),
        "builds": (
            r"\b(?:crear|implementar|añadir|agregar|construir)\b[^\n]{0,60}(?:\bendpoints?\b|\bcontrolador\w*|"
            r"\brutas?\b|\bpuntos? de acceso\b)"
        ),
        "denies": (
            r"\b(?:no|sin|ningún)\b[^\n.;]{0,30}\b(?:api|endpoints?|puntos? de acceso|"
            r"backend)\b[^\n.;]{0,24}(?:nuev\w+|cambi\w+|modific\w+|expon\w+|añad\w+|[.,;]|$)"
        ),
        "consumes": (
            r"\b(?:consum\w+|llama\w*|utiliza|usa)\b[^\n.;]{0,30}\bapi\b[^\n.;]{0,20}\b(?:existente|extern[ao]|"
            r"de terceros)\b|\bcliente de la api\b"
        ),
        "consumed here": r"\b(?:consum\w+|llama\w*|existentes?|extern[ao]s?|de terceros)\b",
    },
    "persistent-data": {
        "keeps": (
            r"\b(?:debe\w*)\s+(?:\w+\s+){0,2}?(?:persistir|almacenar|guardar|"
            r"conservar)\b(?![^\n.]{0,40}\b(?:memoria|sesión|entorno)\b)|\b(?:se )?(?:guarda|almacena|"
            r"persiste)n?\b[^\n.]{0,40}\b(?:base de datos|tabla|disco|archivo|fichero)s?\b"
        ),
        "builds": (
            r"\b(?:crear|implementar|añadir|agregar|definir|generar)\b[^\n]{0,50}\b(?:migraci\w+|tablas?|"
            r"esquema|repositorio)\b"
        ),
        "denies": (
            r"\b(?:no|sin)\b (?:se )?(?:persiste\w*|guarda\w*|almacena\w*|persistencia|base de datos|"
            r"almacenamiento)\b"
        ),
    },
    "schema-change": {
        "builds": (
            r"\b(?:crear|escribir|generar|añadir|agregar|ejecutar|aplicar)\b[^\n]{0,50}\bmigraci\w+|"
            r"\bscripts? de migración\b"
        ),
        "changes": (
            r"\b(?:nuev[ao]s?|añad\w+|agreg\w+|crear?|modific\w+) (?:\w+ ){0,2}?(?:tablas?|columnas?|"
            r"índices?)\b|\bcambios? (?:en el|de) esquema\b"
        ),
        "converts": r"\bmigración de datos\b|\brellen\w+ (?:los )?registros\b",
        "entities": r"\b(?:clave primaria|clave foránea|entidad(?:es)?|tablas?|únic[oa]|índices?)\b",
        "denies": (
            r"\b(?:no|sin|ningún)\b[^\n.;]{0,24}\b(?:cambi\w+|modific\w+|migraci\w+)\b[^\n.;]{0,20}\b(?:esquema|"
            r"base de datos|migraci\w+)|\bsin migraciones\b|\bno (?:hay|requiere) migraci\w+|"
            r"\b(?:el )?esquema no cambia\b"
        ),
        "denies tables": r"\b(?:no|sin)\b (?:se (?:crean?|añaden?|agregan?) )?(?:nuevas )?(?:tablas|columnas)\b",
    },
    "multi-party-flow": {
        "exchanges": (
            r"\b(?:webhooks?|notificaci\w+ push|enví\w+ (?:\w+ ){0,2}?(?:correos?|emails?|sms)|"
            r"pasarela de pago\w*|proveedor de (?:pago\w*|identidad)|cola de mensajes|microservicios|"
            r"servicio extern\w+|servicios externos)\b"
        ),
        "streams": r"\btiempo real\b",
        "denies": (
            r"\b(?:no|sin|ningún)\b[^\n.;]{0,16}\b(?:servicios?|sistemas?|integraci\w+|"
            r"dependencias?) extern[oa]s?\b|\bsin (?:conexión|red)\b"
        ),
    },
}

HINTS = {
    "openapi-contract": ("openapi", "swagger", "contrato", "endpoint", "api", "respuesta"),
    "sequence-diagram": ("diagrama",),
    "data-model": ("modelo", "entidad-relación", "erd"),
    "migrations": ("migraci",),
    "plan-complete": ("clarification", "marcador", "aclaraci"),
}
ASKS = (
    r"\b(?:document\w+|describ\w+|descrit\w+|defin\w+|especific\w+|proporcion\w+|exist\w+|tener|tienen?|"
    r"inclu\w+|acompañ\w+|manten\w+|"
    r"public\w+|produc\w+|cre(?:ar|ad[oa]s?|arse)|escrib\w+|escrit\w+|entreg\w+|requier\w+|obligatori\w+|"
    r"us(?:ar|en|arse)|utiliz\w+|contar con|"
    r"dispon\w+|contener|aport\w+|diseñ\w+)\b"
)
FORBIDDING = (
    r"\b(?:no (?:debe\w*|puede\w*|se (?:puede\w*|permite\w*|debe\w*))|nunca|prohibid[oa]s?|"
    r"queda prohibid[oa])\b|^\W*(?:ningún|ninguna)\b"
)
UNLESS_PRESENT = r"\b(?:sin|hasta que|a menos que|antes de)\b"
OPTIONAL = r"\b(?:opcional(?:mente|es)?|no es obligatori[oa]|no (?:es necesari[oa]|se requiere))\b|(?<!no )\bpuede\b"
DEMANDS = {
    "openapi-contract": (
        (r"\bopenapi\b|\bswagger\b",),
        (r"\bcontratos?\b(?! de prueba)", r"\b(?:apis?|endpoints?|servi\w+|interfa\w+)\b", "asks"),
        (r"\bcontratos? (?:de (?:la |las )?)?apis?\b|\bespecificaci\w+ de (?:la )?api\b|\bcontrato primero\b", "asks"),
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
}
ON_TOPIC = {"openapi-contract": ((r"\bcontratos?\b(?! de prueba)", "asks"),)}
TOPICS = {"openapi-contract": r"\bapis?\b|\bcontrato\b|\brest\b|\bendpoints?\b"}
PROHIBITED = {
    "plan-complete": ((r"\bneeds clarification\b|\bmarcadores\b", r"\b(?:plan\w*|especificaci\w+|documentos?)\b"),)
}
EXCLUDED = {
    "migrations": r"\bterraform\b|\bguías? de migración\b|\bmigración (?:de código|a la nube)\b",
    "openapi-contract": r"\bcontratos? (?:inteligentes?|laborales?)\b|\bde terceros\b",
}
ENOUGH = {
    "": (
        r"\b(?:hay|haya|son|es|sea|sean)\b|"
        r"\b(?:tod[oa]s?|cada|las?|los|el|un[oa]?|de|del|en|con|por|para|mediante|y|su|sus|debe|deben|deberá|"
        r"ser|estar|est[áé]n?|tener|existir|existe|incluir|documentad[oa]s?|documentarse|descrit[oa]s?|"
        r"describirse|definid[oa]s?|definirse|definición|usar|que|nuev[oa]s?|archivo|documento|acompañad[oa]s?|"
        r"ir|venir|obligatori[oa]s?|funcionalidad(?:es)?|entregar)\b"
    ),
    "openapi-contract": (
        r"\b(?:http|rest|apis?|endpoints?|openapi|swagger|contratos?|especificaci\w+|"
        r"servicios?|públic[oa]s?)\b"
    ),
    "sequence-diagram": r"\b(?:diagramas?|secuencia|flujos?|principales|complej[oa]s|interacciones)\b",
    "data-model": r"\b(?:modelos?|datos|entidad(?:es)?|erd|diagramas?|o equivalente|entidad-relación|persist\w+)\b",
    "migrations": (
        r"\b(?:esquemas?|base|datos|cambios?|migraci\w+|scripts?|justificación|aplicarse|realizarse|"
        r"gestionarse)\b"
    ),
    "plan-complete": r"\b(?:planes|plan|needs clarification|marcadores|no|contener|quedar|resuelt[oa]s)\b",
}
_END = r"((?:(?!\bdeb)[^,;.()])*)"
CONDITIONAL = (
    r"\((?:si|cuando|solo si) ([^()]*)\)|\b(?:si|cuando)\b "
    + _END
    + r"|\bpara (?:las )?funcionalidades (?:que|con) "
    + _END
)
COMPOUND = r"\b(?:y|o|u)\b"
NO_CONDITION = r"^\W*(?:aplica|procede|es necesario|corresponde)?\W*$"
CONDITIONS = {
    "handles-pii": r"\bdatos personales\b",
    "caches": r"\bcach\w+",
    "calls-external": r"\b(?:servicios?|apis?|sistemas?) extern\w+",
    "schema-change": r"\besquemas?\b|\btablas?\b",
    "multi-party-flow": r"\bcomplej\w+|\binteracci\w+|\bvari[oa]s (?:servicios|sistemas)\b",
    "exposes-http-api": r"\bapis?\b|\bendpoints?\b",
    "persistent-data": r"\bdatos\b|\bpersist\w+",
}

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

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
    "calls-external": {
        "calls": (
            r"\b(?:llama\w*|consult\w+|consum\w+|invoca\w*|obtien\w+|obtener|usa|usar|utiliza\w*|integra\w*|envía\w*|"
            r"mediante|a través|conecta\w*|sincroniza\w*)\b[^\n.;|]{0,50}\b(?:apis?|servicios?|sistemas?|proveedor\w*|"
            r"plataformas?)\b[^\n.;|]{0,20}\b(?:extern[oa]s?|de terceros)\b|\bpasarela de pagos?\b|"
            r"\bproveedor de (?:pagos?|identidad|correo|sms)\b|\b(?:envía\w*|enviar|envío de|"
            r"notifica\w* por) (?:\w+ ){0,4}?(?:correos?|e-?mails?|sms|notificaciones push)\b|"
            r"\binici\w+ sesión con (?:google|microsoft|apple|github|facebook)\b"
        ),
        "denies": (
            r"\b(?:no|sin|ningún)\b[^\n.;|]{0,20}\b(?:servicios?|sistemas?|apis?|llamadas?|integraci\w+|"
            r"conexion\w*) (?:extern[oa]s?|de terceros|de red)\b|\bsin (?:conexión|red|internet)\b|\b(?:totalmente|"
            r"completamente) (?:local|sin conexión)\b"
        ),
        "simulated": r"\b(?:simula\w*|ficticio\w*|en (?:las )?pruebas)\b",
        "talks": (
            r"\b(?:llama\w*|consult\w+|invoca\w*|usa|usar|utiliza\w*|integra\w*|envía\w*|enviar|mediante|a través|con|"
            r"cobra\w*|autentic\w+|redirig\w+|recib\w+)\b"
        ),
    },
    "caches": {
        "keeps": (
            r"\b(?:en (?:la )?caché|cachea\w*|cachear|almacena\w* en caché)\b|\bcaché\b[^\n.;|]{0,50}\b(?:segundos?|"
            r"minutos?|horas?|expira\w*|caduca\w*|invalida\w*|memoria|ttl|redis)\b|\b(?:usa\w*|añad\w+|utiliza\w*|"
            r"mantien\w+|una|la) (?:\w+ )?caché\b"
        ),
        "denies": r"\b(?:no|sin|ninguna)\b (?:se |hay |usa |utiliza |requiere )?(?:ninguna )?cach\w+",
        "kept as it is": r"\b(?:existentes?|actual(?:es)?|ya|podría\w*|sin cambios)\b",
    },
    "handles-pii": {
        "handles": (
            r"\bdatos personales\b[^\n.;|]{0,50}\b(?:almacen\w+|guard\w+|cifr\w+|elimin\w+|recog\w+|proces\w+|trat\w+|"
            r"muestr\w+)|\b(?:almacena\w*|guarda\w*|recog\w+|recopila\w*|procesa\w*|trata\w*|cifra\w*|elimina\w*|"
            r"muestra\w*|contien\w+|protege\w*)\b[^\n.;|]{0,50}\bdatos personales\b|"
            r"\bcorreo(?: electrónico)? y contraseña\b"
        ),
        "names": (
            r"\b(?:correos? electrónicos?|direcci\w+ de correo|número de teléfono|teléfonos? (?:de |del )?(?:contacto|"
            r"cliente|usuario)|dirección (?:postal|de envío|de facturación)|domicilio|fecha de nacimiento|"
            r"nombres? y apellidos?|nombres? completos?|apellidos?|dni|nif|curp|pasaporte|tarjetas? de crédito|"
            r"cuenta bancaria|salarios?|pacientes?|historial médico|datos (?:médicos|de salud|de contacto|de clientes|"
            r"bancarios)|ubicación del usuario|direcci\w+ ip)\b"
        ),
        "accounts": (
            r"\b(?:inici\w+ (?:de )?sesión|registr\w+ de usuarios|cuentas? de usuario|usuarios? autenticad\w+)\b"
        ),
        "attributes": r"\b(?:correo|e-?mail|teléfono|apellidos?|dirección|fecha de nacimiento)\b",
        "denies": (
            r"\b(?:no|sin|ningún)\b (?:\w+ ){0,3}?(?:datos|dato) personal(?:es)?\b(?![^\n.;|]{0,30}\b(?:logs?|"
            r"registros?|bitácora|urls?|trazas)\b)"
        ),
        "people": r"\b(?:usuari[oa]s?|clientes?|emplead[oa]s?|miembros?|pacientes?|soci[oa]s?|alumn[oa]s?)\b",
    },
}

"""Spanish."""

STATED = {
    "security": {
        "subject": "seguridad; requisitos de seguridad; consideraciones de seguridad",
    },
    "authentication": {
        "how": "requer*; requier*; obligatori*; cada petición; cada solicitud; rechaz*",
        "rule": (
            "solo usuarios autenticados; sólo usuarios autenticados; solo los usuarios autenticados; "
            "requiere autenticación; requieren autenticación; autenticación obligatoria; autenticación requerida; "
            "debe iniciar sesión; deben iniciar sesión; debe estar autenticad*; deben estar autenticad*"
        ),
        "subject": (
            "autenticación; autenticar*; autenticad*; autentica; inicio de sesión; iniciar sesión; inicia sesión; "
            "inician sesión; login"
        ),
        "means": (
            "contraseña* & hash*; cookie de sesión; cookies de sesión; token de acceso; tokens de acceso; "
            "token de sesión; inicio de sesión único; correo y contraseña; correo electrónico y contraseña; "
            "usuario y contraseña; doble factor; certificado de cliente; "
            ""
            ""
            "firma & verific*; "
            "autenticación existente; autenticación mediante; autenticación con; autenticación por; "
            "autenticación vía; autenticación a través; se autentican con; se autentica con; se autentican mediante; "
            "inician sesión con; inicia sesión con; sin sesión & 401; no autenticad* & 401; no autenticad* & redirig*"
        ),
        "exactly": ("token*; cookie*; pasarela; existente*; sin cambios; expira*; caduca*"),
        "absent": (
            "sin autenticación; sin inicio de sesión; sin registro; sin cuenta*; acceso anónimo; acceso público; "
            "públicamente accesible*"
        ),
    },
    "authorization": {
        "subject": (
            "autorización; autorizar*; autorizad*; permisos; permiso; control de acceso; control de accesos; "
            "derechos de acceso; privilegio*"
        ),
        "means": (
            "basado en roles; basada en roles; basados en roles; por rol; por roles; solo el administrador; "
            "solo administradores; solo los administradores; sólo los administradores; solo el propietario; "
            "solo el autor; solo & propi*; sólo & propi*; únicamente & propi*; rol de administrador; rol admin; "
            "aislamiento por inquilino; mínimo privilegio; todos los usuarios autenticados; "
            "seguridad a nivel de fila; según el rol; rol requerido; requiere el rol; rol & puede; roles y permisos; "
            "solo & rol"
        ),
        "how": (
            "solo; sólo; únicamente; verific*; comprueb*; comprob*; en el servidor; deneg*; rechaz*; puede; pueden; "
            "restring*; propietari*; admin*; existente*; sin cambios; requier*; exige*"
        ),
        "absent": "sin roles; un solo usuario; usuario único; monousuario; sin permisos",
    },
    "secrets": {
        "subject": (
            "secretos; secreto; credencial; credenciales; clave de api; claves de api; clave api; claves api; "
            "clave privada; claves privadas; cadena de conexión; cadenas de conexión; contraseña de la base de datos; "
            "contraseñas de la base; clave secreta; claves secretas"
        ),
        "means": "gestor de secretos; almacén de secretos; bóveda de secretos; llavero",
        "exactly": (
            "variable de entorno; variables de entorno; del entorno; en el entorno; bóveda; almacenad* en; "
            "guardad* en; se guardan en; se guarda en; se leen de; se lee de; se cargan de; se cargan desde; "
            "cargad* desde; inyectad*; fuera del repositorio; no en el repositorio; en tiempo de ejecución; "
            "en el despliegue; archivo de entorno"
        ),
        "absent": "sin secretos; no hay secretos; ningún secreto; sin credenciales; no usa credenciales; sin claves",
    },
    "transport-encryption": {
        "subject": "cifrado; cifrado en tránsito; cifrad*; conexión cifrada",
        "means": "cifrad* en tránsito",
        "how": "requer*; requier*; obligatori*; solo; pasarela; todas; todo",
    },
    "encryption-at-rest": {
        "subject": "cifrado; cifrad*; cifrado en reposo",
        "means": "cifrad* en reposo",
        "how": "reposo; columna*; disco*; volumen*",
    },
    "input-validation": {
        "named": "entrada*",
        "subject": "validación; valid*; entrada del usuario; entradas del usuario; saneamiento; sanea*",
        "means": "validación en el servidor; validad* en el servidor; lista blanca; longitud máxima; validad* contra",
        "how": "esquema*; servidor; rechaz*; longitud; formato; rango; deben; cada; todas; todos",
    },
    "rate-limiting": {
        "subject": (
            "límite de peticiones; límite de solicitudes; limitación de velocidad; limitación de tasa; límite de tasa"
        ),
        "means": "peticiones por minuto; solicitudes por minuto; por segundo; intentos por",
        "how": "por; máximo; pasarela",
    },
    "observability": {
        "subject": "observabilidad; monitoreo; monitorización; telemetría; supervisión",
    },
    "logging": {
        "subject": (
            "log; logs; logging; registro de eventos; registros de la aplicación; bitácora; registro de errores; "
            "trazas de log; registros"
        ),
        "unlike": (
            "login; registro de usuario*; formulario de registro; logs de auditoría; log de auditoría; "
            "registro de auditoría; bitácora de auditoría; registros de la base; registros duplicados; changelog; "
            "página de registro"
        ),
        "means": (
            "logs estructurados; log estructurado; registros estructurados; logging estructurado; "
            "registro estructurado; logs json; logs en json; nivel de log; niveles de log; se registra en el log; "
            "se registran en el log; se registran los errores; se registra cada; se registran todas; "
            "se registran todos; errores & se registran; se registran & errores; logs a stdout; por stdout; "
            "por stderr; a stderr; archivo de log; logger existente; logs de acceso; logs de error; "
            "logs centralizados; registra cada petición; registra cada solicitud; loguea*"
        ),
        "how": (
            "error*; petición; peticiones; solicitud*; evento*; nivel*; stdout; stderr; json; estructurad*; cada; "
            "todos; todas; con; mediante; existente; retención; archivo"
        ),
        "absent": "sin logs; no hay logs; sin logging; sin registro de eventos; no se registran eventos",
    },
    "metrics": {
        "subject": "métrica; métricas; medición; mediciones",
        "unlike": (
            "métricas de éxito; métrica de éxito; métricas de negocio; métricas de calidad; "
            "métricas del proyecto; métricas de código"
        ),
        "means": (
            "endpoint de métricas; métricas & latencia; latencia & métricas; métricas & duración; "
            "duración & métricas; métricas & exponen; exponen & métricas; métricas & expone; "
            "expone & métricas; métricas & recogen; recogen & métricas; métricas & recopilan; "
            "recopilan & métricas; métricas & exportan; exportan & métricas; métricas & publican; "
            "publican & métricas; métricas & número de; número de & métricas; métricas & errores; "
            "errores & métricas; métricas & peticiones; peticiones & métricas; contador de; contadores de; "
            "histograma de; histogramas de; se mide la latencia; se mide la duración; se registra la duración; "
            "latencia & se mide; se mide & latencia"
        ),
        "how": (
            "latencia; duración; número; tasa; errores; expone*; exporta*; recoge*; recopila*; publica*; mide; "
            "miden; memoria; por; endpoint; contador*; histograma*"
        ),
        "absent": "sin métricas; no hay métricas; sin telemetría; ninguna métrica",
    },
    "tracing": {
        "subject": "trazas; tracing; trazado distribuido; rastreo distribuido; trazabilidad de peticiones",
        "unlike": (
            "trazabilidad de requisitos; traza de pila; rastreo de pedidos; rastreo de envíos; seguimiento de pedidos"
        ),
        "means": (
            "trazas distribuidas; traza distribuida; trazado distribuido; tracing distribuido; rastreo distribuido; "
            "spans por; un span; trazas & exportan; exportan & trazas; trazas & propaga*; propaga* & trazas; "
            "contexto de traza"
        ),
        "how": (
            "span*; propaga*; petición; peticiones; cada; encabezado*; cabecera*; servicio*; muestreo; exporta*; "
            "id; ids; contexto"
        ),
        "absent": "sin trazas; sin tracing; no hay trazas",
    },
    "health-checks": {
        "subject": (
            "health check*; healthcheck*; comprobación de salud; comprobaciones de salud; verificación de estado; "
            "chequeo de salud; liveness; readiness"
        ),
        "means": (
            "endpoint de salud; endpoint de estado; sonda de vida; liveness probe*; readiness probe*; "
            "sondas de disponibilidad"
        ),
        "how": "endpoint*; devuelve; responde; sonda*; base de datos; segundos; comprueba",
        "absent": "sin health check*; sin comprobaciones de salud",
    },
    "alerting": {
        "subject": "alerta; alertas; alarma*; guardia",
        "unlike": "cuadro de alerta; alerta visual; mensaje de alerta; alertas al usuario; alertas de precio",
        "means": (
            "alerta cuando; alertas cuando; alerta si; alertas si; regla de alerta; reglas de alerta; "
            "umbral & alerta*; alerta* & umbral; alarma cuando; avisa a la guardia; notifica a la guardia; "
            "alerta al equipo"
        ),
        "how": "cuando; si; umbral*; supera*; minutos; tasa; canal; equipo; guardia; regla*",
        "absent": "sin alertas; no hay alertas; sin guardia",
    },
    "correlation-ids": {
        "subject": (
            "id de correlación; identificador de correlación; id de petición; id de solicitud; "
            "identificador de petición; identificador de solicitud; correlation id*; request id*; trace id*; "
            "id de traza"
        ),
        "means": (
            "id de correlación & cada; cada & id de correlación; id de correlación & log; "
            "id de correlación & logs; id de correlación & logging; logs & id de correlación; "
            "logging & id de correlación; id de correlación & logged; id de correlación & propaga*; "
            "propaga* & id de correlación; id de correlación & cabecera; cabecera & id de correlación; "
            "id de correlación & encabezado; encabezado & id de correlación; identificador de correlación & cada; "
            "cada & identificador de correlación; id de petición & cada; cada & id de petición; "
            "id de petición & log; id de petición & logs; id de petición & logging; logs & id de petición; "
            "logging & id de petición; id de petición & logged; id de solicitud & cada; cada & id de solicitud; "
            "id de solicitud & log; id de solicitud & logs; id de solicitud & logging; logs & id de solicitud; "
            "logging & id de solicitud; id de solicitud & logged; request id & cada; cada & request id; "
            "request id & propaga*; propaga* & request id; request id & respuesta*; respuesta* & request id; "
            "request id & logs; logs & request id; trace id & cada; cada & trace id; trace id & respuesta*; "
            "respuesta* & trace id; correlation id & cada; cada & correlation id; correlation id & propaga*; "
            "propaga* & correlation id; correlation id & logs; logs & correlation id"
        ),
        "how": (
            "cada; cabecera*; encabezado*; propaga*; genera*; log; logs; respuesta*; error*; todas; todos; incluye*"
        ),
        "absent": "sin id de correlación; sin request id*",
    },
    "audit-log": {
        "subject": (
            "auditoría; registro de auditoría; pista de auditoría; auditable; log de auditoría; bitácora de auditoría"
        ),
        "means": (
            "tabla de auditoría; registro de auditoría & guarda; guarda & registro de auditoría; "
            "registro de auditoría & cada; cada & registro de auditoría; log de auditoría & cada; "
            "cada & log de auditoría; eventos de auditoría; quién hizo qué; actor & fecha; fecha & actor; "
            "autor & fecha; fecha & autor; se audita*"
        ),
        "how": ("actor*; fecha*; cada; todos; todas; guarda*; registra*; tabla; inmutable; retención; quién; cuándo"),
        "absent": "sin auditoría; no hay auditoría",
    },
}
MOODS = {
    "reason": "porque; ya que; dado que; una sola ejecución; sin servidor; cli; línea de comandos; estático",
    "alternative": "prueba independiente; alternativa*; rechazada porque; descartad*; opciones consideradas",
    "excluded": "fuera de alcance; fuera del alcance; no objetivo*; no incluido; no incluye",
    "later": (
        "futur*; más adelante; posterior*; por definir; por determinar; pendiente de definir; pendiente*; pospuest*; "
        "hoja de ruta; próxima versión; próxima fase; pregunta abierta; preguntas abiertas"
    ),
    "refuses": "rechaz*; deneg*; redirig*; redirec*; prohib*; bloque*; no puede; no pueden; error*",
    "frame": (
        "usuario; usuarios; de; del; los; las; y; la; el; gestión; estrategia; modelo; flujo; requisitos; política; "
        "mecanismo; control; reglas"
    ),
    "empty": (
        "buenas prácticas; mejores prácticas; estándar*; conforme; según; constitución; principio*; segur*; "
        "seguridad; adecuad*; apropiad*; si es necesario; cuando sea necesario; será; serán; debe; deben; requerid*; "
        "necesari*; cumple*; cumplid*; respet*; garantiz*; asegur*; considerad*; revisad*; implementad*; ningún*; "
        "ninguna; sin; para; esta; este; estos; con; una; los; las; que; hay; son; habitual*; funcionalidad*; "
        "cambio*; todos; todas; aplica; aplican"
    ),
    "hides": "no se registran; nunca se registran; no debe aparecer; no deben aparecer; enmascar*",
}

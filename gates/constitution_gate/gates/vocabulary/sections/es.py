"""Spanish."""

from __future__ import annotations

SECTIONS = {
    "caching": r"\bcach[ée]\w*|almacenamiento en caché",
    "retry": r"\breintentos?\b|resiliencia|tolerancia a fallos",
    "decisions": r"^(?:\w+ ){0,2}decisiones(?: \w+){0,4}$|decisión arquitectónica",
    "risks": r"^riesgos?\b|(?:evaluación|análisis|matriz|registro|gestión) de (?:los )?riesgos?",
    "dependencies": r"^dependencias(?: \w+){0,3}$",
    "internal": r"\bintern\w+|módulos?|otras (?:características|funcionalidades)",
}
COLUMNS = {
    "caching": {
        "": r"\b(?:de|del|la|el|en|caché|cache|estrategia|regla|política|máxima?)\b",
        "ttl": r"ttl|duración|vigencia|expiración|caducidad|tiempo(?: vida)?|validez|caduca(?: a los)?",
        "invalidation": (
            r"invalidación|invalida(?:da)?(?: al| cuando)?|invalidado(?: al| cuando)?|purga|actualización|refresco"
        ),
        "tool": r"herramienta|tecnología|almacén|ubicación|capa|motor|biblioteca",
        "name": r"datos?|endpoints?|punto final|recursos?|elementos?|claves?|endpoint o datos|consultas?|qué",
    },
    "retry": {
        "": r"\b(?:de|del|la|el|los|máximo|máx|número|estrategia|política)\b",
        "idempotency": r"idempotencia|(?:operaciones )?no idempotentes?|no (?:se )?reintent\w+",
        "on": (
            r"reintentar (?:en|ante|con|si|cuando)|se reintenta (?:ante|en|si|cuando)|errores|condición|"
            r"condiciones|causas?|ante|cuándo|reintentar"
        ),
        "backoff": r"espera(?: entre intentos)?|retroceso(?: exponencial)?|backoff|intervalos?|retardo|demora",
        "attempts": r"intentos?|reintentos?|intentos máximos|máximo intentos|veces|límite",
        "name": r"operación|operaciones|llamadas?|servicios?|api|endpoints?|integración|sistema",
    },
    "decisions": {
        "": r"\b(?:la|el|las|los|de|del)\b",
        "alternatives": r"(?:otras )?alternativas?(?: \w+)*|opciones(?: \w+)*|descartad[ao]s?|rechazad[ao]s?",
        "rationale": r"justificación|razón|razones|motivo|motivos|fundamento|por qué|porqué|ventajas",
        "context": r"contexto|problema|antecedentes|situación|motivación|pregunta|requisito",
        "decision": r"decisión|elección|elegido|solución|resolución|resultado|enfoque",
        "consequences": r"consecuencias|implicaciones|impacto|desventajas|compromisos|estado",
        "name": r"tema|título|área|aspecto",
    },
    "risks": {
        "": r"\b(?:del?|el|la|los|riesgo|nivel|plan|estrategia)\b",
        "likelihood": r"probabilidad|frecuencia",
        "impact": r"impacto|gravedad|severidad|consecuencias?|efecto",
        "mitigation": (
            r"mitigación|mitigaciones|medidas?|acciones|respuesta|contramedidas?|tratamiento|contingencia|"
            r"prevención"
        ),
        "name": r"riesgos?|descripción|amenaza|",
    },
    "dependencies": {
        "": r"\b(?:de|la|el|las|requerida)\b",
        "version": r"versión|versiones",
        "reason": r"motivo|razón|propósito|por qué|para qué|uso|justificación|descripción|finalidad|función",
        "relation": r"relación|vínculo|bloqueante|impacto|dirección",
        "name": r"dependencias?|paquetes?|bibliotecas?|librerías?|módulos?|servicios?|componentes?|nombre",
    },
}
STATED = {
    "caching": r"\bcach[ée]\w*|almacena(?:do|da|n)? en caché",
    "ttl": (
        r"\d+\s*(?:segundos?|minutos?|horas?|días?|semanas?|meses)\b|ttl\D{0,10}\d|sin expiración|no (?:caduca|"
        r"expira)"
    ),
    "lasting": (
        r"\d|diari\w+|sesión|indefinid\w+|permanente|reinicio|despliegue|una (?:hora|semana)|un (?:minuto|día)|"
        r"medianoche|inmutable"
    ),
    "invalidation": (
        r"\binvalid(?:a|ar|an|ado|ada|ación)\b|\bpurga\w*|(?:al|cuando|tras|"
        r"después de)\b[^.;]{0,40}(?:actualiz\w+|modific\w+|"
        r"cambi\w+|escrib\w+|guard\w+|elimin\w+|public\w+|despl\w+|edit\w+)"
    ),
    "retry": r"\breint\w+|\bretr(?:y|ies)\b",
    "attempts": (
        r"(?:\d+|dos|tres|cuatro|cinco)\s*(?:veces|intentos|reintentos)|(?:hasta|máximo(?: de)?|"
        r"como máximo)\s*(?:\d+|dos|tres|"
        r"cuatro|cinco)"
    ),
    "counted": r"\d|una vez|dos|tres|cuatro|cinco|ninguno|nunca|sin |ilimitad\w+",
    "backoff": (
        r"exponencial\w*|backoff|retroceso|jitter|espera (?:fija|lineal|constante|de \d)|intervalos? (?:fijo|"
        r"de \d)|retardo"
    ),
    "spaced": r"\d|exponencial|lineal|fij[ao]|constante|jitter|inmediat\w+|crecient\w+|ningun\w+|sin espera",
    "on": (
        r"\b(?:ante|en|con|si|cuando|por|tras|solo)\b[^.;]{0,50}(?:5xx|[45]\d\d|tiempos? de espera|timeouts?|"
        r"red\b|conexión|"
        r"error\w*|fall[oa]\w*|límite\w*|transitori\w+|temporal\w*|no disponible)|errores transitorios"
    ),
    "idempotency": r"idempoten\w*|no se reintent\w+|nunca se reintent\w+|sin reintentos|solo lectura",
    "writes": (
        r"\b(?:crear|creación|cobro|cobrar|pago|pagar|enviar|envío|pedido|reserva|transferencia|reembolso|"
        r"escribir|escritura|borrar|actualizar)\b"
    ),
    "database": r"bases? de datos|transacci\w+",
    "why": (
        r"\bporque\b|\bya que\b|\bdebido a\b|\bpara (?:evitar|que|garantizar|reducir|mantener|asegurar)\b|"
        r"\bpuesto que\b|evita\w*"
    ),
    "contention": r"integridad|bloqueo\w*|conflicto\w*",
    "alternatives": r"alternativ\w+|descart\w+|rechaz\w+|en (?:vez|lugar) de|se consider\w+",
    "none": r"^\W*(?:ningun[ao]?\b|ninguno|no (?:hay|aplica|se|existen|requiere)|sin\b|nada)",
    "by hand": r"botón|botones|clic|manual\w*|el usuario puede",
    "unversioned": r"gestionad[ao]|alojad[ao]|sin versión|biblioteca estándar|administrad[ao]|no versionad[ao]",
    "undecided version": r"última|más reciente|actual|reciente|estable",
    "unretried": r"^\W*(?:0|1|ningun[oa]?|nunca|no|sin)\b",
    "likelihood": r"probabilidad",
    "impact": r"impacto|gravedad|severidad",
    "mitigation": r"mitiga\w+|medidas?|contingencia",
    "names ttl": r"ttl|caducidad|expiraci\w+|duración",
    "names invalidation": r"invalid\w+",
    "names tool": r"herramienta|redis",
    "names attempts": r"intentos",
    "names backoff": r"backoff|espera|retroceso",
    "names retry_on": r"transitori\w+|qué errores",
    "names idempotency": r"idempoten\w*",
    "names likelihood": r"probabilidad",
    "names impact": r"impacto|gravedad",
    "names mitigation": r"mitiga",
    "names version": r"versión|versiones",
    "names reason": r"justific|motivo|razón",
    "names relation": r"intern|relación",
    "names context": r"contexto",
    "names decision": r"decisión tomada",
    "names rationale": r"justific|razón|motivo",
    "names alternatives": r"alternativ",
    "own": r"^\W*(?:existente\w*|propi\w+)\b",
    "spared": r"no se reintent\w+|sin reintentos",
    "operation": r"llamad\w+|petici\w+|envíos?|entregas?|conexi\w+",
}
LEVELS = {
    "low": r"muy baj[ao]|baj[ao]|improbable|menor|leve|rar[ao]|insignificante",
    "medium": r"medi[ao]|moderad[ao]|posible",
    "high": r"muy alt[ao]|alt[ao]|probable|grave|sever[ao]|crític[ao]|mayor|segur[ao]",
}
PLAIN_LEVELS = r"baj[ao]|medi[ao]|alt[ao]"
VAGUE = (
    r"\b(?:según|sea|cuando|donde|si|es|necesario|necesaria|conveniente|apropiad\w+|adecuad\w+|posible|"
    r"corresponda|buenas|"
    r"prácticas|mejores|estándar|habitual\w*|razonable|robust[ao]|manejar|manejo|gestionar|usar|aplicar|de|la|el|"
    r"los|las|con|en|"
    r"y|o|por|para|se|caché|reintentos?|reintentar|correctamente|defecto|monitorear|más|adelante)\b"
)

"""Spanish."""

from __future__ import annotations

_TEST = r"(?:pruebas?|tests?)\b"

TESTS = rf"\b{_TEST}(?! de (?:concepto|humo manual))|\bcasos? de prueba\b"
SUPPORT = (
    r"\b(?:datos|entornos?|ambientes?|usuarios?|cuentas?|marcos?|utilidades|herramientas?|infraestructura|plan|planes|"
    r"resultados|informes?|configuración|base de datos|servidor(?:es)?) de (?:pruebas?|tests?)\b|\ba prueba de\b|"
    r"\bprueba de concepto\b|\b(?:para|durante|en) (?:las |los )?(?:pruebas?|tests?)\b"
)
RUNS = (
    r"^(?:ejecut\w+|correr|lanzar|revisar|documentar|registrar|eliminar|arreglar|corregir)\b|"
    r"^(?:verificar|comprobar|asegurar|confirmar)\b[^.;]{0,80}\b(?:pas[ae]n?|fall[ae]n?)\b"
)
PREPARES = r"^(?:instalar|configurar)\b"
DOUBTS = r"^(?:verificar|comprobar|asegurar|confirmar|validar)\b"
MANUAL = r"\bmanual(?:es|mente)?\b|\ba mano\b"
TRIES = r"^(?:probar|testear)\b"
NOT_CODE = (
    r"^(?:ejecutar|verificar|comprobar|revisar|documentar|validar|confirmar|investigar|decidir|instalar|"
    r"actualizar (?:la |el )?(?:documentación|readme))\b"
)
WITH_CODE = (
    r"^(?:implementar|desarrollar|crear)\b(?:(?!\b(?:pruebas?|tests?)\b)[^.;])*?\b(?:con|y)(?: sus)? (?:pruebas?|"
    r"tests?)\b"
)
PUT_OFF = r"[(\[](?:aplazad[oa]|pospuest[oa]|opcional|diferid[oa]|omitid[oa]|fuera de alcance)"
HEADING = r"\b(?:pruebas|tests)\b(?! (?:de datos|e infra)|\s*[&/+]| y\b)"
PREPARATION = r"\b(?:configuración|preparación|fundamentos|base)\b"
EVERY_STORY = r"\b(?:todas las|cada) historias?(?: de usuario)?\b"
KIND = {
    "unit": r"\b(?:pruebas?|tests?) unitari[oa]s?\b",
    "integration": r"\b(?:pruebas?|tests?) (?:unitari[oa]s )?(?:y )?(?:de )?integración\b",
    "contract": r"\b(?:pruebas?|tests?) (?:de|del) contratos?\b",
    "e2e": r"\bde extremo a extremo\b|\bpunta a punta\b|\bde aceptación\b",
}
FIRST = (
    r"\b(?:desarrollo )?(?:guiado|dirigido|orientado) por (?:las )?(?:pruebas|tests)\b|\b(?:pruebas|tests) primero\b|"
    r"\b(?:pruebas?|tests?)\b[^.;]{0,60}\bantes (?:de|que)\b[^.;]{0,40}\b(?:implement\w+|código|codificar|"
    r"desarroll\w+)|"
    r"\brojo[^\w.;]{1,4}verde\b"
)
DEMANDED = (
    r"\b(?:cubiert[oa]s?|acompañad[oa]s?|inclu\w+|ten\w+|tien\w+|con|sin|escrib\w+|añad\w+|agreg\w+|requ\w+|"
    r"necesit\w+|contar)\b"
    r"[^.;]{0,80}(?<!cobertura de )\b(?:pruebas?|tests?)\b|\b(?:pruebas?|tests?)\b[^.;]{0,40}\b(?:obligatori[oa]s?|"
    r"son requerid[oa]s|"
    r"deben existir|deben escribirse)"
)
COVERAGE = r"\bcobertura\b"
OTHER_COVERAGE = r"\bcobertura (?:de )?(?:mutación|requisitos|documentación|tipos|endpoints|funcional)\b"
BRANCH = r"\bramas?\b"
SLACK = r"\b(?:baj\w+|disminu\w+|reduc\w+|ca(?:er|iga))\b[^.;]{0,20}\b(?:más de|en)\b"
PART = (
    r"\b(?P<es>(?:rutas|caminos|módulos|flujos) crític[oa]s|lógica de negocio|dominio|código nuevo|back-?end|"
    r"front-?end|"
    r"cada (?:módulo|paquete|servicio|componente))\b"
)
LEFT_OPEN = r"\b(?:opcional(?:es)?|no (?:es|son) (?:obligatori|necesari)\w+|recomend\w+|deseable|objetivo)\b"

"""Spanish."""

from __future__ import annotations

PERSONAL_DATA = {
    "email address": (
        "correo electrónico; correos electrónicos; dirección de correo*; direcciones de correo*; "
        "correo del usuario; email del usuario; email del cliente"
    ),
    "loosely email address": "correo; correos; email; emails",
    "phone number": "teléfono; teléfonos; número de teléfono; números de teléfono; móvil; celular",
    "name": (
        "nombre completo; nombres completos; apellido; apellidos; nombre del usuario; nombre del cliente; "
        "nombre del paciente; nombres de"
    ),
    "loosely name": "nombre; nombres",
    "postal address": (
        "dirección postal; domicilio; dirección de envío; dirección de facturación; código postal; "
        "dirección del cliente"
    ),
    "loosely postal address": "dirección; direcciones",
    "date of birth": "fecha de nacimiento; fechas de nacimiento; cumpleaños",
    "identity number": (
        "dni; nif; nie; curp; pasaporte*; número de identidad; documento de identidad; cédula; seguridad social"
    ),
    "IP address": "dirección ip; direcciones ip; ip del cliente; ip del usuario; ip",
    "location": "ubicación del usuario; geolocalización; coordenadas gps; ubicación actual; datos de ubicación",
    "loosely location": "latitud; longitud; coordenadas; ubicación",
    "health data": (
        "datos de salud; historial médico; historia clínica; diagnóstico médico; diagnósticos; medicación; "
        "datos médicos; grupo sanguíneo"
    ),
    "payment data": (
        "tarjeta de crédito; número de tarjeta; tarjetas de crédito; iban; cuenta bancaria; datos de pago; "
        "datos bancarios"
    ),
    "biometric data": "datos biométricos; huella dactilar; biométric*",
    "personal trait": "género; religión; nacionalidad; estado civil; orientación sexual",
    "password": "contraseña; contraseñas",
}

PII = {
    "marker": (
        "datos personales; dato personal; información personal; datos sensibles; dato sensible; sensible; "
        "sensibles; confidencial; confidenciales; rgpd; lopd; información identificable"
    ),
    "general": (
        "datos personales; información personal; datos sensibles; datos de usuario; datos del usuario; "
        "datos de los usuarios; datos de clientes; datos del cliente; rgpd; lopd; datos de los clientes"
    ),
    "section": "datos personales; privacidad; protección de datos; clasificación de datos; datos sensibles; rgpd",
    "classification": (
        "clasificación; sensibilidad; privacidad; confidencialidad; dato personal; datos personales; personal; sensible"
    ),
    "marking": "identifica*; marca*; clasifica*; declara*; etiqueta*; anota*; inventari*; documenta*",
    "unclassed": "no; ninguno; ninguna; no personal; no es personal",
    "protection": (
        "cifra*; encripta*; hash*; enmascara*; anonimiza*; seudonimiza*; censura*; control de acceso; "
        "basado en roles; solo administrador*; sólo administrador*; solo el propietario; solo los administradores; "
        "solo el personal; solo el usuario; solo personal; acceso restringido; restringid*; permisos; "
        "mínimo privilegio; consentimiento; retención; se conserva*; conservan; se elimina*; eliminación; "
        "borrado; supresión; derecho al olvido; no se almacena*; no se guarda*; no se comparte*; no se devuelve*; "
        "minimiza*; tls"
    ),
    "guarding": "proteg*; expon*; expuest*; divulg*; compart*; visible*; transmit*",
    "not protection": "contraseña & hash*; contraseñas & cifra*",
    "log": (
        "registra en log*; registrar en log*; log; logs; loguea*; registro de la aplicación; registra & log; "
        "registra & logs; bitácora; escribe & log; escribe & logs"
    ),
    "logged": (
        "en el log; en los logs; en logs; al log; a los logs; en los registros; en el registro de la aplicación; "
        "en la bitácora; en los registros de la aplicación; logueado*; en los registros del servidor; "
        "en el registro de errores"
    ),
    "not log": (
        "registro de auditoría; log de auditoría; logs de auditoría; bitácora de auditoría; iniciar sesión; "
        "login; registro de usuario*; nivel de log; formulario de registro"
    ),
    "not datum": (
        "envío de correo*; correo de confirmación; correo de bienvenida; correo enviado; correos enviados; "
        "notificación por correo; restablecer contraseña; cambio de contraseña; contraseña incorrecta; "
        "hash de la contraseña; servicio de correo"
    ),
    "between": (
        "cuando; si; después; antes; envía*; enviar; sin; nunca; no; jamás; excepto; para; mientras; porque; en lugar"
    ),
    "before logged": (
        "cuando; si; después; antes; envía*; enviar; enviado*; sin; nunca; no; jamás; excepto; error; errores; inválid*"
    ),
    "mailing": "envía*; enviar; envío*; enviado*; plantilla*; notificación*; cola; reintento*",
    "unlogged": (
        "nunca; no; jamás; sin; ningún; ninguna; evita*; impide*; excluye*; excluid*; omite*; prohib*; "
        "en lugar de; elimina*; fuera de los logs; tampoco; ni"
    ),
    "redacted": (
        "enmascara*; anonimiza*; seudonimiza*; hash*; cifra*; encripta*; trunca*; ofusca*; censura*; "
        "últimos cuatro; filtrad*"
    ),
    "unredacted": "texto plano; texto claro; sin cifrar; sin enmascarar; en claro",
    "ids": "solo el id; sólo el id; solo ids; solo identificadores; solo los ids; únicamente el id; únicamente ids",
    "audit": "auditoría; auditoria; auditorías",
    "norm": "no debe; no deben; debe; deben; nunca debe; prohibido",
    "risk": "riesgo; riesgos; amenaza*",
}

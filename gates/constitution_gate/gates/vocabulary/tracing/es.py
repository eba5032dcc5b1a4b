"""Spanish."""

from __future__ import annotations

REQUIREMENTS = (
    "requisito; requerimiento; criterios de éxito; criterio de éxito; resultados medibles; criterios de aceptación"
)
RETELLING = (
    "aclaracion; historial; registro de cambios; trazabilidad; cobertura; revisión; lista de verificación; "
    "dependencia; suposicion; supuesto; preguntas abiertas; notas; entidades clave; escenarios; casos límite; "
    "glosario; resumen"
)
SET_ASIDE = (
    "eliminado; retirado; obsoleto; descartado; aplazado; pospuesto; fuera de alcance; fuera del alcance; "
    "no objetivo; ya no se requiere; cancelado; sustituido"
)
SHARED = (
    "configuración inicial; preparación; fundament; infraestructura; pulido; transversal; documentación; limpieza; "
    "despliegue; lanzamiento; prueba; validación; verificación; calidad; seguridad; rendimiento; monitoreo; "
    "refactor; migración; integración; entorno; compartid; común"
)
AFTER_RELEASE = (
    "satisfacción; adopción; retención; conversión; soporte; % de los usuarios; % de usuarios; "
    "por ciento de los usuarios; sin ayuda; sin asistencia; disponibilidad del 9; tras el lanzamiento; "
    "después del lanzamiento; al mes; por trimestre; usuarios pueden; al primer intento; intuitiv; un usuario puede"
)
VERIFICATION = (
    "prueba de carga; pruebas de carga; prueba de estrés; pruebas de rendimiento; prueba de rendimiento; auditoría; "
    "prueba de penetración; cobertura de pruebas; pruebas de regresión; accesibilidad; medido con; verificado con"
)
COMMON = """
el la los las un una unos unas de del al a en por para con sin sobre entre desde hasta según cuando donde como que
cual cuyo su sus este esta estos estas ese esa lo le les se es son ser será está están sea sean debe deben deberá
deberán puede pueden podrá podrán permitir permite proporcionar cada todo toda todos todas cualquier más menos no sí
ya si o u y e pero también solo sólo así mismo misma sistema usuario usuarios aplicación producto función soporte
crear añadir implementar actualizar tarea archivo prueba pruebas clase método componente servicio módulo
"""
KEEPS = "retrocompatib; compatibilidad hacia atrás; sin cambios; debe seguir"
SUFFIXES = """
aciones ación adores adora ador ando iendo ados adas ado ada idos idas ido ida amientos amiento imientos imiento mente
idades idad ciones ción siones sión arse erse irse ar er ir an en as es os a e o s
"""
TERMS = """
iniciar=login sesión=session+login cuenta=account contraseña=password registro=register+signup registrar=register
rol=role permiso=permission+role autenticación=auth autorización=auth exportar=export importar=import subir=upload
descargar=download buscar=search búsqueda=search filtrar=filter filtro=filter ordenar=sort página=page
paginación=pagination lista=list listado=list detalle=detail pantalla=screen+page eliminar=delete+remove
borrar=delete+remove editar=edit+update modificar=edit+update cancelar=cancel enviar=send+submit aprobar=approve
rechazar=reject borrador=draft publicar=publish notificación=notification notificar=notification correo=email+mail
mensaje=message comentario=comment adjunto=attachment archivo=file documento=document plantilla=template
versión=version estado=status+state fecha=date hora=time plazo=deadline reintento=retry error=error fallo=fail+failure
validar=validate+validation duplicado=duplicate simultáneo=concurrency bloqueo=lock registrar=log auditoría=audit
caché=cache cola=queue base=database guardar=save+store almacenar=store+storage solicitud=request respuesta=response
clave=key cifrar=encrypt+crypto seguridad=security informe=report reporte=report gráfico=chart estadística=stats
panel=dashboard importe=amount pedido=order producto=product carrito=cart pago=payment reembolso=refund
inventario=inventory+stock precio=price cliente=customer administrador=admin empleado=employee equipo=team
miembro=member invitación=invitation calendario=calendar reserva=booking+reservation cita=appointment evento=event
tarea=task proyecto=project imagen=image vídeo=video idioma=language+i18n accesible=a11y historial=history
búsquedas=search factura=invoice paciente=patient médico=doctor alumno=student profesor=teacher envío=shipping
dirección=address
"""

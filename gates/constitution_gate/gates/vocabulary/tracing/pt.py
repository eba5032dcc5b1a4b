"""Portuguese."""

from __future__ import annotations

REQUIREMENTS = "requisito; critérios de sucesso; critério de sucesso; resultados mensuráveis; critérios de aceitação"
RETELLING = (
    "esclareciment; histórico; registro de alterações; rastreabilidade; cobertura; revisão; lista de verificação; "
    "dependência; premissa; suposiç; questões em aberto; notas; entidades-chave; entidades chave; cenários; "
    "casos extremos; glossário; resumo"
)
SET_ASIDE = (
    "removido; retirado; obsoleto; descartado; adiado; postergado; fora do escopo; fora de escopo; não objetivo; "
    "não é mais necessário; cancelado; substituído"
)
SHARED = (
    "configuração inicial; preparação; fundament; fundação; infraestrutura; polimento; transversal; documentação; "
    "limpeza; implantação; lançamento; teste; validação; verificação; qualidade; segurança; desempenho; "
    "monitoramento; refator; migração; integração; ambiente; compartilhad; comum"
)
AFTER_RELEASE = (
    "satisfação; adoção; retenção; conversão; suporte; % dos usuários; % dos utilizadores; por cento dos usuários; "
    "sem ajuda; sem assistência; disponibilidade de 9; após o lançamento; por mês; por trimestre; "
    "usuários conseguem; usuários podem; na primeira tentativa; intuitiv"
)
VERIFICATION = (
    "teste de carga; testes de carga; teste de estresse; teste de desempenho; testes de desempenho; auditoria; "
    "teste de penetração; cobertura de testes; testes de regressão; acessibilidade; medido com; verificado com"
)
COMMON = """
o a os as um uma uns umas de do da dos das ao à em no na nos nas por para com sem sobre entre desde até segundo quando
onde como que qual cujo seu sua seus suas este esta estes estas esse essa isso se é são ser será está estão seja sejam
deve devem deverá deverão pode podem poderá permitir permite fornecer cada todo toda todos todas qualquer mais menos
não sim já ou e mas também apenas só assim mesmo sistema usuário usuários utilizador utilizadores aplicação aplicativo
produto função suporte criar adicionar implementar atualizar tarefa arquivo ficheiro teste testes classe método
componente serviço módulo
"""
KEEPS = "retrocompatib; compatibilidade retroativa; sem alterações; deve continuar"
SUFFIXES = """
ações ação adores adora ador ando endo indo ados adas ado ada idos idas ido ida amentos amento imentos imento mente
idades idade ções ção sões são ar er ir am em as es os a e o s
"""
TERMS = """
entrar=login login=auth sessão=session conta=account senha=password cadastro=register+signup cadastrar=register
registro=register papel=role perfil=role+profile permissão=permission+role autenticação=auth autorização=auth
exportar=export importar=import enviar=send+submit+upload baixar=download buscar=search busca=search pesquisa=search
filtrar=filter filtro=filter ordenar=sort página=page paginação=pagination lista=list listagem=list detalhe=detail
tela=screen+page excluir=delete+remove remover=delete+remove apagar=delete+remove editar=edit+update
alterar=edit+update cancelar=cancel aprovar=approve rejeitar=reject rascunho=draft publicar=publish
notificação=notification notificar=notification email=mail mensagem=message comentário=comment anexo=attachment
arquivo=file documento=document modelo=template versão=version estado=status+state situação=status data=date hora=time
prazo=deadline tentativa=retry erro=error falha=fail+failure validar=validate+validation duplicado=duplicate
simultâneo=concurrency bloqueio=lock auditoria=audit cache=cache fila=queue banco=database salvar=save+store
armazenar=store+storage requisição=request resposta=response chave=key criptografar=encrypt+crypto segurança=security
relatório=report gráfico=chart estatística=stats painel=dashboard valor=amount pedido=order produto=product
carrinho=cart pagamento=payment reembolso=refund estoque=inventory+stock preço=price cliente=customer
administrador=admin funcionário=employee equipe=team membro=member convite=invitation agenda=calendar+schedule
agendamento=appointment+schedule+booking reserva=booking evento=event projeto=project imagem=image
idioma=language+i18n histórico=history fatura=invoice paciente=patient médico=doctor aluno=student professor=teacher
entrega=delivery endereço=address
"""

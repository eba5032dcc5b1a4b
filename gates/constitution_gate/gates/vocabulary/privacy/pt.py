"""Portuguese."""

from __future__ import annotations

PERSONAL_DATA = {
    "email address": (
        "endereço de e mail; endereços de e mail; endereço de email; endereços de email; e mail do usuário; "
        "email do usuário; e mail do cliente; email do cliente; correio eletrônico; correio eletrónico"
    ),
    "loosely email address": "e mail; e mails; email; emails",
    "phone number": "telefone; telefones; número de telefone; celular; telemóvel",
    "name": (
        "nome completo; nomes completos; sobrenome; sobrenomes; nome do usuário; nome do cliente; nome do paciente; "
        "nomes de"
    ),
    "loosely name": "nome; nomes",
    "postal address": "endereço residencial; endereço de entrega; endereço de cobrança; cep; código postal; morada",
    "loosely postal address": "endereço; endereços",
    "date of birth": "data de nascimento; datas de nascimento; aniversário",
    "identity number": "cpf; rg; passaporte*; documento de identidade; cnh; número de identificação",
    "IP address": "endereço ip; endereços ip; ip do cliente; ip do usuário; ip",
    "location": "localização do usuário; geolocalização; coordenadas gps; localização atual; dados de localização",
    "loosely location": "latitude; longitude; coordenadas; localização",
    "health data": (
        "dados de saúde; prontuário*; histórico médico; diagnóstico médico; diagnósticos; medicação; tipo sanguíneo"
    ),
    "payment data": (
        "cartão de crédito; número do cartão; cartões de crédito; iban; conta bancária; dados de pagamento; "
        "dados bancários"
    ),
    "biometric data": "dados biométricos; impressão digital; biométric*",
    "personal trait": "gênero; género; religião; nacionalidade; estado civil; orientação sexual",
    "password": "senha; senhas; palavra passe",
}

PII = {
    "marker": (
        "dados pessoais; dado pessoal; informações pessoais; informação pessoal; dados sensíveis; dado sensível; "
        "sensível; sensíveis; confidencial; confidenciais; lgpd; rgpd"
    ),
    "general": (
        "dados pessoais; informações pessoais; dados sensíveis; dados do usuário; dados de usuários; "
        "dados dos usuários; dados de clientes; dados do cliente; lgpd; rgpd"
    ),
    "section": "dados pessoais; privacidade; proteção de dados; classificação de dados; dados sensíveis; lgpd",
    "classification": (
        "classificação; sensibilidade; privacidade; confidencialidade; dado pessoal; dados pessoais; pessoal; sensível"
    ),
    "marking": "identifica*; marca*; classifica*; declara*; rotula*; anota*; inventári*; documenta*",
    "unclassed": "não; nenhum; nenhuma; não pessoal",
    "protection": (
        "criptograf*; cifra*; encripta*; hash*; mascara*; anonimiza*; pseudonimiza*; controle de acesso; "
        "controlo de acesso; baseado em papéis; baseado em funções; somente administrador*; apenas administrador*; "
        "só administrador*; apenas o dono; somente o dono; apenas o próprio; apenas o usuário; acesso restrito; "
        "restrit*; permissões; menor privilégio; consentimento; retenção; conservad*; excluíd*; exclusão; apagad*; "
        "eliminad*; removid*; direito ao esquecimento; não é armazenad*; não são armazenad*; não é compartilhad*; "
        "minimiza*; tls"
    ),
    "guarding": "proteg*; expor; expost*; expõe; divulg*; compart*; visív*; transmit*",
    "not protection": "senha & hash*; senhas & criptograf*",
    "log": (
        "log; logs; registra em log*; registrar em log*; loga; logar; registra & log; registra & logs; grava & log; "
        "grava & logs; escreve & log"
    ),
    "logged": (
        "no log; nos logs; em logs; em log; para o log; para os logs; logad*; registrado em log; registrados em log; "
        "nos registros da aplicação; no log de erros"
    ),
    "not log": (
        "log de auditoria; logs de auditoria; trilha de auditoria; fazer login; login; logado no; usuário logado; "
        "usuários logados; nível de log"
    ),
    "not datum": (
        "envio de e mail*; envio de email*; e mail de confirmação; e mail de boas vindas; e mail enviado; "
        "e mails enviados; notificação por e mail; redefinição de senha; redefinir senha; troca de senha; "
        "senha incorreta; hash da senha; serviço de e mail"
    ),
    "between": (
        "quando; se; depois; antes; envia*; enviar; sem; nunca; não; jamais; exceto; para; enquanto; porque; em vez"
    ),
    "before logged": (
        "quando; se; depois; antes; envia*; enviar; enviado*; sem; nunca; não; jamais; exceto; erro; erros; inválid*"
    ),
    "mailing": "envia*; enviar; envio*; enviado*; modelo de e mail; notificação*; fila; reenvio*",
    "unlogged": (
        "nunca; não; jamais; sem; nenhum; nenhuma; evita*; impede*; exclui; omite*; proib*; em vez de; remove*; "
        "fora dos logs; tampouco; nem"
    ),
    "redacted": (
        "mascara*; anonimiza*; pseudonimiza*; hash*; criptograf*; cifra*; encripta*; trunca*; ofusca*; "
        "últimos quatro; filtrad*"
    ),
    "unredacted": "texto puro; texto claro; texto plano; sem criptografia; sem mascarar",
    "ids": "apenas o id; somente o id; apenas ids; somente ids; apenas identificadores; só o id",
    "audit": "auditoria; auditorias",
    "norm": "não deve; não devem; deve; devem; proibido",
    "risk": "risco; riscos; ameaça*",
}

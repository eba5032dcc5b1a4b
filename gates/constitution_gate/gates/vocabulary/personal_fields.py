"""The names of fields that hold personal data, in the seven languages: words in the singular.

The kinds follow GDPR, Articles 4 and 9, and NIST SP 800-122, section 2.1. Handles and pictures are left out: whether
they tell who a person is depends on the project.
"""

from __future__ import annotations

ENDINGS: tuple[tuple[str, str, str], ...] = (
    (
        "email address",
        "",
        (
            "email; email address; e mail; e mail address; mail address; correo; correo electronico; "
            "correo electrónico; courriel; adresse mail; adresse email; 電子郵件; 电子邮件; 電子信箱; 电子邮箱; "
            "邮箱; メールアドレス; メール"
        ),
    ),
    (
        "phone number",
        "",
        (
            "phone; phone number; phone no; telephone; telephone number; tel; mobile number; mobile phone; "
            "cell phone; cell number; cellphone; msisdn; fax number; whatsapp number; telefono; teléfono; telefone; "
            "celular; telefon; telefonnummer; handynummer; téléphone; 電話; 电话; 手機; 手机; 手機號碼; 手机号; "
            "手机号码; 電話號碼; 电话号码; 電話番号; 携帯電話"
        ),
    ),
    (
        "IP address",
        "",
        (
            "ip; ip address; ip addr; ipv4; ipv6; client ip; remote addr; remote address; ipv4 address; ipv6 address; "
            "dirección ip; endereço ip; adresse ip; ip adresse"
        ),
    ),
    (
        "date of birth",
        "",
        (
            "birth date; birthdate; date of birth; dob; birthday; birth day; birth year; year of birth; "
            "fecha nacimiento; fecha de nacimiento; data nascimento; data de nascimento; geburtsdatum; "
            "date naissance; date de naissance; 生日; 出生日期; 生年月日; 誕生日"
        ),
    ),
    (
        "name",
        "",
        (
            "first name; last name; full name; given name; family name; surname; middle name; maiden name; "
            "legal name; real name; firstname; lastname; fullname; customer name; patient name; employee name; "
            "member name; contact name; recipient name; student name; guest name; attendee name; applicant name; "
            "candidate name; passenger name; cardholder name; card holder name; account holder name; "
            "emergency contact; person name; next of kin; nombre completo; nombre cliente; apellido; apellidos; "
            "nome completo; sobrenome; vorname; nachname; familienname; prénom; prenom; nom de famille; nom complet; "
            "姓名; 真實姓名; 真实姓名; 氏名; 氏名カナ; 本名"
        ),
    ),
    (
        "name",
        "person",
        "name; display name; nombre; nome; nom; 名稱; 名称; 名前; 名字",
    ),
    (
        "postal address",
        "",
        (
            "home address; postal address; mailing address; shipping address; billing address; delivery address; "
            "residential address; street address; permanent address; address line; address line 1; address line 2; "
            "home street; dirección postal; dirección de envío; endereço de entrega; lieferadresse; "
            "rechnungsadresse; anschrift; wohnadresse; adresse postale; adresse de livraison; 住址; 通訊地址; "
            "通讯地址; 收貨地址; 收货地址; 戶籍地址; 住所"
        ),
    ),
    (
        "postal address",
        "person",
        (
            "address; street; postcode; post code; zip; zip code; postal code; direccion; dirección; endereço; "
            "endereco; adresse; 地址"
        ),
    ),
    (
        "postal address",
        "address",
        "street; line 1; line1; postcode; post code; zip; zip code; postal code; calle; rua; strasse",
    ),
    (
        "identity number",
        "",
        (
            "ssn; social security number; social security; national id; national identifier; identity number; "
            "identity card; id card number; passport; passport number; passport no; driver licence; driver license; "
            "driver license number; driving licence number; personal number; personal id; nino; cpf; dni; nif; curp; "
            "aadhaar; sozialversicherungsnummer; personalausweisnummer; ausweisnummer; numéro de sécurité sociale; "
            "身分證字號; 身分證; 身份证号; 身份证; 護照號碼; 护照号; マイナンバー; 個人番号"
        ),
    ),
    (
        "location",
        "located",
        (
            "latitude; longitude; lat; lng; lon; gps; gps coordinate; coordinate; coord; geolocation; geo location; "
            "latitud; longitud; breitengrad; längengrad; 緯度; 经度; 經度; 纬度; 経度"
        ),
    ),
    (
        "location",
        "",
        (
            "home location; user location; current location; last location; last known location; live location; "
            "device location; home latitude; home longitude; user latitude; user longitude; last latitude; "
            "last longitude"
        ),
    ),
    (
        "health data",
        "",
        (
            "diagnosis; medical condition; medical record; medical history; medical note; medication; blood type; "
            "blood group; allergy; disability; health condition; health information; medical information; pregnancy; "
            "diagnóstico; diagnose; blutgruppe; diagnostic médical; 病歷; 病历; 診斷; 诊断; 血型; 過敏; 过敏; 病名; "
            "血液型; 診断"
        ),
    ),
    (
        "payment data",
        "",
        (
            "card number; credit card; credit card number; debit card number; iban; bank account; "
            "bank account number; cvv; cvc; routing number; sort code; número de tarjeta; número do cartão; "
            "kontonummer; kartennummer; kreditkartennummer; numéro de carte; 信用卡號; 信用卡号; 銀行帳號; 银行账号; "
            "銀行帳戶; 银行账户; 卡號; 卡号; カード番号; 口座番号"
        ),
    ),
    (
        "biometric data",
        "",
        (
            "biometric; biometric template; fingerprint template; face embedding; face template; voice print; "
            "voiceprint; faceprint"
        ),
    ),
    (
        "personal trait",
        "",
        (
            "gender; ethnicity; religion; nationality; marital status; sexual orientation; political opinion; "
            "género; gênero; geschlecht; sexe; 性別; 性别; 國籍; 国籍; 婚姻狀況; 婚姻状况; 宗教"
        ),
    ),
)
"""Rows of a kind, what must be true of the entity ("" for nothing), and the names or endings of names."""

_PERSONS = """
user member customer person patient employee staff contact guest attendee participant student teacher parent author
applicant candidate driver passenger subscriber visitor resident volunteer client buyer seller donor tenant lead
recipient owner reviewer reporter caregiver guardian borrower reader learner instructor coach athlete usuario cliente
persona empleado paciente miembro usuário utilizador pessoa funcionário benutzer nutzer kunde mitarbeiter mitglied
utilisateur personne employé adhérent 使用者 用户 用戶 會員 会员 客戶 客户 員工 员工 學員 学员 學生 学生 病患 患者
ユーザー 会員 顧客 社員 従業員 利用者
"""
PERSONS = frozenset(_PERSONS.split())
"""Words for people, in the singular."""

_OF_A_PERSON = """
profile account detail information contact card signup registration registrant
"""
OF_A_PERSON = frozenset(_OF_A_PERSON.split())
"""Behind a word for people these still name what is kept of a person; other words (UserRole) do not."""

_PLACES = """
venue store shop restaurant event place city country region office branch facility building poi stop station property
warehouse hotel location map marker geography node airport company organization vendor supplier brand team product
cafe roaster brewery park hospital clinic school lugar ciudad tienda ort stadt filiale lieu ville magasin 地點 地点
城市 場地 场地 門市 门店 店舗 都市 会場
"""
PLACES = frozenset(_PLACES.split())
"""Words for places and organisations: where they are is not where a person is."""

_ADDRESSES = """
address dirección direccion endereço endereco adresse anschrift 地址 住所
"""
ADDRESSES = frozenset(_ADDRESSES.split())
"""Words for an entity that is an address."""

_NOT_OF_A_PERSON = """
is has can should support system noreply company business store shop brand product file host domain app application
server service vendor supplier organization team project template default enable enabled allow show hide verified
require total count max min
"""
NOT_OF_A_PERSON = frozenset(_NOT_OF_A_PERSON.split())
"""First words that say that a field holds something else."""

EXTENSIONS = ("pii", "personal", "sensitiv", "classification", "privacy", "gdpr", "confidential")
"""Parts of the names of a contract's extensions that mark a field."""

"""Personal data in documents: which fields hold it, what logs it, what marks, protects and withholds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import pii_documents
from constitution_gate.gates.artifacts.personal_data import fields, leaks, words
from constitution_gate.gates.artifacts.pii_documents import Demands
from constitution_gate.gates.feature import Artifact, Feature

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from constitution_gate.gates.protocol import Result

ROOT = "specs/001-x"


class Files:
    """A repository in memory."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files
        self.paths = tuple(sorted(files))
        self.refused: Mapping[str, str] = {}

    def read(self, path: str, *, text: bool = True) -> Artifact | None:
        return Artifact(path, self._files[path].encode()) if path in self._files else None

    def size(self, path: str) -> int | None:
        return None

    def shared(self, key: object, compute: Callable[[], object]) -> object:
        return compute()

    def is_directory(self, path: str) -> bool:
        return False


def made(files: Mapping[str, str], unreadable: Mapping[str, str] | None = None) -> Feature:
    named = {f"{ROOT}/{name}": text for name, text in files.items()}
    own = {path: Artifact(path, text.encode()) for path, text in sorted(named.items())}
    return Feature(ROOT, own, Files(named), {f"{ROOT}/{name}": why for name, why in (unreadable or {}).items()})


def entity(name: str, *declared: str) -> str:
    rows = "".join(f"| {field} | string |\n" for field in declared)
    return f"# Data model\n\n## {name}\n\n| Field | Type |\n|---|---|\n| id | uuid |\n{rows}"


def kinds(name: str, *declared: str) -> list[tuple[str, str]]:
    found = fields.declared(made({"data-model.md": entity(name, *declared)}))
    return [(field.name, field.kind) for field in found]


@pytest.mark.parametrize(
    ("owner", "name", "kind"),
    [
        ("Order", "email", "email address"),
        ("Order", "customerEmail", "email address"),
        ("Order", "billing_email_address", "email address"),
        ("Invitation", "RecipientEmail", "email address"),
        ("User", "phone", "phone number"),
        ("Order", "contact_phone_number", "phone number"),
        ("User", "name", "name"),
        ("user_profiles", "display_name", "name"),
        ("ApplicationUser", "Name", "name"),
        ("Booking", "guestName", "name"),
        ("Ticket", "last_name", "name"),
        ("Customer", "address", "postal address"),
        ("Order", "shipping_address", "postal address"),
        ("DeliveryAddress", "street", "postal address"),
        ("Patient", "date_of_birth", "date of birth"),
        ("Application", "birthDate", "date of birth"),
        ("Payroll", "ssn", "identity number"),
        ("Applicant", "passport_number", "identity number"),
        ("Session", "ip_address", "IP address"),
        ("LoginAttempt", "clientIp", "IP address"),
        ("Driver", "latitude", "location"),
        ("Ride", "lastKnownLocation", "location"),
        ("Visit", "diagnosis", "health data"),
        ("Pupil", "medical_notes", "health data"),
        ("Payout", "iban", "payment data"),
        ("Payment", "cardNumber", "payment data"),
        ("Member", "gender", "personal trait"),
        ("Cliente", "apellidos", "name"),
        ("Cliente", "teléfono", "phone number"),
        ("Kunde", "geburtsdatum", "date of birth"),
        ("Utilisateur", "prénom", "name"),
        ("Usuário", "endereço", "postal address"),
        ("會員", "手機號碼", "phone number"),
        ("用户", "身份证号", "identity number"),
        ("顧客", "氏名", "name"),
        ("顧客", "生年月日", "date of birth"),
    ],
)
def test_a_field_that_tells_of_a_person_is_personal(owner: str, name: str, kind: str) -> None:
    assert kinds(owner, name) == [(name, kind)]


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("Product", "name"),
        ("UserRole", "name"),
        ("Venue", "latitude"),
        ("Venue", "address"),
        ("User", "email_verified_at"),
        ("User", "password_hash"),
        ("User", "emailTemplate"),
        ("Company", "company_name"),
        ("Organization", "support_email"),
        ("Device", "mac_address"),
        ("Wallet", "contract_address"),
        ("Monster", "health"),
        ("Service", "health_status"),
        ("Category", "display_name"),
        ("Country", "nationality_count"),
        ("File", "file_name"),
        ("Event", "start_location"),
        ("Node", "host_name"),
        ("Package", "zip"),
    ],
)
def test_a_field_that_only_sounds_like_it_is_not(owner: str, name: str) -> None:
    assert kinds(owner, name) == []


def test_a_switch_about_personal_data_is_none() -> None:
    model = "# Data model\n\n## User\n\n| Field | Type |\n|---|---|\n| id | uuid |\n| email | boolean |\n"
    assert fields.declared(made({"data-model.md": model})) == ()


def test_what_is_stored_goes_before_what_is_passed_on() -> None:
    model = entity("User", "email") + entity("RegisterRequest", "email", "phone").removeprefix(
        "# Data model\n"
    ).replace("| id | uuid |\n", "")
    assert [field.entity for field in fields.declared(made({"data-model.md": model}))] == ["User"]


def test_a_projects_own_fields_and_exceptions_are_heard() -> None:
    feature = made({"data-model.md": entity("User", "push_token", "name")})
    assert [f.name for f in fields.declared(feature, ("pushToken",), ("name",))] == ["push_token"]


def leaking(text: str, name: str = "plan.md") -> list[tuple[int, str]]:
    document = Artifact(f"{ROOT}/{name}", text.encode())
    return [(leak.line, leak.kind) for leak in leaks.leaks((document,), words.languages_of((document,)))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Log the user's email on failed login.",
        "The handler logs the email address and the order number.",
        "Each failed attempt is logged with the client IP.",
        "Emails are logged for debugging, together with the phone number.",
        "User emails logged only with consent; passwords never logged.",
        "Write the customer's phone number to the log.",
        "Include the full name in log entries.",
        "Structured logs contain the date of birth of the applicant.",
        "The full request, with the shipping address, appears in the server logs.",
        "Logging: user id, email address, duration.",
        "Print the passport number to the console.",
        "Log the raw email address, unmasked, at level debug.",
        "The log line holds the credit card number in plain text.",
        "Passwords are logged when the login fails.",
        "PII is logged at debug level.",
        "| Logging | logs user email and IP address |",
        "記錄登入失敗時，將電子郵件地址寫入日誌。",
        "登录失败时把手机号写入日志。",
        "ログイン失敗時にメールアドレスをログに出力する。利用者には表示しない。",
        "Bei jedem Fehler wird die E-Mail-Adresse des Nutzers protokolliert, und der Zähler ist zurückgesetzt.",
        "Para cada error se escribe el correo electrónico del cliente en los logs de la aplicación según el nivel.",
        "Para cada erro, o telefone do cliente é gravado nos logs da aplicação com o nível error.",
        "Pour chaque échec, l'adresse e-mail de l'utilisateur est journalisée avec le statut.",
    ],
)
def test_a_sentence_that_logs_personal_data_is_found(sentence: str) -> None:
    table = sentence.startswith("|")
    text = f"# Plan\n\n| a | b |\n|---|---|\n{sentence}\n" if table else f"# Plan\n\n{sentence}\n"
    assert [line for line, _ in leaking(text)] == [5 if table else 3]


@pytest.mark.parametrize(
    "sentence",
    [
        "Never log emails.",
        "Emails are masked in logs.",
        "No email addresses in logs.",
        "PII MUST NOT be logged: email addresses, phone numbers.",
        "Log only the hash of the email address.",
        "The email address is redacted before it is logged.",
        "Log in with email and password.",
        "A user logs in with an email address.",
        "The logged-in user sees their email address.",
        "Users can log out and change their email address.",
        "Failed emails are logged and retried.",
        "Log email delivery failures.",
        "Send the welcome email, then log the result.",
        "Integration tests for the consumers (email logged, idempotent).",
        "The EmailLog table stores what was sent.",
        "Errors are logged and an email is sent to the operator.",
        "Log an error if the email address is invalid.",
        "Write the email address to the audit trail.",
        "The audit log records actor, email address and time.",
        "Verify that logs do not contain email addresses.",
        "Prevent phone numbers from being logged.",
        "Avoid logging the user's location.",
        "Logs carry user ids, not email addresses.",
        "Should we log the email address?",
        "Scan the logs for phone numbers.",
        "Logging of the request without its body; names are omitted.",
        "The activity log shows who renamed the file and the user's name.",
        "The catalogue lists the full name of each author.",
        "The blog shows the author's full name.",
        "密碼與電子郵件不得寫入日誌。",
        "日志中不记录手机号。",
        "メールアドレスはログに出力しない。表示もしない。",
        "ログイン時にメールアドレスを入力する。",
        "E-Mail-Adressen werden nie protokolliert, und der Nutzer ist mit einer Kennung benannt.",
        "El correo electrónico nunca se escribe en los logs según la política de cada equipo.",
        "L'adresse e-mail est masquée dans les journaux avec le statut pour chaque requête.",
        "O telefone não é gravado nos logs da aplicação com o nível error.",
    ],
)
def test_what_keeps_personal_data_out_of_logs_or_speaks_of_something_else_is_fine(sentence: str) -> None:
    assert leaking(f"# Plan\n\n{sentence}\n") == []


@pytest.mark.parametrize("heading", ["Out of scope", "Alternatives considered", "Risks"])
def test_what_is_not_going_to_be_done_is_no_leak(heading: str) -> None:
    assert leaking(f"# Plan\n\n## {heading}\n\n- Log the email address of the caller\n") == []


def test_a_leak_is_told_at_the_line_of_its_sentence() -> None:
    text = "# Plan\n\nOne line.\nAnother one. The handler logs the\nemail address of the caller.\n"
    assert leaking(text) == [(4, "email address")]


def found(files: Mapping[str, str], **demands: object) -> Result:
    return pii_documents.look(made(files), Demands(**demands))


FINE = "User data is encrypted at rest. Personal data is never logged.\n"


@pytest.mark.parametrize(
    "line",
    [
        "  email: string; // PII",
        "  // personal data\n  email: string;",
        "  /** Sensitive */\n  email: string;",
        "  @PII\n  email: string;",
    ],
)
def test_a_marking_in_code_stands_in_the_line_or_above_it(line: str) -> None:
    model = f"# Data model\n\n```typescript\ninterface Member {{\n  id: string;\n{line}\n}}\n```\n"
    assert found({"data-model.md": model, "plan.md": FINE}).findings == ()
    bare = model.replace("PII", "x").replace("personal data", "x").replace("Sensitive", "x")
    assert len(found({"data-model.md": bare, "plan.md": FINE}).findings) == 1


@pytest.mark.parametrize("cell", ["", "-", "TBD", "N/A", "no", "[class]", "…"])
def test_a_cell_that_says_nothing_marks_nothing(cell: str) -> None:
    rows = f"| id | uuid | no |\n| email | text | {cell} |\n"
    model = f"# Data model\n\n## User\n\n| Field | Type | PII |\n|---|---|---|\n{rows}"
    (finding,) = found({"data-model.md": model, "plan.md": FINE}).findings
    assert finding.line == 8


@pytest.mark.parametrize("cell", ["yes", "✓", "personal", "high", "confidential", "public"])
def test_a_cell_that_classes_a_field_marks_it(cell: str) -> None:
    head = "| Field | Type | Classification |\n|---|---|---|\n"
    model = f"# Data model\n\n## User\n\n{head}| id | uuid | internal |\n| email | text | {cell} |\n"
    assert found({"data-model.md": model, "plan.md": FINE}).findings == ()


def test_a_marking_of_another_field_marks_none_of_the_rest() -> None:
    rows = "| id | uuid | |\n| password_hash | text | sensitive |\n| email | text | |\n"
    model = f"# Data model\n\n## User\n\n| Field | Type | Notes |\n|---|---|---|\n{rows}"
    (finding,) = found({"data-model.md": model, "plan.md": FINE}).findings
    assert "email" in finding.message


def test_prose_above_the_fields_marks_all_of_them() -> None:
    model = entity("User", "email", "phone").replace("## User\n", "## User\n\nEvery field is personal data.\n")
    assert found({"data-model.md": model, "plan.md": FINE}).findings == ()


def test_no_personal_data_is_no_marking() -> None:
    model = entity("User", "email").replace("## User\n", "## User\n\nThis entity holds no personal data.\n")
    assert len(found({"data-model.md": model, "plan.md": FINE}).findings) == 1


def test_many_leaks_and_entities_make_few_findings() -> None:
    model = "# Data model\n\n" + "".join(
        entity(f"Shape{chr(65 + n)}", "email").removeprefix("# Data model\n\n") + "\n" for n in range(12)
    )
    plan = "# Plan\n\n" + "".join(f"- Handler {n} logs the email address\n" for n in range(30))
    result = found({"data-model.md": model, "plan.md": plan})
    assert len(result.findings) <= 12
    assert any("26 more sentences" in finding.message for finding in result.findings)
    assert any("8 more entities" in finding.message for finding in result.findings)


def test_a_hashed_password_protects_no_email_address() -> None:
    plan = "Members sign in with email and password, and the password is hashed. PII is never logged.\n"
    messages = [
        finding.message for finding in found({"data-model.md": entity("User", "email"), "plan.md": plan}).findings
    ]
    assert any("how this personal data is protected: email address" in message for message in messages)


def test_a_repeated_rule_in_the_constitution_check_keeps_nothing_out_of_logs() -> None:
    plan = "# Plan\n\n## Constitution Check\n\n- [x] **PII**: PII MUST NOT be logged\n"
    said = found({"data-model.md": entity("User", "email"), "plan.md": plan}, marked=False, protected=False)
    assert [finding.message for finding in said.findings] == [
        "No document says that personal data is kept out of logs."
    ]
    plan += "- [x] **PII**: log lines hold ids only\n"
    said = found({"data-model.md": entity("User", "email"), "plan.md": plan}, marked=False, protected=False)
    assert said.findings == ()


def test_a_document_that_cannot_be_read_decides_nothing() -> None:
    feature = made({"plan.md": FINE}, {"data-model.md": "it is not UTF-8"})
    assert pii_documents.look(feature, Demands()).undecided == f"{ROOT}/data-model.md cannot be read: it is not UTF-8"


def test_no_finding_quotes_a_value() -> None:
    plan = "The handler logs the email address jane.doe@example.org of the caller.\n"
    result = found({"plan.md": plan})
    assert "jane" not in "".join(finding.message + finding.remedy for finding in result.findings)


def test_the_evidence_says_that_documents_alone_were_looked_at() -> None:
    result = found(
        {
            "data-model.md": entity("User", "email").replace("| email | string |", "| email (PII) | string |"),
            "plan.md": FINE,
        }
    )
    assert result.evidence[0].note.startswith("In the documents")


PIECES = st.lists(
    st.sampled_from(
        [
            "# Plan\n",
            "## Personal data\n",
            "| Field | Type | PII |\n|---|---|---|\n",
            "| email | text | yes |\n",
            "| phone | | |\n",
            "- Log the email\n",
            "- **Name**: personal data\n",
            "```ts\ninterface User { email: string }\n```\n",
            "\r",
            "\u2028",
            "\u200bemail",
            "ログに氏名を出力",
            "<!-- log the email -->\n",
        ]
    )
    | st.text(max_size=20),
    max_size=12,
)


@given(PIECES, PIECES)
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_it_and_every_finding_has_a_line_of_its_file(model: list[str], plan: list[str]) -> None:
    files = {"data-model.md": "".join(model), "plan.md": "".join(plan)}
    files = {name: text.encode("utf-8", "replace").decode() for name, text in files.items()}
    result = found(files)
    for finding in result.findings:
        assert finding.line is not None
        assert 1 <= finding.line <= max(1, len(files[finding.path.rpartition("/")[2]].splitlines()) + 1)

"""Whether a sentence states a topic of security: the ways in which people write it, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import statements
from constitution_gate.gates.artifacts.statements import Topic
from constitution_gate.gates.feature import Artifact

NAMES = (
    "authentication",
    "authorization",
    "secrets",
    "transport-encryption",
    "encryption-at-rest",
    "input-validation",
    "rate-limiting",
)
TOPICS = tuple(Topic(name, "security") for name in NAMES)
# A document shows its language; a sentence alone may not.
AROUND = {
    "de": "Die Daten werden für jede Woche angezeigt und nicht gelöscht.",
    "fr": "Les données sont affichées pour chaque semaine avec une couleur.",
    "es": "El sistema muestra los datos de cada semana y una tabla.",
    "pt": "O sistema mostra os dados de cada semana em uma tabela com cores.",
}


def reading(topic: str, text: str, around: str = "") -> statements.Reading:
    document = Artifact("specs/001-orders/plan.md", f"# Plan\n\n{text}\n\n{around}\n".encode())
    return statements.read([document], TOPICS)[Topic(topic, "security")]


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("authentication", "Users authenticate against the corporate LDAP."),
        ("authentication", "- Auth: Clerk (session cookies)"),
        (
            "authentication",
            "## Authentication\n\nThe gateway checks the caller's badge number against the HR register.",
        ),
        ("authentication", "- **FR-010**: System MUST require users to log in before viewing invoices."),
        ("authentication", "All endpoints require authentication."),
        ("authentication", "Only signed-in users can see the page; others are redirected to the login page."),
        ("authentication", "Authentication is delegated to the API gateway."),
        ("authentication", "| Area | Choice |\n|---|---|\n| Auth | Existing session middleware, unchanged |\n"),
        ("authentication", "Requests without a valid API token are rejected with 401."),
        ("authentication", "No authentication: offline CLI, single user."),
        ("authentication", "Authentication: not required, since the catalogue is public."),
        ("authentication", "**Authentication**: None. The service listens on localhost only and serves one developer."),
        (
            "authentication",
            "## Out of Scope\n\n- User authentication (the kiosk has no accounts and shows public timetables)",
        ),
        ("authentication", "This is a public, read-only page; visitors do not log in."),
        ("authentication", "Security: N/A, a documentation-only change without runtime behaviour."),
        ("authentication", "- 使用者以帳號密碼登入，之後以 JWT 驗證。"),
        ("authentication", "无需认证：本地单机工具，仅供一人使用。"),
        ("authentication", "認証なし：ローカルで動く個人用ツールのため。"),
        ("authorization", "Only the project owner may delete a board."),
        ("authorization", "Users can only view their own invoices."),
        (
            "authorization",
            '- Authorization: policy-based, checked by `[Authorize(Policy = "Editor")]` on each controller',
        ),
        (
            "authorization",
            "## Authorization\n\nEditors change pages, readers read them, and the service checks that on every call.",
        ),
        ("authorization", "Every query is filtered by tenant id (row-level security)."),
        ("authorization", "| Role | Can |\n|---|---|\n| Admin | delete anything; permission checks in the service |\n"),
        ("authorization", "Authorization: none needed, every signed-in employee may do everything here."),
        ("authorization", "僅管理員可以刪除發票。"),
        ("authorization", "仅管理员可以删除发票。"),
        ("authorization", "管理者のみが請求書を削除できる。"),
        ("secrets", "The API key is read from the `GEOCODER_API_KEY` environment variable."),
        ("secrets", "API keys live in `.env`, which is git-ignored."),
        ("secrets", "Credentials: Kubernetes Secrets mounted as files."),
        ("secrets", "- Secrets: GitHub Actions secrets for CI, Fly secrets in production"),
        ("secrets", "The signing key is kept in AWS KMS."),
        ("secrets", "No secrets: the tool reads local files only."),
        ("secrets", "The feature needs no API keys because the tiles come from our own server."),
        ("secrets", "## Configuration\n\nCopy `.env.example` to `.env`:\n\n```bash\nSTRIPE_SECRET_KEY=...\n```\n"),
        ("secrets", "API Key 由環境變數讀取。"),
        ("secrets", "APIキーは環境変数から読み込む。"),
        ("transport-encryption", "All traffic is HTTPS; TLS ends at the load balancer."),
        ("encryption-at-rest", "The health column is encrypted with AES-256-GCM."),
        ("input-validation", "Request bodies are validated with Zod before they reach the service."),
        ("rate-limiting", "Login attempts are limited to 5 requests per minute per IP."),
        ("authentication", "- **NFR-003**: The API MUST authenticate every request using API keys."),
        ("authentication", "**Security**: Existing AuthMiddleware protects all routes"),
        ("authentication", "- Protected by the existing auth middleware (`requireAuth`)."),
        ("authentication", "- Uses the existing ASP.NET Core cookie authentication."),
        ("authentication", "- Sanctum tokens for the SPA"),
        ("authentication", "The dashboard sits behind Cloudflare Access."),
        ("authentication", "The CLI stores a personal access token after `login`."),
        ("authentication", "Service-to-service calls use mutual TLS."),
        ("authentication", "The webhook verifies the HMAC signature of each request."),
        ("authentication", "- No login is required; anyone on the LAN may use the kiosk."),
        ("authentication", "- **Auth**: none - runs as a local VS Code extension"),
        ("authentication", "There is no user management: the app is a single-player game."),
        ("authentication", "Authentication is out of scope because the service is only reachable inside the cluster."),
        ("authentication", "No changes to authentication; the existing session guard covers the new routes."),
        ("authorization", "Ownership is enforced in the repository layer (`WHERE user_id = :current_user`)."),
        ("authorization", "- Managers approve requests of their own team; HR sees all."),
        ("authorization", "Access is restricted to users with the `billing:write` permission."),
        ("authorization", "Non-admin users receive 403."),
        ("authorization", "- Viewer role: read-only. Editor role: read and write."),
        ("authorization", "| Endpoint | Roles |\n|---|---|\n| POST /users | admin |\n"),
        ("authorization", "Firestore security rules restrict reads to the document owner."),
        ("authorization", "Each tenant only sees its own data."),
        ("authorization", "A member cannot edit another member's comment."),
        ("authorization", "- Access control: authors edit their drafts, reviewers comment, nobody else has access"),
        ("authorization", "No authorization beyond login: all employees have the same rights."),
        ("authorization", "All routes require the ADMIN role."),
        ("secrets", "Configuration: `DATABASE_PASSWORD` is injected at deploy time through Helm secrets."),
        (
            "secrets",
            "| Variable | Description |\n|---|---|\n| `OPENAI_API_KEY` | API key, set as an environment variable |\n",
        ),
        ("secrets", "- OpenAI API key via environment variable"),
        ("secrets", "Database credentials come from Azure Key Vault via managed identity."),
        ("secrets", "- Tokens are stored in the iOS Keychain."),
        ("secrets", "- Secrets never leave the server; they are loaded from the environment by pydantic-settings."),
        ("secrets", "No credentials are involved since the data set is public."),
        ("secrets", "Secret management: Doppler"),
        ("secrets", "Service account JSON is mounted from a Kubernetes secret."),
        ("secrets", "The connection string lives in user-secrets during development."),
        ("secrets", "- Use `.env.local` for API keys (not committed)"),
        ("secrets", "This feature introduces no new secrets; it reuses the existing database connection."),
    ],
)
def test_a_statement_is_recognised(topic: str, text: str) -> None:
    assert reading(topic, text).plainest is not None


@pytest.mark.parametrize(
    ("language", "topic", "text"),
    [
        ("de", "authentication", "Die Anmeldung erfolgt über das Firmen-SSO; jede Anfrage trägt ein signiertes Token."),
        ("de", "authentication", "Keine Authentifizierung: lokales Werkzeug für eine einzelne Person."),
        ("fr", "authentication", "L'authentification se fait par OpenID Connect."),
        ("fr", "authentication", "Pas d'authentification : outil en ligne de commande local, un seul utilisateur."),
        ("es", "authentication", "Los usuarios inician sesión con correo y contraseña."),
        ("es", "authentication", "Sin autenticación: la página es pública y solo muestra horarios."),
        ("pt", "authentication", "Os usuários fazem login com e-mail e senha."),
        ("pt", "authentication", "Sem autenticação: ferramenta local de um único usuário."),
        ("de", "authorization", "Nur Administratoren dürfen Rechnungen löschen."),
        ("fr", "authorization", "Seuls les administrateurs peuvent supprimer une facture."),
        ("es", "authorization", "Solo los administradores pueden borrar facturas."),
        ("pt", "authorization", "Apenas administradores podem apagar faturas."),
        ("de", "secrets", "Zugangsdaten kommen aus Umgebungsvariablen."),
        ("fr", "secrets", "Les secrets sont stockés dans un coffre-fort (Vault)."),
        ("es", "secrets", "Las claves de API se guardan en variables de entorno."),
        ("pt", "secrets", "As chaves de API ficam em variáveis de ambiente."),
    ],
)
def test_a_statement_is_recognised_in_its_language(language: str, topic: str, text: str) -> None:
    assert reading(topic, text, AROUND[language]).plainest is not None


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("authentication", "Security is a priority and we follow OWASP best practices."),
        ("authentication", "## Authentication\n\nTBD"),
        ("authentication", "Authentication: N/A"),
        ("authentication", "No authentication."),
        ("authentication", "Authentication: secure by design"),
        ("authentication", "Authentication: follow best practices"),
        ("authentication", "Should users log in with OAuth or a password?"),
        ("authentication", "[NEEDS CLARIFICATION: auth method not specified - email/password, SSO, OAuth?]"),
        ("authentication", "<!-- Authentication: JWT -->"),
        ("authentication", "```ts\nconst auth = jwt.verify(token)\n```"),
        ("authentication", "OAuth will be added in a later phase."),
        ("authentication", "- [ ] T012 Implement JWT middleware in src/auth.ts"),
        ("authentication", "Authentication must be appropriate and robust."),
        ("authentication", "## Constitution Check\n\n- [x] Authentication requirements are met"),
        ("authentication", "| Topic | How |\n|---|---|\n| Authentication | |\n"),
        ("authentication", "See [the auth module](src/auth/jwt.ts)."),
        ("authentication", "The login button gets rounded corners."),
        ("authentication", "Authentifizierung: entfällt"),
        ("authentication", "Autenticación: por definir"),
        ("authentication", "認証：未定"),
        ("authentication", "认证：待定"),
        ("authentication", "符合安全最佳实践。"),
        ("authorization", "Authorization will be handled properly."),
        ("authorization", "Authorization: as needed"),
        ("authorization", "The role of this component is to draw the chart."),
        ("authorization", "The app asks for location permission on first use."),
        ("authorization", "## Security\n\nAll authorization requirements of the constitution are respected."),
        ("secrets", "Secrets are handled securely."),
        ("secrets", "API keys must never be logged."),
        ("secrets", "The feature flag is read from an environment variable."),
        ("secrets", "Users log in with valid credentials."),
        ("secrets", "Secrets: N/A"),
        ("secrets", "Secrets management: TBD"),
        ("secrets", "Geheimnisse: werden sicher behandelt"),
        ("transport-encryption", "Traffic is secure."),
        ("input-validation", "Input validation follows best practices."),
        ("authentication", "Security: authentication and authorization will be addressed."),
        ("authentication", "- [x] Security by design: authenticated, authorized, audited"),
        ("authentication", "We use modern authentication."),
        ("authentication", "Authentication is implemented in accordance with principle III."),
        ("authentication", "## Authentication\n\n[Describe authentication here]"),
        ("authentication", "Authentication\n: to be decided with the platform team"),
        ("authentication", "| Risk | Mitigation |\n|---|---|\n| Login page loads slowly | Compress images |\n"),
        ("authentication", "**Authentication**: ✅"),
        ("authentication", "**Authentication**: standard"),
        ("authentication", "**Authentication**: None"),
        ("authentication", "No auth for now."),
        ("authorization", "Authorization: standard practices"),
        ("authorization", "- Proper access control is in place."),
        ("authorization", "Only the header can be dragged."),
        ("authorization", "Users can only upload PNG files."),
        ("secrets", "Secrets: none"),
        ("secrets", "No secrets are exposed."),
        ("secrets", "Secrets must not be hardcoded."),
        ("secrets", "No hardcoded secrets."),
        ("secrets", "- [x] Secrets: no secrets in code"),
        ("secrets", "The secret of good coffee is stored in the beans."),
        ("secrets", "Logs are stored in the database."),
    ],
)
def test_what_only_names_a_topic_states_nothing(topic: str, text: str) -> None:
    around = next((text for word, text in (("fiziert", AROUND["de"]), ("Geheim", AROUND["de"])) if word in text), "")
    assert reading(topic, text, around).stated == ()


@pytest.mark.parametrize("topic", NAMES)
@pytest.mark.parametrize(
    "cell", ["", "-", "N/A", "TBD", "TODO", "[e.g., how]", "...", "<!-- JWT -->", "as needed", "?"]
)
def test_a_row_without_an_answer_states_nothing(topic: str, cell: str) -> None:
    name = topic.replace("-", " ").capitalize()
    assert reading(topic, f"| Topic | Decision |\n|---|---|\n| {name} | {cell} |").stated == ()


@pytest.mark.parametrize(
    "text",
    [
        "- [x] Authentication: PASS",
        "- [x] All authentication and authorization requirements are met",
        "| I. Security | PASS | Authentication is required for all endpoints |",
        "Authentication follows principle II.",
    ],
)
def test_a_constitution_check_repeats_the_constitution(text: str) -> None:
    header = "| Principle | Status | Notes |\n|---|---|---|\n" if text.startswith("|") else ""
    found = reading("authentication", f"## Constitution Check\n\n{header}{text}")
    assert found.stated == ()


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("authentication", "- [x] **Security**: sessions of the existing SSO"),
        ("authorization", "| II. Access | PASS | RBAC with the roles editor and reader |"),
        ("secrets", "- [x] **Access**: bearer tokens; secrets come from the environment. Evidence: src/access.py"),
        ("secrets", "- [x] **Security**: N/A, a change of the documentation only"),
    ],
)
def test_a_constitution_check_counts_where_it_says_how(topic: str, text: str) -> None:
    header = "| Principle | Status | Notes |\n|---|---|---|\n" if text.startswith("|") else ""
    assert reading(topic, f"## Constitution Check\n\n{header}{text}").plainest is not None


def test_the_statement_shown_is_the_plainest() -> None:
    text = "No authentication for readers, who see public pages.\n\nEditors sign in with OpenID Connect."
    found = reading("authentication", text)
    assert found.plainest is not None
    assert (found.plainest.line, found.plainest.sort) == (5, "means")


def test_a_statement_knows_its_lines() -> None:
    found = reading("secrets", "- **Secrets**: the password of the database\n  comes from Vault.").plainest
    assert found is not None
    assert (found.line, found.end_line) == (3, 4)


def test_what_is_named_without_being_stated_is_pointed_to() -> None:
    found = reading("secrets", "Text.\n\n## Security\n\n**Secrets**: TBD")
    assert [statement.line for statement in found.hollow] == [7]


def test_a_variable_that_a_shell_sets_says_where_the_key_lives_and_its_value_is_not_read() -> None:
    found = reading("secrets", "```bash\nexport OPENAI_API_KEY=sk-...\n```").plainest
    assert found is not None
    assert found.line == 4
    assert reading("secrets", "```ts\nconst API_KEY = read()\n```").stated == ()


@pytest.mark.parametrize(
    ("norm", "named"),
    [
        ("Secrets MUST NOT be committed.", {"secrets"}),
        ("All endpoints MUST require authentication.", {"authentication"}),
        ("All input MUST be validated.", {"input-validation"}),
        ("Tokens MUST be validated on every request.", set()),
        ("Personal data MUST be encrypted in transit.", {"transport-encryption"}),
        ("所有請求必須經過身份驗證與授權檢查", {"authentication", "authorization"}),
        ("機密情報は環境変数で管理しなければならない", {"secrets"}),
        ("Code MUST be formatted.", set()),
    ],
)
def test_a_norm_names_the_topics_that_it_asks_for(norm: str, named: set[str]) -> None:
    assert {topic.name for topic in TOPICS if statements.names(norm, topic)} == named


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("auth JWT:|-#*`\n[]().?é認"), max_size=120))
def test_no_text_is_an_error(text: str) -> None:
    for found in statements.read([Artifact("specs/001-a/plan.md", text.encode())], TOPICS).values():
        assert all(1 <= statement.line <= statement.end_line for statement in (*found.stated, *found.hollow))


@settings(max_examples=30, deadline=None)
@given(st.permutations(TOPICS))
def test_the_order_of_the_topics_changes_nothing(topics: list[Topic]) -> None:
    document = Artifact("specs/001-a/plan.md", b"# P\n\nAuth: JWT.\n\nKeys are kept in Vault; API keys in .env.\n")
    assert statements.read([document], topics) == statements.read([document], TOPICS)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["Users pay by card.", "The list is sorted.", "- a", "| a | b |"]), max_size=4))
def test_text_beside_it_hides_no_statement(beside: list[str]) -> None:
    text = "\n\n".join((*beside, "Callers authenticate with OAuth 2.0.", *beside))
    assert reading("authentication", text).plainest is not None


def test_a_sentence_that_repeats_itself_a_thousand_times_is_one_statement() -> None:
    said = "authentication, not required, jwt "
    once, often = reading("authentication", said), reading("authentication", said * 1_000)
    assert [(found.line, found.sort) for found in often.stated] == [(3, "means")]
    assert [found.sort for found in once.stated] == ["means"]
    assert not often.hollow

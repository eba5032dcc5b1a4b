"""Which checks a norm asks for, in seven languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import Level, Norm, Principle
from constitution_gate.gates import derivation
from constitution_gate.gates.derivation import Demand, derive, derive_item, named_check

CONTRACT, DIAGRAM, MODEL, MIGRATIONS, COMPLETE = (
    "openapi-contract",
    "sequence-diagram",
    "data-model",
    "migrations",
    "plan-complete",
)
ARTIFACTS = {CONTRACT, DIAGRAM, MODEL, MIGRATIONS, COMPLETE}


def principle(title: str) -> Principle:
    return Principle("p", "I", title, 1, 9, False, ())


def demands(text: str, title: str = "Engineering Standards", level: Level = Level.MUST) -> tuple[Demand, ...]:
    return derive(Norm(text, "MUST", level, 3), principle(title))


ASKING = [
    # English
    ("Every HTTP API MUST be described by an OpenAPI contract.", {CONTRACT}),
    ("All REST endpoints MUST have an OpenAPI document.", {CONTRACT}),
    ("New endpoints SHALL ship with a Swagger specification.", {CONTRACT}),
    ("Swagger documentation is REQUIRED for each public route.", {CONTRACT}),
    ("API contracts MUST be written before implementation starts.", {CONTRACT}),
    ("Each service MUST publish a versioned API contract.", {CONTRACT}),
    ("Contract-first development is mandatory for backend work.", {CONTRACT}),
    ("RESTful endpoints must be documented.", {CONTRACT}),
    ("Request and response schemas MUST be defined for every route.", {CONTRACT}),
    ("No endpoint may be merged without an OpenAPI contract.", {CONTRACT}),
    ("Code MUST NOT be written before the API contract exists.", {CONTRACT}),
    ("Specs live in contracts/ and MUST include one OpenAPI file per service.", {CONTRACT}),
    ("The OpenAPI document MUST declare at least one path.", {CONTRACT}),
    ("Every interface contract MUST specify error codes.", {CONTRACT}),
    ("Sequence diagrams MUST accompany flows that cross services.", {DIAGRAM}),
    ("Every multi-party flow MUST have a sequence diagram.", {DIAGRAM}),
    ("Interaction diagrams SHOULD be drawn in Mermaid.", {DIAGRAM}),
    ("Do not start work until a sequence diagram exists; it MUST be reviewed.", {DIAGRAM}),
    ("Features that store data MUST include a data model.", {MODEL}),
    ("An ERD is required for persistent entities.", {MODEL}),
    ("data-model.md MUST define each entity with typed fields.", {MODEL}),
    ("Data models MUST be documented field by field.", {MODEL}),
    ("Entity-relationship diagrams MUST be provided with the design.", {MODEL}),
    ("Data models MUST be typed.", {MODEL}),
    ("Schema changes MUST ship migration scripts.", {MIGRATIONS}),
    ("Database schema changes MUST be made through Alembic migrations.", {MIGRATIONS}),
    ("Every migration script MUST contain a down section.", {MIGRATIONS}),
    ("All DDL MUST go through versioned migrations.", {MIGRATIONS}),
    ("Tables MUST NOT be altered without a migration script.", {MIGRATIONS}),
    ("If a feature changes the schema, it MUST provide migration files.", {MIGRATIONS}),
    ("Data migrations SHOULD be handled by scripts.", {MIGRATIONS}),
    ("Reversible database migrations are required.", {MIGRATIONS}),
    ("Plans MUST NOT contain unresolved NEEDS CLARIFICATION markers.", {COMPLETE}),
    ("All NEEDS CLARIFICATION markers in the plan MUST be resolved.", {COMPLETE}),
    ("Template placeholders MUST be removed from the plan.", {COMPLETE}),
    ("The plan's Technical Context MUST be filled in.", {COMPLETE}),
    ("Each feature MUST have an OpenAPI contract and a sequence diagram.", {CONTRACT, DIAGRAM}),
    ("Design MUST produce a data model, a sequence diagram and migration scripts.", {MODEL, DIAGRAM, MIGRATIONS}),
    ("The OpenAPI specification MUST be kept in sync with the implementation.", {CONTRACT}),
    ("Backend services MUST follow the contract in contracts/openapi.yaml.", {CONTRACT}),
    ("The frontend and the backend MUST agree on an API contract.", {CONTRACT}),
    ("Each API MUST define its request and response schemas and error codes.", {CONTRACT}),
    ("Interfaces between services MUST be defined by contracts.", {CONTRACT}),
    ("NEVER change the database schema without a migration.", {MIGRATIONS}),
    ("Always create a migration for schema changes.", {MIGRATIONS}),
    ("Database migrations MUST be backward compatible.", {MIGRATIONS}),
    ("Migrations MUST be idempotent and reversible.", {MIGRATIONS}),
    ("Access policies MUST be created via migrations.", {MIGRATIONS}),
    ("The database schema MUST be versioned with Flyway.", {MIGRATIONS}),
    # Traditional and simplified Chinese
    ("所有 HTTP API 必須提供 OpenAPI 契約。", {CONTRACT}),
    ("每個端點必須以 OpenAPI 描述。", {CONTRACT}),
    ("所有接口必须提供 Swagger 文档。", {CONTRACT}),
    ("介面契約必須先於實作定義完成。", {CONTRACT}),
    ("必须明确定义请求格式与响应格式。", {CONTRACT}),
    ("主要流程必須附有時序圖。", {DIAGRAM}),
    ("复杂交互必须提供时序图。", {DIAGRAM}),
    ("涉及資料的功能必須定義資料模型。", {MODEL}),
    ("数据模型必须文档化。", {MODEL}),
    ("資料庫 schema 變更必須附遷移腳本。", {MIGRATIONS}),
    ("数据库结构变更必须通过迁移脚本管理。", {MIGRATIONS}),
    ("未提供遷移腳本的 schema 變更不得合併。", {MIGRATIONS}),
    ("禁止直接修改資料庫結構，必須透過 migration。", {MIGRATIONS}),
    ("前後端介面需有明確契約。", {CONTRACT}),
    ("計畫文件不得殘留 NEEDS CLARIFICATION。", {COMPLETE}),
    # Japanese
    ("すべての HTTP API は OpenAPI で記述しなければならない。", {CONTRACT}),
    ("新しいエンドポイントには OpenAPI 仕様書を用意すること。", {CONTRACT}),
    ("API契約は実装前に定義しなければならない。", {CONTRACT}),
    ("主要なフローにはシーケンス図を作成すること。", {DIAGRAM}),
    ("シーケンス図は必須である。", {DIAGRAM}),
    ("データモデルを定義しなければならない。", {MODEL}),
    ("エンティティはER図で文書化すること。", {MODEL}),
    ("スキーマ変更にはマイグレーションスクリプトが必要である。", {MIGRATIONS}),
    ("データベースの変更はマイグレーションを通じて行わなければならない。", {MIGRATIONS}),
    ("計画書のプレースホルダーはすべて削除すること。", {COMPLETE}),
    # Spanish
    ("Toda API HTTP debe estar descrita con un contrato OpenAPI.", {CONTRACT}),
    ("Los endpoints deben documentarse con Swagger.", {CONTRACT}),
    ("El contrato de la API debe definirse antes de programar.", {CONTRACT}),
    ("Cada flujo complejo debe tener un diagrama de secuencia.", {DIAGRAM}),
    ("El modelo de datos debe documentarse.", {MODEL}),
    ("Los cambios de esquema deben incluir scripts de migración.", {MIGRATIONS}),
    ("Ninguna tabla se crea sin una migración de la base de datos con script de migración.", {MIGRATIONS}),
    # Portuguese
    ("Toda API HTTP deve ser descrita por um contrato OpenAPI.", {CONTRACT}),
    ("Os endpoints devem ser documentados com Swagger.", {CONTRACT}),
    ("Fluxos complexos devem ter um diagrama de sequência.", {DIAGRAM}),
    ("O modelo de dados deve ser documentado.", {MODEL}),
    ("Alterações de schema devem incluir scripts de migração.", {MIGRATIONS}),
    ("Mudanças no banco de dados devem ser aplicadas por meio de migrações.", {MIGRATIONS}),
    # German
    ("Jede HTTP-API muss durch einen OpenAPI-Vertrag beschrieben sein.", {CONTRACT}),
    ("Alle Endpunkte müssen dokumentiert werden.", {CONTRACT}),
    ("Für komplexe Abläufe muss ein Sequenzdiagramm vorhanden sein.", {DIAGRAM}),
    ("Das Datenmodell muss dokumentiert werden.", {MODEL}),
    ("Schemaänderungen müssen Migrationsskripte mitliefern.", {MIGRATIONS}),
    ("Schemaänderungen dürfen nicht ohne Migrationsskript erfolgen.", {MIGRATIONS}),
    # French
    ("Toute API HTTP doit être décrite par un contrat OpenAPI.", {CONTRACT}),
    ("Les points d'accès doivent être documentés.", {CONTRACT}),
    ("Chaque flux complexe doit avoir un diagramme de séquence.", {DIAGRAM}),
    ("Le modèle de données doit être documenté.", {MODEL}),
    ("Les changements de schéma doivent inclure des scripts de migration.", {MIGRATIONS}),
    ("Le schéma ne doit pas être modifié sans script de migration.", {MIGRATIONS}),
]

SILENT = [
    "JSON Schema MUST validate config files.",
    "Data models MUST NOT leak into the UI.",
    "Terraform migrations of state MUST be reviewed.",
    "API keys MUST be rotated every 90 days.",
    "OpenAPI MUST NOT be written by hand.",
    "There MUST be no manual database migrations.",
    "Client types MUST be generated from the OpenAPI document.",
    "Swagger UI MUST be disabled in production.",
    "API contract tests MUST run in CI.",
    "API contract changes require two reviewers.",
    "Endpoints MUST respond within 200 ms.",
    "Endpoints MUST NOT return stack traces.",
    "All endpoints MUST require authentication.",
    "Employment contracts MUST be stored encrypted.",
    "Smart contracts MUST be audited.",
    "Third-party API contracts MUST be documented in the wiki.",
    "Deprecated features MUST carry a migration guide.",
    "The code migration to TypeScript MUST finish this quarter.",
    "Amendments require documentation, approval and a migration plan.",
    "Architecture diagrams SHOULD be kept simple.",
    "Class diagrams MUST be generated.",
    "Flow charts MUST use company colours.",
    "Machine learning models MUST be versioned.",
    "The pricing model MUST be documented.",
    "Entities MUST be immutable.",
    "Placeholder text in inputs MUST be translated.",
    "Placeholders in forms MUST NOT replace labels.",
    "UI text MUST be clear.",
    "An OpenAPI document is optional for internal tools.",
    "Sequence diagrams are not required for small fixes.",
    "A data model need not be written for spikes.",
    "Response times MUST be measured.",
    "Responses MUST be compressed.",
    "Schemas MUST be validated at the boundary.",
    "Database access MUST go through the repository layer.",
    "Tests MUST be written before code.",
    "Logs MUST be structured.",
    "API 金鑰必須定期輪替。",
    "不得手動執行遷移。",
    "OpenAPI 文件為可選。",
    "API 回應時間必須低於 200 毫秒。",
    "データモデルをUIに公開してはならない。",
    "APIキーは定期的に更新しなければならない。",
    "シーケンス図は任意である。",
    "OpenAPI を手書きしてはならない。",
    "不得手写 OpenAPI 文档。",
    "No se debe escribir OpenAPI a mano.",
    "OpenAPI darf nicht von Hand geschrieben werden.",
    "OpenAPI generators MUST be pinned.",
    "Config migrations MUST be versioned.",
    "Las claves de API deben rotarse.",
    "El diagrama de secuencia es opcional.",
    "As chaves de API devem ser rotacionadas.",
    "O contrato de trabalho deve ser assinado.",
    "API-Schlüssel müssen regelmäßig erneuert werden.",
    "Ein Sequenzdiagramm ist optional.",
    "Les clés d'API doivent être renouvelées.",
    "Le diagramme de séquence est facultatif.",
    "",
]


@pytest.mark.parametrize(("text", "checks"), ASKING, ids=[text[:60] for text, _ in ASKING])
def test_a_norm_that_asks_for_an_artifact_becomes_its_check(text: str, checks: set[str]) -> None:
    assert {demand.check for demand in demands(text)} & ARTIFACTS == checks


@pytest.mark.parametrize("text", SILENT)
def test_a_norm_about_something_else_asks_for_no_artifact(text: str) -> None:
    assert not {demand.check for demand in demands(text)} & ARTIFACTS


@pytest.mark.parametrize(
    "text",
    [
        "Every HTTP API MUST be described by an OpenAPI contract.",
        "All REST endpoints MUST have a valid OpenAPI document.",
        "Schema changes MUST ship migration scripts.",
        "Every feature involving data MUST have a data model.",
        "Every multi-party flow MUST have a sequence diagram.".replace("multi-party", "complex"),
        "Each feature MUST have an OpenAPI contract and a sequence diagram.",
        "所有 HTTP API 必須提供 OpenAPI 契約。",
        "主要流程必須附有時序圖。",
        "すべての HTTP API は OpenAPI で記述しなければならない。",
        "Toda API HTTP debe estar descrita con un contrato OpenAPI.",
        "Toda API HTTP deve ser descrita por um contrato OpenAPI.",
        "Jede HTTP-API muss durch einen OpenAPI-Vertrag beschrieben sein.",
        "Toute API HTTP doit être décrite par un contrat OpenAPI.",
    ],
)
def test_a_norm_that_asks_for_no_more_than_the_check_proves_is_decided(text: str) -> None:
    found = demands(text)
    assert found
    assert all(demand.decides for demand in found)


@pytest.mark.parametrize(
    "text",
    [
        "Every HTTP API MUST be described by an OpenAPI contract before its code is written.",
        "The OpenAPI document MUST declare at least one path.",
        "Every migration script MUST contain a down section.",
        "Every API endpoint MUST be fully documented using OpenAPI 3.1.",
        "All APIs except internal ones MUST be described by an OpenAPI contract.",
        "Schema changes MUST ship migration scripts and a tested rollback.",
        "Schema changes MUST ship migration scripts, reviewed by a DBA.",
        "If a feature changes the schema it MUST ship migration scripts tested on a copy.",
        "If a feature touches billing, it MUST ship a sequence diagram.",
        "If a feature changes the schema and the DBA agrees, it MUST ship migration scripts.",
        "Every HTTP API MUST have an OpenAPI contract and be load-tested.",
        "所有 HTTP API 必須提供 OpenAPI 契約並通過安全審查。",
        "すべての HTTP API は OpenAPI で記述し、レビューを受けなければならない。",
        "Toda API HTTP debe tener un contrato OpenAPI aprobado por seguridad.",
        "Jede HTTP-API muss einen geprüften OpenAPI-Vertrag haben.",
        "Every HTTP API MUST be described by an \u041epenAPI contract and an OpenAPI contract.",
    ],
)
def test_a_norm_that_asks_for_more_stays_for_a_review(text: str) -> None:
    found = demands(text)
    assert found
    assert not any(demand.decides for demand in found)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("If a feature changes the schema, it MUST provide migration files.", ("schema-change",)),
        ("Features that persist data MUST include a data model.", ("persistent-data",)),
        ("When a flow involves several services, a sequence diagram MUST exist.", ("multi-party-flow",)),
        ("Every HTTP API MUST be described by an OpenAPI contract.", ()),
        ("If a feature touches billing, it MUST ship a sequence diagram.", ()),
    ],
)
def test_a_condition_becomes_the_fact_it_speaks_of(text: str, when: tuple[str, ...]) -> None:
    assert [demand.when for demand in demands(text)] == [when]


def test_what_is_only_allowed_becomes_no_check() -> None:
    assert demands("A sequence diagram MAY be included.", level=Level.MAY) == ()


def test_a_negative_norm_asks_for_nothing_even_where_its_words_are_not_known() -> None:
    norm = Norm(
        "An OpenAPI contract for prototypes is frowned upon, it exists", "frowned", Level.MUST, 3, negative=True
    )
    assert derive(norm, principle("APIs")) == ()


def test_a_bare_contract_is_an_api_contract_under_a_title_about_apis() -> None:
    text = "Contracts MUST define success and error responses."
    assert [demand.check for demand in demands(text, "Contract-First APIs")] == [CONTRACT]
    assert demands(text, "Supplier Management") == ()


@pytest.mark.parametrize(
    ("text", "title", "check"),
    [
        ("Each entry MUST define a TTL and be invalidated on write.", "Caching", "caching-strategy"),
        ("E-mail addresses MUST be masked.", "Privacy and Logging", "pii-logging"),
    ],
)
def test_a_title_says_what_a_norm_leaves_out(text: str, title: str, check: str) -> None:
    assert [demand.check for demand in demands(text, title)] == [check]
    assert demands(text) == ()


def test_a_demand_names_the_words_that_ask_for_it() -> None:
    (demand,) = demands("Schema changes MUST ship Migration Scripts.")
    assert demand == Demand(MIGRATIONS, True, "Migration Scripts")


ITEMS = [
    ("Sequence diagram for major flows (if complex interactions)", DIAGRAM, True, ("multi-party-flow",)),
    ("Data model definition (ERD or equivalent) for features involving data", MODEL, True, ("persistent-data",)),
    ("Database migration scripts and rationale (if schema changes)", MIGRATIONS, True, ("schema-change",)),
    ("**Contract Compliance**: OpenAPI contract file exists and is authoritative source", CONTRACT, False, ()),
    ("OpenAPI contract exists - see contracts/orders.yaml", CONTRACT, True, ()),
    ("N/A — Sequence diagram", DIAGRAM, True, ()),
    ("No NEEDS CLARIFICATION markers remain in the plan", COMPLETE, True, ()),
    ("資料庫遷移腳本與理由（若 schema 變更）", MIGRATIONS, True, ("schema-change",)),
    ("主要流程的時序圖（若互動複雜）", DIAGRAM, True, ("multi-party-flow",)),
    ("主要フローのシーケンス図（複雑な相互作用の場合）", DIAGRAM, True, ("multi-party-flow",)),
    (
        "Diagrama de secuencia de los flujos principales (si las interacciones son complejas)",
        DIAGRAM,
        True,
        ("multi-party-flow",),
    ),
    ("Scripts de migração do banco de dados (se o schema mudar)", MIGRATIONS, True, ("schema-change",)),
    ("Sequenzdiagramm für wichtige Abläufe (falls komplexe Interaktionen)", DIAGRAM, True, ("multi-party-flow",)),
    ("Modèle de données (si des données sont persistées)", MODEL, True, ("persistent-data",)),
]


@pytest.mark.parametrize(("text", "check", "decides", "when"), ITEMS, ids=[item[0][:40] for item in ITEMS])
def test_a_checklist_item_asks_for_what_it_names(text: str, check: str, decides: bool, when: tuple[str, ...]) -> None:
    assert [(d.check, d.decides, d.when) for d in derive_item(text)] == [(check, decides, when)]


def test_an_item_of_the_template_asks_for_the_contract_and_for_its_implementation() -> None:
    found = derive_item("API contract (OpenAPI/Swagger spec) exists - implementation MUST match contract exactly")
    assert [(demand.check, demand.decides) for demand in found] == [(CONTRACT, True), ("contract-implementation", True)]


@pytest.mark.parametrize(
    "text",
    [
        "**[Project-Specific Gate]**: [Add gates from your constitution]",
        "[Gates determined based on constitution file]",
        "Security: no eval() in templates",
        "Performance: [p95 latency]",
        "No new dependencies",
        "Sequence diagram (optional)",
        "No manual migrations",
        "",
    ],
)
def test_a_checklist_item_about_something_else_asks_for_no_check(text: str) -> None:
    assert derive_item(text) == ()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for demand in (*demands(text), *derive_item(text)):
        assert demand.check
        assert demand.phrase


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("**Security**: [Security requirements per your constitution]", "security-requirements"),
        ("Security", "security-requirements"),
        ("**Testing**: [unit, integration and e2e per constitution]", "testing"),
        ("**PII Handling**: PII MUST NOT be logged; use dedicated audit mechanisms if needed", "pii-logging"),
        ("**PII Handling**: [rules of your constitution]", "pii-logging"),
        ("Contract Compliance", CONTRACT),
        ("Authentication on all endpoints", "security-requirements"),
        ("Unit and integration tests for each story", "testing"),
        ("安全性：[依憲章填寫]", "security-requirements"),
        ("測試策略", "testing"),
        ("セキュリティ要件", "security-requirements"),
        ("テスト戦略：[憲章に従う]", "testing"),
    ],
)
def test_a_placeholder_asks_for_the_check_that_bears_its_name(text: str, check: str) -> None:
    assert [demand.check for demand in derive_item(text)] == [check]


@pytest.mark.parametrize(
    ("text", "language", "check"),
    [
        ("Testing Strategy", "en", "testing"),
        ("Estrategia de pruebas", "es", "testing"),
        ("Segurança", "pt", "security-requirements"),
        ("Datenschutz", "de", "pii-logging"),
        ("Sécurité", "fr", "security-requirements"),
        ("测试策略", "zh", "testing"),
        ("個人情報の取り扱い", "ja", "pii-logging"),
        ("Testing of glue", "en", None),
        ("Datenschutz", "en", None),
        ("", "en", None),
    ],
)
def test_a_name_is_known_in_its_language(text: str, language: str, check: str | None) -> None:
    assert named_check(text, (language,)) == check


@pytest.mark.parametrize(
    ("text", "decides"),
    [
        ("PII MUST NOT be logged.", True),
        ("Logs MUST NOT contain personal data.", True),
        ("PII MUST NOT be logged without consent.", False),
        ("PII MUST NOT be logged or displayed.", False),
        ("Test coverage MUST be at least 80%.", True),
        ("Test coverage of services MUST be at least 80%.", False),
        ("Tests MUST be written before implementation.", True),
        ("Every user story MUST have automated tests.", True),
        ("Every user story MUST have automated tests that reviewers ran.", False),
        ("All endpoints MUST require authentication.", False),
        ("個資不得寫入日誌。", True),
        ("個人情報をログに出力してはならない。", True),
        ("Los datos personales no deben registrarse en los logs.", True),
        ("Personenbezogene Daten dürfen nicht protokolliert werden.", True),
        ("Les données personnelles ne doivent pas être journalisées.", True),
        ("Dados pessoais não devem ser registrados em logs.", True),
    ],
)
def test_what_a_check_cannot_prove_is_left_to_a_review(text: str, decides: bool) -> None:
    assert [demand.decides for demand in demands(text)] == [decides]


def test_a_check_that_is_not_in_the_catalogue_is_asked_for_by_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derivation, "CHECKS", {CONTRACT: "openapi_contract"})
    assert [demand.check for demand in demands("Each feature MUST have an OpenAPI contract and unit tests.")] == [
        CONTRACT
    ]
    assert derive_item("Testing") == ()


@pytest.mark.parametrize(
    ("text", "checks"),
    [
        ("If a feature calls external services, it MUST ship a sequence diagram.", [DIAGRAM]),
        ("Features involving authentication MUST have a sequence diagram.", [DIAGRAM]),
        ("Flows (e.g. data models, OpenAPI) MUST have a sequence diagram.", [DIAGRAM]),
        ("Work is done when unit tests and migration scripts exist, which is required.", ["testing", MIGRATIONS]),
    ],
)
def test_what_stands_in_a_condition_or_an_example_is_not_asked_for(text: str, checks: list[str]) -> None:
    assert [demand.check for demand in demands(text)] == checks


WORDS = """API OpenAPI MUST NOT contract migration schema if ( ) without plan 遷移 必須 契約 シーケンス図 。 ;
deve muss doit PII logged tests coverage 80% cache TTL retry backoff secrets TLS risks dependencies pinned logs metrics
requirements tasks decisions documented 個資 日誌 不得 テスト リスク"""


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join),
    st.sampled_from(["reviewed", "encrypted", "\u4e00\u4e8c"]),
)
def test_a_word_that_no_vocabulary_knows_always_leaves_a_review(text: str, unknown: str) -> None:
    assert not any(demand.decides for demand in demands(f"{text} {unknown}"))


@pytest.mark.parametrize(
    "word",
    [
        "no ",
        "api ",
        "contract ",
        "(if ",
        "if a ",
        "migration schema ",
        "遷移必須",
        "マイグレーション",
        "[",
        "- ",
        "must ",
        "pii log ",
        "tests or unit ",
        "cache ttl ",
        "retry call ",
        "swagger module contract ",
        "requests validation ",
        "every requirement ",
        "(e.g. ",
        "個資日誌",
        "若認證",
        "リスクか",
        "datos o ",
    ],
)
def test_a_demand_is_found_before_and_after_a_word_that_is_said_over_and_over(word: str) -> None:
    repeated = word * 300
    asking = "Every HTTP API MUST be described by an OpenAPI contract."
    assert CONTRACT in {demand.check for demand in demands(f"{asking} {repeated}")}
    assert CONTRACT in {demand.check for demand in demands(f"{repeated}. {asking}")}

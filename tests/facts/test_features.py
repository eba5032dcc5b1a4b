"""The facts of small features of many kinds and in seven languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from constitution_gate.constitution import gate_shape
from constitution_gate.gates.facts.catalogue import FACTS, observe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from constitution_gate.gates.feature import Feature


class Case(NamedTuple):
    """A feature and the facts that hold of it; every other fact does not."""

    files: Mapping[str, str]
    holds: frozenset[str]


HTTP, DATA, SCHEMA, FLOW = "exposes-http-api", "persistent-data", "schema-change", "multi-party-flow"
CALLS, CACHES, PERSONAL = "calls-external", "caches", "handles-pii"


def case(*holds: str, **files: str) -> Case:
    """A case; the keywords `spec`, `plan`, `tasks`, `data_model`, `research` and `contract` name the files."""
    names = {"data_model": "data-model.md", "contract": "contracts/api.yaml", "notes": "contracts/api.md"}
    return Case({names.get(key, f"{key}.md"): text for key, text in files.items()}, frozenset(holds))


OPENAPI = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /orders:\n    post: {}\n"

CASES = {
    "a web service with a contract and tables": case(
        HTTP,
        DATA,
        SCHEMA,
        spec="- **FR-001**: System MUST let a customer place an order.\n",
        plan="**Storage**: PostgreSQL 16\n**Project Type**: Web API\n",
        data_model="## Order\n| Field | Type |\n|---|---|\n| id | uuid PRIMARY KEY |\n",
        tasks="- [ ] T004 Create migration 0001_orders in db/migrations/\n",
        contract=OPENAPI,
    ),
    "a service whose contract is a list of endpoints": case(
        HTTP,
        DATA,
        spec="- **FR-001**: System MUST store bookings.\n",
        plan="**Storage**: MongoDB\n**Project Type**: backend service\n",
        notes=(
            "# Endpoints\n\n| Method | Path |\n|---|---|\n| POST /bookings | create |\n| GET /bookings/{id} | read |\n"
        ),
        tasks="- [ ] T003 Implement POST /bookings endpoint in src/routes/bookings.ts\n",
    ),
    "a specification alone that asks for a REST API": case(
        HTTP,
        DATA,
        spec=(
            "- **FR-001**: System MUST expose a REST API for invoices.\n- **FR-002**: System MUST persist "
            "every invoice.\n"
        ),
    ),
    "a command-line tool": case(
        spec="- **FR-001**: The tool MUST print a report.\n",
        plan="**Storage**: N/A\n**Project Type**: CLI\n**Primary Dependencies**: click\n",
        tasks="- [ ] T001 Add the `report` command in src/cli.py\n",
    ),
    "a command-line tool that calls an API": case(
        CALLS,
        spec=(
            "- **FR-001**: The tool MUST download issues by calling GET /repos/{repo}/issues of the existing "
            "external API.\n"
        ),
        plan="**Storage**: none\n**Project Type**: command-line tool\n",
    ),
    "a library that wraps an API": case(
        CALLS,
        CACHES,
        spec=(
            "The package is an API client for the weather service. It calls GET /forecast of the third-party service.\n"
        ),
        plan="**Storage**: in-memory cache only\n**Project Type**: library\n",
    ),
    "a change of a screen": case(
        spec="Keep the scroll position of the list.\n",
        plan=(
            "No API, data model, or backend changes.\n**Storage**: N/A — nothing is stored\n**Project Type**: mobile\n"
        ),
        tasks="- [ ] T001 Lift the offset into src/screens/List.tsx\n",
    ),
    "a front end for endpoints that exist": case(
        spec="The dashboard shows orders.\n",
        plan="**Storage**: N/A — reads from existing `/api/orders` endpoints\n**Project Type**: frontend SPA\n"
        "No new endpoints are added.\n",
        data_model="Requests: `GET /api/orders` fetched with the existing client.\n",
    ),
    "a bug fix of existing routes": case(
        DATA,
        spec="Fix the owner check of `PATCH /api/profiles/{id}`.\n",
        plan=(
            "No new endpoints — the behaviour of existing routes changes.\n**Storage**: PostgreSQL, no schema changes\n"
        ),
        data_model="No schema changes. Rows are read only.\n",
    ),
    "a static site": case(
        spec="Articles are shown by date.\n",
        plan="**Storage**: Static files (no database required)\n**Project Type**: static site\n",
    ),
    "a game": case(
        spec="The player jumps. The round ends after 60 seconds.\n",
        plan="**Storage**: none (state lives in memory)\n**Project Type**: single-player game\n",
    ),
    "a game that saves": case(
        DATA,
        spec="- **FR-004**: Progress MUST be kept: the game MUST save the level to disk.\n",
        plan="**Storage**: JSON save file\n**Project Type**: desktop game\n",
    ),
    "a browser extension": case(
        DATA,
        spec="The extension marks visited links.\n",
        plan="**Storage**: chrome.storage.local\n**Project Type**: browser extension\n",
    ),
    "a mobile app that works offline": case(
        DATA,
        SCHEMA,
        spec="Notes work fully offline.\n",
        plan="**Storage**: SQLite on the device\n**Project Type**: mobile app\nNo backend API is involved.\n",
        data_model="## notes\n- id INTEGER PRIMARY KEY\n- body TEXT NOT NULL\n",
        tasks="- [ ] T002 Create the database schema in lib/db/schema.dart\n",
    ),
    "a machine-learning pipeline": case(
        DATA,
        spec="Train the classifier nightly.\n",
        plan="**Storage**: Parquet files in S3\n**Project Type**: pipeline\n",
    ),
    "an event-driven worker": case(
        DATA,
        SCHEMA,
        FLOW,
        spec="The worker consumes order events from the Kafka topic and writes invoices.\n",
        plan="**Storage**: PostgreSQL\n**Project Type**: worker\nNo HTTP endpoints.\n",
        tasks="- [ ] T002 Write migration V2__invoices.sql\n",
    ),
    "microservices with a payment provider": case(
        HTTP,
        DATA,
        SCHEMA,
        FLOW,
        CALLS,
        spec="Checkout charges the card via Stripe and waits for the webhook.\n",
        plan="**Storage**: MySQL\nNew table `payments`.\nFlow: Browser → API gateway → Payment service → Stripe\n",
        contract=OPENAPI,
    ),
    "a GraphQL service": case(
        DATA,
        spec="Clients query products over GraphQL.\n",
        plan="**Storage**: DynamoDB\n**Project Type**: GraphQL service\n",
        tasks="- [ ] T003 Write resolvers in src/resolvers/product.ts\n",
    ),
    "a gRPC service": case(
        spec="The scorer answers Score requests over gRPC.\n",
        plan="**Storage**: stateless\n**Project Type**: gRPC server\n",
    ),
    "infrastructure": case(
        spec="Provision the cluster.\n",
        plan="**Storage**: N/A\n**Project Type**: Terraform module\nTerraform state is migrated by hand.\n",
        tasks="- [ ] T001 Write modules/cluster/main.tf\n",
    ),
    "documentation only": case(
        spec="Explain how to run a database migration and how to call POST /orders.\n".replace(
            "call POST", "call the existing POST"
        ),
        plan="**Storage**: N/A\n**Project Type**: documentation\n",
    ),
    "what is out of scope": case(
        spec=(
            "## Scope\nShow the price.\n\n## Out of Scope\n- REST API `GET /prices`\n- Store prices in "
            "PostgreSQL tables\n- Webhooks to partners\n"
        ),
        plan="**Storage**: in-memory\n",
    ),
    "rejected alternatives": case(
        spec="Sort the list in the view.\n",
        plan=(
            "**Storage**: N/A\n\n## Alternatives Considered\n- Kafka between services: rejected\n- Create "
            "table `sorted`: rejected\n- POST /sort: rejected\n"
        ),
    ),
    "later work": case(
        spec="Roll dice.\n",
        plan="**Storage**: none\nIn a future phase results are stored in PostgreSQL.\n",
        tasks="- [ ] T001 Parse the expression\n\n## Future\n- Create migration for history\n",
    ),
    "a template that nobody filled": case(
        spec="# Feature Specification: [FEATURE NAME]\n",
        plan="**Storage**: [if applicable, e.g., PostgreSQL, CoreData, files or N/A]\n**Project Type**: "
        "[single/web/mobile]\n"
        "<!-- POST /orders, Kafka, create table -->\n",
    ),
    "a login with an identity provider": case(
        HTTP,
        FLOW,
        CALLS,
        spec="- **FR-001**: Users sign in through the OAuth provider; its callback is `GET /auth/callback`.\n",
        plan="**Storage**: N/A (stateless sessions)\n**Project Type**: web application (frontend + backend)\n",
        tasks="- [ ] T002 Implement GET /auth/callback route handler\n- [ ] T003 Add the /auth/login endpoint\n",
    ),
    "a sequence diagram with three parties": case(
        HTTP,
        FLOW,
        spec="- **FR-001**: System MUST provide an HTTP endpoint for quotes.\n",
        plan="**Storage**: stateless\n```mermaid\nsequenceDiagram\n  participant App\n  participant Pricing\n  "
        "participant Tax\n"
        "  App->>Pricing: quote\n  Pricing->>Tax: rate\n```\n",
    ),
    "a sequence diagram of one call": case(
        spec="The view asks the formatter.\n",
        plan=(
            "**Storage**: none\n```mermaid\nsequenceDiagram\n  View->>Formatter: format\n  Formatter-->>View: "
            "text\n```\n"
        ),
    ),
    "layers of one program": case(
        spec="Parse, then evaluate.\n",
        plan="**Storage**: none\n**Project Type**: library\nLexer -> Parser -> Evaluator -> Printer\n",
    ),
    "stored documents that must change": case(
        HTTP,
        DATA,
        SCHEMA,
        spec="User documents MUST remove the legacy field; a backfill converts existing users.\n",
        plan="**Storage**: Firestore (users collection)\n",
        contract=OPENAPI,
    ),
    "a table in the technical context": case(
        DATA,
        spec="Themes are remembered.\n",
        plan="| Aspect | Value |\n|---|---|\n| **Storage** | localStorage |\n| **Project Type** | static site |\n",
    ),
    "an added column without new tables": case(
        HTTP,
        DATA,
        SCHEMA,
        spec="Members opt in to the list.\n",
        plan=(
            "**Storage**: PostgreSQL\nOnly one new column on `profiles`. No new tables.\nA single `GET "
            "/api/members` endpoint answers.\n"
        ),
        tasks="- [ ] T001 Write migration 014_add_visible.sql\n- [ ] T002 Create the GET /api/members route handler\n",
    ),
    "傳統中文的後端功能": case(
        HTTP,
        DATA,
        SCHEMA,
        spec="- **FR-001**：系統必須保存請假單。\n",
        plan="**儲存**：SQLite 單檔\n**專案類型**：Web 應用（前端與後端）\n",
        tasks="- [ ] T003 建立資料庫遷移腳本\n- [ ] T004 實作 POST /leaves 端點\n- [ ] T005 實作 GET /leaves 端點\n",
    ),
    "只改畫面的中文功能": case(
        spec="調整清單的捲動。\n",
        plan="**儲存**：無\n**專案類型**：前端\n無 API 變更，無資料庫變更。不串接外部服務。\n",
    ),
    "简体中文的消息功能": case(
        DATA,
        FLOW,
        spec="系统通过消息队列通知仓库服务，记录写入数据库表。\n",
        plan="**存储**：MongoDB\n不新增 API 端点。无需数据库结构变更。\n",
    ),
    "日本語の保存機能": case(
        HTTP,
        DATA,
        SCHEMA,
        spec=(
            "- **FR-001**: 会話履歴をデータベースに保存しなければならない。\n- **FR-002**: "
            "履歴を返すエンドポイントを提供する。\n"
        ),
        plan="**ストレージ**: SQLite\n",
        tasks=(
            "- [ ] T002 テーブルを作成するマイグレーションを追加\n- [ ] T003 `GET /api/history` エンドポイントを実装\n"
        ),
    ),
    "日本語のステートレスな画面": case(
        spec="ボタンの色を変更する。外部サービスは使用しない。\n",
        plan=(
            "**ストレージ**: N/A（ステートレス）\n**プロジェクト種別**: フロントエンド\n"
            "APIの変更なし。スキーマ変更なし。\n"
        ),
    ),
    "una función en español": case(
        HTTP,
        DATA,
        SCHEMA,
        FLOW,
        CALLS,
        spec="- **FR-001**: El sistema debe exponer endpoints REST para los pedidos.\n- **FR-002**: El sistema "
        "debe guardar los pedidos.\n"
        "- **FR-003**: El sistema envía correos al cliente con cada cambio de estado.\n",
        plan="**Almacenamiento**: PostgreSQL\n",
        tasks="- [ ] T001 Crear la migración de la tabla de pedidos\n",
    ),
    "uma biblioteca em português": case(
        spec="A biblioteca formata datas. Não há banco de dados.\n",
        plan=(
            "**Armazenamento**: não se aplica\n**Tipo de projeto**: biblioteca\nSem alterações no esquema. Sem "
            "serviços externos.\n"
        ),
    ),
    "ein Dienst auf Deutsch": case(
        HTTP,
        DATA,
        SCHEMA,
        spec="- **FR-001**: Das System muss eine REST-Schnittstelle für Rechnungen bereitstellen.\n"
        "- **FR-002**: Rechnungen müssen dauerhaft gespeichert werden.\n",
        plan="**Speicherung**: PostgreSQL\n",
        tasks="- [ ] T001 Migrationsskript für die Rechnungstabelle schreiben\n",
    ),
    "une correction en français": case(
        spec="Corriger le tri de la liste.\n",
        plan=(
            "**Stockage**: aucun\n**Type de projet**: interface frontend\nAucun changement de schéma. Pas de "
            "nouvelle API.\n"
        ),
    ),
    "documents with other names": case(
        HTTP,
        overview="- System MUST expose an HTTP API.\n",
    ),
}


def test_a_script_or_a_primary_key_outweighs_a_denial(make_feature: Callable[..., Feature]) -> None:
    plan = "**Storage**: N/A\n\nNo database, no schema changes. Nothing is stored.\n"
    script = make_feature({"plan.md": plan, "migrations/1.sql": "-- up\nDROP TABLE orders;\n"})
    keyed = make_feature({"plan.md": plan, "data-model.md": "## Order\n\n- id: uuid, primary key\n"})
    assert observe(script, SCHEMA).value
    assert observe(script, DATA).value
    assert observe(keyed, DATA).value
    assert not observe(make_feature({"plan.md": plan}), DATA).value


@pytest.mark.parametrize("name", sorted(FACTS))
@pytest.mark.parametrize("title", CASES)
def test_a_feature_has_the_facts_that_its_documents_state(
    title: str, name: str, make_feature: Callable[..., Feature]
) -> None:
    files, holds = CASES[title]
    found = observe(make_feature(files), name)
    assert found.value == (name in holds), found
    assert found.reason.endswith(".")
    assert found.evidence


def test_a_condition_may_name_exactly_the_facts_that_are_observed() -> None:
    assert sorted(gate_shape.FACTS) == sorted(FACTS)

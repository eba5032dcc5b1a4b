"""Data models in every form: each gives the same entities, fields, types and lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import data_model
from constitution_gate.gates.artifacts.data_model import Entity, code, names
from constitution_gate.gates.feature import Artifact, Feature, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MODEL = "specs/001-x/data-model.md"


class Files:
    """A repository in memory."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files
        self.paths = tuple(sorted(files))
        self.refused: Mapping[str, str] = {}

    def read(self, path: str) -> Artifact | None:
        if path.startswith("locked/"):
            raise Unreadable(path, "it may not be read")
        return Artifact(path, self._files[path].encode()) if path in self._files else None

    def shared(self, key: object, compute: Callable[[], object]) -> object:
        return compute()

    def is_directory(self, path: str) -> bool:
        return any(name.startswith(f"{path}/") for name in self.paths)


def feature(**files: str) -> Feature:
    named = {path.replace("__", "/").replace("_dot_", "."): text for path, text in files.items()}
    return made(named)


def made(files: Mapping[str, str]) -> Feature:
    own = {p: Artifact(p, t.encode()) for p, t in sorted(files.items()) if p.startswith("specs/001-x/")}
    return Feature("specs/001-x", own, Files(files))


def entities(text: str, path: str = MODEL) -> tuple[Entity, ...]:
    return data_model.entities(made({path: text}))


def shape(found: tuple[Entity, ...]) -> dict[str, dict[str, str]]:
    return {entity.name: {field.name: field.type for field in entity.fields} for entity in found}


@pytest.mark.parametrize(
    "text",
    [
        "## Order\n\n| Field | Type | Rules |\n|---|---|---|\n| id | uuid | PK |\n| total | integer | >= 0 |\n",
        "## 2. Order\n\n| Column | Data Type |\n|---|---|\n| `id` | uuid |\n| `total` | integer |\n",
        "## Order\n\n| 欄位 | 型別（概念） |\n|---|---|\n| id | uuid |\n| total | integer |\n",
        "## Order\n\n| フィールド | 型 |\n|---|---|\n| id | uuid |\n| total | integer |\n",
        "## Order\n\n| Campo | Tipo |\n|---|---|\n| id | uuid |\n| total | integer |\n",
        "### Entity: Order\n\n- `id`: uuid\n- `total`: integer\n",
        "### Order\n\n- **id** (uuid): the key\n- **total** (integer): in cents\n",
        "### Order\n\n**Fields**\n\n- `id: uuid`\n- `total: integer`\n\n**Rules**\n\n- `total` is never negative\n",
        "## Entities\n\n- **Order**\n  - `id`: uuid\n  - `total`: integer\n",
        "## Entities\n\n**Order**\n\n| Field | Type |\n|---|---|\n| id | uuid |\n| total | integer |\n",
        "## Entities\n\n| Entity | Field | Type |\n|---|---|---|\n| Order | id | uuid |\n| Order | total | integer |\n",
        "## Model\n\n```ts\nexport interface Order {\n  id: uuid;\n  readonly total: integer; // cents\n}\n```\n",
        "## Model\n\n```ts\ntype Order = {\n  id: uuid,\n  total: integer\n}\n```\n",
        (
            "## Model\n\n```sql\nCREATE TABLE Order (\n  id uuid PRIMARY KEY,\n  total integer CHECK "
            "(total >= 0)\n);\n```\n"
        ),
        "## Model\n\n```prisma\nmodel Order {\n  id uuid @id\n  total integer\n}\n```\n",
        "## Model\n\n```dbml\nTable Order {\n  id uuid [pk]\n  total integer\n}\n```\n",
        (
            "## Model\n\n```csharp\npublic class Order\n{\n    public uuid id { get; set; }\n    "
            "public integer total { get; private set; }\n}\n```\n"
        ),
        "## Model\n\n```csharp\npublic record Order(uuid id, integer total);\n```\n",
        "## Model\n\n```java\npublic class Order {\n  private uuid id;\n  private integer total;\n}\n```\n",
        "## Model\n\n```kotlin\ndata class Order(val id: uuid, val total: integer)\n```\n",
        "## Model\n\n```go\ntype Order struct {\n\tid uuid\n\ttotal integer\n}\n```\n",
        "## Model\n\n```rust\npub struct Order {\n    pub id: uuid,\n    pub total: integer,\n}\n```\n",
        "## Model\n\n```python\nclass Order(BaseModel):\n    id: uuid\n    total: integer = 0\n```\n",
        "## Model\n\n```mermaid\nerDiagram\n  Order {\n    uuid id PK\n    integer total\n  }\n```\n",
        "## Model\n\n```plantuml\n@startuml\nentity Order {\n  id : uuid\n  total : integer\n}\n@enduml\n```\n",
        "## Firestore\n\n```\nOrder/{id}\n  ├── id: uuid\n  └── total: integer\n```\n",
    ],
)
def test_every_form_gives_the_same_entity(text: str) -> None:
    assert shape(entities(f"# Data Model\n\n{text}")) == {"Order": {"id": "uuid", "total": "integer"}}


def test_fields_know_their_lines() -> None:
    (found,) = entities("# Data Model\n\n## Order\n\n| Field | Type |\n|---|---|\n| id | uuid |\n| total | int |\n")
    assert (found.line, [field.line for field in found.fields]) == (3, [7, 8])


@pytest.mark.parametrize(
    "text",
    [
        "### Order\n\n- an order is placed by a customer\n- the total must be positive\n",
        "### Order\n\n**Validation Rules**\n\n- `total` must be positive\n- `id`: uuid of the order\n",
        "### State transitions\n\n- `draft`: text is being written\n- `sent`: list is closed\n",
        '### Order\n\n```json\n{"id": "uuid", "total": 12}\n```\n',
        "### Order\n\n| Rule | Reason |\n|---|---|\n| total > 0 | no refunds here |\n",
    ],
)
def test_rules_states_and_sentences_are_no_fields(text: str) -> None:
    assert not any(entity.typed for entity in entities(f"# Data Model\n\n{text}"))


def test_a_list_without_types_gives_untyped_fields() -> None:
    (found,) = entities("# Data Model\n\n## Order\n\n**Fields**: `id`, `total`\n")
    assert [field.name for field in found.fields] == ["id", "total"]
    assert not found.typed


def test_a_table_and_the_class_beside_it_are_one_entity() -> None:
    text = (
        "## Order\n\n| Field | Type |\n|---|---|\n| id | uuid |\n\n```ts\ninterface Order {\n  id: "
        "string;\n  total: number;\n}\n```\n"
    )
    assert shape(entities(f"# Data Model\n\n{text}")) == {"Order": {"id": "uuid", "total": "number"}}


@pytest.mark.parametrize(
    ("body", "relation"),
    [
        ("## Line\n\n- `order_id`: uuid\n", "Order"),
        ("## Line\n\n- `orders`: Order[]\n", "Order"),
        ("## Line\n\n- `n`: int\n\n## Relationships\n\n- Order 1:N Line\n", "Order"),
        ("```sql\nCREATE TABLE lines (n int REFERENCES orders (id));\n```\n", "orders"),
        ("```mermaid\nerDiagram\n  Order ||--o{ Line : has\n  Line {\n    int n\n  }\n```\n", "Order"),
    ],
)
def test_a_relation_is_found_where_it_is_shown(body: str, relation: str) -> None:
    found = entities(f"# Data Model\n\n## Order\n\n- `id`: uuid\n\n{body}")
    (line,) = [entity for entity in found if names.equal(entity.name, "Line")]
    assert relation in line.relations


def test_other_documents_count_only_without_a_data_model() -> None:
    plan = "# Plan\n\n## Data Model\n\n```ts\ninterface Loan {\n  id: string;\n}\n```\n"
    assert shape(data_model.entities(made({"specs/001-x/plan.md": plan}))) == {"Loan": {"id": "string"}}
    both = made({"specs/001-x/plan.md": plan, MODEL: "# Data Model\n\n## Order\n\n- `id`: uuid\n"})
    assert set(shape(data_model.entities(both))) == {"Order"}


def test_key_entities_of_a_specification_are_no_data_model() -> None:
    spec = "# Spec\n\n### Key Entities\n\n- **Order**: number (text), customer\n"
    assert data_model.entities(made({"specs/001-x/spec.md": spec})) == ()


def test_a_schema_file_that_a_document_names_counts() -> None:
    schema = "model Order {\n  id String @id\n}\n"
    named = {"specs/001-x/plan.md": "# Plan\n\nSee `db/schema.prisma`.\n", "db/schema.prisma": schema}
    (found,) = data_model.entities(made(named))
    assert (found.name, found.path, found.line) == ("Order", "db/schema.prisma", 1)
    unnamed = {"specs/001-x/plan.md": "# Plan\n", "db/schema.prisma": schema}
    assert data_model.entities(made(unnamed)) == ()


def test_a_schema_file_that_cannot_be_read_holds_no_entity() -> None:
    named = {"specs/001-x/plan.md": "# Plan\n\nSee `locked/schema.prisma`.\n", "locked/schema.prisma": "model A {}"}
    assert data_model.entities(made(named)) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Order Line", "order_lines"),
        ("OrderLine", "order-line"),
        ("Categories", "category"),
        ("OrderItem", "OrderDetails"),
        ("Audit Event", "audit_log"),
        ("Stage", "QuestStage"),
        ("DatabaseConnection", "DbConnection"),
        ("Addresses", "Address"),
    ],
)
def test_names_of_one_entity_are_the_same(one: str, other: str) -> None:
    assert names.same(one, other)
    assert names.same(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Order", "Customer"), ("Event", "Log"), ("", "Order"), ("OrderLine", "OrderNote")]
)
def test_names_of_two_entities_are_not(one: str, other: str) -> None:
    assert not names.same(one, other)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("1. 訂單 (Order)", ("訂單", "Order")),
        ("Entity: `Order` (`orders`)", ("Order", "orders")),
        ("Enemy/NPC", ("Enemy", "NPC")),
        ("III. Order", ("Order",)),
        ("使用者（User）", ("使用者", "User")),
    ],
)
def test_a_heading_holds_all_names_of_its_entity(heading: str, expected: tuple[str, ...]) -> None:
    assert names.aliases(heading) == expected


LINES = st.sampled_from(
    [
        "# A",
        "## B",
        "- `a`: uuid",
        "- **b** (text): x",
        "  - c: int",
        "",
        " F ",
        " T ",
        "",
        "",
        "---",
        "---",
        "",
        "",
        "a",
        "uuid",
        "",
        "```sql",
        "```ts",
        "```",
        "CREATE TABLE a (",
        "id int,",
        ");",
        "interface A {",
        "}",
        "class A(B):",
        "    x: int",
        "**Fields**",
        "**Order**",
        "model A {",
        "a String",
        "erDiagram",
        "A {",
        "├── a: string",
        "a/{b}",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(LINES, st.text(max_size=15)), max_size=30))
def test_no_document_makes_the_reader_raise(lines: list[str]) -> None:
    text = "\n".join(lines)
    for entity in entities(text.encode("utf-8", "replace").decode()):
        assert entity.line >= 1
        assert all(field.line >= 1 and field.name for field in entity.fields)


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("aA (){}<>[];:,=\n\t'\"@?|-#/*classinterfaceCREATETABLE."), max_size=200),
    st.sampled_from(["ts", "sql", "python", "prisma", "csharp", ""]),
)
def test_no_code_makes_the_reader_raise(text: str, language: str) -> None:
    for found in code.entities(text, language, 1):
        assert found.line >= 1

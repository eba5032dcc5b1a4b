"""Diagrams in Mermaid, PlantUML and characters: what they show, and what keeps them from being drawn."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts.diagrams import (
    EntityDiagram,
    OtherDiagram,
    SequenceDiagram,
    diagrams,
    entity_diagrams,
    sequence_diagrams,
)
from constitution_gate.gates.feature import Artifact


def mermaid(text: str) -> SequenceDiagram:
    (found,) = sequence_diagrams(Artifact("specs/001-x/flow.mmd", text.encode()))
    return found


def plantuml(text: str) -> SequenceDiagram:
    (found,) = sequence_diagrams(Artifact("specs/001-x/flow.puml", text.encode()))
    return found


def fenced(body: str, info: str = "text", heading: str = "Flow") -> tuple[object, ...]:
    document = f"# Plan\n\n## {heading}\n\n```{info}\n{body}\n```\n"
    return diagrams(Artifact("specs/001-x/plan.md", document.encode()))


@pytest.mark.parametrize(
    "arrow", ["->", "-->", "->>", "-->>", "-x", "--x", "-)", "--)", "<<->>", "<<-->>", "-|\\", "--//"]
)
def test_every_arrow_of_mermaid_is_a_message(arrow: str) -> None:
    found = mermaid(f"sequenceDiagram\n  web-app{arrow}order-api: place the order\n")
    assert found.errors == ()
    assert [(m.source, m.target, m.text) for m in found.messages] == [("web-app", "order-api", "place the order")]


@pytest.mark.parametrize(
    "body",
    [
        "participant A as Web shop\nactor B\nA->>B: x",
        'participant A@{ "type": "database" } as Orders\nA->>B: x',
        "A->>+B: x\nB-->>-A: y",
        "activate A\nA->>B: x\ndeactivate A",
        "A->>()B: x",
        "create participant C\nA->>C: x\ndestroy C\nA-xC: y",
        "box Aqua Shop\nparticipant A\nparticipant B\nend\nA->>B: x",
        "loop every minute\nA->>B: x\nend",
        "alt good\nA->>B: x\nelse bad\nA->>B: y\nend",
        "par one\nA->>B: x\nand two\nA->>C: y\nend",
        "critical c\nA->>B: x\noption o\nA->>B: y\nend",
        "opt o\nbreak b\nrect rgb(1, 2, 3)\nA->>B: x\nend\nend\nend",
        "Note over A,B: both\nNote right of A: one\nA->>B: x",
        "note left of A\nmany lines\nend note\nA->>B: x",
        "autonumber 10 5\nA->>B: x\nautonumber off",
        'title The order\nlinks A: {"wiki": "https://x"}\naccDescr {\nfree text\n}\nA->>B: x',
        "%% a comment\nA->>B: x %% not a comment\n# neither",
        "A->>B: first; B->>A: second",
        "A->>B: 5 #gt; 3 and a<br/>break",
        "A->>B:",
    ],
)
def test_a_statement_that_mermaid_draws_is_no_error(body: str) -> None:
    found = mermaid(f"sequenceDiagram\n{body}\n")
    assert found.errors == ()
    assert len(found.participants) >= 2
    assert found.exchanges


@pytest.mark.parametrize(
    ("body", "line", "trouble"),
    [
        ("A->>B", 2, "needs its text"),
        ("A->>B: x\nalt y\nA->>B: z", 3, "`alt` is never closed"),
        ("A->>B: x\nend", 3, "closes nothing"),
        ("A->>B: x\nelse y", 3, "`else` stands outside `alt`"),
        ("opt o\nand p\nend", 3, "`and` stands outside `par`"),
        ("A->>B: x\ndeactivate B", 3, "not active"),
        ("A->>B: x\nB-->>-A: y", 3, "not active"),
        ("End user->>A: x", 2, "`end` stands alone"),
        ("A->>B: save; then send", 2, "no statement"),
        ("Note over A,B,C: too many", 2, "one or two participants"),
        ("Note A: where", 2, "a note is written"),
        ("box Shop\nA->>B: x\nend", 3, "participants only"),
        ("autonumber one two three", 2, "`autonumber` takes"),
        ("A sends x to B", 2, "no statement"),
        ("->>B: x", 2, "no statement"),
    ],
)
def test_what_mermaid_refuses_to_draw_is_an_error_at_its_line(body: str, line: int, trouble: str) -> None:
    found = mermaid(f"sequenceDiagram\n{body}\n")
    assert found.errors[0].line == line
    assert trouble in found.errors[0].message


def test_front_matter_and_directives_keep_the_lines() -> None:
    found = mermaid('---\ntitle: x\n---\n%%{init: {"theme": "dark",\n "x": 1}}%%\nsequenceDiagram\n  A->>B\n')
    assert (found.line, found.errors[0].line) == (6, 7)


def test_the_keyword_of_mermaid_is_case_sensitive() -> None:
    assert "spells it" in mermaid("sequencediagram\nA->>B: x\n").errors[0].message


def test_lines_end_only_where_markdown_ends_them() -> None:
    found = mermaid("sequenceDiagram\r\nA->>B: one\u2028end\rA->>B: two\n")
    assert found.errors == ()
    assert [m.line for m in found.messages] == [2, 3]


@pytest.mark.parametrize(
    ("first", "sort"),
    [
        ("flowchart TD", "a flowchart"),
        ("graph LR", "a flowchart"),
        ("stateDiagram-v2", "a state diagram"),
        ("gantt", "a Gantt chart"),
    ],
)
def test_another_diagram_is_named_for_what_it_is(first: str, sort: str) -> None:
    (found,) = fenced(f"{first}\n  A --> B", "mermaid")
    assert isinstance(found, OtherDiagram)
    assert found.sort == sort


def test_plantuml_reads_declared_names_and_messages() -> None:
    found = plantuml(
        '@startuml\nactor User\nparticipant "Order API" as API\nUser -> API ++ : POST /orders\n'
        "note over API\n free text\nend note\nAPI --> User -- : 201\nAPI <- Queue : event\n== later ==\n...\n"
        "alt a\nUser -[#red]> API : x\nelse b\nreturn y\nend\n@enduml\n"
    )
    assert found.errors == ()
    assert found.participants == ("User", "Order API", "Queue")
    assert [(m.source, m.target) for m in found.messages] == [
        ("User", "Order API"),
        ("Order API", "User"),
        ("Queue", "Order API"),
        ("User", "Order API"),
    ]


@pytest.mark.parametrize(
    ("body", "line", "trouble"),
    [
        ("@startuml\nA -> B : x\n", 1, "no `@enduml`"),
        ("@startuml\nA -> B : x\nalt y\n@enduml\n", 3, "`alt` is never closed"),
        ("@startuml\nA -> B : x\nend\n@enduml\n", 3, "closes nothing"),
        ("@startuml\nA -> B : x\nwhatever this is\n@enduml\n", 3, "no statement"),
        ("@startuml\nA -> B : x\nnote over A\ntext\n@enduml\n", 3, "`note` is never closed"),
    ],
)
def test_what_plantuml_refuses_is_an_error_at_its_line(body: str, line: int, trouble: str) -> None:
    found = plantuml(body)
    assert found.errors[0].line == line
    assert trouble in found.errors[0].message


@pytest.mark.parametrize(
    ("body", "sort"),
    [
        ("[*] --> Open\nOpen --> Closed : close", "a state diagram"),
        ("start\n:do it;\nstop", "an activity diagram"),
        ("component Shop\nShop --> Mail", "a component diagram"),
    ],
)
def test_plantuml_of_another_sort_is_no_sequence(body: str, sort: str) -> None:
    (found,) = diagrams(Artifact("specs/001-x/a.puml", f"@startuml\n{body}\n@enduml\n".encode()))
    assert isinstance(found, OtherDiagram)
    assert found.sort == sort


LIFELINES = """\
Client          API            DB
  |              |              |
  |--- POST ---->|              |
  |              |--- INSERT -->|
  |              |<-- id -------|
  |<-- 201 ------|              |"""
BOXED = """\
┌────────┐            ┌────────┐
│ Client │            │ Server │
└───┬────┘            └───┬────┘
    │                     │
    │ ──── connect ─────> │
    │ <─── session ────── │
    └─────────────────────┘"""
BOXES = """\
┌──────────┐  POST /orders   ┌──────────┐
│  Web app │ ───────────────▶│  Backend │
└──────────┘                 └──────────┘"""
STACKED = """\
┌──────────┐
│  Browser │
└────┬─────┘
     │ POST /login
     ▼
┌──────────┐
│ Auth API │
└──────────┘"""
INLINE = """\
Browser ──> API        : POST /login
API     ──> Database   : look the user up
API     <── Database   : row"""


@pytest.mark.parametrize("body", [LIFELINES, BOXED, BOXES, STACKED, INLINE])
def test_a_drawing_of_parties_and_messages_is_a_sequence_diagram(body: str) -> None:
    (found,) = fenced(body)
    assert isinstance(found, SequenceDiagram)
    assert found.kind == "drawn"
    assert len(found.participants) >= 2
    assert found.exchanges


def test_lifelines_give_each_message_its_direction() -> None:
    (found,) = fenced(LIFELINES)
    assert isinstance(found, SequenceDiagram)
    assert [(m.source, m.target, m.text, m.line) for m in found.messages] == [
        ("Client", "API", "POST", 8),
        ("API", "DB", "INSERT", 9),
        ("DB", "API", "id", 10),
        ("API", "Client", "201", 11),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Order\n├── validate\n│   └── refused → tell the customer\n└── store → done",
        "1. User -> App: taps\n2. App -> API: POST /orders\n3. API -> App: 201",
        "draft -> published: an editor approves\npublished -> closed: the owner closes it",
        "┌──────┐ 1:N ┌───────┐\n│ User │────▶│ Order │\n└──────┘     └───────┘",
        "┌──────┐     ┌───────┐\n│ User │────▶│ Order │\n└──────┘     └───────┘",
        "┌────────┐ HTTPS ┌────────┐\n│ Client │──────▶│ Server │\n└────────┘       └────────┘",
        "┌─────────────────┐\n│ No orders yet   │\n│ [Create order]  │\n└─────────────────┘",
        "Phase 1: Setup ──> Phase 2: Service : first\nPhase 2: Service ──> Phase 3: Server : then",
        "T001 ──> T002 ──> T003",
        "API → Parser → refused → 400",
        "plain words without anything drawn",
    ],
)
def test_a_drawing_of_another_sort_is_no_sequence_diagram(body: str) -> None:
    assert not any(isinstance(found, SequenceDiagram) for found in fenced(body))


@pytest.mark.parametrize(
    "heading", ["State machine", "Order lifecycle", "Entity Relationships", "Dependencies", "状態遷移"]
)
def test_what_is_drawn_under_another_heading_is_taken_for_what_the_heading_says(heading: str) -> None:
    assert not any(isinstance(found, SequenceDiagram) for found in fenced(BOXES, heading=heading))


def test_code_of_a_language_is_no_drawing() -> None:
    assert fenced(INLINE, "python") == ()


def test_a_diagram_in_a_comment_does_not_count() -> None:
    document = "# Plan\n\n<!--\n```mermaid\nsequenceDiagram\nA->>B: x\n```\n-->\n"
    assert diagrams(Artifact("specs/001-x/plan.md", document.encode())) == ()


def test_an_entity_diagram_has_fields_and_relations_with_their_lines() -> None:
    (found,) = entity_diagrams(
        Artifact(
            "a.mmd",
            b'erDiagram\n  CUSTOMER ||--o{ ORDER : places\n  ORDER {\n    uuid id PK "the key"\n'
            b"    decimal(10,2) total\n  }\n  P[Person] { string name }\n  A one or many to zero or more B : has\n",
        )
    )
    assert found.errors == ()
    assert {(e.name, e.alias, e.fields) for e in found.entities if e.fields} == {
        ("ORDER", "", (("id", "uuid", 4), ("total", "decimal(10,2)", 5))),
        ("P", "Person", (("name", "string", 7),)),
    }
    assert [(r.source, r.target) for r in found.relations] == [("CUSTOMER", "ORDER"), ("A", "B")]


@pytest.mark.parametrize(
    ("body", "line"),
    [("A ||--o{ B : x\nA {\n  id\n}\n", 4), ("A {\n  uuid id\n", 2), ("this is no statement of it\n", 2)],
)
def test_a_broken_entity_diagram_says_where(body: str, line: int) -> None:
    (found,) = entity_diagrams(Artifact("a.mmd", f"erDiagram\n{body}".encode()))
    assert found.errors[0].line == line


@pytest.mark.parametrize(
    "text",
    [
        "classDiagram\nclass Order {\n  +UUID id\n  +place()\n}\nOrder --> Customer\n",
        "@startuml\nclass Order {\n  +id : UUID\n  +place()\n}\nOrder --> Customer\n@enduml\n",
        "@startuml\nentity Order {\n  * id : UUID <<PK>>\n  --\n}\nOrder }o--|| Customer\n@enduml\n",
    ],
)
def test_a_class_diagram_is_an_entity_diagram(text: str) -> None:
    (found,) = diagrams(Artifact("a.puml" if text.startswith("@") else "a.mmd", text.encode()))
    assert isinstance(found, EntityDiagram)
    assert next((e.name, e.fields) for e in found.entities) == ("Order", (("id", "UUID", 3),))
    assert len(found.relations) == 1


PIECES = st.sampled_from(
    [
        "sequenceDiagram",
        "erDiagram",
        "classDiagram",
        "@startuml",
        "@enduml",
        "participant A",
        "A->>B: x",
        "alt",
        "end",
        "else",
        "Note over A: x",
        "{",
        "}",
        "",
        "",
        "--o{",
        "%%{",
        "%%",
        "---",
        "-->",
        "──>",
        "│",
        "┌──┐",
        "└──┘",
        "▼",
        "Client   API",
        ":",
        ";",
        "#",
        "class A",
        "uuid id",
        "\u200b",
        "\u2028",
        "訂單",
        "<",
        "+",
        "-",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=30), st.sampled_from(["a.mmd", "a.puml", "a.md"]))
def test_no_text_makes_a_reader_raise(pieces: list[str], name: str) -> None:
    text = "\n".join(pieces)
    if name == "a.md":
        text = f"# x\n\n```\n{text}\n```\n\n```mermaid\n{text}\n```\n"
    lines = text.count("\n") + text.count("\r") + 2
    for found in diagrams(Artifact(name, text.encode("utf-8", "replace"))):
        assert 1 <= found.line <= lines
        assert found.line <= found.end_line

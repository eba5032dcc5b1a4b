"""Gates declared in `yaml gate` blocks: what they say, and what is wrong with them on which line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from constitution_gate.constitution.gate_schema import gate_json_schema
from constitution_gate.constitution.gate_shape import FACTS, KEYS
from constitution_gate.constitution.model import Constitution, GateDeclaration, Level, Phase, Problem

Read = Callable[[str], Constitution]
Refuse = Callable[[str], tuple[Problem, ...]]

HEAD = "# L\n\n## Core Principles\n\n### I. Balance\n\nLedgers MUST balance.\n\n"
TAIL = "\n### II. Trace (NON-NEGOTIABLE)\n\nEntries MUST be traced.\n\n"
END = "\n## Governance\n\nBy vote.\n\n"
FIRST = HEAD.count("\n") + 2


def block(yaml: str, fence: str = "```", info: str = "yaml gate") -> str:
    return f"{fence}{info}\n{yaml}\n{fence}\n"


def gates(constitution: Read, yaml: str) -> tuple[GateDeclaration, ...]:
    return constitution(HEAD + block(yaml) + TAIL + END).declarations


def test_every_key(constitution: Read) -> None:
    (gate,) = gates(
        constitution,
        "id: ledger-contract\ncheck: openapi-contract\ntitle: The contract stands\nprinciple: Balance\nlevel: SHOULD\n"
        "waivable: false\nwhen: exposes-http-api\nunless: [persistent-data, multi-party-flow]\nphase: design\n"
        "with:\n  paths: ['{feature}/contracts/*.yaml']\n  min: 1",
    )

    assert gate == GateDeclaration(
        id="ledger-contract",
        check="openapi-contract",
        title="The contract stands",
        path=".specify/memory/constitution.md",
        line=FIRST,
        principle="principle-1",
        level=Level.SHOULD,
        waivable=False,
        when=("exposes-http-api",),
        unless=("persistent-data", "multi-party-flow"),
        phase=Phase.DESIGN,
        parameters={"paths": ["{feature}/contracts/*.yaml"], "min": 1},
    )


def test_what_is_left_out_is_left_to_its_default(constitution: Read) -> None:
    (gate,) = gates(constitution, "id: a-b\ncheck: file")

    assert gate.title == "Balance"
    assert (gate.level, gate.waivable, gate.when, gate.unless, gate.phase) == (None, None, None, (), None)
    assert gate.parameters == {}


def test_a_list_of_gates_each_on_its_line(constitution: Read) -> None:
    found = gates(constitution, "- id: a\n  check: file\n\n# a remark\n- check: text\n  id: b")

    assert [(gate.id, gate.line) for gate in found] == [("a", FIRST), ("b", FIRST + 5)]


def test_json_is_yaml(constitution: Read) -> None:
    assert [gate.id for gate in gates(constitution, '[{"id": "a", "check": "file"}]')] == ["a"]


@pytest.mark.parametrize(
    ("place", "principle", "title"),
    [
        (lambda gate: HEAD + gate + TAIL + END, "principle-1", "Balance"),
        (lambda gate: HEAD + "#### More\n\n" + gate + TAIL + END, "principle-1", "Balance"),
        (lambda gate: HEAD + "- item\n\n  " + gate.replace("\n", "\n  ") + TAIL + END, "principle-1", "Balance"),
        (lambda gate: HEAD + TAIL + gate + END, "principle-2", "Trace"),
        (lambda gate: HEAD + TAIL + END + gate, None, "My gate"),
        (lambda gate: HEAD + "\n## Security\n\nKeys MUST rotate.\n\n" + gate, "security", "Security"),
    ],
)
def test_a_gate_belongs_to_the_principle_around_it(
    constitution: Read, place: Callable[[str], str], principle: str | None, title: str
) -> None:
    (gate,) = constitution(place(block("id: my-gate\ncheck: file"))).declarations

    assert (gate.principle, gate.title) == (principle, title)


@pytest.mark.parametrize("name", ["II", "2", '"2"', "Trace", "trace", "II. Trace", "principle-2"])
def test_a_gate_can_name_its_principle(constitution: Read, name: str) -> None:
    (gate,) = gates(constitution, f"id: a\ncheck: file\nprinciple: {name}")

    assert gate.principle == "principle-2"


@pytest.mark.parametrize(
    "hidden",
    [
        "<!--\n```yaml gate\nid: a\ncheck: file\n```\n-->\n",
        "````markdown\n```yaml gate\nid: a\ncheck: file\n```\n````\n",
        "    ```yaml gate\n    id: a\n    check: file\n    ```\n",
        "```yaml\nid: a\ncheck: file\n```\n",
        "`yaml gate`\n",
        "```\nyaml gate\n```\n",
        "```python\nid: a\n```\n",
        "```delegate\nid: a\n```\n",
    ],
)
def test_what_is_not_a_gate_block_declares_nothing(constitution: Read, hidden: str) -> None:
    assert constitution(HEAD + hidden + TAIL).declarations == ()


@pytest.mark.parametrize(
    "info",
    [
        "yml gate",
        "yaml  gate",
        "yaml Gate",
        "YAML gate",
        "yaml gates",
        "yaml-gate",
        "yaml:gate",
        "gate",
        "gates",
        "gate yaml",
        "json gate",
        "yaml gate title=x",
        "{.yaml .gate}",
        "yaml gat",
        "yaml gaet",
        "yaml g\u0430te",
        "yaml\u200b gate",
    ],
)
def test_an_info_string_that_was_meant_is_an_error(refusal: Refuse, info: str) -> None:
    (problem,) = refusal(HEAD + block("id: a\ncheck: file", info=info) + TAIL)

    assert problem.line == FIRST - 1
    assert "yaml gate" in (problem.remedy or "")


@pytest.mark.parametrize("fence", ["~~~", "`````"])
def test_any_fence_will_do(constitution: Read, fence: str) -> None:
    assert constitution(HEAD + block("id: a\ncheck: file", fence) + TAIL).declarations


def test_blanks_around_the_info_string_will_do(constitution: Read) -> None:
    assert constitution(HEAD + block("id: a\ncheck: file", info="  yaml gate  ") + TAIL).declarations


@pytest.mark.parametrize(
    ("yaml", "line", "message", "remedy"),
    [
        ("", -1, "is empty", "remove it"),
        ("[]", -1, "is empty", ""),
        ("{}", -1, "is empty", ""),
        ("# only a remark", -1, "is empty", ""),
        ("just text", 0, "is a mapping", "id"),
        ("- just text", 0, "is a mapping", "id"),
        ("check: file", 0, "has no `id`", "id:"),
        ("id: a", 0, 'gate "a" has no `check`', "check:"),
        ("id: a\ncheck: file\nlevl: MUST", 2, '"levl" that is not known', "Did you mean `level`?"),
        ("id: a\ncheck: file\nEnabled: false", 2, '"Enabled" that is not known', "Known keys: id, check"),
        ("id: API\ncheck: file", 0, "`id`", "lower-case"),
        ("id: 1a\ncheck: file", 0, "`id`", "letter first"),
        ("id: 7\ncheck: file", 0, "`id`", "lower-case"),
        ('id: "a\\nb"\ncheck: file', 0, "`id`", "lower-case"),
        ("id: n\u043e-cards\ncheck: file", 0, "`id`", "lower-case"),
        (f"id: {'a' * 64}\ncheck: file", 0, "`id`", "63"),
        ("id: a\ncheck: 3", 1, "`check`", "name of a check"),
        ("id: a\ncheck: ''", 1, "`check`", "name of a check"),
        ("id: a\ncheck: [file]", 1, "`check`", "name of a check"),
        ("id: a\ncheck: file\ntitle: null", 2, '`title` of the gate "a" is null', "remove the key"),
        ("id: a\ncheck: file\nwith:", 2, '`with` of the gate "a" is null', "remove the key"),
        ("id: a\ncheck: file\nwith: [1]", 2, "`with`", "mapping"),
        ("id: a\ncheck: file\nlevel: must", 2, "`level`", "MUST, SHOULD, MAY"),
        ("id: a\ncheck: file\nwaivable: yes", 2, "`waivable`", "true or false"),
        ("id: a\ncheck: file\nwaivable: 'false'", 2, "`waivable`", "true or false"),
        ("id: a\ncheck: file\nwaivable: 0", 2, "`waivable`", "true or false"),
        ("id: a\ncheck: file\nphase: later", 2, "`phase`", "spec, plan"),
        ("id: a\ncheck: file\nwhen: exposes-api", 2, "`when`", "exposes-http-api"),
        ("id: a\ncheck: file\nwhen:\n  - persistent-data\n  - speaks", 4, "`when`", "exposes-http-api"),
        ("id: a\ncheck: file\nwhen: []", 2, "`when`", "exposes-http-api"),
        ("id: a\ncheck: file\nunless: true", 2, "`unless`", "exposes-http-api"),
        ("id: a\ncheck: file\nprinciple: IX", 2, 'no principle "IX"', 'Known: "I. Balance", "II. Trace".'),
        ("id: a\ncheck: file\nprinciple: Tr\u0430ce", 2, "no principle", "Known:"),
        ('id: a\ncheck: file\nprinciple: "Tr\\u200bace"', 2, 'no principle "Tr\\u200bace"', "Known:"),
        ("id: a\ncheck: file\nprinciple: true", 2, "`principle`", "number or the title"),
        ("id: a\ncheck: file\nid: b", 2, "", ""),
        ("id: a\ncheck: [", 1, "", ""),
        ("id: &x a\ncheck: file", 0, "", ""),
        ("id: !!str a\ncheck: file", 0, "", ""),
        ("id: a\ncheck: file\n---\nid: b\ncheck: file", 2, "", ""),
        ("id: a\ncheck: file\nprinciple: II\nwaivable: true", 3, "waivable, and its principle", "Remove"),
        ("id: a\ncheck: file\nprinciple: II\nlevel: SHOULD", 3, "level SHOULD, and its principle", "MUST"),
        (
            "id: a\ncheck: file\nprinciple: II\nwhen: persistent-data\nunless: [persistent-data]",
            4,
            "can never apply",
            "remove one",
        ),
    ],
)
def test_an_error_names_the_line_and_the_remedy(
    refusal: Refuse, yaml: str, line: int, message: str, remedy: str
) -> None:
    problems = refusal(HEAD + block(yaml) + TAIL + END)
    found = [p for p in problems if message in p.message and remedy in (p.remedy or "")]

    assert [p.line for p in found[:1]] == [FIRST + line], problems


def test_ids_are_unique_over_all_blocks(refusal: Refuse) -> None:
    (problem,) = refusal(
        HEAD + block("id: a\ncheck: file") + TAIL + block("- id: b\n  check: file\n- id: a\n  check: text")
    )

    assert f'"a" is taken by the gate of line {FIRST}' in problem.message
    assert problem.line == (HEAD + TAIL).count("\n") + 8


def test_ids_that_differ_in_case_alone_are_the_same(refusal: Refuse) -> None:
    problems = refusal(HEAD + block("- id: api\n  check: file\n- id: API\n  check: file") + TAIL)

    assert any("is taken by" in p.message for p in problems)


def test_every_error_of_every_block_at_once(refusal: Refuse) -> None:
    text = (
        HEAD + block("- id: A\n  check: file\n- id: b\n  chek: file") + TAIL + block("id: [") + block("", info="gates")
    )
    problems = refusal(text)

    assert {p.line for p in problems} >= {FIRST, FIRST + 2, FIRST + 3}
    assert problems[-1].message.startswith("The info string")
    assert list(problems) == sorted(problems, key=lambda p: p.line or 0)


def test_a_name_that_two_principles_bear_names_neither(refusal: Refuse) -> None:
    text = HEAD + "### III. Balance\n\nText.\n\n" + block("id: a\ncheck: file\nprinciple: Balance")

    assert "names 2 principles" in refusal(text)[0].message


def test_a_block_in_a_quotation_and_an_open_block_are_errors(refusal: Refuse) -> None:
    quoted = HEAD + "> ```yaml gate\n> id: a\n> check: file\n> ```\n" + TAIL
    open_ended = HEAD + "```yaml gate\nid: a\ncheck: file\n" + TAIL

    assert [(p.line, "block quote" in p.message) for p in refusal(quoted)] == [(FIRST - 1, True)]
    assert any(p.line == FIRST - 1 and "never closed" in p.message for p in refusal(open_ended))


def test_too_many_gates(refusal: Refuse) -> None:
    entries = [block("\n".join(f"- {{id: g{n}-{i}, check: file}}" for i in range(300))) for n in range(2)]

    assert any("the limit is 500" in p.message for p in refusal(HEAD + "\n".join(entries) + TAIL))


def test_a_value_is_not_quoted(refusal: Refuse) -> None:
    problems = refusal(HEAD + block("id: a\ncheck: file\nwith: hunter2-secret") + TAIL)

    assert "hunter2" not in "".join(map(str, problems))


SAMPLES: list[tuple[Any, bool]] = [
    ({"id": "a", "check": "file"}, True),
    ([{"id": "a", "check": "file"}, {"id": "b", "check": "text", "with": {"x": 1}}], True),
    ({"id": "a", "check": "file", "when": "persistent-data", "unless": ["multi-party-flow"], "principle": 3}, True),
    ([], False),
    ({"id": "a"}, False),
    ({"id": "A", "check": "file"}, False),
    ({"id": "a", "check": "file", "levl": "MUST"}, False),
    ({"id": "a", "check": "file", "title": None}, False),
    ({"id": "a", "check": "file", "when": "sings"}, False),
    ({"id": "a", "check": "file", "waivable": "no"}, False),
]


@pytest.mark.parametrize(("sample", "valid"), SAMPLES)
def test_the_json_schema_agrees(sample: object, valid: bool) -> None:
    validator = jsonschema.Draft202012Validator(gate_json_schema())

    assert validator.is_valid(sample) is valid


def test_the_json_schema_describes_every_key_and_fact() -> None:
    schema = gate_json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    properties = schema["$defs"]["gate"]["properties"]

    assert tuple(properties) == KEYS
    assert all("description" in prop for prop in properties.values())
    assert all(fact in str(properties["when"]) for fact in FACTS)


def test_pydantic_and_yaml_are_loaded_only_for_a_gate() -> None:
    code = (
        "import sys\n"
        "from constitution_gate.constitution.reader import read\n"
        "read('# L\\n\\n## I. A\\n\\nIt MUST be.\\n\\n## II. B\\n\\nText.\\n', path='c.md', sha256='')\n"
        "print(sorted({'pydantic', 'yaml'} & set(sys.modules)))\n"
    )
    paths = [path for path in sys.path if path]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\nsys.path[:0] = {paths!r}\n{code}"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "[]"

"""Derived gates written down as blocks: the same is demanded, and nothing else is touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution import reader
from constitution_gate.constitution.changes import Bump, Edition, compare, match, needed
from constitution_gate.constitution.model import InputError
from constitution_gate.engine import collection, gate_block, gate_changes
from constitution_gate.engine.explicit_gates import Explicit, explicit
from constitution_gate.gates.feature import Artifact

ROOT = Path(__file__).resolve().parents[2]
PATH = ".specify/memory/constitution.md"
CASES = sorted(path for place in ("tests", "docs") for path in (ROOT / place).rglob("constitution.md"))
FOOTER = "**Version**: 1.0.0 | **Ratified**: 2026-01-01 | **Last Amended**: 2026-01-01\n"

HEADED = """\
# Harbour Constitution

## Core Principles

### I. Contracts (NON-NEGOTIABLE)

Every HTTP API MUST be described by an OpenAPI 3.1 contract.

#### Storage

- Schema changes MUST use migrations.

Rationale: without them nobody knows what is stored.

---

### II. Tests

Coverage MUST be at least 85 %.
Tests MUST be written before the code.

## Governance

The council decides.

"""


def artifact(text: str | bytes) -> Artifact:
    return Artifact(PATH, text.encode("utf-8") if isinstance(text, str) else text)


def demands(data: bytes, ids: dict[str, str]) -> dict[str, object]:
    """What each gate demands, by its id; declared and derived gates count alike."""
    constitution = reader.read(data.decode("utf-8"), path=PATH, sha256="0" * 64)
    return {
        ids.get(gate.id, gate.id): (
            gate_block.shortened(gate.title),
            gate.principle and gate.principle.id,
            gate.level,
            gate.waivable,
            gate.check,
            gate.parameters,
            gate.when,
            gate.unless,
            gate.phase,
            gate.check == "review",
        )
        for gate in collection.from_constitution(constitution)
    }


def without_blocks(found: Explicit) -> bytes:
    """The new text with each insertion taken out again, the first one first."""
    assert found.change is not None
    parts = re.split(rb"(\r\n|\n|\r)", found.change.new)
    lines = [body + end for body, end in zip(parts[0::2], [*parts[1::2], b""], strict=True)]
    for insertion in found.change.insertions:
        del lines[insertion.after : insertion.after + len(insertion.lines)]
    return b"".join(lines)


def assert_faithful(file: Artifact) -> Explicit:
    found = explicit(file)
    if found.change is None:
        return found
    assert found.change.old == file.data
    left = without_blocks(found)
    # A text whose last line is not ended gets an end for that line, and ends without one as before.
    assert left == file.data or left.rstrip(b"\r\n") == file.data
    ids = {gate.id: name for gate, name in found.written}
    assert demands(found.change.new, {}) == demands(file.data, ids)
    again = explicit(artifact(found.change.new))
    assert again.change is None, "a second run changes nothing"
    assert {left.gate.check for left in again.left_out} == {left.gate.check for left in found.left_out}
    return found


def block_lines(found: Explicit) -> str:
    assert found.change is not None
    return "\n".join(line for insertion in found.change.insertions for line in insertion.lines)


@pytest.mark.parametrize("path", CASES, ids=[str(path.relative_to(ROOT)) for path in CASES])
def test_what_a_constitution_demands_stays_the_same(path: Path) -> None:
    file = Artifact(PATH, path.read_bytes())
    try:
        reader.read(file.text, path=PATH, sha256="")
    except InputError:
        with pytest.raises(InputError):
            explicit(file)
        return
    assert_faithful(file)


def test_a_block_stands_below_the_text_that_its_gates_follow_from() -> None:
    found = assert_faithful(artifact(HEADED + FOOTER))
    assert found.change is not None
    assert (
        found.change.new.decode()
        == HEADED.replace(
            "contract.\n\n####",
            """contract.

```yaml gate
id: principle-1-openapi-contract
title: "Every HTTP API MUST be described by an OpenAPI 3.1 contract."
check: openapi-contract
level: MUST
when: exposes-http-api
phase: design
with:
  versions: ["3.1", "3.2"]
```

####""",
        )
        .replace(
            "is stored.\n",
            """is stored.

```yaml gate
id: principle-1-migrations
title: "Schema changes MUST use migrations."
check: migrations
level: MUST
when: schema-change
phase: implement
```
""",
        )
        .replace(
            "before the code.\n",
            """before the code.

```yaml gate
id: principle-2-testing
title: "Coverage MUST be at least 85 %."
check: testing
level: MUST
phase: tasks
with:
  test_first: true
  coverage: 85
```
""",
        )
        + FOOTER
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("tail", ["", "  ", "\n", "\n\n \t\n"])
def test_line_ends_mark_and_trailing_blanks_stay(end: str, mark: str, tail: str) -> None:
    text = mark + (HEADED + FOOTER.strip() + tail).replace("\n", end)
    found = assert_faithful(artifact(text))
    assert found.change is not None
    new = found.change.new.decode("utf-8")
    assert set(re.findall(r"\r\n|\n|\r", new)) == {end}
    assert new.endswith((FOOTER.strip() + tail).replace("\n", end))


def test_a_principle_at_the_end_keeps_the_footer_below_its_block() -> None:
    text = "# C\n\n## Core Principles\n\n### I. Data\n\nSchema changes MUST use migrations.\n\n"
    found = assert_faithful(artifact(text + FOOTER))
    assert found.change is not None
    assert found.change.new.decode().endswith("```\n\n" + FOOTER)


def test_a_text_that_ends_with_its_rule_and_no_line_end() -> None:
    text = "# C\n\n## Core Principles\n\n### I. Data\n\nSchema changes MUST use migrations."
    found = assert_faithful(artifact(text))
    assert found.change is not None
    assert found.change.new.decode().endswith("phase: implement\n```")


@pytest.mark.parametrize(
    "principles",
    [
        """\
1. **Contracts**: every HTTP API MUST have an OpenAPI contract.
2. **Data**: schema changes MUST use migrations.
""",
        """\
| No | Principle | Rule |
|---|---|---|
| 1 | Contracts | Every HTTP API MUST have an OpenAPI contract. |
| 2 | Data | Schema changes MUST use migrations. |
""",
        """\
**Contracts**: Every HTTP API MUST have an OpenAPI contract.

**Data**: Schema changes MUST use migrations.
""",
    ],
    ids=["a list", "a table", "bold paragraphs"],
)
def test_a_principle_without_a_heading_is_named_below_the_whole(principles: str) -> None:
    text = f"# C\n\n## Core Principles\n\n{principles}\n## Governance\n\nThe council decides.\n"
    found = assert_faithful(artifact(text))
    assert len(found.written) == 2
    assert found.change is not None
    assert {insertion.after for insertion in found.change.insertions} == {4 + principles.rstrip().count("\n") + 1}
    assert 'principle: "Contracts"' in block_lines(found)
    assert 'principle: "Data"' in block_lines(found)


def test_a_should_under_a_non_negotiable_principle_stays_derived() -> None:
    text = HEADED.replace("Schema changes MUST use", "Schema changes SHOULD use")
    found = assert_faithful(artifact(text))
    (left,) = found.left_out
    assert left.gate.check == "migrations"
    assert "NON-NEGOTIABLE" in left.reason
    assert "migrations" not in block_lines(found).replace("migrations.", "")


def test_an_id_that_no_block_can_hold_is_made_anew() -> None:
    first = "# 憲章\n\n## 核心原則\n\n### I. 資料\n\n每個 API 必須有 OpenAPI 契約。\n\n"
    text = f"{first}## 品質關卡\n\n結構變更必須使用遷移腳本。\n"
    found = assert_faithful(artifact(text))
    names = {gate.check: (gate.id, name) for gate, name in found.written}
    assert names["migrations"] == ("品質關卡-migrations", "migrations-gate")
    assert names["openapi-contract"] == ("principle-1-openapi-contract", "principle-1-openapi-contract")


def test_a_title_is_cut_between_two_words() -> None:
    rule = f"Every HTTP API MUST have an OpenAPI contract that {'really ' * 30}validates."
    found = assert_faithful(artifact(HEADED.replace("Coverage MUST be at least 85 %.", rule)))
    (title,) = re.findall(r'title: "(Every HTTP API MUST have an .*)"', block_lines(found))
    assert len(title) <= 200
    assert title.endswith("really…")


@pytest.mark.parametrize(
    "thing", ['a "quoted" thing', "it's", "a: b", "# no", "- x", "back\\slash", "`code`", "|", "*x*", "{a}", "…", "🚢"]
)
def test_a_title_is_written_so_that_it_is_read_as_it_was(thing: str) -> None:
    assert_faithful(artifact(HEADED.replace("an OpenAPI 3.1 contract", f"{thing} and an OpenAPI 3.1 contract")))


def test_a_constitution_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(InputError):
        explicit(artifact("# [PROJECT_NAME] Constitution\n\n## Core Principles\n\n### [PRINCIPLE_1_NAME]\n"))


def test_a_gate_that_cannot_be_bound_is_refused() -> None:
    with pytest.raises(InputError, match="not known"):
        explicit(artifact(HEADED + "```yaml gate\nid: a\ncheck: nothing-like-it\n```\n"))


def test_a_declared_gate_is_not_declared_again() -> None:
    declared = "```yaml gate\nid: tests\ncheck: testing\n```\n"
    found = assert_faithful(artifact(HEADED.replace("before the code.\n", f"before the code.\n\n{declared}")))
    assert {gate.check for gate, _ in found.written} == {"openapi-contract", "migrations"}


def test_the_change_is_no_more_than_a_patch_and_no_gate_changes() -> None:
    text = HEADED.replace("contract.\n", "contract, unless it is internal.\n")
    found = assert_faithful(artifact(text))
    assert found.change is not None
    old, new = (Edition.of(each, path=PATH, sha256="") for each in (text, found.change.new.decode()))
    changes = compare(old, new)
    assert needed(changes) is Bump.PATCH
    assert not any(change.weakens for change in changes)
    gates = [collection.from_constitution(each.constitution) for each in (old, new)]
    assert gate_changes.compare(*gates, match(old.constitution.principles, new.constitution.principles)) == ()


PIECES = st.sampled_from(
    [
        "## Core Principles",
        "### I. Contracts",
        "### II. Data (NON-NEGOTIABLE)",
        "#### Details",
        "## Security Requirements",
        "## Governance",
        "Every HTTP API MUST have an OpenAPI contract.",
        "- Schema changes MUST use migrations.",
        "- Personal data MUST NOT be logged.",
        "  - Tests SHOULD be written before the code.",
        "1. **Storage**: every entity MUST be in a data model.",
        "| No | Rule |\n|---|---|\n| 1 | Calls to other services MUST have a retry policy. |",
        "> Cached data MUST have a time to live.",
        "每個 API 必須有 OpenAPI 契約。",
        "## 品質關卡",
        "```yaml gate\nid: own\ncheck: migrations\n```",
        "```python\nprint('MUST')\n```",
        "<!-- a note\nover two lines -->",
        "<div>\nhtml",
        "[link]: https://example.org",
        "    indented code",
        "Title\n---",
        "---",
        "text  ",
        "**Version**: 1.0.0 | **Ratified**: 2025-01-31 | **Last Amended**: 2025-01-31",
    ]
)


@given(st.lists(PIECES, min_size=2, max_size=14), st.sampled_from(["\n", "\n\n", "\r\n", "\r"]), st.booleans())
@settings(max_examples=60, deadline=None)
def test_bytes_outside_of_the_blocks_stay_and_twice_is_once(parts: list[str], end: str, ended: bool) -> None:
    text = end.join(["# C", "## Core Principles", "### 1. First", "It MUST hold.", *parts])
    if end != "\n\n":
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", end)
    file = artifact(text + end if ended else text)
    try:
        collection.from_constitution(reader.read(file.text, path=PATH, sha256=""))
    except InputError:
        with pytest.raises(InputError):
            explicit(file)
        return
    assert_faithful(file)


@given(st.text(max_size=120))
@settings(max_examples=60, deadline=None)
def test_a_scalar_is_read_as_it_was(text: str) -> None:
    from constitution_gate.constitution.yaml_source import GATE_BLOCK, load

    text = text.encode("utf-8", "ignore").decode()
    written = f"title: {gate_block.quoted(text)}\n"
    assert written.count("\n") == 1
    assert load(written, PATH, limits=GATE_BLOCK).value == {"title": text}

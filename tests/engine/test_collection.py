"""Gates come from four sources, each is listed once, and a declaration never weakens a norm."""

from __future__ import annotations

import pytest

from constitution_gate.constitution import reader
from constitution_gate.constitution.model import InputError, Level
from constitution_gate.engine import collection
from constitution_gate.engine.binding import Gate
from constitution_gate.gates.feature import Artifact


def _gates(body: str, block: str = "") -> tuple[Gate, ...]:
    fence = f"\n```yaml gate\n{block}\n```\n" if block else ""
    text = f"# C\n\n## Core Principles\n\n### I. Contracts\n\n{body}\n{fence}\n**Version**: 1.0.0\n"
    return collection.from_constitution(reader.read(text, path="c.md", sha256="0" * 64))


def _listed(gates: tuple[Gate, ...]) -> list[tuple[str, str]]:
    return [(gate.check, gate.source.kind) for gate in gates]


NORM = "Every HTTP API MUST be described by an OpenAPI contract."


def test_a_norm_that_a_check_decides_wholly_becomes_one_gate_at_its_line() -> None:
    (gate,) = _gates(NORM)
    assert (gate.check, gate.source.kind, gate.source.line, gate.level) == (
        "openapi-contract",
        "derived",
        7,
        Level.MUST,
    )


def test_a_norm_that_no_check_decides_becomes_a_review() -> None:
    assert _listed(_gates("Code MUST be kind.")) == [("review", "review")]


def test_a_norm_that_asks_for_more_keeps_a_review_beside_its_check() -> None:
    gates = _gates("Every HTTP API MUST be described by an OpenAPI contract that the customers signed.")
    assert sorted(_listed(gates)) == [("openapi-contract", "derived"), ("review", "review")]


def test_a_declared_gate_replaces_the_derived_one_of_its_check() -> None:
    assert _listed(_gates(NORM, "id: api\ncheck: openapi-contract")) == [("openapi-contract", "declared")]


@pytest.mark.parametrize(
    "weaker", ["level: MAY", "phase: release", "when: multi-party-flow", "unless: persistent-data"]
)
def test_a_declared_gate_that_is_weaker_than_the_norm_stands_beside_it(weaker: str) -> None:
    gates = _gates(NORM, f"id: api\ncheck: openapi-contract\n{weaker}")
    assert sorted(_listed(gates)) == [("openapi-contract", "declared"), ("openapi-contract", "derived")]


def test_a_declared_review_replaces_the_automatic_one() -> None:
    assert _listed(_gates("Code MUST be kind.", "id: kindness\ncheck: review")) == [("review", "declared")]


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("id: a\ncheck: openapy-contract", "'openapi-contract'"),
        ("id: a\ncheck: file", "path"),
        ("id: a\ncheck: file\nwith: {path: ['x']}", "no parameter 'path'"),
        ("id: a\ncheck: file\nwith: {paths: ['../x']}", "climbs out"),
        ("id: a\ncheck: text\nwith: {files: ['x'], forbid: '(x'}", "forbid"),
        ("id: a\ncheck: file\nwith: {paths: ['x'], min: '0'}", "min"),
    ],
)
def test_a_gate_that_cannot_be_bound_is_an_error_at_its_line(block: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        _gates(NORM, block)
    assert all(problem.path == "c.md" and problem.line for problem in caught.value.problems)


def test_items_of_the_template_become_gates_unless_something_asks_for_their_check() -> None:
    plan = "## Constitution Check\n\n- [ ] API contract (OpenAPI) exists\n- [ ] Somebody read it\n- [ ] [Add gates]\n"
    template = Artifact(".specify/templates/plan-template.md", plan.encode())
    gates = collection.from_template(template, None, None, _gates(NORM))
    assert [(gate.id, gate.check) for gate in gates] == [
        ("somebody-read-it", "review"),
        ("plan-complete", "plan-complete"),
    ]
    assert [gate.check for gate in collection.from_template(template, None, None, ())] == [
        *("openapi-contract", "review", "plan-complete"),
    ]


def test_a_plan_that_is_not_complete_cannot_be_justified() -> None:
    (gate,) = collection.from_template(None, None, None, ())
    assert (gate.check, gate.waivable, gate.level) == ("plan-complete", False, Level.MUST)

"""Every built-in check can fail: each of its passing examples is broken in some way, and the check then says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from constitution_gate.engine.proving import catalogue
from constitution_gate.engine.proving.proof import Effort, Status, prove_gate
from constitution_gate.engine.report import Verdict
from constitution_gate.gates.catalogue import CHECKS

EXAMPLES = Path(__file__).parents[1] / "checks"
PASSING = sorted(EXAMPLES.glob("*/pass/*/"))
ONLY_UNVERIFIED = {
    "contract-compatibility/the-contract-is-new": "A first contract has promised nothing that it could break.",
}
"""The examples that no mutation makes fail, each with the reason; they are still made to pass no longer."""


@pytest.mark.parametrize("case", PASSING, ids=[f"{case.parent.parent.name}/{case.name}" for case in PASSING])
def test_each_passing_example_is_turned_by_a_mutation(case: Path, bench) -> None:
    first, judge = bench(case)
    assert first.report.verdict is Verdict.PASS
    found = prove_gate(first, judge, Effort(limit=150))
    name = f"{case.parent.parent.name}/{case.name}"
    assert found.status is Status.PROVEN, [(a.kind, a.path, a.line, a.after, a.reason) for a in found.attempts]
    assert found.proof is not None
    if name in ONLY_UNVERIFIED:
        assert found.proof.after is Verdict.UNVERIFIED
    else:
        assert found.proof.after is Verdict.FAIL
        assert found.proof.finding is not None
        assert found.proof.finding.message


def test_every_check_has_its_ways_of_being_broken() -> None:
    assert list(catalogue.OF_CHECK) == sorted(catalogue.OF_CHECK)
    assert set(catalogue.OF_CHECK) == set(CHECKS)


def test_a_check_that_is_not_listed_is_tried_with_the_general_ways() -> None:
    first, last = catalogue.families("a-check-of-tomorrow")
    assert [name for name, _ in first] == list(catalogue.GENERAL)
    assert [name for name, _ in last] == list(catalogue.OF_FILES)


@pytest.mark.parametrize("name", sorted({name for names in catalogue.OF_CHECK.values() for name in names}))
def test_each_way_that_is_listed_exists(name: str) -> None:
    module, _, function = name.partition(":")
    assert (Path(catalogue.__file__).parent / "mutations" / f"{module}.py").exists()
    assert any(name in dict(catalogue.families(check)[0]) for check in CHECKS), function

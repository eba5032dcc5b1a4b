"""Every check against its example features: the passing pass, the failing fail at the line they name."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from constitution_gate.constitution.model import GateDeclaration
from constitution_gate.engine.binding import bind
from constitution_gate.engine.project import open_project
from constitution_gate.gates import catalogue
from constitution_gate.gates.facts import catalogue as facts

HERE = Path(__file__).parent
KINDS = ("pass", "fail", "not-applicable")
CASES = sorted(
    case for check in HERE.iterdir() if check.is_dir() for kind in KINDS for case in (check / kind).glob("*/")
)


def _expected(case: Path) -> dict[str, object]:
    file = case / "expected.yaml"
    return (yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else None) or {}


@pytest.mark.parametrize("case", CASES, ids=[str(case.relative_to(HERE)) for case in CASES])
def test_a_check_finds_in_an_example_what_is_wrong_with_it(case: Path) -> None:
    check, kind = case.relative_to(HERE).parts[:2]
    expected = _expected(case)
    project = open_project(case)
    (path,) = project.features()
    feature = project.feature(path)
    if (case / "base").is_dir():
        feature = feature.replace(base=open_project(case / "base").repository, base_name="main")
    declaration = GateDeclaration(
        id="example",
        check=check,
        title="example",
        path="x",
        line=1,
        parameters=expected.get("parameters") or {},
    )
    gate, problems = bind(declaration, None, "declared")
    assert gate is not None, [str(problem) for problem in problems]
    observed = {name: facts.observe(feature, name) for name in gate.when}
    applies = all(fact.value for fact in observed.values())
    if kind == "not-applicable":
        assert not applies, {name: fact.reason for name, fact in observed.items()}
        return
    result = gate.module.check(feature, gate.parameters)
    found = [(f.path, f.line, f.message) for f in result.findings]
    if kind == "pass":
        assert found == []
        assert result.undecided is None
        assert result.evidence
        return
    wanted = expected.get("findings") or []
    assert len(found) == len(wanted), found
    for entry in wanted:
        assert any(f[0] == entry["path"] and f[1] == entry.get("line") and entry["message"] in f[2] for f in found), (
            entry,
            found,
        )
    if "undecided" in expected:
        assert result.undecided is not None
        assert expected["undecided"] in result.undecided
    assert found or result.undecided


@pytest.mark.parametrize("check", sorted(set(catalogue.CHECKS) - {"review"}))
def test_a_check_has_three_passing_and_five_failing_examples(check: str) -> None:
    assert len([*(HERE / check / "pass").glob("*/")]) >= 3
    assert len([*(HERE / check / "fail").glob("*/")]) >= 5


@pytest.mark.parametrize("check", sorted(catalogue.CHECKS))
def test_a_check_with_a_condition_has_an_example_that_it_does_not_apply_to(check: str) -> None:
    if catalogue.load(check).CONDITION:
        assert [*(HERE / check / "not-applicable").glob("*/")]

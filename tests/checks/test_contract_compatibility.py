"""Which contract is compared with which, and what is said where nothing can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from constitution_gate.engine.project import open_project
from constitution_gate.gates.checks import contract_compatibility
from constitution_gate.gates.checks.contract_compatibility import Parameters
from constitution_gate.gates.feature import Feature
from constitution_gate.gates.protocol import Result

FEATURE = "specs/001-loans"
HERE = f"{FEATURE}/contracts/api.yaml"


def contract(*paths: str, title: str = "Loans", version: str = "1.0.0") -> str:
    operations = "".join(
        f"  {path}:\n    get:\n      responses:\n        '200': {{description: it}}\n" for path in paths
    )
    return f"openapi: 3.1.0\ninfo: {{title: {title}, version: {version}}}\npaths:\n{operations}"


def feature(root: Path, now: dict[str, str], then: dict[str, str]) -> Feature:
    for name, files in (("now", now), ("then", then)):
        for path, text in {f"{FEATURE}/spec.md": "# Loans\n", **files}.items():
            file = root / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    base = open_project(root / "then").repository
    return open_project(root / "now").feature(FEATURE).replace(base=base, base_name="main")


def judged(root: Path, now: dict[str, str], then: dict[str, str], *globs: str) -> Result:
    return contract_compatibility.check(feature(root, now, then), Parameters(paths=globs))


def test_a_contract_that_the_plan_names_is_compared_wherever_it_stands(tmp_path: Path) -> None:
    plan = {f"{FEATURE}/plan.md": "See `api/openapi.yaml`.\n"}
    now, then = {"api/openapi.yaml": contract("/a")}, {"api/openapi.yaml": contract("/a", "/b")}
    for before in (then, then | plan):
        (found,) = judged(tmp_path / str(len(before)), now | plan, before).findings
        assert (found.path, "`GET /b` is gone" in found.message) == ("api/openapi.yaml", True)


def test_globs_name_the_contracts(tmp_path: Path) -> None:
    now, then = {"api/openapi.yaml": contract("/a")}, {"api/openapi.yaml": contract("/a", "/b")}
    (found,) = judged(tmp_path, now, then, "api/*.yaml").findings
    assert found.path == "api/openapi.yaml"
    assert contract_compatibility.problems(Parameters(paths=("/etc/*",)))


def test_a_contract_is_found_again_by_its_title_or_its_operations(tmp_path: Path) -> None:
    then = {HERE: contract("/a", "/b")}
    by_title = {f"{FEATURE}/contracts/loans.yaml": contract("/a")}
    (found,) = judged(tmp_path / "title", by_title, then).findings
    assert "`GET /b` is gone" in found.message
    assert "line 9 of specs/001-loans/contracts/api.yaml at main" in found.message
    by_operations = {f"{FEATURE}/contracts/lending.yaml": contract("/a", "/b", "/c", title="Lending")}
    passed = judged(tmp_path / "operations", by_operations, then)
    assert (passed.findings, passed.undecided) == ((), None)
    assert "in specs/001-loans/contracts/api.yaml" in passed.evidence[0].note
    (gone,) = judged(tmp_path / "other", {f"{FEATURE}/contracts/x.yaml": contract("/x", title="X")}, then).findings
    assert "is gone: clients lose what it promised" in gone.message


def test_each_of_several_contracts_is_judged(tmp_path: Path) -> None:
    other = f"{FEATURE}/contracts/other.yaml"
    then = {HERE: contract("/a", "/b"), other: contract("/x", "/y", title="Other")}
    now = {HERE: contract("/a", version="2.0.0"), other: contract("/x", title="Other")}
    result = judged(tmp_path, now, then)
    assert [finding.path for finding in result.findings] == [other]
    assert "1 breaking change; `info.version` goes from 1.0.0 to 2.0.0, a new major version" in result.evidence[0].note


def test_at_most_fifty_findings_are_listed(tmp_path: Path) -> None:
    result = judged(tmp_path, {HERE: contract("/a")}, {HERE: contract("/a", *(f"/b{n}" for n in range(60)))})
    assert len(result.findings) == contract_compatibility.MAX_FINDINGS + 1
    assert result.findings[-1].message == "10 more breaking changes are not listed."


@pytest.mark.parametrize(
    ("now", "then", "reason"),
    [
        ({}, {}, "no OpenAPI document to compare"),
        ({HERE: contract("/a")}, {HERE: "openapi: [\n"}, "cannot be read at main"),
        ({HERE: "openapi: [\n"}, {HERE: contract("/a")}, "cannot be read"),
        ({HERE: contract("/a")}, {HERE: contract("/a").replace("3.1.0", "4.0.0")}, "at main, `openapi` states"),
        ({HERE: contract("/a").replace("3.1.0", "4.0.0")}, {HERE: contract("/a")}, "`openapi` states"),
        ({HERE: contract("/a", version="soon")}, {HERE: contract("/b")}, "'soon', which is no semantic version"),
        (
            {HERE: contract("/a")},
            {HERE: contract("/b").replace("info: {title: Loans, version: 1.0.0}", "info: 1")},
            "missing",
        ),
    ],
)
def test_what_cannot_be_compared_is_undecided(
    tmp_path: Path, now: dict[str, str], then: dict[str, str], reason: str
) -> None:
    result = judged(tmp_path, now, then)
    assert result.findings == ()
    assert reason in (result.undecided or "")


def test_without_a_base_revision_nothing_is_decided(tmp_path: Path) -> None:
    result = contract_compatibility.check(
        feature(tmp_path, {HERE: contract("/a")}, {}).replace(base=None), Parameters()
    )
    assert result == Result(
        undecided="No base revision was given to compare the contract with; name one with --base REV."
    )

"""What a check looks at besides the feature is known: no file matters to a verdict that would not touch the feature."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from constitution_gate.constitution.model import GateDeclaration
from constitution_gate.engine import touched
from constitution_gate.engine.binding import bind
from constitution_gate.engine.project import open_project
from constitution_gate.engine.working_tree import Changes
from constitution_gate.gates import catalogue, reach
from constitution_gate.gates.feature import Artifact
from constitution_gate.gates.reach import Kind

CASES_OF = Path(__file__).parent.parent / "checks"
APART = frozenset({"specs", "base", "expected.yaml", ".specify"})
CASES = sorted(
    case
    for check in CASES_OF.iterdir()
    for kind in ("pass", "fail")
    for case in (check / kind).glob("*/")
    if any(each.name not in APART for each in case.iterdir())
)


class Altered:
    """A repository without one of its files, or with something else in it."""

    def __init__(self, whole: Any, path: str, data: bytes | None) -> None:
        self._whole = whole
        self._path = path
        self._data = data
        self.paths = tuple(each for each in whole.paths if each != path or data is not None)
        self.refused = whole.refused
        self.limits = whole.limits

    def read(self, path: str, *, text: bool = True) -> Any:
        if path != self._path:
            return self._whole.read(path, text=text)
        return None if self._data is None else Artifact(path, self._data)

    def size(self, path: str) -> int | None:
        if path != self._path:
            return self._whole.size(path)  # type: ignore[no-any-return]
        return None if self._data is None else len(self._data)

    def is_directory(self, path: str) -> bool:
        return any(each.startswith(f"{path}/") for each in self.paths)

    def is_ignored(self, path: str) -> bool:
        return False

    def mentions(self, path: str, words: Any) -> bool:
        return path == self._path or self._whole.mentions(path, words)

    def shared(self, _key: object, compute: Any) -> Any:
        return compute()


def _gate(case: Path) -> Any:
    file = case / "expected.yaml"
    expected = (yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else None) or {}
    check = case.relative_to(CASES_OF).parts[0]
    parameters = expected.get("parameters") or {}
    gate, problems = bind(GateDeclaration("example", check, "example", "x", 1, parameters=parameters), None, "declared")
    assert gate is not None, problems
    return gate


def _verdict(gate: Any, feature: Any) -> object:
    result = gate.module.check(feature, gate.parameters)
    return sorted({finding.message for finding in result.findings}), result.undecided is None, bool(result.evidence)


@pytest.mark.parametrize("case", CASES, ids=[str(case.relative_to(CASES_OF)) for case in CASES])
def test_a_file_that_a_verdict_rests_on_touches_the_feature(case: Path) -> None:
    project = open_project(case)
    (path,) = project.features()
    feature = project.feature(path)
    gate = _gate(case)
    if (case / "base").is_dir():
        feature = feature.replace(base=open_project(case / "base").repository, base_name="main")
    whole = project.repository
    demanded = touched.Demanded((gate,), lambda _: (), lambda _: lambda _: True)
    verdict = _verdict(gate, feature)
    for other in whole.paths:
        if other.startswith((f"{path}/", "base/", ".specify/")) or other == "expected.yaml":
            continue
        for data in (None, b""):
            altered = Altered(whole, other, data)
            if _verdict(gate, feature.replace(repository=altered)) == verdict:
                continue
            changed = frozenset({other})
            away, back = (
                (Changes(removed=changed), Changes(added=changed))
                if data is None
                else (Changes(modified=changed), Changes(modified=changed))
            )
            for now, before, changes in ((altered, whole, away), (whole, altered, back)):
                it = feature.replace(repository=now)
                difference = touched.Difference(changes, now, before)
                assert touched.of_features((path,), difference, lambda _, it=it: it, demanded), (other, changes)


def test_what_every_check_looks_at_is_stated() -> None:
    assert set(reach.LOOKS_AT) == set(catalogue.CHECKS)
    assert list(reach.LOOKS_AT) == sorted(reach.LOOKS_AT)


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("src/app.py", {Kind.SOURCE}),
        ("tests/test_app.py", set()),
        ("README.md", set()),
        ("package.json", set()),
        ("db/migrations/0001_init.sql", {Kind.MIGRATIONS}),
        ("coverage.xml", {Kind.COVERAGE}),
        ("contracts/api.yaml", {Kind.CONTRACTS}),
        ("specs/001-a/contracts/orders.json", {Kind.CONTRACTS}),
        ("src/main/resources/application.yml", {Kind.SOURCE}),
        (".github/workflows/ci.yml", set()),
    ],
)
def test_a_path_tells_what_kind_of_file_it_may_be(path: str, kinds: set[Kind]) -> None:
    assert reach.kinds(path, comes_or_goes=False) == kinds


def test_a_manifest_matters_where_it_comes_or_goes() -> None:
    assert reach.kinds("web/package.json", comes_or_goes=True) == {Kind.SOURCE}

"""The check `testing` where a folder of examples would not show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.checks.testing import Parameters, check, problems
from constitution_gate.gates.feature import Artifact, Feature, Unreadable
from constitution_gate.gates.protocol import Result

if TYPE_CHECKING:
    from collections.abc import Callable

FEATURE = "specs/001-x"
LCOV = "SF:a.ts\nDA:1,1\nDA:2,1\nDA:3,1\nDA:4,0\nend_of_record\n"


class Files:
    """A repository in memory."""

    def __init__(self, files: Mapping[str, str], refused: Mapping[str, str] | None = None) -> None:
        self._files = files
        self.refused = refused or {}

    def shared(self, key: object, compute: Callable[[], Any]) -> Any:
        return compute()

    @property
    def paths(self) -> Sequence[str]:
        return tuple(sorted(self._files))

    def read(self, path: str, *, text: bool = True) -> Artifact | None:
        if path in self.refused:
            raise Unreadable(path, self.refused[path])
        return Artifact(path, self._files[path].encode()) if path in self._files else None

    def size(self, path: str) -> int | None:
        return len(self._files[path]) if path in self._files else None

    def is_directory(self, path: str) -> bool:
        return any(name.startswith(f"{path}/") for name in self._files)


def run(files: Mapping[str, str], refused: Mapping[str, str] | None = None, **parameters: object) -> Result:
    artifacts = {path: Artifact(path, text.encode()) for path, text in files.items() if path.startswith(FEATURE)}
    return check(Feature(FEATURE, artifacts, Files(files, refused)), Parameters(**parameters))


def covered(files: Mapping[str, str], refused: Mapping[str, str] | None = None, **parameters: object) -> Result:
    return run(files, refused, per_story=False, **{"coverage": 70, **parameters})


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"kinds": ("smoke",)}, "known kinds are unit"),
        ({"coverage": 0}, "coverage is 0"),
        ({"branch_coverage": 101}, "branch_coverage is 101"),
        ({"per_story": False}, "demands nothing"),
        ({"coverage_reports": ("../x.xml",)}, "The glob"),
    ],
)
def test_parameters_that_demand_nothing_or_the_impossible(parameters: dict[str, object], said: str) -> None:
    assert any(said in problem for problem in problems(Parameters(**parameters)))


def test_the_default_is_a_demand() -> None:
    assert problems(Parameters()) == ()


def test_every_report_must_reach_the_percentage() -> None:
    low = LCOV.replace("DA:3,1", "DA:3,0")
    result = covered({"a/lcov.info": LCOV, "b/lcov.info": low})
    assert [(found.path, found.message) for found in result.findings] == [
        ("b/lcov.info", "The tests cover 50 % of the lines (2 of 4), not 70 %.")
    ]
    assert [piece.path for piece in result.evidence] == ["a/lcov.info", "b/lcov.info"]


def test_one_report_that_cannot_be_read_leaves_the_gate_undecided() -> None:
    for files, refused, said in (
        ({"a/lcov.info": LCOV, "coverage.xml": "<a/>"}, {}, "coverage.xml is in a format that is not known"),
        ({"a/lcov.info": LCOV}, {"lcov.info": "it is a device"}, "lcov.info cannot be read: it is a device"),
        ({"a/lcov.info": LCOV, "cover.out": "text"}, {}, None),
    ):
        result = covered(files, refused)
        assert not result.findings
        assert (said in (result.undecided or "")) if said else result.undecided is None


def test_a_report_without_branches_shows_no_coverage_of_branches() -> None:
    result = covered({"lcov.info": LCOV}, branch_coverage=50)
    assert result.undecided == "lcov.info measures no branches, and 50 % are demanded"


def test_a_percentage_for_a_part_of_the_code_needs_reports_of_that_part() -> None:
    files = {"lcov.info": LCOV, "reports/domain.info": LCOV}
    result = covered(files, coverage_of="the domain")
    assert not result.findings
    assert "`the domain`" in (result.undecided or "")
    named = covered(files, coverage_of="the domain", coverage_reports=("reports/*.info",))
    assert named.undecided is None
    assert [piece.path for piece in named.evidence] == ["reports/domain.info"]


def test_named_reports_must_be_there() -> None:
    result = covered({"lcov.info": LCOV}, coverage_reports=("reports/*.info",))
    assert result.undecided == "no coverage report matches `reports/*.info`"
    unused = run({f"{FEATURE}/tasks.md": "- [ ] T001 Write a.test.ts\n"}, coverage_reports=("*.info",))
    assert "names reports" in (unused.undecided or "")


def test_contract_tests_are_due_only_where_there_is_a_contract() -> None:
    tasks = {f"{FEATURE}/tasks.md": "- [ ] T001 [US1] Unit tests of rounding in test_rounding.py\n"}
    spec = {f"{FEATURE}/spec.md": "# Spec: Rounding\n\nA function of a library rounds amounts.\n"}
    without = run({**tasks, **spec}, kinds=("contract",))
    assert not without.findings
    assert any("no contract test is due" in piece.note for piece in without.evidence)
    contract = {f"{FEATURE}/contracts/rounding.md": "# Contract\n"}
    assert [found.message for found in run({**tasks, **spec, **contract}, kinds=("contract",)).findings] == [
        "No task writes contract tests."
    ]


def test_a_story_that_the_specification_puts_off_needs_no_test() -> None:
    spec = "# Spec\n\n### User Story 1 - Buy\n\n### User Story 2 - Resell (deferred)\n"
    tasks = "- [ ] T001 [US1] Write buy.test.ts\n"
    result = run({f"{FEATURE}/spec.md": spec, f"{FEATURE}/tasks.md": tasks})
    assert not result.findings
    assert result.undecided is None
    assert any("put off" in piece.note for piece in result.evidence)


def test_tests_without_a_story_do_not_stand_for_those_of_one() -> None:
    spec = "# Spec\n\n### User Story 1 - Buy\n\n### User Story 2 - Resell\n"
    tasks = (
        "- [ ] T001 [US1] Write buy.test.ts\n- [ ] T002 [US2] Resell\n\n## Polish\n\n- [ ] T003 Write more.test.ts\n"
    )
    result = run({f"{FEATURE}/spec.md": spec, f"{FEATURE}/tasks.md": tasks})
    assert "no test task is assigned to user story 2 (Resell)" in (result.undecided or "")


_LINES = st.sampled_from(
    [
        "## Phase 3: User Story 1",
        "## Phase 4: User Story 2",
        "### Tests",
        "### Implementation",
        "## Polish",
        "- [ ] T001 [US1] Write tests in test_a.py",
        "- [x] T002 [US1] Implement src/a.py",
        "- [ ] T003 [US2] Implement src/b.py",
        "- [ ] T004 [US2] Test b by trying it",
        "- [ ] T005 Write tests in test_c.py",
        "- [ ] T006 [US1+US2] e2e/ab.spec.ts",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(_LINES, max_size=10), st.booleans())
def test_a_pass_shows_a_test_of_each_story(lines: list[str], test_first: bool) -> None:
    spec = "# Spec\n\n### User Story 1 - Aaa\n\n### User Story 2 - Bbb\n"
    result = run({f"{FEATURE}/spec.md": spec, f"{FEATURE}/tasks.md": "\n".join(lines)}, test_first=test_first)
    if result.findings or result.undecided:
        return
    for number in (1, 2):
        assert any(f"user story {number}" in piece.note and "write" in piece.note for piece in result.evidence)
    assert any("T001" in line or "T006" in line or line == "### Tests" for line in lines)


@settings(max_examples=60, deadline=None)
@given(st.lists(_LINES, max_size=8))
def test_more_tests_never_make_it_worse_and_fewer_never_better(lines: list[str]) -> None:
    spec = "# Spec\n\n### User Story 1 - Aaa\n\n### User Story 2 - Bbb\n"
    without = [line for line in lines if "test" not in line.lower() and "spec.ts" not in line]
    result = run({f"{FEATURE}/spec.md": spec, f"{FEATURE}/tasks.md": "\n".join(without)})
    assert result.findings

"""A verdict is made by the rules: applies, due, found, claimed, justified."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from constitution_gate.constitution.model import InputError, Level, Phase, Principle, Problem
from constitution_gate.engine import evaluation
from constitution_gate.engine.binding import Gate
from constitution_gate.engine.report import GateReport, Outcome, Source, Verdict
from constitution_gate.gates import claims as plan_claims
from constitution_gate.gates.artifacts import complexity_tracking, constitution_check
from constitution_gate.gates.checks import review
from constitution_gate.gates.feature import Artifact, Feature, Unreadable
from constitution_gate.gates.protocol import Evidence, Fact, Finding, Result

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = "specs/001-a/plan.md"
PRINCIPLE = Principle("principle-1", "I", "Contracts First", 3, 9, False, ())
FIXED = Principle("principle-2", "II", "Test Evidence", 11, 19, True, ())
GOOD = Result(evidence=(Evidence("contracts/a.yaml", 1, 9, "0" * 64, "it validates"),))
BAD = Result(findings=(Finding("A reference leads nowhere.", "contracts/a.yaml", 7, "Define it."),))


@dataclass
class Files:
    """A repository in memory."""

    content: dict[str, bytes] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)

    def shared(self, key: object, compute: Callable[[], Any]) -> Any:
        return compute()

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self.content))

    def read(self, path: str, *, text: bool = True) -> Artifact | None:
        data = self.content.get(path)
        return None if data is None else Artifact(path, data)

    def size(self, path: str) -> int | None:
        return len(self.content[path]) if path in self.content else None

    def is_directory(self, path: str) -> bool:
        return any(name.startswith(f"{path}/") for name in self.content)


def _gate(result: object = GOOD, principle: Principle | None = PRINCIPLE, **changes: Any) -> Gate:
    def check(_feature: Feature, _parameters: object) -> Result:
        if isinstance(result, BaseException):
            raise result
        assert isinstance(result, Result)
        return result

    values: dict[str, Any] = {
        "id": "api-contract",
        "title": "Contracts First",
        "principle": principle,
        "level": Level.MUST,
        "waivable": principle is None or not principle.non_negotiable,
        "check": "openapi-contract",
        "module": SimpleNamespace(check=check),
        "parameters": (),
        "when": (),
        "unless": (),
        "phase": Phase.DESIGN,
        "source": Source("declared", ".specify/memory/constitution.md", 5),
    }
    return Gate(**(values | changes))


def _review(principle: Principle = PRINCIPLE) -> Gate:
    return _gate(id="review", principle=principle, check="review", module=review, phase=Phase.PLAN)


def _judge(gate: Gate, check: str = "", rows: str = "", phase: Phase = Phase.IMPLEMENT, **files: str) -> GateReport:
    text = f"# Plan\n\n## Constitution Check\n\n{check}\n\n## Complexity Tracking\n\n{rows}\n"
    content = {PLAN: text.encode(), **{k.replace("__", "/"): v.encode() for k, v in files.items()}}
    artifacts = {path: Artifact(path, data) for path, data in content.items() if path.startswith("specs/")}
    feature = Feature("specs/001-a", artifacts, Files(content))
    assert feature.plan is not None
    claims = constitution_check.read(feature.plan).claims
    principles = (PRINCIPLE, FIXED)
    context = evaluation.Context(
        feature=feature,
        phase=phase,
        facts={"caches": Fact(False, "nothing is cached"), "persistent-data": Fact(True, "there is a table")},
        principles=principles,
        claims=claims,
        index=plan_claims.index(claims, principles),
        rows=complexity_tracking.read(feature.plan).rows,
        today=lambda: datetime.date(2026, 3, 1),
        gate_ids=frozenset({gate.id, "other-gate"}),
        on_crash=lambda _name, _defect: None,
        results={},
    )
    return evaluation.evaluate(gate, context)


HEAD = "| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n"
ROW = HEAD + "| {} | the supplier sets its own release cycle | one project would couple both cycles |\n"


def test_a_principle_whose_name_nobody_can_read_fails() -> None:
    principle = PRINCIPLE.replace(title="Contracts\u200b First", unseen=("\u200b",))
    report = _judge(
        _review(principle), "- [x] **I. Contracts First**: met. Evidence: `a.md`", **{"specs/001-a/a.md": "a"}
    )
    assert report.verdict is Verdict.FAIL
    assert [(finding.path, finding.line) for finding in report.findings] == [(".specify/memory/constitution.md", 3)]
    assert "U+200B" in report.findings[0].message


def test_a_pass_takes_evidence_and_no_finding() -> None:
    report = _judge(_gate(GOOD))
    assert report.verdict is Verdict.PASS
    assert [e.path for e in report.evidence] == ["contracts/a.yaml"]


def test_a_check_that_looked_at_nothing_is_no_pass() -> None:
    assert _judge(_gate(Result())).verdict is Verdict.UNVERIFIED


def test_a_check_that_cannot_decide_is_no_pass_though_it_has_evidence() -> None:
    undecided = Result(evidence=GOOD.evidence, undecided="a picture cannot be read")
    assert _judge(_gate(undecided)).verdict is Verdict.UNVERIFIED


def test_a_finding_fails() -> None:
    report = _judge(_gate(BAD))
    assert report.verdict is Verdict.FAIL
    assert report.blocks


@pytest.mark.parametrize(
    ("defect", "said"),
    [
        (RuntimeError("boom"), "defect of constitution-gate"),
        (RecursionError(), "defect of constitution-gate"),
        (Unreadable("x.yaml", "it is a directory"), "x.yaml cannot be read"),
        (InputError(Problem("It nests too deep.", "x.yaml", 3)), "x.yaml:3: It nests too deep."),
    ],
)
def test_a_check_that_could_not_run_is_an_error_and_blocks(defect: BaseException, said: str) -> None:
    report = _judge(_gate(defect))
    assert report.verdict is Verdict.ERROR
    assert said in report.reason
    assert report.blocks


def test_a_false_condition_makes_it_not_applicable_and_says_which_fact() -> None:
    report = _judge(_gate(BAD, when=("persistent-data", "caches")))
    assert report.verdict is Verdict.NOT_APPLICABLE
    assert report.reason == "caches is false: nothing is cached"
    assert _judge(_gate(BAD, unless=("persistent-data",))).verdict is Verdict.NOT_APPLICABLE


def test_before_its_phase_a_gate_is_pending() -> None:
    report = _judge(_gate(BAD), phase=Phase.PLAN)
    assert report.verdict is Verdict.PENDING
    assert report.reason == "Due at phase design; the feature is at plan."


def test_a_claim_made_before_the_phase_is_still_held_against_the_evidence() -> None:
    claim = "- [x] API contract (OpenAPI) exists"
    report = _judge(_gate(BAD, principle=None), claim, phase=Phase.PLAN)
    assert report.verdict is Verdict.FAIL
    assert _judge(_gate(GOOD, principle=None), claim, phase=Phase.PLAN).verdict is Verdict.PENDING


def test_a_claim_that_the_evidence_contradicts_is_a_finding_at_the_line_of_the_claim() -> None:
    report = _judge(_gate(BAD), "- [x] API contract (OpenAPI) exists")
    assert [(f.path, f.line) for f in report.findings] == [("contracts/a.yaml", 7), (PLAN, 5)]
    assert "contradicts" in report.findings[1].message
    assert report.claim is not None
    assert report.claim.status == "pass"


def test_the_plans_own_no_fails_what_the_check_would_pass() -> None:
    report = _judge(_gate(GOOD), "- ❌ API contract (OpenAPI) exists")
    assert report.verdict is Verdict.FAIL


def test_an_unticked_box_does_not_fail_what_the_check_passes() -> None:
    assert _judge(_gate(GOOD), "- [ ] API contract (OpenAPI) exists").verdict is Verdict.PASS


@pytest.mark.parametrize(
    "cell",
    ["`api-contract`", "api-contract: none yet", "I. Contracts First", "Contracts First", "Principle I: no contract"],
)
def test_a_complete_row_that_names_gate_or_principle_justifies(cell: str) -> None:
    report = _judge(_gate(BAD), rows=ROW.format(cell))
    assert report.verdict is Verdict.JUSTIFIED
    assert report.justification is not None
    assert report.justification.line == 11
    assert report.findings, "what is justified still shows what is wrong"


@pytest.mark.parametrize(
    "cell", ["II. Test Evidence", "*", "all principles", "api-contrac", "the API", "not-api-contract"]
)
def test_a_row_that_names_something_else_justifies_nothing(cell: str) -> None:
    assert _judge(_gate(BAD), rows=ROW.format(cell)).verdict is Verdict.FAIL


def test_a_non_negotiable_gate_is_never_justified() -> None:
    report = _judge(_gate(BAD, principle=FIXED), rows=ROW.format("api-contract"))
    assert report.verdict is Verdict.FAIL
    assert "cannot be justified" in report.findings[-1].message


@pytest.mark.parametrize("why", ["", "-", "N/A", "TBD", "[specific need]", "...", "api-contract"])
def test_a_row_with_an_empty_cell_justifies_nothing_and_says_so(why: str) -> None:
    report = _judge(_gate(BAD), rows=HEAD + f"| api-contract | {why} | it would couple both release cycles |\n")
    assert report.verdict is Verdict.FAIL
    assert "does not justify" in report.findings[-1].message


@pytest.mark.parametrize(
    ("date", "verdict"),
    [
        ("2026-03-01", Verdict.JUSTIFIED),
        ("2026-02-28", Verdict.FAIL),
        ("2035-02-30", Verdict.FAIL),
        ("next year", Verdict.FAIL),
        ("TBD", Verdict.FAIL),
        ("[date]", Verdict.FAIL),
        ("—", Verdict.JUSTIFIED),
        ("", Verdict.JUSTIFIED),
        ("2035-01-01T00:00:00+99:99", Verdict.FAIL),
    ],
)
def test_a_row_past_its_date_or_with_none_that_is_a_date_justifies_nothing(date: str, verdict: Verdict) -> None:
    head = "| Violation | Why Needed | Simpler Alternative Rejected Because | Expires |\n|---|---|---|---|\n"
    row = f"| api-contract | the supplier sets its own cycle | one project would couple both | {date} |\n"
    assert _judge(_gate(BAD), rows=head + row).verdict is verdict


@pytest.mark.parametrize(
    ("item", "verdict"),
    [
        ("- [x] **I. Contracts First**: done. Evidence: `src/a.py`", Verdict.ATTESTED),
        ("- [x] **I. Contracts First**: see [the code](../../src/a.py)", Verdict.ATTESTED),
        ("- [x] **I. Contracts First**: done", Verdict.UNVERIFIED),
        ("- [x] **I. Contracts First**: done. Evidence: `src/none.py`", Verdict.UNVERIFIED),
        ("- [x] **I. Contracts First**: done. Evidence: `src/empty.py`", Verdict.UNVERIFIED),
        ("- [x] **I. Contracts First**: done. Evidence: `../../../etc/passwd`", Verdict.UNVERIFIED),
        ("- [x] **I. Contracts First**: done. Evidence: `specs/001-a/plan.md`", Verdict.UNVERIFIED),
        ("- [ ] **I. Contracts First**: not yet. Evidence: `src/a.py`", Verdict.FAIL),
        ("- [✓] **I. Contracts First**: done. Evidence: `src/a.py`", Verdict.FAIL),
        ("- **I. Contracts First**: FAIL, `src/a.py`", Verdict.FAIL),
        ("- **I. Contracts First**: see `src/a.py`", Verdict.UNVERIFIED),
        (
            "| Principle | Status | Evidence |\n|---|---|---|\n| I. Contracts First | PASS | `src/a.py` |",
            Verdict.ATTESTED,
        ),
        ("| Principle | Status | Evidence |\n|---|---|---|\n| I. Contracts First | | `src/a.py` |", Verdict.UNVERIFIED),
        ("- [x] **I. Contract Frist**: done. Evidence: `src/a.py`", Verdict.UNVERIFIED),
        ("All gates pass.", Verdict.UNVERIFIED),
        ("", Verdict.UNVERIFIED),
    ],
)
def test_a_review_gate_is_met_only_by_an_assessment_whose_evidence_resolves(item: str, verdict: Verdict) -> None:
    report = _judge(_review(), item, **{"src__a.py": "x = 1\n", "src__empty.py": " \n"})
    assert report.verdict is verdict


def test_a_plan_without_a_constitution_check_is_not_said_to_have_one() -> None:
    missing = review.check(
        Feature("specs/001-a", {PLAN: Artifact(PLAN, b"# Plan\n\n## Summary\n\nText.\n")}, Files()),  # type: ignore[arg-type]
        review.Parameters(),
    )
    assert missing.undecided == "the plan has no Constitution Check"
    assert _judge(_review(), "").reason == "The plan's Constitution Check has no item for it."


def test_evidence_that_leads_nowhere_is_named() -> None:
    report = _judge(_review(), "- [x] **I. Contracts First**: done. Evidence: `src/none.py`")
    assert report.reason == "The plan claims it, and the evidence that it names leads nowhere: src/none.py."


def test_what_the_plan_says_of_a_principle_makes_nothing_due_early() -> None:
    claim = "- [x] **I. Contracts First**: the design keeps to it"
    assert _judge(_gate(BAD), claim, phase=Phase.PLAN).verdict is Verdict.PENDING
    assert _judge(_gate(BAD), claim).verdict is Verdict.FAIL


def test_a_re_check_after_design_replaces_the_first_answer() -> None:
    first = "- [ ] **I. Contracts First**: open\n"
    later = "\n## Constitution Check (Post-Design)\n\n- [x] **I. Contracts First**: done. Evidence: `src/a.py`\n"
    assert _judge(_review(), first + later, **{"src__a.py": "x\n"}).verdict is Verdict.ATTESTED


def test_the_same_item_ticked_and_unticked_is_not_met() -> None:
    twice = "- [x] **I. Contracts First**: done. Evidence: `src/a.py`\n- [ ] **I. Contracts First**: no\n"
    assert _judge(_review(), twice, **{"src__a.py": "x\n"}).verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("level", "verdict", "strict", "allow", "outcome"),
    [
        (Level.MUST, Verdict.PASS, False, False, Outcome.PASSED),
        (Level.MUST, Verdict.JUSTIFIED, False, False, Outcome.PASSED),
        (Level.MUST, Verdict.ATTESTED, False, False, Outcome.PASSED),
        (Level.MUST, Verdict.NOT_APPLICABLE, False, False, Outcome.PASSED),
        (Level.MUST, Verdict.PENDING, False, False, Outcome.PASSED),
        (Level.MUST, Verdict.FAIL, False, False, Outcome.FAILED),
        (Level.MUST, Verdict.ERROR, False, True, Outcome.FAILED),
        (Level.MUST, Verdict.UNVERIFIED, False, False, Outcome.INCONCLUSIVE),
        (Level.MUST, Verdict.UNVERIFIED, False, True, Outcome.PASSED),
        (Level.SHOULD, Verdict.FAIL, False, False, Outcome.PASSED),
        (Level.SHOULD, Verdict.FAIL, True, False, Outcome.FAILED),
        (Level.SHOULD, Verdict.UNVERIFIED, True, False, Outcome.INCONCLUSIVE),
        (Level.MAY, Verdict.FAIL, True, False, Outcome.PASSED),
    ],
)
def test_the_outcome_follows_from_level_and_verdict(
    level: Level, verdict: Verdict, strict: bool, allow: bool, outcome: Outcome
) -> None:

    report = _judge(_gate()).replace(level=level, verdict=verdict)
    assert evaluation.outcome((report,), strict=strict, allow_unverified=allow) is outcome
    passing = report.replace(level=Level.MUST, verdict=Verdict.PASS)
    assert evaluation.outcome((passing, report), strict=strict, allow_unverified=allow) is outcome


def test_a_machine_gate_does_not_pass_where_the_plan_says_that_its_principle_does_not_hold() -> None:
    report = _judge(_gate(), "- [ ] **I. Contracts First**: FAIL, never run\n")
    assert report.verdict is Verdict.FAIL
    assert "plan itself says" in report.reason


@pytest.mark.parametrize("cells", ["a | b", "late late | late late", "late late | b"])
def test_a_row_of_letters_or_of_one_phrase_twice_justifies_nothing(cells: str) -> None:
    assert _judge(_gate(BAD), rows=HEAD + f"| api-contract | {cells} |\n").verdict is Verdict.FAIL


def test_an_item_between_the_markers_is_still_a_claim() -> None:
    hidden = (
        "- [x] **I. Contracts First**: done. Evidence: `src/a.py`\n\n"
        "<!-- constitution-gate:begin constitution-check -->\n- [ ] **I. Contracts First**: FAIL\n"
        "<!-- constitution-gate:end constitution-check -->\n"
    )
    assert _judge(_review(), hidden, **{"src__a.py": "x = 1\n"}).verdict is Verdict.FAIL

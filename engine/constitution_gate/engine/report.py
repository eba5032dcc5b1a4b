"""The report model: everything an audit says, as immutable values.

The field names are those of the JSON report; its JSON Schema is made from these classes. Paths are relative to
the root, with `/`; line numbers count from 1.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the schema is made from it at run time
from enum import StrEnum

from constitution_gate.constitution.model import Level, Phase
from constitution_gate.constitution.record import NOTHING, Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Literal

    SourceKind = Literal["declared", "derived", "template", "review", "built-in"]

SCHEMA_VERSION = 1


class Verdict(StrEnum):
    """What was decided of one gate."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    JUSTIFIED = "justified"
    ATTESTED = "attested"
    UNVERIFIED = "unverified"
    PENDING = "pending"
    NOT_APPLICABLE = "not-applicable"
    ERROR = "error"


class Outcome(StrEnum):
    """What an audit comes to."""

    PASSED = "passed"
    FAILED = "failed"
    INPUT_ERROR = "input-error"
    INCONCLUSIVE = "inconclusive"
    INTERNAL_ERROR = "internal-error"

    @property
    def exit_status(self) -> int:
        """0 passed, 1 failed, 2 input error, 3 inconclusive, 4 our own defect."""
        return _EXIT[self]


_EXIT = {
    Outcome.PASSED: 0,
    Outcome.FAILED: 1,
    Outcome.INPUT_ERROR: 2,
    Outcome.INCONCLUSIVE: 3,
    Outcome.INTERNAL_ERROR: 4,
}
_WORST_FIRST = (
    Outcome.INTERNAL_ERROR,
    Outcome.INPUT_ERROR,
    Outcome.FAILED,
    Outcome.INCONCLUSIVE,
    Outcome.PASSED,
)


def worst(outcomes: list[Outcome]) -> Outcome:
    """The outcome that decides the exit status of several; an input error where there is none at all."""
    return min(outcomes, key=_WORST_FIRST.index, default=Outcome.INPUT_ERROR)


class Tool(Record):
    """The program that made the report."""

    name: str
    version: str


class NormCounts(Record):
    """How many norms of each level a principle holds."""

    must: int
    should: int
    may: int


class PrincipleSummary(Record):
    """A principle as the report lists it."""

    id: str
    number: str | None
    title: str
    line: int
    non_negotiable: bool
    norms: NormCounts


class ConstitutionSummary(Record):
    """The constitution that was judged by."""

    path: str
    version: str | None
    ratified: str | None
    last_amended: str | None
    sha256: str
    principles: tuple[PrincipleSummary, ...]


class EvidenceEntry(Record):
    """What was looked at."""

    path: str
    start_line: int
    end_line: int
    sha256: str
    note: str


class FindingEntry(Record):
    """What is wrong, where, and how to mend it."""

    message: str
    path: str
    line: int | None
    remedy: str
    column: int | None = None
    frozen: bool = False
    """Whether the baseline holds it: it fails, and does not block."""


class FactEntry(Record):
    """A fact of the feature, why, and what shows it."""

    value: bool
    reason: str
    evidence: tuple[EvidenceEntry, ...]


class Source(Record):
    """Where a gate comes from."""

    kind: Literal["declared", "derived", "template", "review", "built-in"]
    path: str
    line: int


class ClaimEntry(Record):
    """What the plan says of a gate."""

    text: str
    status: str
    path: str
    line: int


class JustificationEntry(Record):
    """The row of Complexity Tracking that justifies a failing gate."""

    violation: str
    why_needed: str
    simpler_alternative: str
    path: str
    line: int


class DeviationEntry(Record):
    """A row of the constitution's register of known deviations."""

    rule: str
    violation: str
    status: str
    path: str
    line: int


class GateReport(Record):
    """One gate with its verdict."""

    id: str
    title: str
    principle: str | None
    level: Level
    waivable: bool
    check: str
    phase: Phase
    source: Source
    verdict: Verdict
    reason: str
    findings: tuple[FindingEntry, ...] = ()
    evidence: tuple[EvidenceEntry, ...] = ()
    claim: ClaimEntry | None = None
    justification: JustificationEntry | None = None
    deviations: tuple[DeviationEntry, ...] = ()
    """The known deviations that concern it; they change no verdict."""
    frozen: int = 0
    """How many of its findings the baseline holds; it changes no verdict."""

    @property
    def is_frozen(self) -> bool:
        """Whether it fails, and the baseline holds all of its findings."""
        return self.verdict is Verdict.FAIL and 0 < len(self.findings) == self.frozen

    @property
    def blocks(self) -> bool:
        """Whether it alone makes the outcome failed."""
        return self.level is Level.MUST and self.verdict in {Verdict.FAIL, Verdict.ERROR} and not self.is_frozen


class TrackingEntry(Record):
    """A row of Complexity Tracking. `gate` is the id of the failing gate it names; stale: it names none."""

    violation: str
    why_needed: str
    simpler_alternative: str
    gate: str | None
    complete: bool
    stale: bool
    line: int


class CoverageEntry(Record):
    """A requirement with its tasks. `has_task` is None where it asks for no task, or nothing can be decided."""

    requirement: str
    has_task: bool | None
    tasks: tuple[str, ...]
    note: str


class CoverageReport(Record):
    """Which requirements have tasks, and which tasks belong to nothing."""

    requirements: tuple[CoverageEntry, ...]
    tasks: int
    unmapped_tasks: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    """Ids that spec.md gives to two requirements."""


class FeatureReport(Record):
    """One feature with everything decided about it."""

    id: str
    path: str
    phase: Phase
    outcome: Outcome
    facts: dict[str, FactEntry]
    gates: tuple[GateReport, ...]
    complexity_tracking: tuple[TrackingEntry, ...]
    left_out: Mapping[str, int] = NOTHING
    """What was not looked at, counted by reason (vendored, generated, too large)."""
    coverage: CoverageReport | None = None
    """Only where it was asked for, and the feature has spec.md and tasks.md."""


class Decided(Record):
    """How the gates that apply and are due were decided."""

    machine: int
    review: int
    undecided: int


class Summary(Record):
    """The counts over all features."""

    outcome: Outcome
    gates: dict[str, int]
    """Verdict -> number of gates."""
    decided: Decided


class ErrorEntry(Record):
    """A problem of the input."""

    message: str
    path: str | None
    line: int | None
    remedy: str | None


class BaseSummary(Record):
    """The revision that the audit compared with; the digest and version of its constitution, None without one.

    `commit` is where HEAD left the history of the revision.
    """

    revision: str
    commit: str
    version: str | None
    sha256: str | None
    tip: str | None = None
    """The commit that the revision names, where that is a later one."""


class TouchedEntry(Record):
    """A feature that was audited because a change touches it, and why it does."""

    path: str
    reason: str


class ChangedSummary(Record):
    """The changes that decided which features were audited: those since HEAD left the history of a revision.

    `commit` is where it did, `files` how many files changed since; `removed` are features that are gone since.
    """

    revision: str
    commit: str
    files: int
    features: tuple[TouchedEntry, ...]
    removed: tuple[str, ...] = ()
    tip: str | None = None
    """The commit that the revision names, where that is a later one."""


class BaselineEntry(Record):
    """An entry of the baseline about which something is to be said. `line` is that of the baseline's file."""

    feature: str
    gate: str
    fingerprint: str
    count: int
    path: str
    message: str
    reason: str
    line: int | None


class BaselineSummary(Record):
    """The failures that were frozen before, so that they do not block."""

    path: str
    sha256: str
    entries: int
    """How many entries the file has, for whatever features."""
    findings: int
    """How many findings of the audited features it freezes; `gates` and `features` are those they belong to."""
    gates: int
    features: int
    non_negotiable_findings: int
    non_negotiable_gates: int
    compared_with: str | None
    """The commit at which the file holds the entries that count; None where it was not compared."""
    stale: tuple[BaselineEntry, ...]
    """What no longer fails."""
    not_honoured: tuple[BaselineEntry, ...]
    """What freezes nothing, and why."""


class ApprovalEntry(Record):
    """An undecided review gate that a person approved when the release was signed off."""

    feature: str
    gate: str
    name: str
    reason: str


class AuditReport(Record):
    """All that an audit says. `errors` is empty unless the outcome is an input error."""

    tool: Tool
    root: str
    constitution: ConstitutionSummary | None
    features: tuple[FeatureReport, ...]
    summary: Summary
    outcome: Outcome
    errors: tuple[ErrorEntry, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader must know besides: a missing constitution that was set aside, text left out."""
    other_deviations: tuple[DeviationEntry, ...] = ()
    """The known deviations of the constitution that stand beside no gate of the report."""
    base: BaseSummary | None = None
    """Only where a base revision was given."""
    baseline: BaselineSummary | None = None
    """Only where a baseline was given."""
    changed: ChangedSummary | None = None
    """Only where the features that a change touches were asked for; there may be none of them then."""
    approvals: tuple[ApprovalEntry, ...] = ()
    """Only in the report of a sign-off; they change the outcome, and no verdict."""
    schema_version: Literal[1] = 1

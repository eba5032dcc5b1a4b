"""Whether a gate can fail: the use case of `prove`, and what it finds.

A gate that passes is proven where breaking something that it rests on, in an overlay of the tree, makes it fail or
leaves it unverified. Where its condition becomes false, its phase does not come, or its check cannot run, nothing is
proven: the gate did not notice, it was not asked.
"""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from constitution_gate.constitution.model import InputError, Level, Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import audit
from constitution_gate.engine.project import CONSTITUTION, TEMPLATES, Project
from constitution_gate.engine.proving import catalogue, erasure
from constitution_gate.engine.proving.mutation import Place, Subject
from constitution_gate.engine.proving.overlay import Overlay
from constitution_gate.engine.report import ErrorEntry, FindingEntry, GateReport, Outcome, Source, Tool, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeAlias

    from constitution_gate.engine.audit import Demands, Options
    from constitution_gate.engine.proving.mutation import Changes, Family, Mutation
    from constitution_gate.gates.feature import Feature

    Judge: TypeAlias = "Callable[[Changes], Trial | str]"

MOST_MUTATIONS = 100
_PATIENCE = 30
"""How many finer mutations are tried before whole files go: a gate that misses one part is the better proof."""
PASSING = frozenset({Verdict.PASS, Verdict.ATTESTED})
_TURNED = frozenset({Verdict.FAIL, Verdict.JUSTIFIED, Verdict.UNVERIFIED})


class Trial(Record):
    """A gate's report on a tree, and what its evidence there offers to break."""

    report: GateReport
    subject: Subject


class Status(StrEnum):
    """What was found out about a gate."""

    PROVEN = "proven"
    UNPROVEN = "unproven"
    NOT_IN_QUESTION = "not-in-question"


class Attempt(Record):
    """One mutation and what became of the verdict.

    `after` is None where no verdict came: `reason` says why. `finding` is the first one that then appears.
    """

    family: str
    kind: str
    path: str
    line: int | None
    done: str
    turned: bool
    after: Verdict | None
    reason: str
    finding: FindingEntry | None = None


class GateProof(Record):
    """A gate, its verdict, and what was tried.

    `tried` counts the mutations, `turned` those that the gate noticed; `attempts` are those that turned it, else all.
    `limited` says that there were more than the limit. `reason` is that of the verdict.
    """

    id: str
    title: str
    principle: str | None
    level: Level
    check: str
    source: Source
    before: Verdict
    reason: str
    status: Status
    tried: int = 0
    turned: int = 0
    limited: bool = False
    attempts: tuple[Attempt, ...] = ()

    @property
    def proof(self) -> Attempt | None:
        """The attempt that shows it best: one that makes the gate fail before one that leaves it unverified."""
        turned = sorted(
            (each for each in self.attempts if each.turned), key=lambda each: each.after is Verdict.UNVERIFIED
        )
        return turned[0] if turned else None


class FeatureProof(Record):
    """The gates of one feature."""

    id: str
    path: str
    phase: Phase
    gates: tuple[GateProof, ...]


class ProofReport(Record):
    """What was found out about the gates of several features."""

    tool: Tool
    thorough: bool
    limit: int
    outcome: Outcome
    features: tuple[FeatureProof, ...]
    errors: tuple[ErrorEntry, ...] = ()

    def count(self, status: Status) -> int:
        """How many gates have this status."""
        return sum(gate.status is status for feature in self.features for gate in feature.gates)


class Effort(Record):
    """How much is tried: all mutations up to the limit, or those up to the first that turns a verdict.

    `gates` are the ids of the gates to prove, all that pass where it is empty. `progress` is told how many gates of how
    many are done.
    """

    thorough: bool = False
    limit: int = MOST_MUTATIONS
    gates: tuple[str, ...] = ()
    progress: Callable[[int, int], None] = lambda _done, _all: None


def prove(project: Project, paths: Sequence[str], options: Options, effort: Effort) -> ProofReport:
    """Try the gates of the features at these paths; raises InputError where they cannot be judged at all."""
    demanded = audit.demands(project, options)
    _known(effort, project, paths, demanded)
    found: list[FeatureProof] = []
    errors: list[ErrorEntry] = []
    for path in paths:
        try:
            found.append(_feature(project, path, demanded, effort))
        except InputError as error:
            errors.extend(ErrorEntry(p.message, p.path, p.line, p.remedy) for p in error.problems)
    unproven = any(gate.status is Status.UNPROVEN for feature in found for gate in feature.gates)
    outcome = Outcome.INPUT_ERROR if errors else Outcome.FAILED if unproven else Outcome.PASSED
    return ProofReport(audit.tool(), effort.thorough, effort.limit, outcome, tuple(found), tuple(errors))


def input_error(error: InputError) -> ProofReport:
    """The report where nothing could be tried."""
    entries = tuple(ErrorEntry(p.message, p.path, p.line, p.remedy) for p in error.problems)
    return ProofReport(audit.tool(), False, MOST_MUTATIONS, Outcome.INPUT_ERROR, (), entries)


def prove_gate(first: Trial, judge: Judge, effort: Effort) -> GateProof:
    """Break what a gate rests on until its verdict turns, or with `thorough` in every way up to the limit.

    `judge` tries the gate with these changes made to the tree, or says why it has no verdict.
    """
    attempts: list[Attempt] = []
    limited = False
    for family, mutation in _mutations(first.subject):
        if len(attempts) >= effort.limit:
            limited = True
            break
        attempts.append(_attempt(family, mutation, judge(mutation.changes)))
        if not effort.thorough and _settles(attempts[-1], first.report):
            break
    if not any(attempt.turned for attempt in attempts):
        attempts += _pursued(first, judge, effort.limit)
    turned = tuple(attempt for attempt in attempts if attempt.turned)
    return _not_in_question(first.report).replace(
        status=Status.PROVEN if turned else Status.UNPROVEN,
        tried=len(attempts),
        turned=len(turned),
        limited=limited,
        attempts=turned or tuple(attempts),
    )


def _pursued(first: Trial, judge: Judge, rounds: int) -> Iterator[Attempt]:
    """Take out what the evidence points to, then what it points to in its place, until nothing holds the gate up.

    What is stated three times holds until all three are gone: no single mutation shows that.
    """
    trial = first
    changes: dict[str, bytes | None] = {}
    for number in range(1, rounds + 1):
        mutation = erasure.of_evidence(trial.subject, number)
        if mutation is None:
            return
        changes |= mutation.changes
        found = judge(changes)
        yield _attempt("erasure", mutation, found)
        if isinstance(found, str) or found.report.verdict not in PASSING:
            return
        trial = found


def subject_of(report: GateReport, parameters: object, feature: Feature) -> Subject:
    """What the mutations of a gate are made from."""
    places = [Place(entry.path, entry.start_line, entry.end_line) for entry in report.evidence]
    if report.check == "review" and report.claim is not None:
        places.append(Place(report.claim.path, report.claim.line, report.claim.line))
    return Subject(feature, report.check, parameters, tuple(dict.fromkeys(places)))


def _settles(attempt: Attempt, report: GateReport) -> bool:
    """Whether nothing more convincing can come: what a machine decides is to fail, an assessment only to fall away."""
    return attempt.turned and (attempt.after is not Verdict.UNVERIFIED or report.verdict is Verdict.ATTESTED)


def _known(effort: Effort, project: Project, paths: Sequence[str], demanded: Demands) -> None:
    """Raises InputError for a gate that no feature has."""
    if not effort.gates:
        return
    from constitution_gate.constitution.model import Problem

    known: dict[str, None] = {}
    for path in paths:
        known |= dict.fromkeys(gate.id for gate in audit.gates_of(project.feature(path), demanded))
    for name in effort.gates:
        if name not in known:
            raise InputError(Problem(f"There is no gate {name!r}.", remedy=f"Known: {', '.join(known)}."))


def _feature(project: Project, path: str, demanded: Demands, effort: Effort) -> FeatureProof:
    feature = project.feature(path)
    report = audit.judge(feature, demanded, project.repository.today)
    # A broken copy is judged at the phase that the feature has come to: a task that is taken out sets nothing back.
    fixed = demanded.replace(options=demanded.options.replace(phase=report.phase))
    gates = {gate.id: gate for gate in audit.gates_of(feature, demanded)}
    wanted = [each for each in report.gates if not effort.gates or each.id in effort.gates]
    proofs = []
    for number, each in enumerate(wanted, start=1):
        if each.verdict in PASSING:
            parameters = gates[each.id].parameters
            trial = Trial(each, subject_of(each, parameters, feature))
            proofs.append(prove_gate(trial, partial(_tried, project, path, fixed, each.id, parameters), effort))
        else:
            proofs.append(_not_in_question(each))
        effort.progress(number, len(wanted))
    return FeatureProof(report.id, path, report.phase, tuple(proofs))


def _tried(
    project: Project, path: str, demanded: Demands, gate: str, parameters: object, changes: Changes
) -> Trial | str:
    """The gate tried with these changes made, or the sentence that says why it has no verdict."""
    try:
        changed = Project(Overlay(project.repository, changes))
        if not changes.keys().isdisjoint((CONSTITUTION, *TEMPLATES)):
            demanded = audit.demands(changed, demanded.options)
        feature = changed.feature(path)
        found = audit.judge_one(feature, demanded, gate, changed.repository.today)
    except InputError as error:
        return str(error.problems[0])
    except ValueError as error:
        return f"The change cannot be made: {error}."
    return Trial(found, subject_of(found, parameters, feature)) if found is not None else "The gate is gone with it."


def _mutations(subject: Subject) -> Iterator[tuple[str, Mutation]]:
    """Every mutation once, one of each family in turn, so that none is crowded out by a limit."""
    own, late = catalogue.families(subject.check)
    waiting = [(name, _made(family, subject)) for name, family in own]
    coming = [(name, _made(family, subject)) for name, family in late]
    seen: set[frozenset[tuple[str, bytes | None]]] = set()
    while waiting or coming:
        if coming and (not waiting or len(seen) >= _PATIENCE):
            waiting, coming = [*waiting, *coming], []
        following = []
        for name, made in waiting:
            mutation = next((each for each in made if _is_new(each, subject, seen)), None)
            if mutation is not None:
                yield name, mutation
                following.append((name, made))
        waiting = following


def _made(family: Family, subject: Subject) -> Iterator[Mutation]:
    yield from family(subject)


def _is_new(mutation: Mutation, subject: Subject, seen: set[frozenset[tuple[str, bytes | None]]]) -> bool:
    """Whether it changes anything, and was not tried under another name."""
    key = frozenset(mutation.changes.items())
    if key in seen or all(_holds(subject, path, data) for path, data in mutation.changes.items()):
        return False
    seen.add(key)
    return True


def _holds(subject: Subject, path: str, data: bytes | None) -> bool:
    artifact = subject.read(path)
    return artifact is not None and artifact.data == data


def _attempt(family: str, mutation: Mutation, found: Trial | str) -> Attempt:
    made = Attempt(
        family.partition(":")[0], mutation.kind, mutation.path, mutation.line, mutation.done, False, None, ""
    )
    if isinstance(found, str):
        return made.replace(reason=found)
    report = found.report
    return made.replace(
        turned=report.verdict in _TURNED,
        after=report.verdict,
        reason=report.reason,
        finding=report.findings[0] if report.findings else None,
    )


def _not_in_question(report: GateReport) -> GateProof:
    return GateProof(
        id=report.id,
        title=report.title,
        principle=report.principle,
        level=report.level,
        check=report.check,
        source=report.source,
        before=report.verdict,
        reason=report.reason,
        status=Status.NOT_IN_QUESTION,
    )

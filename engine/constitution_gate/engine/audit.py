"""The use case: a project and features become an AuditReport. Everything the command does goes through here."""

from __future__ import annotations

from collections import Counter

from constitution_gate.constitution.model import Constitution, InputError, Level, Phase, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import collection, deviations, evaluation, justification, phases
from constitution_gate.engine.project import Project, open_project
from constitution_gate.engine.report import (
    AuditReport,
    BaseSummary,
    ConstitutionSummary,
    CoverageEntry,
    CoverageReport,
    Decided,
    ErrorEntry,
    EvidenceEntry,
    FactEntry,
    FeatureReport,
    GateReport,
    NormCounts,
    Outcome,
    PrincipleSummary,
    Summary,
    Tool,
    Verdict,
    worst,
)
from constitution_gate.engine.version import VERSION
from constitution_gate.gates import claims as plan_claims
from constitution_gate.gates.artifacts import complexity_tracking, constitution_check
from constitution_gate.gates.facts import catalogue as facts

if TYPE_CHECKING:
    import datetime
    import os
    from collections.abc import Callable, Iterable, Sequence

    from constitution_gate.engine.base import Base
    from constitution_gate.engine.binding import Gate
    from constitution_gate.gates.feature import Artifact, Feature
    from constitution_gate.gates.protocol import Fact


class Options(Record):
    """How an audit judges.

    `every_fact` observes all facts, not those alone on which a gate depends; `coverage` traces the requirements to
    tasks, whatever gates there are. `today` is a date in UTC; None takes the clock's. `base` is the git revision that
    the constitution is compared with.
    """

    phase: Phase | None = None
    strict: bool = False
    allow_unverified: bool = False
    all_checks: bool = False
    every_fact: bool = True
    coverage: bool = False
    today: datetime.date | None = None
    on_crash: Callable[[str, BaseException], None] = lambda _check, _defect: None
    base: str | None = None


def audit(
    root: str | os.PathLike[str],
    features: Iterable[str] | None = None,
    phase: Phase | str | None = None,
    *,
    strict: bool = False,
    allow_unverified: bool = False,
    all_checks: bool = False,
    today: datetime.date | None = None,
    base: str | None = None,
) -> AuditReport:
    """Audit features of the project at `root`, all of them where none is named.

    `features` are paths relative to the root; `base` is a git revision that the constitution is compared with. Input
    errors are part of the report, never raised.
    """
    options = Options(
        phase=Phase(phase) if phase is not None else None,
        strict=strict,
        allow_unverified=allow_unverified,
        all_checks=all_checks,
        today=today,
        base=base,
    )
    try:
        project = open_project(root)
        named = tuple(features) if features is not None else None
        return audit_project(project, project.features() if named is None else named, options)
    except InputError as error:
        return input_error(error)


class Demands(Record):
    """What every feature of a project is judged by. `constitution` is None where only built-in checks are judged."""

    constitution: Constitution | None
    gates: tuple[Gate, ...]
    template: Artifact | None
    options: Options
    notes: tuple[str, ...] = ()
    base: Base | None = None


def audit_project(project: Project, paths: Sequence[str], options: Options) -> AuditReport:
    """Audit the features at these paths; raises InputError where the constitution cannot be judged by."""
    demanded = demands(project, options)
    if not paths:
        raise InputError(
            Problem("There is no feature to audit.", "specs", None, "Write one with /speckit.specify, or name it.")
        )
    reports: list[FeatureReport] = []
    errors: list[InputError] = []
    for path in paths:
        try:
            report = judge(project.feature(path), demanded)
        except InputError as error:
            errors.append(error)
            continue
        reports.append(report.replace(left_out=dict(project.repository.left_out)))
    return assemble(demanded, reports, errors)


def assemble(demanded: Demands, features: Sequence[FeatureReport], errors: Sequence[InputError]) -> AuditReport:
    """The report over features that were judged and those that could not be."""
    outcome = worst([*(feature.outcome for feature in features), *(Outcome.INPUT_ERROR for _ in errors)])
    constitution = demanded.constitution
    return AuditReport(
        tool=tool(),
        root=".",
        constitution=summarize(constitution) if constitution else None,
        features=tuple(features),
        summary=_summary(features, outcome),
        outcome=outcome,
        errors=tuple(entry for error in errors for entry in _errors(error)),
        notes=demanded.notes,
        other_deviations=deviations.of_no_gate(constitution, features) if constitution else (),
        base=_base(demanded.base) if demanded.base else None,
    )


def _base(base: Base) -> BaseSummary:
    old = base.editions.old.constitution if base.editions.old else None
    return BaseSummary(
        base.revision.name, base.revision.commit, old.version if old else None, old.sha256 if old else None
    )


def input_error(error: InputError) -> AuditReport:
    """The report of an audit that could not be made."""
    outcome = Outcome.INPUT_ERROR
    return AuditReport(tool(), ".", None, (), _summary((), outcome), outcome, _errors(error))


def tool() -> Tool:
    """The name and version of this program."""
    return Tool("constitution-gate", VERSION)


def summarize(constitution: Constitution) -> ConstitutionSummary:
    """The constitution as a report shows it."""
    return ConstitutionSummary(
        path=constitution.path,
        version=constitution.version,
        ratified=constitution.ratified,
        last_amended=constitution.last_amended,
        sha256=constitution.sha256,
        principles=tuple(
            PrincipleSummary(
                id=principle.id,
                number=principle.number,
                title=principle.heading or principle.title,
                line=principle.line,
                non_negotiable=principle.non_negotiable,
                norms=NormCounts(
                    *(sum(norm.level is level for norm in principle.norms) for level in Level),
                ),
            )
            for principle in constitution.principles
        ),
    )


def demands(project: Project, options: Options) -> Demands:
    """What the project's features are judged by; raises InputError where that cannot be read."""
    template = project.plan_template()
    try:
        constitution = project.constitution()
        gates = collection.from_constitution(constitution)
    except InputError as error:
        if not options.all_checks or options.base is not None:
            raise
        note = f"Only the built-in checks are judged: {error.problems[0]}"
        return Demands(None, (), template, options, (note,))
    base = None
    if options.base is not None:
        from constitution_gate.engine.base import compare

        base = compare(project, options.base, options.today or _today())
        gates = base.gates
    limit = project.repository.limits.gates
    if len(gates) > limit:
        raise InputError(
            Problem(f"The constitution makes {len(gates)} gates, the limit is {limit}.", constitution.path)
        )
    return Demands(constitution, gates, template, options, (base.note,) if base else (), base)


def judge(feature: Feature, demanded: Demands) -> FeatureReport:
    """Evaluate every gate for one feature; raises InputError where its phase cannot be told."""
    constitution, gates, options = demanded.constitution, demanded.gates, demanded.options
    if demanded.base is not None:
        feature = feature.replace(base=demanded.base.tree, base_name=demanded.base.revision.name)
    phase = options.phase or phases.detect(feature)
    principles = constitution.principles if constitution else ()
    plan = feature.plan
    wanted = [*gates]
    if constitution is not None:
        wanted.extend(collection.from_template(demanded.template, plan, constitution, wanted))
    if options.all_checks:
        wanted.extend(collection.built_in(wanted))
    observed = _Observed(feature)
    claims = constitution_check.read(plan).claims if plan else ()
    rows = complexity_tracking.read(plan).rows if plan else ()
    context = evaluation.Context(
        feature=feature,
        phase=phase,
        facts=observed,
        principles=principles,
        claims=claims,
        index=plan_claims.index(claims, principles),
        rows=rows,
        gate_ids=frozenset(gate.id for gate in wanted),
        reviewed=frozenset(gate.principle.id for gate in wanted if gate.check == "review" and gate.principle),
        today=lambda: options.today or _today(),
        on_crash=options.on_crash,
        results={},
    )
    reports = tuple(evaluation.evaluate(gate, context) for gate in wanted)
    known = deviations.concerning(constitution, wanted) if constitution else {}
    if known:
        reports = tuple(report.replace(deviations=known.get(report.id, ())) for report in reports)
    verdicts = {report.id: report.verdict for report in reports}
    reported = [name for name in facts.FACTS if options.every_fact or name in observed]
    return FeatureReport(
        id=feature.id,
        path=feature.path,
        phase=phase,
        outcome=evaluation.outcome(reports, strict=options.strict, allow_unverified=options.allow_unverified),
        facts={name: _fact(observed[name]) for name in reported},
        gates=reports,
        complexity_tracking=justification.tracking(rows, wanted, verdicts, principles, context.today),
        coverage=_coverage(feature) if options.coverage else None,
    )


class _Observed(dict[str, "Fact"]):
    """The facts of a feature, each observed when it is first asked for."""

    def __init__(self, feature: Feature) -> None:
        super().__init__()
        self._feature = feature

    def __missing__(self, name: str) -> Fact:
        self[name] = facts.observe(self._feature, name)
        return self[name]


def _coverage(feature: Feature) -> CoverageReport | None:
    from constitution_gate.gates.artifacts import requirement_mapping
    from constitution_gate.gates.artifacts.requirement_mapping import Coverage

    mapping = requirement_mapping.of_feature(feature)
    if mapping is None:
        return None
    has_task = {Coverage.COVERED: True, Coverage.UNCOVERED: False}
    return CoverageReport(
        requirements=tuple(
            CoverageEntry(traced.id, has_task.get(traced.coverage), traced.tasks, traced.note or traced.by)
            for traced in mapping.requirements
        ),
        tasks=len(mapping.tasks),
        unmapped_tasks=tuple(stray.task for stray in mapping.strays),
        repeated=tuple(dict.fromkeys(again.written for again in mapping.repeated)),
    )


def _today() -> datetime.date:
    import datetime

    return datetime.datetime.now(datetime.UTC).date()


def _fact(fact: Fact) -> FactEntry:
    evidence = tuple(EvidenceEntry(e.path, e.start_line, e.end_line, e.sha256, e.note) for e in fact.evidence)
    return FactEntry(fact.value, fact.reason, evidence)


def _errors(error: InputError) -> tuple[ErrorEntry, ...]:
    return tuple(ErrorEntry(p.message, p.path, p.line, p.remedy) for p in error.problems)


def _summary(features: Sequence[FeatureReport], outcome: Outcome) -> Summary:
    gates = [gate for feature in features for gate in feature.gates]
    counts = Counter(gate.verdict.value for gate in gates)
    return Summary(outcome, {verdict.value: counts[verdict.value] for verdict in Verdict}, decided(gates))


def decided(gates: Iterable[GateReport]) -> Decided:
    """How the gates that apply and are due were decided; those of an error verdict count as undecided."""
    machine = review = undecided = 0
    for gate in gates:
        if gate.verdict in {Verdict.PENDING, Verdict.NOT_APPLICABLE}:
            continue
        if gate.verdict in {Verdict.UNVERIFIED, Verdict.ERROR}:
            undecided += 1
        elif gate.check == "review":
            review += 1
        else:
            machine += 1
    return Decided(machine, review, undecided)

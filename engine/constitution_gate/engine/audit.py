"""The use case: a project and features become an AuditReport. Everything the command does goes through here."""

from __future__ import annotations

from functools import partial

from constitution_gate.constitution.model import Constitution, InputError, Level, Phase, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import (
    baseline_place,
    collection,
    deviations,
    evaluation,
    judging,
    justification,
    phases,
    summary,
    time_limit,
)
from constitution_gate.engine.judging import Work
from constitution_gate.engine.project import Project, open_project
from constitution_gate.engine.report import (
    AuditReport,
    BaseSummary,
    ChangedSummary,
    ConstitutionSummary,
    CoverageEntry,
    CoverageReport,
    ErrorEntry,
    EvidenceEntry,
    FactEntry,
    FeatureReport,
    GateReport,
    NormCounts,
    Outcome,
    PrincipleSummary,
    Tool,
    worst,
)
from constitution_gate.engine.time_limit import OutOfTimeError, TimeLimit
from constitution_gate.engine.version import VERSION
from constitution_gate.gates import claims as plan_claims
from constitution_gate.gates.artifacts import complexity_tracking, constitution_check
from constitution_gate.gates.facts import catalogue as facts

if TYPE_CHECKING:
    import datetime
    import os
    from collections.abc import Callable, Iterable, Sequence

    from constitution_gate.engine.base import Base
    from constitution_gate.engine.baseline import Judgement
    from constitution_gate.engine.baseline_place import Place
    from constitution_gate.engine.binding import Gate
    from constitution_gate.gates.feature import Artifact, Feature
    from constitution_gate.gates.protocol import Fact


_BOTH = Problem("Features are named, and those that changes touch are asked for too.", remedy="Ask for one of the two.")


class Options(Record):
    """How an audit judges.

    `every_fact` observes all facts, not those alone on which a gate depends; `coverage` traces the requirements to
    tasks, whatever gates there are. `today` is a date in UTC; None takes the clock's. `base` is the git revision that
    the constitution is compared with, `changed` the one since which a change must touch a feature for it to be audited,
    whatever features are named. `time_limit` is how long a gate may take, in seconds. `work` says in how many processes
    features are judged, and what is kept.
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
    changed: str | None = None
    time_limit: float = time_limit.GATE_SECONDS
    work: Work = Work()


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
    changed: str | None = None,
    baseline: str | os.PathLike[str] | None = None,
    jobs: int = 1,
) -> AuditReport:
    """Audit features of the project at `root`, all of them where none is named.

    `features` are paths relative to the root; `base` is a git revision that the constitution is compared with;
    with `changed`, another one, those features are audited that the changes since then touch, and none may be named;
    `baseline` is a file with failures that are frozen; `jobs` is the number of processes, 0 as many as there are cores.
    Input errors are part of the report, never raised.
    """
    options = Options(
        phase=Phase(phase) if phase is not None else None,
        strict=strict,
        allow_unverified=allow_unverified,
        all_checks=all_checks,
        today=today,
        base=base,
        changed=changed,
        work=Work(jobs=jobs),
    )
    if features is not None and changed is not None:
        return input_error(InputError(_BOTH))
    try:
        project = open_project(root)
        named = tuple(features) if features is not None else None
        frozen = baseline_place.place(project, baseline) if baseline is not None else None
        return audit_frozen(project, project.features() if named is None else named, options, frozen)
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
    changed: ChangedSummary | None = None


def audit_frozen(project: Project, paths: Sequence[str], options: Options, baseline: Place | None) -> AuditReport:
    """Audit the features at these paths, and mark what a baseline freezes; raises InputError as `audit_project` does.

    The baseline is read first: one that cannot be understood, too, is an InputError.
    """
    if baseline is None:
        return audit_project(project, paths, options)
    from constitution_gate.engine import baseline_file

    file = baseline_file.load(project, baseline)
    return baseline_file.applied(audit_project(project, paths, options), project, baseline, file, judgement(options))


def judgement(options: Options) -> Judgement:
    """How the outcome of a feature is computed under these options."""
    from constitution_gate.engine.baseline import Judgement

    return Judgement(options.strict, options.allow_unverified)


def audit_project(project: Project, paths: Sequence[str], options: Options) -> AuditReport:
    """Audit the features at these paths; raises InputError where the constitution cannot be judged by."""
    demanded = demands(project, options)
    if options.changed is not None:
        demanded, paths = touched(project, demanded, options.changed)
    elif not paths:
        raise InputError(
            Problem("There is no feature to audit.", "specs", None, "Write one with /speckit.specify, or name it.")
        )
    found = list(judging.judge_all(project, paths, partial(_judge_at, project, demanded), _work(demanded)))
    reports = [each for each in found if isinstance(each, FeatureReport)]
    errors = [each for each in found if isinstance(each, InputError)]
    return assemble(demanded, reports, errors)


def touched(project: Project, demanded: Demands, revision: str) -> tuple[Demands, tuple[str, ...]]:
    """The features that the changes since a revision touch; the demands say so from then on.

    Raises InputError where the two trees cannot be compared.
    """
    from constitution_gate.engine import changed_features
    from constitution_gate.engine.touched import Demanded

    asked = Demanded(demanded.gates, partial(_further_gates, demanded), partial(_applying, demanded))
    selection = changed_features.select(project, revision, asked)
    told = demanded.replace(notes=(*demanded.notes, *selection.notes), changed=selection.summary)
    return told, selection.paths


def _applying(demanded: Demands, feature: Feature) -> Callable[[Gate], bool]:
    """Whether a gate is judged for a feature: whether it applies, and is due or the plan claims to meet it."""
    if demanded.base is not None:
        feature = feature.replace(base=demanded.base.tree, base_name=demanded.base.revision.name)
    phase = demanded.options.phase or phases.detect(feature)
    observed = _Observed(feature)
    claims = constitution_check.read(feature.plan).claims if feature.plan else ()
    claimed = plan_claims.index(claims, demanded.constitution.principles if demanded.constitution else ())

    def applies(gate: Gate) -> bool:
        due = gate.phase.order <= phase.order or bool(claimed.of_check(gate.check))
        return (
            due
            and all(observed[name].value for name in gate.when)
            and not any(observed[name].value for name in gate.unless)
        )

    return applies


def _judge_at(project: Project, demanded: Demands, path: str) -> FeatureReport:
    return judge(project.feature(path), demanded, project.repository.today)


def _work(demanded: Demands) -> Work:
    """How the features are judged: a verdict is kept for these demands and options, and for none besides."""
    options, base = demanded.options, demanded.base
    question = (
        demanded.constitution.sha256 if demanded.constitution else None,
        demanded.template.sha256 if demanded.template else None,
        (base.revision.commit, base.revision.tip, base.revision.name, options.today or _today()) if base else None,
        options.phase,
        options.strict,
        options.allow_unverified,
        options.all_checks,
        options.every_fact,
        options.coverage,
        options.time_limit,
    )
    return options.work.replace(question=(*options.work.question, *question))


def assemble(demanded: Demands, features: Sequence[FeatureReport], errors: Sequence[InputError]) -> AuditReport:
    """The report over features that were judged and those that could not be."""
    outcome = worst([*(feature.outcome for feature in features), *(Outcome.INPUT_ERROR for _ in errors)])
    if demanded.changed is not None and not demanded.changed.features:
        weakened = demanded.base is not None and demanded.base.unamended
        outcome = Outcome.FAILED if weakened else Outcome.PASSED
    constitution = demanded.constitution
    return AuditReport(
        tool=tool(),
        root=".",
        constitution=summarize(constitution) if constitution else None,
        features=tuple(features),
        summary=summary.summarize(features, outcome),
        outcome=outcome,
        errors=tuple(entry for error in errors for entry in _errors(error)),
        notes=demanded.notes,
        other_deviations=deviations.of_no_gate(constitution, features) if constitution else (),
        base=_base(demanded.base) if demanded.base else None,
        changed=demanded.changed,
    )


def _base(base: Base) -> BaseSummary:
    old = base.editions.old.constitution if base.editions.old else None
    tip = base.revision.tip if base.revision.has_moved_on else None
    commit = base.revision.commit
    return BaseSummary(base.revision.name, commit, old.version if old else None, old.sha256 if old else None, tip)


def input_error(error: InputError) -> AuditReport:
    """The report of an audit that could not be made."""
    outcome = Outcome.INPUT_ERROR
    return AuditReport(tool(), ".", None, (), summary.summarize((), outcome), outcome, _errors(error))


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
        constitution, gates = base.constitution, base.gates
    limit = project.repository.limits.gates
    if len(gates) > limit:
        raise InputError(
            Problem(f"The constitution makes {len(gates)} gates, the limit is {limit}.", constitution.path)
        )
    return Demands(constitution, gates, template, options, (base.note,) if base else (), base)


def judge(feature: Feature, demanded: Demands, clock: Callable[[], datetime.date] | None = None) -> FeatureReport:
    """Evaluate every gate for one feature; raises InputError where its phase cannot be told, or its time is up.

    `clock` gives the date in UTC where the options give none.
    """
    limit = TimeLimit(demanded.options.time_limit)
    try:
        return limit.whole(partial(_judge, feature, demanded, clock, limit))
    except OutOfTimeError:
        said = f"Judging it took longer than the limit of {limit.feature:g} s."
        raise InputError(Problem(said, feature.path, None, f"Raise {time_limit.OPTION} if that is right.")) from None


def judge_one(
    feature: Feature, demanded: Demands, gate: str, clock: Callable[[], datetime.date] | None = None
) -> GateReport | None:
    """Evaluate the one gate of this id for a feature, None where it has none; raises InputError as `judge` does."""
    wanted, context = _prepared(feature, demanded, clock)
    found = next((each for each in wanted if each.id == gate), None)
    return _evaluate(found, context, TimeLimit(demanded.options.time_limit)) if found is not None else None


def _judge(
    feature: Feature, demanded: Demands, clock: Callable[[], datetime.date] | None, limit: TimeLimit
) -> FeatureReport:
    constitution, options = demanded.constitution, demanded.options
    wanted, context = _prepared(feature, demanded, clock)
    reports = tuple(_evaluate(gate, context, limit) for gate in wanted)
    known = deviations.concerning(constitution, wanted) if constitution else {}
    if known:
        reports = tuple(report.replace(deviations=known.get(report.id, ())) for report in reports)
    verdicts = {report.id: report.verdict for report in reports}
    reported = [name for name in facts.FACTS if options.every_fact or name in context.facts]
    return FeatureReport(
        id=feature.id,
        path=feature.path,
        phase=context.phase,
        outcome=evaluation.outcome(reports, strict=options.strict, allow_unverified=options.allow_unverified),
        facts={name: _fact(context.facts[name]) for name in reported},
        gates=reports,
        complexity_tracking=justification.tracking(context.rows, wanted, verdicts, context.principles, context.today),
        coverage=_coverage(feature) if options.coverage else None,
    )


def _prepared(
    feature: Feature, demanded: Demands, clock: Callable[[], datetime.date] | None
) -> tuple[list[Gate], evaluation.Context]:
    """The gates of a feature, and what they are evaluated against."""
    constitution, options = demanded.constitution, demanded.options
    if demanded.base is not None:
        feature = feature.replace(base=demanded.base.tree, base_name=demanded.base.revision.name)
    phase = options.phase or phases.detect(feature)
    principles = constitution.principles if constitution else ()
    plan = feature.plan
    wanted = gates_of(feature, demanded)
    claims = constitution_check.read(plan).claims if plan else ()
    rows = complexity_tracking.read(plan).rows if plan else ()
    context = evaluation.Context(
        feature=feature,
        phase=phase,
        facts=_Observed(feature),
        principles=principles,
        claims=claims,
        index=plan_claims.index(claims, principles),
        rows=rows,
        gate_ids=frozenset(gate.id for gate in wanted),
        reviewed=frozenset(gate.principle.id for gate in wanted if gate.check == "review" and gate.principle),
        today=lambda: options.today or (clock or _today)(),
        on_crash=options.on_crash,
        results={},
    )
    return wanted, context


def gates_of(feature: Feature, demanded: Demands) -> list[Gate]:
    """All that a feature is judged by: the gates of the constitution, those of the plan's template, built-in ones."""
    return [*demanded.gates, *_further_gates(demanded, feature)]


def _further_gates(demanded: Demands, feature: Feature) -> list[Gate]:
    """The gates of a feature besides those of the constitution."""
    gates = [*demanded.gates]
    if demanded.constitution is not None:
        gates.extend(collection.from_template(demanded.template, feature.plan, demanded.constitution, gates))
    if demanded.options.all_checks:
        gates.extend(collection.built_in(gates))
    return gates[len(demanded.gates) :]


def _evaluate(gate: Gate, context: evaluation.Context, limit: TimeLimit) -> GateReport:
    try:
        return limit.one(partial(evaluation.evaluate, gate, context))
    except OutOfTimeError:
        reason = f"Deciding it took longer than {limit.gate:g} s; {time_limit.OPTION} allows more."
        return evaluation.stopped(gate, reason)


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

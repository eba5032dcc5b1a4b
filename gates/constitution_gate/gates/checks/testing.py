"""Tests are planned for each user story, and the code is covered as far as the constitution demands.

Tasks are read as Spec Kit's tasks template lays them out ("Tests for User Story 1", `[US1]`); "Write them FIRST, ensure
they FAIL before implementation" is that template's rule for test-first. A coverage threshold is held against every
coverage report that the tree holds, and without one the gate is not decided.
"""

from __future__ import annotations

from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import scope
from constitution_gate.gates.artifacts import planned_tests, spec, task_stories
from constitution_gate.gates.artifacts.coverage import detection
from constitution_gate.gates.artifacts.coverage.report import CoverageError
from constitution_gate.gates.facts import catalogue as facts
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.protocol import Evidence, Finding, Result
from constitution_gate.gates.vocabulary import testing
from constitution_gate.gates.vocabulary.languages import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_gate.constitution.model import Norm
    from constitution_gate.gates.artifacts.coverage.report import Report, Tally
    from constitution_gate.gates.artifacts.planned_tests import Reading
    from constitution_gate.gates.artifacts.spec import UserStory
    from constitution_gate.gates.artifacts.task_stories import PlacedTask
    from constitution_gate.gates.feature import Artifact, Feature

PHASE = Phase.TASKS
CONDITION: tuple[str, ...] = ()

_NAMES_SHOWN = 3
_LONGEST_TITLE = 50
_HIGHEST = 100
_MOST_REPORTS = 100
_KIND_NAMES = {
    testing.UNIT: "unit tests",
    testing.INTEGRATION: "integration tests",
    testing.CONTRACT: "contract tests",
    testing.END_TO_END: "end-to-end tests",
}


class Parameters(Record):
    """What a gate may set.

    `per_story` asks for a task that writes tests in each user story, `test_first` that one comes before the story's
    code, `kinds` for at least one task for tests of each kind (unit, integration, contract, e2e). `coverage` and
    `branch_coverage` are percentages that every coverage report must reach; `coverage_reports` are globs that name the
    reports, instead of the tools' usual names. `coverage_of` is the part of the code that the percentage is for, in the
    constitution's words: no report shows it, so that the gate stays undecided unless `coverage_reports` names those
    that measure this part alone.
    """

    per_story: bool = True
    test_first: bool = False
    kinds: tuple[str, ...] = ()
    coverage: float | None = None
    branch_coverage: float | None = None
    coverage_of: str = ""
    coverage_reports: tuple[str, ...] = ()


def problems(parameters: Parameters) -> tuple[str, ...]:
    """Say which parameters demand nothing or cannot be met; each is one sentence."""
    found = [
        f"`kinds` names {scope.quoted(kind)}; known kinds are {', '.join(testing.KINDS)}."
        for kind in parameters.kinds
        if kind not in testing.KINDS
    ]
    demanded = (("coverage", parameters.coverage), ("branch_coverage", parameters.branch_coverage))
    found += [
        f"{name} is {percent:g}; a percentage above 0 and up to {_HIGHEST} is asked for."
        for name, percent in demanded
        if percent is not None and not 0 < percent <= _HIGHEST
    ]
    covers = any(percent is not None for _, percent in demanded)
    if parameters.coverage_reports:
        found += scope.problems("coverage_reports", parameters.coverage_reports)
    if not (covers or parameters.coverage_reports or _plans(parameters)):
        found.append("The gate demands nothing: neither tests of stories, nor kinds of tests, nor coverage.")
    return tuple(found)


def parameters_from(norms: Iterable[Norm]) -> dict[str, object]:
    """The parameters that norms set which ask for this check; what none of them says is left to its default."""
    from constitution_gate.gates import testing_norms

    return testing_norms.parameters(norms)


def check(feature: Feature, parameters: Parameters) -> Result:
    """Look for the tests that tasks.md plans, and for coverage reports where a percentage is demanded."""
    result = _Outcome()
    if _plans(parameters):
        _check_plan(feature, parameters, result)
    if parameters.coverage is not None or parameters.branch_coverage is not None:
        _check_coverage(feature, parameters, result)
    elif parameters.coverage_reports:
        result.open.append("`coverage_reports` names reports, and neither the gate nor its principle a percentage")
    return result.done()


def _plans(parameters: Parameters) -> bool:
    return parameters.per_story or parameters.test_first or bool(parameters.kinds)


class _Outcome:
    """What is gathered while the check looks."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.evidence: list[Evidence] = []
        self.open: list[str] = []

    def done(self) -> Result:
        findings = sorted(self.findings, key=lambda found: (found.path, found.line or 0))
        return Result(tuple(findings), scope.shown(self.evidence), "; ".join(self.open) or None)


class _Step(Record):
    """A task with what it does; `position` is its place in the list."""

    placed: PlacedTask
    reading: Reading
    position: int

    @property
    def line(self) -> int:
        return self.placed.task.line

    @property
    def name(self) -> str:
        return self.placed.task.id or f"the task in line {self.line}"

    @property
    def begins_with_code(self) -> bool:
        return self.reading.code and (self.reading.code_first or not self.reading.tests)


class _Story(Record):
    """A story that is to be tested: where it stands, and its name in sentences."""

    number: int
    name: str
    path: str
    line: int


def _check_plan(feature: Feature, parameters: Parameters, result: _Outcome) -> None:
    tasks = feature.tasks
    if tasks is None:
        message = "The feature has no tasks.md, so it plans no test."
        remedy = "Write it with /speckit.tasks, tests included."
        result.findings.append(Finding(message, feature.path, None, remedy))
        return
    specified = spec.user_stories(feature.spec) if feature.spec is not None else ()
    spoken = planned_tests.languages(tasks)
    steps = [
        _Step(placed, planned_tests.read(placed.task, placed.headings, spoken), position)
        for position, placed in enumerate(task_stories.placed(tasks, specified))
    ]
    if not steps:
        message = "tasks.md lists no task, so it plans no test."
        remedy = "List the tasks as `- [ ] T001 [US1] …`, tests included."
        result.findings.append(Finding(message, tasks.path, 1, remedy))
        return
    if parameters.per_story or parameters.test_first:
        stories = _stories(feature, tasks, specified, steps, spoken, result)
        if not stories:
            _check_whole(tasks, steps, spoken, parameters, result)
        elif any(step.placed.stories for step in steps):
            _check_stories(tasks, stories, steps, spoken, parameters, result)
        else:
            _check_unassigned(tasks, steps, result)
    for kind in parameters.kinds:
        _check_kind(feature, tasks, kind, steps, result)


def _stories(
    feature: Feature,
    tasks: Artifact,
    specified: Sequence[UserStory],
    steps: Sequence[_Step],
    spoken: tuple[str, ...],
    result: _Outcome,
) -> list[_Story]:
    """The stories of the specification that are not put off, or where it has none those that the tasks name."""
    found: dict[int, _Story] = {}
    specification = feature.spec
    if specified and specification is not None:
        for story in specified:
            name = f"user story {story.number}" + (f" ({_shown(story.title)})" if story.title else "")
            if testing.pattern("PUT_OFF", spoken).search(fold(story.title)):
                result.evidence.append(Evidence.of(specification, f"{name} is put off", story.line))
            else:
                found.setdefault(story.number, _Story(story.number, name, specification.path, story.line))
        return list(found.values())
    for step in steps:
        for number in sorted(step.placed.stories):
            found.setdefault(number, _Story(number, f"user story {number}", tasks.path, step.line))
    return [story for _, story in sorted(found.items())]


def _check_stories(
    tasks: Artifact,
    stories: Sequence[_Story],
    steps: Sequence[_Step],
    spoken: tuple[str, ...],
    parameters: Parameters,
    result: _Outcome,
) -> None:
    every = testing.pattern("EVERY_STORY", spoken)
    own: dict[int, list[_Step]] = {}
    tests: dict[int, list[_Step]] = {}
    for step in steps:
        for number in step.placed.stories:
            own.setdefault(number, []).append(step)
        if step.reading.tests:
            text = step.placed.task.text
            numbers = {story.number for story in stories} if every.search(fold(text)) else task_stories.mentioned(text)
            for number in step.placed.stories | numbers:
                tests.setdefault(number, []).append(step)
    begin = min(step.position for step in steps if step.placed.stories)
    unassigned = [step for step in steps if step.reading.tests and not step.placed.stories and step.position > begin]
    for story in stories:
        if story.number in tests:
            _check_order(tasks, story, own.get(story.number, ()), tests[story.number], parameters, result)
        elif story.number in own:
            _report_missing(tasks, story, own[story.number], unassigned, result)
        else:
            message = f"{_capital(story.name)} has no task in tasks.md, so no test of it is planned."
            remedy = f"Add tasks with the tag [US{story.number}], tests included."
            result.findings.append(Finding(message, story.path, story.line, remedy))


def _report_missing(
    tasks: Artifact, story: _Story, own: Sequence[_Step], unassigned: Sequence[_Step], result: _Outcome
) -> None:
    doubtful = [step for step in own if step.reading.doubtful]
    if doubtful:
        result.open.append(
            f"whether {_names(doubtful)} writes tests for {story.name} or only tries it is not said; name the test file"
        )
    elif unassigned:
        result.open.append(
            f"no test task is assigned to {story.name}, and {_names(unassigned)} names no story; "
            f"tag what tests it with [US{story.number}]"
        )
    else:
        message = f"{_capital(story.name)} has no task that writes a test."
        remedy = f"Add one before its code, such as `- [ ] T0nn [US{story.number}] Write tests for … in tests/…`."
        result.findings.append(Finding(message, tasks.path, own[0].line, remedy))
        return
    result.evidence.append(_evidence(tasks, f"looked for tests of {story.name}", own))


def _check_order(
    tasks: Artifact,
    story: _Story,
    own: Sequence[_Step],
    tests: Sequence[_Step],
    parameters: Parameters,
    result: _Outcome,
) -> None:
    """Record the tests of a story, and where they are to come first, the code that comes before them.

    The order is that of the file: `/speckit.implement` works through it, and ids are not always in order.
    """
    note = f"{story.name}: {_count(len(tests))} ({_names(tests)})"
    code = next((step for step in own if step.begins_with_code), None)
    if parameters.test_first and code is not None:
        if code.position <= tests[0].position:
            result.findings.append(_too_early(tasks, story.name, code, tests[0]))
        else:
            note = f"{note} before its code ({code.name})"
    result.evidence.append(_evidence(tasks, note, tests))


def _too_early(tasks: Artifact, name: str, code: _Step, test: _Step) -> Finding:
    if code is test:
        message = f"{_capital(code.name)} writes code of {name} before its test."
        remedy = "Make two tasks of it, the test first."
    else:
        message = f"{_capital(code.name)} writes code of {name} before its first test, {test.name}."
        remedy = f"Move {test.name} before it: tests are written first, and fail."
    return Finding(message, tasks.path, code.line, remedy)


def _check_whole(
    tasks: Artifact, steps: Sequence[_Step], spoken: tuple[str, ...], parameters: Parameters, result: _Outcome
) -> None:
    """Judge a list of tasks without stories as one, its preparations left out."""
    tests = [step for step in steps if step.reading.tests]
    if not tests:
        _report_none(tasks, steps, result)
        return
    preparation = testing.pattern("PREPARATION", spoken)
    worked = [step for step in steps if not any(preparation.search(fold(one)) for one in step.placed.headings)]
    code = next((step for step in worked if step.begins_with_code), None)
    note = f"no user story is named: {_count(len(tests))} ({_names(tests)})"
    if parameters.test_first and code is not None and code.position <= tests[0].position:
        result.findings.append(_too_early(tasks, "the feature", code, tests[0]))
    result.evidence.append(_evidence(tasks, note, tests))


def _check_unassigned(tasks: Artifact, steps: Sequence[_Step], result: _Outcome) -> None:
    tests = [step for step in steps if step.reading.tests]
    if not tests:
        _report_none(tasks, steps, result)
        return
    result.evidence.append(_evidence(tasks, f"{_count(len(tests))} ({_names(tests)})", tests))
    result.open.append(
        "tasks.md does not say which user story a task belongs to, so whether each has tests cannot be told; "
        "tag the tasks with [US1], [US2] …"
    )


def _report_none(tasks: Artifact, steps: Sequence[_Step], result: _Outcome) -> None:
    doubtful = [step for step in steps if step.reading.doubtful]
    if doubtful:
        result.open.append(f"whether {_names(doubtful)} writes tests or only tries something is not said")
        result.evidence.append(_evidence(tasks, "looked for tasks that write tests", doubtful))
        return
    remedy = "Add tasks that write tests, each with the path of its test file."
    result.findings.append(Finding("No task writes a test.", tasks.path, steps[0].line, remedy))


def _check_kind(feature: Feature, tasks: Artifact, kind: str, steps: Sequence[_Step], result: _Outcome) -> None:
    """Look for one task of a kind; contract tests are due only where there is a contract to test."""
    shown = _KIND_NAMES[kind]
    tests = [step for step in steps if step.reading.tests and kind in step.reading.kinds]
    if tests:
        result.evidence.append(_evidence(tasks, f"{shown}: {_names(tests)}", tests))
        return
    if kind == testing.CONTRACT:
        why_not = _no_contract(feature)
        if why_not is not None:
            result.evidence.append(_evidence(tasks, f"no contract test is due: {why_not}", steps))
            return
    doubtful = [step for step in steps if step.reading.doubtful and kind in step.reading.kinds]
    if doubtful:
        result.open.append(f"whether {_names(doubtful)} writes {shown} or only tries something is not said")
        return
    remedy = f"Add a task that writes {shown}, with the path of the test file."
    result.findings.append(Finding(f"No task writes {shown}.", tasks.path, steps[0].line, remedy))


def _no_contract(feature: Feature) -> str | None:
    """Why a feature has no interface whose contract could be tested; None where it has one."""
    if any(path.startswith(f"{feature.path}/contracts/") for path in feature.artifacts):
        return None
    exposed = facts.observe(feature, "exposes-http-api")
    return None if exposed.value else f"there is nothing below contracts/, and {exposed.reason}".rstrip(".")


def _check_coverage(feature: Feature, parameters: Parameters, result: _Outcome) -> None:
    demanded = _demanded(parameters)
    undecidable = bool(parameters.coverage_of) and not parameters.coverage_reports
    number = 0
    for artifact, report in _reports(feature, parameters, result):
        number += 1
        result.evidence.append(Evidence.of(artifact, _measured(report)))
        if undecidable:
            continue
        measures = (
            (parameters.coverage, report.lines, report.unit),
            (parameters.branch_coverage, report.branches, "branches"),
        )
        for percent, tally, unit in measures:
            if percent is None:
                continue
            if tally is None or not tally.total:
                result.open.append(f"{artifact.path} measures no {unit}, and {percent:g} % are demanded")
            elif not tally.meets(percent):
                result.findings.append(_too_little(artifact, tally, unit, percent))
    if undecidable:
        part = scope.quoted(parameters.coverage_of)
        result.open.append(
            f"{demanded} is demanded of {part}, and a report does not say what belongs to it; "
            "declare a gate whose `coverage_reports` measure that part"
        )
    elif not number and not result.open:
        result.open.append(
            f"{demanded} is demanded, and there is no coverage report; run the tests with coverage (Cobertura, LCOV, "
            "coverage.py JSON, JaCoCo, Istanbul, Clover, Go) before the audit"
        )


def _demanded(parameters: Parameters) -> str:
    parts = [
        f"{percent:g} % {what}"
        for percent, what in (
            (parameters.coverage, "line coverage"),
            (parameters.branch_coverage, "branch coverage"),
        )
        if percent is not None
    ]
    return " and ".join(parts)


def _reports(feature: Feature, parameters: Parameters, result: _Outcome) -> Iterator[tuple[Artifact, Report]]:
    """Every coverage report that can be read; why one cannot is added to what is open."""
    named = parameters.coverage_reports
    paths = _named(feature, named, result) if named else _usual(feature, result)
    if len(paths) > _MOST_REPORTS:
        result.open.append(f"there are more than {_MOST_REPORTS} coverage reports; name some in `coverage_reports`")
    for path in paths[:_MOST_REPORTS]:
        certain = bool(named) or detection.is_certain(path)
        try:
            artifact = scope.read(feature, path)
            report = detection.read(artifact)
        except Unreadable as refused:
            if certain:
                result.open.append(f"the coverage report {path} cannot be read: {refused.reason}")
            continue
        except CoverageError as error:
            result.open.append(f"the coverage report {path} {error}")
            continue
        if report is not None:
            yield artifact, report
        elif certain:
            result.open.append(f"{path} is no coverage report of a format that is known")


def _usual(feature: Feature, result: _Outcome) -> Sequence[str]:
    repository = feature.repository
    for path in detection.candidates(tuple(repository.refused)):
        if detection.is_certain(path):
            result.open.append(f"the coverage report {path} cannot be read: {repository.refused[path]}")
    return detection.candidates(repository.paths)


def _named(feature: Feature, patterns: Iterable[str], result: _Outcome) -> Sequence[str]:
    found: dict[str, None] = {}
    for pattern in patterns:
        looked = scope.look(feature, pattern)
        found.update(dict.fromkeys(looked.files))
        unread = scope.unread({**looked.refused, **looked.hiding})
        if unread is not None:
            result.open.append(unread.rstrip("."))
        elif not looked.files:
            result.open.append(f"no coverage report matches {scope.quoted(pattern)}")
    return tuple(sorted(found))


def _measured(report: Report) -> str:
    files = "1 file" if report.files == 1 else f"{report.files:,} files"
    shown = f"{report.format} report of {files}: {_share(report.lines, report.unit)}"
    return f"{shown}, {_share(report.branches, 'branches')}" if report.branches is not None else shown


def _share(tally: Tally, unit: str) -> str:
    if tally.percent is None:
        return f"no {unit}"
    return f"{tally.percent:g} % of the {unit} covered ({tally.covered:,} of {tally.total:,})"


def _too_little(artifact: Artifact, tally: Tally, unit: str, percent: float) -> Finding:
    message = (
        f"The tests cover {tally.percent:g} % of the {unit} ({tally.covered:,} of {tally.total:,}), not {percent:g} %."
    )
    remedy = "Write tests for what the report shows as not covered, and measure again."
    return Finding(message, artifact.path, None, remedy)


def _evidence(tasks: Artifact, note: str, steps: Sequence[_Step]) -> Evidence:
    return Evidence.of(tasks, note, min(s.line for s in steps), max(s.line for s in steps))


def _names(steps: Sequence[_Step]) -> str:
    shown = ", ".join(step.name for step in steps[:_NAMES_SHOWN])
    more = len(steps) - _NAMES_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _count(number: int) -> str:
    return "1 task writes tests" if number == 1 else f"{number} tasks write tests"


def _shown(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]

"""Every requirement has a task, and every task a requirement or a story."""

from __future__ import annotations

from collections import Counter

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import requirement_mapping
from constitution_gate.gates.artifacts.requirement_mapping import Coverage
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_gate.constitution.model import Norm
    from constitution_gate.gates.artifacts.requirement_mapping import RequirementMapping, Traced
    from constitution_gate.gates.feature import Artifact, Feature

PHASE = Phase.TASKS
CONDITION: tuple[str, ...] = ()

_PREFIX = lazy(r"[A-Z]{1,6}\Z")
_NAMED_PREFIX = lazy(r"\b(FR|NFR|SC|REQ|RF|RNF)(?:s\b|-|(?![A-Za-z]))")
_LISTED = 8
_REQUIREMENT_WORDS = (
    "requirement", "user story", "user stories", "fr-", "success criteri", "要件", "需求", "requisito", "anforderung",
    "exigence",
)  # fmt: skip
_TASK_WORDS = ("task", "タスク", "任务", "任務", "tarea", "tarefa", "aufgabe", "tâche")
_BOTH_WAYS = (
    "bidirectional",
    "both directions",
    "vice versa",
    "双向",
    "雙向",
    "双方向",
    "bidireccional",
    "bidirecional",
)
_CRITERIA = ("success criteri", "criterios de éxito", "critérios de sucesso", "erfolgskriteri", "critères de succès")


class Parameters(Record):
    """What is demanded.

    `requirements`: each requirement has a task. `orphans`: each task has a requirement or a story. `prefixes`: the
    requirements that count, by the letters of their ids; empty: all. `explicit`: a task has to name the requirement,
    shared words do not do.
    """

    requirements: bool = True
    orphans: bool = True
    prefixes: tuple[str, ...] = ()
    explicit: bool = False


def problems(parameters: Parameters) -> tuple[str, ...]:
    """What is wrong with the parameters, one sentence each."""
    found = [f"`prefixes` are upper-case letters such as FR, not {prefix[:20]!r}." for prefix in parameters.prefixes
             if not _PREFIX.match(prefix)]  # fmt: skip
    if not parameters.requirements and not parameters.orphans:
        found.append("`requirements` and `orphans` are both false: nothing is demanded.")
    return tuple(found)


def parameters_from(norms: Iterable[Norm]) -> dict[str, object]:
    """Demand the direction that the norms speak of, and naming by id where they ask for it."""
    forward = backward = explicit = False
    prefixes: dict[str, None] = {}
    every = False
    for norm in norms:
        said = norm.text.lower()
        both = any(word in said for word in _BOTH_WAYS)
        asked = min((said.find(word) for word in _REQUIREMENT_WORDS if word in said), default=-1)
        done = min((said.find(word) for word in _TASK_WORDS if word in said), default=-1)
        task_first = 0 <= done < asked
        forward = forward or both or not task_first
        backward = backward or both or task_first
        explicit = explicit or (task_first and _asks_for_ids(said))
        named = dict.fromkeys(match.group(1) for match in _NAMED_PREFIX.finditer(norm.text))
        if named and any(word in said for word in _CRITERIA):
            named["SC"] = None
        every = every or not named
        prefixes |= named
    found: dict[str, object] = {}
    if forward != backward:
        found["orphans" if forward else "requirements"] = False
    if prefixes and not every:
        found["prefixes"] = tuple(prefixes)
    if explicit:
        found["explicit"] = True
    return found


def _asks_for_ids(said: str) -> bool:
    words = (
        "reference",
        "cite",
        " id",
        "identifier",
        "tag",
        "link",
        "fr-",
        "参照",
        "引用",
        "referenci",
        "verweis",
        "référence",
    )
    return any(word in said for word in words)


def check(feature: Feature, parameters: Parameters) -> Result:
    """Trace the requirements of spec.md to tasks.md."""
    for name in ("spec.md", "tasks.md"):
        refused = feature.unreadable.get(f"{feature.path}/{name}")
        if refused:
            return Result(undecided=f"{feature.path}/{name} cannot be read: {refused}.")
    spec, tasks = feature.spec, feature.tasks
    mapping = requirement_mapping.of_feature(feature, parameters.prefixes)
    if spec is None or tasks is None or mapping is None:
        return Result((_absent(feature),))
    if not mapping.tasks:
        remedy = "Write one line for each, `- [ ] T001 [US1] …`, or run /speckit.tasks."
        return Result((Finding("tasks.md lists no task.", tasks.path, None, remedy),))
    findings = [*_requirement_findings(mapping, spec, parameters), *_task_findings(mapping, tasks, parameters)]
    return Result(tuple(findings), tuple(_evidence(mapping, spec, tasks, parameters)), _undecided(mapping, parameters))


def _absent(feature: Feature) -> Finding:
    if feature.spec is None:
        message = "There is no spec.md whose requirements could be traced."
        return Finding(message, f"{feature.path}/spec.md", None, "Write it with /speckit.specify.")
    message = "There is no tasks.md: no requirement has a task."
    return Finding(message, f"{feature.path}/tasks.md", None, "Write it with /speckit.tasks.")


def _requirement_findings(mapping: RequirementMapping, spec: Artifact, parameters: Parameters) -> Iterator[Finding]:
    for again in mapping.repeated:
        message = f"{again.written} is defined a second time, as something else."
        yield Finding(message, spec.path, again.line, "Give one of the two an id of its own.")
    if not parameters.requirements:
        return
    for traced in mapping.requirements:
        if traced.coverage is Coverage.UNCOVERED:
            yield Finding(traced.note, spec.path, traced.line, _remedy(traced))
        elif parameters.explicit and traced.coverage is Coverage.COVERED and traced.how == "words":
            message = f"No task names {traced.id}."
            yield Finding(message, spec.path, traced.line, f"Name {traced.id} in the task that does it.")


def _remedy(traced: Traced) -> str:
    return f"Add a task for it, or name {traced.id} in the task that does it, for example `({traced.id})`."


def _task_findings(mapping: RequirementMapping, tasks: Artifact, parameters: Parameters) -> Iterator[Finding]:
    for reference in mapping.unknown:
        message = f"{reference.by} names {reference.written}, which spec.md does not define."
        remedy = "Correct the id, or define the requirement in spec.md."
        yield Finding(message, reference.path, reference.line, remedy)
    for item in mapping.repeated_tasks:
        message = f"{item.id} is given to a second task."
        yield Finding(message, tasks.path, item.line, "Give it an id of its own.")
    if parameters.orphans:
        for stray in mapping.strays:
            message = f"{stray.task} belongs to nothing: {stray.reason}."
            remedy = "Name the requirement or the story that it serves, or remove it."
            yield Finding(message, tasks.path, stray.line, remedy)


def _undecided(mapping: RequirementMapping, parameters: Parameters) -> str | None:
    if not parameters.requirements:
        return None
    if not mapping.requirements:
        if parameters.prefixes:
            return f"spec.md defines no requirement with the prefix {' or '.join(parameters.prefixes)}."
        return "spec.md defines no requirement with an id and tells no numbered story."
    open_ones = mapping.of(Coverage.UNDECIDED)
    if open_ones:
        return (
            f"No task names {_listed(open_ones)}, and the words cannot be compared: the requirement says too little, "
            "or the tasks are in another language. Name the ids in the tasks."
        )
    if all(traced.coverage is Coverage.NO_WORK for traced in mapping.requirements):
        return "No requirement of spec.md asks for work."
    return None


def _evidence(
    mapping: RequirementMapping, spec: Artifact, tasks: Artifact, parameters: Parameters
) -> Iterator[Evidence]:
    if mapping.requirements and parameters.requirements:
        lines = [traced.line for traced in mapping.requirements]
        yield Evidence.of(spec, _summary(mapping), min(lines), max(lines))
        for note, same in _set_aside(mapping).items():
            named = _listed(same)
            said = f"{named} ask{'s' if len(same) == 1 else ''} for no task: {note[0].lower()}{note[1:]}"
            yield Evidence.of(spec, said, same[0].line)
    lines = [item.line for item in mapping.tasks]
    storied = sum(bool(item.stories) for item in mapping.tasks)
    count = len(mapping.tasks)
    said = f"{count} task{'' if count == 1 else 's'}: {storied} of stories, {mapping.shared} of phases that serve all."
    yield Evidence.of(tasks, said, min(lines), max(item.end_line for item in mapping.tasks))
    if mapping.gaps:
        named = ", ".join(f"{gap.prefix}-{gap.number:03d}" for gap in mapping.gaps[:_LISTED])
        more = f" and {len(mapping.gaps) - _LISTED} more" if len(mapping.gaps) > _LISTED else ""
        yield Evidence.of(spec, f"Numbers left out, which nothing names: {named}{more}.")


def _summary(mapping: RequirementMapping) -> str:
    covered = mapping.of(Coverage.COVERED)
    asking = len(mapping.requirements) - len(mapping.of(Coverage.NO_WORK))
    ways = Counter(traced.by for traced in covered)
    said = ", ".join(f"{number} {how}" for how, number in sorted(ways.items(), key=lambda way: (-way[1], way[0])))
    return f"{len(covered)} of {asking} requirements that ask for work have a task{f': {said}' if said else ''}."


def _set_aside(mapping: RequirementMapping) -> dict[str, list[Traced]]:
    found: dict[str, list[Traced]] = {}
    for traced in mapping.of(Coverage.NO_WORK):
        found.setdefault(traced.note, []).append(traced)
    return found


def _listed(found: Iterable[Traced]) -> str:
    names = [traced.id for traced in found]
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return ", ".join(names[:_LISTED]) + more

"""Requirements, stories and tasks: one more that nothing answers, or one less that something needs."""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.proving.mutation import deleted, edited, edits, inserted, replaced
from constitution_gate.gates.artifacts import tasks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.engine.proving.mutation import Mutation, Subject

_REQUIREMENT = lazy(r"\b(?:FR|NFR|SC|REQ|RF|RNF)-?\d{1,4}[a-z]?\b")
_ABSENT = "src/no_such_place/never_written.py"
_STORY = (
    "",
    "### User Story 97 - Seal the parchment ledger (Priority: P1)",
    "",
    "An archivist seals the parchment ledger with wax, so that nobody rewrites it.",
    "",
    "**Acceptance Scenarios**:",
    "",
    "1. **Given** an open ledger, **When** the archivist seals it, **Then** the wax shows the crest.",
)
_MUST = "The system MUST seal the parchment ledger with wax."


def untraced_requirement(subject: Subject) -> Iterator[Mutation]:
    """Add a requirement and a story to the specification that no task speaks of."""
    spec = subject.feature.spec
    if spec is None:
        return
    lines = edits(spec)
    last = next((line for line in range(len(lines), 0, -1) if re.match(r"\s*[-*+]\s.*\bFR-?\d", lines[line])), None)
    done = "A requirement was added that no task speaks of."
    if last is not None:
        yield inserted("add-requirement", spec, done, last, [f"- **FR-997**: {_MUST}"])
    story = next((line for line in range(1, len(lines) + 1) if re.match(r"#{2,4} .*\bStory \d", lines[line])), None)
    if story is not None:
        done = "A user story was added that no task and no test speaks of."
        yield inserted("add-story", spec, done, story - 1, [*_STORY[1:], ""])
    yield inserted("add-story-at-end", spec, "A user story was added at the end.", len(lines), _STORY)


def stray_task(subject: Subject) -> Iterator[Mutation]:
    """Add a task that belongs to no requirement and no story, and a ticked one whose file is not there."""
    if subject.feature.tasks is None:
        return
    artifact = subject.feature.tasks
    found = tasks.steps(artifact)
    after = max((task.line for task in found), default=len(edits(artifact)))
    done = "A ticked task was added that names a file which is not there."
    yield inserted("tick-what-is-false", artifact, done, after, [f"- [x] T997 Write the ledger in {_ABSENT}"])
    done = "A task was added that no requirement asks for."
    yield inserted("add-task", artifact, done, after, ["- [ ] T998 Polish the brass sundial of the observatory"])


def without_tasks(subject: Subject) -> Iterator[Mutation]:
    """Take away the tasks that name each requirement, then each task, then all of them."""
    if subject.feature.tasks is None:
        return
    artifact = subject.feature.tasks
    found = tasks.steps(artifact)
    lines = edits(artifact)
    named: dict[str, list[int]] = {}
    for task in found:
        for match in _REQUIREMENT.finditer(lines[task.line]):
            named.setdefault(match.group(), []).append(task.line)
    for identifier, places in named.items():
        done = f"The tasks that name {identifier} were taken out."
        yield deleted("remove-tasks-of-requirement", artifact, done, places)
    for task in found:
        yield deleted("remove-task", artifact, "The task was taken out.", [task.line])
    if found:
        every = [task.line for task in found]
        yield deleted("remove-tasks", artifact, "All tasks were taken out.", every)


def unnamed_requirement(subject: Subject) -> Iterator[Mutation]:
    """Take the id of each requirement out of the tasks that name it."""
    if subject.feature.tasks is None:
        return
    artifact = subject.feature.tasks
    lines = edits(artifact)
    found: dict[str, dict[int, str]] = {}
    for line in range(1, len(lines) + 1):
        for match in _REQUIREMENT.finditer(lines[line]):
            found.setdefault(match.group(), {})[line] = lines[line]
    for identifier, bodies in found.items():
        without = {line: re.sub(rf"\b{identifier}\b", "", body) for line, body in bodies.items()}
        done = f"The id {identifier} was taken out of the tasks."
        yield replaced("take-id-out", artifact, done, without)


def late_tests(subject: Subject) -> Iterator[Mutation]:
    """Put the first task of each story that tests behind the others."""
    if subject.feature.tasks is None:
        return
    artifact = subject.feature.tasks
    lines = edits(artifact)
    found = tasks.steps(artifact)
    for task in found:
        if "test" in task.text.lower() and task.line < found[-1].line:
            made = edits(artifact)
            made.delete(task.line)
            made.insert_after(found[-1].line, [lines[task.line]])
            done = "The task was put behind all others."
            yield edited("move-test", artifact, task.line, done, made)

"""Which user stories each task belongs to.

A tag (`[US1]`, `[US1+US3]`, `[Story 2]`) decides; without one, the nearest heading that names a story by number
("Phase 3: User Story 1", "US2: Refunds") or by its title. Where specs name no story, those of tasks.md stand for them.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Item, plain
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import tasks as task_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constitution_gate.constitution.markdown import Heading
    from constitution_gate.gates.artifacts.spec import UserStory
    from constitution_gate.gates.artifacts.tasks import Task
    from constitution_gate.gates.feature import Artifact

_MENTION = lazy(
    r"(?:\buser[- ]?stor(?:y|ies)|\bstor(?:y|ies)|用户故事|使用者故事|用戶故事|ユーザーストーリー|사용자 스토리|"
    r"\bhist[oó]rias?(?: de usu[aá]rio)?|\brécits?(?: utilisateurs?)?|\bbenutzergeschichten?|(?<![a-z0-9])us)"
    r"[ #:-]{0,2}(?P<numbers>\d{1,3}(?![\d.]*\d|[a-z])(?:(?: ?(?:,|/|\+|&|、|和|と|\band\b|\bund\b|\bet\b|\by\b|"
    r"\be\b){1,2} ?|[-–~]| ?至 ?| to )(?:us|story|user story)?[- ]?\d{1,3}(?![\d.]*\d|[a-z%])){0,30})",
    re.IGNORECASE,
)
_NUMBER = lazy(r"(?:(?P<join>[-–~至]|\bto\b) ?)?(?:us|user story|story)?[- ]?(?P<number>\d{1,3})", re.IGNORECASE)
_SHORT_TAG = lazy(r"s(?:tory)?[- ]?(\d{1,3})", re.IGNORECASE)
_WORD = lazy(r"[^\W_]+")
_LONGEST_RANGE = 30
_SHORTEST_TITLE = 6


class PlacedTask(Record):
    """A task with the headings it stands under, the outermost first, and the numbers of its stories."""

    task: Task
    headings: tuple[str, ...]
    stories: frozenset[int]
    tagged: bool = False


def placed(artifact: Artifact, stories: Sequence[UserStory]) -> tuple[PlacedTask, ...]:
    """Every task of tasks.md in order, a repeated id left out, with its stories."""
    titles = {story.number: words for story in stories if len("".join(words := _words(story.title))) >= _SHORTEST_TITLE}
    headings = artifact.document.headings()
    if headings and headings[0].level == 1:
        # The title of the document names the feature, not what stands below it.
        headings = headings[1:]
    found: list[PlacedTask] = []
    seen: set[str] = set()
    above: list[Heading] = []
    shown: tuple[str, ...] = ()
    named: frozenset[int] = frozenset()
    position, moved = 0, False
    known = {story.number for story in stories}
    for task in _listed(artifact):
        while position < len(headings) and headings[position].line < task.line:
            heading = headings[position]
            above = [other for other in above if other.level < heading.level] + [heading]
            position += 1
            moved = True
        if moved:
            shown, moved = tuple(plain(heading.text) for heading in above), False
            named = _named(shown, titles, known)
        if task.id and task.id in seen:
            continue
        seen.add(task.id)
        tags = _tagged(task)
        numbers = tags or named or mentioned(task.text)
        found.append(PlacedTask(task, shown, frozenset(numbers), bool(tags)))
    return tuple(found)


def _listed(artifact: Artifact) -> Sequence[Task]:
    """The tasks with a box, where any has one: a summary may name tasks a second time without it."""
    found = task_list.steps(artifact)
    boxed = {block.line for block in artifact.document.blocks if isinstance(block, Item) and block.box is not None}
    return [task for task in found if task.line in boxed] or found


def mentioned(text: str) -> frozenset[int]:
    """The numbers of the stories that a text names ("US1, US3", "User Stories 2-4")."""
    found: set[int] = set()
    for mention in _MENTION.finditer(text):
        last = None
        for part in _NUMBER.finditer(mention.group("numbers")):
            number = int(part.group("number"))
            if part.group("join") and last is not None and last < number <= last + _LONGEST_RANGE:
                found.update(range(last, number))
            found.add(number)
            last = number
    return frozenset(found)


def _tagged(task: Task) -> frozenset[int]:
    tags = (*((task.story,) if task.story else ()), *task.tags)
    found = set(mentioned("; ".join(tags)))
    found.update(int(short.group(1)) for tag in tags if (short := _SHORT_TAG.fullmatch(tag.strip())))
    return frozenset(found)


def _named(headings: Sequence[str], titles: dict[int, tuple[str, ...]], known: Iterable[int]) -> frozenset[int]:
    """The stories of the innermost heading that names one."""
    for heading in reversed(headings):
        numbers = mentioned(heading)
        if numbers & set(known) or (numbers and not known):
            return numbers
        words = _words(heading)
        named = {number for number, title in titles.items() if _contains(words, title)}
        if named:
            return frozenset(named)
    return frozenset()


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _contains(words: Sequence[str], title: Sequence[str]) -> bool:
    return f" {' '.join(title)} " in f" {' '.join(words)} "

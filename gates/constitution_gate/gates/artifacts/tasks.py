"""tasks.md: `- [ ] T001 [P] [US1] Description with file path`, as Spec Kit's tasks template lays it out.

Ids may be bold or carry a suffix (`**T001**`, `T042-REMEDIAL`, `T012a`). A line without an id, such as the legend
`- [P] tasks = different files`, is no task. Only `[x]` and `[X]` are ticks; `[-]` and struck-through are skipped.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Heading, Item, plain
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from constitution_gate.gates.feature import Artifact

_TASK = lazy(r"[\s*_~`]*(?P<id>T\d{3,6}[a-z]?(?:[-.][A-Za-z0-9]{1,20})*)(?![\w-])[\s*_~`:：.—–-]*")
# The ids of lists that do not follow Spec Kit's template: "1.2", "TASK-7", "T3".
_OTHER_ID = lazy(r"[\s*_`]*(?P<id>(?:[A-Za-z]{1,8}[-_]?)?\d{1,4}(?:\.\d{1,4}){0,3})(?![\w-])[\s*_`:：.)—–-]*")
_TAG = lazy(r"[\s*_`]*\[(?P<tag>[^\[\]\n]{1,60})\](?!\()[\s*_`:：]*")
_STORY = lazy(r"US-?\d[\w+/,& -]*\Z", re.IGNORECASE)
_TICKS = frozenset({"x", "X"})


class Task(Record):
    """One task. `story` is the tag as written ("US1", "US1+US2"); `text` the description as written, on one line.

    `section` is the heading that the task stands under, without markup; `tags` are its other bracketed tags.
    """

    id: str
    ticked: bool
    skipped: bool
    parallel: bool
    story: str | None
    text: str
    line: int
    section: str = ""
    tags: tuple[str, ...] = ()


def tasks(artifact: Artifact) -> tuple[Task, ...]:
    """Every task of tasks.md, in order."""
    found = []
    section = ""
    for block in artifact.document.blocks:
        if isinstance(block, Heading) and not block.quoted:
            section = plain(block.text)
        elif isinstance(block, Item):
            task = _task(block, section)
            if task is not None:
                found.append(task)
    return tuple(found)


def steps(artifact: Artifact) -> tuple[Task, ...]:
    """The tasks, or where no item of the file has such an id, every item with a box; its id may then be ""."""
    found = tasks(artifact)
    if found:
        return found
    steps = []
    section = ""
    for block in artifact.document.blocks:
        if isinstance(block, Heading) and not block.quoted:
            section = plain(block.text)
        elif isinstance(block, Item) and block.box is not None:
            source = " ".join(block.text.split())
            match = _OTHER_ID.match(source)
            start = match.end() if match else 0
            steps.append(_described(match.group("id") if match else "", source[start:], block, section))
    return tuple(steps)


def any_ticked(artifact: Artifact) -> bool:
    """Whether work has begun: a ticked task, or a ticked box where no item of the file has an id."""
    found = tasks(artifact)
    if found:
        return any(task.ticked for task in found)
    return any(isinstance(block, Item) and block.box in _TICKS for block in artifact.document.blocks)


def _task(item: Item, section: str) -> Task | None:
    source = " ".join(item.text.split())
    match = _TASK.match(source)
    if match is None:
        return None
    return _described(match.group("id"), source[match.end() :], item, section)


def _described(identifier: str, rest: str, item: Item, section: str) -> Task:
    parallel, story, tags = False, None, []
    while tag := _TAG.match(rest):
        name = tag.group("tag").strip()
        if name.upper() == "P":
            parallel = True
        elif story is None and _STORY.match(name):
            story = name
        else:
            tags.append(name)
        rest = rest[tag.end() :]
    struck = item.text.lstrip().startswith("~~")
    ticked = item.box in _TICKS and not struck
    text = rest.replace("~~", "").strip(" *_") if struck else rest.strip()
    return Task(identifier, ticked, struck or item.box == "-", parallel, story, text, item.line, section, tuple(tags))

"""The tasks of tasks.md as work to be traced: all of their text, the phase they stand in, the stories they serve.

Where tasks have boxes, an item without one ("- T012 before T013") only speaks of a task. A box without an id is work
too, as on a checklist at the end of tasks.md.
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Code, Comment, Heading, Html, Item, Paragraph, Table, plain
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import requirement_ids
from constitution_gate.gates.artifacts import spec as specs
from constitution_gate.gates.artifacts import tasks as task_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constitution_gate.constitution.markdown import Block
    from constitution_gate.gates.artifacts.requirement_ids import Id
    from constitution_gate.gates.artifacts.tasks import Task
    from constitution_gate.gates.feature import Artifact

Place = tuple[str, ...]
"""Headings from the outermost to the nearest."""

_LEADING_ID = lazy(r"[\s*_~`#]*(?:task\s+)?(?P<id>T-?\d{1,6}[a-z]?)(?![\w-])[\s*_~`:：.—–|-]*")


class WorkItem(Record):
    """A task. `id` is "" for a box without one; `text` is all that it says, `source` the same with markup and code.

    `stories` are the stories that its label or its phase names; `labelled` says that it names them itself.
    """

    id: str
    text: str
    source: str
    line: int
    end_line: int
    place: Place
    stories: frozenset[int] = frozenset()
    labelled: bool = False
    skipped: bool = False

    @property
    def name(self) -> str:
        """The id, or where it stands."""
        return self.id or f"line {self.line}"


class WorkItems(Record):
    """The tasks of a file in order, and what stands beside them: the prose of each place that is no task's own."""

    items: tuple[WorkItem, ...]
    prose: Mapping[Place, str]
    rows: tuple[tuple[str, int], ...]
    """Lines and rows of tables that are no task's own, with their line numbers."""


def read(tasks: Artifact) -> WorkItems:
    """The tasks of tasks.md."""
    listed = {task.line: task for task in task_lists.steps(tasks)}
    boxes = {block.line for block in tasks.document.blocks if isinstance(block, Item) and block.box is not None}
    if boxes & listed.keys():
        listed = {line: task for line, task in listed.items() if line in boxes}
    elif not listed:
        return _unlisted(tasks)
    reading = _Reading()
    for block in tasks.document.blocks:
        if isinstance(block, Heading) and not block.quoted:
            reading.enter(block)
        elif isinstance(block, Item) and (block.line in listed or block.box is not None):
            reading.open(block, listed.get(block.line))
        else:
            reading.go_on(block)
    return reading.close()


def rows(document: Artifact) -> tuple[tuple[str, int], ...]:
    """The rows of tables and the items of a document, each on one line, with its line number."""
    return tuple(row for block in document.document.blocks for row in _rows(block))


def task_ids(text: str) -> tuple[Id, ...]:
    """The ids of tasks that a text names, ranges spelled out ("T008–T013")."""
    if "T" not in text:
        return ()
    return tuple(mention.id for mention in requirement_ids.mentions(text, {"T"}))


def stories(text: str) -> frozenset[int]:
    """The stories that a text names: "US1", "US1+US2", "US1–US3", "User Story 2"."""
    named = {mention.id.number for mention in requirement_ids.mentions(text.upper(), {"US"})}
    return frozenset(named | set(specs.stories_named(text)))


class _Open:
    def __init__(self, identifier: str, block: Block, place: Place, source: str, label: str) -> None:
        self.id = identifier
        self.line = block.line
        self.last_line = self.end_line = block.end_line
        self.place = place
        self.label = label
        self.texts = [source]
        self.sources = [source]
        self.skipped = False


class _Reading:
    def __init__(self) -> None:
        self._titles: list[tuple[int, str]] = []
        self._open: _Open | None = None
        self._items: list[WorkItem] = []
        self._prose: dict[Place, list[str]] = {}
        self._rows: list[tuple[str, int]] = []

    @property
    def _place(self) -> Place:
        return tuple(title for _, title in self._titles)

    def enter(self, heading: Heading) -> None:
        self._finish()
        while self._titles and self._titles[-1][0] >= heading.level:
            self._titles.pop()
        title = plain(heading.text)
        self._titles.append((heading.level, title))
        self._prose.setdefault(self._place, []).append(title)

    def open(self, item: Item, task: Task | None) -> None:
        if task is None and self._open is not None and item.line <= self._open.end_line:
            self.go_on(item)
            return
        self._finish()
        source = " ".join(item.text.split())
        label = " ".join([task.story or "", *task.tags]) if task else source[:40] if source.startswith("[") else ""
        self._open = _Open(task.id if task else "", item, self._place, source, label)
        self._open.skipped = task.skipped if task else item.box == "-" or source.startswith("~~")

    def open_titled(self, heading: Heading, identifier: str, rest: str, end_of_file: int) -> None:
        self._finish()
        self._open = _Open(identifier, heading, self._place, rest, rest)
        self._open.end_line = end_of_file

    def go_on(self, block: Block) -> None:
        if self._open is not None and block.line <= self._open.end_line:
            if isinstance(block, Comment):
                return
            source = (
                " ".join(cell for row in block.rows for cell in row.cells) if isinstance(block, Table) else block.text
            )
            self._open.sources.append(source)
            self._open.last_line = max(self._open.last_line, block.end_line)
            if not isinstance(block, Code | Html):
                self._open.texts.append(source)
            return
        self._finish()
        if isinstance(block, Paragraph):
            self._prose.setdefault(self._place, []).append(plain(block.text))
        self._rows.extend(_rows(block))

    def close(self) -> WorkItems:
        self._finish()
        return WorkItems(
            tuple(self._items), {place: "\n".join(texts) for place, texts in self._prose.items()}, tuple(self._rows)
        )

    def _finish(self) -> None:
        opened, self._open = self._open, None
        if opened is None:
            return
        own = stories(opened.label)
        inherited = next((found for title in reversed(opened.place[1:]) if (found := stories(title))), frozenset())
        self._items.append(
            WorkItem(
                opened.id,
                " ".join(plain(text) for text in opened.texts),
                "\n".join(opened.sources),
                opened.line,
                opened.last_line,
                opened.place,
                own or inherited,
                bool(own),
                opened.skipped,
            )
        )


def _rows(block: Block) -> Iterator[tuple[str, int]]:
    if isinstance(block, Table):
        for row in block.rows:
            yield " | ".join(row.cells), row.line
    elif isinstance(block, Item):
        yield " ".join(block.text.split()), block.line
    elif isinstance(block, Paragraph):
        for offset, line in enumerate(block.text.split("\n")):
            yield line, block.line + offset


def _unlisted(tasks: Artifact) -> WorkItems:
    """Tasks that are headings ("### T001: Title") or rows of a table ("| T001 | … |")."""
    reading = _Reading()
    for block in tasks.document.blocks:
        match = _LEADING_ID.match(block.text) if isinstance(block, Heading) and not block.quoted else None
        if match and isinstance(block, Heading):
            reading.open_titled(block, match.group("id"), block.text[match.end() :], len(tasks.document.lines))
        elif isinstance(block, Heading) and not block.quoted:
            reading.enter(block)
        else:
            reading.go_on(block)
    found = reading.close()
    if found.items:
        return found
    items, others = [], []
    for text, line in found.rows:
        match = _LEADING_ID.match(text)
        if match and "|" in text:
            rest = text[match.end() :]
            items.append(WorkItem(match.group("id"), plain(rest), rest, line, line, (), stories(rest)))
        else:
            others.append((text, line))
    return WorkItems(tuple(items), found.prose, tuple(others))

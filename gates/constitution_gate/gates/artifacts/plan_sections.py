"""The items that a section of a plan lists, each with its parts: what is cached and for how long, risks, decisions.

People write such a section in many forms, and all of them give the same tree of entries: a table whose columns are
the parts, a table of two columns with a part in each row, a list of items with labelled parts or with everything in
one sentence, a sub-section or a bold line for each item, and prose. Quotes, comments, and sub-sections on
alternatives or later work belong to no entry.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Code, Heading, Item, Paragraph, Section, Table
from constitution_gate.constitution.record import NOTHING, Record
from constitution_gate.gates.artifacts.plan_words import NAME, words
from constitution_gate.gates.completeness import visible
from constitution_gate.gates.vocabulary.languages import fold, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from constitution_gate.constitution.markdown import Block, Document
    from constitution_gate.gates.artifacts.plan_words import Words

Form = Literal["section", "item", "row"]

MOST_ENTRIES = 5_000
"""The limit on the entries of a section; `omitted` says that there are more."""

_BOLD = lazy(
    r"(?:\*\*|__)(?P<name>[^\n]{1,200}?)(?:\*\*|__)(?P<mark>\s*[:：]|\s*[—–]|\s+-+(?=\s))?\s*(?P<value>.*)\Z", re.DOTALL
)
_PLAIN = lazy(
    r"(?P<name>[^\n]{1,100}?)(?P<mark>\s*：|:(?=\s|\Z)|\s+(?:[—–]|--?|->|→|=>)(?=\s))\s*(?P<value>.*)\Z", re.DOTALL
)
_INLINE_LABEL = lazy(
    r"(?:^|[\n;；,，|(（。]|[.]\s|(?<=[:：])\s|\s[—–/-]\s)[ \t]*[*_`]*([^\n:：=;；,，|()（）*_`.。]{1,40}?)[*_`]*"
    r"\s*(?:[:：]|=(?!=))[*_`]*",
    re.MULTILINE,
)
_GENERIC = lazy(r"(?:notes?|examples?|details?|summary|overview|implementation(?: \w+)?|goals?|purpose|scope|source)\Z")
# A table is one of the subject's when it has a column for one of these.
_TELLING = {
    "caching": frozenset({"ttl", "invalidation"}),
    "retry": frozenset({"attempts", "backoff"}),
    "decisions": frozenset({"rationale", "alternatives"}),
    "risks": frozenset({"likelihood", "impact", "mitigation"}),
    "dependencies": frozenset({"version", "reason", "relation"}),
}
_GROUP_LEVEL = 7
_DEEPEST = 12
_LONGEST_NAME = 60
_LONG_WORD = 16
_ADDRESS = lazy(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,}")


class Part(Record):
    """What stands in one part of an entry, as inline Markdown; "" where its label or its column stands alone."""

    text: str
    line: int


class Entry(Record):
    """A section, or an item that it lists.

    `own` is the prose that stands in it outside its parts and the entries below it. `header` is the line of the table
    that it is a row of; where columns are parts, `form` is "row", and there is a part for each, be its cell empty.
    """

    name: str
    line: int
    end_line: int
    form: Form
    parts: Mapping[str, Part] = NOTHING
    own: str = ""
    children: tuple[Entry, ...] = ()
    header: int | None = None
    codes: tuple[Code, ...] = ()
    omitted: bool = False

    @property
    def text(self) -> str:
        """All that stands in it, its name included."""
        pieces = [self.name, *(part.text for part in self.parts.values()), self.said]
        return "\n".join(piece for piece in (*pieces, *(child.text for child in self.children)) if piece)

    @property
    def said(self) -> str:
        """Its own prose and code."""
        return "\n".join((self.own, *(code.text for code in self.codes)))

    def all(self) -> Iterator[Entry]:
        """The entry, and all below it."""
        yield self
        for child in self.children:
            yield from child.all()


def sections(document: Document, subject: Words) -> tuple[Section, ...]:
    """The outermost sections whose headings are about the subject, in document order."""
    found: list[Section] = []
    for section in document.sections():
        if found and section.line <= found[-1].end_line:
            continue
        if subject.is_heading(section.heading.text):
            found.append(section)
    return tuple(found)


def read(section: Section, subject: Words) -> Entry:
    """The section as an entry, with those that it lists below it. No text is an error."""
    root = _Open(section.title, section.line, "section")
    reader = _Reader(root, section.heading.level, subject)
    for block in section.blocks:
        reader.take(block)
    return root.close(section.end_line, reader.made > MOST_ENTRIES)


def whole(document: Document, subject: Words) -> Entry:
    """The document as an entry, as `read` gives a section."""
    heading = Heading("", 0, 1, 1)
    return read(Section(heading, document.blocks, max(len(document.lines), 1)), subject)


def innermost(
    entry: Entry, counts: Callable[[Entry], bool], around: tuple[Entry, ...] = ()
) -> Iterator[tuple[Entry, tuple[Entry, ...]]]:
    """The entries that count and have none below them that does, each with those around it, the nearest first."""
    inner = [found for child in entry.children for found in innermost(child, counts, (entry, *around))]
    if inner:
        yield from inner
    elif counts(entry):
        yield entry, around


def listed(entry: Entry, around: tuple[Entry, ...] = ()) -> Iterator[tuple[Entry, tuple[Entry, ...]]]:
    """The outermost items and rows below an entry, each with the entries around it, the nearest first.

    An item that is but a label for those below it is none. A sub-section that lists none is one where parts are
    labelled in it.
    """
    for child in entry.children:
        groups = bool(child.children) and not child.parts and child.own.rstrip(" *_").endswith((":", "："))
        if child.form != "section" and not groups:
            yield child, (entry, *around)
            continue
        inner = list(listed(child, (entry, *around)))
        if child.parts and not any(item.form == "row" for item, _ in inner):
            yield child, (entry, *around)
        else:
            yield from inner


class _Open:
    """An entry that is being read."""

    def __init__(self, name: str, line: int, form: Form, header: int | None = None) -> None:
        self.name = name
        self.line = line
        self.end_line = line
        self.form = form
        self.header = header
        self.parts: dict[str, tuple[int, list[str]]] = {}
        self.own: list[str] = []
        self.children: list[_Open] = []
        self.codes: list[Code] = []
        self.waiting: str | None = None
        self.dropping = False
        self.first_label = ""

    def put(self, part: str, text: str, line: int) -> None:
        if part not in self.parts:
            self.parts[part] = (line, [])
        if text.strip():
            self.parts[part][1].append(text.strip())

    def holds(self, part: str) -> bool:
        return bool(self.parts.get(part, (0, []))[1])

    def close(self, end_line: int, omitted: bool = False) -> Entry:
        return Entry(
            self.name,
            self.line,
            max(end_line, self.line),
            self.form,
            {part: Part("\n".join(texts), line) for part, (line, texts) in self.parts.items()},
            "\n".join(self.own),
            tuple(child.close(child.end_line) for child in self.children),
            self.header,
            tuple(self.codes),
            omitted,
        )


class _Place(NamedTuple):
    """Where text belongs: into a part of an entry, into the entry itself, or (without one) nowhere."""

    entry: _Open | None
    part: str | None = None

    def give(self, text: str, line: int) -> None:
        if self.entry is None:
            return
        if self.part is None:
            self.entry.own.append(text)
        else:
            self.entry.put(self.part, text, line)


class Label(NamedTuple):
    """The name that a line begins with, and its value; `marked`: a colon or a dash stands between them."""

    name: str
    value: str
    bold: bool
    marked: bool


class _Reader:
    """Takes the blocks of a section in order."""

    def __init__(self, root: _Open, level: int, subject: Words) -> None:
        self.subject = subject
        self.scopes: list[tuple[int, _Place]] = [(level, _Place(root))]
        self.items: list[tuple[int, _Place]] = []
        self.made = 0
        self._listing: _Open | None = None
        self._decisions = words("decisions", subject.languages)
        # Paragraphs and lists below a filled part of a decision go on with it; elsewhere a list begins the items.
        self._absorbs = subject.subject == "decisions"

    def take(self, block: Block) -> None:
        if isinstance(block, Heading):
            if not block.quoted:
                self._listing = None
                self._heading(block)
            return
        if not isinstance(block, Paragraph | Item | Table | Code) or block.quoted:
            return
        place = self.scopes[-1][1]
        if place.entry is None:
            return
        for _, scope in self.scopes:
            if scope.entry is not None:
                scope.entry.end_line = max(scope.entry.end_line, block.end_line)
        if isinstance(block, Item):
            self._item(block, place)
            return
        self.items.clear()
        self._listing = None
        if isinstance(block, Paragraph):
            self._paragraph(block, place)
        elif isinstance(block, Table):
            self._table(block, place)
        else:
            target = self._continued(place)
            if target.part is None:
                place.entry.codes.append(block)
            else:
                target.give(block.text, block.line)

    def _heading(self, block: Heading) -> None:
        self.items.clear()
        level, last = self.scopes[-1]
        if (
            level == block.level
            and last.entry is not None
            and last.part is not None
            and not last.entry.holds(last.part)
        ):
            # "### Alternatives considered" with the alternatives under headings of its own level.
            name = labelled(block.text)
            if not self._parts(block.text, whole=True) and not (name and self._parts(name.name, whole=True)):
                last.give(block.text, block.line)
                return
        while len(self.scopes) > 1 and self.scopes[-1][0] >= block.level:
            self.scopes.pop()
        parent = self.scopes[-1][1]
        if parent.entry is None or parent.part is not None:
            self.scopes.append((block.level, parent))
            parent.give(block.text, block.line)
            return
        parts = self._parts(block.text, whole=True)
        label = labelled(block.text)
        leading = self._parts(label.name, whole=True) if label and not parts else ()
        if parts:
            parent.entry.put(parts[0], "", block.line)
            self.scopes.append((block.level, _Place(parent.entry, parts[0])))
        elif label and leading == ("alternatives",):
            # "### Option A: native client" beside "### Decision: …".
            parent.entry.put("alternatives", label.value, block.line)
            self.scopes.append((block.level, _Place(parent.entry, "alternatives")))
        elif not self._absorbs and self._is_aside(block.text):
            self.scopes.append((block.level, _Place(None)))
        else:
            child = self._child(parent.entry, shown(block.text), block.line, "section")
            if label and leading:
                child.put(leading[0], label.value, block.line)
                child.name = shown(label.value) or child.name
            self.scopes.append((block.level, _Place(child)))

    def _paragraph(self, block: Paragraph, place: _Place) -> None:
        target = self._continued(place)
        lines = block.text.split("\n")
        for offset, line in enumerate(lines):
            number = block.line + offset
            label = labelled(line) if self.scopes[-1][1].part is None else None
            if label is None or not (label.marked or not label.value):
                target.give(line, number)
                continue
            scope = self.scopes[-1][1].entry
            assert scope is not None
            if self.subject.parts(label.name):
                target = self._labelled_parts(scope, line, label, number)
            elif not label.bold:
                target.give(line, number)
            elif self._is_generic(label.name):
                scope.dropping = self._is_dropped(label.name)
                target = _Place(None) if scope.dropping else _Place(scope)
                target.give(label.value, number)
                scope.waiting = None
            elif self._absorbs and label.marked and not label.value:
                # Within a decision "**Implementation**:" is a label, not the name of another one.
                target = _Place(scope)
                scope.waiting = None
            elif not label.value and offset == len(lines) - 1:
                target = _Place(self._group(shown(label.name), number))
            else:
                child = self._child(scope, shown(label.name), number, "item")
                target = _Place(child)
                target.give(label.value, number)
                self._inline(child, label.value, number)
                scope.waiting = None

    def _labelled_parts(self, scope: _Open, line: str, label: Label, number: int) -> _Place:
        """Take a line that begins with the label of a part: further parts may be labelled in it."""
        first = self.subject.parts(label.name)
        if first == (NAME,):
            if not label.value:
                return _Place(scope)
            scope = self._group(shown(label.value), number)
            self._inline(scope, line, number)
            return _Place(scope)
        part = next(part for part in first if part != NAME)
        written = fold(visible(label.name))
        if scope.holds(part) and scope.first_label == written:
            scope = self._group(scope.name, number)
        scope.first_label = scope.first_label or written
        inline = [(parts, value) for parts, value in self._fields(line) if parts != (NAME,)]
        if len(inline) > 1:
            for parts, value in inline:
                _share(scope, parts, value, number)
            part = inline[-1][0][-1]
        else:
            _share(scope, first, label.value, number)
        scope.waiting = part
        return _Place(scope, part)

    def _item(self, block: Item, place: _Place) -> None:
        while self.items and self.items[-1][0] >= block.depth:
            self.items.pop()
        nested = bool(self.items)
        target = self.items[-1][1] if nested else _Place(None) if place.entry and place.entry.dropping else place
        text = block.text
        if target.entry is None or len(self.items) >= _DEEPEST:
            target.give(text, block.line)
            self.items.append((block.depth, target))
            return
        label = labelled(text)
        parts = self._parts(label.name) if label and (label.marked or not label.value) else ()
        entry = target.entry
        if target.part is None and not nested and not parts and (self._listing is entry or self._continues(entry)):
            # The whole list that follows a bare label belongs to it.
            self._listing = entry
            target = _Place(entry, entry.waiting)
        if target.part is not None and (nested or place.part is not None or not parts):
            target.give(text, block.line)
            self.items.append((block.depth, target))
            return
        named = label is not None and label.marked and self.subject.parts(label.name) == (NAME,)
        if parts and label:
            self.items.append((block.depth, self._labelled_parts(entry, text, label, block.line)))
        elif named and label and label.value:
            group = (
                self._group(shown(label.value), block.line)
                if not nested
                else self._child(entry, shown(label.value), block.line, "item")
            )
            group.form = "item"
            group.end_line = block.end_line
            self._inline(group, text, block.line)
            group.own.append(text)
            self.items.append((block.depth, _Place(group)))
        elif label and label.marked and self._is_generic(label.name):
            target = _Place(None) if self._is_dropped(label.name) else _Place(entry)
            target.give(text, block.line)
            self.items.append((block.depth, target))
        else:
            if not nested:
                entry.waiting = None
            child = self._child(entry, shown(label.name if label else text), block.line, "item")
            child.end_line = block.end_line
            child.own.append(text)
            self._inline(child, text, block.line)
            self.items.append((block.depth, _Place(child)))

    def _table(self, block: Table, place: _Place) -> None:
        target = self._continued(place)
        entry = target.entry
        if target.part is not None or entry is None:
            for row in block.rows:
                target.give(" | ".join(row.cells), row.line)
            return
        columns = [self.subject.parts(cell) for cell in block.header]
        taken: set[str] = set()
        for index, parts in enumerate(columns):
            columns[index] = tuple(part for part in parts if part not in taken)
            taken.update(columns[index])
        if taken & _TELLING[self.subject.subject]:
            self._rows(block, columns, entry)
            return
        keyed = len(block.header) == 2 and any(
            set(self._parts(row.cells[0])) & _TELLING[self.subject.subject] for row in block.rows
        )
        for row in block.rows:
            parts = self._parts(row.cells[0]) if keyed else ()
            if parts:
                _share(entry, parts, row.cells[1], row.line)
            elif keyed:
                entry.own.append(": ".join(row.cells))
            else:
                child = self._child(entry, shown(row.cells[0]), row.line, "item", block.line)
                child.own.append(" | ".join(row.cells))

    def _rows(self, block: Table, columns: list[tuple[str, ...]], entry: _Open) -> None:
        naming = next((i for i, parts in enumerate(columns) if parts == (NAME,)), None)
        if naming is None:
            naming = next((i for i, parts in enumerate(columns) if not parts and visible(block.header[i])), 0)
        for row in block.rows:
            child = self._child(entry, shown(row.cells[naming]), row.line, "row", block.line)
            child.put(NAME, row.cells[naming], row.line)
            for index, parts in enumerate(columns):
                cell = row.cells[index] if index < len(row.cells) else ""
                if parts and parts != (NAME,):
                    _share(child, parts, cell, row.line)
                elif index != naming:
                    child.own.append(cell)

    def _continued(self, place: _Place) -> _Place:
        """Where a paragraph, a table or code goes: into the part whose label stands above it, or into the entry."""
        if place.entry is not None:
            place.entry.dropping = False
        if place.part is None and place.entry is not None and self._continues(place.entry):
            return _Place(place.entry, place.entry.waiting)
        if place.entry is not None:
            place.entry.waiting = None
        return place

    def _continues(self, entry: _Open) -> bool:
        if entry.waiting is None:
            return False
        texts = entry.parts[entry.waiting][1]
        return self._absorbs or not texts or texts[-1].endswith((":", "："))

    def _child(self, entry: _Open, name: str, line: int, form: Form, header: int | None = None) -> _Open:
        child = _Open(name, line, form, header)
        self.made += 1
        if self.made <= MOST_ENTRIES:
            entry.children.append(child)
        return child

    def _group(self, name: str, line: int) -> _Open:
        """Open an entry for what follows a bold line, up to the next such line or heading."""
        if len(self.scopes) > 1 and self.scopes[-1][0] == _GROUP_LEVEL:
            self.scopes.pop()
        parent = self.scopes[-1][1].entry
        assert parent is not None
        parent.waiting = None
        child = self._child(parent, name, line, "section")
        self.scopes.append((_GROUP_LEVEL, _Place(child)))
        return child

    def _parts(self, label: str, *, whole: bool = False) -> tuple[str, ...]:
        return tuple(part for part in self.subject.parts(label, whole=whole) if part != NAME)

    def _fields(self, text: str) -> list[tuple[tuple[str, ...], str]]:
        """The parts that are labelled within a text, each with what follows up to the next."""
        if not any(mark in text for mark in ":：="):
            return []
        found = [(m, parts) for m in _INLINE_LABEL.finditer(text) if (parts := self.subject.parts(m.group(1)))]
        ends = [*(match.start() for match, _ in found[1:]), len(text)][: len(found)]
        return [
            (parts, text[match.end() : end].strip(" \t\n;；,，|()（）"))
            for (match, parts), end in zip(found, ends, strict=True)
        ]

    def _inline(self, entry: _Open, text: str, line: int) -> None:
        for parts, value in self._fields(text):
            if parts != (NAME,):
                _share(entry, parts, value, line)

    def _is_generic(self, name: str) -> bool:
        if self._absorbs:
            return False
        if self.subject.is_own_name(name):
            return True
        found = self._decisions.parts(name)
        return bool(found and found != (NAME,)) or _GENERIC.match(fold(visible(name)).strip(" :：")) is not None

    def _is_dropped(self, name: str) -> bool:
        return "alternatives" in self._decisions.parts(name)

    def _is_aside(self, title: str) -> bool:
        text = fold(visible(title))
        return any(re.search(vocabulary(language).ASIDE, text) for language in self.subject.languages)


def _share(entry: _Open, parts: tuple[str, ...], value: str, line: int) -> None:
    """Put a value into its part; one that stands for several ("Likelihood/Impact": "Low/High") is taken apart."""
    named = tuple(part for part in parts if part != NAME)
    pieces = [piece.strip() for piece in re.split(r"[/,;]", value)] if len(named) > 1 else []
    for index, part in enumerate(named):
        entry.put(part, pieces[index] if len(pieces) == len(named) else value, line)


def labelled(line: str) -> Label | None:
    """A text's label and what follows it; None where it begins with none."""
    text = line.strip()
    if text.startswith(("**", "__")):
        match = _BOLD.match(text)
        if match is not None:
            name, value = match["name"], match["value"].strip().rstrip("\\").strip()
            marked = match["mark"] is not None or name.rstrip().endswith((":", "："))
            return Label(name.strip(" :："), value, True, marked)
    match = _PLAIN.match(text)
    return Label(match["name"].strip(), match["value"].strip(), False, True) if match else None


def shown(name: str) -> str:
    """A name as it is shown in a message: without markup, not long, and never a secret or a person's address."""
    text = visible(name).strip(" :：—–-")
    if _is_private(text):
        return "(not shown)"
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 1].rstrip()}…"


def _is_private(text: str) -> bool:
    if "@" not in text and not any(len(word) >= _LONG_WORD for word in text.split()):
        return False
    from constitution_gate.gates.artifacts.secrets import secrets

    return _ADDRESS.search(text) is not None or bool(secrets(text, "plan.md"))

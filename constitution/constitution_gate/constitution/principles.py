"""Find the principles of a constitution, and the sections beside them that bind all the same.

No two projects lay a constitution out alike. In order, the principles are: the sub-sections of a wrapper ("Core
Principles"); the bold entries or table rows of a wrapper without sub-sections; the numbered sections of a document
without a wrapper; the sections that state rules, where nothing is numbered.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import takewhile

from constitution_gate.constitution import deviations
from constitution_gate.constitution.gate_shape import GATE_FENCE
from constitution_gate.constitution.headings import Name, Part, has_mark, ordinal, part, read_name
from constitution_gate.constitution.languages.vocabulary import matcher
from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Code, Comment, Heading, Item, Paragraph, Section, Table, plain
from constitution_gate.constitution.model import Level, Principle, Problem
from constitution_gate.constitution.norms import find_norms
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.constitution.unseen import unseen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_gate.constitution.markdown import Block, Document
    from constitution_gate.constitution.model import Norm

_LONGEST_HEADING = 2_000
_BOLD_LEAD = lazy(r"\s*(?:\*\*|__)(?=\S)([^\n]{1,200}?)\s*(?:\*\*|__)\s*[:：]?")
_ORDERED = lazy(r"[\s>]*(\d{1,3})[.)、]\s")
_LEVEL_MARK = lazy(
    r"\s*[(（\[](?:MUST|SHOULD|MAY|REQUIRED|MANDATORY|RECOMMENDED|必須|必须)(?:\s+NOT)?[)）\]]\s*", re.IGNORECASE
)
_OTHER_PRINCIPLE = lazy(r"\b(?:principles?|articles?)\s+(?:[IVX]{1,5}|\d{1,2})\b", re.IGNORECASE)
_TITLE_WORDS = lazy(
    r"constitution|charter|憲章|宪章|宪法|憲法|конституци|헌장|헌법|verfassung|costituzione", re.IGNORECASE
)


class _Node:
    """A heading with its section, its place in the outline, and the part it plays."""

    def __init__(self, section: Section, name: Name, part: Part, parent: _Node | None) -> None:
        self.section = section
        self.name = name
        self.part = part
        self.parent = parent
        self.children: list[_Node] = []

    @property
    def line(self) -> int:
        return self.section.line

    @property
    def end_line(self) -> int:
        return self.section.end_line

    def walk(self) -> Iterator[_Node]:
        yield self
        for child in self.children:
            yield from child.walk()


class _Found(Record):
    """A principle before it has an id."""

    name: Name
    line: int
    end_line: int
    blocks: tuple[Block, ...]
    norms: tuple[Norm, ...]
    core: bool
    inherits_mark: bool = False
    headed: bool = True


def find_principles(
    document: Document, path: str, languages: tuple[str, ...]
) -> tuple[tuple[Principle, ...], tuple[Problem, ...]]:
    """The principles and binding sections in document order, and what is wrong with them.

    A problem is a wrapper that holds no principle, or a principle without text.
    """
    outline = _Outline(document, languages)
    found = outline.find()
    found.sort(key=lambda item: item.line)
    problems = [*outline.problems(path), *_empty(found, path)]
    return tuple(_identified(document, found, languages)), tuple(problems)


class _Outline:
    """The heading tree of one document."""

    def __init__(self, document: Document, languages: tuple[str, ...]) -> None:
        self._document = document
        self._languages = languages
        self._roots = self._tree()
        self._tops = self._content_roots()
        self._empty_wrappers: list[_Node] = []

    def find(self) -> list[_Found]:
        wrappers = [node for top in self._tops for node in self._outermost(top, Part.WRAPPER)]
        wrappers = [node for node in wrappers if not self._is_numbered_peer(node)]
        core = [found for wrapper in wrappers for found in self._headed(wrapper)]
        headed = bool(core)
        for wrapper in wrappers:
            if not any(wrapper.line < found.line <= wrapper.end_line for found in core):
                core += self._unheaded(wrapper)
        if headed:
            core += [self._principle(node) for node in self._explicit(core)]
        else:
            core += self._numbered(wrappers)
        self._empty_wrappers = [
            node for node in wrappers if not any(node.line <= found.line <= node.end_line for found in core)
        ]
        if core and not headed:
            self._empty_wrappers = []
        if not core and not wrappers:
            core = self._sections_that_rule()
        beside = [found for top in self._tops for found in self._beside(top, core, wrappers)]
        return core + beside

    def problems(self, path: str) -> Iterator[Problem]:
        """Wrappers that hold nothing."""
        for node in self._empty_wrappers:
            yield Problem(
                f'The section "{shown(node.name.full)}" holds no principle.',
                path,
                node.line,
                "Write each principle under a heading of its own.",
            )

    def _tree(self) -> list[_Node]:
        roots: list[_Node] = []
        open_nodes: list[_Node] = []
        for section in self._document.sections():
            while open_nodes and open_nodes[-1].section.heading.level >= section.heading.level:
                open_nodes.pop()
            name = read_name(section.heading.text, self._languages)
            parent = open_nodes[-1] if open_nodes else None
            node = _Node(section, name, part(name, self._languages), parent)
            (parent.children if parent else roots).append(node)
            open_nodes.append(node)
        return roots

    def _content_roots(self) -> list[_Node]:
        """The outermost sections below the document's title."""
        if not self._roots:
            return []
        first = self._roots[0]
        alone = len(self._roots) == 1
        titles = (
            first.part is Part.OTHER
            and not first.name.number
            and (first.section.heading.level == 1 or alone)
            and (bool(first.children) or not alone)
            and (alone or bool(first.children) or _TITLE_WORDS.search(first.name.full) is not None)
        )
        return [*first.children, *self._roots[1:]] if titles else self._roots

    def _outermost(self, node: _Node, wanted: Part) -> Iterator[_Node]:
        if node.part is wanted:
            yield node
        elif node.part is not Part.ADMINISTRATION:
            for child in node.children:
                yield from self._outermost(child, wanted)

    def _is_numbered_peer(self, node: _Node) -> bool:
        """One of several numbered principles that happens to be called "… principles" is no wrapper."""
        if not node.name.number or len(node.children) >= 2:
            return False
        peers = node.parent.children if node.parent else self._roots
        return any(peer is not node and peer.name.number for peer in peers)

    def _headed(self, wrapper: _Node) -> Iterator[_Found]:
        marked = self._is_marked(wrapper, wrapper.section.own_blocks())
        for node in self._members(wrapper):
            yield self._principle(node, inherits_mark=marked)

    def _members(self, node: _Node) -> Iterator[_Node]:
        for child in node.children:
            if child.part is Part.ADMINISTRATION and not child.name.number:
                continue
            grouped = [grandchild for grandchild in child.children if grandchild.name.number]
            if (
                not child.name.number
                and len(grouped) >= 2
                and any(entry.name.explicit or _plain(entry) for entry in grouped)
            ):
                yield from self._members(child)
            else:
                yield child

    def _explicit(self, core: Sequence[_Found]) -> Iterator[_Node]:
        """Sections beside a wrapper that are numbered as principles by the same kind of word: "Article VI: …"."""
        if any(found.name.explicit for found in core):
            for top in self._tops:
                yield from self._explicit_below(top, core)

    def _explicit_below(self, node: _Node, core: Sequence[_Found]) -> Iterator[_Node]:
        if node.part is not Part.OTHER or any(found.line <= node.line <= found.end_line for found in core):
            return
        if node.name.explicit:
            yield node
            return
        for child in node.children:
            yield from self._explicit_below(child, core)

    def _numbered(self, wrappers: Sequence[_Node]) -> list[_Found]:
        inside = {id(node) for wrapper in wrappers for node in wrapper.walk()}
        candidates = [
            node
            for top in self._tops
            for node in top.walk()
            if node.name.number and id(node) not in inside and self._may_bind(node)
        ]
        explicit = [node for node in candidates if node.name.explicit]
        pool = explicit or candidates
        levels = sorted({node.section.heading.level for node in pool})
        for level in levels:
            nodes = [node for node in pool if node.section.heading.level == level]
            if explicit or wrappers or len(nodes) >= 2:
                return [self._principle(node) for node in nodes]
        return []

    def _may_bind(self, node: _Node | None) -> bool:
        while node:
            if node.part is not Part.OTHER:
                return False
            node = node.parent
        return True

    def _sections_that_rule(self) -> list[_Found]:
        nodes = [node for node in self._tops if node.part is Part.OTHER]
        found = [self._principle(node) for node in nodes]
        ruling = [item for item in found if item.norms or item.name.non_negotiable]
        # A title with some text and no rule is a note, not a principle.
        written = [item for item in found if _has_text(item.blocks)] if self._tops is not self._roots else []
        return ruling or self._title_alone() or written

    def _title_alone(self) -> list[_Found]:
        """A document that states its rules under its title alone, or under no heading."""
        root = self._roots[0] if self._roots else None
        blocks = root.section.own_blocks() if root else self._document.preamble()
        norms = find_norms(blocks, lines=self._document.lines, languages=self._languages)
        if not norms:
            return []
        if root:
            end = root.children[0].line - 1 if root.children else root.end_line
            return [_Found(root.name, root.line, end, blocks, norms, core=True)]
        name = Name("Constitution", None, False, "Constitution")
        return [_Found(name, blocks[0].line, len(self._document.lines), blocks, norms, core=True, headed=False)]

    def _principle(self, node: _Node, *, inherits_mark: bool = False, core: bool = True) -> _Found:
        section = node.section
        norms = find_norms(section, lines=self._document.lines, languages=self._languages)
        return _Found(node.name, node.line, node.end_line, section.blocks, norms, core, inherits_mark)

    def _unheaded(self, wrapper: _Node) -> list[_Found]:
        """The principles of a wrapper that has no sub-sections: its bold entries, its rows, or the whole of it."""
        section = wrapper.section
        blocks = section.blocks
        for entries in (self._bold_items(blocks), self._bold_paragraphs(blocks)):
            if entries:
                intro = blocks[: entries[0][0]]
                return list(self._entries(wrapper, entries, self._is_marked(wrapper, intro)))
        marked = self._is_marked(wrapper, takewhile(lambda block: not isinstance(block, Item | Table), blocks))
        rows = [row for row in self._rows(wrapper, marked) if row]
        if rows:
            return rows
        return [self._principle(wrapper)] if _has_text(blocks) else []

    def _bold_items(self, blocks: Sequence[Block]) -> list[tuple[int, str]]:
        items = [(i, b) for i, b in enumerate(blocks) if isinstance(b, Item) and b.depth == 0 and not b.quoted]
        entries = [(i, match.group(1)) for i, item in items if (match := _BOLD_LEAD.match(item.text))]
        return entries if len(entries) * 2 > len(items) else []

    def _bold_paragraphs(self, blocks: Sequence[Block]) -> list[tuple[int, str]]:
        paragraphs = [(i, b) for i, b in enumerate(blocks) if isinstance(b, Paragraph) and not b.quoted]
        asides = matcher(self._languages, "asides")
        return [
            (i, match.group(1))
            for i, paragraph in paragraphs
            if (match := _BOLD_LEAD.match(paragraph.text))
            and not asides.fullmatch(match.group(1).strip(" :：").lower())
        ]

    def _entries(self, wrapper: _Node, entries: Sequence[tuple[int, str]], marked: bool) -> Iterator[_Found]:
        blocks = wrapper.section.blocks
        ends = [index for index, _ in entries[1:]] + [len(blocks)]
        for (start, label), end in zip(entries, ends, strict=True):
            own = blocks[start:end]
            last_line = blocks[end].line - 1 if end < len(blocks) else wrapper.end_line
            name = self._entry_name(label, own[0])
            norms = find_norms(own, lines=self._document.lines, languages=self._languages)
            yield _Found(name, own[0].line, last_line, own, norms, True, marked, headed=False)

    def _entry_name(self, label: str, block: Block) -> Name:
        name = read_name(_LEVEL_MARK.sub(" ", label).strip(" :："), self._languages)
        ordered = _ORDERED.match(self._document.lines[block.line - 1]) if isinstance(block, Item) else None
        if name.number or not ordered:
            return name
        return Name(name.title, ordered.group(1), name.non_negotiable, name.full)

    def _rows(self, wrapper: _Node, marked: bool) -> Iterator[_Found | None]:
        for block in wrapper.section.blocks:
            if not isinstance(block, Table) or len(block.header) < 2:
                continue
            if deviations.columns(block.header, (wrapper.name.full.lower(),), self._languages):
                continue
            for row in block.rows:
                cells = [plain(cell[:1000]) for cell in row.cells]
                number = read_name(f"{cells[0]}. x", self._languages).number if len(cells[0]) <= 8 else None
                label = cells[1] if number and len(cells) > 2 else cells[0] if not number else cells[-1]
                if not label:
                    continue
                name = read_name(label, self._languages)
                own = (Table(block.header, (row,), row.line, row.line),)
                norms = find_norms(own, lines=self._document.lines, languages=self._languages)
                full = Name(name.title, number or name.number, name.non_negotiable, name.full)
                mark = marked or any(has_mark(cell, self._languages) for cell in cells)
                yield _Found(full, row.line, row.line, own, norms, True, mark, headed=False)

    def _beside(self, node: _Node, core: Sequence[_Found], wrappers: Sequence[_Node]) -> Iterator[_Found]:
        """The sections outside the principles that bind a feature all the same."""
        if node.part is Part.ADMINISTRATION or any(found.line == node.line for found in core):
            return
        within = any(node.line < found.line <= node.end_line for found in core)
        if node in wrappers or within:
            if node not in wrappers:
                yield from self._binding(node, node.section.own_blocks())
            for child in node.children:
                yield from self._beside(child, core, wrappers)
            return
        apart = [inner for inner in node.walk() if inner is not node and inner.name.non_negotiable]
        left_out = [
            *apart,
            *(inner for inner in node.walk() if inner is not node and inner.part is Part.ADMINISTRATION),
        ]
        hidden = {line for inner in left_out for line in range(inner.line, inner.end_line + 1)}
        blocks = tuple(block for block in node.section.blocks if block.line not in hidden)
        yield from self._binding(node, blocks)
        for inner in apart:
            if not any(other is not inner and other.line < inner.line <= other.end_line for other in apart):
                yield self._principle(inner, core=False)

    def _binding(self, node: _Node, blocks: tuple[Block, ...]) -> Iterator[_Found]:
        section = Section(node.section.heading, blocks, node.end_line)
        norms = find_norms(section, lines=self._document.lines, languages=self._languages)
        if node.part is Part.GOVERNANCE:
            norms = tuple(norm for norm in norms if self._is_about_features(norm))
        if any(norm.level is Level.MUST for norm in norms) or (node.name.non_negotiable and _has_text(blocks)):
            yield _Found(node.name, node.line, node.end_line, blocks, norms, core=False)

    def _is_about_features(self, norm: Norm) -> bool:
        text = norm.text.lower()
        subjects, procedure = (matcher(self._languages, field) for field in ("subjects", "procedure"))
        return subjects.search(text) is not None and procedure.search(text) is None

    def _is_marked(self, wrapper: _Node, intro: Iterable[Block]) -> bool:
        """Whether a wrapper calls all its principles non-negotiable."""
        return wrapper.name.non_negotiable or calls_itself_non_negotiable(intro, None, self._languages)


def calls_itself_non_negotiable(blocks: Iterable[Block], number: str | None, languages: tuple[str, ...]) -> bool:
    """Whether a principle's text says that it is non-negotiable: a label, a sub-heading, or a sentence.

    A sentence about another principle, a rationale, a quotation and code do not count.
    """
    asides = matcher(languages, "asides", r"[\s*_#>-]*(?:{})\s*(?:[(（][^()（）]{0,60}[)）])?\s*[*_]*\s*[:：—–]")
    for block in blocks:
        if not isinstance(block, Heading | Paragraph | Item) or block.quoted or asides.match(block.text[:200].lower()):
            continue
        for sentence in re.split(r"(?<=[.!?。！？])\s*", block.text):
            if not has_mark(sentence, languages):
                continue
            others = [match.group().split()[-1] for match in _OTHER_PRINCIPLE.finditer(sentence)]
            if all(other.upper() == (number or "").upper() for other in others):
                return True
    return False


def shown(text: str) -> str:
    """A name for a message: short, with everything that cannot be seen made visible."""
    short = text if len(text) <= 80 else text[:77] + "…"
    return "".join(
        character if character.isprintable() and unicodedata.category(character) != "Cf" else f"\\u{ord(character):04x}"
        for character in short
    )


def _plain(node: _Node) -> bool:
    return ordinal(node.name.number) is not None and "." not in (node.name.number or "")


def _has_text(blocks: Iterable[Block]) -> bool:
    for block in blocks:
        if isinstance(block, Heading | Comment):
            continue
        if isinstance(block, Table) or _is_visible(block.text):
            return True
    return False


def _is_visible(text: str) -> bool:
    return any(not character.isspace() and unicodedata.category(character)[0] not in "CZ" for character in text)


def _empty(found: Iterable[_Found], path: str) -> Iterator[Problem]:
    for item in found:
        if item.core and item.headed and not _has_text(item.blocks):
            yield Problem(
                f'The principle "{shown(item.name.full)}" has no text.',
                path,
                item.line,
                "Write down what it demands, or remove its heading.",
            )


def _identified(document: Document, found: Sequence[_Found], languages: tuple[str, ...]) -> Iterator[Principle]:
    keys = [_key(item.name.number) if item.core else None for item in found]
    taken: set[str] = set()
    prose = _prose(document)
    for item, key in zip(found, keys, strict=True):
        wanted = f"principle-{key}" if key and keys.count(key) == 1 else _slug(item.name.title)
        identifier, copy = wanted, 2
        while identifier in taken:
            identifier, copy = f"{wanted}-{copy}", copy + 1
        taken.add(identifier)
        marked = (
            item.name.non_negotiable
            or item.inherits_mark
            or calls_itself_non_negotiable(item.blocks, item.name.number, languages)
        )
        body = prose[item.line if item.headed else item.line - 1 : item.end_line]
        yield Principle(
            identifier,
            item.name.number,
            item.name.title,
            item.line,
            item.end_line,
            marked,
            item.norms,
            item.core,
            "\n".join(line for line in body if line is not None).strip("\n"),
            item.name.full,
            unseen(document.lines[item.line - 1][:_LONGEST_HEADING] if item.headed else item.name.full),
        )


def _prose(document: Document) -> Sequence[str | None]:
    """The lines of the document, None for those of the blocks that declare gates and for the blank one above each."""
    lines: list[str | None] = list(document.lines)
    for block in document.blocks:
        if isinstance(block, Code) and block.info == GATE_FENCE and block.closed and not block.quoted:
            start = block.line - 1
            above = start > 0 and not (lines[start - 1] or "").strip()
            lines[start - above : block.end_line] = [None] * (block.end_line - start + above)
    return lines


def _key(number: str | None) -> str | None:
    value = ordinal(number)
    if value is not None:
        return str(value)
    return re.sub(r"[^a-z0-9]+", "-", number.casefold()) if number and number.isascii() else None


def _slug(title: str) -> str:
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", title).casefold())
    return "-".join(words)[:60].strip("-") or "principle"

"""Markdown that evidence points to: cells, labels, boxes, items, blocks, sections and lines.

A placeholder is put where an answer stood, or the part is taken out.
"""

from __future__ import annotations

from itertools import pairwise

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Code, Comment, Item, Paragraph, Table
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.proving.mutation import deleted, edited, edits, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.constitution.markdown import Section
    from constitution_gate.engine.proving.mutation import Mutation, Subject
    from constitution_gate.gates.feature import Artifact

PLACEHOLDER = "TBD"
_PIPE = lazy(r"(?<!\\)\|")
_LABELLED = lazy(
    r"(?P<label>\s*(?:>\s*)?(?:(?:[-*+]|\d{1,4}[.)])\s+)?(?:\[[ xX]\]\s+)?[^:：|]{1,80}[:：][*_`]{0,3}\s*)\S"
)
_MARKED = lazy(r"(?P<mark>\s*(?:>\s*)?(?:[-*+]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?)\S")
_BOX = lazy(r"(\s*(?:[-*+]|\d{1,4}[.)])\s+\[)([ xX])(\])")
_BEGINS_ITEM = lazy(r"\s*(?:[-*+]|\d{1,4}[.)])\s")
_CLAUSE_END = lazy(r"[,;]\s+|[，；、]|\s[—–]\s")
_FIGURE = lazy(r"(?<![\w.-])\d[\d.,:]*(?:\s?(?:%|ms|s|m|h|min)\b)?")
_SENTENCE_END = lazy(r"(?<=[.!?])\s+(?=[A-Z*`\"“])|(?<=[。！？])")


def cells(subject: Subject) -> Iterator[Mutation]:
    """Put a placeholder into each cell of the tables."""
    for artifact in _documents(subject):
        for table in _of(subject, artifact, Table):
            for row in table.rows:
                if subject.covers(artifact, row.line, row.line) or subject.covers(artifact, table.line, table.line):
                    yield from _cells(artifact, row.line)


def _cells(artifact: Artifact, line: int) -> Iterator[Mutation]:
    body = edits(artifact)[line]
    parts = _PIPE.split(body)
    first = 1 if body.lstrip().startswith("|") else 0
    last = len(parts) - (1 if not parts[-1].strip() else 0)
    for number in range(first, last):
        if parts[number].strip() == PLACEHOLDER:
            continue
        changed = "|".join([*parts[:number], f" {PLACEHOLDER} ", *parts[number + 1 :]])
        done = f"“{PLACEHOLDER}” was put into cell {number - first + 1} of the row."
        yield replaced("placeholder-in-cell", artifact, done, {line: changed})


def rows(subject: Subject) -> Iterator[Mutation]:
    """Take out each row of the tables, then all rows of a table."""
    for artifact in _documents(subject):
        for table in _of(subject, artifact, Table):
            for row in table.rows:
                yield deleted("remove-row", artifact, "The row of the table was taken out.", [row.line])
            if len(table.rows) > 1:
                lines = [row.line for row in table.rows]
                yield deleted("remove-rows", artifact, "All rows of the table were taken out.", lines)


def labels(subject: Subject) -> Iterator[Mutation]:
    """Put a placeholder behind each label of an item or a paragraph."""
    for artifact in _documents(subject):
        lines = edits(artifact)
        for block in _of(subject, artifact, Item, Paragraph):
            last = _own_end(artifact, block)
            for line in range(block.line, last + 1):
                match = _LABELLED.match(lines[line])
                if match is None or not subject.covers(artifact, line, line):
                    continue
                made = edits(artifact)
                made.replace(line, match.group("label") + PLACEHOLDER)
                for following in range(line + 1, last + 1):
                    if _LABELLED.match(lines[following]) or _BEGINS_ITEM.match(lines[following]):
                        break
                    made.delete(following)
                done = f"“{PLACEHOLDER}” was put behind the label."
                yield edited("placeholder-behind-label", artifact, line, done, made)


def statements(subject: Subject) -> Iterator[Mutation]:
    """Put a placeholder in the place of each item and each paragraph."""
    for artifact in _documents(subject):
        lines = edits(artifact)
        for block in _of(subject, artifact, Item, Paragraph):
            match = _MARKED.match(lines[block.line])
            made = edits(artifact)
            made.replace(block.line, (match.group("mark") if match else "") + PLACEHOLDER)
            for following in range(block.line + 1, _own_end(artifact, block) + 1):
                made.delete(following)
            done = f"“{PLACEHOLDER}” was put in the place of what is stated."
            yield edited("placeholder-for-statement", artifact, block.line, done, made)


def sentences(subject: Subject) -> Iterator[Mutation]:
    """Take out each sentence of the lines that hold several."""
    for artifact in _documents(subject):
        lines = edits(artifact)
        for line in range(1, len(lines) + 1):
            if not subject.covers(artifact, line, line):
                continue
            body = lines[line]
            said = [part for part in _SENTENCE_END.split(body) if part.strip()]
            if len(said) > 1 and "|" not in body:
                for number in range(len(said)):
                    rest = " ".join(part.strip() if i else part for i, part in enumerate(said) if i != number)
                    done = f"Sentence {number + 1} of the line was taken out."
                    yield replaced("remove-sentence", artifact, done, {line: rest})


def clauses(subject: Subject) -> Iterator[Mutation]:
    """Take out each clause of an item or a paragraph, up to its comma or semicolon."""
    for artifact, line, body in _said(subject):
        mark = _MARKED.match(body)
        start = mark.end() - 1 if mark else 0
        ends = [start, *(match.end() for match in _CLAUSE_END.finditer(body, start)), len(body)]
        if len(ends) > 2:
            for number, (first, last) in enumerate(pairwise(ends), start=1):
                if body[first:last].strip(" .,;"):
                    done = f"Clause {number} of the line was taken out."
                    yield replaced("remove-clause", artifact, done, {line: body[:first] + body[last:]})


def figures(subject: Subject) -> Iterator[Mutation]:
    """Put a vague word in the place of each figure."""
    for artifact, line, body in _said(subject):
        mark = _MARKED.match(body)
        for number, match in enumerate(_FIGURE.finditer(body, mark.end() - 1 if mark else 0), start=1):
            done = f"Figure {number} of the line was made vague."
            changed = f"{body[: match.start()]}some{body[match.end() :]}"
            yield replaced("vague-figure", artifact, done, {line: changed})


def boxes(subject: Subject) -> Iterator[Mutation]:
    """Untick what is ticked, and tick what is not."""
    for artifact in _documents(subject):
        lines = edits(artifact)
        for block in _of(subject, artifact, Item):
            match = _BOX.match(lines[block.line])
            if block.box is None or match is None:
                continue
            ticked = match.group(2) != " "
            body = f"{match.group(1)}{' ' if ticked else 'x'}{match.group(3)}{lines[block.line][match.end() :]}"
            done = f"The box was {'un' if ticked else ''}ticked."
            yield replaced("untick" if ticked else "tick", artifact, done, {block.line: body})


def items(subject: Subject) -> Iterator[Mutation]:
    """Take out each item, paragraph and comment."""
    for artifact in _documents(subject):
        for block in _of(subject, artifact, Item, Paragraph, Comment):
            what = "item" if isinstance(block, Item) else "comment" if isinstance(block, Comment) else "paragraph"
            lines = range(block.line, max(block.line, block.end_line) + 1)
            yield deleted(f"remove-{what}", artifact, f"The {what} was taken out.", lines)


def blocks(subject: Subject) -> Iterator[Mutation]:
    """Take out each code block and each table."""
    for artifact in _documents(subject):
        for block in _of(subject, artifact, Code, Table):
            what = "table" if isinstance(block, Table) else "code block"
            lines = range(block.line, block.end_line + 1)
            yield deleted(f"remove-{what.replace(' ', '-')}", artifact, f"The {what} was taken out.", lines)


def sections(subject: Subject) -> Iterator[Mutation]:
    """Take out the sections that the evidence stands in, the innermost first; or empty them below their headings."""
    for artifact in _documents(subject):
        for section in _around(subject, artifact):
            body = range(section.heading.end_line + 1, section.end_line + 1)
            if any(edits(artifact)[line].strip() for line in body):
                done = "What stands below the heading was taken out."
                yield deleted("empty-section", artifact, done, body)
            whole = range(section.line, section.end_line + 1)
            yield deleted("remove-section", artifact, "The section was taken out.", whole)


def lines(subject: Subject) -> Iterator[Mutation]:
    """Take out the very lines that the evidence points to: of each place, then all of a document."""
    for artifact in _documents(subject):
        count = len(edits(artifact))
        places = [(p.start_line, min(p.end_line, count)) for p in subject.of_file(artifact)]
        found = sorted({line for first, last in places for line in range(max(first, 1), last + 1)})
        if len(found) == count:
            continue
        for first, last in dict.fromkeys(places):
            if 1 <= first <= last:
                done = "The lines that the evidence points to were taken out."
                yield deleted("remove-lines", artifact, done, range(first, last + 1))
        if len(places) > 1 and found:
            done = "All lines of the document that the evidence points to were taken out."
            yield deleted("remove-all-lines", artifact, done, found)


def _said(subject: Subject) -> Iterator[tuple[Artifact, int, str]]:
    """The lines of items and paragraphs that the evidence points to."""
    for artifact in _documents(subject):
        lines = edits(artifact)
        for block in _of(subject, artifact, Item, Paragraph):
            for line in range(block.line, _own_end(artifact, block) + 1):
                if subject.covers(artifact, line, line):
                    yield artifact, line, lines[line]


def _documents(subject: Subject) -> tuple[Artifact, ...]:
    return tuple(artifact for artifact in subject.files() if artifact.path.endswith((".md", ".markdown")))


def _of(subject: Subject, artifact: Artifact, *kinds: type) -> Iterator:  # type: ignore[type-arg]
    for block in artifact.document.blocks:
        if isinstance(block, kinds) and subject.covers(artifact, block.line, max(block.line, block.end_line)):
            yield block


def _own_end(artifact: Artifact, block: Item | Paragraph) -> int:
    """The last line of a block's own text: an item ends where another one begins, or at a blank line."""
    lines = edits(artifact)
    last = block.line
    for line in range(block.line + 1, min(block.end_line, len(lines)) + 1):
        if not lines[line].strip() or (isinstance(block, Item) and _BEGINS_ITEM.match(lines[line])):
            break
        last = line
    return last


def _around(subject: Subject, artifact: Artifact) -> list[Section]:
    """The sections below the title that hold a place, the smallest first."""
    found = [
        section
        for section in artifact.document.sections()
        if section.heading.level > 1
        and any(
            section.line <= place.start_line <= section.end_line or place.start_line <= section.line <= place.end_line
            for place in subject.of_file(artifact)
        )
    ]
    return sorted(found, key=lambda section: (section.end_line - section.line, section.line))

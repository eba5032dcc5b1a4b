"""Read a constitution, or say everything that is wrong with it."""

from __future__ import annotations

import re
import unicodedata

from constitution_gate.constitution import deviations
from constitution_gate.constitution.declarations import read_declarations
from constitution_gate.constitution.footer import Stated, iso_date, read_footer, read_sync_impact
from constitution_gate.constitution.headings import read_name
from constitution_gate.constitution.languages.vocabulary import spoken
from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Code, Comment, Heading, Html, Table, parse, split_lines
from constitution_gate.constitution.model import Constitution, InputError, Problem
from constitution_gate.constitution.placeholders import find_placeholders
from constitution_gate.constitution.principles import find_principles
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.constitution.markdown import Document
    from constitution_gate.constitution.model import GateDeclaration, Principle

LARGEST_BYTES = 1024 * 1024
MOST_LINES = 50_000
LONGEST_LINE = 100_000
MOST_HEADINGS = 2_000
MOST_PRINCIPLES = 200

_MOST_NAMED = 50
_CONFLICT = lazy(r"(?:<{7}|>{7})(?:\s|$)")
_HEADING_IN_TEXT = lazy(r"^\s{0,3}#{1,6}\s+\S", re.MULTILINE)
_UNFILLED = "Replace it with your own text, or run /speckit.constitution."


def read(text: str, *, path: str, sha256: str) -> Constitution:
    """Read the text of a constitution.

    `path` is relative to the root and `sha256` is the digest of the file; both are only carried along. Raises
    InputError with every problem found: a text that is empty, too large, hidden in a comment or a fence, in
    conflict, or an unfilled template; no principle and no gate; an empty principle; a fence or comment that is never
    closed; a gate that cannot be read.
    """
    lines = split_lines(text)
    # A conflict's markers make headings and quotes of the text around them: what follows would be noise.
    _refuse([*_unfit(text, lines, path), *_conflicts(lines, path)])
    document = parse(text)
    languages = spoken(text)
    headings = document.headings()
    if len(headings) > MOST_HEADINGS:
        message = f"The constitution has {len(headings)} headings; the limit is {MOST_HEADINGS}."
        raise InputError(Problem(message, path, headings[MOST_HEADINGS].line, "Merge or remove some."))
    principles, problems = find_principles(document, path, languages)
    declarations, faults = read_declarations(document, principles, path)
    found = [*_unclosed(document, path), *_gaps(document, path), *problems, *faults]
    if len(principles) > MOST_PRINCIPLES:
        found.append(_too_many(principles, path))
    if not principles and not declarations and not found:
        found.append(_nothing(document, path))
    _refuse(found)
    return _constitution(document, principles, declarations, languages, path, sha256)


def _constitution(
    document: Document,
    principles: tuple[Principle, ...],
    declarations: tuple[GateDeclaration, ...],
    languages: tuple[str, ...],
    path: str,
    sha256: str,
) -> Constitution:
    footer = read_footer(document, languages)
    report = read_sync_impact(document)
    version = footer.version
    if version is None and report and report.new_version:
        version = Stated(report.new_version, report.line)
    headings = document.headings()
    title = read_name(headings[0].text, languages).full if headings else "Constitution"
    return Constitution(
        path,
        sha256,
        title,
        principles,
        declarations,
        version.value if version else None,
        version.line if version else None,
        _date(footer.ratified),
        _date(footer.amended),
        report,
        deviations.read(document, languages),
    )


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise InputError(*sorted(problems, key=lambda problem: problem.line or 0))


def _unfit(text: str, lines: Sequence[str], path: str) -> Iterator[Problem]:
    """What forbids even to parse the text."""
    if not any(not character.isspace() and unicodedata.category(character)[0] != "C" for character in text):
        yield Problem("The constitution is empty.", path, None, "Write it with /speckit.constitution.")
        return
    if "\x00" in text:
        line = next(number for number, row in enumerate(lines, start=1) if "\x00" in row)
        yield Problem("The constitution holds a NUL character.", path, line, "Save it as UTF-8 text.")
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > LARGEST_BYTES:
        yield Problem(f"The constitution has {size} bytes; the limit is {LARGEST_BYTES}.", path, None, "Shorten it.")
    if len(lines) > MOST_LINES:
        yield Problem(f"The constitution has {len(lines)} lines; the limit is {MOST_LINES}.", path, None, "Shorten it.")
    for number, row in enumerate(lines, start=1):
        if len(row) > LONGEST_LINE:
            yield Problem(
                f"The line has {len(row)} characters; the limit is {LONGEST_LINE}.", path, number, "Break it."
            )


def _conflicts(lines: Sequence[str], path: str) -> Iterator[Problem]:
    for number, line in enumerate(lines, start=1):
        if _CONFLICT.match(line):
            yield Problem("A merge conflict was never resolved here.", path, number, "Resolve it.")


def _unclosed(document: Document, path: str) -> Iterator[Problem]:
    for block in document.blocks:
        if isinstance(block, Code) and block.info is not None and not block.closed:
            yield Problem(
                "The code fence opened here is never closed, and hides what follows.",
                path,
                block.line,
                "Close it with a fence of the same length.",
            )
        elif isinstance(block, Comment):
            raw = "\n".join(document.lines[block.line - 1 : block.end_line])
            if "-->" not in raw.partition("<!--")[2] and not re.search(r"<!--?-?>", raw):
                yield Problem(
                    "The comment opened here is never closed, and hides what follows.",
                    path,
                    block.line,
                    "Close it with -->.",
                )


def _gaps(document: Document, path: str) -> Iterator[Problem]:
    gaps = find_placeholders(document)
    for gap in gaps[:_MOST_NAMED]:
        yield Problem(f"The template's placeholder {gap.token} was never filled in.", path, gap.line, _UNFILLED)
    if len(gaps) > _MOST_NAMED:
        yield Problem(
            f"{len(gaps) - _MOST_NAMED} more placeholders were never filled in.", path, gaps[-1].line, _UNFILLED
        )


def _too_many(principles: Sequence[Principle], path: str) -> Problem:
    labels = [principle.label for principle in principles]
    first = (
        max(principles, key=lambda principle: labels.count(principle.label)) if len(labels) < 2_000 else principles[0]
    )
    copies = labels.count(first.label)
    repeated = f" One of them stands there {copies} times, first on line {first.line}." if copies > 1 else ""
    return Problem(
        f"The constitution has {len(principles)} principles; the limit is {MOST_PRINCIPLES}.{repeated}",
        path,
        principles[MOST_PRINCIPLES].line,
        "Merge or remove some.",
    )


def _nothing(document: Document, path: str) -> Problem:
    """Why a text that is not empty demands nothing."""
    for block in document.blocks:
        if isinstance(block, Comment | Code) and _HEADING_IN_TEXT.search(block.text):
            where = "an HTML comment" if isinstance(block, Comment) else "a code block"
            return Problem(
                f"The constitution's text stands in {where}, where it demands nothing.",
                path,
                block.line,
                "Take it out.",
            )
    visible = [block for block in document.blocks if not isinstance(block, Comment)]
    if not any(
        isinstance(block, Table) or block.text.strip() for block in visible if not isinstance(block, Heading | Html)
    ):
        return Problem(
            "The constitution has headings or comments and no text.", path, None, "Write it with /speckit.constitution."
        )
    return Problem(
        "The constitution holds no principle and no gate.",
        path,
        None,
        "Write its principles under headings, for example `### I. Contract first`.",
    )


def _date(stated: Stated | None) -> str | None:
    """The date as ISO 8601, or as it is written; None where it was put off."""
    if stated is None or re.match(r"\W*(?:TODO|TBD|N/?A\b|unknown)", stated.value, re.IGNORECASE):
        return None
    return iso_date(stated) or stated.value

"""The version and the dates of a constitution, wherever it states them, and its Sync Impact Report.

Spec Kit writes `**Version**: 1.0.0 | **Ratified**: 2025-01-31 | **Last Amended**: 2025-02-01` as the last line. People
also write plain lines, tables, an HTML comment, or only a version history.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from constitution_gate.constitution.languages.vocabulary import patterns
from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Code, Comment
from constitution_gate.constitution.model import SyncImpactReport
from constitution_gate.constitution.pattern_store import compiled
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_gate.constitution.markdown import Document

_LONGEST_LINE = 1000
_NUMBER = r"v?(\d{1,6}(?:\.\d{1,6}){1,3}(?:-[A-Za-z0-9.]{1,20})?)(?![\w.-]*\d)"
_SEGMENT_END = lazy(r"[|｜;；]|\s[·•/]\s")
_VERSION = lazy(rf"{_NUMBER}|v?(\d{{1,4}})$", re.IGNORECASE)
_DATE = lazy(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
_MARKS = " \t*_>#-•`:：\ufeff"
_HISTORY_ROW = lazy(rf"^\s*\|?\s*\**{_NUMBER}\**\s*\|(.*)$", re.IGNORECASE)
_TITLE = lazy(rf"(?<![\w.])v{_NUMBER[2:]}", re.IGNORECASE)
_ARROW = lazy(r"(?:→|->|➔|➜|=>|⟶|\bto\b)", re.IGNORECASE)
_NUMBERED = lazy(_NUMBER, re.IGNORECASE)
_REPORT = lazy(
    r"sync[\s_-]*impact|version change|同步影[響响]|版本[變变]更"
    r"|同期影響|バージョン変更|impacto de sincroni|rapport d.impact",
    re.IGNORECASE,
)


class Stated(Record):
    """A value as the constitution states it, and its line."""

    value: str
    line: int


class Footer(Record):
    """What a constitution says of itself. Dates are as written; `versions` holds every place that states a version."""

    version: Stated | None = None
    ratified: Stated | None = None
    amended: Stated | None = None
    versions: tuple[Stated, ...] = ()


def read_footer(document: Document, languages: tuple[str, ...]) -> Footer:
    """The version and dates: from the text, last place first; else from a comment, the title or a history table."""
    shown = _visible_lines(document)
    comments = [
        (block.line + offset, line)
        for block in document.blocks
        if isinstance(block, Comment) and not _REPORT.search(block.text)
        for offset, line in enumerate(block.text.split("\n"))
    ]
    front = [(2 + offset, line) for offset, line in enumerate((document.front_matter or "").split("\n"))]
    stated = {kind: list(_labelled(reversed(shown), kind, languages)) for kind in ("version", "ratified", "amended")}
    for kind, found in stated.items():
        found += _labelled([*comments, *front], kind, languages)
    versions = [
        Stated(match.group(1) or match.group(2), item.line)
        for item in stated["version"]
        if (match := _VERSION.match(item.value))
    ]
    dated = {item.line for kind in ("ratified", "amended") for item in stated[kind]}
    versions.sort(key=lambda item: item.line not in dated)
    history = list(_history(shown))
    newest = max(history, key=lambda row: _order(row[0].value), default=None)
    if not versions:
        versions = [Stated(match.group(1), line) for line, text in shown[:20] if (match := _TITLE.search(text))][:1]
    if not versions and newest:
        versions = [newest[0]]
    amended = _first(stated["amended"]) or (newest[1] if newest else None)
    return Footer(versions[0] if versions else None, _first(stated["ratified"]), amended, tuple(versions))


def read_sync_impact(document: Document) -> SyncImpactReport | None:
    """The Sync Impact Report: the first comment that is one, wherever it stands."""
    for block in document.blocks:
        if not isinstance(block, Comment):
            continue
        change = _version_change(block.text)
        if _REPORT.search(block.text) or (change and all(change)):
            old, new = change or (None, None)
            return SyncImpactReport(block.text.strip(), block.line, old, new)
    return None


def iso_date(stated: Stated | None) -> str | None:
    """The ISO date that a value begins with, or None."""
    match = _DATE.match(stated.value) if stated else None
    return match.group(1) if match else None


def _version_change(text: str) -> tuple[str | None, str | None] | None:
    for line in text.split("\n")[:60]:
        sides = _ARROW.split(line[:_LONGEST_LINE], maxsplit=1)
        if len(sides) != 2:
            continue
        after = _NUMBERED.search(sides[1])
        if after:
            before = _NUMBERED.findall(sides[0])
            return (before[-1] if before else None), after.group(1)
    return None


def _visible_lines(document: Document) -> list[tuple[int, str]]:
    """The numbered lines outside code and comments."""
    hidden: set[int] = set()
    cut: dict[int, str] = {}
    for block in document.blocks:
        if isinstance(block, Code):
            hidden.update(range(block.line, block.end_line + 1))
        elif isinstance(block, Comment):
            hidden.update(range(block.line + 1, block.end_line))
            for number in (each for each in {block.line, block.end_line} if each <= len(document.lines)):
                line = cut.get(number, document.lines[number - 1][:_LONGEST_LINE])
                if number == block.line:
                    before, _, rest = line.partition("<!--")
                    cut[number] = before + (rest.partition("-->")[2] if number == block.end_line else "")
                else:
                    cut[number] = line.partition("-->")[2]
    start = document.front_matter.count("\n") + 4 if document.front_matter is not None else 1
    return [
        (number, cut.get(number, line[:_LONGEST_LINE]))
        for number, line in enumerate(document.lines, start=1)
        if number >= start and number not in hidden
    ]


def _labelled(lines: Iterable[tuple[int, str]], kind: str, languages: tuple[str, ...]) -> Iterator[Stated]:
    label = _label(kind, languages)
    spaced: list[Stated] = []
    for number, line in lines:
        segments = [segment.strip(_MARKS) for segment in _SEGMENT_END.split(unicodedata.normalize("NFC", line))]
        for index, segment in enumerate(segments):
            match = label.match(segment.lower())
            if not match:
                continue
            value = segment[match.end() :].strip(_MARKS)
            if match.group("colon") and value:
                yield Stated(_value(value), number)
            elif not value and index + 1 < len(segments) and segments[index + 1]:
                yield Stated(_value(segments[index + 1]), number)
            elif not match.group("colon") and (_VERSION if kind == "version" else _DATE).match(value):
                spaced.append(Stated(_value(value), number))
    yield from spaced


def _value(text: str) -> str:
    return text.strip(_MARKS + ".,。()（）")[:80]


@cache
def _label(kind: str, languages: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(rf"(?:{patterns(languages, kind)})(?![^\W_])[*_`\s]*(?P<colon>[:：=])?")


def _history(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[Stated, Stated | None]]:
    for number, line in lines:
        match = _HISTORY_ROW.match(line)
        if match:
            date = _DATE.search(match.group(2))
            yield Stated(match.group(1), number), Stated(date.group(1), number) if date else None


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.split("-", 1)[0]))


def _first(found: Sequence[Stated]) -> Stated | None:
    return found[0] if found else None

"""Warnings about a constitution that can be read and judged, and could be better."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from constitution_gate.constitution.declarations import gate_like_fences
from constitution_gate.constitution.footer import iso_date, read_footer
from constitution_gate.constitution.headings import ordinal
from constitution_gate.constitution.languages.vocabulary import spoken
from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Comment
from constitution_gate.constitution.model import Problem
from constitution_gate.constitution.placeholders import find_deferred, find_unclear
from constitution_gate.constitution.principles import shown
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.constitution.unseen import code_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.constitution.footer import Footer, Stated
    from constitution_gate.constitution.markdown import Document
    from constitution_gate.constitution.model import Constitution

_FOOTER = "**Version**: 1.0.0 | **Ratified**: 2025-01-31 | **Last Amended**: 2025-01-31"
_EARLIEST = date(2000, 1, 1)
_SEMANTIC = lazy(r"\d+\.\d+\.\d+(?:-[A-Za-z0-9.]+)?")


def lint(constitution: Constitution, document: Document) -> tuple[Problem, ...]:
    """The warnings, in line order. `document` is the parsed text that the constitution was read from."""
    footer = read_footer(document, spoken(document.text))
    found = [
        *_version(constitution, footer),
        *_dates(constitution, footer),
        *_names(constitution),
        *_unseen(constitution),
        *_weak(constitution),
        *_open_questions(constitution, document),
        *_gates(constitution, document),
    ]
    return tuple(sorted(found, key=lambda problem: problem.line or len(document.lines) + 1))


def _version(constitution: Constitution, footer: Footer) -> Iterator[Problem]:
    path, version = constitution.path, footer.version
    if version is None:
        yield Problem("The constitution states no version.", path, None, f"End it with `{_FOOTER}`.")
        return
    if not _SEMANTIC.fullmatch(version.value):
        yield Problem(
            f"The version {version.value} is not of the form MAJOR.MINOR.PATCH.", path, version.line, "Write all three."
        )
    for other in footer.versions:
        if other.value != version.value:
            yield Problem(
                f"The version {other.value} disagrees with the version {version.value} of line {version.line}.",
                path,
                other.line,
                "State one version.",
            )
    report = constitution.sync_impact
    if report and report.new_version and report.new_version != version.value:
        yield Problem(
            f"The Sync Impact Report ends in version {report.new_version}, and the footer states {version.value}.",
            path,
            report.line,
            "Bring the report and the footer into agreement.",
        )


def _dates(constitution: Constitution, footer: Footer) -> Iterator[Problem]:
    path = constitution.path
    days: dict[str, date] = {}
    for name, stated in (("ratification", footer.ratified), ("last amendment", footer.amended)):
        if stated is None:
            yield Problem(
                f"The constitution states no date of {name}.",
                path,
                footer.version.line if footer.version else None,
                f"End it with `{_FOOTER}`.",
            )
            continue
        day = _day(stated)
        if day:
            days[name] = day
        elif not stated.value.startswith("TODO("):
            yield Problem(
                f"The date of {name} is no ISO date that exists.", path, stated.line, "Write it as YYYY-MM-DD."
            )
    if len(days) == 2 and days["ratification"] > days["last amendment"] and footer.ratified:
        yield Problem(
            f"The constitution was ratified on {days['ratification']}, after its last amendment on "
            f"{days['last amendment']}.",
            path,
            footer.ratified.line,
            "Correct one of the two dates.",
        )


def _day(stated: Stated) -> date | None:
    text = iso_date(stated)
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        return None
    return day if day and day >= _EARLIEST else None


def _names(constitution: Constitution) -> Iterator[Problem]:
    titles = Counter(principle.title.casefold() for principle in constitution.principles)
    numbers = Counter(_number(principle.number) for principle in constitution.principles if principle.core)
    first: dict[str, int] = {}
    for principle in constitution.principles:
        title = principle.title.casefold()
        if titles[title] > 1:
            if title in first:
                yield Problem(
                    f'The title "{shown(principle.title)}" is taken by line {first[title]}.',
                    constitution.path,
                    principle.line,
                    "Give each principle a title of its own.",
                )
            first.setdefault(title, principle.line)
        number = _number(principle.number)
        if principle.core and number and numbers[number] > 1:
            key = f"\x00{number}"
            if key in first:
                yield Problem(
                    f"The number {shown(principle.number or '')} is taken by line {first[key]}.",
                    constitution.path,
                    principle.line,
                    "Number each principle once.",
                )
            first.setdefault(key, principle.line)


def _unseen(constitution: Constitution) -> Iterator[Problem]:
    for principle in constitution.principles:
        if principle.unseen:
            yield Problem(
                f"The heading of a principle holds invisible or control characters ({code_points(principle.unseen)}).",
                constitution.path,
                principle.line,
                "Type the heading anew.",
            )


def _number(number: str | None) -> str | None:
    value = ordinal(number)
    return str(value) if value is not None else number


def _weak(constitution: Constitution) -> Iterator[Problem]:
    for principle in constitution.principles:
        if principle.core and not principle.norms:
            yield Problem(
                f'The principle "{shown(principle.label)}" states nothing that a feature MUST or SHOULD do.',
                constitution.path,
                principle.line,
                "Say with MUST, SHOULD or MAY what it demands.",
            )


def _open_questions(constitution: Constitution, document: Document) -> Iterator[Problem]:
    for gap in find_deferred(document):
        yield Problem(f"The value {shown(gap.token)} was put off.", constitution.path, gap.line, "Fill it in.")
    for gap in find_unclear(document):
        yield Problem("A question is still open here.", constitution.path, gap.line, "Settle it.")


def _gates(constitution: Constitution, document: Document) -> Iterator[Problem]:
    for gate in constitution.declarations:
        both = sorted(set(gate.when or ()) & set(gate.unless))
        if both:
            yield Problem(
                f'The gate "{gate.id}" can never apply: {both[0]} stands under `when` and under `unless`.',
                constitution.path,
                gate.line,
                "Remove one of the two.",
            )
    for fence in gate_like_fences(document):
        yield Problem(
            "This YAML block reads like a gate, and is not declared as one.",
            constitution.path,
            fence.line,
            "If it is meant to bind, write its opening fence as ```yaml gate.",
        )
    for block in document.blocks:
        if isinstance(block, Comment) and re.search(
            r"^[^\S\n]*+(?:`{3,}+|~{3,}+)[^\S\n]*+yaml gate[^\S\n]*+$", block.text, re.MULTILINE
        ):
            yield Problem(
                "The gate in this comment is not in force.", constitution.path, block.line, "Take it out, or delete it."
            )

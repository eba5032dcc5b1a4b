"""Whether an amendment of a constitution is complete: its version, its dates, its Sync Impact Report.

The rules are those of Spec Kit's `/speckit.constitution`: the version follows semantic versioning, dates are ISO 8601,
and a report at the top of the file says which version became which and which principles and sections changed.
"""

from __future__ import annotations

import datetime
import re

from constitution_gate.constitution.changes import Bump, Change, Edition, Effect, Subject, needed
from constitution_gate.constitution.footer import iso_date, read_footer
from constitution_gate.constitution.languages.vocabulary import spoken
from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.model import Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.statements import shown, words
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.constitution.footer import Stated
    from constitution_gate.constitution.model import Principle, SyncImpactReport

_VERSION = lazy(r"v?(\d{1,6})\.(\d{1,6})(?:\.(\d{1,6}))?(?:-[A-Za-z0-9.]+)?\Z")
_NUMBERED = lazy(r"\W*(?:principle\s+)?([ivxlcdm]+|\d+)\s*[.):、：—–-]", re.IGNORECASE)
_NAMED_IN_REPORT = frozenset({Subject.PRINCIPLE, Subject.NORM})
_AHEAD = datetime.timedelta(days=1)

Version = tuple[int, int, int]


class Amendment(Record):
    """An amendment as it was judged. `stated` is None where the two versions cannot be compared."""

    needed: Bump
    stated: Bump | None
    faults: tuple[Problem, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.faults


def judge(
    old: Edition,
    new: Edition,
    changes: Sequence[Change],
    *,
    base: str,
    today: datetime.date | None = None,
    sync_impact_report: bool = True,
) -> Amendment:
    """Judge the amendment that makes the old edition the new one.

    `changes` are those between the two, `base` is what the old revision is called in messages. Without `today` no date
    is held to lie in the future; without `sync_impact_report` a missing report is no fault, and a wrong one is.
    """
    if not changes:
        return Amendment(Bump.NONE, Bump.NONE, ())
    wanted = needed(changes)
    before, after = version(old.constitution.version), version(new.constitution.version)
    bump = stated(before, after) if before and after else None
    enough = after is not None and (bump is None or bump >= wanted)
    target = new.constitution.version if enough else next_version(before, wanted) if before else "1.0.0"
    assert target is not None
    faults = [
        *_version(old, new, changes, base, target),
        *_dates(old, new, base, today),
        *_report(old, new, changes, base, target, required=sync_impact_report),
    ]
    return Amendment(wanted, bump, tuple(faults))


def version(text: str | None) -> Version | None:
    """The three numbers of a version, the last of them 0 where it is left out; None for a text that is none."""
    match = _VERSION.match(text) if text else None
    return (int(match.group(1)), int(match.group(2)), int(match.group(3) or 0)) if match else None


def stated(before: Version, after: Version) -> Bump:
    """Which part of the version went up; NONE where it did not."""
    if after <= before:
        return Bump.NONE
    return (Bump.MAJOR, Bump.MINOR, Bump.PATCH)[next(i for i in range(3) if before[i] != after[i])]


def next_version(before: Version, bump: Bump) -> str:
    """The version that follows with a bump."""
    major, minor, patch = before
    following = {Bump.MAJOR: (major + 1, 0, 0), Bump.MINOR: (major, minor + 1, 0)}.get(bump, (major, minor, patch + 1))
    return ".".join(map(str, following))


def _version(old: Edition, new: Edition, changes: Sequence[Change], base: str, target: str) -> Iterator[Problem]:
    path, line = new.constitution.path, new.constitution.version_line
    text, earlier = new.constitution.version, old.constitution.version
    wanted = needed(changes)
    before, after = version(earlier), version(text)
    if text is None:
        message = "The constitution changed and states no version."
        yield Problem(message, path, None, f"State one: `**Version**: {target}`.")
    elif after is None:
        yield Problem(f"The version {text} is not of the form MAJOR.MINOR.PATCH.", path, line, "Write all three.")
    elif before is not None:
        remedy = f"State {target} ({_because(changes)})."
        bump = stated(before, after)
        if after < before:
            message = f"The version went back from {earlier} at {base} to {text}."
            yield Problem(message, path, line, remedy)
        elif bump is Bump.NONE:
            message = f"The constitution changed since {base}, and its version is still {text}."
            yield Problem(message, path, line, remedy)
        elif bump < wanted:
            message = f"The version went from {earlier} to {text}, a {bump.name}, and the change needs a {wanted.name}."
            yield Problem(message, path, line, remedy)


def _because(changes: Sequence[Change]) -> str:
    """The reason of the bump: the first of the gravest changes."""
    gravest = needed(changes)
    first = next(change for change in changes if change.bump is gravest)
    if first.subject is Subject.TEXT:
        return "its wording changed"
    return f"{'gate ' if first.subject is Subject.GATE else ''}{shown(first.name, 80)}: {first.message}"


def _dates(old: Edition, new: Edition, base: str, today: datetime.date | None) -> Iterator[Problem]:
    path = new.constitution.path
    footer = read_footer(new.document, spoken(new.document.text))
    earlier = read_footer(old.document, spoken(old.document.text))
    at = footer.version.line if footer.version else None
    remedy = "Write the day of this amendment as YYYY-MM-DD."
    amended, ratified = _day(footer.amended), _day(footer.ratified)
    was_amended, was_ratified = _day(earlier.amended), _day(earlier.ratified)
    if amended is None:
        message = "The constitution changed and states no date of its last amendment."
        yield Problem(message, path, footer.amended.line if footer.amended else at, remedy)
    else:
        line = footer.amended.line if footer.amended else at
        if was_amended == amended != today:
            message = f"The constitution changed since {base}, and the date of its last amendment is still {amended}."
            yield Problem(message, path, line, remedy)
        elif was_amended is not None and amended < was_amended:
            message = f"The date of the last amendment, {amended}, lies before the one at {base}, {was_amended}."
            yield Problem(message, path, line, remedy)
        elif today is not None and amended > today + _AHEAD:
            yield Problem(f"The date of the last amendment, {amended}, lies in the future.", path, line, remedy)
        elif ratified is not None and amended < ratified:
            message = f"The date of the last amendment, {amended}, lies before the ratification, {ratified}."
            yield Problem(message, path, line, remedy)
    if was_ratified is not None and ratified != was_ratified:
        became = f"became {ratified}" if ratified else "is gone"
        message = f"The date of ratification was {was_ratified} at {base} and {became}; an amendment keeps it."
        yield Problem(message, path, footer.ratified.line if footer.ratified else at, f"Write {was_ratified} again.")


def _day(stated_date: Stated | None) -> datetime.date | None:
    text = iso_date(stated_date)
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _report(
    old: Edition, new: Edition, changes: Sequence[Change], base: str, target: str, *, required: bool
) -> Iterator[Problem]:
    path, report = new.constitution.path, new.constitution.sync_impact
    before, after = old.constitution.version, new.constitution.version
    arrow = f"`Version change: {before or 'none'} → {target}`"
    if report is None:
        if required:
            remedy = f"Put it in a comment at the top, with {arrow} and the principles that changed."
            yield Problem("The constitution changed and has no Sync Impact Report.", path, 1, remedy)
        return
    earlier = old.constitution.sync_impact
    if earlier is not None and earlier.text == report.text:
        message = f"The Sync Impact Report is the one that stood there at {base}."
        yield Problem(message, path, report.line, f"Write one for this amendment, with {arrow}.")
        return
    if after is not None and _other(report.new_version, after):
        said = report.new_version or "no version"
        message = f"The Sync Impact Report ends in {said}, and the constitution states {after}."
        yield Problem(message, path, report.line, f"Bring the two into agreement: {arrow}.")
    if before is not None and _other(report.old_version, before):
        said = report.old_version or "no version"
        message = f"The Sync Impact Report starts from {said}, and the version at {base} is {before}."
        yield Problem(message, path, report.line, f"Say what changed since {base}: {arrow}.")
    yield from _unnamed(old, new, changes, report)


def _other(named: str | None, version_: str) -> bool:
    return named is None or (version(named) or named) != (version(version_) or version_)


def _unnamed(old: Edition, new: Edition, changes: Sequence[Change], report: SyncImpactReport) -> Iterator[Problem]:
    """The principles that changed and that the report does not name, each once."""
    said = words(report.text)
    numbers = {match.group(1).casefold() for line in report.text.split("\n") if (match := _NUMBERED.match(line))}
    told: set[str] = set()
    for change in changes:
        if change.subject not in _NAMED_IN_REPORT or change.effect is Effect.REWORDED or change.name in told:
            continue
        told.add(change.name)
        removed = change.subject is Subject.PRINCIPLE and change.effect is Effect.REMOVED
        principle = (old if removed else new).constitution.principle(change.principle)
        if principle is None or _is_named(principle, said, numbers):
            continue
        if change.effect is Effect.RENAMED and change.old_text and _stands(words(change.old_text), said):
            continue
        yield Problem(
            f"The Sync Impact Report does not name {shown(change.name, 80)}: {change.message}.",
            new.constitution.path,
            report.line,
            "List it under its modified, added or removed principles.",
        )


def _is_named(principle: Principle, said: tuple[str, ...], numbers: set[str]) -> bool:
    numbered = principle.number is not None and principle.number.casefold() in numbers
    return numbered or _stands(words(principle.title), said)


def _stands(title: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether the words of a title stand in a text one after the other."""
    return bool(title) and any(said[i : i + len(title)] == title for i in range(len(said) - len(title) + 1))

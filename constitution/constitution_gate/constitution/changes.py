"""What changed between two editions of a constitution, and what each change does to what is demanded.

A change counts as no weaker only where the words show it (a level raised, a rule added, a rule that says all it said
and more). What cannot be shown to ask for as much is redefined, and weakens.
The size of a change is Spec Kit's (`/speckit.constitution`): MAJOR for a principle removed or redefined, MINOR for one
added or expanded, PATCH for wording.
"""

from __future__ import annotations

from collections import Counter
from enum import IntEnum, StrEnum

from constitution_gate.constitution.languages.vocabulary import spoken
from constitution_gate.constitution.markdown import Comment, Document, parse, plain
from constitution_gate.constitution.model import Constitution, Level, Norm, Principle
from constitution_gate.constitution.reader import read
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.statements import (
    ALIKE,
    Wording,
    likeness,
    loosens,
    prose,
    reworded,
    shown,
    words,
)
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MOST_PAIRED = 150
_SECTION_LEVELS = (2, 3)
_EXCEPTION = "its text allows an exception that it did not allow"


class Bump(IntEnum):
    """How much of a version a change needs."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


class Effect(StrEnum):
    """What a change does; the members are in the order in which a reader wants to see them."""

    REMOVED = "removed"
    WEAKENED = "weakened"
    REDEFINED = "redefined"
    STRENGTHENED = "strengthened"
    ADDED = "added"
    RENAMED = "renamed"
    REWORDED = "reworded"


class Subject(StrEnum):
    """What it is that changed."""

    PRINCIPLE = "principle"
    NORM = "norm"
    GATE = "gate"
    SECTION = "section"
    TEXT = "text"


class Change(Record):
    """One change. `name` is the principle, gate or section; lines are those of the old and of the new edition.

    `message` is one sentence without its full stop; `weakens` says that the new edition cannot be shown to ask for as
    much; `principle` is the id of the principle in the new edition (of the old one where it was removed).
    """

    effect: Effect
    subject: Subject
    name: str
    message: str
    bump: Bump
    weakens: bool = False
    old_line: int | None = None
    new_line: int | None = None
    old_text: str | None = None
    new_text: str | None = None
    principle: str | None = None


class Edition(Record):
    """A constitution with the document that it was read from."""

    constitution: Constitution
    document: Document

    @classmethod
    def of(cls, text: str, *, path: str, sha256: str) -> Edition:
        """Read one; raises InputError as `reader.read` does."""
        return cls(read(text, path=path, sha256=sha256), parse(text))


class Matched(Record):
    """A principle of the old edition and what it is in the new one; None on one side: it is added or removed."""

    old: Principle | None
    new: Principle | None


def visible(document: Document) -> tuple[str, ...]:
    """The lines that say something: without comments, blank lines and white space at the end of a line."""
    lines = {number: line for number, line in enumerate(document.lines, start=1) if line.strip()}
    for block in document.blocks:
        if not isinstance(block, Comment):
            continue
        for number in range(block.line, block.end_line + 1):
            line = lines.pop(number, "")
            before, _, behind = line.partition("<!--")
            if number == block.line == block.end_line:
                kept = before + behind.partition("-->")[2]
            elif number == block.line:
                kept = before
            else:
                kept = line.partition("-->")[2] if number == block.end_line else ""
            if kept.strip():
                lines[number] = kept
    return tuple(lines[number].rstrip() for number in sorted(lines))


def match(old: Sequence[Principle], new: Sequence[Principle]) -> tuple[Matched, ...]:
    """Each principle of either edition once: by its title, else by what it says, whatever its number is now."""
    pairs: dict[int, int] = {}
    titled: dict[tuple[str, ...], list[int]] = {}
    for index, principle in enumerate(new):
        titled.setdefault(_title(principle), []).append(index)
    for index, principle in enumerate(old):
        same = titled.get(_title(principle))
        if same:
            pairs[index] = same.pop(0)
    left, right = _free(len(old), pairs.keys()), _free(len(new), pairs.values())
    scores = sorted(
        ((_kinship(old[i], new[j]), -i, -j) for i in left[:_MOST_PAIRED] for j in right[:_MOST_PAIRED]), reverse=True
    )
    for score, i, j in scores:
        if score >= ALIKE and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    found = [Matched(principle, new[pairs[i]] if i in pairs else None) for i, principle in enumerate(old)]
    return (*found, *(Matched(None, new[j]) for j in _free(len(new), pairs.values())))


def compare(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Every change, the gravest first; empty where both editions say the same (comments say nothing)."""
    languages = tuple(dict.fromkeys((*spoken(old.document.text), *spoken(new.document.text))))
    matched = match(old.constitution.principles, new.constitution.principles)
    found = list(_principles(matched, languages))
    found += _sections(old, new)
    if not found and visible(old.document) == visible(new.document):
        return ()
    found += _texts(old, new, found)
    order = list(Effect)
    return tuple(sorted(found, key=lambda change: (order.index(change.effect), change.new_line or 0)))


def needed(changes: Iterable[Change]) -> Bump:
    """The version bump that changes need together."""
    return max((change.bump for change in changes), default=Bump.NONE)


def _principles(matched: Sequence[Matched], languages: tuple[str, ...]) -> Iterator[Change]:
    kept = {_norm_key(norm): pair.new for pair in matched if pair.new for norm in pair.new.norms}
    held = {_norm_key(norm) for pair in matched if pair.old for norm in pair.old.norms}
    for pair in matched:
        if pair.new is None and pair.old is not None:
            yield _removed(pair.old, kept)
        elif pair.old is None and pair.new is not None:
            yield _added(pair.new)
        elif pair.old is not None and pair.new is not None:
            yield from _title_and_mark(pair.old, pair.new)
            yield from _norms(pair.old, pair.new, kept, held, languages)


def _removed(principle: Principle, kept: dict[tuple[object, ...], Principle]) -> Change:
    kind = "principle" if principle.core else "section"
    homes = [kept.get(_norm_key(norm)) for norm in principle.norms]
    still_said = bool(homes) and all(home and home.non_negotiable >= principle.non_negotiable for home in homes)
    return Change(
        Effect.REMOVED,
        Subject.PRINCIPLE,
        principle.label,
        f"the {kind} was removed{', and its rules stand elsewhere' if still_said else ''}",
        Bump.MAJOR,
        weakens=not still_said,
        old_line=principle.line,
        principle=principle.id,
    )


def _added(principle: Principle) -> Change:
    kind = "principle" if principle.core else "section"
    return Change(
        Effect.ADDED,
        Subject.PRINCIPLE,
        principle.label,
        f"the {kind} was added",
        Bump.MINOR,
        new_line=principle.line,
        principle=principle.id,
    )


def _title_and_mark(old: Principle, new: Principle) -> Iterator[Change]:
    if _title(old) != _title(new):
        message = f'it was called "{shown(old.title, 80)}"'
        yield _principle(Effect.RENAMED, old, new, message, Bump.PATCH).replace(old_text=old.title)
    if old.non_negotiable and not new.non_negotiable:
        yield _principle(Effect.WEAKENED, old, new, "it is no longer NON-NEGOTIABLE", Bump.MAJOR)
    if new.non_negotiable and not old.non_negotiable:
        yield _principle(Effect.STRENGTHENED, old, new, "it became NON-NEGOTIABLE", Bump.MINOR)


def _principle(effect: Effect, old: Principle, new: Principle, message: str, bump: Bump) -> Change:
    weakens = bump is Bump.MAJOR
    return Change(effect, Subject.PRINCIPLE, new.label, message, bump, weakens, old.line, new.line, principle=new.id)


def _norms(
    old: Principle,
    new: Principle,
    kept: dict[tuple[object, ...], Principle],
    held: set[tuple[object, ...]],
    languages: tuple[str, ...],
) -> Iterator[Change]:
    if not old.norms and not new.norms:
        yield from _prose(old, new, languages)
        return
    gone, come = _unequal(old.norms, new.norms)
    excepted = False
    for before, after in _paired(gone, come):
        gone.remove(before)
        come.remove(after)
        change = _norm(before, after, new, languages)
        if change is not None:
            excepted = excepted or change.weakens
            yield change
    for norm in gone:
        elsewhere = kept.get(_norm_key(norm))
        if elsewhere is not None and (elsewhere.non_negotiable or not old.non_negotiable):
            continue
        binding = norm.level is not Level.MAY
        what = f"a {norm.level.value} rule was removed"
        if elsewhere is not None:
            what = f"a {norm.level.value} rule was moved to {elsewhere.label}, which can be waived"
        bump = Bump.MAJOR if binding else Bump.MINOR
        yield _change(Effect.REMOVED, new, what, bump, before=norm, weakens=binding)
    for norm in come:
        if _norm_key(norm) in held:
            continue
        if norm.level is Level.MAY and loosens(norm.text, languages):
            excepted = True
            yield _change(Effect.WEAKENED, new, "an exception was added", Bump.MAJOR, after=norm, weakens=True)
        else:
            excepted = excepted or loosens(norm.text, languages) > 0
            yield _change(Effect.ADDED, new, f"a {norm.level.value} rule was added", Bump.MINOR, after=norm)
    if not excepted and loosens(plain(new.text), languages) > loosens(plain(old.text), languages):
        yield _principle(Effect.WEAKENED, old, new, _EXCEPTION, Bump.MAJOR)


def _norm(before: Norm, after: Norm, principle: Principle, languages: tuple[str, ...]) -> Change | None:
    wording = reworded(before, after, languages)
    binding = before.level is not Level.MAY
    levels = f"{before.level.value} became {after.level.value}"
    if after.level.strength < before.level.strength:
        found = Effect.WEAKENED, levels, Bump.MAJOR
    elif wording is Wording.EXCEPTED and binding:
        found = Effect.WEAKENED, "the rule gained an exception", Bump.MAJOR
    elif wording is Wording.OTHER and binding:
        found = Effect.REDEFINED, "the rule asks for something else, or for less", Bump.MAJOR
    elif after.level.strength > before.level.strength:
        found = Effect.STRENGTHENED, levels, Bump.MINOR
    elif wording is Wording.MORE and binding:
        found = Effect.STRENGTHENED, "the rule asks for more", Bump.MINOR
    elif before.text != after.text:
        found = Effect.REWORDED, "the rule is worded otherwise", Bump.PATCH
    else:
        return None
    effect, message, bump = found
    return _change(effect, principle, message, bump, before=before, after=after, weakens=bump is Bump.MAJOR)


def _prose(old: Principle, new: Principle, languages: tuple[str, ...]) -> Iterator[Change]:
    """What changed in a principle that states no norm, and so binds by all that it says."""
    wording = prose(plain(old.text), plain(new.text), languages)
    if wording is Wording.EXCEPTED:
        yield _principle(Effect.WEAKENED, old, new, _EXCEPTION, Bump.MAJOR)
    elif wording is Wording.OTHER:
        yield _principle(Effect.REDEFINED, old, new, "it asks for something else, or for less", Bump.MAJOR)
    elif wording is Wording.MORE:
        yield _principle(Effect.STRENGTHENED, old, new, "it says more", Bump.MINOR)


def _change(
    effect: Effect,
    principle: Principle,
    message: str,
    bump: Bump,
    *,
    before: Norm | None = None,
    after: Norm | None = None,
    weakens: bool = False,
) -> Change:
    return Change(
        effect,
        Subject.NORM,
        principle.label,
        message,
        bump,
        weakens,
        before.line if before else None,
        after.line if after else None,
        shown(before.text) if before else None,
        shown(after.text) if after else None,
        principle.id,
    )


def _sections(old: Edition, new: Edition) -> Iterator[Change]:
    """The sections that bind nobody and came or went (a glossary, the governance)."""
    before, after = _headings(old), _headings(new)
    for title, line in before.items():
        if title not in after:
            message = "the section was removed"
            yield Change(Effect.REMOVED, Subject.SECTION, title, message, Bump.MINOR, old_line=line)
    for title, line in after.items():
        if title not in before:
            yield Change(Effect.ADDED, Subject.SECTION, title, "the section was added", Bump.MINOR, new_line=line)


def _headings(edition: Edition) -> dict[str, int]:
    """The headings outside principles, with their lines."""
    taken = [range(p.line, p.end_line + 1) for p in edition.constitution.principles]
    return {
        plain(heading.text): heading.line
        for heading in edition.document.headings()
        if heading.level in _SECTION_LEVELS and not any(heading.line in lines for lines in taken)
    }


def _texts(old: Edition, new: Edition, found: Sequence[Change]) -> Iterator[Change]:
    """One change for all lines that no other change accounts for."""
    if found:
        return
    before, after = Counter(visible(old.document)), Counter(visible(new.document))
    come = after - before
    lines = max(come.total(), (before - after).total(), 1)
    first = next((n for n, line in enumerate(new.document.lines, start=1) if line.rstrip() in come), None)
    what = f"{lines} {'line says' if lines == 1 else 'lines say'} something else outside the rules"
    yield Change(Effect.REWORDED, Subject.TEXT, "Wording", what, Bump.PATCH, new_line=first)


def _unequal(old: Sequence[Norm], new: Sequence[Norm]) -> tuple[list[Norm], list[Norm]]:
    """The norms of each side that the other does not have, however often it has them."""
    right = {_norm_key(norm) for norm in new}
    left = {_norm_key(norm) for norm in old}
    gone = {_norm_key(norm): norm for norm in old if _norm_key(norm) not in right}
    come = {_norm_key(norm): norm for norm in new if _norm_key(norm) not in left}
    return list(gone.values()), list(come.values())


def _paired(gone: Sequence[Norm], come: Sequence[Norm]) -> list[tuple[Norm, Norm]]:
    """The norms that are two wordings of one, the most alike first."""
    scores = sorted(
        (
            (likeness(before.text, after.text), -i, -j)
            for i, before in enumerate(gone[:_MOST_PAIRED])
            for j, after in enumerate(come[:_MOST_PAIRED])
        ),
        reverse=True,
    )
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    pairs = []
    for score, i, j in scores:
        if score >= ALIKE and i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            pairs.append((gone[-i], come[-j]))
    return pairs


def _norm_key(norm: Norm) -> tuple[object, ...]:
    return (" ".join(norm.text.split()), norm.level, norm.negative)


def _title(principle: Principle) -> tuple[str, ...]:
    return words(principle.title) or (principle.title.casefold(),)


def _kinship(old: Principle, new: Principle) -> float:
    return max(likeness(old.title, new.title), likeness(old.text, new.text))


def _free(size: int, taken: Iterable[int]) -> list[int]:
    used = set(taken)
    return [index for index in range(size) if index not in used]

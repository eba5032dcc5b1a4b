"""Sentences that put personal data into a log ("log the user's email on failed login").

Within one clause something is logged and personal data is what, near enough and with nothing between that parts the
two. What is denied, redacted, hashed or masked is fine, and so is an audit trail: it is a store of its own (OWASP
Logging Cheat Sheet, "Data to exclude").
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.gates.artifacts.personal_data.words import (
    KINDS,
    affirmed,
    of_kind,
    phrases,
    prose,
    said,
    set_aside,
    titles,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.gates.artifacts.sentences import Sentence
    from constitution_gate.gates.feature import Artifact

_CLAUSE_END = lazy(
    r"[.;|](?=\s|$)|[。；｜]|,? (?:but|whereas|sino|sondern|aber|mais|mas|pero)(?= )|[,，、]?(?:但|ただし)"
)
_REACH = 60
_NEAR = 40
_LOGGED_KINDS = (*KINDS, "password")
_WEAK = "loosely email address"


class Leak(NamedTuple):
    """A sentence that puts personal data of a kind into a log."""

    document: Artifact
    line: int
    kind: str


def leaks(documents: Sequence[Artifact], languages: tuple[str, ...]) -> Iterator[Leak]:
    """The leaks of the documents in order, one for each line."""
    for document in documents:
        seen: set[int] = set()
        for sentence in prose(document).holding("log", "logged", languages=languages):
            if sentence.line in seen or not sentence.text:
                continue
            kind = _logged(sentence, languages)
            if kind is not None:
                seen.add(sentence.line)
                yield Leak(document, sentence.line, kind)


def _logged(sentence: Sentence, languages: tuple[str, ...]) -> str | None:
    """The kind of personal data that a sentence logs, None where it logs none."""
    whole = said(sentence)
    if phrases("audit", languages).stands_in(f"{titles(sentence)}\n{whole}"):
        return None
    if phrases("redacted", languages).stands_in(whole) and not affirmed(
        phrases("unredacted", languages), whole, languages
    ):
        return None
    for clause in _CLAUSE_END.split(whole):
        kind = _in_clause(clause, whole, languages) if clause.strip() else None
        if kind is not None:
            return None if set_aside(sentence, languages) else kind
    return None


def _in_clause(clause: str, whole: str, languages: tuple[str, ...]) -> str | None:
    text = phrases("not log", languages).without(clause)
    following = sorted(phrases("log", languages).spans(text))
    preceding = sorted(phrases("logged", languages).spans(text))
    if not following and not preceding:
        return None
    data = phrases("not datum", languages)
    bare = text if not data.stands_in(text) else _blanked(text, data.spans(text))
    for kind in (*_LOGGED_KINDS, _WEAK, "personal data"):
        found = phrases("general", languages) if kind == "personal data" else of_kind(kind, languages)
        for start, end in found.spans(bare):
            after = [log for log in _ending(following, start) if _joined(text, log[1], start, "between", languages)]
            before = [
                log for log in _beginning(preceding, end) if _joined(text, end, log[0], "before logged", languages)
            ]
            if not after and not before:
                continue
            ends = [(start, end), *after, *before]
            first, last = min(each[0] for each in ends), max(each[1] for each in ends)
            if _kept_out(text, first, last, languages):
                continue
            if kind == _WEAK and not _is_address(whole, bool(after), languages):
                continue
            return "email address" if kind == _WEAK else kind
    return None


def _ending(spans: list[tuple[int, int]], offset: int) -> list[tuple[int, int]]:
    """The spans that end within reach before an offset; the spans are sorted."""
    return [span for span in _between(spans, offset - 2 * _REACH, offset) if span[1] <= offset]


def _beginning(spans: list[tuple[int, int]], offset: int) -> list[tuple[int, int]]:
    """The spans that begin within reach behind an offset."""
    return _between(spans, offset, offset + _REACH + 1)


def _between(spans: list[tuple[int, int]], first: int, last: int) -> list[tuple[int, int]]:
    return spans[bisect_left(spans, (first, 0)) : bisect_left(spans, (last, 0))]


def _blanked(text: str, spans: Iterator[tuple[int, int]]) -> str:
    """The text with blanks of the same number in place of the spans."""
    kept, position = [], 0
    for start, end in sorted(spans):
        if end > position:
            kept += [text[position:start], " " * (end - max(start, position))]
            position = end
    return "".join((*kept, text[position:]))


def _joined(text: str, start: int, end: int, parting: str, languages: tuple[str, ...]) -> bool:
    if not 0 <= end - start <= _REACH:
        return False
    return not phrases(parting, languages).stands_in(text[start:end])


def _kept_out(text: str, start: int, end: int, languages: tuple[str, ...]) -> bool:
    near = text[max(0, start - _NEAR) : end + _NEAR]
    return phrases("unlogged", languages).stands_in(near) or phrases("ids", languages).stands_in(near)


def _is_address(whole: str, follows: bool, languages: tuple[str, ...]) -> bool:
    """Whether a bare "email" that is logged means the address, not the message that was sent."""
    if phrases("mailing", languages).stands_in(whole):
        return False
    if follows:
        return True
    return phrases("marker", languages).stands_in(whole) or any(
        of_kind(kind, languages).stands_in(whole) for kind in _LOGGED_KINDS if kind != "email address"
    )

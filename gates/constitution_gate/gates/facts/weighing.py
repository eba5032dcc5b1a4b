"""Signals for and against a fact, and what they come to.

A fact holds where the weights of its signals reach `THRESHOLD`. Nothing but the documents decides, so the same
documents give the same answer in any order. What could not be read is no ground for "no": the fact then holds.
"""

from __future__ import annotations

from constitution_gate.constitution.markdown import split_lines
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.protocol import Evidence, Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from constitution_gate.gates.facts.passages import Passage
    from constitution_gate.gates.feature import Feature

THRESHOLD = 3
_SHOWN = 3


class Signal(Record):
    """One kind of statement that bears on a fact.

    `weight` is below 0 where it speaks against. `find` looks for the passages; fewer than `several` of them weigh
    `few` only.
    """

    weight: int
    says: str
    find: Callable[[], Iterable[Passage]]
    several: int = 1
    few: int = 0

    def seen(self) -> _Seen | None:
        """Look for it; None where nothing shows it."""
        passages: list[Passage] = []
        for passage in self.find():
            if passage not in passages:
                passages.append(passage)
            if len(passages) >= self.several:
                break
        if not passages:
            return None
        return _Seen(self.weight if len(passages) >= self.several else self.few, self.says, passages[0])


class _Seen(Record):
    weight: int
    says: str
    passage: Passage

    @property
    def evidence(self) -> Evidence:
        return self.passage.evidence(f"{self.says[0].upper()}{self.says[1:]}.")


def weigh(feature: Feature, signals: Sequence[Signal], *, yes: str, no: str) -> Fact:
    """The fact that the signals come to.

    `yes` and `no` begin the reason ("The feature serves an HTTP API"); the signals on the winning side, the
    weightiest first, are its evidence. Signals are looked for in the given order until the rest cannot turn the
    answer.
    """
    seen: list[_Seen] = []
    for index, item in enumerate(signals):
        if (found := item.seen()) is not None:
            seen.append(found)
        score = sum(entry.weight for entry in seen)
        rest = [later.weight for later in signals[index + 1 :]]
        if score + sum(w for w in rest if w < 0) >= THRESHOLD or score + sum(w for w in rest if w > 0) < THRESHOLD:
            break
    value = sum(entry.weight for entry in seen) >= THRESHOLD
    if not value and (unread := _unread(feature)):
        return Fact(True, f"{unread}, so this is taken to hold: {yes[0].lower()}{yes[1:]}.")
    if not seen:
        return Fact(value, f"{no}: nothing in its documents speaks for it.", _read_whole(feature))
    winning = sorted((entry for entry in seen if (entry.weight > 0) == value), key=lambda entry: -abs(entry.weight))
    first = (winning or seen)[0]
    ground = first.says if winning else f"it is not enough that {first.says}"
    reason = f"{yes if value else no}: {ground} ({first.passage.artifact.name}:{first.passage.line})."
    return Fact(value, reason, tuple(entry.evidence for entry in (winning or seen)[:_SHOWN]))


def _unread(feature: Feature) -> str | None:
    if feature.unreadable:
        return f"{min(feature.unreadable)} could not be read"
    for path, artifact in sorted(feature.artifacts.items()):
        if path.endswith(".md"):
            try:
                _ = artifact.text
            except UnicodeDecodeError:
                return f"{path} is not UTF-8"
    return None if feature.documents() else "The feature has no document"


def _read_whole(feature: Feature) -> tuple[Evidence, ...]:
    named = [artifact for artifact in (feature.spec, feature.plan, feature.tasks) if artifact is not None]
    shown = named or sorted(feature.documents(), key=lambda artifact: artifact.path)[:_SHOWN]
    return tuple(
        Evidence.of(artifact, "Read whole; nothing in it says so.", 1, max(1, len(split_lines(artifact.text))))
        for artifact in shown
    )

"""Which gates a known deviation of the constitution concerns.

It is shown beside each of them and changes no verdict: a constitution that admits that a rule is broken does not make
it kept. A deviation concerns the gates that it names by id; else those of the principle that it names or whose norm it
quotes, narrowed to the checks that its words ask for; else those of these checks. It is better listed once as
concerning no gate than beside one that it does not concern.
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.report import DeviationEntry
from constitution_gate.gates import derivation, naming

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constitution_gate.constitution.model import Constitution, Deviation, Principle
    from constitution_gate.engine.binding import Gate
    from constitution_gate.engine.report import FeatureReport

_IDENTIFIER = lazy(r"(?<![\w-])[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?![\w-])")
_NAME_ENDS = lazy(r"\s*(?:[:：;；(（\"“「]|\s[—–-]\s)")
_QUOTED = lazy(r"[\"“「『«]([^\"”」』»]{8,})[\"”」』»]")
_FEWEST_WORDS = 4
_FEWEST_LETTERS = 12


def concerning(constitution: Constitution, gates: Sequence[Gate]) -> dict[str, tuple[DeviationEntry, ...]]:
    """Gate id -> the deviations that concern the gate; gates that none concerns are left out."""
    found: dict[str, list[DeviationEntry]] = {}
    for deviation in constitution.deviations:
        for gate in _gates_of(deviation, gates, constitution.principles):
            found.setdefault(gate.id, []).append(_entry(deviation, constitution.path))
    return {identifier: tuple(entries) for identifier, entries in found.items()}


def of_no_gate(constitution: Constitution, features: Iterable[FeatureReport]) -> tuple[DeviationEntry, ...]:
    """The deviations that stand beside no gate of any feature."""
    shown = {deviation for feature in features for gate in feature.gates for deviation in gate.deviations}
    entries = (_entry(deviation, constitution.path) for deviation in constitution.deviations)
    return tuple(entry for entry in entries if entry not in shown)


def _gates_of(deviation: Deviation, gates: Sequence[Gate], principles: Sequence[Principle]) -> tuple[Gate, ...]:
    ids = {gate.id for gate in gates}
    named = {
        identifier
        for text in (deviation.rule, deviation.violation)
        for identifier in _IDENTIFIER.findall(naming.folded(text) or "")
    } & ids
    if named:
        return tuple(gate for gate in gates if gate.id in named)
    checks = {demand.check for demand in derivation.derive_item(deviation.rule)}
    principle = _principle(deviation.rule, principles)
    if principle is None:
        return tuple(gate for gate in gates if gate.check in checks)
    own = [gate for gate in gates if gate.principle is principle]
    return tuple(
        [gate for gate in own if _same(deviation.rule, gate.title)]
        or [gate for gate in own if gate.check in checks]
        or [gate for gate in own if gate.check == "review"]
        or own
    )


def _principle(rule: str, principles: Sequence[Principle]) -> Principle | None:
    """The principle that a rule's cell names at its beginning, or the one whose norm it quotes."""
    end = _NAME_ENDS.search(rule)
    named = naming.best(rule[: end.start()] if end and end.start() else rule, principles)
    if named is not None:
        return named
    holding = [p for p in principles if any(_same(rule, norm.text) for norm in p.norms)]
    return holding[0] if len(holding) == 1 else None


def _same(rule: str, norm: str) -> bool:
    """Whether a rule's cell quotes a norm: several words of it, one after the other, from a quotation or the whole."""
    stated = naming.words(naming.folded(norm) or "")
    quoted = _QUOTED.findall(rule) or [rule]
    for text in quoted:
        words = naming.words(naming.folded(text) or "")
        long_enough = len(words) >= _FEWEST_WORDS or (not text.isascii() and len(text) >= _FEWEST_LETTERS)
        if long_enough and (_stands_in(words, stated) or (len(stated) >= _FEWEST_WORDS and _stands_in(stated, words))):
            return True
    return False


def _stands_in(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _entry(deviation: Deviation, path: str) -> DeviationEntry:
    return DeviationEntry(deviation.rule, deviation.violation, deviation.status, path, deviation.line)

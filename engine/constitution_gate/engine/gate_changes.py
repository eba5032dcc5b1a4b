"""What changed between the gates of two editions of a constitution, and which gates of the old one still have to hold.

A gate is still in force where some gate of the new edition asks for the same check and is at least as strict in all
respects: level, waiver, phase, condition, parameters. A parameter that cannot be shown to be stricter is weaker.
"""

from __future__ import annotations

import math

from constitution_gate.constitution.changes import Bump, Change, Effect, Matched, Subject
from constitution_gate.constitution.record import Record, fields_of
from constitution_gate.constitution.statements import shown
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from constitution_gate.constitution.model import Principle
    from constitution_gate.engine.binding import Gate

_MORE_IS_STRICTER = frozenset({"columns", "topics"})
_LESS_IS_STRICTER = frozenset({"versions"})
"""Lists that allow what they name, everything where they are empty."""
_FLOORS = ("min", "at_least", "coverage", "branch_coverage")
_CEILINGS = ("max",)
_UNDECLARED = "its declaration is gone"


class GateChange(Record):
    """A change of a gate; `old` and `new` are None where there is none on that side."""

    change: Change
    old: Gate | None
    new: Gate | None


class Difference(Record):
    """In what a gate differs from its old form; `weaker`: it asks for less, or cannot be shown to ask for as much."""

    what: str
    weaker: bool
    plainly: bool = True


def compare(old: Sequence[Gate], new: Sequence[Gate], matched: Sequence[Matched]) -> tuple[GateChange, ...]:
    """Every change, in the order of the old edition and then of the new one."""
    homes = {pair.old.id: pair.new for pair in matched if pair.old is not None}
    found: list[GateChange] = []
    met: set[str] = set()
    for gate in old:
        home = homes.get(gate.principle.id) if gate.principle else None
        twin = _counterpart(gate, home, new)
        holding = next((other for other in new if enforces(other, gate, home)), None)
        met.update(other.id for other in (twin, holding) if other is not None)
        change = _kept(gate, twin, holding) if holding else _lost(gate, twin)
        if change is not None:
            found.append(GateChange(change, gate, twin or holding))
    added = (gate for gate in new if gate.source.kind == "declared" and gate.id not in met)
    return (*found, *(GateChange(_added(gate), None, gate) for gate in added))


def still_demanded(
    changes: Sequence[GateChange], new: Sequence[Gate], matched: Sequence[Matched], base_name: str
) -> tuple[Gate, ...]:
    """The gates of the new edition, with those of the old one that were removed or weakened in their old form.

    The old form takes the place of a weaker new one; where neither is stricter in all respects, both are listed.
    """
    homes = {pair.old.id: pair.new for pair in matched if pair.old is not None}
    gates = {gate.id: gate for gate in new}
    for entry in changes:
        if not entry.change.weakens or entry.old is None:
            continue
        home = homes.get(entry.old.principle.id) if entry.old.principle else None
        gate = entry.old.replace(principle=_at_home(entry.old.principle, home, base_name))
        if entry.new is not None and enforces(gate, entry.new, entry.new.principle):
            gates[entry.new.id] = gate.replace(id=entry.new.id)
        else:
            unique = _unique(gate.id, gates)
            gates[unique] = gate.replace(id=unique)
    return tuple(gates.values())


def held(gate: Gate, others: Sequence[Gate], matched: Sequence[Matched]) -> bool:
    """Whether one of the gates of another edition asks for as much as this one; `matched` leads from its edition."""
    homes = {pair.old.id: pair.new for pair in matched if pair.old is not None}
    home = homes.get(gate.principle.id) if gate.principle else None
    return any(enforces(other, gate, home) for other in others)


def enforces(gate: Gate, other: Gate, home: Principle | None) -> bool:
    """Whether whoever meets `gate` has met `other`, whose principle is `home` in the edition of `gate`."""
    if gate.check != other.check:
        return False
    if gate.check == "review":
        if (gate.principle.id if gate.principle else None) != (home.id if home else None):
            return False
        if other.principle is None and gate.title != other.title:
            return False
    return not any(difference.weaker for difference in differences(other, gate))


def differences(old: Gate, new: Gate) -> Iterator[Difference]:
    """In what a gate differs from its old form; the check is not compared."""
    if old.level is not new.level:
        lower = new.level.strength < old.level.strength
        yield Difference(f"its level {old.level.value} became {new.level.value}", lower)
    if old.waivable is not new.waivable:
        yield Difference("it can be waived now" if new.waivable else "it can no longer be waived", new.waivable)
    if old.phase is not new.phase:
        later = new.phase.order > old.phase.order
        yield Difference(f"it is due at {new.phase.value} instead of {old.phase.value}", later)
    for name in new.when:
        if name not in old.when:
            yield Difference(f"it applies only where {name} holds", True)
    for name in old.when:
        if name not in new.when:
            yield Difference(f"it applies also where {name} does not hold", False)
    for name in new.unless:
        if name not in old.unless:
            yield Difference(f"it does not apply where {name} holds", True)
    for name in old.unless:
        if name not in new.unless:
            yield Difference(f"it applies also where {name} holds", False)
    if old.check != "review":
        yield from _parameters(old, new)


def _parameters(old: Gate, new: Gate) -> Iterator[Difference]:
    before, after = _values(old.parameters), _values(new.parameters)
    for name in before:
        was, became = before[name], after.get(name)
        if was == became:
            continue
        if isinstance(was, tuple) and isinstance(became, tuple):
            yield _lists(name, was, became, before, after)
        elif isinstance(was, bool) and isinstance(became, bool):
            yield Difference(f"{name} is {str(became).lower()} now", was)
        elif (name.startswith(_FLOORS) or name.startswith(_CEILINGS)) and _number(was) and _number(became):
            ceiling = name.startswith(_CEILINGS)
            looser = _order(became, ceiling) > _order(was, ceiling) if ceiling else _order(became) < _order(was)
            yield Difference(f"{name} went from {_value(was)} to {_value(became)}", looser)
        else:
            yield Difference(f"{name} was {_value(was)} and is {_value(became)}", True, plainly=False)


def _lists(
    name: str,
    was: tuple[object, ...],
    became: tuple[object, ...],
    before: Mapping[str, object],
    after: Mapping[str, object],
) -> Difference:
    gone = [item for item in was if item not in became]
    come = [item for item in became if item not in was]
    if not gone and not come:
        return Difference(f"the order of {name} changed", True, plainly=False)
    said = [f"lost {_listed(gone)}"] if gone else []
    said += [f"gained {_listed(come)}"] if come else []
    if name in _LESS_IS_STRICTER:
        looser = bool(was) and (bool(come) or not became)
        return Difference(f"{name} {' and '.join(said)}", looser)
    wider = name in _MORE_IS_STRICTER or (name == "files" and _only_forbids(before) and _only_forbids(after))
    return Difference(f"{name} {' and '.join(said)}", bool(gone) or not wider, plainly=bool(gone))


def _only_forbids(parameters: Mapping[str, object]) -> bool:
    return bool(parameters.get("forbid")) and not parameters.get("require")


def _number(value: object) -> bool:
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))


def _order(value: object, ceiling: bool = False) -> float:
    """A limit as a number; where none is set, a floor is below and a ceiling above every other."""
    return value if isinstance(value, (int, float)) else math.inf if ceiling else -math.inf


def _values(parameters: object) -> dict[str, object]:
    if not isinstance(parameters, Record):
        return {}
    return dict(zip(fields_of(type(parameters)), parameters.values(), strict=True))


def _value(value: object) -> str:
    return "nothing" if value is None or value == () else shown(repr(value), 60)


def _listed(items: Sequence[object]) -> str:
    return shown(", ".join(str(item) for item in items), 80)


def _counterpart(gate: Gate, home: Principle | None, new: Sequence[Gate]) -> Gate | None:
    """The gate of the new edition that stands where this one stood."""
    declared = gate.source.kind == "declared"
    by_id = next((other for other in new if declared and other.source.kind == "declared" and other.id == gate.id), None)
    if by_id is not None:
        return by_id
    same_check = [other for other in new if other.check == gate.check]
    at_home = [other for other in same_check if home is not None and other.principle is home]
    if at_home or gate.check == "review":
        return at_home[0] if at_home else None
    return same_check[0] if same_check and not declared else None


def _kept(gate: Gate, twin: Gate | None, holding: Gate) -> Change | None:
    """What is to be said of a gate that is still in force; None where there is nothing."""
    if gate.source.kind != "declared":
        return None
    now = twin or holding
    if now.source.kind != "declared":
        what = f"{_UNDECLARED}, and the rule in line {now.source.line} still asks for the check {gate.check}"
        return _change(Effect.REWORDED, gate.id, what, Bump.PATCH, gate, now)
    stricter = [difference.what for difference in differences(gate, holding)]
    if stricter:
        return _change(Effect.STRENGTHENED, gate.id, "; ".join(stricter), Bump.MINOR, gate, holding)
    if holding.id != gate.id:
        return _change(Effect.RENAMED, holding.id, f"it was called {gate.id}", Bump.PATCH, gate, holding)
    return None


def _lost(gate: Gate, twin: Gate | None) -> Change:
    if twin is None or (gate.source.kind == "declared" and twin.source.kind != "declared"):
        what = _UNDECLARED if gate.source.kind == "declared" else "no rule asks for it any more"
        return _change(Effect.REMOVED, gate.id, what, Bump.MAJOR, gate, None)
    if twin.check != gate.check:
        what = f"the check {twin.check} decides it instead of {gate.check}"
        return _change(Effect.REDEFINED, gate.id, what, Bump.MAJOR, gate, twin)
    weaker = [difference for difference in differences(gate, twin) if difference.weaker]
    effect = Effect.WEAKENED if any(difference.plainly for difference in weaker) else Effect.REDEFINED
    said = "; ".join(difference.what for difference in weaker) or "it belongs to another principle"
    return _change(effect, gate.id, said, Bump.MAJOR, gate, twin)


def _added(gate: Gate) -> Change:
    return _change(Effect.ADDED, gate.id, "the gate was declared", Bump.MINOR, None, gate)


def _change(effect: Effect, name: str, message: str, bump: Bump, old: Gate | None, new: Gate | None) -> Change:
    principle = new.principle if new else old.principle if old else None
    return Change(
        effect,
        Subject.GATE,
        name,
        message,
        bump,
        bump is Bump.MAJOR,
        old.source.line if old else None,
        new.source.line if new else None,
        principle=principle.id if principle else None,
    )


def _at_home(principle: Principle | None, home: Principle | None, base_name: str) -> Principle | None:
    """The principle of an old gate as the new edition knows it; one that was removed is told apart by its id."""
    if principle is None or home is not None:
        return home
    return principle.replace(id=f"{principle.id}@{base_name}")


def _unique(identifier: str, taken: Mapping[str, Gate]) -> str:
    candidate = identifier
    while candidate in taken:
        candidate = f"{candidate[:58]}-base"
    return candidate

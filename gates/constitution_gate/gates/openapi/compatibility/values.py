"""Compare what two variants of a schema demand of a single value: its type, its bounds, its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.gates.openapi.compatibility.changes import values
from constitution_gate.gates.openapi.compatibility.constraints import LIMITS, TYPES
from constitution_gate.gates.scope import quoted

if TYPE_CHECKING:
    from constitution_gate.gates.openapi.compatibility.changes import Changes, Where
    from constitution_gate.gates.openapi.compatibility.constraints import Constraints, Limit
    from constitution_gate.gates.openapi.references import Node

# Each format, with those whose values include all of its own (RFC 3986, 3987, 5890, 6531).
_WIDER_FORMATS = {
    "email": ("idn-email",),
    "float": ("double",),
    "hostname": ("idn-hostname",),
    "uri": ("iri", "iri-reference", "uri-reference"),
    "uri-reference": ("iri-reference",),
    "iri": ("iri-reference",),
}


def null(changes: Changes, before: bool, after: bool, at: Node, where: Where) -> None:
    """Whether null may be sent and may come."""
    if where.sent and before and not after:
        message = f"{where} may no longer be null: {where.clients} that send null are refused."
        changes.breaks("request-became-not-nullable", at, message)
    if not where.sent and after and not before:
        message = f"{where} may now be null: {where.clients} that rely on a value fail."
        changes.breaks("response-became-nullable", at, message)


def types(changes: Changes, old: Constraints, new: Constraints, at: Node, where: Where) -> bool:
    """The type of a value; False where it makes no sense to look further."""
    inner, outer = (old.types, new.types) if where.sent else (new.types, old.types)
    if outer is None:
        return True
    beyond = [kind for kind in inner if not _among(kind, outer)] if inner is not None else _others(outer)
    if not beyond:
        return True
    node = new.place("type", "enum", "const") or at
    change = f"{where} was {_text(old.types)} and is now {_text(new.types)}"
    if where.sent:
        message = f"{change}: {where.clients} that send {_text(frozenset(beyond))} are refused."
        changes.breaks("request-type-narrowed", node, message)
    else:
        message = f"{change}: {where.clients} get {_text(frozenset(beyond))}, which they do not expect."
        changes.breaks("response-type-widened", node, message)
    return inner is not None and any(_among(kind, outer) for kind in inner)


def check(changes: Changes, old: Constraints, new: Constraints, at: Node, where: Where) -> None:
    """The values that are listed, bounds, patterns, formats, multiples and unique items."""
    inner, outer = (old, new) if where.sent else (new, old)
    _listed(changes, old, new, at, where)
    for keyword, (kind, above, beyond) in LIMITS.items():
        if not (old.may_be(kind) and new.may_be(kind)):
            continue
        tight, loose = outer.limit(keyword), inner.limit(keyword)
        if tight is None or not tight.tighter(loose, above=above) or _all_within(inner, tight, kind, above=above):
            continue
        node = new.place(keyword, _exclusive(keyword)) or at
        was, now = (loose, tight) if where.sent else (tight, loose)
        change = f"{quoted(keyword)} of {where} goes from {was or 'none'} to {now or 'none'}"
        _either(
            changes,
            f"{_kebab(keyword)}-{'lowered' if above == where.sent else 'raised'}",
            node,
            where,
            f"{change}: {where.clients} that send {beyond} are refused.",
            f"{change}: {where.clients} get {beyond} than they were promised.",
        )
    if old.may_be("string") and new.may_be("string"):
        _patterns(changes, old, new, at, where)
        _formats(changes, old, new, at, where)
    if old.may_be("number") and new.may_be("number"):
        _formats(changes, old, new, at, where)
        _multiples(changes, old, new, at, where)
    if outer.is_unique and not inner.is_unique and old.may_be("array") and new.may_be("array"):
        node = new.place("uniqueItems") or at
        _either(
            changes,
            "unique-items",
            node,
            where,
            f"the items of {where} must now be unique: {where.clients} that send one twice are refused.",
            f"an item of {where} may now come twice: {where.clients} do not expect that.",
        )


def _either(changes: Changes, rule: str, node: Node, where: Where, sent: str, got: str) -> None:
    changes.breaks(f"{'request' if where.sent else 'response'}-{rule}", node, sent if where.sent else got)


def _listed(changes: Changes, old: Constraints, new: Constraints, at: Node, where: Where) -> None:
    inner, outer = (old, new) if where.sent else (new, old)
    if outer.enum is None or (not where.sent and old.is_extensible):
        return
    node = new.place("enum", "const") or at
    if inner.enum is None:
        if inner.types == frozenset({"boolean"}) and {"bTrue", "bFalse"} <= {
            f"b{value}" for value in outer.enum.values()
        }:
            return
        count = f"{len(outer.enum):,} value{'' if len(outer.enum) == 1 else 's'}"
        sent = f"{where} now takes {count} only: {where.clients} that send others are refused."
        got = f"{where} is no longer one of {count}: {where.clients} get values that they do not know."
        _either(changes, "enum-restricted" if where.sent else "enum-opened", node, where, sent, got)
        return
    beyond = values(value for key, value in inner.enum.items() if key not in outer.enum)
    if beyond:
        sent = f"{where} no longer takes {beyond}: {where.clients} that send it are refused."
        got = f"{where} may now be {beyond}: {where.clients} that handle each value do not know it."
        _either(changes, "enum-value-removed" if where.sent else "enum-value-added", node, where, sent, got)


def _patterns(changes: Changes, old: Constraints, new: Constraints, at: Node, where: Where) -> None:
    inner, outer = (old, new) if where.sent else (new, old)
    if all(pattern in inner.patterns for pattern in outer.patterns):
        return
    node = new.place("pattern") or at
    what = "changed" if inner.patterns else "was added" if where.sent else "was removed"
    _either(
        changes,
        "pattern-changed",
        node,
        where,
        f"`pattern` of {where} {what}: {where.clients} that send text that does not match it are refused.",
        f"`pattern` of {where} {what}: {where.clients} get text that does not match what they were promised.",
    )


def _formats(changes: Changes, old: Constraints, new: Constraints, at: Node, where: Where) -> None:
    inner, outer = (old, new) if where.sent else (new, old)
    narrower = {wider for name in inner.formats for wider in (name, *_WIDER_FORMATS.get(name, ()))}
    if all(name in narrower for name in outer.formats):
        return
    node = new.place("format", "type") or at
    was = values(sorted(old.formats)) or "none"
    now = values(sorted(new.formats)) or "none"
    change = f"the format of {where} goes from {was} to {now}"
    _either(
        changes,
        "format-changed",
        node,
        where,
        f"{change}: {where.clients} that send another are refused.",
        f"{change}: {where.clients} cannot read what comes.",
    )


def _multiples(changes: Changes, old: Constraints, new: Constraints, at: Node, where: Where) -> None:
    inner, outer = (old, new) if where.sent else (new, old)
    for factor in outer.multiples:
        if any(_is_multiple(value, factor) for value in inner.multiples):
            continue
        _either(
            changes,
            "multiple-of-changed",
            new.place("multipleOf") or at,
            where,
            f"{where} must now be a multiple of {factor}: {where.clients} that send other numbers are refused.",
            f"{where} need no longer be a multiple of {factor}: {where.clients} get numbers that they do not expect.",
        )


def _is_multiple(value: float, factor: float) -> bool:
    try:
        return float(value / factor).is_integer()
    except OverflowError:
        return False


def _all_within(inner: Constraints, limit: Limit, kind: str, *, above: bool) -> bool:
    """Whether every value that is listed is within a bound."""
    if not inner.enum or kind not in ("string", "number"):
        return False
    measured = [len(v) if isinstance(v, str) else v for v in inner.enum.values() if isinstance(v, (str, int, float))]
    same_kind = all(isinstance(v, str) == (kind == "string") for v in inner.enum.values())
    return same_kind and len(measured) == len(inner.enum) and all(limit.allows(v, above=above) for v in measured)


def _kebab(keyword: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in keyword)


def _exclusive(keyword: str) -> str:
    return {"maximum": "exclusiveMaximum", "minimum": "exclusiveMinimum"}.get(keyword, keyword)


def _among(kind: str, outer: frozenset[str]) -> bool:
    return kind in outer or (kind == "integer" and "number" in outer)


def _others(outer: frozenset[str]) -> list[str]:
    return [kind for kind in TYPES if not _among(kind, outer)]


def _text(types: frozenset[str] | None) -> str:
    if types is None:
        return "anything"
    return " or ".join(sorted(types)) if types else "nothing"

"""Compare two schemas: may clients still send what they could, and do they get only what they were promised.

The values of the inner schema must be among those of the outer. What clients send was described by the old schema and
must be accepted by the new one; what they get is described by the new schema and was promised by the old one.
Properties are taken as a client takes them: one more in an answer is ignored, and one that is gone is missed, whatever
`additionalProperties` says (Postel's law; AIP-180, "Backwards compatibility").
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from constitution_gate.gates.openapi.compatibility import values as scalar
from constitution_gate.gates.openapi.compatibility.changes import Changes, Refusal, Silent, values
from constitution_gate.gates.openapi.compatibility.constraints import DYNAMIC, EXACT, OPAQUE, TYPES, Constraints
from constitution_gate.gates.openapi.compatibility.discriminators import Discriminators
from constitution_gate.gates.openapi.compatibility.equality import same
from constitution_gate.gates.openapi.compatibility.schema_forms import Form, Forms, NotComparableError
from constitution_gate.gates.scope import quoted

if TYPE_CHECKING:
    from constitution_gate.gates.openapi.compatibility.changes import Where
    from constitution_gate.gates.openapi.compatibility.description import Description, Part
    from constitution_gate.gates.openapi.references import Node

    Parts = tuple[Part, ...]

MAX_STEPS = 2_000_000
_PAIR_OF_SCHEMAS = 20
_FITS, _BREAKS, _UNCLEAR = "fits", "breaks", "unclear"


class TooMuchError(Exception):
    """The descriptions are too large, or too much entangled, to be compared."""


class Schemas:
    """Compares the schemas of two descriptions, each pair once however often it is met."""

    def __init__(self, base: Description, head: Description, changes: Changes) -> None:
        self.base = base
        self.head = head
        self._base_forms = Forms(base)
        self._head_forms = Forms(head)
        self._loud = changes
        self._changes = changes
        self._waiting: deque[tuple[Parts, Parts, Where]] = deque()
        self._met: set[Any] = set()
        self._verdicts: dict[Any, str] = {}
        self._trail: list[Any] = []
        self._steps = 0
        self._discriminators = Discriminators(base, head)

    def compare(self, base: Parts, head: Parts, where: Where) -> None:
        """Compare two schemas later on, in `finish`; at once where it is being tried whether they fit."""
        key = (where.sent, self._base_forms.key(base), self._head_forms.key(head))
        if key in self._met:
            return
        self._met.add(key)
        if self._changes is self._loud:
            self._waiting.append((base, head, where))
        else:
            self._trail.append(key)
            self._compare(base, head, where)

    def finish(self) -> None:
        """Compare all schemas that were named, and those below them; raises TooMuchError."""
        while self._waiting:
            self._compare(*self._waiting.popleft())

    def _spend(self, steps: int) -> None:
        self._steps += steps
        if self._steps > MAX_STEPS:
            raise TooMuchError

    def _compare(self, base: Parts, head: Parts, where: Where) -> None:
        self._spend(_PAIR_OF_SCHEMAS)
        try:
            old = self._base_forms.of(base)
        except NotComparableError as error:
            return self._changes.cannot_compare(
                head[0][1], f"{where} cannot be compared: at the base revision, {error.reason}."
            )
        try:
            new = self._head_forms.of(head)
        except NotComparableError as error:
            return self._changes.cannot_compare(head[0][1], f"{where} cannot be compared: {error.reason}.")
        at = head[0][1]
        inner = old if where.sent else new
        if not any(variant.types is None for variant in inner.variants):
            # Where anything goes, null goes too, and the type says it.
            scalar.null(self._changes, old.nullable, new.nullable, at, where)
        self._kinds(base, head, (old, new), where)
        if len(old.variants) == len(new.variants) == 1:
            self._variant(old.variants[0], new.variants[0], at, where)
        else:
            self._alternatives(old, new, at, where)
        return None

    def _kinds(self, base: Parts, head: Parts, forms: tuple[Form, Form], where: Where) -> None:
        """The kinds that a discriminator tells apart, and the schemas that extend a schema that has one."""
        old, new = self._discriminators.of(base, head)
        if old is None or new is None:
            return
        labels = tuple(frozenset(variant.label for variant in form.variants if variant.label) for form in forms)
        self._discriminators.compare(self._changes, old, new, labels, where)
        for name, before, after in self._discriminators.shared_subtypes(old, new):
            self.compare((before,), (after,), where.replace(trail=f"{where.trail}({name})"))

    def _alternatives(self, old: Form, new: Form, at: Node, where: Where) -> None:
        inner, outer = (old.variants, new.variants) if where.sent else (new.variants, old.variants)
        if len(outer) > 1:
            inner = tuple(each for variant in inner for each in _by_type(variant))
        matched: set[int] = set()
        left: list[tuple[Constraints, set[str]]] = []
        for variant in inner:
            verdicts = set()
            for index in sorted(range(len(outer)), key=lambda index: outer[index].label != variant.label):
                verdict = self._fits(variant, outer[index], at, where)
                verdicts.add(verdict)
                if verdict == _FITS:
                    matched.add(index)
                    break
            else:
                left.append((variant, verdicts))
        free = [index for index in range(len(outer)) if index not in matched]
        for variant, verdicts in left:
            self._unmatched(variant, verdicts, (inner, outer, free if len(left) == 1 else []), at, where)

    def _unmatched(
        self,
        variant: Constraints,
        verdicts: set[str],
        among: tuple[tuple[Constraints, ...], tuple[Constraints, ...], list[int]],
        at: Node,
        where: Where,
    ) -> None:
        inner, outer, free = among
        partner = next((each for each in outer if variant.label and each.label == variant.label), None)
        if partner is None and len(free) == 1 and len(inner) == len(outer):
            partner = outer[free[0]]
        if partner is None and len(inner) == len(outer) and not variant.label:
            partner = outer[inner.index(variant)]
        if partner is not None:
            old, new = (variant, partner) if where.sent else (partner, variant)
            self._variant(old, new, at, where)
        elif _UNCLEAR in verdicts:
            self._changes.cannot_compare(at, f"the alternatives of {where} cannot be compared.")
        elif where.sent:
            message = f"{where} is no longer accepted as {_named(variant)}: {where.clients} that send it are refused."
            self._changes.breaks("alternative-removed", at, message, variant.place())
        else:
            node = variant.place() or at
            message = f"{where} may now be {_named(variant)}: {where.clients} get what they do not know."
            self._changes.breaks("alternative-added", node, message)

    def _fits(self, inner: Constraints, outer: Constraints, at: Node, where: Where) -> str:
        """Whether all values of one variant are among those of the other, without a word about it."""
        self._spend(_PAIR_OF_SCHEMAS)
        key = (where.sent, inner.key, outer.key)
        if key in self._verdicts:
            return self._verdicts[key]
        kept, self._changes = self._changes, Silent()
        trail, self._trail = self._trail, []
        verdict = _FITS
        try:
            self._variant(*((inner, outer) if where.sent else (outer, inner)), at, where)
        except Refusal as refusal:
            verdict = _UNCLEAR if refusal.unclear else _BREAKS
        except RecursionError:
            verdict = _UNCLEAR
        finally:
            self._changes, inside, self._trail = kept, self._trail, trail
        if verdict == _FITS:
            self._trail += inside
            if kept is self._loud:
                self._verdicts[key] = verdict
        else:
            # What was taken to fit meanwhile may have rested on this pair.
            self._met.difference_update(inside)
            self._verdicts[key] = verdict
        return verdict

    def _variant(self, old: Constraints, new: Constraints, at: Node, where: Where) -> None:
        changes = self._changes
        if not scalar.types(changes, old, new, at, where):
            return
        scalar.check(changes, old, new, at, where)
        if old.may_be("object") and new.may_be("object"):
            self._properties(old, new, at, where)
            self._required(old, new, at, where)
            self._further(old, new, at, where)
        if old.may_be("array") and new.may_be("array") and (old.items or new.items):
            anything = ((True, at.child("items")),)
            self.compare(old.items or anything, new.items or anything, where.items())
        self._letter(old, new, at, where)

    def _properties(self, old: Constraints, new: Constraints, at: Node, where: Where) -> None:
        hidden = "readOnly" if where.sent else "writeOnly"
        for name, schema in old.properties.items():
            if self._base_forms.flagged(schema, hidden):
                continue
            there = new.properties.get(name)
            if there is not None and not self._head_forms.flagged(there, hidden):
                self.compare(schema, there, where.property(name))
            elif there is None or not where.sent:
                self._gone(name, schema, new, at, where)
        if old.extra:
            for name, schema in new.properties.items():
                if name not in old.properties and not self._head_forms.flagged(schema, hidden):
                    self.compare(old.extra, schema, where.property(name))

    def _gone(self, name: str, schema: Parts, new: Constraints, at: Node, where: Where) -> None:
        node = new.place("properties") or at
        inside = where.property(name)
        if new.extra:
            self.compare(schema, new.extra, inside)
        elif not where.sent:
            self._changes.breaks(
                "response-property-removed",
                node,
                f"{inside} is gone: {where.clients} that read it miss it.",
                schema[0][1],
            )
        else:
            fate = "refused" if new.closed is not None else "ignored or refused"
            message = f"{inside} is gone: what {where.clients} send in it is {fate}."
            self._changes.breaks("request-property-removed", new.closed or node, message, schema[0][1])

    def _required(self, old: Constraints, new: Constraints, at: Node, where: Where) -> None:
        if where.sent:
            for name, node in new.required.items():
                if name in old.required and not self._flagged(self._base_forms, old, name, "readOnly"):
                    continue
                if self._flagged(self._head_forms, new, name, "readOnly"):
                    continue
                inside = where.property(name)
                now = "is now required" if name in old.properties else "is new and required"
                message = f"{inside} {now}: {where.clients} that leave it out are refused."
                self._changes.breaks("request-property-became-required", node, message)
            return
        for name in old.required:
            hidden = self._flagged(self._base_forms, old, name, "writeOnly")
            gone = name in old.properties and name not in new.properties
            if name in new.required or hidden or gone:
                continue
            node = new.properties[name][0][1] if name in new.properties else new.place("required") or at
            message = f"{where.property(name)} may now be missing: {where.clients} that rely on it fail."
            self._changes.breaks("response-property-became-optional", node, message, old.required[name])

    def _flagged(self, forms: Forms, variant: Constraints, name: str, flag: str) -> bool:
        return name in variant.properties and forms.flagged(variant.properties[name], flag)

    def _further(self, old: Constraints, new: Constraints, at: Node, where: Where) -> None:
        """Properties that are not named."""
        clients = where.clients
        if old.extra and new.extra:
            self.compare(old.extra, new.extra, where.property("*"))
        elif where.sent and new.closed is not None and old.closed is None:
            message = f"{where} no longer takes properties that it does not name: {clients} that send some are refused."
            self._changes.breaks("request-additional-properties-closed", new.closed, message)
        elif where.sent and new.extra and old.closed is None:
            message = f"further properties of {where} must now meet a schema: {clients} that send others are refused."
            self._changes.breaks("request-additional-properties-narrowed", new.extra[0][1], message)
        elif not where.sent and old.extra and new.closed is None:
            node = new.place("additionalProperties") or at
            message = f"further properties of {where} may now be anything: {clients} get what they do not know."
            self._changes.breaks("response-additional-properties-widened", node, message, old.extra[0][1])

    def _letter(self, old: Constraints, new: Constraints, at: Node, where: Where) -> None:
        """Keywords that are compared to the letter."""
        inner, outer = (old, new) if where.sent else (new, old)
        for keyword in (*DYNAMIC, *OPAQUE, *EXACT):
            stated, promised = list(outer.stated(keyword)), list(inner.stated(keyword))
            if not stated and (keyword not in EXACT or not promised):
                continue
            before, after = (promised, stated) if where.sent else (stated, promised)
            alike = (
                keyword not in DYNAMIC
                and len(before) == len(after)
                and all(
                    same(self.base, self.head, one, other, self._spend)
                    for one, other in zip(before, after, strict=True)
                )
            )
            if not alike:
                node = new.place(keyword) or at
                self._changes.cannot_compare(node, f"{quoted(keyword)} of {where} changed, and cannot be compared.")


def _by_type(variant: Constraints) -> tuple[Constraints, ...]:
    """A variant for each of its types."""
    if variant.types is None or len(variant.types) < 2:
        return (variant,)
    return tuple(variant.of_type(kind) for kind in (*TYPES, "integer") if kind in variant.types)


def _named(variant: Constraints) -> str:
    if variant.label:
        return quoted(variant.label)
    if variant.enum:
        return values(variant.enum.values())
    return " or ".join(sorted(variant.types)) if variant.types else "another alternative"

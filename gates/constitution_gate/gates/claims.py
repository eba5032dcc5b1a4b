"""Which of the plan's claims speak of which gate.

A claim names a principle, or it is an item such as "API contract exists" that asks for what a check decides. A
re-check after design replaces what the plan said before Phase 0 (Spec Kit's plan template: "Re-check after Phase 1
design").
"""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import derivation, naming
from constitution_gate.gates.artifacts.constitution_check import Claim, ClaimStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constitution_gate.constitution.model import Principle

_WORST_FIRST = (
    ClaimStatus.FAIL,
    ClaimStatus.OPEN,
    ClaimStatus.PARTIAL,
    ClaimStatus.NONE,
    ClaimStatus.NOT_APPLICABLE,
    ClaimStatus.PASS,
)


class ClaimIndex(Record):
    """The claims of one plan by what they speak of; `other` holds those that name nothing known."""

    by_principle: dict[str, tuple[Claim, ...]]
    by_check: dict[str, tuple[Claim, ...]]
    other: tuple[Claim, ...]

    def of_principle(self, identifier: str | None) -> tuple[Claim, ...]:
        """The claims in force about a principle."""
        return self.by_principle.get(identifier, ()) if identifier else ()

    def of_check(self, check: str) -> tuple[Claim, ...]:
        """The claims in force about what a check decides."""
        return self.by_check.get(check, ())


def index(claims: Iterable[Claim], principles: Sequence[Principle]) -> ClaimIndex:
    """Sort claims by the principle that they name and by the check that they answer."""
    by_principle: dict[str, list[Claim]] = {}
    by_check: dict[str, list[Claim]] = {}
    other: list[Claim] = []
    for claim in claims:
        principle = naming.best(claim.key, principles) or naming.best(claim.group, principles)
        if principle is not None:
            by_principle.setdefault(principle.id, []).append(claim)
            continue
        checks = {demand.check for demand in derivation.derive_item(claim.key)}
        for check in checks:
            by_check.setdefault(check, []).append(claim)
        if not checks:
            other.append(claim)
    return ClaimIndex(
        {key: in_force(found) for key, found in by_principle.items()},
        {key: in_force(found) for key, found in by_check.items()},
        tuple(other),
    )


def in_force(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of the last stage, the worst first; those without a status yield to those with one."""
    last = max((claim.stage for claim in claims), default=0)
    chosen = [claim for claim in claims if claim.stage == last]
    stated = [claim for claim in chosen if claim.status is not ClaimStatus.NONE]
    return tuple(sorted(stated or chosen, key=lambda claim: (_WORST_FIRST.index(claim.status), claim.line)))

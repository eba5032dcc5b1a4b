"""An assessment recorded in the plan's Constitution Check, with evidence that resolves.

Spec Kit's `/speckit.plan` asks the plan to "fill the Constitution Check section from the constitution"; a bare PASS
or a ticked box there is a claim, and this check asks for what it rests on.
"""

from __future__ import annotations

from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import references
from constitution_gate.gates.artifacts import constitution_check
from constitution_gate.gates.artifacts.constitution_check import Claim, ClaimStatus
from constitution_gate.gates.protocol import Finding, Result

if TYPE_CHECKING:
    from constitution_gate.gates.feature import Feature

PHASE = Phase.PLAN
CONDITION: tuple[str, ...] = ()

_DENIED = {
    ClaimStatus.FAIL: "The plan itself says that it does not hold",
    ClaimStatus.PARTIAL: "The plan itself says that it holds only in part",
    ClaimStatus.OPEN: "The plan leaves it open",
}
_NAMED = 3
_REMEDY = "Meet the principle and record what shows it, or justify it in Complexity Tracking if it can be waived."


class Parameters(Record):
    """`claims` are what the plan says of the principle; the engine finds them, a declaration sets none."""

    claims: tuple[Claim, ...] = ()


def check(feature: Feature, parameters: Parameters) -> Result:
    """Decide by the recorded assessment alone."""
    plan = feature.plan
    if plan is None:
        return Result(undecided="there is no plan.md that could hold an assessment")
    claims = parameters.claims
    if not claims:
        if not constitution_check.read(plan).sections:
            return Result(undecided="the plan has no Constitution Check")
        return Result(undecided="the plan's Constitution Check has no item for it")
    denied = [claim for claim in claims if claim.status in _DENIED]
    if denied:
        return Result(
            findings=tuple(
                Finding(f"{_DENIED[claim.status]}: {claim.text}", plan.path, claim.line, _REMEDY) for claim in denied
            )
        )
    unsaid = [claim for claim in claims if claim.status is ClaimStatus.NONE]
    if len(unsaid) == len(claims):
        return Result(undecided="the plan's item for it states no status")
    given = tuple(dict.fromkeys(reference for claim in claims for reference in claim.references))
    evidence = tuple(found for reference in given if (found := references.resolve(reference, feature)) is not None)
    if evidence:
        return Result(evidence=tuple(dict.fromkeys(evidence)))
    if given:
        named = ", ".join(given[:_NAMED]) + (f" and {len(given) - _NAMED} more" if len(given) > _NAMED else "")
        return Result(undecided=f"the plan claims it, and the evidence that it names leads nowhere: {named}")
    if all(claim.status is ClaimStatus.NOT_APPLICABLE for claim in claims):
        return Result(undecided="the plan calls it not applicable and names no evidence")
    return Result(undecided="the plan claims it and names no evidence")

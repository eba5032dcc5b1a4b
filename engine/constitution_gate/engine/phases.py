"""How far a feature has come, read off its artifacts."""

from __future__ import annotations

from constitution_gate.constitution.model import InputError, Phase, Problem
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import tasks

if TYPE_CHECKING:
    from constitution_gate.gates.feature import Feature


def detect(feature: Feature) -> Phase:
    """The phase of a feature.

    spec.md alone: spec; plan.md: plan; data-model.md, contracts/ or quickstart.md: design; tasks.md: tasks; a ticked
    task: implement. A contract that cannot be read is there all the same. Raises InputError where later artifacts
    stand without the plan that they follow from.
    """
    later = [name for name in ("tasks.md", "data-model.md", "quickstart.md") if feature.artifact(name) is not None]
    there = (*feature.artifacts, *feature.unreadable)
    contracts = any(path.startswith(f"{feature.path}/contracts/") for path in there)
    if feature.plan is None:
        if later or contracts:
            what = later[0] if later else "contracts/"
            message = f"There is no plan.md, although the feature has {what}."
            remedy = "Write it with /speckit.plan, or name an earlier phase with --phase spec."
            raise InputError(Problem(message, f"{feature.path}/plan.md", None, remedy))
        return Phase.SPEC
    if feature.tasks is not None:
        ticked = any(task.ticked for task in tasks.tasks(feature.tasks))
        return Phase.IMPLEMENT if ticked else Phase.TASKS
    return Phase.DESIGN if later or contracts else Phase.PLAN

"""All probes, in the order in which their cures are best applied."""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.doctor import constitution_probes, machine_probes, pipeline_probes, spec_kit_probes
from constitution_gate.engine.doctor.set_up import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from constitution_gate.engine.doctor.set_up import Observation, SetUp

PROBES: tuple[Callable[[SetUp], Iterator[Observation]], ...] = (
    machine_probes.program,
    machine_probes.git,
    constitution_probes.constitution,
    constitution_probes.ratification,
    constitution_probes.gates,
    spec_kit_probes.layout,
    machine_probes.specify,
    spec_kit_probes.extension,
    spec_kit_probes.hooks,
    spec_kit_probes.presets,
    spec_kit_probes.commands,
    spec_kit_probes.workflow,
    pipeline_probes.pipeline,
    pipeline_probes.history,
    pipeline_probes.trust,
    pipeline_probes.versions,
    pipeline_probes.pre_commit,
    machine_probes.cache,
    machine_probes.extras,
)


class Diagnosis(Record):
    """What all probes said of the project at `root`."""

    root: str
    observations: tuple[Observation, ...]

    @property
    def faults(self) -> tuple[Observation, ...]:
        """What is in need of a cure."""
        return tuple(each for each in self.observations if each.state is State.FAULT)


def diagnose(root: str, set_up: SetUp) -> Diagnosis:
    """Ask every probe."""
    return Diagnosis(root, tuple(observation for probe in PROBES for observation in probe(set_up)))

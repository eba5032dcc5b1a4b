"""Personal data is declared, protected and kept out of logs.

The documents are looked at, and the calls in the source that log. Source that cannot be read or parsed leaves the gate
undecided where it may log personal data. gates.md, section 6.
"""

from __future__ import annotations

from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import pii_documents, pii_source
from constitution_gate.gates.protocol import Result

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_gate.constitution.model import Norm
    from constitution_gate.gates.feature import Feature

PHASE = Phase.IMPLEMENT
CONDITION = ("handles-pii",)


class Parameters(Record):
    """What a gate may set.

    `marked`: each field with personal data is marked as such; `protected`: the documents say how it is protected;
    `unlogged`: they say that it is kept out of logs, and no call in the source logs it. `fields` names fields that are
    personal in this project besides those that are known, `public` fields that are not.
    """

    marked: bool = True
    protected: bool = True
    unlogged: bool = True
    fields: tuple[str, ...] = ()
    public: tuple[str, ...] = ()


def parameters_from(norms: Iterable[Norm]) -> dict[str, object]:
    """The parts that the norms ask for; all of them where the norms speak of personal data in general only."""
    from constitution_gate.gates.artifacts.personal_data.norms import demanded

    parts = demanded(norms)
    return {name: name in parts for name in ("marked", "protected", "unlogged")} if parts else {}


def check(feature: Feature, parameters: Parameters) -> Result:
    """Look at the documents, then at what the source logs."""
    demands = pii_documents.Demands(*parameters.values())
    found = pii_documents.look(feature, demands)
    if not parameters.unlogged:
        return found
    source = pii_source.look(feature, parameters.fields, parameters.public)
    return Result(
        (*found.findings, *source.findings),
        (*found.evidence, *source.evidence),
        found.undecided or source.undecided,
    )

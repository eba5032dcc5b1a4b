"""The constitution is another one than at the base revision; comments and white space do not make it one."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import editions
from constitution_gate.gates.protocol import Evidence, Fact

if TYPE_CHECKING:
    from constitution_gate.gates.feature import Feature

NAME = "constitution-changed"


def fact(feature: Feature) -> Fact:
    """Compare the two; raises InputError where one of them cannot be read."""
    found = editions.of_feature(feature)
    if found is None:
        return Fact(False, "No base revision was given to compare the constitution with.")
    if found.old is None:
        return Fact(False, f"The constitution is new: there is none at {feature.base_name}.")
    looked_at = (Evidence.of(found.file, "the constitution", found.new.constitution.version_line or 1),)
    if not found.changes:
        return Fact(False, f"The constitution is the one at {feature.base_name}.", looked_at)
    count = len(found.changes)
    changes = "1 change" if count == 1 else f"{count} changes"
    return Fact(True, f"The constitution differs from the one at {feature.base_name} ({changes}).", looked_at)

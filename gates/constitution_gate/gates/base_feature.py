"""The feature as it was at the revision that it is compared with."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.contract import SUFFIXES
from constitution_gate.gates.feature import Feature, Unreadable

if TYPE_CHECKING:
    from constitution_gate.gates.feature import Artifact, Repository


def at_base(feature: Feature, base: Repository) -> Feature:
    """The documents and contracts in the directory of the same name in the tree `base`; none where there was none."""
    artifacts: dict[str, Artifact] = {}
    prefix = f"{feature.path}/"
    unreadable = {path: reason for path, reason in base.refused.items() if f"{path}/".startswith(prefix)}
    for path in base.paths:
        if not path.startswith(prefix) or not path.lower().endswith((".md", *SUFFIXES)):
            continue
        try:
            found = base.read(path)
        except Unreadable as refused:
            unreadable[path] = refused.reason
            continue
        if found is not None:
            artifacts[path] = found
    return Feature(feature.path, dict(sorted(artifacts.items())), base, unreadable)

"""What of a repository a check may look at besides the feature's own directory and the files that its documents name.

Whoever looks for the features that a change touches asks here. A check that is not in the table may look at anything.
A file that the parameters of a gate name with a path or a glob is looked at as well.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from constitution_gate.gates import globs
from constitution_gate.gates.artifacts.contract import SUFFIXES
from constitution_gate.gates.artifacts.coverage import detection
from constitution_gate.gates.artifacts.migrations import recognition
from constitution_gate.gates.source import selection
from constitution_gate.gates.source.languages import GRAMMARS, suffix

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(Enum):
    """A kind of file that is found wherever it stands."""

    SOURCE = "source"
    MIGRATIONS = "migrations"
    CONTRACTS = "contracts"
    COVERAGE = "coverage reports"


LOOKS_AT: Mapping[str, tuple[Kind, ...]] = {
    "amendment": (),
    "architecture-decisions": (),
    "caching-strategy": (),
    "contract-compatibility": (),
    "contract-implementation": (Kind.SOURCE, Kind.CONTRACTS),
    "count": (),
    "data-model": (),
    "dependencies": (),
    "file": (),
    "migrations": (Kind.MIGRATIONS,),
    "observability-requirements": (Kind.CONTRACTS,),
    "openapi-contract": (),
    "pii-logging": (Kind.SOURCE,),
    "plan-complete": (),
    "requirement-coverage": (),
    "retry-policy": (),
    "review": (),
    "risk-assessment": (),
    "schema": (),
    "section": (),
    "security-requirements": (),
    "sequence-diagram": (),
    "table": (),
    "testing": (Kind.COVERAGE,),
    "text": (),
    "ticked-tasks": (),
}
"""Check -> the kinds of files that it looks for in the whole repository."""

_OF_CONTRACTS = ("openapi", "swagger", "contract", "api")


def kinds(path: str, *, comes_or_goes: bool) -> frozenset[Kind]:
    """The kinds that a file may be of, told by its path; some files matter only where they come or go."""
    found = set()
    lowered = path.lower()
    if recognition.is_candidate(path):
        found.add(Kind.MIGRATIONS)
    if detection.candidates((path,)):
        found.add(Kind.COVERAGE)
    if lowered.endswith(SUFFIXES) and (path.startswith("specs/") or any(word in lowered for word in _OF_CONTRACTS)):
        found.add(Kind.CONTRACTS)
    if _is_source(path) or (comes_or_goes and path.rpartition("/")[2] in selection.MANIFESTS):
        found.add(Kind.SOURCE)
    return frozenset(found)


def _is_source(path: str) -> bool:
    from constitution_gate.gates.source.frameworks import catalogue
    from constitution_gate.gates.source.logging import scanning

    if not selection.is_product(path):
        return False
    if suffix(path) in GRAMMARS or scanning.is_source(path):
        return True
    beside = (glob for name in catalogue.FRAMEWORKS for glob in getattr(catalogue.load(name), "BESIDE", ()))
    return any(globs.matches(path, glob) for glob in beside)

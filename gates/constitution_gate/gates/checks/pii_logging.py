"""Personal data is declared, protected and kept out of logs.

The documents are looked at here; what the source logs is not yet, and the verdict says so: where work on the feature
has begun and the repository holds source, good documents alone decide nothing. gates.md, section 6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.gates.artifacts import pii_documents, tasks
from constitution_gate.gates.protocol import Result

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_gate.constitution.model import Norm
    from constitution_gate.gates.feature import Feature

PHASE = Phase.IMPLEMENT
CONDITION = ("handles-pii",)

_SOURCE = """
.py .ts .tsx .js .jsx .mjs .cjs .java .kt .kts .go .rs .rb .cs .fs .vb .php .swift .scala .ex .exs .clj .dart .c .cc
.cpp .h .hpp .m .mm .vue .svelte .lua .pl .r .groovy
"""
_SUFFIXES = tuple(_SOURCE.split())
_NOT_PRODUCT = ("specs/", ".specify/")


class Parameters(Record):
    """What a gate may set.

    `marked`: each field with personal data is marked as such; `protected`: the documents say how it is protected;
    `unlogged`: they say that it is kept out of logs. `fields` names fields that are personal in this project besides
    those that are known, `public` fields that are not.
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
    """Look at the documents, then at what the source was found to do."""
    demands = pii_documents.Demands(*parameters.values())
    found = pii_documents.look(feature, demands)
    undecided = found.undecided or (_unscanned(feature) if parameters.unlogged else None)
    return Result(found.findings, found.evidence, undecided)


def _unscanned(feature: Feature) -> str | None:
    """Why documents do not decide: the feature is being built, and there is source that may log."""
    if feature.tasks is None or not tasks.any_ticked(feature.tasks):
        return None
    if not any(_is_source(path) for path in feature.repository.paths):
        return None
    return "the source code was not scanned for logging calls; only the documents were looked at"


def _is_source(path: str) -> bool:
    return path.lower().endswith(_SUFFIXES) and not path.startswith(_NOT_PRODUCT)

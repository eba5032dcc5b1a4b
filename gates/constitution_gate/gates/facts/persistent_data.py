"""The feature keeps data beyond a request or a run: in a database, a document store, files, or on the device."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.facts.passages import SPECIFYING, affirmed, denies, says, scripts, term, texts
from constitution_gate.gates.facts.storage import storage
from constitution_gate.gates.facts.weighing import Signal, weigh
from constitution_gate.gates.vocabulary import technology

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.gates.facts.passages import Passage, Text
    from constitution_gate.gates.feature import Feature
    from constitution_gate.gates.protocol import Fact

NAME = "persistent-data"
_SETTLES = 20
_SEVERAL = 2
_KEEPING = (
    r"\b(?:collections?|tables?|stor(?:ed?|es|ing|age)|persist\w*|saved?|databases?|documents?|writes?|"
    r"data structure)\b"
)


def fact(feature: Feature) -> Fact:
    """Decide whether the feature keeps data.

    Only what is stored has a primary key, so one in the data model settles it.
    """
    documents = texts(feature, *SPECIFYING)
    tasks = texts(feature, "tasks.md")
    model = tuple(text for text in documents if text.artifact.name == "data-model.md")
    named = storage(documents)
    signals = (
        Signal(_SETTLES, "a script of its own changes tables", lambda: scripts(feature)),
        Signal(_SETTLES, "its data model has primary keys", lambda: affirmed(model, term(technology.PRIMARY_KEY))),
        Signal(12, "its data model speaks of stored entities", lambda: _stored(model), several=_SEVERAL, few=7),
        Signal(-4, "its storage is said to be none", lambda: named.none),
        Signal(-4, "it is said to keep nothing", lambda: denies(documents, NAME, "denies")),
        Signal(4, "its storage is named", lambda: named.kept),
        Signal(3, "it keeps files", lambda: named.files),
        Signal(3, "a document defines tables", lambda: affirmed(documents, term(technology.DDL))),
        Signal(3, "tasks build its storage", lambda: says(tasks, NAME, "builds")),
        Signal(3, "a document says that data is kept", lambda: says(documents, NAME, "keeps")),
        Signal(3, "a document says where its data is kept", lambda: _held(documents, named.kept)),
    )
    return weigh(feature, signals, yes="The feature keeps data", no="The feature keeps no data")


def _stored(model: Sequence[Text]) -> Iterator[Passage]:
    """Lines of a data model with typed fields that speak of storage: an artifact outweighs what prose denies."""
    for text in model:
        if any(text.affirmed(term(technology.TYPED_FIELD))):
            yield from text.affirmed(term(technology.STORED_MODEL))


def _held(documents: Sequence[Text], fields: Sequence[Passage]) -> Iterator[Passage]:
    """Lines that put data into a store that they name; the storage field itself is weighed elsewhere."""
    for passage in affirmed(documents, term(f"{technology.RELATIONAL}|{technology.DOCUMENT}")):
        if passage not in fields and term(_KEEPING).search(passage.text.lower()):
            yield passage

"""The feature changes a database schema: new or altered tables, columns or indexes, or stored documents to convert.

A new collection in a store without a schema, and what a browser or an editor keeps, change none.
"""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.facts.passages import SPECIFYING, affirmed, denies, says, scripts, term, texts
from constitution_gate.gates.facts.storage import storage
from constitution_gate.gates.facts.weighing import Signal, weigh
from constitution_gate.gates.vocabulary import technology

if TYPE_CHECKING:
    from constitution_gate.gates.feature import Feature
    from constitution_gate.gates.protocol import Fact

NAME = "schema-change"
_SETTLES = 20


def fact(feature: Feature) -> Fact:
    """Decide whether the feature changes a database schema."""
    documents = texts(feature, *SPECIFYING)
    tasks = texts(feature, "tasks.md")
    everything = (*documents, *tasks)
    named = storage(documents)
    modelled = tuple(text for text in documents if named.relational and text.artifact.name == "data-model.md")
    signals = (
        Signal(_SETTLES, "a script of its own changes tables", lambda: scripts(feature)),
        Signal(-4, "its storage is said to be none", lambda: named.none),
        Signal(-5, "its schema is said to stay as it is", lambda: denies(documents, NAME, "denies")),
        Signal(-2, "it is said to add no tables", lambda: denies(documents, NAME, "denies tables")),
        Signal(4, "tasks write a migration", lambda: says(tasks, NAME, "builds")),
        Signal(1, "its storage has a schema", lambda: named.relational),
        Signal(1, "its data model has entities of a database", lambda: says(modelled, NAME, "entities")),
        Signal(2, "a document defines tables", lambda: affirmed(everything, term(technology.DDL))),
        Signal(3, "a document names schema changes", lambda: says(everything, NAME, "changes")),
        Signal(3, "stored data is to be converted", lambda: says(everything, NAME, "converts")),
    )
    return weigh(feature, signals, yes="The feature changes a database schema", no="The feature changes no schema")

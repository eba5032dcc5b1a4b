"""The entities of a feature: from data-model.md, its other documents, its diagrams, and the schema files it names."""

from __future__ import annotations

from functools import lru_cache

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import diagrams, references
from constitution_gate.gates.artifacts.data_model import names
from constitution_gate.gates.artifacts.data_model.model import Entity, Field
from constitution_gate.gates.feature import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.gates.feature import Artifact, Feature

__all__ = ["SCHEMA_SUFFIXES", "Entity", "Field", "entities", "is_data_model", "is_transient", "names", "of", "sources"]

SCHEMA_SUFFIXES = (".prisma", ".dbml", ".sql", ".graphql")
_CODE_LANGUAGE = {".prisma": "prisma", ".dbml": "dbml", ".sql": "sql", ".graphql": "graphql", ".ts": "ts", ".py": "py"}
_MODEL_NAMES = ("data-model", "data_model", "datamodel", "domain-model", "erd", "entities", "schema")

_TRANSIENT_LIST = """
dto request response payload prop param parameter input output form query filter args option command event
callback result error exception job map set cache application app service endpoint route handler adapter
component agent pipeline view page screen dashboard control toggle summary state context hook action reducer
store provider create update patch body header envelope vm viewmodel
"""
_TRANSIENT = frozenset(_TRANSIENT_LIST.split())


def entities(feature: Feature) -> tuple[Entity, ...]:
    """The entities of a feature with their fields and relations, in the order of its files.

    The data model's own document and schema files come first; the other documents and the schema files that they
    name count only where those define no typed field. A file that cannot be read holds no entity.
    """
    own = _linked([entity for artifact in _own(feature) for entity in of(artifact)])
    if any(entity.typed for entity in own):
        return own
    return own + _linked([entity for artifact in _others(feature) for entity in of(artifact)])


def sources(feature: Feature) -> tuple[Artifact, ...]:
    """The files that `entities` looks at, in the same order."""
    own = tuple(_own(feature))
    if any(entity.typed for artifact in own for entity in of(artifact)):
        return own
    return own + tuple(_others(feature))


def is_transient(name: str) -> bool:
    """Whether a name is that of something passed on rather than kept: a DTO, a request, a component's properties."""
    found = names.words(name)
    return bool(found) and (
        found[-1] in _TRANSIENT or (len(found) > 1 and found[0] in {"create", "update", "list", "get", "delete"})
    )


def is_data_model(artifact: Artifact) -> bool:
    """Whether a document is a data model by its name."""
    stem = artifact.name.lower().rpartition(".")[0]
    return artifact.name.lower().endswith((".md", ".markdown")) and any(
        stem == name or stem.startswith(f"{name}-") or stem.endswith(f"-{name}") for name in _MODEL_NAMES
    )


@lru_cache(maxsize=128)
def of(artifact: Artifact) -> tuple[Entity, ...]:
    """The entities of one file: Markdown, a diagram, or a schema."""
    from constitution_gate.gates.artifacts.data_model import code, prose

    name = artifact.name.lower()
    found: list[Entity] = []
    if name.endswith((".md", ".markdown")):
        found.extend(prose.entities(artifact, whole=is_data_model(artifact)))
    language = next((known for suffix, known in _CODE_LANGUAGE.items() if name.endswith(suffix)), None)
    if language is not None:
        found.extend(
            Entity(coded.name, coded.fields, coded.references, artifact.path, coded.line, coded.aliases)
            for coded in code.entities(artifact.text, language, 1)
        )
    for diagram in diagrams.entity_diagrams(artifact):
        found.extend(_drawn(diagram, artifact))
    return prose.merged(found)


def _drawn(diagram: diagrams.EntityDiagram, artifact: Artifact) -> Iterator[Entity]:
    for entity in diagram.entities:
        related = [
            r.target if r.source == entity.name else r.source
            for r in diagram.relations
            if entity.name in {r.source, r.target}
        ]
        yield Entity(
            entity.name,
            tuple(Field(*field) for field in entity.fields),
            tuple(dict.fromkeys(related)),
            artifact.path,
            entity.line,
            (entity.alias,) if entity.alias else (),
        )


def _own(feature: Feature) -> Iterator[Artifact]:
    for path, artifact in feature.artifacts.items():
        if is_data_model(artifact) or path.lower().endswith(
            (*SCHEMA_SUFFIXES, *diagrams.MERMAID_SUFFIXES, *diagrams.PLANTUML_SUFFIXES)
        ):
            yield artifact


def _others(feature: Feature) -> Iterator[Artifact]:
    """The documents beside the data model, then the contracts in code, then the schema files the documents name."""
    documents = feature.documents()
    for artifact in documents:
        if not is_data_model(artifact) and artifact.path != f"{feature.path}/tasks.md":
            yield artifact
    for path, artifact in feature.artifacts.items():
        if path.startswith(f"{feature.path}/contracts/") and path.endswith((".ts", ".py")):
            yield artifact
    for reference in references.references(feature, SCHEMA_SUFFIXES, documents):
        if reference.path.startswith("specs/"):
            continue
        try:
            artifact_or_none = feature.repository.read(reference.path)
        except Unreadable:
            continue
        if artifact_or_none is not None:
            yield artifact_or_none


def _linked(found: list[Entity]) -> tuple[Entity, ...]:
    """The entities with the relations that their fields show: a type or a key that names another entity."""
    by_words = {"".join(names.words(name)): entity.name for entity in found for name in (entity.name, *entity.aliases)}
    stated = [text for entity in found if not entity.fields for text in entity.relations]
    pairs = [tuple(_named_in(text, by_words)) for text in stated]
    linked = []
    for entity in found:
        if not entity.fields:
            continue
        related = list(entity.relations)
        for field in entity.fields:
            related.extend(_targets(field, by_words))
        for pair in pairs:
            if entity.name in pair:
                related.extend(pair)
        others = tuple(name for name in dict.fromkeys(related) if name != entity.name)
        linked.append(entity.replace(relations=others))
    return tuple(linked)


def _named_in(text: str, by_words: dict[str, str]) -> Iterator[str]:
    for word in text.replace("(", " ").replace("（", " ").split()[:20]:
        target = by_words.get("".join(names.words(word.strip(",;:.*`"))))
        if target is not None:
            yield target


def _targets(field: Field, by_words: dict[str, str]) -> Iterator[str]:
    stem = names.words(field.name)
    if "".join(stem) in by_words:
        yield by_words["".join(stem)]
    if len(stem) > 1 and stem[-1] in {"id", "ref", "key", "fk", "uuid"}:
        for start in range(len(stem) - 1):
            target = by_words.get("".join(stem[start:-1]))
            if target is not None:
                yield target
    for word in (
        field.type.replace("[", " ")
        .replace("<", " ")
        .replace(">", " ")
        .replace("(", " ")
        .replace("?", " ")
        .split()[:20]
    ):
        target = by_words.get("".join(names.words(word.strip(",;|→`.*]):"))))
        if target is not None and word[:1].isupper():
            yield target

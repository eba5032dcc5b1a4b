"""Entities of the data model: under another name, with other fields, or without their types."""

from __future__ import annotations

import re

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.proving.mutation import Mutation, edited, edits
from constitution_gate.gates.artifacts import data_model
from constitution_gate.gates.artifacts.data_model import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.engine.proving.mutation import Subject
    from constitution_gate.gates.artifacts.data_model import Entity

_LONGEST = 60


def renamed(subject: Subject) -> Iterator[Mutation]:
    """Give each entity another name, in all files that define entities: in a diagram, a table and a script alike."""
    sources = [each for each in data_model.sources(subject.feature) if each is not subject.feature.spec]
    done: set[tuple[str, ...]] = set()
    for entity in data_model.entities(subject.feature):
        words = names.words(entity.name)
        if not words or words in done:
            continue
        done.add(words)
        written = r"[\s_-]?".join(map(re.escape, words))
        pattern = re.compile(rf"(?<![^\W_]){written}(?:s|es)?(?![^\W_])", re.IGNORECASE)
        changes: dict[str, bytes | None] = {}
        for artifact in sources:
            text = pattern.sub("Sundial", artifact.data.decode("utf-8"))
            changes[artifact.path] = text.encode("utf-8")
        said = f"The entity {_shown(entity.name)} was given another name wherever entities are defined."
        yield Mutation("rename-entity", entity.path, entity.line, said, changes)


def fields(subject: Subject) -> Iterator[Mutation]:
    """Give each field of each entity another name wherever the file speaks of it."""
    for entity in data_model.entities(subject.feature):
        for field in entity.fields:
            done = f"The field {_shown(field.name)} was given another name."
            yield from _replaced(subject, entity, field.name, "rename-field", done)


def _replaced(subject: Subject, entity: Entity, name: str, kind: str, done: str) -> Iterator[Mutation]:
    artifact = subject.read(entity.path)
    if artifact is None or not name.strip():
        return
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    made = edits(artifact)
    found = [line for line in range(1, len(made) + 1) if pattern.search(made[line])]
    for line in found:
        made.replace(line, pattern.sub("Sundial", made[line]))
    if found:
        yield edited(kind, artifact, found[0], done, made)


def _shown(name: str) -> str:
    return name if name.isprintable() and len(name) <= _LONGEST else "of that line"

"""Whole files that evidence points to: taken away, emptied, or moved to where nothing leads."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.proving.mutation import Mutation
from constitution_gate.gates.artifacts import references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.engine.proving.mutation import Subject

_NAMED = (
    ".md", ".yaml", ".yml", ".json", ".sql", ".py", ".ts", ".tsx", ".js", ".jsx", ".java", ".cs", ".php", ".rb", ".go",
    ".mmd", ".puml", ".plantuml", ".prisma", ".dbml", ".tf", ".toml", ".xml", ".sh", ".html", ".css", ".txt",
)  # fmt: skip


def removed(subject: Subject) -> Iterator[Mutation]:
    """Take the first file away, all of them together, and each of the others."""
    yield from _each(subject, "remove-file", "taken away", None)


def emptied(subject: Subject) -> Iterator[Mutation]:
    """Empty the first file, all of them together, and each of the others."""
    yield from _each(subject, "empty-file", "emptied", b"")


def dangling(subject: Subject) -> Iterator[Mutation]:
    """Rename each file that a document of the feature names."""
    for named in references.references(subject.feature, _NAMED, subject.feature.documents()):
        artifact = subject.read(named.path)
        if artifact is None or named.path == f"{subject.feature.path}/plan.md":
            continue
        stem, dot, suffix = named.path.rpartition(".")
        moved = f"{stem}-renamed{dot}{suffix}"
        done = f"The file was renamed, so that line {named.line} of {named.document} leads nowhere."
        yield Mutation("dangle-reference", named.path, None, done, {named.path: None, moved: artifact.data})


def _each(subject: Subject, kind: str, verb: str, data: bytes | None) -> Iterator[Mutation]:
    paths = _paths(subject)
    for number, path in enumerate(paths):
        yield Mutation(kind, path, None, f"The file was {verb}.", {path: data})
        if number == 0 and len(paths) > 1:
            done = f"All {len(paths)} files that the evidence points to were {verb}."
            yield Mutation(f"{kind}s", path, None, done, dict.fromkeys(paths, data))


def _paths(subject: Subject) -> tuple[str, ...]:
    size = subject.feature.repository.size
    return tuple(path for path in dict.fromkeys(place.path for place in subject.places) if size(path) is not None)

"""The files that a feature's documents refer to by path."""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.gates.feature import Artifact, Feature

_PATH = lazy(r"[\w.@~+-]{1,200}(?:/[\w.@~+\[\]-]{1,200}){0,30}", re.ASCII)
_MOST = 2_000


class Reference(Record):
    """A file of the repository, and where the feature names it: document, line number and the line's text."""

    path: str
    document: str
    line: int
    text: str


def references(feature: Feature, suffixes: Sequence[str], documents: Sequence[Artifact]) -> tuple[Reference, ...]:
    """The files with one of these suffixes that the documents name, each once, in order of their first mention.

    A path counts as relative to the document, to the feature or to the root, whichever stands in the repository.
    """
    endings = tuple(suffix.lower() for suffix in suffixes)
    repository = feature.repository
    found: dict[str, Reference] = {}
    seen = 0
    for document in documents:
        for number, line in enumerate(document.document.lines, start=1):
            if not any(ending in line.lower() for ending in endings):
                continue
            for match in _PATH.finditer(line):
                written = match.group().rstrip(".")
                if not written.lower().endswith(endings):
                    continue
                seen += 1
                if seen > _MOST:
                    return tuple(found.values())
                known = repository.shared("set of paths", lambda: frozenset(repository.paths))
                path = _resolve(written, document.path, feature.path, known)
                if path is not None and path not in found:
                    found[path] = Reference(path, document.path, number, line)
    return tuple(found.values())


def _resolve(written: str, document: str, feature: str, known: frozenset[str]) -> str | None:
    directory = document.rpartition("/")[0]
    for base in (directory, feature, ""):
        path = _normal(f"{base}/{written}" if base else written)
        if path is not None and path in known:
            return path
    return None


def _normal(path: str) -> str | None:
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)

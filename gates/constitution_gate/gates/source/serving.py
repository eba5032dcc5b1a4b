"""All that the source of a repository serves over HTTP, whatever it is written with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.gates import globs
from constitution_gate.gates.feature import LINKED_FILE, Unreadable
from constitution_gate.gates.source.frameworks.catalogue import FRAMEWORKS, load
from constitution_gate.gates.source.languages import GRAMMARS, MAX_BYTES, SourceFile, errors, line, suffix
from constitution_gate.gates.source.model import Served, Unresolved
from constitution_gate.gates.source.selection import is_generated, is_large, select

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.gates.feature import Feature
    from constitution_gate.gates.source.frameworks.catalogue import Framework

_MOST_FILES = 20_000


def read(feature: Feature, source: Sequence[str] = ()) -> Served:
    """What the repository serves; with `source`, only what the files that these globs match serve.

    A file that a framework is used in and that cannot be read or parsed is among the unresolved, and one that is too
    large and mentions a framework. A generated file that mentions one serves like any other; those that mention none
    are left out.
    """
    selected = select(feature, [path for path in feature.repository.paths if suffix(path) in GRAMMARS], source)
    paths = selected.paths
    left = tuple(
        Unresolved(f"there are more than {_MOST_FILES:,} source files", paths[0], 1) for _ in paths[_MOST_FILES:][:1]
    )
    linked = {path: why for path, why in feature.repository.refused.items() if why != LINKED_FILE}
    refused = [
        Unresolved(f"the file cannot be read: {linked[path]}", path, 1)
        for path in select(feature, [path for path in linked if suffix(path) in GRAMMARS], source).paths
    ]
    if not paths and not refused:
        return Served(left_out=selected.left_out)
    frameworks = [load(name) for name in FRAMEWORKS]
    hints = {each: tuple(hint for one in frameworks if each in one.SUFFIXES for hint in one.HINTS) for each in GRAMMARS}
    files: list[SourceFile] = []
    large: list[str] = []
    generated = 0
    for path in paths[:_MOST_FILES]:
        try:
            artifact = feature.repository.read(path)
        except Unreadable as unreadable:
            if is_large(feature.repository, path) and not feature.repository.mentions(path, hints[suffix(path)]):
                large.append(path)
            else:
                refused.append(Unresolved(f"the file cannot be read: {unreadable.reason}", path, 1))
            continue
        if artifact is None:
            continue
        file = SourceFile(artifact)
        if file.mentions(hints[file.suffix]):
            files.append(file)
        elif len(artifact.data) > MAX_BYTES:
            large.append(path)
        elif is_generated(path, artifact.data):
            generated += 1
        else:
            files.append(file)
    found = _each(frameworks, files, feature)
    return Served(
        tuple(route for each in found for route in each.routes),
        (*(each for one in found for each in one.unresolved), *refused, *left),
        tuple(name for each in found for name in each.frameworks),
        tuple(sorted({path for each in found for path in each.files})),
        selected.left_out.replace(generated=generated, large=tuple(large)),
    )


def _each(frameworks: Sequence[Framework], files: list[SourceFile], feature: Feature) -> list[Served]:
    """What each framework serves, in their order.

    They are read by language, and the files of a language are taken out of `files` when its last framework has been
    read: the trees of all languages at once take several times the memory.
    """
    found: dict[int, Served] = {}
    pending = sorted(range(len(frameworks)), key=lambda at: sorted(frameworks[at].SUFFIXES))
    while pending:
        at = pending.pop(0)
        found[at] = _of(frameworks[at], files, feature)
        needed = {each for other in pending for each in frameworks[other].SUFFIXES}
        files[:] = [file for file in files if file.suffix in needed]
    return [found[at] for at in range(len(frameworks))]


def _of(framework: Framework, files: Sequence[SourceFile], feature: Feature) -> Served:
    own = [file for file in files if file.suffix in framework.SUFFIXES]
    if not any(file.mentions(framework.HINTS) for file in own):
        return Served()
    beside, refused = _beside(framework, feature)
    found = framework.read([*own, *beside])
    if not found.frameworks:
        return found
    likely = [file for file in own if file.path in found.files or file.mentions(framework.HINTS)]
    faults = tuple(fault for file in likely for fault in _faults(file, framework))
    return found.replace(unresolved=(*found.unresolved, *faults, *refused))


def _beside(framework: Framework, feature: Feature) -> tuple[list[SourceFile], list[Unresolved]]:
    """The files beside the source that a framework asks for, whatever globs of source files there are."""
    wanted = {
        path for glob in getattr(framework, "BESIDE", ()) for path in globs.matching(feature.repository.paths, glob)
    }
    files: list[SourceFile] = []
    refused: list[Unresolved] = []
    for path in select(feature, sorted(wanted)[:_MOST_FILES]).paths if wanted else ():
        try:
            artifact = feature.repository.read(path)
        except Unreadable as unreadable:
            refused.append(Unresolved(f"the file cannot be read: {unreadable.reason}", path, 1))
            continue
        if artifact is not None:
            files.append(SourceFile(artifact))
    return files, refused


def _faults(file: SourceFile, framework: Framework) -> Iterator[Unresolved]:
    """Why routes of a file may have been overlooked: it is not parsed, or not where it names a path."""
    if file.root is None:
        yield Unresolved(f"the file {file.fault}", file.path, 1)
        return
    if not file.root.has_error:
        return
    for error in errors(file.root):
        if any(hint in (error.text or b"") for hint in (*framework.HINTS, b'"/', b"'/")):
            yield Unresolved("the file has a syntax error here", file.path, line(error))

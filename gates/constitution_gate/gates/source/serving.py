"""All that the source of a repository serves over HTTP, whatever it is written with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.gates import globs
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.source.frameworks.catalogue import FRAMEWORKS, load
from constitution_gate.gates.source.languages import GRAMMARS, SourceFile, errors, line, suffix
from constitution_gate.gates.source.model import Served, Unresolved

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.gates.feature import Feature
    from constitution_gate.gates.source.frameworks.catalogue import Framework

_TESTS = frozenset(
    {
        "__mocks__",
        "__tests__",
        "cypress",
        "e2e",
        "fixtures",
        "mocks",
        "node_modules",
        "spec",
        "specs",
        "stories",
        "test",
        "testdata",
        "tests",
        "third_party",
        "vendor",
    }
)
_BESIDE = frozenset(
    {
        ".specify",
        ".github",
        "assets",
        "benchmarks",
        "build",
        "coverage",
        "demo",
        "demos",
        "dist",
        "doc",
        "docs",
        "example",
        "examples",
        "out",
        "public",
        "sample",
        "samples",
        "static",
        "target",
        "testing",
    }
)
_BESIDE_DEPTH = 2
_TEST_NAME = lazy(
    r"(?:^|/)(?:test_[^/]*|[^/]*_test|[^/]*_spec|conftest|[^/]*\.(?:test|tests|spec|e2e-spec|stories|mock|d|min)"
    r"|[^/]*Tests?|[^/]*IT)\.\w+$"
)
_MOST_FILES = 20_000


def is_product(path: str) -> bool:
    """Whether a file may be part of what is served: no test, and no example or document beside the source."""
    directories = path.lower().split("/")[:-1]
    if any(directory in _BESIDE for directory in directories[:_BESIDE_DEPTH]) or _TEST_NAME.search(path):
        return False
    return not any(directory in _TESTS for directory in directories)


def read(feature: Feature, source: Sequence[str] = ()) -> Served:
    """What the repository serves; with `source`, only what the files that these globs match serve.

    A file that a framework is used in and that cannot be read or parsed is among the unresolved.
    """
    paths = [path for path in feature.repository.paths if suffix(path) in GRAMMARS]
    if source:
        chosen: set[str] = set()
        for glob in source:
            chosen.update(globs.matching(paths, globs.expand(glob, feature.path)))
        paths = [path for path in paths if path in chosen]
    else:
        paths = [path for path in paths if is_product(path)]
    left = tuple(
        Unresolved(f"there are more than {_MOST_FILES:,} source files", paths[0], 1) for _ in paths[_MOST_FILES:][:1]
    )
    files: list[SourceFile] = []
    refused: list[Unresolved] = []
    for path in paths[:_MOST_FILES]:
        try:
            artifact = feature.repository.read(path)
        except Unreadable as unreadable:
            refused.append(Unresolved(f"the file cannot be read: {unreadable.reason}", path, 1))
            continue
        if artifact is not None:
            files.append(SourceFile(artifact))
    found = [_of(load(name), files) for name in FRAMEWORKS]
    frameworks = tuple(name for each in found for name in each.frameworks)
    return Served(
        tuple(route for each in found for route in each.routes),
        (*(each for one in found for each in one.unresolved), *refused, *left),
        frameworks,
        tuple(sorted({path for each in found for path in each.files})),
    )


def _of(framework: Framework, files: Sequence[SourceFile]) -> Served:
    own = [file for file in files if file.suffix in framework.SUFFIXES]
    if not any(file.mentions(framework.HINTS) for file in own):
        return Served()
    found = framework.read(own)
    if not found.frameworks:
        return found
    likely = [file for file in own if file.path in found.files or file.mentions(framework.HINTS)]
    faults = tuple(fault for file in likely for fault in _faults(file, framework))
    return found.replace(unresolved=(*found.unresolved, *faults))


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

"""Which source files of a repository are looked at, which are left out, and why.

What a comment in a file says of it hides nothing: a file that calls itself generated is left out only where nothing in
it could matter. A file that git tracks is looked at whatever .gitignore says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.gates import globs
from constitution_gate.gates.source.languages import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constitution_gate.gates.feature import Feature, Repository

TESTS = frozenset(
    {
        "__mocks__",
        "__tests__",
        "cypress",
        "e2e",
        "fixtures",
        "mocks",
        "spec",
        "specs",
        "stories",
        "test",
        "testdata",
        "tests",
    }
)
_BESIDE_WORDS = """
.specify .github assets benchmarks build coverage demo demos dist doc docs example examples out public sample samples
static target testing
"""
_BESIDE = frozenset(_BESIDE_WORDS.split())
_BESIDE_DEPTH = 2
_IN_SOURCE = frozenset(
    {"demo", "demos", "doc", "docs", "example", "examples", "public", "sample", "samples", "testing"}
)
_SOURCES = frozenset({"api", "app", "cmd", "internal", "lib", "pages", "pkg", "server", "src"})
"""Below these the product itself may be about samples, or have a public part."""
_TEST_NAME = lazy(
    r"(?:^|/)(?:test_[^/]*|[^/]*_test|[^/]*_spec|conftest|[^/]*\.(?:test|tests|spec|e2e-spec|stories|mock|d)"
    r"|[^/]*Tests?|[^/]*IT)\.\w+$"
)
_VENDORED = frozenset(
    {
        "_vendor",
        "bower_components",
        "carthage",
        "dist-packages",
        "godeps",
        "jspm_packages",
        "node_modules",
        "pods",
        "site-packages",
        "third-party",
        "third_party",
        "thirdparty",
    }
)
_VENDOR = "vendor"
MANIFESTS = frozenset({"Gemfile", "composer.json", "go.mod", "package.json", "pyproject.toml", "setup.py"})
"""Beside these, `vendor` holds what was installed; elsewhere it may be a part of the product, which has vendors."""

_GENERATED = frozenset({"__generated__", "generated"})
_GENERATED_NAME = lazy(
    r"(?i:\.pb(?:\.gw)?\.go|_pb2(?:_grpc)?\.pyi?|_(?:grpc_)?pb\.\w+|\.(?:g|g\.i|designer)\.(?:cs|vb)"
    r"|\.(?:gen|generated|min|bundle)\.\w+|(?:_gen|_generated|_string)\.go|(?:^|/)zz_generated[^/]*)$"
)
_HEADER = 4096
_HEADER_LINES = 40
_COMMENT = (b"//", b"#", b"/*", b"*", b"--", b"<!--", b'"""', b"'''", b";", b"<?", b"=begin", b"'use ", b'"use ')
"""How a line that comes before the first line of code begins: comments, and what belongs before them."""
_COMMENTS = ((b"/*", b"*/"), (b'"""', b'"""'), (b"'''", b"'''"), (b"=begin", b"=end"), (b"<!--", b"-->"))
_CALLS_ITSELF_GENERATED = lazy(
    r"(?i:@generated\b|<auto-?generated|\b(?:code |auto-?|automatically )generated\b"
    r"|\bgenerated (?:by|from|with|using|automatically)\b|\bgenerated\b.{0,80}\bdo not (?:edit|modify)\b"
    r"|\bdo not (?:edit|modify)\b.{0,80}\bgenerated\b)"
)
_MINIFIED_FROM = 5_000
_MINIFIED_LINE = 500
_SHOWN = 3
_IN_FULL = -1


class LeftOut(Record):
    """How many files were left out for each reason; of those that are too large, the paths.

    `beside` are those that are no part of the product: tests, examples, documents, what a build puts out.
    """

    beside: int = 0
    vendored: int = 0
    generated: int = 0
    ignored: int = 0
    large: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many files were left out in all."""
        return self.beside + self.vendored + self.generated + self.ignored + len(self.large)

    def told(self, beside: str = "of tests, examples or documents") -> str:
        """One sentence without its full stop; empty where nothing was left out. `beside` names those it says."""
        parts = [
            f"{number:,} {what}"
            for number, what in (
                (self.beside, beside),
                (self.generated, "generated"),
                (self.vendored, "vendored"),
                (self.ignored, "that git ignores"),
                (len(self.large), f"larger than {MAX_BYTES >> 20} MiB ({_listed(self.large)})"),
            )
            if number
        ]
        if not parts:
            return ""
        return f"{self.count:,} {'file was' if self.count == 1 else 'files were'} left out: {', '.join(parts)}"


class Selection(Record):
    """The paths that may be read, and what was left out by path."""

    paths: tuple[str, ...]
    left_out: LeftOut


def select(
    feature: Feature, paths: Sequence[str], source: Sequence[str] = (), *, aside: frozenset[str] = frozenset()
) -> Selection:
    """Leave out what its path or git says is no part of the product; `aside` are more directories that are not.

    With `source`, only the files that these globs match are chosen. The directories that a glob names before its first
    wildcard leave nothing out, and a file that it names in full is chosen in any case.
    """
    named = _named(feature, paths, source) if source else dict.fromkeys(paths, 0)
    roots = _roots(feature.repository)
    chosen: list[str] = []
    beside = vendored = ignored = 0
    for path, depth in named.items():
        below = path.split("/", depth)[-1] if depth else path
        if depth == _IN_FULL:
            chosen.append(path)
        elif _is_vendored(path, depth, roots):
            vendored += 1
        elif not is_product(below) or not aside.isdisjoint(below.lower().split("/")[:-1]):
            beside += 1
        elif feature.repository.is_ignored(path):
            ignored += 1
        else:
            chosen.append(path)
    return Selection(tuple(chosen), LeftOut(beside, vendored, 0, ignored))


def _named(feature: Feature, paths: Sequence[str], source: Iterable[str]) -> dict[str, int]:
    """The paths that globs match, in order, each with the number of directories that the glob names itself."""
    found: dict[str, int] = {}
    for glob in source:
        expanded = globs.expand(glob, feature.path)
        base = globs.base(expanded)
        depth = base.count("/") + 1 if base else 0
        for path in globs.matching(paths, expanded):
            found[path] = _IN_FULL if path == base else depth
    return dict(sorted(found.items()))


def is_product(path: str) -> bool:
    """Whether a file may be part of what runs: no test, and no example or document beside the source."""
    directories = path.lower().split("/")[:-1]
    inside = bool(directories) and directories[0] in _SOURCES
    for directory in directories[:_BESIDE_DEPTH]:
        if directory in _BESIDE and not (inside and directory in _IN_SOURCE):
            return False
    if _TEST_NAME.search(path):
        return False
    return TESTS.isdisjoint(directories)


def is_large(repository: Repository, path: str) -> bool:
    """Whether a file is larger than what is parsed."""
    return (repository.size(path) or 0) > MAX_BYTES


def is_named_generated(path: str) -> bool:
    """Whether the name of a file, or a directory above it, says that a program wrote it."""
    return not _GENERATED.isdisjoint(path.lower().split("/")[:-1]) or bool(_GENERATED_NAME.search(path))


def is_generated(path: str, data: bytes) -> bool:
    """Whether a program wrote a file: its name says so, the comment at its head does, or its lines are too long.

    Go: https://go.dev/s/generatedcode; C#: `<auto-generated>`; others write `@generated` or "Generated by".
    """
    return is_named_generated(path) or _says_so(data) or _is_minified(data)


def _roots(repository: Repository) -> frozenset[str]:
    return frozenset(("", *(path.rpartition("/")[0] for path in repository.paths if _name(path) in MANIFESTS)))


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _is_vendored(path: str, depth: int, roots: frozenset[str]) -> bool:
    directories = path.split("/")[:-1]
    for at in range(depth, len(directories)):
        lower = directories[at].lower()
        if lower in _VENDORED or (lower == _VENDOR and "/".join(directories[:at]) in roots):
            return True
    return False


def _says_so(data: bytes) -> bool:
    """Whether the comment before the first line of code says it; Go allows one before the package clause only."""
    head = data[:_HEADER].removeprefix(b"\xef\xbb\xbf")
    inside = b""
    for line in head.split(b"\n", _HEADER_LINES)[:_HEADER_LINES]:
        bare = line.strip()
        if not bare:
            continue
        if not inside and not bare.startswith(_COMMENT):
            return False
        if _CALLS_ITSELF_GENERATED.search(bare.decode("utf-8", "replace")):
            return True
        inside = _open(bare, inside)
    return False


def _open(line: bytes, inside: bytes) -> bytes:
    """What would close the comment that is open after a line."""
    if inside:
        return b"" if inside in line else inside
    for opening, closing in _COMMENTS:
        if line.startswith(opening) and closing not in line[len(opening) :]:
            return closing
    return b""


def _is_minified(data: bytes) -> bool:
    return len(data) > _MINIFIED_FROM and len(data) // (data.count(b"\n") + 1) > _MINIFIED_LINE


def _listed(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - _SHOWN:,} more" if len(paths) > _SHOWN else ""
    return f"{', '.join(path if path.isprintable() else ascii(path)[1:-1] for path in paths[:_SHOWN])}{more}"

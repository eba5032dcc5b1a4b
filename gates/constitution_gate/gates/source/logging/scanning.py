"""Look through a repository's source for logging calls that carry personal data."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.gates.feature import Artifact, Unreadable
from constitution_gate.gates.source.languages import SourceFile, errors, line, suffix, walk
from constitution_gate.gates.source.logging import calls
from constitution_gate.gates.source.logging.arguments import Mention, Reading
from constitution_gate.gates.source.logging.calls import log_call
from constitution_gate.gates.source.logging.redaction import is_harmless, is_test
from constitution_gate.gates.source.logging.syntax import LANGUAGES, chain, is_call, key
from constitution_gate.gates.source.selection import LeftOut, is_generated, is_large, is_named_generated, select

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.feature import Feature
    from constitution_gate.gates.source.logging.names import Names

UNSUPPORTED = {
    ".kt": "Kotlin",
    ".kts": "Kotlin",
    ".swift": "Swift",
    ".dart": "Dart",
    ".rs": "Rust",
    ".scala": "Scala",
    ".groovy": "Groovy",
    ".vb": "Visual Basic",
    ".fs": "F#",
    ".ex": "Elixir",
    ".exs": "Elixir",
    ".erl": "Erlang",
    ".clj": "Clojure",
    ".c": "C",
    ".cc": "C++",
    ".cpp": "C++",
    ".cxx": "C++",
    ".h": "C",
    ".hpp": "C++",
    ".m": "Objective-C",
    ".mm": "Objective-C",
    ".lua": "Lua",
    ".pl": "Perl",
    ".pm": "Perl",
    ".r": "R",
    ".jl": "Julia",
    ".hs": "Haskell",
    ".elm": "Elm",
    ".nim": "Nim",
    ".zig": "Zig",
    ".cr": "Crystal",
    ".sol": "Solidity",
    ".astro": "Astro",
    ".pyw": "Python without a grammar",
}
"""Languages that are known and not parsed."""

_COMPONENTS = (".vue", ".svelte")
_UNSUPPORTED_CALL = lazy(
    r"log(?:ger|ging)?\s{0,3}(?:\.|::|!|\(|->)|print(?:ln|f)?!?\s{0,3}\(|nslog|os_log|timber\."
    r"|\b(?:info|warn|error|debug|trace)!\s{0,3}\(|console\.|\bio\.(?:puts|inspect)|std::c(?:out|err)|\bputs\b"
    r"|putstrln|println\b|\blog[dewiv]\s{0,3}\("
)
_ASIDE_WORDS = """
migrations migration seeds seeders seed seeder factories factory fixtures fixture __fixtures__ __snapshots__ specs
"""
_ASIDE = frozenset(_ASIDE_WORDS.split())
_MOST_FILES = 20_000
_SAMPLE = 4096
_PLACE_FAULT = "does not follow the grammar at line {line:,}, where it seems to log"
_FUNCTIONS = ("function", "method", "lambda", "arrow_function", "func_literal", "constructor_declaration")
_ASSIGNMENTS_WORDS = """
assignment assignment_expression variable_declarator short_var_declaration var_spec named_expression
"""
_ASSIGNMENTS = frozenset(_ASSIGNMENTS_WORDS.split())
_MOST_ABOVE = 200


class Leak(Record):
    """A logging call that carries personal data."""

    path: str
    line: int
    mentions: tuple[Mention, ...]


class Scan(Record):
    """What was found in the source.

    `leaks` in order of path and line; `parsed` the files with logging calls and how many each has; `files` how many
    source files were looked at, `left_out` those that were not, `audits` the
    calls of an audit mechanism that carry personal data; `unknown` one sentence's end for each file that could not be
    judged, beginning with its path; `first` is the first file that was read.
    """

    leaks: tuple[Leak, ...] = ()
    parsed: tuple[tuple[Artifact, int], ...] = ()
    files: int = 0
    left_out: LeftOut = LeftOut()
    audits: int = 0
    unknown: tuple[str, ...] = ()
    first: Artifact | None = None
    unparsed: tuple[tuple[str, str], ...] = ()
    """Language and path of files in languages without a grammar that log and name personal data."""


def is_source(path: str) -> bool:
    """Whether a file holds source code in a language that is known, parsed or not."""
    return suffix(path) in LANGUAGES or suffix(path) in UNSUPPORTED


def scan(feature: Feature, names: Names) -> Scan:
    """Look through all source of the repository.

    A file that is named like a generated one is left out, and one that is too large and neither logs nor names personal
    data. One that calls itself generated is left out where it does not do both.
    """
    selected = select(feature, [path for path in feature.repository.paths if is_source(path)], aside=_ASIDE)
    product = [path for path in selected.paths if not is_named_generated(path)]
    generated = len(selected.paths) - len(product)
    large: list[str] = []
    hints = names.hints
    leaks: list[Leak] = []
    parsed: list[tuple[Artifact, int]] = []
    unknown = [
        f"{path} cannot be read: {reason}"
        for path, reason in sorted(feature.repository.refused.items())
        if path in select(feature, [path] if is_source(path) else [], aside=_ASIDE).paths
    ]
    unparsed: list[tuple[str, str]] = []
    audits = 0
    first: Artifact | None = None
    if len(product) > _MOST_FILES:
        unknown.append(f"there are more than {_MOST_FILES:,} source files")
    for path in product[:_MOST_FILES]:
        try:
            artifact = feature.repository.read(path, text=False)
        except Unreadable as unreadable:
            repository = feature.repository
            if is_large(repository, path) and not (
                repository.mentions(path, calls.HINTS) and repository.mentions(path, hints)
            ):
                large.append(path)
            else:
                unknown.append(f"{path} cannot be read: {unreadable.reason}")
            continue
        if artifact is None:
            continue
        if b"\0" in artifact.data[:_SAMPLE]:
            unknown.append(f"{path} is not UTF-8 text")
            continue
        if not _may_log(artifact.data, hints):
            if is_generated(path, artifact.data):
                generated += 1
            else:
                first = first or artifact
            continue
        first = first or artifact
        if suffix(path) in UNSUPPORTED:
            if _UNSUPPORTED_CALL.search(artifact.data.decode("utf-8", "replace").lower()):
                unparsed.append((UNSUPPORTED[suffix(path)], path))
            continue
        looked = File(artifact, names)
        leaks += looked.leaks
        audits += looked.audits
        unknown += [f"{path} {fault}" for fault in looked.faults]
        if looked.calls:
            parsed.append((artifact, looked.calls))
    leaks.sort(key=lambda leak: (leak.path, leak.line))
    return Scan(
        tuple(leaks),
        tuple(parsed),
        len(selected.paths) - generated - len(large),
        selected.left_out.replace(generated=generated, large=tuple(large)),
        audits,
        tuple(unknown),
        first,
        tuple(sorted(unparsed)),
    )


def _may_log(data: bytes, hints: Sequence[bytes]) -> bool:
    lowered = data.lower()
    if not any(hint in lowered for hint in calls.HINTS):
        return False
    return any(hint in lowered for hint in hints) or not data.isascii()


class File:
    """What one file logs: `leaks`, the number of `calls` that log and of `audits` with personal data, `faults`."""

    def __init__(self, artifact: Artifact, names: Names) -> None:
        self.leaks: list[Leak] = []
        self.faults: list[str] = []
        self.calls = 0
        self.audits = 0
        self._path = artifact.path
        self._names = names
        self._language = LANGUAGES[suffix(artifact.path)]
        self._redacted: dict[str, list[Node]] = {}
        source = SourceFile(_script(artifact))
        root = source.root
        if root is None:
            self.faults.append(source.fault)
            return
        nodes = [node for node in walk(root) if is_call(node) or node.type in _ASSIGNMENTS]
        for node in nodes:
            if node.type in _ASSIGNMENTS:
                self._assigned(node)
        for node in nodes:
            if is_call(node):
                self._look(node)
        if root.has_error:
            self._broken(root)
        self.leaks = _apart(self.leaks)

    def _look(self, node: Node) -> None:
        call = log_call(node, self._language)
        if call is None:
            return
        self.calls += 1
        reading = Reading(call, self._names, lambda name: self._was_redacted(name, node))
        mentions = reading.mentions()
        if not reading.complete and not mentions:
            self.faults.append(f"has a logging call at line {line(node):,} that is too long to be judged")
        if call.audit:
            credentials = tuple(each for each in mentions if each.kind == "credential")
            self.audits += len(credentials) < len(mentions)
            mentions = credentials
        if mentions:
            at = mentions[0].line
            self.leaks.append(Leak(self._path, at, mentions))

    def _assigned(self, node: Node) -> None:
        """Remember a variable that gets a redacted value."""
        left, right = _sides(node)
        name = key(left) if left is not None else ""
        if name and right is not None and not is_test(right) and _is_redacted(right):
            self._redacted.setdefault(name, []).append(node)

    def _was_redacted(self, name: str, node: Node) -> bool:
        """Whether the variable got a redacted value before, in the same function."""
        found = [each for each in self._redacted.get(name, ()) if each.start_byte < node.start_byte]
        return bool(found) and any(_function(each) == _function(node) for each in found[-_MOST_REDACTED:])

    def _broken(self, root: Node) -> None:
        """Where the file does not follow the grammar, a call that logs may have been missed."""
        for place in errors(root):
            data = (place.text or b"").lower()
            if any(hint in data for hint in _LOUD) and any(hint in data for hint in self._names.hints):
                self.faults.append(_PLACE_FAULT.format(line=line(place)))
                return


_MOST_REDACTED = 8
_LOUD = (b"log", b"print", b"console", b"puts", b"stdout", b"stderr", b"dump")


def _apart(leaks: Sequence[Leak]) -> list[Leak]:
    """One leak for each line: the calls of a fluent interface may stand on one."""
    found: dict[int, dict[tuple[str, str], Mention]] = {}
    for leak in leaks:
        for mention in leak.mentions:
            found.setdefault(leak.line, {}).setdefault((mention.name, mention.kind), mention)
    return [Leak(leaks[0].path, at, tuple(mentions.values())) for at, mentions in found.items()]


def _sides(node: Node) -> tuple[Node | None, Node | None]:
    left = node.child_by_field_name("left") or node.child_by_field_name("name")
    right = node.child_by_field_name("right") or node.child_by_field_name("value")
    if right is None and node.type == "variable_declarator" and len(node.named_children) > 1:
        right = node.named_children[-1]
    return _only(left), _only(right)


def _only(node: Node | None) -> Node | None:
    if node is not None and node.type == "expression_list":
        return node.named_children[0] if node.named_child_count == 1 else None
    return node


def _is_redacted(value: Node) -> bool:
    return is_call(value) and bool(chain(value)) and is_harmless(value)


def _function(node: Node) -> int:
    """What tells the function in which a node stands from others."""
    above = node.parent
    for _ in range(_MOST_ABOVE):
        if above is None:
            return -1
        if any(above.type.startswith(kind) for kind in _FUNCTIONS):
            return above.start_byte
        above = above.parent
    return -2


def _script(artifact: Artifact) -> Artifact:
    """A component's scripts as TypeScript, on the lines where they stand; any other file as it is."""
    if not artifact.path.lower().endswith(_COMPONENTS):
        return artifact
    data = artifact.data
    lowered = data.lower()
    kept = bytearray()
    end = 0
    while (start := lowered.find(b"<script", end)) >= 0:
        opened = lowered.find(b">", start)
        closed = lowered.find(b"</script", opened)
        if opened < 0 or closed < 0:
            break
        kept += b"\n" * data.count(b"\n", end, opened) + data[opened + 1 : closed]
        end = closed
    return Artifact(f"{artifact.path}.ts", bytes(kept))


def places(scan: Scan) -> Iterator[str]:
    """The languages that are not parsed, each with its first file."""
    first: dict[str, str] = {}
    for language, path in scan.unparsed:
        first.setdefault(language, path)
    count = Counter(language for language, _ in scan.unparsed)
    for language, path in first.items():
        more = f" and {count[language] - 1:,} more" if count[language] > 1 else ""
        yield f"{language} ({path}{more})"

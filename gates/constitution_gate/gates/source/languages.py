"""Source files and their syntax trees: the language by suffix, the grammar loaded when a file of it is first parsed."""

from __future__ import annotations

import time
from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Language, Node, Parser, Tree

    from constitution_gate.gates.feature import Artifact

MAX_BYTES = 2 << 20
PARSE_SECONDS = 4
_QUICK = 2_048
_PIECE = 65_536
MAX_NESTING = 500
"""Brackets that may be open at once: grammars recurse in C, and a deeper file could end the process."""

GRAMMARS = {
    ".py": ("tree_sitter_python", "language"),
    ".js": ("tree_sitter_javascript", "language"),
    ".jsx": ("tree_sitter_javascript", "language"),
    ".mjs": ("tree_sitter_javascript", "language"),
    ".cjs": ("tree_sitter_javascript", "language"),
    ".ts": ("tree_sitter_typescript", "language_typescript"),
    ".mts": ("tree_sitter_typescript", "language_typescript"),
    ".cts": ("tree_sitter_typescript", "language_typescript"),
    ".tsx": ("tree_sitter_typescript", "language_tsx"),
    ".java": ("tree_sitter_java", "language"),
    ".cs": ("tree_sitter_c_sharp", "language"),
    ".php": ("tree_sitter_php", "language_php"),
    ".rb": ("tree_sitter_ruby", "language"),
    ".go": ("tree_sitter_go", "language"),
}
"""Suffix -> module and function of the grammar."""

_BRACKETS = b"([{)]}"
_NO_BRACKET = bytes(byte for byte in range(256) if byte not in _BRACKETS)


class UnparsableError(Exception):
    """A file that is not parsed: `reason` says why, as the end of a sentence that begins with the file."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SourceFile:
    """A file of source code; it is parsed when its tree is first asked for.

    `kept` is what the reader of a language keeps for its other frameworks.
    """

    __slots__ = ("__dict__", "artifact", "kept")

    def __init__(self, artifact: Artifact) -> None:
        self.artifact = artifact
        self.kept: dict[object, object] = {}

    @property
    def path(self) -> str:
        """The path relative to the root."""
        return self.artifact.path

    @property
    def suffix(self) -> str:
        """The suffix of the name in lower case, with its dot; empty where there is none."""
        return suffix(self.path)

    def mentions(self, hints: Iterable[bytes]) -> bool:
        """Whether one of the hints stands anywhere in the file: cheap, without parsing it."""
        data = self.artifact.data
        return any(hint in data for hint in hints)

    @cached_property
    def parsed(self) -> Tree | str:
        """The syntax tree, or the reason why there is none."""
        try:
            return parse(self.artifact)
        except UnparsableError as error:
            return error.reason

    @property
    def root(self) -> Node | None:
        """The root of the syntax tree; None where the file is not parsed."""
        return None if isinstance(self.parsed, str) else self.parsed.root_node

    @property
    def fault(self) -> str:
        """Why the file is not parsed; empty where it is."""
        return self.parsed if isinstance(self.parsed, str) else ""


def suffix(path: str) -> str:
    """The suffix of a path's name in lower case, with its dot; empty where there is none."""
    _, dot, last = path.rpartition("/")[2].rpartition(".")
    return f".{last.lower()}" if dot else ""


def parse(artifact: Artifact) -> Tree:
    """The syntax tree of a file, errors in it tolerated; raises UnparsableError for one over a limit."""
    data = artifact.data
    if len(data) > MAX_BYTES:
        raise UnparsableError(f"is larger than the limit of {MAX_BYTES >> 20} MiB")
    if _nesting(data) > MAX_NESTING:
        raise UnparsableError(f"has more than {MAX_NESTING} brackets open at once")
    return _parsed(_parser(suffix(artifact.path)), data.removeprefix(b"\xef\xbb\xbf"))


def _parsed(parser: Parser, data: bytes) -> Tree:
    """The tree; raises UnparsableError where that takes too long, as ambiguous text can make it in any grammar."""
    if len(data) <= _QUICK:
        return parser.parse(data)
    end = time.process_time() + PARSE_SECONDS
    try:
        # Only a parser that is handed its text piece by piece asks whether to go on.
        return parser.parse(
            lambda offset, _: data[offset : offset + _PIECE], progress_callback=lambda *_: time.process_time() > end
        )
    except ValueError:
        parser.reset()
        raise UnparsableError(f"takes longer than {PARSE_SECONDS} s to parse") from None


def branches(node: Node) -> list[Node]:
    """The nodes directly below a node that have a named node below them: no names, no literals, no punctuation.

    `node.children` keeps what it gives for as long as the node lives. The nodes of a whole tree take more memory than
    the tree, and Python looks through all of them each time it looks for what may go.
    """
    found: list[Node] = []
    if not node.named_child_count:
        return found
    cursor = node.walk()
    cursor.goto_first_child()
    while True:
        child = cursor.node
        if child is not None and child.named_child_count:
            found.append(child)
        if not cursor.goto_next_sibling():
            return found


def walk(node: Node) -> Iterator[Node]:
    """A node and all below it in the order of the text, without recursion."""
    cursor = node.walk()
    while True:
        yield cast("Node", cursor.node)
        if cursor.goto_first_child():
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return


def text(node: Node | None) -> str:
    """The text of a node; empty for None."""
    return (node.text or b"").decode("utf-8", "replace") if node is not None else ""


def line(node: Node) -> int:
    """The line on which a node begins, counted from 1."""
    return node.start_point[0] + 1


def errors(node: Node) -> Iterator[Node]:
    """The places below a node that do not follow the grammar."""
    pending = [node]
    while pending:
        each = pending.pop()
        if each.is_error:
            yield each
        elif each.has_error:
            pending.extend(reversed(each.children))


@cache
def _parser(suffix_: str) -> Parser:
    from tree_sitter import Parser

    return Parser(_language(*GRAMMARS[suffix_]))


@cache
def _language(module: str, function: str) -> Language:
    from tree_sitter import Language

    return Language(getattr(import_module(module), function)())


def _nesting(data: bytes) -> int:
    brackets = data.translate(None, _NO_BRACKET)
    if len(brackets) <= MAX_NESTING:
        return 0
    depth = deepest = 0
    for byte in brackets:
        if byte in b"([{":
            depth += 1
            deepest = max(deepest, depth)
        elif depth:
            depth -= 1
    return deepest

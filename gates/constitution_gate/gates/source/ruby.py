"""Texts and calls in Ruby source: literals, symbols and constants of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source.languages import text, walk
from constitution_gate.gates.source.model import UNKNOWN
from constitution_gate.gates.source.steps import Steps, limited

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

_PIECES = frozenset({"string", "bare_string", "bare_symbol", "delimited_symbol", "string_array"})
_ARRAYS = frozenset({"array", "symbol_array", "string_array"})
_SAME = frozenset({"freeze", "to_s", "to_sym"})
_MOST_CONSTANTS = 200


class Call(Record):
    """A call: its receiver as written, its name, its arguments and its block; `options` are by name.

    `pairs` are the arguments with `=>` whose key is no option's name.
    """

    node: Node
    receiver: Node | None
    name: str
    positional: tuple[Node, ...]
    options: Mapping[str, Node]
    pairs: tuple[tuple[Node, Node], ...]
    block: Node | None


class Module:
    """A parsed file: its constants and the bodies of its methods."""

    def __init__(self, file: SourceFile, root: Node) -> None:
        self.file = file
        self.root = root
        self.constants: dict[str, list[Node]] = {}
        self.methods: dict[str, Node] = {}
        for node in walk(root):
            if node.type == "assignment":
                left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
                if left is not None and right is not None and left.type in {"constant", "identifier"}:
                    self.constants.setdefault(text(left), []).append(right)
            elif node.type == "method":
                body = node.child_by_field_name("body")
                if body is not None:
                    self.methods[text(node.child_by_field_name("name"))] = body


class Program:
    """The Ruby files of a repository, each parsed when it is asked for."""

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self._files = {file.path: file for file in files}
        self._modules: dict[str, Module | None] = {}
        self._constants: dict[str, tuple[Node, Module] | None] = {}

    def module(self, path: str) -> Module | None:
        """The module in a file; None where there is none or it cannot be parsed."""
        if path not in self._modules:
            file = self._files.get(path)
            root = file.root if file is not None else None
            self._modules[path] = Module(file, root) if file is not None and root is not None else None
        return self._modules[path]

    def string(self, node: Node | None, module: Module, steps: Steps | None = None) -> str:
        """The text of a string or a symbol, with UNKNOWN for each part that is no constant of the repository."""
        steps = steps or Steps()
        if node is None or not steps.take():
            return UNKNOWN
        kind = node.type
        if kind in _PIECES:
            return limited("".join(self._part(child, module, steps) for child in node.named_children))
        if kind == "simple_symbol":
            return text(node)[1:]
        if kind == "binary" and text(node.child_by_field_name("operator")) == "+":
            sides = (node.child_by_field_name("left"), node.child_by_field_name("right"))
            return limited("".join(self.string(side, module, steps) for side in sides))
        if kind == "call" and text(node.child_by_field_name("method")) in _SAME:
            return self.string(node.child_by_field_name("receiver"), module, steps)
        if kind in {"constant", "identifier"}:
            return self._named(text(node), module, steps)
        if kind == "scope_resolution":
            return self._named(text(node.child_by_field_name("name")), module, steps)
        return UNKNOWN

    def strings(self, node: Node | None, module: Module) -> list[str]:
        """The texts of an array, or the one text of another expression; UNKNOWN stands for what is not constant."""
        if node is not None and node.type == "constant":
            values = module.constants.get(text(node), [])
            node = values[0] if len(values) == 1 else node
        if node is not None and node.type == "call" and text(node.child_by_field_name("method")) in _SAME:
            node = node.child_by_field_name("receiver")
        if node is not None and node.type in _ARRAYS:
            return [self.string(each, module) for each in node.named_children if each.type != "comment"]
        return [self.string(node, module)]

    def _part(self, node: Node, module: Module, steps: Steps) -> str:
        if node.type == "string_content":
            return text(node)
        if node.type == "escape_sequence":
            return text(node)[1:]
        return self.string(node.named_children[0], module, steps) if node.named_child_count == 1 else UNKNOWN

    def _named(self, name: str, module: Module, steps: Steps) -> str:
        values = module.constants.get(name)
        if values is not None:
            return self.string(values[0], module, steps) if len(values) == 1 else UNKNOWN
        if not name[:1].isupper():
            return UNKNOWN
        if name not in self._constants and len(self._constants) < _MOST_CONSTANTS:
            self._constants[name] = self._elsewhere(name)
        found = self._constants.get(name)
        return self.string(found[0], found[1], steps) if found is not None else UNKNOWN

    def _elsewhere(self, name: str) -> tuple[Node, Module] | None:
        """The value of a constant that one file alone sets, and that file."""
        hint = (f"{name} =".encode(),)
        modules = [self.module(file.path) for file in self._files.values() if file.mentions(hint)]
        found = [(value, each) for each in modules if each is not None for value in each.constants.get(name, ())]
        return found[0] if len(found) == 1 else None


def call_of(node: Node) -> Call:
    """Take a call apart."""
    positional: list[Node] = []
    options: dict[str, Node] = {}
    pairs: list[tuple[Node, Node]] = []
    given = node.child_by_field_name("arguments")
    for each in given.named_children if given is not None else ():
        if each.type == "pair":
            key, value = each.child_by_field_name("key"), each.child_by_field_name("value")
            if key is not None and key.type in {"hash_key_symbol", "simple_symbol"}:
                options[text(key).lstrip(":")] = value if value is not None else key
            elif key is not None and value is not None:
                pairs.append((key, value))
        elif each.type not in {"comment", "block_argument"}:
            positional.append(each)
    return Call(
        node,
        node.child_by_field_name("receiver"),
        text(node.child_by_field_name("method")),
        tuple(positional),
        options,
        tuple(pairs),
        node.child_by_field_name("block"),
    )

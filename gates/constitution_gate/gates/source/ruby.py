"""Texts and calls in Ruby source: literals, symbols and constants of a file."""

from __future__ import annotations

from collections import ChainMap
from copy import copy
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
        constants: dict[str, list[Node]] = {}
        self.constants: ChainMap[str, list[Node]] = ChainMap(constants)
        self.methods: dict[str, Node] = {}
        self.parameters: dict[str, list[str]] = {}
        for node in walk(root):
            if node.type == "assignment":
                left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
                if left is not None and right is not None and left.type in {"constant", "identifier"}:
                    constants.setdefault(text(left), []).append(right)
            elif node.type == "method":
                body = node.child_by_field_name("body")
                if body is not None:
                    name = text(node.child_by_field_name("name"))
                    self.methods[name] = body
                    self.parameters[name] = _parameters(node)

    def bound(self, name: str, value: Node) -> Module:
        """The same file where a name stands for one value."""
        other = copy(self)
        known = self.constants.get(text(value), []) if value.type == "identifier" else []
        other.constants = self.constants.new_child({name: [known[0] if len(known) == 1 else value]})
        return other


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

    def strings(self, node: Node | None, module: Module, steps: Steps | None = None) -> list[str]:
        """The texts of an array, or the one text of another expression; UNKNOWN stands for what is not constant."""
        steps = steps or Steps()
        if node is None or not steps.take():
            return [UNKNOWN]
        if node.type in {"constant", "identifier"}:
            values = module.constants.get(text(node), [])
            return self.strings(values[0], module, steps) if len(values) == 1 else [self.string(node, module, steps)]
        if node.type == "call" and text(node.child_by_field_name("method")) in _SAME:
            return self.strings(node.child_by_field_name("receiver"), module, steps)
        if node.type == "binary":
            left, right = (node.child_by_field_name(side) for side in ("left", "right"))
            operator = text(node.child_by_field_name("operator"))
            if operator in {"+", "-"} and left is not None and not _is_text(left):
                taken, given = self.strings(left, module, steps), self.strings(right, module, steps)
                if operator == "+" or UNKNOWN in given:
                    return [*taken, *given]
                return [each for each in taken if each not in given]
        if node.type in _ARRAYS:
            found: list[str] = []
            for each in node.named_children:
                if each.type == "splat_argument":
                    found += self.strings(each.named_children[0] if each.named_child_count else None, module, steps)
                elif each.type != "comment":
                    found.append(self.string(each, module, steps))
            return found
        return [self.string(node, module, steps)]

    def elements(self, node: Node | None, module: Module) -> list[Node] | None:
        """The elements of an array that is written out; None where it is none, or gets more elements."""
        if node is not None and node.type in {"constant", "identifier"}:
            values = module.constants.get(text(node), [])
            name = text(node).encode()
            if len(values) != 1 or module.file.mentions((name + b" <<", name + b".push", name + b" +=")):
                return None
            node = values[0]
        if node is not None and node.type == "call" and text(node.child_by_field_name("method")) in _SAME:
            node = node.child_by_field_name("receiver")
        if node is None or node.type not in _ARRAYS:
            return None
        found = [each for each in node.named_children if each.type != "comment"]
        return found if all(each.type != "splat_argument" for each in found) else None

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


def _is_text(node: Node) -> bool:
    return node.type in {"string", "simple_symbol", "delimited_symbol"}


def _parameters(method: Node) -> list[str]:
    """The names of the parameters that a method takes by position; those after one of another kind are left out."""
    given = method.child_by_field_name("parameters")
    names = []
    for each in given.named_children if given is not None else ():
        if each.type != "identifier":
            break
        names.append(text(each))
    return names


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

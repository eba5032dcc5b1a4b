"""Texts and calls in PHP source: constants, variables that are set once, and the paths of files."""

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

CALLS = frozenset({"member_call_expression", "scoped_call_expression", "nullsafe_member_call_expression"})
CLOSURES = frozenset({"anonymous_function", "arrow_function"})
_DECLARED = frozenset(
    {"anonymous_class", "class_declaration", "enum_declaration", "interface_declaration", "trait_declaration"}
)
_ESCAPES = {"\\n": "\n", "\\t": "\t"}


class Link(Record):
    """A call in a chain: its name in lower case, and its arguments."""

    name: str
    node: Node
    positional: tuple[Node, ...]
    named: Mapping[str, Node]

    def argument(self, name: str, position: int) -> Node | None:
        """An argument by name or by position."""
        here = self.positional[position] if position < len(self.positional) else None
        return self.named.get(name, here)


class Module:
    """A parsed file: its variables and constants, those of its classes, and the names that it imports as others.

    `bound` are expressions whose text is known for now, as in the body of a loop. A script declares no class.
    """

    def __init__(self, file: SourceFile, root: Node) -> None:
        self.file = file
        self.root = root
        self.variables: dict[str, list[Node]] = {}
        self.constants: dict[str, Node] = {}
        self.aliases: dict[str, str] = {}
        self.bound: dict[str, str] = {}
        self.is_script = True
        for node in walk(root):
            if node.type in _DECLARED:
                self.is_script = False
            if node.type == "assignment_expression":
                left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
                if left is not None and right is not None:
                    self.variables.setdefault(text(left), []).append(right)
            elif node.type == "foreach_statement":
                for name in loop_names(node):
                    self.variables.setdefault(text(name), []).extend((name, name))
            elif node.type in {"const_element", "enum_case"} and node.named_child_count > 1:
                self.constants.setdefault(text(node.named_children[0]), node.named_children[-1])
            elif node.type == "namespace_use_clause" and (alias := node.child_by_field_name("alias")) is not None:
                self.aliases[text(alias)] = text(node.named_children[0]).rpartition("\\")[2]


class Program:
    """The PHP files of a repository, each parsed when a name leads to it."""

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self._files = {file.path: file for file in files}
        self._modules: dict[str, Module | None] = {}
        self._by_stem: dict[str, list[str]] = {}
        for path in self._files:
            self._by_stem.setdefault(path.rpartition("/")[2].removesuffix(".php"), []).append(path)

    def module(self, path: str) -> Module | None:
        """The module in a file; None where there is none or it cannot be parsed."""
        if path not in self._modules:
            file = self._files.get(path)
            root = file.root if file is not None else None
            self._modules[path] = Module(file, root) if file is not None and root is not None else None
        return self._modules[path]

    def string(self, node: Node | None, module: Module, steps: Steps | None = None) -> str:
        """The text of an expression, with UNKNOWN for each part that is no constant of the repository.

        `__DIR__` is the directory of the file, below a root `/`.
        """
        steps = steps or Steps()
        if node is None or not steps.take():
            return UNKNOWN
        kind = node.type
        if kind in {"string", "encapsed_string"}:
            return limited("".join(self._part(child, module, steps) for child in node.named_children))
        if kind == "binary_expression" and any(child.type == "." for child in node.children):
            sides = (node.child_by_field_name("left"), node.child_by_field_name("right"))
            return limited("".join(self.string(side, module, steps) for side in sides))
        if kind == "parenthesized_expression" and node.named_child_count == 1:
            return self.string(node.named_children[0], module, steps)
        if text(node) in module.bound:
            return module.bound[text(node)]
        if kind == "variable_name":
            values = module.variables.get(text(node), [])
            return self.string(values[0], module, steps) if len(values) == 1 else UNKNOWN
        if kind == "name":
            if text(node).upper() == "__DIR__":
                return f"/{module.file.path.rpartition('/')[0]}"
            return self.string(module.constants.get(text(node)), module, steps)
        if kind == "class_constant_access_expression" and node.named_child_count == 2:
            return self._constant(text(node.named_children[0]), text(node.named_children[1]), module, steps)
        if kind == "member_access_expression" and text(node.child_by_field_name("name")) == "value":
            case = node.child_by_field_name("object")
            if case is not None and case.type == "class_constant_access_expression":
                return self.string(case, module, steps)
        return UNKNOWN

    def listed(
        self, node: Node | None, module: Module, steps: Steps | None = None
    ) -> tuple[Module, list[tuple[Node | None, Node]]] | None:
        """The keys and values of an array, through a variable or a constant too, and the module in which it stands."""
        steps = steps or Steps()
        if node is None or not steps.take():
            return None
        if node.type == "variable_name":
            values = module.variables.get(text(node), [])
            return self.listed(values[0], module, steps) if len(values) == 1 else None
        if node.type == "class_constant_access_expression" and node.named_child_count == 2:
            owner, name = (text(each) for each in node.named_children)
            found = [each for each in self._owners(owner, module) if name in each.constants]
            return self.listed(found[0].constants[name], found[0], steps) if len(found) == 1 else None
        given = elements(node)
        return (module, given) if given is not None else None

    def cases(self, owner: str, module: Module) -> list[str]:
        """The values of the cases of an enumeration, in their order."""
        return [
            self.string(node.named_children[-1], each)
            for each in self._owners(owner, module)
            for node in walk(each.root)
            if node.type == "enum_case" and node.named_child_count > 1
        ]

    def strings(self, node: Node | None, module: Module) -> list[str]:
        """The texts of an array, or the one text of another expression; UNKNOWN stands for what is not constant."""
        listed = elements(node)
        return [self.string(node, module)] if listed is None else [self.string(each, module) for _, each in listed]

    def _part(self, node: Node, module: Module, steps: Steps) -> str:
        if node.type == "string_content":
            return text(node)
        if node.type == "escape_sequence":
            return _ESCAPES.get(text(node), text(node)[1:])
        return self.string(node, module, steps)

    def _constant(self, owner: str, name: str, module: Module, steps: Steps) -> str:
        values = {self.string(each.constants.get(name), each, steps) for each in self._owners(owner, module)}
        return values.pop() if len(values) == 1 else UNKNOWN

    def _owners(self, owner: str, module: Module) -> list[Module]:
        """The modules that may declare a class."""
        if owner in {"self", "static"}:
            return [module]
        stem = owner.rpartition("\\")[2]
        stem = module.aliases.get(stem, stem)
        return [each for path in self._by_stem.get(stem, ()) if (each := self.module(path)) is not None]


def elements(node: Node | None) -> list[tuple[Node | None, Node]] | None:
    """The keys and values of an array; None for anything else."""
    if node is None or node.type != "array_creation_expression":
        return None
    found: list[tuple[Node | None, Node]] = []
    for each in node.named_children:
        if each.type == "array_element_initializer" and each.named_child_count:
            key = each.named_children[0] if each.named_child_count > 1 else None
            found.append((key, each.named_children[-1]))
    return found


def loop_names(loop: Node) -> list[Node]:
    """The variables that a `foreach` sets: that of the value, after that of the key where there is one."""
    found: list[Node] = []
    for each in loop.named_children[1:]:
        if each.type == "variable_name":
            found.append(each)
        elif each.type in {"pair", "by_ref", "list_literal"}:
            found += [inner for inner in walk(each) if inner.type == "variable_name"]
    return found


def call_arguments(call: Node) -> list[Node]:
    """The values that a call is given, in their order."""
    given = call.child_by_field_name("arguments")
    return [each.named_children[-1] for each in given.named_children if each.named_child_count] if given else []


def chain(call: Node) -> tuple[Node | None, list[Link]]:
    """What a chain of calls begins with, and its calls in the order in which they are made."""
    links: list[Link] = []
    node: Node | None = call
    while node is not None and node.type in CALLS:
        links.append(_link(node))
        node = node.child_by_field_name("object") or node.child_by_field_name("scope")
    return node, links[::-1]


def _link(call: Node) -> Link:
    positional: list[Node] = []
    named: dict[str, Node] = {}
    given = call.child_by_field_name("arguments")
    for each in given.named_children if given is not None else ():
        if each.type == "argument" and each.named_child_count:
            name = each.child_by_field_name("name")
            if name is not None:
                named[text(name)] = each.named_children[-1]
            else:
                positional.append(each.named_children[-1])
    return Link(text(call.child_by_field_name("name")).lower(), call, tuple(positional), named)

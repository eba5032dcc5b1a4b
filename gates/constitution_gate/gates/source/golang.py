"""Names in Go source: variables, fields, functions and types, across the files of a repository.

Nothing is run. A package is a directory; an import path means the directory that it ends with.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source.languages import text
from constitution_gate.gates.source.model import UNKNOWN
from constitution_gate.gates.source.steps import Steps, limited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

FUNCTIONS = frozenset({"function_declaration", "method_declaration", "func_literal"})
_SCOPES = frozenset(
    {
        "block",
        "if_statement",
        "for_statement",
        "expression_case",
        "default_case",
        "type_case",
        "communication_case",
        "expression_switch_statement",
    }
)
_PARAMETERS = frozenset({"parameter_declaration", "variadic_parameter_declaration"})
_VERB = "%"


class TypeName(Record):
    """A named type: the directory or the import path of its package, and its name."""

    package: str
    name: str


class Definition(Record):
    """What a name stands for.

    `kind` is "value" (`node` is the expression, `index` tells which of several that a call gives), "parameter",
    "declared" (a variable without a value) or "each" (of what a loop goes over). `type` is the type as written.
    """

    kind: str
    node: Node
    scope: Scope
    type: Node | None = None
    index: int = 0


class Scope:
    """The names of a file, a function or a block; `function` is the declaration around it."""

    __slots__ = ("function", "module", "names", "parent")

    def __init__(self, module: Module, parent: Scope | None, function: Node | None) -> None:
        self.module = module
        self.parent = parent
        self.function = function
        self.names: dict[str, list[Definition]] = {}

    def define(self, name: str, definition: Definition) -> None:
        """Add a meaning of a name."""
        self.names.setdefault(name, []).append(definition)


class Found(Record):
    """A syntax node and the scope in which its names have their meaning."""

    node: Node
    scope: Scope


class Function(Record):
    """A function or a method; `receiver` is the name of the receiver's type, empty for a function."""

    name: str
    receiver: str
    node: Node
    scope: Scope

    @property
    def parameters(self) -> list[tuple[str, Node]]:
        """The parameters: the name and the node that stands for it, in their order."""
        return [(text(name), name) for name, _ in _declared(self.node.child_by_field_name("parameters"))]


class Module:
    """A parsed file: its package's directory, its imports, scopes, functions, types and calls."""

    def __init__(self, file: SourceFile, root: Node) -> None:
        self.file = file
        self.path = file.path
        self.directory = file.path.rpartition("/")[0]
        self.imports: dict[str, str] = {}
        self.functions: list[Function] = []
        self.types: dict[str, Node] = {}
        self.calls: list[Found] = []
        self.literals: list[Found] = []
        self.assignments: list[Found] = []
        self.scopes: dict[int, Scope] = {}
        self.scope = Scope(self, None, None)
        self._read(root)

    def _read(self, root: Node) -> None:
        # The body of a function shares the scope of its parameters, which is the one that is looked up.
        bodies: set[int] = set()
        pending: list[tuple[Node, Scope]] = [(root, self.scope)]
        while pending:
            node, scope = pending.pop()
            kind = node.type
            if kind in FUNCTIONS:
                scope = self._function(node, scope)
                body = node.child_by_field_name("body")
                bodies.add(body.id if body is not None else 0)
            elif kind in _SCOPES and node.id not in bodies:
                scope = Scope(self, scope, scope.function)
            elif kind == "import_spec":
                self._import(node)
            elif kind == "type_spec":
                declared = node.child_by_field_name("type")
                if declared is not None:
                    self.types[text(node.child_by_field_name("name"))] = declared
            elif kind == "call_expression":
                self.calls.append(Found(node, scope))
            elif kind == "composite_literal":
                self.literals.append(Found(node, scope))
            elif kind in _BINDING:
                self._bind(node, scope)
            pending.extend((child, scope) for child in reversed(node.children))

    def _function(self, node: Node, outer: Scope) -> Scope:
        scope = self.scopes[node.id] = Scope(self, outer, node)
        of = ""
        for name, declared in _declared(node.child_by_field_name("receiver")):
            scope.define(text(name), Definition("parameter", name, scope, declared))
        receiver = node.child_by_field_name("receiver")
        if receiver is not None and receiver.named_child_count:
            of = text(base_type(receiver.named_children[0].child_by_field_name("type")))
        for name, declared in _declared(node.child_by_field_name("parameters")):
            scope.define(text(name), Definition("parameter", name, scope, declared))
        if node.type != "func_literal":
            self.functions.append(Function(text(node.child_by_field_name("name")), of, node, scope))
        return scope

    def _import(self, node: Node) -> None:
        path = text(node.child_by_field_name("path")).strip('"`')
        name = node.child_by_field_name("name")
        self.imports[text(name) if name is not None else _package_name(path)] = path

    def _bind(self, node: Node, scope: Scope) -> None:
        if node.type in {"const_spec", "var_spec"}:
            names = node.children_by_field_name("name")
            values = _listed(node.child_by_field_name("value"))
            declared = node.child_by_field_name("type")
            if not values:
                for name in names:
                    scope.define(text(name), Definition("declared", name, scope, declared))
                return
        else:
            names, values = _listed(node.child_by_field_name("left")), _listed(node.child_by_field_name("right"))
            declared = None
        if node.type == "assignment_statement":
            self.assignments.append(Found(node, scope))
        for position, name in enumerate(names):
            value = values[position] if len(values) == len(names) else (values[0] if values else None)
            if name.type != "identifier" or value is None or text(name) == "_":
                continue
            kind = "each" if node.type == "range_clause" else "value"
            index = position if len(values) != len(names) else 0
            holder = scope
            while node.type == "assignment_statement" and holder.parent is not None and text(name) not in holder.names:
                holder = holder.parent
            holder.define(text(name), Definition(kind, value, scope, declared, index))


class Program:
    """The Go files of a repository, each parsed when it is asked for or when its package is."""

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self._files = {file.path: file for file in files}
        self._modules: dict[str, Module | None] = {}
        self._directories: dict[str, list[str]] = {}
        for path in self._files:
            self._directories.setdefault(path.rpartition("/")[0], []).append(path)
        self._packages: dict[str, str] = {}

    def module(self, path: str) -> Module | None:
        """The module in a file; None where there is none or it cannot be parsed."""
        if path not in self._modules:
            file = self._files.get(path)
            root = file.root if file is not None else None
            self._modules[path] = Module(file, root) if file is not None and root is not None else None
        return self._modules[path]

    def package(self, directory: str) -> list[Module]:
        """The files of a package."""
        found = (self.module(path) for path in self._directories.get(directory, ()))
        return [module for module in found if module is not None]

    def directory(self, path: str) -> str | None:
        """The directory that an import path means; None for a package of a library."""
        if path not in self._packages:
            parts = path.split("/")
            tails = ("/".join(parts[start:]) for start in range(1, len(parts)))
            self._packages[path] = next((tail for tail in tails if tail in self._directories), UNKNOWN)
        found = self._packages[path]
        return None if found == UNKNOWN else found

    def lookup(self, name: str, scope: Scope) -> list[Definition]:
        """The meanings of a name in a scope, further out, and in the other files of the package."""
        inner: Scope | None = scope
        while inner is not None:
            if name in inner.names:
                return inner.names[name]
            inner = inner.parent
        return self.of_package(name, scope.module.directory)

    def of_package(self, name: str, directory: str) -> list[Definition]:
        """The meanings of a name at the top of a package."""
        return [each for module in self.package(directory) for each in module.scope.names.get(name, ())]

    def imported(self, node: Node | None, scope: Scope) -> str:
        """The import path that an identifier stands for; empty where it is something else."""
        if node is None or node.type not in {"identifier", "package_identifier"}:
            return ""
        if node.type == "identifier" and self.lookup(text(node), scope):
            return ""
        return scope.module.imports.get(text(node), "")

    def type_name(self, node: Node | None, module: Module) -> TypeName | None:
        """The named type that a type expression means, pointers left out."""
        node = base_type(node)
        if node is None:
            return None
        if node.type == "type_identifier":
            return TypeName(module.directory, text(node))
        if node.type == "qualified_type":
            path = module.imports.get(text(node.child_by_field_name("package")), "")
            directory = self.directory(path)
            return TypeName(path if directory is None else directory, text(node.child_by_field_name("name")))
        return None

    def declaration(self, of: TypeName) -> Found | None:
        """What a type of the repository is declared as."""
        for module in self.package(of.package):
            if of.name in module.types:
                return Found(module.types[of.name], module.scope)
        return None

    def field_types(self, of: TypeName) -> Iterator[tuple[str, Node, Module]]:
        """The fields of a structure: name (empty where it is embedded), type, and the file in which it stands."""
        declared = self.declaration(of)
        if declared is None or declared.node.type != "struct_type":
            return
        for listed in declared.node.named_children:
            for each in listed.named_children:
                written = each.child_by_field_name("type")
                names = [text(name) for name in each.children_by_field_name("name")] or [""]
                for name in names if written is not None else ():
                    if written is not None:
                        yield name, written, declared.scope.module

    def string(self, node: Node | None, scope: Scope, steps: Steps | None = None) -> str:
        """The text of an expression, with UNKNOWN for each part that is not constant."""
        steps = steps or Steps()
        if node is None or not steps.take():
            return UNKNOWN
        kind = node.type
        if kind in {"interpreted_string_literal", "raw_string_literal"}:
            return limited("".join(_unescaped(child) for child in node.named_children))
        if kind == "parenthesized_expression" and node.named_child_count == 1:
            return self.string(node.named_children[0], scope, steps)
        if kind == "binary_expression" and text(node.child_by_field_name("operator")) == "+":
            sides = (node.child_by_field_name("left"), node.child_by_field_name("right"))
            return limited("".join(self.string(side, scope, steps) for side in sides))
        if kind == "identifier":
            return self._value(self.lookup(text(node), scope), steps)
        if kind == "selector_expression":
            path, name = (
                self.imported(node.child_by_field_name("operand"), scope),
                text(node.child_by_field_name("field")),
            )
            if path == "net/http" and name.startswith("Method"):
                return name.removeprefix("Method").upper()
            directory = self.directory(path) if path else None
            return self._value(self.of_package(name, directory), steps) if directory is not None else UNKNOWN
        if kind == "call_expression":
            return self._formatted(node, scope, steps)
        return UNKNOWN

    def strings(self, node: Node | None, scope: Scope) -> list[str]:
        """The texts of a slice literal, UNKNOWN for what is not constant; only UNKNOWN for anything else."""
        if node is not None and node.type == "identifier":
            found = self.lookup(text(node), scope)
            if len(found) == 1 and found[0].kind == "value" and found[0].node.type == "composite_literal":
                return self.strings(found[0].node, found[0].scope)
        body = node.child_by_field_name("body") if node is not None and node.type == "composite_literal" else None
        if body is None:
            return [UNKNOWN]
        return [
            self.string(each.named_children[0], scope)
            for each in body.named_children
            if each.type == "literal_element" and each.named_child_count
        ]

    def _value(self, found: list[Definition], steps: Steps) -> str:
        if len(found) == 1 and found[0].kind == "value":
            return self.string(found[0].node, found[0].scope, steps)
        if len(found) == 1 and found[0].kind == "parameter":
            return self._given(found[0], steps)
        return UNKNOWN

    def _given(self, parameter: Definition, steps: Steps) -> str:
        """What a parameter of a function is given, where all calls give it the same."""
        function = parameter.scope.function
        if function is None or function.type == "func_literal":
            return UNKNOWN
        own = self.calls.get(text(function.child_by_field_name("name")), [])
        names = [name.id for name, _ in _declared(function.child_by_field_name("parameters"))]
        if not own or len(own) > _MOST_CALLS or parameter.node.id not in names:
            return UNKNOWN
        position = names.index(parameter.node.id)
        given = {
            self.string(values[position], each.scope, steps) if position < len(values) else UNKNOWN
            for each in own
            for values in (arguments(each.node),)
        }
        return given.pop() if len(given) == 1 else UNKNOWN

    @cached_property
    def calls(self) -> dict[str, list[Found]]:
        """Name -> calls of a function or method of this name, in all files that have been parsed."""
        found: dict[str, list[Found]] = {}
        for module in self._modules.values():
            for each in module.calls if module is not None else ():
                found.setdefault(method_of(each.node)[1], []).append(each)
        return found

    def _formatted(self, call: Node, scope: Scope, steps: Steps) -> str:
        """`fmt.Sprintf("/%s/x", constant)`."""
        operand, name = method_of(call)
        values = arguments(call)
        if name != "Sprintf" or self.imported(operand, scope) != "fmt" or not values:
            return UNKNOWN
        first, *pieces = self.string(values[0], scope, steps).split(_VERB)
        if len(pieces) != len(values) - 1 or any(not piece.startswith(("s", "v", "d")) for piece in pieces):
            return UNKNOWN
        filled = (self.string(value, scope, steps) for value in values[1:])
        return limited(first + "".join(value + piece[1:] for value, piece in zip(filled, pieces, strict=True)))


def base_type(node: Node | None) -> Node | None:
    """A type without pointers and type arguments around it."""
    while node is not None and node.type in {"pointer_type", "generic_type", "parenthesized_type"}:
        node = node.child_by_field_name("type") or next(iter(node.named_children), None)
    return node


def arguments(call: Node) -> list[Node]:
    """The arguments of a call."""
    given = call.child_by_field_name("arguments")
    return [each for each in given.named_children if each.type != "comment"] if given is not None else []


def method_of(call: Node) -> tuple[Node | None, str]:
    """The operand and the name of a call `operand.Name(…)`; None and the name for a call `name(…)`."""
    function = call.child_by_field_name("function")
    if function is None:
        return None, ""
    if function.type == "selector_expression":
        return function.child_by_field_name("operand"), text(function.child_by_field_name("field"))
    return None, text(function) if function.type == "identifier" else ""


def returned_by(function: Node) -> list[Node]:
    """What a function returns last, inner functions left out: one expression for each result."""
    last: list[Node] = []
    body = function.child_by_field_name("body")
    pending = [body] if body is not None else []
    while pending:
        each = pending.pop()
        if each.type == "return_statement":
            values = _listed(each.named_children[0]) if each.named_child_count else []
            last = values if values and values[0].type != "nil" else last
        elif each.type not in FUNCTIONS:
            pending.extend(reversed(each.children))
    return last


_MOST_CALLS = 20
_BINDING = frozenset({"const_spec", "var_spec", "short_var_declaration", "assignment_statement", "range_clause"})


def _declared(parameters: Node | None) -> Iterator[tuple[Node, Node | None]]:
    for each in parameters.named_children if parameters is not None else ():
        if each.type in _PARAMETERS:
            for name in each.children_by_field_name("name"):
                yield name, each.child_by_field_name("type")


def _listed(node: Node | None) -> list[Node]:
    if node is None:
        return []
    return (
        [each for each in node.named_children if each.type != "comment"] if node.type == "expression_list" else [node]
    )


def _package_name(path: str) -> str:
    """The name of a package by its import path: the last part that is no version."""
    parts = path.split("/")
    if len(parts) > 1 and parts[-1][:1] == "v" and parts[-1][1:].isdigit():
        parts.pop()
    return parts[-1].rpartition("go-")[2].partition(".")[0]


def _unescaped(node: Node) -> str:
    written = text(node)
    return written[1:] if node.type == "escape_sequence" and len(written) == 2 else written

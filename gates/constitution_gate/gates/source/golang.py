"""Names in Go source: variables, fields, functions and types, across the files of a repository.

Nothing is run. A package is a directory; an import path means the directory that it ends with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.gates.source.languages import branches, text
from constitution_gate.gates.source.model import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
_BINDING = frozenset({"const_spec", "var_spec", "short_var_declaration", "assignment_statement", "range_clause"})
_IMPORTED = lazy(r'"([^"\n]+)"')


class TypeName(Record):
    """A named type: the directory or the import path of its package, and its name."""

    package: str
    name: str


class Instance(Record):
    """A call of a function, or a turn of a loop, for which its body is read by itself.

    `depth` counts the calls around it, and `live` says whether anything calls the function in which it stands.
    """

    number: int = 0
    depth: int = 0
    live: bool = True


NONE = Instance()
"""What is read once, whatever calls it."""


class Definition(Record):
    """What a name stands for.

    `kind` is "value" (`node` is the expression, `index` tells which of several that a call gives), "parameter",
    "declared" (a variable without a value), "each" (of what a loop goes over: `index` 0 for the first name) or "rest"
    (the arguments of a call, from `index` on). `type` is the type as written, in the scope `home`. `bound` says that an
    instance gives the name its value, and `fallback` that it is set only where it is nil.
    """

    kind: str
    node: Node
    scope: Scope
    type: Node | None = None
    index: int = 0
    home: Scope | None = None
    bound: bool = False
    fallback: bool = False

    @property
    def typed_in(self) -> Module:
        """The file in which the type is written."""
        return (self.home or self.scope).module


class Scope:
    """The names of a file, a function or a block; `function` is the declaration around it."""

    __slots__ = ("function", "instance", "module", "names", "parent")

    def __init__(
        self, module: Module, parent: Scope | None, function: Node | None, instance: Instance | None = None
    ) -> None:
        self.module = module
        self.parent = parent
        self.function = function
        self.instance: Instance = instance or (parent.instance if parent is not None else NONE)
        self.names: dict[str, list[Definition]] = {}

    def define(self, name: str, definition: Definition) -> None:
        """Add a meaning of a name."""
        self.names.setdefault(name, []).append(definition)


class Found(Record):
    """A syntax node and the scope in which its names have their meaning."""

    node: Node
    scope: Scope


class Function(Record):
    """A function, a method or a literal of one; `receiver` is the name of the receiver's type, else empty."""

    name: str
    receiver: str
    node: Node
    scope: Scope

    @property
    def parameters(self) -> list[tuple[str, Node]]:
        """The parameters: the name and the node that stands for it, in their order."""
        return [(text(name), name) for name, _ in declared(self.node.child_by_field_name("parameters"))]


class Region:
    """A file, a function ("function") or a loop over something ("loop"), with what stands in it and not deeper."""

    __slots__ = ("assignments", "calls", "inner", "kind", "literals", "node", "scope")

    def __init__(self, kind: str, node: Node, scope: Scope) -> None:
        self.kind = kind
        self.node = node
        self.scope = scope
        self.calls: list[Found] = []
        self.literals: list[Found] = []
        self.assignments: list[Found] = []
        self.inner: list[Region] = []

    def all(self) -> Iterator[Region]:
        """The region and those in it."""
        pending = [self]
        while pending:
            each = pending.pop()
            yield each
            pending.extend(reversed(each.inner))


class Module:
    """A parsed file: its package's directory, its imports, scopes, functions, types and regions."""

    def __init__(self, file: SourceFile, root: Node) -> None:
        self.file = file
        self.path = file.path
        self.directory = file.path.rpartition("/")[0]
        self.package = ""
        self.imports: dict[str, str] = {}
        self.unnamed: list[str] = []
        self.functions: list[Function] = []
        self.types: dict[str, Node] = {}
        self.scopes: dict[tuple[int, int], Scope] = {}
        self.scope = Scope(self, None, None)
        self.region = Region("file", root, self.scope)
        self._read(root, self.region)

    def instance(self, node: Node, outer: Scope, names: Mapping[str, Definition], instance: Instance) -> Region:
        """The body of a function, read once more, with what a call gives its parameters."""
        scope = Scope(self, outer, node, instance)
        self._parameters(node, scope)
        for name, definition in names.items():
            scope.names[name] = [definition]
        self.scopes[node.id, instance.number] = scope
        region = Region("function", node, scope)
        body = node.child_by_field_name("body")
        if body is not None:
            self._read(body, region)
        return region

    def turn(self, loop: Region, names: Mapping[str, Definition], instance: Instance) -> Region:
        """The body of a loop, read once more, with what its names stand for in one turn."""
        scope = Scope(self, loop.scope.parent, loop.scope.function, instance)
        for name, definition in names.items():
            scope.names[name] = [definition]
        region = Region("loop", loop.node, scope)
        body = loop.node.child_by_field_name("body")
        if body is not None:
            self._read(body, region)
        return region

    def _read(self, root: Node, region: Region) -> None:
        # The body of a function shares the scope of its parameters, which is the one that is looked up.
        bodies: set[int] = {root.id}
        pending: list[tuple[Node, Scope, Region]] = [(root, region.scope, region)]
        while pending:
            node, scope, within = pending.pop()
            kind = node.type
            if kind in FUNCTIONS:
                scope = self._function(node, scope)
                body = node.child_by_field_name("body")
                bodies.add(body.id if body is not None else 0)
                inner = Region("function", node, scope)
                within.inner.append(inner)
                within = inner
            elif kind in _SCOPES and node.id not in bodies:
                scope = Scope(self, scope, scope.function)
                if kind == "for_statement" and range_of(node) is not None:
                    inner = Region("loop", node, scope)
                    within.inner.append(inner)
                    # What is gone over is evaluated once, before the first turn.
                    turned = node.child_by_field_name("body")
                    pending.extend((each, scope, inner if each == turned else within) for each in node.children[::-1])
                    continue
            elif kind == "import_spec":
                self._import(node)
            elif kind == "package_clause":
                self.package = text(next(iter(node.named_children), None))
            elif kind == "type_spec":
                meaning = node.child_by_field_name("type")
                if meaning is not None:
                    self.types[text(node.child_by_field_name("name"))] = meaning
            elif is_call(node):
                within.calls.append(Found(node, scope))
            elif kind == "composite_literal":
                within.literals.append(Found(node, scope))
            elif kind in _BINDING:
                if kind == "assignment_statement":
                    within.assignments.append(Found(node, scope))
                self._bind(node, scope)
            pending.extend((child, scope, within) for child in reversed(branches(node)))
        for each in region.all():
            # What stands in a call is evaluated before it, and so are the calls before it in a chain.
            each.calls.sort(key=lambda found: found.node.end_byte)

    def _function(self, node: Node, outer: Scope) -> Scope:
        scope = Scope(self, outer, node)
        self.scopes[node.id, scope.instance.number] = scope
        self._parameters(node, scope)
        if node.type != "func_literal":
            receiver = node.child_by_field_name("receiver")
            of = ""
            if receiver is not None and receiver.named_child_count:
                of = text(base_type(receiver.named_children[0].child_by_field_name("type")))
            self.functions.append(Function(text(node.child_by_field_name("name")), of, node, scope))
        return scope

    def _parameters(self, node: Node, scope: Scope) -> None:
        for field in ("receiver", "parameters"):
            for name, written in declared(node.child_by_field_name(field)):
                scope.define(text(name), Definition("parameter", name, scope, written))

    def _import(self, node: Node) -> None:
        path = text(node.child_by_field_name("path")).strip('"`')
        name = node.child_by_field_name("name")
        if name is not None:
            self.imports[text(name)] = path
            return
        self.unnamed.append(path)
        guessed = package_name(path)
        if guessed == path.rpartition("/")[2] or guessed not in self.imports:
            self.imports[guessed] = path

    def _bind(self, node: Node, scope: Scope) -> None:
        written = None
        if node.type in {"const_spec", "var_spec"}:
            names = node.children_by_field_name("name")
            values = listed(node.child_by_field_name("value"))
            written = node.child_by_field_name("type")
            if not values:
                for name in names:
                    scope.define(text(name), Definition("declared", name, scope, written))
                return
        else:
            names, values = listed(node.child_by_field_name("left")), listed(node.child_by_field_name("right"))
        fallback = node.type == "assignment_statement" and len(names) == 1 and _where_nil(node, text(names[0]))
        for position, name in enumerate(names):
            value = values[position] if len(values) == len(names) else (values[0] if values else None)
            if name.type != "identifier" or value is None or text(name) == "_":
                continue
            kind = "each" if node.type == "range_clause" else "value"
            # The names of a loop over one thing are its keys and its elements.
            index = position if kind == "each" or len(values) != len(names) else 0
            holder = scope
            while node.type == "assignment_statement" and holder.parent is not None and text(name) not in holder.names:
                holder = holder.parent
            holder.define(text(name), Definition(kind, value, scope, written, index, fallback=fallback))


class Program:
    """The Go files of a repository, each parsed when it is asked for or when its package is."""

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self._files = {file.path: file for file in files}
        self._modules: dict[str, Module | None] = {}
        self._directories: dict[str, list[str]] = {}
        for path in self._files:
            self._directories.setdefault(path.rpartition("/")[0], []).append(path)
        self._packages: dict[str, str] = {}
        self._names: dict[str, dict[str, list[Definition]]] = {}
        self._types: dict[str, dict[str, Found]] = {}
        self._imports: dict[str, dict[str, str]] = {}

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

    def is_own(self, directory: str) -> bool:
        """Whether a package is one of the repository."""
        return directory in self._directories

    def around(self, paths: Iterable[str]) -> set[str]:
        """These files, the others of their packages, and all that import one of them, on and on."""
        importers: dict[str, set[str]] = {}
        for path, file in self._files.items():
            head = file.artifact.data.partition(b"\nfunc ")[0].decode("utf-8", "replace")
            for imported in _IMPORTED.findall(head):
                directory = self.directory(imported) if "/" in imported else None
                if directory is not None:
                    importers.setdefault(directory, set()).add(path.rpartition("/")[0])
        found: set[str] = set()
        pending = {path.rpartition("/")[0] for path in paths}
        while pending:
            directory = pending.pop()
            if directory not in found:
                found.add(directory)
                pending |= importers.get(directory, set())
        return {path for directory in found for path in self._directories.get(directory, ())}

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
        if directory not in self._names:
            names = self._names[directory] = {}
            for module in self.package(directory):
                for each, definitions in module.scope.names.items():
                    names.setdefault(each, []).extend(definitions)
        return self._names[directory].get(name, [])

    def imported(self, node: Node | None, scope: Scope) -> str:
        """The import path that an identifier stands for; empty where it is something else."""
        if node is None or node.type not in {"identifier", "package_identifier"}:
            return ""
        if node.type == "identifier" and self.lookup(text(node), scope):
            return ""
        return self.import_path(text(node), scope.module)

    def import_path(self, name: str, module: Module) -> str:
        """The path of what a file imports under a name; empty where there is nothing of this name.

        A package of the repository has the name that its files give it, and one of a library that of its path.
        """
        if module.path not in self._imports:
            names = self._imports[module.path] = dict(module.imports)
            for path in module.unnamed:
                directory = self.directory(path)
                first = self.module(self._directories[directory][0]) if directory is not None else None
                if first is not None and first.package:
                    guessed = package_name(path)
                    if names.get(guessed) == path:
                        del names[guessed]
                    names[first.package] = path
        return self._imports[module.path].get(name, "")

    def type_name(self, node: Node | None, module: Module) -> TypeName | None:
        """The named type that a type expression means, pointers left out."""
        node = base_type(node)
        if node is None:
            return None
        if node.type == "type_identifier":
            return TypeName(module.directory, text(node))
        if node.type == "qualified_type":
            path = self.import_path(text(node.child_by_field_name("package")), module)
            directory = self.directory(path)
            return TypeName(path if directory is None else directory, text(node.child_by_field_name("name")))
        return None

    def declaration(self, of: TypeName) -> Found | None:
        """What a type of the repository is declared as."""
        if of.package not in self._types:
            self._types[of.package] = {
                name: Found(node, module.scope)
                for module in self.package(of.package)
                for name, node in module.types.items()
            }
        return self._types[of.package].get(of.name)

    def field_types(self, of: TypeName) -> Iterator[tuple[str, Node, Module]]:
        """The fields of a structure: name (empty where it is embedded), type, and the file in which it stands."""
        found = self.declaration(of)
        if found is not None and found.node.type == "struct_type":
            yield from fields_of(found.node, found.scope.module)


def fields_of(structure: Node, module: Module) -> Iterator[tuple[str, Node, Module]]:
    """The fields of a structure: name (empty where it is embedded), type, and the file in which it stands."""
    for one in structure.named_children:
        for each in one.named_children:
            written = each.child_by_field_name("type")
            names = [text(name) for name in each.children_by_field_name("name")] or [""]
            for name in names if written is not None else ():
                if written is not None:
                    yield name, written, module


def place(node: Node, scope: Scope) -> tuple[str, int, int, int]:
    """What tells a node from all others, and from itself in another instance."""
    return scope.module.path, node.start_byte, node.end_byte, scope.instance.number


def inner(node: Node) -> Node | None:
    """What stands in brackets, behind an operator, or before dots."""
    return node.child_by_field_name("operand") or next(iter(node.named_children), None)


def receiver_of(function: Function) -> TypeName:
    """The type of which a function is a method."""
    return TypeName(function.scope.module.directory, function.receiver)


def is_call(node: Node) -> bool:
    """Whether a node is a call; `f[T](x)` may be a conversion to a generic type, and looks like one to the grammar."""
    if node.type == "type_conversion_expression":
        written = node.child_by_field_name("type")
        return written is not None and written.type == "generic_type"
    return node.type == "call_expression"


def base_type(node: Node | None) -> Node | None:
    """A type without pointers and type arguments around it."""
    while node is not None and node.type in {"pointer_type", "generic_type", "parenthesized_type"}:
        node = node.child_by_field_name("type") or next(iter(node.named_children), None)
    return node


def arguments(call: Node) -> list[Node]:
    """The arguments of a call."""
    if call.type == "type_conversion_expression":
        operand = call.child_by_field_name("operand")
        return [operand] if operand is not None else []
    given = call.child_by_field_name("arguments")
    return [each for each in given.named_children if each.type != "comment"] if given is not None else []


def called(call: Node) -> Node | None:
    """What a call calls, without type arguments and brackets around it."""
    function = call.child_by_field_name("function")
    if function is None and call.type == "type_conversion_expression":
        function = base_type(call.child_by_field_name("type"))
    while function is not None and function.type in {"parenthesized_expression", "index_expression"}:
        function = function.child_by_field_name("operand") or next(iter(function.named_children), None)
    return function


def method_of(call: Node) -> tuple[Node | None, str]:
    """The operand and the name of a call `operand.Name(…)`; None and the name for a call `name(…)`."""
    return named(called(call))


def named(function: Node | None) -> tuple[Node | None, str]:
    """The operand and the name of what may be called: `operand.Name`, or `name` alone."""
    if function is None:
        return None, ""
    if function.type == "selector_expression":
        return function.child_by_field_name("operand"), text(function.child_by_field_name("field"))
    if function.type == "qualified_type":
        return function.child_by_field_name("package"), text(function.child_by_field_name("name"))
    return None, text(function) if function.type in {"identifier", "type_identifier"} else ""


def returns(function: Node) -> list[list[Node]]:
    """What a function returns, nil and inner functions left out: for each return, one expression for each result."""
    found: list[list[Node]] = []
    body = function.child_by_field_name("body")
    pending = [body] if body is not None else []
    while pending:
        each = pending.pop()
        if each.type == "return_statement":
            values = listed(each.named_children[0]) if each.named_child_count else []
            found += [values] if values and values[0].type != "nil" else []
        elif each.type not in FUNCTIONS:
            pending.extend(reversed(each.children))
    return found


def range_of(loop: Node) -> Node | None:
    """The `range` of a loop; None where it counts."""
    return next((each for each in loop.named_children if each.type == "range_clause"), None)


def declared(parameters: Node | None) -> Iterator[tuple[Node, Node | None]]:
    """The names of parameters, each with its type."""
    for each in parameters.named_children if parameters is not None else ():
        if each.type in _PARAMETERS:
            for name in each.children_by_field_name("name"):
                yield name, each.child_by_field_name("type")


def is_variadic(function: Node) -> bool:
    """Whether the last parameter of a function takes all arguments that are left."""
    parameters = function.child_by_field_name("parameters")
    last = parameters.named_children[-1:] if parameters is not None else []
    return bool(last) and last[0].type == "variadic_parameter_declaration"


def listed(node: Node | None) -> list[Node]:
    """The expressions of a list, or the one that stands for it."""
    if node is None:
        return []
    return (
        [each for each in node.named_children if each.type != "comment"] if node.type == "expression_list" else [node]
    )


def _where_nil(assignment: Node, name: str) -> bool:
    """Whether an assignment stands in `if name == nil { … }`."""
    node: Node | None = assignment.parent
    while node is not None and node.type in {"statement_list", "block"}:
        node = node.parent
    condition = node.child_by_field_name("condition") if node is not None and node.type == "if_statement" else None
    if condition is None or condition.type != "binary_expression":
        return False
    sides = {text(condition.child_by_field_name(side)) for side in ("left", "right")}
    return text(condition.child_by_field_name("operator")) == "==" and sides == {name, "nil"}


def package_name(path: str) -> str:
    """The name of a package by its import path: the last part that is no version."""
    parts = path.split("/")
    if len(parts) > 1 and parts[-1][:1] == "v" and parts[-1][1:].isdigit():
        parts.pop()
    return parts[-1].rpartition("go-")[2].partition(".")[0]

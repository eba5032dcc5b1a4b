"""Names in C# source: types with their attributes, variables, methods and constants, across the files of a repository.

Nothing is run. A string is followed through constants, read-only fields, concatenation and interpolation, and what only
the running program knows is UNKNOWN.
"""

from __future__ import annotations

import itertools
from functools import cached_property
from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source.languages import branches, text
from constitution_gate.gates.source.model import UNKNOWN
from constitution_gate.gates.source.steps import Steps, limited

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

TYPES = frozenset({"class_declaration", "interface_declaration", "record_declaration", "struct_declaration"})
FUNCTIONS = frozenset(
    {
        "method_declaration",
        "local_function_statement",
        "constructor_declaration",
        "lambda_expression",
        "anonymous_method_expression",
    }
)
_NAMED_FUNCTIONS = frozenset({"method_declaration", "local_function_statement"})
_WRAPPERS = {
    "parenthesized_expression": "",
    "postfix_unary_expression": "",
    "await_expression": "",
    "as_expression": "left",
    "cast_expression": "value",
}
_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\0": "\0"}
_MOST_ANCESTORS = 50
_DECLARING = frozenset({b"class", b"interface", b"record", b"struct"})
_ENDING = bytes.maketrans(b"<({:;", b"     ")


class Attribute(Record):
    """An attribute by the last part of its name; named arguments are in lower case."""

    name: str
    node: Node
    positional: tuple[Node, ...]
    named: Mapping[str, Node]


class Definition(Record):
    """What a name stands for: a "value" (`node` is the expression), a "parameter", or "each" of what a loop has."""

    kind: str
    node: Node
    scope: Scope
    is_constant: bool = False


class Scope:
    """The names of a file, a type, a function or a block."""

    __slots__ = ("module", "names", "node", "parent", "type")

    def __init__(self, module: Module, node: Node, parent: Scope | None, of: Type | None) -> None:
        self.module = module
        self.node = node
        self.parent = parent
        self.type = of
        self.names: dict[str, list[Definition]] = {}

    def define(self, name: str, definition: Definition) -> None:
        """Add a meaning of a name."""
        self.names.setdefault(name, []).append(definition)

    def lookup(self, name: str) -> list[Definition]:
        """The meanings of a name here or further out."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.parent
        return []


class Found(Record):
    """A syntax node and the scope in which its names have their meaning."""

    node: Node
    scope: Scope


class Function(Record):
    """A method or a local function; `scope` holds its parameters, `type` is None at the top of a file."""

    name: str
    node: Node
    scope: Scope
    type: Type | None

    @property
    def parameters(self) -> list[Node]:
        """The parameters in their order."""
        given = self.node.child_by_field_name("parameters")
        return [each for each in given.named_children if each.type == "parameter"] if given is not None else []

    @property
    def is_extension(self) -> bool:
        """Whether it is called as if it were a method of its first argument."""
        return any("this" in modifiers(each) for each in self.parameters[:1])


class Type:
    """A class, interface, record or structure, or one part of it where it is partial."""

    def __init__(self, node: Node, scope: Scope, namespace: str) -> None:
        self.node = node
        self.scope = scope
        self.module = scope.module
        self.namespace = namespace
        self.name = text(node.child_by_field_name("name"))
        self.methods: list[Function] = []

    @property
    def bases(self) -> list[str]:
        """The names of the base class and interfaces, without namespace and type arguments."""
        return [name for name, _ in self.based]

    @property
    def based(self) -> Iterator[tuple[str, list[Node]]]:
        """The names of the bases, each with the arguments that its constructor is given there."""
        listed = next((child for child in self.node.children if child.type == "base_list"), None)
        found: list[tuple[str, list[Node]]] = []
        for each in listed.named_children if listed is not None else ():
            if each.type == "argument_list" and found:
                found[-1] = (found[-1][0], _values(each))
            elif each.type == "primary_constructor_base_type" and each.named_child_count:
                found.append((last_name(each.named_children[0]), _values(each.named_children[-1])))
            else:
                found.append((last_name(each), []))
        yield from found


class Module:
    """A parsed file: its scopes, types and functions, and the calls in it.

    `aliases` are types that it names otherwise, `holders` those whose members it names without them.
    """

    def __init__(self, file: SourceFile, root: Node) -> None:
        self.file = file
        self.path = file.path
        self.types: list[Type] = []
        self.types_by_name: dict[str, list[Type]] = {}
        self.functions: list[Function] = []
        self.constructors: list[Function] = []
        self.calls: list[Found] = []
        self.scopes: dict[int, Scope] = {}
        self.aliases: dict[str, str] = {}
        self.holders: list[str] = []
        self._read(root)

    def _read(self, root: Node) -> None:
        namespace = ""
        pending: list[tuple[Node, Scope, Type | None, str]] = [(root, Scope(self, root, None, None), None, "")]
        # A node does not know its parent without a search from the root.
        around: set[str] = set()
        while pending:
            node, scope, of, namespace = pending.pop()
            kind = node.type
            if kind == "namespace_declaration":
                namespace = f"{namespace}.{text(node.child_by_field_name('name'))}".lstrip(".")
            elif kind == "using_directive":
                self._using(node)
            elif kind in TYPES:
                scope = self.scopes[node.id] = Scope(self, node, scope, None)
                of = scope.type = Type(node, scope, namespace)
                self.types.append(of)
                self.types_by_name.setdefault(of.name, []).append(of)
            elif kind in FUNCTIONS:
                scope = self._function(node, scope, of)
            elif kind in {"block", "for_statement"}:
                scope = Scope(self, node, scope, of)
            elif kind == "invocation_expression":
                self.calls.append(Found(node, scope))
            elif kind in _DECLARATIONS:
                around = modifiers(node)
            elif kind in _BINDING:
                _bind(node, scope, around)
            below = namespace
            ahead = []
            for child in branches(node):
                if child.type == "file_scoped_namespace_declaration":
                    below = text(child.child_by_field_name("name"))
                ahead.append((child, scope, of, below))
            pending.extend(reversed(ahead))

    def _using(self, node: Node) -> None:
        alias = node.child_by_field_name("name")
        if alias is not None and node.named_child_count > 1:
            self.aliases[text(alias)] = last_name(node.named_children[-1])
        elif any(child.type == "static" for child in node.children):
            self.holders.append(last_name(node.named_children[-1]))

    def _function(self, node: Node, outer: Scope, of: Type | None) -> Scope:
        scope = self.scopes[node.id] = Scope(self, node, outer, of)
        made = Function(text(node.child_by_field_name("name")), node, scope, of)
        for each in _parameters(node):
            name = each if each.type == "implicit_parameter" else each.child_by_field_name("name")
            scope.define(text(name), Definition("parameter", each, scope))
        if node.type in _NAMED_FUNCTIONS:
            self.functions.append(made)
            if of is not None and node.type == "method_declaration":
                of.methods.append(made)
        elif node.type == "constructor_declaration":
            self.constructors.append(made)
        return scope


class Program:
    """The C# files of a repository, each parsed when it is asked for or when a name leads to it.

    `bound` are the texts of parameters by their places, as long as a certain call is looked at.
    """

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self._files = {file.path: file for file in files}
        self._modules: dict[str, Module | None] = {}
        self._types: dict[str, list[Type]] = {}
        self._parts: dict[tuple[str, str], list[Type]] = {}
        self._ancestry: dict[int, list[Type]] = {}
        self.bound: dict[Hashable, str] = {}

    def module(self, path: str) -> Module | None:
        """The module in a file; None where there is none or it cannot be parsed."""
        if path not in self._modules:
            file = self._files.get(path)
            root = file.root if file is not None else None
            self._modules[path] = Module(file, root) if file is not None and root is not None else None
        return self._modules[path]

    @cached_property
    def _declaring(self) -> dict[bytes, list[str]]:
        """Name -> the files in which a type of this name may be declared."""
        found: dict[bytes, list[str]] = {}
        for path, file in self._files.items():
            words = file.artifact.data.split()
            after = [word for before, word in itertools.pairwise(words) if before in _DECLARING]
            for name in {word.translate(_ENDING).partition(b" ")[0] for word in after}:
                found.setdefault(name, []).append(path)
        return found

    @cached_property
    def _global(self) -> tuple[dict[str, str], list[str]]:
        """What `global using` says in any file: other names of types, and types whose members need no name before."""
        aliases: dict[str, str] = {}
        holders: list[str] = []
        for path, file in self._files.items():
            module = self.module(path) if file.mentions((b"global using ",)) else None
            if module is not None:
                aliases |= module.aliases
                holders += module.holders
        return aliases, holders

    def types(self, name: str, near: str) -> list[Type]:
        """The types of a name that stand nearest to a file: several where one is declared in parts."""
        if name not in self._types and not self._declaring.get(name.encode()):
            module = self._modules.get(near)
            alias = (module.aliases if module is not None else {}).get(name) or self._global[0].get(name)
            if alias is not None and alias != name:
                return self._declared(alias, near)
        return self._declared(name, near)

    def _declared(self, name: str, near: str) -> list[Type]:
        if name not in self._types:
            modules = [self.module(path) for path in self._declaring.get(name.encode(), ())]
            self._types[name] = [
                each for module in modules if module is not None for each in module.types_by_name.get(name, ())
            ]
        return _nearest(self._types[name], near)

    def parts(self, of: Type) -> list[Type]:
        """All parts of a type in the order of the files; that itself alone where it is in one."""
        if "partial" not in modifiers(of.node):
            return [of]
        key = (of.namespace, of.name)
        if key not in self._parts:
            self.types(of.name, of.module.path)
            every = [each for each in self._types[of.name] if each.namespace == of.namespace]
            self._parts[key] = [each for each in every if "partial" in modifiers(each.node)] or [of]
        return self._parts[key]

    def ancestry(self, of: Type) -> list[Type]:
        """A type and the base classes and interfaces in the repository, nearest first."""
        found = self._ancestry.get(id(of))
        if found is None:
            found, seen = [of], {id(of)}
            for each in found:
                for name in each.bases:
                    for base in self.types(name, each.module.path) if len(found) <= _MOST_ANCESTORS else ():
                        if id(base) not in seen:
                            seen.add(id(base))
                            found.append(base)
            self._ancestry[id(of)] = found
        return found

    def string(self, node: Node | None, scope: Scope, steps: Steps | None = None) -> str:
        """The text of an expression, with UNKNOWN for each part that is no constant of the repository."""
        steps = steps or Steps()
        if node is None or not steps.take():
            return UNKNOWN
        kind = node.type
        if kind in {"string_literal", "raw_string_literal", "verbatim_string_literal"}:
            return limited(_literal(node))
        if kind == "interpolated_string_expression":
            return limited("".join(self._interpolated(child, scope, steps) for child in node.named_children))
        if kind == "binary_expression" and any(child.type == "+" for child in node.children):
            sides = (node.named_children[0], node.named_children[-1])
            return limited("".join(self.string(side, scope, steps) for side in sides))
        if kind == "parenthesized_expression" and node.named_child_count == 1:
            return self.string(node.named_children[0], scope, steps)
        if kind == "identifier":
            return self._named(text(node), scope, steps)
        if kind == "member_access_expression":
            owner = last_name(node.child_by_field_name("expression"))
            name = text(node.child_by_field_name("name"))
            if owner == "String" or owner == "string":
                return "" if name == "Empty" else UNKNOWN
            if node.children[0].type == "this":
                return self._named(name, scope, steps)
            return self._member(self.types(owner, scope.module.path), name, steps)
        if kind == "invocation_expression" and text(node.child_by_field_name("function")) == "nameof":
            return last_name(next(iter(arguments(node)), None))
        return UNKNOWN

    def elements(self, node: Node | None, scope: Scope, steps: Steps | None = None) -> list[Found] | None:
        """The expressions in an array or a list, through a name too; None where it is neither."""
        steps = steps or Steps()
        if node is None or not steps.take():
            return None
        found: list[Definition] = []
        if node.type == "identifier":
            found = scope.lookup(text(node))
        elif node.type == "member_access_expression":
            types = self.types(last_name(node.child_by_field_name("expression")), scope.module.path)
            name = text(node.child_by_field_name("name"))
            found = [each for of in types for each in of.scope.names.get(name, ())]
        if len(found) == 1 and found[0].kind == "value":
            return self.elements(found[0].node, found[0].scope, steps)
        listed = node if node.type == "collection_expression" else _of_type(node, "initializer_expression")
        if listed is None:
            return None
        return [Found(_inside_element(each), scope) for each in listed.named_children if each.type != "comment"]

    def _interpolated(self, node: Node, scope: Scope, steps: Steps) -> str:
        if node.type == "interpolation":
            inner = [child for child in node.named_children if child.type != "interpolation_brace"]
            return self.string(inner[0], scope, steps) if len(inner) == 1 else UNKNOWN
        if node.type in {"string_content", "escape_sequence"}:
            return _unescaped(node).replace("{{", "{").replace("}}", "}")
        return ""

    def _named(self, name: str, scope: Scope, steps: Steps) -> str:
        found = scope.lookup(name)
        if not found:
            own = self.parts(scope.type) if scope.type is not None else []
            holders = (*scope.module.holders, *self._global[1])
            return self._member(
                [*own, *(of for each in holders for of in self.types(each, scope.module.path))], name, steps
            )
        one = found[0] if len(found) == 1 else None
        if one is not None and one.kind == "parameter":
            return self.bound.get(place(one.node, one.scope), UNKNOWN)
        if one is None or one.kind != "value" or (one.scope.node.type in TYPES and not one.is_constant):
            return UNKNOWN
        return self.string(one.node, one.scope, steps)

    def _member(self, types: list[Type], name: str, steps: Steps) -> str:
        for of in types:
            for each in self.ancestry(of):
                for definition in each.scope.names.get(name, ())[:1]:
                    known = definition.kind == "value" and definition.is_constant
                    return self.string(definition.node, definition.scope, steps) if known else UNKNOWN
        return UNKNOWN


def place(node: Node, scope: Scope) -> Hashable:
    """What tells a node from all others of the repository."""
    return scope.module.path, node.start_byte, node.end_byte


def attributes(declaration: Node) -> list[Attribute]:
    """The attributes on a declaration."""
    return [
        Attribute(
            last_name(each.child_by_field_name("name")).removesuffix("Attribute"),
            each,
            tuple(value for name, value in _given(each) if not name),
            {name: value for name, value in _given(each) if name},
        )
        for listed in declaration.children
        if listed.type == "attribute_list"
        for each in listed.named_children
        if each.type == "attribute"
    ]


def arguments(call: Node) -> list[Node]:
    """The values that a call is given, in their order."""
    given = call.child_by_field_name("arguments")
    return _values(given) if given is not None else []


def argument(call: Node, name: str, position: int) -> Node | None:
    """The value of an argument that is given by name, or by position."""
    given = call.child_by_field_name("arguments")
    listed = [each for each in given.named_children if each.type == "argument"] if given is not None else []
    for each in listed:
        if text(each.child_by_field_name("name")) == name:
            return each.named_children[-1]
    here = listed[position] if position < len(listed) else None
    unnamed = here is not None and here.child_by_field_name("name") is None and here.named_child_count
    return here.named_children[-1] if here is not None and unnamed else None


def method_of(call: Node) -> tuple[Node | None, str]:
    """The object and the name of a call `object.Name(…)`; None and the name for a call `Name(…)`."""
    function = call.child_by_field_name("function")
    if function is None:
        return None, ""
    if function.type == "member_access_expression":
        return function.child_by_field_name("expression"), last_name(function.child_by_field_name("name"))
    if function.type == "conditional_access_expression":
        binding = _of_type(function, "member_binding_expression")
        name = last_name(binding.child_by_field_name("name")) if binding is not None else ""
        return function.child_by_field_name("condition"), name
    return None, last_name(function)


def unwrapped(node: Node) -> Node:
    """An expression without parentheses, casts, `await` and `!` around it."""
    while node.type in _WRAPPERS:
        field = _WRAPPERS[node.type]
        inner = node.child_by_field_name(field) if field else next(iter(node.named_children), None)
        if inner is None:
            return node
        node = inner
    return node


def modifiers(node: Node) -> set[str]:
    """The words in front of a declaration: `public`, `static`, `this` …"""
    return {text(child) for child in node.children if child.type == "modifier"}


def last_name(node: Node | None) -> str:
    """The last part of a name, without type arguments."""
    while node is not None and node.type in {"qualified_name", "generic_name", "member_access_expression"}:
        if node.type == "generic_name":
            node = node.named_children[0] if node.named_child_count else None
        else:
            node = node.child_by_field_name("name")
    return text(node) if node is not None and node.type in {"identifier", "predefined_type"} else ""


def returned_by(function: Node) -> Node | None:
    """What a function returns last, inner functions left out."""
    body = function.child_by_field_name("body")
    if body is None:
        return None
    if body.type == "arrow_expression_clause":
        return body.named_children[0] if body.named_child_count else None
    last: Node | None = None
    pending = [body]
    while pending:
        each = pending.pop()
        if each.type == "return_statement":
            last = each.named_children[0] if each.named_child_count else last
        elif each.type not in FUNCTIONS:
            pending.extend(reversed(each.children))
    return last


_DECLARATIONS = frozenset({"field_declaration", "local_declaration_statement", "event_field_declaration"})
_BINDING = frozenset({"variable_declaration", "property_declaration", "assignment_expression", "foreach_statement"})


def _bind(node: Node, scope: Scope, around: set[str]) -> None:
    """Give the names that a statement or a member declares their meaning; `around` are the words in front of it."""
    if node.type == "variable_declaration":
        for each in node.named_children:
            name = each.child_by_field_name("name")
            if each.type == "variable_declarator" and name is not None and each.named_child_count > 1:
                is_constant = "const" in around or {"static", "readonly"} <= around
                scope.define(text(name), Definition("value", each.named_children[-1], scope, is_constant))
    elif node.type == "property_declaration":
        value = node.child_by_field_name("value")
        if value is not None:
            value = value.named_children[0] if value.type == "arrow_expression_clause" else value
            accessors = node.child_by_field_name("accessors")
            fixed = accessors is None or not any(text(each).startswith("set") for each in accessors.named_children)
            is_constant = "static" in modifiers(node) and fixed
            scope.define(text(node.child_by_field_name("name")), Definition("value", value, scope, is_constant))
    elif node.type == "assignment_expression":
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if left is not None and right is not None:
            _assign(left, right, scope)
    else:
        left = node.child_by_field_name("left")
        if left is not None and left.type == "identifier":
            scope.define(text(left), Definition("each", left, scope))


def _assign(left: Node, right: Node, scope: Scope) -> None:
    name = left.child_by_field_name("name") if left.type == "member_access_expression" else left
    holder = scope
    if left.type == "member_access_expression" and left.children[0].type != "this":
        return
    while holder.parent is not None and (text(name) not in holder.names) and holder.node.type not in TYPES:
        holder = holder.parent
    holder.define(text(name), Definition("value", right, scope))


def _parameters(function: Node) -> Iterator[Node]:
    given = function.child_by_field_name("parameters")
    if given is None:
        return
    if given.type == "implicit_parameter":
        yield given
    for each in given.named_children:
        if each.type in {"parameter", "implicit_parameter"}:
            yield each


def _given(attribute: Node) -> Iterator[tuple[str, Node]]:
    listed = _of_type(attribute, "attribute_argument_list")
    for each in listed.named_children if listed is not None else ():
        if each.type == "attribute_argument" and each.named_child_count:
            yield text(each.child_by_field_name("name")).lower(), each.named_children[-1]


def _values(given: Node) -> list[Node]:
    return [
        each.named_children[-1] for each in given.named_children if each.type == "argument" and each.named_child_count
    ]


def _of_type(node: Node, kind: str) -> Node | None:
    return next((child for child in node.named_children if child.type == kind), None)


def _inside_element(node: Node) -> Node:
    while node.type in {"collection_element", "expression_element"} and node.named_child_count == 1:
        node = node.named_children[0]
    return node


def _literal(node: Node) -> str:
    if node.type == "verbatim_string_literal":
        return text(node)[2:-1].replace('""', '"')
    return "".join(_unescaped(child) for child in node.named_children if not child.type.startswith("raw_string_start"))


def _unescaped(node: Node) -> str:
    written = text(node)
    if node.type == "raw_string_end":
        return ""
    if node.type != "escape_sequence":
        return written
    return _ESCAPES.get(written, written[1:] if len(written) == 2 else UNKNOWN)


def _nearest(types: list[Type], near: str) -> list[Type]:
    if len(types) < 2:
        return types
    best = max(common(each.module.path, near) for each in types)
    return [each for each in types if common(each.module.path, near) == best]


def common(path: str, other: str) -> int:
    """How many directories two paths have in common."""
    count = 0
    for one, two in zip(path.split("/")[:-1], other.split("/")[:-1], strict=False):
        if one != two:
            break
        count += 1
    return count

"""Types, fields and functions of Go source: what an expression is, what a field is set to, what a call may call.

Nothing is run. Where several meanings are left, all are given, or none.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source.golang import (
    Definition,
    Found,
    Function,
    Module,
    Region,
    Scope,
    TypeName,
    arguments,
    base_type,
    called,
    declared,
    fields_of,
    inner,
    is_variadic,
    listed,
    method_of,
    named,
    place,
    receiver_of,
    returns,
)
from constitution_gate.gates.source.languages import text
from constitution_gate.gates.source.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.golang import Program

SEVERAL = 3
MOST_DEPTH = 12
MOST_CANDIDATES = 200
MOST_MEANINGS = 8
AROUND = frozenset({"parenthesized_expression", "unary_expression"})
LISTS = frozenset({"slice_type", "array_type", "implicit_length_array_type", "map_type"})


class Structure(Record):
    """A structure that is written out: the braces, the scope in which they stand, its type and its fields."""

    body: Node
    scope: Scope
    type: TypeName | None
    names: tuple[str, ...]


class Types:
    """The types and the functions of a program."""

    def __init__(self, program: Program, modules: Sequence[Module]) -> None:
        self.program = program
        self.modules = modules
        self.functions: dict[str, list[Function]] = {}
        self.calls: dict[str, list[Found]] = {}
        self.fields: dict[tuple[TypeName, str], list[Found]] = {}
        self._set: set[str] = set()
        self._assigned: set[tuple[TypeName, str]] = set()
        self._results: dict[int, list[list[Node]]] = {}
        self._types: dict[Hashable, tuple[Node, Module] | None] = {}
        self._plain: dict[tuple[str, str], list[Function]] = {}
        self._methods: dict[str, list[Function]] = {}
        self._own: dict[tuple[TypeName, str], list[Function]] = {}
        for module in modules:
            for function in module.functions:
                self.functions.setdefault(function.name, []).append(function)
                if not function.receiver:
                    self._plain.setdefault((module.directory, function.name), []).append(function)
                else:
                    self._methods.setdefault(function.name, []).append(function)
                    self._own.setdefault((receiver_of(function), function.name), []).append(function)
            for region in module.region.all():
                for found in region.calls:
                    self.calls.setdefault(method_of(found.node)[1], []).append(found)
        self.settle(region for module in modules for region in module.region.all())

    def settle(self, regions: Iterable[Region]) -> None:
        """Take what fields are set to from these regions, and from no others."""
        self.fields.clear()
        self._types.clear()
        for region in regions:
            self._fields_of(region)
        self._set = {name for _, name in self.fields}

    def _fields_of(self, region: Region) -> None:
        """`s.router = …` and `Server{router: …}`: what fields are set to."""
        for found in region.assignments:
            left, right = (listed(found.node.child_by_field_name(side)) for side in ("left", "right"))
            target = left[0] if len(left) == len(right) == 1 else None
            if target is not None and target.type == "selector_expression":
                of = self.type(target.child_by_field_name("operand"), found.scope)
                if of is not None:
                    field = (of, text(target.child_by_field_name("field")))
                    self._assigned.add(field)
                    self.fields.setdefault(field, []).append(Found(right[0], found.scope))
        for found in region.literals:
            body, written = (found.node.child_by_field_name(name) for name in ("body", "type"))
            structure = self._written_out(body, found.scope, written, found.scope.module)
            if structure is not None and structure.type is not None:
                for name, value in self.entries(structure):
                    self.fields.setdefault((structure.type, name), []).append(Found(value, found.scope))

    def entries(self, structure: Structure) -> Iterator[tuple[str, Node]]:
        """The fields that are written out, by name or in the order in which the type declares them."""
        plain = [each for each in structure.body.named_children if each.type == "literal_element"]
        if plain:
            for name, each in zip(structure.names, plain, strict=False):
                if each.named_child_count:
                    yield name, each.named_children[0]
            return
        for each in structure.body.named_children:
            key, value = each.child_by_field_name("key"), each.child_by_field_name("value")
            if each.type == "keyed_element" and key is not None and value is not None and value.named_child_count:
                yield text(key), value.named_children[0]

    def _written_out(self, body: Node | None, scope: Scope, written: Node | None, module: Module) -> Structure | None:
        """The structure in braces, of a type that a file writes."""
        if body is None:
            return None
        of = self.program.type_name(written, module)
        if written is not None and written.type == "struct_type":
            fields = fields_of(written, module)
        else:
            fields = self.program.field_types(of) if of is not None else iter(())
        # An embedded field has the name of its type.
        names = tuple(name or text(base_type(node)).rpartition(".")[2] for name, node, _ in fields)
        return Structure(body, scope, of, names)

    def structure(self, node: Node | None, scope: Scope, steps: Steps | None = None) -> Structure | None:
        """The structure that an expression gives; None where it is not written out in one place."""
        steps = steps or Steps()
        if node is None or not steps.take():
            return None
        if node.type == "composite_literal":
            body, written = (node.child_by_field_name(name) for name in ("body", "type"))
            return self._written_out(body, scope, written, scope.module)
        if node.type in AROUND:
            return self.structure(inner(node), scope, steps)
        if node.type == "identifier":
            found = self.program.lookup(text(node), scope)
            if len(found) != 1 or found[0].kind != "value" or found[0].index:
                return None
            each = found[0]
            if each.node.type == "literal_value":
                return self._written_out(each.node, each.scope, each.type, each.typed_in)
            return self.structure(each.node, each.scope, steps)
        if node.type == "selector_expression":
            member = self.member(node, scope, steps)
            return self.structure(member.node, member.scope, steps) if member is not None else None
        if node.type == "call_expression":
            for function, value in self.one_returned(Found(node, scope), steps):
                return self.structure(value, function.scope, steps)
        return None

    def one_returned(self, found: Found, steps: Steps) -> list[tuple[Function, Node]]:
        """The one function that a call means, with the one value that it returns; nothing where there are several."""
        functions = self.called(found, steps)
        if len(functions) != 1:
            return []
        values = self.returned(functions[0])
        return [(functions[0], values[0][0])] if len(values) == 1 else []

    def returned(self, function: Function) -> list[list[Node]]:
        """What a function returns, in each place where it returns something."""
        if function.node.id not in self._results:
            self._results[function.node.id] = returns(function.node)
        return self._results[function.node.id]

    def last_returned(self, function: Function) -> list[Node]:
        """What a function returns last: one expression for each result."""
        return next(reversed(self.returned(function)), [])

    def member(self, node: Node, scope: Scope, steps: Steps | None = None) -> Found | None:
        """What the field is set to that a selector names; None where that is not known, or it is not set."""
        steps = steps or Steps()
        operand, name = named(node)
        structure = self.structure(operand, scope, steps)
        if structure is not None:
            for each, value in self.entries(structure):
                if each == name:
                    return Found(value, structure.scope)
            return None
        of = self.type(operand, scope, steps)
        values = self.fields.get((of, name), []) if of is not None else []
        return values[0] if len(values) == 1 else None

    def type(self, node: Node | None, scope: Scope, steps: Steps | None = None) -> TypeName | None:
        """The named type of an expression; None where it is not known."""
        found = self.written(node, scope, steps)
        return self.program.type_name(*found) if found is not None else None

    def written(
        self, node: Node | None, scope: Scope, steps: Steps | None = None, index: int = 0
    ) -> tuple[Node, Module] | None:
        """The type of an expression as it is written, and the file in which it is."""
        steps = steps or Steps()
        if node is None or not steps.take():
            return None
        kind = node.type
        if kind in {"composite_literal", "type_assertion_expression"}:
            written = node.child_by_field_name("type")
            return (written, scope.module) if written is not None else None
        if kind in AROUND:
            return self.written(inner(node), scope, steps)
        if kind == "identifier":
            return self._written_for(self.program.lookup(text(node), scope), steps)
        if kind == "selector_expression":
            operand, name = named(node)
            path = self.program.imported(operand, scope)
            if path:
                directory = self.program.directory(path)
                found = self.program.of_package(name, directory) if directory is not None else []
                return self._written_for(found, steps)
            return self._field(self.type(operand, scope, steps), name)
        if kind == "call_expression":
            key = (*place(node, scope), index)
            if key not in self._types:
                result = self._result(Found(node, scope), steps, index)
                if steps.left <= 0:
                    return result
                self._types[key] = result
            return self._types[key]
        return None

    def _field(self, of: TypeName | None, name: str, depth: int = 0) -> tuple[Node, Module] | None:
        fields = list(self.program.field_types(of)) if of is not None else []
        for field, written, module in fields:
            if name == (field or text(base_type(written)).rpartition(".")[2]):
                return written, module
        for field, written, module in fields:
            if not field and depth < MOST_DEPTH:
                inner = self._field(self.program.type_name(written, module), name, depth + 1)
                if inner is not None:
                    return inner
        return None

    def _written_for(self, definitions: Sequence[Definition], steps: Steps) -> tuple[Node, Module] | None:
        found = [self._written_of(each, steps) for each in definitions[:SEVERAL]]
        first = found[0] if found else None
        if len(found) > 1 and first is not None:
            name = self.program.type_name(*first)
            if any(each is None or self.program.type_name(*each) != name for each in found[1:]):
                return None
        return first

    def _written_of(self, definition: Definition, steps: Steps) -> tuple[Node, Module] | None:
        own = (definition.type, definition.typed_in) if definition.type is not None else None
        if definition.kind == "each":
            return self._element_of(self.written(definition.node, definition.scope, steps), definition.index)
        if definition.kind == "value" and (own is None or definition.bound):
            if definition.node.type == "literal_value":
                return own
            found = self.written(definition.node, definition.scope, steps, definition.index)
            return found or own
        return own

    def _element_of(self, written: tuple[Node, Module] | None, index: int) -> tuple[Node, Module] | None:
        for _ in range(SEVERAL):
            if written is None or written[0].type in LISTS:
                break
            of = self.program.type_name(*written)
            meaning = self.program.declaration(of) if of is not None else None
            written = (meaning.node, meaning.scope.module) if meaning is not None else None
        if written is None or written[0].type not in LISTS or not index:
            return None
        own = written[0].child_by_field_name("value" if written[0].type == "map_type" else "element")
        return (own, written[1]) if own is not None else None

    def _result(self, found: Found, steps: Steps, index: int) -> tuple[Node, Module] | None:
        """The type that a function returns; that of what it returns, where it declares an interface."""
        operand, name = method_of(found.node)
        values = arguments(found.node)
        if operand is None and name == "new" and values:
            return values[0], found.scope.module
        for function in self.called(found, steps)[:1]:
            result = function.node.child_by_field_name("result")
            if result is not None and result.type == "parameter_list":
                each = result.named_children[index] if index < result.named_child_count else None
                result = each.child_by_field_name("type") if each is not None else None
            written = (result, function.scope.module) if result is not None else None
            of = self.program.type_name(*written) if written is not None else None
            meaning = self.program.declaration(of) if of is not None else None
            values = self.last_returned(function)
            if (meaning is None or meaning.node.type == "interface_type") and index < len(values):
                concrete = self.written(values[index], function.scope, steps)
                return concrete if concrete is not None and self._is_own(concrete) else written
            return written
        return None

    def _is_own(self, written: tuple[Node, Module]) -> bool:
        of = self.program.type_name(*written)
        return of is not None and self.program.declaration(of) is not None

    def called(self, found: Found, steps: Steps | None = None) -> list[Function]:
        """The functions of the repository that a call may mean."""
        return self.meant(called(found.node), found.scope, steps)

    def meant(self, node: Node | None, scope: Scope, steps: Steps | None = None) -> list[Function]:
        """The functions that an expression may give."""
        steps = steps or Steps()
        if node is None or not steps.take():
            return []
        if node.type == "func_literal":
            own = scope.module.scopes.get((node.id, scope.instance.number))
            return [Function("", "", node, own)] if own is not None else []
        if node.type in AROUND:
            return self.meant(inner(node), scope, steps)
        if node.type in {"identifier", "type_identifier"}:
            found = self.program.lookup(text(node), scope)
            if found:
                each = found[0]
                single = len(found) == 1 and each.kind == "value" and not each.index
                return self.meant(each.node, each.scope, steps) if single else []
            return self._of_package(text(node), scope.module.directory)
        if node.type in {"selector_expression", "qualified_type"}:
            operand, name = named(node)
            path = self.program.imported(operand, scope)
            if path:
                directory = self.program.directory(path)
                return self._of_package(name, directory) if directory is not None else []
            methods = self.methods(self.type(operand, scope, steps), name) if name in self.functions else []
            if methods:
                return methods
            member = self.member(node, scope, steps) if name in self._set else None
            return self.meant(member.node, member.scope, steps) if member is not None else []
        if node.type == "call_expression" and method_of(node)[1].endswith("HandlerFunc"):
            return [each for given in arguments(node)[:1] for each in self.meant(given, scope, steps)]
        if node.type == "call_expression":
            return [
                each
                for function in self.called(Found(node, scope), steps)
                for value in self.last_returned(function)[:1]
                for each in self.meant(value, function.scope, steps)
            ]
        return []

    def _of_package(self, name: str, directory: str) -> list[Function]:
        """The functions of this name in a package: more than one only for different systems."""
        found = self._plain.get((directory, name), [])
        return found if len(found) <= MOST_MEANINGS else []

    def methods(self, of: TypeName | None, name: str, depth: int = 0) -> list[Function]:
        """The methods that a name means on a type: all of this name where the type is not known."""
        candidates = self._methods.get(name, [])
        if len(candidates) > MOST_CANDIDATES:
            candidates = []
        if of is None:
            return candidates
        own = self._own.get((of, name), [])
        declaration = self.program.declaration(of)
        if own or declaration is None:
            return own or (candidates if self.program.is_own(of.package) else [])
        if declaration.node.type == "interface_type":
            wanted = self._required(of)
            return [each for each in candidates if wanted <= self._has.get(receiver_of(each), set())]
        for field, written, module in self.program.field_types(of):
            if not field and depth < MOST_DEPTH:
                own = own or self.methods(self.program.type_name(written, module) or of, name, depth + 1)
        return own

    def has_method(self, of: TypeName | None, name: str) -> bool:
        """Whether a type of the repository declares a method itself."""
        return of is not None and (of, name) in self._own

    def may_be_method(self, name: str) -> bool:
        """Whether any type of the repository has a method of this name."""
        return name in self._methods

    def _required(self, of: TypeName, depth: int = 0) -> set[str]:
        """The methods that an interface asks for, as far as those are of the repository."""
        declaration = self.program.declaration(of)
        if declaration is None or declaration.node.type != "interface_type" or depth > MOST_DEPTH:
            return set()
        found = set()
        for each in declaration.node.named_children:
            if each.type == "method_elem":
                found.add(text(each.child_by_field_name("name")))
            elif each.type == "type_elem" and each.named_child_count == 1:
                inner = self.program.type_name(each.named_children[0], declaration.scope.module)
                found |= self._required(inner, depth + 1) if inner is not None else set()
        return found

    @cached_property
    def _has(self) -> dict[TypeName, set[str]]:
        """Type -> names of its methods, with those of the types that it embeds."""
        found: dict[TypeName, set[str]] = {}
        for functions in self.functions.values():
            for each in functions:
                if each.receiver:
                    found.setdefault(receiver_of(each), set()).add(each.name)
        for of, names in list(found.items()):
            for field, written, module in self.program.field_types(of):
                inner = self.program.type_name(written, module)
                if not field and inner is not None:
                    names |= found.get(inner, set())
        return found

    def bindings(self, function: Function, found: Found) -> dict[str, Definition]:
        """The parameters of a function, as a call gives them."""
        home = function.scope
        values = arguments(found.node)
        names = list(declared(function.node.child_by_field_name("parameters")))
        bindings: dict[str, Definition] = {}
        for position, (name, written) in enumerate(names):
            node = values[position] if position < len(values) else None
            if position == len(names) - 1 and is_variadic(function.node):
                if node is not None and node.type == "variadic_argument":
                    spread = inner(node) or node
                    bindings[text(name)] = Definition("value", spread, found.scope, bound=True)
                else:
                    rest = Definition("rest", found.node, found.scope, written, position, home, bound=True)
                    bindings[text(name)] = rest
            elif node is not None:
                bindings[text(name)] = Definition("value", node, found.scope, written, 0, home, bound=True)
        operand = method_of(found.node)[0]
        for name, written in declared(function.node.child_by_field_name("receiver")):
            if operand is not None:
                bindings[text(name)] = Definition("value", operand, found.scope, written, 0, home, bound=True)
        return bindings

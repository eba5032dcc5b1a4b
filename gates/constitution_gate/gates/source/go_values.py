"""What the expressions of Go source stand for: texts, elements of lists, types and functions, and nothing is run.

A function whose parameters become parts of paths is read once more for each of its calls, and a loop over a list that
the source writes out once for each element: in such an instance a parameter is what the call gives, and the name of an
element is that element.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.golang import (
    FUNCTIONS,
    Definition,
    Found,
    Function,
    Instance,
    Module,
    Region,
    Scope,
    TypeName,
    arguments,
    base_type,
    called,
    declared,
    fields_of,
    is_variadic,
    listed,
    method_of,
    named,
    range_of,
    returns,
)
from constitution_gate.gates.source.languages import text, walk
from constitution_gate.gates.source.model import UNKNOWN
from constitution_gate.gates.source.steps import Steps, limited

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.golang import Program

    Accept = Callable[[Definition], bool]

MOST_ELEMENTS = 500
_MOST_NODES = 400_000
_MOST_DEPTH = 12
_MOST_CALLS = 20
_MOST_CANDIDATES = 200
_MOST_INSTANCES = 8
_MOST_NAMES = 60
_VERB = "%"
_LISTS = frozenset({"slice_type", "array_type", "implicit_length_array_type", "map_type"})
_AROUND = frozenset({"parenthesized_expression", "unary_expression"})
TOO_MANY = "its function is called more often, or deeper, than is followed"


class Element(Record):
    """An element of a list, or an entry of a map with its key; `type` is that of the elements, as `home` writes it."""

    value: Found
    key: Found | None = None
    type: Node | None = None
    home: Scope | None = None


class Structure(Record):
    """A structure that is written out: the braces, the scope in which they stand, its type and its fields."""

    body: Node
    scope: Scope
    type: TypeName | None
    names: tuple[str, ...]


class Values:
    """The values of a program, as far as its source tells them."""

    def __init__(self, program: Program, modules: Sequence[Module]) -> None:
        self.program = program
        self.modules = modules
        self.functions: dict[str, list[Function]] = {}
        self.calls: dict[str, list[Found]] = {}
        self.fields: dict[tuple[TypeName, str], list[Found]] = {}
        self.reached: set[int] = set()
        self.fresh: list[Region] = []
        self.refused: dict[Hashable, Found] = {}
        self._set: set[str] = set()
        self._assigned: set[tuple[TypeName, str]] = set()
        self._open: dict[int, set[str]] = {}
        self._results: dict[int, list[list[Node]]] = {}
        self._types: dict[Hashable, tuple[Node, Module] | None] = {}
        self._plain: dict[tuple[str, str], list[Function]] = {}
        self._methods: dict[str, list[Function]] = {}
        self._own: dict[tuple[TypeName, str], list[Function]] = {}
        self._instances: dict[tuple[Hashable, int], Function] = {}
        self._left = _MOST_NODES
        self._count = 0
        for module in modules:
            for function in module.functions:
                self.functions.setdefault(function.name, []).append(function)
                if not function.receiver:
                    self._plain.setdefault((module.directory, function.name), []).append(function)
                else:
                    self._methods.setdefault(function.name, []).append(function)
                    self._own.setdefault((_receiver(function), function.name), []).append(function)
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
                for name, value in self._entries(structure):
                    self.fields.setdefault((structure.type, name), []).append(Found(value, found.scope))

    def _entries(self, structure: Structure) -> Iterator[tuple[str, Node]]:
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
        if node.type in _AROUND:
            return self.structure(_inner(node), scope, steps)
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
            for function, value in self._returned(Found(node, scope), steps):
                return self.structure(value, function.scope, steps)
        return None

    def _returned(self, found: Found, steps: Steps) -> list[tuple[Function, Node]]:
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
            for each, value in self._entries(structure):
                if each == name:
                    return Found(value, structure.scope)
            return None
        of = self.type(operand, scope, steps)
        values = self.fields.get((of, name), []) if of is not None else []
        return values[0] if len(values) == 1 else None

    def is_unset(self, node: Node | None, scope: Scope, steps: Steps | None = None) -> bool:
        """Whether an expression is the zero value: nil, or a field that a structure leaves out and nothing sets."""
        steps = steps or Steps()
        if node is None or node.type == "nil" or not steps.take():
            return node is not None and node.type == "nil"
        if node.type == "identifier":
            found = self.program.lookup(text(node), scope)
            bound = len(found) == 1 and found[0].kind == "value" and found[0].bound
            return bound and self.is_unset(found[0].node, found[0].scope, steps)
        if node.type != "selector_expression":
            return False
        operand, name = named(node)
        structure = self.structure(operand, scope, steps)
        if structure is None or name not in structure.names:
            return False
        if structure.type is not None and (structure.type, name) in self._assigned:
            return False
        given = dict(self._entries(structure))
        return name not in given or self.is_unset(given[name], structure.scope, steps)

    def string(self, node: Node | None, scope: Scope, steps: Steps | None = None) -> str:
        """The text of an expression, with UNKNOWN for each part that is not constant."""
        steps = steps or Steps()
        if node is None or not steps.take():
            return UNKNOWN
        kind = node.type
        if kind in {"interpreted_string_literal", "raw_string_literal"}:
            return limited("".join(_unescaped(child) for child in node.named_children))
        if kind == "parenthesized_expression":
            return self.string(_inner(node), scope, steps)
        if kind == "binary_expression" and text(node.child_by_field_name("operator")) == "+":
            sides = (node.child_by_field_name("left"), node.child_by_field_name("right"))
            return limited("".join(self.string(side, scope, steps) for side in sides))
        if kind == "identifier":
            return self._value(self.program.lookup(text(node), scope), steps)
        if kind == "selector_expression":
            return self._selected(node, scope, steps)
        if kind == "call_expression":
            return self._computed(node, scope, steps)
        return UNKNOWN

    def strings(self, node: Node | None, scope: Scope) -> list[str]:
        """The texts of a list, UNKNOWN for what is not constant; only UNKNOWN for anything else."""
        found = self.elements(node, scope)
        if found is None:
            return [UNKNOWN]
        return [self.string(each.value.node, each.value.scope) for each in found]

    def _selected(self, node: Node, scope: Scope, steps: Steps) -> str:
        operand, name = named(node)
        path = self.program.imported(operand, scope)
        if path:
            if name.startswith("Method") and path == "net/http":
                return name.removeprefix("Method").upper()
            if name in _METHODS and "/echo" in path:
                return name
            directory = self.program.directory(path)
            return self._value(self.program.of_package(name, directory), steps) if directory is not None else UNKNOWN
        if self.is_unset(node, scope):
            return ""
        member = self.member(node, scope, steps)
        return self.string(member.node, member.scope, steps) if member is not None else UNKNOWN

    def _value(self, found: list[Definition], steps: Steps) -> str:
        if len(found) == 1 and found[0].kind == "value" and not found[0].index:
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
        names = [name.id for name, _ in declared(function.child_by_field_name("parameters"))]
        if not own or len(own) > _MOST_CALLS or parameter.node.id not in names:
            return UNKNOWN
        position = names.index(parameter.node.id)
        given = {
            self.string(values[position], each.scope, steps) if position < len(values) else UNKNOWN
            for each in own
            for values in (arguments(each.node),)
        }
        return given.pop() if len(given) == 1 else UNKNOWN

    def _computed(self, call: Node, scope: Scope, steps: Steps) -> str:
        """`fmt.Sprintf("/%s/x", constant)`, `path.Join("/a", "b")`, `string(c)`, or what a function returns."""
        operand, name = method_of(call)
        values = arguments(call)
        path = self.program.imported(operand, scope) if operand is not None else ""
        if path == "fmt" and name == "Sprintf" and values:
            first, *pieces = self.string(values[0], scope, steps).split(_VERB)
            if len(pieces) != len(values) - 1 or any(not piece.startswith(("s", "v", "d")) for piece in pieces):
                return UNKNOWN
            filled = (self.string(value, scope, steps) for value in values[1:])
            return limited(first + "".join(value + piece[1:] for value, piece in zip(filled, pieces, strict=True)))
        if path == "path" and name == "Join":
            return limited(paths.joined(*(self.string(value, scope, steps) for value in values)))
        if operand is None and len(values) == 1 and (name == "string" or name in scope.module.types):
            return self.string(values[0], scope, steps)
        functions = self._functions(called(call), scope, steps)
        if len(functions) != 1:
            return UNKNOWN
        results = self.returned(functions[0])
        if len(results) != 1 or len(results[0]) != 1:
            return UNKNOWN
        function = functions[0]
        within = Scope(function.scope.module, function.scope, function.node)
        for each, definition in self._bindings(function, Found(call, scope)).items():
            within.names[each] = [definition]
        return self.string(results[0][0], within, steps)

    def origin(self, node: Node, scope: Scope) -> Found:
        """Where a text is written that an expression has from an instance; the expression, where it adds to it."""
        for _ in range(_MOST_DEPTH * 2):
            if any(each.type.endswith("string_literal") and "/" in text(each) for each in walk(node)):
                break
            found = next((each for each in self._bound(node, scope) if each is not None), None)
            if found is None:
                break
            node, scope = found.node, found.scope
        return Found(node, scope)

    def _bound(self, node: Node, scope: Scope) -> Iterator[Found | None]:
        """What an instance gives the names in an expression, the last first: a path comes after its method."""
        for each in reversed([each for each in walk(node) if each.type in {"identifier", "selector_expression"}]):
            name = named(each)[0] if each.type == "selector_expression" else each
            if name is None or name.type != "identifier":
                continue
            definitions = self.program.lookup(text(name), scope)
            if len(definitions) == 1 and definitions[0].bound and definitions[0].kind == "value":
                if each.type == "selector_expression":
                    yield self.member(each, scope)
                elif each.parent is None or each.parent.type != "selector_expression":
                    yield Found(definitions[0].node, definitions[0].scope)

    def elements(self, node: Node | None, scope: Scope, steps: Steps | None = None) -> list[Element] | None:
        """The elements of a list or a map that the source writes out; None for any other."""
        steps = steps or Steps()
        if node is None or not steps.take():
            return None
        found: list[Element] | None = None
        if node.type == "parenthesized_expression":
            found = self.elements(_inner(node), scope, steps)
        elif node.type == "composite_literal":
            found = self._listed(node, scope)
        elif node.type == "identifier":
            found = self._of_variable(text(node), self.program.lookup(text(node), scope), steps)
        elif node.type == "selector_expression":
            operand, name = named(node)
            path = self.program.imported(operand, scope)
            directory = self.program.directory(path) if path else None
            if directory is not None:
                found = self._of_variable(name, self.program.of_package(name, directory), steps)
            elif not path:
                member = self.member(node, scope, steps)
                found = self.elements(member.node, member.scope, steps) if member is not None else None
        elif node.type == "call_expression":
            found = self._of_call(node, scope, steps)
        return found if found is None or len(found) <= MOST_ELEMENTS else None

    def _listed(self, literal: Node, scope: Scope) -> list[Element] | None:
        written, home = literal.child_by_field_name("type"), scope
        if written is not None and written.type not in _LISTS:
            of = self.program.type_name(written, scope.module)
            meaning = self.program.declaration(of) if of is not None else None
            written, home = (meaning.node, meaning.scope) if meaning is not None else (None, scope)
        body = literal.child_by_field_name("body")
        if written is None or written.type not in _LISTS or body is None:
            return None
        own = written.child_by_field_name("value" if written.type == "map_type" else "element")
        found = []
        for each in body.named_children:
            key, value = each.child_by_field_name("key"), each.child_by_field_name("value")
            holder = each if each.type == "literal_element" else value
            if each.type == "comment" or holder is None or not holder.named_child_count:
                continue
            first = key.named_children[0] if key is not None and key.named_child_count else None
            place = Found(first, scope) if first is not None else None
            found.append(Element(Found(holder.named_children[0], scope), place, own, home))
        return found

    def _of_variable(self, name: str, found: Sequence[Definition], steps: Steps) -> list[Element] | None:
        """The elements of a variable, with what is appended to it afterwards."""
        if not found:
            return None
        first, *later = found
        if first.kind == "rest":
            given = arguments(first.node)[first.index :]
            elements: list[Element] | None = [
                Element(Found(each, first.scope), None, first.type, first.home) for each in given
            ]
        elif first.kind == "declared":
            elements = [] if later else None
        elif first.kind == "value" and not first.index:
            elements = self.elements(first.node, first.scope, steps)
        else:
            return None
        for each in later:
            appended = self._appended(name, each, steps)
            if elements is None or appended is None:
                return None
            elements = [*elements, *appended]
        return elements

    def _appended(self, name: str, definition: Definition, steps: Steps) -> list[Element] | None:
        """What `x = append(x, …)` adds; None for any other value, and in a loop."""
        node = definition.node
        if definition.kind != "value" or node.type != "call_expression" or _is_repeated(node):
            return None
        values = arguments(node)
        if method_of(node) != (None, "append") or not values or text(values[0]) != name:
            return None
        return self._of_arguments(values[1:], definition.scope, steps)

    def _of_arguments(self, values: Sequence[Node], scope: Scope, steps: Steps) -> list[Element] | None:
        found: list[Element] = []
        for each in values:
            if each.type == "variadic_argument":
                more = self.elements(_inner(each), scope, steps)
                if more is None:
                    return None
                found += more
            else:
                found.append(Element(Found(each, scope)))
        return found

    def _of_call(self, node: Node, scope: Scope, steps: Steps) -> list[Element] | None:
        operand, name = method_of(node)
        values = arguments(node)
        if operand is None and name == "append" and values:
            first, more = self.elements(values[0], scope, steps), self._of_arguments(values[1:], scope, steps)
            return [*first, *more] if first is not None and more is not None else None
        if name == "Concat" and self.program.imported(operand, scope) == "slices":
            parts = [self.elements(each, scope, steps) for each in values]
            return [each for part in parts if part is not None for each in part] if None not in parts else None
        for function, value in self._returned(Found(node, scope), steps):
            return self.elements(value, function.scope, steps)
        return None

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
        if kind in _AROUND:
            return self.written(_inner(node), scope, steps)
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
            if not field and depth < _MOST_DEPTH:
                inner = self._field(self.program.type_name(written, module), name, depth + 1)
                if inner is not None:
                    return inner
        return None

    def _written_for(self, definitions: Sequence[Definition], steps: Steps) -> tuple[Node, Module] | None:
        found = [self._written_of(each, steps) for each in definitions[:_SEVERAL]]
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
        for _ in range(_SEVERAL):
            if written is None or written[0].type in _LISTS:
                break
            of = self.program.type_name(*written)
            meaning = self.program.declaration(of) if of is not None else None
            written = (meaning.node, meaning.scope.module) if meaning is not None else None
        if written is None or written[0].type not in _LISTS or not index:
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
        """The functions of the repository that a call may mean, each as this call has it."""
        functions = self._functions(called(found.node), found.scope, steps)
        if len(functions) > _MOST_INSTANCES:
            if any(self.is_open(each.node) for each in functions):
                self._refuse(found)
            return functions
        return [self._instance(each, found) for each in functions]

    def is_sure(self, found: Found) -> bool:
        """Whether a call means one function, and not any of several methods that have its name."""
        return len(self._functions(called(found.node), found.scope)) < 2

    def meant(self, node: Node | None, scope: Scope, steps: Steps | None = None) -> list[Function]:
        """The functions that an expression may give."""
        return self._functions(node, scope, steps)

    def _functions(self, node: Node | None, scope: Scope, steps: Steps | None = None) -> list[Function]:
        steps = steps or Steps()
        if node is None or not steps.take():
            return []
        if node.type == "func_literal":
            own = scope.module.scopes.get((node.id, scope.instance.number))
            return [Function("", "", node, own)] if own is not None else []
        if node.type in _AROUND:
            return self._functions(_inner(node), scope, steps)
        if node.type in {"identifier", "type_identifier"}:
            found = self.program.lookup(text(node), scope)
            if found:
                each = found[0]
                single = len(found) == 1 and each.kind == "value" and not each.index
                return self._functions(each.node, each.scope, steps) if single else []
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
            return self._functions(member.node, member.scope, steps) if member is not None else []
        if node.type == "call_expression" and method_of(node)[1].endswith("HandlerFunc"):
            return [each for given in arguments(node)[:1] for each in self._functions(given, scope, steps)]
        if node.type == "call_expression":
            return [
                each
                for function in self.called(Found(node, scope), steps)
                for value in self.last_returned(function)[:1]
                for each in self._functions(value, function.scope, steps)
            ]
        return []

    def _of_package(self, name: str, directory: str) -> list[Function]:
        """The functions of this name in a package: more than one only for different systems."""
        found = self._plain.get((directory, name), [])
        return found if len(found) <= _MOST_INSTANCES else []

    def methods(self, of: TypeName | None, name: str, depth: int = 0) -> list[Function]:
        """The methods that a name means on a type: all of this name where the type is not known."""
        candidates = self._methods.get(name, [])
        if len(candidates) > _MOST_CANDIDATES:
            candidates = []
        if of is None:
            return candidates
        own = self._own.get((of, name), [])
        declaration = self.program.declaration(of)
        if own or declaration is None:
            return own or (candidates if self.program.is_own(of.package) else [])
        if declaration.node.type == "interface_type":
            wanted = self._required(of)
            return [each for each in candidates if wanted <= self._has.get(_receiver(each), set())]
        for field, written, module in self.program.field_types(of):
            if not field and depth < _MOST_DEPTH:
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
        if declaration is None or declaration.node.type != "interface_type" or depth > _MOST_DEPTH:
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
                    found.setdefault(_receiver(each), set()).add(each.name)
        for of, names in list(found.items()):
            for field, written, module in self.program.field_types(of):
                inner = self.program.type_name(written, module)
                if not field and inner is not None:
                    names |= found.get(inner, set())
        return found

    def open(self, relevant: Callable[[Found], Iterator[tuple[Node, Accept]]]) -> None:
        """Find the functions that are read once for each call: those on whose parameters something depends.

        `relevant` gives, for a call, the expressions that have to be known, each with what tells the parameters that
        matter from others.
        """
        pending: list[tuple[Node, str, Accept]] = []

        def note(node: Node, scope: Scope, accept: Accept) -> None:
            for definition in self._depends(node, scope):
                function, name = definition.scope.function, text(definition.node)
                if function is not None and accept(definition):
                    known = self._open.setdefault(function.id, set())
                    if name not in known:
                        known.add(name)
                        pending.append((function, name, accept))

        for module in self.modules:
            for region in module.region.all():
                for found in region.calls:
                    for node, accept in relevant(found):
                        note(node, found.scope, accept)
        while pending:
            opened, name, accept = pending.pop()
            for found in self.calls.get(_name_of(opened), ())[:_MOST_CANDIDATES]:
                for function in self._functions(called(found.node), found.scope):
                    given = self._bindings(function, found).get(name) if function.node.id == opened.id else None
                    if given is not None and given.kind == "value":
                        note(given.node, found.scope, accept)

    def _depends(self, node: Node, scope: Scope, steps: Steps | None = None) -> Iterator[Definition]:
        """The parameters of functions on which an expression depends."""
        steps = steps or Steps(_MOST_NAMES)
        pending = [node]
        while pending and steps.take():
            each = pending.pop()
            if each.type == "selector_expression":
                operand = each.child_by_field_name("operand")
                pending += [operand] if operand is not None else []
            elif each.type == "identifier":
                for definition in self._local(text(each), scope)[:_SEVERAL]:
                    if definition.kind == "parameter":
                        yield definition
                    elif definition.kind in {"each", "value"} and definition.node.type != "func_literal":
                        yield from self._depends(definition.node, definition.scope, steps)
            elif each.type not in FUNCTIONS:
                pending += each.named_children

    def is_receiver(self, definition: Definition) -> bool:
        """Whether a parameter is that of a method before its name."""
        function = definition.scope.function
        receiver = function.child_by_field_name("receiver") if function is not None else None
        return any(each == definition.node for each, _ in declared(receiver))

    def _local(self, name: str, scope: Scope) -> list[Definition]:
        inner: Scope | None = scope
        while inner is not None and inner.function is not None:
            if name in inner.names:
                return inner.names[name]
            inner = inner.parent
        return []

    def is_open(self, function: Node) -> bool:
        """Whether a function is read once for each call."""
        return function.id in self._open

    def is_ruled_out(self, found: Found) -> bool:
        """Whether something in an instance stands in a case, or behind a condition, that does not hold in it."""
        if not found.scope.instance.number:
            return False
        node, around = found.node, found.node.parent
        while around is not None and around.type not in FUNCTIONS:
            if around.type == "expression_switch_statement" and node.type in {"expression_case", "default_case"}:
                if not self._may_be(node, around, found.scope):
                    return True
            elif around.type == "if_statement":
                holds = self._holds(around.child_by_field_name("condition"), found.scope)
                if holds is not None and node == around.child_by_field_name("alternative" if holds else "consequence"):
                    return True
            node, around = around, around.parent
        return False

    def _may_be(self, case: Node, switch: Node, scope: Scope) -> bool:
        """Whether a case of a switch may be the one that is taken."""
        value = self.string(switch.child_by_field_name("value"), scope)
        if UNKNOWN in value:
            return True
        taken: Node | None = None
        for each in switch.named_children:
            own = [self.string(one, scope) for one in listed(each.child_by_field_name("value"))]
            if each.type == "expression_case" and any(UNKNOWN in one for one in own):
                return True
            taken = taken or (each if each.type == "expression_case" and value in own else None)
        return taken == case if taken is not None else case.type == "default_case"

    def _holds(self, condition: Node | None, scope: Scope) -> bool | None:
        """Whether two texts are equal, or not, as a condition asks; None where that is not known."""
        operator = text(condition.child_by_field_name("operator")) if condition is not None else ""
        if condition is None or condition.type != "binary_expression" or operator not in {"==", "!="}:
            return None
        left, right = (self.string(condition.child_by_field_name(side), scope) for side in ("left", "right"))
        return None if UNKNOWN in left or UNKNOWN in right else (left == right) == (operator == "==")

    def _instance(self, function: Function, found: Found) -> Function:
        if function.node.id not in self._open:
            return function
        key = ((*place(found.node, found.scope), function.scope.instance.number), function.node.id)
        if key not in self._instances:
            instance = self._next(found.scope, function.node)
            if instance is None:
                self._refuse(found)
                return function
            outer = function.scope.parent or function.scope.module.scope
            region = function.scope.module.instance(function.node, outer, self._bindings(function, found), instance)
            self._instances[key] = function.replace(scope=region.scope)
            self.reached.add(function.node.id)
            self.fresh.append(region)
        return self._instances[key]

    def _refuse(self, found: Found) -> None:
        self.refused[place(found.node, found.scope)[:3]] = found

    def _next(self, scope: Scope, node: Node) -> Instance | None:
        """The next instance, for something in a scope; None where there are too many."""
        around = scope.instance
        self._left -= node.descendant_count
        if around.depth >= _MOST_DEPTH or self._left < 0:
            return None
        self._count += 1
        return Instance(self._count, around.depth + 1, around.live and self.is_live(scope))

    def is_live(self, scope: Scope) -> bool:
        """Whether anything calls the function around a scope, or it is run by itself."""
        function = scope.function
        inner: Scope | None = scope
        while inner is not None:
            function = inner.function or function
            inner = inner.parent
        if function is None or function.type == "func_literal":
            return True
        name = text(function.child_by_field_name("name"))
        own = "" if function.type == "method_declaration" else f"{scope.module.directory}:"
        return name in {"main", "init"} or f"{own}{name}" in self._referenced

    @cached_property
    def _referenced(self) -> set[str]:
        """What stands anywhere but where it is declared: functions with their package before them, and methods."""
        found: set[str] = set()
        for module in self.modules:
            for node in walk(module.region.node):
                around = node.parent
                generic = around is not None and around.type == "generic_type"
                if node.type == "selector_expression" or (node.type == "qualified_type" and generic):
                    operand, name = named(node)
                    path = self.program.imported(operand, module.scope)
                    directory = self.program.directory(path) if path else None
                    found.update((name, f"{directory}:{name}"))
                elif node.type == "type_identifier" and generic:
                    found.add(f"{module.directory}:{text(node)}")
                elif node.type == "identifier" and around is not None and not _is_key(node):
                    is_own = around.type in FUNCTIONS and around.child_by_field_name("name") == node
                    found.update(() if is_own else (f"{module.directory}:{text(node)}",))
        return found

    def _bindings(self, function: Function, found: Found) -> dict[str, Definition]:
        """The parameters of a function, as a call gives them."""
        home = function.scope
        values = arguments(found.node)
        names = list(declared(function.node.child_by_field_name("parameters")))
        bindings: dict[str, Definition] = {}
        for position, (name, written) in enumerate(names):
            node = values[position] if position < len(values) else None
            if position == len(names) - 1 and is_variadic(function.node):
                if node is not None and node.type == "variadic_argument":
                    inner = _inner(node) or node
                    bindings[text(name)] = Definition("value", inner, found.scope, bound=True)
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

    def turns(self, loop: Region) -> list[Region] | None:
        """The turns of a loop over what the source writes out; None for any other loop."""
        clause = range_of(loop.node)
        right = clause.child_by_field_name("right") if clause is not None else None
        found = self.elements(right, loop.scope.parent or loop.scope)
        left = listed(clause.child_by_field_name("left")) if clause is not None else []
        if found is None or not 0 < len(left) < _SEVERAL:
            return None
        regions = []
        for each in found:
            instance = self._next(loop.scope, loop.node)
            if instance is None:
                return None
            names = {}
            if each.key is not None and text(left[0]) != "_":
                names[text(left[0])] = Definition("value", each.key.node, each.key.scope, bound=True)
            if len(left) > 1 and text(left[1]) != "_":
                value = each.value
                names[text(left[1])] = Definition("value", value.node, value.scope, each.type, 0, each.home, bound=True)
            regions.append(loop.scope.module.turn(loop, names, instance))
        return regions


_SEVERAL = 3
_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "CONNECT", "TRACE"})


def place(node: Node, scope: Scope) -> tuple[str, int, int, int]:
    """What tells a node from all others, and from itself in another instance."""
    return scope.module.path, node.start_byte, node.end_byte, scope.instance.number


def _inner(node: Node) -> Node | None:
    return node.child_by_field_name("operand") or next(iter(node.named_children), None)


def _receiver(function: Function) -> TypeName:
    return TypeName(function.scope.module.directory, function.receiver)


def _is_key(node: Node) -> bool:
    """Whether a name is that of a field which a structure sets."""
    around = node.parent
    entry = around.parent if around is not None and around.type == "literal_element" else None
    return entry is not None and entry.type == "keyed_element" and entry.child_by_field_name("key") == around


def _name_of(function: Node) -> str:
    """The name by which a function is called: its own, or that of the variable which holds a literal."""
    if function.type != "func_literal":
        return text(function.child_by_field_name("name"))
    around = function.parent
    if around is not None and around.type == "expression_list":
        around = around.parent
    if around is None or around.type not in {"short_var_declaration", "var_spec", "assignment_statement"}:
        return ""
    names = listed(around.child_by_field_name("left")) or around.children_by_field_name("name")
    return text(names[0]) if len(names) == 1 else ""


def _is_repeated(node: Node) -> bool:
    """Whether something stands in a loop."""
    around = node.parent
    while around is not None and around.type not in FUNCTIONS:
        if around.type == "for_statement":
            return True
        around = around.parent
    return False


def _unescaped(node: Node) -> str:
    written = text(node)
    return written[1:] if node.type == "escape_sequence" and len(written) == 2 else written

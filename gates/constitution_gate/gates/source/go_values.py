"""The texts and the lists that expressions of Go source stand for, as far as the source writes them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.go_types import (
    LISTS,
    MOST_DEPTH,
    Types,
)
from constitution_gate.gates.source.golang import (
    FUNCTIONS,
    Definition,
    Found,
    Scope,
    arguments,
    called,
    declared,
    inner,
    method_of,
    named,
)
from constitution_gate.gates.source.languages import text, walk
from constitution_gate.gates.source.model import UNKNOWN
from constitution_gate.gates.source.steps import Steps, limited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree_sitter import Node

MOST_ELEMENTS = 500
_MOST_CALLS = 20
_VERB = "%"
_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "CONNECT", "TRACE"})


class Element(Record):
    """An element of a list, or an entry of a map with its key; `type` is that of the elements, as `home` writes it."""

    value: Found
    key: Found | None = None
    type: Node | None = None
    home: Scope | None = None


class Values(Types):
    """The values of a program."""

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
        given = dict(self.entries(structure))
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
            return self.string(inner(node), scope, steps)
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
        functions = self.meant(called(call), scope, steps)
        if len(functions) != 1:
            return UNKNOWN
        results = self.returned(functions[0])
        if len(results) != 1 or len(results[0]) != 1:
            return UNKNOWN
        function = functions[0]
        within = Scope(function.scope.module, function.scope, function.node)
        for each, definition in self.bindings(function, Found(call, scope)).items():
            within.names[each] = [definition]
        return self.string(results[0][0], within, steps)

    def origin(self, node: Node, scope: Scope) -> Found:
        """Where a text is written that an expression has from an instance; the expression, where it adds to it."""
        for _ in range(MOST_DEPTH * 2):
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
            found = self.elements(inner(node), scope, steps)
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
        if written is not None and written.type not in LISTS:
            of = self.program.type_name(written, scope.module)
            meaning = self.program.declaration(of) if of is not None else None
            written, home = (meaning.node, meaning.scope) if meaning is not None else (None, scope)
        body = literal.child_by_field_name("body")
        if written is None or written.type not in LISTS or body is None:
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
                more = self.elements(inner(each), scope, steps)
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
        for function, value in self.one_returned(Found(node, scope), steps):
            return self.elements(value, function.scope, steps)
        return None


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

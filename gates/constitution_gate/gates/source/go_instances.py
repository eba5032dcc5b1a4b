"""Functions of Go source as each call has them, and loops as each turn has them.

A function whose parameters become parts of paths is read once more for each of its calls, and a loop over a list that
the source writes out once for each element: in such an instance a parameter is what the call gives, and the name of an
element is that element.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from constitution_gate.gates.source.go_types import MOST_CANDIDATES, MOST_DEPTH, MOST_MEANINGS, SEVERAL
from constitution_gate.gates.source.go_values import Values
from constitution_gate.gates.source.golang import (
    FUNCTIONS,
    Definition,
    Found,
    Function,
    Instance,
    Module,
    Region,
    Scope,
    called,
    listed,
    named,
    place,
    range_of,
)
from constitution_gate.gates.source.languages import text, walk
from constitution_gate.gates.source.model import UNKNOWN
from constitution_gate.gates.source.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.golang import Program

    Accept = Callable[[Definition], bool]

TOO_MANY = "its function is called more often, or deeper, than is followed"
_MOST_NODES = 400_000
_MOST_NAMES = 60


class Instances(Values):
    """The values of a program, with what calls give to functions."""

    def __init__(self, program: Program, modules: Sequence[Module]) -> None:
        self.reached: set[int] = set()
        self.fresh: list[Region] = []
        self.refused: dict[Hashable, Found] = {}
        self._open: dict[int, set[str]] = {}
        self._instances: dict[tuple[Hashable, int], Function] = {}
        self._left = _MOST_NODES
        self._count = 0
        super().__init__(program, modules)

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
            for found in self.calls.get(_name_of(opened), ())[:MOST_CANDIDATES]:
                for function in self.meant(called(found.node), found.scope):
                    given = self.bindings(function, found).get(name) if function.node.id == opened.id else None
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
                for definition in self._local(text(each), scope)[:SEVERAL]:
                    if definition.kind == "parameter":
                        yield definition
                    elif definition.kind in {"each", "value"} and definition.node.type != "func_literal":
                        yield from self._depends(definition.node, definition.scope, steps)
            elif each.type not in FUNCTIONS:
                pending += each.named_children

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

    def called(self, found: Found, steps: Steps | None = None) -> list[Function]:
        """The functions of the repository that a call may mean, each as this call has it."""
        functions = self.meant(called(found.node), found.scope, steps)
        if len(functions) > MOST_MEANINGS:
            if any(self.is_open(each.node) for each in functions):
                self._refuse(found)
            return functions
        return [self._instance(each, found) for each in functions]

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
            region = function.scope.module.instance(function.node, outer, self.bindings(function, found), instance)
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
        if around.depth >= MOST_DEPTH or self._left < 0:
            return None
        self._count += 1
        return Instance(self._count, around.depth + 1, around.live and self.is_live(scope))

    def turns(self, loop: Region) -> list[Region] | None:
        """The turns of a loop over what the source writes out; None for any other loop."""
        clause = range_of(loop.node)
        right = clause.child_by_field_name("right") if clause is not None else None
        found = self.elements(right, loop.scope.parent or loop.scope)
        left = listed(clause.child_by_field_name("left")) if clause is not None else []
        if found is None or not 0 < len(left) < SEVERAL:
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

    def is_live(self, scope: Scope) -> bool:
        """Whether anything calls the function around a scope, or it is run by itself."""
        function = _outermost(scope)
        if function is None:
            return True
        name = text(function.child_by_field_name("name"))
        own = "" if function.type == "method_declaration" else f"{scope.module.directory}:"
        return name in {"main", "init"} or f"{own}{name}" in self._referenced

    def may_be_run(self, scope: Scope) -> bool:
        """Whether anything of the name of the function around a scope is called, or the function is live."""
        function = _outermost(scope)
        return function is None or text(function.child_by_field_name("name")) in self.calls or self.is_live(scope)

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


def _outermost(scope: Scope) -> Node | None:
    """The declaration around a scope; None at the top of a file, and in a literal there."""
    function = scope.function
    inner: Scope | None = scope
    while inner is not None:
        function = inner.function or function
        inner = inner.parent
    return function if function is not None and function.type != "func_literal" else None


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

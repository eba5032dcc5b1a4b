"""The decorators of NestJS: as they are written, under another name, or applied by a function of the repository."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source.javascript import FUNCTIONS, Package, Scope, Value, arguments
from constitution_gate.gates.source.languages import text

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from tree_sitter import Node

    from constitution_gate.gates.source.javascript import Found, Module, Program

NEST = "@nestjs/"
GENERATED = frozenset({"Crud", "TsRest", "TsRestHandler"})
"""Decorators of other packages that declare routes from a model or a contract."""
_MOST_COMPOSED = 3

_Passed = tuple[tuple["Hashable", Value], ...]


class Decorator(Record):
    """A decorator of Nest: its name, its arguments, the scope of their names, and what is passed for parameters."""

    name: str
    scope: Scope
    arguments: tuple[Node, ...] = ()
    passed: _Passed = ()


class Decorators:
    """The decorators of a program."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[tuple[str, int], list[Decorator]] = {}
        self._calls: dict[Hashable, list[Found]] = {}

    def of(self, node: Node, scope: Scope) -> list[Decorator]:
        """What a decorator stands for: itself, or those that a function of the repository applies.

        A decorator of another package than Nest stands for nothing, those of GENERATED excepted.
        """
        key = (scope.module.path, node.start_byte)
        if key not in self._known:
            self._known[key] = self._of(node, scope)
        return self._known[key]

    def bound(self, value: Value, passed: Mapping[Hashable, Value]) -> Value:
        """What is passed for a parameter of a function that applies decorators; else the expression itself."""
        found = self._program.resolve(value.node, value.scope) if passed else None
        return passed.get(found.key, value) if isinstance(found, Value) else value

    def string(self, value: Value, passed: Mapping[Hashable, Value]) -> str:
        """The text of an argument, UNKNOWN for each part that is not a constant."""
        value = self.bound(value, passed)
        return self._program.string(value.node, value.scope)

    def strings(self, decorator: Decorator) -> list[str]:
        """The paths that a decorator is given: one, or those of a list; an empty one where it is given none."""
        if not decorator.arguments:
            return [""]
        passed = dict(decorator.passed)
        value = self.bound(Value(decorator.arguments[0], decorator.scope), passed)
        if value.node.type == "undefined":
            return [""]
        listed = self._program.listed(value.node, value.scope)
        return [self.string(each, passed) for each in (listed if listed is not None else (value,))]

    def _of(self, node: Node, scope: Scope) -> list[Decorator]:
        written = node.named_children[0] if node.named_child_count else None
        is_call = written is not None and written.type == "call_expression"
        given = tuple(arguments(written)) if written is not None and is_call else ()
        name = written.child_by_field_name("function") if written is not None and is_call else written
        found = self._program.resolve(name, scope)
        if isinstance(found, Package):
            own = found.origin.rpartition(".")[2]
            known = found.origin.startswith(NEST) or own in GENERATED
            return [Decorator(name=own, arguments=given, scope=scope)] if known else []
        if not isinstance(found, Value):
            return [Decorator(name=text(name).rpartition(".")[2], arguments=given, scope=scope)]
        if written is None or found.node.type not in FUNCTIONS | {"call_expression"}:
            return []
        passed = self._passed(found, written, scope, {}) if is_call and found.node.type in FUNCTIONS else ()
        return self._applied(found, passed, 0)

    def _passed(self, function: Value, call: Node, scope: Scope, outer: Mapping[Hashable, Value]) -> _Passed:
        pairs = self._program.passed(function, call, scope)
        return tuple((into.key, self.bound(value, outer)) for value, into in pairs)

    def _applied(self, function: Value, passed: _Passed, depth: int) -> list[Decorator]:
        """The decorators that are called for in a function, or in `applyDecorators(…)` itself."""
        decorators: list[Decorator] = []
        for each in self._inside(function):
            callee = self._program.resolve(each.node.child_by_field_name("function"), each.scope)
            if isinstance(callee, Package):
                if callee.origin.startswith(NEST):
                    name = callee.origin.rpartition(".")[2]
                    given = tuple(arguments(each.node))
                    decorators.append(Decorator(name=name, arguments=given, scope=each.scope, passed=passed))
            elif isinstance(callee, Value) and callee.node.type in FUNCTIONS and depth < _MOST_COMPOSED:
                inner = self._passed(callee, each.node, each.scope, dict(passed))
                decorators += self._applied(callee, inner, depth + 1)
        return decorators

    def _calls_of(self, module: Module) -> list[Found]:
        if module.path not in self._calls:
            self._calls[module.path] = list(module.of("call_expression"))
        return self._calls[module.path]

    def _inside(self, function: Value) -> list[Found]:
        if function.key not in self._calls:
            calls = self._calls_of(function.scope.module)
            first = bisect_left(calls, function.node.start_byte, key=_start)
            last = bisect_right(calls, function.node.end_byte, lo=first, key=_start)
            self._calls[function.key] = [
                each for each in calls[first:last] if each.node.start_byte < function.node.end_byte
            ]
        return self._calls[function.key]


def _start(found: Found) -> int:
    return found.node.start_byte


def own_decorators(node: Node) -> tuple[Node, ...]:
    """The decorators that stand within the node of a class."""
    return tuple(child for child in node.children if child.type == "decorator")

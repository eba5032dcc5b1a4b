"""The methods that a handler of net/http answers, where its pattern names none and the handler tells them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.gates.source.golang import Found, arguments, declared, named
from constitution_gate.gates.source.languages import text, walk
from constitution_gate.gates.source.model import ANY, UNKNOWN
from constitution_gate.gates.source.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from tree_sitter import Node

    from constitution_gate.gates.source.go_instances import Instances
    from constitution_gate.gates.source.golang import Function, Scope

_AUTOMATIC = frozenset({"HEAD", "OPTIONS", "TRACE"})
_MOST_NODES = 3_000
_MOST_DEPTH = 3


class Handlers:
    """The handlers of a program."""

    def __init__(self, values: Instances) -> None:
        self._values = values
        self._known: dict[Hashable, tuple[str, ...]] = {}

    def answered(self, node: Node, scope: Scope) -> tuple[str, ...]:
        """The methods that a handler answers; ANY where it tells none apart, UNKNOWN where it is not clear."""
        handlers, around = self._functions(node, scope, Steps())
        if any(method not in _AUTOMATIC for each in around for method in self._compared(each, 1)):
            return (UNKNOWN,)
        found = dict.fromkeys(method for each in handlers for method in self._compared(each, _MOST_DEPTH))
        methods = tuple(method for method in found if method not in _AUTOMATIC)
        return (UNKNOWN,) if UNKNOWN in methods else methods or (ANY,)

    def is_handler(self, node: Node, scope: Scope) -> bool:
        """Whether an expression is known to be a handler."""
        return bool(self._functions(node, scope, Steps())[0])

    def _functions(self, node: Node, scope: Scope, steps: Steps) -> tuple[list[Function], list[Function]]:
        """The functions that answer, and those that are wrapped around them."""
        if not steps.take():
            return [], []
        own = [each for each in self._values.meant(node, scope) if _request(each)]
        if node.type != "call_expression":
            of = self._values.type(node, scope) if not own else None
            serving = self._values.methods(of, "ServeHTTP") if of is not None else []
            return own or [each for each in serving if _request(each)], []
        inner: list[Function] = []
        around: list[Function] = []
        for each in arguments(node):
            functions, more = self._functions(each, scope, steps)
            inner += functions
            around += more
        if not inner or own == inner:
            return own, around
        return inner, [*around, *own]

    def _compared(self, function: Function, depth: int) -> tuple[str, ...]:
        """The methods with which a function, or one to which it hands the request on, compares that of the request."""
        key = (function.node.id, function.scope.instance.number, depth)
        if key not in self._known:
            self._known[key] = ()
            self._known[key] = self._looked_up(function, depth)
        return self._known[key]

    def _looked_up(self, function: Function, depth: int) -> tuple[str, ...]:
        request = _request(function)
        scope = function.scope
        found: dict[str, None] = {}
        handed: list[Node] = []
        for count, node in enumerate(walk(function.node)):
            if count > _MOST_NODES:
                break
            if node.type == "selector_expression":
                operand, name = named(node)
                if name == "Method" and operand is not None and text(operand) == request:
                    found.update(dict.fromkeys(_beside(self._values, node, scope)))
            elif node.type == "call_expression" and request in {text(each) for each in arguments(node)}:
                handed.append(node)
        for node in handed if not found and depth > 1 else ():
            for each in self._values.called(Found(node, scope)):
                if each.node != function.node and _request(each):
                    found.update(dict.fromkeys(self._compared(each, depth - 1)))
        return tuple(found)


def _request(function: Function) -> str:
    """The name of the parameter that is the request; empty where there is none."""
    parameters = declared(function.node.child_by_field_name("parameters"))
    return next((text(name) for name, written in parameters if text(written) == "*http.Request"), "")


def _beside(values: Instances, node: Node, scope: Scope) -> Iterator[str]:
    """What the request's method is compared with, in one place."""
    around = node.parent
    if around is None:
        return
    if around.type == "expression_switch_statement":
        for case in around.named_children:
            given = case.child_by_field_name("value") if case.type == "expression_case" else None
            for each in given.named_children if given is not None else ():
                yield values.string(each, scope)
    elif around.type == "binary_expression":
        operator = text(around.child_by_field_name("operator"))
        left, right = around.child_by_field_name("left"), around.child_by_field_name("right")
        other = right if left == node else left
        method = values.string(other, scope) if operator in {"==", "!="} else UNKNOWN
        yield method if operator == "!=" or method in _AUTOMATIC or _is_chain(around) else UNKNOWN


def _is_chain(condition: Node) -> bool:
    """Whether a condition is that of an `if` with an `else`: what is left out there is not answered."""
    around = condition.parent
    while around is not None and around.type in {"binary_expression", "parenthesized_expression"}:
        around = around.parent
    if around is None or around.type != "if_statement":
        return False
    before = around.parent
    return around.child_by_field_name("alternative") is not None or (
        before is not None and before.type == "if_statement"
    )

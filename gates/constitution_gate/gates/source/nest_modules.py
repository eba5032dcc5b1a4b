"""The modules of NestJS: which controllers an application has, by what its modules import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.gates.source.javascript import (
    CLASSES,
    FUNCTIONS,
    Package,
    Value,
    arguments,
    called,
    method_of,
    returned_by,
)
from constitution_gate.gates.source.languages import text, walk
from constitution_gate.gates.source.nest_decorators import own_decorators

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.javascript import Module, Program, Scope
    from constitution_gate.gates.source.nest_decorators import Decorators

_FACTORY = "NestFactory.create"
_LISTS = ("controllers", "imports")
_NAMED = frozenset({"pair", "shorthand_property_identifier"})
_INSIDE = frozenset({"await_expression", "as_expression", "parenthesized_expression", "non_null_expression"})
_NOTHING = frozenset({"null", "undefined", "false"})
_FOLLOWED = frozenset({"ternary_expression", "binary_expression", "call_expression"})
_MOST_MODULES = 5_000


class Modules:
    """The modules of a program, each with its controllers and its imports.

    What a condition adds to a list counts as in it. `unknown` says that a module lists what only the running program
    knows.
    """

    def __init__(self, program: Program, modules: Sequence[Module], decorators: Decorators) -> None:
        self._program = program
        self._modules = modules
        self._decorators = decorators
        self._contents: dict[Hashable, tuple[list[Hashable], list[Value], bool]] = {}
        self.unknown = False

    def controllers(self) -> set[Hashable] | None:
        """The keys of the controllers of the modules that the applications are made of, as far as they are known.

        None where no application is made from a module that is found.
        """
        pending = list(self._roots())
        if not pending or self.unknown:
            return None
        seen: set[Hashable] = set()
        found: set[Hashable] = set()
        while pending and len(seen) < _MOST_MODULES:
            each = pending.pop()
            if each.key not in seen:
                seen.add(each.key)
                controllers, imported, known = self._of(each)
                found.update(controllers)
                pending += imported
                self.unknown = self.unknown or not known
        self.unknown = self.unknown or bool(pending)
        return found

    def of(self, module: object) -> list[Hashable] | None:
        """The keys of the controllers of a module; None where it is none, or what it lists is not known."""
        if not isinstance(module, Value) or module.node.type not in CLASSES:
            return None
        controllers, _, known = self._of(module)
        return controllers if known else None

    def _roots(self) -> Iterator[Value]:
        for module in self._modules:
            for found in module.of("call_expression"):
                if text(called(found.node)).startswith(_FACTORY):
                    given = arguments(found.node)
                    made = self._module(given[0], found.scope) if given else None
                    self.unknown = self.unknown or made is None
                    yield from made or ()

    def _of(self, module: Value) -> tuple[list[Hashable], list[Value], bool]:
        if module.key in self._contents:
            return self._contents[module.key]
        controllers: list[Hashable] = []
        imported: list[Value] = []
        known = True
        for name, value in self._lists(module):
            for each in self._elements(value):
                found = self._program.resolve(each.node, each.scope) if each is not None else None
                if each is None:
                    known = False
                elif name == "imports":
                    made = self._module(each.node, each.scope)
                    known = known and made is not None
                    imported += made or ()
                elif isinstance(found, Value) and found.node.type in CLASSES:
                    controllers.append(found.key)
                else:
                    known = known and isinstance(found, Package)
        self._contents[module.key] = (controllers, imported, known)
        return self._contents[module.key]

    def _elements(self, value: Value) -> Iterator[Value | None]:
        """The elements of a list, None for those that are not known; a list may be chosen, filtered or put together."""
        pending = [(value, True)]
        seen: set[tuple[Hashable, bool]] = set()
        arrays: set[Hashable] = set()
        while pending:
            each, is_list = pending.pop()
            if (each.key, is_list) in seen:
                continue
            seen.add((each.key, is_list))
            node = each.node
            while node.type in _INSIDE and node.named_child_count:
                node = node.named_children[0]
            branches = _branches(node)
            if branches:
                pending += [(Value(branch, each.scope), is_list) for branch in branches]
                continue
            if not is_list:
                if node.type not in _NOTHING:
                    yield Value(node, each.scope)
                continue
            owner, name = method_of(node) if node.type == "call_expression" else (None, "")
            if owner is not None and name in {"filter", "concat"}:
                pending.append((Value(owner, each.scope), True))
                for given in arguments(node) if name == "concat" else ():
                    more = self._program.resolve(given, each.scope)
                    joined = isinstance(more, Value) and more.node.type in {"array", *_FOLLOWED}
                    pending.append((Value(given, each.scope), joined))
                continue
            found = self._program.resolve(node, each.scope)
            if isinstance(found, Value) and found.node.type == "array":
                if found.key in arrays:
                    continue
                arrays.add(found.key)
                for inner in found.node.named_children:
                    if inner.type == "spread_element" and inner.named_child_count:
                        pending.append((Value(inner.named_children[0], found.scope), True))
                    elif inner.type != "comment":
                        pending.append((Value(inner, found.scope), False))
            elif isinstance(found, Value) and found.node.id != node.id and found.node.type in _FOLLOWED:
                pending.append((found, True))
            elif not isinstance(found, Package) and node.type not in _NOTHING:
                yield None

    def _lists(self, module: Value) -> Iterator[tuple[str, Value]]:
        """The lists in the decorator of a module, and in the dynamic modules that its functions return."""
        inside = module.scope.module
        found = inside.classes.get(module.node.id)
        decorators = (found.decorators if found is not None else ()) or own_decorators(module.node)
        for decorator in decorators:
            for each in self._decorators.of(decorator, module.scope):
                for name in _LISTS if each.name == "Module" and each.arguments else ():
                    options = self._program.resolve(each.arguments[0], each.scope)
                    if not isinstance(options, Value) or options.node.type != "object":
                        self.unknown = True
                        continue
                    held = self._program.member(options.node, options.scope, name)
                    if held is not None:
                        yield name, held
        body = module.node.child_by_field_name("body")
        for node in walk(body) if body is not None else ():
            if node.type not in _NAMED:
                continue
            key = node.child_by_field_name("key") or node
            if text(key) in _LISTS:
                yield text(key), Value(node.child_by_field_name("value") or node, _scope(inside, node))

    def _module(self, node: Node, scope: Scope) -> list[Value] | None:
        """The modules that an import stands for: none for one of another package; None where it is not known."""
        while node.type in _INSIDE and node.named_child_count:
            node = node.named_children[0]
        if node.type == "call_expression":
            return self._called(node, scope)
        found = self._program.resolve(node, scope)
        if isinstance(found, Package):
            return []
        if isinstance(found, Value) and found.node.type in CLASSES:
            return [found]
        if isinstance(found, Value) and found.node.id != node.id and found.node.type == "call_expression":
            return self._called(found.node, found.scope)
        held = self._program.member(found.node, found.scope, "module") if isinstance(found, Value) else None
        made = self._program.resolve(held.node, held.scope) if held is not None else None
        return [made] if isinstance(made, Value) and made.node.type in CLASSES else None

    def _called(self, call: Node, scope: Scope) -> list[Value] | None:
        """`Orders.forRoot()`, `forwardRef(() => Orders)`, `ConditionalModule.registerWhen(Orders, …)`."""
        owner, _ = method_of(call)
        made = self._program.resolve(owner if owner is not None else call.child_by_field_name("function"), scope)
        if isinstance(made, Value) and made.node.type in CLASSES:
            return [made]
        if not isinstance(made, Package) and text(called(call)) != "forwardRef":
            return None
        found: list[Value] = []
        for each in arguments(call):
            value = self._program.resolve(each, scope)
            if isinstance(value, Value) and value.node.type in FUNCTIONS:
                inner = value.scope.module.scopes.get(value.node.id, value.scope)
                value = self._program.resolve(returned_by(value.node), inner)
            if isinstance(value, Value) and value.node.type in CLASSES:
                found.append(value)
        return found


def _scope(module: Module, node: Node) -> Scope:
    above = node.parent
    while above is not None and above.id not in module.scopes:
        above = above.parent
    return module.scopes[above.id] if above is not None else module.scope


def _branches(node: Node) -> list[Node]:
    """What an expression with a condition may be: `test ? one : other`, `test && one`, `one ?? other`."""
    names: tuple[str, ...] = ()
    if node.type == "ternary_expression":
        names = ("consequence", "alternative")
    elif node.type == "binary_expression":
        operator = text(node.child_by_field_name("operator"))
        names = ("right",) if operator == "&&" else ("left", "right") if operator in {"||", "??"} else ()
    return [each for name in names if (each := node.child_by_field_name(name)) is not None]

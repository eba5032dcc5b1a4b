"""Blocks of Python that declare routes more than once: functions for each call of them, loops for each element.

`def reference_router(prefix): …` declares other routes at each call. Its body is taken once for each, the parameters
bound to the arguments; so is the body of a loop over a list, tuple, set or dictionary that is written out. What such a
block declares when nothing calls it, or when a loop goes over something else, stays as it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source.languages import text
from constitution_gate.gates.source.python import (
    Definition,
    Found,
    Module,
    argument,
    decorators,
    is_method,
    method_of,
    spreads,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.python import Program, Scope

_TOO_MANY = "functions and loops that declare routes stand in each other too deep, or there are too many"
_WHICH = "it is not known which method that declares routes is called here"
_DEEPEST = 8
_MOST_BLOCKS = 2_000
_MOST_BYTES = 1 << 20
_MOST_ELEMENTS = 200
_MOST_NAMES = 100
_AROUND = 20
_SEVERAL = frozenset({"tuple", "list", "pair"})
_OPAQUE = frozenset({"identifier", "attribute", "await", "conditional_expression", "subscript"})
_KEEPING = ("cache", "contextmanager", "fixture", "singleton")
"""Decorators of functions that give the same object at each call, or are not called by who names them."""


class _Declaring:
    """The functions, by name, and the loops that declare routes themselves or through each other."""

    def __init__(self, declares: Callable[[str, bool], bool]) -> None:
        self._declares = declares
        self._calls: dict[str, set[str]] = {}
        self._loops: dict[str, set[Hashable]] = {}
        self.names: set[str] = set()
        self.loops: set[Hashable] = set()
        self._pending: list[str] = []

    def read(self, module: Module) -> None:
        """Take up what a module calls."""
        decorating: set[int] = set()
        loops: list[Found] = []
        for found in module.nodes:
            node = found.node
            while loops and loops[-1].node.end_byte <= node.start_byte:
                loops.pop()
            if node.type == "decorated_definition":
                decorating.update(each.start_byte for each in decorators(node))
            elif node.type == "for_statement":
                loops.append(found)
            elif node.type == "call":
                function = node.child_by_field_name("function")
                if function is not None and function.type == "call":
                    # What a decorator gives back is called: app.get("/x")(read_x).
                    decorating.add(function.start_byte)
                name = _called_name(found)
                around = {text(scope.node.child_by_field_name("name")) for scope in _functions(found.scope)}
                within = {each.key for each in loops[-_AROUND:]}
                # `for register in (register_orders, register_stock): register(app)`
                self.loops.update(each.key for each in loops[-_AROUND:] if name in _targets(each))
                if self._declares(name, node.start_byte in decorating):
                    self._add(around, within)
                else:
                    self._calls.setdefault(name, set()).update(around)
                    self._loops.setdefault(name, set()).update(within)

    def spread(self) -> None:
        """Count what calls a function that declares as declaring, too."""
        while self._pending:
            name = self._pending.pop()
            self._add(self._calls.get(name, set()), self._loops.get(name, set()))

    def _add(self, names: set[str], loops: set[Hashable]) -> None:
        self.loops |= loops
        self._pending += names - self.names
        self.names |= names


def taken(
    program: Program, modules: Sequence[Module], declares: Callable[[str, bool], bool]
) -> tuple[list[Module], Sequence[tuple[Found, str]]]:
    """The modules with what blocks declare taken apart, and where and why that was given up.

    `declares` is asked for the name of each function or method that is called, and whether it is used as a decorator. A
    file that is not among the modules is added where it calls one of the functions. The modules and the program are
    changed: what stands in a block that is taken for its calls or elements is no longer among a module's nodes.
    """
    declaring = _Declaring(declares)
    for module in modules:
        declaring.read(module)
    declaring.spread()
    every = list(modules)
    if declaring.names:
        names = sorted(declaring.names) if len(declaring.names) <= _MOST_NAMES else ()
        named = [f"{name}{after}".encode() for name in names for after in ("(", " as ")]
        known = {module.path for module in modules}
        more = [module for module in program.mentioning(named or (b"(",)) if module.path not in known]
        for module in more:
            declaring.read(module)
        declaring.spread()
        every += more
    return _Taking(program, declaring).modules(every)


class _Taken(Record):
    """A block that was taken, and the call or loop for which it was."""

    module: Module
    origin: Found


class _Taking:
    def __init__(self, program: Program, declaring: _Declaring) -> None:
        self.program = program
        self.declaring = declaring
        self.blocks: list[_Taken] = []
        self.replaced: dict[Hashable, tuple[Module, set[tuple[int, int]]]] = {}
        self.given_up: list[Found] = []
        self.methods: set[str] = set()
        self.unknown: list[tuple[str, Found]] = []
        self.bytes = 0

    def modules(self, modules: Sequence[Module]) -> tuple[list[Module], Sequence[tuple[Found, str]]]:
        every = list(modules)
        for module in every:
            for found in module.of("call", "for_statement"):
                if found.node.type == "call":
                    every += self._called(found)
                elif module.depth or found.key in self.declaring.loops:
                    every += self._repeated(found)
        every = [*modules, *self._valid()]
        for module, spans in self.replaced.values():
            module.leave_out(spans)
        given_up = [(found, _TOO_MANY) for found in self.given_up]
        given_up += [(found, _WHICH) for name, found in self.unknown if name in self.methods]
        return every, [(found, reason) for found, reason in given_up if not self._is_replaced(found)]

    def _valid(self) -> Iterator[Module]:
        """The blocks but those taken from within a block that was itself taken: there they stand bound."""
        dropped: set[Hashable] = set()
        for taken in self.blocks:
            if taken.origin.scope.module.identity in dropped or self._is_replaced(taken.origin):
                dropped.add(taken.module.identity)
            else:
                yield taken.module

    def _is_replaced(self, found: Found) -> bool:
        _, spans = self.replaced.get(found.scope.module.identity, (None, ()))
        at = found.node.start_byte
        return any(start <= at < end for start, end in spans)

    def _called(self, found: Found) -> Sequence[Module]:
        owner, name = method_of(found.node)[0], _called_name(found)
        if name not in self.declaring.names and not found.scope.module.depth:
            return ()
        made = self._definition(found, owner, name)
        if not isinstance(made, Definition):
            if owner is not None and self._could_be_any(owner, found.scope):
                self.unknown.append((name, found))
            return ()
        if made.kind != "function" or _keeps(made):
            return ()
        own = text(made.node.child_by_field_name("name"))
        taken = self._taken(found, made.node, made.scope, _bound(made, found)) if own in self.declaring.names else None
        if taken is None:
            return ()
        if is_method(made):
            self.methods.add(own)
        self.program.takings[found.key] = taken
        return (taken,)

    def _could_be_any(self, owner: Node, scope: Scope) -> bool:
        """Whether an object may be of any class: it was not imported, and not made where it could be seen."""
        if self.program.origin(owner, scope):
            return False
        made = self.program.value(owner, scope)
        if made is None or made[0].type != "call":
            return made is None or made[0].type in _OPAQUE
        return self.program.definition(made[0].child_by_field_name("function"), made[1]) is None

    def _definition(self, found: Found, owner: Node | None, name: str) -> Definition | Module | None:
        """What is called: of `self.name()`, the method of the class around it."""
        made = self.program.definition(found.node.child_by_field_name("function"), found.scope)
        within = found.scope.enclosing_class
        if made is None and text(owner) in {"self", "cls"} and within is not None:
            return next(iter(within.names.get(name, ())), None)
        return made

    def _repeated(self, found: Found) -> Sequence[Module]:
        left, right = found.node.child_by_field_name("left"), found.node.child_by_field_name("right")
        elements = self._elements(right, found.scope)
        if left is None or elements is None or len(elements) > _MOST_ELEMENTS:
            return ()
        targets = left.named_children if left.type in {"pattern_list", "tuple_pattern"} else [left]
        if any(target.type != "identifier" for target in targets):
            return ()
        bound: list[list[tuple[Node, Definition | None]]] = []
        for value, scope in elements:
            values = value.named_children if left is not targets[0] and value.type in _SEVERAL else [value]
            if len(values) != len(targets):
                return ()
            pairs = zip(targets, values, strict=True)
            bound.append([(target, Definition("value", each, scope)) for target, each in pairs])
        taken = [self._taken(found, found.node, found.scope, names, number) for number, names in enumerate(bound)]
        return [each for each in taken if each is not None]

    def _elements(self, node: Node | None, scope: Scope) -> list[tuple[Node, Scope]] | None:
        """What a loop over a literal goes over; None where the source does not say it all."""
        if node is None or _is_changed(node, self.program, scope):
            return None
        if node.type == "call":
            owner, name = method_of(node)
            found = self.program.value(owner, scope) if owner is not None and name == "items" else None
            if owner is None or found is None or found[0].type != "dictionary":
                return None
            pairs = [each for each in found[0].named_children if each.type != "comment"]
            whole = all(each.type == "pair" for each in pairs) and not _is_changed(owner, self.program, scope)
            return [(each, found[1]) for each in pairs] if whole else None
        elements = self.program.elements(node, scope)
        if elements is None or any(each.type == "list_splat" for each, _ in elements):
            return None
        return elements

    def _taken(
        self,
        found: Found,
        node: Node,
        outer: Scope,
        bound: Iterable[tuple[Node, Definition | None]],
        number: int = 0,
    ) -> Module | None:
        body = node.child_by_field_name("body")
        depth = max(found.scope.module.depth, outer.module.depth)
        if body is None or depth >= _DEEPEST or len(self.blocks) >= _MOST_BLOCKS or self.bytes >= _MOST_BYTES:
            self.given_up.append(found)
            return None
        taken = Module(outer.module.file, node, outer, (found.key, number))
        taken.depth = depth + 1
        for name, definition in bound:
            taken.inner.define(text(name), definition or Definition("parameter", name, taken.inner))
        taken.read(body)
        self.bytes += body.end_byte - body.start_byte
        self.blocks.append(_Taken(taken, found))
        _, spans = self.replaced.setdefault(outer.module.identity, (outer.module, set()))
        spans.add((body.start_byte, body.end_byte))
        return taken


def _called_name(found: Found) -> str:
    """The name of the function or method that is called, that under which it was imported followed to its own."""
    owner, name = method_of(found.node)
    imported = found.scope.lookup(name) if owner is None and name else ()
    return next((each.name for each in imported if each.kind == "import" and each.name), name)


def _targets(loop: Found) -> set[str]:
    left = loop.node.child_by_field_name("left")
    return {text(each) for each in (left, *left.named_children)} if left is not None else set()


def _functions(scope: Scope | None) -> Iterator[Scope]:
    for _ in range(_AROUND):
        if scope is None:
            return
        if scope.node.type == "function_definition":
            yield scope
        scope = scope.parent


def _keeps(function: Definition) -> bool:
    parent = function.node.parent
    if parent is None or parent.type != "decorated_definition":
        return False
    return any(word in text(each).lower() for each in decorators(parent) for word in _KEEPING)


def _bound(function: Definition, found: Found) -> Iterator[tuple[Node, Definition | None]]:
    """The parameters of a function with what they stand for in a call: an argument, the default, or None."""
    parameters = function.node.child_by_field_name("parameters")
    position: int | None = -1 if is_method(function) else 0
    for each in parameters.named_children if parameters is not None else ():
        splat = "splat" in each.type
        if splat or each.type == "keyword_separator":
            position = None
        name = _name(each)
        if name is None:
            continue
        value = argument(found.node, text(name), position) if not splat else None
        default = each.child_by_field_name("value")
        if value is not None:
            yield name, Definition("value", value, found.scope)
        elif default is not None and not spreads(found.node):
            yield name, Definition("value", default, function.scope)
        else:
            yield name, None
        position = position + 1 if position is not None else None


def _name(parameter: Node) -> Node | None:
    name = parameter if parameter.type == "identifier" else parameter.child_by_field_name("name")
    if name is None and parameter.named_child_count:
        name = parameter.named_children[0]
    return name if name is not None and name.type == "identifier" else None


def _is_changed(node: Node, program: Program, scope: Scope) -> bool:
    """Whether a list or dictionary that a name stands for gets more elements than it is written with."""
    found = program.value(node, scope) if node.type in {"identifier", "attribute"} else None
    if found is None:
        return False
    name = text(node).rpartition(".")[2].encode()
    endings = (b".append(", b".extend(", b".insert(", b".update(", b".setdefault(", b" +=", b"[")
    files = {scope.module.file, found[1].module.file}
    return any(file.mentions([name + ending for ending in endings]) for file in files)

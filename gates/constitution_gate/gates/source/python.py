"""Names in Python source: what an expression refers to, across the files of a repository.

Nothing is run. A name leads to where it was assigned, defined or imported; a string is followed through constants,
concatenation and attributes of settings classes, and what only the running program knows is UNKNOWN.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.languages import branches, text
from constitution_gate.gates.source.model import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

_MAX_STEPS = 24
_MAX_WORK = 2_000
_KEPT = frozenset(
    {"call", "decorated_definition", "class_definition", "assignment", "augmented_assignment", "for_statement"}
)


class Definition:
    """Where a name gets its meaning.

    `kind` is "value" (`node` is what is assigned), "class", "function", "parameter", "each" (`node` is what a loop goes
    over) or "import" (`module` and `name`: `from module import name`, or `import module` where `name` is empty).
    """

    __slots__ = ("kind", "module", "name", "node", "scope")

    def __init__(self, kind: str, node: Node, scope: Scope, module: str = "", name: str = "") -> None:
        self.kind = kind
        self.node = node
        self.scope = scope
        self.module = module
        self.name = name

    @property
    def key(self) -> Hashable:
        """What tells this definition from all others."""
        return self.scope.module.identity, self.kind, self.node.start_byte, self.node.end_byte


class Scope:
    """The names of a module, a class or a function."""

    __slots__ = ("module", "names", "node", "parent")

    def __init__(self, module: Module, node: Node, parent: Scope | None) -> None:
        self.module = module
        self.node = node
        self.parent = parent
        self.names: dict[str, list[Definition]] = {}

    def define(self, name: str, definition: Definition) -> None:
        """Add a meaning of a name."""
        self.names.setdefault(name, []).append(definition)

    def lookup(self, name: str) -> Sequence[Definition]:
        """The meanings of a name here or further out; the names of a class are not seen from its methods."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names and (scope is self or scope.node.type != "class_definition"):
                return scope.names[name]
            scope = scope.parent
        return ()

    @property
    def enclosing_class(self) -> Scope | None:
        """The class in which this stands, or None."""
        scope: Scope | None = self
        while scope is not None and scope.node.type != "class_definition":
            scope = scope.parent
        return scope


class Found(Record):
    """A syntax node and the scope in which its names have their meaning."""

    node: Node
    scope: Scope

    @property
    def key(self) -> Hashable:
        """What tells the object that is made here from all others."""
        return self.scope.module.identity, "value", self.node.start_byte, self.node.end_byte


class Module:
    """A parsed file, or a block of one that is taken with the names bound: its scopes, and the nodes in it.

    `identity` tells a module, and each taking of a block, from all others; `depth` is how many takings are around.
    """

    def __init__(self, file: SourceFile, root: Node, outer: Scope | None = None, identity: Hashable = None) -> None:
        self.file = file
        self.path = file.path
        self.identity: Hashable = file.path if identity is None else identity
        self.depth: int = outer.module.depth + 1 if outer is not None else 0
        self.nodes: list[Found] = []
        self.around = outer.module if outer is not None else None
        self.scopes: dict[int, Scope] = {}
        self._decorated: dict[int, Found] | None = None
        self._decorated_in: dict[int, list[Found]] = {}
        self.inner = Scope(self, root, outer)
        self.scope: Scope = outer.module.scope if outer is not None else self.inner

    @classmethod
    def of_file(cls, file: SourceFile, root: Node) -> Module:
        """The module of a whole file."""
        module = cls(file, root)
        module.read(root)
        return module

    def of(self, *kinds: str) -> Iterator[Found]:
        """The nodes of these kinds, in the order of the text."""
        return (found for found in self.nodes if found.node.type in kinds)

    def decorated(self, definition: Node) -> Found | None:
        """The decorated definition around a function or class of this module; None where it has no decorator."""
        self._index()
        return (self._decorated or {}).get(definition.start_byte)

    def decorated_in(self, scope: Scope | None) -> Sequence[Found]:
        """The decorated definitions that stand directly in a function, a class or the module."""
        self._index()
        return self._decorated_in.get(id(scope), ())

    def _index(self) -> None:
        if self._decorated is not None:
            return
        self._decorated = {}
        for found in self.of("decorated_definition"):
            inner = found.node.child_by_field_name("definition")
            self._decorated_in.setdefault(id(found.scope), []).append(found)
            if inner is not None:
                self._decorated[inner.start_byte] = found

    def names_in(self, node: Node) -> Scope | None:
        """The scope of a function or a class that stands here."""
        module: Module | None = self
        while module is not None:
            if node.id in module.scopes:
                return module.scopes[node.id]
            module = module.around
        return None

    def leave_out(self, spans: Iterable[tuple[int, int]]) -> None:
        """Forget the nodes that begin within these ranges of bytes."""
        left = sorted(spans, reverse=True)
        end = 0
        kept = []
        for found in self.nodes:
            start = found.node.start_byte
            while left and left[-1][0] <= start:
                end = max(end, left.pop()[1])
            if start >= end:
                kept.append(found)
        self.nodes = kept

    def read(self, root: Node) -> None:
        """Take up what stands below a node."""
        pending: list[tuple[Node, Scope]] = [(root, self.inner)]
        while pending:
            node, scope = pending.pop()
            kind = node.type
            if kind in _KEPT:
                self.nodes.append(Found(node, scope))
            inner = scope
            if kind in {"function_definition", "class_definition"}:
                name = text(node.child_by_field_name("name"))
                scope.define(name, Definition(kind.removesuffix("_definition"), node, scope))
                inner = self.scopes[node.id] = Scope(self, node, scope)
                if kind == "function_definition":
                    _parameters(node, inner)
            elif kind == "assignment":
                _assignment(node, scope)
            elif kind == "named_expression":
                _bind(node.child_by_field_name("name"), node.child_by_field_name("value"), scope)
            elif kind in {"import_statement", "import_from_statement"}:
                _import(node, scope)
                continue
            elif kind == "for_statement":
                left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
                if left is not None and right is not None:
                    for each in (left, *left.named_children):
                        if each.type == "identifier":
                            scope.define(text(each), Definition("each" if each is left else "item", right, scope))
            elif kind == "with_item":
                _with(node, scope)
            pending.extend((child, inner) for child in reversed(branches(node)))


class Program:
    """The Python files of a repository, each parsed when a name leads to it."""

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self._files = {file.path: file for file in files}
        self._modules: dict[str, Module | None] = {}
        self._by_name: dict[str, list[str]] = {}
        self._left = 0
        self.takings: dict[Hashable, Module] = {}
        """The block of a function that declares routes, for each call of it: `Found.key` of the call -> the taking."""
        for path in self._files:
            parts = path.removesuffix(".py").split("/")
            name = parts[-2] if parts[-1] == "__init__" and len(parts) > 1 else parts[-1]
            self._by_name.setdefault(name, []).append(path)

    def module(self, path: str) -> Module | None:
        """The module in a file; None where there is none or it cannot be parsed."""
        if path not in self._modules:
            file = self._files.get(path)
            root = file.root if file is not None else None
            self._modules[path] = Module.of_file(file, root) if file is not None and root is not None else None
        return self._modules[path]

    def mentioning(self, hints: Sequence[bytes]) -> Iterator[Module]:
        """The modules of all files in which one of the hints stands."""
        for path, file in self._files.items():
            if file.mentions(hints) and (module := self.module(path)) is not None:
                yield module

    def find(self, name: str, near: str) -> Module | None:
        """The module of a dotted name as a file imports it: relative with leading dots, else the nearest that fits."""
        level = len(name) - len(name.lstrip("."))
        parts = [part for part in name.lstrip(".").split(".") if part]
        if level:
            base = near.split("/")[:-1]
            if level - 1 > len(base):
                return None
            base = base[: len(base) - (level - 1)]
            return self._at("/".join([*base, *parts]))
        if not parts:
            return None
        wanted = "/" + "/".join(parts)
        fitting = [
            path
            for path in self._by_name.get(parts[-1], ())
            if f"/{path}".removesuffix(".py").removesuffix("/__init__").endswith(wanted)
        ]
        if not fitting:
            return None
        return self.module(
            max(fitting, key=lambda path: (paths.shared_directories(path, near), -path.count("/"), path))
        )

    def _at(self, base: str) -> Module | None:
        for path in (f"{base}.py", f"{base}/__init__.py" if base else "__init__.py"):
            if path in self._files:
                return self.module(path)
        return None

    def definitions(self, node: Node, scope: Scope) -> list[Definition | Module]:
        """What a name or a dotted name refers to, imports and plain aliases followed."""
        self._left = _MAX_WORK
        return self._definitions(node, scope, _MAX_STEPS)

    def definition(self, node: Node | None, scope: Scope) -> Definition | Module | None:
        """The first of the definitions; None where there is none."""
        found = self.definitions(node, scope) if node is not None else []
        return found[0] if found else None

    def origin(self, node: Node | None, scope: Scope) -> str:
        """The dotted name under which something of another package was imported: `fastapi.APIRouter`; else empty."""
        if node is None:
            return ""
        if node.type == "attribute":
            owner = self.origin(node.child_by_field_name("object"), scope)
            return f"{owner}.{text(node.child_by_field_name('attribute'))}" if owner else ""
        if node.type == "subscript":
            return self.origin(node.child_by_field_name("value"), scope)
        if node.type != "identifier":
            return ""
        for each in self.definitions(node, scope):
            if isinstance(each, Definition) and each.kind == "import":
                return f"{each.module}.{each.name}" if each.name else each.module
        return ""

    def bases(self, definition: Definition) -> Iterator[tuple[str, Definition | None]]:
        """The base classes: the name under which each was imported or is written, and its definition if it is here."""
        arguments = definition.node.child_by_field_name("superclasses")
        for base in arguments.named_children if arguments is not None else ():
            if base.type in {"identifier", "attribute", "subscript"}:
                found = self.definition(base, definition.scope)
                here = found if isinstance(found, Definition) and found.kind == "class" else None
                yield self.origin(base, definition.scope) or text(base), here

    def ancestry(self, definition: Definition) -> Iterator[tuple[str, Definition | None]]:
        """A class's bases and theirs, nearest first."""
        pending, seen = [definition], {definition.key}
        while pending and len(seen) < _MAX_STEPS:
            for name, base in self.bases(pending.pop(0)):
                yield name, base
                if base is not None and base.key not in seen:
                    seen.add(base.key)
                    pending.append(base)

    def value(self, node: Node | None, scope: Scope) -> tuple[Node, Scope] | None:
        """The expression that a name stands for, or the expression itself; None where there are several or none."""
        if node is None:
            return None
        if node.type == "parenthesized_expression" and node.named_child_count == 1:
            return self.value(node.named_children[0], scope)
        if node.type not in {"identifier", "attribute"}:
            return node, scope
        found = self.definitions(node, scope)
        values = [each for each in found if isinstance(each, Definition) and each.kind == "value"]
        return (values[0].node, values[0].scope) if len(values) == 1 == len(found) else None

    def string(self, node: Node | None, scope: Scope) -> str:
        """The text of an expression, with UNKNOWN for each part that is not a constant."""
        self._left = _MAX_WORK
        return self._string(node, scope, _MAX_STEPS)

    def strings(self, node: Node | None, scope: Scope) -> list[str] | None:
        """The texts in a list, tuple or set; None where it is none of these or one of them is not constant."""
        found = self.value(node, scope)
        if found is None or found[0].type not in {"list", "tuple", "set"}:
            return None
        texts = [self.string(each, found[1]) for each in found[0].named_children if each.type != "comment"]
        return None if any(UNKNOWN in each for each in texts) else texts

    def elements(self, node: Node | None, scope: Scope) -> list[tuple[Node, Scope]] | None:
        """The expressions in a list, tuple or set, or in several added together; None where it is nothing of these."""
        found = self.value(node, scope)
        if found is None:
            return None
        gathered: list[tuple[Node, Scope]] = []
        pending = [found]
        while pending:
            each, inside = pending.pop()
            if each.type in {"list", "tuple", "set"}:
                gathered += [(item, inside) for item in each.named_children if item.type != "comment"]
                continue
            if each.type == "binary_operator" and text(each.child_by_field_name("operator")) == "+":
                sides = [
                    self.value(side, inside)
                    for side in (each.child_by_field_name("right"), each.child_by_field_name("left"))
                ]
                if None not in sides and len(gathered) < 1000:
                    pending += [side for side in sides if side is not None]
                    continue
            return None
        return gathered

    def method(self, found: Found) -> tuple[Node | None, Scope, str]:
        """The object that a call `object.name(…)` is of, its scope, and the name: after `get = object.name` too."""
        owner, name = method_of(found.node)
        meanings = found.scope.lookup(name) if owner is None and name else ()
        if len(meanings) == 1 and meanings[0].kind == "value" and meanings[0].node.type == "attribute":
            bound, scope = meanings[0].node, meanings[0].scope
            return bound.child_by_field_name("object"), scope, text(bound.child_by_field_name("attribute"))
        return owner, found.scope, name

    def key(self, node: Node | None, scope: Scope) -> Hashable | None:
        """What tells the object that an expression gives from others: where it is made or passed in; else None."""
        return self._key(node, scope, _MAX_STEPS)

    def _key(self, node: Node | None, scope: Scope, steps: int) -> Hashable | None:
        if node is None or steps <= 0:
            return None
        if node.type == "call":
            place = Found(node, scope).key
            made = self.definition(node.child_by_field_name("function"), scope)
            if isinstance(made, Definition) and made.kind == "function":
                returned = _returned(made.node)
                taking = self.takings.get(place)
                inner = taking.inner if taking is not None else made.scope.module.names_in(made.node)
                if returned is not None and inner is not None:
                    return self._key(returned, inner, steps - 1)
            return place
        if node.type == "attribute":
            own = self._own_attribute(node, scope)
            if own is not None:
                return own
        found = self.definition(node, scope) if node.type in {"identifier", "attribute"} else None
        if not isinstance(found, Definition) or found.kind == "import":
            return None
        if found.kind == "value":
            inner_node = found.node
            if inner_node.type in {"call", "identifier", "attribute", "await"}:
                return self._key(inner_node, found.scope, steps - 1)
        return found.key

    def _own_attribute(self, node: Node, scope: Scope) -> Hashable | None:
        owner = node.child_by_field_name("object")
        if owner is None or owner.type != "identifier":
            return None
        attribute = text(node.child_by_field_name("attribute"))
        if text(owner) in {"self", "cls"} and (inside := scope.enclosing_class) is not None:
            return inside.module.identity, "self", inside.node.start_byte, attribute
        made = self.value(owner, scope)
        if made is not None and made[0].type == "call":
            of = self.definition(made[0].child_by_field_name("function"), made[1])
            if isinstance(of, Definition) and of.kind == "class":
                return of.scope.module.identity, "self", of.node.start_byte, attribute
        return None

    def _definitions(self, node: Node, scope: Scope, steps: int) -> list[Definition | Module]:
        self._left -= 1
        if steps <= 0 or self._left <= 0:
            return []
        if node.type == "identifier":
            return [each for one in scope.lookup(text(node)) for each in self._followed(one, steps - 1)]
        if node.type != "attribute":
            return []
        owner, name = node.child_by_field_name("object"), text(node.child_by_field_name("attribute"))
        if owner is None:
            return []
        if owner.type == "call":
            made = self._class_of(Definition("value", owner, scope), steps - 1)
            return self._of_class(made, name, steps - 1) if made is not None else []
        found: list[Definition | Module] = []
        for each in self._definitions(owner, scope, steps - 1):
            found += self._member(each, name, steps - 1)
        return found

    def _member(self, owner: Definition | Module, name: str, steps: int) -> list[Definition | Module]:
        if isinstance(owner, Module):
            return self._in_module(owner, name, steps)
        if owner.kind == "import" and not owner.name:
            module = self.find(f"{owner.module}.{name}", owner.scope.module.path)
            return [module] if module is not None else []
        if owner.kind == "value":
            owner = self._class_of(owner, steps) or owner
        if owner.kind == "class":
            return self._of_class(owner, name, steps)
        return []

    def _class_of(self, value: Definition, steps: int) -> Definition | None:
        """The class of what a call makes: of the class itself, or of a function that returns an instance of it."""
        node, scope = value.node, value.scope
        while node.type == "call" and steps > 0:
            steps -= 1
            function = node.child_by_field_name("function")
            made = self._definitions(function, scope, steps) if function is not None else []
            if not made or not isinstance(made[0], Definition):
                return None
            if made[0].kind == "class":
                return made[0]
            returned = _returned(made[0].node) if made[0].kind == "function" else None
            inner = made[0].scope.module.names_in(made[0].node) if returned is not None else None
            if returned is None or inner is None:
                return None
            node, scope = returned, inner
        return None

    def _of_class(self, owner: Definition, name: str, steps: int) -> list[Definition | Module]:
        pending, seen = [owner], {owner.key}
        while pending and steps > 0:
            each = pending.pop(0)
            steps -= 1
            inner = each.scope.module.names_in(each.node)
            found = inner.names.get(name, ()) if inner is not None else ()
            if found:
                return [meaning for one in found for meaning in self._followed(one, steps)]
            arguments = each.node.child_by_field_name("superclasses")
            for base in arguments.named_children if arguments is not None else ():
                for above in self._definitions(base, each.scope, steps)[:1]:
                    if isinstance(above, Definition) and above.kind == "class" and above.key not in seen:
                        seen.add(above.key)
                        pending.append(above)
        return []

    def _in_module(self, module: Module, name: str, steps: int) -> list[Definition | Module]:
        self._left -= 1
        if self._left <= 0:
            return []
        if name in module.scope.names:
            return [each for one in module.scope.names[name] for each in self._followed(one, steps)]
        beside = self._at(f"{module.path.removesuffix('/__init__.py')}/{name}") if _is_package(module) else None
        if beside is not None:
            return [beside]
        for star in module.scope.names.get("*", ()):
            other = self.find(star.module, module.path)
            if other is not None and other is not module and steps > 0:
                found = self._in_module(other, name, steps - 1)
                if found:
                    return found
        return []

    def _followed(self, definition: Definition, steps: int) -> list[Definition | Module]:
        if steps <= 0:
            return [definition]
        if definition.kind == "import":
            near = definition.scope.module.path
            if not definition.name:
                module = self.find(definition.module, near)
                return [module] if module is not None else [definition]
            dots = "" if definition.module.endswith(".") else "."
            module = self.find(definition.module, near)
            if module is not None and module is not definition.scope.module:
                found = self._in_module(module, definition.name, steps - 1)
                if found:
                    return found
            below = self.find(f"{definition.module}{dots}{definition.name}", near)
            return [below] if below is not None and below.path != near else [definition]
        if definition.kind == "value" and definition.node.type in {"identifier", "attribute"}:
            return self._definitions(definition.node, definition.scope, steps - 1) or [definition]
        return [definition]

    def _string(self, node: Node | None, scope: Scope, steps: int) -> str:
        self._left -= 1
        if node is None or steps <= 0 or self._left <= 0:
            return UNKNOWN
        kind = node.type
        if kind == "string":
            return self._literal(node, scope, steps)
        if kind == "integer":
            return text(node)
        if kind == "call":
            return self._string(_wrapped(node), scope, steps - 1)
        if kind in {"concatenated_string", "parenthesized_expression"}:
            return "".join(
                self._string(each, scope, steps - 1) for each in node.named_children if each.type != "comment"
            )
        if kind == "binary_operator" and text(node.child_by_field_name("operator")) == "+":
            sides = (node.child_by_field_name("left"), node.child_by_field_name("right"))
            return "".join(self._string(side, scope, steps - 1) for side in sides)
        if kind in {"identifier", "attribute"}:
            if kind == "attribute" and text(node.child_by_field_name("attribute")) == "value":
                node = node.child_by_field_name("object") or node
            texts = {
                self._string(each.node, each.scope, steps - 1)
                for each in self._definitions(node, scope, steps - 1)
                if isinstance(each, Definition) and each.kind == "value" and each.node is not node
            }
            others = [
                each
                for each in self._definitions(node, scope, 3)
                if isinstance(each, Definition) and each.kind != "value"
            ]
            return texts.pop() if len(texts) == 1 and not others else UNKNOWN
        return UNKNOWN

    def _literal(self, node: Node, scope: Scope, steps: int) -> str:
        parts = []
        for child in node.children:
            if child.type == "string_content":
                parts.append(text(child))
            elif child.type == "interpolation":
                formatted = child.named_child_count > 1
                expression = child.child_by_field_name("expression")
                parts.append(UNKNOWN if formatted else self._string(expression, scope, steps - 1))
        return "".join(parts)


def argument(call: Node, name: str, position: int | None = None) -> Node | None:
    """The value of an argument by its name, or by its position among those without a name; None where there is none."""
    arguments = call.child_by_field_name("arguments")
    if arguments is None:
        return None
    positional = 0
    for each in arguments.named_children:
        if each.type == "keyword_argument":
            if text(each.child_by_field_name("name")) == name:
                return each.child_by_field_name("value")
        elif each.type in {"list_splat", "dictionary_splat"}:
            positional += 100
        elif each.type != "comment":
            if positional == position:
                return each
            positional += 1
    return None


def spreads(call: Node) -> bool:
    """Whether arguments come from elsewhere: `f(**options)` or `f(*given)`."""
    arguments = call.child_by_field_name("arguments")
    kinds = {"list_splat", "dictionary_splat"}
    return arguments is not None and any(each.type in kinds for each in arguments.named_children)


def positional(call: Node) -> list[Node]:
    """The arguments without a name."""
    arguments = call.child_by_field_name("arguments")
    left_out = {"keyword_argument", "comment", "dictionary_splat"}
    return [each for each in arguments.named_children if each.type not in left_out] if arguments is not None else []


def parameters(function: Definition) -> list[tuple[str, Definition]]:
    """The parameters of a function with their names, in order."""
    inner = function.scope.module.names_in(function.node)
    names = inner.names.items() if inner is not None else ()
    return [(name, found[0]) for name, found in names if found[0].kind == "parameter"]


def is_method(function: Definition) -> bool:
    """Whether a function is called without its first parameter, which is the object or the class."""
    return function.scope.node.type == "class_definition" and any(
        name in {"self", "cls"} for name, _ in parameters(function)[:1]
    )


def decorators(node: Node) -> list[Node]:
    """The expressions after `@` of a decorated definition."""
    return [each.named_children[0] for each in node.children if each.type == "decorator" and each.named_child_count]


def method_of(call: Node) -> tuple[Node | None, str]:
    """The object and the name of a call `object.name(…)`; None and the name for a call `name(…)`."""
    function = call.child_by_field_name("function")
    if function is None:
        return None, ""
    if function.type == "attribute":
        return function.child_by_field_name("object"), text(function.child_by_field_name("attribute"))
    return None, text(function) if function.type == "identifier" else ""


def _is_package(module: Module) -> bool:
    return module.path.endswith("/__init__.py")


def _parameters(node: Node, scope: Scope) -> None:
    parameters = node.child_by_field_name("parameters")
    for each in parameters.named_children if parameters is not None else ():
        name = each if each.type == "identifier" else each.child_by_field_name("name")
        if name is None and each.named_child_count:
            name = each.named_children[0]
        if name is not None and name.type == "identifier":
            scope.define(text(name), Definition("parameter", name, scope))


def _assignment(node: Node, scope: Scope) -> None:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    while right is not None and right.type == "assignment":
        right = right.child_by_field_name("right")
    if left is None or right is None:
        return
    if left.type in {"pattern_list", "tuple_pattern"} and right.type in {"expression_list", "tuple"}:
        for target, value in zip(left.named_children, right.named_children, strict=False):
            _bind(target, value, scope)
        return
    _bind(left, right, scope)


def _bind(target: Node | None, value: Node | None, scope: Scope) -> None:
    if target is not None and value is not None and target.type == "identifier":
        scope.define(text(target), Definition("value", value, scope))


def _with(node: Node, scope: Scope) -> None:
    pattern = node.child_by_field_name("value")
    if pattern is not None and pattern.type == "as_pattern" and pattern.named_child_count > 1:
        alias = pattern.named_children[-1]
        name = alias.named_children[0] if alias.named_child_count else alias
        _bind(name, pattern.named_children[0], scope)


def _import(node: Node, scope: Scope) -> None:
    module = text(node.child_by_field_name("module_name"))
    whole = node.type == "import_statement"
    for each in node.children_by_field_name("name"):
        written, alias = each, None
        if each.type == "aliased_import":
            written, alias = each.child_by_field_name("name") or each, each.child_by_field_name("alias")
        name = text(written)
        if whole:
            # `import a.b` binds `a`; what stands below it is found by its dotted name.
            bound = text(alias) if alias is not None else name.partition(".")[0]
            target = name if alias is not None else bound
            scope.define(bound, Definition("import", node, scope, target))
        else:
            scope.define(text(alias) if alias is not None else name, Definition("import", node, scope, module, name))
    if not whole and any(child.type == "wildcard_import" for child in node.children):
        scope.define("*", Definition("import", node, scope, module, "*"))


def _wrapped(call: Node) -> Node | None:
    """The text that a call gives back as it is: `str("/x")`, and the default of a settings field, `Field("/x")`."""
    name = text(call.child_by_field_name("function")).rpartition(".")[2]
    if name == "str":
        return argument(call, "object", 0)
    return argument(call, "default", 0) if name == "Field" else None


def _returned(function: Node) -> Node | None:
    """What a function returns last, inner functions left out."""
    last: Node | None = None
    body = function.child_by_field_name("body")
    pending = [body] if body is not None else []
    while pending:
        each = pending.pop()
        if each.type == "return_statement":
            last = each.named_children[0] if each.named_child_count else last
        elif each.type not in {"function_definition", "class_definition", "lambda"}:
            pending.extend(reversed(each.children))
    return last

"""Names in JavaScript and TypeScript source: what an expression refers to, across the files of a repository.

Nothing is run. A name leads through declarations, imports (ES modules and CommonJS), exports, properties of object
literals and classes, and functions that return what they made, to the expression that makes the thing.
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

SUFFIXES = (".js", ".jsx", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx")
FUNCTIONS = frozenset(
    {
        "function_declaration",
        "function_expression",
        "arrow_function",
        "generator_function",
        "generator_function_declaration",
        "method_definition",
    }
)
CLASSES = frozenset({"class_declaration", "abstract_class_declaration", "class"})

_KEPT = frozenset({"call_expression", "new_expression", "export_statement", "assignment_expression"}) | CLASSES
_WRAPPERS = frozenset(
    {
        "parenthesized_expression",
        "await_expression",
        "as_expression",
        "satisfies_expression",
        "non_null_expression",
        "type_assertion",
        "instantiation_expression",
    }
)
_NAMES = frozenset({"identifier", "member_expression", "shorthand_property_identifier", "subscript_expression"})
_CHAINED = frozenset(
    {
        "get",
        "post",
        "put",
        "patch",
        "delete",
        "head",
        "options",
        "all",
        "use",
        "route",
        "param",
        "register",
        "withTypeProvider",
        "addHook",
        "after",
        "ready",
        "decorate",
        "setErrorHandler",
        "setNotFoundHandler",
        "setValidatorCompiler",
        "setSerializerCompiler",
        "enable",
        "disable",
        "set",
        "addSchema",
    }
)
_IDENTITIES = frozenset({"Object.freeze", "Object.seal", "Object.preventExtensions"})
_PACKAGED_IDENTITIES = frozenset({"@nestjs/common.mixin"})
"""Functions that return the thing that they are given."""
_TYPES = frozenset({"interface_declaration", "type_alias_declaration", "ambient_declaration"})
_ELEMENT = "#"
"""Begins the name of an element of an array, as that of a property of an object."""
_MOST_DIGITS = 4
_PUBLISHED = ("@nestjs/", "@fastify/")
"""Packages whose names a folder of the repository may have too, and that are not meant by it."""
_MAX_STEPS = 24
_MAX_WORK = 2_000


class Package(Record):
    """Something of another package: `express`, `express.Router`."""

    origin: str


class Value(Record):
    """An expression, a function, a class or a parameter, and the scope in which its names have their meaning."""

    node: Node
    scope: Scope

    @property
    def key(self) -> Hashable:
        """What tells it from all others."""
        return self.scope.module.path, self.node.start_byte, self.node.end_byte


class Each(Record):
    """What stands for the elements of `iterable` in turn, or for the properties `path` of theirs."""

    iterable: Node
    scope: Scope
    path: tuple[str, ...] = ()


class Definition(Record):
    """Where a name gets its meaning; `path` are the properties that are taken from it, outermost first.

    `kind` is "value", "parameter", "each" or "import"; an import has `module` as written and `path`.
    """

    kind: str
    node: Node
    scope: Scope
    path: tuple[str, ...] = ()
    module: str = ""


class Scope:
    """The names of a module, a class or a function; what a class keeps in `this.x` is named `x` in its scope."""

    __slots__ = ("module", "names", "node", "parent")

    def __init__(self, module: Module, node: Node, parent: Scope | None) -> None:
        self.module = module
        self.node = node
        self.parent = parent
        self.names: dict[str, list[Definition]] = {}

    def lookup(self, name: str) -> list[Definition]:
        """The meanings of a name here or further out; the names of a class are reached by `this` only."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names and scope.node.type not in CLASSES:
                return scope.names[name]
            scope = scope.parent
        return []

    def outwards(self) -> Iterator[Scope]:
        """This scope and those around it, nearest first."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent

    @property
    def enclosing_class(self) -> Scope | None:
        """The class in which this stands, or None."""
        scope: Scope | None = self
        while scope is not None and scope.node.type not in CLASSES:
            scope = scope.parent
        return scope


class Found(Record):
    """A syntax node, the scope of its names, and the decorators in front of it."""

    node: Node
    scope: Scope
    decorators: tuple[Node, ...] = ()


class Module:
    """A parsed file: its scopes, what it exports, and the nodes that frameworks look at.

    `methods` are those of each class, and `classes` the classes themselves, by the identity of the class's node.
    """

    def __init__(self, file: SourceFile, root: Node) -> None:
        self.file = file
        self.path = file.path
        self.nodes: list[Found] = []
        self.methods: dict[int, list[Found]] = {}
        self.classes: dict[int, Found] = {}
        self.scopes: dict[int, Scope] = {}
        self.exports: dict[str, list[Definition]] = {}
        self.stars: list[str] = []
        self.scope = Scope(self, root, None)
        self._loops: dict[int, tuple[Node, Scope]] = {}
        self._read(root)

    def of(self, *kinds: str) -> Iterator[Found]:
        """The nodes of these kinds, in the order of the text."""
        return (found for found in self.nodes if found.node.type in kinds)

    def _read(self, root: Node) -> None:
        pending: list[tuple[Node, Scope, tuple[Node, ...]]] = [(root, self.scope, ())]
        while pending:
            node, scope, decorators = pending.pop()
            kind = node.type
            inner = scope
            if kind in _KEPT:
                self.nodes.append(Found(node, scope, decorators))
            if kind in CLASSES:
                self.classes[node.id] = self.nodes[-1]
            if kind in FUNCTIONS or kind in CLASSES or kind == "enum_declaration":
                inner = self.scopes[node.id] = Scope(self, node, scope)
                _name_definition(node, scope, inner)
                if kind in FUNCTIONS:
                    _parameters(node, inner, self._loops.pop(node.id, None))
            elif kind == "variable_declarator":
                value = node.child_by_field_name("value")
                if value is not None:
                    _bind(node.child_by_field_name("name"), "value", value, scope, ())
            elif kind in {"public_field_definition", "field_definition"}:
                name = node.child_by_field_name("name") or node.child_by_field_name("property")
                value = node.child_by_field_name("value")
                if name is not None and value is not None:
                    _define(scope, text(name), Definition("value", value, scope))
            elif kind == "assignment_expression":
                self._assignment(node, scope)
            elif kind == "import_statement":
                self._import(node, scope)
                continue
            elif kind == "export_statement":
                self._export(node, scope)
            elif kind == "for_in_statement":
                left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
                if left is not None and right is not None:
                    _bind(left, "each", right, scope, ())
            elif kind == "call_expression":
                self._loop(node, scope)
            self._descend(node, inner, pending)

    def _descend(self, node: Node, scope: Scope, pending: list[tuple[Node, Scope, tuple[Node, ...]]]) -> None:
        below: list[tuple[Node, Scope, tuple[Node, ...]]] = []
        ahead: list[Node] = []
        for child in branches(node):
            if child.type == "decorator":
                ahead.append(child)
                below.append((child, scope, ()))
                continue
            if child.type == "method_definition" and scope.node.type in CLASSES:
                self.methods.setdefault(scope.node.id, []).append(Found(child, scope, tuple(ahead)))
            below.append((child, scope, tuple(ahead) if child.type in CLASSES else ()))
            if child.is_named and child.type != "comment":
                ahead = ahead if node.type in CLASSES else []
        pending.extend(reversed(below))

    def _loop(self, call: Node, scope: Scope) -> None:
        owner, name = method_of(call)
        given = arguments(call) if owner is not None and name in {"forEach", "map"} else []
        if owner is not None and given and given[0].type in FUNCTIONS:
            self._loops[given[0].id] = (owner, scope)

    def _assignment(self, node: Node, scope: Scope) -> None:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if left is None or right is None:
            return
        if left.type == "identifier":
            holder = scope
            while holder.parent is not None and text(left) not in holder.names:
                holder = holder.parent
            _define(holder, text(left), Definition("value", right, scope))
            return
        if left.type != "member_expression":
            return
        owner, name = left.child_by_field_name("object"), text(left.child_by_field_name("property"))
        written = text(owner)
        if written == "this" and (inside := scope.enclosing_class) is not None:
            _define(inside, name, Definition("value", right, scope))
        elif written == "module" and name == "exports":
            self.exports.setdefault("=", []).append(Definition("value", right, scope))
        elif written in {"module.exports", "exports"}:
            self.exports.setdefault(name, []).append(Definition("value", right, scope))

    def _import(self, node: Node, scope: Scope) -> None:
        for clause in node.named_children:
            if clause.type == "import_require_clause":
                module = _unquoted(clause.child_by_field_name("source"))
                _define(scope, text(clause.named_children[0]), Definition("import", node, scope, ("=",), module))
            if clause.type != "import_clause":
                continue
            module = _unquoted(node.child_by_field_name("source"))
            for each in clause.named_children:
                if each.type == "identifier":
                    _define(scope, text(each), Definition("import", node, scope, ("default",), module))
                elif each.type == "namespace_import" and each.named_child_count:
                    _define(scope, text(each.named_children[-1]), Definition("import", node, scope, (), module))
                elif each.type == "named_imports":
                    for one in each.named_children:
                        imported = one.child_by_field_name("name")
                        bound = one.child_by_field_name("alias") or imported
                        path = (_unquoted(imported),)
                        _define(scope, text(bound), Definition("import", node, scope, path, module))

    def _export(self, node: Node, scope: Scope) -> None:
        source = node.child_by_field_name("source")
        value, declaration = node.child_by_field_name("value"), node.child_by_field_name("declaration")
        is_default = any(child.type == "default" for child in node.children)
        if any(child.type == "type" for child in node.children) or (declaration and declaration.type in _TYPES):
            return
        if value is not None:
            self.exports.setdefault("default" if is_default else "=", []).append(Definition("value", value, scope))
        elif declaration is not None:
            names = ["default"] if is_default else list(_declared(declaration))
            for name in names:
                written = text(declaration.child_by_field_name("name")) if is_default else name
                if is_default and not written:
                    definition = Definition("value", declaration, scope)
                else:
                    definition = Definition("name", declaration, scope, (written,))
                self.exports.setdefault(name, []).append(definition)
        elif source is not None and not any(child.type == "export_clause" for child in node.children):
            namespace = next((child for child in node.children if child.type == "namespace_export"), None)
            if namespace is not None and namespace.named_child_count:
                definition = Definition("import", node, scope, (), _unquoted(source))
                self.exports.setdefault(text(namespace.named_children[0]), []).append(definition)
            else:
                self.stars.append(_unquoted(source))
        else:
            for clause in (child for child in node.children if child.type == "export_clause"):
                for each in clause.named_children:
                    written_name = each.child_by_field_name("name")
                    shown = _unquoted(each.child_by_field_name("alias") or written_name)
                    if source is not None:
                        definition = Definition("import", node, scope, (_unquoted(written_name),), _unquoted(source))
                    else:
                        definition = Definition("name", node, scope, (text(written_name),))
                    self.exports.setdefault(shown, []).append(definition)


class Namespace(Record):
    """Everything that a module of the repository exports."""

    module: Module


Resolved = Package | Value | Each | Namespace


class Program:
    """The JavaScript and TypeScript files of a repository, each parsed when a name leads to it."""

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self._files = {file.path: file for file in files}
        self._modules: dict[str, Module | None] = {}
        self._by_stem: dict[str, list[str]] = {}
        self._left = 0
        self._workspace: dict[str, str] = {}
        self._given: dict[Hashable, Value] = {}
        self._objects: dict[Hashable, dict[str, list[Node]]] = {}
        for path in self._files:
            parts = _without_suffix(path).split("/")
            package = _package(parts)
            if package:
                self._workspace[package] = "" if package in self._workspace else path
            for name in dict.fromkeys((parts[-1], parts[-2] if parts[-1] == "index" and len(parts) > 1 else parts[-1])):
                self._by_stem.setdefault(name, []).append(path)

    def module(self, path: str) -> Module | None:
        """The module in a file; None where there is none or it cannot be parsed."""
        if path not in self._modules:
            file = self._files.get(path)
            root = file.root if file is not None else None
            self._modules[path] = Module(file, root) if file is not None and root is not None else None
        return self._modules[path]

    def find(self, specifier: str, near: str) -> Module | None:
        """The module that a file imports by a relative path or by a simple alias (`@/x`, `~/x`, `src/x`); else None."""
        if specifier.startswith("."):
            parts = near.split("/")[:-1]
            for part in specifier.split("/"):
                if part == "..":
                    if not parts:
                        return None
                    parts.pop()
                elif part not in {"", "."}:
                    parts.append(part)
            return self._at("/".join(parts))
        head, _, rest = specifier.partition("/")
        if head.startswith("@") and rest and not specifier.startswith(_PUBLISHED):
            own = self._workspace.get(rest)
            if own is not None:
                return self.module(own) if own else None
        if not rest or (head not in {"@", "~", "#", "src", "app", "@app", "@src"} and not head.startswith("#")):
            return None
        tail = specifier if head in {"src", "app"} else rest
        stem = _without_suffix(tail).rpartition("/")[2]
        fitting = [
            path
            for path in self._by_stem.get(stem, ())
            if f"/{_without_suffix(path).removesuffix('/index')}".endswith(f"/{_without_suffix(tail)}")
        ]
        return (
            self.module(max(fitting, key=lambda path: (paths.shared_directories(path, near), -len(path), path)))
            if fitting
            else None
        )

    def _at(self, base: str) -> Module | None:
        stems = [base]
        stem = _without_suffix(base)
        if stem != base:
            stems.append(stem)
        for path in stems:
            if path in self._files:
                return self.module(path)
            for suffix in SUFFIXES:
                if f"{path}{suffix}" in self._files:
                    return self.module(f"{path}{suffix}")
        for suffix in SUFFIXES:
            index = f"{base}/index{suffix}" if base else f"index{suffix}"
            if index in self._files:
                return self.module(index)
        return None

    def resolve(self, node: Node | None, scope: Scope) -> Resolved | None:
        """What an expression gives: followed as far as the text says; None where it does not."""
        self._left = _MAX_WORK
        return self._resolve(node, scope, _MAX_STEPS)

    def key(self, node: Node | None, scope: Scope) -> Hashable | None:
        """What tells the thing that an expression gives from others; None where it is not known."""
        found = self.resolve(node, scope)
        if isinstance(found, Namespace):
            found = self.exported(found.module, "default")
        return found.key if isinstance(found, Value) else None

    def origin(self, node: Node | None, scope: Scope) -> str:
        """The name of what an expression takes from another package: `express.Router`; else empty."""
        found = self.resolve(node, scope)
        return found.origin if isinstance(found, Package) else ""

    def string(self, node: Node | None, scope: Scope) -> str:
        """The text of an expression, with UNKNOWN for each part that is not a constant."""
        self._left = _MAX_WORK
        return self._string(node, scope, _MAX_STEPS)

    def strings(self, node: Node | None, scope: Scope) -> list[str]:
        """The texts of an array, or the one text of another expression; UNKNOWN stands for what is not constant."""
        found = self.resolve(node, scope)
        if isinstance(found, Value) and found.node.type == "array":
            return [self.string(each, found.scope) for each in found.node.named_children if each.type != "comment"]
        return [self.string(node, scope)]

    def member(self, holder: Node | None, scope: Scope, name: str) -> Value | None:
        """The expression that a property of an object literal has; None where it has none."""
        found = self.resolve(holder, scope)
        return self._held(found, name, _MAX_STEPS) if isinstance(found, Value) else None

    def listed(self, node: Node | None, scope: Scope) -> list[Value] | None:
        """The elements of an array literal, those of arrays that are spread in it too; None where not all are known."""
        elements: list[Value] = []
        pending = [Value(node, scope)] if node is not None else []
        spread = pending[:1]
        while pending:
            each = pending.pop()
            if each not in spread:
                elements.append(each)
                continue
            array = self.resolve(each.node, each.scope)
            if not isinstance(array, Value) or array.node.type != "array" or len(spread) > _MAX_STEPS:
                return None
            for inner in reversed(array.node.named_children):
                if inner.type == "spread_element" and inner.named_child_count:
                    pending.append(Value(inner.named_children[0], array.scope))
                    spread.append(pending[-1])
                elif inner.type != "comment":
                    pending.append(Value(inner, array.scope))
        return elements

    def elements(self, found: Each) -> list[Value | None]:
        """What a loop's variable, or a property of it, is in each turn; None for a turn where it has no expression."""
        iterable = self.resolve(found.iterable, found.scope)
        if isinstance(iterable, Value):
            iterable = self._given.get(iterable.key, iterable)
        turns: list[Value | None] = []
        for each in (self.listed(iterable.node, iterable.scope) or ()) if isinstance(iterable, Value) else ():
            turn: Value | None = each
            for name in found.path:
                turn = self._of_turn(turn, name)
            turns.append(turn)
        return turns

    def _of_turn(self, turn: Value | None, name: str) -> Value | None:
        if turn is None:
            return None
        held = self.member(turn.node, turn.scope, name)
        if held is not None:
            return held
        self._left = _MAX_WORK
        found = self._property(self._resolve(turn.node, turn.scope, _MAX_STEPS), name, _MAX_STEPS)
        return found if isinstance(found, Value) else None

    def give(self, parameter: Value, value: Value) -> bool:
        """Say that a list is passed for a parameter, and tell whether that is new; with two lists, none is known."""
        found = self.resolve(value.node, value.scope)
        passed = self._given.get(found.key, found) if isinstance(found, Value) else None
        if passed is None or passed.node.type != "array" or self._given.get(parameter.key) in (passed, parameter):
            return False
        self._given[parameter.key] = parameter if parameter.key in self._given else passed
        return True

    def exported(self, module: Module, name: str) -> Resolved | None:
        """What a module exports under a name; "=" is what `module.exports` is set to."""
        self._left = _MAX_WORK
        return self._exported(module, name, _MAX_STEPS)

    def parameters(self, function: Value) -> list[Value]:
        """The parameters of a function that are plain names, in their places."""
        inner = function.scope.module.scopes.get(function.node.id)
        found: list[Value] = []
        for each in _parameter_nodes(function.node):
            name = _pattern_of(each)
            if name is not None and inner is not None:
                found.append(Value(name, inner))
        return found

    def passed(self, function: Value, call: Node, scope: Scope) -> Iterator[tuple[Value, Value]]:
        """What a call gives a function, each with the parameter that takes it; `{ app }` is taken apart."""
        inner = function.scope.module.scopes.get(function.node.id)
        if inner is None:
            return
        for given, parameter in zip(arguments(call), _parameter_nodes(function.node), strict=False):
            pattern = _pattern_of(parameter)
            if pattern is None:
                continue
            if pattern.type == "identifier":
                yield Value(given, scope), Value(pattern, inner)
                continue
            for name, target in _taken_apart(pattern):
                value = self.member(given, scope, name)
                if value is not None:
                    yield value, Value(target, inner)

    def base(self, of: Value) -> Node | None:
        """The expression after `extends` of a class; None where it extends nothing."""
        heritage = next((child for child in of.node.children if child.type == "class_heritage"), None)
        clause = heritage.named_children[0] if heritage is not None and heritage.named_child_count else None
        if clause is not None and clause.type == "extends_clause":
            return clause.child_by_field_name("value")
        return None if clause is not None and clause.type == "implements_clause" else clause

    def superclass(self, of: Value) -> Value | None:
        """The class that a class extends, where it is in the repository."""
        base = self.base(of)
        if base is None or base.type == "call_expression":
            return None
        found = self.resolve(base, of.scope)
        return found if isinstance(found, Value) and found.node.type in CLASSES else None

    def _resolve(self, node: Node | None, scope: Scope, steps: int) -> Resolved | None:
        while node is not None and node.type in _WRAPPERS:
            node = next((child for child in node.named_children if child.type != "type_arguments"), None)
        self._left -= 1
        if node is None or steps <= 0 or self._left <= 0:
            return None
        kind = node.type
        if kind == "assignment_expression":
            return self._resolve(node.child_by_field_name("right"), scope, steps - 1)
        if kind in {"identifier", "shorthand_property_identifier", "type_identifier"}:
            return self._name(text(node), scope, steps)
        if kind == "member_expression":
            return self._member(node, scope, steps)
        if kind == "subscript_expression":
            return self._subscript(node, scope, steps)
        if kind == "call_expression":
            return self._call(node, scope, steps)
        return Value(node, scope)

    def _name(self, name: str, scope: Scope, steps: int) -> Resolved | None:
        found = scope.lookup(name)
        return self._defined(found[0], steps - 1) if found else None

    def _defined(self, definition: Definition, steps: int) -> Resolved | None:
        if steps <= 0:
            return None
        if definition.kind == "each":
            return Each(definition.node, definition.scope, definition.path)
        if definition.kind == "parameter":
            return Value(definition.node, definition.scope)
        if definition.kind == "name":
            return self._name(definition.path[0], definition.scope, steps)
        if definition.kind == "import":
            path = definition.path
            found = self._imported(definition.module, definition.scope, path[0] if path else "", steps - 1)
            return self._taken(found, path[1:], steps - 1)
        return self._taken(self._resolve(definition.node, definition.scope, steps - 1), definition.path, steps - 1)

    def _taken(self, found: Resolved | None, path: tuple[str, ...], steps: int) -> Resolved | None:
        for name in path:
            found = self._property(found, name, steps - 1)
        return found

    def _imported(self, specifier: str, scope: Scope, name: str, steps: int) -> Resolved | None:
        """What an import gives; `name` is empty for all of a module, and "=" for what `require` gives."""
        module = self.find(specifier, scope.module.path)
        if module is None:
            if specifier.startswith(".") or UNKNOWN in specifier:
                return None
            return Package(specifier if name in {"", "default", "="} else f"{specifier}.{name}")
        if not name:
            return Namespace(module)
        if name == "=":
            return self._exported(module, "=", steps) or Namespace(module)
        return self._exported(module, name, steps)

    def _exported(self, module: Module, name: str, steps: int) -> Resolved | None:
        self._left -= 1
        if steps <= 0 or self._left <= 0:
            return None
        if name in module.exports:
            return self._defined(module.exports[name][0], steps - 1)
        if name == "default" and "=" in module.exports:
            return self._defined(module.exports["="][0], steps - 1)
        if "=" in module.exports and name != "=":
            return self._property(self._defined(module.exports["="][0], steps - 1), name, steps - 1)
        for star in module.stars if name not in {"default", "="} else ():
            other = self.find(star, module.path)
            if other is not None and other is not module:
                found = self._exported(other, name, steps - 1)
                if found is not None:
                    return found
        return None

    def _member(self, node: Node, scope: Scope, steps: int) -> Resolved | None:
        owner, name = node.child_by_field_name("object"), text(node.child_by_field_name("property"))
        if owner is not None and owner.type == "this":
            inside = scope.enclosing_class
            return self._of_class(inside, name, steps) if inside is not None else None
        if text(node) == "module.exports":
            return self._exported(scope.module, "=", steps - 1)
        if text(owner) in {"exports", "module.exports"} and name in scope.module.exports:
            return self._exported(scope.module, name, steps - 1)
        return self._property(self._resolve(owner, scope, steps - 1), name, steps - 1)

    def _of_class(self, inside: Scope, name: str, steps: int) -> Resolved | None:
        for definition in inside.names.get(name, ()):
            found = self._defined(definition, steps - 1)
            if found is not None:
                return found
        base = self.superclass(Value(inside.node, inside.parent or inside)) if steps > 0 else None
        above = base.scope.module.scopes.get(base.node.id) if base is not None else None
        return self._of_class(above, name, steps - 2) if above is not None and above is not inside else None

    def _property(self, owner: Resolved | None, name: str, steps: int) -> Resolved | None:
        if owner is None or steps <= 0:
            return None
        if isinstance(owner, Package):
            return owner if name == "default" else Package(f"{owner.origin}.{name}")
        if isinstance(owner, Namespace):
            return self._exported(owner.module, name, steps)
        if isinstance(owner, Each):
            return owner.replace(path=(*owner.path, name))
        node = owner.node
        if name.startswith(_ELEMENT):
            element = _element(node, name.removeprefix(_ELEMENT))
            return self._resolve(element, owner.scope, steps - 1) if element is not None else None
        if node.type == "object":
            held = self._held(owner, name, steps - 1)
            return self._resolve(held.node, held.scope, steps - 1) if held is not None else None
        if node.type == "enum_declaration":
            return _enumerator(owner, name)
        if node.type == "new_expression":
            made = self._resolve(node.child_by_field_name("constructor"), owner.scope, steps - 1)
            if isinstance(made, Value) and made.node.type in CLASSES:
                inside = made.scope.module.scopes.get(made.node.id)
                return self._of_class(inside, name, steps - 1) if inside is not None else None
        if node.type in CLASSES:
            inside = owner.scope.module.scopes.get(node.id)
            return self._of_class(inside, name, steps - 1) if inside is not None else None
        return owner if name == "default" else None

    def _held(self, owner: Value, name: str, steps: int) -> Value | None:
        """A property of an object literal, its own or that of an object that is spread in it."""
        if owner.node.type != "object" or steps <= 0:
            return None
        properties = self._properties(owner)
        if name in properties:
            return Value(properties[name][0], owner.scope)
        for each in reversed(properties.get("...", ())):
            spread = self._resolve(each, owner.scope, steps - 1)
            found = self._held(spread, name, steps - 1) if isinstance(spread, Value) else None
            if found is not None:
                return found
        return None

    def _properties(self, owner: Value) -> dict[str, list[Node]]:
        """The values of an object literal by name, and under `...` what is spread in it."""
        if owner.key not in self._objects:
            found: dict[str, list[Node]] = {}
            for each in owner.node.named_children:
                if each.type == "spread_element" and each.named_child_count:
                    found.setdefault("...", []).append(each.named_children[0])
                else:
                    name, value = _property(each)
                    if value is not None:
                        found.setdefault(name, []).append(value)
            self._objects[owner.key] = found
        return self._objects[owner.key]

    def _subscript(self, node: Node, scope: Scope, steps: int) -> Resolved | None:
        """`object["name"]` and `array[0]`."""
        owner = self._resolve(node.child_by_field_name("object"), scope, steps - 1)
        index = node.child_by_field_name("index")
        if index is not None and index.type == "number":
            return self._property(owner, f"{_ELEMENT}{text(index)}", steps - 1)
        name = self._string(index, scope, steps - 1)
        return self._property(owner, name, steps - 1) if UNKNOWN not in name else None

    def _call(self, node: Node, scope: Scope, steps: int) -> Resolved | None:
        function = called(node)
        if function is None:
            return Value(node, scope)
        given = arguments(node)
        if function.type == "import" or (function.type == "identifier" and text(function) == "require"):
            name = self._string(given[0], scope, steps - 1) if given else UNKNOWN
            return self._imported(name, scope, "=" if function.type != "import" else "default", steps - 1)
        if function.type == "member_expression" and text(function.child_by_field_name("property")) in _CHAINED:
            owner = self._resolve(function.child_by_field_name("object"), scope, steps - 1)
            if isinstance(owner, Value):
                return owner
        if given and text(function) in _IDENTITIES:
            return self._resolve(given[0], scope, steps - 1)
        made = self._resolve(function, scope, steps - 1)
        if given and isinstance(made, Package) and made.origin in _PACKAGED_IDENTITIES:
            return self._resolve(given[0], scope, steps - 1)
        if isinstance(made, Value) and made.node.type in FUNCTIONS:
            inner = made.scope.module.scopes.get(made.node.id)
            returned = returned_by(made.node)
            if returned is not None and inner is not None:
                return self._resolve(returned, inner, steps - 1)
        return Value(node, scope)

    def _string(self, node: Node | None, scope: Scope, steps: int) -> str:
        self._left -= 1
        if node is None or steps <= 0 or self._left <= 0:
            return UNKNOWN
        kind = node.type
        if kind == "string":
            return "".join(_unescaped(child) for child in node.named_children)
        if kind == "template_string":
            return "".join(
                text(child)
                if child.type != "template_substitution"
                else self._string(child.named_children[0] if child.named_child_count else None, scope, steps - 1)
                for child in node.named_children
            )
        if kind == "binary_expression" and text(node.child_by_field_name("operator")) == "+":
            sides = (node.child_by_field_name("left"), node.child_by_field_name("right"))
            return "".join(self._string(side, scope, steps - 1) for side in sides)
        if kind in _NAMES or kind in _WRAPPERS:
            if kind == "identifier" and len(scope.lookup(text(node))) > 1:
                return UNKNOWN
            found = self._resolve(node, scope, steps - 1)
            if isinstance(found, Value) and found.node.id != node.id:
                return self._string(found.node, found.scope, steps - 1)
        return UNKNOWN


def _element(array: Node, position: str) -> Node | None:
    """An element of an array literal; None where what is spread before it moves it."""
    if array.type != "array" or not position.isdecimal() or len(position) > _MOST_DIGITS:
        return None
    elements = [each for each in array.named_children if each.type != "comment"][: int(position) + 1]
    if len(elements) <= int(position) or any(each.type == "spread_element" for each in elements):
        return None
    return elements[-1]


def _enumerator(owner: Value, name: str) -> Value | None:
    body = owner.node.child_by_field_name("body")
    for each in body.named_children if body is not None else ():
        value = each.child_by_field_name("value") if each.type == "enum_assignment" else None
        if value is not None and _unquoted(each.child_by_field_name("name")) == name:
            return Value(value, owner.scope)
    return None


def arguments(call: Node) -> list[Node]:
    """The arguments of a call, comments left out."""
    given = call.child_by_field_name("arguments")
    if given is None or given.type == "template_string":
        return []
    return [each for each in given.named_children if each.type != "comment"]


def called(call: Node) -> Node | None:
    """The expression that a call calls; in `await make<Type>()`, the grammar puts the `await` within it."""
    function = call.child_by_field_name("function")
    if function is not None and function.type == "await_expression" and function.named_child_count:
        return function.named_children[0]
    return function


def method_of(call: Node) -> tuple[Node | None, str]:
    """The object and the name of a call `object.name(…)`; None and the name for a call `name(…)`."""
    function = called(call)
    if function is None:
        return None, ""
    if function.type == "member_expression":
        return function.child_by_field_name("object"), text(function.child_by_field_name("property"))
    return None, text(function) if function.type == "identifier" else ""


def property_of(literal: Node, name: str) -> Node | None:
    """The value of a property of an object literal; None where it has none of this name."""
    if literal.type != "object":
        return None
    pairs = map(_property, literal.named_children)
    return next((value for own, value in pairs if own == name and value is not None), None)


def _property(each: Node) -> tuple[str, Node | None]:
    if each.type == "pair":
        return _unquoted(each.child_by_field_name("key")), each.child_by_field_name("value")
    if each.type == "shorthand_property_identifier":
        return text(each), each
    if each.type == "method_definition":
        return text(each.child_by_field_name("name")), each
    return "", None


def returned_by(function: Node) -> Node | None:
    """What a function returns last, inner functions left out."""
    body = function.child_by_field_name("body")
    if body is None:
        return None
    if body.type != "statement_block":
        return body
    last: Node | None = None
    pending = [body]
    while pending:
        each = pending.pop()
        if each.type == "return_statement":
            last = each.named_children[0] if each.named_child_count else last
        elif each.type not in FUNCTIONS and each.type not in CLASSES:
            pending.extend(reversed(each.children))
    return last


def _define(scope: Scope, name: str, definition: Definition) -> None:
    scope.names.setdefault(name, []).append(definition)


def _name_definition(node: Node, scope: Scope, inner: Scope) -> None:
    """Name a function, a class or an enumeration; a getter is what it returns, and other methods stand in a class."""
    name = node.child_by_field_name("name")
    if name is None:
        return
    if node.type != "method_definition":
        _define(scope, text(name), Definition("value", node, scope))
    elif scope.node.type in CLASSES and text(name) != "constructor":
        returned = returned_by(node) if any(child.type == "get" for child in node.children) else None
        if returned is not None:
            _define(scope, text(name), Definition("value", returned, inner))
        else:
            _define(scope, text(name), Definition("value", node, scope))


def _bind(target: Node | None, kind: str, value: Node, scope: Scope, path: tuple[str, ...]) -> None:
    """Give names their meaning, those in a destructuring pattern too."""
    pending = [(target, path)]
    while pending:
        each, taken = pending.pop()
        if each is None:
            continue
        if each.type in {"identifier", "shorthand_property_identifier_pattern"}:
            own = (*taken, text(each)) if each.type != "identifier" else taken
            if kind == "parameter":
                _define(scope, text(each), Definition(kind, each, scope))
            else:
                _define(scope, text(each), Definition(kind, value, scope, own))
        elif each.type == "object_pattern":
            pending += [(child, taken) for child in each.named_children]
        elif each.type == "pair_pattern":
            pending.append((each.child_by_field_name("value"), (*taken, text(each.child_by_field_name("key")))))
        elif each.type == "array_pattern":
            elements = [child for child in each.children if child.is_named or child.type == ","]
            position = 0
            for child in elements:
                if child.type == ",":
                    position += 1
                else:
                    pending.append((child, (*taken, f"{_ELEMENT}{position}")))
        elif each.type in {"object_assignment_pattern", "assignment_pattern"}:
            pending.append((each.child_by_field_name("left"), taken))
        elif each.type in {"lexical_declaration", "variable_declaration", "variable_declarator"}:
            pending += [(child, taken) for child in each.named_children]


def _taken_apart(pattern: Node) -> Iterator[tuple[str, Node]]:
    """The names that an object pattern takes, each with the name that it binds."""
    for each in pattern.named_children if pattern.type == "object_pattern" else ():
        if each.type == "shorthand_property_identifier_pattern":
            yield text(each), each
        elif each.type == "pair_pattern":
            target = each.child_by_field_name("value")
            if target is not None and target.type == "identifier":
                yield text(each.child_by_field_name("key")), target


def _parameter_nodes(function: Node) -> list[Node]:
    single = function.child_by_field_name("parameter")
    if single is not None:
        return [single]
    parameters = function.child_by_field_name("parameters")
    return [each for each in parameters.named_children if each.type != "comment"] if parameters is not None else []


def parameter_names(function: Node) -> list[str]:
    """The names of a function's parameters, in their places; the text of a pattern where one has no name."""
    return [text(_pattern_of(each)) for each in _parameter_nodes(function)]


def _pattern_of(parameter: Node) -> Node | None:
    if parameter.type in {"required_parameter", "optional_parameter"}:
        return parameter.child_by_field_name("pattern")
    if parameter.type == "assignment_pattern":
        return parameter.child_by_field_name("left")
    return parameter


def _parameters(function: Node, scope: Scope, loop: tuple[Node, Scope] | None) -> None:
    """Name the parameters; the first stands for the elements of a list where the function is given to its `forEach`."""
    for position, each in enumerate(_parameter_nodes(function)):
        pattern = _pattern_of(each)
        if pattern is None:
            continue
        if loop is not None and position == 0:
            _bind(pattern, "each", loop[0], scope, ())
        elif pattern.type == "identifier":
            _define(scope, text(pattern), Definition("parameter", pattern, scope))
        else:
            _bind(pattern, "parameter", pattern, scope, ())


def _declared(declaration: Node) -> Iterator[str]:
    name = declaration.child_by_field_name("name")
    if name is not None:
        yield text(name)
        return
    pending = [child for child in declaration.named_children if child.type == "variable_declarator"]
    for each in pending:
        pattern = each.child_by_field_name("name")
        if pattern is None:
            continue
        if pattern.type == "identifier":
            yield text(pattern)
        else:
            for part in pattern.named_children:
                if part.type == "pair_pattern":
                    part = part.child_by_field_name("value") or part
                yield text(part)


def _unquoted(node: Node | None) -> str:
    return text(node).strip("\"'`")


def _unescaped(node: Node) -> str:
    written = text(node)
    return written[1:] if node.type == "escape_sequence" and len(written) == 2 else written


def _package(parts: Sequence[str]) -> str:
    """The name of the package of a workspace whose entry a file is: `packages/name/src/index`; empty for another."""
    if parts[-1] != "index" or not {"packages", "libs"} & set(parts[:-2]):
        return ""
    directories = parts[:-2] if parts[-2] in {"src", "lib"} else parts[:-1]
    return directories[-1]


def _without_suffix(path: str) -> str:
    for suffix in SUFFIXES:
        if path.endswith(suffix):
            return path.removesuffix(suffix)
    return path

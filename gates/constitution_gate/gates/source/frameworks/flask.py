"""Flask: routes, blueprints and views of Flask, Quart, APIFlask, Flask-RESTful, Flask-RESTX and flask-smorest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths, python_blocks
from constitution_gate.gates.source.collecting import Collector, Mounts
from constitution_gate.gates.source.languages import text
from constitution_gate.gates.source.model import ANY, UNKNOWN, Served
from constitution_gate.gates.source.python import (
    Definition,
    Found,
    Program,
    Scope,
    argument,
    decorators,
    is_method,
    method_of,
    parameters,
    positional,
    spreads,
)

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

SUFFIXES = (".py",)
HINTS = (b"flask", b"quart")
_ROUTES = (b".route(", b"add_url_rule(", b"add_resource(", b"register_blueprint(", b"app.get(", b"app.post(")

_METHODS = ("get", "post", "put", "delete", "patch", "head", "options")
_PACKAGES = ("flask", "quart", "apiflask")
_APPLICATIONS = frozenset({"Flask", "Quart", "APIFlask", "OpenAPI"})
_BLUEPRINTS = frozenset({"Blueprint", "APIBlueprint"})
_NAMESPACE = "Namespace"
_API = "Api"
_BASES = frozenset({"MethodView", "View", "Resource", "MethodResource", "Generic", "Protocol", "object"})
_ALONE = frozenset({"Api", "OpenAPI"})


class _Made(Record):
    """An application, blueprint, API or namespace; `prefix` is its own, which a registration may replace."""

    kind: str
    prefix: str = ""


def read(files: Sequence[SourceFile]) -> Served:
    """The routes of every application, with the prefixes of blueprints, APIs and namespaces."""
    return _Reading(files).served()


class _Reading:
    def __init__(self, files: Sequence[SourceFile]) -> None:
        self.program = Program(files)
        self.collector = Collector("Flask")
        self.mounts = Mounts()
        self.made: dict[Hashable, _Made] = {}
        found = (self.program.module(file.path) for file in files if file.mentions((*HINTS, *_ROUTES)))
        modules = [module for module in found if module is not None]
        self.modules, self.given_up = python_blocks.taken(self.program, modules, _declares)
        self.followed: set[str] = {module.path for module in self.modules}
        self.passed: dict[Hashable, Hashable] = {}
        self.decorating: set[Hashable] = set()
        self.applied: set[Hashable] = set()

    def served(self) -> Served:
        for module in self.modules:
            for call in module.of("call"):
                self._construction(call)
        if not self.made:
            return Served()
        self.collector.found()
        for found, reason in self.given_up:
            self.collector.unresolved(reason, found.scope.module.file, found.node)
        for key, made in self.made.items():
            if made.kind in _APPLICATIONS:
                self.mounts.root(key)
        for module in self.modules:
            for found in module.of("decorated_definition"):
                self._decorated(found)
            for found in module.of("call"):
                self._call(found)
            for found in module.of("assignment"):
                self._assigned(found)
        self.mounts.resolve(self.collector)
        return self.collector.served()

    def _kind(self, function: Node | None, scope: Scope) -> str:
        """Which of the known classes a call makes an instance of, or of a subclass of; else empty."""
        origin = self.program.origin(function, scope)
        names = [origin]
        definition = self.program.definition(function, scope)
        if isinstance(definition, Definition) and definition.kind == "class":
            names += [name for name, _ in self.program.ancestry(definition)]
        for name in names:
            if name.startswith(_PACKAGES):
                last = name.rpartition(".")[2]
                if last in _APPLICATIONS or last in _BLUEPRINTS or last in {_API, _NAMESPACE}:
                    return last
        return ""

    def _construction(self, found: Found) -> None:
        owner, name = method_of(found.node)
        if name == "namespace" and owner is not None:
            key, parent = self._place(found), self.program.key(owner, found.scope)
            self.made[key] = _Made(_NAMESPACE, self._own(found, _NAMESPACE))
            if parent is not None:
                self.mounts.mount(parent, self.made[key].prefix, key)
            return
        kind = self._kind(found.node.child_by_field_name("function"), found.scope)
        if not kind:
            return
        key = self._place(found)
        own = self._own(found, kind)
        # An attribute that several objects of a class have may not be the same blueprint in each.
        self.made[key] = _Made(kind, own if key not in self.made or self.made[key].prefix == own else UNKNOWN)
        if kind == _API:
            target = argument(found.node, "app", 0)
            blueprint = argument(found.node, "blueprint")
            under = self.program.key(blueprint if blueprint is not None else target, found.scope)
            if under is not None:
                self.mounts.mount(under, self.made[key].prefix, key)

    def _own(self, found: Found, kind: str) -> str:
        """The prefix that a call gives to what it makes; UNKNOWN where it may come from elsewhere."""
        if kind == _NAMESPACE:
            path = argument(found.node, "path")
            name = self.program.string(argument(found.node, "name", 0), found.scope)
            return self.program.string(path, found.scope) if path is not None else f"/{name}"
        prefix = argument(found.node, "prefix" if kind == _API else "url_prefix")
        if prefix is None or prefix.type == "none":
            return UNKNOWN if spreads(found.node) or self._sets_prefix(found) else ""
        return paths.angles(self.program.string(prefix, found.scope))

    def _sets_prefix(self, found: Found) -> bool:
        """Whether a subclass of the blueprint or API may give itself a prefix."""
        definition = self.program.definition(found.node.child_by_field_name("function"), found.scope)
        if not isinstance(definition, Definition) or definition.kind != "class":
            return False
        classes = [definition, *(base for _, base in self.program.ancestry(definition) if base is not None)]
        return any(b"prefix" in (each.node.text or b"") for each in classes)

    def _assigned(self, found: Found) -> None:
        """A prefix that a blueprint is given after it was made is not followed."""
        left = found.node.child_by_field_name("left")
        attribute = text(left.child_by_field_name("attribute")) if left is not None and left.type == "attribute" else ""
        if left is None or attribute not in {"url_prefix", "prefix", "methods"}:
            return
        owner = self.program.definition(left.child_by_field_name("object"), found.scope)
        if attribute == "methods" and isinstance(owner, Definition) and owner.kind == "function":
            self.collector.unresolved("the methods of a view are set here", found.scope.module.file, found.node)
        elif self.program.key(left.child_by_field_name("object"), found.scope) in self.made:
            reason = "the prefix of a blueprint is changed here"
            self.collector.unresolved(reason, found.scope.module.file, found.node)

    def _place(self, found: Found) -> Hashable:
        parent = found.node.parent
        if parent is not None and parent.type == "assignment":
            left = parent.child_by_field_name("left")
            if left is not None and left.type == "attribute":
                key = self.program.key(left, found.scope)
                if key is not None:
                    return key
        return found.key

    def _call(self, found: Found) -> None:
        function = found.node.child_by_field_name("function")
        if function is not None and function.type == "call":
            self.applied.add(Found(function, found.scope).key)
        owner, scope, name = self.program.method(found)
        if name == "DispatcherMiddleware":
            self._dispatched(found)
            return
        if owner is not None and (name == "route" or name in _METHODS) and found.key not in self.decorating:
            self._undecorated(found, self.program.key(owner, scope), name)
            return
        if owner is None or name not in _CALLS:
            self._besides(found, owner, name)
            self._passed(found)
            return
        key = self.program.key(owner, scope)
        if name in {"register_blueprint", "register_api", "add_namespace"}:
            self._registered(found, key)
        elif name == "init_app":
            target = self.program.key(argument(found.node, "app", 0), found.scope)
            if key in self.made and target is not None:
                self.mounts.mount(target, self.made[key].prefix, key)
            else:
                self._passed(found)
        elif name == "add_url_rule":
            self._rule(found, key)
        elif name in {"add_resource", "add_url"}:
            self._resource(found, key)

    def _undecorated(self, found: Found, key: Hashable | None, name: str) -> None:
        """`app.get("/x")(read_x)`, and a function that gives back such a decorator."""
        rule = argument(found.node, "rule", 0)
        is_given = found.key in self.applied and self._is_parameter(found)
        if (key not in self.made and not is_given) or rule is None:
            return
        methods: Sequence[str] | None = (name,) if name != "route" else ("GET",)
        given = argument(found.node, "methods")
        if name == "route" and (given is not None or spreads(found.node) or self._takes_several(key)):
            methods = self.program.strings(given, found.scope)
        self._route(found, key, methods, rule, "")

    def _is_looked_up(self, given: Node, scope: Scope) -> bool:
        """Whether what is passed on is a method that declares routes: `partial(app.route, …)`."""
        if given.type != "attribute" or text(given.child_by_field_name("attribute")) not in _ALL:
            return False
        return self.program.key(given.child_by_field_name("object"), scope) in self.made

    def _is_gotten(self, found: Found) -> bool:
        """Whether a call is `getattr(app, method)` with a method that declares routes, or may be one."""
        if text(found.node.child_by_field_name("function")) != "getattr":
            return False
        name = self.program.string(argument(found.node, "name", 1), found.scope)
        known = name in _ALL or UNKNOWN in name
        return known and self.program.key(argument(found.node, "object", 0), found.scope) in self.made

    def _besides(self, found: Found, owner: Node | None, name: str) -> None:
        """Say where routes are added in a way that is not read."""
        file = found.scope.module.file
        if name == "add_api" and file.mentions((b"connexion",)):
            self.collector.unresolved("the routes of a document are added here", file, found.node)
        elif name == "add" and owner is not None and text(owner).endswith(".url_map"):
            self.collector.unresolved("rules are added to the URL map here", file, found.node)
        elif name == "register" and owner is not None and self._is_view_of_a_library(owner, found.scope):
            self.collector.unresolved("a class of a library declares routes here", file, found.node)
        elif self.program.origin(found.node.child_by_field_name("function"), found.scope).startswith(_DECLARERS):
            self.collector.unresolved("a library declares routes here", file, found.node)
        elif self._is_gotten(found) or any(self._is_looked_up(each, found.scope) for each in positional(found.node)):
            reason = "a method that declares routes is looked up here when the program runs"
            self.collector.unresolved(reason, file, found.node)

    def _is_view_of_a_library(self, owner: Node, scope: Scope) -> bool:
        definition = self.program.definition(owner, scope)
        if not isinstance(definition, Definition) or definition.kind != "class":
            return False
        return any(name.rpartition(".")[2] == "FlaskView" for name, _ in self.program.ancestry(definition))

    def _dispatched(self, found: Found) -> None:
        """`DispatcherMiddleware(app, {"/path": other})` of Werkzeug: the others answer below their paths."""
        mounts = argument(found.node, "mounts", 1)
        value = self.program.value(mounts, found.scope)
        pairs = value[0].named_children if value is not None and value[0].type == "dictionary" else [None]
        for pair in pairs:
            prefix = UNKNOWN
            if value is not None and pair is not None and pair.type == "pair":
                prefix = self.program.string(pair.child_by_field_name("key"), value[1])
                key = self._application(pair.child_by_field_name("value"), value[1])
                if key in self.made:
                    self.mounts.root(key, prefix)
                    continue
            elif mounts is None or (pair is not None and pair.type == "comment"):
                continue
            reason = "an application is mounted here whose routes are not read"
            path = f"{paths.joined(prefix)}{UNKNOWN}"
            self.collector.unresolved(reason, found.scope.module.file, found.node, path=path)

    def _application(self, node: Node | None, scope: Scope) -> Hashable | None:
        """The application that an expression gives: `app` and `app.wsgi_app` are the same."""
        if node is not None and node.type == "attribute" and text(node.child_by_field_name("attribute")) == "wsgi_app":
            node = node.child_by_field_name("object")
        return self.program.key(node, scope)

    def _registered(self, found: Found, parent: Hashable | None) -> None:
        child = argument(found.node, "blueprint", 0)
        child = child if child is not None else argument(found.node, "ns")
        given = argument(found.node, "url_prefix")
        given = given if given is not None else argument(found.node, "path", 1 if _is(found, "add_namespace") else None)
        keys = list(self._children(child, found.scope))
        file = found.scope.module.file
        if parent is None or not keys:
            self.collector.unresolved("a blueprint is registered that could not be found", file, found.node)
            return
        for key in keys:
            own = self.made[key].prefix if key in self.made else ""
            own = UNKNOWN if spreads(found.node) else own
            prefix = own if given is None else paths.angles(self.program.string(given, found.scope))
            self.mounts.mount(parent, prefix, key)

    def _children(self, child: Node | None, scope: Scope) -> Iterator[Hashable]:
        definition = self.program.definition(child, scope) if child is not None else None
        if isinstance(definition, Definition) and definition.kind == "each":
            for each, inside in self.program.elements(definition.node, definition.scope) or ():
                key = self.program.key(each, inside)
                if key in self.made:
                    yield key
            return
        key = self.program.key(child, scope)
        if key in self.made or (isinstance(definition, Definition) and definition.kind == "parameter"):
            yield key

    def _passed(self, found: Found) -> None:
        """An application that is passed to a function of the repository is the function's parameter."""
        if found.key in self.program.takings:
            return
        made = self.program.definition(found.node.child_by_field_name("function"), found.scope)
        if not isinstance(made, Definition) or made.kind != "function":
            return
        for position, (name, parameter) in enumerate(parameters(made), -1 if is_method(made) else 0):
            given = argument(found.node, name, position)
            key = self.program.key(given, found.scope) if given is not None else None
            if key in self.made or key in self.passed:
                self.mounts.mount(key, "", parameter.key)
                self.passed[parameter.key] = key
                module = made.scope.module
                if module.path not in self.followed:
                    self.followed.add(module.path)
                    self.modules.append(module)

    def _rule(self, found: Found, key: Hashable | None) -> None:
        view = argument(found.node, "view_func", 2)
        given = argument(found.node, "methods")
        methods: Sequence[str] | None = self.program.strings(given, found.scope) if given is not None else None
        if given is None and not spreads(found.node):
            methods = self._view_methods(view, found.scope)
        self._route(found, key, methods, argument(found.node, "rule", 0), text(view))

    def _view_methods(self, view: Node | None, scope: Scope, depth: int = 0) -> Sequence[str] | None:
        """The methods of `View.as_view(…)`, GET for a function; None where they are not known."""
        found = self.program.value(view, scope)
        if found is None or found[0].type != "call":
            return ("GET",)
        owner, name = method_of(found[0])
        given = positional(found[0])
        if name != "as_view" and given and depth < _WRAPPED:
            # A decorator around the view, as in csrf.exempt of View.as_view.
            return self._view_methods(given[0], found[1], depth + 1)
        definition = self.program.definition(owner, found[1]) if name == "as_view" else None
        if isinstance(definition, Definition) and definition.kind == "class":
            return self._class_methods(definition)
        return None

    def _class_methods(self, definition: Definition) -> Sequence[str] | None:
        classes = [definition]
        whole = True
        for name, base in self.program.ancestry(definition):
            last = name.rpartition(".")[2].partition("[")[0]
            whole = whole and (base is not None or last in _BASES or last.endswith(("Mixin", "ABC")))
            classes += [base] if base is not None else []
        methods: dict[str, None] = {}
        dispatched: Sequence[str] | None = None
        for each in classes:
            inner = each.scope.module.names_in(each.node)
            stated = inner.names.get("methods", ()) if inner is not None else ()
            if stated and inner is not None:
                return self.program.strings(stated[0].node, inner)
            for name in inner.names if inner is not None else ():
                if name in _METHODS:
                    methods[name.upper()] = None
                if name == "dispatch_request":
                    dispatched = ("GET",)
        return tuple(methods) or dispatched if whole else None

    def _resource(self, found: Found, key: Hashable | None) -> None:
        if key not in self.made:
            return
        given = positional(found.node)
        definition = self.program.definition(given[0], found.scope) if given else None
        methods = self._class_methods(definition) if isinstance(definition, Definition) else None
        for url in given[1:]:
            self._route(found, key, methods, url, text(given[0]))

    def _decorated(self, found: Found) -> None:
        definition = found.node.child_by_field_name("definition")
        for decorator in decorators(found.node):
            if decorator.type != "call" or definition is None:
                continue
            at = Found(decorator, found.scope)
            self.decorating.add(at.key)
            owner, scope, name = self.program.method(at)
            if owner is None or (name != "route" and name not in _METHODS):
                continue
            key = self.program.key(owner, scope)
            handler = text(definition.child_by_field_name("name"))
            if name != "route":
                self._route(at, key, (name,), argument(decorator, "rule", 0), handler)
                continue
            given = argument(decorator, "methods")
            methods: Sequence[str] | None = ("GET",)
            if given is not None:
                methods = self.program.strings(given, found.scope)
            elif spreads(decorator):
                methods = None
            elif definition.type == "class_definition":
                of = found.scope.names.get(handler, ())
                own = next((each for each in of if each.node.start_byte == definition.start_byte), None)
                methods = self._class_methods(own) if own is not None else None
            urls = positional(decorator) if self._takes_several(key) else [argument(decorator, "rule", 0)]
            for url in urls or [None]:
                self._route(at, key, methods, url, handler)

    def _takes_several(self, key: Hashable | None) -> bool:
        return key in self.made and self.made[key].kind in {_NAMESPACE, _API}

    def _route(
        self, found: Found, key: Hashable | None, methods: Sequence[str] | None, path: Node | None, handler: str
    ) -> None:
        written = self.program.string(path, found.scope) if path is not None else UNKNOWN
        if paths.is_catch_all(written):
            return
        template = paths.angles(written)
        file = found.scope.module.file
        known = key is not None and (key in self.made or key in self.passed or self._is_parameter(found))
        if not known:
            if written.startswith(("/", UNKNOWN)):
                for method in methods or (ANY,):
                    whole = f"{UNKNOWN}{template}"
                    reason = "the application or blueprint of this route could not be found"
                    self.collector.unresolved(reason, file, found.node, method, whole)
            return
        if methods is None:
            for prefix in self.mounts.prefixes(key) or (UNKNOWN,):
                self.collector.unresolved(
                    "its methods could not be found", file, found.node, path=paths.joined(prefix, template)
                )
            return
        for method in methods:
            self.mounts.route(key, method, template, file, found.node, handler[:80])

    def _is_parameter(self, found: Found) -> bool:
        owner, scope, _ = self.program.method(found)
        definition = self.program.definition(owner, scope)
        return isinstance(definition, Definition) and definition.kind == "parameter"


_CALLS = frozenset(
    {"register_blueprint", "register_api", "add_namespace", "init_app", "add_url_rule", "add_resource", "add_url"}
)

_ALL = frozenset({*_METHODS, "route", "add_url_rule"})
_WRAPPED = 5
_DECLARERS = (
    "flask_appbuilder.",
    "flask_combo_jsonapi.",
    "flask_potion.",
    "flask_rest_jsonapi.",
    "flask_restless.",
    "flask_security.Security",
    "safrs.",
)
"""What adds an API of its own to the application that it is given."""
_DECLARING = _CALLS - {"init_app"} | {"namespace", "DispatcherMiddleware"}
_NAMES = ("Flask", "Quart", "Blueprint", "Api", "API", "Namespace")


def _declares(name: str, decorating: bool) -> bool:
    """Whether a call declares a route or makes or registers a blueprint, by its name."""
    return name in _DECLARING or name.endswith(_NAMES) or (decorating and (name in _METHODS or name == "route"))


def _is(found: Found, name: str) -> bool:
    return method_of(found.node)[1] == name

"""Django and Django REST framework: URL configurations, views, view sets and routers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths, python_blocks
from constitution_gate.gates.source.collecting import Collector
from constitution_gate.gates.source.languages import text, walk
from constitution_gate.gates.source.model import ANY, PARAMETER, UNKNOWN, Served
from constitution_gate.gates.source.python import (
    Definition,
    Found,
    Module,
    Program,
    Scope,
    argument,
    decorators,
    method_of,
    positional,
    spreads,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

SUFFIXES = (".py",)
HINTS = (b"django", b"rest_framework")

_METHODS = ("get", "post", "put", "patch", "delete", "head", "options", "trace")
_ACTIONS = {
    "list": ("GET", False),
    "create": ("POST", False),
    "retrieve": ("GET", True),
    "update": ("PUT", True),
    "partial_update": ("PATCH", True),
    "destroy": ("DELETE", True),
}
_VIEW_SETS = {
    "ModelViewSet": tuple(_ACTIONS),
    "ReadOnlyModelViewSet": ("list", "retrieve"),
    "CreateModelMixin": ("create",),
    "ListModelMixin": ("list",),
    "RetrieveModelMixin": ("retrieve",),
    "UpdateModelMixin": ("update", "partial_update"),
    "DestroyModelMixin": ("destroy",),
    "GenericViewSet": (),
    "ViewSet": (),
    "ViewSetMixin": (),
}
_VIEWS = {
    "ListAPIView": "GET",
    "CreateAPIView": "POST",
    "RetrieveAPIView": "GET",
    "UpdateAPIView": "PUT PATCH",
    "DestroyAPIView": "DELETE",
    "ListCreateAPIView": "GET POST",
    "RetrieveUpdateAPIView": "GET PUT PATCH",
    "RetrieveDestroyAPIView": "GET DELETE",
    "RetrieveUpdateDestroyAPIView": "GET PUT PATCH DELETE",
    "APIView": "",
    "GenericAPIView": "",
    "View": "",
    "TemplateView": "GET",
    "ListView": "GET",
    "DetailView": "GET",
    "RedirectView": ANY,
    "CreateView": "GET POST",
    "UpdateView": "GET POST",
    "DeleteView": "GET POST",
    "FormView": "GET POST",
    "LoginView": "GET POST",
    "LogoutView": "POST",
    "TokenObtainPairView": "POST",
    "TokenRefreshView": "POST",
    "TokenVerifyView": "POST",
    "TokenBlacklistView": "POST",
    "ObtainAuthToken": "POST",
    "obtain_auth_token": "POST",
}
"""Views of Django, Django REST framework and Simple JWT, and the methods that they answer."""
_REQUIRING = {"require_GET": ("GET",), "require_POST": ("POST",), "require_safe": ("GET",)}
_URL_FUNCTIONS = frozenset({"path", "re_path", "url"})
_ROUTERS = frozenset({"DefaultRouter", "SimpleRouter"})
_NESTED = frozenset({"NestedSimpleRouter", "NestedDefaultRouter"})
_OF_ROUTERS = frozenset({"routes", "get_routes", "get_urls", "get_lookup_regex", "register", "urls"})
"""What a router of the repository changes its routes by."""
_NO_API = ("admin.", "debug_toolbar", "drf_spectacular", "drf_yasg", "silk", "rest_framework.urls", "django.")
"""Includes and views that serve pages or documents about the API, and not the API."""
_OF_DJANGO = ("django.views.defaults", "django.views.static", "django.contrib.")
"""Pages of errors, files and administration."""
_NO_API_VIEWS = ("Spectacular", "Swagger", "Redoc", "get_schema_view", "schema_view", "get_swagger_view")
_GROUP = lazy(r"\((?:\?P<\w+>|\?:)?(?:[^()\\]|\\.)*\)[?*+]?")
_ANCHORS = lazy(r"\\[AZz]|[\^$]")
_PLAIN_REGEX = lazy(r"[\w/.\-{}~:,@%]*")
_COMPARED = lazy(r"""request\.method\s*==\s*["'](\w+)["']|request\.method\s+in\s*[\[({]([^\])}]*)""")
_WORD = lazy(r"\w+")
_MOST_INCLUDES = 2_000
_MOST_PATTERNS = 20_000
_DEEPEST = 20
_PAIR = 2


class _Registered(Record):
    """A view set on a router; `parent` and `lookup` are those of a nested router."""

    prefix: str
    view: Node
    scope: Scope
    at: Found


def read(files: Sequence[SourceFile]) -> Served:
    """The routes that stand in the URL configuration, those of included ones with their prefixes."""
    return _Reading(files).served()


class _Reading:
    def __init__(self, files: Sequence[SourceFile]) -> None:
        self.files = files
        self.program = Program(files)
        self.collector = Collector("Django")
        self.routers: dict[Hashable, list[_Registered]] = {}
        self.nested: dict[Hashable, tuple[Hashable | None, str]] = {}
        self.included: set[str] = set()
        self.extended: dict[Hashable, list[Hashable]] = {}
        self.blocks: dict[str, list[Module]] = {}
        self.visits = 0
        self.patterns = 0

    def served(self) -> Served:
        modules = [self.program.module(file.path) for file in self.files if file.mentions((b"urlpatterns",))]
        configurations = [module for module in modules if module is not None and "urlpatterns" in module.scope.names]
        if not configurations:
            return Served()
        self.collector.found()
        hints = (b"urlpatterns", b".register(", b".registry")
        registering, given_up = python_blocks.taken(self.program, list(self.program.mentioning(hints)), _declares)
        for found, reason in given_up:
            self.collector.unresolved(reason, found.scope.module.file, found.node)
        for each in registering:
            self._registrations(each)
            if each.depth and _is_of_module(each.inner):
                self.blocks.setdefault(each.path, []).append(each)
        roots = self._roots(configurations)
        for module in roots:
            self._configuration(module, "", (module.path,))
        for module in configurations:
            if module.path not in self.included and module not in roots:
                self._configuration(module, UNKNOWN, (module.path,))
        return self.collector.served()

    def _roots(self, configurations: Sequence[Module]) -> list[Module]:
        """The modules that settings name as ROOT_URLCONF, or else the configurations that no other includes."""
        named: list[Module] = []
        for file in self.files:
            if file.mentions((b"ROOT_URLCONF",)) and (settings := self.program.module(file.path)) is not None:
                for each in settings.scope.names.get("ROOT_URLCONF", ()):
                    name = self.program.string(each.node, each.scope)
                    module = self.program.find(name, settings.path) if UNKNOWN not in name else None
                    if module is not None and module in configurations and module not in named:
                        named.append(module)
        if named:
            return named
        included = {path for module in configurations for path in self._includes(module)}
        return [module for module in configurations if module.path not in included]

    def _includes(self, module: Module) -> Iterator[str]:
        for found in module.of("call"):
            if text(found.node.child_by_field_name("function")).rpartition(".")[2] == "include":
                target = self._target(argument(found.node, "arg", 0), found.scope)
                if isinstance(target, Module):
                    yield target.path

    def _target(self, node: Node | None, scope: Scope) -> Module | None:
        if node is None:
            return None
        if node.type == "tuple" and node.named_child_count:
            node = node.named_children[0]
        if node.type in {"string", "concatenated_string"}:
            return self.program.find(self.program.string(node, scope), scope.module.path)
        found = self.program.definition(node, scope)
        return found if isinstance(found, Module) else None

    def _registrations(self, module: Module) -> None:
        for found in module.of("call"):
            owner, name = method_of(found.node)
            if owner is not None and name == "extend":
                self._extended(found, owner)
            if owner is None or name != "register":
                continue
            router = self._made(owner, found.scope)
            key = self.program.key(owner, found.scope)
            view = argument(found.node, "viewset", 1)
            kind = self._router_kind(*router) if router is not None else ""
            if router is None or key is None or not kind:
                if view is not None and self._is_view_set(view, found.scope):
                    reason = "the router of this view set could not be found"
                    self.collector.unresolved(reason, module.file, found.node)
                continue
            if view is None:
                continue
            if kind == "nested":
                self._nest(key, *router)
            prefix = self.program.string(argument(found.node, "prefix", 0), found.scope)
            self.routers.setdefault(key, []).append(_Registered(_from_regex(prefix), view, found.scope, found))

    def _is_view_set(self, view: Node, scope: Scope) -> bool:
        definition = self.program.definition(view, scope)
        if not isinstance(definition, Definition) or definition.kind != "class":
            return False
        return any(each in _VIEW_SETS for each in self._lineage(definition) if isinstance(each, str))

    def _made(self, node: Node | None, scope: Scope) -> tuple[Node, Scope] | None:
        """The call that makes a router; of `DefaultRouter() if DEBUG else SimpleRouter()` the first."""
        found = self.program.value(node, scope)
        if found is not None and found[0].type == "conditional_expression":
            first, _, last = found[0].named_children[:3]
            both = [self.program.value(each, found[1]) for each in (first, last)]
            kinds = {self._router_kind(*each) if each is not None and each[0].type == "call" else "" for each in both}
            found = both[0] if len(kinds) == 1 and "" not in kinds else None
        return found if found is not None and found[0].type == "call" else None

    def _extended(self, found: Found, owner: Node) -> None:
        """`router.registry.extend(other.registry)`."""
        given = positional(found.node)
        nodes = [each for each in (owner, *given[:1]) if each.type == "attribute"]
        if len(nodes) == _PAIR and all(text(each.child_by_field_name("attribute")) == "registry" for each in nodes):
            key, other = (self.program.key(each.child_by_field_name("object"), found.scope) for each in nodes)
            if key is not None and other is not None:
                self.extended.setdefault(key, []).append(other)

    def _router_kind(self, call: Node, scope: Scope) -> str:
        function = call.child_by_field_name("function")
        names = [self.program.origin(function, scope) or text(function)]
        definition = self.program.definition(function, scope)
        if isinstance(definition, Definition) and definition.kind == "class":
            names += [name for name, _ in self.program.ancestry(definition)]
            own = (
                each.scope.module.names_in(each.node) for each in self._lineage(definition) if not isinstance(each, str)
            )
            if any(name in _OF_ROUTERS for inner in own if inner is not None for name in inner.names):
                return ""
        for name in names:
            last = name.rpartition(".")[2]
            if last in _ROUTERS or last in _NESTED:
                return "nested" if last in _NESTED else "plain"
        return ""

    def _nest(self, key: Hashable, call: Node, scope: Scope) -> None:
        parent = self.program.key(argument(call, "parent_router", 0), scope)
        prefix = self.program.string(argument(call, "parent_prefix", 1), scope)
        self.nested[key] = (parent, f"{_from_regex(prefix)}/{PARAMETER}")

    def _configuration(self, module: Module, prefix: str, seen: tuple[str, ...]) -> None:
        """The routes of a module with `urlpatterns`, below a prefix."""
        self.included.add(module.path)
        self.visits += 1
        if self.visits > _MOST_INCLUDES:
            return
        for each in (module, *self.blocks.get(module.path, ())):
            for found in each.of("assignment", "augmented_assignment", "call"):
                if _is_of_module(found.scope):
                    self._changed(found, prefix, seen)

    def _changed(self, found: Found, prefix: str, seen: tuple[str, ...]) -> None:
        """What an assignment or a call adds to `urlpatterns`."""
        if found.node.type != "call":
            left = found.node.child_by_field_name("left")
            if text(left) == "urlpatterns":
                self._patterns(found.node.child_by_field_name("right"), found.scope, prefix, seen)
            elif left is not None and left.type == "subscript" and text(left).startswith("urlpatterns["):
                self._unresolved("URL patterns are changed here", found.scope, found.node, prefix)
            return
        owner, name = method_of(found.node)
        if owner is None or text(owner) != "urlpatterns":
            return
        given = positional(found.node)
        if name not in {"append", "extend", "insert"}:
            self._unresolved("URL patterns are changed here", found.scope, found.node, prefix)
        for each in given[1:] if name == "insert" else given:
            self._patterns(each, found.scope, prefix, seen)

    def _patterns(self, node: Node | None, scope: Scope, prefix: str, seen: tuple[str, ...]) -> None:
        """The routes of an expression that gives patterns: lists, sums, routers' `urls`, and single patterns."""
        pending = [(node, scope)]
        named: set[Hashable] = set()
        while pending:
            each, inside = pending.pop()
            if each is None:
                continue
            self.patterns += 1
            if self.patterns > _MOST_PATTERNS:
                self._unresolved(f"there are more than {_MOST_PATTERNS:,} URL patterns", inside, each, UNKNOWN)
                return
            kind = each.type
            if kind in {"list", "tuple", "parenthesized_expression", "list_splat"}:
                pending += [(child, inside) for child in reversed(each.named_children)]
            elif kind == "binary_operator":
                pending += [(each.child_by_field_name(side), inside) for side in ("right", "left")]
            elif kind == "conditional_expression":
                pending += [(child, inside) for child in (each.named_children[2:] + each.named_children[:1])]
            elif kind == "call":
                pending += self._call(each, inside, prefix, seen)
            elif kind == "attribute" and text(each.child_by_field_name("attribute")) == "urls":
                self._router(each.child_by_field_name("object"), inside, prefix, each)
            elif kind in {"identifier", "attribute"}:
                found = self.program.value(each, inside)
                if found is not None and found[0] is not each:
                    place = (found[1].module.path, found[0].start_byte)
                    pending += [found] if place not in named else []
                    named.add(place)
                else:
                    self._unresolved("these URL patterns could not be found", inside, each, prefix)
            elif kind not in {"comment", "none"}:
                self._unresolved("URL patterns are computed when the program runs", inside, each, prefix)

    def _call(
        self, call: Node, scope: Scope, prefix: str, seen: tuple[str, ...]
    ) -> Iterable[tuple[Node | None, Scope]]:
        """Give a single pattern's routes; what comes back are further expressions that give patterns."""
        name = text(call.child_by_field_name("function")).rpartition(".")[2]
        if name in _URL_FUNCTIONS:
            self._pattern(call, scope, prefix, seen, regular=name != "path")
            return ()
        if name in {"format_suffix_patterns", "list", "tuple", "cache_page"}:
            return [(each, scope) for each in positional(call)[:1]]
        if name == "i18n_patterns":
            always = argument(call, "prefix_default_language")
            language = PARAMETER if always is None or text(always) == "True" else paths.OPTIONAL
            for each in positional(call):
                self._patterns(each, scope, f"{prefix}{language}/", seen)
            return ()
        if name not in {"static", "staticfiles_urlpatterns", "debug_toolbar_urls"}:
            self._unresolved("URL patterns are computed when the program runs", scope, call, prefix)
        return ()

    def _pattern(self, call: Node, scope: Scope, prefix: str, seen: tuple[str, ...], *, regular: bool) -> None:
        route = self.program.string(argument(call, "route" if not regular else "regex", 0), scope)
        # Django puts the parts of a path together as they are: "api" and "v1/" make "apiv1/".
        below = f"{prefix}{_from_regex(route) if regular else paths.angles(route)}"
        view = argument(call, "view", 1)
        if view is None:
            return
        if route.startswith("/") and (not prefix or prefix.endswith("/")):
            self._unresolved("the path begins with a second slash", scope, call, prefix)
        elif view.type == "call" and text(view.child_by_field_name("function")).rpartition(".")[2] == "include":
            self._include(argument(view, "arg", 0), scope, below, seen, view)
        elif view.type == "attribute" and text(view.child_by_field_name("attribute")) == "urls":
            if not self._is_no_api(view, scope):
                self._router(view.child_by_field_name("object"), scope, below, view)
        elif not paths.is_catch_all(paths.joined(below)) and not (regular and route.strip("^$") in {".*", "(.*)"}):
            self._view(view, scope, below, Found(call, scope))

    def _include(self, node: Node | None, scope: Scope, prefix: str, seen: tuple[str, ...], at: Node) -> None:
        if node is not None and node.type == "tuple" and node.named_child_count:
            node = node.named_children[0]
        module = self._target(node, scope)
        if module is not None:
            if module.path not in seen and len(seen) < _DEEPEST:
                self._configuration(module, prefix, (*seen, module.path))
            return
        self.visits += 1
        if len(seen) >= _DEEPEST or self.visits > _MOST_INCLUDES:
            self._unresolved("URL patterns include each other too deep", scope, at, prefix)
            return
        if node is None or self._is_no_api(node, scope):
            return
        if node.type in {"string", "concatenated_string"}:
            name = self.program.string(node, scope)
            self._unresolved(f"the included module {name[:80]} is not in the repository", scope, at, prefix)
        else:
            self._patterns(node, scope, prefix, (*seen, ""))

    def _is_no_api(self, node: Node, scope: Scope) -> bool:
        name = self.program.string(node, scope) if node.type == "string" else self.program.origin(node, scope)
        written = name or text(node)
        return any(each in f"{written}." for each in _NO_API)

    def _router(self, owner: Node | None, scope: Scope, prefix: str, at: Node) -> None:
        key = self.program.key(owner, scope)
        value = self._made(owner, scope)
        if key is None or value is None or not self._router_kind(*value):
            if owner is None or not self._is_no_api(owner, scope):
                self._unresolved("the routes of this router could not be read", scope, at, prefix)
            return
        routers = [key]
        for known in routers:
            routers += [other for other in self.extended.get(known, ()) if other not in routers]
            within = self._within(known)
            for each in self.routers.get(known, ()):
                self._view_set(each, f"{prefix}{within}{each.prefix}")

    def _within(self, key: Hashable) -> str:
        """What a nested router's routes stand below: `orders/{}`."""
        parts: list[str] = []
        each: Hashable | None = key
        while each in self.nested and len(parts) < 10:
            each, prefix = self.nested[each]
            parts.append(f"{prefix}/")
        return "".join(reversed(parts))

    def _view(self, view: Node, scope: Scope, path: str, at: Found, depth: int = 0) -> None:
        origin = self.program.origin(view, scope)
        if any(word in text(view) for word in _NO_API_VIEWS) or f"{origin}.".startswith(_OF_DJANGO):
            return
        if view.type == "call" and depth < _DEEPEST:
            owner, name = method_of(view)
            if name == "as_view" and owner is not None:
                self._class_view(view, owner, scope, path, at)
                return
            given = positional(view)
            required = self._required(view.child_by_field_name("function"), scope)
            if given and required is not None:
                self._routes(required, path, at, text(given[0]))
                return
            if given:
                # A decorator around a view: csrf_exempt(view), cache_page(60)(View.as_view()).
                self._view(given[0], scope, path, at, depth + 1)
                return
        definition = self.program.definition(view, scope)
        is_made = isinstance(definition, Definition) and definition.kind == "value" and definition.node.type == "call"
        if isinstance(definition, Definition) and is_made and depth < _DEEPEST:
            self._view(definition.node, definition.scope, path, at, depth + 1)
        elif isinstance(definition, Definition) and definition.kind == "function":
            self._function_view(definition, path, at)
        elif (known := _VIEWS.get(text(view).rpartition(".")[2])) is not None:
            self._routes(known.split(), path, at, text(view))
        else:
            self.collector.unresolved(
                "the view of this URL could not be found", at.scope.module.file, at.node, ANY, path
            )

    def _function_view(self, definition: Definition, path: str, at: Found) -> None:
        found = definition.scope.module.decorated(definition.node)
        for decorator in decorators(found.node) if found is not None else ():
            methods = self._required(decorator, definition.scope)
            if methods is not None:
                self._routes(methods, path, at, text(definition.node.child_by_field_name("name")))
                return
        body = text(definition.node.child_by_field_name("body"))
        compared = _compared(body)
        if not compared:
            self._routes((ANY,), path, at, text(definition.node.child_by_field_name("name")))
            return
        self._routes(compared, path, at, text(definition.node.child_by_field_name("name")))
        if "HttpResponseNotAllowed" not in body and "405" not in body:
            reason = "the view does not say which other methods it answers"
            self.collector.unresolved(reason, at.scope.module.file, at.node, ANY, path)

    def _required(self, decorator: Node | None, scope: Scope) -> Sequence[str] | None:
        """The methods that a decorator lets through; None where it says nothing of them."""
        if decorator is None:
            return None
        if decorator.type != "call":
            return _REQUIRING.get(text(decorator).rpartition(".")[2]) or (
                ("GET",) if text(decorator).rpartition(".")[2] == "api_view" else None
            )
        name = text(decorator.child_by_field_name("function")).rpartition(".")[2]
        if name == "api_view":
            given = argument(decorator, "http_method_names", 0)
            return self.program.strings(given, scope) or (ANY,) if given is not None else ("GET",)
        if name == "require_http_methods":
            return self.program.strings(argument(decorator, "request_method_list", 0), scope) or (ANY,)
        return None

    def _class_view(self, call: Node, owner: Node, scope: Scope, path: str, at: Found) -> None:
        given = positional(call)
        actions = given[0] if given else argument(call, "actions")
        if actions is not None:
            found = self.program.value(actions, scope)
            self._mapped_actions(found[0] if found is not None else actions, path, at, text(owner))
            return
        methods, complete = self._methods(owner, scope)
        limit = argument(call, "http_method_names")
        if limit is not None or spreads(call):
            names = [name.upper() for name in self.program.strings(limit, scope) or ()]
            methods, complete = [each for each in methods if each in names], complete and bool(names)
        if methods:
            self._routes(methods, path, at, text(owner))
        if not complete or not methods:
            self.collector.unresolved(
                f"the methods of the view {text(owner)[:60]} could not be found",
                at.scope.module.file,
                at.node,
                ANY,
                path,
            )

    def _mapped_actions(self, actions: Node, path: str, at: Found, handler: str) -> None:
        """The methods of `.as_view({"get": "list"})`."""
        pairs = [each for each in actions.named_children if each.type != "comment"]
        self._routes(list(_keys(actions)) if actions.type == "dictionary" else (), path, at, handler)
        if actions.type != "dictionary" or any(each.type != "pair" for each in pairs):
            reason = "the methods of this view set are computed when the program runs"
            self.collector.unresolved(reason, at.scope.module.file, at.node, ANY, path)

    def _methods(self, view: Node, scope: Scope) -> tuple[list[str], bool]:
        """The methods of a class-based view, and whether all its bases are known."""
        definition = self.program.definition(view, scope)
        if not isinstance(definition, Definition) or definition.kind != "class":
            known = _VIEWS.get((self.program.origin(view, scope) or text(view)).rpartition(".")[2])
            return (known or "").split(), known is not None
        methods: dict[str, None] = {}
        complete = True
        off: set[str] = set()
        allowed: Sequence[str] | None = None
        for each in self._lineage(definition):
            if isinstance(each, str):
                known = _VIEWS.get(each)
                complete = complete and (known is not None or each.endswith("Mixin") or each == "object")
                methods.update(dict.fromkeys((known or "").split()))
                continue
            inner = each.scope.module.names_in(each.node)
            for name in inner.names if inner is not None else ():
                if name in _METHODS:
                    methods[name.upper()] = None
            off |= {name.upper() for name in _turned_off(inner)}
            stated, is_known = self._allowed(inner)
            allowed, complete = allowed or stated, complete and is_known
            for required in self._of_class(each):
                allowed = [name for name in required if allowed is None or name in allowed]
        if allowed is not None:
            methods = dict.fromkeys(allowed if ANY in methods else (each for each in methods if each in allowed))
        return [each for each in methods if each not in off], complete

    def _allowed(self, scope: Scope | None) -> tuple[Sequence[str] | None, bool]:
        """The methods in `http_method_names`, None where it is not set; and whether they are known."""
        for each in scope.names.get("http_method_names", ()) if scope is not None else ():
            names = self.program.strings(each.node, each.scope)
            return ([name.upper() for name in names], True) if names is not None else (None, False)
        return None, True

    def _of_class(self, definition: Definition) -> Iterator[Sequence[str]]:
        """The methods that `@method_decorator(require_POST, name="dispatch")` lets through."""
        found = definition.scope.module.decorated(definition.node)
        for each in decorators(found.node) if found is not None else ():
            given = positional(each) if each.type == "call" else []
            if given and text(each.child_by_field_name("function")).rpartition(".")[2] == "method_decorator":
                required = self._required(given[0], definition.scope)
                if required is not None:
                    yield required

    def _lineage(self, definition: Definition) -> Iterator[Definition | str]:
        """A class and all its bases: the definition of those of the repository, the last name of the others."""
        yield definition
        for name, base in self.program.ancestry(definition):
            yield base if base is not None else name.rpartition(".")[2]

    def _view_set(self, registered: _Registered, prefix: str) -> None:
        definition = self.program.definition(registered.view, registered.scope)
        at = registered.at
        if not isinstance(definition, Definition) or definition.kind != "class":
            reason = f"the view set {text(registered.view)[:60]} could not be found"
            self.collector.unresolved(reason, at.scope.module.file, at.node, ANY, f"{paths.joined(prefix)}{UNKNOWN}")
            return
        actions: dict[str, None] = {}
        off: set[str] = set()
        allowed: Sequence[str] | None = None
        extra: list[tuple[Node, Scope]] = []
        for each in self._lineage(definition):
            if isinstance(each, str):
                if each not in _VIEW_SETS and not each.endswith("Mixin") and each != "object":
                    reason = f"the base class {each[:60]} of a view set is not in the repository"
                    whole = f"{paths.joined(prefix)}{UNKNOWN}"
                    self.collector.unresolved(reason, at.scope.module.file, at.node, ANY, whole)
                actions.update(dict.fromkeys(_VIEW_SETS.get(each, ())))
                continue
            inner = each.scope.module.names_in(each.node)
            for name in inner.names if inner is not None else ():
                if name in _ACTIONS:
                    actions[name] = None
            off |= _turned_off(inner)
            stated, known = self._allowed(inner)
            allowed = allowed or stated
            if not known:
                reason = "the methods of the view set are computed when the program runs"
                whole = f"{paths.joined(prefix)}{UNKNOWN}"
                self.collector.unresolved(reason, at.scope.module.file, at.node, ANY, whole)
            extra += self._marked(each, inner)
        handler = text(registered.view)
        for action in actions:
            method, one = _ACTIONS[action]
            if action not in off and (allowed is None or method in allowed):
                self.collector.route(
                    method,
                    f"{prefix}/{PARAMETER}" if one else prefix,
                    at.scope.module.file,
                    at.node,
                    f"{handler}.{action}",
                )
        for decorator, scope in extra:
            self._action(decorator, scope, prefix, allowed)

    def _marked(self, definition: Definition, inner: Scope | None) -> list[tuple[Node, Scope]]:
        """The methods of a view set that are marked with `@action`."""
        return [
            (found.node, found.scope)
            for found in definition.scope.module.decorated_in(inner)
            if any(_is_action(each) for each in decorators(found.node))
        ]

    def _action(self, node: Node, scope: Scope, prefix: str, allowed: Sequence[str] | None) -> None:
        definition = node.child_by_field_name("definition")
        name = text(definition.child_by_field_name("name")) if definition is not None else ""
        call = next((each for each in decorators(node) if _is_action(each)), None)
        if call is None or call.type != "call":
            return
        detail = text(argument(call, "detail"))
        if detail not in {"True", "False"}:
            reason = "the source does not say whether this action is of one object or of all"
            self.collector.unresolved(reason, scope.module.file, call, path=f"{prefix}/{UNKNOWN}")
            return
        given, url = argument(call, "methods"), argument(call, "url_path")
        stated = self.program.strings(given, scope) if given is not None else ["get"]
        path = _from_regex(self.program.string(url, scope)) if url is not None else name
        whole = f"{prefix}/{PARAMETER}/{path}" if detail == "True" else f"{prefix}/{path}"
        for method in (*(stated or [ANY]), *_mapped(name, scope)):
            if allowed is None or method.upper() in allowed:
                self.collector.route(method, whole, scope.module.file, call, name)

    def _routes(self, methods: Iterable[str], path: str, at: Found, handler: str) -> None:
        for method in methods:
            self.collector.route(method, path, at.scope.module.file, at.node, handler[:80])

    def _unresolved(self, reason: str, scope: Scope, node: Node, prefix: str) -> None:
        self.collector.unresolved(reason, scope.module.file, node, ANY, f"{paths.joined(prefix)}{UNKNOWN}")


def _declares(name: str, _decorating: bool) -> bool:
    """Whether a call declares a URL or registers a view set, by its name."""
    return name in _URL_FUNCTIONS or name == "register"


def _is_of_module(scope: Scope) -> bool:
    """Whether names have their meaning for the whole module here: outside of functions and classes."""
    each: Scope | None = scope
    while each is not None and each.node.type == "for_statement":
        each = each.parent
    return each is not None and each.node.type == "module"


def _from_regex(pattern: str) -> str:
    """A path of a `re_path` pattern: groups become parameters, and what is no plain text is UNKNOWN."""
    path = pattern
    for _ in range(4):
        reduced = _GROUP.sub(_parameter, path)
        if reduced == path:
            break
        path = reduced
    path = _ANCHORS.sub("", path).replace("/?", "/").replace("\\.", ".").replace("\\-", "-").replace("\\/", "/")
    parts = path.split("/")
    return "/".join(part if _PLAIN_REGEX.fullmatch(part.replace(UNKNOWN, "")) else UNKNOWN for part in parts)


def _parameter(match: re.Match[str]) -> str:
    whole = match.group()
    return UNKNOWN if whole.startswith("(?:") else PARAMETER


def _compared(body: str) -> list[str]:
    """The methods that a function compares `request.method` with."""
    if "request.method" not in body:
        return []
    found: dict[str, None] = {}
    for match in _COMPARED.finditer(body):
        words = [match.group(1)] if match.group(1) else _WORD.findall(match.group(2))
        found.update(dict.fromkeys(word.upper() for word in words))
    return list(found)


def _keys(node: Node) -> Iterator[str]:
    for each in walk(node):
        if each.type == "pair" and (key := each.child_by_field_name("key")) is not None:
            yield text(key).strip("\"'").upper()


def _mapped(name: str, scope: Scope) -> Iterator[str]:
    """The methods that `@name.mapping.delete` adds to an action."""
    for found in scope.module.decorated_in(scope):
        for decorator in decorators(found.node):
            owner, _, method = text(decorator).partition("(")[0].rpartition(".")
            if owner == f"{name}.mapping":
                yield method


def _turned_off(scope: Scope | None) -> set[str]:
    """The methods that a class takes back: `update = None`."""
    names = scope.names.items() if scope is not None else ()
    return {name for name, found in names if found[-1].kind == "value" and found[-1].node.type == "none"}


def _is_action(node: Node) -> bool:
    return text(node).partition("(")[0].rpartition(".")[2] == "action"

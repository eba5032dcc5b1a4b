"""Laravel and Lumen: the route files, with the prefixes of groups and of the providers that load them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.collecting import COMPUTED, UNMOUNTED, Collector
from constitution_gate.gates.source.languages import text, walk
from constitution_gate.gates.source.model import ANY, PARAMETER, UNKNOWN, Served
from constitution_gate.gates.source.php import (
    CALLS,
    CLOSURES,
    Link,
    Module,
    Program,
    call_arguments,
    chain,
    elements,
    loop_names,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

SUFFIXES = (".php",)
HINTS = (b"Illuminate\\", b"Route::", b"Laravel\\Lumen", b"$router->")
_ROUTING = (b"Route::", b"Facades\\Route as", b"$router->", b"'router'", b'"router"')
_LOADERS = (b"withRouting", b"loadRoutesFrom", b"->router->group")
_ATTRIBUTES = b"Spatie\\RouteAttributes\\Attributes"

_VERBS = {
    "get": "GET",
    "post": "POST",
    "put": "PUT",
    "patch": "PATCH",
    "delete": "DELETE",
    "options": "OPTIONS",
    "any": ANY,
    "view": "GET",
    "inertia": "GET",
    "redirect": ANY,
    "permanentredirect": ANY,
}
_ACTIONS = {
    "index": ("GET", ""),
    "create": ("GET", "/create"),
    "store": ("POST", ""),
    "show": ("GET", "/{}"),
    "edit": ("GET", "/{}/edit"),
    "update": ("PUT PATCH", "/{}"),
    "destroy": ("DELETE", "/{}"),
}
_OF_COLLECTION = frozenset({"index", "create", "store"})
_OF_SINGLETON = {
    "create": ("GET", "/create"),
    "store": ("POST", ""),
    "show": ("GET", ""),
    "edit": ("GET", "/edit"),
    "update": ("PUT PATCH", ""),
    "destroy": ("DELETE", ""),
}
_FORMS = frozenset({"create", "edit"})
_RESOURCES = frozenset({"resource", "apiresource", "resources", "apiresources", "softdeletableresources"})
_SINGLETONS = frozenset({"singleton", "apisingleton", "singletons", "apisingletons"})
_NO_ROUTE = frozenset(
    {
        "aliasmiddleware",
        "as",
        "bind",
        "can",
        "controller",
        "current",
        "currentroutename",
        "domain",
        "fallback",
        "getroutes",
        "has",
        "is",
        "macro",
        "matched",
        "middleware",
        "middlewaregroup",
        "missing",
        "mixin",
        "model",
        "name",
        "namespace",
        "pattern",
        "patterns",
        "prefix",
        "prependmiddlewaretogroup",
        "pushmiddlewaretogroup",
        "resourceparameters",
        "resourceverbs",
        "scopebindings",
        "singularresourceparameters",
        "substitutebindings",
        "substituteimplicitbindings",
        "withoutmiddleware",
        "withoutscopedbindings",
        "withtrashed",
    }
)
_ASKING = frozenset({"current", "currentroutename", "getroutes", "has", "is", "macro", "mixin"})
_PATHS = {"base_path": "", "app_path": "app", "resource_path": "resources"}
_ROUTERS = frozenset({"$router", "$app"})
_WITH_ROUTING = ("using", "web", "api", "commands", "channels", "pages", "health", "apiPrefix", "then")
_NO_API_FILES = frozenset({"console.php", "channels.php"})
_MOST_LOOPS = 200
_MOST_FILES = 500
_MOST_NESTED = 40


class _Place(Record):
    """Where statements are evaluated: the module, the prefix, and how deep groups and files are nested."""

    module: Module
    prefix: str
    depth: int = 0


def read(files: Sequence[SourceFile]) -> Served:
    """The routes of all route files: `api.php` below `/api` unless a provider or the bootstrap file says otherwise."""
    return _Reading(files).served()


class _Reading:
    def __init__(self, files: Sequence[SourceFile]) -> None:
        self.files = [file for file in files if not file.path.endswith(".blade.php")]
        self.paths = frozenset(file.path for file in self.files)
        self.program = Program(self.files)
        self.collector = Collector("Laravel")
        self.loaded: set[str] = set()
        self.loads = 0
        self.rounds = 0
        self.words = {"create": "create", "edit": "edit"}
        self.bases = {
            path.rpartition("/")[0].rpartition("routes")[0].rstrip("/")
            for path in self.paths
            if _is_routes(path) and path.rpartition("/")[0].rpartition("/")[2] == "routes"
        }

    def served(self) -> Served:
        aside = []
        for file in self.files:
            if _is_routes(file.path) or not file.mentions((*_ROUTING, *_LOADERS)):
                continue
            module = self.program.module(file.path)
            if module is None:
                continue
            if file.mentions((b"resourceVerbs",)):
                self._resource_verbs(module)
            if module.is_script and not file.mentions(_LOADERS):
                aside.append(file)
            else:
                loads = "Provider" in file.path or file.mentions((b"ServiceProvider", *_LOADERS))
                self._statements(module.root, _Place(module, "" if loads else UNKNOWN))
        for name, prefix in (("api.php", "api"), ("web.php", "")):
            for base in sorted(self.bases):
                path = f"{base}/routes/{name}".lstrip("/")
                if path not in self.loaded:
                    self._file(path, prefix, 0)
        for file in (*(file for file in self.files if _is_routes(file.path) and file.mentions(_ROUTING)), *aside):
            if file.path not in self.loaded:
                self._file(file.path, UNKNOWN, 0)
        for file in self.files:
            if file.mentions((_ATTRIBUTES,)):
                at = file.artifact.data.count(b"\n", 0, file.artifact.data.index(_ATTRIBUTES)) + 1
                self.collector.unresolved("attributes of a package declare routes here", file, at)
        return self.collector.served()

    def _resource_verbs(self, module: Module) -> None:
        """`Route::resourceVerbs(['create' => 'new'])`: the words of the pages with forms."""
        for node in walk(module.root):
            if node.type not in CALLS or text(node.child_by_field_name("name")) != "resourceVerbs":
                continue
            found = self.program.listed(next(iter(call_arguments(node)), None), module)
            if found is None:
                self.words = dict.fromkeys(self.words, UNKNOWN)
            else:
                self.words |= {
                    self.program.string(key, found[0]): self.program.string(value, found[0]) for key, value in found[1]
                }

    def _file(self, path: str, prefix: str, depth: int) -> bool:
        """Read a file of routes below a prefix; False where there is none."""
        module = self.program.module(path)
        self.loads += 1
        if module is None:
            return False
        if self.loads > _MOST_FILES or depth > _MOST_NESTED:
            self.collector.unresolved("files of routes load each other without end", module.file, module.root)
            return True
        self.loaded.add(path)
        if path.rpartition("/")[2] not in _NO_API_FILES:
            self._statements(module.root, _Place(module, prefix, depth + 1))
        return True

    def _statements(self, node: Node, place: _Place) -> None:
        pending = [node]
        while pending:
            each = pending.pop()
            if each.type in CALLS and self._call(each, place):
                continue
            if each.type == "foreach_statement" and self._loop(each, place):
                continue
            if each.type in {"require_expression", "require_once_expression", "include_expression"}:
                self._load(each.named_children[0] if each.named_child_count else None, each, place)
                continue
            pending.extend(reversed(each.children))

    def _loop(self, loop: Node, place: _Place) -> bool:
        """Evaluate the body once for each value of a list that the source holds; False where it is not known."""
        body = loop.child_by_field_name("body")
        values = self._values_of(loop, place.module)
        if body is None or values is None:
            return False
        self.rounds += len(values)
        if self.rounds > _MOST_LOOPS:
            return False
        before = dict(place.module.bound)
        for bound in values:
            place.module.bound.update(bound)
            self._statements(body, place)
            place.module.bound = dict(before)
        return True

    def _values_of(self, loop: Node, module: Module) -> list[dict[str, str]] | None:
        """What is known in each round of a loop: the texts of its variables."""
        names = [text(each) for each in loop_names(loop)]
        over = loop.named_children[0] if loop.named_child_count else None
        if over is None or not 1 <= len(names) <= 2:
            return None
        if over.type == "scoped_call_expression" and text(over.child_by_field_name("name")) == "cases":
            cases = self.program.cases(text(over.child_by_field_name("scope")), module)
            return [{f"{names[-1]}->value": each} for each in cases] or None
        found = self.program.listed(over, module)
        if found is None:
            return None
        where, pairs = found
        rounds = []
        for key, value in pairs:
            bound = {names[-1]: self.program.string(value, where)}
            if len(names) == 2:
                bound[names[0]] = self.program.string(key, where)
            rounds.append(bound)
        return rounds

    def _call(self, call: Node, place: _Place) -> bool:
        """Evaluate a call; False where it is none of routing, so that what stands in it is looked at."""
        start, links = chain(call)
        if start is not None and links and _is_router(start, place.module):
            self._routing(links, place)
            return True
        named = start is not None and start.type in {"name", "qualified_name"}
        if named and links and links[0].name in {"routes", "route"} and _declares(place.module):
            reason = "a package declares routes here"
            self.collector.unresolved(reason, place.module.file, call, path=f"{place.prefix}/{UNKNOWN}")
            return True
        for link in links:
            if link.name == "withrouting":
                self._with_routing(link, place)
                return True
            if link.name == "loadroutesfrom":
                self._load(link.argument("path", 0), link.node, place)
                return True
        return False

    def _with_routing(self, link: Link, place: _Place) -> None:
        given = {name: value for position, name in enumerate(_WITH_ROUTING) if (value := link.argument(name, position))}
        stated = given.get("apiPrefix")
        below = {"web": "", "pages": "", "api": self.program.string(stated, place.module) if stated else "api"}
        for name in ("web", "api"):
            for _, each in elements(given.get(name)) or ([(None, given[name])] if name in given else []):
                self._load(each, link.node, place.replace(prefix=paths.joined(place.prefix, below[name])))
        for name in ("using", "then"):
            if name in given:
                self._body(given[name], link, place)
        if "health" in given and text(given["health"]).lower() not in {"null", "true", "false"}:
            health = self.program.string(given["health"], place.module)
            self.collector.route("GET", paths.joined(health), place.module.file, given["health"])

    def _routing(self, links: Sequence[Link], place: _Place) -> None:
        """A chain that begins with the router: attributes, then a verb, a resource or a group, then more attributes."""
        prefix = place.prefix
        for position, link in enumerate(links):
            rest = links[position + 1 :]
            for later in rest if link.name in _VERBS or link.name == "match" else ():
                if later.name == "prefix":
                    prefix = paths.joined(self.program.string(later.argument("prefix", 0), place.module), prefix)
            below = place.replace(prefix=prefix)
            if link.name == "prefix":
                prefix = paths.joined(prefix, self.program.string(link.argument("prefix", 0), place.module))
            elif link.name in _VERBS:
                self._route(link, rest, [_VERBS[link.name]], link.argument("uri", 0), below)
                return
            elif link.name == "match":
                methods = self.program.strings(link.argument("methods", 0), place.module)
                self._route(link, rest, methods, link.argument("uri", 1), below)
                return
            elif link.name in _RESOURCES | _SINGLETONS:
                self._resources(link, rest, below)
                return
            elif link.name == "group":
                self._group(link, below)
                return
        unknown = [each for each in links if each.name not in _NO_ROUTE and not each.name.startswith("where")]
        grouping = any(value.type in CLOSURES for each in unknown for value in each.positional)
        if unknown and links[0].name not in _ASKING and (grouping or _declares(place.module)):
            reason = "a method of the router that is not known declares routes"
            self.collector.unresolved(reason, place.module.file, unknown[0].node, path=f"{prefix}/{UNKNOWN}")

    def _route(self, link: Link, rest: Sequence[Link], methods: Sequence[str], uri: Node | None, place: _Place) -> None:
        written = self.program.string(uri, place.module)
        anything = any(
            later.name == "where" and ".*" in text(later.node.child_by_field_name("arguments")) for later in rest
        )
        if anything and written.strip("/").startswith("{") and written.strip("/").count("{") == 1:
            return
        handler = link.argument("action", 1 if link.name != "match" else 2)
        name = "" if handler is None or handler.type in CLOSURES else text(handler)[:80]
        whole = paths.joined(place.prefix, paths.braces(written))
        if paths.is_catch_all(whole):
            return
        for method in methods:
            if UNKNOWN in method:
                self.collector.unresolved(
                    "its methods are computed", place.module.file, link.node, path=paths.braces(whole)
                )
            else:
                self._add(method, whole, place, link, name)

    def _add(self, method: str, whole: str, place: _Place, link: Link, handler: str) -> None:
        reason = UNMOUNTED if place.prefix.startswith(("/**", UNKNOWN)) else COMPUTED
        self.collector.route(method, paths.braces(whole), place.module.file, link.node, handler, reason=reason)

    def _resources(self, link: Link, rest: Sequence[Link], place: _Place) -> None:
        listed: list[tuple[Node | None, Node | None]] = [(link.argument("name", 0), link.argument("controller", 1))]
        options = link.argument("options", 2)
        if link.name.endswith("s"):
            options = link.argument("options", 1)
            given = elements(link.argument("singletons" if link.name in _SINGLETONS else "resources", 0))
            listed = [*given] if given is not None else [(None, None)]
        actions = self._actions(link, rest, options, place.module)
        is_shallow = any(later.name == "shallow" for later in rest)
        table = _OF_SINGLETON if link.name in _SINGLETONS else _ACTIONS
        for name, controller in listed:
            written = self.program.string(name, place.module)
            nested = written.replace(".", f"/{PARAMETER}/")
            alone = written.rpartition(".")[2]
            if actions is None:
                whole = paths.joined(place.prefix, nested, UNKNOWN)
                self.collector.unresolved("its actions are computed", place.module.file, link.node, path=whole)
                continue
            for action in (each for each in table if each in actions):
                methods, path = table[action]
                for word, written_as in self.words.items():
                    path = path.replace(f"/{word}", f"/{written_as}")
                shown = alone if is_shallow and action not in _OF_COLLECTION else nested
                for method in methods.split():
                    whole = paths.joined(place.prefix, f"{shown}{path}")
                    self._add(method, whole, place, link, f"{text(controller)[:60]} {action}".strip())

    def _actions(self, link: Link, rest: Sequence[Link], options: Node | None, module: Module) -> set[str] | None:
        """The actions of a resource; None where they cannot be told."""
        names = set(_OF_SINGLETON) - {"create", "store", "destroy"} if link.name in _SINGLETONS else set(_ACTIONS)
        words = {later.name for later in rest}
        if "creatable" in words:
            names |= {"create", "store", "destroy"}
        if "destroyable" in words:
            names |= {"destroy"}
        if link.name.startswith("api"):
            names -= _FORMS
        if options is not None and elements(options) is None:
            return None
        stated = [(self.program.string(key, module), [value]) for key, value in elements(options) or ()]
        stated += [(later.name, list(later.positional)) for later in rest]
        for kind, values in stated:
            if kind in {"only", "except"}:
                chosen = {name for value in values for name in self.program.strings(value, module)}
                if any(UNKNOWN in name for name in chosen):
                    return None
                names = names & chosen if kind == "only" else names - chosen
        return names

    def _group(self, link: Link, place: _Place) -> None:
        given = list(link.positional)
        options = link.argument("attributes", 0) if len(given) > 1 or "attributes" in link.named else None
        if options is not None:
            place = place.replace(prefix=paths.joined(place.prefix, self._group_prefix(options, place.module)))
        body = link.named.get("callback") or link.named.get("routes") or (given[-1] if given else None)
        if body is not None:
            self._body(body, link, place)

    def _group_prefix(self, options: Node, module: Module) -> str:
        listed = elements(options)
        if listed is None:
            return UNKNOWN
        stated = (value for key, value in listed if self.program.string(key, module) == "prefix")
        return next((self.program.string(value, module) for value in stated), "")

    def _body(self, body: Node, link: Link, place: _Place) -> None:
        """What a group holds: a function, or a file."""
        if place.depth > _MOST_NESTED:
            self.collector.unresolved("groups are nested too deep", place.module.file, link.node, path=UNKNOWN)
        elif body.type in CLOSURES:
            inner = body.child_by_field_name("body")
            if inner is not None:
                self._statements(inner, place.replace(depth=place.depth + 1))
        else:
            self._load(body, link.node, place)

    def _load(self, node: Node | None, at: Node, place: _Place) -> None:
        """Read the file that an expression names; what is no file of routes (`vendor/autoload.php`) is passed over."""
        written = self._file_name(node, place.module)
        if UNKNOWN not in written:
            path = _normal(written)
            if self._file(path, place.prefix, place.depth) or at.type.startswith(("require", "include")):
                return
        elif at.type.startswith(("require", "include")) and not _is_routes(place.module.file.path):
            return
        reason = "the file of routes that is loaded here could not be found"
        self.collector.unresolved(reason, place.module.file, at, path=f"{place.prefix}/{UNKNOWN}")

    def _file_name(self, node: Node | None, module: Module) -> str:
        if node is not None and node.type == "function_call_expression":
            called = text(node.child_by_field_name("function")).lstrip("\\")
            values = call_arguments(node)
            if called in _PATHS and values:
                return f"/{self._base(module.file.path)}/{_PATHS[called]}/{self.program.string(values[0], module)}"
            if called == "dirname" and values:
                return self.program.string(values[0], module).rpartition("/")[0]
            if called == "module_path" and values:
                return self._in_module(self.program.string(values[-1], module), module.file.path)
        if node is not None and node.type == "binary_expression":
            sides = [node.child_by_field_name(side) for side in ("left", "right")]
            if sides[0] is not None and sides[0].type == "function_call_expression":
                return self._file_name(sides[0], module) + self.program.string(sides[1], module)
        return self.program.string(node, module)

    def _in_module(self, tail: str, near: str) -> str:
        """The file below a directory above this one that a path within a module means."""
        parts = near.split("/")[:-1]
        while parts:
            path = _normal(f"{'/'.join(parts)}/{tail}")
            if path in self.paths:
                return f"/{path}"
            parts.pop()
        return UNKNOWN

    def _base(self, path: str) -> str:
        fitting = [base for base in self.bases if not base or path.startswith(f"{base}/")]
        return max(fitting, key=len, default="")


def _is_routes(path: str) -> bool:
    return "routes" in path.lower().split("/")[:-1]


def _declares(module: Module) -> bool:
    """Whether what a file does with the router is to declare routes, not to ask for some."""
    return module.is_script or _is_routes(module.file.path)


def _is_router(start: Node, module: Module) -> bool:
    written = text(start)
    if start.type in {"name", "qualified_name"}:
        name = written.rpartition("\\")[2]
        return module.aliases.get(name, name) == "Route"
    if start.type == "variable_name":
        return written in _ROUTERS and _declares(module)
    if start.type in {"function_call_expression", "subscript_expression"}:
        return written.endswith(("('router')", '("router")', "['router']", '["router"]'))
    return start.type == "member_access_expression" and written.endswith("->router")


def _normal(path: str) -> str:
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)

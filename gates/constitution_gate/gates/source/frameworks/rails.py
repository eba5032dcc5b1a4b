"""Rails: `config/routes.rb`, the files that it draws, and engines of the repository that are mounted in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.collecting import COMPUTED, UNMOUNTED, Collector
from constitution_gate.gates.source.languages import text, walk
from constitution_gate.gates.source.model import ANY, PARAMETER, UNKNOWN, Served
from constitution_gate.gates.source.ruby import Call, Module, Program, call_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

SUFFIXES = (".rb",)
HINTS = (b"routes.draw",)

_VERBS = frozenset({"get", "post", "put", "patch", "delete", "options"})
_ACTIONS = {
    "index": ("GET", "collection", ""),
    "create": ("POST", "collection", ""),
    "new": ("GET", "collection", "/new"),
    "show": ("GET", "member", ""),
    "edit": ("GET", "member", "/edit"),
    "update": ("PATCH PUT", "member", ""),
    "destroy": ("DELETE", "member", ""),
}
_FORMS = frozenset({"new", "edit"})
_BLOCKS = frozenset(
    {"authenticate", "authenticated", "constraints", "controller", "defaults", "devise_scope", "unauthenticated"}
    | {"with_options", "nested"}
)
"""What holds routes without moving them."""
_LOOPS = frozenset({"each", "each_with_index", "each_pair", "map", "times", "tap"})
_NO_ROUTE = frozenset({"direct", "puts", "raise", "require", "require_relative", "resolve", "extend", "include"})
_NO_API = (
    "ActionCable",
    "Blazer",
    "Coverband",
    "Flipper",
    "GoodJob",
    "GraphiQL",
    "LetterOpenerWeb",
    "Lookbook",
    "MissionControl",
    "PgHero",
    "Resque",
    "Rswag",
    "Sidekiq",
)
"""Engines that serve pages to operators and developers, and not an API."""
_HEALTH = "rails/health#show"
_FORMAT = lazy(r"\(\.[\w:]+\)|\.:format")
_OPTIONAL = lazy(r"\((/?):(\w+)\)")
_MOST_NESTED = 40
_MOST_CALLS = 20_000


class _Place(Record):
    """Where routes are declared.

    `prefix` is where a plain route goes; `collection` and `member` are the paths of the resource around it, empty where
    there is none; `shallow_prefix` is the path without the resources around; `limits` are actions of all resources.
    """

    module: Module
    prefix: str = ""
    collection: str = ""
    member: str = ""
    shallow: bool = False
    shallow_prefix: str = ""
    limits: tuple[tuple[str, Node], ...] = ()
    depth: int = 0


def read(files: Sequence[SourceFile]) -> Served:
    """The routes that are drawn for the application, and those of the engines that it mounts."""
    return _Reading(files).served()


class _Reading:
    def __init__(self, files: Sequence[SourceFile]) -> None:
        self.files = files
        self.program = Program(files)
        self.collector = Collector("Rails")
        self.concerns: dict[str, tuple[Node, Module]] = {}
        self.engines: dict[str, list[tuple[Node, Module]]] = {}
        self.mounted: set[str] = set()
        self.calls = 0
        self.api_only = any(self._is_api_only(file) for file in files if file.mentions((b"api_only",)))

    def served(self) -> Served:
        applications: list[tuple[Node, Module]] = []
        for file in self.files:
            module = self.program.module(file.path) if file.mentions(HINTS) else None
            for name, block in _drawn(module.root) if module is not None else ():
                if module is None:
                    continue
                if name.endswith(("application", "Application")):
                    applications.append((block, module))
                else:
                    self.engines.setdefault(name, []).append((block, module))
        if applications or self.engines:
            self.collector.found()
        for block, module in applications:
            self._block(block, _Place(module))
        for name, blocks in self.engines.items():
            for block, module in blocks if name not in self.mounted else ():
                self._block(block, _Place(module, UNKNOWN))
        return self.collector.served()

    def _is_api_only(self, file: SourceFile) -> bool:
        for node in walk(file.root) if file.root is not None else ():
            if node.type == "assignment" and text(node.child_by_field_name("left")).endswith("config.api_only"):
                return text(node.child_by_field_name("right")) == "true"
        return False

    def _block(self, block: Node | None, place: _Place) -> None:
        """Evaluate what stands in a block."""
        body = block.child_by_field_name("body") if block is not None else None
        if body is None:
            return
        if place.depth > _MOST_NESTED:
            self.collector.unresolved("routes are nested too deep", place.module.file, body)
            return
        self._statements(body, place.replace(depth=place.depth + 1))

    def _statements(self, body: Node, place: _Place) -> None:
        pending = [body]
        while pending:
            each = pending.pop()
            if each.type == "call" or (each.type == "identifier" and text(each) in place.module.methods):
                self.calls += 1
                if self.calls > _MOST_CALLS:
                    self.collector.unresolved("there are too many routes here", place.module.file, body)
                    return
                if each.type == "call":
                    self._call(call_of(each), place)
                else:
                    self._method(text(each), place)
            elif each.type not in {"method", "class", "module", "lambda"}:
                pending.extend(reversed(each.named_children))

    def _call(self, call: Call, place: _Place) -> None:
        name = call.name
        if call.receiver is not None:
            if name in _LOOPS:
                self._block(call.block, place)
            elif any(text(each) == "self" for each in call.positional):
                self._unknown("a library declares routes here", call, place)
            elif (
                call.receiver.type == "identifier" and call.block is None and name in _VERBS | {"resources", "resource"}
            ):
                self._unknown("these routes take options from elsewhere", call, place)
        elif name in _VERBS or name in {"match", "root"}:
            self._route(call, place)
        elif name in {"resources", "resource"}:
            self._resources(call, place)
        elif name in {"scope", "namespace"}:
            self._scope(call, place)
        elif name in {"member", "collection", "new", "shallow"}:
            self._of_resource(call, place)
        elif name in {"concern", "concerns"}:
            self._concern(call, place)
        elif name == "mount":
            self._mount(call, place)
        elif name == "draw":
            self._draw(call, place)
        elif name in place.module.methods:
            self._method(name, place)
        elif name in _BLOCKS:
            self._block(call.block, place)
        elif name not in _NO_ROUTE:
            self._unknown(f"`{name[:40]}` declares routes in a way that is not read", call, place)

    def _unknown(self, reason: str, call: Call, place: _Place) -> None:
        self.collector.unresolved(reason, place.module.file, call.node, path=f"{place.prefix}/{UNKNOWN}")

    def _method(self, name: str, place: _Place) -> None:
        if place.depth <= _MOST_NESTED:
            self._statements(place.module.methods[name], place.replace(depth=place.depth + 1))

    def _text(self, node: Node | None, place: _Place) -> str:
        return self.program.string(node, place.module)

    def _route(self, call: Call, place: _Place) -> None:
        methods = [call.name.upper()]
        if call.name == "match":
            via = self.program.strings(call.options.get("via"), place.module)
            methods = [ANY if each == "all" else each.upper() for each in via]
        on = self._text(call.options["on"], place) if "on" in call.options else ""
        prefix = {"member": place.member, "collection": place.collection}.get(on, place.prefix)
        target = call.options.get("to")
        written = list(call.positional)
        for key, value in call.pairs:
            written.append(key)
            target = value
        if call.name == "root":
            self._add("GET", place.prefix, "", call, place, text(target))
            return
        shown = self._text(target, place) if target is not None else ""
        if shown == _HEALTH:
            return
        for each in written:
            path = self._text(call.options.get("path", each), place)
            if paths.is_catch_all(paths.joined(prefix, path)):
                continue
            for method in methods:
                if UNKNOWN in method:
                    whole = paths.joined(prefix, _template(path))
                    self.collector.unresolved("its methods are computed", place.module.file, call.node, path=whole)
                else:
                    self._add(method, prefix, path, call, place, shown if UNKNOWN not in shown else "")

    def _add(self, method: str, prefix: str, path: str, call: Call, place: _Place, handler: str) -> None:
        reason = UNMOUNTED if prefix.startswith(("/**", UNKNOWN)) else COMPUTED
        whole = paths.joined(prefix, _template(path))
        self.collector.route(method, whole, place.module.file, call.node, handler[:80], reason=reason)

    def _resources(self, call: Call, place: _Place) -> None:
        singular = call.name == "resource"
        shallow = place.shallow or text(call.options.get("shallow")) == "true"
        actions = self._actions(call, place)
        names = self._path_names(call, place)
        for each in call.positional:
            name = self._text(call.options.get("path", each), place)
            collection = paths.joined(place.prefix, _template(name))
            alone = paths.joined(place.shallow_prefix, _template(name)) if shallow and place.collection else collection
            member = collection if singular else paths.joined(alone, PARAMETER)
            if actions is None:
                whole = paths.joined(collection, UNKNOWN)
                self.collector.unresolved("its actions are computed", place.module.file, call.node, path=whole)
            for action in actions or ():
                methods, where, path = _ACTIONS[action]
                below = names.get(action, path)
                for method in methods.split():
                    prefix = collection if where == "collection" else member
                    self._add(method, prefix, below, call, place, f"{self._text(each, place)[:60]}#{action}")
            inside = place.replace(prefix=member, collection=collection, member=member, shallow=shallow)
            for concern in (
                self.program.strings(call.options["concerns"], place.module) if "concerns" in call.options else ()
            ):
                self._apply(concern, call, inside)
            self._block(call.block, inside)

    def _actions(self, call: Call, place: _Place) -> list[str] | None:
        """The actions of a resource in their order; None where they cannot be told."""
        actions = [each for each in _ACTIONS if not (call.name == "resource" and each == "index")]
        if self.api_only:
            actions = [each for each in actions if each not in _FORMS]
        own = [(kind, call.options[kind]) for kind in ("only", "except") if kind in call.options]
        for kind, node in own or place.limits:
            stated = self.program.strings(node, place.module)
            if any(UNKNOWN in each for each in stated):
                return None
            actions = [each for each in actions if (each in stated) == (kind == "only")]
        return actions

    def _path_names(self, call: Call, place: _Place) -> Mapping[str, str]:
        given = call.options.get("path_names")
        found: dict[str, str] = {}
        for each in given.named_children if given is not None and given.type == "hash" else ():
            name = text(each.child_by_field_name("key")).strip(":")
            found[name] = f"/{self._text(each.child_by_field_name('value'), place)}"
        return found

    def _scope(self, call: Call, place: _Place) -> None:
        parts = [self._text(each, place) for each in call.positional if each.type != "nil"]
        if "path" in call.options:
            parts = [self._text(call.options["path"], place)]
        path = _template("/".join(parts))
        prefix = paths.joined(place.prefix, path)
        inside = place.replace(prefix=prefix, limits=self._limits(call) or place.limits)
        if not place.collection:
            inside = inside.replace(shallow_prefix=paths.joined(place.shallow_prefix, path))
        if text(call.options.get("shallow")) == "true":
            inside = inside.replace(shallow=True)
        for concern in (
            self.program.strings(call.options["concerns"], place.module) if "concerns" in call.options else ()
        ):
            self._apply(concern, call, inside)
        self._block(call.block, inside)

    def _limits(self, call: Call) -> tuple[tuple[str, Node], ...]:
        return tuple((kind, call.options[kind]) for kind in ("only", "except") if kind in call.options)

    def _of_resource(self, call: Call, place: _Place) -> None:
        inside = {
            "member": place.replace(prefix=place.member or place.prefix),
            "collection": place.replace(prefix=place.collection or place.prefix),
            "new": place.replace(prefix=paths.joined(place.collection, "new")),
            "shallow": place.replace(shallow=True),
        }
        self._block(call.block, inside[call.name])

    def _concern(self, call: Call, place: _Place) -> None:
        if call.name == "concern":
            if call.positional and call.block is not None:
                self.concerns[self._text(call.positional[0], place)] = (call.block, place.module)
            return
        for each in call.positional:
            for name in self.program.strings(each, place.module):
                self._apply(name, call, place)

    def _concerned(self, call: Call, place: _Place) -> None:
        given = call.options.get("concerns")
        for concern in self.program.strings(given, place.module) if given is not None else ():
            self._apply(concern, call, place)

    def _apply(self, concern: str, call: Call, place: _Place) -> None:
        if concern not in self.concerns:
            self._unknown("a concern that could not be found declares routes", call, place)
            return
        block, module = self.concerns[concern]
        self._block(block, place.replace(module=module))

    def _mount(self, call: Call, place: _Place) -> None:
        mounted: list[tuple[str, Node | None]] = [(text(key), value) for key, value in call.pairs]
        mounted += [(text(each), call.options.get("at")) for each in call.positional]
        for name, at in mounted:
            prefix = paths.joined(place.prefix, _template(self._text(at, place)) if at is not None else "")
            engine = name.removeprefix("::")
            if engine in self.engines:
                self.mounted.add(engine)
                for block, module in self.engines[engine]:
                    self._block(block, _Place(module, prefix, shallow_prefix=prefix, depth=place.depth + 1))
            elif not engine.startswith(_NO_API):
                reason = "an application is mounted here whose routes are not read"
                self.collector.unresolved(reason, place.module.file, call.node, path=f"{prefix}/{UNKNOWN}")

    def _draw(self, call: Call, place: _Place) -> None:
        base = place.module.file.path.rpartition("config/routes")[0]
        for each in call.positional:
            module = self.program.module(f"{base}config/routes/{self._text(each, place)}.rb")
            if module is None or place.depth > _MOST_NESTED:
                self._unknown("the file of routes that is drawn here could not be found", call, place)
            else:
                self._statements(module.root, place.replace(module=module, depth=place.depth + 1))


def _drawn(root: Node) -> Iterator[tuple[str, Node]]:
    """The blocks of `….routes.draw do`, each with what stands before `.routes`."""
    for node in walk(root):
        if node.type == "call" and text(node.child_by_field_name("method")) == "draw":
            receiver, block = node.child_by_field_name("receiver"), node.child_by_field_name("block")
            if receiver is not None and block is not None and text(receiver).endswith(".routes"):
                yield text(receiver).removesuffix(".routes").removeprefix("::"), block


def _template(path: str) -> str:
    """`:id`, `*rest`, `(/:id)` and `(.:format)`; what else may be left out is unknown."""
    path = _OPTIONAL.sub(r"\1:\2?", _FORMAT.sub("", path))
    before, bracket, _ = path.partition("(")
    return paths.colons(before + UNKNOWN if bracket else path)

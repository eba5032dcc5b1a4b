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
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

SUFFIXES = (".rb",)
HINTS = (b"routes.draw", b"routes.append", b"routes.prepend")

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
    | {"nested"}
)
"""What holds routes without moving them."""
_LOOPS = frozenset({"each", "each_with_index", "each_pair", "map", "times", "tap"})
_NO_ROUTE = frozenset({"direct", "default_url_options", "puts", "raise", "require", "require_relative", "resolve"})
_DECLARING = (
    _VERBS
    | _BLOCKS
    | {"match", "root", "resources", "resource", "scope", "namespace", "mount", "draw", "concerns", "with_options"}
)
_MERGING = frozenset({"merge", "reverse_merge"})
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
_DRAWING = frozenset({"draw", "append", "prepend"})
_MOST_NESTED = 40
_MOST_MERGED = 10
_MOST_ELEMENTS = 200
_MOST_CALLS = 20_000


class _Place(Record):
    """Where routes are declared.

    `prefix` is where a plain route goes; `collection` and `member` are the paths of the resource around it, empty where
    there is none; `is_mounted` is false in an engine that nothing mounts; `shallow_prefix` is the path without the
    resources around; `limits` are actions of all resources. `options` are those that `with_options` gives every call,
    and `hashes` those that a name stands for.
    """

    module: Module
    prefix: str = ""
    collection: str = ""
    member: str = ""
    shallow: bool = False
    shallow_prefix: str = ""
    limits: tuple[tuple[str, Node], ...] = ()
    is_mounted: bool = True
    options: tuple[tuple[str, Node], ...] = ()
    hashes: tuple[tuple[str, tuple[tuple[str, Node], ...]], ...] = ()
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
                if block.type not in {"block", "do_block"}:
                    self.collector.unresolved("the block that draws routes is kept elsewhere", file, block)
                elif name.endswith(("application", "Application")):
                    applications.append((block, module))
                else:
                    self.engines.setdefault(name, []).append((block, module))
        if applications or self.engines:
            self.collector.found()
        for block, module in applications:
            self._block(block, _Place(module))
        for name, blocks in self.engines.items():
            for block, module in blocks if name not in self.mounted else ():
                self._block(block, _Place(module, UNKNOWN, is_mounted=False))
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
                    self._method(text(each), (), place)
            elif each.type not in {"method", "class", "module", "lambda"}:
                pending.extend(reversed(each.named_children))

    def _call(self, call: Call, place: _Place) -> None:
        name = call.name
        if name == "with_options":
            self._with_options(call, place)
            return
        if call.receiver is not None:
            if text(call.receiver) in dict(place.hashes) and name in _DECLARING:
                own = dict(place.hashes)[text(call.receiver)]
                self._call(call.replace(receiver=None), place.replace(options=(*place.options, *own)))
            else:
                self._of_receiver(call, place)
            return
        given = self._given(call, place) if name in _DECLARING else call
        if given is None:
            self._unknown("these routes take options from elsewhere", call, place)
            return
        self._declared(given, place)

    def _declared(self, call: Call, place: _Place) -> None:
        name = call.name
        if name in _VERBS or name in {"match", "root"}:
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
            self._method(name, call.positional, place)
        elif name in _BLOCKS:
            self._block(call.block, place)
        elif name not in _NO_ROUTE:
            self._unknown(f"`{name[:40]}` declares routes in a way that is not read", call, place)

    def _of_receiver(self, call: Call, place: _Place) -> None:
        """A call of something else, that may declare routes in its block or with the mapper it is given."""
        if call.name in _LOOPS:
            self._loop(call, place)
        elif any(text(each) == "self" for each in call.positional):
            self._unknown("a library declares routes here", call, place)
        elif call.receiver is not None and call.receiver.type == "identifier" and call.name in _DECLARING:
            self._unknown("these routes take options from elsewhere", call, place)
        elif call.block is not None and any(
            each.type == "call" and text(each.child_by_field_name("method")) in _DECLARING for each in walk(call.block)
        ):
            self._unknown("routes are declared in a block that is not read", call, place)

    def _loop(self, call: Call, place: _Place) -> None:
        """The block of a loop, once for each element of an array that is written out."""
        names = _parameters(call.block)
        elements = self.program.elements(call.receiver, place.module) if call.name == "each" else None
        if elements is None or len(names) != 1 or len(elements) > _MOST_ELEMENTS:
            self._block(call.block, place)
            return
        for each in elements:
            self._block(call.block, place.replace(module=place.module.bound(names[0], each)))

    def _with_options(self, call: Call, place: _Place) -> None:
        """`with_options only: :index do`, and with a name in the block, the options of what is called on it."""
        given = self._given(call, place)
        if given is None or given.positional:
            self._unknown("these routes take options from elsewhere", call, place)
            return
        options = tuple(given.options.items())
        names = _parameters(call.block)
        if names:
            inside = place.replace(hashes=(*place.hashes, (names[0], options)))
        else:
            inside = place.replace(options=(*place.options, *options))
        self._block(call.block, inside)

    def _given(self, call: Call, place: _Place) -> Call | None:
        """The call with all its options, those around it and those in hashes; None where some are not known."""
        options = dict(place.options)
        positional: list[Node] = []
        for number, each in enumerate(call.positional):
            merged = self._hash(each, place)
            if merged is not None:
                options.update(merged)
            elif (
                each.type == "hash_splat_argument"
                or _merges(each)
                or text(each) in dict(place.hashes)
                or (number and each.type in {"identifier", "constant"} and UNKNOWN in self._text(each, place))
            ):
                return None
            else:
                positional.append(each)
        return call.replace(positional=tuple(positional), options={**options, **call.options})

    def _hash(self, node: Node | None, place: _Place, depth: int = 0) -> dict[str, Node] | None:
        """The options in a hash, the names of hashes and `merge` followed; None where it is none."""
        if node is None or depth > _MOST_MERGED:
            return None
        if node.type in {"hash_splat_argument", "parenthesized_statements"} and node.named_child_count == 1:
            return self._hash(node.named_children[0], place, depth + 1)
        if node.type == "hash":
            return _pairs(node.named_children)
        if node.type in {"identifier", "constant"}:
            known = dict(place.hashes).get(text(node))
            if known is not None:
                return dict(known)
            values = place.module.constants.get(text(node), ())
            return self._hash(values[0], place, depth + 1) if len(values) == 1 else None
        if _merges(node):
            below = self._hash(node.child_by_field_name("receiver"), place, depth + 1)
            call = call_of(node)
            above: dict[str, Node] | None = dict(call.options)
            for each in call.positional:
                more = self._hash(each, place, depth + 1)
                above = {**above, **more} if above is not None and more is not None else None
            if below is None or above is None:
                return None
            return {**below, **above} if call.name == "merge" else {**above, **below}
        if node.type == "call" and text(node.child_by_field_name("method")) == "freeze":
            return self._hash(node.child_by_field_name("receiver"), place, depth + 1)
        return None

    def _unknown(self, reason: str, call: Call, place: _Place) -> None:
        self.collector.unresolved(reason, place.module.file, call.node, path=f"{place.prefix}/{UNKNOWN}")

    def _method(self, name: str, given: Sequence[Node], place: _Place) -> None:
        """The routes of a method of the file, its parameters bound to what it is given."""
        if place.depth > _MOST_NESTED:
            return
        module = place.module
        for parameter, each in zip(module.parameters[name], given, strict=False):
            module = module.bound(parameter, each)
        self._statements(place.module.methods[name], place.replace(module=module, depth=place.depth + 1))

    def _text(self, node: Node | None, place: _Place) -> str:
        return self.program.string(node, place.module)

    def _route(self, call: Call, place: _Place) -> None:
        methods = [call.name.upper()]
        if call.name == "match":
            via = self.program.strings(call.options.get("via"), place.module)
            methods = [ANY if each == "all" else each.upper() for each in via]
        on = self._text(call.options["on"], place) if "on" in call.options else ""
        new = paths.joined(place.collection, "new")
        prefix = {"member": place.member, "collection": place.collection, "new": new}.get(on, place.prefix)
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
        reason = COMPUTED if place.is_mounted else UNMOUNTED
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
            parts = [self._text(call.options["path"], place)] if call.options["path"].type != "nil" else []
        if "shallow_path" in call.options:
            self._unknown("`shallow_path` is not read", call, place)
            return
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

    def _apply(self, concern: str, call: Call, place: _Place) -> None:
        if concern not in self.concerns:
            self._unknown("a concern that could not be found declares routes", call, place)
            return
        block, module = self.concerns[concern]
        own = {key: value for key, value in call.options.items() if call.name == "concerns"}
        hashes = tuple((name, tuple(own.items())) for name in _parameters(block)[:1])
        self._block(block, place.replace(module=module, hashes=(*place.hashes, *hashes)))

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
    """The blocks of `….routes.draw do`, and of `append` and `prepend`, each with what stands before `.routes`.

    Where a block is passed on, as in `draw(&block)`, the call stands for it.
    """
    for node in walk(root):
        if node.type == "call" and text(node.child_by_field_name("method")) in _DRAWING:
            receiver, block = node.child_by_field_name("receiver"), node.child_by_field_name("block")
            if receiver is not None and text(receiver).endswith(".routes"):
                name = text(receiver).removesuffix(".routes")
                whole = name if name.startswith("::") else f"{_within(node)}{name}"
                yield whole.removeprefix("::"), node if block is None else block


def _within(node: Node) -> str:
    """The names of the modules around a node, each with `::` behind it."""
    names: list[str] = []
    above = node.parent
    while above is not None:
        if above.type in {"module", "class"}:
            names.append(text(above.child_by_field_name("name")))
        above = above.parent
    return "".join(f"{name}::" for name in reversed(names))


def _parameters(block: Node | None) -> list[str]:
    """The names between the bars of a block."""
    given = block.child_by_field_name("parameters") if block is not None else None
    return [text(each) for each in given.named_children if each.type == "identifier"] if given is not None else []


def _pairs(nodes: Iterable[Node]) -> dict[str, Node] | None:
    """The options that pairs give; None where there is something else among them."""
    found: dict[str, Node] = {}
    for each in nodes:
        key, value = each.child_by_field_name("key"), each.child_by_field_name("value")
        if each.type != "pair" or key is None or value is None:
            return None
        found[text(key).strip(":\"'")] = value
    return found


def _merges(node: Node) -> bool:
    return node.type == "call" and text(node.child_by_field_name("method")) in _MERGING


def _template(path: str) -> str:
    """`:id`, `*rest`, `(/:id)` and `(.:format)`; what else may be left out is unknown."""
    path = _OPTIONAL.sub(r"\1:\2?", _FORMAT.sub("", path))
    before, bracket, _ = path.partition("(")
    return paths.colons(before + UNKNOWN if bracket else path)

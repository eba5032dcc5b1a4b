"""Gather what a framework serves: routes, and the objects that routes are mounted on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.languages import line
from constitution_gate.gates.source.model import UNKNOWN, Route, Served, Unresolved
from constitution_gate.gates.source.steps import limited

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

MAX_ROUTES = 20_000
COMPUTED = "the path is computed when the program runs"
PREFIX = "the prefix of its router is computed when the program runs"
UNMOUNTED = "it stands on a router that is mounted nowhere that could be found"
MAX_PREFIXES = 50
"""Places in which one router may be mounted: routers that are each mounted twice double them at every level."""
_MAX_CHARACTERS = 10_000


class Collector:
    """Collects the routes of one framework. A path with UNKNOWN in it becomes Unresolved, not a Route."""

    def __init__(self, framework: str, *, any_case: bool = False) -> None:
        self.framework = framework
        self._any_case = any_case
        self._routes: dict[Route, None] = {}
        self._unresolved: dict[Unresolved, None] = {}
        self._found = False

    def found(self) -> None:
        """Say that the framework is used, even if no route should be found."""
        self._found = True

    def route(
        self, method: str, path: str, file: SourceFile, node: Node, handler: str = "", *, reason: str = COMPUTED
    ) -> None:
        """Add a route; its path is already in the common form. `reason` is told where part of the path is unknown."""
        if len(self._routes) + len(self._unresolved) >= MAX_ROUTES:
            self._unresolved[Unresolved(f"there are more than {MAX_ROUTES:,} routes", file.path, line(node))] = None
            return
        for each in paths.variants(paths.joined(path)):
            if UNKNOWN in each:
                self.unresolved(reason, file, node, method, each)
            else:
                route = Route(
                    method.upper(), each, file.path, line(node), self.framework, handler, any_case=self._any_case
                )
                self._routes[route] = None

    def unresolved(
        self, reason: str, file: SourceFile, node: Node | int, method: str = "*", path: str = UNKNOWN
    ) -> None:
        """Add what could not be resolved; `node` may be a line."""
        number = node if isinstance(node, int) else line(node)
        path = path if path == UNKNOWN else paths.joined(path)
        self._unresolved[Unresolved(reason, file.path, number, method.upper(), path)] = None

    def served(self) -> Served:
        """What was collected, in order of file and line."""
        routes = sorted(self._routes, key=_place)
        unresolved = sorted(self._unresolved, key=_place)
        used = self._found or routes or unresolved
        files = {route.path_of_file for route in routes} | {each.path_of_file for each in unresolved}
        return Served(tuple(routes), tuple(unresolved), (self.framework,) if used else (), tuple(sorted(files)))


def _place(each: Route | Unresolved) -> tuple[str, int, str, str]:
    return each.path_of_file, each.line, each.path, each.method


class _Declared(Record):
    method: str
    path: str
    file: SourceFile
    node: Node
    handler: str
    reason: str


class Mounts:
    """Objects that routes stand on (an application, a router, a group), and which is mounted where.

    An object is any hashable key. `root` says where an object itself answers, `mount` puts a child under a parent with
    a prefix, `route` declares on an object. `resolve` gives each route to a Collector once for each place where its
    object is mounted; the routes of an object that is mounted nowhere become unresolved.
    """

    def __init__(self) -> None:
        self._roots: dict[Hashable, str] = {}
        self._mounts: dict[Hashable, dict[tuple[Hashable, str], None]] = {}
        self._routes: dict[Hashable, list[_Declared]] = {}
        self._prefixes: dict[Hashable, tuple[str, ...]] = {}

    def root(self, key: Hashable, prefix: str = "") -> None:
        """Say that an object answers by itself, below a prefix."""
        self._roots[key] = prefix
        self._prefixes.clear()

    def mount(self, parent: Hashable, prefix: str, child: Hashable) -> None:
        """Say that what stands on the child is served by the parent, below a prefix."""
        if parent != child:
            self._mounts.setdefault(child, {})[(parent, prefix)] = None
            self._prefixes.clear()

    def route(
        self,
        key: Hashable,
        method: str,
        path: str,
        file: SourceFile,
        node: Node,
        handler: str = "",
        *,
        reason: str = COMPUTED,
    ) -> None:
        """Declare a route on an object."""
        self._routes.setdefault(key, []).append(_Declared(method, path, file, node, handler, reason))

    def prefixes(self, key: Hashable) -> tuple[str, ...]:
        """The prefixes below which an object answers: one for each way up to a root; none where there is none.

        A prefix ends with UNKNOWN where the object is mounted below itself. There is only UNKNOWN where there are more
        than MAX_PREFIXES, and where one is too long to be part of a path.
        """
        if key not in self._prefixes:
            for circle in self._circles(key):
                self._prefixes.update(dict.fromkeys(circle, self._of(circle)))
        return self._prefixes[key]

    def _of(self, circle: Sequence[Hashable]) -> tuple[str, ...]:
        """The prefixes of objects that are mounted on each other; those of all else above them are known."""
        found: dict[str, None] = {}
        within = set(circle)
        repeated = False
        for key in circle:
            if key in self._roots:
                found[paths.joined(self._roots[key])] = None
            for parent, prefix in self._mounts.get(key, ()):
                if parent in within:
                    repeated = repeated or paths.joined(prefix) != "/"
                    continue
                for above in self._prefixes[parent]:
                    found[limited(paths.joined(above, prefix)) if prefix else above] = None
                if len(found) > MAX_PREFIXES or sum(map(len, found)) > _MAX_CHARACTERS:
                    return (UNKNOWN,)
        return tuple(paths.joined(each, UNKNOWN) for each in found) if repeated else tuple(found)

    def _circles(self, key: Hashable) -> Iterator[list[Hashable]]:
        """The object, and all above it whose prefixes are not known: what is mounted on each other together.

        Each comes after what it is mounted on, as R. Tarjan orders them (Depth-first search and linear graph
        algorithms, 1972), here without recursion. Whoever takes one makes its prefixes known.
        """
        numbers = {key: 0}
        lowest = {key: 0}
        open_ = [key]
        ways = [(key, iter(self._mounts.get(key, ())))]
        while ways:
            each, above = ways[-1]
            for parent, _ in above:
                if parent in self._prefixes:
                    continue
                if parent not in numbers:
                    numbers[parent] = lowest[parent] = len(numbers)
                    open_.append(parent)
                    ways.append((parent, iter(self._mounts.get(parent, ()))))
                    break
                lowest[each] = min(lowest[each], numbers[parent])
            else:
                ways.pop()
                if ways:
                    below = ways[-1][0]
                    lowest[below] = min(lowest[below], lowest[each])
                if lowest[each] == numbers[each]:
                    circle = [open_.pop()]
                    while circle[-1] != each:
                        circle.append(open_.pop())
                    yield circle

    def resolve(self, collector: Collector) -> None:
        """Give every route with its prefixes to the collector."""
        for key, declared in self._routes.items():
            prefixes = self.prefixes(key)
            for each in declared:
                for prefix in prefixes:
                    reason = each.reason if UNKNOWN in each.path or UNKNOWN not in prefix else PREFIX
                    whole = paths.joined(prefix, each.path)
                    collector.route(each.method, whole, each.file, each.node, each.handler, reason=reason)
                if not prefixes:
                    whole = f"{UNKNOWN}{paths.joined(each.path)}"
                    collector.route(each.method, whole, each.file, each.node, each.handler, reason=UNMOUNTED)

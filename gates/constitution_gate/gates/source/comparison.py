"""Compare what the source serves with what the contracts describe, in both directions.

A path is compared part by part, a parameter standing for any name. A contract's paths begin at the base path of its
servers: the source may serve them there, or below a part of it where something in front adds the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates import globs
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.model import ANY, Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from constitution_gate.gates.artifacts.described_operations import Described
    from constitution_gate.gates.source.model import Served, Unresolved

_AUTOMATIC = frozenset({"HEAD", "OPTIONS", "TRACE", "CONNECT"})
"""Methods that frameworks and proxies answer by themselves: no route of theirs is extra."""
_FEWEST_BELOW = 2


class Missing(Record):
    """An operation that no route serves; `near` are routes that come close, `could_be` is what may serve it unseen."""

    operation: Described
    near: tuple[Route, ...] = ()
    could_be: Unresolved | None = None


class Comparison(Record):
    """The outcome. `shifted` are prefixes that no server states, each with an operation that is served below it."""

    served: tuple[Described, ...] = ()
    missing: tuple[Missing, ...] = ()
    extra: tuple[Route, ...] = ()
    ignored: tuple[Route, ...] = ()
    shifted: tuple[tuple[str, Described, Route], ...] = ()


class Routes:
    """Routes by path, for look-up."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._exact: dict[str, list[Route]] = {}
        self._any_case: dict[str, list[Route]] = {}
        for route in routes:
            self._exact.setdefault(route.path, []).append(route)
            if route.any_case:
                self._any_case.setdefault(route.path.lower(), []).append(route)

    def at(self, path: str) -> list[Route]:
        """The routes at a path, whatever their methods."""
        exact = self._exact.get(path, [])
        return exact + [each for each in self._any_case.get(path.lower(), ()) if each.path != path]

    def serve(self, method: str, path: str) -> bool:
        """Whether a request with this method gets to a route; HEAD and OPTIONS are answered wherever there is one."""
        found = self.at(path)
        if method in _AUTOMATIC and found:
            return True
        return any(route.method in {method, ANY} for route in found)

    def ending(self, path: str) -> Iterator[tuple[str, Route]]:
        """The routes whose path ends with this one, each with what stands before it."""
        for whole, routes in self._exact.items():
            if whole.endswith(path) and whole != path:
                for route in routes:
                    yield whole.removesuffix(path), route


def compare(
    contracts: Sequence[Sequence[Described]],
    others: Iterable[Described],
    served: Served,
    *,
    base_path: str = "",
    ignore: Sequence[str] = (),
) -> Comparison:
    """Compare the feature's contracts with the source; routes that `others` describe are not extra.

    `base_path` is taken off every route that begins with it.
    """
    taken = {route: _without(route, base_path) for route in served.routes}
    routes = Routes(taken.values())
    matched: list[Described] = []
    missing: list[Missing] = []
    shifted: list[tuple[str, Described, Route]] = []
    described: list[tuple[Described, tuple[str, ...]]] = []
    for operations in contracts:
        base = _base(operations, routes)
        below = _shift(operations, routes, base)
        if below is not None:
            shifted.append(below)
            base = below[0]
        for operation in operations:
            own = _candidates(operation)
            places = (base,) if base in own or below is not None else own
            described.append((operation, (*own, base)))
            if any(routes.serve(operation.method, paths.joined(place, operation.template)) for place in places):
                matched.append(operation)
            else:
                missing.append(_missing(operation, own, places, routes, served, base_path))
    described += [(operation, _candidates(operation)) for operation in others]
    known = _known(described)
    extra: list[Route] = []
    ignored: list[Route] = []
    for route, each in taken.items():
        if not _is_described(each, known):
            (ignored if is_ignored(each.path, ignore) else extra).append(route)
    return Comparison(tuple(matched), tuple(missing), tuple(extra), tuple(ignored), tuple(shifted))


def _without(route: Route, base_path: str) -> Route:
    base = paths.joined(paths.braces(base_path))
    if base != "/" and (route.path == base or route.path.startswith(f"{base}/")):
        return route.replace(path=paths.joined(route.path.removeprefix(base)))
    return route


def _candidates(operation: Described) -> tuple[str, ...]:
    """The base paths below which an operation may be served: each server's, whole or with its head left off."""
    found: dict[str, None] = {}
    for base in operation.bases:
        parts = base.strip("/").split("/")
        for start in range(len(parts)):
            found[paths.joined(*parts[start:])] = None
    found.pop("/", None)
    return (*found, "")


def _base(operations: Sequence[Described], routes: Routes) -> str:
    """The base path below which most of a contract's operations are served."""
    counts: dict[str, int] = {}
    for operation in operations:
        for base in _candidates(operation):
            found = routes.serve(operation.method, paths.joined(base, operation.template))
            counts[base] = counts.get(base, 0) + found
    return max(counts, key=lambda base: (counts[base], -list(counts).index(base)), default="")


def _shift(operations: Sequence[Described], routes: Routes, base: str) -> tuple[str, Described, Route] | None:
    """A prefix that no server states and below which more of a contract is served than anywhere else."""
    here = sum(routes.serve(each.method, paths.joined(base, each.template)) for each in operations)
    if here * 2 > len(operations):
        return None
    counts: dict[str, dict[Described, Route]] = {}
    for operation in operations:
        for prefix, route in routes.ending(operation.template):
            if route.method in {operation.method, ANY} and operation.template != "/" and "{}" not in prefix:
                counts.setdefault(prefix, {})[operation] = route
    if not counts:
        return None
    prefix = max(counts, key=lambda each: (len(counts[each]), -len(each)))
    below = counts[prefix]
    if len(below) <= here or (len(below) < _FEWEST_BELOW and len(operations) > 1) or len(below) * 2 <= len(operations):
        return None
    operation = next(iter(below))
    return prefix, operation, below[operation]


def _missing(
    operation: Described, own: Sequence[str], places: Sequence[str], routes: Routes, served: Served, base_path: str
) -> Missing:
    near = [route for place in (*places, *own) for route in routes.at(paths.joined(place, operation.template))]
    for unresolved in served.unresolved:
        if unresolved.method not in {ANY, operation.method}:
            continue
        if any(
            paths.could_be(unresolved.path, paths.joined(base_path, place, operation.template))
            for place in (*places, *own)
        ):
            return Missing(operation, tuple(dict.fromkeys(near)), unresolved)
    return Missing(operation, tuple(dict.fromkeys(near)))


def _known(described: Iterable[tuple[Described, tuple[str, ...]]]) -> Mapping[str, set[str]]:
    """The methods that are described for each path, in lower case too: `#` and a path compares without case."""
    known: dict[str, set[str]] = {}
    for operation, bases in described:
        for base in bases:
            path = paths.joined(base, operation.template)
            known.setdefault(path, set()).add(operation.method)
            known.setdefault(f"#{path.lower()}", set()).add(operation.method)
    return known


def _is_described(route: Route, known: Mapping[str, set[str]]) -> bool:
    methods = known.get(f"#{route.path.lower()}" if route.any_case else route.path, set())
    return route.method in _AUTOMATIC or route.method in methods or (route.method == ANY and bool(methods))


def is_ignored(path: str, patterns: Iterable[str]) -> bool:
    """Whether a glob matches a path; `/` is the one path that no glob can name."""
    return any(
        path == "/" if pattern == "/" else globs.matches(path.lstrip("/"), pattern.lstrip("/")) for pattern in patterns
    )

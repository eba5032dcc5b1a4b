"""The operations that a contract describes, with the base paths of the servers that offer them.

The base path is that of `servers`, of an operation's or a path item's own ones where it has any (OpenAPI 3), or
`basePath` (2.0). Webhooks and callbacks are requests that the service sends; they are not among its operations.
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import contract as contracts
from constitution_gate.gates.openapi import operations, versions
from constitution_gate.gates.openapi.references import Document, Node, References
from constitution_gate.gates.openapi.structure import Walk
from constitution_gate.gates.source import paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from constitution_gate.gates.artifacts.contract import Contract
    from constitution_gate.gates.feature import Feature

_ORIGIN = lazy(r"^(?:[A-Za-z][\w+.-]*:)?//[^/?#]*")
_VARIABLE = lazy(r"\{([^{}]*)\}")
_MOST_VALUES = 8
_ELSEWHERE = ("openapi", "swagger", "contract", "api")


class Described(Record):
    """An operation of a contract. `method` is in upper case; `path` as written; `template` has `{}` for parameters.

    `bases` are the base paths of its servers: each begins with `/` or is empty, and none ends with `/`.
    """

    method: str
    path: str
    template: str
    path_of_file: str
    line: int
    bases: tuple[str, ...] = ("",)


class Contents(Record):
    """The operations of one contract; `unknown` says why they cannot all be read, as a part of a sentence."""

    contract: Contract
    operations: tuple[Described, ...] = ()
    unknown: str = ""


def read(feature: Feature, contract: Contract) -> Contents:
    """What a contract describes, references to path items in the repository followed."""
    path = contract.artifact.path
    try:
        document = Document(path, contract.source)
        walk = Walk(versions.family(contract.source.value), References(document, contracts.opener(feature)), {})
        root = Node(document, ())
        found = {each.node.key: each for each in operations.below(walk, root, "paths")}
        lost = next(operations.lost(walk, root, "paths"), None)
    except versions.UnknownVersionError:
        return Contents(contract, unknown=f"{path} states no version of OpenAPI that exists")
    except RecursionError:
        return Contents(contract, unknown=f"{path} is nested too deep")
    unknown = f"a reference of {path} leads nowhere ({lost[0]})" if lost is not None else ""
    everywhere = tuple(_bases(contract.source.value)) or ("",)
    described = []
    for each in found.values():
        own = tuple(_bases(each.value)) or tuple(_bases(_item(contract, each.path))) or everywhere
        line, _ = each.node.document.source.mark(each.node.pointer)
        template = paths.joined(paths.braces(each.path))
        place = each.node.document.path
        described.append(Described(each.method.upper(), each.path, template, place, line, own))
    return Contents(contract, tuple(described), unknown)


def elsewhere(feature: Feature) -> Iterator[Contents]:
    """The operations of all other contracts in the repository: those of other features, and those of none."""
    specs = f"{feature.path.rpartition('/')[0]}/"
    for path in feature.repository.paths:
        lower = path.lower()
        likely = path.startswith(specs) or any(word in lower for word in _ELSEWHERE)
        if not likely or not lower.endswith(contracts.SUFFIXES) or path in feature.artifacts:
            continue
        found = contracts.at(feature, path, "paths")
        if found is not None:
            yield read(feature, found)


def _item(contract: Contract, path: str) -> Any:
    items = contract.source.value.get("paths")
    return items.get(path) if isinstance(items, dict) else None


def _bases(holder: Any) -> Iterator[str]:
    if not isinstance(holder, dict):
        return
    base = holder.get("basePath")
    if isinstance(base, str):
        yield _path_of(base)
    servers = holder.get("servers")
    seen: set[str] = set()
    for server in servers if isinstance(servers, list) else ():
        for url in _urls(server):
            found = _path_of(url)
            if found not in seen:
                seen.add(found)
                yield found


def _urls(server: Any) -> Iterator[str]:
    """The addresses of a server: each variable by its values, where it lists any, or its default."""
    url = server.get("url") if isinstance(server, dict) else None
    if not isinstance(url, str):
        return
    variables = server.get("variables")
    urls = [_ORIGIN.sub("", url)]
    for name in dict.fromkeys(_VARIABLE.findall(urls[0])):
        variable = variables.get(name) if isinstance(variables, dict) else None
        values = [variable.get("default"), *_listed(variable.get("enum"))] if isinstance(variable, dict) else []
        texts = list(dict.fromkeys(str(value) for value in values if value is not None))[:_MOST_VALUES]
        urls = [each.replace(f"{{{name}}}", value) for each in urls for value in texts or [""]][:_MOST_VALUES]
    yield from urls


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _path_of(url: str) -> str:
    path = _ORIGIN.sub("", url).partition("?")[0].partition("#")[0]
    joined = paths.joined(path.removeprefix("."))
    return "" if joined == "/" else joined

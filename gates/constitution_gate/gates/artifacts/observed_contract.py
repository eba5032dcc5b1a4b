"""What a feature's contracts say of the headers and endpoints by which a system is observed.

A header is declared for an operation by a parameter of its request or by a header of a response; a header that only
stands among the components belongs to none. An endpoint is a path with an operation, its servers' base path
considered. Names of headers have no case (RFC 9110, section 5.1).
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import contract as contracts
from constitution_gate.gates.openapi import operations, versions
from constitution_gate.gates.openapi.references import Document, Node, References
from constitution_gate.gates.openapi.structure import Walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from constitution_gate.gates.artifacts.contract import Contract
    from constitution_gate.gates.feature import Feature
    from constitution_gate.gates.openapi.operations import Operation

RESPONSES = "responses"
"""Asks for a header in every response of each operation; otherwise one response or the request will do."""

_ORIGIN = lazy(r"^(?:[A-Za-z][\w+.-]*:)?//[^/]*")
_TEMPLATE = lazy(r"\{[^{}/]*\}")
_BASES = lazy(r"(?:/(?:api|rest|internal|management|public|v\d+(?:\.\d+)?))*\Z")


class Missing(Record):
    """An operation that does not declare a header; `responses` are the ones without it, where every one needs it."""

    path: str
    line: int
    column: int
    operation: str
    responses: tuple[str, ...] = ()


class Contents(Record):
    """What one contract declares.

    `headers` maps each header that was asked for to the operations that lack it; `operations` counts them; `paths` are
    the paths with an operation, each with its base path and without, and `unknown` says why it cannot be read.
    """

    operations: int = 0
    headers: tuple[tuple[str, tuple[Missing, ...]], ...] = ()
    paths: tuple[tuple[str, int], ...] = ()
    unknown: str = ""


def read(feature: Feature, contract: Contract, headers: Sequence[str], place: str) -> Contents:
    """What a contract declares of the headers that are asked for, and its paths."""
    path = contract.artifact.path
    try:
        document = Document(path, contract.source)
        walk = Walk(versions.family(contract.source.value), References(document, contracts.opener(feature)), {})
        root = Node(document, ())
        found = list(operations.below(walk, root, "paths"))
    except versions.UnknownVersionError:
        return Contents(unknown=f"{path} states no version of OpenAPI that exists")
    except RecursionError:
        return Contents(unknown=f"{path} is nested too deep")
    lacking = tuple((header, tuple(_lacking(walk, root, found, header.lower(), place))) for header in headers)
    return Contents(len(found), lacking, tuple(_paths(contract, found)))


def serves(paths: Sequence[tuple[str, int]], endpoint: str) -> int | None:
    """The line of the path that is an endpoint, behind nothing or a base such as `/api/v1`; None where none is."""
    wanted = _plain(endpoint)
    for path, line in paths:
        shown = _plain(path)
        if shown == wanted or (shown.endswith(wanted) and _BASES.match(shown.removesuffix(wanted))):
            return line
    return None


def _lacking(walk: Walk, root: Node, found: Sequence[Operation], header: str, place: str) -> Iterator[Missing]:
    for operation in found:
        without = tuple(_responses_without(walk, operation, header))
        responses = operation.value.get("responses")
        count = sum(1 for key in responses if not str(key).startswith("x-")) if isinstance(responses, dict) else 0
        declared = len(without) < count
        lacks = (
            bool(without) or not count if place == RESPONSES else not (declared or _sent(walk, root, operation, header))
        )
        if lacks:
            line, column = operation.node.document.source.mark(operation.node.pointer)
            named = f"{operation.method.upper()} {operation.path}"
            listed = without if place == RESPONSES and declared else ()
            yield Missing(operation.node.document.path, line, column, named, listed)


def _sent(walk: Walk, root: Node, operation: Operation, header: str) -> bool:
    """Whether the request of an operation has the header, by its own parameters or those of its path."""
    item = root.document.value.get("paths", {}).get(operation.path)
    place = root.child("paths", operation.path)
    target = walk.resolved(item, place)
    items = [(operation.value, operation.node), (item, place), *((target,) if target else ())]
    for value, node in items:
        parameters = value.get("parameters") if isinstance(value, dict) else None
        for index, parameter in enumerate(parameters if isinstance(parameters, list) else ()):
            resolved = walk.resolved(parameter, node.child("parameters", index))
            if resolved is None:
                continue
            name, where = resolved[0].get("name"), resolved[0].get("in")
            if where == "header" and isinstance(name, str) and name.lower() == header:
                return True
    return False


def _responses_without(walk: Walk, operation: Operation, header: str) -> Iterator[str]:
    responses = operation.value.get("responses")
    for status, response in (responses if isinstance(responses, dict) else {}).items():
        if str(status).startswith("x-"):
            continue
        resolved = walk.resolved(response, operation.node.child("responses", status))
        headers = resolved[0].get("headers") if resolved else None
        names = {str(name).lower() for name in headers} if isinstance(headers, dict) else set()
        if header not in names:
            yield str(status)


def _paths(contract: Contract, found: Sequence[Operation]) -> Iterator[tuple[str, int]]:
    root = contract.source.value
    bases = dict.fromkeys(["", *_bases(root)])
    for path in dict.fromkeys(operation.path for operation in found):
        line, _ = contract.source.mark(("paths", path))
        for base in bases:
            yield f"{base}{path}", line


def _bases(root: dict[str, Any]) -> Iterator[str]:
    base = root.get("basePath")
    if isinstance(base, str):
        yield base.rstrip("/")
    servers = root.get("servers")
    for server in servers if isinstance(servers, list) else ():
        url = server.get("url") if isinstance(server, dict) else None
        if isinstance(url, str):
            yield _ORIGIN.sub("", url).rstrip("/")


def _plain(path: str) -> str:
    return "/" + _TEMPLATE.sub("{}", path).strip("/").lower()

"""Compare where an API is served, and find the path under which each operation is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from constitution_gate.constitution.record import Record
from constitution_gate.gates.openapi.compatibility.changes import values

if TYPE_CHECKING:
    from constitution_gate.gates.openapi.compatibility.changes import Changes
    from constitution_gate.gates.openapi.compatibility.description import Description, Operation, Part
    from constitution_gate.gates.openapi.references import Node

_LOCAL = ("localhost", "127.0.0.1", "[::1]", "0.0.0.0")  # noqa: S104 - it is a name to look for
_MAX_SERVERS = 100


class Servers(Record):
    """The hosts and the base paths of an API; a host is empty where the description does not name one."""

    hosts: frozenset[str]
    paths: frozenset[str]
    node: Node


def of_document(description: Description) -> Servers:
    """Where the document says that the API is served."""
    value = description.value
    if description.family != "2.0":
        return _read(description, value.get("servers"), description.node.child("servers"))
    host, path = value.get("host"), value.get("basePath")
    key = "basePath" if "basePath" in value else "host"
    hosts = frozenset({host.lower() if isinstance(host, str) else ""})
    return Servers(hosts, frozenset({_trimmed(path if isinstance(path, str) else "")}), description.node.child(key))


def of_operation(description: Description, operation: Operation) -> Servers | None:
    """Where an operation is served that says so itself; None where the document's servers hold."""
    own: Part | None = operation.inherited("servers") if description.family != "2.0" else None
    return _read(description, *own) if own and isinstance(own[0], list) and own[0] else None


def compare(changes: Changes, old: Servers, new: Servers, subject: str) -> None:
    """Base paths that are gone, and a move to other hosts altogether."""
    gone = old.paths - new.paths
    if gone:
        named = values(sorted(path or "/" for path in gone))
        message = f"{subject} is no longer served below {named}: clients that call it there get 404."
        changes.breaks("base-path-removed", new.node, message, old.node)
        return
    before, after = (_public(each.hosts) for each in (old, new))
    if before and after and "" not in old.hosts | new.hosts and not before & after:
        named = values(sorted(before))
        message = f"{subject} is no longer served at {named}: clients that call it there reach nothing."
        changes.breaks("hosts-changed", new.node, message, old.node)


def join(base: str, path: str) -> str:
    """The path of an operation below a base path."""
    return f"{base}/{path.lstrip('/')}"


def _read(description: Description, servers: Any, node: Node) -> Servers:
    hosts, paths = set(), set()
    for index, server in enumerate(servers[:_MAX_SERVERS] if isinstance(servers, list) else ()):
        found = description.resolved(server, node.child(index))
        url = found[0].get("url") if found else None
        if found and isinstance(url, str):
            host, path = _split(_filled(url, found[0].get("variables")))
            hosts.add(host)
            paths.add(path)
    return Servers(frozenset(hosts or {""}), frozenset(paths or {""}), node)


def _filled(url: str, variables: Any) -> str:
    """The URL with the default of each variable."""

    def default(match: re.Match[str]) -> str:
        variable = variables.get(match[1]) if isinstance(variables, dict) else None
        value = variable.get("default") if isinstance(variable, dict) else None
        return str(value) if value is not None else match[0]

    return re.sub(r"\{([^{}]*)\}", default, url)


def _split(url: str) -> tuple[str, str]:
    match = re.match(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//([^/?#]*)", url)
    host = match[1].rpartition("@")[2].lower() if match else ""
    rest = url[match.end() :] if match else url
    return host, _trimmed(re.split(r"[?#]", rest, maxsplit=1)[0])


def _trimmed(path: str) -> str:
    inner = path.strip("/").removeprefix("./").strip("/")
    return f"/{inner}" if inner and inner != "." else ""


def _public(hosts: frozenset[str]) -> frozenset[str]:
    return frozenset(host for host in hosts if not host.startswith(_LOCAL))

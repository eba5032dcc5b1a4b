"""What ASP.NET Core MVC adds to the attributes of controllers: prefixes, transformed names, and routes by convention.

A convention is code of the application. Two forms that many share are read: a prefix that is combined with the routes
of controllers, and names written in kebab case or snake case. For any other there is no answer.

Sources: "Work with the application model in ASP.NET Core", "Routing to controller actions in ASP.NET Core".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.csharp import FUNCTIONS, arguments, last_name, method_of, returned_by
from constitution_gate.gates.source.languages import text, walk
from constitution_gate.gates.source.model import PARAMETER, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tree_sitter import Node

    from constitution_gate.gates.source.csharp import Type

CONVENTIONS = frozenset({"IApplicationModelConvention", "IControllerModelConvention"})
DEFAULT_PATTERN = "{controller=Home}/{action=Index}/{id?}"
"""The pattern of MapDefaultControllerRoute and UseMvcWithDefaultRoute."""
_PART = lazy(r"\{(\**\w+)(|[^\w{}][^{}]*)\}")
_BOUNDARIES = frozenset({"([a-z])([A-Z])", "([a-z0-9])([A-Z])"})


class Combined(Record):
    """What a convention combines with the routes of controllers: of those with `[ApiController]` only, or of all.

    `inner` is what the class makes a route attribute of; None where it takes one that it is given. `is_bare` says that
    controllers without a route get the prefix for a route.
    """

    inner: Node | None
    api_only: bool
    is_bare: bool


def combined(of: Type) -> Combined | None:
    """What a convention combines with routes; None where that cannot be told."""
    nodes = list(walk(of.node))
    calls = [each for each in nodes if each.type == "invocation_expression"]
    combining = [each for each in calls if method_of(each)[1] == "CombineAttributeRouteModel"]
    if len(combining) != 1 or any(text(each).endswith(".Actions") for each in nodes if _is_member(each)):
        return None
    sides = [text(each) for each in arguments(combining[0])]
    if len(sides) != 2 or not sides[1].endswith("AttributeRouteModel") or sides[0].endswith(".AttributeRouteModel"):
        return None
    kinds = {_kind(each, of) for each in _conditions(nodes)}
    if "" in kinds:
        return None
    made = [each for each in nodes if _is_route_attribute(each)]
    inner = arguments(made[0]) if len(made) == 1 else []
    if len(made) > 1 or (made and len(inner) != 1):
        return None
    return Combined(inner[0] if inner else None, "api" in kinds, any(map(_is_bare, nodes)))


def transformed(of: Type, name: str) -> str:
    """A name as a token transformer of the repository writes it; UNKNOWN where that cannot be told."""
    written = text(of.node)
    literals = {
        text(each)[1:-1] for each in walk(of.node) if each.type in {"string_literal", "verbatim_string_literal"}
    }
    boundary = next((each.lstrip('"') for each in literals if each.lstrip('"') in _BOUNDARIES), "")
    joiner = next((each for each in ("$1-$2", "$1_$2") if each in literals), "")
    if ".ToLower" not in written:
        return UNKNOWN
    if not boundary and "Regex" not in written and len(literals) == 0:
        return name.lower()
    if not boundary or not joiner or literals - {boundary, f'"{boundary}', joiner}:
        return UNKNOWN
    return re.sub(boundary, rf"\1{joiner[2]}\2", name).lower()


def conventional(pattern: str, values: Mapping[str, str]) -> tuple[str, ...] | None:
    """The paths at which a pattern leads to an action; None where that cannot be told.

    `values` are the names of its controller, its action and, if it is in one, its area. What stands at the end and
    may be left out is left out as well: `{id?}`, `{action=Index}` for an action of this name.
    """
    parts: list[tuple[str, bool]] = []
    for part in pattern.strip("/").split("/"):
        match = _PART.fullmatch(part)
        if match is None:
            if "{" in part or UNKNOWN in part:
                return None
            parts.append((part, False))
            continue
        name, rest = match.groups()
        default = rest.partition("=")[2]
        if name in values:
            parts.append((values[name], bool(default) and default.lower() == values[name].lower()))
        elif name in {"controller", "action", "area"}:
            return ()
        else:
            parts.append((PARAMETER, rest.endswith("?") or bool(default) or name.startswith("*")))
    found = ["/".join(part for part, _ in parts)]
    while parts and parts[-1][1]:
        parts.pop()
        found.append("/".join(part for part, _ in parts))
    return tuple(paths.joined(each) for each in found)


def _is_member(node: Node) -> bool:
    return node.type == "member_access_expression"


def _is_route_attribute(node: Node) -> bool:
    made = node.type == "object_creation_expression"
    return made and last_name(node.child_by_field_name("type")) in {"RouteAttribute", "Route"}


def _is_bare(node: Node) -> bool:
    """Whether a route is set that is not combined with the one that is there."""
    if node.type != "assignment_expression":
        return False
    left, right = node.child_by_field_name("left"), text(node.child_by_field_name("right"))
    return text(left).endswith(".AttributeRouteModel") and "CombineAttributeRouteModel" not in right


def _conditions(nodes: list[Node]) -> Iterator[Node]:
    """Under which conditions a convention does what it does."""
    for each in nodes:
        if each.type in {"if_statement", "conditional_expression", "while_statement"}:
            condition = each.child_by_field_name("condition")
            if condition is not None:
                yield condition
        elif each.type == "invocation_expression" and method_of(each)[1] in {"Where", "SkipWhile", "TakeWhile"}:
            yield from arguments(each)[:1]
        elif each.type == "switch_statement":
            yield each


def _kind(condition: Node, of: Type) -> str:
    """`any` for a condition that only asks whether there is a route, `api` for `[ApiController]`; else nothing."""
    if condition.type in FUNCTIONS:
        written = text(condition.child_by_field_name("body"))
    elif condition.type == "identifier":
        named = [each.node for each in of.methods if each.name == text(condition)]
        given = [each.node for each in of.scope.names.get(text(condition), ())]
        returned = [returned_by(each) for each in named] or given
        written = text(returned[0]) if len(returned) == 1 else ""
    else:
        written = text(condition)
    if "AttributeRouteModel" in written and ("null" in written or "{ }" in written) and "&&" not in written:
        return "any"
    positive = not any(each in written for each in ("!", "not ", "false", "null", "||", "&&"))
    return "api" if "ApiControllerAttribute" in written and positive else ""

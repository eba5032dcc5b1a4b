"""Faults of security requirements and security schemes that their shape alone does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from constitution_gate.gates.openapi.references import Node, shown
from constitution_gate.gates.openapi.structure import Reference

if TYPE_CHECKING:
    from constitution_gate.gates.openapi.structure import Walk


def requirement(walk: Walk, value: dict[str, Any], node: Node) -> None:
    """Every scheme that a requirement names is declared (Security Requirement Object)."""
    known = declared(walk)
    for name in value:
        if name in known:
            continue
        if walk.family == "3.2" and any(character in name for character in "/#"):
            walk.found.append(Reference(node.child(name), name, "SecurityScheme", ""))
            continue
        where = "securityDefinitions" if walk.family == "2.0" else "components/securitySchemes"
        walk.fault(node.child(name), f"The security scheme {shown(name)} is not declared.", f"Declare it in {where}.")


def scheme(walk: Walk, value: dict[str, Any], node: Node) -> None:
    """`bearerFormat` belongs to the bearer scheme (Security Scheme Object)."""
    name = value.get("scheme")
    bearer = not isinstance(name, str) or name.lower() == "bearer"
    if value.get("type") == "http" and "bearerFormat" in value and not bearer:
        walk.fault(node.child("bearerFormat"), "'bearerFormat' has a meaning for the scheme 'bearer' only.")


def declared(walk: Walk) -> dict[str, Any]:
    """The security schemes that the document declares, by name."""
    document = walk.references.root.value
    if walk.family == "2.0":
        schemes = document.get("securityDefinitions")
    else:
        components = document.get("components")
        schemes = components.get("securitySchemes") if isinstance(components, dict) else None
    return schemes if isinstance(schemes, dict) else {}

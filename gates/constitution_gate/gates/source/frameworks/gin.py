"""Gin: routes and groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.gates.source import go_routers, go_routing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.gates.source.languages import SourceFile
    from constitution_gate.gates.source.model import Served

SUFFIXES = (".go",)
HINTS = (b"github.com/gin-gonic/gin",)


def read(files: Sequence[SourceFile]) -> Served:
    """The routes on routers of this framework, with all prefixes."""
    return go_routing.read(files, go_routers.GIN)

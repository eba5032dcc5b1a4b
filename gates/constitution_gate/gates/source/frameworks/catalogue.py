"""Every framework by name: the one alphabetical table."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.gates.source.languages import SourceFile
    from constitution_gate.gates.source.model import Served

FRAMEWORKS = {
    "ASP.NET Core": "aspnetcore",
    "Django": "django",
    "Echo": "echo",
    "Express": "express",
    "FastAPI": "fastapi",
    "Fastify": "fastify",
    "Flask": "flask",
    "Gin": "gin",
    "Laravel": "laravel",
    "NestJS": "nestjs",
    "Next.js": "nextjs",
    "Rails": "rails",
    "Spring": "spring",
    "chi": "chi",
    "net/http": "net_http",
}
"""Name -> module of `frameworks/`."""


class Framework(Protocol):
    """The module of a framework.

    `SUFFIXES` are those of its files; none is parsed unless one of `HINTS` stands in one of them. `read` is given all
    files with these suffixes, so that prefixes and imports can be followed from file to file. Where a module has
    `BESIDE`, it is given the files that these globs match as well: settings, and what is not parsed and may serve too.
    """

    SUFFIXES: tuple[str, ...]
    HINTS: tuple[bytes, ...]

    def read(self, files: Sequence[SourceFile], /) -> Served:
        """What the framework serves; never raises."""


def load(name: str) -> Framework:
    """The module of a framework; raises KeyError for a name that is not in the table."""
    return cast("Framework", import_module(f"constitution_gate.gates.source.frameworks.{FRAMEWORKS[name]}"))

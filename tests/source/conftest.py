"""Source files written in one text: a line `== path` begins each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from constitution_gate.gates.feature import Artifact
from constitution_gate.gates.source.frameworks import catalogue
from constitution_gate.gates.source.languages import SourceFile
from constitution_gate.gates.source.model import Served


def source_files(text: str) -> list[SourceFile]:
    files: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text.splitlines():
        if line.startswith("== "):
            current = files.setdefault(line.removeprefix("== ").strip(), [])
        else:
            current.append(line)
    return [SourceFile(Artifact(path, "\n".join(lines).encode())) for path, lines in files.items()]


@pytest.fixture
def read() -> Callable[[str, str], Served]:
    def reading(framework: str, text: str) -> Served:
        return catalogue.load(framework).read(source_files(text))

    return reading


@pytest.fixture
def routes(read: Callable[[str, str], Served]) -> Callable[[str, str], tuple[set[str], set[str]]]:
    """The routes and the unresolved, each as "METHOD path"."""

    def reading(framework: str, text: str) -> tuple[set[str], set[str]]:
        served = read(framework, text)
        return (
            {f"{route.method} {route.path}" for route in served.routes},
            {f"{each.method} {each.path}" for each in served.unresolved},
        )

    return reading

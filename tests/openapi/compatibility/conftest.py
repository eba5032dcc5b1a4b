"""Compare two descriptions given as data."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from constitution_gate.constitution import yaml_source
from constitution_gate.gates.openapi.compatibility.comparison import Comparison, compare
from constitution_gate.gates.openapi.compatibility.description import Description
from constitution_gate.gates.openapi.references import Document

Compare = Callable[[Any, Any], Comparison]


def _described(value: Any) -> Description:
    source = yaml_source.load(json.dumps(value, indent=1), "c/api.json")
    return Description(Document("c/api.json", source), lambda path: f"there is no file {path}")


@pytest.fixture(scope="session", name="compared")
def _compared() -> Compare:
    return lambda base, head: compare(_described(base), _described(head))

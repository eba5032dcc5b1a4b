"""Validate a text as the check does, with the other files of the repository at hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from constitution_gate.constitution import yaml_source
from constitution_gate.gates.openapi.references import Document
from constitution_gate.gates.openapi.validation import Report, validate

Judge = Callable[..., Report]


@pytest.fixture(scope="session", name="judge")
def _judge() -> Judge:
    def judge(text: str, files: dict[str, str] | None = None, path: str = "specs/001-x/contracts/api.yaml") -> Report:
        def opened(name: str) -> Document | str:
            content = (files or {}).get(name)
            return f"there is no file {name}" if content is None else Document(name, yaml_source.load(content, name))

        return validate(path, yaml_source.load(text, path), opened)

    return judge

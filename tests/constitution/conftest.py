"""What the tests of constitutions share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from constitution_gate.constitution.model import Constitution, InputError, Problem
from constitution_gate.constitution.reader import read

PATH = ".specify/memory/constitution.md"


@pytest.fixture
def constitution() -> Callable[[str], Constitution]:
    """Read a constitution that is in order."""
    return lambda text: read(text, path=PATH, sha256="0" * 64)


@pytest.fixture
def refusal() -> Callable[[str], tuple[Problem, ...]]:
    """The problems for which a constitution is refused."""

    def refuse(text: str) -> tuple[Problem, ...]:
        with pytest.raises(InputError) as caught:
            read(text, path=PATH, sha256="0" * 64)
        assert all(problem.path == PATH for problem in caught.value.problems)
        return caught.value.problems

    return refuse

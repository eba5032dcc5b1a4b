"""The files of a repository that the documents of a feature name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constitution_gate.gates.artifacts.references import references
from constitution_gate.gates.feature import Artifact, Feature

if TYPE_CHECKING:
    from collections.abc import Callable


class Paths:
    """A repository of names alone."""

    def __init__(self, *paths: str) -> None:
        self.paths = paths
        self.refused: dict[str, str] = {}

    def read(self, path: str) -> Artifact | None:
        return None

    def shared(self, key: object, compute: Callable[[], object]) -> object:
        return compute()

    def is_directory(self, path: str) -> bool:
        return False


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("See `db/schema.sql`.", ["db/schema.sql"]),
        ("See [it](../../db/schema.sql).", ["db/schema.sql"]),
        ("See [it](./flow.sql#L3) and flow.sql again.", ["specs/001-x/flow.sql"]),
        ("Run db/schema.sql.", ["db/schema.sql"]),
        ("`db/missing.sql` is not there", []),
        ("`../../../etc/passwd.sql` leads out", []),
        ("`/db/schema.sql` begins at the root", ["db/schema.sql"]),
        ("nothing is named", []),
    ],
)
def test_a_path_is_found_as_people_write_it(written: str, found: list[str]) -> None:
    plan = Artifact("specs/001-x/plan.md", f"# Plan\n\n{written}\n".encode())
    repository = Paths("db/schema.sql", "specs/001-x/flow.sql", "specs/001-x/plan.md")
    feature = Feature("specs/001-x", {plan.path: plan}, repository)
    named = references(feature, (".sql",), feature.documents())
    assert [reference.path for reference in named] == found
    assert all((reference.document, reference.line) == (plan.path, 3) for reference in named)

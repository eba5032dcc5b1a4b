"""Where a file stands that a document names, and which files a repository does not keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts.ignored_paths import IgnoredPaths
from constitution_gate.gates.artifacts.standing_files import Standing, StandingFiles, normal
from constitution_gate.gates.feature import Artifact, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PATHS = (
    "api/src/auth/guard.ts",
    "api/src/billing/invoice-writer.ts",
    "specs/001-x/contracts/x.yaml",
    "web/src/UserCard.tsx",
    "db/migrations/0007_orders.sql",
    "prisma/migrations/20260301_orders/migration.sql",
    "main.go",
)


@pytest.mark.parametrize(
    ("path", "standing"),
    [
        ("api/src/auth/guard.ts", Standing.HERE),
        ("src/auth/guard.ts", Standing.HERE),
        ("contracts/x.yaml", Standing.HERE),
        ("shop/api/src/auth/guard.ts", Standing.HERE),
        ("main.go", Standing.HERE),
        ("guard.ts", Standing.HERE),
        ("api/src/auth/guard.tsx", Standing.NEAR),
        ("src/auth/Guard.ts", Standing.NEAR),
        ("web/src/user-card.jsx", Standing.NEAR),
        ("db/migrations/0003_orders.sql", Standing.NEAR),
        ("prisma/migrations/0001_orders/migration.sql", Standing.NEAR),
        ("api/src/jobs/invoice-writer.ts", Standing.ELSEWHERE),
        ("api/src/jobs/guard.ts", Standing.MISSING),
        ("api/src/auth/guard.test.ts", Standing.MISSING),
        ("cmd/main.go", Standing.MISSING),
        ("ard.ts", Standing.MISSING),
        ("src/auth", Standing.MISSING),
    ],
)
def test_a_path_stands_here_near_elsewhere_or_nowhere(path: str, standing: Standing) -> None:
    assert StandingFiles(PATHS).standing(path, "specs/001-x") is standing


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("./src/a.py", "src/a.py"),
        ("src/a.py:12", "src/a.py"),
        ("src/a.py:12-40", "src/a.py"),
        ("docs/a.md#part", "docs/a.md"),
        ("src\\a.py", "src/a.py"),
        ("…/src/a.py", "src/a.py"),
        (".../src/a.py", "src/a.py"),
        ("../../src/a.py", "src/a.py"),
        ("../../../a.py", None),
        ("/src/a.py", "src/a.py"),
        ("/home/me/src/a.py", None),
        ("於src/a.py", "src/a.py"),
        ("", None),
    ],
)
def test_a_path_is_read_as_it_is_meant(written: str, path: str | None) -> None:
    assert normal(written, "specs/001-x", frozenset({"src"})) == path


class _Files:
    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files
        self.paths = tuple(sorted(files))
        self.refused: Mapping[str, str] = {}

    def read(self, path: str, *, text: bool = True) -> Artifact | None:
        if self.files.get(path) == "!":
            raise Unreadable(path, "it is a link")
        return Artifact(path, self.files[path].encode()) if path in self.files else None

    def size(self, path: str) -> int | None:
        return len(self.files[path]) if path in self.files else None

    def shared(self, key: object, compute: Callable[[], object]) -> object:
        return compute()

    def is_directory(self, path: str) -> bool:
        return any(known.startswith(f"{path}/") for known in self.files)


@pytest.mark.parametrize(
    ("path", "ignored"),
    [
        ("dist/a.js", True),
        ("web/node_modules/a/a.js", True),
        (".env", True),
        (".env.local", True),
        (".env.example", False),
        ("package-lock.json", True),
        ("poetry.lock", True),
        ("data/private/a.json", True),
        ("other/data/private/a.json", False),
        ("deep/down/notes.tmp", True),
        ("deep/down/keep.tmp", False),
        ("web/cache/a.ts", True),
        ("api/cache/a.ts", False),
        ("src/a.ts", False),
    ],
)
def test_what_git_ignores_and_tools_make_is_not_kept(path: str, ignored: bool) -> None:
    files = {".gitignore": "# local\n/data/private/\n*.tmp\n!keep.tmp\n[\n\n", "web/.gitignore": "cache/\n"}
    assert IgnoredPaths(_Files(files)).holds(path) is ignored


def test_an_ignore_file_that_cannot_be_read_ignores_nothing() -> None:
    assert not IgnoredPaths(_Files({".gitignore": "!"})).holds("src/a.ts")


@given(
    st.text(st.sampled_from("*!#/[]{}?.ab\\ \n"), max_size=60),
    st.text(st.sampled_from("ab./-"), min_size=1, max_size=20),
)
@settings(max_examples=100, deadline=None)
def test_no_ignore_file_and_no_path_raises(rules: str, path: str) -> None:
    assert IgnoredPaths(_Files({".gitignore": rules})).holds(path) in {True, False}
    placed = normal(path, "specs/001-x", frozenset())
    assert placed is None or StandingFiles(PATHS).standing(placed) in Standing

"""Features made of a few documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from constitution_gate.gates.feature import Artifact, Feature

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class EmptyRepository:
    """A repository that holds nothing besides the feature."""

    paths: Sequence[str] = ()
    refused: Mapping[str, str] = {}

    def read(self, path: str) -> Artifact | None:
        return None

    def shared(self, key: object, compute: Callable[[], Any]) -> Any:
        return compute()

    def is_directory(self, path: str) -> bool:
        return False


@pytest.fixture
def make_feature() -> Callable[..., Feature]:
    """A feature from file names and texts; `unreadable` names files that could not be read."""

    def make(files: Mapping[str, str | bytes], *, unreadable: Sequence[str] = ()) -> Feature:
        root = "specs/001-feature"
        artifacts = {
            f"{root}/{name}": Artifact(f"{root}/{name}", text if isinstance(text, bytes) else text.encode())
            for name, text in files.items()
        }
        return Feature(root, artifacts, EmptyRepository(), {f"{root}/{name}": "too large" for name in unreadable})

    return make

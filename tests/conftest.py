"""What every test starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds in the cache what another one or the user left there."""
    monkeypatch.setenv("CONSTITUTION_GATE_CACHE_DIR", str(tmp_path.parent / f"{tmp_path.name}-cache"))

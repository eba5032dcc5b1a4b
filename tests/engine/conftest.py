"""A git repository that a test commits to, out of reach of the user's own configuration."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest


class Clone:
    """A work tree with its repository."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True)
        self.git("init", "-q", "-b", "main", "--template=")

    def git(self, *words: str) -> str:
        """Run git in the work tree; its output without the last line end."""
        environment = {"PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
        for who in ("AUTHOR", "COMMITTER"):
            environment |= {f"GIT_{who}_NAME": "Ada", f"GIT_{who}_EMAIL": "ada@example.org"}
            environment |= {f"GIT_{who}_DATE": "2026-01-02T03:04:05+00:00"}
        ended = subprocess.run(
            ["git", "-C", str(self.root), *words], env=environment, check=True, capture_output=True, text=True
        )
        return ended.stdout.strip()

    def write(self, path: str, text: str) -> None:
        """Write a file, with its directories."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8"))

    def commit(self) -> str:
        """Commit the whole work tree; the id of the commit."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "change")
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def make_clone(tmp_path: Path) -> Callable[[str], Clone]:
    """Make an empty repository of a name."""
    if shutil.which("git") is None:
        pytest.skip("there is no git program")
    return lambda name: Clone(tmp_path / name)


@pytest.fixture
def clone(make_clone: Callable[[str], Clone]) -> Clone:
    """An empty repository."""
    return make_clone("project")

"""A bundle from catalogs of one's own installs everything together, and is removed together."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from constitution_gate.engine import spec_kit
from constitution_gate.engine.spec_kit.publication import publication
from constitution_gate.engine.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator


SKILL = ".claude/skills/speckit-analyze/SKILL.md"
HOOKS = ".claude/settings.json"


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The URL below which the publication is served."""
    place = tmp_path / "served"
    place.mkdir()
    handler = functools.partial(_Silent, directory=str(place))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        url = f"http://localhost:{server.server_port}"
        for name, content in publication(url).items():
            (place / name).write_bytes(content)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield url
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def project(newest, bare_newest, tmp_path) -> Path:
    return Path(shutil.copytree(bare_newest, tmp_path / "project", symlinks=True))


def _components(newest, project: Path) -> list[bool]:
    return [(project / step.installed).is_file() for step in newest.steps()[:4]]


def test_the_bundle_installs_and_removes_all_components(newest, project, served, tmp_path) -> None:
    for kind in ("extension", "preset"):
        newest.must(
            project,
            *(kind, "catalog", "add", f"{served}/{kind}s.json", "--name", "constitution-gate", "--install-allowed"),
        )
    newest.must(project, "workflow", "catalog", "add", f"{served}/workflows.json")
    bundle = tmp_path / f"served/{spec_kit.BUNDLE}-bundle-{VERSION}.zip"
    shown = newest.must(project, "bundle", "install", str(bundle))
    assert "4 added" in shown
    assert "Requires external tools: constitution-gate" in shown
    assert _components(newest, project) == [True] * 4
    assert spec_kit.ANALYZE_MARKER in (project / SKILL).read_text(encoding="utf-8")

    assert not (project / HOOKS).exists(), "a bundle registers native hooks now: docs/spec-kit.md says that it does not"
    for state in ("disable", "enable"):
        newest.must(project, "extension", state, spec_kit.EXTENSION)
    assert "before-implement user_prompt_submit" in (project / HOOKS).read_text(encoding="utf-8")

    newest.must(project, "extension", "remove", spec_kit.EXTENSION, "--force")
    newest.must(project, "bundle", "remove", spec_kit.BUNDLE)
    assert _components(newest, project) == [False] * 4
    assert spec_kit.ANALYZE_MARKER not in (project / SKILL).read_text(encoding="utf-8")
    assert not (project / HOOKS).exists()


def test_an_archive_that_was_tampered_with_is_refused(newest, project, served, tmp_path) -> None:
    archive = tmp_path / f"served/{spec_kit.EXTENSION}-{VERSION}.zip"
    archive.write_bytes(archive.read_bytes() + b"\0")
    newest.must(
        project,
        *("extension", "catalog", "add", f"{served}/extensions.json", "--name", "ours", "--install-allowed"),
    )
    ended = newest.run(project, "extension", "add", spec_kit.EXTENSION)
    assert ended.returncode != 0
    assert not (project / f".specify/extensions/{spec_kit.EXTENSION}").exists()

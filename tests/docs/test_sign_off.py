"""The page on sign-offs shows what is printed for the example project."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

pytest.importorskip("cryptography")

from constitution_gate.engine.cli import entry
from constitution_gate.engine.version import VERSION

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/sign-off.md").read_text(encoding="utf-8")


def _shown() -> list[str]:
    return [part.split("```")[0] for part in PAGE.split("```text\n")[1:]]


def test_the_results_on_the_page_are_those_that_are_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767322800")
    monkeypatch.delenv("CONSTITUTION_GATE_KEY_PASSWORD", raising=False)
    shutil.copytree(ROOT / "docs/examples/orders-api", "example")

    def run(*words: str) -> str:
        entry._guarded(words, "constitution-gate")
        return re.sub(r"(?<=ed25519 )[0-9a-f]{64}", "(digest)", capsysbinary.readouterr().out.decode())

    run("keygen", "--output", "release")
    words = ["--feature", "001-place-order", "--root", "example", "--resource", "git+https://example.org/orders"]
    run("sign-off", "--release", "1.4.0", "--key", "release.pem", *words)
    verified, rejected = _shown()
    verify = ("verify", "sign-off-1.4.0", "--key", "release.pub", "--root", "example")
    assert run(*verify) == verified.replace("by constitution-gate 0.1.0", f"by constitution-gate {VERSION}")
    constitution = Path("example/.specify/memory/constitution.md")
    constitution.write_text(constitution.read_text(encoding="utf-8").replace("MUST", "SHOULD"), encoding="utf-8")
    Path("example/db/migrations/0009_drop.sql").write_text("DROP TABLE orders;\n")
    assert run(*verify) == rejected

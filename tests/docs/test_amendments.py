"""The report that the page on amendments shows is the one that is printed for the example project."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATH = ".specify/memory/constitution.md"


def _masked(text: str) -> str:
    return re.sub(r"\([0-9a-f]{12}\)", "(commit)", text)


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git program")
def test_the_difference_on_the_page_is_the_one_that_is_printed(tmp_path: Path) -> None:
    example = tmp_path / "example"
    shutil.copytree(ROOT / "docs/examples/orders-api/.specify", example / ".specify")
    environment = {**os.environ, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    for who in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{who}_NAME": "Ada", f"GIT_{who}_EMAIL": "ada@example.org"}
    for words in (["init", "-q", "-b", "main", "--template="], ["add", "-A"], ["commit", "-q", "-m", "first"]):
        subprocess.run(["git", "-C", str(example), *words], env=environment, check=True)
    text = (
        (example / PATH).read_text(encoding="utf-8").replace("The data model MUST mark", "The data model SHOULD mark")
    )
    text = re.sub(r"```yaml gate\nid: migration-has-way-back\n.*?```\n\n", "", text, flags=re.DOTALL)
    (example / PATH).write_text(text, encoding="utf-8")
    code = "from constitution_gate.engine.cli.entry import main; main()"
    ended = subprocess.run([sys.executable, "-c", code, "diff", "main", "--root", str(example)], capture_output=True)
    page = (ROOT / "docs/amendments.md").read_text(encoding="utf-8")
    shown = page.split("```text\n")[1].split("```")[0]
    assert _masked(ended.stdout.decode("utf-8")) == _masked(shown)
    assert ended.returncode == 1

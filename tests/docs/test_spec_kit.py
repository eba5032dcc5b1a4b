"""The page on Spec Kit shows what is printed, written and installed for the project that it speaks of."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from constitution_gate.engine import spec_kit

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/spec-kit.md").read_text(encoding="utf-8")
DATA = Path(spec_kit.__file__).parent
FEATURE = "specs/001-borrow-tool"


def _blocks(info: str) -> list[str]:
    return [part.split("```")[0] for part in PAGE.split(f"```{info}\n")[1:]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project."""
    return Path(shutil.copytree(ROOT / "tests/spec_kit/project", tmp_path / "project"))


def _fill(project: Path, *words: str) -> str:
    code = "from constitution_gate.engine.cli.entry import main; main()"
    command = [sys.executable, "-c", code, "fill", "001-borrow-tool", *words]
    return subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False).stdout


def test_the_way_to_the_first_check_is_as_it_is_shown(project: Path) -> None:
    first, last, _ = _blocks("text")
    items, table, mended = _blocks("markdown")
    plan, contract = project / FEATURE / "plan.md", project / FEATURE / "contracts/loans.openapi.yaml"
    assert _fill(project) == first
    written = plan.read_text(encoding="utf-8")
    assert items in written
    assert {line for line in table.splitlines() if line} <= set(written.splitlines())
    contract.write_text(contract.read_text(encoding="utf-8").replace("/LoanRequest", "/NewLoan"), encoding="utf-8")
    text = written.replace("- [ ] I. ", "- [x] I. ").replace("- [ ] III. One Service", mended.strip())
    plan.write_text(text, encoding="utf-8")
    assert _fill(project, "--prune") == last


@pytest.mark.skipif(os.name == "nt", reason="the program is found by its name without a suffix")
def test_the_native_hook_refuses_as_it_is_shown(project: Path) -> None:
    (project / ".specify/feature.json").write_text(json.dumps({"feature_directory": FEATURE}), encoding="utf-8")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    ended = subprocess.run(
        [sys.executable, str(DATA / "extension/scripts/python/before_implement.py")],
        input='{"prompt": "/speckit-implement"}',
        cwd=project,
        env={**os.environ, "PATH": path},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith(_blocks("text")[2])


def test_the_commands_that_remove_everything_are_those_that_are_tried() -> None:
    shown = re.search(r"(?s)```console\n(\$ specify workflow overlay remove.*?)```", PAGE)
    assert shown is not None
    tried = [" ".join(words) for step in reversed(spec_kit.STEPS) for words in step.remove]
    assert shown[1].replace("$ specify ", "").splitlines() == [words.replace(" --force", "") for words in tried]


def test_the_options_on_the_page_are_those_of_the_template() -> None:
    (shown,) = _blocks("yaml")
    template = (DATA / "extension/config-template.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(shown).keys() == yaml.safe_load(template).keys()


def test_every_component_command_and_version_has_its_line() -> None:
    for name in (spec_kit.ANALYZE_PRESET, spec_kit.CONSTITUTION_PRESET, spec_kit.WORKFLOW):
        assert f"| `{name}` | " in PAGE or f" `{name}` | " in PAGE
    for command in (DATA / "extension/commands").iterdir():
        assert f"| `/{command.stem}" in PAGE
    for version in spec_kit.VERSION_RANGE:
        assert version in PAGE.split("## Versions")[1]

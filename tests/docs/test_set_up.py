"""The pages about `init` and `doctor` show what the commands print, and name what there is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from constitution_gate.constitution.markdown import Code, parse
from constitution_gate.engine.doctor import constitution_probes, machine_probes, pipeline_probes, spec_kit_probes
from constitution_gate.engine.doctor.diagnosis import PROBES

ROOT = Path(__file__).resolve().parents[2]
DOCTOR = ROOT / "docs/doctor.md"


def _block(page: Path, info: str) -> str:
    document = parse(page.read_text(encoding="utf-8"))
    (text,) = [block.text for block in document.blocks if isinstance(block, Code) and block.info == info]
    return text


def _run(*words: str) -> str:
    code = "from constitution_gate.engine.cli.entry import main; main()"
    ended = subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, check=False)
    return ended.stdout.decode("utf-8")


def test_the_diff_is_the_one_that_init_prints(tmp_path: Path) -> None:
    page = ROOT / "docs/init.md"
    memory = tmp_path / ".specify/memory"
    memory.mkdir(parents=True)
    (memory / "constitution.md").write_text(_block(page, "markdown"), encoding="utf-8")
    text = page.read_text(encoding="utf-8")
    assert f"\n```diff\n{_run('init', '--root', str(tmp_path))}```\n" in text


def test_the_observations_are_those_that_doctor_prints() -> None:
    assert _block(DOCTOR, "text") in _run("doctor", "--root", "docs/examples/orders-api")


def test_every_probe_has_its_line() -> None:
    listed = re.findall(r"(?m)^\| `([a-z-]+)` \|", DOCTOR.read_text(encoding="utf-8"))
    modules = (constitution_probes, machine_probes, pipeline_probes, spec_kit_probes)
    source = "".join(Path(module.__file__).read_text(encoding="utf-8") for module in modules)
    named = set(re.findall(r'Observation\(\s*"([a-z-]+)"|\bname = "([a-z-]+)"', source))
    assert set(listed) == {first or second for first, second in named}
    assert len(listed) == len(PROBES)

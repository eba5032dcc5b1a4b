"""What the documentation says is so: gates bind, links lead somewhere, commands exist, reports are real."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from constitution_gate.constitution import reader
from constitution_gate.constitution.markdown import Code, plain
from constitution_gate.constitution.markdown import parse as parse_markdown
from constitution_gate.engine import collection
from constitution_gate.engine.cli import app
from constitution_gate.gates import catalogue
from constitution_gate.gates.references import slug

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "docs").glob("[!e]*/*.md")])
CHECK_HEADINGS = ["What it demands", "Why", "Parameters", "Passing", "Failing", "Declaring it", "Justifying it"]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def _blocks(page: Path, *infos: str) -> list[Code]:
    document = parse_markdown(page.read_text(encoding="utf-8"))
    return [block for block in document.blocks if isinstance(block, Code) and block.info in infos]


def _ids(pages: list[Path]) -> list[str]:
    return [str(page.relative_to(ROOT)) for page in pages]


@pytest.mark.parametrize("page", PAGES, ids=_ids(PAGES))
def test_every_link_within_the_documentation_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in LINK.findall(text):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), target
        if anchor and file.suffix == ".md":
            headings = parse_markdown(file.read_text(encoding="utf-8")).headings()
            assert anchor in {slug(plain(heading.text)) for heading in headings}, target


GATE_PAGES = [page for page in PAGES if _blocks(page, "yaml gate")]


@pytest.mark.parametrize("page", GATE_PAGES, ids=_ids(GATE_PAGES))
def test_every_gate_block_in_the_documentation_can_be_declared(page: Path) -> None:
    for block in _blocks(page, "yaml gate"):
        names = sorted(set(re.findall(r"(?m)^\s*(?:- )?principle:\s*(.+)$", block.text)))
        principles = "".join(f"### {name.strip(chr(34))}\n\nIt MUST hold.\n\n" for name in names if not name.isdigit())
        text = f"# C\n\n## Core Principles\n\n### 1. First\n\nIt MUST hold.\n\n{principles}## Gates\n\n"
        constitution = reader.read(f"{text}```yaml gate\n{block.text}```\n", path="c.md", sha256="0" * 64)
        assert constitution.declarations
        assert collection.from_constitution(constitution)


@pytest.mark.parametrize("check", sorted(catalogue.CHECKS))
def test_the_page_of_a_check_has_the_same_headings_as_the_others(check: str) -> None:
    document = parse_markdown((ROOT / "docs/checks" / f"{check}.md").read_text(encoding="utf-8"))
    assert [heading.text for heading in document.headings() if heading.level == 2] == CHECK_HEADINGS


@pytest.mark.parametrize("page", PAGES, ids=_ids(PAGES))
def test_every_command_in_the_documentation_is_one_that_exists(page: Path) -> None:
    known = {command.name for command in app.application.registered_commands} | {"--version", "--help", "[FEATURE]"}
    text = page.read_text(encoding="utf-8")
    for word in re.findall(r"(?m)(?:^|`|&& |run: |\$ )(?:\.venv/bin/)?constitution-gate ([a-z-][\w-]*)", text):
        assert word in known, word


def _run(words: list[str]) -> str:
    code = "from constitution_gate.engine.cli.entry import main; main()"
    ended = subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, check=False)
    return ended.stdout.decode("utf-8")


def test_the_report_in_the_readme_is_the_one_that_is_printed() -> None:
    (shown,) = _blocks(ROOT / "README.md", "text")
    assert shown.text == _run(["audit", "002-cancel-order", "--root", "docs/examples/orders-api"])


def test_the_report_in_the_quickstart_is_the_beginning_of_the_one_that_is_printed() -> None:
    (shown,) = _blocks(ROOT / "docs/quickstart.md", "text")
    assert _run(["audit", "002-cancel-order", "--root", "docs/examples/orders-api"]).startswith(shown.text)


def test_the_python_in_the_readme_runs() -> None:
    (block,) = _blocks(ROOT / "README.md", "python")
    subprocess.run([sys.executable, "-c", block.text], cwd=ROOT, check=True)


def test_every_dependency_has_its_line() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    said = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    missing = [name for name in (re.split(r"[<>=\[]", entry)[0] for entry in wanted) if f"`{name}`" not in said]
    assert missing == []


def test_no_room_has_an_init_that_breaks_the_namespace() -> None:
    for room in ("constitution", "gates", "engine"):
        assert not (ROOT / room / "constitution_gate" / "__init__.py").exists()

"""The data agrees with itself, with the program that it starts, and with the rules of Spec Kit."""

from __future__ import annotations

import io
import json
import re
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from constitution_gate.engine import spec_kit
from constitution_gate.engine.cli import app
from constitution_gate.engine.spec_kit import __main__ as command
from constitution_gate.engine.spec_kit.publication import publication
from constitution_gate.engine.version import VERSION

FILES = spec_kit.files()
TEXTS = {path: content.decode("utf-8") for path, content in FILES.items()}
COMMANDS = sorted(path for path in FILES if path.startswith("extension/commands/"))
PROMPTS = [*COMMANDS, *sorted(path for path in FILES if path.startswith("presets/") and path.endswith(".md"))]
RUNNING = [path for path in PROMPTS if not path.endswith((".explain.md", ".doctor.md"))]
INSTALL = (
    "uv tool install constitution-gate",
    "pipx install constitution-gate",
    "python3 -m pip install constitution-gate",
)
URL = "https://gates.example/spec-kit"


def _yaml(path: str) -> dict[str, dict[str, object]]:
    value = yaml.safe_load(TEXTS[path])
    assert isinstance(value, dict)
    return value


def _frontmatter(text: str) -> dict[str, object]:
    value = yaml.safe_load(text.split("---\n")[1])
    assert isinstance(value, dict)
    return value


def test_every_version_is_that_of_the_program() -> None:
    versions = {path: re.findall(r'(?m)^\s+"?version"?: "([^">=]+)"', text) for path, text in TEXTS.items()}
    found = {path: set(values) for path, values in versions.items() if values}
    assert set(found) == {
        *("extension/extension.yml", "workflow/workflow.yml", "bundle/bundle.yml"),
        *(f"presets/{name}/preset.yml" for name in (spec_kit.ANALYZE_PRESET, spec_kit.CONSTITUTION_PRESET)),
        *(f"catalogs/{kind}.json" for kind in ("extensions", "presets", "workflows")),
    }
    assert set().union(*found.values()) == {VERSION}
    assert set(re.findall(r"-(\d+\.\d+\.\d+)\.(?:zip|yml)", "".join(TEXTS.values()))) == {VERSION}


def test_every_command_is_declared_with_its_file_and_the_description_that_it_has() -> None:
    declared = _yaml("extension/extension.yml")["provides"]["commands"]
    assert isinstance(declared, list)
    assert sorted(f"extension/{entry['file']}" for entry in declared) == COMMANDS
    for entry in declared:
        assert entry["file"] == f"commands/{entry['name']}.md"
        assert _frontmatter(TEXTS[f"extension/{entry['file']}"])["description"] == entry["description"]


def test_every_hook_and_every_event_leads_to_a_command() -> None:
    manifest = _yaml("extension/extension.yml")
    for hook in (*manifest["hooks"].values(), *manifest["events"].values()):
        assert isinstance(hook, dict)
        assert f"extension/commands/{hook['command']}.md" in FILES
        assert "condition" not in hook


def test_the_script_of_the_event_is_there() -> None:
    name = _yaml("extension/extension.yml")["events"]["user_prompt_submit"]
    assert isinstance(name, dict)
    scripts = _frontmatter(TEXTS[f"extension/commands/{name['command']}.md"])["scripts"]
    assert scripts == {"py": "scripts/python/before_implement.py"}
    assert "extension/scripts/python/before_implement.py" in FILES


def test_nothing_in_the_extension_takes_the_place_of_a_template_of_the_project() -> None:
    assert [path for path in FILES if re.fullmatch(r"extension/(templates/)?[^/]+\.md", path)] == []


@pytest.mark.parametrize("path", PROMPTS)
def test_a_prompt_names_only_commands_and_options_that_exist(path: str) -> None:
    known = {entry.name for entry in app.application.registered_commands}
    assert set(re.findall(r"constitution-gate ([a-z]+)", "\n".join(_lines_of_code(TEXTS[path])))) <= known
    used = set(re.findall(r"--[a-z][a-z-]+", TEXTS[path].replace("--dev", "")))
    help_texts = " ".join((Path(app.__file__)).read_text(encoding="utf-8").split())
    for option in used:
        assert f'"{option}' in help_texts or f"/{option}" in help_texts, option


def _lines_of_code(text: str) -> list[str]:
    return [line for block in re.findall(r"```sh\n(.*?)```", text, flags=re.DOTALL) for line in block.splitlines()]


@pytest.mark.parametrize("path", PROMPTS)
def test_a_prompt_says_what_to_do_when_the_program_is_not_installed(path: str) -> None:
    flat = " ".join(TEXTS[path].replace("\n>", "\n").split())
    for way in INSTALL:
        assert f"`{way}`" in flat


@pytest.mark.parametrize("path", [path for path in COMMANDS if path in RUNNING])
def test_a_prompt_that_audits_says_what_each_exit_status_means(path: str) -> None:
    statuses = re.findall(r"(?m)^   \| (\d+)[ ,|]", TEXTS[path])
    assert statuses == ["0", "1", "2", "3", "4", "127"]
    assert "the markers `constitution-gate:begin` and `constitution-gate:end`" in " ".join(TEXTS[path].split())


def test_every_status_but_zero_stops_the_implementation() -> None:
    text = TEXTS["extension/commands/speckit.constitution-gate.before-implement.md"]
    rows = re.findall(r"(?m)^   \| (\d+)[^|]*\|[^|]*\| (.*) \|$", text)
    assert [status for status, what in rows if "**STOP" not in what] == ["0"]


@pytest.mark.parametrize("name", [spec_kit.ANALYZE_PRESET, spec_kit.CONSTITUTION_PRESET])
def test_a_wrapping_preset_holds_the_original_once_and_no_script_of_its_own(name: str) -> None:
    (entry,) = _yaml(f"presets/{name}/preset.yml")["provides"]["templates"]  # type: ignore[misc]
    text = TEXTS[f"presets/{name}/{entry['file']}"]  # type: ignore[index]
    assert text.count("{CORE_TEMPLATE}") == 1
    assert "scripts" not in _frontmatter(text)
    assert _frontmatter(text)["strategy"] == "wrap"


@pytest.mark.parametrize(
    ("preset", "marker"),
    [
        (spec_kit.ANALYZE_PRESET, spec_kit.ANALYZE_MARKER),
        (spec_kit.CONSTITUTION_PRESET, spec_kit.CONSTITUTION_MARKER),
    ],
)
def test_the_marker_of_a_preset_stands_in_no_command_of_the_extension(preset: str, marker: str) -> None:
    assert [path for path, text in TEXTS.items() if path in PROMPTS and marker in text] == [
        path for path in PROMPTS if preset in path
    ]


def test_a_workflow_puts_nothing_but_the_id_of_its_run_into_a_shell() -> None:
    for path in ("workflow/workflow.yml", "workflow/overlay.yml"):
        shells = re.findall(r'run: "(.*)"', TEXTS[path])
        assert shells
        assert set(re.findall(r"\{\{.*?\}\}", " ".join(shells))) <= {"{{ context.run_id }}"}


def test_the_publication_is_the_same_each_time_and_names_what_it_holds() -> None:
    served = publication(URL)
    assert served == publication(URL + "/")
    entries = [
        entry
        for name in ("extensions", "presets", "workflows")
        for entry in json.loads(served[f"{name}.json"])[name].values()
    ]
    assert len(entries) == 4
    for entry in entries:
        url = entry.get("download_url") or entry["url"]
        assert url.startswith(f"{URL}/")
        assert entry["sha256"] == sha256(served[url.removeprefix(f"{URL}/")]).hexdigest()
    assert b"{base}" not in b"".join(served.values())


def test_an_archive_holds_the_files_of_its_component() -> None:
    served = publication(URL)
    with zipfile.ZipFile(io.BytesIO(served[f"{spec_kit.EXTENSION}-{VERSION}.zip"])) as archive:
        packed = {f"extension/{name}": archive.read(name) for name in archive.namelist()}
    assert packed == {path: content for path, content in FILES.items() if path.startswith("extension/")}


@pytest.mark.parametrize("url", ["http://gates.example", "ftp://gates.example", "gates.example", "", "https://"])
def test_a_url_that_specify_would_refuse_is_refused(url: str, tmp_path: Path, capsys) -> None:
    with pytest.raises(ValueError, match="no URL"):
        publication(url)
    assert command.main([url, str(tmp_path / "served")]) == 2
    assert "no URL" in capsys.readouterr().err
    assert not (tmp_path / "served").exists()


def test_the_publication_is_written_file_by_file(tmp_path: Path, capsys) -> None:
    assert command.main([URL, str(tmp_path / "served")]) == 0
    written = {path.name: path.read_bytes() for path in (tmp_path / "served").iterdir()}
    assert written == publication(URL)
    assert command.main([]) == 2


def test_all_that_lies_beside_the_module_is_installed_with_it() -> None:
    here = Path(spec_kit.__file__).parent
    found = {path.relative_to(here).as_posix() for path in here.rglob("*") if path.is_file()}
    assert {path for path in found if "__pycache__" not in path} == {
        *FILES,
        *("__init__.py", "__main__.py", "publication.py"),
    }

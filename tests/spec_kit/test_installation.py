"""The real `specify` installs everything offline, upgrades it, and takes it away again."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

from constitution_gate.engine import spec_kit
from constitution_gate.engine.version import VERSION

COMMANDS = ("audit", "before-implement", "fill", "explain", "doctor")
DATA = Path(spec_kit.__file__).parent


def command_file(project: Path, agent: str, name: str) -> Path:
    """Where an agent finds a command; older versions give Copilot files of its own, newer ones skills."""
    own = project / f".github/agents/{name}.agent.md"
    folder = {"claude": ".claude", "copilot": ".github"}[agent]
    return own if own.exists() else project / folder / "skills" / name.replace(".", "-") / "SKILL.md"


def tree(project: Path) -> dict[str, bytes]:
    paths = sorted(path for path in project.rglob("*") if path.is_file())
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in paths}


def body(text: str) -> str:
    """A command without its frontmatter and its title, which Spec Kit writes anew when it composes one."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    return re.sub(r"^(# Speckit \w+ Skill|<!-- Source: .* -->)\n", "", text, flags=re.MULTILINE).strip()


def test_every_component_lies_where_it_is_said_to(specify, project) -> None:
    for step in specify.steps():
        assert (project / step.installed).is_file()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_reaches_the_agent_word_for_word(specify, agent, project, name) -> None:
    file = command_file(project, agent, f"speckit.{spec_kit.EXTENSION}.{name}")
    source = (DATA / f"extension/commands/speckit.{spec_kit.EXTENSION}.{name}.md").read_text(encoding="utf-8")
    assert body(source) in file.read_text(encoding="utf-8")


def test_the_hooks_are_mandatory_enabled_and_without_a_condition(specify, project) -> None:
    hooks = yaml.safe_load((project / ".specify/extensions.yml").read_text(encoding="utf-8"))["hooks"]
    ours = {
        event: hook for event, hooks_ in hooks.items() for hook in hooks_ if hook["extension"] == spec_kit.EXTENSION
    }
    assert {event: hook["command"].rpartition(".")[2] for event, hook in ours.items()} == {
        "after_plan": "fill",
        "before_implement": "before-implement",
        "after_analyze": "audit",
    }
    for hook in ours.values():
        assert hook["enabled"] is True
        assert hook["optional"] is False
        assert not hook.get("condition")


@pytest.mark.parametrize(
    ("command", "marker"),
    [("speckit.analyze", spec_kit.ANALYZE_MARKER), ("speckit.constitution", spec_kit.CONSTITUTION_MARKER)],
)
def test_a_wrapped_command_still_holds_all_of_the_original(specify, agent, made, project, command, marker) -> None:
    wrapped = command_file(project, agent, command).read_text(encoding="utf-8")
    original = command_file(made.bare, agent, command).read_text(encoding="utf-8")
    assert marker in wrapped
    assert body(original) in wrapped
    assert "{CORE_TEMPLATE}" not in wrapped
    assert "{SCRIPT}" not in wrapped


def test_the_native_hook_is_registered_where_there_are_native_hooks(specify, agent, project) -> None:
    file = project / {"claude": ".claude/settings.json", "copilot": ".github/hooks/speckit.json"}[agent]
    if specify.number < (0, 16):
        assert not file.exists()
    else:
        registered = file.read_text(encoding="utf-8")
        assert "speckit.constitution-gate.before-implement user_prompt_submit" in registered


@pytest.mark.parametrize("agent", ["claude"], indirect=True)
def test_the_overlay_audits_after_the_plan_and_around_the_implementation(specify, agent, project) -> None:
    if specify.number < spec_kit.STEPS[-1].since:
        assert not list((project / ".specify/workflows").rglob(f"{spec_kit.OVERLAY}.yml"))
        return
    shown = specify.must(project, "workflow", "resolve", "speckit")
    order = re.findall(r"• ([\w-]+): ", shown)
    assert order == [
        *("specify", "review-spec", "plan", "audit-plan", "review-plan", "tasks", "audit-tasks"),
        *("implement", "audit-implementation"),
    ]


@pytest.mark.parametrize("agent", ["claude"], indirect=True)
def test_a_new_version_takes_the_place_of_the_old_one(specify, agent, project, tmp_path) -> None:
    newer = Path(shutil.copytree(DATA, tmp_path / "newer"))
    for file in newer.rglob("*.*"):
        if file.suffix in (".yml", ".md"):
            text = file.read_text(encoding="utf-8").replace(f'version: "{VERSION}"', 'version: "9.0.0"')
            file.write_text(text.replace("\n## ", "\n## New "), encoding="utf-8")
    compiled = newer / "extension/scripts/python/__pycache__/before_implement.cpython-311.pyc"
    compiled.parent.mkdir(exist_ok=True)
    compiled.touch()
    configuration = project / ".specify/extensions/constitution-gate/constitution-gate-config.yml"
    configuration.write_text('base: "origin/main"\n', encoding="utf-8")
    specify.upgrade(project, newer)
    assert configuration.read_text(encoding="utf-8") == 'base: "origin/main"\n'
    assert not list((project / ".specify").rglob("__pycache__"))
    for name in (*(f"speckit.{spec_kit.EXTENSION}.{name}" for name in COMMANDS), "speckit.analyze"):
        assert "\n## New " in command_file(project, agent, name).read_text(encoding="utf-8")
    for step in specify.steps():
        if step.source == "workflow/overlay.yml":
            continue
        assert 'version: "9.0.0"' in (project / step.installed).read_text(encoding="utf-8")
    assert (project / ".specify/extensions.yml").read_text(encoding="utf-8").count("constitution-gate.fill\n") == 1


def test_removal_leaves_the_project_as_it_was(specify, agent, made, project) -> None:
    specify.remove(project)
    if not command_file(project, agent, "speckit.analyze").exists():
        specify.must(project, *spec_kit.RESTORE)
    before, after = tree(made.bare), tree(project)
    left = [path for path, content in after.items() if b"constitution-gate" in content or "constitution-gate" in path]
    assert [path for path in left if not path.startswith(".specify/extensions/.backup/")] == []
    assert set(before) <= set(after)
    new = {path for path in set(after) - set(before) if not path.startswith(".specify/extensions/.backup/")}
    assert new <= {
        *(".specify/extensions.yml", ".specify/extensions/.registry", ".specify/presets/.registry"),
        *(".specify/workflows/workflow-registry.json", ".specify/.workflow-install.lock"),
    }
    for command in ("speckit.analyze", "speckit.constitution"):
        original = command_file(made.bare, agent, command).read_text(encoding="utf-8")
        assert body(command_file(project, agent, command).read_text(encoding="utf-8")) == body(original)
    for name in (".specify/extensions/.registry", ".specify/presets/.registry"):
        assert spec_kit.EXTENSION not in json.loads(after[name])[name.split("/")[1]]

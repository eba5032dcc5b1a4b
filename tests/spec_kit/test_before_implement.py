"""The native hook lets every prompt pass but one that starts the implementation on a broken gate."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.engine import spec_kit

if TYPE_CHECKING:
    from types import ModuleType

SCRIPT = Path(spec_kit.__file__).parent / "extension/scripts/python/before_implement.py"
CONFIGURATION = ".specify/extensions/constitution-gate/constitution-gate-config.yml"


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("before_implement", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


before_implement = _load()


def _program(place: Path, status: int) -> None:
    place.mkdir()
    program = place / "constitution-gate"
    program.write_text(f'#!/bin/sh\necho "audited with: $*"\nexit {status}\n', encoding="utf-8")
    program.chmod(0o755)


def _hook(root: Path, event: object, status: int | None = 1) -> subprocess.CompletedProcess[str]:
    if status is not None:
        _program(root / "bin", status)
    return subprocess.run(
        [sys.executable, str(SCRIPT)],
        input=event if isinstance(event, str) else json.dumps(event),
        cwd=root,
        env={"PATH": str(root / "bin") + os.pathsep + "/bin"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in for the program is a shell script")


@pytest.mark.parametrize(
    "prompt",
    [
        "/speckit-implement",
        "/speckit.implement",
        "$speckit-implement",
        "/speckit:implement now",
        "\n /speckit-implement\n",
    ],
)
def test_a_prompt_that_starts_the_implementation_is_refused_on_a_broken_gate(tmp_path, prompt) -> None:
    ended = _hook(tmp_path, {"prompt": prompt})
    assert ended.returncode == 2
    assert "audited with: audit --phase tasks" in ended.stderr
    assert ended.stdout == ended.stderr


@pytest.mark.parametrize("status", [1, 2, 3, 4, 77])
def test_whatever_is_not_a_pass_refuses(tmp_path, status) -> None:
    assert _hook(tmp_path, {"prompt": "/speckit-implement"}, status).returncode == 2


def test_a_pass_lets_it_start(tmp_path) -> None:
    ended = _hook(tmp_path, {"prompt": "/speckit-implement"}, 0)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "event",
    [
        {"prompt": "What does /speckit-implement do?"},
        {"prompt": "/speckit-implementation"},
        {"prompt": "/speckit-plan"},
        {"prompt": ""},
        {"prompt": None},
        {"message": "/speckit-implement"},
        [],
        "no JSON",
        "",
    ],
)
def test_every_other_prompt_passes_without_an_audit(tmp_path, event) -> None:
    ended = _hook(tmp_path, event)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_program_that_is_not_installed_refuses_and_says_how_to_get_it(tmp_path) -> None:
    ended = _hook(tmp_path, {"prompt": "/speckit-implement"}, None)
    assert ended.returncode == 2
    assert "constitution-gate is not installed" in ended.stderr
    for way in ("uv tool install", "pipx install", "python3 -m pip install"):
        assert f"{way} constitution-gate\n" in ended.stderr


def test_a_configuration_that_cannot_be_read_refuses(tmp_path) -> None:
    file = tmp_path / CONFIGURATION
    file.parent.mkdir(parents=True)
    file.write_bytes(b"base: \xff\n")
    ended = _hook(tmp_path, {"prompt": "/speckit-implement"}, 0)
    assert ended.returncode == 2
    assert "could not be checked" in ended.stderr


def test_the_template_of_the_configuration_adds_no_option(files) -> None:
    assert before_implement.options(files["extension/config-template.yml"].decode("utf-8")) == []


@pytest.mark.parametrize(
    ("configuration", "options"),
    [
        ('base: "origin/main"', ["--base=origin/main"]),
        ("base: origin/main  # the branch", ["--base=origin/main"]),
        ("baseline: '.specify/b.json'\nstrict: true", ["--baseline=.specify/b.json", "--strict"]),
        ("strict: false\nallow_unverified: true", ["--allow-unverified"]),
        ("strict: yes", []),
        ("# base: x\n  base: y\nbases: z", []),
        ("base: # nothing", []),
    ],
)
def test_the_configuration_becomes_options(configuration, options) -> None:
    assert before_implement.options(configuration) == options


@given(st.text(max_size=200) | st.from_regex(r"((base|strict|baseline|allow_unverified):[^\n]{0,30}\n){1,4}"))
@settings(max_examples=100, deadline=None)
def test_no_configuration_gives_anything_but_the_four_options(text) -> None:
    for option in before_implement.options(text):
        name, _, value = option.partition("=")
        assert name in ("--base", "--baseline", "--strict", "--allow-unverified")
        assert bool(value) == (name in ("--base", "--baseline"))

"""The GitHub action: its scripts, run as the runner runs them, with what a workflow and a stranger may give."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION: Any = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"]}
BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail"]
INPUTS = {
    name.split(".")[1]: variable
    for step in STEPS.values()
    for variable, name in ((key, value[4:-3]) for key, value in step["env"].items())
    if name.startswith("inputs.")
}
HOSTILE = [
    "$(touch made)",
    "`touch made`",
    '"; touch made; "',
    "'; touch made; '",
    "--help",
    "-x",
    "*",
    "a b\\",
    "${IFS}",
    "$GITHUB_OUTPUT",
    "::error::x",
    "名前",
]
TEXTS = ["features", "changed", "base", "phase", "baseline", "formats", "root"]


def _audit(runner: Any, **inputs: str) -> Any:
    given = {name: definition["default"] for name, definition in ACTION["inputs"].items()}
    environment = {variable: given[name] for name, variable in INPUTS.items() if variable in STEPS["audit"]["env"]}
    for name, value in inputs.items():
        environment[INPUTS.get(name.replace("_", "-"), name)] = value
    return runner.run(BASH, STEPS["audit"]["run"], {"GATE_BIN": str(runner.bin), "GATE_QUEUE_BASE": "", **environment})


def test_it_is_an_action_by_the_published_schema(validate: Any) -> None:
    assert validate("vendor.github-actions", ACTION) == []


def test_no_script_holds_an_expression_and_no_other_action_is_used() -> None:
    for step in STEPS.values():
        assert "${{" not in step["run"]
        assert "uses" not in step
        assert step["shell"] == "bash"


def test_every_input_reaches_a_script_and_every_output_comes_from_one() -> None:
    assert set(INPUTS) == set(ACTION["inputs"])
    for step in STEPS.values():
        assert set(re.findall(r"\bGATE_[A-Z_]+", step["run"])) == set(step["env"])
    for name, output in ACTION["outputs"].items():
        assert f"steps.audit.outputs.{name}" in output["value"]
        assert f'"{name}=' in STEPS["audit"]["run"]


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({}, ["--root=.", "--no-cache", "--format=github", "--all", "--"]),
        ({"features": "001\n\n \t002-b \r\n"}, ["--root=.", "--no-cache", "--format=github", "--", "001", "002-b"]),
        (
            {"strict": "true", "allow_unverified": "true", "phase": "plan", "baseline": "b.json", "formats": ""},
            [
                "--root=.",
                "--phase=plan",
                "--baseline=b.json",
                "--strict",
                "--allow-unverified",
                "--no-cache",
                "--all",
                "--",
            ],
        ),
        (
            {"changed": "base", "base": "v1"},
            ["--root=.", "--base=v1", "--changed=v1", "--no-cache", "--format=github", "--"],
        ),
        ({"changed": "base"}, ["--root=.", "--no-cache", "--format=github", "--all", "--"]),
        ({"changed": "v1"}, ["--root=.", "--changed=v1", "--no-cache", "--format=github", "--"]),
        (
            {"GITHUB_BASE_REF": "main"},
            ["--root=.", "--base=origin/main", "--no-cache", "--format=github", "--all", "--"],
        ),
        (
            {"GITHUB_BASE_REF": "main", "changed": "base"},
            ["--root=.", "--base=origin/main", "--changed=origin/main", "--no-cache", "--format=github", "--"],
        ),
        ({"GITHUB_BASE_REF": "main", "base": "none"}, ["--root=.", "--no-cache", "--format=github", "--all", "--"]),
        ({"GATE_QUEUE_BASE": "abc"}, ["--root=.", "--base=abc", "--no-cache", "--format=github", "--all", "--"]),
        ({"CONSTITUTION_GATE_CACHE_DIR": "/c"}, ["--root=.", "--format=github", "--all", "--"]),
        (
            {"formats": "text\njson:a b.json\nsarif:r.sarif"},
            [
                "--root=.",
                "--no-cache",
                "--format=text",
                "--format=json:a b.json",
                "--format=sarif:r.sarif",
                "--all",
                "--",
            ],
        ),
    ],
)
def test_the_inputs_become_the_words_of_the_command(inputs: dict[str, str], words: list[str], runner: Any) -> None:
    runner.record()
    job = _audit(runner, **inputs)
    assert job.words == ["audit", *words]
    assert job.status == 0
    assert job.outputs == {"outcome": "passed", "exit-status": "0"}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_whatever_stands_in_an_input_is_one_word(hostile: str, runner: Any) -> None:
    runner.record()
    job = _audit(runner, **dict.fromkeys(TEXTS, hostile), GITHUB_BASE_REF=hostile)
    names = ("root", "base", "changed", "phase", "baseline")
    expected = [*(f"--{name}={hostile}" for name in names), "--no-cache", f"--format={hostile}", "--", hostile]
    assert job.words == ["audit", *expected]
    assert list(runner.checkout.iterdir()) == []


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("hostile", ["a\x1b]0;x\x07", "a\nexit-status=0\noutcome=passed", "a\rb"])
def test_control_characters_and_further_lines_are_refused(name: str, hostile: str, runner: Any) -> None:
    runner.record()
    job = _audit(runner, **{name: hostile})
    if name in {"features", "formats"} and "\x1b" not in hostile:
        assert job.words is not None
        assert [word for word in job.words if any(character < " " for character in word)] == []
    else:
        assert job.words is None
        assert job.outputs == {"outcome": "input-error", "exit-status": "2"}
        assert job.status == 2
        assert job.out.startswith(f"::error title=constitution-gate::The input {name} holds ")


@pytest.mark.parametrize("name", ["strict", "allow_unverified"])
@pytest.mark.parametrize("value", ["yes", "1", "TRUE", "$(touch made)"])
def test_a_switch_is_true_or_false(name: str, value: str, runner: Any) -> None:
    runner.record()
    job = _audit(runner, **{name: value})
    assert (job.status, job.words) == (2, None)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (0, "passed"),
        (1, "failed"),
        (2, "input-error"),
        (3, "inconclusive"),
        (4, "internal-error"),
        (137, "internal-error"),
    ],
)
def test_the_exit_status_is_kept(status: int, outcome: str, runner: Any) -> None:
    runner.record()
    job = _audit(runner, STATUS=str(status))
    assert job.status == status
    assert job.outputs == {"outcome": outcome, "exit-status": str(status)}


def test_a_failing_feature_is_annotated_and_summed_up_and_leaves_a_sarif_file(runner: Any) -> None:
    runner.copy_example()
    job = _audit(runner, features="002-cancel-order", formats="github\nsarif")
    assert job.status == 1
    assert "::error file=specs/002-cancel-order/contracts/cancellations.openapi.yaml,line=91," in job.out
    assert "failed" in runner.summary.read_text(encoding="utf-8").splitlines()[0]
    sarif = Path(job.outputs.pop("sarif"))
    assert job.outputs == {"outcome": "failed", "exit-status": "1"}
    assert runner.temporary in sarif.parents
    assert json.loads(sarif.read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_a_pull_request_is_audited_by_what_it_touches(runner: Any) -> None:
    runner.copy_example()
    runner.branch()
    job = _audit(runner, changed="base", formats="text", GITHUB_BASE_REF="main")
    assert job.status == 0
    assert "specs/001-place-order: specs/001-place-order/spec.md changed." in job.out
    assert "PASSED  001-place-order" in job.out
    assert "002-cancel-order" not in job.out


def test_a_base_that_was_not_fetched_is_an_input_error(runner: Any) -> None:
    runner.copy_example()
    runner.branch()
    job = _audit(runner, GITHUB_BASE_REF="release")
    assert job.status == 2
    assert job.outputs["outcome"] == "input-error"
    assert "git fetch" in job.out


def test_a_hostile_checkout_changes_nothing_of_what_runs(runner: Any) -> None:
    runner.copy_example()
    for name in ("constitution_gate.py", "sitecustomize.py", "re.py", "yaml.py"):
        (runner.checkout / name).write_text("raise SystemExit(0)\n", encoding="utf-8")
    job = _audit(runner, features="002-cancel-order", PYTHONPATH=str(runner.checkout))
    assert job.status == 1


def _install(runner: Any, python: str = "python3", **environment: str) -> Any:
    runner.stand_in_for_python()
    given = {"GATE_PYTHON": python, "GITHUB_ACTION_PATH": str(ROOT), **environment}
    return runner.run(BASH, STEPS["install"]["run"], given)


def test_the_program_is_installed_from_the_action_with_the_dependencies_that_it_pins(runner: Any) -> None:
    job = _install(runner, PIP_INDEX_URL="https://example.org/", PYTHONPATH=str(runner.checkout))
    assert job.status == 0
    first, second = (runner.home / "pip").read_text(encoding="utf-8").splitlines()
    pip = "-I -m pip --isolated --disable-pip-version-check --no-input install --quiet "
    locks = f"-r {ROOT}/requirements/runtime.txt -r {ROOT}/requirements/build.txt"
    assert first == f"{pip}--require-hashes --only-binary :all: {locks}"
    assert second == f"{pip}--no-deps --no-index --no-build-isolation {ROOT}"
    assert not re.search(r"(?m)^(PIP_|PYTHON)", (runner.home / "environment").read_text(encoding="utf-8"))
    assert runner.temporary in Path(job.outputs["bin"]).parents
    assert list(runner.checkout.iterdir()) == []


@pytest.mark.parametrize(
    ("python", "environment", "said"),
    [
        ("python9", {}, "no such Python"),
        ("", {}, "no such Python"),
        ("$(touch made)", {}, "no such Python"),
        ("-V", {}, "no such Python"),
        ("./python3", {}, "absolute path"),
        ("test", {}, "absolute path"),
        ("{checkout}/python3", {}, "audited repository"),
        ("python3", {"OLD": "1"}, "3.11 or newer"),
        ("python3", {"FAILING": "1"}, "could not be installed"),
        ("python3", {"RUNNER_OS": "Windows"}, "Linux or macOS"),
    ],
)
def test_what_cannot_be_installed_is_no_verdict(
    python: str, environment: dict[str, str], said: str, runner: Any
) -> None:
    trap = runner.checkout / "python3"
    trap.write_text("#!/bin/sh\ntouch made\n", encoding="utf-8")
    trap.chmod(0o755)
    job = _install(runner, python.format(checkout=runner.checkout), **environment)
    assert job.status == 4
    assert job.outputs == {}
    (line,) = [line for line in job.out.splitlines() if line.startswith("::error")]
    assert said in line
    assert [path.name for path in runner.checkout.iterdir()] == ["python3"]

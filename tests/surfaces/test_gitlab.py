"""The GitLab component: its inputs take nothing that could become YAML or shell, and its script makes the command."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = (ROOT / "templates/constitution-gate.yml").read_text(encoding="utf-8")
SH = ["sh", "-e"]
NAME = "constitution-gate"
HOSTILE = [
    '"',
    "'",
    "$CI_JOB_TOKEN",
    "$(touch made)",
    "`touch made`",
    "a\nb",
    "a;b",
    "a&b",
    "a|b",
    "a\\",
    "$[[ x ]]",
    "#",
]


@pytest.fixture
def spec(load: Any) -> dict[str, Any]:
    """The inputs."""
    (header, _) = load(TEMPLATE)
    return dict(header["spec"]["inputs"])


def _job(load: Any, spec: dict[str, Any], **given: str) -> dict[str, Any]:
    """The job, with the inputs put into it as text, as GitLab does it."""
    values = {
        name: str(about.get("default", "")).lower() if about.get("type") else about.get("default", "x")
        for name, about in spec.items()
    }
    values |= {name.replace("_", "-"): value for name, value in given.items()}
    body = TEMPLATE.split("\n---\n")[1]
    text = re.sub(r"\$\[\[ inputs\.([a-z-]+) \]\]", lambda found: values[found[1]], body)
    assert "$[[" not in text
    (document,) = load(text)
    return dict(document)


def _run(runner: Any, load: Any, spec: dict[str, Any], variables: dict[str, str] | None = None, **given: str) -> Any:
    job = _job(load, spec, **given)[NAME]
    (script,) = job["script"]
    return runner.run(SH, script, {**job["variables"], **(variables or {})})


def test_it_is_a_pipeline_by_the_published_schema(validate: Any, load: Any, spec: dict[str, Any]) -> None:
    assert validate("vendor.gitlab-ci", _job(load, spec)) == []


def test_every_input_is_used_and_has_a_form(spec: dict[str, Any]) -> None:
    assert set(re.findall(r"inputs\.([a-z-]+)", TEMPLATE)) == set(spec)
    for about in spec.values():
        assert "regex" in about or "options" in about or about.get("type") == "boolean"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_input_takes_what_could_become_yaml_or_shell(hostile: str, spec: dict[str, Any]) -> None:
    import re2

    for name, about in spec.items():
        if "regex" in about:
            assert about["regex"].startswith("^")
            assert about["regex"].endswith("$")
            for value in (hostile, f"a{hostile}", f"{hostile}a", f"a @ https://a/{hostile}"):
                assert not re2.search(about["regex"], value), name


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("image", "registry.example.com:5000/tools/gate:0.1.0@sha256:0123456789abcdef"),
        ("package", "constitution-gate==0.1.0"),
        ("package", "constitution-gate @ git+https://gitlab.example.com/tools/constitution-gate@0123456789abcdef"),
        ("features", "001-a specs/002-b"),
        ("base", "origin/release/1.0"),
        ("baseline", ".specify/constitution-gate-baseline.json"),
    ],
)
def test_what_is_meant_fits_the_form(name: str, value: str, spec: dict[str, Any]) -> None:
    import re2

    assert re2.search(spec[name]["regex"], value)


def test_every_default_fits_the_form(spec: dict[str, Any]) -> None:
    for about in spec.values():
        if "regex" in about and "default" in about:
            assert re.search(about["regex"], about["default"])


REPORTS = [
    "--format",
    "text",
    "--format",
    "gitlab:gl-code-quality-report.json",
    "--format",
    "junit:constitution-gate.junit.xml",
    "--",
]


@pytest.mark.parametrize(
    ("variables", "inputs", "words"),
    [
        ({}, {}, ["--root=.", "--no-cache", "--all"]),
        ({}, {"changed": "true"}, ["--root=.", "--no-cache", "--all"]),
        ({"CI_MERGE_REQUEST_DIFF_BASE_SHA": "abc"}, {}, ["--root=.", "--no-cache", "--base=abc", "--all"]),
        (
            {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "abc", "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": "def"},
            {"changed": "true"},
            ["--root=.", "--no-cache", "--base=def", "--changed=def"],
        ),
        (
            {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "abc"},
            {"base": "none", "changed": "true"},
            ["--root=.", "--no-cache", "--all"],
        ),
        (
            {},
            {
                "base": "v1",
                "phase": "plan",
                "baseline": "b.json",
                "strict": "true",
                "allow_unverified": "true",
                "root": "a",
            },
            [
                "--root=a",
                "--no-cache",
                "--base=v1",
                "--phase=plan",
                "--baseline=b.json",
                "--strict",
                "--allow-unverified",
                "--all",
            ],
        ),
    ],
)
def test_the_inputs_become_the_words_of_the_command(
    variables: dict[str, str], inputs: dict[str, str], words: list[str], runner: Any, load: Any, spec: dict[str, Any]
) -> None:
    runner.record()
    job = _run(runner, load, spec, variables, **inputs)
    assert job.words == ["audit", *words, *REPORTS]


def test_features_are_named_after_all_options(runner: Any, load: Any, spec: dict[str, Any]) -> None:
    runner.record()
    job = _run(runner, load, spec, features="001-a --help")
    assert job.words == ["audit", "--root=.", "--no-cache", *REPORTS, "001-a", "--help"]


@pytest.mark.parametrize("status", [0, 1, 2, 3, 4])
def test_the_exit_status_is_kept(status: int, runner: Any, load: Any, spec: dict[str, Any]) -> None:
    runner.record()
    assert _run(runner, load, spec, {"STATUS": str(status)}).status == status


def test_a_merge_request_is_audited_and_leaves_the_reports(runner: Any, load: Any, spec: dict[str, Any]) -> None:
    runner.copy_example()
    runner.branch()
    base = runner.git("rev-parse", "origin/main")
    job = _run(runner, load, spec, {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base})
    assert job.status == 1
    assert "FAILED" in job.out
    reports = _job(load, spec)[NAME]["artifacts"]["reports"]
    assert json.loads((runner.checkout / reports["codequality"]).read_text(encoding="utf-8"))
    assert "<testsuites" in (runner.checkout / reports["junit"]).read_text(encoding="utf-8")


def test_a_package_is_installed_into_an_environment_of_its_own(runner: Any, load: Any, spec: dict[str, Any]) -> None:
    runner.copy_example()
    runner.stand_in_for_python()
    package = "constitution-gate @ git+https://gitlab.example.com/tools/constitution-gate@0123456789abcdef"
    job = _run(runner, load, spec, {"TMPDIR": str(runner.temporary)}, package=package, features="001-place-order")
    assert job.status == 0
    assert (runner.home / "pip").read_text(encoding="utf-8").rstrip().endswith(f"install --quiet -- {package}")

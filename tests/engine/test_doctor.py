"""Each probe names what is wrong, where, and what cures it, from what was read alone."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution import reader
from constitution_gate.constitution.model import Problem
from constitution_gate.engine import collection, spec_kit
from constitution_gate.engine.doctor import (
    constitution_probes,
    diagnosis,
    machine_probes,
    pipeline_probes,
    spec_kit_probes,
)
from constitution_gate.engine.doctor.set_up import Observation, SetUp, State
from constitution_gate.engine.version import VERSION

CONSTITUTION = """\
# C

## Core Principles

### I. Data

Schema changes MUST use migrations.

**Version**: 1.0.0 | **Ratified**: 2026-01-01 | **Last Amended**: 2026-01-01
"""
ANALYZE = ".claude/skills/speckit-analyze/SKILL.md"
CONSTITUTE = ".claude/skills/speckit-constitution/SKILL.md"
HOOKS = {
    "after_plan": "speckit.constitution-gate.fill",
    "before_implement": "speckit.constitution-gate.before-implement",
    "after_analyze": "speckit.constitution-gate.audit",
}
ENABLED = {"enabled": True}
WORKFLOW = """\
name: constitution
on: pull_request
jobs:
  audit:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with:
          fetch-depth: 0
      - uses: acme/constitution-gate@0123456789abcdef0123456789abcdef01234567 # 0.1.0
"""
PIPELINE = ".github/workflows/constitution.yml"


def hooks(**changes: object) -> str:
    registered = {
        event: [
            {"extension": "other", "command": "x"},
            {"command": command, "enabled": True, "condition": None, **changes},
        ]
        for event, command in HOOKS.items()
    }
    return json.dumps({"hooks": registered})


def wired(**changes: str | None) -> dict[str, str]:
    """The documents of a project in which all is in order, but for those that are given or (None) taken away."""
    carried = {name: content.decode() for name, content in spec_kit.files().items()}
    presets = (spec_kit.ANALYZE_PRESET, spec_kit.CONSTITUTION_PRESET)
    documents: dict[str, str | None] = {
        spec_kit_probes.TEMPLATE: "# Plan\n",
        spec_kit_probes.OPTIONS: json.dumps({"speckit_version": "1.2.3"}),
        spec_kit_probes.EXTENSION: carried["extension/extension.yml"],
        spec_kit_probes.EXTENSION_REGISTRY: json.dumps({"extensions": {spec_kit.EXTENSION: ENABLED}}),
        spec_kit_probes.EXTENSIONS: hooks(),
        spec_kit_probes.PRESET_REGISTRY: json.dumps({"presets": dict.fromkeys(presets, ENABLED)}),
        **{f".specify/presets/{name}/preset.yml": carried[f"presets/{name}/preset.yml"] for name in presets},
        spec_kit_probes.WORKFLOW: carried["workflow/workflow.yml"],
        ".specify/integrations/claude.manifest.json": json.dumps({"files": {ANALYZE: "0", CONSTITUTE: "0"}}),
        ".specify/integrations/speckit.manifest.json": json.dumps({"files": {".specify/x.md": "0"}}),
        ANALYZE: f"Run {spec_kit.ANALYZE_MARKER} now.",
        CONSTITUTE: f"Run {spec_kit.CONSTITUTION_MARKER} now.",
        PIPELINE: WORKFLOW,
        pipeline_probes.PRE_COMMIT: "repos:\n- repo: https://example.com/constitution-gate\n  rev: v1\n",
        **changes,
    }
    return {path: text for path, text in documents.items() if text is not None}


def set_up(text: str = CONSTITUTION, **documents: str | None) -> SetUp:
    constitution = reader.read(text, path="c.md", sha256="")
    return SetUp(
        documents=wired(**documents),
        constitution=constitution,
        gates=collection.from_constitution(constitution),
        branch="origin/main",
        programs=dict.fromkeys((*machine_probes.PROGRAMS, "specify"), "/usr/bin/it"),
        specify=(1, 2, 3),
        extras=dict.fromkeys(machine_probes.EXTRAS, True),
    )


def faults(found: SetUp) -> list[Observation]:
    return list(diagnosis.diagnose("/somewhere", found).faults)


def test_a_project_in_which_all_is_wired_has_no_fault() -> None:
    found = diagnosis.diagnose("/somewhere", set_up())
    assert found.faults == ()
    assert {each.state for each in found.observations} == {State.GOOD, State.NOTE}, "a derived gate is worth a note"


REMOVED = [
    (spec_kit_probes.TEMPLATE, "spec-kit", "templates are not there"),
    (spec_kit_probes.EXTENSION, "extension", "not installed"),
    (spec_kit_probes.EXTENSION_REGISTRY, "extension", "registry does not know it"),
    (spec_kit_probes.EXTENSIONS, "hooks", "No hook is registered"),
    (f".specify/presets/{spec_kit.ANALYZE_PRESET}/preset.yml", "presets", "not installed"),
    (".specify/integrations/claude.manifest.json", "commands", "no agent"),
    (ANALYZE, "commands", "analyze command of claude is not there"),
    (PIPELINE, "pipeline", "No pipeline"),
]


@pytest.mark.parametrize(("path", "probe", "message"), REMOVED, ids=[f"{each[1]}: {each[2]}" for each in REMOVED])
def test_what_is_missing_is_named_with_its_cure(path: str, probe: str, message: str) -> None:
    (fault,) = faults(set_up(**{path: None}))
    assert fault.probe == probe
    assert message in fault.message
    assert fault.cure


CHANGED = [
    (
        spec_kit_probes.EXTENSION_REGISTRY,
        json.dumps({"extensions": {spec_kit.EXTENSION: {"enabled": False}}}),
        ("extension", "disabled", None),
    ),
    (spec_kit_probes.EXTENSION_REGISTRY, "{", ("extension", "registry does not know", None)),
    (
        spec_kit_probes.EXTENSION,
        "extension:\n  version: 0.0.9\n",
        ("extension", f"0.0.9, and this program carries {VERSION}", None),
    ),
    (spec_kit_probes.EXTENSIONS, "hooks: {{", ("hooks", "cannot be read: agents skip them all", None)),
    (spec_kit_probes.EXTENSIONS, "installed: []", ("hooks", "No hook is registered", None)),
    (
        spec_kit_probes.PRESET_REGISTRY,
        json.dumps({"presets": {spec_kit.ANALYZE_PRESET: ENABLED, spec_kit.CONSTITUTION_PRESET: {"enabled": False}}}),
        ("presets", "constitution-gate-constitution is disabled", None),
    ),
    (ANALYZE, "# Analyze\n", ("commands", "analyze command of claude knows no --audit", None)),
    (CONSTITUTE, "# Constitution\n", ("commands", "does not keep declared gates", None)),
    (spec_kit_probes.OPTIONS, json.dumps({"speckit_version": "0.9.4"}), ("spec-kit", "0.9.4 is none of the", None)),
    (PIPELINE, WORKFLOW.replace("fetch-depth: 0", "fetch-depth: 1"), ("history", "shallow", 10)),
    (PIPELINE, WORKFLOW.replace("fetch-depth: 0", "# fetch-depth: 0"), ("history", "shallow", 10)),
    (PIPELINE, WORKFLOW.replace("# 0.1.0", "# 0.0.9"), ("versions", f"runs 0.0.9, and here runs {VERSION}", 10)),
    (
        PIPELINE,
        WORKFLOW.replace("0123456789abcdef0123456789abcdef01234567 # 0.1.0", "main"),
        ("versions", "taken from main, which moves", 10),
    ),
    (PIPELINE, WORKFLOW.replace("on: pull_request", "on: pull_request_target"), ("trust", "pull_request_target", 2)),
    (PIPELINE, "on: push\n# constitution-gate audit\n", ("pipeline", "No pipeline", None)),
]


@pytest.mark.parametrize(("path", "text", "said"), CHANGED, ids=[f"{each[2][0]}: {each[2][1]}" for each in CHANGED])
def test_what_is_wrong_is_named_with_its_line(path: str, text: str, said: tuple[str, str, int | None]) -> None:
    (fault,) = faults(set_up(**{path: text}))
    assert (fault.probe, fault.line) == (said[0], said[2])
    assert said[1] in fault.message
    assert fault.cure


@pytest.mark.parametrize(
    ("change", "why"),
    [({"enabled": False}, "switched off"), ({"condition": "x"}, "conditional"), ({"optional": True}, "optional")],
)
def test_a_hook_that_does_not_run_is_named(change: dict[str, object], why: str) -> None:
    found = faults(set_up(**{spec_kit_probes.EXTENSIONS: hooks(**change)}))
    assert [fault.message for fault in found] == [f"The hook {event} is {why}." for event in HOOKS]
    assert all(fault.line for fault in found)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".gitlab-ci.yml", "include:\n  - local: .gitlab/constitution-gate.yml\n"),
        (".gitlab-ci.yml", 'x:\n  variables:\n    GIT_DEPTH: "0"\n  script: constitution-gate audit --all\n'),
        ("Jenkinsfile", "sh 'constitution-gate audit --all'\n"),
        ("azure-pipelines.yml", "- script: $gate/bin/constitution-gate audit --all\n"),
        (
            PIPELINE,
            "jobs:\n  a:\n    steps:\n    - with: {fetch-depth: 0}\n    - run: |\n        speckit.analyze --audit\n",
        ),
    ],
)
def test_every_kind_of_pipeline_counts(path: str, text: str) -> None:
    assert faults(set_up(**{PIPELINE: None, path: text})) == []


def test_a_gitlab_job_of_ones_own_needs_the_history() -> None:
    (fault,) = faults(set_up(**{".gitlab-ci.yml": "x:\n  script: constitution-gate audit --all\n"}))
    assert (fault.probe, fault.line, fault.cure) == ("history", 2, 'Set the variable `GIT_DEPTH: "0"`.')


@pytest.mark.parametrize(
    ("change", "probe", "message"),
    [
        ({"programs": {}}, "program", "not on PATH"),
        ({"no_git": "There is no git program on PATH."}, "git", "no git program"),
        ({"branch": None}, "git", "No branch to compare with"),
        ({"problems": (Problem("It is empty.", "c.md", 3, "Fill it."),)}, "constitution", "It is empty."),
        ({"untouched": True}, "constitution", "nobody has ratified it"),
        ({"gates": ()}, "gates", "0 of 0 gates"),
    ],
)
def test_what_else_was_read_counts(change: dict[str, object], probe: str, message: str) -> None:
    found = faults(set_up().replace(**change))
    assert {fault.probe for fault in found} == {probe}
    assert message in found[0].message


@pytest.mark.parametrize(
    ("change", "probe"),
    [
        ({"no_cache": "The directory of the cache cannot be written."}, "cache"),
        ({"extras": {}}, "extras"),
        ({"specify": (9, 9)}, "specify"),
        ({"specify": None}, "specify"),
    ],
)
def test_what_is_only_worth_knowing_is_no_fault(change: dict[str, object], probe: str) -> None:
    found = diagnosis.diagnose("/somewhere", set_up().replace(**change))
    assert found.faults == ()
    assert probe in {each.probe for each in found.observations if each.state is State.NOTE}


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ("**Version**: 1.0.0 | ", "", "version"),
        (" | **Ratified**: 2026-01-01", "", "date of ratification"),
        ("Amended**: 2026-01-01", "Amended**: TODO(DATE): ask", "last amendment"),
    ],
)
def test_a_footer_that_says_too_little(old: str, new: str, missing: str) -> None:
    (fault,) = constitution_probes.ratification(set_up(CONSTITUTION.replace(old, new)))
    assert fault.message == f"The constitution states no {missing}."


def test_only_five_of_many_problems_are_shown() -> None:
    problems = tuple(Problem("Wrong.", "c.md", line) for line in range(1, 30))
    found = list(constitution_probes.constitution(set_up().replace(problems=problems)))
    assert len(found) == 6
    assert found[-1].message.startswith("24 more")


def test_the_sign_off_is_not_missed_where_specify_has_no_workflows_for_it() -> None:
    found = set_up(**{spec_kit_probes.WORKFLOW: None})
    assert [each.state for each in spec_kit_probes.workflow(found)] == [State.NOTE]
    assert list(spec_kit_probes.workflow(found.replace(specify=(0, 10, 0)))) == []


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ({}, set()),
        ({spec_kit_probes.EXTENSIONS: None}, {"extension"}),
        ({ANALYZE: "# Analyze\n"}, {f"presets/{spec_kit.ANALYZE_PRESET}"}),
        ({ANALYZE: None}, set()),
        (
            {spec_kit_probes.PRESET_REGISTRY: "{}"},
            {f"presets/{spec_kit.ANALYZE_PRESET}", f"presets/{spec_kit.CONSTITUTION_PRESET}"},
        ),
    ],
)
def test_what_installing_anew_mends(change: dict[str, str | None], broken: set[str]) -> None:
    assert spec_kit_probes.broken(set_up(**change)) == broken


NAMES = st.sampled_from(sorted(wired()))
TEXTS = st.one_of(
    st.sampled_from(
        ["", "{}", "[]", "null", "hooks: 1", "hooks: {after_plan: x}", '{"files": []}', "a: &x [*x]", "\x00"]
    ),
    st.text(max_size=40),
)


@given(st.dictionaries(NAMES, st.one_of(st.none(), TEXTS), max_size=6))
@settings(max_examples=80, deadline=None)
def test_whatever_stands_in_the_files_each_probe_answers(changes: dict[str, str | None]) -> None:
    found = diagnosis.diagnose("/somewhere", set_up(**changes))
    assert found.observations
    assert all(each.cure or each.path for each in found.faults)
    spec_kit_probes.broken(set_up(**changes))

"""The report of code quality names each issue once, at a line."""

from __future__ import annotations

import json

import pytest

from constitution_gate.constitution.model import Level
from constitution_gate.engine.report import Verdict
from constitution_gate.engine.reports.places import Places, nowhere


@pytest.fixture
def issues_of(samples):
    return lambda report, places=None: json.loads(samples.render("gitlab", report, places))


def test_a_finding_is_an_issue(samples, issues_of) -> None:
    (issue,) = issues_of(samples.report(samples.feature(samples.gate())))
    assert issue.pop("fingerprint").endswith(":1")
    assert issue == {
        "description": "The entity Note is not defined. Define it.",
        "check_name": "data-model",
        "severity": "critical",
        "location": {"path": "specs/001-notes/data-model.md", "lines": {"begin": 12}},
    }


@pytest.mark.parametrize(
    ("verdict", "level", "waivable", "severity"),
    [
        (Verdict.FAIL, Level.MUST, False, "blocker"),
        (Verdict.FAIL, Level.MUST, True, "critical"),
        (Verdict.UNVERIFIED, Level.MUST, False, "major"),
        (Verdict.FAIL, Level.SHOULD, False, "minor"),
        (Verdict.FAIL, Level.MAY, True, "info"),
        (Verdict.JUSTIFIED, Level.MUST, True, "info"),
    ],
)
def test_the_severity_follows_level_and_verdict(samples, issues_of, verdict, level, waivable, severity) -> None:
    gate = samples.gate(verdict=verdict, level=level, waivable=waivable)
    (issue,) = issues_of(samples.report(samples.feature(gate)))
    assert issue["severity"] == severity


def test_nothing_that_fails_is_an_empty_list(samples, issues_of) -> None:
    assert issues_of(samples.report(samples.feature(samples.gate(verdict=Verdict.PASS)))) == []


def test_what_the_baseline_holds_is_information(samples, issues_of) -> None:
    held = [issue for issue in issues_of(samples.every_verdict()) if issue["check_name"] == "held"]
    assert {issue["severity"] for issue in held} == {"info"}
    assert all(issue["description"].startswith("Frozen by the baseline: ") for issue in held)


def test_the_same_finding_twice_is_two_issues(samples, issues_of) -> None:
    gate = samples.gate(findings=(samples.finding(), samples.finding(line=40)))
    assert len({issue["fingerprint"] for issue in issues_of(samples.report(samples.feature(gate)))}) == 2


def test_paths_are_counted_from_the_root_of_the_repository(samples, issues_of) -> None:
    (issue,) = issues_of(samples.report(samples.feature(samples.gate())), Places(lambda _path: True, "app/"))
    assert issue["location"]["path"] == "app/specs/001-notes/data-model.md"


def test_an_input_error_is_a_blocker(samples, issues_of) -> None:
    first, second, third = issues_of(samples.input_error())
    assert {first["severity"], second["severity"], third["severity"]} == {"blocker"}
    assert first["location"] == {"path": ".specify/memory/constitution.md", "lines": {"begin": 3}}
    assert issues_of(samples.input_error(), nowhere())[2]["description"].startswith("Input error. specs/001-notes/plan")

"""The SARIF log says what failed, where, by which rule, and what was accepted."""

from __future__ import annotations

import json

import pytest

from constitution_gate.constitution.model import Level
from constitution_gate.engine.report import Outcome, Verdict
from constitution_gate.engine.reports.places import Places, nowhere


@pytest.fixture
def run_of(samples):
    """The one run of a report's log."""

    def made(report, places: Places | None = None) -> dict:
        log = json.loads(samples.render("sarif", report, places))
        assert log["version"] == "2.1.0"
        (run,) = log["runs"]
        return run

    return made


def _of(run: dict, gate: str) -> list[dict]:
    return [result for result in run["results"] if result["ruleId"] == gate]


def test_each_gate_is_a_rule_with_the_page_of_its_check(samples, run_of) -> None:
    run = run_of(samples.report(samples.feature(samples.gate("note-entities", level=Level.SHOULD))))
    (rule,) = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("note-entities", "NoteEntities")
    assert rule["defaultConfiguration"]["level"] == "warning"
    assert rule["help"]["markdown"].startswith("# data-model\n")
    assert "## " not in rule["help"]["text"]
    assert "](../" not in rule["help"]["markdown"]
    assert rule["properties"]["tags"] == ["SHOULD", "data-model", "I. Data Model First"]
    assert ".specify/memory/constitution.md:7" in rule["fullDescription"]["text"]
    assert "helpUri" not in rule


def test_a_rule_is_told_once_for_all_features(samples, run_of) -> None:
    first, second = samples.feature(samples.gate()), samples.feature(samples.gate(), name="002-tags")
    run = run_of(samples.report(first, second))
    assert len(run["tool"]["driver"]["rules"]) == 1
    assert [result["ruleIndex"] for result in run["results"]] == [0, 0]
    assert [result["properties"]["feature"] for result in run["results"]] == ["specs/001-notes", "specs/002-tags"]


def test_a_check_without_a_page_is_a_rule_that_describes_itself(samples, run_of) -> None:
    for check in ("unheard-of", "../architecture", "/etc/passwd"):
        (rule,) = run_of(samples.report(samples.feature(samples.gate(check=check))))["tool"]["driver"]["rules"]
        assert rule["help"] == rule["fullDescription"]


@pytest.mark.parametrize(
    ("verdict", "level", "kind", "shown"),
    [
        (Verdict.FAIL, Level.MUST, "fail", "error"),
        (Verdict.FAIL, Level.SHOULD, "fail", "warning"),
        (Verdict.FAIL, Level.MAY, "fail", "note"),
        (Verdict.ERROR, Level.MUST, "fail", "error"),
        (Verdict.JUSTIFIED, Level.MUST, "fail", "note"),
        (Verdict.UNVERIFIED, Level.MUST, "open", "none"),
    ],
)
def test_the_level_follows_the_verdict(samples, run_of, verdict, level, kind, shown) -> None:
    run = run_of(samples.report(samples.feature(samples.gate(verdict=verdict, level=level))))
    (result,) = run["results"]
    assert (result["kind"], result["level"]) == (kind, shown)


@pytest.mark.parametrize("verdict", [Verdict.PASS, Verdict.ATTESTED, Verdict.PENDING, Verdict.NOT_APPLICABLE])
def test_what_nobody_has_to_look_at_is_no_result(samples, run_of, verdict) -> None:
    assert run_of(samples.report(samples.feature(samples.gate(verdict=verdict))))["results"] == []


def test_a_result_leads_to_its_line_the_rule_and_the_claim(samples, run_of) -> None:
    (result,) = run_of(samples.report(samples.feature(samples.gate())))["results"]
    assert result["message"]["text"] == "The entity Note is not defined. Define it."
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "specs/001-notes/data-model.md", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 12, "startColumn": 3}
    related = [each["physicalLocation"]["artifactLocation"]["uri"] for each in result["relatedLocations"]]
    assert related == [".specify/memory/constitution.md", "specs/001-notes/plan.md"]


def test_what_is_not_there_is_told_at_the_plan_and_named(samples, run_of) -> None:
    places = Places(lambda path: path == "specs/001-notes/plan.md")
    (result,) = run_of(samples.report(samples.feature(samples.gate(claim=None))), places)["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "specs/001-notes/plan.md"
    assert result["message"]["text"].startswith("specs/001-notes/data-model.md:12: ")


@pytest.mark.parametrize("path", ["/etc/passwd", "../x", "a/../../x", "a//b", "./a", "", "a\0b", "a\ud800"])
def test_a_path_that_leaves_the_tree_is_no_location(samples, run_of, path: str) -> None:
    gate = samples.gate(findings=(samples.finding().replace(path=path),))
    (result,) = run_of(samples.report(samples.feature(gate)))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "specs/001-notes/plan.md"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/ü.md", "a%20b/%C3%BC.md"),
        ("javascript:alert(1)/x", "javascript%3Aalert%281%29/x"),
        ("C:\\x", "C%3A%5Cx"),
        ("a%2e%2e/b#c?d", "a%252e%252e/b%23c%3Fd"),
        ("odd\udcff.md", "odd%FF.md"),
        ("two\nlines\x1b", "two%0Alines%1B"),
    ],
)
def test_a_path_is_a_percent_encoded_relative_reference(samples, run_of, path: str, uri: str) -> None:
    gate = samples.gate(findings=(samples.finding().replace(path=path),))
    (result,) = run_of(samples.report(samples.feature(gate)))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_paths_are_counted_from_the_root_of_the_repository(samples, run_of) -> None:
    places = Places(lambda _path: True, "services/notes app/")
    (result,) = run_of(samples.report(samples.feature(samples.gate())), places)["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "services/notes%20app/specs/001-notes/data-model.md"


def test_every_result_has_a_location_where_the_plan_is_there(samples, run_of) -> None:
    """GitHub refuses the whole file for one result without a location."""
    for report in (samples.every_verdict(), samples.hostile_report()):
        places = Places(lambda path: path.endswith("/plan.md") or path == ".specify/memory/constitution.md")
        assert all(result["locations"] for result in run_of(report, places)["results"])


def test_without_a_file_there_is_no_location(samples, run_of) -> None:
    (result,) = run_of(samples.report(samples.feature(samples.gate())), nowhere())["results"]
    assert "locations" not in result
    assert "relatedLocations" not in result


def test_a_justified_gate_is_suppressed_by_its_row(samples, run_of) -> None:
    (result,) = run_of(samples.report(samples.feature(samples.gate(verdict=Verdict.JUSTIFIED))))["results"]
    (suppression,) = result["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("inSource", "accepted")
    assert suppression["justification"] == "A prototype. Simpler alternative rejected: A table: too early."
    assert suppression["location"]["physicalLocation"]["region"] == {"startLine": 60}


def test_a_frozen_finding_is_suppressed_and_unchanged_and_comes_last(samples, run_of) -> None:
    run = run_of(samples.every_verdict())
    half = _of(run, "half-held")
    assert [result["baselineState"] for result in half] == ["new", "unchanged", "unchanged"]
    assert [len(result["suppressions"]) for result in half] == [0, 1, 1]
    assert half[1]["suppressions"][0]["kind"] == "external"
    states = [result["baselineState"] for result in run["results"]]
    assert states == sorted(states)


def test_without_a_baseline_there_is_no_state(samples, run_of) -> None:
    (result,) = run_of(samples.report(samples.feature(samples.gate())))["results"]
    assert "baselineState" not in result


def test_the_same_finding_twice_has_two_fingerprints(samples, run_of) -> None:
    gate = samples.gate(findings=(samples.finding(), samples.finding(line=40)))
    first, second = run_of(samples.report(samples.feature(gate)))["results"]
    marks = [result["partialFingerprints"]["constitutionGate/v1"] for result in (first, second)]
    assert [mark.split(":")[1] for mark in marks] == ["1", "2"]
    assert len({mark.split(":")[0] for mark in marks}) == 1


def test_an_input_error_is_a_notification_of_a_run_that_did_not_succeed(samples, run_of) -> None:
    run = run_of(samples.input_error())
    (invocation,) = run["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    told = invocation["toolExecutionNotifications"]
    assert [each["level"] for each in told] == ["error", "error", "error"]
    assert told[0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    assert "locations" not in told[1]
    assert run["results"] == []


def test_a_run_that_failed_gates_did_succeed_as_a_run(samples, run_of) -> None:
    (invocation,) = run_of(samples.report(samples.feature(samples.gate())))["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (True, 1)
    report = samples.report(samples.feature(), outcome=Outcome.PASSED)
    assert run_of(report)["invocations"][0]["exitCode"] == 0


def test_when_there_are_too_many_the_most_important_stay(samples, run_of) -> None:
    notes = samples.gate("notes", level=Level.MAY, findings=tuple(samples.finding(f"N {n}") for n in range(5_000)))
    run = run_of(samples.report(samples.feature(notes, samples.gate("late"))))
    assert run["results"][0]["ruleId"] == "late"
    assert len(run["results"]) == 5_000
    last = run["invocations"][0]["toolExecutionNotifications"][-1]
    assert "1 more results are left out" in last["message"]["text"]


def test_a_message_holds_no_link(samples, run_of) -> None:
    gate = samples.gate(findings=(samples.finding("See [here](https://example.org)."),))
    (result,) = run_of(samples.report(samples.feature(gate)))["results"]
    assert "](" not in result["message"]["text"]

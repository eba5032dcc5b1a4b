"""The JUnit report says the same to every reader of test results."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from constitution_gate.constitution.model import Level
from constitution_gate.engine.report import ChangedSummary, EvidenceEntry, Outcome, Verdict


@pytest.fixture
def suites_of(samples):
    def made(report) -> ET.Element:
        return ET.fromstring(samples.render("junit", report))

    return made


@pytest.fixture
def case_of(samples, suites_of):
    """The test case of a report with one gate."""

    def made(gate, **feature) -> ET.Element:
        (case,) = suites_of(samples.report(samples.feature(gate, **feature))).iter("testcase")
        return case

    return made


@pytest.mark.parametrize(
    ("verdict", "level", "outcome", "kind"),
    [
        (Verdict.FAIL, Level.MUST, Outcome.FAILED, "failure"),
        (Verdict.ERROR, Level.MUST, Outcome.FAILED, "error"),
        (Verdict.UNVERIFIED, Level.MUST, Outcome.INCONCLUSIVE, "failure"),
        (Verdict.UNVERIFIED, Level.MUST, Outcome.PASSED, "skipped"),
        (Verdict.UNVERIFIED, Level.SHOULD, Outcome.FAILED, "skipped"),
        (Verdict.FAIL, Level.SHOULD, Outcome.PASSED, "skipped"),
        (Verdict.FAIL, Level.SHOULD, Outcome.FAILED, "failure"),
        (Verdict.FAIL, Level.MAY, Outcome.FAILED, "skipped"),
        (Verdict.JUSTIFIED, Level.MUST, Outcome.PASSED, "skipped"),
        (Verdict.PENDING, Level.MUST, Outcome.PASSED, "skipped"),
        (Verdict.NOT_APPLICABLE, Level.MUST, Outcome.PASSED, "skipped"),
        (Verdict.PASS, Level.MUST, Outcome.PASSED, None),
        (Verdict.ATTESTED, Level.MUST, Outcome.PASSED, None),
    ],
)
def test_a_verdict_is_a_failure_only_where_it_stops_the_pipeline(
    case_of, samples, verdict, level, outcome, kind
) -> None:
    case = case_of(samples.gate(verdict=verdict, level=level), outcome=outcome)
    found = [each for each in ("failure", "error", "skipped") if case.find(each) is not None]
    assert found == ([kind] if kind else [])
    if kind:
        assert case.find(kind).get("message")
        assert case.find(kind).get("type") == verdict.value


def test_a_failure_names_each_finding_with_its_remedy(case_of, samples) -> None:
    case = case_of(samples.gate())
    assert case.find("failure").text.splitlines() == [
        "specs/001-notes/data-model.md:12: The entity Note is not defined.",
        "→ Define it.",
    ]
    assert case.get("classname") == "001-notes.I Data Model First"
    assert case.get("name") == "data-model: Every entity MUST be defined."


def test_a_justification_is_told(case_of, samples) -> None:
    skipped = case_of(samples.gate(verdict=Verdict.JUSTIFIED)).find("skipped")
    assert skipped.get("message").startswith("Justified in Complexity Tracking: ")
    assert "A prototype." in skipped.text


def test_a_frozen_gate_is_skipped_and_a_half_frozen_one_fails(samples, suites_of) -> None:
    cases = {case.get("name").split(":")[0]: case for case in suites_of(samples.every_verdict()).iter("testcase")}
    assert cases["held"].find("skipped").get("message").startswith("Frozen by the baseline (MUST): ")
    assert cases["half-held"].find("failure").text.splitlines()[0].endswith("A new one.")
    stale = [name for name in cases if name.endswith("of specs/001-notes")]
    assert len(stale) == 2


def test_the_evidence_of_a_pass_is_its_output(case_of, samples) -> None:
    gate = samples.gate(verdict=Verdict.PASS)
    many = tuple(EvidenceEntry("a.md", line, line, "0" * 64, "read") for line in range(1, 61))
    told = case_of(gate.replace(evidence=many)).find("system-out").text.splitlines()
    assert told[1] == "a.md:1: read"
    assert told[-1] == "… and 10 more"


def test_the_counts_are_those_of_the_cases(samples, suites_of) -> None:
    root = suites_of(samples.every_verdict())
    for suite in root.iter("testsuite"):
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        for kind in ("failure", "error", "skipped"):
            name = kind if kind == "skipped" else f"{kind}s"
            assert int(suite.get(name)) == len(suite.findall(f"testcase/{kind}"))
    assert int(root.get("tests")) == len(list(root.iter("testcase")))


def test_junitparser_reads_the_same_counts(samples) -> None:
    junitparser = pytest.importorskip("junitparser")
    found = junitparser.JUnitXml.fromstring(samples.render("junit", samples.every_verdict()).encode())
    read = junitparser.JUnitXml()
    for suite in found:
        read += suite
    read.update_statistics()
    assert (found.tests, found.failures, found.errors) == (read.tests, read.failures, read.errors)
    assert read.skipped > 0


def test_input_errors_are_errors(samples, suites_of) -> None:
    root = suites_of(samples.input_error())
    names = [case.get("name") for case in root.iter("testcase")]
    assert names == ["1. .specify/memory/constitution.md:3", "2. command line", "3. specs/001-notes/plan.md"]
    assert root.get("errors") == "3"


def test_a_change_that_touches_no_feature_still_reports_a_test(samples, suites_of) -> None:
    changed = ChangedSummary("origin/main", "a" * 40, 2, ())
    report = samples.report(outcome=Outcome.PASSED, changed=changed, notes=("No feature is touched.",))
    (case,) = suites_of(report).iter("testcase")
    assert [(each.tag, each.text) for each in case] == [("system-out", "No feature is touched.")]


def test_nothing_depends_on_the_clock(samples) -> None:
    assert "time" not in samples.render("junit", samples.report(samples.feature(samples.gate())))


def test_what_xml_does_not_know_is_spelled_out(case_of, samples) -> None:
    case = case_of(samples.gate(reason="a\x00b\x1b]]>\ufffe\ud800<c>&"))
    assert case.find("failure").get("message") == "a\\u0000b\\u001B]]>\\uFFFE\\uD800<c>&"

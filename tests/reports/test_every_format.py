"""Whatever the audited tree says, each format stays well-formed, harmless and the same bytes."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FORMATS = ("sarif", "junit", "github", "gitlab", "summary", "html")


@pytest.fixture(scope="session")
def junit_schema(samples):
    etree = pytest.importorskip("lxml.etree")
    return etree.XMLSchema(etree.parse(str(samples.schemas / "junit-10.xsd")))


@pytest.fixture(scope="session")
def assert_valid(samples, sarif_errors, junit_schema, assert_harmless):
    """Assert that a report in a format is what its readers accept."""
    import jsonschema_rs
    from lxml import etree

    quality = jsonschema_rs.validator_for(json.loads((samples.schemas / "gitlab-code-quality.json").read_text()))

    def check(name: str, text: str) -> None:
        assert text.endswith("\n")
        assert_harmless(text, annotations=name == "github")
        if name == "sarif":
            assert sarif_errors(json.loads(text)) == []
        elif name == "gitlab":
            issues = json.loads(text)
            quality.validate(issues)
            assert len({issue["fingerprint"] for issue in issues}) == len(issues)
        elif name == "junit":
            junit_schema.assertValid(etree.parse(io.BytesIO(text.encode("utf-8"))))
            ET.fromstring(text)
        else:
            text.encode("utf-8")

    return check


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", ["every_verdict", "input_error", "hostile_report", "report"])
def test_a_report_of_each_kind_is_valid(samples, assert_valid, name: str, kind: str) -> None:
    report = getattr(samples, kind)()
    text = samples.render(name, report)
    assert_valid(name, text)
    assert text == samples.render(name, report)


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_that_leads_nowhere_is_valid(samples, assert_valid, name: str) -> None:
    from constitution_gate.engine.reports.places import nowhere

    for report in (samples.every_verdict(), samples.hostile_report(), samples.input_error()):
        assert_valid(name, samples.render(name, report, nowhere()))


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_any_text_in_any_field_is_harmless(samples, assert_valid, name: str, data: st.DataObject) -> None:
    report = data.draw(samples.any_report())
    assert_valid(name, samples.render(name, report))


@pytest.mark.parametrize("name", FORMATS)
def test_ten_thousand_findings_are_cut_and_counted(samples, assert_valid, name: str) -> None:
    text = samples.render(name, samples.many(10_000))
    assert_valid(name, text)
    assert len(text.encode("utf-8")) < 10 * 1024 * 1024
    more = {"sarif": "5,000 more", "junit": "9,950 more", "github": "9,991 more", "gitlab": "5,000 more"}
    assert more.get(name, "9,980 more") in text


@pytest.mark.parametrize("name", FORMATS)
def test_no_secret_is_repeated(samples, name: str) -> None:
    secret = "ghp_" + "a" * 36
    gate = samples.gate(title=secret, reason=secret, findings=(samples.finding(f"It holds {secret}.", remedy=secret),))
    assert secret not in samples.render(name, samples.report(samples.feature(gate)))


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_frozen_is_told(samples, name: str) -> None:
    text = samples.render(name, samples.every_verdict())
    assert "rozen" in text
    if name != "github":
        assert "stale" in text or "no longer fails" in text

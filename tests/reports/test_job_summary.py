"""The job summary can be read by a person and holds no markup but its own."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constitution_gate.engine.report import Verdict
from constitution_gate.engine.reports import job_summary
from constitution_gate.engine.reports.places import Places

PAGES = "https://github.com/o/r/blob/" + "a" * 40 + "/"


@pytest.fixture(scope="session")
def html_of(samples):
    """A report's summary as GitHub's reader makes it HTML, without its cleaning."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    places = Places(lambda path: bool(path), "", PAGES)
    return lambda report: reader.render(job_summary.render(report, places))


def test_it_shows_outcome_what_blocks_and_a_table_of_features(samples, html_of) -> None:
    passed = samples.feature(samples.gate(verdict=Verdict.PASS), name="002-tags")
    html = html_of(samples.report(samples.feature(samples.gate()), passed))
    assert "<h2>Constitution audit: ❌ failed</h2>" in html
    assert html.index("<h3>What blocks</h3>") < html.index("<h3>Features</h3>") < html.index("<details>")
    assert html.count("<details>") == html.count("</details>") == 2
    assert "<td>002-tags</td>" in html
    link = f'<a href="{PAGES}specs/001-notes/data-model.md?plain=1#L12"><code>data-model.md:12</code></a>'
    assert link in html


def test_without_a_forge_there_is_no_link(samples) -> None:
    assert "](" not in samples.render("summary", samples.report(samples.feature(samples.gate())))


def test_what_two_gates_of_a_check_found_is_told_once(samples) -> None:
    gates = [samples.gate("one"), samples.gate("two")]
    text = samples.render("summary", samples.report(samples.feature(*gates)))
    assert "The same findings as one." in text


def test_what_is_justified_tells_why(samples) -> None:
    text = samples.render("summary", samples.report(samples.feature(samples.gate(verdict=Verdict.JUSTIFIED))))
    assert "Needed because: A prototype." in text


def _assert_no_foreign_markup(html: str) -> None:
    known = "h[1-6]|p|ul|li|strong|em|code|a|table|thead|tbody|tr|th|td|blockquote|details|summary"
    assert not re.search(rf"<(?!/?(?:{known})\b)", html)
    assert not re.search(r"<[a-z0-9]+ (?!href=\"https://github\.com/o/r/blob/|style=\"text-align:)", html)
    assert html.count("<summary>") == html.count("<details>") == html.count("</details>")


def test_hostile_text_is_no_markup(samples, html_of) -> None:
    _assert_no_foreign_markup(html_of(samples.hostile_report()))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_text_is_markup(samples, html_of, data: st.DataObject) -> None:
    _assert_no_foreign_markup(html_of(data.draw(samples.any_report())))


@pytest.mark.parametrize("room", [0, 100, 600, 2_000, 20_000, 1 << 20])
def test_it_keeps_within_the_room_that_is_left(samples, room: int) -> None:
    findings = tuple(samples.finding(f"Finding {number} says something long enough to count.") for number in range(30))
    features = [samples.feature(samples.gate(findings=findings), name=f"{number:03}-x") for number in range(400)]
    text = job_summary.render(samples.report(*features), samples.files, room)
    assert len(text.encode("utf-8")) <= room
    assert (text == "") == (room == 0)
    if text and room < 1 << 20:
        assert "more parts do not fit here" in text
        assert text.count("<details>") == text.count("</details>")

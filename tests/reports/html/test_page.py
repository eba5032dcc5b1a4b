"""The HTML report says what there is to say, in an order that a reader can follow, and holds no markup but its own."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import Level
from constitution_gate.engine.report import (
    ApprovalEntry,
    BaseSummary,
    ChangedSummary,
    DeviationEntry,
    FactEntry,
    NormCounts,
    Outcome,
    PrincipleSummary,
    TouchedEntry,
    TrackingEntry,
    Verdict,
)
from constitution_gate.engine.reports import html
from constitution_gate.engine.reports.places import Places
from constitution_gate.engine.reports.trend import Run

PAGES = "https://github.com/o/r/blob/" + "a" * 40 + "/"
ON_A_FORGE = Places(lambda path: bool(path), "", PAGES)
VOID = frozenset({"meta", "link", "input"})
KNOWN = {
    "a": {"class", "href", "rel", "aria-label"},
    "b": set(),
    "body": set(),
    "button": {"type", "name", "data-theme", "aria-pressed"},
    "code": {"class"},
    "dd": set(),
    "details": {"class", "id", "open"},
    "div": {"class", "tabindex", "role", "aria-label", "aria-labelledby", "hidden"},
    "dl": {"class"},
    "dt": set(),
    "fieldset": set(),
    "footer": set(),
    "form": {"class", "role", "aria-label", "hidden"},
    "h1": {"id"},
    "h2": {"id", "tabindex"},
    "h3": {"class"},
    "h4": {"class"},
    "h5": set(),
    "head": set(),
    "header": {"class"},
    "html": {"lang"},
    "input": {"type", "name", "value", "placeholder", "autocomplete", "spellcheck"},
    "label": {"class"},
    "legend": {"class"},
    "li": {"class", "id", "data-verdict", "data-level", "data-principle", "data-plan"},
    "link": {"rel", "href"},
    "main": set(),
    "meta": {"charset", "http-equiv", "content", "name"},
    "nav": {"aria-label"},
    "option": {"value"},
    "p": {"class", "role", "hidden"},
    "pre": {"class"},
    "rect": {"class", "x", "y", "width", "height"},
    "script": set(),
    "section": {"class", "aria-labelledby"},
    "select": {"name"},
    "span": {"class", "aria-hidden", "data-line"},
    "style": set(),
    "summary": set(),
    "svg": {"class", "viewbox", "preserveaspectratio", "role", "aria-label", "width", "height"},
    "table": {"class"},
    "tbody": set(),
    "td": {"class"},
    "th": {"class", "scope"},
    "thead": set(),
    "title": set(),
    "tr": set(),
    "ul": {"class"},
}
CLASSES = re.compile(r"[a-z0-9-]+(?: [a-z0-9-]+)*\Z")


class Page(HTMLParser):
    """A page as it is nested; an element that is not closed where it was opened is an error."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self._inside: list[int] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attributes}) == len(attributes)
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self._open[-1:]:
            self.texts.setdefault(tag, []).append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def all(self, name: str) -> list[str | None]:
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def assert_only_its_own_markup(text: str) -> Page:
    page = Page(text)
    for tag, attributes in page.elements:
        assert tag in KNOWN, tag
        assert set(attributes) <= KNOWN[tag], (tag, attributes)
        assert CLASSES.match(attributes.get("class") or "x"), attributes
    ids = page.all("id")
    assert len(set(ids)) == len(ids)
    for address in page.all("href"):
        if address.startswith("#"):
            assert address[1:] in ids
        else:
            assert address.startswith(("data:image/svg+xml,%3Csvg", PAGES)), address
            assert re.fullmatch(r"[!-~]+", address) or address.startswith("data:")
    for label in page.all("aria-labelledby"):
        assert label in ids
    assert [tag for tag, _ in page.elements].count("script") == [tag for tag, _ in page.elements].count("style") == 1
    return page


@pytest.fixture(scope="session")
def everything(samples):
    """A report that has something to say in every section."""
    report = samples.every_verdict()
    feature = report.features[0]
    other = samples.feature(
        samples.gate(verdict=Verdict.PASS, deviations=(DeviationEntry("I", "It is old.", "open", "c.md", 4),)),
        name="002-tags",
    )
    rows = (
        TrackingEntry("A cache", "Reads are slow.", "An index: tried.", "data-model", True, False, 61),
        TrackingEntry("A queue", "Maybe.", "", None, False, True, 62),
    )
    feature = feature.replace(
        complexity_tracking=rows,
        facts={"persistent-data": FactEntry(True, "Its data model has primary keys.", ())},
        left_out={"vendored": 3},
    )
    principles = (
        PrincipleSummary("principle-1", "I", "Data Model First (NON-NEGOTIABLE)", 7, True, NormCounts(2, 1, 0)),
        PrincipleSummary("principle-2", "II", "Nobody Looks", 19, False, NormCounts(1, 0, 0)),
    )
    return report.replace(
        features=(feature, other),
        constitution=report.constitution.replace(principles=principles),
        base=BaseSummary("origin/main", "b" * 40, "1.1.0", "c" * 64),
        changed=ChangedSummary("origin/main", "b" * 40, 2, (TouchedEntry("specs/001-notes", "plan.md changed"),)),
        approvals=(ApprovalEntry("specs/001-notes", "unverified-must", "Ada", "I looked at it."),),
        other_deviations=(DeviationEntry("II", "Nobody looked.", "accepted", "c.md", 9),),
    )


RUNS = tuple(
    Run(feature, f"2026-01-0{day}", Outcome.FAILED if blocking else Outcome.PASSED, blocking, 9)
    for feature in (None, "specs/001-notes")
    for day, blocking in enumerate((4, 2, 0), 1)
)


def test_everything_is_said_and_nothing_else_is_markup(everything) -> None:
    text = html.render(everything, ON_A_FORGE, history=RUNS)
    assert_only_its_own_markup(text)
    for said in (
        "sha256 " + "1" * 64,
        "Compared with",
        "1 entry is stale",
        "A note.",
        "What blocks",
        "Not verified",
        "Warnings",
        "I. Data Model First",
        "II. Nobody Looks",
        "2 MUST, 1 SHOULD",
        "no gate",
        "NON-NEGOTIABLE",
        "plan: pass",
        "An index: tried.",
        "no failing gate",
        "incomplete",
        "persistent-data",
        "vendored (3)",
        "It is old. (open)",
        "Nobody looked. (accepted)",
        "Stale entries of the baseline",
        "plan.md changed",
        "I looked at it.",
        "Gates that blocked in the last 3 audits, 2026-01-01 to 2026-01-03: 4, 2, 0.",
    ):
        assert said in text, said


def test_what_comes_first_is_the_outcome_and_then_what_blocks(everything) -> None:
    text = html.render(everything)
    places = [text.index(part) for part in ("<h1", ">What blocks ", ">Not verified ", ">Features ", ">Principles ")]
    assert places == sorted(places)
    assert "<title>Failed: constitution audit</title>" in text


def test_headings_go_down_one_level_at_a_time(everything) -> None:
    levels = [int(tag[1]) for tag, _ in Page(html.render(everything)).elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_claim_that_the_verdict_contradicts_is_marked(samples) -> None:
    failing, holding = samples.gate("one"), samples.gate("two", Verdict.PASS)
    page = Page(html.render(samples.report(samples.feature(failing, holding))))
    assert [each for each in page.all("data-plan") if each] == ["differs", "agrees"]


@pytest.mark.parametrize(
    ("verdict", "status", "said"),
    [
        (Verdict.UNVERIFIED, "pass", "differs"),
        (Verdict.JUSTIFIED, "pass", "agrees"),
        (Verdict.FAIL, "fail", "agrees"),
        (Verdict.PASS, "fail", "differs"),
        (Verdict.PASS, "open", ""),
        (Verdict.NOT_APPLICABLE, "pass", ""),
    ],
)
def test_whether_plan_and_verdict_agree(samples, verdict: Verdict, status: str, said: str) -> None:
    gate = samples.gate(verdict=verdict)
    gate = gate.replace(claim=gate.claim.replace(status=status))
    assert Page(html.render(samples.report(samples.feature(gate)))).all("data-plan") == [said]


def test_without_a_forge_nothing_leads_out_of_the_page(everything) -> None:
    text = html.render(everything, Places(lambda _path: True))
    outside = re.sub(r"<link rel=\"icon\"[^>]*>", "", text)
    assert not re.search(r"""(?:src|href)=["'](?!#)""", outside)
    assert "//" not in re.sub(r"<script>.*?</script>|<link rel=\"icon\"[^>]*>", "", text, flags=re.DOTALL)
    assert "url(" not in text
    assert "@import" not in text


def test_a_forge_is_linked_where_it_is_known(samples) -> None:
    text = html.render(samples.report(samples.feature(samples.gate())), ON_A_FORGE)
    assert f'href="{PAGES}specs/001-notes/data-model.md?plain=1#L12" rel="noreferrer"' in text


def _policy(page: Page) -> dict[str, list[str]]:
    said = next(attributes["content"] for _, attributes in page.elements if "http-equiv" in attributes)
    return {words[0]: words[1:] for part in said.split(";") if (words := part.split())}


@pytest.mark.parametrize("kind", ["every_verdict", "input_error", "hostile_report", "report"])
def test_the_policy_allows_the_one_style_and_the_one_script_alone(samples, kind: str) -> None:
    page = Page(html.render(getattr(samples, kind)()))

    def digest(tag: str) -> str:
        text = "".join(page.texts[tag])
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    assert _policy(page) == {
        "default-src": ["'none'"],
        "style-src": [digest("style")],
        "script-src": [digest("script")],
        "img-src": ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_hostile_text_is_no_markup(samples) -> None:
    assert_only_its_own_markup(html.render(samples.hostile_report(), ON_A_FORGE))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_text_is_markup(samples, data: st.DataObject) -> None:
    report = data.draw(samples.any_report())
    text = st.text(max_size=30) | st.sampled_from(samples.hostile)
    run = st.builds(Run, st.none() | text, text, st.sampled_from(Outcome), st.integers(0, 9), st.integers(0, 9))
    history = data.draw(st.lists(run, max_size=4))
    assert_only_its_own_markup(html.render(report, ON_A_FORGE, history=history))


def test_the_same_report_is_the_same_bytes(everything) -> None:
    first, second = (html.render(everything, ON_A_FORGE, history=RUNS) for _ in range(2))
    assert first == second
    assert first.endswith("</html>\n")
    assert "\r" not in first


def test_anchors_stay_whatever_else_is_judged(samples) -> None:
    gate = samples.gate("api-contract")
    alone = html.render(samples.report(samples.feature(gate)))
    among = html.render(samples.report(samples.feature(samples.gate("other"), gate), samples.feature(name="002-x")))
    for text in (alone, among):
        assert 'id="001-notes/api-contract"' in text
        assert 'href="#001-notes/api-contract"' in text


def test_two_gates_of_a_name_have_two_anchors(samples) -> None:
    page = Page(html.render(samples.report(samples.feature(samples.gate("a b"), samples.gate("a-b")))))
    assert [each for each in page.all("id") if each.startswith("001-notes/")] == [
        "001-notes/",
        "001-notes/a-b",
        "001-notes/a-b~2",
    ]


def test_a_thousand_features_stay_within_ten_megabytes_and_are_all_counted(samples) -> None:
    findings = tuple(samples.finding(f"Finding {number} says something long enough to count.") for number in range(9))
    gates = [
        samples.gate(f"gate-{number}", Verdict.FAIL if number < 3 else Verdict.PASS, findings=findings[: 9 - number])
        for number in range(20)
    ]
    features = [samples.feature(*gates, name=f"{number:04}-feature") for number in range(1_000)]
    text = html.render(samples.report(*features))
    assert len(text.encode()) < 10 << 20
    shown = text.count('<details class="feature"')
    assert 0 < shown < 1_000
    assert f"The gates of {1_000 - shown} more features do not fit on this page" in text
    assert text.count('<th scope="row">') == 1_000
    assert " open" not in re.sub(r"<(script|style)>.*?</\1>", "", text, flags=re.DOTALL)


def test_what_does_not_fit_is_chosen_by_how_little_it_matters(samples, monkeypatch) -> None:
    monkeypatch.setattr(html, "ROOM", 1)
    good, bad = samples.feature(samples.gate(verdict=Verdict.PASS)), samples.feature(samples.gate(), name="002-bad")
    ids = Page(html.render(samples.report(good, bad))).all("id")
    assert "002-bad/" in ids
    assert "001-notes/" not in ids


def test_many_findings_are_cut_and_counted(samples) -> None:
    text = html.render(samples.many(10_000))
    assert "9,980 more findings" in text
    assert len(text) < 200_000


def test_gates_that_found_the_same_are_told_once_on_top(samples) -> None:
    gates = [samples.gate("one"), samples.gate("two"), samples.gate("three", level=Level.SHOULD)]
    text = html.render(samples.report(samples.feature(*gates)))
    on_top = text[text.index('id="blocking"') : text.index('id="gates"')]
    assert on_top.count("The entity Note is not defined.") == 2
    assert "The same, or part of it, is what" in on_top


def test_one_run_makes_no_chart(samples) -> None:
    report = samples.report(samples.feature(samples.gate()))
    assert "spark" not in re.sub(r"<style>.*?</style>", "", html.render(report, history=RUNS[:1]), flags=re.DOTALL)

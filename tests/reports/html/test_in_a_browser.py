"""The HTML report as a reader sees it, in a headless Chromium: it works, looks right, and asks for nothing."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from constitution_gate.constitution.model import Level
from constitution_gate.engine.report import NormCounts, Outcome, PrincipleSummary, TrackingEntry, Verdict
from constitution_gate.engine.reports import html
from constitution_gate.engine.reports.trend import Run

VISIBLE = """[...document.querySelectorAll('.gate')].filter(each => each.checkVisibility())
    .map(each => each.querySelector('.id').textContent)"""
CONTRAST = r"""(() => {
  const parts = (color) => {
    const [r, g, b, a] = color.match(/[\d.]+/g).map(Number);
    return { rgb: [r, g, b], alpha: a ?? 1 };
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const { rgb, alpha } = parts(getComputedStyle(each).backgroundColor);
      if (alpha === 1) return rgb;
    }
    throw new Error("no background");
  };
  const weak = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility() || element.closest(".unseen, script")) continue;
    const [a, b] = [light(parts(getComputedStyle(element).color).rgb), light(behind(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) weak.push(`${texts.currentNode.data.trim().slice(0, 30)}: ${ratio.toFixed(2)}`);
  }
  return weak;
})()"""


@pytest.fixture(scope="session")
def page(samples) -> str:
    """Two features, one of which fails, under two principles."""
    failing = samples.feature(
        samples.gate("api-contract", findings=(samples.finding("The reference leads nowhere."),), waivable=False),
        samples.gate("data-model", Verdict.PASS, principle="II. Data"),
        samples.gate("caching", Verdict.JUSTIFIED, principle="II. Data"),
        samples.gate("tests", Verdict.UNVERIFIED, level=Level.SHOULD, principle=None),
        samples.gate("late", Verdict.PENDING, level=Level.MAY, principle=None, claim=None),
        name="001-notes",
    ).replace(complexity_tracking=(TrackingEntry("A", "B", "C", None, False, True, 4),))
    passing = samples.feature(
        samples.gate("api-contract", Verdict.PASS),
        samples.gate("reviewed", Verdict.ATTESTED),
        samples.gate("unused", Verdict.NOT_APPLICABLE),
        name="002-tags",
    )
    report = samples.report(failing, passing, notes=("A note.",))
    principle = PrincipleSummary("principle-1", "I", "Data Model First", 7, True, NormCounts(1, 0, 0))
    constitution = report.constitution.replace(principles=(principle, principle.replace(id="p2", title="Nobody")))
    runs = [Run(None, f"2026-01-0{day}", Outcome.FAILED, day, 9) for day in (1, 2, 3)]
    return html.render(report.replace(constitution=constitution), history=runs)


def _set(tab, name: str, value: str) -> None:
    change = f"e.value = {value!r}" if name != "verdict" else f"(e = [...e].find(x => x.value === {value!r})).click()"
    tab.run(
        f"(() => {{ let e = document.querySelector('.filters').elements[{name!r}]; {change};"
        " document.querySelector('.filters').dispatchEvent(new Event('input', {bubbles: true})) })()"
    )


def test_it_renders_without_a_request_and_without_a_complaint(opened, page: str) -> None:
    tab = opened(page)
    assert tab.run("document.querySelector('h1').textContent") == "Failed"
    assert tab.run("getComputedStyle(document.querySelector('h1')).fontSize") == "36px"
    assert len(tab.requests()) == 1
    assert tab.complaints() == []


def test_a_server_is_asked_for_the_page_alone(opened, chromium, page: str) -> None:
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        tab = chromium.open(f"http://127.0.0.1:{server.server_port}/")
        tab.settle()
        complaints = tab.complaints()
        tab.close()
        server.shutdown()
    assert asked == ["/"]
    assert complaints == []


@pytest.mark.parametrize("address", ["https://example.org/x.png", "data:text/css,*{display:none}"])
def test_the_policy_stops_what_would_be_put_in(opened, page: str, address: str) -> None:
    """What no text of a report can do, the browser would refuse besides."""
    foreign = f'<img src="https://example.org/x.png"><link rel="stylesheet" href="{address}"><script>owned = 1</script>'
    tab = opened(page.replace("<main>", f'<main><b style="display:none" onclick="owned = 1">x</b>{foreign}'))
    tab.run("document.querySelector('main > b').click()")
    assert tab.run("typeof owned") == "undefined"
    assert tab.run("getComputedStyle(document.querySelector('main > b')).display") != "none"
    assert any("Content Security Policy" in each["entry"]["text"] for each in tab.told("Log.entryAdded"))
    sent = [each for each in tab.requests() if not each.startswith("file:")]
    refused = [each["type"] for each in tab.told("Network.loadingFailed") if each.get("blockedReason") == "csp"]
    assert len(refused) == len(sent)


def test_hostile_text_runs_no_script(opened, samples) -> None:
    tab = opened(html.render(samples.hostile_report()))
    tab.run("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert tab.run("document.scripts.length") == 1
    assert tab.run("document.images.length") == 0
    assert tab.run("document.querySelectorAll('main h1').length") == 1
    assert len(tab.requests()) == 1
    assert tab.complaints() == []


def test_filters_by_verdict_level_principle_and_text(opened, page: str) -> None:
    tab = opened(page)
    everything = ["api-contract", "data-model", "caching", "tests", "late"]
    assert tab.run(VISIBLE) == ["api-contract", "caching", "data-model", "tests", "late"]
    _set(tab, "verdict", "fail")
    assert tab.run(VISIBLE) == ["api-contract"]
    assert tab.run("document.querySelector('.result').textContent") == "1 of 8 gates"
    _set(tab, "verdict", "pass")
    assert tab.run(VISIBLE) == ["api-contract", "data-model", "api-contract"]
    _set(tab, "text", "NOWHERE reference")
    assert tab.run(VISIBLE) == ["api-contract"]
    tab.run("document.querySelector('.filters [type=reset]').click()")
    tab.settle()
    assert sorted(tab.run(VISIBLE)) == sorted(everything)
    _set(tab, "level", "SHOULD")
    assert tab.run(VISIBLE) == ["tests"]
    _set(tab, "level", "")
    _set(tab, "principle", "1")
    assert tab.run(VISIBLE) == ["caching", "data-model"]
    _set(tab, "text", "no gate says this")
    assert tab.run(VISIBLE) == []
    assert tab.run("document.querySelector('.empty').checkVisibility()")
    assert tab.complaints() == []


def test_shows_where_the_plan_differs(opened, page: str) -> None:
    tab = opened(page)
    tab.run("document.querySelector('[name=differs]').click()")
    assert tab.run(VISIBLE) == ["api-contract", "tests"]


@pytest.mark.parametrize("anchor", ["002-tags/reviewed", "001-notes/api-contract"])
def test_a_deep_link_opens_its_gate_and_goes_there(opened, page: str, anchor: str) -> None:
    tab = opened(page, f"#{anchor}")
    tab.settle()
    shown = tab.run(f"document.getElementById({anchor!r}).querySelector('.body').checkVisibility()")
    place = tab.run(f"document.getElementById({anchor!r}).getBoundingClientRect().top")
    assert shown
    assert 0 <= place < 900
    assert tab.run(f"document.activeElement.closest('.gate')?.id === {anchor!r}")


def test_a_deep_link_wins_over_a_filter(opened, page: str) -> None:
    tab = opened(page)
    _set(tab, "verdict", "pass")
    tab.run("location.hash = '#002-tags/unused'")
    tab.settle()
    assert tab.run("document.getElementById('002-tags/unused').querySelector('.body').checkVisibility()")


def test_unknown_and_broken_fragments_do_nothing(opened, page: str) -> None:
    for fragment in ("#nobody", "#%E0%A4%A", "#outcome"):
        tab = opened(page, fragment)
        tab.settle()
        assert tab.complaints() == []


def test_everything_is_reached_with_the_keyboard(opened, page: str) -> None:
    tab = opened(page)
    tab.press("/", text="/")
    assert tab.run("document.activeElement.name") == "text"
    tab.run("document.querySelector('.gate summary').focus()")
    tab.press("Enter", code="Enter", windowsVirtualKeyCode=13, text="\r")
    assert tab.run("document.querySelector('.gate details').open")
    tab.run("document.body.focus(); document.activeElement.blur()")
    tab.press("Tab", code="Tab", windowsVirtualKeyCode=9)
    assert tab.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_whoever_cannot_see_is_told_what_each_thing_is(opened, page: str) -> None:
    tab = opened(page)
    nodes = [each for each in tab.call("Accessibility.getFullAXTree")["nodes"] if not each["ignored"]]
    roles = [each["role"]["value"] for each in nodes]
    for landmark in ("banner", "main", "navigation", "search", "contentinfo", "status"):
        assert roles.count(landmark) == 1, landmark
    for each in nodes:
        if each["role"]["value"] in {"link", "button", "searchbox", "combobox", "checkbox", "image", "region"}:
            assert each["name"]["value"].strip(), each


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("chosen", [False, True], ids=["auto", "chosen"])
def test_every_text_stands_out_from_what_is_behind_it(opened, page: str, dark: bool, chosen: bool) -> None:
    tab = opened(page, dark=dark != chosen)
    if chosen:
        tab.run(f"document.querySelector('.theme [data-theme={'dark' if dark else 'light'}]').click()")
    tab.run("document.querySelectorAll('details').forEach(each => { each.open = true })")
    tab.run("document.querySelectorAll('.chip input')[1].click()")
    tab.run("document.querySelectorAll('.chip input')[2].click()")
    shown = tab.run("getComputedStyle(document.body).backgroundColor")
    assert shown == ("rgb(14, 17, 22)" if dark else "rgb(255, 255, 255)")
    assert tab.run(CONTRAST) == []


@pytest.mark.parametrize("width", [320, 480, 768, 1024])
def test_nothing_is_wider_than_the_window(opened, page: str, width: int) -> None:
    tab = opened(page, width=width)
    tab.run("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert tab.run("document.documentElement.scrollWidth") <= width


def test_in_print_every_feature_is_unfolded_and_no_control_is_left(opened, page: str) -> None:
    tab = opened(page, dark=True)
    tab.call("Emulation.setEmulatedMedia", media="print")
    tab.run("dispatchEvent(new Event('beforeprint'))")
    assert not tab.run("document.querySelector('.filters').checkVisibility()")
    assert len(tab.run(VISIBLE)) == 8
    assert tab.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    tab.run("dispatchEvent(new Event('afterprint'))")
    tab.look()
    assert len(tab.run(VISIBLE)) == 5


def test_without_script_everything_can_be_read(opened, page: str) -> None:
    tab = opened(page, script=False)
    assert tab.run("[...document.querySelectorAll('.filters, .theme')].every(each => !each.checkVisibility())")
    assert len(tab.run(VISIBLE)) == 5
    assert tab.run("document.querySelector('#blocking').checkVisibility()")

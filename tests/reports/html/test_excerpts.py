"""Of the files that a verdict rests on few lines are shown, none of them with a secret."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.engine.report import EvidenceEntry
from constitution_gate.engine.reports import html
from constitution_gate.engine.reports.excerpts import HIDDEN, LONGEST_LINE, Excerpts
from constitution_gate.engine.reports.places import Places
from constitution_gate.gates.feature import Artifact

CONTRACT = "specs/001-notes/contracts/api.yaml"
PLAN = "specs/001-notes/plan.md"


@pytest.fixture
def excerpts(samples):
    """Excerpts from files that are given as texts."""

    def make(files: dict[str, str], report=None, room: int = 100) -> Excerpts:
        read = {path: Artifact(path, text.encode("utf-8", "surrogatepass")) for path, text in files.items()}
        places = Places(lambda path: path in read, read=read.get)
        return Excerpts(report or samples.report(), places, room)

    return make


def _shown(excerpt) -> list[tuple[int, str, bool]]:
    return [(line.number, line.text, line.marked) for line in excerpt.lines]


def test_a_line_of_a_contract_stands_between_its_neighbours(samples, excerpts) -> None:
    found = excerpts({CONTRACT: "openapi: 3.1.0\npaths:\n\t/notes:\n    get: {}\n"})
    excerpt = found.of_finding(samples.finding(path=CONTRACT, line=3))
    assert _shown(excerpt) == [(2, "paths:", False), (3, "    /notes:", True), (4, "    get: {}", False)]


def test_blank_neighbours_are_left_out(samples, excerpts) -> None:
    found = excerpts({CONTRACT: "a: 1\n\nb: 2\n\n"})
    assert _shown(found.of_finding(samples.finding(path=CONTRACT, line=3))) == [(3, "b: 2", False)]


def test_a_line_of_prose_stands_alone(samples, excerpts) -> None:
    found = excerpts({PLAN: "# Plan\nbefore\nmeant\nafter\n"})
    assert _shown(found.of_finding(samples.finding(path=PLAN, line=3))) == [(3, "meant", False)]


def test_lines_end_where_the_lines_of_the_report_end(samples, excerpts) -> None:
    found = excerpts({PLAN: "one\r\ntwo\rthree \u2028 still three\nfour\n"})
    assert _shown(found.of_finding(samples.finding(path=PLAN, line=4))) == [(4, "four", False)]
    assert _shown(found.of_finding(samples.finding(path=PLAN, line=3))) == [(3, "three \\u2028 still three", False)]


@pytest.mark.parametrize("line", [None, 0, -1, 1, 9])
def test_no_line_is_shown_for_a_file_as_a_whole_or_a_line_that_is_not_there(samples, excerpts, line) -> None:
    assert excerpts({PLAN: "# Plan\nmore\n"}).of_finding(samples.finding(path=PLAN, line=line)) is None


def test_a_line_that_the_message_quotes_is_not_shown_again(samples, excerpts) -> None:
    finding = samples.finding("The plan claims that it holds: Data model exists.", PLAN, line=2)
    assert excerpts({PLAN: "# Plan\n- [x] **Data model** exists\n"}).of_finding(finding) is None


def test_only_files_that_the_tree_has_are_read(samples) -> None:
    def refuse(path: str) -> Artifact:
        raise AssertionError(path)

    found = Excerpts(samples.report(), Places(lambda _path: False, read=refuse), 9)
    for path in ("/etc/passwd", "../x", "specs/001-notes/plan.md", "/"):
        assert found.of_finding(samples.finding(path=path, line=2)) is None


def test_evidence_is_shown_from_the_file_that_was_looked_at(excerpts) -> None:
    text = "".join(f"line {number}\n" for number in range(1, 20))
    digest = Artifact(PLAN, text.encode()).sha256
    found = excerpts({PLAN: text})
    excerpt = found.of_evidence(EvidenceEntry(PLAN, 3, 12, digest, "a note"))
    assert [line.number for line in excerpt.lines] == [3, 4, 5, 6]
    assert excerpt.more == 6
    assert found.of_evidence(EvidenceEntry(PLAN, 3, 12, "0" * 64, "another file")) is None
    assert found.of_evidence(EvidenceEntry(PLAN, 3, 40, digest, "beyond its end")) is None
    assert found.of_evidence(EvidenceEntry(PLAN, 1, 19, digest, "the file as a whole")) is None
    assert found.of_evidence(EvidenceEntry(PLAN, 5, 4, digest, "the wrong way round")) is None


TOKEN = "ghp_" + "aB3dE6gH9j" * 4
SECRETS = {
    "a token": f"key: {TOKEN}",
    "an assigned value": "client_secret = 'q8Zt2LwX0vBn5RkY7mHs'",
    "a value under another name": "thing: 7fK2pQ9xW4zR8mT1vB6nY3cL",
    "a password in an address": "url: postgres://app:S3cr3t-pass-9x@db.prod-cluster.net/app",
}


@pytest.mark.parametrize("line", SECRETS.values(), ids=SECRETS)
def test_a_line_with_a_secret_is_not_shown(samples, excerpts, line: str) -> None:
    excerpt = excerpts({CONTRACT: f"a: 1\nb: 2\n{line}\n"}).of_finding(samples.finding(path=CONTRACT, line=2))
    shown = " ".join(text for _, text, _ in _shown(excerpt))
    assert "b: 2" in shown
    assert HIDDEN in shown or "[masked]" in shown
    for word in line.replace(":", " ").replace("'", " ").split():
        assert len(word) < 15 or word not in shown


def test_no_line_of_a_private_key_is_shown(samples, excerpts) -> None:
    body = "\n".join("MIIEvQIBADANBgkqhkiG9w0BAQEFAASC" for _ in range(6))
    text = f"a: 1\n-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\nb: 2\n"
    for line in range(2, 10):
        excerpt = excerpts({CONTRACT: text}).of_finding(samples.finding(path=CONTRACT, line=line))
        shown = [text for _, text, _ in _shown(excerpt)]
        assert set(shown) <= {HIDDEN, "a: 1", "b: 2"}
        assert HIDDEN in shown


def test_where_the_report_finds_a_secret_no_line_is_shown(samples, excerpts) -> None:
    finding = samples.finding("A key stands in this line.", CONTRACT, line=2)
    report = samples.report(samples.feature(samples.gate(check="security-requirements", findings=(finding,))))
    found = excerpts({CONTRACT: "a: 1\nharmless to all other eyes\nc: 3\n"}, report)
    assert found.of_finding(finding) is None
    beside = found.of_finding(samples.finding(path=CONTRACT, line=3))
    assert _shown(beside) == [(2, HIDDEN, False), (3, "c: 3", True)]


def test_a_long_line_is_cut(samples, excerpts) -> None:
    excerpt = excerpts({PLAN: f"# Plan\n{'word ' * 90_000}\n"}).of_finding(samples.finding(path=PLAN, line=2))
    assert len(excerpt.lines[0].text) == LONGEST_LINE


def test_a_page_holds_so_many_excerpts_and_no_more(samples, excerpts) -> None:
    found = excerpts({PLAN: "# Plan\none\ntwo\nthree\n"}, room=2)
    shown = [found.of_finding(samples.finding(path=PLAN, line=line)) for line in (2, 3, 4)]
    assert [each is not None for each in shown] == [True, True, False]


def test_a_file_that_is_no_text_has_no_lines(samples) -> None:
    places = Places(lambda _path: True, read=lambda path: Artifact(path, b"a\n\xff\n"))
    assert Excerpts(samples.report(), places, 9).of_finding(samples.finding(path=PLAN, line=2)) is None


@settings(max_examples=80, deadline=None)
@given(text=st.text(max_size=300), line=st.integers(-1, 30))
def test_any_text_is_shown_harmless(samples, assert_harmless, text: str, line: int) -> None:
    text = text.encode("utf-8", "replace").decode()
    read = Artifact(CONTRACT, text.encode())
    places = Places(lambda _path: True, read=lambda _path: read)
    excerpt = Excerpts(samples.report(), places, 9).of_finding(samples.finding(path=CONTRACT, line=line))
    for shown in excerpt.lines if excerpt else ():
        assert_harmless(shown.text)
        assert len(shown.text) <= LONGEST_LINE


def test_blanks_of_a_line_are_kept_on_the_page(samples) -> None:
    read = Artifact(CONTRACT, b"paths:\n  a:   <b>\n")
    places = Places(lambda path: path == CONTRACT, read=lambda _path: read)
    gate = samples.gate(findings=(samples.finding(path=CONTRACT, line=2),))
    assert 'data-line="2">  a:   &lt;b&gt;' in html.render(samples.report(samples.feature(gate)), places)

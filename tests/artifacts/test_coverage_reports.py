"""Coverage reports in every format, and what is refused in them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts.coverage import detection
from constitution_gate.gates.artifacts.coverage.report import CoverageError, Report, Tally
from constitution_gate.gates.feature import Artifact

LINES = "".join(f'<line number="{n}" hits="{h}"/>' for n, h in ((1, 4), (2, 0), (3, 1), (4, 1)))
COBERTURA = (
    '<?xml version="1.0"?><!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">'
    '<coverage line-rate="0.75"{stated}><packages><package><classes>'
    '<class filename="a.py"><methods><method><lines><line number="2" hits="9"/></lines></method></methods>'
    f"<lines>{LINES}</lines></class>"
    '<class filename="a.py"><lines><line number="4" hits="0" branch="true" condition-coverage="50% (1/2)"/></lines>'
    "</class>"
    "</classes></package></packages></coverage>"
)
JACOCO = (
    '<!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd"><report name="x"><group name="m"><package>'
    '<class><method><counter type="LINE" missed="9" covered="9"/></method></class><sourcefile name="A.java">'
    '<counter type="LINE" missed="1" covered="3"/><counter type="BRANCH" missed="1" covered="1"/></sourcefile>'
    '</package></group><counter type="LINE" missed="{missed}" covered="3"/>'
    '<counter type="BRANCH" missed="1" covered="1"/></report>'
)
CLOVER = (
    '<coverage generated="1"><project><metrics statements="4" coveredstatements="{covered}" conditionals="2" '
    'coveredconditionals="1"/><package><file name="a.php"><metrics statements="4" coveredstatements="3" '
    'conditionals="2" coveredconditionals="1"/></file></package></project></coverage>'
)
LCOV = (
    "TN:\nSF:a.js\nDA:1,1\nDA:2,0\nBRDA:1,0,0,1\nBRDA:1,0,1,-\nLF:2\nLH:1\nend_of_record\n"
    "SF:b.js\nDA:1,1\nDA:2,7,x\nend_of_record\n"
)
GO = "mode: atomic\nx.io/a/b.go:1.2,3.4 3 1\nx.io/a/b.go:4.2,5.4 1 0\nx.io/a/b.go:4.2,5.4 1 0\n"
COVERAGE_PY = {
    "meta": {"version": "7.6"},
    "files": {"a.py": {"summary": {"covered_lines": 3, "num_statements": 4, "num_branches": 2, "covered_branches": 1}}},
    "totals": {"covered_lines": 3, "num_statements": 4, "num_branches": 2, "covered_branches": 1},
}
SUMMARY = {
    "total": {"lines": {"total": 4, "covered": 3, "pct": 75}, "branches": {"total": 2, "covered": 1, "pct": 50}},
    "/a.ts": {"lines": {"total": 4, "covered": 3}, "branches": {"total": 2, "covered": 1}},
}
FINAL = {
    "/a.ts": {
        "path": "/a.ts",
        "statementMap": {str(i): {"start": {"line": line}} for i, line in enumerate((1, 1, 2, 3, 4))},
        "s": {"0": 0, "1": 5, "2": 1, "3": 1, "4": 0},
        "b": {"0": [1, 0]},
    }
}


def read(path: str, content: object) -> Report | None:
    text = content if isinstance(content, str) else json.dumps(content)
    return detection.read(Artifact(path, text.encode("utf-8", "replace")))


@pytest.mark.parametrize(
    ("path", "content", "form", "unit"),
    [
        ("coverage.xml", COBERTURA.format(stated=""), "Cobertura", "lines"),
        ("cov.xml", COBERTURA.format(stated=' lines-valid="4" lines-covered="3"'), "Cobertura", "lines"),
        ("build/jacocoTestReport.xml", JACOCO.format(missed=1), "JaCoCo", "lines"),
        ("clover.xml", CLOVER.format(covered=3), "Clover", "statements"),
        ("lcov.info", LCOV, "LCOV", "lines"),
        ("lcov.info", LCOV.replace("\n", "\r\n"), "LCOV", "lines"),
        ("cover.out", GO, "Go cover profile", "statements"),
        ("coverage.json", COVERAGE_PY, "coverage.py", "lines"),
        ("coverage/coverage-summary.json", SUMMARY, "Istanbul summary", "lines"),
        ("coverage/coverage-final.json", FINAL, "Istanbul", "lines"),
    ],
)
def test_a_report_of_three_quarters(path: str, content: object, form: str, unit: str) -> None:
    found = read(path, content)
    assert found is not None
    assert (found.format, found.unit, found.lines) == (form, unit, Tally(3, 4))
    if form != "Go cover profile":
        assert found.branches == Tally(1, 2)


@pytest.mark.parametrize(
    ("path", "content", "reason"),
    [
        ("coverage.xml", '<!DOCTYPE c [<!ENTITY a "1">]><coverage line-rate="1"/>', "declares entities"),
        ("coverage.xml", "<!DOCTYPE c []><coverage/>", "declares entities"),
        ("coverage.xml", '<!DOCTYPE c SYSTEM "x"><coverage line-rate="1">&a;', "not well-formed"),
        ("coverage.xml", "<coverage", "not well-formed"),
        ("coverage.xml", '<coverage line-rate="1">' + "<a>" * 70, "deeper than"),
        ("coverage.xml", "<testsuites/>", "format that is not known"),
        ("coverage.xml", COBERTURA.format(stated=' lines-valid="4" lines-covered="4"'), "contradicts itself"),
        ("coverage.xml", COBERTURA.format(stated=' lines-valid="4" lines-covered="5"'), "covers more lines"),
        ("coverage.xml", COBERTURA.format(stated="").replace('hits="4"', 'hits="many"'), "number of hits"),
        ("coverage.xml", COBERTURA.format(stated="").replace('hits="4"', 'hits="-1"'), "number of hits"),
        ("jacoco.xml", JACOCO.format(missed=0), "contradicts itself"),
        ("clover.xml", CLOVER.format(covered=4), "contradicts itself"),
        ("lcov.info", "SF:a.js\nDA:1,1\n", "cut off"),
        ("lcov.info", "SF:a.js\nSF:b.js\nend_of_record\n", "within another"),
        ("lcov.info", "TN:\nDA:1,1\n", "outside of a record"),
        ("lcov.info", "SF:a.js\nDA:1,1\nLF:2\nLH:2\nend_of_record\n", "more covered lines"),
        ("lcov.info", "SF:a.js\nDA:1,1e9\nend_of_record\n", "number of hits"),
        ("lcov.info", "hello", "format that is not known"),
        ("cover.out", "mode: set\na.go 1 1\n", "no block of statements"),
        ("coverage.json", "{", "no JSON"),
        ("coverage.json", '{"totals": {}, "totals": {}}', "no JSON"),
        ("coverage.json", {"totals": {"covered_lines": 1.5, "num_statements": 2}, "files": {}}, "covered lines"),
        ("coverage.json", {"totals": {"covered_lines": True, "num_statements": 2}, "files": {}}, "covered lines"),
        ("coverage.json", {**COVERAGE_PY, "totals": {"covered_lines": 4, "num_statements": 4}}, "contradicts itself"),
        ("coverage.json", {"a": 1}, "format that is not known"),
        ("coverage-summary.json", {**SUMMARY, "/b.ts": 3}, "without numbers"),
        ("coverage-final.json", {"/a": {"statementMap": {"0": {}}, "s": {"0": 1}}}, "number of a line"),
        ("coverage-final.json", {"/a": {"statementMap": {}, "s": {"0": 1}}}, "without counts"),
    ],
)
def test_a_report_that_cannot_be_relied_on(path: str, content: object, reason: str) -> None:
    with pytest.raises(CoverageError, match=reason):
        read(path, content)


def test_a_report_that_is_too_large_or_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CoverageError, match="not UTF-8"):
        detection.read(Artifact("lcov.info", b"SF:\xff\n"))
    assert detection.read(Artifact("cover.out", b"\xff")) is None
    monkeypatch.setattr(detection, "LARGEST", 4)
    with pytest.raises(CoverageError, match="larger than"):
        read("lcov.info", LCOV)


@pytest.mark.parametrize("content", ["{}", "mode: set\n", "TN:\n", '<report name="x"/>', '<coverage line-rate="1"/>'])
def test_nothing_of_nothing_is_not_covered(content: str) -> None:
    path = {"{": "coverage-final.json", "m": "c.out", "T": "lcov.info", "<": "jacoco.xml"}[content[0]]
    found = read(path, content)
    assert found is not None
    assert found.lines.percent is None
    assert not found.lines.meets(0.01)


def test_a_share_is_cut_off_and_never_rounded_up() -> None:
    assert Tally(79_999, 100_000).percent == 79.99
    assert not Tally(79_999, 100_000).meets(80)
    assert Tally(4, 5).meets(80)


def test_which_files_are_looked_at() -> None:
    reports = (
        "build/reports/jacoco/test/jacocoTestReport.xml",
        "coverage.xml",
        "packages/a/coverage/lcov.info",
        "src/Api.Tests/TestResults/1/coverage.cobertura.xml",
        "x/coverage/coverage-final.json",
    )
    others = (
        ".specify/coverage.xml",
        "docs/coverage.md",
        "pom.xml",
        "specs/001-x/coverage.json",
        "src/coverage.json.ts",
        "tests/fixtures/coverage.xml",
        "vendor/x/lcov.info",
    )
    assert detection.candidates(tuple(sorted((*reports, *others, "cover.out")))) == tuple(
        sorted((*reports, "cover.out"))
    )
    assert all(map(detection.is_certain, reports))
    assert not detection.is_certain("cover.out")


_FILES = st.sampled_from(
    ["coverage.xml", "lcov.info", "coverage.json", "coverage-final.json", "cover.out", "jacoco.xml"]
)
_PIECES = st.sampled_from(
    [
        "<coverage line-rate='1'>",
        "<coverage>",
        "<project>",
        "<report>",
        "<class filename='a'>",
        "<lines>",
        "</lines>",
        "<line number='1' hits='1'/>",
        "<counter type='LINE' missed='0' covered='1'/>",
        "</report>",
        "</coverage>",
        "<metrics statements='1' coveredstatements='1'/>",
        "</project>",
        "</class>",
        "<!DOCTYPE a [",
        "SF:a\n",
        "DA:1,1\n",
        "end_of_record\n",
        "mode: set\n",
        "a.go:1.1,2.2 1 1\n",
        '{"totals":{}',
        ',"files":{}',
        "}",
        '{"a":{"s":{},',
        '"statementMap":{}}',
        "\n",
        "\x00",
        "LF:1\n",
        "LH:1\n",
        "BRDA:1,0,0,1\n",
    ]
)


@settings(max_examples=100, deadline=None)
@given(_FILES, st.lists(_PIECES | st.text(max_size=4), max_size=14).map("".join))
def test_no_text_is_anything_but_a_report_or_refused(path: str, text: str) -> None:
    try:
        found = read(path, text)
    except CoverageError:
        return
    if found is not None:
        for tally in (found.lines, found.branches or Tally()):
            assert 0 <= tally.covered <= tally.total


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 3)), min_size=1, max_size=20))
def test_every_format_counts_a_line_once_whatever_the_order(hits: list[tuple[int, int]]) -> None:
    reached: dict[int, bool] = {}
    for line, times in hits:
        reached[line] = reached.get(line, False) or times > 0
    wanted = Tally(sum(reached.values()), len(reached))
    lcov = "SF:a\n" + "".join(f"DA:{line},{times}\n" for line, times in reversed(hits)) + "end_of_record\n"
    lines = "".join(f'<line number="{line}" hits="{times}"/>' for line, times in hits)
    xml = f'<coverage line-rate="1"><class filename="a"><lines>{lines}</lines></class></coverage>'
    final = {
        "a": {
            "statementMap": {str(i): {"start": {"line": line}} for i, (line, _) in enumerate(hits)},
            "s": {str(i): times for i, (_, times) in enumerate(hits)},
        }
    }
    for path, content in (("lcov.info", lcov), ("coverage.xml", xml), ("coverage-final.json", final)):
        found = read(path, content)
        assert found is not None
        assert found.lines == wanted

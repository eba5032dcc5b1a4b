"""Complexity Tracking: rows for failing gates, and what people wrote."""

from __future__ import annotations

import pytest

from constitution_gate.constitution.model import InputError, Level
from constitution_gate.engine.plan_tables import fill

HEAD = "| Violation | Why Needed | Simpler Alternative Rejected Because |\n|-----------|:---:|---|\n"
ROW = "| `api-contract` API contract exists |  |  |\n"
WIDE = (
    "## Complexity Tracking\n\n| Violation | Why | Alternative | Approved By | Expires |\n|---|---|---|---|---|\n"
    "| a | b | c | Kim | 2030-01-01 |"
)
CHECK = "# Plan\n\n## Constitution Check\n\nText.\n\n"


def tracked(text, report, **options):
    """The Complexity Tracking of a plan that ends with this text, after filling."""
    result = fill((CHECK + text).encode(), report, **options).data.decode()
    return result.partition("end constitution-check -->\n\n")[2]


@pytest.fixture
def failing(reports):
    return reports.gate("api-contract", "fail")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Complexity Tracking\n\n" + HEAD, "## Complexity Tracking\n\n" + HEAD + ROW),
        (
            "## Complexity Tracking\n\n" + HEAD + "| kept |  a  |b|\n\nText\n",
            "## Complexity Tracking\n\n" + HEAD + "| kept |  a  |b|\n" + ROW + "\nText\n",
        ),
        (
            "## Complexity Tracking\n\n" + HEAD + "| [e.g., 4th project] | [current need] | [why 3] |\n",
            "## Complexity Tracking\n\n" + HEAD + ROW,
        ),
        (
            "## Complexity Tracking\n\n" + HEAD + "| [e.g., 4th project] | we need it | [why 3] |\n",
            "## Complexity Tracking\n\n" + HEAD + "| [e.g., 4th project] | we need it | [why 3] |\n" + ROW,
        ),
        (
            "## Complexity Tracking\n\n" + HEAD + "| N/A | — | - |\n| *(none)* | | |\n| なし | | |\n",
            "## Complexity Tracking\n\n" + HEAD + ROW,
        ),
        (
            "## Complexity Tracking\n\n" + HEAD + "| None | all principles hold | - |\n| TODO: ask Kim | | |\n",
            "## Complexity Tracking\n\n" + HEAD + "| None | all principles hold | - |\n| TODO: ask Kim | | |\n" + ROW,
        ),
        (
            "## Complexity Tracking\n\nNo violations.\n",
            "## Complexity Tracking\n\nNo violations.\n\n"
            "| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n" + ROW,
        ),
        (
            "## Complexity Tracking\n\n| Decision | Why |\n|---|---|\n| a | b |\n\n---\n\n## Risks\n",
            "## Complexity Tracking\n\n| Decision | Why |\n|---|---|\n| a | b |\n\n"
            "| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n"
            + ROW
            + "\n---\n\n## Risks\n",
        ),
        (
            "## Risks\n\nNone.\n",
            "## Risks\n\nNone.\n\n## Complexity Tracking\n\n"
            "| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n" + ROW,
        ),
        (
            WIDE,
            WIDE + "\n| `api-contract` API contract exists |  |  |  |  |",
        ),
        (
            "## Complexity Tracking\n\n  Violation | Why\n  --- | ---\n  a | b\n",
            "## Complexity Tracking\n\n  Violation | Why\n  --- | ---\n  a | b\n  " + ROW.replace("  |  |", "  |"),
        ),
        (
            "## Complexity Tracking\n\n| # | Violation | Why |\n|---|---|---|\n| 1 | a | b |\n",
            "## Complexity Tracking\n\n| # | Violation | Why |\n|---|---|---|\n| 1 | a | b |\n"
            + ROW.replace("|", "|  |", 1).replace("  |  |", "  |"),
        ),
        (
            "## 複雜度追蹤\n\n| 違反 | 理由 | 替代方案 |\n|---|---|---|\n| 無 | | |\n",
            "## 複雜度追蹤\n\n| 違反 | 理由 | 替代方案 |\n|---|---|---|\n" + ROW,
        ),
    ],
)
def test_a_failing_gate_gets_one_row(reports, failing, text, expected):
    report = reports.report(failing)
    result = tracked(text, report)
    assert result == expected
    assert tracked(result, report) == expected


@pytest.mark.parametrize(
    "changes",
    [
        {"waivable": False},
        {"level": Level.MAY},
        *({"verdict": verdict} for verdict in ("pass", "justified", "attested", "unverified", "error", "pending")),
    ],
)
@pytest.mark.parametrize("text", ["", "## Complexity Tracking\n\n" + HEAD + "| N/A | - | - |\n"])
def test_nothing_changes_where_no_gate_needs_a_row(reports, changes, text):
    gate = reports.gate("api-contract", **{"verdict": "fail", **changes})
    assert tracked(text, reports.report(gate)) == text


def test_the_examples_go_without_a_failing_gate_too(reports):
    text = "## Complexity Tracking\n\n" + HEAD + "| [e.g., x] | [y] | [z] |\n\nText\n"
    assert tracked(text, reports.report(reports.gate())) == "## Complexity Tracking\n\n" + HEAD + "\nText\n"


@pytest.mark.parametrize("cell", ["`api-contract` any words", "about **`api-contract`**"])
def test_a_row_that_holds_the_id_is_enough(reports, failing, cell):
    text = f"## Complexity Tracking\n\n{HEAD}| {cell} | | |\n"
    assert tracked(text, reports.report(failing)) == text


def test_a_row_that_the_audit_read_as_the_gate_is_enough(reports, failing):
    text = f"## Complexity Tracking\n\n{HEAD}| I. Contract First | | |\n"
    other = reports.gate("other", "fail")
    rows = [reports.row(11, gate="api-contract", violation="I. Contract First")]
    assert tracked(text, reports.report(failing, other, rows=rows)) == text


def test_a_row_that_holds_an_id_names_that_gate_alone(reports, failing):
    text = f"## Complexity Tracking\n\n{HEAD}| `other` I. Contract First | | |\n"
    rows = [reports.row(11, gate="api-contract", violation="other I. Contract First")]
    assert tracked(text, reports.report(failing, reports.gate("other", "fail"), rows=rows)) == text + ROW


def test_a_stale_row_is_reported_and_kept(reports):
    text = f"## Complexity Tracking\n\n{HEAD}| `gone` was here | why | what |\n"
    data = (CHECK + text).encode()
    report = reports.report(reports.gate(), rows=[reports.row(11, stale=True, violation="`gone` was here")])
    result = fill(data, report)
    assert text.encode() in result.data
    assert len(result.notes) == 1
    assert "gone was here" in result.notes[0]
    assert "--prune" in result.notes[0]


def test_prune_removes_stale_rows_alone(reports):
    text = f"## Complexity Tracking\n\n{HEAD}| `gone` was here | why | what |\n| kept | b | c |\n| N/A | - | - |\n"
    rows = [
        reports.row(11, stale=True, violation="gone was here"),
        reports.row(12, gate="other", violation="kept"),
        reports.row(13, stale=True, violation="N/A"),
        reports.row(5, stale=True, violation="no row of the table"),
    ]
    result = fill((CHECK + text).encode(), reports.report(reports.gate(), rows=rows), prune=True)
    assert result.data.decode().endswith(f"## Complexity Tracking\n\n{HEAD}| kept | b | c |\n| N/A | - | - |\n")
    assert [note.count("was removed") for note in result.notes] == [1]


def test_a_table_in_a_fence_or_another_section_is_left_alone(reports, failing):
    fenced = "```\n" + HEAD + "| [e.g., x] | [y] | [z] |\n```\n"
    text = f"## Complexity Tracking\n\n{fenced}\n## Risks\n\n{HEAD}| [e.g., x] | [y] | [z] |\n"
    result = tracked(text, reports.report(failing))
    assert fenced in result
    assert result.endswith(f"## Risks\n\n{HEAD}| [e.g., x] | [y] | [z] |\n")
    assert result.count("`api-contract` API") == 1


@pytest.mark.parametrize("text", ["~~~", "```\n", "<!--", "<?php\n", "<script>\n", "a\n\n<!-- b\n\nc"])
def test_a_row_is_not_written_where_an_open_block_swallows_it(text, failing, reports):
    with pytest.raises(InputError, match="closed"):
        tracked(f"## Complexity Tracking\n{text}", reports.report(failing))

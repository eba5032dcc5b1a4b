"""The history as text, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import re

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.engine.history.model import History
from constitution_gate.engine.report import Tool, Verdict
from constitution_gate.engine.reports import history as output
from constitution_gate.engine.reports.text import cell_width
from constitution_gate.engine.schemas import schema

ORDERS, REFUNDS = "specs/001-place-order", "specs/002-refund"
EMPTY = History(Tool("constitution-gate", "0.1.0"), None, None, (), ())
HOSTILE = [
    "\x1b[31mred",
    "::error::x",
    "\u202egnp",
    "=cmd|'/c calc'!A1",
    "wide漢字" * 60,
    "<script>",
    "a" * 3_000,
    "##[x]",
]

TEXT = """\
4 audits recorded from 2026-09-21 to 2026-09-23 (UTC)

FAILED  002-refund
  ██  1 of 1 due gate blocks
  last audited in run 3, 2026-09-23 14:13
  failed since run 2, 2026-09-22 14:13
  not unblocked yet
  compared with run 2, 2026-09-22 14:13: 1 resolved, 1 new, 0 as before
    ✔ g  (MUST; is not verified now)
        plan.md:3
          Old.
    ✘ g  (MUST; failed otherwise)
        plan.md:3
          It is missing.

PASSED  001-place-order
  ██▁  0 of 1 due gate block
  passed since run 4, 2026-09-23 15:13
  unblocked once, after 2 days 1 h
  compared with run 2, 2026-09-22 14:13: 2 resolved, 0 new, 0 as before
    ✔ g  (MUST; passes now)
        plan.md:3
          n (2 times)

Runs
    run  when (UTC)        revision       outcome           blocking  features
      4  2026-09-23 15:13                 passed              0 of 1         1
         with phase release; strict
      3  2026-09-23 14:13  bbbbbbbbbbbb*  failed              1 of 1         1
      2  2026-09-22 14:13  aaaaaaaaaaaa   failed              2 of 2         2
      1  2026-09-21 14:13  aaaaaaaaaaaa   failed              1 of 1         1
  * with changes that were not committed
"""


@pytest.fixture
def history(recorded, make_audit, make_gate) -> History:
    unverified = make_gate("g", ["It is missing."], verdict=Verdict.UNVERIFIED)
    recorded.record(
        make_audit({ORDERS: {"g": ["m", "n"]}}, 0, revision="a" * 40, clean=True),
        make_audit({ORDERS: {"g": ["n", "n"]}, REFUNDS: {"g": ["Old."]}}, 24, revision="a" * 40),
        make_audit({REFUNDS: [unverified]}, 48, revision="b" * 40, clean=False),
        make_audit({ORDERS: {"g": []}}, 49, options=("phase release", "strict")),
    )
    return recorded.history()


def test_the_text_says_how_each_feature_stands_what_changed_and_when_it_was_audited(history: History) -> None:
    assert output.as_text(history) == TEXT


def test_the_text_can_do_with_ascii_and_with_colour(history: History) -> None:
    plain = output.as_text(history, output.ASCII)
    assert plain.isascii()
    assert "##_  0 of 1 due gate block" in plain
    colored = output.as_text(history, color=True)
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == output.as_text(history)
    assert colored != output.as_text(history)


@settings(max_examples=40, deadline=None)
@given(text=st.sampled_from(HOSTILE) | st.text(max_size=60))
def test_whatever_is_recorded_nothing_acts_and_no_line_is_too_long(
    text: str, make_audit, make_judgement, make_gate
) -> None:
    from constitution_gate.engine.history import comparison
    from constitution_gate.engine.history.model import Comparison, Point, Progress, Run

    audit = make_audit({text: [make_gate(text or "g", [text])]}, options=(text,))
    (judged,) = audit.features.values()
    at = audit.circumstances.at
    point = Point(1, at, judged.phase, judged.outcome, 1, 1)
    new = comparison.gone(judged, make_judgement([]))
    compared = Comparison(1, at, (), new, 0)
    progress = Progress(text, judged.outcome, 1, at, (point,), comparison.blocked([point]), None, None, compared)
    run = Run(1, at, "a" * 40, False, text, text, text, (text,), judged.outcome, 0, 1, 1, 1)
    made = EMPTY.replace(runs=(run,), features=(progress,))
    shown = output.as_text(made)
    assert all(cell_width(line) <= 80 for line in shown.splitlines())
    for rendered in (shown, output.as_json(made), output.as_csv(made).replace("\r\n", "\n")):
        assert all(c == "\n" or c.isprintable() for c in rendered)
        assert not re.search(r"(?m)^\s*::|##\[", rendered)
    rows = list(csv.reader(io.StringIO(output.as_csv(made), newline=""), strict=True))
    assert [len(row) for row in rows] == [len(output.COLUMNS)] * 2
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_feature_that_passed_in_every_run_takes_one_line(recorded, make_audit) -> None:
    recorded.record(make_audit({ORDERS: {"g": []}, REFUNDS: {}}), make_audit({ORDERS: {"g": []}}, 1))
    shown = output.as_text(recorded.history())
    assert (
        "\n\nPASSED  001-place-order  passed in every run since 2026-09-21 14:13\nPASSED  002-refund  passed " in shown
    )


def test_the_csv_has_a_row_for_each_feature_in_each_run(history: History) -> None:
    text = output.as_csv(history)
    assert text.count("\r\n") == text.count("\n") == 6
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["run"], row["feature"], row["blocking"]) for row in rows] == [
        ("4", ORDERS, "0"),
        ("3", REFUNDS, "1"),
        ("2", ORDERS, "1"),
        ("2", REFUNDS, "1"),
        ("1", ORDERS, "1"),
    ]
    assert rows[0]["options"] == "phase release; strict"
    assert [row["clean"] for row in rows] == ["", "false", "", "", "true"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "＝1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert output._cell(cell) == f"'{cell}"


def test_the_json_is_as_its_schema_says(history: History) -> None:
    for each in (history, EMPTY):
        found = json.loads(output.as_json(each))
        jsonschema.Draft202012Validator(schema("history")).validate(found)
        assert found["schema_version"] == 1
    found = json.loads(output.as_json(history))
    assert next(iter(found)) == "schema_version"
    assert found["features"][0]["blocked"] == [
        {
            "from_run": 1,
            "began": "2026-09-21T14:13:20Z",
            "to_run": 4,
            "ended": "2026-09-23T15:13:20Z",
            "seconds": 176_400,
        }
    ]


@pytest.mark.parametrize(
    ("numbers", "bars"),
    [([], ""), ([0], "▁"), ([0, 0], "▁▁"), ([0, 1], "▁█"), ([1, 100], "▂█"), ([7, 3, 0], "█▄▁"), (range(60), None)],
)
def test_the_bars_tell_none_from_some_and_show_the_most_as_the_highest(numbers, bars: str | None) -> None:
    found = output.sparkline(list(numbers))
    assert len(found) == min(len(numbers), output.BARS)
    if bars is not None:
        assert found == bars


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 s"),
        (59, "59 s"),
        (60, "1 min"),
        (3_599, "59 min"),
        (3_600, "1 h"),
        (5_400, "1 h 30 min"),
        (86_400, "1 day"),
        (176_400, "2 days 1 h"),
        (86_400 * 1_000, "1,000 days"),
    ],
)
def test_a_time_is_told_in_its_two_greatest_units(seconds: int, said: str) -> None:
    assert output.duration(seconds) == said

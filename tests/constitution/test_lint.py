"""Warnings about constitutions that can be read and could be better."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from constitution_gate.constitution.lint import lint
from constitution_gate.constitution.markdown import parse
from constitution_gate.constitution.model import Constitution, Problem

Read = Callable[[str], Constitution]

FOOTER = "**Version**: 1.0.0 | **Ratified**: 2025-01-31 | **Last Amended**: 2025-02-01\n"
BODY = (
    "# L\n\n## Core Principles\n\n### I. Balance\n\nLedgers MUST balance.\n\n"
    "### II. Trace\n\nEntries MUST be traced.\n\n"
)


def warnings(constitution: Read, text: str) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.message) for problem in _lint(constitution, text)]


def _lint(constitution: Read, text: str) -> tuple[Problem, ...]:
    return lint(constitution(text), parse(text))


def test_nothing_to_warn_of(constitution: Read) -> None:
    assert warnings(constitution, BODY + FOOTER) == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (BODY, None, "states no version"),
        (BODY + "**Version**: 1.0.0\n", 13, "no date of ratification"),
        (BODY + FOOTER.replace("1.0.0", "1.0"), 13, "MAJOR.MINOR.PATCH"),
        (BODY + FOOTER.replace("2025-01-31", "2025-13-01"), 13, "date of ratification is no ISO date"),
        (BODY + FOOTER.replace("2025-01-31", "1025-01-01"), 13, "date of ratification is no ISO date"),
        (BODY + FOOTER.replace("2025-02-01", "May 5, 2025"), 13, "last amendment is no ISO date"),
        (BODY + FOOTER.replace("2025-01-31", "2025-03-01"), 13, "after its last amendment"),
        (BODY + FOOTER.replace("2025-01-31", "TODO(RATIFICATION_DATE): unknown"), 13, "TODO(RATIFICATION_DATE)"),
        ("> Version: 0.9.0\n\n" + BODY + FOOTER, 1, "0.9.0 disagrees with the version 1.0.0 of line 15"),
        ("<!-- Sync Impact Report\nVersion change: 1.0.0 → 1.1.0\n-->\n" + BODY + FOOTER, 1, "ends in version 1.1.0"),
        (BODY.replace("Trace", "balance") + FOOTER, 9, 'title "balance" is taken by line 5'),
        (BODY.replace("Trace", "Tr\u00adace") + FOOTER, 9, "invisible or control characters (U+00AD)"),
        (BODY.replace("II.", "I.") + FOOTER, 9, "number I is taken by line 5"),
        (BODY.replace("II.", "1.") + FOOTER, 9, "number 1 is taken by line 5"),
        (BODY.replace("MUST be", "are") + FOOTER, 9, 'principle "II. Trace" states nothing'),
        (BODY + "TODO(OWNER): who\n\n" + FOOTER, 13, "TODO(OWNER) was put off"),
        (BODY + "[NEEDS CLARIFICATION: which?]\n\n" + FOOTER, 13, "question is still open"),
        (
            BODY + "```yaml gate\nid: a\ncheck: file\nwhen: persistent-data\nunless: persistent-data\n```\n\n" + FOOTER,
            14,
            'gate "a" can never apply',
        ),
        (BODY + "```yaml\nid: a\ncheck: file\n```\n\n" + FOOTER, 13, "reads like a gate"),
        (BODY + "<!--\n```yaml gate\nid: a\ncheck: file\n```\n-->\n\n" + FOOTER, 13, "gate in this comment"),
    ],
)
def test_a_warning_with_its_line(constitution: Read, text: str, line: int | None, message: str) -> None:
    found = _lint(constitution, text)

    assert any(problem.line == line and message in problem.message for problem in found), found
    assert all(problem.remedy and problem.path for problem in found)


def test_warnings_come_in_line_order(constitution: Read) -> None:
    text = BODY.replace("MUST", "may") + FOOTER.replace("1.0.0", "1.0").replace("2025-01-31", "soon")

    assert [line for line, _ in warnings(constitution, text)] == [5, 9, 13, 13]


def test_what_is_deferred_in_code_or_a_comment_is_no_matter(constitution: Read) -> None:
    assert warnings(constitution, BODY + "`TODO(X)`\n\n<!-- TODO(Y) -->\n\n" + FOOTER) == []

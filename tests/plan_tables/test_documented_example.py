"""The example in the documentation is what filling does."""

from __future__ import annotations

import re
from pathlib import Path

from constitution_gate.engine.plan_tables import fill

PAGE = Path(__file__).parents[2] / "docs" / "plan-tables.md"


def test_the_example_is_what_filling_does(reports):
    before, after = re.findall(
        r"^````markdown\n(.*?)^````$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    message = "DROP COLUMN is not named in the rationale."
    finding = reports.finding(message).replace(path="db/002_add_status.sql", line=4)
    report = reports.report(
        reports.gate("api-contract", line=5),
        reports.gate(
            "migrations",
            "fail",
            line=6,
            title="Schema changes have migrations",
            principle="IV. Migrations",
            findings=(finding,),
        ),
    )
    assert fill(before.encode(), report).data.decode() == after
    assert fill(after.encode(), report).data.decode() == after

"""What a passage refers to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts.mentions import mentions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see [the contract](contracts/api.yaml)", ("contracts/api.yaml",)),
        ("see [flow](#main-flow)", ("#main-flow",)),
        ('[x](<a b>) [y](a.md "title")', ("a.md",)),
        ("`src/**/*.py`, `Makefile`, `tests/`", ("src/**/*.py", "Makefile", "tests/")),
        ("tests/test_a.py:12-30 and plan.md#summary", ("tests/test_a.py:12-30", "plan.md#summary")),
        ("data-model.md/research.md", ("data-model.md", "research.md")),
        ("../other/spec.md, ./a.md and /etc/passwd", ("../other/spec.md", "./a.md", "/etc/passwd")),
        (
            "FR-001, SC-002, NFR-3, US1, US-2, T012, D-003, FR-AUTH-001",
            ("FR-001", "SC-002", "NFR-3", "US1", "US-2", "T012", "D-003", "FR-AUTH-001"),
        ),
        ("see #design-decisions", ("#design-decisions",)),
        ("FR-001 and FR-001 again", ("FR-001",)),
        ("JWT/OAuth and/or N/A, request/response", ()),
        ("Node.js, ASP.NET, e.g. C# and note #12", ()),
        ("`npm run test` and `Order.total` and `<path>`", ()),
        ("`.py` files", ()),
        ("https://example.org/a/b.md", ()),
    ],
)
def test_references_of_a_passage(text: str, found: tuple[str, ...]) -> None:
    assert mentions(text) == found


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.sampled_from("aT0-/.#`[]() \n:é1"), max_size=60))
def test_no_text_is_an_error_and_nothing_is_named_twice(text: str) -> None:
    found = mentions(text)
    assert len(set(found)) == len(found)

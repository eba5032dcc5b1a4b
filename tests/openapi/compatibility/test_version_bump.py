"""Which versions say that clients must expect to break."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.openapi.compatibility.version_bump import judge


@pytest.mark.parametrize(
    ("base", "head", "allows"),
    [
        ("1.4.0", "2.0.0", True),
        ("v1.4.0", "v2.0.0", True),
        ("1.4.0", "2.0.0-beta.1", True),
        ("1.4", "2", True),
        ("1.9.9", "1.10.0", False),
        ("1.4.0", "1.4.0", False),
        ("1.4.0", "1.4.0+build.7", False),
        ("2.0.0", "1.0.0", False),
        ("0.3.1", "0.4.0", True),
        ("0.3.1", "0.3.2", False),
        ("0.9.0", "1.0.0", True),
        ("2.0.0-alpha", "2.0.0-beta", True),
        ("2.0.0-alpha", "2.0.0", True),
        ("2.0.0", "2.0.0-beta", False),
        ("2026-10-01", "2027-01-01", None),
        ("2026.1", "2027.1", None),
        ("1.0.0", "next", None),
        ("one", "2.0.0", None),
        (1.0, 2.0, None),
        ("1.0.0", None, None),
        ("1.0.0", "", None),
        ("１.0.0", "２.0.0", None),
    ],
)
def test_a_major_version_allows_what_breaks(base: object, head: object, allows: bool | None) -> None:
    assert judge(base, head).allows is allows


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_no_version_is_too_odd(base: str, head: str) -> None:
    assert judge(base, base).allows in (False, None)
    judge(base, head)

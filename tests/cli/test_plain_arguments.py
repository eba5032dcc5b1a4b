"""The quick reading of a command line is the full parser's reading, or none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.engine.cli import plain_arguments
from constitution_gate.engine.cli.audit import Request

WORDS = st.sampled_from(
    [
        *("001-a", "specs/002", "--all", "--strict", "--allow-unverified", "--all-checks", "--quiet", "--root", "."),
        *("--phase", "plan", "later", "--format", "json", "markdown:x.md", "xml", "--output", "out.md", "--color"),
        *(
            "never",
            "--base",
            "main",
            "--baseline",
            "b.json",
            "--changed",
            "--record",
            "--history",
            "--project",
            "--help",
            "-h",
            "--",
            "--format=json",
            "",
            "-x",
        ),
    ]
)


def _full(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> Request | None:
    from constitution_gate.engine.cli import app, audit

    seen: list[Request] = []

    def record(request: Request) -> int:
        seen.append(request)
        return 0

    monkeypatch.setattr(audit, "run", record)
    app.run(arguments, "constitution-gate")
    return seen[0] if seen else None


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=7))
def test_what_is_read_quickly_is_what_the_full_parser_reads(words: list[str]) -> None:
    arguments = ["audit", *words]
    quick = plain_arguments.read(arguments)
    if quick is None:
        return
    with pytest.MonkeyPatch.context() as patch:
        assert quick == _full(arguments, patch)


@pytest.mark.parametrize(
    "arguments",
    [[], ["gates"], ["audit", "--help"], ["audit", "--phase"], ["audit", "--phase", "x"], ["audit", "--format=json"]],
)
def test_what_is_not_plain_is_left_to_the_full_parser(arguments: list[str]) -> None:
    assert plain_arguments.read(arguments) is None

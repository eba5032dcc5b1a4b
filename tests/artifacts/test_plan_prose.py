"""The sentences that say how a feature is built."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import plan_prose
from constitution_gate.gates.feature import Artifact


def said(text: str, name: str = "plan.md") -> list[tuple[str, int]]:
    artifact = Artifact(f"specs/001-x/{name}", text.encode("utf-8", "replace"))
    return [(sentence.text, sentence.line) for sentence in sentences(artifact, "")]


def sentences(artifact: Artifact, about: str) -> list[plan_prose.Sentence]:
    return list(
        plan_prose.sentences(artifact, ("en",), about=re.compile(about), opens=lambda title: title.lower() == "retries")
    )


def test_sentences_items_rows_and_code_each_stand_at_their_line() -> None:
    text = "# A\n\nOne. Two\ngoes on.\n\n- **Three**: x\n\n| a |\n|---|\n| four |\n\n```ts\nfive: 5,\n```\n"
    assert said(text) == [("one.", 3), ("two goes on.", 3), ("three: x", 6), ("four", 10), ("five: 5,", 13)]


def test_lines_with_labels_of_their_own_are_apart() -> None:
    text = "**Storage**: a cache\n**Goals**: answers in 5 seconds\n"
    artifact = Artifact("specs/001-x/plan.md", text.encode())
    assert [s.block for s in sentences(artifact, "")] == ["storage: a cache", "goals: answers in 5 seconds"]


def test_only_blocks_on_the_subject_and_below_its_headings_are_read() -> None:
    artifact = Artifact("specs/001-x/plan.md", b"# A\n\nWe retry. Twice.\n\nMore.\n\n## Retries\n\nThrice.\n")
    assert [s.text for s in sentences(artifact, "retry")] == ["we retry.", "twice.", "thrice."]


def test_what_is_not_done_is_left_out() -> None:
    text = (
        "## Out of scope\n\nRetry twice.\n\n## Plan\n\n> Retry three times.\n\n"
        "<!-- Retry. -->\n\nWe rejected retries.\n\n"
        "**Alternatives considered**:\n\n- Retry forever\n  - with backoff\n\nKept.\n\n"
        "## Constitution Check\n\n- [x] Calls are retried\n"
    )
    assert said(text) == [("kept.", 18)]


def test_code_outside_the_design_documents_is_an_example() -> None:
    assert said("```py\nretry(3)\n```\n", "quickstart.md") == []


@given(st.text(max_size=200))
@settings(max_examples=80, deadline=None)
def test_no_text_breaks_it(text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= line <= lines for _, line in said(text))

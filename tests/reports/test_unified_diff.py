"""A planned change as a unified diff: what `patch` would take, and nothing that acts."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.engine.planned_change import Insertion, created, inserted
from constitution_gate.engine.reports import unified_diff

OLD = "".join(f"line {number}\n" for number in range(1, 21)).encode()


def test_insertions_that_are_near_share_a_hunk() -> None:
    change = inserted("a.md", OLD, [Insertion(2, ("x",)), Insertion(5, ("y", "z")), Insertion(18, ("w",))])
    assert (
        unified_diff.render(change)
        == """\
--- a/a.md
+++ b/a.md
@@ -1,8 +1,11 @@
 line 1
 line 2
+x
 line 3
 line 4
 line 5
+y
+z
 line 6
 line 7
 line 8
@@ -16,5 +19,6 @@
 line 16
 line 17
 line 18
+w
 line 19
 line 20
"""
    )


def test_a_new_file_comes_from_nowhere() -> None:
    shown = unified_diff.render(created("a/b.yml", b"x: 1\ny: 2\n"))
    assert shown == "--- /dev/null\n+++ b/a/b.yml\n@@ -0,0 +1,2 @@\n+x: 1\n+y: 2\n"


def test_colour_is_for_terminals_alone() -> None:
    change = inserted("a.md", OLD, [Insertion(20, ("x",))])
    assert "\x1b" not in unified_diff.render(change)
    colored = unified_diff.render(change, color=True)
    assert "\x1b[32m+x\x1b[0m" in colored
    assert re.sub(r"\x1b\[\d+m", "", colored) == unified_diff.render(change)


def test_what_stands_in_the_file_does_not_act() -> None:
    old = "::error::no\n##[command]x\n\x1b[2J\n\u202eevil\nada@example.org\n\t- tab".encode()
    shown = unified_diff.render(inserted("a.md", old, [Insertion(3, ("x",))]))
    assert "\n ::" not in shown
    assert "##[" not in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "ada@" not in shown
    assert "\n     - tab\n" in shown


@given(
    st.integers(0, 30),
    st.dictionaries(st.integers(0, 30), st.lists(st.sampled_from(["a", "b", ""]), min_size=1, max_size=3), min_size=1),
)
@settings(max_examples=80, deadline=None)
def test_the_hunks_tell_the_old_text_and_the_new_one(length: int, wanted: dict[int, list[str]]) -> None:
    old = [f"line {number}" for number in range(1, length + 1)]
    places = {min(after, length): tuple(lines) for after, lines in wanted.items()}
    change = inserted(
        "a.md", "".join(f"{line}\n" for line in old).encode(), [Insertion(*each) for each in places.items()]
    )
    new = change.new.decode().split("\n")[:-1]
    for hunk in re.split(r"(?m)^@@ ", unified_diff.render(change))[1:]:
        head, *body = hunk.rstrip("\n").split("\n")
        match = re.fullmatch(r"-(\d+),(\d+) \+(\d+),(\d+) @@", head)
        assert match is not None
        start, count, new_start, new_count = map(int, match.groups())
        kept = [line[1:] for line in body if line[0] == " "]
        assert kept == old[start - 1 : start - 1 + count] if count else kept == []
        assert [line[1:] for line in body] == new[new_start - 1 : new_start - 1 + new_count]

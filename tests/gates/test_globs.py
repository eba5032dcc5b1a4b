"""Globs find what a slow matcher finds, and refuse what has no meaning."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates import globs


@pytest.mark.parametrize(
    ("pattern", "matching", "others"),
    [
        ("docs/*.md", ["docs/a.md", "docs/.md"], ["docs/x/a.md", "docs/a.mdx", "a.md", "DOCS/a.md", "docs/a.MD"]),
        ("docs/**", ["docs/a", "docs/x/.y/z"], ["docs", "docsx/a"]),
        ("**/a.md", ["a.md", "x/a.md", ".x/y/a.md"], ["xa.md", "x/a.md/y"]),
        ("a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["ab", "a/xb", "a/b/c"]),
        ("**", ["a", ".a/b"], []),
        ("**/**/a", ["a", "x/y/a"], ["b"]),
        ("a?c", ["abc", "aéc"], ["ac", "a/c", "abbc"]),
        ("[a-c]x", ["ax", "cx"], ["dx", "x", "Ax"]),
        ("[!a-c]x", ["dx"], ["ax", "/x"]),
        ("[]a]", ["]", "a"], ["b"]),
        ("[+-9]", ["5", "+"], ["/"]),
        ("[a-]", ["a", "-"], ["b"]),
        ("x.{yaml,yml}", ["x.yaml", "x.yml"], ["x.json", "x.{yaml,yml}"]),
        ("{a,b/c}/d", ["a/d", "b/c/d"], ["b/d"]),
        ("./docs/./a", ["docs/a"], ["./docs/a"]),
        ("a+(b).c", ["a+(b).c"], ["aab.c"]),
        ("[*]", ["*"], ["a"]),
        ("*", ["a\nb"], ["a/b"]),
    ],
)
def test_a_glob_matches_these_paths_and_no_others(pattern: str, matching: list[str], others: list[str]) -> None:
    assert globs.validate(pattern) is None
    assert globs.matching([*matching, *others], pattern) == tuple(matching)


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("", "is empty"),
        ("  ", "is empty"),
        ("/etc/*", "is absolute"),
        ("~/x", "is absolute"),
        ("{a,/b}", "is absolute"),
        ("../x", "climbs out"),
        ("a/../b", "climbs out"),
        ("{a,..}/b", "climbs out"),
        ("C:/x", "drive letter"),
        ("a\\b", "backslash"),
        ("a\0b", "control or an invisible"),
        ("a\nb", "control or an invisible"),
        ("a\u200bb", "control or an invisible"),
        ("a\u202eb", "control or an invisible"),
        ("a\ud800", "control or an invisible"),
        ("a\x01", "control or an invisible"),
        ("x" * 257, "longer than 256"),
        ("a[b", "without its `]`"),
        ("[]", "without its `]`"),
        ("[a/b]", "without its `]`"),
        ("[{feature}]", "without its `]`"),
        ("[b-a]", "runs backwards"),
        ("{a,b", "without its `}`"),
        ("a}", "without its `{`"),
        ("{a,{b,c}}", "braces within braces"),
        ("{featrue}/x", "only `{feature}` is known"),
        ("{,a}", "empty alternative"),
        ("{a,b}" * 7, "more than 64 alternatives"),
        ("docs/", "ends at a directory"),
        ("docs/.", "ends at a directory"),
        ("a//b", "empty part"),
        ("a**b", "`**` beside other characters"),
        ("x/{feature}/y", "in its middle"),
    ],
)
def test_a_glob_without_meaning_is_refused(pattern: str, reason: str) -> None:
    found = globs.validate(pattern)
    assert found is not None
    assert reason in found
    assert found.endswith(".")


def test_the_feature_directory_is_taken_as_it_is_written() -> None:
    directory = "specs/[1]{a,b}*?-x"
    pattern = globs.expand("{feature}/*.md", directory)
    assert globs.matching([f"{directory}/plan.md", "specs/1a-x/plan.md"], pattern) == (f"{directory}/plan.md",)


def test_the_feature_directory_may_stand_in_braces() -> None:
    pattern = "{{feature}/plan.md,docs/*.md}"
    assert globs.validate(pattern) is None
    expanded = globs.expand(pattern, "specs/001-x")
    assert globs.matching(["docs/a.md", "plan.md", "specs/001-x/plan.md"], expanded) == (
        "docs/a.md",
        "specs/001-x/plan.md",
    )


@pytest.mark.parametrize(
    ("pattern", "path", "reached"),
    [
        ("docs/**/*.md", "docs", True),
        ("docs/**/*.md", "docs/a/b", True),
        ("docs/*.md", "docs/a", False),
        ("docs/api/*.md", "docs", True),
        ("src/*/x", "src/a", True),
        ("src/*/x", "lib", False),
        ("**/x", "anything/at/all", True),
        ("{a,b/c}/d", "b", True),
    ],
)
def test_a_directory_that_could_hold_matching_files_is_known(pattern: str, path: str, reached: bool) -> None:
    assert globs.reaches(pattern, path) is reached


@pytest.mark.parametrize(
    ("pattern", "base"),
    [
        ("docs/api/*.md", "docs/api"),
        ("docs/ap*/x", "docs"),
        ("docs/a.md", "docs/a.md"),
        ("*.md", ""),
        ("docs/{a,ab}.md", "docs"),
    ],
)
def test_the_base_of_a_glob_holds_no_wildcard(pattern: str, base: str) -> None:
    assert globs.base(pattern) == base


@pytest.mark.parametrize(
    ("pattern", "path", "last"),
    [
        ("*a" * 120 + "*b", "a" * 240, "b"),
        ("*a" * 20 + "b", "a" * 120, "b"),
        ("**/a/" * 50 + "b", "a/" * 500, "b"),
        ("**/" + "*a" * 100 + "*/" + "**/x", ("a" * 250 + "/") * 20, "x"),
        ("{*,**}/" * 6 + "x", "a/" * 100, "x"),
        ("?*" * 120 + "b", "a" * 254, "b"),
    ],
    ids=["stars", "wide stars", "directories", "deep stars", "alternatives", "question marks"],
)
def test_a_hostile_glob_finds_the_one_path_that_it_describes(pattern: str, path: str, last: str) -> None:
    assert globs.matching([path + "c", path + last], pattern) == (path + last,)


def test_the_files_of_a_large_tree_are_all_found() -> None:
    paths = [f"src/m{i % 97}/sub{i}/file{i}.{'py' if i % 3 else 'yaml'}" for i in range(5_000)]
    assert globs.matching(paths, "src/**/*.yaml") == tuple(path for path in paths if path.endswith(".yaml"))


_NAMES = st.text("ab.[*", min_size=1, max_size=3)
_PATHS = st.lists(_NAMES, min_size=1, max_size=5).map("/".join)
_PARTS = st.one_of(
    st.just("**"),
    st.lists(st.sampled_from(["a", "b", "*", "?", "[ab]", "[!a]", ".", "[*]"]), min_size=1, max_size=4)
    .map("".join)
    .filter(lambda part: "**" not in part and part not in {".", ".."}),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(_PARTS, min_size=1, max_size=5).map("/".join), st.lists(_PATHS, max_size=6))
def test_a_glob_matches_what_a_slow_matcher_matches(pattern: str, paths: list[str]) -> None:
    assert globs.validate(pattern) is None
    expected = tuple(path for path in paths if _slowly(pattern.split("/"), path.split("/")))
    assert globs.matching(paths, pattern) == expected
    for path in paths:
        parents = path.split("/")
        for depth in range(1, len(parents)):
            if path in expected:
                assert globs.reaches(pattern, "/".join(parents[:depth]))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_is_refused_or_can_be_matched(pattern: str, path: str) -> None:
    if globs.validate(pattern) is None:
        globs.matching([path], globs.expand(pattern, "specs/[x]{,*"))
        assert isinstance(globs.base(pattern), str)


def _slowly(parts: list[str], names: list[str]) -> bool:
    if not parts:
        return not names
    if parts[0] == "**":
        if len(parts) == 1:
            return bool(names)
        return any(_slowly(parts[1:], names[skipped:]) for skipped in range(len(names) + 1))
    return bool(names) and _slowly_part(parts[0], names[0]) and _slowly(parts[1:], names[1:])


def _slowly_part(part: str, name: str) -> bool:
    if not part:
        return not name
    if part[0] == "*":
        return any(_slowly_part(part[1:], name[skipped:]) for skipped in range(len(name) + 1))
    if part[0] == "[":
        end = part.index("]")
        members = part[1:end]
        fits = bool(name) and ((name[0] not in members[1:]) if members[0] == "!" else (name[0] in members))
        return fits and _slowly_part(part[end + 1 :], name[1:])
    return bool(name) and part[0] in {"?", name[0]} and _slowly_part(part[1:], name[1:])

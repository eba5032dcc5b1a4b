"""Where a router answers: the prefixes of all that it is mounted on, however deep, wide or crossed the mounts are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.source.collecting import MAX_PREFIXES, Mounts
from constitution_gate.gates.source.model import UNKNOWN


def mounted(*edges: tuple[str, str, str], roots: str = "a") -> Mounts:
    mounts = Mounts()
    for root in roots:
        mounts.root(root)
    for parent, prefix, child in edges:
        mounts.mount(parent, prefix, child)
    return mounts


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ((), ()),
        ((("a", "/x", "z"),), ("/x",)),
        ((("a", "", "z"),), ("/",)),
        ((("b", "/y", "z"), ("a", "/x", "b")), ("/x/y",)),
        ((("a", "/x", "z"), ("a", "/y", "z")), ("/x", "/y")),
        ((("a", "/x", "z"), ("b", "/y", "z")), ("/x",)),
        ((("a", "/x", "b"), ("a", "/y", "b"), ("b", "/1", "z"), ("b", "/2", "z")), ("/x/1", "/y/1", "/x/2", "/y/2")),
        ((("a", "/x", "b"), ("a", "/x", "c"), ("b", "", "z"), ("c", "", "z")), ("/x",)),
        ((("a", "**", "b"), ("b", "/y", "z")), ("/**/y",)),
    ],
    ids=["nowhere", "once", "no prefix", "nested", "twice", "half", "each way", "the same twice", "unknown"],
)
def test_a_prefix_is_one_way_up_to_a_root(edges: tuple[tuple[str, str, str], ...], expected: tuple[str, ...]) -> None:
    assert mounted(*edges).prefixes("z") == expected


def test_a_root_answers_below_its_own_prefix_and_below_what_it_is_mounted_on() -> None:
    mounts = mounted(("a", "/x", "b"))
    mounts.root("b", "/own")
    mounts.mount("b", "/z", "z")
    assert mounts.prefixes("b") == ("/own", "/x")
    assert mounts.prefixes("z") == ("/own/z", "/x/z")


def test_a_mount_counts_that_was_found_after_its_child_was_asked_for() -> None:
    mounts = mounted(("b", "/y", "z"))
    assert mounts.prefixes("z") == ()
    mounts.mount("a", "/x", "b")
    assert mounts.prefixes("z") == ("/x/y",)
    mounts.root("z", "/own")
    assert mounts.prefixes("z") == ("/own", "/x/y")


@pytest.mark.parametrize("last", [0, 1])
def test_routers_that_are_passed_around_in_a_circle_answer_where_one_of_them_does(last: int) -> None:
    mounts = mounted(("a", "/x", "b"), ("b", "", "c"), ("c", "", "d"), ("d", "", "b"), ("d", "/y", "z"))
    asked = ["bcd", "dcb"][last]
    assert [mounts.prefixes(key) for key in asked] == [("/x",)] * 3
    assert mounts.prefixes("z") == ("/x/y",)


def test_what_is_mounted_below_itself_ends_in_an_unknown_part() -> None:
    mounts = mounted(("a", "/x", "b"), ("b", "/y", "c"), ("c", "", "b"), ("c", "/w", "z"))
    assert mounts.prefixes("b") == mounts.prefixes("c") == (f"/x/{UNKNOWN}",)
    assert mounts.prefixes("z") == (f"/x/{UNKNOWN}/w",)
    assert mounted(("b", "/y", "c"), ("c", "", "b")).prefixes("c") == ()


def test_two_circles_that_share_a_router_are_one() -> None:
    mounts = mounted(("b", "/1", "c"), ("c", "", "b"), ("c", "/2", "d"), ("d", "", "c"), ("a", "/x", "d"))
    assert {mounts.prefixes(key) for key in "bcd"} == {(f"/x/{UNKNOWN}",)}


def test_a_chain_of_any_length_is_followed() -> None:
    mounts = Mounts()
    mounts.root(0)
    for number in range(20_000):
        mounts.mount(number, "/a" if number % 100 == 0 else "", number + 1)
    assert mounts.prefixes(20_000) == ("/a" * 200,)
    assert mounts.prefixes(101) == ("/a/a",)


def test_a_circle_of_any_length_is_followed() -> None:
    mounts = Mounts()
    mounts.root("root", "/x")
    mounts.mount("root", "", 0)
    for number in range(20_000):
        mounts.mount(number, "", (number + 1) % 20_000)
    assert mounts.prefixes(9_999) == ("/x",)


def test_too_many_prefixes_are_unknown_and_so_are_those_below() -> None:
    mounts = Mounts()
    mounts.root(0)
    for number in range(60):
        mounts.mount(number, "/a", number + 1)
        mounts.mount(number, "/b", number + 1)
    below = 0
    while UNKNOWN not in mounts.prefixes(below):
        below += 1
    assert len(mounts.prefixes(below - 1)) <= MAX_PREFIXES < 2 * len(mounts.prefixes(below - 1))
    assert all(UNKNOWN in prefix for number in range(below, 61) for prefix in mounts.prefixes(number))


def test_a_prefix_that_is_too_long_for_a_path_is_unknown() -> None:
    mounts = Mounts()
    mounts.root(0)
    for number in range(5_000):
        mounts.mount(number, "/abcdefg", number + 1)
    assert mounts.prefixes(100) == ("/abcdefg" * 100,)
    (last,) = mounts.prefixes(5_000)
    assert UNKNOWN in last
    assert len(last) < 5_000


EDGES = st.lists(st.tuples(st.integers(0, 7), st.sampled_from(["/x", "/y", "/z"]), st.integers(0, 7)), max_size=14)


@settings(max_examples=100, deadline=None)
@given(EDGES, st.permutations(range(8)))
def test_prefixes_are_all_ways_to_a_root_whatever_was_asked_for_before(
    edges: list[tuple[int, str, int]], order: list[int]
) -> None:
    edges = [edge for edge in edges if edge[0] < edge[2]]
    mounts = Mounts()
    mounts.root(0)
    for edge in edges:
        mounts.mount(*edge)
    ways: dict[int, set[str]] = {0: {"/"}}
    for key in range(1, 8):
        above = [(each, prefix) for parent, prefix, child in edges if child == key for each in ways[parent]]
        ways[key] = {f"{each.rstrip('/')}{prefix}" for each, prefix in above}
    for key in order:
        found = mounts.prefixes(key)
        many = max(map(len, ways.values())) > MAX_PREFIXES and UNKNOWN in "".join(found)
        assert many or (set(found) == ways[key] and len(found) == len(ways[key]))


@settings(max_examples=100, deadline=None)
@given(EDGES)
def test_any_mounts_have_prefixes_and_who_reaches_no_root_has_none(edges: list[tuple[int, str, int]]) -> None:
    mounts = Mounts()
    mounts.root(0)
    for edge in edges:
        mounts.mount(*edge)
    reached = {0}
    for _ in range(8):
        reached |= {child for parent, _, child in edges if parent in reached}
    assert {key for key in range(8) if mounts.prefixes(key)} == reached

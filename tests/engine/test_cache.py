"""What is kept of earlier audits is found again, and never instead of what is true now."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.engine import cache as module
from constitution_gate.engine.cache import Cache, open_cache, place

if TYPE_CHECKING:
    from pathlib import Path


def entries(directory: Path) -> list[Path]:
    return [path for path in directory.rglob("*") if path.is_file()]


def test_an_entry_is_found_under_its_key(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path), "stamp")
    key = cache.key("feature", "specs/001-a", None)
    cache.put(key, {"seen": [["text", "a.md", "0"]]})

    assert Cache(str(tmp_path), "stamp").get(key) == {"key": key, "seen": [["text", "a.md", "0"]]}


@pytest.mark.parametrize("parts", [("feature", "specs/001-b"), ("feature", "specs/001-a", ""), ("run", "specs/001-a")])
def test_another_question_has_another_key(tmp_path: Path, parts: tuple[str, ...]) -> None:
    cache = Cache(str(tmp_path), "stamp")

    assert cache.key(*parts) != cache.key("feature", "specs/001-a")


def test_another_version_has_another_key(tmp_path: Path) -> None:
    assert Cache(str(tmp_path), "1.0").key("a") != Cache(str(tmp_path), "1.1").key("a")


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=200))
def test_a_damaged_entry_is_as_good_as_none(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    directory = tmp_path_factory.mktemp("cache")
    cache = Cache(str(directory), "stamp")
    key = cache.key("a")
    cache.put(key, {})
    entries(directory)[0].write_bytes(data)

    assert cache.get(key) is None


@settings(max_examples=60, deadline=None)
@given(position=st.integers(min_value=0, max_value=10_000), flipped=st.integers(min_value=1, max_value=255))
def test_no_byte_of_an_entry_can_be_changed_unseen(
    tmp_path_factory: pytest.TempPathFactory, position: int, flipped: int
) -> None:
    directory = tmp_path_factory.mktemp("cache")
    cache = Cache(str(directory), "stamp")
    key = cache.key("a")
    cache.put(key, {"texts": ["PASSED"]})
    file = entries(directory)[0]
    content = bytearray(file.read_bytes())
    content[position % len(content)] ^= flipped
    file.write_bytes(content)

    assert cache.get(key) is None


def test_an_entry_in_the_place_of_another_is_none(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path), "stamp")
    one, other = cache.key("one"), cache.key("other")
    cache.put(one, {"texts": ["PASSED"]})
    moved = tmp_path / other[:2] / other[2:]
    moved.parent.mkdir(exist_ok=True)
    (tmp_path / one[:2] / one[2:]).rename(moved)

    assert cache.get(other) is None


def test_processes_that_write_at_once_leave_a_whole_entry(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path), "stamp")
    key = cache.key("a")
    threads = [
        threading.Thread(target=Cache(str(tmp_path), "stamp").put, args=(key, {"text": str(n) * 10_000}))
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = cache.get(key)

    assert found is None or len(set(found["text"])) == 1


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(str(tmp_path / "file" / "cache"), "stamp")
    cache.put(cache.key("a"), {})
    cache.prune()

    assert cache.get(cache.key("a")) is None


def test_the_oldest_entries_go_where_there_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_ENTRIES", 5)
    monkeypatch.setattr(module, "_ENTRIES_KEPT", 3)
    cache = Cache(str(tmp_path), "stamp")
    keys = [cache.key(number) for number in range(6)]
    for age, key in enumerate(keys):
        cache.put(key, {})
        os.utime(tmp_path / key[:2] / key[2:], (age, age))
    cache.prune()

    assert [cache.get(key) is not None for key in keys] == [False, False, False, True, True, True]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"CONSTITUTION_GATE_CACHE_DIR": "/kept", "HOME": "/home/a"}, "/kept"),
        ({"CONSTITUTION_GATE_CACHE_DIR": "kept", "HOME": "/home/a"}, None),
        ({"XDG_CACHE_HOME": "/cache"}, "/cache/constitution-gate"),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/home/a"}, None),
        ({}, None),
    ],
)
def test_the_place_of_the_cache(environment: dict[str, str], expected: str | None) -> None:
    assert place(environment) == expected


def test_a_cache_in_the_audited_tree_is_not_used(tmp_path: Path) -> None:
    inside = {"CONSTITUTION_GATE_CACHE_DIR": str(tmp_path / "repository" / ".cache")}

    assert open_cache(inside, str(tmp_path / "repository")) is None
    assert open_cache(inside, str(tmp_path)) is None
    assert open_cache(inside, str(tmp_path / "other")) is not None


def test_a_link_to_a_cache_in_the_audited_tree_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "repository" / "cache").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "repository" / "cache")

    assert open_cache({"CONSTITUTION_GATE_CACHE_DIR": str(tmp_path / "link")}, str(tmp_path / "repository")) is None

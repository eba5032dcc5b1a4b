"""Path templates of all frameworks in one form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.source import paths


@pytest.mark.parametrize(
    ("write", "path", "expected"),
    [
        (paths.braces, "/o/{id}", "/o/{}"),
        (paths.braces, "/o/{id:int}/{x:[0-9]{3}}", "/o/{}/{}"),
        (paths.braces, "/o/{id?}", "/o/{?}"),
        (paths.braces, "/o/{*rest}", "/o/{}"),
        (paths.braces, "/files/{name}.{ext}", "/files/{}.{}"),
        (paths.braces, "/o/{open", "/o/"),
        (paths.colons, "/o/:id", "/o/{}"),
        (paths.colons, "/o/:id(\\d+)/x", "/o/{}/x"),
        (paths.colons, "/o/:id?", "/o/{?}"),
        (paths.colons, "/o/:a-:b", "/o/{}-{}"),
        (paths.colons, "/o/*", "/o/{}"),
        (paths.colons, "**/o/:id", "**/o/{}"),
        (paths.angles, "/o/<id>/<int:n>", "/o/{}/{}"),
        (paths.squares, "/o/[id]/[...rest]", "/o/{}/{}"),
        (paths.squares, "/o/[[...rest]]", "/o/{?}"),
    ],
)
def test_a_parameter_is_one_whatever_it_is_called(write, path: str, expected: str) -> None:
    assert write(path) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [(("", ""), "/"), (("/api/", "/x/"), "/api/x"), (("api", "x"), "/api/x"), (("/", "/"), "/"), (("/a//b",), "/a/b")],
)
def test_parts_are_joined_with_one_slash(parts: tuple[str, ...], expected: str) -> None:
    assert paths.joined(*parts) == expected


def test_what_is_optional_makes_two_paths() -> None:
    assert paths.variants("/o/{?}") == ("/o/{}", "/o")
    assert paths.variants("/{?}") == ("/{}", "/")
    assert paths.variants("/o/{}") == ("/o/{}",)


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("**", "/x", True),
        ("/**/x", "/x", True),
        ("/**/x", "/a/b/x", True),
        ("/**/x", "/a/b/y", False),
        ("/a**", "/a/b", True),
        ("/a**/c/**/d", "/a/b/c/d", True),
        ("/a/x", "/a/x", True),
        ("/a/x", "/a/y", False),
        ("/ab**ba", "/aba", False),
    ],
)
def test_an_unknown_part_may_be_anything(pattern: str, path: str, expected: bool) -> None:
    assert paths.could_be(pattern, path) is expected


@pytest.mark.parametrize("path", ["*", "/*", "/*splat", "/{*path}", "(.*)", "/<path:rest>", "/{rest:path}"])
def test_a_catch_all_is_told(path: str) -> None:
    assert paths.is_catch_all(path)


@pytest.mark.parametrize("path", ["**", "/**", "/x/*", "/:id", "/{id}", ""])
def test_other_paths_are_no_catch_all(path: str) -> None:
    assert not paths.is_catch_all(path)


@settings(max_examples=100, deadline=None)
@given(st.text("/{}:*?<>[]().ab\\$^", max_size=30))
def test_any_text_is_a_path_of_some_form(text: str) -> None:
    for write in (paths.braces, paths.colons, paths.angles, paths.squares):
        for each in paths.variants(paths.joined(write(text))):
            assert each.startswith("/")
            assert paths.could_be(each, each) or paths.UNKNOWN in each

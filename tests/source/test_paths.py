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
    ("pattern", "expected"),
    [
        ("/o/:id(\\d+)/x", ("/o/{}/x",)),
        ("/f/:file(^(?:a|b)$).png", ("/f/{}.png",)),
        ("/o/:id?", ("/o/{?}",)),
        ("/r/:day{/:district}/s", ("/r/{}/{}/s", "/r/{}/s")),
        ("/a{b{c}}", ("/abc", "/ab", "/a")),
        ("/tree/{*path}", ("/tree/{}",)),
        ("/files/*path", ("/files/{}",)),
        ("/o/:id\\:start", ("/o/{}:start",)),
        ('/o/:"an id"/x', ("/o/{}/x",)),
        ("/o/(\\d+)", ("/o/{}",)),
        ("/ab?c", ("/a**c",)),
        ("/(cd)?", ("/**",)),
        ("/o/((((", ("/o/**",)),
        ("/**/x", ("/**/x",)),
    ],
)
def test_a_pattern_stands_for_paths(pattern: str, expected: tuple[str, ...]) -> None:
    assert paths.templates(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("/o/:id::stop", "/o/{}:stop"),
        ("/o::list", "/o:list"),
        ("/at/:hour(^\\d{2})h:minute(^\\d{2})m", "/at/{}h{}m"),
        ("/near/:a-:b", "/near/{}-{}"),
        ("/{id}", "/{id}"),
        ("/files/*", "/files/{}"),
    ],
)
def test_two_colons_may_stand_for_one(pattern: str, expected: str) -> None:
    assert paths.templates(pattern, doubled=True) == (expected,)


def test_a_pattern_with_too_many_optional_groups_is_not_known() -> None:
    found = paths.templates("".join(f"{{/:{letter}}}" for letter in "abcdef"))
    assert len(found) <= 20
    assert any(path.endswith("**") for path in found)


@settings(max_examples=100, deadline=None)
@given(st.text('/{}:*?()ab\\$^"', max_size=40), st.booleans())
def test_any_text_is_a_pattern_of_some_paths(text: str, doubled: bool) -> None:
    found = paths.templates(text, doubled=doubled)
    assert 1 <= len(found) <= 20
    assert not any(":a" in path for path in paths.templates(f"/:a{text}") if "\\" not in text)


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

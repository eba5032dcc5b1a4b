"""A lazy pattern does what the compiled one does, and every one that the program holds is well formed."""

import importlib
import re
from pathlib import Path

import pytest

from constitution_gate.constitution import lazy_pattern
from constitution_gate.constitution.lazy_pattern import LazyPattern, lazy

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Alpha beta\nalpha gamma"


def _modules() -> list[str]:
    return [
        ".".join(path.relative_to(ROOT / room).with_suffix("").parts).removesuffix(".__init__")
        for room in ("constitution", "gates", "engine")
        for path in sorted((ROOT / room / "constitution_gate").rglob("*.py"))
        if "import lazy\n" in path.read_text(encoding="utf-8")
    ]


def _held(value: object) -> list[LazyPattern]:
    if isinstance(value, LazyPattern):
        return [value]
    if isinstance(value, dict):
        return [held for item in value.values() for held in _held(item)]
    if isinstance(value, tuple | list | set | frozenset):
        return [held for item in value for held in _held(item)]
    return []


def test_it_gives_what_the_compiled_pattern_gives() -> None:
    pattern, compiled = lazy(r"(alpha)\s", re.IGNORECASE), re.compile(r"(alpha)\s", re.IGNORECASE)
    assert pattern.findall(TEXT) == compiled.findall(TEXT) == ["Alpha", "alpha"]
    assert [m.span() for m in pattern.finditer(TEXT)] == [m.span() for m in compiled.finditer(TEXT)]
    assert pattern.sub("-", TEXT, count=1) == compiled.sub("-", TEXT, count=1)
    assert pattern.split(TEXT, maxsplit=1) == compiled.split(TEXT, maxsplit=1)
    assert pattern.match(TEXT, 1) is compiled.match(TEXT, 1) is None
    assert pattern.search(TEXT, 1).start() == compiled.search(TEXT, 1).start() == 11
    assert pattern.fullmatch("alpha ").group(1) == "alpha"
    assert (pattern.pattern, pattern.flags, pattern.groups) == (compiled.pattern, compiled.flags, compiled.groups)


def test_it_is_compiled_at_the_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []

    def recorded(pattern: str, flags: int) -> re.Pattern[str]:
        compiled.append(pattern)
        return re.compile(pattern, flags)

    monkeypatch.setattr(lazy_pattern, "compiled", recorded)
    pattern = lazy("a+b")
    assert compiled == []
    assert [bool(pattern.search(text)) for text in ("aab", "b", "ab")] == [True, False, True]
    assert compiled == ["a+b"]


def test_an_ill_formed_pattern_is_refused_when_it_is_used() -> None:
    pattern = lazy("(")
    with pytest.raises(re.error):
        pattern.search("x")


def test_it_has_no_attribute_that_a_pattern_has_not() -> None:
    with pytest.raises(AttributeError):
        _ = lazy("a").nothing  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        _ = lazy("a").__wrapped__  # type: ignore[attr-defined]


def test_the_functions_of_re_refuse_it() -> None:
    with pytest.raises(TypeError):
        re.search(lazy("a"), "a")


@pytest.mark.parametrize("name", _modules())
def test_every_pattern_of_the_program_compiles(name: str) -> None:
    for pattern in _held(list(vars(importlib.import_module(name)).values())):
        assert re.compile(pattern.pattern, pattern.flags).groups == pattern.groups

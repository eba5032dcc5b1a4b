"""What is read without pydantic is what pydantic reads, and nothing else."""

from __future__ import annotations

import json
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from constitution_gate.constitution import gate_shape, record_values
from constitution_gate.constitution.gate_schema import GateBlock
from constitution_gate.constitution.gate_shape import FACTS, KEYS, GateShape
from constitution_gate.constitution.record import Record

_WORDS = st.sampled_from(
    ["a", "api-contract", "A", "", " ", "x" * 63, "x" * 201, "1", "MUST", "plan", "caches", "nope"]
)
_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-2, 300), st.floats(allow_nan=False), st.text(max_size=4), _WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=2)),
    max_leaves=4,
)
_LIKELY = st.fixed_dictionaries(
    {"id": st.sampled_from(["a", "api-contract", "9a", "a_b"]), "check": _WORDS},
    optional={
        "title": _WORDS,
        "principle": st.one_of(_WORDS, st.integers(0, 5), st.booleans()),
        "level": st.sampled_from(["MUST", "MAY", "must", None]),
        "waivable": st.sampled_from([True, False, 1, "yes"]),
        "when": st.one_of(st.sampled_from(FACTS), st.lists(st.sampled_from([*FACTS, "nope"]), max_size=3)),
        "unless": st.one_of(st.sampled_from(FACTS), st.lists(st.sampled_from(FACTS), max_size=8)),
        "phase": st.sampled_from(["plan", "release", "later"]),
        "with": st.one_of(st.dictionaries(st.text(max_size=3), _VALUES, max_size=2), _VALUES),
        "extra": _VALUES,
    },
)


def _by_pydantic(entry: dict[str, object]) -> GateShape | None:
    try:
        return GateBlock.model_validate(entry).shape()
    except ValidationError:
        return None


@settings(max_examples=150, deadline=None)
@given(st.one_of(_LIKELY, st.dictionaries(st.sampled_from([*KEYS, "extra"]), _VALUES, max_size=6)))
def test_a_gate_that_is_read_plainly_is_the_one_that_pydantic_reads(entry: dict[str, object]) -> None:
    plain = gate_shape.read_plain(entry)
    if plain is not None:
        assert plain == _by_pydantic(entry)


@pytest.mark.parametrize(
    "entry",
    [
        {"id": "a", "check": "file"},
        {"id": "a-1", "check": "file", "title": "T", "principle": 1, "level": "MAY", "waivable": False},
        {"id": "a", "check": "x", "principle": "II", "when": "caches", "unless": ["handles-pii"], "phase": "design"},
        {"id": "a", "check": "x", "when": ["caches", "handles-pii"], "with": {"paths": ["a"], "min": 1}},
    ],
)
def test_a_well_formed_gate_needs_no_pydantic(entry: dict[str, object]) -> None:
    plain = gate_shape.read_plain(entry)
    assert plain is not None
    assert plain == _by_pydantic(entry)


class Sample(Record):
    """Fields of every kind that checks use."""

    paths: tuple[str, ...]
    least: int = 1
    most: int | None = None
    share: float | None = None
    either: int | float = 0
    kind: Literal["a", "b"] = "a"
    strict: bool = False
    sets: tuple[tuple[str, ...], ...] = ()


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["paths", "least", "most", "share", "either", "kind", "strict", "sets", "other"]),
        st.one_of(_VALUES, st.lists(st.text(max_size=3), max_size=2), st.sampled_from(["a", "b"])),
        max_size=5,
    )
)
def test_a_record_that_is_read_plainly_is_the_one_that_pydantic_reads(values: dict[str, object]) -> None:
    plain = record_values.read_plain(Sample, values)
    if plain is not None:
        by_pydantic = TypeAdapter(Sample).validate_json(json.dumps(values), strict=True)
        assert plain == by_pydantic
        assert [type(each) for each in plain.values()] == [type(each) for each in by_pydantic.values()]


def test_parameters_of_the_right_types_need_no_pydantic() -> None:
    read = record_values.read_plain(
        Sample, {"paths": ["a", "b"], "most": 3, "share": 80, "kind": "b", "strict": True, "sets": [["a"], []]}
    )
    assert read == Sample(("a", "b"), most=3, share=80.0, kind="b", strict=True, sets=(("a",), ()))


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"paths": "a"},
        {"paths": [1]},
        {"paths": [], "least": True},
        {"paths": [], "least": 1.0},
        {"paths": [], "kind": "c"},
        {"paths": [], "strict": 1},
        {"paths": [], "other": 1},
    ],
)
def test_what_is_not_plainly_right_is_left_to_pydantic(values: dict[str, object]) -> None:
    assert record_values.read_plain(Sample, values) is None

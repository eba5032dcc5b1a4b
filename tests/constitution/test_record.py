"""Records: what a class body declares becomes an immutable value."""

from __future__ import annotations

import pickle

import pytest

from constitution_gate.constitution.record import Record, RecordType, defaults_of, fields_of


class Point(Record):
    """Two numbers and a name."""

    x: int
    y: int = 0
    name: str = ""

    @property
    def sum(self) -> int:
        """Both together."""
        return self.x + self.y


class Marked(Point):
    """A point with a mark."""

    mark: str = "*"


def test_fields_are_given_by_position_by_name_or_by_default() -> None:
    assert Point(1, name="a").values() == (1, 0, "a")
    assert Marked(1, 2, mark="+").values() == (1, 2, "", "+")
    assert fields_of(Marked) == ("x", "y", "name", "mark")
    assert defaults_of(Point) == {"y": 0, "name": ""}


@pytest.mark.parametrize(
    ("values", "named", "message"),
    [
        ((), {}, "needs a value for x"),
        ((1, 2, "a", 4), {}, "takes 3 values, not 4"),
        ((1,), {"z": 1}, "cannot take z"),
        ((1,), {"x": 1}, "cannot take x"),
    ],
)
def test_what_does_not_fit_is_refused(values: tuple[object, ...], named: dict[str, object], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        Point(*values, **named)  # type: ignore[arg-type]


def test_a_field_without_a_default_may_not_follow_one_with_a_default() -> None:
    with pytest.raises(TypeError, match="without a default follows"):
        RecordType("Bad", (Record,), {"__annotations__": {"a": "int", "b": "int"}, "a": 1})


def test_a_record_never_changes() -> None:
    point = Point(1)
    with pytest.raises(AttributeError, match=r"Point\.x cannot be changed"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match=r"Point\.x cannot be removed"):
        del point.x
    assert point.replace(x=2) == Point(2)
    assert point == Point(1)


def test_records_are_equal_by_class_and_content() -> None:
    assert Point(1, 2) == Point(1, 2)
    assert hash(Point(1, 2)) == hash(Point(1, 2))
    assert Point(1, 2) != Point(2, 1)
    assert Point(1, 2) != Marked(1, 2)
    assert Point(1) != (1, 0, "")


def test_a_record_shows_its_fields_and_survives_pickling() -> None:
    point = Point(1, name="a")
    assert repr(point) == "Point(x=1, y=0, name='a')"
    assert pickle.loads(pickle.dumps(point)) == point
    assert point.sum == 1


def test_pydantic_validates_a_record_field_by_field_and_describes_it() -> None:
    from pydantic import TypeAdapter, ValidationError

    adapter = TypeAdapter(Point)
    assert adapter.validate_json('{"x": 3, "name": "b"}', strict=True) == Point(3, 0, "b")
    with pytest.raises(ValidationError) as caught:
        adapter.validate_json('{"x": "three", "z": 1}', strict=True)
    assert {error["loc"] for error in caught.value.errors()} == {("x",), ("z",)}
    assert set(adapter.json_schema()["properties"]) == {"x", "y", "name"}

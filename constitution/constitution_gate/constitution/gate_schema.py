"""The shape of a declared gate, and its JSON Schema for editors.

Importing this module imports pydantic, so it is imported only where a gate is declared.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from constitution_gate.constitution.gate_shape import FACTS, LONGEST_TEXT, GateShape
from constitution_gate.constitution.model import Level, Phase

Fact = Literal[
    "exposes-http-api",
    "persistent-data",
    "schema-change",
    "multi-party-flow",
    "calls-external",
    "caches",
    "handles-pii",
]


def _refuse_null(value: object) -> object:
    if value is None:
        raise PydanticCustomError("null", "is null")
    return value


_NotNull = BeforeValidator(_refuse_null)
_Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT, pattern=r"\S")]
_Facts = Annotated[list[Fact], Field(min_length=1, max_length=len(FACTS))]


class GateBlock(BaseModel):
    """One gate as it stands in a `yaml gate` block. Unknown keys, nulls and values of another type are errors."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, title="constitution-gate gate")

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,62}$"), _NotNull] = Field(
        description="The gate's name: lower-case letters, digits and hyphens; unique in the constitution."
    )
    check: Annotated[_Text, _NotNull] = Field(description="The check that decides the gate.")
    title: Annotated[_Text | None, _NotNull] = Field(
        default=None, description="What the gate demands, in a few words. Default: the principle's title."
    )
    principle: Annotated[_Text | int | None, _NotNull] = Field(
        default=None,
        description="The number or title of its principle. Default: the one under whose heading it stands.",
    )
    level: Annotated[Literal["MUST", "SHOULD", "MAY"] | None, _NotNull] = Field(
        default=None, description="How binding it is. Default: the principle's strongest norm."
    )
    waivable: Annotated[bool | None, _NotNull] = Field(
        default=None,
        description="Whether Complexity Tracking may justify a failure. Default: not under a NON-NEGOTIABLE principle.",
    )
    when: Annotated[Fact | _Facts | None, _NotNull] = Field(
        default=None, description="Facts that must all hold for the gate to apply. Default: the check's own condition."
    )
    unless: Annotated[Fact | _Facts | None, _NotNull] = Field(
        default=None, description="Facts of which none may hold for the gate to apply."
    )
    phase: Annotated[Literal["spec", "plan", "design", "tasks", "implement", "release"] | None, _NotNull] = Field(
        default=None, description="The phase from which the gate is due. Default: the check's own."
    )
    parameters: Annotated[dict[str, Any], _NotNull] = Field(
        default={}, alias="with", description="The check's parameters."
    )

    def shape(self) -> GateShape:
        """What it declares."""
        return GateShape(
            self.id,
            self.check,
            self.title,
            self.principle,
            Level(self.level) if self.level else None,
            self.waivable,
            None if self.when is None else _as_tuple(self.when),
            () if self.unless is None else _as_tuple(self.unless),
            Phase(self.phase) if self.phase else None,
            self.parameters,
        )


def gate_json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the content of a `yaml gate` block: one gate, or a list of gates."""
    schema = GateBlock.model_json_schema(by_alias=True)
    for prop in schema["properties"].values():
        _forbid_null(prop)
    gate = {"type": "object", **{key: schema[key] for key in ("properties", "required", "additionalProperties")}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The content of a `yaml gate` block",
        "oneOf": [{"$ref": "#/$defs/gate"}, {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/gate"}}],
        "$defs": {"gate": gate},
    }


def _as_tuple(facts: str | list[Fact]) -> tuple[str, ...]:
    return (facts,) if isinstance(facts, str) else tuple(facts)


def _forbid_null(prop: dict[str, Any]) -> None:
    prop.pop("default", None)
    prop.pop("title", None)
    choices = [choice for choice in prop.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        del prop["anyOf"]
        prop.update(choices[0])
    elif choices:
        prop["anyOf"] = choices

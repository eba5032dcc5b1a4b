"""Records as pydantic sees them: validated field by field, described in JSON Schema like a dataclass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_type_hints

from pydantic_core import core_schema

from constitution_gate.constitution.record import defaults_of, fields_of

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

    from constitution_gate.constitution.record import Record


def core_schema_of(record: type[Record], handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
    """The core schema of a record class; raises NameError where a field's type is not there at run time."""
    # Modules of records import `Literal` for type checkers alone.
    hints = get_type_hints(record, localns={"Literal": Literal}, include_extras=True)
    defaults = defaults_of(record)
    fields = []
    for name in fields_of(record):
        schema = handler.generate_schema(hints[name])
        if name in defaults:
            schema = core_schema.with_default_schema(schema, default=defaults[name])
        fields.append(core_schema.dataclass_field(name, schema, kw_only=False))
    arguments = core_schema.dataclass_args_schema(record.__name__, fields)
    return core_schema.dataclass_schema(
        record,
        arguments,
        list(fields_of(record)),
        slots=True,
        ref=f"{record.__module__}.{record.__qualname__}",
        config=core_schema.CoreConfig(extra_fields_behavior="forbid"),
    )

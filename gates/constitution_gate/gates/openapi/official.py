"""The verdict of the OpenAPI Initiative's own JSON Schemas, which openapi-spec-validator carries.

They are a second opinion: the walk along the shapes says what is wrong in words and at a line, and these schemas
catch what it might have missed. Only the schema files are used. The package's own code would follow references
out of the repository, and takes longer to import than a whole audit.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from constitution_gate.gates.openapi.references import Pointer

MAX_ENTRIES = 100_000
"""The validator in Python needs seconds for that many, and a gate has ten."""


class NoVerdictError(Exception):
    """The schemas gave no verdict; the message says why."""


class TooLargeError(NoVerdictError):
    """The description is too large for a second opinion; the walk has judged it whole."""


@cache
def schema(family: str) -> Any:
    """The schema of a version family. Raises NoVerdictError where the package does not hold it."""
    import json
    from importlib.util import find_spec

    spec = find_spec("openapi_spec_validator")
    folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    loader: Any = spec.loader if spec is not None else None
    for folder in folders:
        try:
            data = loader.get_data(f"{folder}/resources/schemas/v{family}/schema.json")
            return _mended(json.loads(data), family)
        except (OSError, ValueError):
            continue
    raise NoVerdictError(f"openapi-spec-validator does not carry the schema of OpenAPI {family}")


def _mended(content: Any, family: str) -> Any:
    """The schema without its known defects, all of which refuse what the specification allows.

    The schema of 3.1 dates from 2022: it has `body` where a link has `server`, and refuses fields beside `$ref`,
    which the specification has readers ignore. A link's parameters are any values. `uniqueItems` over objects
    takes quadratic time, and the walk looks for duplicates itself.
    """
    definitions = content.get("$defs") or content["definitions"]
    for definition in definitions.values():
        if definition.get("uniqueItems") is True and definition.get("items") != {"type": "string"}:
            del definition["uniqueItems"]
    for kind in ("operation", "pathItem", "Operation", "PathItem"):
        definitions.get(kind, {}).get("properties", {}).get("parameters", {}).pop("uniqueItems", None)
    if family == "2.0":
        del definitions["jsonReference"]["additionalProperties"]
    if family in ("3.1", "3.2"):
        link = definitions["link"]["properties"]
        link["parameters"] = {"type": "object"}
        link["server"] = {"$ref": "#/$defs/server"}
    if family == "3.1":
        del definitions["reference"]["unevaluatedProperties"]
        definitions["path-item"]["properties"]["$ref"] = {"type": "string"}
        definitions["path-item-or-reference"] = {"$ref": "#/$defs/path-item"}
    return content


def complaints(value: Any, family: str) -> list[tuple[Pointer, str]]:
    """Where the schema of the family refuses the description, and why; empty where it accepts it.

    Raises NoVerdictError where the validator fails: a failure is never an acceptance.
    """
    content = schema(family)
    try:
        return _explained(value, content) if not _accepted(value, content) else []
    except NoVerdictError:
        raise
    except RecursionError:
        raise NoVerdictError("the description is nested too deep for the schema validator") from None
    except Exception as error:
        raise NoVerdictError(f"the schema validator failed with {type(error).__name__}") from error


def _accepted(value: Any, content: Any) -> bool:
    """Whether the schema accepts the value; the fast validator is used where it is installed."""
    try:
        import jsonschema_rs
    except ImportError:
        if _larger_than(value, MAX_ENTRIES):
            raise TooLargeError(
                f"the official schema was not asked about a document of more than {MAX_ENTRIES:,} entries"
            ) from None
        return bool(_validator(content).is_valid(value))
    return bool(jsonschema_rs.validator_for(content, validate_formats=False).is_valid(value))


def _larger_than(value: Any, limit: int) -> bool:
    entries = 0
    stack = [value]
    while stack:
        container = stack.pop()
        entries += len(container)
        if entries > limit:
            return True
        items = container.values() if isinstance(container, dict) else container
        stack.extend(item for item in items if isinstance(item, (dict, list)))
    return False


def _validator(content: Any) -> Any:
    import referencing
    from jsonschema.validators import validator_for

    # An empty registry: the default one fetches what it does not know.
    return validator_for(content)(content, registry=referencing.Registry())


def _explained(value: Any, content: Any) -> list[tuple[Pointer, str]]:
    from jsonschema.exceptions import best_match

    found = []
    for error in _validator(content).iter_errors(value):
        best = best_match([error])
        found.append((tuple(best.absolute_path), f"The schema of OpenAPI refuses this: {_words(best)}."))
    if not found:
        raise NoVerdictError("two validators disagree about the document")
    return found


def _words(error: Any) -> str:
    """What a validator says, without the value that it says it of."""
    kind, limit = error.validator, error.validator_value
    if kind == "type":
        return f"it must be of the type {limit if isinstance(limit, str) else ' or '.join(limit)}"
    if kind == "required":
        missing = [name for name in limit if name not in error.instance]
        return f"it lacks '{missing[0]}'" if missing else "it lacks a required field"
    if kind in ("additionalProperties", "unevaluatedProperties"):
        return "it has a field that does not belong here"
    if kind in ("enum", "const"):
        return "it is not one of the values allowed"
    if kind == "not":
        return "it combines fields that exclude each other"
    return f"it breaks the rule '{kind}'"

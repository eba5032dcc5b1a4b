"""Which version of OpenAPI a document states."""

from __future__ import annotations

import re
from typing import Any

FAMILIES = ("2.0", "3.0", "3.1", "3.2")
_VERSION = r"(3\.[012])\.\d{1,4}(?:-[0-9A-Za-z.-]{1,40})?"


class UnknownVersionError(Exception):
    """The version is missing, not a string, or not one that exists; `key` is the field that states it."""

    def __init__(self, key: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.key = key
        self.message = message
        self.remedy = remedy


def family(document: dict[str, Any]) -> str:
    """The family ("2.0", "3.0", "3.1" or "3.2") of a document.

    Raises UnknownVersionError. The version is a string in every version of the specification, so that an
    unquoted 3.1, which YAML reads as a number, is none ("OpenAPI Object", "Swagger Object").
    """
    if "openapi" in document and "swagger" in document:
        raise UnknownVersionError("swagger", "The document states both `openapi` and `swagger`.", "Keep one of them.")
    key = "swagger" if "swagger" in document else "openapi"
    stated = document.get(key)
    if not isinstance(stated, str):
        written = f"The version under `{key}` is not a string"
        shown = f" but the number {stated}" if type(stated) in (int, float) else ""
        raise UnknownVersionError(key, f"{written}{shown}.", "Write the full version in quotes, for example '3.1.0'.")
    if key == "swagger":
        if stated == "2.0":
            return stated
        raise UnknownVersionError(key, "`swagger` states a version other than '2.0'.", "Write '2.0', or use `openapi`.")
    match = re.fullmatch(_VERSION, stated)
    if match:
        return match[1]
    raise UnknownVersionError(
        key,
        "`openapi` states a version that is not 3.0.x, 3.1.x or 3.2.x.",
        "Write a published version, for example '3.1.0'.",
    )

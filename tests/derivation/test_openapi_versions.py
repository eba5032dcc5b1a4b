"""The OpenAPI versions that a constitution names are demanded of the contract."""

from __future__ import annotations

import pytest

from constitution_gate.constitution.model import Level, Norm
from constitution_gate.gates.checks.openapi_contract import parameters_from


@pytest.mark.parametrize(
    ("text", "versions"),
    [
        ("Every endpoint MUST be described in an OpenAPI 3.x document", ("3.0", "3.1", "3.2")),
        ("APIs MUST use OpenAPI 3", ("3.0", "3.1", "3.2")),
        ("APIs MUST use the OpenAPI Specification 3.0.1", ("3.0", "3.1", "3.2")),
        ("APIs MUST use OpenAPI v3.1", ("3.1", "3.2")),
        ("APIs MUST be documented with Swagger (2.0)", ("2.0",)),
        ("Swagger 2.0 or OpenAPI 3.2 documents MUST exist", ("2.0", "3.2")),
        ("APIs MUST be documented with OpenAPI", ()),
        ("A release MUST ship at least 3 OpenAPI examples", ()),
    ],
)
def test_a_named_version_stands_for_itself_and_the_later_minor_ones(text: str, versions: tuple[str, ...]) -> None:
    assert parameters_from([Norm(text, "MUST", Level.MUST, 1)]) == ({"versions": versions} if versions else {})


def test_a_version_that_a_norm_forbids_is_not_demanded() -> None:
    assert parameters_from([Norm("Swagger 2.0 MUST NOT be used", "MUST NOT", Level.MUST, 1, negative=True)]) == {}

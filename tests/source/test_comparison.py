"""What the source serves beside what the contracts describe."""

from __future__ import annotations

import pytest

from constitution_gate.gates.artifacts.described_operations import Described
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.comparison import Comparison, compare
from constitution_gate.gates.source.model import Route, Served, Unresolved


def operations(*lines: str, bases: tuple[str, ...] = ("",)) -> list[Described]:
    found = []
    for number, line in enumerate(lines, 1):
        method, path = line.split()
        found.append(Described(method, path, paths.joined(paths.braces(path)), "contract.yaml", number, bases))
    return found


def served(*lines: str, unresolved: tuple[Unresolved, ...] = (), any_case: bool = False) -> Served:
    routes = tuple(
        Route(*line.split(), "app.py", number, "Test", any_case=any_case) for number, line in enumerate(lines, 1)
    )
    return Served(routes, unresolved, ("Test",), ("app.py",))


def differences(outcome: Comparison) -> tuple[list[str], list[str]]:
    return (
        [f"{each.operation.method} {each.operation.path}" for each in outcome.missing],
        [f"{route.method} {route.path}" for route in outcome.extra],
    )


@pytest.mark.parametrize(
    ("contract", "bases", "source"),
    [
        (["GET /o", "GET /o/{id}"], ("",), ["GET /o", "GET /o/{}"]),
        (["GET /o/{orderId}/"], ("",), ["GET /o/{}"]),
        (["GET /o"], ("/v1",), ["GET /v1/o"]),
        (["GET /o"], ("/v1",), ["GET /o"]),
        (["GET /o"], ("/api/v1",), ["GET /v1/o"]),
        (["GET /o"], ("", "/api"), ["GET /api/o"]),
        (["GET /o", "HEAD /o", "OPTIONS /o"], ("",), ["GET /o"]),
        (["GET /o", "POST /o"], ("",), ["* /o"]),
        (["GET /o"], ("",), ["GET /o", "HEAD /o", "OPTIONS /o"]),
        (["GET /"], ("/v1",), ["GET /v1"]),
    ],
)
def test_the_two_agree(contract: list[str], bases: tuple[str, ...], source: list[str]) -> None:
    outcome = compare([operations(*contract, bases=bases)], (), served(*source))
    assert differences(outcome) == ([], [])
    assert not outcome.shifted


@pytest.mark.parametrize(
    ("contract", "bases", "source", "missing", "extra"),
    [
        (["GET /o"], ("",), ["POST /o"], ["GET /o"], ["POST /o"]),
        (["GET /o/{id}"], ("",), ["GET /o/new"], ["GET /o/{id}"], ["GET /o/new"]),
        (["GET /o/{id}/x"], ("",), ["GET /o/x/{}"], ["GET /o/{id}/x"], ["GET /o/x/{}"]),
        (["GET /o", "GET /p"], ("/v1",), ["GET /v1/o", "GET /p"], ["GET /p"], []),
        (["GET /Orders"], ("",), ["GET /orders"], ["GET /Orders"], ["GET /orders"]),
    ],
)
def test_a_difference_is_told(
    contract: list[str], bases: tuple[str, ...], source: list[str], missing: list[str], extra: list[str]
) -> None:
    outcome = compare([operations(*contract, bases=bases)], (), served(*source))
    assert differences(outcome) == (missing, extra)


def test_a_framework_without_regard_to_case_serves_any_case() -> None:
    outcome = compare([operations("GET /Orders/{id}")], (), served("GET /orders/{}", any_case=True))
    assert differences(outcome) == ([], [])


@pytest.mark.parametrize("base", ["", "/v1", "/api/v1"])
def test_a_prefix_that_no_server_states_is_one_difference(base: str) -> None:
    contract = operations("GET /o", "GET /p", bases=(base,))
    outcome = compare([contract], (), served("GET /api/o", "GET /api/p"))
    assert differences(outcome) == ([], [])
    assert [each[0] for each in outcome.shifted] == ["/api"]


def test_a_base_path_is_taken_off() -> None:
    outcome = compare([operations("GET /o")], (), served("GET /api/o"), base_path="/api")
    assert differences(outcome) == ([], [])
    assert not outcome.shifted


def test_another_contract_describes_the_rest() -> None:
    outcome = compare([operations("GET /o")], operations("GET /p", bases=("/v1",)), served("GET /o", "GET /v1/p"))
    assert differences(outcome) == ([], [])


def test_the_root_can_be_ignored_by_itself() -> None:
    outcome = compare([operations("GET /o")], (), served("GET /o", "GET /", "GET /a"), ignore=("/",))
    assert [route.path for route in outcome.ignored] == ["/"]
    assert [route.path for route in outcome.extra] == ["/a"]


def test_what_is_ignored_is_no_difference() -> None:
    outcome = compare([operations("GET /o")], (), served("GET /o", "GET /a/health"), ignore=("**/health",))
    assert differences(outcome) == ([], [])
    assert [route.path for route in outcome.ignored] == ["/a/health"]


@pytest.mark.parametrize(
    ("unresolved", "hidden"),
    [
        (Unresolved("r", "app.py", 9), True),
        (Unresolved("r", "app.py", 9, "GET", "/**/p"), True),
        (Unresolved("r", "app.py", 9, "POST", "/**/p"), False),
        (Unresolved("r", "app.py", 9, "GET", "/**/q"), False),
        (Unresolved("r", "app.py", 9, "*", "/other**"), False),
    ],
)
def test_what_is_missing_may_be_what_could_not_be_resolved(unresolved: Unresolved, hidden: bool) -> None:
    outcome = compare([operations("GET /o", "GET /p")], (), served("GET /o", unresolved=(unresolved,)))
    (missing,) = outcome.missing
    assert (missing.could_be is not None) is hidden

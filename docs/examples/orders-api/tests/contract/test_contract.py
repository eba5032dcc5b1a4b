"""The operations of the service are those of the contracts."""

from pathlib import Path

import pytest
import yaml
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from orders.app import app

CONTRACTS = sorted(Path(__file__).parents[2].glob("specs/*/contracts/*.openapi.yaml"))
METHODS = {"get", "put", "post", "delete", "patch"}


def promised() -> set[tuple[str, str]]:
    return {
        (method.upper(), path)
        for contract in CONTRACTS
        for path, item in yaml.safe_load(contract.read_text("utf-8"))["paths"].items()
        for method in METHODS & item.keys()
    }


def test_every_operation_is_served_and_none_besides() -> None:
    served = {(method, route.path) for route in app.routes if isinstance(route, APIRoute) for method in route.methods}
    assert served == promised()


@pytest.mark.parametrize(("method", "path"), sorted(promised() - {("GET", "/healthz")}))
def test_an_operation_without_a_token_is_refused(client: TestClient, method: str, path: str) -> None:
    response = client.request(method, path.replace("{order_id}", "11111111-1111-4111-8111-111111111111"))
    assert response.status_code == 401
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["X-Request-Id"]

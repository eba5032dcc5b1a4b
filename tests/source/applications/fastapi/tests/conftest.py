import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()

    @app.get("/only-in-tests")
    def only_in_tests() -> None: ...

    return TestClient(app)

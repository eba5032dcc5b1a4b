from fastapi.testclient import TestClient


def test_nothing_is_planned(client: TestClient) -> None:
    assert client.get("/api/v1/crossings").status_code == 404

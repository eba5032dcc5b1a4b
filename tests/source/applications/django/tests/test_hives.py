import pytest


@pytest.mark.django_db
def test_no_hives(client):
    assert client.get("/api/v1/apiaries/").status_code == 401

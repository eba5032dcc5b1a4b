"""User story 1: a café places an order."""

import pytest

pytestmark = pytest.mark.usefixtures("database", "answering")


def test_an_order_is_priced_and_stored(client, token, key, order_body) -> None:
    response = client.post("/orders", json=order_body, headers=token() | key)
    assert response.status_code == 201
    assert response.json()["total"] == {"amount_minor": 22200, "currency": "GBP"}
    assert response.headers["Location"] == f"/orders/{response.json()['id']}"


def test_a_repeated_request_makes_no_second_order(client, token, key, order_body, database) -> None:
    first = client.post("/orders", json=order_body, headers=token() | key)
    second = client.post("/orders", json=order_body, headers=token() | key)
    assert second.json() == first.json()
    assert database.execute("SELECT count(*) FROM orders").fetchone() == (1,)


def test_a_key_with_other_lines_is_a_conflict(client, token, key, order_body) -> None:
    client.post("/orders", json=order_body, headers=token() | key)
    other = order_body | {"lines": [{"sku": "DEC-0500", "quantity": 1}]}
    assert client.post("/orders", json=other, headers=token() | key).status_code == 409


def test_the_log_holds_nothing_of_the_contact(client, token, key, order_body, caplog) -> None:
    client.post("/orders", json=order_body, headers=token() | key)
    records = " ".join(str(vars(record)) for record in caplog.records)
    assert "order placed" in records
    assert not any(value in records for value in order_body["delivery_contact"].values())

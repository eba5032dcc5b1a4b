"""User story 1 of cancelling: a café cancels an order and is told of the refund."""

import pytest

pytestmark = pytest.mark.usefixtures("database", "answering")


def test_a_cancelled_order_is_refunded_in_full(client, token, key, order_body) -> None:
    order = client.post("/orders", json=order_body, headers=token() | key).json()
    response = client.post(f"/orders/{order['id']}/cancellation", json={"reason": "closed"}, headers=token())
    assert response.status_code == 201
    assert response.json()["refund"]["amount"] == order["total"]


def test_an_order_is_cancelled_once(client, token, key, order_body) -> None:
    order_id = client.post("/orders", json=order_body, headers=token() | key).json()["id"]
    statuses = [
        client.post(f"/orders/{order_id}/cancellation", json={"reason": "other"}, headers=token()).status_code
        for _ in range(2)
    ]
    assert statuses == [201, 409]

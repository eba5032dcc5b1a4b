"""User story 2: a café sees its orders, and no others."""

from uuid import uuid4

import pytest

pytestmark = pytest.mark.usefixtures("database", "answering")


def test_orders_are_listed_newest_first(client, token, order_body) -> None:
    placed = [
        client.post("/orders", json=order_body, headers=token() | {"Idempotency-Key": f"monday-{n}"}).json()["id"]
        for n in range(3)
    ]
    listed = client.get("/orders", headers=token()).json()["orders"]
    assert [order["id"] for order in listed] == placed[::-1]


def test_an_order_of_another_cafe_is_not_there(client, token, key, order_body) -> None:
    order_id = client.post("/orders", json=order_body, headers=token() | key).json()["id"]
    assert client.get(f"/orders/{order_id}", headers=token()).status_code == 200
    assert client.get(f"/orders/{order_id}", headers=token(cafe=uuid4())).status_code == 404

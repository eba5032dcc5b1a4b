"""Orders in PostgreSQL. Statements are not repeated: a failed transaction is the caller's to repeat."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID, uuid4

import psycopg
from psycopg.rows import dict_row

from orders.models import DeliveryContact, Money, Order, OrderLine

_ORDER = "SELECT id, status, total_minor, currency, placed_at FROM orders"
_LINES = "SELECT sku, quantity, unit_price_minor FROM order_lines WHERE order_id = %s ORDER BY sku"


@contextmanager
def transaction() -> Iterator[psycopg.Connection]:
    with psycopg.connect(os.environ["DATABASE_URL"], row_factory=dict_row) as connection:
        yield connection


def _order(connection: psycopg.Connection, row: dict) -> Order:
    lines = [
        OrderLine(
            sku=line["sku"],
            quantity=line["quantity"],
            unit_price=Money(amount_minor=line["unit_price_minor"], currency=row["currency"]),
        )
        for line in connection.execute(_LINES, [row["id"]])
    ]
    total = Money(amount_minor=row["total_minor"], currency=row["currency"])
    return Order(id=row["id"], status=row["status"], lines=lines, total=total, placed_at=row["placed_at"])


def by_key(connection: psycopg.Connection, cafe_id: UUID, key: str) -> Order | None:
    row = connection.execute(_ORDER + " WHERE cafe_id = %s AND idempotency_key = %s", [cafe_id, key]).fetchone()
    return _order(connection, row) if row else None


def by_id(connection: psycopg.Connection, cafe_id: UUID, order_id: UUID) -> Order | None:
    row = connection.execute(_ORDER + " WHERE cafe_id = %s AND id = %s", [cafe_id, order_id]).fetchone()
    return _order(connection, row) if row else None


def newest(connection: psycopg.Connection, cafe_id: UUID, limit: int, before: datetime | None) -> list[Order]:
    rows = connection.execute(
        _ORDER + " WHERE cafe_id = %s AND placed_at < coalesce(%s, 'infinity'::timestamptz)"
        " ORDER BY placed_at DESC LIMIT %s",
        [cafe_id, before, limit],
    ).fetchall()
    return [_order(connection, row) for row in rows]


def insert(
    connection: psycopg.Connection,
    order_id: UUID,
    cafe_id: UUID,
    key: str,
    lines: Sequence[OrderLine],
    total: Money,
    contact: DeliveryContact,
) -> Order:
    connection.execute(
        "INSERT INTO orders (id, cafe_id, idempotency_key, status, total_minor, currency)"
        " VALUES (%s, %s, %s, 'accepted', %s, %s)",
        [order_id, cafe_id, key, total.amount_minor, total.currency],
    )
    for line in lines:
        connection.execute(
            "INSERT INTO order_lines (id, order_id, sku, quantity, unit_price_minor) VALUES (%s, %s, %s, %s, %s)",
            [uuid4(), order_id, line.sku, line.quantity, line.unit_price.amount_minor],
        )
    connection.execute(
        "INSERT INTO delivery_contacts (order_id, contact_name, phone, delivery_address, erase_after)"
        " VALUES (%s, %s, %s, %s, current_date + 44)",
        [order_id, contact.contact_name, contact.phone, contact.delivery_address],
    )
    order = by_id(connection, cafe_id, order_id)
    assert order is not None
    return order

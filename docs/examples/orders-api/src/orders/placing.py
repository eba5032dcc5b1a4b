"""Placing an order: price it, reserve the stock, store it."""

import logging
from uuid import UUID, uuid4

from psycopg.errors import UniqueViolation

from orders import neighbours, repository
from orders.models import Money, NewOrder, Order, OrderLine
from orders.problems import Problem
from orders.telemetry import orders_placed

log = logging.getLogger("orders.placing")
prices = neighbours.PriceList()


def total_of(lines: list[OrderLine]) -> Money:
    """The sum of the lines, which have one currency."""
    currencies = {line.unit_price.currency for line in lines}
    if len(currencies) != 1:
        raise Problem(409, "The lines have different currencies")
    amount = sum(line.quantity * line.unit_price.amount_minor for line in lines)
    return Money(amount_minor=amount, currency=currencies.pop())


def same_lines(order: Order, wanted: NewOrder) -> bool:
    """Whether an order has the lines that are wanted, in any order."""
    return sorted((line.sku, line.quantity) for line in order.lines) == sorted(
        (line.sku, line.quantity) for line in wanted.lines
    )


def place(cafe_id: UUID, key: str, wanted: NewOrder) -> Order:
    """The stored order; the one stored before, if the café has used the key for the same lines."""
    with repository.transaction() as connection:
        earlier = repository.by_key(connection, cafe_id, key)
    if earlier:
        if not same_lines(earlier, wanted):
            raise Problem(409, "The key was used for another order")
        return earlier

    lines = [
        OrderLine(sku=line.sku, quantity=line.quantity, unit_price=prices.price(line.sku)) for line in wanted.lines
    ]
    total = total_of(lines)
    order_id = uuid4()
    neighbours.reserve(order_id, wanted.lines)
    try:
        with repository.transaction() as connection:
            order = repository.insert(connection, order_id, cafe_id, key, lines, total, wanted.delivery_contact)
    except UniqueViolation:
        return place(cafe_id, key, wanted)
    orders_placed.labels("accepted").inc()
    log.info("order placed", extra={"order_id": order.id, "line_count": len(lines)})
    return order

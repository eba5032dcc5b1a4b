"""Cancelling an order: mark it, and ask for the refund."""

import logging
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from orders import neighbours, repository
from orders.models import Cancellation, NewCancellation, Refund
from orders.problems import Problem

log = logging.getLogger("orders.cancelling")
WINDOW = timedelta(hours=2)


def cancel(cafe_id: UUID, order_id: UUID, wanted: NewCancellation) -> Cancellation:
    """The stored cancellation with its refund, which the Payments service pays later."""
    with repository.transaction() as connection:
        order = repository.by_id(connection, cafe_id, order_id)
        if order is None:
            raise Problem(404, "There is no such order")
        if order.status != "accepted":
            raise Problem(409, "The order cannot be cancelled any more")
        if datetime.now(UTC) - order.placed_at > WINDOW:
            raise Problem(409, "The time for cancelling has passed")
        cancellation_id, refund = uuid4(), Refund(id=uuid4(), status="requested", amount=order.total)
        connection.execute("UPDATE orders SET status = 'cancelled' WHERE id = %s", [order_id])
        cancelled_at = connection.execute(
            "INSERT INTO cancellations (id, order_id, reason) VALUES (%s, %s, %s) RETURNING cancelled_at",
            [cancellation_id, order_id, wanted.reason],
        ).fetchone()["cancelled_at"]
        connection.execute(
            "INSERT INTO refunds (id, cancellation_id, status, amount_minor, currency)"
            " VALUES (%s, %s, 'requested', %s, %s)",
            [refund.id, cancellation_id, order.total.amount_minor, order.total.currency],
        )
    neighbours.request_refund(refund.id, order_id, order.total)
    log.info("order cancelled", extra={"order_id": order_id, "cancellation_id": cancellation_id})
    return Cancellation(order_id=order_id, reason=wanted.reason, cancelled_at=cancelled_at, refund=refund)

"""Calls to other services, and how often they are repeated."""

import logging
import os
import random
import time
from collections.abc import Callable
from uuid import UUID

import httpx

from orders.models import Money, NewOrderLine
from orders.problems import Problem

log = logging.getLogger("orders.neighbours")
_REPEAT = {502, 503, 504}


def with_retry(service: str, call: Callable[[], httpx.Response], attempts: int = 3) -> httpx.Response:
    """Repeat a call that may be repeated safely: after about 100 ms, then about 200 ms."""
    for attempt in range(1, attempts + 1):
        try:
            response = call()
            if response.status_code not in _REPEAT:
                return response
        except httpx.TransportError:
            pass
        log.warning("call failed", extra={"service": service, "attempt": attempt})
        if attempt < attempts:
            time.sleep(0.1 * 2 ** (attempt - 1) * random.uniform(0.8, 1.2))
    raise Problem(503, f"The {service} service does not answer")


class PriceList:
    """The Catalogue's prices, kept in memory for five minutes."""

    TTL_SECONDS = 300

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._prices: dict[str, Money] = {}
        self._read_at = float("-inf")

    def price(self, sku: str) -> Money:
        """The price of a product; an unknown one makes the list be read again, once."""
        if self._clock() - self._read_at >= self.TTL_SECONDS:
            self._read()
        if sku not in self._prices:
            self._read()
        if sku not in self._prices:
            raise Problem(422, "There is no such product", sku)
        return self._prices[sku]

    def _read(self) -> None:
        url = os.environ["CATALOGUE_URL"] + "/price-list"
        response = with_retry("catalogue", lambda: httpx.get(url, timeout=1.0))
        response.raise_for_status()
        self._prices = {entry["sku"]: Money(**entry["price"]) for entry in response.json()["prices"]}
        self._read_at = self._clock()


def reserve(order_id: UUID, lines: list[NewOrderLine]) -> None:
    """Reserve the stock of all lines or of none; under the same id it is done once."""
    url = f"{os.environ['STOCK_URL']}/reservations/{order_id}"
    body = {"lines": [line.model_dump() for line in lines]}
    response = with_retry("stock", lambda: httpx.put(url, json=body, timeout=1.0))
    if response.status_code == 409:
        raise Problem(409, "The stock does not suffice", ", ".join(response.json()["missing"]))
    response.raise_for_status()


def request_refund(refund_id: UUID, order_id: UUID, amount: Money) -> None:
    """Ask the Payments service for a refund; under the same id it is paid once."""
    url = f"{os.environ['PAYMENTS_URL']}/refunds/{refund_id}"
    body = {"order_id": str(order_id), "amount": amount.model_dump()}
    with_retry("payments", lambda: httpx.put(url, json=body, timeout=2.0)).raise_for_status()

"""What an order costs, and when a list of prices is read again."""

import httpx
import pytest

from orders import neighbours
from orders.models import Money, OrderLine
from orders.placing import total_of
from orders.problems import Problem


def line(quantity: int, amount: int, currency: str = "GBP") -> OrderLine:
    return OrderLine(sku="ESP-1000", quantity=quantity, unit_price=Money(amount_minor=amount, currency=currency))


def test_the_total_is_the_sum_of_the_lines() -> None:
    assert total_of([line(2, 1850), line(1, 990)]) == Money(amount_minor=4690, currency="GBP")


def test_lines_in_two_currencies_are_refused() -> None:
    with pytest.raises(Problem, match="different currencies"):
        total_of([line(1, 100), line(1, 100, "EUR")])


def test_prices_are_read_again_after_five_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = {"prices": [{"sku": "ESP-1000", "price": {"amount_minor": 1850, "currency": "GBP"}}]}
    reads: list[str] = []
    now = [0.0]

    def get(url: str, timeout: float) -> httpx.Response:
        reads.append(url)
        return httpx.Response(200, json=answer, request=httpx.Request("GET", url))

    monkeypatch.setenv("CATALOGUE_URL", "http://catalogue.test")
    monkeypatch.setattr(httpx, "get", get)
    prices = neighbours.PriceList(clock=lambda: now[0])
    for moment in (0, 299, 300):
        now[0] = moment
        prices.price("ESP-1000")
    assert len(reads) == 2


def test_a_call_is_given_up_after_three_attempts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours.time, "sleep", lambda _seconds: None)
    calls: list[int] = []

    def call() -> httpx.Response:
        calls.append(1)
        return httpx.Response(503)

    with pytest.raises(Problem, match="does not answer"):
        neighbours.with_retry("stock", call)
    assert len(calls) == 3

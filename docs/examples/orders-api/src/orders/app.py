"""The HTTP service. Its operations are those of the contracts in specs/, no more and no fewer."""

import logging
from datetime import datetime
from typing import Annotated
from uuid import UUID

import psycopg
from fastapi import Depends, FastAPI, Header, Query, Response
from fastapi.exceptions import RequestValidationError

from orders import cancelling, placing, problems, repository, telemetry
from orders.access import cafe_with
from orders.models import Cancellation, Health, NewCancellation, NewOrder, Order, OrderList

handler = logging.StreamHandler()
handler.setFormatter(telemetry.JsonFormatter())
logging.basicConfig(level=logging.INFO, handlers=[handler])

app = FastAPI(title="Orders API", docs_url=None, redoc_url=None, openapi_url=None)
app.middleware("http")(telemetry.observe)
app.add_exception_handler(problems.Problem, problems.answer)
app.add_exception_handler(RequestValidationError, problems.invalid)

Reader = Annotated[UUID, Depends(cafe_with("orders:read"))]
Writer = Annotated[UUID, Depends(cafe_with("orders:write"))]


@app.post("/orders", status_code=201)
def place_order(
    cafe: Writer,
    order: NewOrder,
    idempotency_key: Annotated[str, Header(min_length=8, max_length=64)],
    response: Response,
) -> Order:
    placed = placing.place(cafe, idempotency_key, order)
    response.headers["Location"] = f"/orders/{placed.id}"
    return placed


@app.get("/orders")
def list_orders(
    cafe: Reader,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    before: datetime | None = None,
) -> OrderList:
    with repository.transaction() as connection:
        return OrderList(orders=repository.newest(connection, cafe, limit, before))


@app.get("/orders/{order_id}")
def get_order(cafe: Reader, order_id: UUID) -> Order:
    with repository.transaction() as connection:
        order = repository.by_id(connection, cafe, order_id)
    if order is None:
        raise problems.Problem(404, "There is no such order")
    return order


@app.post("/orders/{order_id}/cancellation", status_code=201)
def cancel_order(cafe: Writer, order_id: UUID, cancellation: NewCancellation) -> Cancellation:
    return cancelling.cancel(cafe, order_id, cancellation)


@app.get("/healthz")
def check_health() -> Health:
    try:
        with repository.transaction() as connection:
            connection.execute("SELECT 1")
    except psycopg.OperationalError as error:
        raise problems.Problem(503, "The database does not answer") from error
    return Health(status="ok")

"""Logs, metrics and traces. Records hold ids, counts and durations, never what a person typed."""

import json
import logging
from contextvars import ContextVar
from time import perf_counter
from uuid import uuid4

from fastapi import Request, Response
from opentelemetry import trace
from prometheus_client import Counter, Histogram

request_id: ContextVar[str] = ContextVar("request_id", default="-")
tracer = trace.get_tracer("orders")
orders_placed = Counter("orders_placed_total", "Orders by outcome", ["outcome"])
request_seconds = Histogram("orders_request_seconds", "Duration of requests", ["method", "route", "status"])

_FIELDS = ("event", "order_id", "cancellation_id", "line_count", "attempt", "status", "service")


class JsonFormatter(logging.Formatter):
    """One JSON object a line, made of the fields in `_FIELDS` only."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {"level": record.levelname, "message": record.getMessage(), "request_id": request_id.get()}
        entry |= {name: str(getattr(record, name)) for name in _FIELDS if hasattr(record, name)}
        return json.dumps(entry)


async def observe(request: Request, call_next) -> Response:
    """Give the request an id and measure it."""
    request_id.set(str(uuid4()))
    started = perf_counter()
    with tracer.start_as_current_span("request") as span:
        span.set_attribute("request_id", request_id.get())
        response = await call_next(request)
    route = request.scope.get("route")
    labels = (request.method, getattr(route, "path", "unknown"), str(response.status_code))
    request_seconds.labels(*labels).observe(perf_counter() - started)
    response.headers["X-Request-Id"] = request_id.get()
    return response

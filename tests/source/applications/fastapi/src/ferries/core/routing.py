"""Routers that every resource of reference data shares."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute


class TimedRoute(APIRoute):
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        original = super().get_route_handler()

        async def timed(request: Request) -> Response:
            response = await original(request)
            response.headers["Server-Timing"] = request.headers.get("x-request-start", "0")
            return response

        return timed


class TimedRouter(APIRouter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("route_class", TimedRoute)
        super().__init__(*args, **kwargs)

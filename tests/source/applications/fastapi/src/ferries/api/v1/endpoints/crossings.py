from datetime import date
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, HTTPException, Path, Query, WebSocket

from ferries.core.routing import TimedRouter

PREFIX: Final = "/crossings"
ONE: Final = "/{crossing_id}"

router = TimedRouter(prefix=PREFIX, tags=["crossings"])
notices = APIRouter()


@notices.post("{$request.body#/callback_url}/notices/{$request.body#/id}")
def notice(body: dict[str, str]) -> None:
    """What a subscriber is sent."""


@router.get("")
async def list_crossings(on: Annotated[date | None, Query()] = None) -> list[dict[str, str]]:
    return []


@router.post("", status_code=201)
async def plan_crossing(body: dict[str, str]) -> dict[str, str]:
    return body


@router.get(ONE)
async def read_crossing(crossing_id: Annotated[UUID, Path()]) -> dict[str, str]:
    raise HTTPException(404)


@router.patch(
    ONE,
    summary="Move a crossing",
    responses={409: {"description": "Already departed"}},
)
async def move_crossing(crossing_id: UUID, body: dict[str, str]) -> dict[str, str]:
    return body


@router.put(f"{ONE}/vessel", status_code=204)
async def assign_vessel(crossing_id: UUID, body: dict[str, str]) -> None: ...


@router.post(ONE + "/subscriptions", callbacks=notices.routes, status_code=202)
async def subscribe(crossing_id: UUID, body: dict[str, str]) -> None: ...


@router.websocket(ONE + "/position")
async def position(socket: WebSocket, crossing_id: UUID) -> None:
    await socket.accept()

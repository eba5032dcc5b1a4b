from uuid import UUID

from fastapi import APIRouter, UploadFile

from ferries.core.security import Passenger

router = APIRouter(prefix="/bookings", tags=["bookings"])
nested = APIRouter(tags=["bookings"])


@nested.get("/")
async def bookings_of_crossing(crossing_id: UUID, passenger: Passenger) -> list[dict[str, str]]:
    return []


@nested.post("/", status_code=201)
async def book(crossing_id: UUID, passenger: Passenger, body: dict[str, str]) -> dict[str, str]:
    return body


class BookingViews:
    """The views of one booking; bound below with the methods that a passenger may use."""

    async def show(self, reference: str) -> dict[str, str]:
        return {"reference": reference}

    async def cancel(self, reference: str) -> None: ...


views = BookingViews()
router.add_api_route("/{reference}", views.show, methods=["GET"])
router.add_api_route("/{reference}", views.cancel, methods=["DELETE"], status_code=204)


@router.api_route("/{reference}/documents/{name:path}", methods=["PUT", "DELETE"])
async def document(reference: str, name: str, upload: UploadFile | None = None) -> None: ...

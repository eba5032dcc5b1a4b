import fastapi

from ferries.api.v1.endpoints.crossings import list_crossings
from ferries.core import routing

VERSION = 2
router = fastapi.APIRouter(prefix=f"/v{VERSION}")
departures = routing.TimedRouter(prefix="/departures")

departures.add_api_route("", list_crossings)


@departures.get("/{port}/{day}")
async def departures_of_day(port: str, day: str) -> list[dict[str, str]]:
    return []


router.include_router(departures, tags=["departures"])

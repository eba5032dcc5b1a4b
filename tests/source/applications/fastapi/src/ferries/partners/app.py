"""The partners' application: its own documentation and its own authentication, mounted below /partners."""

from fastapi import Depends, FastAPI

from ferries.core.security import known_partner
from ferries.partners.allotments import router as allotments

partners_app = FastAPI(title="Partners", dependencies=[Depends(known_partner)])
partners_app.include_router(allotments, prefix="/v1/allotments")


@partners_app.get("/v1/tariffs")
def tariffs() -> list[dict[str, str]]:
    return []

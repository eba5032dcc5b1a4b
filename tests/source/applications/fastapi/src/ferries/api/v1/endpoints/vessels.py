from fastapi import APIRouter, status
from fastapi_utils.cbv import cbv

router = APIRouter(tags=["fleet"])


@cbv(router)
class Vessels:
    @router.get("/vessels")
    async def list_vessels(self) -> list[dict[str, str]]:
        return []

    @router.get("/vessels/{imo:int}", name="vessel")
    async def read_vessel(self, imo: int) -> dict[str, int]:
        return {"imo": imo}

    @router.post(path="/vessels/{imo:int}/inspections", status_code=status.HTTP_201_CREATED)
    async def inspect(self, imo: int, body: dict[str, str]) -> dict[str, str]:
        return body

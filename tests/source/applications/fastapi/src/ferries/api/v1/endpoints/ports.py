"""Reference data: the same five operations for each."""

from fastapi import APIRouter, status


def reference_router(prefix: str, *, tag: str) -> APIRouter:
    router = APIRouter(prefix=prefix, tags=[tag])

    @router.get("/")
    async def list_all() -> list[dict[str, str]]:
        return []

    @router.post("/", status_code=status.HTTP_201_CREATED)
    async def create(body: dict[str, str]) -> dict[str, str]:
        return body

    @router.get("/{code}")
    async def read(code: str) -> dict[str, str]:
        return {"code": code}

    @router.put("/{code}")
    async def replace(code: str, body: dict[str, str]) -> dict[str, str]:
        return body

    return router


ports = reference_router("/ports", tag="ports")
terminals = reference_router(prefix="/terminals", tag="terminals")


@ports.get("/{code}/tides", tags=["tides"])
async def tides(code: str) -> list[float]:
    return []

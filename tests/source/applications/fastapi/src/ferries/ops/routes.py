from fastapi import APIRouter, Response, status

router = APIRouter(tags=["ops"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    return {"status": "ok"}


@router.head("/readyz")
@router.get("/readyz")
async def readyz() -> Response:
    return Response(status_code=status.HTTP_204_NO_CONTENT)

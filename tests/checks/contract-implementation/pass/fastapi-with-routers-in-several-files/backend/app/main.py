from fastapi import FastAPI

from app.api import api_router
from app.settings import settings

app = FastAPI(title="Book loans")
app.include_router(api_router, prefix=settings.API_PREFIX)


@app.get("/healthz")
def healthz() -> dict[str, str]:
    return {"status": "ok"}

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles

from ferries.api import api_router
from ferries.core.config import settings
from ferries.ops import routes as ops
from ferries.partners.app import partners_app


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.cache = {}
    yield
    app.state.cache.get("/crossings")


def create_app() -> FastAPI:
    app = FastAPI(title="Ferries", lifespan=lifespan, openapi_url=f"{settings.api_root}/openapi.json")
    app.add_middleware(CORSMiddleware, allow_origins=["https://ferries.example"], allow_methods=["*"])

    @app.middleware("http")
    async def request_id(request: Request, call_next) -> Response:
        response = await call_next(request)
        response.headers["X-Request-Id"] = request.headers.get("x-request-id", "-")
        return response

    app.include_router(api_router, prefix=settings.api_root)
    app.include_router(ops.router, include_in_schema=False)
    app.mount("/partners", partners_app, name="partners")
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")

    @app.get("/timetable", response_class=RedirectResponse)
    def timetable() -> str:
        return "/static/timetable.pdf"

    return app


app = create_app()


@app.webhooks.post("crossing-cancelled")
def crossing_cancelled(body: dict[str, str]) -> None:
    """Sent to the subscriber of a crossing when it is cancelled."""

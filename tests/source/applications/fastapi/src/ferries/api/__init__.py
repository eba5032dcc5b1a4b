from fastapi import APIRouter

from . import v1
from .v2 import router as v2_router

api_router = APIRouter()
api_router.include_router(v1.router, prefix="/v1")
api_router.include_router(v2_router)

__all__ = ["api_router"]

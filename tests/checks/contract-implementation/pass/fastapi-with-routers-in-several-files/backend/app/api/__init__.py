from fastapi import APIRouter

from app.api import loans, renewals

api_router = APIRouter()
api_router.include_router(loans.router)
api_router.include_router(renewals.router, prefix="/loans/{loan_id}")

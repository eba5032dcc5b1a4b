from uuid import UUID

from fastapi import APIRouter

router = APIRouter(prefix="/loans", tags=["loans"])


@router.get("/")
def list_loans() -> list[dict]:
    return []


@router.post("/", status_code=201)
def start_loan(loan: dict) -> dict:
    return loan


@router.get("/{loan_id}")
def read_loan(loan_id: UUID) -> dict:
    return {"id": str(loan_id)}

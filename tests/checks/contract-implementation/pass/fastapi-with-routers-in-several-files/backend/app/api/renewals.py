from fastapi import APIRouter

router = APIRouter()


@router.post("/renewal")
async def renew(loan_id: str) -> dict:
    return {"id": loan_id}

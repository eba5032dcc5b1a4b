from fastapi import APIRouter

router = APIRouter()


@router.get("")
def list_allotments() -> list[dict[str, str]]:
    return []


@router.delete("/{allotment_id}", status_code=204)
def give_back(allotment_id: int) -> None: ...

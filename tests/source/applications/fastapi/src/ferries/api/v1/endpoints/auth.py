from typing import Annotated

from fastapi import APIRouter, Depends, Response, status
from fastapi.security import OAuth2PasswordRequestForm

router = APIRouter()


@router.post("/token")
async def issue_token(form: Annotated[OAuth2PasswordRequestForm, Depends()]) -> dict[str, str]:
    return {"access_token": form.username, "token_type": "bearer"}


@router.delete("/token", status_code=status.HTTP_204_NO_CONTENT)
async def revoke_token() -> Response:
    return Response(status_code=status.HTTP_204_NO_CONTENT)

from typing import Annotated

from fastapi import Depends, HTTPException, Security, status
from fastapi.security import APIKeyHeader, OAuth2PasswordBearer

from ferries.core.config import settings

oauth2 = OAuth2PasswordBearer(tokenUrl=f"{settings.api_root}/v1/auth/token")
partner_key = APIKeyHeader(name="X-Partner-Key", auto_error=False)


async def current_passenger(token: Annotated[str, Depends(oauth2)]) -> str:
    if not token:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED)
    return token.partition(".")[0]


async def known_partner(key: Annotated[str | None, Security(partner_key)]) -> str:
    if key is None:
        raise HTTPException(status.HTTP_403_FORBIDDEN)
    return key


Passenger = Annotated[str, Depends(current_passenger)]

"""Who may do what: a signed token with a café and its scopes."""

import os
from collections.abc import Callable
from typing import Annotated
from uuid import UUID

import jwt
from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from orders.problems import Problem

_bearer = HTTPBearer(auto_error=False)


def cafe_with(scope: str) -> Callable[..., UUID]:
    """A dependency that gives the calling café, if its token has the scope."""

    def cafe(credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]) -> UUID:
        if credentials is None:
            raise Problem(401, "A token is required")
        try:
            claims = jwt.decode(
                credentials.credentials,
                os.environ["TOKEN_PUBLIC_KEY"],
                algorithms=["EdDSA"],
                audience="orders",
                options={"require": ["exp", "sub"]},
            )
            caller = UUID(claims["sub"])
        except (jwt.InvalidTokenError, ValueError) as error:
            raise Problem(401, "The token is not valid") from error
        if scope not in claims.get("scope", "").split():
            raise Problem(403, "The token lacks a scope", scope)
        return caller

    return cafe

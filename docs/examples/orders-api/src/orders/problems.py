"""What can go wrong, as problem details after RFC 9457."""

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse


class Problem(Exception):
    """A failure that the caller is told of."""

    def __init__(self, status: int, title: str, detail: str = "") -> None:
        super().__init__(title)
        self.status = status
        self.title = title
        self.detail = detail


def answer(_request: Request, problem: Problem) -> JSONResponse:
    body = {"type": "about:blank", "title": problem.title, "status": problem.status}
    if problem.detail:
        body["detail"] = problem.detail
    return JSONResponse(body, problem.status, media_type="application/problem+json")


def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
    """Name the fields that are wrong and never their values, which may be personal data."""
    fields = sorted({".".join(map(str, part["loc"])) for part in error.errors()})
    return answer(request, Problem(422, "The request is not valid", ", ".join(fields)))

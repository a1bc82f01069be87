"""Answers: a context as a page or as JSON, and what goes wrong as a page that says what to do."""

import json
import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from waybill.errors import WaybillError
from waybill.web.asked import RefusedError
from waybill.web.json_shape import to_json
from waybill.web.templating import render

log = logging.getLogger(__name__)
_REMEDIES: Final = {
    404: "begin at the overview, or search",
    405: "these pages can be read, and nothing else",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """What went wrong, and what to do about it."""

    status: int
    problem: str
    remedy: str


def answer(context: object, template: str, *, is_json: bool, status: int = 200) -> Response:
    """A context as a page, or as JSON."""
    if is_json:
        # Escaped to ASCII, so that half characters of a hostile text can be sent too.
        return Response(json.dumps(to_json(context)), status_code=status, media_type="application/json")
    return HTMLResponse(render(template, page=context), status_code=status)


def refusal(error: RefusedError, *, is_json: bool) -> Response:
    """That a question cannot be answered as it was put."""
    page = ErrorPage(status=error.status, problem=error.problem, remedy=error.remedy)
    return answer(page, "error.html", is_json=is_json, status=error.status)


def refused(request: Request, error: Exception) -> Response:
    """That there is no such page, or that it does not take what was sent."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    problem = f"there is no page {request.url.path}" if status == 404 else HTTPStatus(status).phrase.lower()
    return refusal(
        RefusedError(problem, status=status, remedy=_REMEDIES.get(status, "begin at the overview")),
        is_json=_wants_json(request),
    )


def failed(error: Exception, *, is_json: bool) -> Response:
    """That something went wrong here; what, stands in the log alone unless it is for people."""
    if isinstance(error, WaybillError):
        problem, remedy = str(error), error.remedy
    else:
        log.error("a page failed", exc_info=error)
        problem, remedy = "an internal error", "look at what waybill serve has printed, and report it"
    return refusal(RefusedError(problem, status=500, remedy=remedy), is_json=is_json)


def _wants_json(request: Request) -> bool:
    return request.url.path.split("/")[1:2] == ["api"]

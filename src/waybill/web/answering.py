"""Answers: a context as a page or as JSON, and what goes wrong as a page that says what to do."""

import json
import logging
import secrets
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from http import HTTPStatus
from threading import Lock
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Match, Route

from waybill.core.person import Person
from waybill.errors import AccountsError, WaybillError
from waybill.web.acting import Refused
from waybill.web.asked import NOBODY, RefusedError
from waybill.web.json_shape import to_json
from waybill.web.templating import render, render_bytes

log = logging.getLogger(__name__)
_REMEDIES: Final = {
    404: "begin at the overview, or search",
    405: "nothing can be sent there",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """What went wrong, and what to do about it."""

    status: int
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around every page, and in none of its JSON.

    Attributes:
        person: who looks at it.
        token: what its forms have to send back.
        has_accounts: whether people log in and out here.
        refused: the form of it that was just not taken, to be shown again as it was filled in.
        asked: what was asked for and cannot be answered, by the names of its fields, to be put right and asked again.
        asked_at: the path that it was asked of.
    """

    person: Person = NOBODY
    token: str = ""
    has_accounts: bool = False
    refused: Refused | None = None
    asked: tuple[tuple[str, str], ...] = ()
    asked_at: str = ""


MOST_KEPT: Final = 64
"""Pages whose text is kept: the largest have 400 kB."""

EMPTY: Final = Frame()
_TOKEN: Final = f"token-{secrets.token_hex(16)}"
"""Stands for a token in a page that is kept; no page has it otherwise."""
INTERNAL: Final = RefusedError(
    "an internal error", status=500, remedy="look at what waybill serve has printed, and report it"
)


def answer(
    context: object, template: str, *, is_json: bool, status: int = 200, frame: Frame = EMPTY, is_secret: bool = False
) -> Response:
    """A context as a page, or as JSON; what is secret is not kept."""
    if is_json:
        # Escaped to ASCII, so that half characters of a hostile text can be sent too.
        return Response(json.dumps(to_json(context)), status_code=status, media_type="application/json")
    if frame.refused is not None or frame.asked or is_secret:
        around = {each.name: getattr(frame, each.name) for each in fields(frame)}
        return HTMLResponse(render(template, page=context, **around), status_code=status)
    anybody = replace(frame, token=_TOKEN if frame.token else "")
    same = _Same(context)
    with _TURNS[hash(same) % len(_TURNS)]:
        page = _page(same, template, anybody)
    return HTMLResponse(page.replace(_TOKEN.encode(), frame.token.encode()), status_code=status)


class _Same:
    """A context, equal to itself alone: contexts do not change, and some are too large to be compared."""

    def __init__(self, context: object) -> None:
        self.context = context

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.context is self.context

    def __hash__(self) -> int:
        return id(self.context) >> 4  # Where something lies in memory is a multiple of 16.


_TURNS: Final = tuple(Lock() for _ in range(64))
"""Who asks for a page that another is just writing waits for it: each context has one of these."""


@lru_cache(maxsize=MOST_KEPT)
def _page(same: _Same, template: str, frame: Frame) -> bytes:
    """A page with a stand-in for the token of whoever looks at it; kept for those whose contexts are kept."""
    return render_bytes(
        template,
        page=same.context,
        person=frame.person,
        token=frame.token,
        has_accounts=frame.has_accounts,
        refused=None,
        asked=(),
    )


def refusal(error: RefusedError, *, is_json: bool, frame: Frame = EMPTY) -> Response:
    """That a question cannot be answered as it was put."""
    page = ErrorPage(status=error.status, problem=error.problem, remedy=error.remedy)
    return answer(page, "error.html", is_json=is_json, status=error.status, frame=frame)


def refused(request: Request, error: Exception) -> Response:
    """That there is no such page, or that it does not take what was sent."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    problem = f"there is no page {request.url.path}" if status == 404 else HTTPStatus(status).phrase.lower()
    told = refusal(
        RefusedError(problem, status=status, remedy=_REMEDIES.get(status, "begin at the overview")),
        is_json=_wants_json(request),
    )
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        told.headers["Allow"] = ", ".join(sorted(_taken(request)))
    return told


def _taken(request: Request) -> set[str]:
    """The methods that an address takes: pages and acts may share one."""
    routes = (each for each in request.app.routes if isinstance(each, Route))
    there = (each for each in routes if each.matches(request.scope)[0] is not Match.NONE)
    return {method for route in there for method in route.methods or ()}


def failed(error: Exception, *, is_json: bool, frame: Frame = EMPTY) -> Response:
    """That something went wrong here; what, stands in the log alone unless it is for people."""
    # Where the accounts are, and what is wrong with them, is nothing for strangers.
    if isinstance(error, WaybillError) and not isinstance(error, AccountsError):
        told = RefusedError(str(error), status=500, remedy=error.remedy)
        return refusal(told, is_json=is_json, frame=frame)
    note(error)
    return refusal(INTERNAL, is_json=is_json, frame=frame)


def note(error: Exception) -> None:
    """Write into the log what went wrong."""
    log.error("a page failed", exc_info=error)


def _wants_json(request: Request) -> bool:
    return request.url.path.split("/")[1:2] == ["api"]

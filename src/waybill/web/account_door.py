"""The door of a site that others can reach: who comes says who they are, and is known again by a cookie."""

import json
from dataclasses import dataclass
from time import monotonic
from typing import Final
from urllib.parse import urlencode

import anyio
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from waybill.accounts.limiting import Tries
from waybill.accounts.sessions import LONGEST, digest_of, token_of
from waybill.core.ids import JsonValue
from waybill.web import answering
from waybill.web.acting import Form, Refused
from waybill.web.answering import Frame
from waybill.web.door import Visit
from waybill.web.sending import local_address, path_of
from waybill.workspace.people import People

AT_ONCE: Final = 2
"""Passwords that are compared at once: each takes 64 MiB, and a core for a while."""

MOST_WAITING: Final = 20
_NAMES: Final = {"https": "__Host-waybill", "http": "waybill"}
"""Of the cookie. With the first, browsers take it only encrypted, and from this very name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginPage:
    """Where somebody says who they are.

    Attributes:
        next: the address to go to then.
        kept: a form that was sent too late, for later; empty where there is none.
        problem: why they are asked again; empty where they are asked for the first time.
        is_open: whether what they type can be read on the way.
    """

    name: str = ""
    next: str = "/"
    kept: str = ""
    problem: str = ""
    remedy: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """A page that leads at once to the address that was asked for, as one of our own."""

    next: str


class AccountDoor:
    """Lets in those who have an account.

    Args:
        people: who has one.
        tries: counts who tries to log in, and fails.
    """

    has_accounts = True

    def __init__(self, people: People, *, tries: Tries | None = None) -> None:
        self.people = people
        self.tries = tries or Tries(monotonic)
        self.comparing = anyio.CapacityLimiter(AT_ONCE)

    def visit(self, request: Request) -> Visit | None:
        """Who asks, by the cookie that the browser has."""
        secret = secret_of(request)
        person = self.people.sessions.visit(secret)
        return None if person is None else Visit(person=person, token=token_of(digest_of(secret)))

    def ask(self, request: Request, *, refused: Refused | None) -> Response:
        """The page to log in at; a form that was sent too late waits in it."""
        if refused is None and _came_from_elsewhere(request):
            return answering.answer(Onward(next=_asked_for(request)), "onward.html", is_json=False)
        if refused is None:
            path = _asked_for(request)
            where = urlencode({"next": path}) if request.method == "GET" else ""
            return RedirectResponse(f"/login?{where}".rstrip("?"), status_code=303)
        page = LoginPage(
            kept=packed(refused), problem=refused.problem, remedy="log in; what you had filled in comes back then"
        )
        return ask_again(request, page, status=401)


def _came_from_elsewhere(request: Request) -> bool:
    """Whether a link on another site led here: then the browser keeps its cookie to itself, this once."""
    site = request.headers.get("sec-fetch-site", "")
    return request.method == "GET" and site in ("cross-site", "same-site")


def _asked_for(request: Request) -> str:
    query = request.scope["query_string"].decode("ascii", "replace")
    return local_address(path_of(request) + (f"?{query}" if query else ""))


def ask_again(request: Request, page: LoginPage, *, status: int) -> Response:
    """The page to log in at."""
    is_open = request.url.scheme != "https" and request.url.hostname not in ("localhost", "127.0.0.1", "::1")
    given = LoginPage(**{name: getattr(page, name) for name in LoginPage.__slots__} | {"is_open": is_open})
    return answering.answer(given, "login.html", is_json=False, status=status, frame=Frame(has_accounts=True))


def secret_of(request: Request) -> str:
    """What the browser keeps of its session; empty where it has none."""
    return request.cookies.get(_NAMES[_scheme(request)], "")


def keep_secret(response: Response, request: Request, secret: str) -> None:
    """Have the browser keep the secret of a session: out of the reach of scripts, and for this site alone."""
    scheme = _scheme(request)
    response.set_cookie(
        _NAMES[scheme],
        secret,
        max_age=int(LONGEST.total_seconds()),
        path="/",
        secure=scheme == "https",
        httponly=True,
        samesite="strict",
    )


def forget_secret(response: Response, request: Request) -> None:
    """Have the browser forget its session."""
    scheme = _scheme(request)
    response.delete_cookie(_NAMES[scheme], path="/", secure=scheme == "https", httponly=True, samesite="strict")


def _scheme(request: Request) -> str:
    return "https" if request.url.scheme == "https" else "http"


def packed(refused: Refused) -> str:
    """A form that was sent too late, to be kept in the page to log in at."""
    return json.dumps({"action": refused.action, "given": [list(each) for each in refused.form.given]})


def unpacked(kept: str) -> tuple[str, Form] | None:
    """The address and the form that ``packed`` wrote; None where it did not."""
    try:
        value: JsonValue = json.loads(kept)
        match value:
            case {"action": str(action), "given": list(given)}:
                pairs = tuple((name, each) for name, each in given if isinstance(name, str) and isinstance(each, str))
                return action, Form(given=pairs)
    except (ValueError, TypeError, RecursionError):
        pass
    return None

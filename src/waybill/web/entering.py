"""Logging in and out, and another password: all that changes which cookie a browser has.

Laws:   nothing of a password is shown again or written down;
        logging in makes a new session; another password ends all others;
        a wrong name and a wrong password get the same answer, after the same work;
        a form that was sent after a session had ended comes back once its person is logged in again, and is not
        recorded by that.
"""

import hashlib
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from functools import partial
from math import ceil
from secrets import compare_digest
from typing import Final, TypeAlias, TypeVar
from urllib.parse import unquote

from anyio import to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route, compile_path

from waybill.accounts.account import folded
from waybill.accounts.limiting import Key, keys_of
from waybill.accounts.passwords import refuse_weak
from waybill.accounts.sessions import Opened, digest_of, token_of
from waybill.core.person import Role
from waybill.errors import UsageError
from waybill.web import answering
from waybill.web.account_door import (
    MOST_WAITING,
    AccountDoor,
    LoginPage,
    ask_again,
    forget_secret,
    keep_secret,
    secret_of,
    unpacked,
)
from waybill.web.acting import Form, Refused
from waybill.web.asked import RefusedError
from waybill.web.describing import API, Page
from waybill.web.door import Visit
from waybill.web.feeding import FEEDS, feed_of_secret, make_address, revoke_address
from waybill.web.pages.account import AccountPage, account_page
from waybill.web.pages.people import PARAMETERS as PEOPLE_PARAMETERS
from waybill.web.pages.people import PeoplePage, people_page
from waybill.web.routing import NOT_SENT, Site, form_again, told
from waybill.web.sending import Sent, local_address, take_in
from waybill.workspace.people import People

MOST_BYTES: Final = 1024 * 1024
"""A form that was sent too late comes along, and takes more room than it did."""

WRONG: Final = RefusedError("that is not right", status=401, remedy="look at the name and the password, and try again")
BUSY: Final = RefusedError("many people are logging in at this moment", status=503, remedy="try again in a minute")
OLD: Final = RefusedError("this form is of an earlier visit", status=403, remedy="go back, load the page again")
LATE: Final = "you had been logged out when you sent this"

T = TypeVar("T")
Own: TypeAlias = Callable[[Site, AccountDoor, Request, Visit, Sent], Awaitable[Response]]


class TooOftenError(RefusedError):
    """Somebody tries too often to log in.

    Attributes:
        wait_s: how long to wait.
    """

    def __init__(self, wait_s: int) -> None:
        minutes = ceil(wait_s / 60)
        remedy = f"wait {minutes} minutes, and try again" if minutes > 1 else "wait a minute, and try again"
        super().__init__("there were too many tries", status=429, remedy=remedy)
        self.wait_s = wait_s

    def __reduce__(self) -> tuple[object, ...]:
        return TooOftenError, (self.wait_s,)


def entering(site: Site, door: AccountDoor) -> Iterator[Route]:
    """The addresses at which people come and go."""
    yield Route("/login", partial(_show, door), methods=["GET"])
    yield Route("/login", partial(_log_in, site, door), methods=["POST"])
    yield Route(f"{API}/login", partial(_log_in_json, door), methods=["POST"])
    owns: tuple[tuple[str, Own], ...] = (
        ("/logout", _log_out),
        ("/account/password", _change),
        ("/account/others", _end_others),
        (FEEDS, make_address),
        (f"{FEEDS}/revoke", revoke_address),
    )
    yield Route("/feeds/{secret}", partial(feed_of_secret, site, door), methods=["GET"])
    for path, own in owns:
        yield Route(path, partial(_own, site, door, own), methods=["POST"])


def own_pages(people: People) -> Iterator[Page]:
    """The pages about people."""
    yield Page(
        path="/account",
        template="account.html",
        context=AccountPage,
        look=partial(account_page, people),
        about="Your account: who you are here, and where you are logged in.",
    )
    yield Page(
        path="/people",
        template="people.html",
        context=PeoplePage,
        look=partial(people_page, people),
        about="Who has an account, and what has happened to accounts and sessions.",
        parameters=PEOPLE_PARAMETERS,
        role=Role.ADMINISTRATOR,
    )


def _show(door: AccountDoor, request: Request) -> Response:
    """The page to log in at; whoever is logged in goes on."""
    page = LoginPage(next=local_address(request.query_params.get("next", "")))
    try:
        if door.visit(request) is not None:
            return RedirectResponse(page.next, status_code=303)
        return ask_again(request, page, status=200)
    except Exception as error:
        return answering.failed(error, is_json=False)


async def _log_in(site: Site, door: AccountDoor, request: Request) -> Response:
    page = LoginPage()
    try:
        form = (await take_in(request, is_json=False, most_bytes=MOST_BYTES)).form
        page = LoginPage(name=form.one("name"), next=local_address(form.one("next")), kept=form.one("kept"))
        opened = await _opened(door, request, form)
        response = await to_thread.run_sync(_welcome, site, opened, page)
    except RefusedError as error:
        again = replace(page, problem=error.problem, remedy=error.remedy)
        return _waiting(ask_again(request, again, status=error.status), error)
    except ClientDisconnect:
        return Response(status_code=400)  # Nobody is left to read it.
    except Exception as error:
        return answering.failed(error, is_json=False)
    keep_secret(response, request, opened.secret)
    return response


async def _log_in_json(door: AccountDoor, request: Request) -> Response:
    try:
        opened = await _opened(door, request, (await take_in(request, is_json=True)).form)
    except RefusedError as error:
        return _waiting(answering.refusal(error, is_json=True), error)
    except ClientDisconnect:
        return Response(status_code=400)
    except Exception as error:
        return answering.failed(error, is_json=True)
    response = JSONResponse(told(_visit(opened)))
    keep_secret(response, request, opened.secret)
    return response


async def _opened(door: AccountDoor, request: Request, form: Form) -> Opened:
    """A new session for whoever knows a name and its password.

    Raises:
        RefusedError: they do not, or try too often.
    """
    address, name, password = _address(request), form.one("name"), form.one("password")
    log_in = partial(door.people.sessions.log_in, name, password, address=address, instead_of=secret_of(request))
    opened = await _tried(door, keys_of(_short(name), address), log_in, address=address)
    if opened is None:
        raise WRONG
    return opened


async def _tried(door: AccountDoor, keys: tuple[Key, ...], compare: Callable[[], T], *, address: str) -> T:
    """What comparing a password gives; a failure, None or False, counts.

    Raises:
        RefusedError: too many failures, or too many people at once.
    """
    if door.comparing.statistics().tasks_waiting >= MOST_WAITING:
        raise BUSY
    wait_s = door.tries.begin(keys)
    if wait_s > 0:
        raise TooOftenError(ceil(wait_s))
    found = await to_thread.run_sync(compare, limiter=door.comparing)
    if found:
        door.tries.succeed(keys)
        return found
    for each in door.tries.used_up(keys):
        detail = f"{each.most} failures in a quarter of an hour, with one {each.kind}"
        await to_thread.run_sync(partial(door.people.sessions.note_stopped, address=address, detail=detail))
    return found


def _welcome(site: Site, opened: Opened, page: LoginPage) -> Response:
    """Where somebody goes who has logged in: to what they had sent too late, or to where they wanted."""
    late = unpacked(page.kept)
    if late is None:
        return RedirectResponse(page.next, status_code=303)
    action, form = late
    for act in site.acts:
        match = compile_path(act.path)[0].match(unquote(action))
        if match is not None:
            refused = Refused(action=action, problem=LATE, remedy=NOT_SENT, form=form)
            return form_again(site, act, _visit(opened), refused, name=match.groupdict().get("name", ""), status=200)
    return RedirectResponse("/", status_code=303)


async def _own(site: Site, door: AccountDoor, own: Own, request: Request) -> Response:
    """Something that somebody who is logged in does with their own session or account."""
    try:
        sent = await take_in(request, is_json=False)
        visit = await to_thread.run_sync(door.visit, request)
        if visit is None:
            return RedirectResponse("/login", status_code=303)
        if not compare_digest(sent.token.encode(), visit.token.encode()):
            raise OLD
        return await own(site, door, request, visit, sent)
    except RefusedError as error:
        return answering.refusal(error, is_json=False)
    except ClientDisconnect:
        return Response(status_code=400)
    except Exception as error:
        return answering.failed(error, is_json=False)


async def _log_out(site: Site, door: AccountDoor, request: Request, visit: Visit, sent: Sent) -> Response:
    out = partial(door.people.sessions.log_out, secret_of(request), visit.person, address=_address(request))
    await to_thread.run_sync(out)
    response = RedirectResponse("/login", status_code=303)
    forget_secret(response, request)
    return response


async def _end_others(site: Site, door: AccountDoor, request: Request, visit: Visit, sent: Sent) -> Response:
    end = partial(door.people.sessions.end_others, secret_of(request), visit.person, address=_address(request))
    await to_thread.run_sync(end)
    return RedirectResponse("/account", status_code=303)


async def _change(site: Site, door: AccountDoor, request: Request, visit: Visit, sent: Sent) -> Response:
    try:
        opened = await _changed(door, request, visit, sent.form)
    except (RefusedError, UsageError) as error:
        remedy = error.remedy if isinstance(error, RefusedError) else "type it again"
        status = error.status if isinstance(error, RefusedError) else 400
        # Without what was typed: passwords are never sent back.
        refused = Refused(action=request.url.path, problem=str(error), remedy=str(remedy), form=Form())
        asked = await to_thread.run_sync(partial(site.asked, visit, name=""))
        page = await to_thread.run_sync(account_page, door.people, asked)
        return answering.answer(page, "account.html", is_json=False, status=status, frame=site.frame(visit, refused))
    response = RedirectResponse("/account", status_code=303)
    keep_secret(response, request, opened.secret)
    return response


async def _changed(door: AccountDoor, request: Request, visit: Visit, form: Form) -> Opened:
    person, address, new = visit.person, _address(request), form.one("new")
    if new != form.one("again"):
        raise UsageError(problem="the new password is not the same both times")
    refuse_weak(new, name=person.name)
    knows = partial(door.people.sessions.is_password, person, form.one("old"))
    if not await _tried(door, keys_of(_short(person.name), address), knows, address=address):
        raise RefusedError("the password that you had is another", status=403, remedy="type it again")
    give = partial(door.people.accounts.give_password, person.name, new, by=person.name)
    await to_thread.run_sync(give, limiter=door.comparing)
    return await to_thread.run_sync(partial(door.people.sessions.begin, person, address=address))


def _visit(opened: Opened) -> Visit:
    return Visit(person=opened.person, token=token_of(digest_of(opened.secret)))


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _short(name: str) -> str:
    """A name, however long, as something to count by."""
    return hashlib.sha256(folded(name).encode("utf-8", "replace")).hexdigest()


def _waiting(response: Response, error: RefusedError) -> Response:
    if isinstance(error, TooOftenError):
        response.headers["Retry-After"] = str(error.wait_s)
    return response

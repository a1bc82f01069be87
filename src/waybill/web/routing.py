"""From the tables of pages and acts to answers: who asks, whether they may, and what comes back.

Laws:   looking never records anything;
        an act is done only for somebody who was let in, whose role is enough, and whose form a page of ours has made;
        acts are done one at a time;
        a form that is not taken comes back with everything that was filled in.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from secrets import compare_digest
from threading import Lock
from typing import Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from waybill.core.ids import JsonObject
from waybill.core.person import Person, Role
from waybill.errors import AccountsError, UsageError, WaybillError
from waybill.web import answering
from waybill.web.acting import Act, Doing, Refused
from waybill.web.answering import Frame
from waybill.web.asked import Asked, MovedError, RefusedError
from waybill.web.describing import API, DESCRIPTION, Page, description
from waybill.web.door import Door, Visit
from waybill.web.handing_out import HandOut, Source, sent
from waybill.web.sending import Sender, Sent, local_address, path_of, sender, take_in
from waybill.workspace.holding import Holding

BAD_QUESTION: Final = 400
"""The status of what was asked in a way that cannot be answered, but put right and asked again."""
NOTHING: Final[Mapping[str, str]] = {}
NOT_SENT: Final = "nothing was recorded; look at it again, and send it again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What is served, and to whom."""

    holding: Holding
    door: Door
    pages: Sequence[Page]
    acts: Sequence[Act] = ()
    hand_outs: Sequence[HandOut] = ()
    turn: Lock = field(default_factory=Lock)

    def asked(self, visit: Visit, *, name: str, query: Mapping[str, str] = NOTHING) -> Asked:
        """The question to a page."""
        return Asked(
            held=self.holding.now(),
            name=name,
            query=query,
            versions=self.holding.versions,
            person=visit.person,
            token=visit.token,
        )

    def frame(self, visit: Visit, refused: Refused | None = None) -> Frame:
        """What stands around every page."""
        return Frame(person=visit.person, token=visit.token, has_accounts=self.door.has_accounts, refused=refused)


def routes(site: Site) -> Iterator[Route]:
    """Every page and act, each with its JSON, and what describes that."""
    described = cache(lambda: description(site.pages, site.acts, site.hand_outs))
    yield Route(DESCRIPTION, partial(_tell, site, lambda visit: described()), methods=["GET"])
    yield Route(f"{API}/session", partial(_tell, site, told), methods=["GET"])
    for page in site.pages:
        for start, is_json in (("", False), (API, True)):
            path = f"{start}{page.path.rstrip('/')}" or "/"
            yield Route(path, partial(_look, site, page, is_json), methods=["GET"])
    for each in site.hand_outs:
        yield Route(each.path, partial(_hand_out, site, each), methods=["GET"])
    for act in site.acts:
        yield Route(act.path, partial(_send, site, act, False), methods=["POST"])
        yield Route(f"{API}{act.path}", partial(_send, site, act, True), methods=["POST"])


def told(visit: Visit) -> JsonObject:
    """Who somebody is here, for a program: what it sends needs the token."""
    return {"name": visit.person.name, "role": visit.person.role.value, "token": visit.token}


def _tell(site: Site, tell: Callable[[Visit], JsonObject], request: Request) -> Response:
    try:
        visit = site.door.visit(request)
        return _turn_away(site, request, is_json=True) if visit is None else JSONResponse(tell(visit))
    except Exception as error:
        return answering.failed(error, is_json=True)


def _look(site: Site, page: Page, is_json: bool, request: Request) -> Response:
    """Answer one question; not a coroutine, so that a long look at the ledger keeps nobody else waiting."""
    frame = answering.EMPTY
    try:
        visit = site.door.visit(request)
        if visit is None:
            return _turn_away(site, request, is_json=is_json)
        frame = site.frame(visit)
        _require(visit.person, page.role)
        context = page.look(site.asked(visit, name=_name(request), query=_query(request, is_json=is_json)))
        return answering.answer(context, page.template, is_json=is_json, frame=frame)
    except MovedError as moved:
        path = page.path.partition("{")[0] + quote(moved.name, safe="", errors="replace")
        return RedirectResponse(f"{API if is_json else ''}{path}", status_code=308)
    except RefusedError as error:
        if error.status == BAD_QUESTION and not is_json:
            asked = tuple((name, given) for name, given in request.query_params.items() if given.strip())
            frame = replace(frame, asked=asked, asked_at=request.url.path)
        return answering.refusal(error, is_json=is_json, frame=frame)
    except Exception as error:
        return answering.failed(error, is_json=is_json, frame=frame)


def _hand_out(site: Site, hand_out: HandOut, request: Request) -> Response:
    """Hand out a file."""
    frame = answering.EMPTY
    try:
        visit = site.door.visit(request)
        if visit is None:
            return _turn_away(site, request, is_json=False)
        frame = site.frame(visit)
        _require(visit.person, hand_out.role)
        asked = site.asked(visit, name=_name(request), query=_query(request, is_json=False))
        address = str(request.base_url).rstrip("/")
        return sent(hand_out.give(asked, Source(workspace=site.holding.writing(), address=address)))
    except RefusedError as error:
        return answering.refusal(error, is_json=False, frame=frame)
    except Exception as error:
        return answering.failed(error, is_json=False, frame=frame)


def _query(request: Request, *, is_json: bool) -> dict[str, str]:
    """What stands behind the question mark: from a form without what was left empty, from a program all of it.

    Raises:
        RefusedError: a program gives nothing where it could have left it out.
    """
    given = {key: each.strip() for key, each in request.query_params.items()}
    empty = next((key for key, each in given.items() if not each), None)
    if is_json and empty is not None:
        raise RefusedError(f"{empty} is empty", status=400, remedy="leave it out, or give it a value")
    return {key: each for key, each in given.items() if each}


def _turn_away(site: Site, request: Request, *, is_json: bool, refused: Refused | None = None) -> Response:
    if is_json:
        error = RefusedError("nobody is logged in", status=401, remedy=f"log in at {API}/login")
        return answering.refusal(error, is_json=True)
    return site.door.ask(request, refused=refused)


def _require(person: Person, role: Role) -> None:
    if not person.role.may(role):
        problem = f"this is for people with the role {role}; {person.name} has the role {person.role}"
        raise RefusedError(problem, status=403, remedy="ask an administrator for that role")


async def _send(site: Site, act: Act, is_json: bool, request: Request) -> Response:
    """Take in a form, then do what it asks for."""
    try:
        sent = await take_in(request, is_json=is_json)
    except RefusedError as error:
        return answering.refusal(error, is_json=is_json)
    except ClientDisconnect:
        return Response(status_code=400)  # Nobody is left to read it.
    return await run_in_threadpool(_perform, site, act, is_json, request, sent)


def _perform(site: Site, act: Act, is_json: bool, request: Request, sent: Sent) -> Response:
    visit: Visit | None = None
    again: Callable[[RefusedError], Response] = partial(answering.refusal, is_json=is_json)
    try:
        visit = site.door.visit(request)
        is_ours = not is_json and sender(request) is Sender.OURS
        if visit is None:
            lost = RefusedError("you are no longer logged in", status=401, remedy=NOT_SENT)
            refused = _refused(lost, request, sent) if is_ours else None
            return _turn_away(site, request, is_json=is_json, refused=refused)
        if is_ours:
            again = partial(_again, site, act, request, visit, sent)
        if not compare_digest(sent.token.encode(), visit.token.encode()):
            raise RefusedError("this form is of an earlier visit", status=403, remedy=NOT_SENT)
        return _done(_do(site, act, request, visit, sent), is_json=is_json)
    except RefusedError as error:
        return again(error)
    except UsageError as error:
        return again(RefusedError(str(error), status=400, remedy="correct it, and send it again"))
    except AccountsError as error:
        answering.note(error)
        return again(answering.INTERNAL)
    except WaybillError as error:
        return again(RefusedError(str(error), status=500, remedy=error.remedy))
    except Exception as error:
        answering.note(error)
        return again(answering.INTERNAL)


def _do(site: Site, act: Act, request: Request, visit: Visit, sent: Sent) -> str:
    _require(visit.person, act.role)
    unknown = sorted({name for name, _ in sent.form.given} - {*act.fields})
    if unknown:
        raise RefusedError(
            f"this takes no {unknown[0]!r}", status=400, remedy=f"send {', '.join(act.fields) or 'nothing'}"
        )
    with site.turn:
        doing = Doing(
            held=site.holding.now(),
            name=_name(request),
            form=sent.form,
            person=visit.person,
            workspace=site.holding.deciding,
        )
        return act.act(doing)


def _done(address: str, *, is_json: bool) -> Response:
    # An act may build its address from what was sent: it never leads elsewhere.
    address = local_address(address)
    return JSONResponse({"next": address}) if is_json else RedirectResponse(address, status_code=303)


def _again(site: Site, act: Act, request: Request, visit: Visit, sent: Sent, error: RefusedError) -> Response:
    return form_again(site, act, visit, _refused(error, request, sent), name=_name(request), status=error.status)


def form_again(site: Site, act: Act, visit: Visit, refused: Refused, *, name: str, status: int) -> Response:
    """The page that has the form, or the form alone, with everything that was filled in."""
    frame = site.frame(visit, refused)
    page = next((each for each in site.pages if each.path == act.page), None)
    if page is not None and visit.person.role.may(page.role):
        try:
            context = page.look(site.asked(visit, name=name))
            return answering.answer(context, page.template, is_json=False, status=status, frame=frame)
        except (MovedError, RefusedError):
            pass  # What the form was about is gone meanwhile.
        except Exception as failure:
            answering.note(failure)
    return answering.answer(refused, "again.html", is_json=False, status=status, frame=frame)


def _refused(error: RefusedError, request: Request, sent: Sent) -> Refused:
    return Refused(action=path_of(request), problem=error.problem, remedy=error.remedy, form=sent.form)


def _name(request: Request) -> str:
    return str(request.path_params.get("name", ""))

"""The pages, all in one table, as a web application."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from waybill.core.ids import DocumentId
from waybill.web import answering
from waybill.web.asked import Asked, MovedError, RefusedError
from waybill.web.guarding import Guard
from waybill.web.pages.case import CasePage, case_page
from waybill.web.pages.overview import OverviewPage, overview_page
from waybill.workspace.holding import Holding

API: Final = "/api"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, and the same as JSON below ``/api``.

    Attributes:
        path: ``{name}`` in it stands for an id.
        template: file of its template.
        context: what it shows.
        look: makes that from what is asked.
        about: what it shows, for people.
        parameters: names of what may stand behind the question mark.
    """

    path: str
    template: str
    context: type
    look: Callable[[Asked], object]
    about: str
    parameters: tuple[str, ...] = ()


PAGES: Final = (
    Page(
        path="/",
        template="overview.html",
        context=OverviewPage,
        look=overview_page,
        about="What the ledger holds, and what came last.",
    ),
    Page(
        path="/cases/{name}",
        template="case.html",
        context=CasePage,
        look=case_page,
        about="One case; the id of one that was merged into another leads there.",
    ),
)


def application(holding: Holding) -> Starlette:
    """The pages over a ledger."""
    routes = [
        route
        for page in PAGES
        for route in (
            Route(page.path, partial(_answer, page, holding, False), methods=["GET"]),
            Route(f"{API}{page.path.rstrip('/')}", partial(_answer, page, holding, True), methods=["GET"]),
        )
    ]
    static = Mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    return Starlette(
        routes=[*routes, static],
        middleware=[Middleware(Guard)],
        exception_handlers={HTTPException: answering.refused, Exception: answering.failed},
    )


def _answer(page: Page, holding: Holding, is_json: bool, request: Request) -> Response:
    """Answer one question; not a coroutine, so that a long look at the ledger keeps nobody else waiting."""
    name = str(request.path_params.get("name", ""))
    asked = Asked(
        held=holding.now(),
        name=name,
        query={key: value.strip() for key, value in request.query_params.items() if value.strip()},
        versions=lambda document: holding.versions(DocumentId(document)),
    )
    try:
        return answering.answer(page.look(asked), page.template, is_json=is_json)
    except MovedError as moved:
        path = page.path.replace("{name}", quote(moved.name, safe="", errors="replace"))
        return RedirectResponse(f"{API if is_json else ''}{path}", status_code=308)
    except RefusedError as error:
        return answering.refusal(error, is_json=is_json)

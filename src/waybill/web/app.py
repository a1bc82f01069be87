"""The pages, all in one table, as a web application."""

from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from waybill.web import answering
from waybill.web.asked import Asked, MovedError, RefusedError
from waybill.web.case_index import PARAMETERS as CASE_FILTERS
from waybill.web.describing import API, DESCRIPTION, Page, description
from waybill.web.guarding import Guard
from waybill.web.pages.case import CasePage, case_page
from waybill.web.pages.cases import CasesPage, cases_page
from waybill.web.pages.document import DocumentPage, document_page
from waybill.web.pages.entity import EntityPage, entity_page
from waybill.web.pages.overview import OverviewPage, overview_page
from waybill.web.pages.search import PARAMETERS as SEARCH_PARAMETERS
from waybill.web.pages.search import SearchPage, search_page
from waybill.web.pages.versions import VersionsPage, versions_page
from waybill.workspace.holding import Holding

PAGES: Final = (
    Page(
        path="/",
        template="overview.html",
        context=OverviewPage,
        look=overview_page,
        about="What the ledger holds, and what came last.",
    ),
    Page(
        path="/cases",
        template="cases.html",
        context=CasesPage,
        look=cases_page,
        about="Cases, filtered, with numbers beside the filters.",
        parameters=CASE_FILTERS,
    ),
    Page(
        path="/cases/{name}",
        template="case.html",
        context=CasePage,
        look=case_page,
        about="One case; the id of one that was merged into another leads there.",
    ),
    Page(
        path="/documents/{name:path}",
        template="document.html",
        context=DocumentPage,
        look=document_page,
        about="One document, with every claim's words marked.",
    ),
    Page(
        path="/versions/{name:path}",
        template="versions.html",
        context=VersionsPage,
        look=versions_page,
        about="The versions of a document, with what changed.",
    ),
    Page(
        path="/entities/{name:path}",
        template="entity.html",
        context=EntityPage,
        look=entity_page,
        about="One entity: its names, and what it supplied, received and carried.",
    ),
    Page(
        path="/search",
        template="search.html",
        context=SearchPage,
        look=search_page,
        about="Cases, claims, documents and entities by their words.",
        parameters=SEARCH_PARAMETERS,
    ),
)


def application(holding: Holding) -> ASGIApp:
    """The pages over a ledger."""
    routes = [
        route
        for page in PAGES
        for route in (
            Route(page.path, partial(_answer, page, holding, False), methods=["GET"]),
            Route(f"{API}{page.path.rstrip('/')}", partial(_answer, page, holding, True), methods=["GET"]),
        )
    ]
    described = Route(DESCRIPTION, lambda request: JSONResponse(description(PAGES)), methods=["GET"])
    static = Mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    pages = Starlette(routes=[described, *routes, static], exception_handlers={HTTPException: answering.refused})
    # Around everything, so that no answer goes without its headers.
    return Guard(pages)


def _answer(page: Page, holding: Holding, is_json: bool, request: Request) -> Response:
    """Answer one question; not a coroutine, so that a long look at the ledger keeps nobody else waiting."""
    try:
        return answering.answer(page.look(_asked(holding, request)), page.template, is_json=is_json)
    except MovedError as moved:
        path = page.path.partition("{")[0] + quote(moved.name, safe="", errors="replace")
        return RedirectResponse(f"{API if is_json else ''}{path}", status_code=308)
    except RefusedError as error:
        return answering.refusal(error, is_json=is_json)
    except Exception as error:
        return answering.failed(error, is_json=is_json)


def _asked(holding: Holding, request: Request) -> Asked:
    return Asked(
        held=holding.now(),
        name=str(request.path_params.get("name", "")),
        query={key: value.strip() for key, value in request.query_params.items() if value.strip()},
        versions=holding.versions,
    )

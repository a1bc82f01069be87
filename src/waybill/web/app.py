"""The pages, and what can be sent to them, all in two tables, as a web application."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from waybill.core.person import Role
from waybill.web import answering
from waybill.web.account_door import AccountDoor
from waybill.web.acting import Act
from waybill.web.case_index import PARAMETERS as CASE_FILTERS
from waybill.web.case_index import SORTS
from waybill.web.counting import Axis, Unit
from waybill.web.describing import Page
from waybill.web.door import Door, LocalDoor
from waybill.web.entering import entering, own_pages
from waybill.web.guarding import LOCAL, Guard, Names
from waybill.web.handing_out import HAND_OUTS
from waybill.web.outlines import PATH as OUTLINES
from waybill.web.outlines import kept_outlines
from waybill.web.pages.case import CasePage, case_page
from waybill.web.pages.cases import CasesPage, cases_page
from waybill.web.pages.claim import ADD_PARAMETERS, ClaimPage, claim_page, new_claim_page
from waybill.web.pages.document import DocumentPage, document_page
from waybill.web.pages.documents import PARAMETERS as DOCUMENTS_PARAMETERS
from waybill.web.pages.documents import DocumentsPage, documents_page
from waybill.web.pages.entity import EntityPage, entity_page
from waybill.web.pages.map import PARAMETERS as MAP_PARAMETERS
from waybill.web.pages.map import VIEWS, MapPage, map_page
from waybill.web.pages.overview import PARAMETERS as OVERVIEW_PARAMETERS
from waybill.web.pages.overview import OverviewPage, overview_page
from waybill.web.pages.queue import PARAMETERS as QUEUE_PARAMETERS
from waybill.web.pages.queue import QueuePage, queue_page
from waybill.web.pages.search import KINDS, SearchPage, search_page
from waybill.web.pages.search import PARAMETERS as SEARCH_PARAMETERS
from waybill.web.pages.searches import ACTS as SEARCHES
from waybill.web.pages.searches import SearchesPage, searches_page
from waybill.web.pages.timeline import PARAMETERS as TIMELINE_PARAMETERS
from waybill.web.pages.timeline import TimelinePage, timeline_page
from waybill.web.pages.versions import VersionsPage, versions_page
from waybill.web.reviewing import ACTS as REVIEWING
from waybill.web.routing import Site, routes
from waybill.web.seen import Remembering
from waybill.workspace.holding import Holding

PAGES: Final = (
    Page(
        path="/",
        template="overview.html",
        context=OverviewPage,
        look=overview_page,
        about="What the ledger holds, and what came last.",
        parameters=OVERVIEW_PARAMETERS,
    ),
    Page(
        path="/cases",
        template="cases.html",
        context=CasesPage,
        look=cases_page,
        about="Cases, filtered, with numbers beside the filters.",
        parameters=CASE_FILTERS,
        values={"sort": tuple(SORTS)},
    ),
    Page(
        path="/map",
        template="map.html",
        context=MapPage,
        look=map_page,
        about="Cases on a map of the world, with the same as a table.",
        parameters=MAP_PARAMETERS,
        values={"sort": tuple(SORTS), "view": tuple(VIEWS)},
    ),
    Page(
        path="/timeline",
        template="timeline.html",
        context=TimelinePage,
        look=timeline_page,
        about="Cases over months or years by stage, with the same as a table.",
        parameters=TIMELINE_PARAMETERS,
        values={"sort": tuple(SORTS), "dates": tuple(Axis), "by": tuple(Unit)},
    ),
    Page(
        path="/cases/{name}",
        template="case.html",
        context=CasePage,
        look=case_page,
        about="One case; the id of one that was merged into another leads there.",
    ),
    Page(
        path="/documents",
        template="documents.html",
        context=DocumentsPage,
        look=documents_page,
        about="All documents, what was recorded last first.",
        parameters=DOCUMENTS_PARAMETERS,
    ),
    Page(
        path="/documents/{name:path}",
        template="document.html",
        context=DocumentPage,
        look=document_page,
        about="One document, with every claim's words marked.",
    ),
    Page(
        path="/review",
        template="queue.html",
        context=QueuePage,
        look=queue_page,
        about="Claims for people to review, those first that matter most.",
        parameters=QUEUE_PARAMETERS,
    ),
    Page(
        path="/claims/{name:path}",
        template="claim.html",
        context=ClaimPage,
        look=claim_page,
        about="One claim with its words, what was decided on it, and a form to decide.",
    ),
    Page(
        path="/add-claim/{name:path}",
        template="claim.html",
        context=ClaimPage,
        look=new_claim_page,
        about="A form to add a claim that was missed to a document.",
        parameters=ADD_PARAMETERS,
        role=Role.REVIEWER,
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
        values={"kind": KINDS},
    ),
    Page(
        path="/searches",
        template="searches.html",
        context=SearchesPage,
        look=searches_page,
        about="Searches that people have saved, each with its feed.",
    ),
)


ACTS: Final[tuple[Act, ...]] = (*REVIEWING, *SEARCHES)


def application(
    holding: Holding,
    *,
    door: Door | None = None,
    pages: Sequence[Page] = PAGES,
    acts: Sequence[Act] = ACTS,
    names: Names = LOCAL,
) -> ASGIApp:
    """The pages over a ledger.

    Args:
        holding: the ledger.
        door: lets people in; None for a site of this computer alone.
        pages: what can be looked at.
        acts: what can be recorded.
        names: by which the site may be called.
    """
    own = tuple(own_pages(door.people)) if isinstance(door, AccountDoor) else ()
    site = Site(holding=holding, door=door or LocalDoor(), pages=(*pages, *own), acts=acts, hand_outs=HAND_OUTS)
    static = Mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    ground = Route(f"{OUTLINES}/{{name}}", kept_outlines)
    coming = entering(site, door) if isinstance(door, AccountDoor) else ()
    served = Starlette(
        routes=[*coming, *routes(site), ground, static], exception_handlers={HTTPException: answering.refused}
    )
    # Around everything, so that no answer goes without its headers.
    return Guard(Remembering(served, holding), names)

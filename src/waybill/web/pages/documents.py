"""The list of documents: what was read, with how many claims, those without any included."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from waybill.core.document import Document
from waybill.telling.titles import document_title
from waybill.web.asked import Asked
from waybill.web.links import Link, document_address
from waybill.web.paging import Paging, paged
from waybill.web.selecting import check
from waybill.workspace.held import Held
from waybill.workspace.making import made_once

PATH: Final = "/documents"
PARAMETERS: Final = ("page",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A document in a line.

    Attributes:
        publisher: empty where it is not known, as is ``published``.
        claims: that stand in it.
        recorded: day on which its last version was recorded.
    """

    document: Link
    publisher: str
    published: str
    claims: int
    recorded: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsPage:
    """Documents, what was recorded last first."""

    documents: tuple[Listed, ...]
    paging: Paging


def documents_page(asked: Asked) -> DocumentsPage:
    """The documents of the page that is asked for.

    Raises:
        RefusedError: a parameter, or a page, that there is not.
    """
    check(asked.query, PARAMETERS)
    shown, paging = paged(_newest(asked.held), PATH, asked.query)
    return DocumentsPage(documents=tuple(_listed(each, asked.held) for each in shown), paging=paging)


@made_once
def _newest(held: Held) -> Sequence[Document]:
    return sorted(held.documents.values(), key=lambda each: (held.came_at[each.id], each.id), reverse=True)


def _listed(document: Document, held: Held) -> Listed:
    return Listed(
        document=Link(text=document_title(document), href=document_address(document.id)),
        publisher=document.publisher or "",
        published="" if document.published is None else document.published.isoformat(),
        claims=len(held.claims_of.get(document.id, ())),
        recorded=held.came_at[document.id].date().isoformat(),
    )

"""Long lists, page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from waybill.telling.visible import count
from waybill.web.asked import RefusedError
from waybill.web.links import with_query

PAGE_ROWS: Final = 25
MOST_DIGITS: Final = 6
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """Where in a list a page stands.

    Attributes:
        first: number of its first row, from 1; 0 of an empty list.
        previous: address of the page before; None of the first.
        next: address of the page after; None of the last.
    """

    page: int
    pages: int
    total: int
    first: int
    last: int
    previous: str | None
    next: str | None


def paged(rows: Sequence[_Row], path: str, query: Mapping[str, str]) -> tuple[Sequence[_Row], Paging]:
    """The rows of the page that is asked for, and where it stands.

    Raises:
        RefusedError: it has no number, or one that the list does not reach.
    """
    paging = paging_of(len(rows), path, query)
    start = first_of(paging)
    return rows[start : start + PAGE_ROWS], paging


def first_of(paging: Paging) -> int:
    """How many rows come before a page."""
    return (paging.page - 1) * PAGE_ROWS


def paging_of(total: int, path: str, query: Mapping[str, str]) -> Paging:
    """Where the page that is asked for stands in a list of so many rows.

    Raises:
        RefusedError: it has no number, or one that the list does not reach.
    """
    page = page_number(query)
    pages = max(1, -(-total // PAGE_ROWS))
    if page > pages:
        raise RefusedError(
            f"this list has {count(pages, 'page')}, and no page {page:,}", status=404, remedy="begin at page 1"
        )
    start = (page - 1) * PAGE_ROWS

    def address(number: int) -> str:
        return with_query(path, {**query, "page": str(number) if number > 1 else ""})

    return Paging(
        page=page,
        pages=pages,
        total=total,
        first=start + 1 if total else 0,
        last=min(start + PAGE_ROWS, total),
        previous=address(page - 1) if page > 1 else None,
        next=address(page + 1) if page < pages else None,
    )


def page_number(query: Mapping[str, str]) -> int:
    """The number of the page that is asked for, from 1.

    Raises:
        RefusedError: it is none.
    """
    written = query.get("page", "1")
    if not (written.isascii() and written.isdigit() and len(written) <= MOST_DIGITS and int(written) > 0):
        raise RefusedError(f"{written!r} is no number of a page", status=400, remedy="give page=1 or a later one")
    return int(written)

"""The list of saved searches, and what saves and forgets them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from waybill.core.person import Role
from waybill.errors import FilterError, QuestionError
from waybill.telling.filters import BY_NAME
from waybill.web.acting import Act, Doing
from waybill.web.asked import Asked, RefusedError
from waybill.web.case_index import case_index
from waybill.web.links import with_query
from waybill.web.pages.cases import LABELS, Used
from waybill.web.pages.cases import PATH as CASES
from waybill.workspace.countries import country_names
from waybill.workspace.saved import forget, save, saved_searches
from waybill.workspace.searches import Search
from waybill.workspace.wanted import Wanted

PATH: Final = "/searches"
NAME_FIELD: Final = "search_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A search that somebody saved.

    Attributes:
        number: of the cases that it finds now.
        wants: its filters; without links, for it is changed by saving it anew.
        by: who saved it; empty where that is not said, as is ``saved_on``.
        href: address of what it finds.
        feed: address of its Atom feed.
        forget: address to send to, to forget it.
    """

    id: str
    name: str
    number: int
    wants: tuple[Used, ...]
    by: str
    saved_on: str
    href: str
    feed: str
    forget: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchesPage:
    """The searches that are saved for a ledger, by name."""

    searches: tuple[SavedSearch, ...]


def searches_page(asked: Asked) -> SearchesPage:
    """The searches that are saved.

    Raises:
        UsageError: the file that they stand in has a mistake in it.
    """
    if asked.query:
        raise RefusedError(f"this list takes no {next(iter(asked.query))!r}", status=400, remedy="leave it out")
    saved = saved_searches(asked.held.location, ontology=asked.held.ontology)
    return SearchesPage(searches=tuple(_shown(each, asked) for each in saved))


def _shown(search: Search, asked: Asked) -> SavedSearch:
    written = search.wanted.written()
    return SavedSearch(
        id=search.id,
        name=search.name,
        number=len(case_index(asked.held).select(written).cases),
        wants=tuple(_wants(search, asked)),
        by=search.by,
        saved_on=search.saved_at[:10],
        href=with_query(CASES, written),
        feed=f"{PATH}/{search.id}/feed",
        forget=f"{PATH}/{search.id}/forget",
    )


def _wants(search: Search, asked: Asked) -> Iterator[Used]:
    countries = country_names(asked.held.ontology)
    for name, value in search.wanted.written().items():
        said = countries.get(value, value) if name == "country" else BY_NAME[name].values.get(value, value)
        yield Used(label=LABELS.get(name, name.capitalize()), value=said, href="")


def save_search(doing: Doing) -> str:
    """Save what somebody sees.

    Raises:
        RefusedError: it has a filter that there is not, or nothing would be left out.
    """
    given = {name: value for name in BY_NAME if (value := doing.form.one(name).strip())}
    held = doing.held
    if not given:
        raise RefusedError("a search that leaves nothing out is the list of cases", status=400, remedy="filter first")
    try:
        wanted = Wanted.of(given).settled(held.ontology)
    except (FilterError, QuestionError) as error:
        raise RefusedError(str(error), status=400, remedy=error.remedy) from error
    name, by = doing.form.one(NAME_FIELD), doing.person.name
    save(held.location, name, wanted, by=by, at=datetime.now(UTC), ontology=held.ontology)
    return PATH


def forget_search(doing: Doing) -> str:
    """Forget a search that was saved, whoever saved it.

    Raises:
        UsageError: none of this id is saved.
    """
    forget(doing.held.location, doing.name, ontology=doing.held.ontology)
    return PATH


ACTS: Final = (
    Act(
        path=PATH,
        act=save_search,
        about="Save a search under a name, in the place of an earlier one of that name.",
        fields=(NAME_FIELD, *BY_NAME),
        role=Role.REVIEWER,
    ),
    Act(
        path="/searches/{name}/forget",
        act=forget_search,
        about="Forget a saved search.",
        fields=(),
        role=Role.REVIEWER,
    ),
)

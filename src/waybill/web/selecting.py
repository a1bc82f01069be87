"""The cases that a picture is asked to show, and what they can be filtered by: the same as on the list of cases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from waybill.core.case import Case
from waybill.web.asked import Asked, RefusedError
from waybill.web.case_index import PARAMETERS as OF_LISTS
from waybill.web.case_index import case_index
from waybill.web.case_sets import picked
from waybill.web.flows import Journey, journeys
from waybill.workspace.held import Held
from waybill.workspace.making import made_once

LISTS_OWN: Final = ("page", "sort")
FILTERS: Final = tuple(name for name in OF_LISTS if name not in LISTS_OWN)
MOST_KEPT: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chosen:
    """Cases of a filter.

    Attributes:
        query: what they were chosen by.
        cases: the newest first.
        journeys: the same in the same order, as the map shows them.
    """

    query: Mapping[str, str]
    cases: tuple[Case, ...]
    journeys: tuple[Journey, ...]


def chosen(asked: Asked) -> Chosen:
    """The cases that are asked for, whatever else is asked of the page that shows them.

    Raises:
        RefusedError: a filter has no such value.
    """
    query = {name: value for name, value in asked.query.items() if name in FILTERS}
    kept, key = _kept(asked.held), frozenset(query.items())
    found = kept.get(key)
    if found is None:
        found = _chosen(asked.held, query)
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[key] = found
    return found


@made_once
def _kept(_: Held) -> dict[frozenset[tuple[str, str]], Chosen]:
    """Choices made before of what is held."""
    return {}


def _chosen(held: Held, query: Mapping[str, str]) -> Chosen:
    index, known = case_index(held), journeys(held)
    selected = index.select(query)
    return Chosen(query=query, cases=selected.cases, journeys=tuple(picked(selected.found, known)))


def check(query: Mapping[str, str], known: Iterable[str]) -> None:
    """Look whether a page knows what it is asked.

    Raises:
        RefusedError: it does not.
    """
    listed = tuple(known)
    for name in query:
        if name not in listed:
            problem = f"there is no filter {name!r}"
            raise RefusedError(problem, status=400, remedy=f"ask by {', '.join(listed)}")

"""The cases that a picture is asked to show: those of a filter, and of some days."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from waybill.core.case import Case
from waybill.core.ids import CaseId
from waybill.web.asked import Asked
from waybill.web.case_index import PARAMETERS as FILTERS
from waybill.web.case_index import case_index
from waybill.web.dated import PARAMETERS as DAYS
from waybill.web.dated import stretch
from waybill.web.flows import Journey, journeys
from waybill.web.pages.cases import Choice, cases_page
from waybill.workspace.holding import Held

PARAMETERS: Final = (*FILTERS, *DAYS)
MOST_KEPT: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chosen:
    """Cases of a filter.

    Attributes:
        query: what they were chosen by.
        cases: the newest first.
        journeys: the same, as the map shows them.
    """

    query: Mapping[str, str]
    cases: tuple[Case, ...]
    journeys: Mapping[CaseId, Journey]


def chosen(asked: Asked, *, own: tuple[str, ...] = ()) -> Chosen:
    """The cases that are asked for, whatever else is asked by a picture's own parameters.

    Raises:
        RefusedError: a filter that there is not, or that has no such value.
    """
    query = {name: value for name, value in asked.query.items() if name not in own and name != "page"}
    kept, key = _kept(asked.held), frozenset(query.items())
    found = kept.get(key)
    if found is None:
        found = _chosen(asked.held, query)
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[key] = found
    return found


@lru_cache(maxsize=1)
def _kept(_: Held) -> dict[frozenset[tuple[str, str]], Chosen]:
    """Choices made before of what is held."""
    return {}


def _chosen(held: Held, query: Mapping[str, str]) -> Chosen:
    days, known = stretch(query), journeys(held)
    listed = case_index(held).select({name: value for name, value in query.items() if name not in DAYS}).cases
    cases = tuple(case for case in listed if days.holds(known[case.id].dated))
    return Chosen(query=query, cases=cases, journeys={case.id: known[case.id] for case in cases})


def choices(asked: Asked, query: Mapping[str, str]) -> tuple[Choice, ...]:
    """The filters that a picture can be narrowed by, with their numbers."""
    filters = {name: value for name, value in query.items() if name not in DAYS}
    return cases_page(replace(asked, query=filters)).choices

"""The list of cases: filtered, with numbers beside every filter, page by page, under addresses that can be shared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from waybill.web.asked import Asked
from waybill.web.brief import Brief, brief
from waybill.web.case_index import FACETS, SIDES, Selected, case_index
from waybill.web.links import with_query
from waybill.web.paging import Paging, paged

PATH: Final = "/cases"
MOST_NAMES: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A value to filter by.

    Attributes:
        number: of the cases that there would be with it, all other filters as they are.
        href: address of these.
    """

    value: str
    text: str
    number: int
    chosen: bool
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A filter with its values; those that no case has are left out unless they are chosen."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesPage:
    """Cases that were asked for.

    Attributes:
        query: the filters, as they stand in the address.
        suppliers: of these cases, the most frequent first; likewise ``recipients``.
    """

    cases: tuple[Brief, ...]
    paging: Paging
    query: Mapping[str, str]
    choices: tuple[Choice, ...]
    suppliers: tuple[Option, ...]
    recipients: tuple[Option, ...]


def cases_page(asked: Asked) -> CasesPage:
    """The cases that were asked for, the newest first.

    Raises:
        RefusedError: a filter, or a page, that there is not.
    """
    query = asked.query
    selected = case_index(asked.held).select(query)
    shown, paging = paged(selected.cases, PATH, query)
    filters = {name: value for name, value in query.items() if name != "page"}
    suppliers, recipients = (tuple(_parties(side, selected, filters)) for side in SIDES)
    return CasesPage(
        cases=tuple(map(brief, shown)),
        paging=paging,
        query=filters,
        choices=tuple(_choices(selected, filters)),
        suppliers=suppliers,
        recipients=recipients,
    )


def _choices(selected: Selected, query: Mapping[str, str]) -> Iterator[Choice]:
    for facet in FACETS:
        numbers, chosen = selected.numbers[facet.name], query.get(facet.name, "")
        options = (
            Option(
                value=value,
                text=text,
                number=numbers.get(value, 0),
                chosen=value == chosen,
                href=with_query(PATH, {**query, facet.name: "" if value == chosen else value}),
            )
            for value, text in facet.values.items()
            if numbers.get(value, 0) or value == chosen
        )
        yield Choice(name=facet.name, label=facet.name.replace("_", " "), options=tuple(options))


def _parties(side: str, selected: Selected, query: Mapping[str, str]) -> Iterator[Option]:
    chosen = query.get(side, "")
    for name, number in selected.parties[side][:MOST_NAMES]:
        yield Option(
            value=name,
            text=name,
            number=number,
            chosen=name == chosen,
            href=with_query(PATH, {**query, side: name}),
        )

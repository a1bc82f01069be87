"""The list of cases: filtered, with numbers beside every filter, page by page, under addresses that can be shared."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from shlex import quote
from typing import Final, NamedTuple

from waybill.export import EXPORTERS
from waybill.telling.filters import BY_NAME
from waybill.web.asked import Asked
from waybill.web.brief import Brief, brief
from waybill.web.case_index import GRADES, NAMES, ORIGINS, SORTS, Selected, case_index
from waybill.web.links import others_with, with_query
from waybill.web.paging import Paging, paged
from waybill.workspace.countries import country_names
from waybill.workspace.held import Held

PATH: Final = "/cases"
MOST_EXPORTED: Final = 20_000
"""Claims of a ledger that pages export from, which walks through all of it; a larger one is for the command line."""

FORMATS: Final = tuple(each.name for each in EXPORTERS if each.name != "training")
GROUPS: Final = (
    ("Who", ("supplier", "recipient", "intermediary", "party", "country", "country_role")),
    ("What and when", ("item_class", "weapon", "since", "until", "published_since", "published_until")),
    ("How it is said", ("stage", "basis", "certainty", "kind", "publisher", "covert", "disputed")),
    ("How sure", ("grade", "origins", "reliability", "credibility")),
)
"""All filters but the words, as they stand together in the form."""

LABELS: Final[Mapping[str, str]] = {
    "supplier": "Supplier, or part of it",
    "recipient": "Recipient, or part of it",
    "intermediary": "Intermediary, or part of it",
    "party": "Any of the three",
    "country": "Country of a party or place",
    "country_role": "Part of the country",
    "item_class": "Class of items",
    "weapon": "Weapon, or variant of it",
    "since": "Happened in or after",
    "until": "Happened in or before",
    "published_since": "Published in or after",
    "published_until": "Published in or before",
    "grade": "Grade, or better",
    "origins": "Independent origins, or more",
    "words": "Words",
}
_LISTED: Final[Mapping[str, Mapping[str, str]]] = {
    "grade": {code: f"{code} or better" for code in GRADES},
    "origins": {str(number): f"{number} or more" for number in ORIGINS},
}
_VALUES: Final[Mapping[str, Mapping[str, str]]] = {
    name: _LISTED.get(name, BY_NAME[name].values) for _, names in GROUPS for name in names
}
_LISTS: Final = ("supplier", "recipient", "weapon", "country", "publisher")
"""Of these the most frequent names are listed beside the cases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format that cases can be had in.

    Attributes:
        about: what it is for.
        href: empty where a library that it needs is not installed.
    """

    name: str
    about: str
    href: str


class Option(NamedTuple):
    """A value to filter by; a tuple, for a page has hundreds.

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
    """A filter with its values; those that no case has are left out unless they are chosen.

    Attributes:
        value: that is chosen; empty where none is.
        takes: ``mark`` of one that is on or off, ``list`` of one of its options, ``name`` of any text, ``date``.
    """

    name: str
    label: str
    value: str
    takes: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Filters that belong together.

    Attributes:
        is_open: whether one of them is used.
    """

    name: str
    is_open: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """A filter that is used.

    Attributes:
        href: address without it.
    """

    label: str
    value: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """What cases can be filtered by.

    Attributes:
        groups: filters to choose from, with numbers.
        used: those that are used, each with the address without it.
    """

    groups: tuple[Group, ...]
    used: tuple[Used, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesPage:
    """Cases that were asked for.

    Attributes:
        query: the filters and the order, as they stand in the address.
        groups: filters to choose from.
        choices: those of the groups of which every value is listed and counted.
        used: filters that are used.
        sorts: orders to choose from.
        frequent: by what they are, the names that most of these cases have.
        exports: formats that these cases can be had in; empty where the ledger is too large for pages.
        command: that exports them as tables.
    """

    cases: tuple[Brief, ...]
    paging: Paging
    query: Mapping[str, str]
    groups: tuple[Group, ...]
    choices: tuple[Choice, ...]
    used: tuple[Used, ...]
    sorts: tuple[Option, ...]
    frequent: tuple[Choice, ...]
    exports: tuple[Format, ...]
    command: str


def cases_page(asked: Asked) -> CasesPage:
    """The cases that were asked for.

    Raises:
        RefusedError: a filter, an order, or a page, that there is not.
    """
    query = asked.query
    selected = case_index(asked.held).select(query)
    shown, paging = paged(selected.cases, PATH, query)
    filters = {name: value for name, value in query.items() if name != "page"}
    sifted = sieve(asked.held, filters)
    made = {choice.name: choice for group in sifted.groups for choice in group.choices}
    return CasesPage(
        cases=tuple(map(brief, shown)),
        paging=paging,
        query=filters,
        groups=sifted.groups,
        choices=tuple(each for each in made.values() if each.takes in ("list", "mark") and each.name != "country_role"),
        used=sifted.used,
        sorts=tuple(_sorts(filters, paging.total)),
        frequent=tuple(made[name] for name in _LISTS if made[name].options),
        exports=tuple(_exports(filters)) if len(asked.held.claims) <= MOST_EXPORTED else (),
        command=export_command("csv", filters, asked.held.location or "waybill.db"),
    )


def sieve(held: Held, filters: Mapping[str, str], path: str = PATH) -> Sieve:
    """What cases can be filtered by on the page of that path.

    Raises:
        RefusedError: a filter that there is not.
    """
    selected, countries = case_index(held).select(filters), country_names(held.ontology)
    addresses = others_with(PATH, filters)
    return Sieve(
        groups=tuple(
            Group(
                name=name,
                is_open=any(each in filters for each in names),
                choices=tuple([_choice(each, selected, filters, countries, addresses) for each in names]),
            )
            for name, names in GROUPS
        ),
        used=tuple(_used(filters, countries, path)),
    )


def _choice(
    name: str,
    selected: Selected,
    filters: Mapping[str, str],
    countries: Mapping[str, str],
    addresses: Callable[[str], Callable[[str], str]],
) -> Choice:
    chosen = filters.get(name, "")
    if name in NAMES:
        numbers: Mapping[str, int] = dict(selected.names[name])
        listed: Mapping[str, str] = {
            value: countries.get(value, value) if name == "country" else value for value in numbers
        }
    else:
        listed, numbers = _VALUES[name], selected.numbers.get(name, {})
        listed = {**listed, chosen: chosen} if chosen and chosen not in listed else listed
    return Choice(
        name=name,
        label=LABELS.get(name, name.capitalize()),
        value=chosen,
        takes=_takes(name),
        options=_options(listed, numbers, chosen, addresses(name), is_whole=name == "country_role") if listed else (),
    )


def _takes(name: str) -> str:
    if name in NAMES:
        return "name"
    if BY_NAME[name].takes == "DATE":
        return "date"
    return "mark" if BY_NAME[name].is_mark else "list"


def _options(
    listed: Mapping[str, str], numbers: Mapping[str, int], chosen: str, address: Callable[[str], str], *, is_whole: bool
) -> tuple[Option, ...]:
    """Values with their numbers; those that no case has are left out unless they are chosen, or the list is whole."""
    found = []
    for value, text in listed.items():
        number, is_chosen = numbers.get(value, 0), chosen in (value, text)
        if number or is_chosen or is_whole:
            href = address("" if is_chosen else value)
            found.append(Option(value=value, text=text, number=number, chosen=is_chosen, href=href))
    return tuple(found)


def _used(filters: Mapping[str, str], countries: Mapping[str, str], path: str) -> Iterator[Used]:
    for name, value in filters.items():
        if name in BY_NAME:
            said = countries.get(value, value) if name == "country" else BY_NAME[name].values.get(value, value)
            yield Used(
                label=LABELS.get(name, name.capitalize()), value=said, href=with_query(path, {**filters, name: ""})
            )


def _exports(filters: Mapping[str, str]) -> Iterator[Format]:
    for each in EXPORTERS:
        if each.name in FORMATS:
            href = with_query(f"/export/{each.name}", {**filters, "sort": ""}) if each.can_write else ""
            yield Format(name=each.name, about=each.about, href=href)


def export_command(format_: str, filters: Mapping[str, str], ledger: str) -> str:
    """The command that exports the cases of a filter."""
    given = []
    for name, value in filters.items():
        if name in BY_NAME:
            given += [f"--{name.replace('_', '-')}", *(() if BY_NAME[name].is_mark else (quote(value),))]
    return " ".join(["waybill", "export", format_, "--output", f"cases-{format_}", *given, "--ledger", quote(ledger)])


def _sorts(filters: Mapping[str, str], total: int) -> Iterator[Option]:
    chosen = filters.get("sort", next(iter(SORTS)))
    for value, text in SORTS.items():
        href = with_query(PATH, {**filters, "sort": value})
        yield Option(value=value, text=text, number=total, chosen=value == chosen, href=href)

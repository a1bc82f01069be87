"""What is asked of a user's corrections before they are put into the catalogues."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NoReturn, TypeAlias

from waybill.core.claim import WeaponClass
from waybill.core.entity import EntityKind
from waybill.core.grade import Reliability
from waybill.ontology.aliases import Listed
from waybill.ontology.kinds import OutletKind, PlaceKind
from waybill.ontology.outlet_facts import outlet_rows
from waybill.ontology.overrides import Correction, Overrides, nearest
from waybill.ontology.overriding import added_aliases, is_generic, plain, spelled
from waybill.ontology.table import NO_ROW, Table, senses_from
from waybill.text.names import key

_BY_KEY: Final = "="
"""Before a name's key, which a phrase never begins with."""

_SLUG: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_DOMAIN: Final = re.compile(r"(?:[a-z0-9]+(?:-+[a-z0-9]+)*\.)+[a-z]{2,}")
_ELSEWHERE: Final = (EntityKind.OUTLET, EntityKind.PLACE, EntityKind.WEAPON)
_KINDS: Final[Mapping[str, tuple[EntityKind, ...]]] = {
    "outlets": (EntityKind.OUTLET,),
    "places": (EntityKind.PLACE,),
    "weapons": (EntityKind.WEAPON,),
    "parties": tuple(kind for kind in EntityKind if kind not in _ELSEWHERE),
}
_CLOSED: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("outlets", "kind"): tuple(OutletKind),
    ("outlets", "reliability"): tuple(Reliability),
    ("places", "kind"): tuple(PlaceKind),
    ("weapons", "class"): tuple(WeaponClass),
}
"""What a key may say, where that is a closed list."""


@dataclass(frozen=True)
class Check:
    """The corrections of one catalogue, beside the catalogue."""

    name: str
    table: Table
    overrides: Overrides
    countries: frozenset[str]

    @cached_property
    def ours(self) -> tuple[Correction, ...]:
        return tuple(each for each in self.overrides.corrections if each.table == self.name)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        return {row[0]: number for number, row in enumerate(self.table["rows"])}

    @cached_property
    def ids(self) -> frozenset[str]:
        """Of the catalogue, and of what the file adds to it."""
        return frozenset(self.numbers) | {each.id for each in self.ours if each.fact("name") is not None}

    @cached_property
    def freed(self) -> frozenset[tuple[str, str]]:
        """Phrases and names that the file takes away, with the id of the entity that loses them."""
        return frozenset(
            (form, correction.id)
            for correction in self.ours
            for alias in correction.without
            for form in _forms(spelled(self.name, alias))
        )

    def wrong(self, correction: Correction, problem: str, *trail: str) -> NoReturn:
        raise self.overrides.source.error(problem, self.name, correction.id, *trail)

    def names(self, correction: Correction) -> tuple[str, ...]:
        """The names that the catalogue has for an entity."""
        number = self.numbers.get(correction.id)
        return () if number is None else (self.table["rows"][number][1], *self.table["rows"][number][5])


_Rule: TypeAlias = Callable[[Check, Correction], None]


def check(overrides: Overrides, tables: Mapping[str, Table]) -> None:
    """Pass corrections that make sense beside the catalogues.

    Raises:
        OverrideError: the first that does not, with its line and, where there is one, the nearest right spelling.
    """
    countries = frozenset(row[2] for row in tables["places"]["rows"] if row[2])
    for name, table in tables.items():
        checked = Check(name, table, overrides, countries)
        for correction in checked.ours:
            for rule in _RULES:
                rule(checked, correction)
        _check_owners(checked)


def _check_id(check: Check, correction: Correction) -> None:
    kinds = [kind.value.replace("_", "-") for kind in _KINDS[check.name]]
    if correction.id in check.numbers:
        return
    if correction.fact("name") is None:
        hint = nearest(correction.id, check.ids)
        check.wrong(correction, f"the catalogue has no {correction.id!r}{hint}; a new entity needs a name")
    if not re.fullmatch(f"(?:{'|'.join(kinds)})/{_SLUG}", correction.id):
        check.wrong(
            correction, f"write an id as {kinds[0]}/small-letters-and-digits; it may begin with {', '.join(kinds)}"
        )


def _check_name(check: Check, correction: Correction) -> None:
    name, known = correction.fact("name"), check.names(correction)
    if name is None:
        return
    if known and known[0] != name:
        check.wrong(correction, f"the catalogue calls it {known[0]!r}; give another name as one of its aliases", "name")
    if not any(map(str.isalnum, name)) or "|" in name:
        check.wrong(correction, "a name needs letters or digits, and may not hold a bar (|)", "name")


def _check_closed(check: Check, correction: Correction) -> None:
    for (table, field), allowed in _CLOSED.items():
        said = correction.fact(field) if table == check.name else None
        if said is not None and said not in allowed:
            check.wrong(correction, f"{said!r} is none of {', '.join(allowed)}{nearest(said, allowed)}", field)
    if check.name == "weapons" and correction.id not in check.numbers and correction.fact("class") is None:
        check.wrong(correction, "a new weapon needs a class")


def _check_country(check: Check, correction: Correction) -> None:
    country = correction.fact("country")
    if country is not None and country not in check.countries:
        check.wrong(correction, f"{country!r} is no code of a country, such as UA (ISO 3166-1)", "country")


def _check_letter(check: Check, correction: Correction) -> None:
    if correction.fact("reliability") is not None and correction.fact("reason") is None:
        check.wrong(correction, "say why in a key 'reason' beside it", "reliability")


def _check_domain(check: Check, correction: Correction) -> None:
    domain = correction.fact("domain")
    if domain is None:
        return
    if not _DOMAIN.fullmatch(domain):
        check.wrong(correction, f"{domain!r} is no domain, such as example.org, in small letters", "domain")
    owners = {row[1]: entity_id for entity_id, row in outlet_rows().items() if row[1]}
    owners |= {said: each.id for each in check.ours if (said := each.fact("domain")) and each is not correction}
    if owners.get(domain, correction.id) != correction.id:
        check.wrong(correction, f"{domain!r} is already that of {owners[domain]}", "domain")


def _check_whole(check: Check, correction: Correction) -> None:
    """What an entity is part of is known, is not part of it in turn, and has its class."""
    whole = correction.fact("part_of")
    if whole is None:
        return
    if whole not in check.ids:
        check.wrong(correction, f"the catalogue has no {whole!r}{nearest(whole, check.ids)}", "part_of")
    chain = list(_wholes(check, correction.id))
    if correction.id in chain:
        circle = " → ".join([correction.id, *chain[: chain.index(correction.id) + 1]])
        check.wrong(correction, f"it would be part of itself: {circle}", "part_of")


def _check_class(check: Check, correction: Correction) -> None:
    if check.name != "weapons":
        return
    classes = [found for each in [correction.id, *_wholes(check, correction.id)[:1]] if (found := _class(check, each))]
    if len(classes) == 2 and classes[0] != classes[1] and WeaponClass.OTHER not in classes[1:]:
        field = "class" if correction.fact("class") else "part_of"
        check.wrong(correction, f"it is of class {classes[0]!r}, and what it is part of of class {classes[1]!r}", field)


def _check_without(check: Check, correction: Correction) -> None:
    number = check.numbers.get(correction.id)
    going = {each.phrase for alias in correction.without for each in spelled(check.name, alias)}
    staying = {
        each.phrase: name
        for name in reversed(check.names(correction))
        if key(name) not in {key(plain(alias)) for alias in correction.without} or name == check.names(correction)[0]
        for each in spelled(check.name, name)
    }
    for alias in correction.without:
        phrases = {each.phrase for each in spelled(check.name, alias)} & going
        if alias in correction.aliases:
            check.wrong(correction, f"{alias!r} is also added", "without", alias)
        if not any(number in _owners(check, phrase) for phrase in phrases):
            hint = nearest(alias, check.names(correction))
            check.wrong(correction, f"{correction.id} has no alias {alias!r}{hint}", "without", alias)
        if phrases <= staying.keys():
            stays = next(staying[phrase] for phrase in sorted(phrases))
            check.wrong(correction, f"{alias!r} is, or is spelt like, {stays!r}, which stays", "without", alias)


def _check_owners(check: Check) -> None:
    """No name that is added belongs to another entity already."""
    added: dict[str, set[str]] = defaultdict(set)
    for correction in check.ours:
        is_term = is_generic(check.table, check.numbers.get(correction.id, len(check.numbers)))
        for alias in added_aliases(correction):
            for form in _forms(spelled(check.name, alias, is_term=is_term)):
                owners = {check.table["rows"][number][0] for number in _owners(check, form)}
                taken = {each for each in owners if (form, each) not in check.freed} | added[form]
                if others := sorted(taken - {correction.id}):
                    problem = f"{alias!r} is already a name of {others[0]}; take it from there first, with 'without'"
                    keys = {correction.fact(field): field for field in ("name", "domain")}
                    check.wrong(correction, problem, keys.get(alias, "aliases"), alias)
                added[form].add(correction.id)


def _forms(spellings: Iterable[Listed]) -> Iterator[str]:
    """How names are told apart: in texts by their words, and where a whole name is looked up by its key."""
    for each in spellings:
        yield each.phrase
        yield _BY_KEY + each.name


def _owners(check: Check, form: str) -> set[int]:
    if form.startswith(_BY_KEY):
        return set(map(int, check.table["names"].get(form.removeprefix(_BY_KEY), "").split()))
    line = check.table["phrases"].get(form)
    return set() if line is None else {sense.row for sense in senses_from(line)} - {NO_ROW}


def _wholes(check: Check, entity_id: str) -> list[str]:
    """What an entity will be part of, nearest first; ends where it comes round."""
    said = {each.id: whole for each in check.ours if (whole := each.fact("part_of")) is not None}
    found: list[str] = []
    at: str | None = entity_id
    while at is not None and at not in found[:-1]:
        at = said.get(at) or (check.table["rows"][check.numbers[at]][3] if at in check.numbers else None)
        found += [] if at is None else [at]
    return found


def _class(check: Check, entity_id: str) -> str | None:
    said = {each.id: each.fact("class") for each in check.ours}
    shipped = check.table["rows"][check.numbers[entity_id]][4] if entity_id in check.numbers else None
    return said.get(entity_id) or shipped


_RULES: Final[tuple[_Rule, ...]] = (
    _check_id,
    _check_name,
    _check_closed,
    _check_country,
    _check_letter,
    _check_domain,
    _check_whole,
    _check_class,
    _check_without,
)

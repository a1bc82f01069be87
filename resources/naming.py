"""Every name of an entity in every spelling, from its line."""

import re
from collections.abc import Iterator
from typing import Final

from sources import Source

from waybill.ontology.aliases import EXACT_MARK, Alias, Listed, alias_of, listed
from waybill.ontology.hits import AliasKind
from waybill.ontology.words import words

COLUMNS: Final = {
    "aliases": AliasKind.NAME,
    "abbreviations": AliasKind.ABBREVIATION,
    "demonyms": AliasKind.DEMONYM,
    "people": AliasKind.PEOPLE,
    "seats": AliasKind.SEAT,
}
_WITH_PLURAL: Final = re.compile(r".*(?:an|i|ot|ine)")


def folded(text: str) -> str:
    """A phrase as the compiled tables have it."""
    return " ".join(word.folded for word in words(text))


def spelled(catalogue: str, source: Source) -> Iterator[tuple[AliasKind, Listed]]:
    """Every alias of a line in every spelling, its name first."""
    return ((alias.kind, spelling) for alias in _aliases(catalogue, source) for spelling in listed(alias))


def _aliases(catalogue: str, source: Source) -> Iterator[Alias]:
    is_term = catalogue == "weapons" and "country" not in source
    exact_name = f"{EXACT_MARK}{source['name']}" in source.listed("aliases")
    for column, kind in COLUMNS.items():
        written = source.listed(column)
        if column == "aliases":
            written = [f"{EXACT_MARK}{source['name']}" if exact_name else source["name"], *written]
        for text in written:
            yield alias_of(catalogue, text, kind=kind, is_term=is_term)
            if kind is AliasKind.DEMONYM and _WITH_PLURAL.fullmatch(text) and not source.get("people"):
                yield Alias(text=f"{text}s", kind=AliasKind.PEOPLE, exact=False)

"""How a catalogue lists an alias: by the words that are looked for in texts, and by the name that is looked up."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from waybill.ontology.hits import AliasKind
from waybill.ontology.spellings import spellings
from waybill.ontology.words import words
from waybill.text.names import key

EXACT_LETTERS: Final = 4
"""Letters of the longest alias whose capitals always count."""

EXACT_MARK: Final = "="
"""Before an alias whose capitals count whatever its length."""

EXACT_CATALOGUES: Final = frozenset({"weapons", "places", "outlets"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name as listed: its words, how it names, and whether its capitals count."""

    text: str
    kind: AliasKind
    exact: bool


class Listed(NamedTuple):
    """One spelling of an alias.

    Attributes:
        phrase: its folded words, blanks between.
        cased: its words as they must be written; empty where case does not matter.
        name: by ``waybill.text.names.key``.
    """

    phrase: str
    cased: str
    name: str


def alias_of(catalogue: str, written: str, *, kind: AliasKind = AliasKind.NAME, is_term: bool = False) -> Alias:
    """The alias that a line of a catalogue, or of a user's file, means by a text.

    Args:
        catalogue: ``weapons``, ``parties``, ``places`` or ``outlets``.
        written: the text, with or without the mark before it that makes capitals count.
        kind: how it names.
        is_term: whether it is a generic term for weapons.
    """
    text = written.removeprefix(EXACT_MARK)
    is_short = sum(character.isalpha() for character in text) <= EXACT_LETTERS
    always = catalogue in EXACT_CATALOGUES and not is_term
    exact = always or is_short or text != written or kind is AliasKind.ABBREVIATION
    return Alias(text=text, kind=AliasKind.GENERIC if is_term else kind, exact=exact)


def listed(alias: Alias) -> Iterator[Listed]:
    """An alias in every spelling."""
    for text in spellings(alias.text):
        found = words(text)
        cased = " ".join(word.plain for word in found) if alias.exact and text != text.lower() else ""
        yield Listed(" ".join(word.folded for word in found), cased, key(text))

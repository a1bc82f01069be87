"""Spellings of a name, made when the catalogues are compiled or corrected."""

import re
from collections.abc import Iterator
from typing import Final

_AMERICAN: Final = (
    ("armour", "armor"),
    ("Armour", "Armor"),
    ("defence", "defense"),
    ("Defence", "Defense"),
    ("calibre", "caliber"),
    ("millimetre", "millimeter"),
    ("mechanised", "mechanized"),
)
_MILLIMETRES: Final = re.compile(r"\b(\d+(?:\.\d+)?)mm\b")
_WRITTEN_MILLIMETRES: Final = ("mm", " mm", "-mm", "-millimetre", " millimetre")
_DESIGNATION: Final = re.compile(r"\b(?![A-Z]+\b)([A-Z][A-Za-z]{0,3})(\d)")
_HYPHENED_DESIGNATION: Final = re.compile(r"\b([A-Z][A-Za-z]{0,3})-(\d)")
_CLOSED_PREFIX: Final = re.compile(r"\b(anti|counter|multi|semi|sub|under|shoulder)-(?=[a-z])", re.IGNORECASE)
# "AT 4" and "A 10" are a word and a number more often than a weapon.
_WORDS: Final = frozenset("A An Am As At By Do He If In Is It Me My No Of On Or So To Up Us We I".upper().split())


def spellings(name: str) -> Iterator[str]:
    """A name in every spelling: British and American, with hyphens, blanks or neither, calibres written out."""
    for calibre in _calibres(name):
        for word in dict.fromkeys((calibre, _american(calibre))):
            yield from _hyphens(word)


def _calibres(name: str) -> Iterator[str]:
    if not _MILLIMETRES.search(name):
        yield name
        return
    for written in _WRITTEN_MILLIMETRES:
        yield _MILLIMETRES.sub(rf"\g<1>{written}", name)


def _american(name: str) -> str:
    for british, american in _AMERICAN:
        name = name.replace(british, american)
    return name


def _hyphens(name: str) -> Iterator[str]:
    yield name
    hyphened = _DESIGNATION.sub(r"\1-\2", name)
    if hyphened != name:
        yield hyphened
    if "-" in hyphened:
        first = hyphened.partition("-")[0].rpartition(" ")[2]
        if first.upper() not in _WORDS:
            yield hyphened.replace("-", " ")
        closed = _CLOSED_PREFIX.sub(r"\1", _HYPHENED_DESIGNATION.sub(r"\1\2", hyphened))
        if closed != name:
            yield closed

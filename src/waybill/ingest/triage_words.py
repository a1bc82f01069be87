"""The words that triage looks for: of arms from the catalogue, of transfer from the wordings of the readers.

They are compared as ``folded`` bytes, and as literals, so that any engine finds the same. Of the names of arms only
those are listed that hold no other: where "assault rifle" stands, "rifle" does.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from waybill.ingest.triage_markup import BREAK
from waybill.ontology import Ontology
from waybill.ontology.wordings import load_wordings
from waybill.text.wordlists import listed

_LETTERS: Final = frozenset(b"0123456789abcdefghijklmnopqrstuvwxyz")
_FOLD: Final = bytes(code if code in _LETTERS or code == BREAK[0] else 32 for code in bytes(range(256)).lower())
_SMALL_WORDS: Final = listed("a am an as at be by d do e he if in is it m me my no of on or s so t to up us we")
"""Before a number more often words than part of a designation: "at 4", "Iran's 300"."""

_UNLISTED: Final = ("coast guard", "coastguard", "naval", "warhead", "weaponise", "weaponize")
"""What the catalogue has no entry for, because it names no weapon; reports go by it all the same."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """Literals to look for in folded bytes; two makings are two vocabularies.

    Attributes:
        literals: sorted, each once.
        hyphened: numbers of those that only count where they are written with a hyphen.
    """

    literals: tuple[bytes, ...]
    hyphened: frozenset[int] = frozenset()


def folded(content: bytes) -> bytes:
    """Bytes in lower case, as many as they were, with blanks for all but letters and digits of ASCII and ``BREAK``."""
    return content.translate(_FOLD)


@lru_cache(maxsize=4)
def words_of_arms(ontology: Ontology) -> Vocabulary:
    """Every name of a weapon, in the singular and the plural."""
    names = {_words(name) for name in (*ontology.weapons.phrases(), *_UNLISTED)} - {()}
    shortest = [name for name in names if not any(part in names for part in _parts(name))]
    forms = {literal: name for name in sorted(shortest) for literal in _forms(" ".join(name))}
    literals = tuple(sorted(forms))
    hyphened = frozenset(number for number, literal in enumerate(literals) if _is_ambiguous(forms[literal]))
    return Vocabulary(literals=literals, hyphened=hyphened)


@lru_cache(maxsize=1)
def words_of_transfer() -> Vocabulary:
    """Every form of the words that put weapons in motion."""
    words = {_words(phrase) for phrase in load_wordings().motions.phrases()}
    return Vocabulary(literals=tuple(sorted(f" {' '.join(each)} ".encode() for each in words)))


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(folded(phrase.encode()).decode().split())


def _parts(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every shorter stretch of some words."""
    for size in range(1, len(words)):
        yield from (words[start : start + size] for start in range(len(words) - size + 1))


def _forms(name: str) -> Iterable[bytes]:
    """As it stands in a text; behind the number of a designation anything may follow: "T-72B3"."""
    if name[-1].isdigit():
        return [f" {name}".encode()]
    plurals = [f"{name}s", f"{name}es", *([f"{name[:-1]}ies"] if name.endswith("y") else [])]
    return [f" {form} ".encode() for form in (name, *plurals)]


def _is_ambiguous(name: tuple[str, ...]) -> bool:
    return len(name) > 1 and name[0] in _SMALL_WORDS and name[1][0].isdigit()

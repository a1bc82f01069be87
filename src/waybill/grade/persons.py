"""Persons by name: the same one with a title and without, with all names and with the last alone."""

from typing import Final

from waybill.core.speaker import SpeakerKind
from waybill.text.names import key
from waybill.text.wordlists import listed

_TITLES: Final = listed(
    "adm admiral ambassador archbishop attorney bishop brig brigadier captain capt chairman chancellor chief col "
    "colonel commander commissioner commodore congressman corporal councillor deputy defence defense director dr "
    "father field flag foreign gen general governor hon inspector interior judge justice king lieutenant lord lt "
    "madam maj major marshal minister mr mrs ms mullah officer president prime prince prof professor rear "
    "secretary senator sergeant sgt sheikh sir spokesman spokesperson spokeswoman sub superintendent under vice "
    "wing air group squadron staff state the"
)
_PARTICLES: Final = listed("ag al ba bar bin bint bu da de del della der di dos du el ibn la le ould san ter u van von")
_OF_BODIES: Final = listed(
    "administration agency army assembly association authority board brigade bureau campaign command commission "
    "committee company corps corporation council court customs department directorate division embassy fleet force "
    "foundation front government group guard house institute journal ministry mission movement museum navy network "
    "observatory office organisation organization panel parliament party police press prosecutor radio regiment "
    "register report secretariat service society staff tribunal union unit university watch workers yard"
)
_OF_NO_PERSON: Final = frozenset(
    {SpeakerKind.OUTLET, SpeakerKind.COURT, SpeakerKind.IGO, SpeakerKind.NGO, SpeakerKind.DOCUMENT, SpeakerKind.COMPANY}
)
_MOST_NAMES: Final = 5
_LONG: Final = 6
"""Letters of a name that may be spelt with another one."""


def personal_names(name: str, kind: SpeakerKind) -> frozenset[str]:
    """The names of a person, titles left out; empty for what does not look like the name of one."""
    if kind in _OF_NO_PERSON:
        return frozenset()
    words = name.partition(",")[0].split()
    while words and key(words[0]) in _TITLES:
        words = words[1:]
    names = [word for word in words if key(word) not in _PARTICLES]
    looks_like_one = 0 < len(names) <= _MOST_NAMES and all(_is_a_name(word) for word in names)
    bare = {each for word in names for each in key(word).split()} - _PARTICLES
    return frozenset(bare) if looks_like_one else frozenset()


def is_same_person(names: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one bears all the names that the other is called by.

    An initial stands for a name, and a long name may differ in one letter.
    """
    fewer, more = sorted((names, others), key=lambda each: (len(each), sorted(each)))
    is_named = any(len(name) > 1 for name in fewer)
    return is_named and all(any(_is_same_name(name, other) for other in more) for name in fewer)


def _is_same_name(name: str, other: str) -> bool:
    if name == other or 1 in (len(name), len(other)):
        return name[:1] == other[:1]
    if min(len(name), len(other)) < _LONG:
        return False
    from rapidfuzz.distance import Levenshtein  # few names are alike enough to come here

    return Levenshtein.distance(name, other, score_cutoff=1) <= 1


def _is_a_name(word: str) -> bool:
    return word[:1].isupper() and not any(each.isdigit() for each in word) and key(word) not in _OF_BODIES

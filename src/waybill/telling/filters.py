"""The filters as people are told of them: what each is called everywhere, what it leaves, and what it takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from waybill.core.case import CaseKind
from waybill.core.claim import Basis, Certainty, Stage, WeaponClass
from waybill.core.grade import Credibility, Reliability
from waybill.telling import wording

YES: Final = "1"
"""Switches a filter on that is only ever on or off."""


class Role(StrEnum):
    """Parts that parties and places of a case have in it."""

    SUPPLIER = "supplier"
    RECIPIENT = "recipient"
    INTERMEDIARY = "intermediary"
    ORIGIN = "origin"
    VIA = "via"
    DESTINATION = "destination"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Something that claims and cases can be filtered by.

    Attributes:
        about: which ones it leaves, in half a sentence.
        takes: what to write for it, in one word.
        values: all that it can have, as they are written, with how people say them; empty where there is no end.
    """

    name: str
    about: str
    takes: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_mark(self) -> bool:
        """Whether it is only ever on or off."""
        return list(self.values) == [YES]


def _named(name: str, about: str, takes: str = "NAME") -> Filter:
    return Filter(name=name, about=about, takes=takes)


def _labelled(name: str, kind: type[StrEnum], about: str) -> Filter:
    values = {each.value: wording.label(each) for each in kind}
    return Filter(name=name, about=about, takes=name.upper(), values=values)


FILTERS: Final = (
    _named("supplier", "from this party, or what belongs to it"),
    _named("recipient", "to this party, or what belongs to it"),
    _named("intermediary", "through this party, or what belongs to it"),
    _named("party", "with this party, or what belongs to it, in any of these parts"),
    _named("country", "with a party or place of this country, by name or code", "COUNTRY"),
    _labelled("country_role", Role, "with the country in this part"),
    _labelled("item_class", WeaponClass, "with items of this class"),
    _named("weapon", "with this weapon, or a variant of it"),
    _named("since", "that may have been then or later", "DATE"),
    _named("until", "that may have been then or before", "DATE"),
    _named("published_since", "published then or later", "DATE"),
    _named("published_until", "published then or before", "DATE"),
    _labelled("stage", Stage, "at this stage"),
    _labelled("basis", Basis, "on these terms"),
    _labelled("certainty", Certainty, "that somebody says so firmly"),
    _labelled("kind", CaseKind, "of this kind"),
    Filter(name="covert", about="that are covert", takes=YES, values={YES: "covert"}),
    Filter(name="disputed", about="that somebody denies", takes=YES, values={YES: "disputed"}),
    _named("grade", "graded so, or better", "GRADE"),
    Filter(
        name="reliability",
        about="of just this reliability",
        takes="LETTER",
        values={each.value: each.value for each in Reliability},
    ),
    Filter(
        name="credibility",
        about="of just this credibility",
        takes="FIGURE",
        values={str(each.value): str(each.value) for each in Credibility},
    ),
    _named("origins", "of so many origins, or more", "NUMBER"),
    _named("publisher", "reported by this publisher"),
    _named("words", "with these words in what is told of it or in the words of its claims", "WORDS"),
)
"""In the order in which they are shown."""

BY_NAME: Final[Mapping[str, Filter]] = {each.name: each for each in FILTERS}

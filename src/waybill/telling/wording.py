"""Values as people say them: ``about 2,116``, ``anti-tank``, ``Iraq → Iran → Russia, by sea``."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from waybill.core.case import Tie
from waybill.core.claim import Certainty, Mode, Stage
from waybill.core.quantity import Bound, Money, Quantity
from waybill.core.speaker import Chain

ARROW: Final = " → "
NOBODY: Final = "(not said)"
UNKNOWN_END: Final = "…"

_BOUNDS: Final = {
    Bound.EXACT: "",
    Bound.ABOUT: "about ",
    Bound.AT_LEAST: "at least ",
    Bound.AT_MOST: "at most ",
    Bound.RANGE: "",
}
_LABELS: Final = {"anti_tank": "anti-tank", "uav": "UAV", "manpads": "MANPADS", "igo": "IGO", "ngo": "NGO"}
_TIES: Final = {
    "near_copy": "prints the same text",
    "version": "another version of the text",
    "cites": "cites it",
    "same_wire": "the same agency",
    "same_speaker": "the same speaker",
    "same_document": "the same document",
    "same_unnamed": "the same unnamed source",
    "translation": "a translation",
}
_ADVERBS: Final = {
    Mode.SEA: "by sea",
    Mode.AIR: "by air",
    Mode.ROAD: "by road",
    Mode.RAIL: "by rail",
    Mode.FOOT: "on foot",
    Mode.POST: "by post",
}


def label(value: StrEnum) -> str:
    """A label in words."""
    return _LABELS.get(value.value) or value.value.replace("_", " ")


def reached(stage: Stage, certainty: Certainty) -> str:
    """A stage, with a word of doubt where nobody says firmly that it was reached."""
    return label(stage) + ("" if certainty is Certainty.STATED else f" ({label(certainty)})")


def number(value: float) -> str:
    """A number with separators between thousands, and a fraction only where there is one."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def quantity(given: Quantity | None) -> str:
    """How many; empty where it is not said."""
    if given is None:
        return ""
    value = number(given.value) if given.high is None else f"{number(given.value)} to {number(given.high)}"
    return f"{_BOUNDS[given.bound]}{value}" + ("" if given.unit is None else f" {given.unit.value} of")


def money(given: Money) -> str:
    """How much, with its currency."""
    return f"{_BOUNDS[given.bound]}{number(given.amount)} {given.currency}"


def names(given: Iterable[str]) -> str:
    """Names in a row; says so where there are none."""
    return ", ".join(given) or NOBODY


def way(places: Iterable[Sequence[str]], modes: Iterable[Mode]) -> str:
    """Where something leaves, passes and arrives (``places``, in this order), and by what means; empty if not said."""
    origin, via, destination = places
    named = any((origin, via, destination))
    stops = [" / ".join(origin) or UNKNOWN_END, *via, " / ".join(destination) or UNKNOWN_END] if named else []
    return ", ".join([*([ARROW.join(stops)] if stops else []), *(_ADVERBS[mode] for mode in modes)])


def chain(given: Chain) -> str:
    """Speakers from the first after the publisher to the origin; those without a name are said to be so."""
    return ARROW.join(f"{each.text} ({label(each.kind)}{'' if each.named else ', unnamed'})" for each in given)


def tie(given: Tie) -> str:
    """Why one teller is taken to go back to another, and how much alike their texts are where that counts."""
    return _TIES[given.kind.value] + ("" if given.likeness is None else f", {given.likeness:.0%} alike")

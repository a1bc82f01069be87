"""Grade every value of a case: a transfer may be sure and its number not.

Who says something more closely says the vaguer value too: "26 March" stands for "March", an army for its state.
"""

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from waybill.core.case import SlotGrade
from waybill.core.claim import ClaimRef
from waybill.core.grade import Grade
from waybill.core.topic import Topic
from waybill.grade.disagreements import Sides, about
from waybill.grade.dossier import Dossier, Texts, narrowed
from waybill.grade.grading import graded
from waybill.grade.values import Value, at_odds
from waybill.ontology import Ontology

_Refs: TypeAlias = frozenset[ClaimRef]
_NOT_SHOWN: Final = "order"
"""The order of events is no value of its own, only what dates can disagree on."""


def slot_grades(
    topics: Mapping[Topic, Sides], whole: Dossier, ontology: Ontology, *, texts: Texts = ()
) -> tuple[SlotGrade, ...]:
    """Grades of the values of a case, in the order of the slots; none where nobody affirms it."""
    return tuple(_grades(topics, whole, ontology, texts)) if whole.is_affirmed else ()


def _grades(topics: Mapping[Topic, Sides], whole: Dossier, ontology: Ontology, texts: Texts) -> Iterator[SlotGrade]:
    known: dict[tuple[_Refs, _Refs], Grade] = {}
    for topic, sides in topics.items():
        if topic.slot == _NOT_SHOWN:
            continue
        values = {value for said in sides for value in said}
        backed = [(_refs(sides, _backing(sides, value)), value) for value in values]
        for claims, value in sorted(backed, key=lambda each: (-len(each[0]), _text(sides, each[1]))):
            against = _refs(sides, _opposing(sides, value))
            if (claims, against) not in known:  # most values of a case rest on the same claims
                known[claims, against] = graded(narrowed(whole, claims, against, ontology, texts=texts))
            yield SlotGrade(slot=topic.slot, value=_worded(topic, sides, value), grade=known[claims, against])


def _backing(sides: Sides, value: Value) -> list[frozenset[Value]]:
    return [said for said in sides if any(value.covers(other) for other in said)]


def _opposing(sides: Sides, value: Value) -> list[frozenset[Value]]:
    """What excludes the value, and all else that some claim says beside it."""
    beside = [said for said in sides if value in said]
    return [said for said in sides if any(at_odds(said, other) for other in beside)]


def _refs(sides: Sides, chosen: list[frozenset[Value]]) -> _Refs:
    return frozenset(each.ref for said in chosen for each in sides[said])


def _text(sides: Sides, value: Value) -> str:
    """The way of writing a value that comes first in the alphabet, so that it does not depend on order."""
    return min(each.text for said in sides for each in said if each == value)


def _worded(topic: Topic, sides: Sides, value: Value) -> str:
    text = _text(sides, value)
    match topic.slot:
        case "quantity":
            return f"{text} {about(topic, sides)}"
        case "date":
            return f"{topic.about} {text}"
        case _:
            return text

"""Where claims of a case exclude each other, and who says that it did not happen."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from waybill.core.case import Denial, Disagreement, Origin, Side
from waybill.core.claim import ClaimRef
from waybill.core.topic import Topic
from waybill.grade.slots import place_of
from waybill.grade.testimony import Testimony
from waybill.grade.values import Measured, Value, at_odds

Sides: TypeAlias = Mapping[frozenset[Value], Sequence[Testimony]]
"""What claims say of one topic, and which of them say just that."""


def sides_by_topic(told: Sequence[Testimony]) -> Mapping[Topic, Sides]:
    """What claims say, topic by topic in the order of the slots."""
    found: dict[Topic, dict[frozenset[Value], list[Testimony]]] = defaultdict(lambda: defaultdict(list))
    for each in told:
        for topic, values in each.said.items():
            found[topic][values].append(each)
    return {topic: found[topic] for topic in sorted(found, key=lambda topic: (place_of(topic), topic))}


def disagreements(topics: Mapping[Topic, Sides], found: Sequence[Origin]) -> tuple[Disagreement, ...]:
    """Topics on which claims exclude each other, with every value that another excludes, none of them dropped."""
    listed = []
    for topic, sides in topics.items():
        parted = [values for values in sides if any(at_odds(values, other) for other in sides)]
        if parted:
            chosen = [_side(topic, values, sides[values], found) for values in parted]
            ranked = sorted(chosen, key=lambda side: (-len(side.origins), -len(side.claims), side.value))
            listed.append(Disagreement(slot=topic.slot, about=about(topic, sides), sides=tuple(ranked)))
    return tuple(listed)


def about(topic: Topic, sides: Sides) -> str:
    """What a topic is about, in the words that most claims use for it."""
    names = Counter(
        value.of for values, told in sides.items() for value in values if isinstance(value, Measured) for _ in told
    )
    return min(names, key=lambda name: (-names[name], name), default="") or topic.about


def denials(testimonies: Sequence[Testimony]) -> tuple[Denial, ...]:
    """Who denies a case, or single claims of it, by claim."""
    return tuple(
        Denial(
            claim=each.ref,
            by=tuple(sorted({origin.text for origin in each.last_speakers()})),
            disputes=() if each.claim.disputes is None else (ClaimRef(each.claim.document, each.claim.disputes),),
        )
        for each in testimonies
        if not each.affirms
    )


def _side(topic: Topic, values: frozenset[Value], told: Sequence[Testimony], found: Sequence[Origin]) -> Side:
    claims = {each.ref for each in told}
    texts = {value: min(_texts(topic, value, told)) for value in values}
    return Side(
        value="; ".join(sorted(texts.values())),
        claims=tuple(sorted(claims)),
        origins=tuple(sorted({origin.text for origin in found if not claims.isdisjoint(origin.claims)})),
    )


def _texts(topic: Topic, value: Value, told: Sequence[Testimony]) -> set[str]:
    """How claims write a value."""
    return {each.text for testimony in told for each in testimony.said[topic] if each == value}

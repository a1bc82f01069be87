"""Where the words of an annotation stand in a text: the mention that a trigger's reader would take."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from waybill.core.ids import EntityId
from waybill.core.span import Span
from waybill.ontology import Ontology

_LATER: Final = 30
"""Characters by which a mention behind the trigger, outside of the evidence, counts as further away than one before."""


def occurrences(text: str, words: str) -> list[Span]:
    """Where words stand as whole words, whatever blanks lie between them."""
    pattern = re.compile(
        r"(?<!\w)" * words[0].isalnum() + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)" * words[-1].isalnum()
    )
    return [Span(*match.span()) for match in pattern.finditer(text)]


class Places:
    """Finds the mentions of a claim's fillers that lie nearest to one of its triggers."""

    def __init__(
        self, text: str, sentences: Sequence[Span], trigger: Span, evidence: Sequence[Span], ontology: Ontology
    ) -> None:
        self._text, self._trigger, self._evidence, self._ontology = text, trigger, evidence, ontology
        self._sentence = next(span for span in sentences if trigger.start < span.end)

    def exact(self, words: str) -> Span | None:
        """The nearest mention by these very words."""
        return self._nearest([(span, 0) for span in occurrences(self._text, words)])

    def party(self, words: str) -> Span | None:
        """The nearest mention of a party by these words, or by another of its names that is nearer."""
        own = occurrences(self._text, words)
        mentions = _mentions(self._text, self._ontology)
        meant = {
            entity
            for span, entities in mentions
            if any(span in other and 2 * len(span) >= len(other) for other in own)
            for entity in entities
        }
        others = [
            span for span, entities in mentions if entities & meant and not any(span.overlaps(each) for each in own)
        ]
        return self._nearest([*((span, 0) for span in own), *((span, 1) for span in others)])

    def nearest(self, spans: Sequence[Span]) -> Span | None:
        """Of several mentions the nearest."""
        return self._nearest([(span, 0) for span in spans])

    def _nearest(self, found: Sequence[tuple[Span, int]]) -> Span | None:
        return min(found, key=self._rank)[0] if found else None

    def _rank(self, mention: tuple[Span, int]) -> tuple[int, int]:
        """In the trigger's sentence, then in the evidence, then anywhere; by the annotated name before another."""
        span, alias = mention
        distance = max(span.start - self._trigger.end, self._trigger.start - span.end, 0)
        if span in self._sentence:
            return alias, distance
        if any(span in quote for quote in self._evidence):
            return 2 + alias, distance
        return 4 + alias, distance + _LATER * (span.start > self._trigger.end)


@lru_cache(maxsize=64)
def _mentions(text: str, ontology: Ontology) -> tuple[tuple[Span, frozenset[EntityId]], ...]:
    return tuple(_hits(text, ontology))


def _hits(text: str, ontology: Ontology) -> Iterator[tuple[Span, frozenset[EntityId]]]:
    for catalogue in (ontology.parties, ontology.outlets):
        for hit in catalogue.find(text):
            yield hit.span, frozenset(hit.entities)

"""Where the words of an annotation stand in a text: the mention that a trigger's reader would take."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from waybill.core.document import Document
from waybill.core.span import Span
from waybill.evaluation.likeness import Likeness, likeness
from waybill.extract.parties.reference import references
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.speech.attribution import attribute
from waybill.ontology import Ontology
from waybill.ontology.wordings import load_wordings

_LATER: Final = 30
"""Characters by which a mention behind the trigger, outside of the evidence, counts as further away than one before."""
_PARTIES: Final = (Kind.PARTY, Kind.ADJECTIVE, Kind.PRONOUN)


_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def occurrences(text: str, words: str) -> list[Span]:
    """Where words stand as whole words, whatever blanks lie between them."""
    pattern = re.compile(
        r"(?<!\w)" * words[0].isalnum() + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)" * words[-1].isalnum()
    )
    return [Span(*match.span()) for match in pattern.finditer(text)]


class Mentions:
    """Which words of a document its reader would bind to which party.

    An annotation names a party by its fullest name; the reader may take another mention and still arrive there.
    """

    def __init__(self, document: Document, sentences: Sequence[Sentence], ontology: Ontology) -> None:
        self._text, self._ontology = document.text, ontology
        attributions = attribute(document.text, sentences, wordings=load_wordings())
        known, trimmer = references(document, sentences, ontology), Trimmer(document.text, sentences)

        def meant(span: Span, number: int) -> str | None:
            chains = attributions[number].chains
            trimmed = trimmer.name(span)
            filler = trimmed and known.party(trimmed, speaker=chains[-1][-1].span if chains else None)
            return filler.text if filler else None

        self._meant = [
            (phrase.span, phrase.kind, name)
            for sentence in sentences
            for phrase in sentence.phrases
            if phrase.kind in _PARTIES and (name := meant(phrase.span, sentence.number)) is not None
        ]

    def of(self, name: str) -> list[tuple[Span, int]]:
        """Mentions of a party, in the order of the text, with how far each is from its name: itself 0, others more."""
        own = occurrences(self._text, name)
        others = [
            (span, 2 if kind is Kind.PRONOUN else 1)
            for span, kind, meant in self._meant
            if not any(span.overlaps(each) for each in own)
            and likeness(name, meant, self._ontology.parties) is not Likeness.NONE
        ]
        return sorted([*((span, 0) for span in own), *others])


class Places:
    """Finds the mentions of a claim's fillers that lie nearest to one of its triggers."""

    def __init__(self, text: str, sentences: Sequence[Span], trigger: Span, evidence: Sequence[Span]) -> None:
        self._text, self._trigger, self._evidence = text, trigger, evidence
        self._sentence = next(span for span in sentences if trigger.start < span.end)

    def exact(self, words: str) -> Iterator[Span]:
        """Mentions by these very words, the nearest first; articles, which some write and some do not, are left out."""
        plain = _ARTICLE.sub("", words) or words
        return self.ordered([(span, 0) for span in occurrences(self._text, plain)])

    def ordered(self, found: Sequence[tuple[Span, int]]) -> Iterator[Span]:
        """Mentions, each with how far it is from the name, the nearest first."""
        return (span for span, _ in sorted(found, key=self._rank))

    def _rank(self, mention: tuple[Span, int]) -> tuple[int, int]:
        """In the trigger's sentence, then in the evidence, then anywhere; by the annotated name before another."""
        span, alias = mention
        distance = max(span.start - self._trigger.end, self._trigger.start - span.end, 0)
        if span in self._sentence:
            return alias, distance
        if any(span in quote for quote in self._evidence):
            return 3 + alias, distance
        return 6 + alias, distance + _LATER * (span.start > self._trigger.end)

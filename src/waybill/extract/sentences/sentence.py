"""Read the sentences of a document: words, and the phrases laid over them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from waybill.core.document import Document
from waybill.core.span import Span
from waybill.extract.sentences.item_phrases import lay_items
from waybill.extract.sentences.party_phrases import lay_movements, lay_organisations, lay_outlets, lay_parties
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.extract.sentences.pronouns import lay_pronouns, lay_shouted_us
from waybill.extract.sentences.sheet import Sheet
from waybill.ontology import Ontology
from waybill.ontology.wordings import load_wordings
from waybill.text.dates import datings
from waybill.text.money import prices
from waybill.text.sentences import sentences

LONGEST_CHARS: Final = 2_500
"""Of a sentence; the longest lists of weapons in official fact sheets stay below it."""


@lru_cache(maxsize=8)
def read_sentences(document: Document, ontology: Ontology) -> tuple[Sentence, ...]:
    """The document's sentences with their phrases; kept for the few documents in hand."""
    return tuple(
        read_sentence(document.text, span, number=number, published=document.published, ontology=ontology)
        for number, span in enumerate(_bounded(document.text, sentences(document.text)))
    )


def sentence_of(sentences: Sequence[Sentence], words: Span) -> Sentence:
    """The sentence of a document that words begin in."""
    place = bisect_right(sentences, words.start, key=lambda each: each.span.end)
    return sentences[min(place, len(sentences) - 1)]


def _bounded(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Sentences no longer than any that people write: what goes on without a stop is read piece by piece.

    Every motion of a sentence is weighed against all of its phrases, so that time grows with the square of its length.
    """
    for span in spans:
        start = span.start
        while span.end - start > LONGEST_CHARS:
            blank = max(text.rfind(mark, start, start + LONGEST_CHARS) for mark in " \n")
            end = blank if blank > start else start + LONGEST_CHARS
            yield Span(start, end)
            start = end + len(text[end : span.end]) - len(text[end : span.end].lstrip())
        if start < span.end:
            yield Span(start, span.end)


def read_sentence(text: str, span: Span, *, number: int, published: date | None, ontology: Ontology) -> Sentence:
    """A sentence with its phrases; what is laid first keeps its words."""
    wordings = load_wordings()
    sheet = Sheet(text, span)
    for price in prices(text, span):
        sheet.lay_span(Kind.VALUE, price.span)
    for dating in datings(text, span, published=published):
        sheet.lay_span(Kind.DATE, dating.span)
    lay_movements(sheet, ontology, wordings)
    for hit in sheet.hits(ontology.outlets):
        place = sheet.free_range(hit.span)
        if place is not None:
            sheet.lay(Kind.OUTLET, *place, hit=hit, named=True)
    lay_outlets(sheet, wordings)
    lay_shouted_us(sheet, wordings)
    lay_organisations(sheet, ontology)
    lay_items(sheet, ontology, wordings)
    lay_parties(sheet, ontology, wordings)
    lay_pronouns(sheet, wordings)
    return Sentence(number=number, span=span, words=sheet.words, lower=sheet.lower, phrases=sheet.phrases)

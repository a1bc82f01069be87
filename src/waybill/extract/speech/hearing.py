"""Who says each sentence of a document, and what its names mean: found once for its tagger and for its binder."""

from functools import lru_cache

from waybill.core.document import Document
from waybill.extract.parties.reference import References, references
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.speech.attribution import Attribution, attribute
from waybill.ontology import Ontology
from waybill.ontology.wordings import load_wordings


@lru_cache(maxsize=8)
def heard(document: Document, ontology: Ontology) -> tuple[Attribution, ...]:
    """Who says each sentence of a document; kept for the few documents in hand, as these sentences are."""
    return attribute(document.text, read_sentences(document, ontology), wordings=load_wordings())


@lru_cache(maxsize=8)
def named(document: Document, ontology: Ontology) -> References:
    """What the names of a document mean; kept for the few documents in hand."""
    return references(document, read_sentences(document, ontology), ontology)

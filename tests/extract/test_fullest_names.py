"""Short names that lead to the fullest name of the document."""

from extracted import report

from waybill.core.span import Span
from waybill.extract.reference import references
from waybill.extract.sentence import read_sentences
from waybill.ontology import load

TEXT = (
    "The Orlan Brigade and the Free Harbour Front (FHF) fought. Marko Deng Lual fled. "
    "According to police, Lual sold the brigade rifles; a brigade of the FHF had none."
)


def meant(words: str, *, after: str = "") -> str | None:
    """Whom words mean; of several the first behind some others."""
    ontology, document = load(), report(TEXT)
    known = references(document, read_sentences(document, ontology), ontology)
    start = TEXT.index(words, TEXT.index(after))
    found = known.party(Span(start, start + len(words)), speaker=None)
    return None if found is None else found.text


def test_a_surname_behind_a_comma_is_the_whole_name() -> None:
    assert meant("Lual", after="police") == "Marko Deng Lual"


def test_a_noun_with_an_article_is_the_name_before_that_ends_in_it() -> None:
    assert meant("brigade", after="sold") == "Orlan Brigade"
    assert meant("brigade", after="; a") == "brigade"


def test_an_abbreviation_is_the_name_that_it_is_set_behind() -> None:
    assert meant("FHF", after="; a") == "Free Harbour Front"

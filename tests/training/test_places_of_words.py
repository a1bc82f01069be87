"""Where the words of an annotation stand."""

from training.places import Places, occurrences

from waybill.core.span import Span
from waybill.ontology import load

TEXT = "Iran denies it. Tehran sent drones to Russia last week. The Russian army thanked Iran."


def places(trigger: str, *evidence: str) -> Places:
    sentences = [Span(0, 15), Span(16, 55), Span(56, len(TEXT))]
    quotes = [span(quote) for quote in evidence]
    return Places(TEXT, sentences, span(trigger), quotes, load())


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_words_are_found_whole_whatever_blanks_lie_between() -> None:
    assert occurrences("armed men, armed\nmen, unarmed men", "armed men") == [Span(0, 9), Span(11, 20)]


def test_a_party_is_found_by_its_other_name_beside_the_trigger() -> None:
    assert places("sent", "Tehran sent drones to Russia").party("Iran") == span("Tehran")


def test_what_stands_in_the_sentence_itself_goes_before_another_name() -> None:
    assert places("thanked", "The Russian army thanked Iran").party("Iran") == Span(81, 85)


def test_other_words_are_found_only_as_they_are() -> None:
    assert places("sent", "Tehran sent drones to Russia").exact("drones") == span("drones")
    assert places("sent", "Tehran sent drones to Russia").exact("tanks") is None

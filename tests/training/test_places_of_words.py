"""Where the words of an annotation stand."""

from pathlib import Path

import pytest
from training.places import Mentions, Places, occurrences
from training.reports import annotated, named_triggers

from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.core.span import Span
from waybill.errors import UsageError
from waybill.extract.sentences.sentence import read_sentences
from waybill.ontology import load

TEXT = "Iran denies. Tehran sent drones to Russia last week. The Russian army thanked Iran."


def places(trigger: str, *evidence: str) -> Places:
    sentences = [Span(0, 12), Span(13, 52), Span(53, len(TEXT))]
    return Places(TEXT, sentences, span(trigger), [span(quote) for quote in evidence])


def mentions() -> Mentions:
    document = Document(id=DocumentId("told"), text=TEXT)
    return Mentions(document, read_sentences(document, load()), load())


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_words_are_found_whole_whatever_blanks_lie_between() -> None:
    assert occurrences("armed men, armed\nmen, unarmed men", "armed men") == [Span(0, 9), Span(11, 20)]


def test_a_party_is_meant_by_its_other_names() -> None:
    assert [found.of(TEXT) for found, _ in mentions().of("Iran")] == ["Iran", "Tehran", "Iran"]
    assert [far for _, far in mentions().of("Iran")] == [0, 1, 0]


def test_nobody_else_is_meant() -> None:
    assert mentions().of("Oman") == []


def test_the_nearest_mention_in_the_sentence_goes_first() -> None:
    ordered = places("sent", "Tehran sent drones to Russia").ordered(mentions().of("Iran"))
    assert next(ordered) == span("Tehran")
    assert next(places("thanked", "thanked Iran").ordered(mentions().of("Iran"))) == Span(78, 82)


def test_other_words_are_found_only_as_they_are() -> None:
    assert list(places("sent", "Tehran sent drones to Russia").exact("drones")) == [span("drones")]
    assert list(places("sent", "Tehran sent drones to Russia").exact("tanks")) == []


def test_a_folder_without_reports_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no annotated reports") as raised:
        list(annotated([tmp_path / "known"], named_triggers))
    assert str(tmp_path / "known") in str(raised.value)

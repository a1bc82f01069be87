"""Which words name the speaker that a guess of the model means."""

import pytest
from extracted import report
from scenes import WEIGHING, guess, scene

from waybill.core.span import Span
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.speech.attribution import attribute
from waybill.extract.speech.voices import hear
from waybill.extract.speech.voicing import Voicing
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings

TEXT = (
    "The harbour commissioner, Ada Holm, showed the crates. According to a colonel in the logistics command, they "
    "held rifles. The colonel said more, and the commissioner agreed. Juan Perez, the envoy, did not. Turkey on "
    "Thursday denied it. Fishermen who fled told of it. A spokesman for the Ministry of Ports was silent."
)


def voicing(text: str = TEXT) -> Voicing:
    document = report(text)
    sentences = read_sentences(document, load())
    attributions = attribute(text, sentences, wordings=load_wordings())
    return Voicing(document, sentences, attributions, Trimmer(text, sentences))


def last(words: str) -> Span:
    start = TEXT.rindex(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("guessed", "meant"),
    [
        ("colonel", "colonel in the logistics command"),
        ("envoy", "Juan Perez"),
        ("harbour commissioner", "Ada Holm"),
        ("commissioner", "Ada Holm"),
        ("Turkey on Thursday", "Turkey"),
        ("Fishermen who fled", "Fishermen"),
        ("who fled", "Fishermen"),
        ("of Ports", "Ministry of Ports"),
    ],
)
def test_a_guess_means_a_speaker(guessed: str, meant: str) -> None:
    found = voicing().speaker(last(guessed))
    assert found is not None
    assert found.of(TEXT) == meant


@pytest.mark.parametrize("guessed", ["of", "for the", "who"])
def test_words_that_name_nobody_are_no_speaker(guessed: str) -> None:
    assert voicing().speaker(last(guessed)) is None


def test_a_paper_may_be_called_by_the_day() -> None:
    text = "The Mail on Sunday told of it."
    start = text.index("Mail")
    found = voicing(text).speaker(Span(start, start + len("Mail on Sunday")))
    assert found is not None
    assert found.of(text) == "Mail on Sunday"


def test_parts_of_one_designation_are_one_voice() -> None:
    told = (guess(TEXT, "spokesman", kind="government"), guess(TEXT, "Ministry of Ports", kind="government"))
    (voice,) = hear([scene(TEXT, "silent", roles={"source": told})], voicing(), WEIGHING.origins)
    assert voice.span.of(TEXT) == "spokesman for the Ministry of Ports"

"""How far the designation of a speaker goes."""

import pytest
from extracted import report
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.span import Span
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.speech.designations import designation
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings


def whole(text: str, part: str) -> str:
    """The designation in a text of one sentence of which some words are known."""
    (sentence,) = read_sentences(report(text), load())
    start = text.index(part)
    return designation(Span(start, start + len(part)), sentence, load_wordings()).of(text)


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("Guns came, a ranking Harbour Ministry official said.", "official", "ranking Harbour Ministry official"),
        ("Arab diplomatic sources announced it.", "sources", "Arab diplomatic sources"),
        ("It is so, the river council's secretary said.", "secretary", "council's secretary"),
        ("Guns came, he announced.", "he", "he"),
    ],
)
def test_a_noun_is_told_with_what_stands_before_it(text: str, part: str, expected: str) -> None:
    assert whole(text, part) == expected


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("The commander of the Air Force said so.", "commander", "commander of the Air Force"),
        ("A member of the board of the River Front said so.", "member", "member of the board of the River Front"),
        ("The Secretary of State for Ports said so.", "Secretary of", "Secretary of State for Ports"),
        ("A captain of a fishing boat seized by us said so.", "captain", "captain of a fishing boat"),
        ("An aide to Chairman Holm said so.", "aide to", "aide to Chairman Holm"),
        ("Ada Holm of the River Party said so.", "Ada Holm", "Ada Holm"),
        ("A spokesman for us said so.", "spokesman", "spokesman"),
        ("Its lawyer said so.", "Its", "Its lawyer"),
        ("The chargé d'affaires said so.", "chargé d", "chargé d'affaires"),
        ("SOURCES OF THIS RADIO SAID GUNS CAME.", "SOURCES OF", "SOURCES OF THIS RADIO"),
    ],
)
def test_a_noun_is_told_with_whose_it_is(text: str, part: str, expected: str) -> None:
    assert whole(text, part) == expected


def test_a_clause_belongs_to_a_bare_noun_alone() -> None:
    text = "A port official who saw the crates said so."
    assert whole(text, "port official who saw the crates") == "port official"
    assert whole(text, "saw the crates") == "port official"
    assert whole("An engineer who built them said so.", "engineer who built them") == "engineer who built them"


def test_what_ends_a_designation_and_what_goes_on_stand_in_the_wordings() -> None:
    wordings = load_wordings()
    assert {"of", "who", "called", "yesterday"} <= wordings.after_designations
    assert {"ministry", "general", "court"} <= wordings.bodies
    assert not wordings.bodies & wordings.after_designations


TEXT = "In Kisamba, the river council's port secretary, who saw it, and two aides to Ada Holm said that guns came."


@given(st.integers(0, len(TEXT) - 2), st.integers(1, 30))
def test_a_designation_is_of_its_sentence_and_begins_no_later_than_what_it_is_told_from(start: int, size: int) -> None:
    (sentence,) = read_sentences(report(TEXT), load())
    part = Span(start, min(start + size, len(TEXT)))
    found = designation(part, sentence, load_wordings())
    assert found.start <= part.start
    assert 0 <= found.start < found.end <= len(TEXT)

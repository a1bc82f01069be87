"""Short names that lead to the fullest name of the document."""

from extracted import report

from waybill.core.span import Span
from waybill.extract.parties.reference import references
from waybill.extract.sentences.sentence import read_sentences
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


def test_a_first_word_alone_is_the_whole_name() -> None:
    assert named("Ton Bao Minh fled. The rifles went to Ton.", "Ton", after="went") == "Ton Bao Minh"
    assert named("Ton Bao Minh and Sera Ton fled. The rifles went to Ton.", "Ton", after="went") == "Sera Ton"


def test_a_noun_with_an_article_is_the_name_before_that_ends_in_it() -> None:
    assert meant("brigade", after="sold") == "Orlan Brigade"
    assert meant("brigade", after="; a") == "brigade"


def test_an_abbreviation_is_the_name_that_it_is_set_behind() -> None:
    assert meant("FHF", after="; a") == "Free Harbour Front"


def named(text: str, words: str, *, after: str = "") -> str | None:
    """Whom words of a text of their own mean."""
    ontology, document = load(), report(text)
    start = text.index(words, text.index(after))
    found = references(document, read_sentences(document, ontology), ontology).party(
        Span(start, start + len(words)), speaker=None
    )
    return None if found is None else found.text


def test_a_short_name_of_a_seat_is_the_state_that_the_document_names() -> None:
    assert named("Peru wants tanks. Chile offered Lima ten.", "Lima") == "Peru"
    assert named("Peru's armed forces want tanks; Lima has none. Peru waits.", "Lima") == "Peru"
    assert named("Chile offered Lima ten.", "Lima") == "Lima"


def test_a_body_that_decides_is_the_state_that_the_document_names() -> None:
    said = "The United States sells jets. The State Department approved ten."
    assert named(said, "State Department") == "United States"
    assert named("Ten jets, cleared by the State Department, left America.", "State Department") == "America"
    assert named("The U.S. State Department has cleared a sale of jets.", "U.S. State Department") == "U.S."
    assert named("Pentagon lawyers notified nobody.", "Pentagon") == "Pentagon"
    assert named("The United States sells jets. The Pentagon shipped ten.", "Pentagon") == "Pentagon"
    assert named("The Iraqi defence ministry approved the purchase of jets.", "Iraqi defence ministry") == (
        "Iraqi defence ministry"
    )
    assert named("The Pentagon told Congress that it would sell ten jets.", "Pentagon") == "Pentagon"


def test_a_body_that_decides_for_no_state_that_is_named_gives_nothing() -> None:
    assert named("The State Department has made a determination approving ten jets.", "State Department") is None


def ours(text: str) -> str | None:
    """Whom "we" in a text of the White House means."""
    ontology, document = load(), report(text, publisher="White House")
    start = text.index("we ")
    found = references(document, read_sentences(document, ontology), ontology).party(
        Span(start, start + 2), speaker=None
    )
    return None if found is None else found.text


def test_we_are_the_publishers_state_by_its_own_name() -> None:
    assert ours("American workers know that we gave tanks. The United States is proud.") == "United States"
    assert ours("The White House says that we gave tanks, as U.S. soldiers know.") == "U.S."


def test_we_are_nobody_where_only_a_seat_or_people_of_the_state_are_named() -> None:
    assert ours("American workers know that we gave tanks, and so does the White House.") is None


def test_an_old_name_says_no_more_than_a_new_one() -> None:
    assert named("Iran sent rifles, Radio Persia said.", "Iran") == "Iran"
    assert named("An Iranian ship came. Iran sent it, said Radio Persia.", "Iranian") == "Iran"
    assert named("Iran fought in the Iran-Iraq war.", "Iran") == "Iran"
    assert named("The UK and the United Kingdom are one.", "UK") == "United Kingdom"

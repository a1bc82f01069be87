"""Who is named where something is told and says nothing of it himself."""

import pytest
from extracted import report

from waybill.core.span import Span
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.speech.attribution import attribute
from waybill.extract.speech.silent import Silent
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings


def silent(text: str) -> Silent:
    sentences = read_sentences(report(text), load())
    heard = attribute(text, sentences, wordings=load_wordings())
    return Silent(text, sentences, heard, Trimmer(text, sentences))


def place(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def sources(text: str) -> list[list[str]]:
    """Of each claim, who it goes back to."""
    claims = extract(report(text), tagger=TrainedTagger(load()), ontology=load()).claims
    return [[chain[-1].text for chain in claim.sources] for claim in claims]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chile told a parliamentary delegation so.", "delegation"),
        ("CHILE TOLD THE PARLIAMENT SO.", "PARLIAMENT"),
        ("He told Chancellor Karl Weber so.", "Karl Weber"),
        ("A report submitted to the Interior Ministry says so.", "Interior Ministry"),
        ("In a statement on Telegram, the group said so.", "Telegram"),
    ],
)
def test_who_is_spoken_to_does_not_speak(text: str, name: str) -> None:
    assert silent(text).is_addressed(place(text, name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I can only tell you what Lisbon has told me.", "Lisbon"),
        ("The driver told police, who told the court.", "police"),
        ("The minister said so.", "minister"),
    ],
)
def test_who_speaks_himself_is_heard(text: str, name: str) -> None:
    assert not silent(text).is_addressed(place(text, name))


@pytest.mark.parametrize(
    ("text", "name", "is_silent"),
    [
        ("Customs officers found 300 rifles in Oslo.", "officers", True),
        ("Soldiers quickly seized the rifles.", "Soldiers", True),
        ("The judges found that he sold rifles.", "judges", False),
        ("Investigators discovered evidence of a sale of rifles.", "Investigators", False),
        ("UN inspectors found rifles that Peru had sold.", "UN inspectors", False),
        ("Police seized 40 rifles, they said.", "Police", False),
    ],
)
def test_who_only_seizes_says_nothing(text: str, name: str, is_silent: bool) -> None:
    assert silent(text).only_seizes(place(text, name)) is is_silent


@pytest.mark.parametrize(
    ("turn", "is_silent"),
    [
        ("In a separate incident, soldiers captured mortars.", True),
        ("Elsewhere, soldiers captured mortars.", True),
        ("Soldiers, meanwhile, captured mortars.", True),
        ("In a separate incident, it added, soldiers captured mortars.", False),
        ("Separately, the navy said soldiers captured mortars.", False),
        ("Soldiers captured mortars.", False),
    ],
)
def test_who_spoke_of_one_matter_does_not_speak_of_the_next(turn: str, is_silent: bool) -> None:
    text = f"The ministry said police seized rifles. {turn}"
    assert silent(text).is_left_behind(place(text, "ministry"), place(text, "captured")) is is_silent


def test_an_outlet_and_who_holds_the_floor_go_on() -> None:
    text = "Reuters said police seized rifles. Elsewhere, soldiers captured mortars."
    assert not silent(text).is_left_behind(place(text, "Reuters"), place(text, "captured"))
    text = "MR. PRICE: Police seized rifles. Elsewhere, soldiers captured mortars.\nMR. PRICE: Yes."
    assert not silent(text).is_left_behind(place(text, "PRICE"), place(text, "captured"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A report submitted to the Interior Ministry shows that the Red Band bought 200 rifles from Chad.",
            [["A report"]],
        ),
        ("Customs officers found 300 rifles on Tuesday in a container on its way from Turkey to Libya.", [[]]),
        (
            "The navy said that it had intercepted 400 rockets sent from Iran to Yemen. Elsewhere, France delivered 20 "
            "howitzers to Ukraine on Monday.",
            [["navy"], []],
        ),
    ],
)
def test_the_trained_reader_does_not_hear_them(text: str, expected: list[list[str]]) -> None:
    assert sources(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kenya signed contracts at the show. Serbia's Zastava will provide it with 400 rifles for $2 million. "
        "Brigadier John Okoth said most of the deals were with local firms.",
        "Raiders fell on a camp at dawn and made off with 14 rifles and a machine gun. "
        "An army spokesman said five of the rifles were found in a ditch.",
    ],
)
def test_who_speaks_only_later_has_not_said_what_is_told_before(text: str) -> None:
    assert sources(text)[0] == []


def test_who_answers_a_question_speaks_of_what_it_asks() -> None:
    text = "Have you sent weapons to Chad? No, said the minister."
    (claim,) = extract(report(text), tagger=TrainedTagger(load()), ontology=load()).claims
    assert [[each.text for each in chain] for chain in claim.sources] == [["minister"]]

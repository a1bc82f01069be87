"""Motions of a sentence that are joined, each with goods of its own."""

import pytest
from extracted import report

from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.extract.triggers.motions import joined_motions, motions
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings


def joined(text: str) -> list[str]:
    (sentence,) = read_sentences(report(text), load())
    return [sentence.lower[match.first] for match in joined_motions(sentence, load_wordings())]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Peru supplied Chile with missiles and may have sent it rifles.", ["supplied", "sent"]),
        ("Peru lent Chile two helicopters but later sold it four tanks.", ["lent", "sold"]),
        ("Peru delivered and unloaded missiles.", []),
        ("Peru delivered missiles and sent troops.", []),
        ("Peru delivered missiles to Chile, which sold rifles.", []),
        ("The delivery of missiles and the sale of rifles were stopped.", []),
    ],
)
def test_verbs_with_goods_of_their_own_are_joined(text: str, verbs: list[str]) -> None:
    assert joined(text) == verbs


def test_what_may_have_been_sent_besides_is_a_claim() -> None:
    text = "Rwanda supplied the M23 with missiles and may have sent it rifles."
    found = extract(report(text), tagger=TrainedTagger(load()), ontology=load()).claims
    assert {item.text for claim in found for item in claim.items} == {"missiles", "rifles"}


def test_equal_words_of_two_documents_are_read_apart() -> None:
    one, other = (read_sentences(report(text), load())[0] for text in ("Peru sold tanks.", "Chad sold tanks."))
    assert one != other
    assert [match.first for match in motions(one, load_wordings())] == [1]
    assert motions(one, load_wordings()) is motions(one, load_wordings())


@pytest.mark.parametrize(
    "text",
    [
        "Rifles and mortars were among the issues that the mayor issued statements on.",
        "Peru relinquished its mines.",
        "The minister conveyed his regrets about the drone that crashed in Peru.",
        "Peru hopes to replenish its own rifles, and the firm that makes them will dole out a dividend.",
        "Its trading partners have tanks without filters.",
    ],
)
def test_words_of_every_day_put_no_weapons_in_motion(text: str) -> None:
    (sentence,) = read_sentences(report(text), load())
    assert list(motions(sentence, load_wordings())) == []


@pytest.mark.parametrize(
    "verb", ["outfitting", "outfitted", "fitting out", "kitting out", "shopping for", "shopped for", "bidding for"]
)
def test_verbs_with_a_doubled_letter_are_motions(verb: str) -> None:
    (sentence,) = read_sentences(report(f"Peru was {verb} rifles."), load())
    assert [" ".join(sentence.lower[each.first : each.last]) for each in motions(sentence, load_wordings())] == [verb]


@pytest.mark.parametrize(
    "words",
    ["confiscation", "influx", "gunrunning", "re-equipping", "requisitioned", "commandeered"],
)
def test_rarer_words_of_supply_are_motions_too(words: str) -> None:
    (sentence,) = read_sentences(report(f"It was {words} of rifles."), load())
    assert [sentence.lower[each.first] for each in motions(sentence, load_wordings())] == [words]


@pytest.mark.parametrize("words", ["kidnapped", "kidnapping", "tying up"])
def test_raids_with_a_doubled_or_changed_letter_are_known(words: str) -> None:
    assert load_wordings().raids.first(words.split(), 0) is not None

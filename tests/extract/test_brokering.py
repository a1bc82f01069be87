"""Who is called a broker, a front or a carrier."""

import pytest
from extracted import report
from scenes import guess, scene

from waybill.core.mention import Role
from waybill.extract.parties.brokering import as_helpers, brokers
from waybill.extract.sentences.sentence import read_sentences
from waybill.ontology import load


def helpers(text: str) -> list[str]:
    return [span.of(text) for sentence in read_sentences(report(text), load()) for span in brokers(text, sentence)]


@pytest.mark.parametrize(
    ("text", "helper"),
    [
        ("The sale to Chad was brokered by Lomax Holdings.", "Lomax Holdings"),
        ("Peru bought them through a front company in Malta, Lomax Holdings.", "Lomax Holdings"),
        ("The broker was Lomax Holdings.", "Lomax Holdings"),
        ("A freight forwarder, Lomax Holdings, sent them to Chad.", "Lomax Holdings"),
        ("Lomax Holdings, a private arms broker, sold them.", "Lomax Holdings"),
        ("Lomax Holdings acted as middleman in the sale to Chad.", "Lomax Holdings"),
        ("The rifles came aboard a cargo plane operated by Lomax Airlines.", "Lomax Airlines"),
    ],
)
def test_who_is_called_a_helper_is_one(text: str, helper: str) -> None:
    assert helpers(text) == [helper]


@pytest.mark.parametrize(
    "text",
    [
        "The rifles were meant for a broker of the Lomax Holdings group.",
        "Agents of the Customs Bureau halted a van.",
        "Lomax Holdings sold rifles to a broker.",
        "The company, Lomax Holdings, sold rifles to Chad.",
        "The rifles came aboard a ship of Chad.",
    ],
)
def test_who_only_stands_beside_such_a_noun_is_none(text: str) -> None:
    assert helpers(text) == []


def test_a_helper_neither_gives_nor_gets() -> None:
    text = "Peru used a front company, Lomax Holdings, to sell rifles."
    told = scene(text, "sell", roles={"supplier": (guess(text, "Peru", 0.6), guess(text, "Lomax Holdings", 0.8))})
    (found,) = as_helpers([told], [guess(text, "Lomax Holdings").span])
    assert [each.span.of(text) for each in found.roles[Role.SUPPLIER]] == ["Peru"]
    assert [each.span.of(text) for each in found.roles[Role.INTERMEDIARY]] == ["Lomax Holdings"]
    assert as_helpers([told], []) == [told]

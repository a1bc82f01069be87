"""One transfer told twice is one claim; what only looks like it stays apart."""

import pytest
from extracted import report

from waybill.core.claim import Claim
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.ontology import load

TAGGER = TrainedTagger(load())


def claims(text: str) -> tuple[Claim, ...]:
    return extract(report(text), tagger=TAGGER, ontology=load()).claims


@pytest.mark.parametrize(
    "text",
    [
        "Peru has delivered 40 howitzers to Chile, the ministry in Lima said on Monday.\n\nThe 40 howitzers arrived in "
        "Valparaiso on a freighter on Friday. Chile paid 12 million dollars for the 40 howitzers from Peru.",
        "NORWAY GIVES LATVIA 12 GUNS\n\nNorway has given Latvia 12 M109 howitzers. The 12 howitzers were shipped to "
        "Riga in March, the Latvian army said.",
        "Sweden donated 10 Archer guns to Ukraine. Ukraine has received the 10 Archer guns from Sweden, it said.",
        "Q: Did Belgium send 50 Leopard tanks to Ukraine? A: Yes, Belgium sent 50 Leopard tanks to Ukraine last year.",
    ],
    ids=["body and price", "headline", "given and received", "question and answer"],
)
def test_what_is_told_twice_is_one_claim(text: str) -> None:
    assert len(claims(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Congress was notified of the sale of 36 Apache helicopters to Poland. Poland had requested 36 Apache "
        "helicopters.",
        "The ministry approved a sale of 60 Patriot missiles to Greece. Athens had requested 60 Patriot missiles.",
    ],
    ids=["no giver", "request without giver"],
)
def test_near_each_other_one_of_the_parties_is_enough(text: str) -> None:
    assert len(claims(text)) == 1


def test_as_many_for_another_taker_without_a_giver_stay_apart() -> None:
    assert len(claims("Serbia sold Kenya 20 rifles. In Mogadishu, Somalia received 20 rifles.")) == 2


def test_one_claim_has_the_words_and_the_day_of_both_tellings() -> None:
    (claim,) = claims(
        "Peru has delivered 40 howitzers to Chile, the ministry in Lima said on Monday.\n\nThe 40 howitzers arrived in "
        "Valparaiso on a freighter in May 2021. Chile paid 12 million dollars for the 40 howitzers from Peru."
    )
    assert [quote.text for quote in claim.triggers] == ["delivered", "arrived", "paid"]
    assert len(claim.evidence) == 3
    assert [(item.text, item.quantity and item.quantity.value) for item in claim.items] == [("howitzers", 40)]
    assert claim.date is not None
    assert claim.date.period.edtf == "2021-05"


@pytest.mark.parametrize(
    "text",
    [
        "Poland sent Ukraine 40 tanks in March. Poland sent Ukraine another 40 tanks.",
        "Peru gave Chile 12 howitzers. Peru gave Bolivia 12 howitzers too.",
        "In 1988 Czechoslovakia delivered 24 jets to Iraq. In 1989 Czechoslovakia delivered 24 jets to Iraq.",
        "Kenya said that Sudan had delivered 50 tanks to Juba. Sudan denied that it had delivered 50 tanks to Juba.",
        "Serbia shipped 500 mortar shells to Sudan in May; in August it shipped 500 rockets to Sudan.",
    ],
    ids=["another", "other taker", "other year", "denial", "other goods"],
)
def test_as_many_of_another_transfer_stay_apart(text: str) -> None:
    assert len(claims(text)) == 2

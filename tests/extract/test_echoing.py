"""Claims that say nothing which a surer one does not say."""

import pytest
from extracted import report

from waybill.core.claim import Claim, Filler, Item, Polarity, WeaponClass
from waybill.core.ids import ClaimId, DocumentId
from waybill.core.quantity import Quantity
from waybill.core.span import Quote, Span
from waybill.extract.claims.echoing import echoes
from waybill.extract.sentences.sentence import read_sentences
from waybill.ontology import load

TEXT = "Peru sent 40 rifles to Chile in May. They had been paid for. Quito was glad of it. Ten rifles had been left."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def claim(
    trigger: str,
    *,
    score: float | None,
    supplier: str = "Peru",
    recipient: str = "Chile",
    items: str = "rifles",
    polarity: Polarity = Polarity.AFFIRMED,
    number: int | None = None,
) -> Claim:
    """A claim of a motion, its fillers where the text names them first."""
    quote = Quote.of(TEXT, span(trigger))
    return Claim(
        id=ClaimId(f"c-{trigger}"),
        document=DocumentId("told"),
        evidence=(quote,),
        triggers=(quote,),
        supplier=(Filler(text=supplier, span=span(supplier)),) if supplier else (),
        recipient=(Filler(text=recipient, span=span(recipient)),) if recipient else (),
        items=(
            Item(
                text=items,
                span=span(items),
                weapon_class=WeaponClass.SMALL_ARM,
                quantity=None if number is None else Quantity(value=number),
            ),
        ),
        polarity=polarity,
        score=score,
    )


SURE = claim("sent", score=0.95)


def is_echo(weak: Claim, *others: Claim) -> bool:
    return echoes(weak, [*others, weak], read_sentences(report(TEXT), load()), load())


def test_a_weak_motion_without_goods_or_parties_beside_it_echoes_a_surer_claim() -> None:
    assert is_echo(claim("paid", score=0.5), SURE)
    assert is_echo(claim("paid", score=0.5, supplier=""), SURE)


@pytest.mark.parametrize(
    "weak",
    [
        claim("paid", score=0.8),
        claim("paid", score=0.5, number=12),
        claim("paid", score=0.5, supplier="May"),
        claim("paid", score=0.5, items="Ten rifles"),
        claim("paid", score=0.5, polarity=Polarity.DENIED),
    ],
    ids=["sure", "number", "another giver", "other goods", "a denial"],
)
def test_what_says_more_or_is_sure_stands_by_itself(weak: Claim) -> None:
    assert not is_echo(weak, SURE)


def test_a_party_beside_a_weak_motion_makes_it_stand() -> None:
    sure = claim("sent", score=0.95, recipient="Quito")
    assert is_echo(claim("paid", score=0.5, recipient="Quito"), sure)
    assert not is_echo(claim("glad", score=0.5, recipient="Quito"), sure)


def test_of_equally_sure_claims_none_is_an_echo() -> None:
    assert not is_echo(claim("paid", score=0.5), claim("sent", score=0.5))


def test_what_stands_alone_is_no_echo() -> None:
    assert not is_echo(claim("paid", score=0.5))

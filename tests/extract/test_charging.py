"""Charges that are told only to be denied: what is said, and what is said against it."""

import pytest
from extracted import claims, parties, read, report

from waybill.core.claim import Certainty, Claim, Polarity
from waybill.extract.charging import Charge, charges
from waybill.extract.sentence import read_sentences
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings


def charged(text: str) -> list[Charge]:
    return [found for each in read_sentences(report(text), load()) for found in charges(each, text, load_wordings())]


def tellers(told: Claim) -> list[str]:
    return [chain[-1].text for chain in told.sources]


@pytest.mark.parametrize(
    ("text", "told", "teller"),
    [
        ("Peru denied reports that it sold tanks.", "it sold tanks.", None),
        ("Peru rejected reports in two newspapers that it sold tanks.", "it sold tanks.", "two newspapers"),
        ("Peru denied a British newspaper's report that it sold tanks.", "it sold tanks.", "British newspaper"),
        ("Peru brushed aside a claim by Chile that it sold tanks.", "it sold tanks.", "Chile"),
        ("Peru described as absurd a report in the London press that it sold tanks.", "it sold tanks.", "London press"),
        ("Peru called reports that it sold tanks a fabrication.", "it sold tanks", None),
        ("Reports that Peru sold tanks are without foundation.", "Peru sold tanks", None),
        ("The claim of some media that Peru sold tanks is not true.", "Peru sold tanks", "some media"),
        ("Peru rejected that it sold tanks, as the ministry in Chile wrote.", "it sold tanks", "ministry in Chile"),
    ],
)
def test_what_is_denied_is_told_by_somebody(text: str, told: str, teller: str | None) -> None:
    (charge,) = charged(text)
    assert (charge.told.of(text), charge.teller and charge.teller.text) == (told, teller)


@pytest.mark.parametrize(
    "text",
    [
        "Peru denied that it sold tanks.",
        "Peru did not deny reports that it sold tanks.",
        "Peru would neither confirm nor deny reports that it sold tanks.",
        "Reports that Peru sold tanks are many.",
        "Peru denied the accusation.",
    ],
)
def test_a_denial_of_what_nobody_else_tells_is_no_charge(text: str) -> None:
    assert charged(text) == []


def test_both_sides_of_a_charge_are_claims() -> None:
    told, denial = claims("Belarus rejected reports in two newspapers that it had sold tanks to Sudan.")
    assert (told.polarity, told.certainty, tellers(told)) == (Polarity.AFFIRMED, Certainty.ALLEGED, ["two newspapers"])
    assert (denial.polarity, denial.disputes, tellers(denial)) == (Polarity.DENIED, told.id, ["Belarus"])
    assert parties(told) == parties(denial) == (["Belarus"], ["Sudan"])
    assert told.evidence == denial.evidence


def test_a_charge_that_is_told_elsewhere_is_not_made_again() -> None:
    text = "Belarus sold tanks to Sudan, a union said. Belarus denied the reports that it had sold tanks to Sudan."
    told, denial = claims(text)
    assert (told.polarity, denial.polarity, denial.disputes) == (Polarity.AFFIRMED, Polarity.DENIED, told.id)


def test_claims_of_charges_have_ids_of_their_own() -> None:
    text = "Peru denied reports that it had sold tanks to Cuba. Peru denied reports that it had sold rifles to Chad."
    found = read(report(text)).claims
    assert len({each.id for each in found}) == len(found) == 4

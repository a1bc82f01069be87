"""Labels that words beside a motion say outright."""

import pytest
from extracted import report

from waybill.core.claim import Basis, Certainty
from waybill.core.span import Span
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.extract.triggers.outright import outright
from waybill.ontology import load

LABELS = {"certainty": "stated", "covert": "open", "basis": "unknown", "stage": "delivered", "polarity": "affirmed"}


def labels(text: str, *motions: str, basis: str = "unknown") -> dict[str, str]:
    spans = [Span(text.index(motion), text.index(motion) + len(motion)) for motion in motions]
    near = [each.span for each in read_sentences(report(text), load()) if any(s.overlaps(each.span) for s in spans)]
    return outright({**LABELS, "basis": basis}, text, spans, near)


@pytest.mark.parametrize(
    "text",
    [
        "Peru reportedly sent Cuba 40 rifles.",
        "PERU ALLEGEDLY SENT CUBA 40 RIFLES.",
        "According to unconfirmed reports, Peru sent Cuba 40 rifles.",
        "Reportedly, Peru sent Cuba 40 rifles.",
        "Peru, reportedly, sent Cuba 40 rifles.",
    ],
)
def test_what_is_only_reported_is_alleged(text: str) -> None:
    assert labels(text, "SENT" if text.isupper() else "sent")["certainty"] == "alleged"


@pytest.mark.parametrize(
    "text",
    [
        "Peru sent Cuba 40 rifles, but the crew reportedly drowned.",
        "The crew reportedly drowned; Peru sent Cuba 40 rifles.",
        "The crew reportedly drowned. Peru sent Cuba 40 rifles.",
        "Peru sent Cuba 40 rifles, apparently moved by pity.",
        "Peru, apparently moved by pity, sent Cuba 40 rifles.",
        "Peru, which reportedly has 90 rifles, sent Cuba 40 of them.",
    ],
)
def test_what_another_clause_hedges_stays_as_it_is(text: str) -> None:
    assert labels(text, "sent")["certainty"] == "stated"


def test_what_one_sentence_says_flatly_is_not_hedged_by_another() -> None:
    text = "Peru reportedly sent Cuba 40 rifles. The rifles arrived on Monday."
    assert labels(text, "sent", "arrived")["certainty"] == "stated"


@pytest.mark.parametrize(
    "text",
    [
        "Peru secretly sent Cuba 40 rifles.",
        "Cuba sent for 40 rifles on the black market in Lima.",
        "Peru sent Cuba 40 rifles in violation of the embargo.",
    ],
)
def test_what_is_done_in_secret_or_against_the_law_is_covert(text: str) -> None:
    assert labels(text, "sent")["covert"] == "covert"


def test_what_is_done_in_defiance_of_a_warning_is_not_covert() -> None:
    assert labels("Peru sent Cuba 40 rifles in defiance of Spain.", "sent")["covert"] == "open"
    assert labels("Peru sent Cuba 40 rifles in defiance of a UN arms embargo.", "sent")["covert"] == "covert"


@pytest.mark.parametrize(
    ("text", "motion", "before", "after"),
    [
        ("Peru resold 40 rifles to Cuba.", "resold", "unknown", "sale"),
        ("Peru approved an aid package and a sale of rifles to Cuba.", "sale", "grant", "sale"),
        ("Peru lent Cuba rifles before a sale.", "sale", "loan", "loan"),
        ("The rebels stole rifles for sale.", "sale", "taking", "taking"),
        ("Peru shipped Cuba 40 tanks under Lend-Lease.", "shipped", "unknown", "loan"),
        ("Peru shipped Cuba 40 tanks, to be paid for in cocoa.", "shipped", "grant", "exchange"),
        ("Peru sold Cuba 40 tanks, paid for in dollars.", "sold", "sale", "sale"),
    ],
)
def test_terms_that_words_name(text: str, motion: str, before: str, after: str) -> None:
    assert labels(text, motion, basis=before)["basis"] == after


def test_the_trained_reader_heeds_them() -> None:
    text = "Serbia reportedly delivered 12 helicopters to Chad, to be paid for in cocoa."
    (claim,) = extract(report(text), tagger=TrainedTagger(load()), ontology=load()).claims
    assert (claim.certainty, claim.basis) == (Certainty.ALLEGED, Basis.EXCHANGE)


@pytest.mark.parametrize(
    ("text", "motion"),
    [
        ("Peru sent 90 rockets. Chile intercepted 40 of them.", "intercepted"),
        ("Peru sent 90 rifles to Cuba. The navy seized 40 of them.", "seized"),
        ("Peru sent 90 rifles to Cuba, 40 of which were later confiscated.", "confiscated"),
    ],
)
def test_a_part_that_is_stopped_went_no_farther(text: str, motion: str) -> None:
    assert labels(text, motion)["stage"] == "intercepted"


def test_what_is_robbed_or_moves_on_besides_was_not_stopped() -> None:
    text = "Peru owned 90 rifles. The rebels seized 40 of them."
    assert labels(text, "seized", basis="taking")["stage"] == "delivered"
    assert labels("Peru sent 90 rifles. Chile intercepted 40 of them.", "sent", "intercepted")["stage"] == "delivered"
    assert labels("Peru received 90 rifles, and Chile seized 40 of them.", "received")["stage"] == "delivered"
    assert labels("Peru sent 90 rifles, and rebels captured 40 of them.", "sent")["stage"] == "delivered"

"""Names are compared by a table of facts, and a decision says same only where nothing tells them apart."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.entity import EntityKind
from waybill.core.judgement import Verdict
from waybill.ontology import load
from waybill.resolve.comparing import Named
from waybill.resolve.index import named
from waybill.resolve.likeness import FACTS, Fact, Likeness, decide, likeness
from waybill.resolve.spelling import spelling

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "quality"))

from names import FLOORS, figures, pairs

ONTOLOGY = load()


def compared(left: str, right: str) -> Likeness:
    return likeness(named(left, ONTOLOGY), named(right, ONTOLOGY))


@pytest.mark.parametrize(
    ("left", "right", "facts"),
    [
        ("the Blue Column", "BLUE COLUMN", {"same name"}),
        ("Column Blue", "Blue Column", {"same words"}),
        ("Khalid al-Tariq Ltd", "OOO Halid Tarik", {"same words"}),
        ("Blue Column Movement", "Blue Column", {"same words"}),
        ("Velmora", "Valmora", {"words spelt alike", "same sound"}),
        ("Popular Committee of Velmora", "Popular Comitee of Velmorra", {"same words"}),
        ("Free Front of Velmora", "FFOV", {"initials"}),
    ],
)
def test_the_facts_that_hold_are_named(left: str, right: str, facts: set[str]) -> None:
    assert set(compared(left, right).holding) == facts


@pytest.mark.parametrize(
    ("left", "right", "fact"),
    [
        ("1st Velmora Brigade", "2nd Velmora Brigade", "what sets apart"),
        ("Northern Column", "Southern Column", "what sets apart"),
        ("Velmora", "Velmora in Opposition", "what sets apart"),
        ("Nigerian army", "Nigerien army", "country"),
        ("Red Crescent", "Iranian Red Crescent", "nationality"),
        ("Velmora Plant", "Velmora Shipyard", "sort"),
        ("Velmorans", "Velmoran fighters", "followers"),
        ("CJNG", "King", "words spelt alike"),
        ("DDR", "Dr.", "words spelt alike"),
        ("Kata'ib", "Brigade", "words spelt alike"),
        ("Asa'ib Ahl al-Haq", "Ahrar al-Sham", "words spelt alike"),
        ("Velmora Front", "Velmora Liberation Front", "no further word"),
    ],
)
def test_what_tells_names_apart_keeps_them_from_being_the_same(left: str, right: str, fact: str) -> None:
    found = compared(left, right)
    assert fact in found.failing
    assert decide(found) is not Verdict.SAME


def test_a_name_of_another_country_or_kind_is_not_the_same() -> None:
    here = Named(text="Front", spelling=spelling("Front"), country="YE", kind=EntityKind.ARMED_GROUP)
    there = Named(text="Front", spelling=spelling("Front"), country="ML", kind=EntityKind.ARMED_GROUP)
    firm = Named(text="Front", spelling=spelling("Front"), country="YE", kind=EntityKind.COMPANY)
    assert decide(likeness(here, here)) is Verdict.SAME
    assert decide(likeness(here, there)) is Verdict.UNSURE
    assert likeness(here, firm).failing == ("kind",)
    assert decide(likeness(firm, there)) is Verdict.DIFFERENT


def test_reasons_are_sentences_about_the_two_names() -> None:
    assert compared("Velmora Liberation Front", "Velmora Front").reasons == (
        "the words of “Velmora Front” and “Velmora Liberation Front” are spelt much alike",
        "one of “Velmora Front” and “Velmora Liberation Front” has a word that the other lacks",
    )


@pytest.mark.parametrize("use", FLOORS)
def test_names_are_told_together_and_apart_no_worse_than_before(use: str) -> None:
    precision, recall = FLOORS[use]
    found = figures([pair for pair in pairs(ontology=ONTOLOGY) if pair.use == use], Verdict.SAME)
    assert found.precision >= precision
    assert found.recall >= recall


def test_there_are_pairs_enough_of_either_truth() -> None:
    truths = [pair.truth for pair in pairs(ontology=ONTOLOGY)]
    assert len(truths) >= 250
    assert min(truths.count(Verdict.SAME), truths.count(Verdict.DIFFERENT)) >= 110


def test_every_fact_decides_something_and_says_so() -> None:
    assert len({fact.name for fact in FACTS}) == len(FACTS)
    assert all(bool(fact.reason) or not fact.weight for fact in FACTS)
    assert all(bool(fact.contrary) or not fact.against for fact in FACTS)


WORDS = st.sampled_from(
    ["Blue", "Bleu", "Column", "Kolumn", "1st", "2nd", "Iranian", "Iraqi", "Khalid", "Halid", "al", "B"]
)
NAMES = st.lists(WORDS, max_size=4).map(" ".join) | st.text(max_size=12)


@given(left=NAMES, right=NAMES)
def test_the_order_of_the_two_names_does_not_matter(left: str, right: str) -> None:
    assert compared(left, right) == compared(right, left)


@given(name=NAMES)
def test_a_name_is_like_itself(name: str) -> None:
    assert decide(compared(name, name)) is Verdict.SAME


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
def test_the_manual_says_what_each_fact_counts(fact: Fact, root: Path) -> None:
    def figure(value: float) -> str:
        return f"{value:g}" if value else ""

    page = (root / "docs" / "manual" / "judgements.md").read_text(encoding="utf-8")
    row = next(line for line in page.splitlines() if line.startswith(f"| {fact.name} |"))
    assert [cell.strip() for cell in row.split("|")[2:4]] == [figure(fact.weight), figure(fact.against)]

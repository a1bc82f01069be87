from hypothesis import given
from hypothesis import strategies as st

from claim_builder import a_claim, a_document, a_judgement, an_item, dated, ref, states
from tiny_ontology import a_tiny_ontology
from waybill.core.claim import Claim, Polarity, WeaponClass
from waybill.core.judgement import Judgement, Subject, Verdict
from waybill.link.joins import Bond, Join, joins
from waybill.link.profile import profiles

ONTOLOGY = a_tiny_ontology()
DRONES = an_item("drones", WeaponClass.UAV, number=40, entity="weapon/drone")
DOCUMENTS = [a_document("a", published="2022-04-01"), a_document("b", published="2022-04-12"), a_document("c")]


def delivery(
    document: str, claim: str = "c1", *, evidence: str = "Iran sent 40 drones to Russia.", **fields: object
) -> Claim:
    given_fields = {"supplier": states("Iran"), "recipient": states("Russia"), "items": (DRONES,), **fields}
    return a_claim(document, claim, evidence=evidence, **given_fields)


def joined(*claims: Claim, judgements: tuple[Judgement, ...] = ()) -> tuple[Join, ...]:
    return joins(profiles(claims, DOCUMENTS, ONTOLOGY), judgements)


def test_a_claim_is_joined_by_what_it_agrees_in() -> None:
    first, other = delivery("a", date=dated("2022-03-26")), delivery("b", evidence="Forty came.", date=dated("2022-03"))
    [found] = joined(other, first)
    assert (found.claim, found.other, found.bond) == (ref("b"), ref("a"), Bond.AGREES)
    assert {(each.fact, each.level) for each in found.agreement.grounds} >= {
        ("date", "same month"),
        ("quantity", "equal"),
    }


def test_the_same_words_say_so() -> None:
    [found] = joined(delivery("a"), delivery("b"))
    assert found.bond is Bond.SAME_WORDS


def test_a_denial_is_joined_to_what_it_denies() -> None:
    denial = delivery("a", "c2", evidence="It did not.", polarity=Polarity.DENIED, disputes="c1")
    [found] = joined(delivery("a"), denial)
    assert found.bond is Bond.DENIES


def test_what_a_person_judged_goes_first() -> None:
    judged = a_judgement(Subject.CLAIM, "a#c1", "b#c1", Verdict.SAME)
    [found] = joined(delivery("a"), delivery("b"), judgements=(judged,))
    assert found.bond is Bond.JUDGED


@given(st.permutations(["a", "b", "c"]))
def test_every_claim_but_the_first_published_has_one_reason(order: list[str]) -> None:
    found = joined(*(delivery(each, evidence=f"Report {each} of 40 drones.") for each in order))
    assert [each.claim for each in found] == [ref("b"), ref("c")]

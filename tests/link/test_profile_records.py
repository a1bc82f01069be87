import json

from hypothesis import given, settings
from hypothesis import strategies as st

from claim_builder import a_claim, a_document, states
from ledger_strategies import claims, documents
from tiny_ontology import a_tiny_ontology
from waybill.core.claim import Polarity
from waybill.link.agreement import is_one_transfer, score
from waybill.link.cards import card
from waybill.link.comparing import is_out_of_the_question
from waybill.link.profile import Profile, profile
from waybill.link.profile_records import profile_from_json, profile_to_json

ONTOLOGY = a_tiny_ontology()


def again(made: Profile) -> Profile:
    """A profile after it was written and read."""
    return profile_from_json(json.loads(json.dumps(profile_to_json(made))), made.ref.document)


@settings(max_examples=60)
@given(st.data())
def test_a_profile_that_was_written_reads_back_as_it_was(data: st.DataObject) -> None:
    document = data.draw(documents)
    made = profile(data.draw(claims(document, "c1")), {document.id: document}, ONTOLOGY)
    assert again(made) == made


def test_what_a_profile_knows_of_parties_is_kept() -> None:
    claim = a_claim("d", supplier=states("Russia"), recipient=states("Yemen"), evidence="Moscow armed Sanaa.")
    made = profile(claim, {"d": a_document("d", published="2022-03-01")}, ONTOLOGY)
    kept = again(made)
    assert (kept.supplier.own, kept.recipient.own, kept.published) == (
        {"state/russia"},
        {"state/yemen"},
        made.published,
    )


def test_what_is_out_of_the_question_does_not_agree_whatever_else_it_says() -> None:
    fields = {"evidence": "Forty rifles left on the Marisol.", "supplier": states("Russia")}
    left = a_claim("a", recipient=states("Yemen"), **fields)
    right, denial = (
        a_claim("b", recipient=states("Iran"), polarity=polarity, **fields)
        for polarity in (Polarity.AFFIRMED, Polarity.DENIED)
    )
    both = [profile(each, {}, ONTOLOGY) for each in (left, right)]
    assert is_out_of_the_question(*map(card, both))
    assert not is_one_transfer(score(*both))
    assert not is_out_of_the_question(card(both[0]), card(profile(denial, {}, ONTOLOGY)))


@settings(max_examples=60)
@given(st.data())
def test_only_what_does_not_agree_is_out_of_the_question(data: st.DataObject) -> None:
    drawn = [data.draw(documents) for _ in range(2)]
    known = {each.id: each for each in drawn}
    both = [profile(data.draw(claims(each, "c1")), known, ONTOLOGY) for each in drawn]
    if is_out_of_the_question(*map(card, both)):
        assert not is_one_transfer(score(*both))

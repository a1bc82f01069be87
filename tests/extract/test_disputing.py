"""What a denial with words of its own disputes, and what it takes from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.claim import Basis, Certainty, Claim, Polarity, Stage
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.core.mention import Frame, Mention, Role
from waybill.core.span import Span
from waybill.extract.claims.binding import Binder
from waybill.extract.composing import compose
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.speech.attribution import attribute
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings

SUPPLIER, RECIPIENT, ITEM = Role.SUPPLIER, Role.RECIPIENT, Role.ITEM


def frame(
    text: str,
    trigger: str,
    roles: dict[str, Role],
    *,
    polarity: Polarity = Polarity.AFFIRMED,
    denies: str | None = None,
) -> Frame:
    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    return Frame(
        trigger=Mention(span=at(trigger), label="trigger", score=1.0),
        roles=tuple(Mention(span=at(words), label=role, score=0.9) for words, role in roles.items()),
        basis=Basis.UNKNOWN,
        stage=Stage.DELIVERED,
        polarity=polarity,
        certainty=Certainty.STATED,
        covert=False,
        further=(),
        chains=(),
        denies=None if denies is None else at(denies),
    )


def composed(text: str, *frames: Frame) -> tuple[Claim, ...]:
    document, ontology, wordings = Document(id=DocumentId("d"), text=text), load(), load_wordings()
    sentences = read_sentences(document, ontology)
    binder = Binder(document, sentences, attribute(text, sentences, wordings=wordings), ontology, wordings)
    return compose(document, frames, sentences, binder, ontology=ontology).claims


def test_a_denial_that_its_tagger_ties_to_nothing_disputes_what_has_its_parties_and_goods() -> None:
    text = (
        "Peru sent Chile twelve howitzers. Bolivia gave Cuba rifles. Lima denied that it ever sent a howitzer to Chile."
    )
    told = frame(text, "sent", {"Peru": SUPPLIER, "Chile": RECIPIENT, "howitzers": ITEM})
    other = frame(text, "gave", {"Bolivia": SUPPLIER, "Cuba": RECIPIENT, "rifles": ITEM})
    denial = frame(text, "ever sent", {"Lima": SUPPLIER, "a howitzer": ITEM}, polarity=Polarity.DENIED)
    first, _, denied = composed(text, told, other, denial)
    assert denied.disputes == first.id


def test_a_denial_takes_what_it_leaves_out_and_the_number_of_its_goods() -> None:
    text = "Peru sent Chile twelve howitzers. Lima denied having sold howitzers."
    told = frame(text, "sent", {"Peru": SUPPLIER, "Chile": RECIPIENT, "howitzers": ITEM})
    denial = frame(text, "sold", {"Lima": SUPPLIER, "howitzers.": ITEM}, polarity=Polarity.DENIED, denies="sent")
    _, denied = composed(text, told, denial)
    assert [party.text for party in denied.recipient] == ["Chile"]
    assert [item.quantity and item.quantity.value for item in denied.items] == [12]


def test_a_denial_that_names_no_goods_denies_all_of_a_list() -> None:
    text = "Peru sent Chile howitzers, drones and rifles. Lima said that it had sent nothing to Chile."
    told = frame(
        text, "sent", {"Peru": SUPPLIER, "Chile": RECIPIENT, "howitzers": ITEM, "drones": ITEM, "rifles": ITEM}
    )
    roles = {"Lima": SUPPLIER, "howitzers": ITEM, "drones": ITEM}
    denial = frame(text, "had sent", roles, polarity=Polarity.DENIED, denies="sent")
    _, denied = composed(text, told, denial)
    assert [item.text for item in denied.items] == ["howitzers", "drones", "rifles"]


def test_goods_that_a_denial_names_as_none_are_its_own() -> None:
    text = "Peru sent Chile twelve howitzers. Lima said that it had sent no drones to Chile."
    told = frame(text, "sent", {"Peru": SUPPLIER, "Chile": RECIPIENT, "howitzers": ITEM})
    roles = {"Lima": SUPPLIER, "howitzers": ITEM, "Chile": RECIPIENT}
    denial = frame(text, "had sent", roles, polarity=Polarity.DENIED, denies="sent")
    _, denied = composed(text, told, denial)
    assert ([item.text for item in denied.items], denied.disputes) == (["drones"], None)


def test_a_denial_of_goods_of_the_same_kind_keeps_those_that_were_told() -> None:
    text = "Peru sent Chile twelve howitzers. Lima said that it had sent no artillery to Chile."
    told = frame(text, "sent", {"Peru": SUPPLIER, "Chile": RECIPIENT, "howitzers": ITEM})
    roles = {"Lima": SUPPLIER, "howitzers": ITEM, "Chile": RECIPIENT}
    denial = frame(text, "had sent", roles, polarity=Polarity.DENIED, denies="sent")
    first, denied = composed(text, told, denial)
    assert ([item.text for item in denied.items], denied.disputes) == (["howitzers"], first.id)


def test_a_denial_of_other_parties_disputes_nothing_by_itself() -> None:
    text = "Peru sent Chile twelve howitzers. Cuba denied that it had sold Bolivia howitzers for cash."
    told = frame(text, "sent", {"Peru": SUPPLIER, "Chile": RECIPIENT, "howitzers": ITEM})
    roles = {"Cuba": SUPPLIER, "Bolivia": RECIPIENT, "howitzers for": ITEM}
    _, denied = composed(text, told, frame(text, "sold", roles, polarity=Polarity.DENIED))
    assert denied.disputes is None


@pytest.mark.parametrize(
    ("denied", "motion", "goods"),
    [
        ("Lima said that the rifles were never delivered.", "delivered", ["rifles"]),
        ("As to the rifles, Lima never delivered them.", "delivered", ["rifles"]),
        ("None of the mortar bombs has arrived, Lima said.", "arrived", ["mortar bombs"]),
        ("Lima had sold no ammunition.", "sold", ["mortar bombs"]),
        ("Lima had sold no weapons.", "sold", ["howitzers", "rifles", "mortar bombs"]),
        ("Lima said that not a single rifle went there.", "went", ["howitzers", "rifles", "mortar bombs"]),
        ("Lima does not sell guns.", "not sell", ["howitzers", "rifles", "mortar bombs"]),
        ("Lima, which makes rifles, never sold them.", "never sold", ["howitzers", "rifles", "mortar bombs"]),
    ],
)
def test_goods_in_the_clause_of_a_denial_are_all_that_it_denies(denied: str, motion: str, goods: list[str]) -> None:
    text = f"Peru gave Chile howitzers, rifles and mortar bombs. {denied}"
    all_told: dict[str, Role] = {"howitzers": ITEM, "rifles": ITEM, "mortar bombs": ITEM}
    told = frame(text, "gave", {"Peru": SUPPLIER, "Chile": RECIPIENT} | all_told)
    denial = frame(text, motion, all_told, polarity=Polarity.DENIED, denies="gave")
    _, denial_read = composed(text, told, denial)
    assert [item.text for item in denial_read.items] == goods


def test_a_single_thing_that_never_moved_is_none_of_those_told() -> None:
    text = "Peru sent Chile 40 tanks. Lima had not sold a single tank to Chile."
    told = frame(text, "sent", {"Peru": SUPPLIER, "Chile": RECIPIENT, "tanks": ITEM})
    roles = {"Lima": SUPPLIER, "tanks": ITEM, "single tank": ITEM}
    _, denied = composed(text, told, frame(text, "sold", roles, polarity=Polarity.DENIED, denies="sent"))
    assert [(item.text, item.quantity and item.quantity.value) for item in denied.items] == [("tanks", 40)]


def test_a_denial_that_names_another_taker_than_the_claim_it_is_tied_to_disputes_that_takers() -> None:
    text = "Peru sold Chile tanks. Peru sent Cuba rifles. Lima denied the sale to Havana."
    first = frame(text, "sold", {"Peru": SUPPLIER, "Chile": RECIPIENT, "tanks": ITEM})
    second = frame(text, "sent", {"Peru": SUPPLIER, "Cuba": RECIPIENT, "rifles": ITEM})
    roles = {"Lima": SUPPLIER, "Havana": RECIPIENT, "tanks": ITEM}
    denial = frame(text, "the sale", roles, polarity=Polarity.DENIED, denies="sold")
    _, other, denied = composed(text, first, second, denial)
    assert ([item.text for item in denied.items], denied.disputes) == (["rifles"], other.id)


@given(st.lists(st.sampled_from(list(Polarity)), min_size=3, max_size=3))
def test_only_denials_dispute_and_only_what_is_affirmed(told: list[Polarity]) -> None:
    text = "Peru sold Chile tanks. Lima gave Santiago tanks. Peru lent Chile tanks."
    parties = (("sold", "Peru", "Chile"), ("gave", "Lima", "Santiago"), ("lent", "Peru", "Chile"))
    frames = [
        frame(text, verb, {giver: SUPPLIER, taker: RECIPIENT, "tanks": ITEM}, polarity=polarity)
        for (verb, giver, taker), polarity in zip(parties, told, strict=True)
    ]
    claims = composed(text, *frames)
    affirmed = {each.id for each in claims if each.polarity is Polarity.AFFIRMED}
    assert all(each.disputes is None or each.polarity is Polarity.DENIED for each in claims)
    assert {each.disputes for each in claims} - {None} <= affirmed

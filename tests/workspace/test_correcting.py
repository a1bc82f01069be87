"""A slot is changed by words of the document; everything else of the claim stays as it was."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waybill.core.binding import claim_from_json
from waybill.core.claim import Claim, Mode, WeaponClass
from waybill.core.document import Document
from waybill.core.ids import ClaimId, DocumentId, EntityId
from waybill.core.period import Period
from waybill.core.quantity import Bound, Money, Quantity, Unit
from waybill.core.span import Span
from waybill.errors import UsageError
from waybill.ontology import load
from waybill.workspace.correcting import checked_pointers, new_claim, unresolved, with_slot
from waybill.workspace.correcting_words import shown, slots_of, with_all, with_span, with_words

ONTOLOGY = load()
TEXT = (
    "Norway said on 3 May 2024 that it had shipped about 20 T-72 tanks and 5,000 rounds of ammunition "
    "worth $1.5 million to Moldova by sea, Reuters reported, citing a Norwegian officer. "
    "Poland paid for them.\nRifles went to Kenya."
)
DOCUMENT = Document(id=DocumentId("d1"), text=TEXT)
CLAIM = claim_from_json(
    {
        "id": "c1",
        "evidence": [TEXT.partition(". ")[0] + "."],
        "stage": "dispatched",
        "supplier": ["Norway"],
        "recipient": ["Moldova"],
        "items": [
            {"text": "T-72 tanks", "class": "tank", "quantity": {"value": 20, "bound": "about", "unit": None}},
            {"text": "ammunition", "class": "ammunition", "quantity": {"value": 5000, "unit": "rounds"}},
        ],
        "transport": ["sea"],
        "date": "2024-05-03",
        "value": {"amount": 1500000, "currency": "USD"},
        "sources": [[{"text": "Reuters", "kind": "outlet", "named": True}]],
        "score": 0.7,
        "grounds": [{"slot": "supplier", "span": [0, 6], "probability": 0.9}],
    },
    DOCUMENT,
)
SLOTS = (
    *("evidence", "basis", "covert", "stage", "polarity", "certainty", "supplier", "recipient", "intermediary"),
    *("items", "origin", "via", "destination", "transport", "date", "value", "sources"),
)


def written(slot: str, *words: str) -> Claim:
    return with_words(CLAIM, DOCUMENT, slot, words, ONTOLOGY)


def test_only_the_slot_changes_and_how_sure_the_reader_was_no_longer_counts() -> None:
    changed = written("supplier", "Poland")
    assert [(each.text, each.span.of(TEXT)) for each in changed.supplier] == [("Poland", "Poland")]
    assert replace(changed, supplier=CLAIM.supplier) == replace(CLAIM, score=None, grounds=())


def test_what_stays_in_a_slot_keeps_its_place_and_who_is_meant() -> None:
    meant = replace(CLAIM, recipient=(replace(CLAIM.recipient[0], entity=EntityId("state/moldova")),))
    changed = with_words(meant, DOCUMENT, "recipient", ["Kenya", "Moldova"], ONTOLOGY)
    assert [each.entity for each in changed.recipient] == [None, "state/moldova"]
    assert changed.recipient[1].span == meant.recipient[0].span


@pytest.mark.parametrize("slot", SLOTS)
def test_what_is_shown_written_back_changes_nothing(slot: str) -> None:
    assert written(slot, *shown(CLAIM, slot)) == CLAIM


def test_items_are_written_with_their_numbers_and_classes() -> None:
    changed = written("items", "about 20 T-72 tanks", "300 Rifles", "at least 10 rounds of ammunition", "them [part]")
    assert [(each.text, each.weapon_class) for each in changed.items] == [
        ("T-72 tanks", WeaponClass.TANK),
        ("Rifles", WeaponClass.SMALL_ARM),
        ("ammunition", WeaponClass.AMMUNITION),
        ("them", WeaponClass.PART),
    ]
    assert [each.quantity for each in changed.items] == [
        Quantity(value=20, bound=Bound.ABOUT),
        Quantity(value=300),
        Quantity(value=10, bound=Bound.AT_LEAST, unit=Unit.ROUNDS),
        None,
    ]


QUANTITIES = st.builds(
    Quantity,
    value=st.integers(2, 10**7),
    bound=st.sampled_from([Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST]),
    unit=st.sampled_from([None, Unit.ROUNDS, Unit.TONS, Unit.KILOGRAMS]),
)


@settings(deadline=None)
@given(QUANTITIES)
def test_a_number_that_is_shown_is_read_as_it_was(quantity: Quantity) -> None:
    item = replace(CLAIM.items[1], quantity=quantity)
    again = written("items", *shown(replace(CLAIM, items=(item,)), "items"))
    assert [each.quantity for each in again.items] == [quantity]


def test_labels_dates_money_and_sources_are_written_as_people_write_them() -> None:
    assert written("stage", "Delivered").stage.value == "delivered"
    assert written("covert", "YES").covert is True
    assert written("transport", "sea", "Air").transport[1].mode is Mode.AIR
    dated = written("date", "2024-05")
    assert dated.date is not None
    assert (dated.date.period, dated.date.span) == (Period("2024-05"), CLAIM.date.span if CLAIM.date else None)
    priced = written("value", "about 2,000,000 EUR")
    assert priced.value is not None
    assert priced.value.money == Money(amount=2_000_000, currency="EUR", bound=Bound.ABOUT)
    [chain] = written("sources", "Reuters → a Norwegian officer (military, unnamed)").sources
    assert [(each.text, each.kind.value, each.named) for each in chain] == [
        ("Reuters", "outlet", True),
        ("a Norwegian officer", "military", False),
    ]


@pytest.mark.parametrize("slot", ["supplier", "items", "transport", "date", "value", "sources", "part_of"])
def test_nothing_empties_a_slot(slot: str) -> None:
    assert not getattr(written(slot), slot)


@pytest.mark.parametrize(
    ("slot", "words", "problem"),
    [
        ("supplier", ["Atlantis"], "supplier: 'Atlantis' does not stand in the text"),
        ("items", ["3 submarines"], "items: 'submarines' does not stand in the text"),
        ("items", ["T-72 tanks [chariot]"], "items: 'chariot' is none of tank, armoured_vehicle"),
        ("date", ["2024-13"], "2024-13"),
        ("date", ["2024-02-30"], "2024-02-30"),
        ("date", ["2024", "2025"], "date: it holds one value, not 2"),
        ("value", ["a lot"], "value: 'a lot' is no amount of money; write it as 1,500,000 USD"),
        ("stage", ["shipped"], "stage: 'shipped' is none of sought, offered"),
        ("stage", [], "stage: it cannot be empty"),
        ("covert", ["perhaps"], "covert: 'perhaps' is neither true nor false"),
        ("transport", ["camel"], "transport: 'camel' is none of sea, air"),
        ("sources", ["Norway"], "sources: say what 'Norway' is, as Norway (government)"),
        ("evidence", [], "evidence: a claim needs words that state it"),
        ("weapons", ["tanks"], "a claim has no slot 'weapons'; it has evidence, basis"),
    ],
)
def test_what_will_not_do_is_refused_with_what_to_write(slot: str, words: list[str], problem: str) -> None:
    with pytest.raises(UsageError) as refused:
        written(slot, *words)
    assert problem in str(refused.value)


def test_a_currency_is_named_by_its_code() -> None:
    with pytest.raises(UsageError, match="'dollars' is no currency"):
        with_slot(CLAIM, DOCUMENT, "value", {"amount": 3, "currency": "dollars"})


def stretch(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def spanned(slot: str, words: str, **options: object) -> Claim:
    return with_span(CLAIM, DOCUMENT, slot, stretch(words), ONTOLOGY, **options)  # type: ignore[arg-type]


def test_words_that_are_selected_come_beside_others_or_in_their_place() -> None:
    assert [each.text for each in spanned("supplier", "Poland").supplier] == ["Norway", "Poland"]
    [only] = spanned("supplier", "Poland", instead=True).supplier
    assert only.span == stretch("Poland")


def test_items_dates_and_money_are_read_from_the_words_that_are_selected() -> None:
    [item] = spanned("items", "about 20 T-72 tanks", instead=True).items
    assert (item.text, item.weapon_class, item.quantity) == (
        "T-72 tanks",
        WeaponClass.TANK,
        Quantity(value=20, bound=Bound.ABOUT),
    )
    assert item.span == stretch("T-72 tanks")
    dated, priced = spanned("date", "3 May 2024").date, spanned("value", "$1.5 million").value
    assert dated is not None
    assert priced is not None
    assert (dated.period.edtf, priced.money) == ("2024-05-03", Money(amount=1_500_000, currency="USD"))


def test_what_words_do_not_say_themselves_is_given_with_them() -> None:
    [carriage] = spanned("transport", "by sea", meaning="sea", instead=True).transport
    assert carriage.span == stretch("by sea")
    assert spanned("date", "shipped", meaning="2024").date is not None
    assert spanned("sources", "a Norwegian officer", meaning="military").sources[1][0].named is False
    with pytest.raises(UsageError, match="cannot be read as one; say what day, month or year"):
        spanned("date", "shipped")
    with pytest.raises(UsageError, match="no words stand in this slot"):
        spanned("stage", "shipped")
    with pytest.raises(UsageError, match="lies outside the text"):
        with_span(CLAIM, DOCUMENT, "supplier", Span(0, 9999), ONTOLOGY)


@settings(deadline=None)
@given(st.integers(0, len(TEXT) - 1), st.integers(1, 40), st.sampled_from(["supplier", "via", "items", "evidence"]))
def test_every_word_of_a_slot_stands_in_the_text(start: int, length: int, slot: str) -> None:
    span = Span(start, min(start + length, len(TEXT)))
    if not span.of(TEXT).strip():
        return
    changed = with_span(CLAIM, DOCUMENT, slot, span, ONTOLOGY)
    for each in (*changed.supplier, *changed.via, *changed.items, *changed.evidence):
        assert " ".join(each.span.of(TEXT).split()) == " ".join(each.text.split())


def test_a_new_claim_has_an_id_of_its_own() -> None:
    first = new_claim(DOCUMENT, [stretch("Rifles went to Kenya.")])
    second = new_claim(DOCUMENT, [stretch("Rifles went to Kenya.")], taken=[first.id])
    assert first.id != second.id
    assert first.evidence[0].text == "Rifles went to Kenya."
    with pytest.raises(UsageError, match="needs words"):
        new_claim(DOCUMENT, [])


def test_several_slots_are_set_at_once_the_evidence_first() -> None:
    changed = with_all(CLAIM, DOCUMENT, slots_of(["supplier=Poland", "supplier=Kenya", "items="]), ONTOLOGY)
    assert ([each.text for each in changed.supplier], changed.items) == (["Poland", "Kenya"], ())
    with pytest.raises(UsageError, match="'supplier' sets nothing; write SLOT=WORDS"):
        slots_of(["supplier"])


def test_pointers_lead_to_other_claims_and_not_in_a_circle() -> None:
    whole = replace(CLAIM, id=ClaimId("c2"), part_of=ClaimId("c1"))
    with pytest.raises(UsageError, match="part_of: 'c9' is no other claim of d1; it has c2"):
        checked_pointers(replace(CLAIM, part_of=ClaimId("c9")), [CLAIM, whole])
    with pytest.raises(UsageError, match="a part of itself by way of c1"):
        checked_pointers(replace(CLAIM, part_of=ClaimId("c2")), [CLAIM, whole])
    assert checked_pointers(whole, [CLAIM, whole]) == whole


def test_who_is_meant_is_recorded_only_where_the_claim_said_so_itself() -> None:
    meant = replace(CLAIM, recipient=(replace(CLAIM.recipient[0], entity=EntityId("state/moldova")),))
    assert unresolved(meant, CLAIM) == CLAIM
    assert unresolved(CLAIM, meant) == meant

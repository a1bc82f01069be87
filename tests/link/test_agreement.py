from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_builder import a_claim, a_document, a_party, an_item, dated, states
from tiny_ontology import a_tiny_ontology
from waybill.core.claim import Basis, Claim, Polarity, Price, Stage, WeaponClass
from waybill.core.quantity import Bound, Money, Quantity
from waybill.core.span import Span
from waybill.link.agreement import FACTS, agreement
from waybill.link.blocks import pairs
from waybill.link.profile import profiles

ONTOLOGY = a_tiny_ontology()
DOCUMENTS = [a_document("a", published="2022-01-01"), a_document("b", published="2023-01-01")]
HOLDS = {fact.name: fact.holds for fact in FACTS}


def verdict(fact: str, left: dict, right: dict) -> bool | None:
    both = profiles([a_claim("a", **left), a_claim("b", **right)], DOCUMENTS, ONTOLOGY)
    forwards, backwards = HOLDS[fact](*both), HOLDS[fact](*both[::-1])
    assert forwards is backwards
    return forwards


def a_number(value: float, bound: Bound = Bound.EXACT, high: float | None = None) -> dict:
    quantity = Quantity(value=value, bound=bound, high=high)
    item = an_item("rifles", WeaponClass.SMALL_ARM)
    return {"items": (type(item)(text=item.text, span=item.span, weapon_class=item.weapon_class, quantity=quantity),)}


def a_price(amount: float, currency: str = "USD") -> dict:
    return {"value": Price(money=Money(amount=amount, currency=currency), span=Span(0, 1))}


def on(edtf: str, stage: Stage = Stage.DELIVERED) -> dict:
    return {"date": dated(edtf), "stage": stage}


UNNAMED = {"supplier": (a_party("smugglers"),)}
FORCE = {"supplier": (a_party("Russian forces", "force/russian-armed-forces"),)}
RUSSIA, IRAN = {"supplier": states("Russia")}, {"supplier": states("Iran")}
ASTROS = {"items": (an_item("Astros II", WeaponClass.ARTILLERY, entity="weapon/astros-ii"),)}
HAWK = {"items": (an_item("Hawk", WeaponClass.AIR_DEFENCE, entity="weapon/hawk-missile"),)}
LAUNCHERS = {"items": (an_item("rocket launchers", WeaponClass.ARTILLERY, entity="weapon/rocket-launcher"),)}
ADEN, KYIV = {"via": (a_party("Aden", "place/aden"),)}, {"via": (a_party("Kyiv", "place/kyiv"),)}


@pytest.mark.parametrize(
    ("fact", "left", "right", "expected"),
    [
        ("supplier", RUSSIA, RUSSIA, True),
        ("supplier", RUSSIA, FORCE, True),
        ("supplier", RUSSIA, IRAN, False),
        ("supplier", RUSSIA, {}, None),
        ("supplier", RUSSIA, UNNAMED, None),
        ("supplier", UNNAMED, UNNAMED, True),
        ("designation", ASTROS, ASTROS, True),
        ("designation", ASTROS, HAWK, False),
        ("designation", ASTROS, LAUNCHERS, None),
        ("class of weapon", ASTROS, LAUNCHERS, True),
        ("class of weapon", ASTROS, HAWK, False),
        ("class of weapon", ASTROS, {"items": (an_item("weapons"),)}, None),
        ("date", on("2022-03-26"), on("2022-03-29"), True),
        ("date", on("2022-03-26"), on("2022-03-30"), False),
        ("date", on("2022-03-26"), on("2022"), None),
        ("date", on("2022-03-26"), on("2015/.."), None),
        ("date", on("2022-03-26"), {}, None),
        ("date", on("2022-01", Stage.AGREED), on("2022-09", Stage.DELIVERED), None),
        ("date", on("2022-09", Stage.AGREED), on("2022-01", Stage.DELIVERED), False),
        ("date", on("2019-01", Stage.AGREED), on("2022-09", Stage.DELIVERED), False),
        ("quantity", a_number(100), a_number(110), True),
        ("quantity", a_number(100), a_number(200), False),
        ("quantity", a_number(100, Bound.AT_LEAST), a_number(200), None),
        ("quantity", a_number(100, Bound.AT_MOST), a_number(200), False),
        ("quantity", a_number(100, Bound.ABOUT), a_number(125, Bound.ABOUT), None),
        ("quantity", a_number(100, Bound.RANGE, 300), a_number(200), None),
        ("quantity", a_number(2), a_number(2), None),
        ("quantity", a_number(100), {}, None),
        ("value", a_price(100), a_price(101), True),
        ("value", a_price(100), a_price(300), False),
        ("value", a_price(100), a_price(100, "EUR"), None),
        ("route", ADEN, ADEN, True),
        ("route", ADEN, KYIV, False),
        ("route", ADEN, {"origin": states("Yemen")}, None),
        ("stage", {"stage": Stage.INTERCEPTED}, {"stage": Stage.DELIVERED}, False),
        ("stage", {"stage": Stage.AGREED}, {"stage": Stage.DELIVERED}, None),
        ("basis", {"basis": Basis.SALE}, {"basis": Basis.GRANT}, False),
        ("basis", {"basis": Basis.SALE}, {}, None),
        ("time of publication", {}, {}, False),
        ("time of publication", on("2022"), on("2022"), None),
        ("denial of it", {"polarity": Polarity.DENIED}, {}, True),
        ("denial of it", {"polarity": Polarity.DENIED}, {"polarity": Polarity.DENIED}, None),
    ],
)
def test_a_fact_holds_fails_or_is_left_out(fact: str, left: dict, right: dict, expected: bool | None) -> None:
    assert verdict(fact, left, right) is expected


def test_what_is_left_out_counts_neither_way() -> None:
    left, right = profiles([a_claim("a"), a_claim("c", stage=Stage.AGREED)], DOCUMENTS, ONTOLOGY)
    found = agreement(left, right)
    assert (found.score, found.holding, found.failing) == (0, (), ())


def test_agreement_says_what_holds_and_what_fails() -> None:
    left, right = profiles(
        [a_claim("a", **RUSSIA, recipient=states("Yemen")), a_claim("c", **IRAN, recipient=states("Yemen"))],
        DOCUMENTS,
        ONTOLOGY,
    )
    found = agreement(left, right)
    assert (found.score, found.holding, found.failing) == (-1.75, ("recipient", "stage"), ("supplier",))


def test_only_claims_with_something_in_common_are_compared() -> None:
    claims = [a_claim("a", **RUSSIA), a_claim("b", **RUSSIA), a_claim("b", "c2", **IRAN), a_claim("c")]
    found = list(pairs(profiles(claims, DOCUMENTS, ONTOLOGY)))
    assert [(left.ref.document, right.ref.document) for left, right in found] == [("a", "b")]


SLOTS: list[dict] = [RUSSIA, FORCE, UNNAMED, ASTROS, HAWK, LAUNCHERS, ADEN, KYIV, on("2022"), a_number(40)]
CLAIMS = st.builds(
    lambda document, parts: a_claim(document, **{slot: value for part in parts for slot, value in part.items()}),
    st.sampled_from("ab"),
    st.lists(st.sampled_from(SLOTS), max_size=5),
)


@given(left=CLAIMS, right=CLAIMS)
def test_it_does_not_matter_which_claim_comes_first(left: Claim, right: Claim) -> None:
    for one, other in product(profiles([left], DOCUMENTS, ONTOLOGY), profiles([right], DOCUMENTS, ONTOLOGY)):
        assert agreement(one, other) == agreement(other, one)

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_builder import a_claim, a_document, a_party, a_speaker, an_item, an_outlet, chains, dated, states
from tiny_ontology import a_tiny_ontology
from waybill.core.claim import Basis, Carriage, Claim, Mode, Polarity, Price, Stage, WeaponClass
from waybill.core.quantity import Bound, Money, Quantity
from waybill.core.span import Span
from waybill.link.agreement import FACTS, Weights, agreement, is_one_transfer, learnt, score, score_by
from waybill.link.profile import Profile, profiles

ONTOLOGY = a_tiny_ontology()
DOCUMENTS = [a_document("a", published="2022-01-01"), a_document("b", published="2023-01-01")]
LEVELS = {fact.name: fact.level for fact in FACTS}


def both(left: dict, right: dict) -> tuple[Profile, ...]:
    return profiles([a_claim("a", **left), a_claim("b", **right)], DOCUMENTS, ONTOLOGY)


def level(fact: str, left: dict, right: dict) -> str | None:
    compared = both(left, right)
    forwards, backwards = LEVELS[fact](*compared), LEVELS[fact](*compared[::-1])
    assert forwards == backwards
    return forwards


def a_number(value: float, bound: Bound = Bound.EXACT, high: float | None = None) -> dict:
    quantity = Quantity(value=value, bound=bound, high=high)
    item = an_item("rifles", WeaponClass.SMALL_ARM)
    return {"items": (type(item)(text=item.text, span=item.span, weapon_class=item.weapon_class, quantity=quantity),)}


def a_price(amount: float, currency: str = "USD") -> dict:
    return {"value": Price(money=Money(amount=amount, currency=currency), span=Span(0, 1))}


def on(edtf: str, stage: Stage = Stage.DELIVERED) -> dict:
    return {"date": dated(edtf), "stage": stage}


def through(*places: str, **fields: object) -> dict:
    return {"via": tuple(a_party(place, f"place/{place.lower()}") for place in places), **fields}


def said(evidence: str, **fields: object) -> dict:
    return {"evidence": evidence, **fields}


def to(*names: str) -> dict:
    return {"recipient": states(*names)}


def by(mode: Mode) -> dict:
    return {"transport": (Carriage(mode=mode, span=Span(0, 1)),)}


UNNAMED = {"supplier": (a_party("smugglers"),)}
FORCE = {"supplier": (a_party("Russian forces", "force/russian-armed-forces"),)}
RUSSIA, IRAN = {"supplier": states("Russia")}, {"supplier": states("Iran")}
BROKER = {"intermediary": (a_party("Rail Freight", "company/rail-freight"),)}
ASTROS = {"items": (an_item("Astros II", WeaponClass.ARTILLERY, entity="weapon/astros-ii"),)}
FAMILY = {"items": (an_item("Astros", WeaponClass.ARTILLERY, entity="weapon/astros"),)}
HAWK = {"items": (an_item("Hawk", WeaponClass.AIR_DEFENCE, entity="weapon/hawk-missile"),)}
LAUNCHERS = {"items": (an_item("rocket launchers", WeaponClass.ARTILLERY, entity="weapon/rocket-launcher"),)}
WEAPONS = {"items": (an_item("weapons"),)}
ADEN, KYIV = through("Aden"), through("Kyiv")
MARSH = {"sources": chains([a_speaker("Ida Marsh")])}
POST = {"sources": chains([an_outlet("The Post"), a_speaker("A. Reed")])}
SENTENCE = "Forty crates of rifles left the harbour on the Marisol."
LASTING = said("Iran has long armed them.", **IRAN)


@pytest.mark.parametrize(
    ("fact", "left", "right", "expected"),
    [
        ("supplier", RUSSIA, RUSSIA, "same"),
        ("supplier", RUSSIA, {"supplier": states("Russia", "Iran")}, "some"),
        ("supplier", RUSSIA, FORCE, "part of it"),
        ("supplier", RUSSIA, IRAN, "other"),
        ("supplier", RUSSIA, {}, None),
        ("supplier", RUSSIA, UNNAMED, "in doubt"),
        ("supplier", UNNAMED, UNNAMED, "same"),
        ("recipient", to("Yemen"), to("Iran"), "other"),
        ("go-between", BROKER, BROKER, "same"),
        ("parties", RUSSIA, to("Russia"), "reversed"),
        ("parties", FORCE, to("Russia"), "reversed"),
        ("parties", {**RUSSIA, **to("Russia")}, FORCE, None),
        ("parties", RUSSIA, RUSSIA, None),
        ("start", {"origin": states("Iran")}, IRAN, "same"),
        ("start", {"origin": states("Iran")}, RUSSIA, "other"),
        ("start", IRAN, RUSSIA, None),
        ("end", {"destination": states("Yemen")}, to("Yemen"), "same"),
        ("countries", RUSSIA, RUSSIA, "the only one"),
        ("countries", RUSSIA, {**RUSSIA, **to("Yemen")}, "the only one"),
        ("countries", {**RUSSIA, **to("Iran")}, {**RUSSIA, **to("Yemen")}, "one"),
        ("countries", {**RUSSIA, **to("Yemen")}, {**RUSSIA, **to("Yemen")}, "several"),
        ("countries", RUSSIA, IRAN, "none"),
        ("countries", said("Tehran paid for it."), IRAN, "the only one"),
        ("countries", RUSSIA, {}, None),
        ("designation", ASTROS, ASTROS, "same"),
        ("designation", ASTROS, FAMILY, "part of it"),
        ("designation", ASTROS, HAWK, "other"),
        ("designation", ASTROS, LAUNCHERS, None),
        ("class of weapon", ASTROS, LAUNCHERS, "same"),
        ("class of weapon", ASTROS, {"items": ASTROS["items"] + HAWK["items"]}, "some"),
        ("class of weapon", ASTROS, HAWK, "other"),
        ("class of weapon", ASTROS, WEAPONS, None),
        ("date", on("2022-03-26"), on("2022-03-29"), "same day"),
        ("date", on("2022-03-26"), on("2022-03"), "same month"),
        ("date", on("2022-03-26"), on("2022"), "same year"),
        ("date", on("2022-03-26"), on("2022-03-30"), "next month"),
        ("date", on("2022-03-26"), on("2022-06-26"), "apart"),
        ("date", on("2022-03-26"), on("2015/.."), None),
        ("date", on("2022-03-26"), {}, None),
        ("date", on("2022-06", Stage.AGREED), on("2022-09", Stage.DELIVERED), "follows"),
        ("date", on("2022-01", Stage.AGREED), on("2022-09", Stage.DELIVERED), "follows late"),
        ("date", on("2022-09", Stage.AGREED), on("2022-01", Stage.DELIVERED), "before it could"),
        ("date", on("2022-02-10", Stage.AGREED), on("2022-02-01", Stage.DELIVERED), None),
        ("date", on("2019-01", Stage.AGREED), on("2022-09", Stage.DELIVERED), "before it could"),
        ("quantity", a_number(100), a_number(100), "equal"),
        ("quantity", a_number(100), a_number(110), "close"),
        ("quantity", a_number(100), a_number(200), "at odds"),
        ("quantity", a_number(100, Bound.AT_LEAST), a_number(200), None),
        ("quantity", a_number(100, Bound.AT_MOST), a_number(200), "at odds"),
        ("quantity", a_number(100, Bound.ABOUT), a_number(125, Bound.ABOUT), None),
        ("quantity", a_number(100, Bound.RANGE, 300), a_number(200), None),
        ("quantity", a_number(2), a_number(2), None),
        ("quantity", {"items": (an_item("boxes", number=40),)}, {"items": (an_item("arms", number=90),)}, None),
        ("quantity", a_number(100), {}, None),
        ("value", a_price(100), a_price(101), "same"),
        ("value", a_price(100), a_price(300), "at odds"),
        ("value", a_price(100), a_price(100, "EUR"), None),
        ("route", ADEN, through("Aden", "Kyiv"), "same"),
        ("route", ADEN, KYIV, "other"),
        ("route", ADEN, {"origin": states("Yemen")}, None),
        ("transport", by(Mode.SEA), by(Mode.SEA), "same"),
        ("transport", by(Mode.SEA), by(Mode.AIR), "other"),
        ("transport", by(Mode.SEA), {}, None),
        ("stage", {"stage": Stage.DELIVERED}, {"stage": Stage.DELIVERED}, "same"),
        ("stage", {"stage": Stage.INTERCEPTED}, {"stage": Stage.DELIVERED}, "seized or arrived"),
        ("stage", {"stage": Stage.INTERCEPTED}, {"stage": Stage.AGREED}, "seized or not"),
        ("stage", {"stage": Stage.BLOCKED}, {"stage": Stage.AGREED}, "blocked or not"),
        ("stage", {"stage": Stage.AGREED}, {"stage": Stage.DELIVERED}, "a step"),
        ("basis", {"basis": Basis.SALE}, {"basis": Basis.SALE}, "same"),
        ("basis", {"basis": Basis.SALE}, {"basis": Basis.GRANT}, "other"),
        ("basis", {"basis": Basis.SALE}, {}, None),
        ("published within", {}, {}, "a year"),
        ("denial", {"polarity": Polarity.DENIED}, {}, "one"),
        ("denial", {"polarity": Polarity.DENIED}, {"polarity": Polarity.DENIED}, None),
        ("covert", {"covert": True}, {"covert": True}, "both"),
        ("covert", {"covert": True}, {}, "one"),
        ("covert", {}, {}, None),
        ("lasting relation", LASTING, LASTING, "both"),
        ("lasting relation", LASTING, IRAN, "one"),
        ("lasting relation", IRAN, IRAN, None),
        ("words", said(SENTENCE), said(SENTENCE), "nearly all"),
        ("words", said(SENTENCE), said("Nothing whatever left that harbour yesterday."), "some"),
        ("words", said(SENTENCE), said("Four aircraft landed near Asmara."), "hardly any"),
        ("words", said(SENTENCE), said("Arms left."), None),
        ("further names", said("Marisol brought it."), said("On the Marisol it came."), None),
        ("further names", said("Aboard the Marisol it came."), said("On the Marisol it came."), "shared"),
        ("further names", said("Aboard the Marisol it came."), said("On the Sereia it came."), "none shared"),
        ("further names", said("It came in March on a Tuesday."), said("On the Sereia it came."), None),
        ("told by", MARSH, MARSH, "same speaker"),
        ("told by", POST, {"sources": chains([an_outlet("The Post")])}, "same outlet"),
        ("told by", MARSH, POST, None),
        ("particulars", {}, {}, "none"),
        ("particulars", on("2022-03"), on("2022-03"), "one"),
        ("particulars", {**on("2022-03"), **a_number(40)}, {**on("2022-03"), **a_number(40)}, "several"),
    ],
)  # fmt: skip
def test_a_fact_holds_so_far_or_is_left_out(fact: str, left: dict, right: dict, expected: str | None) -> None:
    assert level(fact, left, right) == expected


def test_what_is_left_out_counts_neither_way() -> None:
    left, right = profiles([a_claim("a"), a_claim("c", stage=Stage.AGREED)], DOCUMENTS, ONTOLOGY)
    assert grounds(left, right) == [("stage", "a step"), ("particulars", "none")]


def test_agreement_says_what_counted_in_the_order_of_the_table() -> None:
    left, right = both({**RUSSIA, **to("Yemen"), **ASTROS}, {**IRAN, **to("Yemen"), **ASTROS})
    assert grounds(left, right) == [
        ("supplier", "other"),
        ("recipient", "same"),
        ("countries", "one"),
        ("designation", "same"),
        ("class of weapon", "same"),
        ("stage", "same"),
        ("published within", "a year"),
        ("particulars", "one"),
    ]


def grounds(left: Profile, right: Profile) -> list[tuple[str, str]]:
    return [(ground.fact, ground.level) for ground in agreement(left, right).grounds]


def test_a_score_is_the_sum_of_the_start_and_of_what_counts() -> None:
    weights = Weights(start=-1.0, levels={("stage", "same"): 0.25, ("class of weapon", "same"): 2.0})
    left, right = both(ASTROS, LAUNCHERS)
    assert score_by(weights, left, right) == 1.25


def test_each_ground_bears_the_weight_of_its_level() -> None:
    left, right = both({**RUSSIA, **ASTROS}, {**IRAN, **ASTROS})
    found = agreement(left, right)
    assert found.score == pytest.approx(learnt().start + sum(ground.weight for ground in found.grounds))
    assert [ground.weight < 0 for ground in found.grounds if ground.fact == "supplier"] == [True]


def test_unspecified_things_never_speak_for_one_transfer_unless_one_denies() -> None:
    sure = Weights(start=9.0, levels={})
    vague = {**IRAN, **to("Yemen"), **WEAPONS}
    assert score_by(sure, *both(vague, vague)) == -0.5
    assert score_by(sure, *both(vague, {**vague, "polarity": Polarity.DENIED})) == 9.0
    assert score_by(sure, *both({**vague, **ASTROS}, {**vague, **LAUNCHERS})) == 9.0


def test_months_apart_lists_of_unlike_things_speak_for_one_transfer_only_in_several_particulars() -> None:
    sure = Weights(start=9.0, levels={})
    between = {**IRAN, **to("Yemen")}
    one_list = {"items": (*ASTROS["items"], *HAWK["items"])}
    assert score_by(sure, *both({**between, **one_list}, {**between, **HAWK})) == -0.5
    assert score_by(sure, *both({**between, **one_list}, {**between, **one_list})) == 9.0
    assert score_by(sure, *both({**between, **one_list}, {**to("Yemen"), **HAWK})) == 9.0
    assert score_by(sure, *both({**between, **one_list, **ADEN}, {**between, **HAWK, **ADEN})) == 9.0
    assert score_by(sure, *both({**between, **one_list}, {**between, **HAWK, "polarity": Polarity.DENIED})) == 9.0
    at_once = [a_document("a", published="2022-01-01"), a_document("b", published="2022-02-01")]
    soon = profiles([a_claim("a", **between, **one_list), a_claim("b", **between, **HAWK)], at_once, ONTOLOGY)
    assert score_by(sure, *soon) == 9.0


def test_claims_are_taken_to_speak_of_one_transfer_where_it_is_as_likely_as_not() -> None:
    assert (is_one_transfer(0.0), is_one_transfer(-0.001)) == (True, False)


SLOTS: list[dict] = [
    RUSSIA,
    FORCE,
    UNNAMED,
    to("Russia"),
    ASTROS,
    HAWK,
    LAUNCHERS,
    WEAPONS,
    ADEN,
    KYIV,
    on("2022"),
    on("2022-02", Stage.AGREED),
    a_number(40),
]
CLAIMS = st.builds(
    lambda document, parts: a_claim(document, **{slot: value for part in parts for slot, value in part.items()}),
    st.sampled_from("ab"),
    st.lists(st.sampled_from(SLOTS), max_size=5),
)


@given(left=CLAIMS, right=CLAIMS)
def test_it_does_not_matter_which_claim_comes_first(left: Claim, right: Claim) -> None:
    for one, other in product(profiles([left], DOCUMENTS, ONTOLOGY), profiles([right], DOCUMENTS, ONTOLOGY)):
        assert agreement(one, other) == agreement(other, one)
        assert agreement(one, other).score == score(other, one)

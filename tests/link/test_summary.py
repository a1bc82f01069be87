from datetime import date

import pytest

from claim_builder import a_claim, a_party, an_item, dated, ref, states
from waybill.core.case import SummaryItem, SummaryParty
from waybill.core.claim import Basis, Certainty, Polarity, Stage, WeaponClass
from waybill.core.ids import DocumentId
from waybill.core.period import Period
from waybill.core.quantity import Quantity
from waybill.link.summary import summary

PUBLISHED = {DocumentId(name): date(2022, 1, day) for day, name in enumerate("abc", start=1)}


def stage(*stages: Stage) -> Stage | None:
    return summary(
        [a_claim(document, stage=each) for document, each in zip("abc", stages, strict=False)], PUBLISHED
    ).stage


def test_a_party_bears_the_name_that_most_claims_use() -> None:
    claims = [
        a_claim("a", supplier=(a_party("Moscow", "state/russia"),)),
        a_claim("b", supplier=states("Russia")),
        a_claim("c", supplier=(*states("Russia"), a_party("Red Column"))),
    ]
    assert summary(claims, PUBLISHED).supplier == (
        SummaryParty(name="Russia", entity="state/russia", claims=(ref("a"), ref("b"), ref("c"))),
        SummaryParty(name="Red Column", entity=None, claims=(ref("c"),)),
    )


def test_numbers_that_disagree_stand_side_by_side() -> None:
    claims = [
        a_claim("a", items=(an_item("Rifles", WeaponClass.SMALL_ARM, number=200),)),
        a_claim("b", items=(an_item("rifles", WeaponClass.SMALL_ARM, number=150),)),
        a_claim("c", items=(an_item("rifles", WeaponClass.SMALL_ARM),)),
    ]
    assert summary(claims, PUBLISHED).items == (
        SummaryItem(
            name="rifles",
            weapon_class=WeaponClass.SMALL_ARM,
            entity=None,
            quantities=(Quantity(value=150), Quantity(value=200)),
            claims=(ref("a"), ref("b"), ref("c")),
        ),
    )


def test_things_that_one_claim_calls_by_several_names_are_all_told() -> None:
    barrels, slides = (an_item(each, WeaponClass.PART, entity="weapon/parts") for each in ("barrels", "slides"))
    told = summary([a_claim("a", items=(barrels, slides)), a_claim("b", items=(barrels,))], PUBLISHED).items
    assert [(each.name, each.claims) for each in told] == [("barrels", (ref("a"), ref("b"))), ("slides", (ref("a"),))]


def test_dates_and_bases_that_disagree_stand_side_by_side() -> None:
    claims = [
        a_claim("a", date=dated("2022-03"), basis=Basis.SALE),
        a_claim("b", date=dated("2022-02-11"), basis=Basis.GRANT),
        a_claim("c", date=dated("2022-03")),
    ]
    found = summary(claims, PUBLISHED)
    assert found.dates == (Period("2022-02-11"), Period("2022-03"))
    assert found.basis == (Basis.GRANT, Basis.SALE)


def test_the_furthest_step_counts_even_if_later_reports_recall_an_earlier_one() -> None:
    assert stage(Stage.AGREED, Stage.DELIVERED, Stage.AGREED) is Stage.DELIVERED


def test_an_end_counts_where_it_is_the_later_news() -> None:
    assert stage(Stage.AGREED, Stage.BLOCKED) is Stage.BLOCKED
    assert stage(Stage.BLOCKED, Stage.DELIVERED) is Stage.DELIVERED


def test_what_is_only_conceivable_does_not_move_the_stage() -> None:
    claims = [a_claim("a", stage=Stage.AGREED), a_claim("b", stage=Stage.DELIVERED, certainty=Certainty.POSSIBLE)]
    assert summary(claims, PUBLISHED).stage is Stage.AGREED


@pytest.mark.parametrize(
    ("told", "surest"),
    [
        ([(Stage.DELIVERED, Certainty.ALLEGED), (Stage.DELIVERED, Certainty.POSSIBLE)], Certainty.ALLEGED),
        ([(Stage.DELIVERED, Certainty.ALLEGED), (Stage.DELIVERED, Certainty.STATED)], Certainty.STATED),
        ([(Stage.AGREED, Certainty.STATED), (Stage.DELIVERED, Certainty.ALLEGED)], Certainty.ALLEGED),
        ([(Stage.DELIVERED, Certainty.POSSIBLE)], Certainty.POSSIBLE),
    ],
)
def test_how_firmly_the_stage_is_said_to_have_been_reached(
    told: list[tuple[Stage, Certainty]], surest: Certainty
) -> None:
    claims = [a_claim(name, stage=each, certainty=sure) for name, (each, sure) in zip("ab", told, strict=False)]
    assert summary(claims, PUBLISHED).certainty is surest


def test_a_denial_lends_the_stage_no_firmness() -> None:
    claims = [a_claim("a", certainty=Certainty.ALLEGED), a_claim("b", polarity=Polarity.DENIED)]
    assert summary(claims, PUBLISHED).certainty is Certainty.ALLEGED


def test_denials_add_nothing_to_what_is_affirmed() -> None:
    claims = [
        a_claim("a", supplier=states("Iran")),
        a_claim("b", supplier=states("Yemen"), covert=True, polarity=Polarity.DENIED),
    ]
    found = summary(claims, PUBLISHED)
    assert ([party.name for party in found.supplier], found.covert) == (["Iran"], False)


def test_a_case_of_denials_alone_says_what_is_denied_and_has_no_stage() -> None:
    found = summary([a_claim("a", supplier=states("Iran"), polarity=Polarity.DENIED)], PUBLISHED)
    assert ([party.name for party in found.supplier], found.stage) == (["Iran"], None)

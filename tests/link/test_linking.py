from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_builder import a_claim, a_document, a_judgement, a_party, an_item, dated, ref, states
from tiny_ontology import a_tiny_ontology
from waybill.core.case import Case, CaseKind
from waybill.core.claim import Claim, Polarity, Stage, WeaponClass
from waybill.core.judgement import Judgement, Subject, Verdict
from waybill.link.stage import link

ONTOLOGY = a_tiny_ontology()
DRONES = an_item("drones", WeaponClass.UAV, entity="weapon/drone")
ASTROS = an_item("Astros II launchers", WeaponClass.ARTILLERY, entity="weapon/astros-ii")
WEAPONS = an_item("weapons")
DOCUMENTS = [
    a_document("a", published="2022-04-01"),
    a_document("b", published="2022-04-12"),
    a_document("c", published="2022-04-20"),
    a_document("d", published="2023-06-01"),
    a_document("undated"),
]

IRAN_TO_RUSSIA = {"supplier": states("Iran"), "recipient": states("Russia")}


def linked(*claims: Claim, judgements: tuple[Judgement, ...] = ()) -> list[tuple[str, ...]]:
    return grouped(link(claims, DOCUMENTS, judgements, ONTOLOGY))


def grouped(cases: tuple[Case, ...]) -> list[tuple[str, ...]]:
    return sorted(tuple(f"{each.document}#{each.claim}" for each in case.claims) for case in cases)


def judged(left: str, right: str, verdict: Verdict, *, day: int = 1) -> Judgement:
    return a_judgement(Subject.CLAIM, left, right, verdict, day=day)


def dated_delivery(document: str, claim: str = "c1", **fields: object) -> Claim:
    given_fields = {**IRAN_TO_RUSSIA, "items": (DRONES,), "date": dated("2022-03-26"), **fields}
    return a_claim(document, claim, **given_fields)


def test_two_reports_of_one_dated_transfer_are_one_case() -> None:
    assert linked(dated_delivery("a"), dated_delivery("b", date=dated("2022-03"))) == [("a#c1", "b#c1")]


@pytest.mark.parametrize(
    "other",
    [
        {"date": dated("2022-06-26")},
        {"items": (an_item("rifles", WeaponClass.SMALL_ARM, entity="weapon/rifle"),)},
        {"recipient": states("Yemen"), "date": None},
        {"supplier": states("Ukraine"), "date": None},
    ],
    ids=["date", "class", "recipient", "supplier"],
)
def test_a_different_slot_makes_a_different_case(other: dict) -> None:
    assert linked(dated_delivery("a"), dated_delivery("b", **other)) == [("a#c1",), ("b#c1",)]


def test_two_suppliers_told_for_one_day_are_rivals_in_one_case() -> None:
    cases = link([dated_delivery("a"), dated_delivery("b", supplier=states("Ukraine"))], DOCUMENTS, (), ONTOLOGY)
    assert [party.name for case in cases for party in case.summary.supplier] == ["Iran", "Ukraine"]
    assert grouped(cases) == [("a#c1", "b#c1")]


def test_the_same_parties_and_unspecified_things_do_not_make_one_case() -> None:
    vague = {**IRAN_TO_RUSSIA, "items": (WEAPONS,)}
    claims = (a_claim("a", **vague), a_claim("b", evidence="Weapons went.", **vague))
    assert linked(*claims) == [("a#c1",), ("b#c1",)]


def test_undated_claims_of_one_class_are_one_case_only_if_they_are_told_in_the_same_weeks() -> None:
    told = [
        a_claim(name, evidence=words, **IRAN_TO_RUSSIA, items=(DRONES,))
        for name, words in [("a", "Drones went."), ("b", "Drones came."), ("d", "It got drones.")]
    ]
    assert linked(*told) == [("a#c1", "b#c1"), ("d#c1",)]


def test_a_designation_joins_undated_claims_of_one_season_only() -> None:
    told = [
        a_claim(name, evidence=words, **IRAN_TO_RUSSIA, items=(ASTROS,))
        for name, words in [("a", "Astros went."), ("b", "Astros came."), ("d", "It got Astros.")]
    ]
    assert linked(*told) == [("a#c1", "b#c1"), ("d#c1",)]


def test_printings_of_one_statement_are_one_case_whenever_they_appear() -> None:
    vague = {**IRAN_TO_RUSSIA, "items": (WEAPONS,)}
    assert linked(a_claim("a", **vague), a_claim("d", **vague)) == [("a#c1", "d#c1")]


def test_a_force_agrees_with_its_state_and_a_version_with_its_family() -> None:
    of_force = dated_delivery(
        "a", recipient=(a_party("Russian forces", "force/russian-armed-forces"),), items=(ASTROS,)
    )
    family = an_item("Astros", WeaponClass.ARTILLERY, entity="weapon/astros")
    assert linked(of_force, dated_delivery("b", items=(family,))) == [("a#c1", "b#c1")]


def test_a_seizure_without_parties_is_found_by_place_number_and_date() -> None:
    seizure = {
        "stage": Stage.INTERCEPTED,
        "via": (a_party("Aden", "place/aden"),),
        "items": (an_item("rifles", WeaponClass.SMALL_ARM, number=2116),),
        "date": dated("2022-03-26"),
    }
    assert linked(a_claim("a", **seizure), a_claim("b", **seizure)) == [("a#c1", "b#c1")]


def test_a_later_stage_joins_the_case_of_an_earlier_one() -> None:
    agreed = dated_delivery("a", stage=Stage.AGREED, date=dated("2022-01-10"), items=(ASTROS,))
    assert linked(agreed, dated_delivery("b", items=(ASTROS,))) == [("a#c1", "b#c1")]


def test_an_undated_claim_does_not_draw_together_deliveries_of_two_years() -> None:
    groups = linked(
        dated_delivery("a", items=(ASTROS,)),
        dated_delivery("d", items=(ASTROS,), date=dated("2023-05-20")),
        dated_delivery("c", items=(ASTROS,), date=None),
    )
    assert groups == [("a#c1", "c#c1"), ("d#c1",)]


def test_many_undated_claims_do_not_hide_the_date_of_one() -> None:
    undated = [dated_delivery(f"u{number}", items=(ASTROS,), date=None) for number in range(9)]
    march, july = (
        dated_delivery(name, items=(ASTROS,), date=dated(day)) for name, day in [("y", "2022-03"), ("z", "2022-07")]
    )
    assert not any({"y#c1", "z#c1"} <= set(group) for group in linked(*undated, march, july))


def test_an_undated_claim_of_two_weapons_does_not_draw_together_dated_claims_of_one_each() -> None:
    hawk = an_item("Hawk batteries", WeaponClass.AIR_DEFENCE, entity="weapon/hawk-missile")
    groups = linked(
        dated_delivery("a", items=(ASTROS,)),
        dated_delivery("b", items=(hawk,), date=dated("2022-01-10")),
        dated_delivery("c", items=(ASTROS, hawk), date=None),
    )
    assert not any({"a#c1", "b#c1"} <= set(group) for group in groups)


def test_claims_of_one_document_stay_apart_even_by_way_of_another_document() -> None:
    groups = linked(dated_delivery("a", "c1"), dated_delivery("a", "c2"), dated_delivery("b"))
    assert groups == [("a#c1", "b#c1"), ("a#c2",)]


def test_the_best_agreement_is_joined_first() -> None:
    numbered = {"items": (an_item("drones", WeaponClass.UAV, number=40, entity="weapon/drone"),)}
    groups = linked(dated_delivery("a", "c1"), dated_delivery("a", "c2", **numbered), dated_delivery("b", **numbered))
    assert groups == [("a#c1",), ("a#c2", "b#c1")]


def test_a_summary_and_its_detail_are_two_cases() -> None:
    claims = (dated_delivery("a", "c1"), dated_delivery("a", "c2", part_of="c1"))
    assert linked(*claims) == [("a#c1",), ("a#c2",)]


def test_the_case_of_a_summary_names_the_cases_of_its_details() -> None:
    claims = [
        dated_delivery("a", "c1"),
        dated_delivery("a", "c2", part_of="c1"),
        dated_delivery("b", stage=Stage.SOUGHT),
    ]
    by_claim = {case.claims[0]: case for case in link(claims, DOCUMENTS, (), ONTOLOGY)}
    whole, part = by_claim[ref("a", "c1")], by_claim[ref("a", "c2")]
    assert (whole.parts, part.parts) == ((part.id,), ())


def test_a_lasting_relation_is_a_case_of_its_own_kind_beside_the_transfer() -> None:
    lasting = a_claim("b", evidence="Iran has long sent Russia drones.", **IRAN_TO_RUSSIA, items=(DRONES,))
    cases = link([dated_delivery("a"), lasting], DOCUMENTS, (), ONTOLOGY)
    kinds = {f"{each.document}#{each.claim}": case.kind for case in cases for each in case.claims}
    assert kinds == {"a#c1": CaseKind.TRANSFER, "b#c1": CaseKind.RELATION}
    assert len(cases) == 2


def test_a_denial_does_not_make_a_relation_of_a_transfer() -> None:
    never = a_claim("a", "c2", evidence="It never did.", polarity=Polarity.DENIED, disputes="c1")
    assert [case.kind for case in link([dated_delivery("a"), never], DOCUMENTS, (), ONTOLOGY)] == [CaseKind.TRANSFER]


def test_a_denial_does_not_make_a_transfer_of_a_relation() -> None:
    lasting = a_claim("a", evidence="Iran has long sent Russia drones.", **IRAN_TO_RUSSIA, items=(DRONES,))
    once = a_claim("a", "c2", evidence="It sent none.", stage=Stage.AGREED, polarity=Polarity.DENIED, disputes="c1")
    assert [case.kind for case in link([lasting, once], DOCUMENTS, (), ONTOLOGY)] == [CaseKind.RELATION]


def test_a_denial_is_in_the_case_of_what_it_disputes() -> None:
    denial = a_claim("a", "c2", polarity=Polarity.DENIED, disputes="c1")
    cases = link([dated_delivery("a"), denial], DOCUMENTS, (), ONTOLOGY)
    assert grouped(cases) == [("a#c1", "a#c2")]
    assert cases[0].disputed


SENT = "Iran sent weapons to Russia, two officials said."
NOTHING_SENT = "Iran has sent no weapons to Russia, its foreign ministry said."


def denial(document: str) -> Claim:
    fields = {**IRAN_TO_RUSSIA, "items": (WEAPONS,), "polarity": Polarity.DENIED}
    return a_claim(document, evidence=NOTHING_SENT, **fields)


def test_a_denial_in_another_document_joins_what_it_matches() -> None:
    assert linked(a_claim("a", evidence=SENT, **IRAN_TO_RUSSIA, items=(WEAPONS,)), denial("b")) == [("a#c1", "b#c1")]


def test_a_denial_of_any_weapons_joins_a_claim_of_particular_ones() -> None:
    told = a_claim("a", evidence="Iran sent Astros II launchers to Russia.", **IRAN_TO_RUSSIA, items=(ASTROS,))
    assert linked(told, denial("b")) == [("a#c1", "b#c1")]


def test_a_sweeping_denial_does_not_draw_together_what_it_denies() -> None:
    drones = dated_delivery("a", evidence="Iran sent drones to Russia.")
    launchers = dated_delivery(
        "c", evidence="Iran sent launchers to Russia.", items=(ASTROS,), date=dated("2022-01-10")
    )
    groups = linked(drones, denial("b"), launchers)
    assert not any({"a#c1", "c#c1"} <= set(group) for group in groups)


def test_people_may_tell_apart_what_agrees_and_join_what_does_not() -> None:
    alike = (dated_delivery("a"), dated_delivery("b"))
    assert linked(*alike, judgements=(judged("a#c1", "b#c1", Verdict.DIFFERENT),)) == [("a#c1",), ("b#c1",)]
    unlike = (a_claim("a"), a_claim("b", items=(WEAPONS,)))
    assert linked(*unlike, judgements=(judged("a#c1", "b#c1", Verdict.SAME),)) == [("a#c1", "b#c1")]


def test_a_judgement_of_difference_is_not_undone_by_a_third_claim() -> None:
    claims = (dated_delivery("a"), dated_delivery("b"), dated_delivery("c"))
    groups = linked(*claims, judgements=(judged("a#c1", "b#c1", Verdict.DIFFERENT),))
    assert groups in ([("a#c1", "c#c1"), ("b#c1",)], [("a#c1",), ("b#c1", "c#c1")])


def test_of_judgements_that_exclude_each_other_the_later_decides() -> None:
    judgements = (
        judged("a#c1", "b#c1", Verdict.DIFFERENT),
        judged("a#c1", "c#c1", Verdict.SAME, day=2),
        judged("b#c1", "c#c1", Verdict.SAME, day=3),
    )
    claims = (a_claim("a"), a_claim("b"), a_claim("c"))
    assert linked(*claims, judgements=judgements) == [("a#c1",), ("b#c1", "c#c1")]


def test_the_earliest_published_claim_founds_the_case() -> None:
    together = link([dated_delivery("undated"), dated_delivery("b"), dated_delivery("a")], DOCUMENTS, (), ONTOLOGY)
    alone = link([dated_delivery("a")], DOCUMENTS, (), ONTOLOGY)
    assert [case.id for case in together] == [case.id for case in alone]
    assert together[0].first_published == DOCUMENTS[0].published


PARTIES = st.sampled_from([(), states("Iran"), states("Russia"), (a_party("rebels"),)])
CLAIMS = st.lists(
    st.builds(
        a_claim,
        st.sampled_from(["a", "b", "c", "d", "undated", "elsewhere"]),
        st.sampled_from(["c1", "c2"]),
        supplier=PARTIES,
        recipient=PARTIES,
        items=st.sampled_from([(), (DRONES,), (ASTROS,), (WEAPONS,), (an_item("rifles", number=40),)]),
        date=st.sampled_from([None, *map(dated, ["2022", "2022-03-26", "2022-03", "2022-05-01", "2015/.."])]),
        stage=st.sampled_from([Stage.AGREED, Stage.DELIVERED, Stage.INTERCEPTED]),
        polarity=st.sampled_from(Polarity),
        disputes=st.sampled_from([None, "c3"]),
    ),
    max_size=9,
    unique_by=lambda claim: (claim.document, claim.id),
)
NAMES = st.sampled_from(["a#c1", "a#c2", "b#c1", "c#c1", "d#c2", "nowhere#c1"])
JUDGEMENTS = st.lists(
    st.tuples(NAMES, NAMES)
    .filter(lambda pair: pair[0] != pair[1])
    .flatmap(
        lambda pair: st.builds(
            judged, st.just(pair[0]), st.just(pair[1]), st.sampled_from(Verdict), day=st.integers(1, 9)
        )
    ),
    max_size=4,
    unique_by=lambda judgement: judgement.id,
)


@given(claims=CLAIMS, judgements=JUDGEMENTS)
def test_every_claim_is_in_exactly_one_case(claims: list, judgements: list) -> None:
    cases = link(claims, DOCUMENTS, judgements, ONTOLOGY)
    found = sorted(each for case in cases for each in case.claims)
    assert found == sorted(ref(claim.document, claim.id) for claim in claims)
    assert len({case.id for case in cases}) == len(cases)


@given(claims=CLAIMS, judgements=JUDGEMENTS, data=st.data())
def test_the_order_of_the_input_does_not_matter(claims: list, judgements: list, data: st.DataObject) -> None:
    shuffled = [data.draw(st.permutations(listed)) for listed in (claims, DOCUMENTS, judgements)]
    assert link(claims, DOCUMENTS, judgements, ONTOLOGY) == link(*shuffled, ONTOLOGY)


@given(claims=CLAIMS, judgements=JUDGEMENTS)
def test_claims_judged_different_are_never_in_one_case(claims: list, judgements: list) -> None:
    groups = linked(*claims, judgements=tuple(judgements))
    apart = [{each.left, each.right} for each in judgements if each.verdict is Verdict.DIFFERENT]
    assert not any(pair <= set(group) for pair in apart for group in groups)


@given(claims=CLAIMS, judgements=JUDGEMENTS)
def test_claims_judged_the_same_are_in_one_case_where_none_are_judged_different(claims: list, judgements: list) -> None:
    agreeing = tuple(each for each in judgements if each.verdict is not Verdict.DIFFERENT)
    together = {name: set(group) for group in linked(*claims, judgements=agreeing) for name in group}
    for each in agreeing:
        if each.verdict is Verdict.SAME and {each.left, each.right} <= set(together):
            assert each.right in together[each.left]


@given(claims=CLAIMS)
def test_without_judgements_and_disputes_a_case_has_one_claim_of_a_document(claims: list) -> None:
    cases = link([replace(claim, disputes=None) for claim in claims], DOCUMENTS, (), ONTOLOGY)
    assert all(len(case.documents) == len(case.claims) for case in cases)

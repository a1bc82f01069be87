"""What is judged of entities: people go before programs, and what is different stays apart."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claim_builder import a_judgement
from waybill.core.judgement import Judgement, Subject, Verdict
from waybill.core.maker import Maker, MakerKind
from waybill.resolve.judging import RESOLVER, same_entities

A, B, C, X, Y = "party/a", "party/b", "party/c", "armed-group/x", "state/y"
SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT


def by_person(left: str, right: str, verdict: Verdict, *, day: int = 1) -> Judgement:
    return a_judgement(Subject.ENTITY, left, right, verdict, day=day)


def by_program(left: str, right: str, *, day: int = 1) -> Judgement:
    return replace(a_judgement(Subject.ENTITY, left, right, SAME, day=day), maker=RESOLVER)


def meant(*judgements: Judgement) -> dict[str, str]:
    return dict(same_entities(judgements))


def test_the_entity_of_a_catalogue_stands_for_those_of_the_ledger() -> None:
    assert meant(by_program(A, X), by_person(A, B, SAME)) == {A: X, B: X, X: X}


def test_a_program_never_brings_two_entities_of_the_catalogues_together() -> None:
    assert meant(by_program(A, X), by_program(A, Y)) == {A: X, X: X, Y: Y}
    assert meant(by_program(A, X), by_program(B, Y), by_program(A, B)) == {A: X, X: X, B: Y, Y: Y}


def test_people_may_bring_two_entities_of_the_catalogues_together() -> None:
    assert meant(by_person(X, Y, SAME), by_program(A, Y)) == {X: X, Y: X, A: X}


def test_what_a_person_judged_goes_before_what_a_program_judged_later() -> None:
    judged = (by_person(A, Y, SAME, day=1), by_program(A, X, day=9), by_person(X, Y, DIFFERENT, day=1))
    assert meant(*judged) == {A: Y, Y: Y, X: X}


def test_of_people_the_later_judgement_holds_where_two_exclude_each_other() -> None:
    judged = (by_person(A, B, SAME, day=1), by_person(B, C, SAME, day=2), by_person(A, C, DIFFERENT, day=1))
    assert meant(*judged) == {A: A, B: B, C: B}


def test_judgements_of_claims_say_nothing_of_entities() -> None:
    assert meant(a_judgement(Subject.CLAIM, "d#c1", "e#c1", SAME)) == {}


def test_unsure_brings_nothing_together() -> None:
    assert meant(by_person(A, B, Verdict.UNSURE)) == {A: A, B: B}


ENTITIES = st.sampled_from([A, B, C, X, Y])
JUDGEMENTS = st.lists(
    st.builds(
        lambda pair, verdict, day, program: (
            by_program(*pair, day=day) if program else by_person(*pair, verdict, day=day)
        ),
        st.lists(ENTITIES, min_size=2, max_size=2, unique=True),
        st.sampled_from(Verdict),
        st.integers(1, 9),
        st.booleans(),
    ),
    max_size=7,
    unique_by=lambda judgement: judgement.id,
)


@given(judgements=JUDGEMENTS)
def test_what_a_person_judged_different_is_never_one(judgements: list[Judgement]) -> None:
    found = meant(*judgements)
    for each in judgements:
        if each.verdict is DIFFERENT:
            assert found[each.left] != found[each.right]


@given(judgements=JUDGEMENTS, order=st.randoms(use_true_random=False))
def test_the_order_of_judgements_does_not_matter(judgements: list[Judgement], order: object) -> None:
    turned = sorted(judgements, key=lambda _: order.random())  # type: ignore[attr-defined]
    assert meant(*turned) == meant(*judgements)


@given(judgements=JUDGEMENTS)
def test_who_stands_for_others_stands_for_himself(judgements: list[Judgement]) -> None:
    found = meant(*judgements)
    assert all(found[each] == each for each in found.values())


@given(judgements=JUDGEMENTS)
def test_without_people_at_most_one_entity_of_the_catalogues_is_in_a_group(judgements: list[Judgement]) -> None:
    programs = [each for each in judgements if each.maker.kind is MakerKind.PROGRAM]
    found = meant(*programs)
    assert all(found[each] == each for each in (X, Y) if each in found)


def test_the_resolver_is_a_program() -> None:
    assert Maker(kind=MakerKind.PROGRAM, name="resolver", version="0.1.0") == RESOLVER

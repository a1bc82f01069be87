"""Unknown names that are spelt in several ways are one entity in all documents, until a person says otherwise."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_builder import a_claim, a_judgement, a_party
from tiny_ontology import WhatIsKnown, a_tiny_ontology
from waybill.core.claim import Claim
from waybill.core.judgement import Subject, Verdict
from waybill.core.maker import MakerKind
from waybill.resolve.stage import Resolution, resolve

ONTOLOGY = a_tiny_ontology()
NOBODY = WhatIsKnown()


def resolved(*claims: Claim, known: WhatIsKnown = NOBODY) -> Resolution:
    return resolve(claims, known=known, ontology=ONTOLOGY)


def to(*names: str) -> tuple[Claim, ...]:
    return tuple(a_claim(f"d{number}", recipient=(a_party(name),)) for number, name in enumerate(names))


def entities(result: Resolution) -> list[str | None]:
    return [claim.recipient[0].entity for claim in result.claims]


def ledger_of(result: Resolution, *judgements: object) -> WhatIsKnown:
    return WhatIsKnown(result.entities, (*result.judgements, *judgements))


def test_an_unknown_name_spelt_in_two_ways_is_one_entity() -> None:
    first, second = entities(resolved(*to("Khalid Column", "the Column Halid")))
    assert first == second


def test_the_judgement_says_who_made_it_and_why() -> None:
    at = datetime(2024, 5, 1, tzinfo=UTC)
    result = resolve(to("Khalid Column", "Halid Column"), known=NOBODY, ontology=ONTOLOGY, at=at)
    [judgement] = result.judgements
    assert (judgement.verdict, judgement.subject) == (Verdict.SAME, Subject.ENTITY)
    assert (judgement.maker.kind, judgement.maker.name, judgement.judged_at) == (MakerKind.PROGRAM, "resolver", at)
    assert judgement.reasons == (
        "“Halid Column” and “Khalid Column” have the same words, in any order and in any transliteration",
    )


def test_a_known_party_spelt_otherwise_is_that_party() -> None:
    result = resolved(*to("Red Frunt"))
    assert entities(result) == ["armed-group/red-front"]
    assert [(each.left, each.verdict) for each in result.judgements] == [("armed-group/red-front", Verdict.SAME)]


@pytest.mark.parametrize("name", ["New Rad Front", "Red Frunt League", "Blue Front", "Iranian Red Frunt"])
def test_a_name_with_a_difference_that_tells_stays_a_stranger(name: str) -> None:
    result = resolved(*to(name))
    assert result.judgements == ()
    assert entities(result) == [result.entities[0].id]


def test_a_person_who_says_different_parts_what_the_resolver_joined() -> None:
    before = resolved(*to("Khalid Column", "Halid Column"))
    [made] = before.judgements
    known = WhatIsKnown(before.entities, (a_judgement(Subject.ENTITY, made.left, made.right, Verdict.DIFFERENT),))
    after = resolved(*to("Khalid Column", "Halid Column", "Khaled Column"), known=known)
    first, second, _ = entities(after)
    assert first != second


def test_a_name_that_comes_later_is_held_against_those_of_the_ledger() -> None:
    before = resolved(*to("Khalid Column"))
    after = resolved(*to("Khalid Column", "Halid Column"), known=ledger_of(before))
    assert len(after.entities) == len(after.judgements) == 1
    assert len(set(entities(after))) == 1


NAMES = st.lists(
    st.sampled_from(
        ["Khalid Column", "Halid Column", "Column Khaled", "Red Frunt", "Frunt Red", "Red Frunt Brigade", "Kyev"]
    ),
    max_size=5,
)


@given(names=NAMES)
def test_resolving_what_is_resolved_changes_nothing(names: list[str]) -> None:
    once = resolved(*to(*names))
    assert resolved(*once.claims, known=ledger_of(once)) == Resolution(claims=once.claims, entities=())


@given(names=NAMES, data=st.data())
def test_the_order_of_documents_does_not_matter(names: list[str], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(names))))
    straight, turned = resolved(*to(*names)), resolved(*to(*(names[index] for index in order)))
    assert entities(turned) == [entities(straight)[index] for index in order]
    assert {each.id for each in turned.judgements} == {each.id for each in straight.judgements}


@given(names=NAMES, cut=st.integers(0, 5))
def test_it_does_not_matter_whether_documents_come_at_once_or_one_after_the_other(names: list[str], cut: int) -> None:
    at_once, early = resolved(*to(*names)), resolved(*to(*names[:cut]))
    late = resolved(*to(*names), known=ledger_of(early))
    assert entities(late) == entities(at_once)
    assert {each.id for each in (*early.judgements, *late.judgements)} == {each.id for each in at_once.judgements}


@given(names=NAMES, pair=st.tuples(st.integers(0, 4), st.integers(0, 4)))
def test_what_is_judged_different_stays_apart_whatever_comes(names: list[str], pair: tuple[int, int]) -> None:
    known = resolved(*to("Khalid Column", "Halid Column"))
    left, right = (each.id for each in known.entities)
    judgements = (a_judgement(Subject.ENTITY, left, right, Verdict.DIFFERENT),)
    result = resolved(*to("Khalid Column", "Halid Column", *names), known=WhatIsKnown(known.entities, judgements))
    assert entities(result)[0] != entities(result)[1]

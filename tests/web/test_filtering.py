"""Filters and numbers: what is found is what was asked for, and the number beside a value is what it would find."""

from hypothesis import given
from hypothesis import strategies as st

from waybill.core.case import Case, CaseKind, Summary, SummaryItem, SummaryParty
from waybill.core.claim import Stage, WeaponClass
from waybill.core.grade import Credibility, Grade, Reliability
from waybill.core.ids import CaseId
from waybill.ontology import load
from waybill.web.case_index import FACETS, CaseIndex
from waybill.web.word_index import WordIndex, words
from waybill.workspace.holding import Held


def a_case(number: int, stage: Stage | None, kind: CaseKind, classes: frozenset[WeaponClass], supplier: str) -> Case:
    """A case of these labels."""
    items = tuple(
        SummaryItem(name=each.value, weapon_class=each, entity=None, quantities=(), claims=())
        for each in sorted(classes)
    )
    parties = (SummaryParty(name=supplier, entity=None, claims=()),) if supplier else ()
    return Case(
        id=CaseId(f"case-{number}"),
        claims=(),
        documents=(),
        summary=Summary(stage=stage, items=items, supplier=parties, covert=number % 2 == 0),
        disputed=number % 3 == 0,
        kind=kind,
        grade=Grade(reliability=Reliability.USUALLY, credibility=Credibility(number % 6 + 1), reasons=()),
    )


def held_of(cases: list[Case]) -> Held:
    """A ledger that holds these cases."""
    return Held(
        sequence=1,
        digest="",  # type: ignore[arg-type]
        ontology=load(),
        cases={each.id: each for each in cases},
        retired={},
        claims={},
        claims_of={},
        documents={},
        captures={},
        entities={},
        judged=(),
        rejections=0,
    )


LABELS = st.tuples(
    st.sampled_from([None, Stage.SOUGHT, Stage.DELIVERED]),
    st.sampled_from(CaseKind),
    st.frozensets(st.sampled_from([WeaponClass.UAV, WeaponClass.TANK]), max_size=2),
    st.sampled_from(["", "Iran", "Norway"]),
)
QUESTIONS = st.fixed_dictionaries(
    {},
    optional={
        "stage": st.sampled_from(["sought", "delivered"]),
        "item_class": st.sampled_from(["uav", "tank"]),
        "kind": st.sampled_from(["transfer", "relation"]),
        "covert": st.just("1"),
        "disputed": st.just("1"),
        "grade": st.sampled_from(["B1", "B2"]),
        "supplier": st.sampled_from(["Iran", "Norway"]),
    },
)


@given(st.lists(LABELS, max_size=8), QUESTIONS)
def test_what_is_found_is_wanted_and_numbers_tell_what_would_be_found(
    labels: list[tuple[Stage | None, CaseKind, frozenset[WeaponClass], str]], question: dict[str, str]
) -> None:
    cases = [a_case(number, *each) for number, each in enumerate(labels)]
    index = CaseIndex(held_of(cases))
    selected = index.select(question)
    facets = {facet.name: facet for facet in FACETS}
    wanted = [
        case
        for case in cases
        if all(value in facets[name].of(case) for name, value in question.items() if name in facets)
        and question.get("supplier") in (None, *(each.name for each in case.summary.supplier))
    ]
    assert set(selected.cases) == set(wanted)
    for facet in FACETS:
        for value in facet.values:
            would_be = index.select({**question, facet.name: value}).cases
            assert selected.numbers[facet.name].get(value, 0) == len(would_be)


def test_whole_words_are_found_in_any_case() -> None:
    index = WordIndex(["Tanks to Chad", "a TANK for Chad", "Ärger in Ürümqi"])
    assert index.find("chad tank") == (1,)
    assert index.find("CHAD") == (0, 1)
    assert index.find("ärger") == (2,)
    assert index.find("tan") == ()
    assert index.find(" … ") == ()


@given(st.lists(st.text(alphabet="ab ", max_size=12), max_size=6), st.text(alphabet="ab ", max_size=6))
def test_every_text_that_holds_all_words_is_found(texts: list[str], question: str) -> None:
    asked = set(words(question))
    holding = tuple(number for number, text in enumerate(texts) if asked and asked <= set(words(text)))
    assert WordIndex(texts).find(question) == holding

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_builder import (
    a_claim,
    a_document,
    a_party,
    a_speaker,
    an_item,
    an_outlet,
    chains,
    dated,
    ref,
    states,
    unnamed,
)
from tiny_ontology import a_tiny_ontology
from waybill.core.case import Case, Summary, case_id
from waybill.core.claim import Certainty, Claim, Polarity, Stage
from waybill.core.grade import Credibility, Reliability
from waybill.core.speaker import SpeakerKind
from waybill.grade.grading import FACTS
from waybill.grade.stage import grade

ONTOLOGY = a_tiny_ontology()
DOCUMENTS = [
    a_document("ledger", publisher="The Daily Ledger", published="2022-08-01"),
    a_document("post", publisher="Harbour Post"),
    a_document("tattler", publisher="The Tattler"),
    a_document("blog", publisher="A blog that nobody knows"),
]
MINISTER = a_speaker("the interior minister", SpeakerKind.GOVERNMENT)
PANEL = a_speaker("a panel of experts", SpeakerKind.IGO)
DRIVER = unnamed("a driver", SpeakerKind.WITNESS)


def a_case(*claims: Claim) -> Case:
    refs = tuple(sorted(ref(claim.document, claim.id) for claim in claims))
    return Case(
        id=case_id(refs[0]),
        claims=refs,
        documents=tuple(sorted({each.document for each in refs})),
        summary=Summary(),
        disputed=any(claim.polarity is Polarity.DENIED for claim in claims),
    )


def graded(*claims: Claim) -> Case:
    (case,) = grade([a_case(*claims)], claims, DOCUMENTS, ONTOLOGY)
    return case


def mark(*claims: Claim) -> str:
    return str(graded(*claims).grade)


def denial(document: str, **fields: object) -> Claim:
    return a_claim(document, "denial", polarity=Polarity.DENIED, **fields)


ALLEGED, POSSIBLE = {"certainty": Certainty.ALLEGED}, {"certainty": Certainty.POSSIBLE}
IRAN, RUSSIA = states("Iran"), states("Russia")
ARMY = (a_party("the army", "force/russian-armed-forces"),)
MARCH, JULY = {"date": dated("2022-03")}, {"date": dated("2022-07")}


@pytest.mark.parametrize(
    ("expected", "claims"),
    [
        ("B2", [a_claim("ledger")]),
        ("C3", [a_claim("post")]),
        ("F3", [a_claim("blog")]),
        ("C3", [a_claim("post", sources=chains([an_outlet("The Daily Ledger")]))]),
        ("C3", [a_claim("blog", sources=chains([an_outlet("Harbour Post")]))]),
        ("C3", [a_claim("ledger", sources=chains([DRIVER]))]),
        ("A2", [a_claim("ledger", sources=chains([PANEL]))]),
        ("C2", [a_claim("ledger", sources=chains([a_speaker("an envoy"), a_speaker("a friend"), MINISTER]))]),
        ("B1", [a_claim("ledger"), a_claim("post")]),
        ("C2", [a_claim("post"), a_claim("tattler")]),
        ("A2", [a_claim("ledger", sources=chains([PANEL], [MINISTER]))]),
        ("A1", [a_claim("ledger", sources=chains([PANEL], [MINISTER])), a_claim("post", sources=chains([PANEL]))]),
        ("C1", [a_claim("post"), a_claim("tattler"), a_claim("blog")]),
        ("B3", [a_claim("ledger", **ALLEGED)]),
        ("B4", [a_claim("ledger", **POSSIBLE)]),
        ("B3", [a_claim("ledger", **ALLEGED), a_claim("ledger", "c2", **POSSIBLE)]),
        ("B2", [a_claim("ledger", **ALLEGED), a_claim("post", **ALLEGED)]),
        ("B2", [a_claim("ledger", **MARCH), a_claim("post", **JULY)]),
        ("B1", [a_claim("ledger", stage=Stage.AGREED, **MARCH), a_claim("post", **JULY)]),
        ("B2", [a_claim("ledger", **MARCH), a_claim("post", stage=Stage.AGREED, **JULY)]),
        ("B1", [a_claim("ledger", supplier=IRAN), a_claim("post", supplier=IRAN)]),
        ("B2", [a_claim("ledger", supplier=IRAN), a_claim("post", supplier=RUSSIA)]),
        ("B1", [a_claim("ledger", supplier=ARMY), a_claim("post", supplier=RUSSIA)]),
        ("C2", [a_claim("ledger", sources=chains([a_speaker("a brigade", SpeakerKind.ARMED_GROUP)]))]),
        ("B3", [a_claim("ledger", supplier=IRAN, recipient=IRAN)]),
        ("B2", [a_claim("ledger", supplier=IRAN, recipient=IRAN), a_claim("ledger", "c2")]),
        ("B3", [a_claim("ledger", date=dated("2015"))]),
        ("A2", [a_claim("ledger", date=dated("2015"), sources=chains([PANEL]))]),
        ("B3", [a_claim("ledger"), a_claim("post"), denial("tattler")]),
        ("B4", [a_claim("ledger"), denial("tattler")]),
        ("D5", [denial("tattler")]),
    ],
)
def test_a_case_has_the_grade_that_its_facts_give(expected: str, claims: list) -> None:
    assert mark(*claims) == expected


def test_papers_that_print_one_text_are_one_report() -> None:
    told = "A train with forty mortars left the yard at Low Cross on Friday night, and nobody signed for it. " * 3
    papers = [a_document(name, publisher=f"Paper {name}", text=told) for name in ("one", "two")]
    claims = [a_claim(paper.id, sources=chains([PANEL], [MINISTER])) for paper in papers]
    (case,) = grade([a_case(*claims)], claims, papers, ONTOLOGY)
    assert case.grade is not None
    assert (len(case.origins), case.grade.credibility) == (2, Credibility.PROBABLY_TRUE)


def test_the_reasons_say_what_the_grade_rests_on() -> None:
    case = graded(a_claim("ledger", sources=chains([DRIVER]), **ALLEGED), denial("post", sources=chains([MINISTER])))
    assert case.grade is not None
    assert case.grade.reasons == (
        "The most reliable outlet that carries it, The Daily Ledger, is rated B.",
        "No origin is named: a driver.",
        "All affirming claims go back to one origin: a driver.",
        "Every affirming claim is hedged.",
        "It is denied by the interior minister.",
        "The denial stands against no more than one origin.",
    )


def reasons_of_everything() -> set[str]:
    rifles = [{"items": (an_item("rifles", number=number),)} for number in (2, 3)]
    third_hand = chains([an_outlet("Gazette"), MINISTER, DRIVER])
    cases = [
        graded(a_claim("blog", sources=third_hand, **rifles[0], **POSSIBLE), a_claim("blog", "c2", **rifles[1])),
        graded(a_claim("blog", sources=third_hand, **POSSIBLE)),
        graded(a_claim("ledger", supplier=IRAN, recipient=IRAN)),
        graded(a_claim("ledger", date=dated("2015"), sources=chains([unnamed("?", SpeakerKind.UNKNOWN)]))),
        graded(a_claim("ledger", **MARCH), a_claim("post", **MARCH), a_claim("blog", **MARCH), a_claim("x", **JULY)),
        graded(a_claim("ledger", sources=chains([PANEL]), items=(an_item("rifles"),), **ALLEGED)),
        graded(a_claim("ledger"), denial("post")),
        graded(denial("post")),
    ]
    rivals = graded(*(a_claim(name, **rifles[number]) for name, number in [("ledger", 0), ("post", 1), ("blog", 1)]))
    twice = graded(a_claim("ledger", sources=chains([PANEL], [DRIVER])))
    grades = [case.grade for case in (*cases, twice)]
    grades += [each.grade for each in (*rivals.slot_grades, *rivals.claim_grades, *twice.claim_grades)]
    return {reason for each in grades if each for reason in each.reasons}


def test_every_row_of_the_table_has_its_sentence() -> None:
    said = reasons_of_everything()
    assert said >= {
        "No outlet that carries it is in the catalogue, so reliability cannot be judged (F).",
        "It rests on a court, an international body or a document: a panel of experts.",
        "It is told at third hand or further throughout.",
        "Nobody affirms it here.",
        "3 independent origins affirm it without excluding each other, of 4.",
        "More than two independent origins affirm it.",
        "A named origin (a panel of experts) and a reliable outlet (The Daily Ledger) stand for it.",
        "The origins disagree on when it was delivered; those that agree are counted.",
        "Its claims disagree on the number of rifles.",
        "1 origin says otherwise: The Daily Ledger.",
        "No more origins say so than say otherwise.",
        "More origins say otherwise than say so.",
        "It is a single report, which confirms nothing by itself.",
        "One report alone, or papers that print it, tells of these origins; nobody else has asked them.",
        "It goes back to one origin: The Daily Ledger.",
        "Every claim of it contradicts itself: one names Iran both as who gives and as who gets.",
        "It rests on nothing but armed groups or sources of unknown kind: ?.",
        "It is told 6 years after the event or later.",
        "It is only said to be conceivable.",
        "It is denied by Harbour Post.",
    }
    assert len(FACTS) == 23


SPEAKERS = st.sampled_from([an_outlet("Harbour Post"), an_outlet("Gazette"), MINISTER, PANEL, DRIVER, unnamed("?")])
CLAIMS = st.lists(
    st.builds(
        a_claim,
        st.sampled_from(["ledger", "post", "tattler", "blog", "elsewhere"]),
        st.sampled_from(["c1", "c2", "c3"]),
        sources=st.lists(st.lists(SPEAKERS, min_size=1, max_size=4).map(tuple), max_size=2).map(tuple),
        polarity=st.sampled_from(Polarity),
        stage=st.sampled_from([Stage.AGREED, Stage.DELIVERED, Stage.INTERCEPTED]),
        supplier=st.sampled_from([(), IRAN, RUSSIA, ARMY, (*IRAN, *RUSSIA)]),
        items=st.sampled_from([(), (an_item("rifles", number=2),), (an_item("rifles", number=3),)]),
        certainty=st.sampled_from(Certainty),
        date=st.sampled_from([None, dated("2022"), dated("2022-03"), dated("2022-07-01")]),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda claim: (claim.document, claim.id),
)


@given(claims=CLAIMS)
def test_nothing_is_confirmed_without_two_origins_and_two_papers_or_against_a_denial(claims: list) -> None:
    case = graded(*claims)
    assert case.grade is not None
    if case.grade.credibility is Credibility.CONFIRMED:
        assert len(case.origins) >= 2
        assert len(case.documents) >= 2
        assert not case.disputed
    assert all(each.grade.credibility is not Credibility.CONFIRMED for each in case.claim_grades)
    for each in case.slot_grades:
        assert each.grade.credibility is not Credibility.CONFIRMED or (len(case.origins) >= 2 and not case.disputed)


@given(
    claims=CLAIMS,
    certainty=st.sampled_from(Certainty),
    date=st.sampled_from([None, dated("2022-03"), dated("2030")]),
    publisher=st.sampled_from(["Paper of Record", "A Paper Nobody Lists"]),
)
def test_one_more_independent_origin_never_worsens_credibility(
    claims: list, certainty: Certainty, date: object, publisher: str
) -> None:
    own = a_document("own", publisher=publisher, text="Ours alone.")
    more = [*claims, a_claim("own", certainty=certainty, date=date, supplier=RUSSIA, recipient=RUSSIA)]
    before, (after,) = graded(*claims), grade([a_case(*more)], more, [*DOCUMENTS, own], ONTOLOGY)
    assert before.grade is not None
    assert after.grade is not None
    assert after.grade.credibility <= before.grade.credibility


@given(claims=CLAIMS, data=st.data())
def test_the_same_case_gets_the_same_grade_with_reasons_in_any_order(claims: list, data: st.DataObject) -> None:
    case = a_case(*claims)
    straight = grade([case], claims, DOCUMENTS, ONTOLOGY)
    turned = grade(straight, data.draw(st.permutations(claims)), DOCUMENTS[::-1], ONTOLOGY)
    assert turned == straight
    assert straight[0].grade is not None
    assert straight[0].grade.reasons
    assert all(reason.endswith(".") for reason in straight[0].grade.reasons)
    assert all(each.grade.reasons for each in (*straight[0].slot_grades, *straight[0].claim_grades))
    assert [each.claim for each in straight[0].claim_grades] == list(straight[0].claims)


def test_cases_come_out_in_the_order_they_came() -> None:
    claims = [a_claim("ledger"), a_claim("blog")]
    cases = [a_case(claims[1]), a_case(claims[0])]
    found = grade(cases, claims, DOCUMENTS, ONTOLOGY)
    assert [case.id for case in found] == [case.id for case in cases]
    assert [case.grade.reliability for case in found if case.grade] == [
        Reliability.CANNOT_BE_JUDGED,
        Reliability.USUALLY,
    ]

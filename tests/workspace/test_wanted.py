"""What is wanted is what the filters say, of cases and of claims."""

from dataclasses import fields
from datetime import date
from typing import Final

import pytest

from waybill.core.case import Case, CaseKind, Origin, Summary, SummaryItem, SummaryParty
from waybill.core.claim import Basis, Certainty, Claim, ClaimRef, Dating, Filler, Item, Stage, WeaponClass
from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.core.grade import Credibility, Grade, Reliability
from waybill.core.ids import CaseId, ClaimId, DocumentId, EntityId
from waybill.core.maker import Maker, MakerKind
from waybill.core.period import Period
from waybill.core.span import Quote, Span
from waybill.core.speaker import SpeakerKind
from waybill.errors import FilterError, QuestionError
from waybill.ontology import load
from waybill.telling.filters import FILTERS, Role
from waybill.workspace.filters import HOLDS, read, written
from waybill.workspace.wanted import Wanted

TEXT: Final = "Norway sold Moldova ten trucks through Romania in spring, a clerk is believed to have said."
REF: Final = ClaimRef(DocumentId("d"), ClaimId("c1"))


def graded(code: str) -> Grade:
    return Grade(reliability=Reliability(code[0]), credibility=Credibility(int(code[1])), reasons=())


def party(name: str, entity: str) -> tuple[SummaryParty, ...]:
    return (SummaryParty(name=name, entity=EntityId(entity), claims=(REF,)),)


def case(*, grade: str = "B2", dates: tuple[str, ...] = ("2021-03/2021-05",), origins: int = 2) -> Case:
    item = SummaryItem(name="trucks", weapon_class=WeaponClass.VEHICLE, entity=None, quantities=(), claims=(REF,))
    return Case(
        id=CaseId("case-1"),
        claims=(REF,),
        documents=(REF.document,),
        summary=Summary(
            supplier=party("Norway", "state/norway"),
            recipient=party("Moldova", "state/moldova"),
            intermediary=party("Romania", "state/romania"),
            items=(item,),
            stage=Stage.DELIVERED,
            basis=(Basis.SALE,),
            dates=tuple(map(Period, dates)),
            covert=True,
        ),
        disputed=False,
        first_published=date(2021, 6, 1),
        grade=graded(grade) if grade else None,
        origins=tuple(
            Origin(text=f"clerk {number}", kind=SpeakerKind.PERSON, named=False, claims=(REF,))
            for number in range(origins)
        ),
    )


def filed(*, has_case: bool = True) -> FiledClaim:
    def filler(name: str, entity: str) -> tuple[Filler, ...]:
        start = TEXT.index(name)
        return (Filler(text=name, span=Span(start, start + len(name)), entity=EntityId(entity)),)

    claim = Claim(
        id=REF.claim,
        document=REF.document,
        evidence=(Quote.of(TEXT, Span(0, len(TEXT))),),
        supplier=filler("Norway", "state/norway"),
        recipient=filler("Moldova", "state/moldova"),
        intermediary=filler("Romania", "state/romania"),
        items=(Item(text="trucks", span=Span(24, 30), weapon_class=WeaponClass.VEHICLE),),
        date=Dating(period=Period("2021-03/2021-05"), span=Span(50, 56)),
        basis=Basis.SALE,
        covert=True,
        certainty=Certainty.ALLEGED,
    )
    document = Document(id=REF.document, text=TEXT, publisher="Harbour Post", published=date(2021, 6, 1))
    return FiledClaim(
        claim=claim,
        document=document,
        case=CaseId("case-1") if has_case else None,
        maker=Maker(kind=MakerKind.IMPORT, name="test"),
    )


WANTED: Final = [
    (Wanted(), True),
    (Wanted(supplier="Norway"), True),
    (Wanted(supplier="Moldova"), False),
    (Wanted(recipient="Moldova"), True),
    (Wanted(intermediary="Romania"), True),
    (Wanted(intermediary="Norway"), False),
    (Wanted(party="Norway"), True),
    (Wanted(party="Moldova"), True),
    (Wanted(party="Romania"), True),
    (Wanted(party="Sweden"), False),
    (Wanted(country="MD"), True),
    (Wanted(country="SE"), False),
    (Wanted(country="MD", country_role=Role.RECIPIENT), True),
    (Wanted(country="MD", country_role=Role.SUPPLIER), False),
    (Wanted(country="MD", country_role=Role.DESTINATION), False),
    (Wanted(item_class=WeaponClass.VEHICLE), True),
    (Wanted(item_class=WeaponClass.TANK), False),
    (Wanted(weapon="truck"), True),
    (Wanted(weapon="T-72"), False),
    (Wanted(since=Period("2021-05")), True),
    (Wanted(since=Period("2021-06")), False),
    (Wanted(until=Period("2021-03-01")), True),
    (Wanted(until=Period("2020")), False),
    (Wanted(since=Period("2021"), until=Period("2021")), True),
    (Wanted(published_since=Period("2021-06")), True),
    (Wanted(published_since=Period("2021-06-02")), False),
    (Wanted(published_until=Period("2021-06-01")), True),
    (Wanted(published_until=Period("2021-05")), False),
    (Wanted(stage=Stage.DELIVERED), True),
    (Wanted(stage=Stage.SOUGHT), False),
    (Wanted(basis=Basis.SALE), True),
    (Wanted(basis=Basis.LOAN), False),
    (Wanted(certainty=Certainty.ALLEGED), True),
    (Wanted(certainty=Certainty.STATED), False),
    (Wanted(kind=CaseKind.TRANSFER), True),
    (Wanted(kind=CaseKind.RELATION), False),
    (Wanted(covert=True), True),
    (Wanted(disputed=True), False),
    (Wanted(grade="B2"), True),
    (Wanted(grade="C2"), True),
    (Wanted(grade="A2"), False),
    (Wanted(grade="B1"), False),
    (Wanted(reliability=Reliability.USUALLY, credibility=Credibility.PROBABLY_TRUE), True),
    (Wanted(reliability=Reliability.COMPLETELY), False),
    (Wanted(credibility=Credibility.CONFIRMED), False),
    (Wanted(origins=2), True),
    (Wanted(origins=3), False),
    (Wanted(publisher="The Harbour Post"), True),
    (Wanted(publisher="Dockside"), False),
    (Wanted(words='clerk "ten trucks" OR tanks'), True),
    (Wanted(words="clerk NOT trucks"), False),
]


@pytest.mark.parametrize(("wanted", "is_wanted"), WANTED, ids=lambda each: str(each)[:60])
def test_a_case_and_its_claim_are_wanted_alike(wanted: Wanted, is_wanted: bool) -> None:
    ontology, whole = load(), case()
    assert wanted.is_case(whole, ontology, lambda _: [filed()]) is is_wanted
    assert wanted.is_claim(filed(), ontology, whole) is is_wanted


def test_every_filter_is_tried() -> None:
    assert {name for wanted, _ in WANTED for name in wanted.written()} == {each.name for each in FILTERS}


def test_the_table_of_filters_is_what_can_be_wanted() -> None:
    names = [each.name for each in FILTERS]
    assert sorted(names) == sorted(each.name for each in fields(Wanted))
    assert set(names) - set(HOLDS) == {"country", "country_role", "since", "until"}


@pytest.mark.parametrize(("wanted", "is_wanted"), WANTED, ids=lambda each: str(each)[:60])
def test_what_is_wanted_reads_back_as_it_was_written(wanted: Wanted, is_wanted: bool) -> None:
    assert Wanted.of(wanted.written()) == wanted


@pytest.mark.parametrize("filter_", [each for each in FILTERS if each.values], ids=lambda each: each.name)
def test_every_listed_value_can_be_wanted(filter_) -> None:  # type: ignore[no-untyped-def]
    for value in filter_.values:
        assert written(read(filter_.name, value)) == value


def test_dates_of_two_claims_are_not_taken_together() -> None:
    between = Wanted(since=Period("2020"), until=Period("2021"))
    assert not between.is_case(case(dates=("2019", "2022")), load())
    assert not between.is_case(case(dates=()), load())
    assert between.is_case(case(dates=("2021-12~", "2030")), load())
    assert between.is_case(case(dates=("2015/..",)), load())


def test_what_is_not_graded_or_cannot_be_judged_is_no_better_than_anything() -> None:
    for grade in ("", "F1", "A6"):
        assert not Wanted(grade="E5").is_case(case(grade=grade), load())


def test_a_claim_without_a_case_has_no_grade_origins_or_kind() -> None:
    for wanted in (Wanted(grade="E5"), Wanted(origins=1), Wanted(kind=CaseKind.TRANSFER)):
        assert not wanted.is_claim(filed(has_case=False), load())


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"q": "x"}, "q: there is no such filter; known are supplier, recipient, "),
        ({"stage": "x"}, "stage: there is no 'x'; known are sought, offered"),
        ({"covert": "no"}, "covert: there is no 'no'; known are 1"),
        ({"grade": "B6"}, "grade: 'B6' is none; write a letter from A to E and a figure from 1 to 5"),
        ({"origins": "0"}, "origins: '0' is no number from 1 to 9999"),
        ({"origins": "²"}, "origins: '²' is no number from 1 to 9999"),
        ({"since": "yesterday"}, "since: 'yesterday' is not an existing date or period; write YYYY, YYYY-MM, "),
        ({"until": "2021-02-30"}, "until: '2021-02-30' is not an existing date or period"),
        ({"supplier": " "}, "supplier: it must not be empty"),
        ({"supplier": "a" * 201}, "supplier: it is longer than 200 characters"),
    ],
)
def test_what_is_never_so_is_refused(given: dict[str, str], problem: str) -> None:
    with pytest.raises(FilterError) as raised:
        Wanted.of(given)
    assert str(raised.value).startswith(problem)


def test_words_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(QuestionError, match="a quotation mark is opened and not closed"):
        Wanted.of({"words": '"tanks'})


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(FilterError, match="country: nothing is known of 'Atlantis'"):
        Wanted(country="Atlantis").settled(load())
    assert Wanted(country="moldova").settled(load()) == Wanted(country="MD")


def test_what_is_wanted_is_told_by_the_names_of_the_filters() -> None:
    assert Wanted(supplier="Iran", covert=True, since=Period("2021")).told() == (
        "supplier=Iran",
        "since=2021",
        "covert",
    )

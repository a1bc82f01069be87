"""Filters and numbers: what is found is what was asked for, and the number beside a value is what it would find."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waybill.core.case import Case, CaseKind, Origin, Summary, SummaryItem, SummaryParty
from waybill.core.claim import Basis, Certainty, Claim, ClaimRef, Stage, WeaponClass
from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.core.grade import Credibility, Grade, Reliability
from waybill.core.ids import CaseId, ClaimId, Digest, DocumentId, EntityId
from waybill.core.maker import Maker, MakerKind
from waybill.core.period import Period
from waybill.core.span import Quote, Span
from waybill.core.speaker import SpeakerKind
from waybill.ontology import load
from waybill.telling.filters import FILTERS
from waybill.web.asked import RefusedError
from waybill.web.case_index import SORTS, CaseIndex
from waybill.workspace.asking import claims_among
from waybill.workspace.held import Held
from waybill.workspace.wanted import Wanted

PARTIES = {
    "Iran": "state/iran",
    "Norway": "state/norway",
    "Houthi": "armed-group/houthis",
    "ANSAR ALLAH": "armed-group/houthis",
    "Bandits": "",
}
PUBLISHERS = ("Harbour Post", "Dockside News")


def party(name: str) -> tuple[SummaryParty, ...]:
    entity = EntityId(PARTIES[name]) if PARTIES.get(name) else None
    return (SummaryParty(name=name, entity=entity, claims=()),) if name else ()


def a_case(number: int, labels: dict[str, object]) -> tuple[Case, FiledClaim]:
    """A case of these labels, and its claim."""
    classes, parties, grade, dates, origins = (
        labels[key] for key in ("classes", "parties", "grade", "dates", "origins")
    )
    text = f"Crate {number} of goods{number % 3} went."
    ref = ClaimRef(DocumentId(f"d{number}"), ClaimId("c1"))
    day = date(2020, 1, 1 + number)
    document = Document(id=ref.document, text=text, publisher=PUBLISHERS[number % 2], published=day)
    claim = Claim(
        id=ref.claim,
        document=ref.document,
        evidence=(Quote.of(text, Span(0, len(text))),),
        certainty=list(Certainty)[number % 3],
    )
    supplier, recipient, via = parties  # type: ignore[misc]
    case = Case(
        id=CaseId(f"case-{number}"),
        claims=(ref,),
        documents=(ref.document,),
        summary=Summary(
            stage=labels["stage"],  # type: ignore[arg-type]
            basis=(list(Basis)[number % 2],),
            items=tuple(
                SummaryItem(name=each.value, weapon_class=each, entity=None, quantities=(), claims=())
                for each in sorted(classes)  # type: ignore[type-var]
            ),
            supplier=party(supplier),
            recipient=party(recipient),
            via=party(via),
            dates=tuple(map(Period, dates)),  # type: ignore[arg-type]
            covert=number % 2 == 0,
        ),
        disputed=number % 3 == 0,
        kind=list(CaseKind)[number % 2],
        first_published=day,
        origins=tuple(
            Origin(text=str(each), kind=SpeakerKind.PERSON, named=False, claims=(ref,))
            for each in range(origins)  # type: ignore[arg-type]
        ),
        grade=None
        if grade is None
        else Grade(reliability=Reliability(grade[0]), credibility=Credibility(int(grade[1])), reasons=()),  # type: ignore[index]
    )
    maker = Maker(kind=MakerKind.IMPORT, name="test")
    return case, FiledClaim(claim=claim, document=document, case=case.id, maker=maker)


def held_of(made: list[tuple[Case, FiledClaim]]) -> Held:
    """A ledger that holds these cases."""
    return Held(
        sequence=1,
        digest=Digest(""),
        ontology=ONTOLOGY,
        cases={case.id: case for case, _ in made},
        retired={},
        claims={filed.ref: filed for _, filed in made},
        claims_of={},
        documents={},
        captures={},
        entities={},
        judged=(),
        reviewed={},
        rejected={},
        came_at={},
        rejections=0,
        recorded={case.id: (number * 7) % 5 for number, (case, _) in enumerate(made)},
    )


ONTOLOGY = load()
NAMES = st.sampled_from(["", *PARTIES])
LABELS = st.fixed_dictionaries(
    {
        "stage": st.sampled_from([None, Stage.SOUGHT, Stage.DELIVERED]),
        "classes": st.frozensets(st.sampled_from([WeaponClass.UAV, WeaponClass.TANK]), max_size=2),
        "parties": st.tuples(NAMES, NAMES, NAMES),
        "grade": st.sampled_from([None, "B2", "A3", "F6", "C1"]),
        "dates": st.lists(st.sampled_from(["2019", "2021-03/2021-05", "2015/..", "2022~"]), max_size=2),
        "origins": st.integers(0, 4),
    }
)
ASKED = {
    "stage": ["sought", "delivered"],
    "item_class": ["uav", "tank"],
    "basis": ["sale", "grant"],
    "certainty": ["stated", "alleged"],
    "kind": ["transfer", "relation"],
    "covert": ["1"],
    "disputed": ["1"],
    "grade": ["B2", "C3", "D4"],
    "reliability": ["A", "B"],
    "credibility": ["1", "2"],
    "origins": ["1", "2", "3"],
    "supplier": ["Iran", "Norway", "Houthis"],
    "recipient": ["Iran", "bandits"],
    "intermediary": ["Iran"],
    "party": ["Norway", "Iran"],
    "country": ["IR", "Norway", "YE"],
    "country_role": ["supplier", "via"],
    "weapon": ["tank", "Shahed"],
    "publisher": ["the Harbour Post", "Reuters"],
    "since": ["2020", "2021-04"],
    "until": ["2021", "2019-06-01"],
    "published_since": ["2020-01-03", "2020"],
    "published_until": ["2020-01-04", "../2020-01-02"],
    "words": ["goods1", "crate NOT goods0", "good* -goods2"],
}
QUESTIONS = st.dictionaries(st.sampled_from(sorted(ASKED)), st.integers(0, 2), max_size=4).map(
    lambda picked: {name: ASKED[name][number % len(ASKED[name])] for name, number in picked.items()}
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LABELS, max_size=7), QUESTIONS, st.sampled_from(["", *SORTS]))
def test_what_is_found_is_wanted_and_numbers_tell_what_would_be_found(
    labels: list[dict[str, object]], asked: dict[str, str], sort: str
) -> None:
    held = held_of([a_case(number, each) for number, each in enumerate(labels)])
    index, wanted = CaseIndex(held), Wanted.of(asked).settled(ONTOLOGY)
    selected = index.select({**asked, "sort": sort} if sort else asked)
    found = {
        case.id
        for case in held.cases.values()
        if wanted.is_case(case, ONTOLOGY, lambda each: claims_among(each, held.claims))
    }
    assert {case.id for case in selected.cases} == found
    assert len(selected.cases) == len(found)
    counted = [(name, each) for name, values in selected.numbers.items() for each in values.items()]
    named = [(name, each) for name, values in selected.names.items() for each in values]
    for name, (value, number) in (*counted, *named):
        assert number == len(index.select({**asked, name: value}).cases), (name, value)


@pytest.mark.parametrize(
    ("asked", "listed"), [({}, (("Houthis", 2),)), ({"recipient": "Ansar Allah"}, (("Ansar Allah", 2),))]
)
def test_who_is_known_is_listed_once_however_reports_call_them(
    asked: dict[str, str], listed: tuple[tuple[str, int], ...]
) -> None:
    made = [
        a_case(number, {**SIX[0], "parties": ("", name, "")}) for number, name in enumerate(("Houthi", "ANSAR ALLAH"))
    ]
    assert CaseIndex(held_of(made)).select(asked).names["recipient"] == listed


def test_every_filter_is_asked_for() -> None:
    assert set(ASKED) == {each.name for each in FILTERS}


SIX = [
    {"stage": None, "classes": frozenset(), "parties": ("", "", ""), "grade": grade, "dates": [], "origins": 1}
    for grade in ("B2", "A3", None, "A1", "C1", "B1")
]


@pytest.mark.parametrize(
    ("sort", "order"),
    [("", "543210"), ("published", "543210"), ("recorded", "241350"), ("grade", "315042"), ("claims", "543210")],
)
def test_cases_are_sorted(sort: str, order: str) -> None:
    index = CaseIndex(held_of([a_case(number, each) for number, each in enumerate(SIX)]))
    found = index.select({"sort": sort} if sort else {}).cases
    assert "".join(case.id.removeprefix("case-") for case in found) == order


def test_an_order_that_there_is_not_is_refused() -> None:
    with pytest.raises(RefusedError, match="sort: there is no 'size'; known are published, recorded, grade, claims"):
        CaseIndex(held_of([])).select({"sort": "size"})

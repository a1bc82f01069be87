"""Any value that the ledger keeps, for property tests."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from waybill.core.case import (
    Case,
    CaseKind,
    ClaimGrade,
    Denial,
    Disagreement,
    Origin,
    Side,
    SlotGrade,
    Step,
    Summary,
    SummaryItem,
    SummaryParty,
    Teller,
    Tie,
    TieKind,
)
from waybill.core.claim import (
    Basis,
    Carriage,
    Certainty,
    Claim,
    ClaimRef,
    Dating,
    Filler,
    Item,
    Mode,
    Polarity,
    Price,
    Stage,
    WeaponClass,
)
from waybill.core.document import Document
from waybill.core.drafts import (
    draft_of_case,
    draft_of_document,
    draft_of_entity,
    draft_of_reading,
    draft_of_rejection,
    draft_of_review,
)
from waybill.core.entity import Entity, EntityKind
from waybill.core.entry import Draft
from waybill.core.grade import Credibility, Grade, Reliability
from waybill.core.judgement import Judgement, Subject, Verdict
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import Reading, Reason, Rejection
from waybill.core.period import Period
from waybill.core.quantity import Bound, Money, Quantity, Unit
from waybill.core.review import Decision, Review, Undoing
from waybill.core.span import Quote, Span, squeeze
from waybill.core.speaker import Speaker, SpeakerKind

names = st.text(max_size=12)
ids = st.text(min_size=1, max_size=12)
moments = st.datetimes(timezones=st.just(UTC))
makers = st.builds(
    Maker, kind=st.sampled_from(MakerKind), name=names, version=names, model=st.none() | st.text(max_size=6)
)
periods = st.sampled_from(["2022-03-26", "2022-03", "2022", "2022-03/2022-05", "2021-12~", "2015/.."]).map(Period)
numbers = st.integers(0, 10**9) | st.floats(0, 1e12)
quantities = st.builds(
    Quantity,
    value=numbers,
    bound=st.sampled_from([Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST]),
    unit=st.none() | st.sampled_from(Unit),
) | st.builds(Quantity, value=st.integers(0, 9), bound=st.just(Bound.RANGE), high=st.none() | st.integers(9, 99))
money = st.builds(Money, amount=numbers, currency=st.sampled_from(["USD", "EUR"]), bound=st.sampled_from(Bound))
refs = st.builds(ClaimRef, document=ids, claim=ids)
few_refs = st.lists(refs, max_size=3).map(tuple)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A stretch of a text that begins and ends with no white space."""
    solid = [place for place, character in enumerate(text) if not character.isspace()]
    first = draw(st.sampled_from(solid))
    return Span(first, draw(st.sampled_from([place for place in solid if place >= first])) + 1)


texts = st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip()))
documents = st.builds(
    Document,
    id=ids,
    text=texts,
    url=st.none() | names,
    publisher=st.none() | names,
    published=st.none() | st.dates(),
    language=st.none() | names,
    title=st.none() | names,
    byline=st.none() | names,
    pages=st.just(()) | st.lists(st.integers(1, 99), max_size=3).map(lambda rest: (0, *sorted(rest))),
    capture=st.none() | ids,
)


@st.composite
def claims(draw: st.DrawFn, document: Document, claim_id: str) -> Claim:
    """A claim whose words are those of a document."""
    text = document.text
    places = spans(text)
    entity = st.none() | ids

    def quotes(least: int) -> tuple[Quote, ...]:
        drawn = draw(st.lists(places, min_size=least, max_size=3, unique=True))
        return tuple(Quote.of(text, span) for span in sorted(drawn))

    def some(part: st.SearchStrategy[object]) -> tuple[object, ...]:
        return tuple(draw(st.lists(part, max_size=2)))

    fillers = places.flatmap(
        lambda span: st.builds(Filler, text=st.just(squeeze(span.of(text))), span=st.just(span), entity=entity)
    )
    items = places.flatmap(
        lambda span: st.builds(
            Item,
            text=st.just(squeeze(span.of(text))),
            span=st.just(span),
            weapon_class=st.sampled_from(WeaponClass),
            quantity=st.none() | quantities,
            entity=entity,
        )
    )
    speakers = places.flatmap(
        lambda span: st.builds(
            Speaker,
            text=st.just(squeeze(span.of(text))),
            span=st.just(span),
            kind=st.sampled_from(SpeakerKind),
            named=st.booleans(),
        )
    )
    return Claim(
        id=claim_id,
        document=document.id,
        evidence=quotes(1),
        triggers=quotes(0),
        basis=draw(st.sampled_from(Basis)),
        covert=draw(st.booleans()),
        stage=draw(st.sampled_from(Stage)),
        polarity=draw(st.sampled_from(Polarity)),
        certainty=draw(st.sampled_from(Certainty)),
        supplier=some(fillers),
        recipient=some(fillers),
        intermediary=some(fillers),
        items=some(items),
        origin=some(fillers),
        via=some(fillers),
        destination=some(fillers),
        transport=some(st.builds(Carriage, mode=st.sampled_from(Mode), span=places)),
        date=draw(st.none() | st.builds(Dating, period=periods, span=places)),
        value=draw(st.none() | st.builds(Price, money=money, span=places)),
        sources=some(st.lists(speakers, min_size=1, max_size=2).map(tuple)),
        score=draw(st.none() | st.floats(-9, 9)),
    )


@st.composite
def rejections(draw: st.DrawFn) -> Rejection:
    """Something set aside."""
    span = draw(st.none() | st.tuples(st.integers(0, 9), st.integers(10, 19)))
    return Rejection(
        reason=draw(st.sampled_from(Reason)),
        subject=draw(names),
        detail=draw(names),
        remedy=draw(names),
        document=draw(st.none() | ids),
        span=None if span is None else Span(*span),
    )


@st.composite
def readings(draw: st.DrawFn, document: Document) -> Reading:
    """A reading of a document."""
    ids_of_claims = draw(st.lists(ids, max_size=2, unique=True))
    return Reading(
        document=document.id,
        document_digest=document.digest,
        maker=draw(makers),
        claims=tuple(draw(claims(document, each)) for each in ids_of_claims),
        set_aside=tuple(draw(st.lists(rejections(), max_size=1))),
    )


entities = st.builds(
    Entity,
    id=ids,
    kind=st.sampled_from(EntityKind),
    name=names,
    aliases=st.lists(names, max_size=2).map(tuple),
    country=st.none() | names,
    part_of=st.none() | ids,
    weapon_class=st.none() | st.sampled_from(WeaponClass),
)
judgements = st.builds(
    Judgement,
    subject=st.sampled_from(Subject),
    left=names,
    right=names,
    verdict=st.sampled_from(Verdict),
    reasons=st.lists(names, max_size=2).map(tuple),
    maker=makers,
    judged_at=moments,
)
grades = st.builds(
    Grade,
    reliability=st.sampled_from(Reliability),
    credibility=st.sampled_from(Credibility),
    reasons=st.lists(names, max_size=2).map(tuple),
)
_parties = st.lists(st.builds(SummaryParty, name=names, entity=st.none() | ids, claims=few_refs), max_size=2).map(tuple)
_items = st.builds(
    SummaryItem,
    name=names,
    weapon_class=st.sampled_from(WeaponClass),
    entity=st.none() | ids,
    quantities=st.lists(quantities, max_size=2).map(tuple),
    claims=few_refs,
)
summaries = st.builds(
    Summary,
    supplier=_parties,
    recipient=_parties,
    intermediary=_parties,
    items=st.lists(_items, max_size=2).map(tuple),
    origin=_parties,
    via=_parties,
    destination=_parties,
    transport=st.lists(st.sampled_from(Mode), max_size=2).map(tuple),
    dates=st.lists(periods, max_size=2).map(tuple),
    values=st.lists(money, max_size=2).map(tuple),
    stage=st.none() | st.sampled_from(Stage),
    basis=st.lists(st.sampled_from(Basis), max_size=2).map(tuple),
    covert=st.booleans(),
)
_few_names = st.lists(names, max_size=2).map(tuple)


def _few(made: type, /, **fields: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.builds(made, **fields), max_size=2).map(tuple)


cases = st.builds(
    Case,
    id=ids,
    kind=st.sampled_from(CaseKind),
    texts=st.lists(st.lists(ids, max_size=2).map(tuple), max_size=2).map(tuple),
    parts=st.lists(ids, max_size=2).map(tuple),
    steps=_few(
        Step,
        stage=st.sampled_from(Stage),
        dates=st.lists(periods, max_size=2).map(tuple),
        claims=few_refs,
        superseded=st.booleans(),
    ),
    disagreements=_few(
        Disagreement, slot=names, about=names, sides=_few(Side, value=names, claims=few_refs, origins=_few_names)
    ),
    denials=_few(Denial, claim=refs, by=_few_names, disputes=few_refs),
    tellers=_few(
        Teller,
        id=ids,
        text=names,
        kind=st.sampled_from(SpeakerKind),
        named=st.booleans(),
        on_record=st.booleans(),
        claims=few_refs,
    ),
    ties=_few(
        Tie,
        kind=st.sampled_from(TieKind),
        teller=ids,
        source=ids,
        claims=few_refs,
        likeness=st.none() | st.floats(min_value=0, max_value=1),
    ),
    slot_grades=_few(SlotGrade, slot=names, value=names, grade=grades),
    claim_grades=_few(ClaimGrade, claim=refs, grade=grades),
    claims=st.lists(refs, min_size=1, max_size=3).map(tuple),
    documents=st.lists(ids, max_size=2).map(tuple),
    summary=summaries,
    disputed=st.booleans(),
    first_published=st.none() | st.dates(),
    origins=_few(
        Origin,
        text=names,
        kind=st.sampled_from(SpeakerKind),
        named=st.booleans(),
        claims=few_refs,
        on_record=st.booleans(),
        hops=st.integers(min_value=0, max_value=9),
        tellers=_few_names,
    ),
    grade=st.none() | grades,
)

_READERS = (
    Maker(kind=MakerKind.PROGRAM, name="rules", version="1"),
    Maker(kind=MakerKind.PROGRAM, name="rules", version="2"),
    Maker(kind=MakerKind.IMPORT, name="a list"),
    Maker(kind=MakerKind.PERSON, name="an editor"),
)
_TEXTS = ("Arms went from A to B.", "Arms went from B to A.")


@st.composite
def _documents_and_readings(draw: st.DrawFn) -> tuple[Draft, ...]:
    """A document of a few that there are, in one of two versions, and perhaps a reading of it."""
    document = Document(id=draw(st.sampled_from(["d1", "d2"])), text=draw(st.sampled_from(_TEXTS)))
    quote = Quote.of(document.text, Span(0, draw(st.sampled_from([4, 9]))))
    reading = Reading(
        document=document.id,
        document_digest=document.digest,
        maker=draw(st.sampled_from(_READERS)),
        claims=(Claim(id="c1", document=document.id, evidence=(quote,)),),
    )
    review = Review(
        ref=ClaimRef(document.id, "c1"),
        version=document.digest,
        decision=draw(st.sampled_from(Decision)),
        claim=reading.claims[0],
        reason="So.",
        seen=None,
        read=None,
        maker=Maker(kind=MakerKind.PERSON, name=draw(st.sampled_from(["Ann", "Ben"]))),
        reviewed_at=draw(moments),
    )
    step = draw(st.sampled_from([review, Undoing(ref=review.ref, maker=review.maker, undone_at=draw(moments))]))
    drafts = (draft_of_document(document), draft_of_reading(reading, document), draft_of_review(step, document))
    return drafts[: draw(st.integers(1, 3))]


groups = st.lists(
    _documents_and_readings()
    | st.lists(cases.map(draft_of_case), max_size=1).map(tuple)
    | st.lists(entities.map(draft_of_entity), max_size=2).map(tuple)
    | st.lists(rejections().map(draft_of_rejection), max_size=1).map(tuple),
    max_size=8,
)
"""What is recorded together, group after group."""

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
RECORDER = Maker(kind=MakerKind.PROGRAM, name="waybill", version="0")

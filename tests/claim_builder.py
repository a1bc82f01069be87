"""Claims, documents and judgements for tests, with everything that a test does not speak of filled in."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from waybill.core.claim import Claim, ClaimRef, Dating, Filler, Item, Stage, WeaponClass
from waybill.core.document import Document
from waybill.core.ids import ClaimId, DocumentId, EntityId
from waybill.core.judgement import Judgement, Subject, Verdict
from waybill.core.maker import Maker, MakerKind
from waybill.core.period import Period
from waybill.core.quantity import Quantity
from waybill.core.span import Quote, Span
from waybill.core.speaker import Chain, Speaker, SpeakerKind

SPAN = Span(0, 1)


def a_party(text: str, entity: str | None = None) -> Filler:
    """A party or place."""
    return Filler(text=text, span=SPAN, entity=None if entity is None else EntityId(entity))


def states(*names: str) -> tuple[Filler, ...]:
    """Parties that are resolved to states of the same name."""
    return tuple(a_party(name, f"state/{name.lower()}") for name in names)


def an_item(
    text: str,
    weapon_class: WeaponClass = WeaponClass.OTHER,
    *,
    number: float | None = None,
    entity: str | None = None,
) -> Item:
    """Something that moves."""
    return Item(
        text=text,
        span=SPAN,
        weapon_class=weapon_class,
        quantity=None if number is None else Quantity(value=number),
        entity=None if entity is None else EntityId(entity),
    )


def dated(edtf: str) -> Dating:
    """A date."""
    return Dating(period=Period(edtf), span=SPAN)


def a_speaker(text: str, kind: SpeakerKind = SpeakerKind.PERSON, *, named: bool = True) -> Speaker:
    """A node of a source chain."""
    return Speaker(text=text, span=SPAN, kind=kind, named=named)


def an_outlet(text: str) -> Speaker:
    """An outlet that is cited."""
    return a_speaker(text, SpeakerKind.OUTLET)


def unnamed(text: str, kind: SpeakerKind = SpeakerKind.GOVERNMENT) -> Speaker:
    """A source that is only described."""
    return a_speaker(text, kind, named=False)


def chains(*listed: Sequence[Speaker]) -> tuple[Chain, ...]:
    """Source chains of a claim."""
    return tuple(tuple(chain) for chain in listed)


def a_claim(document: str, claim: str = "c1", *, evidence: str = "Arms were sent.", **fields: object) -> Claim:
    """A claim; what is not given has its default."""
    quote = Quote(text=evidence, span=Span(0, len(evidence)))
    fields.setdefault("stage", Stage.DELIVERED)
    return Claim(id=ClaimId(claim), document=DocumentId(document), evidence=(quote,), **fields)  # type: ignore[arg-type]


def ref(document: str, claim: str = "c1") -> ClaimRef:
    """A claim's name among all documents."""
    return ClaimRef(DocumentId(document), ClaimId(claim))


def a_document(name: str, *, publisher: str | None = None, published: str | None = None, text: str = "") -> Document:
    """A document; unless given, its text is its own."""
    return Document(
        id=DocumentId(name),
        text=text or f"Report {name}.",
        publisher=publisher,
        published=None if published is None else date.fromisoformat(published),
    )


def a_judgement(subject: Subject, left: str, right: str, verdict: Verdict, *, day: int = 1) -> Judgement:
    """A person's judgement, on a day of January."""
    left, right = sorted((left, right))
    return Judgement(
        subject=subject,
        left=left,
        right=right,
        verdict=verdict,
        reasons=("I know both.",),
        maker=Maker(kind=MakerKind.PERSON, name="an editor"),
        judged_at=datetime(2024, 1, day, tzinfo=UTC),
    )

"""A selection of any size that nobody has to store: every document is made from its number when it is asked for.

It stands for a ledger's spool where a format is measured and not the ledger: four claims to a case, two to a report.
"""

import itertools
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final

from waybill.core.case import Case, Origin, Step, Summary, SummaryItem, SummaryParty, Teller, Tie, TieKind
from waybill.core.claim import Claim, ClaimRef, Dating, Filler, Item, Stage, WeaponClass
from waybill.core.document import Document
from waybill.core.entity import Entity
from waybill.core.filed import FiledClaim
from waybill.core.grade import Credibility, Grade, Reliability
from waybill.core.ids import CaptureId, CaseId, ClaimId, Digest, DocumentId, EntityId, short_digest
from waybill.core.judgement_history import JudgementHistory
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import Reading
from waybill.core.period import Period
from waybill.core.quantity import Quantity
from waybill.core.records import CaptureRecord
from waybill.core.review_history import ReviewHistory
from waybill.core.span import Quote, Span
from waybill.core.speaker import Speaker, SpeakerKind
from waybill.export.selection import State
from waybill.ontology import load

MAKER: Final = Maker(kind=MakerKind.PROGRAM, name="bench", version="1")
NOON: Final = datetime(2024, 11, 5, 12, 0, tzinfo=UTC)
WEAPONS: Final = (
    ("assault rifles", WeaponClass.SMALL_ARM, "weapon/assault-rifles"),
    ("mortars", WeaponClass.LIGHT_WEAPON, "weapon/mortars"),
    ("drones", WeaponClass.UAV, None),
    ("howitzers", WeaponClass.ARTILLERY, None),
)
FILLER: Final = "The report goes on for a while about the weather, the price of bread and the football of the day. " * 8
CLAIMS_OF_REPORT: Final = 2
REPORTS_OF_CASE: Final = 2


class Invented:
    """An ``export.selection.Selection`` of so many claims."""

    def __init__(self, claims: int) -> None:
        self.ontology = load()
        self.wanted: Sequence[str] = ()
        self.state = State(sequence=claims, digest=Digest(short_digest(["invented", claims])), recorded_at=NOON)
        self._reports = claims // CLAIMS_OF_REPORT
        parties, places = self.ontology.parties, self.ontology.places
        self._states = [
            found for each in sorted(parties.ids()) if each.startswith("state/") if (found := parties.entity(each))
        ]
        located = (each for each in sorted(places.ids()) if self.ontology.location(each) is not None)
        self._places = [found for each in itertools.islice(located, 500) if (found := places.entity(each))]
        self._report = lru_cache(64)(self._made)

    def documents(self) -> Iterator[Document]:
        return (self._report(number)[0] for number in range(self._reports))

    def claims(self) -> Iterator[FiledClaim]:
        for number in range(self._reports):
            yield from self._report(number)[1]

    def cases(self) -> Iterator[Case]:
        return (self._case(number) for number in range(0, self._reports, REPORTS_OF_CASE))

    def entities(self) -> Iterator[Entity]:
        return iter((*self._places, *self._states))

    def judgements(self) -> Iterator[JudgementHistory]:
        return iter(())

    def claims_of(self, case: Case) -> Sequence[FiledClaim]:
        return [filed for each in case.documents for filed in self.claims_in(each)]

    def claims_in(self, document: DocumentId) -> Sequence[FiledClaim]:
        return self._report(int(document.removeprefix("report-")))[1]

    def reading_in(self, document: DocumentId) -> Reading | None:
        found, filed = self._report(int(document.removeprefix("report-")))
        claims = tuple(each.claim for each in filed)
        return Reading(document=document, document_digest=found.digest, maker=MAKER, claims=claims)

    def reviews_in(self, document: DocumentId) -> Sequence[ReviewHistory]:
        return ()

    def reviewed_in(self, document: DocumentId) -> Sequence[FiledClaim] | None:
        return None

    def document(self, document: DocumentId) -> Document:
        return self._report(int(document.removeprefix("report-")))[0]

    def entity(self, entity: EntityId) -> Entity | None:
        catalogues = (self.ontology.parties, self.ontology.weapons, self.ontology.places, self.ontology.outlets)
        return next((found for each in catalogues if (found := each.entity(entity)) is not None), None)

    def capture(self, capture: CaptureId | None) -> CaptureRecord | None:
        if capture is None:
            return None
        digest = Digest(short_digest([capture]) * 4)
        address = f"/reports/{capture}.html"
        return CaptureRecord(
            id=capture, sha256=digest, size_bytes=4096, address=address, captured_at=NOON, media_type="text/html"
        )

    def _made(self, number: int) -> tuple[Document, tuple[FiledClaim, ...]]:
        first = number // REPORTS_OF_CASE
        supplier, recipient = self._states[first % len(self._states)], self._states[(first * 7 + 1) % len(self._states)]
        sentences = [
            self._sentence(supplier, recipient, number * CLAIMS_OF_REPORT + each) for each in range(CLAIMS_OF_REPORT)
        ]
        name = f"report-{number:07}"
        document = Document(
            id=DocumentId(name),
            text=" ".join([*(text for text, _ in sentences), FILLER]),
            url=f"https://paper.example/{name}",
            publisher=f"Paper {number % 400}",
            published=date(2010, 1, 1) + timedelta(days=number % 5000),
            language="en",
            title=f"Report {number} of arms that were sent",
            capture=CaptureId(f"capture-{number:07}"),
        )
        case = CaseId(f"case-{first:07}")
        start, filed = 0, []
        for place, (text, parts) in enumerate(sentences, start=1):
            claim = self._claim(document.id, place, text, parts, start)
            filed.append(FiledClaim(claim=claim, document=document, case=case, maker=MAKER))
            start += len(text) + 1
        return document, tuple(filed)

    def _sentence(
        self, supplier: Entity, recipient: Entity, number: int
    ) -> tuple[str, list[tuple[str, EntityId | None]]]:
        weapon, _, weapon_id = WEAPONS[number % len(WEAPONS)]
        place, other = self._places[number % len(self._places)], self._places[(number * 3 + 1) % len(self._places)]
        listed = [
            (supplier.name, supplier.id),
            (recipient.name, recipient.id),
            (weapon, None if weapon_id is None else EntityId(weapon_id)),
            (place.name, place.id),
            (other.name, other.id),
        ]
        text = "{} sent to {} a number of {} from {} by way of {} in May 2015, an official told the Agency.".format(
            *(name for name, _ in listed)
        )
        return text, listed

    def _claim(
        self, document: DocumentId, place: int, text: str, parts: list[tuple[str, EntityId | None]], start: int
    ) -> Claim:
        spans, at = [], 0
        for name, _ in parts:
            at = text.index(name, at)
            spans.append(Span(start + at, start + at + len(name)))
            at += len(name)
        fillers = [
            Filler(text=name, span=span, entity=entity) for (name, entity), span in zip(parts, spans, strict=True)
        ]
        told = [text.index(each) + start for each in ("an official", "Agency", "May 2015")]
        weapon_class = next(each for name, each, _ in WEAPONS if name == parts[2][0])
        return Claim(
            id=ClaimId(f"c{place}"),
            document=document,
            evidence=(Quote(text=text, span=Span(start, start + len(text))),),
            stage=Stage.DISPATCHED,
            supplier=(fillers[0],),
            recipient=(fillers[1],),
            items=(
                Item(
                    text=parts[2][0],
                    span=spans[2],
                    weapon_class=weapon_class,
                    quantity=Quantity(value=place * 12),
                    entity=parts[2][1],
                ),
            ),
            origin=(fillers[3],),
            via=(fillers[4],),
            date=Dating(period=Period("2015-05"), span=Span(told[2], told[2] + 8)),
            sources=(
                (
                    Speaker(text="Agency", span=Span(told[1], told[1] + 6), kind=SpeakerKind.OUTLET, named=True),
                    Speaker(
                        text="an official", span=Span(told[0], told[0] + 11), kind=SpeakerKind.GOVERNMENT, named=False
                    ),
                ),
            ),
            score=0.8,
        )

    def _case(self, number: int) -> Case:
        filed = [
            each
            for report in range(number, min(number + REPORTS_OF_CASE, self._reports))
            for each in self._report(report)[1]
        ]
        refs = tuple(each.ref for each in filed)
        claim = filed[0].claim
        grade = Grade(reliability=Reliability("F"), credibility=Credibility(3), reasons=("One origin affirms it.",))
        official = Teller(
            id="t1", text="an official", kind=SpeakerKind.GOVERNMENT, named=False, on_record=False, claims=refs
        )
        agency = Teller(id="t2", text="Agency", kind=SpeakerKind.OUTLET, named=True, on_record=True, claims=refs)
        item = claim.items[0]
        return Case(
            id=CaseId(f"case-{number // REPORTS_OF_CASE:07}"),
            claims=refs,
            documents=tuple(dict.fromkeys(each.document.id for each in filed)),
            texts=tuple((each,) for each in dict.fromkeys(each.document.id for each in filed)),
            summary=Summary(
                supplier=_parties(claim.supplier, refs),
                recipient=_parties(claim.recipient, refs),
                origin=_parties(claim.origin, refs),
                via=_parties(claim.via, refs),
                items=(
                    SummaryItem(
                        name=item.text,
                        weapon_class=item.weapon_class,
                        entity=item.entity,
                        quantities=(Quantity(value=12), Quantity(value=24)),
                        claims=refs,
                    ),
                ),
                dates=(Period("2015-05"),),
                stage=Stage.DISPATCHED,
            ),
            disputed=False,
            first_published=filed[0].document.published,
            steps=(Step(stage=Stage.DISPATCHED, dates=(Period("2015-05"),), claims=refs, superseded=False),),
            tellers=(official, agency),
            ties=(Tie(kind=TieKind.CITES, teller="t2", source="t1", claims=refs),),
            origins=(
                Origin(
                    text="an official",
                    kind=SpeakerKind.GOVERNMENT,
                    named=False,
                    claims=refs,
                    hops=2,
                    tellers=("t1",),
                ),
            ),
            grade=grade,
        )


def _parties(fillers: Sequence[Filler], refs: tuple[ClaimRef, ...]) -> tuple[SummaryParty, ...]:
    return tuple(SummaryParty(name=each.text, entity=each.entity, claims=refs) for each in fillers)

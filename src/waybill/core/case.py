"""Claims about one transfer, and what we make of them."""

from dataclasses import dataclass
from datetime import date

from waybill.core.claim import Basis, ClaimRef, Mode, Stage, WeaponClass
from waybill.core.grade import Grade
from waybill.core.ids import CaseId, DocumentId, EntityId, short_digest
from waybill.core.period import Period
from waybill.core.quantity import Money, Quantity
from waybill.core.speaker import SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The root of a chain of repetition: one independent source of a case.

    Attributes:
        text: what the documents call it; the publisher where the publisher says it itself.
        claims: the claims that go back to it, sorted.
    """

    text: str
    kind: SpeakerKind
    named: bool
    claims: tuple[ClaimRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryParty:
    """A party or place of a case, under the name that most claims use."""

    name: str
    entity: EntityId | None
    claims: tuple[ClaimRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryItem:
    """Items of a case; quantities that disagree stand side by side."""

    name: str
    weapon_class: WeaponClass
    entity: EntityId | None
    quantities: tuple[Quantity, ...]
    claims: tuple[ClaimRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What the affirming claims of a case say, slot by slot; values that disagree stand side by side."""

    supplier: tuple[SummaryParty, ...] = ()
    recipient: tuple[SummaryParty, ...] = ()
    intermediary: tuple[SummaryParty, ...] = ()
    items: tuple[SummaryItem, ...] = ()
    origin: tuple[SummaryParty, ...] = ()
    via: tuple[SummaryParty, ...] = ()
    destination: tuple[SummaryParty, ...] = ()
    transport: tuple[Mode, ...] = ()
    dates: tuple[Period, ...] = ()
    values: tuple[Money, ...] = ()
    stage: Stage | None = None
    basis: tuple[Basis, ...] = ()
    covert: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One real-world transfer, as far as claims let us see it.

    Attributes:
        claims: sorted; never empty.
        first_published: earliest publication among its documents; None if none is dated.
        disputed: whether one of its claims is a denial.
        grade: None until graded.
    """

    id: CaseId
    claims: tuple[ClaimRef, ...]
    documents: tuple[DocumentId, ...]
    summary: Summary
    disputed: bool
    first_published: date | None = None
    origins: tuple[Origin, ...] = ()
    grade: Grade | None = None


def case_id(founder: ClaimRef) -> CaseId:
    """Id of the case that a claim founds: the earliest published one, ties broken by document and claim id."""
    return CaseId(f"case-{short_digest([founder.document, founder.claim])[:12]}")

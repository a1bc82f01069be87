"""Claims about one transfer, and what we make of them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waybill.core.claim import Basis, Certainty, ClaimRef, Mode, Stage, WeaponClass
from waybill.core.grade import Grade
from waybill.core.ids import CaseId, DocumentId, EntityId, short_digest
from waybill.core.period import Period
from waybill.core.quantity import Money, Quantity
from waybill.core.speaker import SpeakerKind


class CaseKind(StrEnum):
    """Whether claims speak of one transfer, or of a pattern of them between the same parties."""

    TRANSFER = "transfer"
    RELATION = "relation"


class TieKind(StrEnum):
    """Why one teller goes back to another, or is the same as another."""

    NEAR_COPY = "near_copy"
    VERSION = "version"
    CITES = "cites"
    SAME_WIRE = "same_wire"
    SAME_SPEAKER = "same_speaker"
    SAME_DOCUMENT = "same_document"
    SAME_UNNAMED = "same_unnamed"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Who tells of a case, at first hand or by repeating others: a node of its graph of origins.

    Attributes:
        id: within the case.
        text: what the documents call it; the publisher where the publisher says it itself.
        on_record: whether it answers for its words by name or office.
        claims: that it tells or passes on, sorted.
    """

    id: str
    text: str
    kind: SpeakerKind
    named: bool
    on_record: bool
    claims: tuple[ClaimRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """An edge of the graph of origins, with what it stands on.

    Attributes:
        teller: id of the one that repeats.
        source: id of the one that it has it from.
        claims: whose words or texts show it, sorted.
        likeness: of the two texts, from 0 to 1; None where it does not rest on that.
    """

    kind: TieKind
    teller: str
    source: str
    claims: tuple[ClaimRef, ...]
    likeness: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The root of a chain of repetition: one independent source of a case.

    Attributes:
        text: what the documents call it; the publisher where the publisher says it itself.
        claims: the claims that go back to it, sorted.
        on_record: whether it answers for its words by name or office.
        hops: speakers between it and a publisher's reader, at the least; 0 where a publisher says it itself.
        tellers: ids of the tellers that it is; several where they cite each other in a circle.
    """

    text: str
    kind: SpeakerKind
    named: bool
    claims: tuple[ClaimRef, ...]
    on_record: bool = False
    hops: int = 0
    tellers: tuple[str, ...] = ()


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
    """What the affirming claims of a case say, slot by slot; values that disagree stand side by side.

    Attributes:
        stage: None where the case is only denied.
        certainty: how firmly the stage is said to have been reached, by the claim that says so most firmly.
    """

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
    certainty: Certainty = Certainty.STATED
    basis: tuple[Basis, ...] = ()
    covert: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A stage that claims say the transfer reached.

    Attributes:
        dates: when, as claims say; those that disagree stand side by side.
        superseded: whether a later one has taken its place.
    """

    stage: Stage
    dates: tuple[Period, ...]
    claims: tuple[ClaimRef, ...]
    superseded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of several values that do not go together, with who stands for it.

    Attributes:
        origins: their names, sorted.
    """

    value: str
    claims: tuple[ClaimRef, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Values of one slot that do not go together, each with its sources; none of them is dropped.

    Attributes:
        sides: the one that most origins stand for first.
    """

    slot: str
    about: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """Who says that it did not happen.

    Attributes:
        by: names of the last speakers of its chains, or the publisher.
        disputes: the claims that it denies by name; empty where it denies the case as a whole.
    """

    claim: ClaimRef
    by: tuple[str, ...]
    disputes: tuple[ClaimRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotGrade:
    """How far one value of a case's summary can be relied upon."""

    slot: str
    value: str
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimGrade:
    """How far one claim of a case can be relied upon, seen alone."""

    claim: ClaimRef
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One real-world transfer, or one lasting relation, as far as claims let us see it.

    Attributes:
        claims: sorted; never empty.
        first_published: earliest publication among its documents; None if none is dated.
        disputed: whether one of its claims is a denial.
        parts: cases whose claims detail a claim of this one, sorted.
        texts: its documents by text: near-copies and versions of one text stand together, the earliest printing first.
        tellers: by id.
        ties: between tellers.
        steps: in the order in which a transfer takes them.
        grade: None until graded.
        slot_grades: in the order of the slots.
        claim_grades: in the order of ``claims``.
    """

    id: CaseId
    claims: tuple[ClaimRef, ...]
    documents: tuple[DocumentId, ...]
    summary: Summary
    disputed: bool
    kind: CaseKind = CaseKind.TRANSFER
    first_published: date | None = None
    parts: tuple[CaseId, ...] = ()
    steps: tuple[Step, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    denials: tuple[Denial, ...] = ()
    texts: tuple[tuple[DocumentId, ...], ...] = ()
    tellers: tuple[Teller, ...] = ()
    ties: tuple[Tie, ...] = ()
    origins: tuple[Origin, ...] = ()
    grade: Grade | None = None
    slot_grades: tuple[SlotGrade, ...] = ()
    claim_grades: tuple[ClaimGrade, ...] = ()


def case_id(founder: ClaimRef) -> CaseId:
    """Id of the case that a claim founds: the earliest published one, ties broken by document and claim id."""
    return CaseId(f"case-{short_digest([founder.document, founder.claim])[:12]}")

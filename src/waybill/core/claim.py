"""What a speaker says happened: particular weapons went, go, will go or did not go from one party to another."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from waybill.core.ids import ClaimId, DocumentId, EntityId, short_digest
from waybill.core.period import Period
from waybill.core.quantity import Money, Quantity
from waybill.core.span import Quote, Span
from waybill.core.speaker import Chain
from waybill.errors import ClaimError


class Basis(StrEnum):
    """On what terms weapons change hands."""

    SALE = "sale"
    GRANT = "grant"
    LOAN = "loan"
    EXCHANGE = "exchange"
    TAKING = "taking"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """The furthest point that the claim says the transfer reached."""

    SOUGHT = "sought"
    OFFERED = "offered"
    AGREED = "agreed"
    DISPATCHED = "dispatched"
    DELIVERED = "delivered"
    INTERCEPTED = "intercepted"
    BLOCKED = "blocked"


class Polarity(StrEnum):
    """Whether the source says that it happened or that it did not."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Certainty(StrEnum):
    """How firmly the chain of sources says it."""

    STATED = "stated"
    ALLEGED = "alleged"
    POSSIBLE = "possible"


class Mode(StrEnum):
    """How weapons travel."""

    SEA = "sea"
    AIR = "air"
    ROAD = "road"
    RAIL = "rail"
    FOOT = "foot"
    POST = "post"


class WeaponClass(StrEnum):
    """Kinds of weapons and of what goes with them."""

    TANK = "tank"
    ARMOURED_VEHICLE = "armoured_vehicle"
    ARTILLERY = "artillery"
    AIRCRAFT = "aircraft"
    UAV = "uav"
    HELICOPTER = "helicopter"
    SHIP = "ship"
    MISSILE = "missile"
    AIR_DEFENCE = "air_defence"
    MANPADS = "manpads"
    ANTI_TANK = "anti_tank"
    LIGHT_WEAPON = "light_weapon"
    SMALL_ARM = "small_arm"
    AMMUNITION = "ammunition"
    EXPLOSIVE = "explosive"
    SENSOR = "sensor"
    VEHICLE = "vehicle"
    PART = "part"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """A party or place in a slot.

    Attributes:
        text: as written, on one line.
        entity: who or where is meant; None until resolved.
    """

    text: str
    span: Span
    entity: EntityId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What moves.

    Attributes:
        text: the noun phrase as written, on one line, without its number.
        quantity: None if not said or vague.
        entity: the weapon meant; None until resolved or not known.
    """

    text: str
    span: Span
    weapon_class: WeaponClass
    quantity: Quantity | None = None
    entity: EntityId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carriage:
    """A means of transport and the words that say or imply it."""

    mode: Mode
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When the stage was reached and the words that say so."""

    period: Period
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """The money for the items and the words that name it."""

    money: Money
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Words that a reader took for something, and how probable that is to it.

    Attributes:
        slot: that the words fill, ``trigger``, or the label that they give.
        probability: from 0 to 1.
    """

    slot: str
    span: Span
    probability: float


PARTY_SLOTS: Final = ("supplier", "recipient", "intermediary")
PLACE_SLOTS: Final = ("origin", "via", "destination")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement in one document that particular weapons moved or were to move between parties.

    Attributes:
        id: unique within its document.
        evidence: the sentences, or the parts of them, that state it, in the order of the text; never empty.
        triggers: the words of the evidence that put the weapons in motion; may be empty in imported claims.
        sources: chains; empty where the publisher says it itself.
        part_of: the summary claim that this one details.
        disputes: the claim that this one denies.
        score: how often claims of which the reader is as sure were right; None where it gives none, and for claims
            coded by hand.
        grounds: the words that its slots and labels stand on, with the probabilities; empty where there is no score.

    Raises:
        ClaimError: no evidence, an empty chain, or a claim that points to itself.
    """

    id: ClaimId
    document: DocumentId
    evidence: tuple[Quote, ...]
    triggers: tuple[Quote, ...] = ()
    basis: Basis = Basis.UNKNOWN
    covert: bool = False
    stage: Stage = Stage.DELIVERED
    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.STATED
    supplier: tuple[Filler, ...] = ()
    recipient: tuple[Filler, ...] = ()
    intermediary: tuple[Filler, ...] = ()
    items: tuple[Item, ...] = ()
    origin: tuple[Filler, ...] = ()
    via: tuple[Filler, ...] = ()
    destination: tuple[Filler, ...] = ()
    transport: tuple[Carriage, ...] = ()
    date: Dating | None = None
    value: Price | None = None
    sources: tuple[Chain, ...] = ()
    part_of: ClaimId | None = None
    disputes: ClaimId | None = None
    score: float | None = None
    grounds: tuple[Ground, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ClaimError(claim=self.id, problem="it has no evidence")
        if not all(self.sources):
            raise ClaimError(claim=self.id, problem="one of its source chains is empty")
        if self.id in (self.part_of, self.disputes):
            raise ClaimError(claim=self.id, problem="it points to itself")

    def parties(self) -> Iterator[tuple[str, Filler]]:
        """Slot name and filler of every party."""
        for slot, fillers in zip(PARTY_SLOTS, (self.supplier, self.recipient, self.intermediary), strict=True):
            for filler in fillers:
                yield slot, filler

    def places(self) -> Iterator[tuple[str, Filler]]:
        """Slot name and filler of every place."""
        for slot, fillers in zip(PLACE_SLOTS, (self.origin, self.via, self.destination), strict=True):
            for filler in fillers:
                yield slot, filler

    def spans(self) -> Iterator[Span]:
        """Every span that the claim points to."""
        yield from (quote.span for quote in (*self.evidence, *self.triggers))
        yield from (filler.span for _, filler in (*self.parties(), *self.places()))
        yield from (item.span for item in self.items)
        yield from (carriage.span for carriage in self.transport)
        yield from (speaker.span for chain in self.sources for speaker in chain)
        yield from (part.span for part in (self.date, self.value) if part is not None)
        yield from (ground.span for ground in self.grounds)


class ClaimRef(NamedTuple):
    """A claim among all documents; a tuple, for it is looked up by more than anything else, and that is done fast."""

    document: DocumentId
    claim: ClaimId


def claim_id(document: DocumentId, evidence: tuple[Quote, ...], distinction: str) -> ClaimId:
    """Id of a claim that came without one, from its evidence and what tells it apart from others on the same words."""
    spans = [[quote.span.start, quote.span.end] for quote in evidence]
    return ClaimId(f"c-{short_digest([document, spans, distinction])[:10]}")

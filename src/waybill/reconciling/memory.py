"""What is kept of every document from one reconciling to the next: who is meant in its claims, and which agree.

Laws:   what was kept reads back as it was;
        what cannot be read is as if it had not been kept.
"""

import json
from array import array
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern
from typing import Final

from waybill.core.claim import ClaimRef
from waybill.core.drafts import payload
from waybill.core.fields import checked
from waybill.core.ids import ClaimId, DocumentId, EntityId, JsonValue, short_digest
from waybill.core.kept import Kept
from waybill.core.names import Names
from waybill.errors import ShapeError
from waybill.link.cards import KEYS, Card
from waybill.link.profile import Profile
from waybill.link.profile_records import profile_from_json, profile_to_json

DOCUMENT: Final = "document"
FAMILY: Final = "family"

FORM: Final = 4
"""Of what is kept, and of the rules by which claims are compared: what was kept by others is worth nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """A claim of another document that agrees with one of this.

    Attributes:
        state: of the other document when they were compared.
    """

    claim: ClaimId
    other: ClaimRef
    state: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What of a document only those need who look at it closely.

    Attributes:
        entities: of each claim, those of its parties, places and items, in order.
        profiles: of its claims.
        signature: of its text, as JSON; None where it has no claims.
    """

    entities: tuple[tuple[EntityId | None, ...], ...]
    profiles: tuple[Profile, ...]
    signature: JsonValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What is kept of a document.

    Attributes:
        stamp: of the document, what was read in it, the catalogues and this version.
        judged: digest of what was judged of its entities.
        met: ids of entities that its names mean, might mean, or would mean if they were strangers.
        cards: of its claims.
        ties: to claims that it was compared with, where they agree.
        written: what ``told`` reads.
        state: digest of all that the comparison of its claims depends on.
    """

    stamp: str
    judged: str
    met: tuple[EntityId, ...]
    cards: tuple[Card, ...]
    ties: tuple[Tied, ...]
    written: str
    state: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "state", state_of(self.stamp, self.judged))

    def entities(self) -> tuple[tuple[EntityId | None, ...], ...]:
        """Of each claim, those of its parties, places and items, in order."""
        return tuple(map(tuple, json.loads(self.written)["entities"]))

    def told(self, document: DocumentId) -> Told:
        """What only those need who look at the document closely: most of it, and most are not looked at."""
        shape = json.loads(self.written)
        return Told(
            entities=tuple(map(tuple, shape["entities"])),
            profiles=tuple(profile_from_json(each, document) for each in shape["profiles"]),
            signature=shape["signature"],
        )


def state_of(stamp: str, judged: str) -> str:
    """Digest of all that the comparison of a document's claims depends on."""
    return short_digest([stamp, judged])


def written(told: Told) -> str:
    """What ``Remembered.told`` reads."""
    return payload(
        {
            "entities": [list(each) for each in told.entities],
            "profiles": [profile_to_json(each) for each in told.profiles],
            "signature": told.signature,
        }
    )


def kept_of(document: DocumentId, remembered: Remembered) -> Kept:
    """What to keep of a document: on a first line what is always needed, on a second what its closer readers need."""
    shape: dict[str, JsonValue] = {
        "judged": remembered.judged,
        "met": list(remembered.met),
        "cards": [_listed(each) for each in remembered.cards],
        "ties": [
            [each.claim, each.other.document, each.other.claim, each.state, each.score] for each in remembered.ties
        ],
        "told": short_digest(remembered.written),
    }
    lines = f"{payload(shape)}\n{remembered.written}"
    return Kept(kind=DOCUMENT, key=document, stamp=remembered.stamp, payload=lines)


def remembered_document(kept: Kept) -> Remembered:
    """What was kept of one document.

    Raises:
        ShapeError: it cannot be read.
    """
    # By hand and without looking at every field: there is one for each document of a ledger.
    first, _, told = kept.payload.partition("\n")
    with checked("kept"):
        shape = json.loads(first)
        if shape["told"] != short_digest(told):
            raise ShapeError(place="kept", problem="what it tells is not what was kept")
        return Remembered(
            stamp=kept.stamp,
            judged=intern(shape["judged"]),
            met=tuple(map(EntityId, map(intern, shape["met"]))),
            cards=tuple(_card(DocumentId(intern(kept.key)), *fields) for fields in shape["cards"]),
            ties=tuple(_tied(*fields) for fields in shape["ties"]),
            written=told,
        )


def _listed(card: Card) -> list[JsonValue]:
    """A card as ``_card`` reads it."""
    own, above = sorted(card.recipient.own), sorted(card.recipient.above)
    of_claim = (card.ref.claim, card.statement, card.disputes, card.part_of, _packed(card), card.is_denial)
    return [*of_claim, own, above, card.recipient.settled]


def _card(
    document: DocumentId,
    claim: str,
    statement: str,
    disputes: ClaimId | None,
    part_of: ClaimId | None,
    keys: str,
    is_denial: bool,
    own: list[str],
    above: list[str],
    settled: bool,
) -> Card:
    return Card(
        ref=ClaimRef(document, ClaimId(intern(claim))),
        statement=statement,
        disputes=disputes,
        part_of=part_of,
        keys=_unpacked(keys),
        recipient=_names(tuple(own), tuple(above), settled),
        is_denial=is_denial,
    )


@lru_cache(maxsize=1 << 14)
def _names(own: tuple[str, ...], above: tuple[str, ...], settled: bool) -> Names:
    """Names, one value for all claims that have them: most parties are met again and again."""
    return Names(own=frozenset(own), above=frozenset(above), settled=settled)


def _tied(claim: str, document: str, other: str, state: str, score: float) -> Tied:
    ref = ClaimRef(DocumentId(intern(document)), ClaimId(intern(other)))
    return Tied(claim=ClaimId(intern(claim)), other=ref, state=intern(state), score=score)


def _packed(card: Card) -> str:
    return b64encode(card.keys.tobytes()).decode()


def _unpacked(packed: str) -> "array[int]":
    found = array(KEYS)
    found.frombytes(b64decode(packed))
    return found

"""What is kept of every document from one reconciling to the next: who is meant in its claims, and which agree.

Laws:   what was kept reads back as it was;
        what cannot be read is as if it had not been kept.
"""

import json
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from waybill.core.claim import ClaimRef
from waybill.core.fields import as_number, as_object, as_text, as_tuple, checked, optional
from waybill.core.ids import ClaimId, DocumentId, EntityId, JsonValue, canonical, short_digest
from waybill.core.kept import Kept
from waybill.errors import ShapeError
from waybill.grade.signatures import Signature, signature_from_json, signature_to_json
from waybill.link.cards import Card

DOCUMENT: Final = "document"
FAMILY: Final = "family"


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
class Remembered:
    """What is kept of a document.

    Attributes:
        stamp: of the document, what was read in it, the catalogues and this version.
        judged: digest of what was judged of its entities.
        met: ids of entities that its names mean, might mean, or would mean if they were strangers.
        entities: of each claim, those of its parties, places and items, in order.
        cards: of its claims.
        signature: of its text; None where it has no claims.
        ties: to claims that it was compared with, where they agree.
    """

    stamp: str
    judged: str
    met: tuple[EntityId, ...]
    entities: tuple[tuple[EntityId | None, ...], ...]
    cards: tuple[Card, ...]
    signature: Signature | None
    ties: tuple[Tied, ...]

    @property
    def state(self) -> str:
        """Digest of all that the comparison of its claims depends on."""
        return state_of(self.stamp, self.judged)


def state_of(stamp: str, judged: str) -> str:
    """Digest of all that the comparison of a document's claims depends on."""
    return short_digest([stamp, judged])


def kept_of(document: DocumentId, remembered: Remembered) -> Kept:
    """What to keep of a document."""
    shape: dict[str, JsonValue] = {
        "judged": remembered.judged,
        "met": list(remembered.met),
        "entities": [list(each) for each in remembered.entities],
        "cards": [
            [each.ref.claim, each.statement, each.disputes, each.part_of, _written(each.keys)]
            for each in remembered.cards
        ],
        "signature": None if remembered.signature is None else signature_to_json(remembered.signature),
        "ties": [
            [each.claim, each.other.document, each.other.claim, each.state, each.score] for each in remembered.ties
        ],
    }
    return Kept(kind=DOCUMENT, key=document, stamp=remembered.stamp, payload=canonical(shape))


def remembered_documents(kept: Iterable[Kept]) -> Mapping[DocumentId, Remembered]:
    """What was kept of documents; without those whose record cannot be read."""
    found = {}
    for each in kept:
        if each.kind == DOCUMENT:
            try:
                found[DocumentId(each.key)] = _remembered(each)
            except ShapeError:
                continue
    return found


def _remembered(kept: Kept) -> Remembered:
    document = DocumentId(kept.key)
    with checked("kept"):
        shape = as_object(json.loads(kept.payload))
        return Remembered(
            stamp=kept.stamp,
            judged=as_text(shape["judged"]),
            met=tuple(EntityId(each) for each in as_tuple(shape["met"], as_text)),
            entities=as_tuple(shape["entities"], lambda each: as_tuple(each, _entity)),
            cards=as_tuple(shape["cards"], lambda each: _card(document, as_tuple(each, _any))),
            signature=optional(shape["signature"], signature_from_json),
            ties=as_tuple(shape["ties"], lambda each: _tied(as_tuple(each, _any))),
        )


def _card(document: DocumentId, fields: Sequence[JsonValue]) -> Card:
    claim, statement, disputes, part_of, keys = fields
    return Card(
        ref=ClaimRef(document, ClaimId(as_text(claim))),
        statement=as_text(statement),
        disputes=optional(disputes, _claim),
        part_of=optional(part_of, _claim),
        keys=_read(as_text(keys)),
    )


def _tied(fields: Sequence[JsonValue]) -> Tied:
    claim, document, other, state, score = fields
    return Tied(
        claim=_claim(claim),
        other=ClaimRef(DocumentId(as_text(document)), _claim(other)),
        state=as_text(state),
        score=as_number(score),
    )


def _written(keys: frozenset[int]) -> str:
    return b64encode(array("Q", sorted(keys)).tobytes()).decode()


def _read(written: str) -> frozenset[int]:
    found = array("Q")
    found.frombytes(b64decode(written))
    return frozenset(found)


def _any(value: JsonValue) -> JsonValue:
    return value


def _claim(value: JsonValue) -> ClaimId:
    return ClaimId(as_text(value))


def _entity(value: JsonValue) -> EntityId | None:
    return None if value is None else EntityId(as_text(value))

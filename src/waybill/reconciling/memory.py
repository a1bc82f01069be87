"""What is kept of every document from one reconciling to the next: who is meant in its claims, and which agree.

Laws:   what was kept reads back as it was;
        what cannot be read is as if it had not been kept.
"""

import json
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from waybill.core.claim import ClaimRef
from waybill.core.fields import checked
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
            [
                each.ref.claim,
                each.statement,
                each.disputes,
                each.part_of,
                _written(each.keys),
                " ".join(sorted(each.countries)),
                each.is_denial,
            ]
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
    # By hand and without looking at every field: there is one for each document of a ledger.
    with checked("kept"):
        shape = json.loads(kept.payload)
        signature = shape["signature"]
        return Remembered(
            stamp=kept.stamp,
            judged=shape["judged"],
            met=tuple(shape["met"]),
            entities=tuple(map(tuple, shape["entities"])),
            cards=tuple(_card(DocumentId(kept.key), *fields) for fields in shape["cards"]),
            signature=None if signature is None else signature_from_json(signature),
            ties=tuple(_tied(*fields) for fields in shape["ties"]),
        )


def _card(
    document: DocumentId,
    claim: ClaimId,
    statement: str,
    disputes: ClaimId | None,
    part_of: ClaimId | None,
    keys: str,
    countries: str,
    is_denial: bool,
) -> Card:
    return Card(
        ref=ClaimRef(document, claim),
        statement=statement,
        disputes=disputes,
        part_of=part_of,
        keys=_read(keys),
        countries=frozenset(countries.split()),
        is_denial=is_denial,
    )


def _tied(claim: ClaimId, document: DocumentId, other: ClaimId, state: str, score: float) -> Tied:
    return Tied(claim=claim, other=ClaimRef(document, other), state=state, score=score)


def _written(keys: frozenset[int]) -> str:
    return b64encode(array("Q", sorted(keys)).tobytes()).decode()


def _read(written: str) -> frozenset[int]:
    found = array("Q")
    found.frombytes(b64decode(written))
    return frozenset(found)

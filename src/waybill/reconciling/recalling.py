"""Who is meant in the claims of one document, from what is kept of it alone.

Laws:   where anything is recalled, it is what resolving the whole ledger gives;
        where what is kept no longer holds, nothing is.
"""

from collections.abc import Iterable, Sequence

from waybill.core.claim import Claim
from waybill.core.entity import Entity
from waybill.core.ids import EntityId, JsonValue
from waybill.core.judgement import Judgement
from waybill.core.kept import Kept
from waybill.errors import ShapeError
from waybill.ontology import Ontology
from waybill.reconciling.meant import digest_of, judged_of, with_entities
from waybill.reconciling.memory import DOCUMENT, Remembered, remembered_document
from waybill.reconciling.reconcile import stamp_of


class Recall:
    """What holds of a ledger that is reconciled.

    Args:
        judgements: those in force.
        entities: that the ledger knows.
        ontology: the catalogues.
    """

    def __init__(self, judgements: Iterable[Judgement], entities: Iterable[Entity], ontology: Ontology) -> None:
        self._judged = judged_of(judgements, entities)
        self._stamp = stamp_of(ontology)

    def entities(self, kept: Kept, stamp: str) -> JsonValue:
        """Entities of the claims of a document, to be given to ``recalled``; None where what is kept does not hold.

        Args:
            kept: what is kept of the document.
            stamp: of the document, as a view of the ledger gives it.
        """
        remembered = self._remembered(kept, stamp)
        return None if remembered is None else [list(each) for each in remembered.entities()]

    def claims(self, claims: Sequence[Claim], kept: Kept | None, stamp: str) -> tuple[Claim, ...] | None:
        """Claims of a document with their entities; None where what is kept does not hold, or nothing is.

        Args:
            claims: of the document, as a view of the ledger gives them.
            kept: as in ``entities``.
            stamp: as in ``entities``.
        """
        remembered = None if kept is None else self._remembered(kept, stamp)
        return None if remembered is None else recalled(claims, remembered.entities())

    def _remembered(self, kept: Kept, stamp: str) -> Remembered | None:
        if kept.kind != DOCUMENT or kept.stamp != self._stamp(stamp):
            return None
        try:
            remembered = remembered_document(kept)
        except ShapeError:
            return None
        return remembered if remembered.judged == digest_of(remembered.met, self._judged) else None


def recalled(claims: Sequence[Claim], entities: Sequence[Sequence[EntityId | None]]) -> tuple[Claim, ...]:
    """Claims of a document with the entities that were recalled of it."""
    return tuple(map(with_entities, claims, entities))

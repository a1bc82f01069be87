"""What is kept of all documents and families, as reconciling needs it, and as it goes on from one time to the next."""

from collections.abc import Iterable
from contextlib import suppress
from sys import intern
from typing import Final

from waybill.core.ids import DocumentId
from waybill.core.kept import Kept
from waybill.errors import ShapeError
from waybill.reconciling.families import Settled, settled_family
from waybill.reconciling.memory import DOCUMENT, FAMILY, Remembered, remembered_document


class Recollection:
    """What was kept, without what cannot be read.

    Args:
        kept: all of it, in any order.

    Attributes:
        documents: by id.
        families: by key.
    """

    def __init__(self, kept: Iterable[Kept] = ()) -> None:
        self.documents: Final[dict[DocumentId, Remembered]] = {}
        self.families: Final[dict[str, Settled]] = {}
        self.take(kept)

    def take(self, kept: Iterable[Kept]) -> None:
        """Take in what was kept now, in the place of what was kept under the same names."""
        for each in kept:
            if each.kind == DOCUMENT:
                self._forget(each)
                with suppress(ShapeError):
                    self.documents[DocumentId(intern(each.key))] = remembered_document(each)
            elif each.kind == FAMILY:
                self._forget(each)
                if each.stamp:
                    self.families[each.key] = settled_family(each)

    def _forget(self, kept: Kept) -> None:
        if kept.kind == DOCUMENT:
            self.documents.pop(DocumentId(kept.key), None)
        else:
            self.families.pop(kept.key, None)

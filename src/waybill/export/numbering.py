"""The claims of a case in the order of publication, under the numbers by which its file names them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from waybill.core.case import Case
from waybill.core.claim import ClaimRef
from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.export.blocks import Claims
from waybill.export.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """The claims of a case.

    Attributes:
        filed: in the order of publication, undated last; the first is number 1.
        numbers: by claim.
    """

    filed: Sequence[FiledClaim]
    numbers: Mapping[ClaimRef, int]

    @property
    def documents(self) -> Sequence[Document]:
        """Those that the claims stand in, in the same order."""
        return tuple({each.document.id: each.document for each in self.filed}.values())

    def cell(self, claims: Iterable[ClaimRef], otherwise: str = "") -> Claims:
        """A cell that leads to claims; ``otherwise`` stands there where there are none."""
        found = sorted({self.numbers[ref] for ref in claims if ref in self.numbers})
        return Claims(numbers=tuple(found), otherwise=otherwise)


def numbered(case: Case, selection: Selection) -> Numbered:
    """The claims of a case with their numbers."""
    filed = sorted(selection.claims_of(case), key=_told_on)
    return Numbered(filed=filed, numbers={each.ref: number for number, each in enumerate(filed, start=1)})


def day(document: Document) -> str:
    """When a document was published."""
    return "undated" if document.published is None else document.published.isoformat()


def _told_on(filed: FiledClaim) -> tuple[bool, str, ClaimRef]:
    published = filed.document.published
    return published is None, "" if published is None else published.isoformat(), filed.ref

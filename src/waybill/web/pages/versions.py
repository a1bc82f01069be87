"""The versions of a document: what its address said, one time after the other."""

from dataclasses import dataclass

from waybill.core.ids import DocumentId
from waybill.telling.titles import document_title
from waybill.web.asked import Asked, not_known
from waybill.web.links import document_address


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A document as it was read at one time.

    Attributes:
        claims: their number.
        removed: sentences of the version before that it no longer has.
        added: sentences that the version before did not have.
    """

    number: int
    recorded_at: str
    digest: str
    claims: int
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsPage:
    """The versions of a document, the first one first."""

    id: DocumentId
    title: str
    href: str
    editions: tuple[Edition, ...]


def versions_page(asked: Asked) -> VersionsPage:
    """The versions of one document.

    Raises:
        RefusedError: there is none of this id.
    """
    document = asked.held.documents.get(DocumentId(asked.name))
    if document is None:
        raise not_known("document", asked.name)
    return VersionsPage(
        id=document.id,
        title=document_title(document),
        href=document_address(document.id),
        editions=tuple(
            Edition(
                number=each.number,
                recorded_at=each.recorded_at.strftime("%Y-%m-%d %H:%M UTC"),
                digest=each.document.digest,
                claims=len(each.claims),
                removed=each.removed,
                added=each.added,
            )
            for each in asked.versions(document.id)
        ),
    )

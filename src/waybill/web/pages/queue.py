"""The queue: claims for people to review, those first that matter most."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from waybill.core.claim import ClaimRef
from waybill.telling import wording
from waybill.telling.titles import claim_title, document_title
from waybill.web.asked import Asked
from waybill.web.links import claim_address
from waybill.web.paging import Paging, paged
from waybill.workspace.held import Held
from waybill.workspace.making import made_again, made_once
from waybill.workspace.reviewing_queue import Queued, Weighed, weighed

PATH: Final = "/review"
PARAMETERS: Final = ("page",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A claim that waits to be reviewed.

    Attributes:
        what: its parties and items, in a line.
        reasons: why it matters, in sentences.
    """

    href: str
    what: str
    stage: str
    polarity: str
    document: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePage:
    """What is to be reviewed.

    Attributes:
        first: address of the claim that matters most; empty where none waits.
        decided: claims on which people have decided.
    """

    waiting: tuple[Waiting, ...]
    paging: Paging
    first: str
    decided: int


def queue_page(asked: Asked) -> QueuePage:
    """Claims that nobody has reviewed as they are now, page by page.

    Raises:
        RefusedError: there is no such page of the list.
    """
    whole = queued(asked.held)
    shown, paging = paged(whole, PATH, asked.query)
    return QueuePage(
        waiting=tuple(map(_waiting, shown)),
        paging=paging,
        first=claim_address(whole[0].filed.ref) if whole else "",
        decided=sum(each.review is not None for each in asked.held.reviewed.values()),
    )


@made_once
def queued(held: Held) -> tuple[Queued, ...]:
    """All that is to be reviewed, as the ledger stands."""
    return tuple(each.queued for each in _weighed(held).values())


@made_again
def _weighed(held: Held, before: Mapping[ClaimRef, Weighed] | None) -> Mapping[ClaimRef, Weighed]:
    claims, now = {**held.claims, **held.rejected}, datetime.now(UTC)
    return weighed(claims, held.cases, held.reviewed, held.came_at, now=now, before=before or {})


@made_once
def places(held: Held) -> Mapping[ClaimRef, int]:
    """Where each claim stands in the queue, from 0."""
    return {ref: place for place, ref in enumerate(_weighed(held))}


def _waiting(each: Queued) -> Waiting:
    document, title = each.filed.document, document_title(each.filed.document)
    return Waiting(
        href=claim_address(each.filed.ref),
        what=claim_title(each.filed.claim),
        stage=wording.label(each.filed.claim.stage),
        polarity=each.filed.claim.polarity.value,
        document=f"{document.publisher or 'unknown publisher'}, {document.published or 'undated'}, {title}",
        reasons=each.reasons,
    )

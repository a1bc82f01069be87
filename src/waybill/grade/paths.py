"""The way of each claim, from the desk that publishes it to the last speaker that its document names.

An outlet that has published on the case itself stands as the desk of its document there. What a text has from an
outlet's source, and only describes, is what that outlet has from a source of this kind: so a chain that goes on from a
desk to somebody without a name ends with that desk's own source.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from waybill.core.claim import Claim, ClaimRef
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.core.speaker import Chain, Speaker, SpeakerKind
from waybill.grade.outlets import Outlets
from waybill.grade.unnamed import kinds_agree
from waybill.grade.voices import SPOKEN_FOR, Sighting, Voice, desk, speaker
from waybill.ontology import Ontology

Steps: TypeAlias = tuple[Sighting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One chain of one claim: the desk, those who pass it on, and the last speaker, which may be the desk itself."""

    claim: ClaimRef
    steps: Steps

    @property
    def end(self) -> Voice:
        """The last speaker."""
        return self.steps[-1].voice


def ways(
    claims: Sequence[Claim],
    documents: Mapping[DocumentId, Document],
    first: Mapping[DocumentId, DocumentId],
    outlets: Outlets,
    ontology: Ontology,
) -> tuple[Way, ...]:
    """The ways of claims, in their order.

    Args:
        claims: whose ways are wanted.
        documents: those that are known.
        first: for each document the first printing of its text.
        outlets: the publishers of the claims' documents.
        ontology: the catalogues.
    """
    desks: dict[DocumentId, Sighting] = {}
    for claim in claims:
        its = documents.get(claim.document)
        desks.setdefault(claim.document, desk(claim, its, first.get(claim.document, claim.document)))

    def steps(claim: Claim, chain: Chain) -> Iterator[Sighting]:
        its = desks[claim.document]
        yield its
        body: Speaker | None = None
        for node in chain:
            issue = _issue(node, its.document, outlets)
            if issue is not None and issue.id in desks:
                yield replace(desks[issue.id], claim=ClaimRef(claim.document, claim.id))
            elif body is None or node.named or not SPOKEN_FOR.search(node.text):
                yield speaker(node, claim, its.document, its.printing, ontology)
            body = node if node.named and node.kind is not SpeakerKind.OUTLET else None

    found = [
        Way(claim=ClaimRef(claim.document, claim.id), steps=_once(steps(claim, chain)))
        for claim in claims
        for chain in claim.sources or ((),)
    ]
    return tuple(_through_desks(found))


def _issue(node: Speaker, document: Document | None, outlets: Outlets) -> Document | None:
    if document is None or not node.named or node.kind is not SpeakerKind.OUTLET:
        return None
    return outlets.cited(node.text, document)


def _once(steps: Iterable[Sighting]) -> Steps:
    """Steps without those that come back to where the way has been."""
    return tuple({each.voice: each for each in reversed(tuple(steps))}.values())[::-1]


def _through_desks(found: Sequence[Way]) -> Iterator[Way]:
    """Ways in which whoever is only described behind another's desk is that desk's own source of the kind."""
    sources: dict[Voice, dict[Voice, Sighting]] = defaultdict(dict)
    for way in found:
        if len(way.steps) == 2 and not way.steps[1].is_desk:
            sources[way.steps[0].voice][way.end] = way.steps[1]
    for way in found:
        yield way if len(way.steps) < 3 else replace(way, steps=_told_by_desk(way.steps, sources))


def _told_by_desk(steps: Steps, sources: Mapping[Voice, Mapping[Voice, Sighting]]) -> Steps:
    *_, before, last = steps
    if last.named or not before.is_desk:
        return steps
    own = [each for each in sources.get(before.voice, {}).values() if kinds_agree(each.kind, last.kind)]
    if len(own) == 1 and own[0].voice != last.voice:
        return (*steps[:-1], replace(own[0], claim=last.claim))
    return steps

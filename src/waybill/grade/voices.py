"""Who speaks in a case: the same publisher, person, body or unnamed source wherever it is met."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NewType
from urllib.parse import urlsplit

from waybill.core.claim import Claim
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.core.partition import exclusive, partition
from waybill.core.span import squeeze
from waybill.core.speaker import Chain, Speaker, SpeakerKind
from waybill.ontology import Ontology
from waybill.text.names import key

Voice = NewType("Voice", str)
"""A speaker of a case, however documents call it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One chain of one claim.

    Attributes:
        path: from the publisher to the last node.
        names: for each voice on the path what the document calls it, its kind, and whether that is a name.
    """

    claim: Claim
    path: tuple[Voice, ...]
    names: tuple[tuple[str, SpeakerKind, bool], ...]


def spoken(claims: Sequence[Claim], documents: Mapping[DocumentId, Document], ontology: Ontology) -> tuple[Said, ...]:
    """Every chain of every claim; a claim without chains is its publisher's own.

    Documents with the same text speak with one voice, that of the first published. An unnamed source is the same as
    another where both are described in the same words, in one document or in documents that name a common outlet, be
    it as publisher or as their source: "officials" of two papers that have nothing to do with each other are two.
    """
    first = _first_printings(claims, documents)
    unnamed = _unnamed(claims, first, ontology)

    def voice(speaker: Speaker, printing: DocumentId) -> Voice:
        return voice_of(speaker.text, ontology) if speaker.named else unnamed[(key(speaker.text), printing)]

    found = []
    for claim in claims:
        document = first.get(claim.document)
        printing = claim.document if document is None else document.id
        for chain in claim.sources or ((),):
            nodes: Chain = chain
            found.append(
                Said(
                    claim=claim,
                    path=(_publisher(document, ontology), *(voice(node, printing) for node in nodes)),
                    names=(_publisher_name(document), *((node.text, node.kind, node.named) for node in nodes)),
                )
            )
    return tuple(found)


def voice_of(name: str, ontology: Ontology) -> Voice:
    """The voice of a name: of the outlet or party that it alone can mean, else of all who bear it."""
    for catalogue in (ontology.outlets, ontology.parties):
        known = catalogue.named(name)
        if len(known) == 1:
            return Voice(known[0].id)
    return Voice(f"name:{key(name)}")


def _first_printings(
    claims: Sequence[Claim], documents: Mapping[DocumentId, Document]
) -> Mapping[DocumentId, Document]:
    """For each document the first published with the same text, white space and case apart."""
    printed = {claim.document: documents[claim.document] for claim in claims if claim.document in documents}
    in_order = sorted(printed.values(), key=lambda each: (each.published is None, each.published or date.max, each.id))
    by_text: dict[str, Document] = {}
    return {each.id: by_text.setdefault(squeeze(each.text).casefold(), each) for each in in_order}


def _publisher(document: Document | None, ontology: Ontology) -> Voice:
    """The voice of who published a document; all whose publisher nobody knows are one, since any may copy another."""
    if document is not None and document.publisher:
        return voice_of(document.publisher, ontology)
    site = None if document is None or document.url is None else _site(document.url)
    return Voice("unknown" if site is None else f"site:{site}")


def _site(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None  # no address at all, such as "http://["


def _publisher_name(document: Document | None) -> tuple[str, SpeakerKind, bool]:
    if document is None or not document.publisher:
        return "unknown publisher", SpeakerKind.UNKNOWN, False
    return document.publisher, SpeakerKind.OUTLET, True


def _unnamed(
    claims: Sequence[Claim], first: Mapping[DocumentId, Document], ontology: Ontology
) -> Mapping[tuple[str, DocumentId], Voice]:
    """The voice of each description in each document."""
    outlets: dict[DocumentId, set[Voice]] = defaultdict(set)
    met: set[tuple[str, DocumentId]] = set()
    for claim in claims:
        document = first.get(claim.document)
        printing = claim.document if document is None else document.id
        outlets[printing].add(_publisher(document, ontology))
        for speaker in _speakers(claim):
            if not speaker.named:
                met.add((key(speaker.text), printing))
            elif speaker.kind is SpeakerKind.OUTLET:
                outlets[printing].add(voice_of(speaker.text, ontology))
    nearest: dict[tuple[str, Voice], tuple[str, DocumentId]] = {}
    joins = [
        (described, nearest.setdefault((described[0], outlet), described))
        for described in sorted(met)
        for outlet in sorted(outlets[described[1]])
    ]
    nothing: frozenset[str] = frozenset()
    groups = partition(dict.fromkeys(sorted(met), nothing), joins, exclusive)
    return {each: Voice(f"unnamed:{group[0][0]}:{group[0][1]}") for group in groups for each in group}


def _speakers(claim: Claim) -> Iterator[Speaker]:
    for chain in claim.sources:
        yield from chain

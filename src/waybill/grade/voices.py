"""Who speaks in a case: the desk of every document, and the speakers that its claims name or describe.

A speaker under one name is one voice, whoever quotes it. An unnamed source is a voice of its own in every text, and the
printings of one text speak of the same.
"""

import re
from dataclasses import dataclass
from typing import Final, NewType
from urllib.parse import urlsplit

from waybill.core.claim import Claim, ClaimRef
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.core.span import Span
from waybill.core.speaker import Speaker, SpeakerKind
from waybill.ontology import Ontology
from waybill.text.names import key

Voice = NewType("Voice", str)
"""A speaker of a case, as one text or several call it."""

SPOKEN_FOR: Final = re.compile(
    r"\b(?:spokes(?:man|woman|person|people|men|persons)|press (?:office|secretary|service)|authori[sz]ed source)\b",
    re.I,
)
"""Words that make somebody without a name the voice of a body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A speaker as a document speaks of it.

    Attributes:
        document: None where only claims of it are known.
        span: where it is named first; None of a desk.
        printing: the first document of the same text.
    """

    voice: Voice
    text: str
    kind: SpeakerKind
    named: bool
    document: Document | None
    span: Span | None
    printing: DocumentId
    claim: ClaimRef

    @property
    def is_desk(self) -> bool:
        """Whether it is who published the document."""
        return self.span is None

    @property
    def on_record(self) -> bool:
        """Whether it answers for its words by name or office."""
        return self.named or (not self.is_desk and SPOKEN_FOR.search(self.text) is not None)


def desk(claim: Claim, document: Document | None, printing: DocumentId) -> Sighting:
    """Who publishes a claim's document."""
    publisher = None if document is None else document.publisher
    return Sighting(
        voice=Voice(f"desk:{claim.document}"),
        text=publisher or "unknown publisher",
        kind=SpeakerKind.OUTLET if publisher else SpeakerKind.UNKNOWN,
        named=bool(publisher),
        document=document,
        span=None,
        printing=printing,
        claim=ClaimRef(claim.document, claim.id),
    )


def speaker(
    node: Speaker, claim: Claim, document: Document | None, printing: DocumentId, ontology: Ontology
) -> Sighting:
    """A node of one of a claim's chains."""
    return Sighting(
        voice=voice_of(node.text, ontology) if node.named else Voice(f"unnamed:{key(node.text)}@{printing}"),
        text=node.text,
        kind=node.kind,
        named=node.named,
        document=document,
        span=node.span,
        printing=printing,
        claim=ClaimRef(claim.document, claim.id),
    )


def voice_of(name: str, ontology: Ontology) -> Voice:
    """The voice of a name: of the outlet or party that it alone can mean, else of all who bear it."""
    for catalogue in (ontology.outlets, ontology.parties):
        known = catalogue.named(name)
        if len(known) == 1:
            return Voice(known[0].id)
    return Voice(f"name:{key(name)}")


def publisher_of(document: Document | None, ontology: Ontology) -> Voice:
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

"""Who says so: speakers, and chains of them from the publisher towards the origin."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from waybill.core.span import Span


class SpeakerKind(StrEnum):
    """What a speaker is."""

    OUTLET = "outlet"
    GOVERNMENT = "government"
    MILITARY = "military"
    INTELLIGENCE = "intelligence"
    ARMED_GROUP = "armed_group"
    COMPANY = "company"
    COURT = "court"
    IGO = "igo"
    NGO = "ngo"
    RESEARCHER = "researcher"
    WITNESS = "witness"
    PERSON = "person"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One node of a source chain.

    Attributes:
        text: as the document calls the speaker, on one line.
        named: False for "officials", "a source", "a commander".
    """

    text: str
    span: Span
    kind: SpeakerKind
    named: bool


Chain: TypeAlias = tuple[Speaker, ...]
"""From the first node after the publisher to the origin; never empty."""

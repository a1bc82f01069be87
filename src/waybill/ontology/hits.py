"""Where a text names something that a catalogue knows."""

from dataclasses import dataclass
from enum import StrEnum

from waybill.core.ids import EntityId
from waybill.core.span import Span


class AliasKind(StrEnum):
    """How words name an entity; of several readings of the same words the earlier kind is meant."""

    NAME = "name"
    ABBREVIATION = "abbreviation"
    DEMONYM = "demonym"
    PEOPLE = "people"
    SEAT = "seat"
    GENERIC = "generic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Words of a text and what they may mean.

    Attributes:
        span: the words, without article and possessive ending.
        entities: never empty; more than one where the name is ambiguous ("Congo"), the likeliest first.
        how: how they name the first of these: by a demonym ("Russian"), people ("Russians"), a seat ("the Kremlin" for
            a government), a generic weapon term ("anti-tank missiles"), or a name or abbreviation.
    """

    span: Span
    entities: tuple[EntityId, ...]
    how: AliasKind

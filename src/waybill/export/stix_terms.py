"""What every object of a STIX bundle of ours has in common: ids, times, who made it, and the extension.

Laws:   an id follows from what it names, a time from publication or recording, never from chance or the clock.

Source: STIX 2.1, OASIS Standard, 10 June 2021.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Final

from waybill.core.grade import Credibility, Grade
from waybill.core.ids import JsonObject, JsonValue
from waybill.core.period import Period
from waybill.core.version import VERSION
from waybill.export.notes import Notes

NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:waybill:stix")
DEFINED_AT: Final = datetime(2026, 11, 27, tzinfo=UTC)
"""When the extension was defined; also the birthday of what no document dates."""

CONFIDENCE: Final = {
    Credibility.CONFIRMED: 90,
    Credibility.PROBABLY_TRUE: 70,
    Credibility.POSSIBLY_TRUE: 50,
    Credibility.DOUBTFUL: 30,
    Credibility.IMPROBABLE: 10,
}
"""Source: STIX 2.1, appendix A, Admiralty credibility. What cannot be judged has no confidence."""

_AT_HAND: Final = 8192
"""Ids and times that are made again and again are kept; each is made from its names alone."""


@lru_cache(_AT_HAND)
def stix_id(kind: str, *names: str) -> str:
    """Id of an object of a type, from the names that tell it apart."""
    return f"{kind}--{uuid.uuid5(NAMESPACE, chr(0).join((kind, *names)).encode('utf-8', 'backslashreplace').decode())}"


MAKER: Final = stix_id("identity", "waybill")
EXTENSION: Final = stix_id("extension-definition", "claims")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """When an object came to be and was last changed.

    Attributes:
        recorded_at: when the last entry of the ledger was recorded.
    """

    recorded_at: datetime

    def common(self, kind: str, own_id: str, created_on: date | None) -> dict[str, JsonValue]:
        """The properties that all objects have; undated ones came to be when the ledger was recorded."""
        created = self.recorded_at if created_on is None else datetime.combine(created_on, time(), UTC)
        return {
            "type": kind,
            "spec_version": "2.1",
            "id": own_id,
            "created_by_ref": MAKER,
            "created": moment(created),
            "modified": moment(max(created, self.recorded_at)),
        }


@lru_cache(_AT_HAND)
def moment(instant: datetime) -> str:
    """A time as STIX writes it."""
    return f"{instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def stretch(periods: tuple[Period, ...], names: tuple[str, str], notes: Notes, place: str) -> Mapping[str, JsonValue]:
    """First and last moment that periods can mean, under two names; what is open or not known is left out."""
    for period in periods:
        if period.is_approximate or period.earliest is None or period.earliest != period.latest:
            notes.lose("STIX has moments only: a date less exact than a day stands as its first and last one", place)
    first = [each.earliest for each in periods]
    last = [each.latest for each in periods]
    found: dict[str, JsonValue] = {}
    if first and None not in first:
        found[names[0]] = f"{min(each for each in first if each is not None).isoformat()}T00:00:00.000Z"
    if last and None not in last:
        found[names[1]] = f"{max(each for each in last if each is not None).isoformat()}T23:59:59.999Z"
    return found


def extended(**said: JsonValue) -> JsonObject:
    """The property that carries what STIX has no property for."""
    return {EXTENSION: {"extension_type": "property-extension", **said}}


def marking_id(grade: Grade) -> str:
    """Id of the marking of everything that has this grade."""
    return stix_id("marking-definition", str(grade))


def graded(grade: Grade | None) -> Mapping[str, JsonValue]:
    """Marking and confidence of what is graded; nothing of what is not."""
    if grade is None:
        return {}
    found: dict[str, JsonValue] = {"object_marking_refs": [marking_id(grade)]}
    if grade.credibility in CONFIDENCE:
        found["confidence"] = CONFIDENCE[grade.credibility]
    return found


def marking(grade: Grade) -> JsonObject:
    """The marking of a grade."""
    words = (grade.reliability.name, grade.credibility.name)
    reliability, credibility = (word.replace("_", " ").lower() for word in words)
    said = f"Admiralty grade {grade}: source {_reliable(reliability)}; information {credibility}"
    return {
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": marking_id(grade),
        "created_by_ref": MAKER,
        "created": moment(DEFINED_AT),
        "definition_type": "statement",
        "name": f"Admiralty {grade}",
        "definition": {"statement": said},
    }


def _reliable(word: str) -> str:
    return word if word in {"unreliable", "cannot be judged"} else f"{word} reliable"


def preamble() -> tuple[JsonObject, JsonObject]:
    """Who makes our bundles, and what our extension means."""
    common = {"spec_version": "2.1", "created": moment(DEFINED_AT), "modified": moment(DEFINED_AT)}
    return (
        {"type": "identity", "id": MAKER, **common, "name": "Waybill", "identity_class": "system"},
        {
            "type": "extension-definition",
            "id": EXTENSION,
            **common,
            "created_by_ref": MAKER,
            "name": "Claims of arms transfers",
            "description": f"Claims, cases and grades as Waybill keeps them; written by Waybill {VERSION}.",
            "schema": (
                "claim: a claim in the JSON shape of Waybill's manual, page Claims, with the id of its document and who"
                " read it. case: a case as the command 'waybill case --format json' shows it, page Cases. entity: id, "
                "kind, country and aliases of a party or place. transfer: case, stage, basis, covert and items of a "
                "relationship. document: id, language and the digest of the bytes that it was read from. ledger: number"
                " and digest of the last entry of the ledger that the bundle was made from."
            ),
            "version": "1.0.0",
            "extension_types": ["property-extension"],
        },
    )

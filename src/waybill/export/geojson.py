"""GeoJSON: a point for each place of a claim, and a line for each way whose order is clear.

Laws:   every place of every claim is a feature; one that is not located has no geometry and says so;
        a line never jumps across the map: at the 180th meridian it is cut.

Source: RFC 7946.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from waybill.core.claim import Filler
from waybill.core.filed import FiledClaim
from waybill.core.ids import JsonObject, JsonValue
from waybill.export.claim_tables import ref
from waybill.export.notes import Notes
from waybill.export.places import precision
from waybill.export.selection import Selection
from waybill.ontology.place_facts import Location

_UNLOCATED: Final = "no coordinates are known of a place: its feature has no geometry"
_UNORDERED: Final = "a claim names several places of departure or arrival: its way is not drawn, its places are"
_HALF_TURN: Final = 180.0


def write(selection: Selection, target: Path) -> Notes:
    """Write a collection of features, one a line."""
    notes, state = Notes(), selection.state
    head = {"sequence": state.sequence, "digest": state.digest, "wanted": list(selection.wanted)}
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"type": "FeatureCollection", "ledger": {json.dumps(head, ensure_ascii=False)}, "features": [')
        for number, feature in enumerate(_features(selection, notes)):
            file.write((",\n" if number else "\n") + json.dumps(feature, ensure_ascii=False))
        file.write("\n]}\n")
    return notes


def _features(selection: Selection, notes: Notes) -> Iterator[JsonObject]:
    for filed in selection.claims():
        for place, (slot, filler) in enumerate(filed.claim.places(), start=1):
            yield _point(filed, slot, filler, place, selection, notes)
        way = _way(filed, selection, notes)
        if len(way) > 1:
            yield _line(filed, way)


def _point(filed: FiledClaim, slot: str, filler: Filler, place: int, selection: Selection, notes: Notes) -> JsonObject:
    at = _location(filler, selection)
    if at is None:
        notes.lose(_UNLOCATED, f"{ref(filed)} {filler.text}")
    entity = None if filler.entity is None else selection.entity(filler.entity)
    return _feature(
        f"{ref(filed)}/{slot}/{place}",
        None if at is None else {"type": "Point", "coordinates": [at.longitude, at.latitude]},
        {
            **_said(filed),
            "slot": slot,
            "text": filler.text,
            "entity": filler.entity,
            "name": None if entity is None else entity.name,
            "precision": precision(filler.entity, selection.ontology),
        },
    )


def _way(filed: FiledClaim, selection: Selection, notes: Notes) -> Sequence[tuple[Filler, Location]]:
    """Located places in the order of travel; empty where that is not clear."""
    claim = filed.claim
    if len(claim.origin) > 1 or len(claim.destination) > 1:
        notes.lose(_UNORDERED, ref(filed))
        return ()
    located = ((filler, _location(filler, selection)) for filler in (*claim.origin, *claim.via, *claim.destination))
    return [(filler, at) for filler, at in located if at is not None]


def _line(filed: FiledClaim, way: Sequence[tuple[Filler, Location]]) -> JsonObject:
    parts = _parts([at for _, at in way])
    shape: JsonObject = (
        {"type": "LineString", "coordinates": parts[0]}
        if len(parts) == 1
        else {"type": "MultiLineString", "coordinates": [*parts]}
    )
    stops = [filler.text for filler, _ in way]
    all_there = len(stops) == len(list(filed.claim.places()))
    said = {**_said(filed), "slot": "way", "stops": stops, "complete": all_there, "order": "as the report names them"}
    return _feature(f"{ref(filed)}/way", shape, said)


def _parts(way: Sequence[Location]) -> list[list[JsonValue]]:
    """Positions of a line, cut in two wherever the shorter way leads across the 180th meridian."""
    parts: list[list[JsonValue]] = [[[way[0].longitude, way[0].latitude]]]
    for before, after in pairwise(way):
        turn = after.longitude - before.longitude
        if abs(turn) > _HALF_TURN:
            side = _HALF_TURN if before.longitude > 0 else -_HALF_TURN
            unrolled = after.longitude + 2 * side
            share = (side - before.longitude) / (unrolled - before.longitude)
            crossing = round(before.latitude + share * (after.latitude - before.latitude), 4)
            parts[-1].append([side, crossing])
            parts.append([[-side, crossing]])
        parts[-1].append([after.longitude, after.latitude])
    return parts


def _said(filed: FiledClaim) -> dict[str, JsonValue]:
    claim, document = filed.claim, filed.document
    return {
        "ref": ref(filed),
        "case": filed.case,
        "stage": claim.stage.value,
        "polarity": claim.polarity.value,
        "certainty": claim.certainty.value,
        "date": None if claim.date is None else claim.date.period.edtf,
        "supplier": [each.text for each in claim.supplier],
        "recipient": [each.text for each in claim.recipient],
        "items": [each.text for each in claim.items],
        "transport": [each.mode.value for each in claim.transport],
        "publisher": document.publisher,
        "published": None if document.published is None else document.published.isoformat(),
        "url": document.url,
    }


def _feature(name: str, geometry: JsonValue, properties: JsonObject) -> JsonObject:
    return {"type": "Feature", "id": name, "geometry": geometry, "properties": properties}


def _location(filler: Filler, selection: Selection) -> Location | None:
    return None if filler.entity is None else selection.ontology.location(filler.entity)

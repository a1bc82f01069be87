"""STIX 2.1: one bundle for platforms that exchange threat intelligence.

Out:    reports, notes, opinions, groupings, identities, locations, relationships and sightings; what STIX cannot say
        in an extension, grades as markings.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from waybill.core.filed import FiledClaim
from waybill.core.ids import JsonObject
from waybill.export.notes import Notes
from waybill.export.parties import party_of
from waybill.export.selection import Selection
from waybill.export.stix_objects import case_objects, claim_object, identity, location, report
from waybill.export.stix_terms import DEFINED_AT, Frame, extended, marking, preamble, stix_id

IN_EXTENSION: Final = "goods, quantities, prices, basis, chains of sources and origins stand in the extension alone"
NO_PLACE: Final = "STIX has no places without country or degrees: their names stand in the extension alone"


def write(selection: Selection, target: Path) -> Notes:
    """Write the bundle, an object a line."""
    notes = Notes()
    notes.say(IN_EXTENSION)
    bundle_id = stix_id("bundle", selection.state.digest, *selection.wanted)
    # Half a character, which UTF-8 cannot carry, becomes what JSON escapes it as.
    with target.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write(f'{{"type": "bundle", "id": "{bundle_id}", "objects": [\n')
        for number, each in enumerate(stix_objects(selection, notes)):
            file.write((",\n" if number else "") + json.dumps(each, ensure_ascii=False))
        file.write("\n]}\n")
    return notes


def stix_objects(selection: Selection, notes: Notes) -> Iterator[JsonObject]:
    """All objects, each once."""
    frame = Frame(recorded_at=selection.state.recorded_at or DEFINED_AT)
    [maker, extension] = preamble()
    ledger: JsonObject = {"sequence": selection.state.sequence, "digest": selection.state.digest}
    yield {
        **maker,
        "modified": frame.common("identity", "", DEFINED_AT.date())["modified"],
        "extensions": extended(ledger=ledger),
    }
    yield extension
    met: set[str] = set()
    for document in selection.documents():
        filed = selection.claims_in(document.id)
        yield report(document, filed, selection, frame, notes)
        for each in filed:
            yield from _new(_named(each, selection, frame, notes), met)
            yield claim_object(each, filed, selection, frame)
    for case in selection.cases():
        if case.grade is not None:
            yield from _new([marking(case.grade)], met)
        yield from case_objects(case, selection, frame, notes)


def _new(objects: Iterable[JsonObject], met: set[str]) -> Iterator[JsonObject]:
    """Those that have not been met before; memory grows with the parties and places of a ledger, not its claims."""
    for each in objects:
        own_id = str(each["id"])
        if own_id not in met:
            met.add(own_id)
            yield each


def _named(filed: FiledClaim, selection: Selection, frame: Frame, notes: Notes) -> Iterator[JsonObject]:
    """The parties and places of a claim; a state can be a place."""
    for _, filler in filed.claim.parties():
        yield identity(party_of(filler.text, filler.entity, selection), frame)
    for _, filler in filed.claim.places():
        entity = None if filler.entity is None else selection.entity(filler.entity)
        found = None if entity is None else location(entity, selection, frame)
        if found is None:
            notes.lose(NO_PLACE, f"{filed.ref.document}#{filed.ref.claim}")
        else:
            yield found

"""STIX 2.1: one bundle for platforms that exchange threat intelligence.

Out:    reports, notes, opinions, groupings, identities, locations, relationships and sightings; what STIX cannot say
        in an extension, grades as markings.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from waybill.core.ids import EntityId, JsonObject
from waybill.export.notes import Notes
from waybill.export.parties import known_parties, party_of
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
    yield from _markings(selection)
    yield from _parties(selection, frame)
    yield from _places(selection, frame, notes)
    for document in selection.documents():
        yield report(document, selection, frame, notes)
        for each in selection.claims_in(document.id):
            yield claim_object(each, selection, frame, notes)
    for case in selection.cases():
        yield from case_objects(case, selection, frame, notes)


def _markings(selection: Selection) -> Iterator[JsonObject]:
    grades = {str(case.grade): case.grade for case in selection.cases() if case.grade is not None}
    yield from (marking(grades[code]) for code in sorted(grades))


def _parties(selection: Selection, frame: Frame) -> Iterator[JsonObject]:
    """Those known to catalogues or ledger, then those of whom claims give a name alone."""
    met: set[str] = set()
    for party in known_parties(selection):
        met.add(party.id)
        yield identity(party, frame)
    for filed in selection.claims():
        for _, filler in filed.claim.parties():
            party = party_of(filler.text, filler.entity, selection)
            if party.id not in met:
                met.add(party.id)
                yield identity(party, frame)


def _places(selection: Selection, frame: Frame, notes: Notes) -> Iterator[JsonObject]:
    """Those that stand in a claim's route; a state can be one of them."""
    met: set[EntityId] = set()
    for filed in selection.claims():
        for _, filler in filed.claim.places():
            entity = None if filler.entity is None else selection.entity(filler.entity)
            found = None if entity is None else location(entity, selection, frame)
            if entity is None or found is None:
                notes.lose(NO_PLACE, f"{filed.ref.document}#{filed.ref.claim}")
            elif entity.id not in met:
                met.add(entity.id)
                yield found

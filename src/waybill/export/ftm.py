"""FollowTheMoney: parties, documents and cases for Aleph, OpenAleph and other tools that load its entities.

Out:    ``entities.ftm.json``, an entity a line; ``statements.csv``, every value with the document that says it;
        ``not-in-ftm.jsonl``, what FollowTheMoney cannot say: grades, chains of sources, denials, disagreements.
"""

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from waybill.core.case_records import case_to_json
from waybill.core.filed import FiledClaim
from waybill.core.ids import JsonObject, JsonValue
from waybill.core.shape import claim_to_json
from waybill.export.ftm_entities import TYPES, FtmEntity, Value, case_entities, document_entity, party_entity
from waybill.export.notes import Notes
from waybill.export.parties import known_parties, parties_of
from waybill.export.selection import Selection, State

DATASET: Final = "waybill"
COLUMNS: Final = (
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
)


def write(selection: Selection, target: Path) -> Notes:
    """Write the three files into a folder."""
    notes = Notes()
    notes.say("grades, chains of sources, origins and disagreements stand in not-in-ftm.jsonl alone")
    with (
        (target / "entities.ftm.json").open("w", encoding="utf-8", newline="\n") as entities,
        (target / "statements.csv").open("w", encoding="utf-8", newline="") as statements,
    ):
        rows = csv.writer(statements, dialect=csv.unix_dialect)
        rows.writerow(COLUMNS)
        for entity in ftm_entities(selection, notes):
            entities.write(json.dumps(entity_line(entity), ensure_ascii=False) + "\n")
            rows.writerows(statement_row(entity, value, selection.state) for value in entity.values)
    with (target / "not-in-ftm.jsonl").open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in _unsaid(selection, notes))
    return notes


def ftm_entities(selection: Selection, notes: Notes) -> Iterator[FtmEntity]:
    """All entities, each once: parties, documents, cases with their links."""
    met: set[str] = set()
    for party in known_parties(selection):
        met.add(party.id)
        yield party_entity(party, notes)
    for document in selection.documents():
        yield document_entity(document, selection, notes)
    for case in selection.cases():
        for _, party, _ in parties_of(case, selection):
            if party.id not in met:
                met.add(party.id)
                yield party_entity(party, notes)
        yield from case_entities(case, selection, notes)


def entity_line(entity: FtmEntity) -> JsonObject:
    """An entity as tools load it."""
    properties: dict[str, list[str]] = {}
    for each in entity.values:
        values = properties.setdefault(each.prop, [])
        if each.value not in values[-1:]:  # they are sorted
            values.append(each.value)
    return {"id": entity.id, "schema": entity.schema, "properties": properties, "datasets": [DATASET]}


def statement_row(entity: FtmEntity, value: Value, state: State) -> tuple[str, ...]:
    """A value in the columns of a statement. Its id covers its origin: what two documents say is two statements."""
    key = "\0".join((entity.id, value.prop, value.value, value.origin))
    seen = "" if state.recorded_at is None else state.recorded_at.replace(tzinfo=None).isoformat(timespec="seconds")
    return (
        entity.id,
        entity.id,
        value.prop,
        TYPES[value.prop],
        entity.schema,
        value.value,
        DATASET,
        value.origin,
        "",
        "",
        "f",
        "",
        seen,
        hashlib.sha1(key.encode("utf-8", "backslashreplace"), usedforsecurity=False).hexdigest(),
    )


def _unsaid(selection: Selection, notes: Notes) -> Iterator[JsonObject]:
    """The state of the ledger, then cases and claims in full."""
    yield {"ledger": {"sequence": selection.state.sequence, "digest": selection.state.digest}}
    for case in selection.cases():
        yield {"case": case_to_json(case), "claims": [_claim(each) for each in selection.claims_of(case)]}
    for each in selection.claims():
        if each.case is None:
            notes.lose(
                "a claim that belongs to no case stands in not-in-ftm.jsonl alone",
                f"{each.ref.document}#{each.ref.claim}",
            )
            yield {"case": None, "claims": [_claim(each)]}


def _claim(filed: FiledClaim) -> JsonValue:
    return {**claim_to_json(filed.claim), "document": filed.document.id, "maker": filed.maker.to_json()}

"""FollowTheMoney: parties, documents and cases for Aleph, OpenAleph and other tools that load its entities.

Out:    ``entities.ftm.json``, an entity a line; ``statements.csv``, every value with the document that says it;
        ``not-in-ftm.jsonl``, what FollowTheMoney cannot say: grades, chains of sources, denials, disagreements.
"""

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from waybill.core.case_records import case_to_json
from waybill.core.filed import FiledClaim
from waybill.core.ids import JsonObject, JsonValue
from waybill.core.shape import claim_to_json
from waybill.export.ftm_entities import TYPES, FtmEntity, Value, case_entities, document_entity, party_entity
from waybill.export.notes import Notes
from waybill.export.parties import parties_of
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
        # Half a character, which UTF-8 cannot carry, becomes what JSON escapes it as.
        (target / "not-in-ftm.jsonl").open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as unsaid,
    ):
        rows = csv.writer(statements, dialect=csv.unix_dialect)
        rows.writerow(COLUMNS)
        for each in _everything(selection, notes):
            if isinstance(each, FtmEntity):
                entities.write(json.dumps(entity_line(each), ensure_ascii=False) + "\n")
                rows.writerows(statement_row(each, value, selection.state) for value in each.values)
            else:
                unsaid.write(json.dumps(each, ensure_ascii=False) + "\n")
    return notes


def _everything(selection: Selection, notes: Notes) -> Iterator[FtmEntity | Mapping[str, JsonValue]]:
    """Entities, each once, and lines of the side file: its head, documents, cases with their parties and claims."""
    yield {"ledger": {"sequence": selection.state.sequence, "digest": selection.state.digest}}
    for document in selection.documents():
        yield document_entity(document, selection, notes)
        alone = [each for each in selection.claims_in(document.id) if each.case is None]
        for each in alone:
            notes.lose("a claim that belongs to no case stands in not-in-ftm.jsonl alone", document.id)
            yield {"case": None, "claims": [_claim(each)]}
    met: set[str] = set()
    for case in selection.cases():
        filed = selection.claims_of(case)
        for _, party, _ in parties_of(case, selection):
            if party.id not in met:
                met.add(party.id)
                yield party_entity(party, notes)
        yield from case_entities(case, filed, selection, notes)
        yield {"case": case_to_json(case), "claims": [_claim(each) for each in filed]}


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


def _claim(filed: FiledClaim) -> JsonValue:
    return {**claim_to_json(filed.claim), "document": filed.document.id, "maker": filed.maker.to_json()}

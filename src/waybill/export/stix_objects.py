"""Documents, claims, cases, parties and places as objects of STIX 2.1."""

from collections.abc import Iterator, Sequence
from typing import Final

from waybill.core.case import Case
from waybill.core.case_records import case_to_json
from waybill.core.claim import Polarity, Stage
from waybill.core.document import Document
from waybill.core.entity import Entity, EntityKind
from waybill.core.filed import FiledClaim
from waybill.core.ids import DocumentId, EntityId, JsonObject, JsonValue
from waybill.core.quantity import Quantity
from waybill.core.records import CaptureRecord
from waybill.core.shape import claim_to_json, quantity_to_json
from waybill.export.addresses import web_address
from waybill.export.languages import LANGUAGES, short_language
from waybill.export.notes import Notes
from waybill.export.parties import parties_of, party_of, title_of
from waybill.export.selection import Selection
from waybill.export.stix_terms import DEFINED_AT, Frame, extended, graded, stix_id, stretch

CLASSES: Final = {
    EntityKind.STATE: "organization",
    EntityKind.FORCE: "organization",
    EntityKind.AGENCY: "organization",
    EntityKind.COMPANY: "organization",
    EntityKind.IGO: "organization",
    EntityKind.NGO: "organization",
    EntityKind.OUTLET: "organization",
    EntityKind.ARMED_GROUP: "group",
    EntityKind.PERSON: "individual",
}
LONGEST_NAME: Final = 120
NO_COUNTRIES: Final = {"XK"}
"""Codes in use that ISO 3166-1 does not have."""


def report_id(document: DocumentId) -> str:
    """Of the report that is a document."""
    return stix_id("report", document)


def claim_object_id(filed: FiledClaim) -> str:
    """Of the note that is a claim, or the opinion that is a denial."""
    kind = "opinion" if filed.claim.polarity is Polarity.DENIED else "note"
    return stix_id(kind, filed.document.id, filed.claim.id)


def identity_id(entity: Entity) -> str:
    """Of the identity that is a party."""
    return stix_id("identity", entity.id)


def identity(entity: Entity, frame: Frame) -> JsonObject:
    """A party."""
    return {
        **frame.common("identity", identity_id(entity), DEFINED_AT.date()),
        "name": entity.name,
        **({"identity_class": CLASSES[entity.kind]} if entity.kind in CLASSES else {}),
        "extensions": extended(entity=_entity(entity)),
    }


def _entity(entity: Entity) -> JsonObject:
    return {"id": entity.id, "kind": entity.kind.value, "country": entity.country, "aliases": list(entity.aliases)}


def place_of(entity_id: EntityId | None, selection: Selection) -> "JsonObject | None":
    """What a location must say to be one: country or degrees; None where neither is known."""
    entity = None if entity_id is None else selection.entity(entity_id)
    if entity is None:
        return None
    said: dict[str, JsonValue] = {"name": entity.name}
    if entity.country is not None and entity.country not in NO_COUNTRIES:
        said["country"] = entity.country
    found = selection.ontology.location(entity.id)
    if found is not None:
        said |= {"latitude": found.latitude, "longitude": found.longitude}
    return said if len(said) > 1 else None


def location(entity: Entity, selection: Selection, frame: Frame) -> "JsonObject | None":
    """A place; None where too little is known of it."""
    said = place_of(entity.id, selection)
    if said is None:
        return None
    common = frame.common("location", stix_id("location", entity.id), DEFINED_AT.date())
    return {**common, **said, "extensions": extended(entity=_entity(entity))}


def report(
    document: Document, filed: Sequence[FiledClaim], selection: Selection, frame: Frame, notes: Notes
) -> JsonObject:
    """A document, with its claims."""
    if document.published is None:
        notes.lose("STIX has no undated reports: it is dated when the ledger was recorded", document.id)
    common = frame.common("report", report_id(document.id), document.published)
    claims = [claim_object_id(each) for each in filed]
    first_line = next((line.strip() for line in document.text.splitlines() if line.strip()), document.id)
    capture = selection.capture(document.capture)
    said: dict[str, JsonValue] = {"id": document.id, "language": document.language}
    if capture is not None:
        said["sha256"] = capture.sha256
    language = short_language(document.language)
    return {
        **common,
        **({"lang": language} if language in LANGUAGES else {}),
        "name": (document.title or first_line)[:LONGEST_NAME],
        "published": common["created"],
        "object_refs": claims or [common["created_by_ref"]],
        "external_references": [_reference(document, capture, notes)],
        "extensions": extended(document=said),
    }


def _reference(document: Document, capture: CaptureRecord | None, notes: Notes) -> JsonObject:
    reference: dict[str, JsonValue] = {
        "source_name": document.publisher or "publisher not known",
        "external_id": document.id,
    }
    if document.url and web_address(document.url):
        reference["url"] = document.url
        if capture is not None and capture.address == document.url:
            reference["hashes"] = {"SHA-256": capture.sha256}
    elif document.url:
        notes.lose("an address that is not of the web is left out", document.id)
    return reference


def claim_object(filed: FiledClaim, beside: Sequence[FiledClaim], selection: Selection, frame: Frame) -> JsonObject:
    """A claim as a note with its words; a denial as an opinion on what it denies, among the claims beside it."""
    claim, document = filed.claim, filed.document
    kind = "opinion" if claim.polarity is Polarity.DENIED else "note"
    words = " … ".join(quote.text for quote in claim.evidence)
    authors = sorted({chain[-1].text for chain in claim.sources}) or [document.publisher or "publisher not known"]
    said: JsonObject = {**claim_to_json(claim), "document": document.id, "maker": filed.maker.to_json()}
    common = {**frame.common(kind, claim_object_id(filed), document.published), "authors": authors}
    if kind == "opinion":
        told: JsonObject = {"opinion": "disagree", "explanation": words, "object_refs": [_denied(filed, beside)]}
    else:
        told = {"content": words, "object_refs": [report_id(document.id), *_parties_and_places(filed, selection)]}
    return {**common, **told, "extensions": extended(claim=said)}


def _denied(filed: FiledClaim, beside: Sequence[FiledClaim]) -> str:
    for each in beside:
        if each.claim.id == filed.claim.disputes:
            return claim_object_id(each)
    return report_id(filed.document.id) if filed.case is None else stix_id("grouping", filed.case)


def _parties_and_places(filed: FiledClaim, selection: Selection) -> list[str]:
    parties = [identity_id(party_of(each.text, each.entity, selection)) for _, each in filed.claim.parties()]
    places = [
        stix_id("location", each.entity)
        for _, each in filed.claim.places()
        if each.entity is not None and place_of(each.entity, selection) is not None
    ]
    return sorted({*parties, *places})


def case_objects(case: Case, selection: Selection, frame: Frame, notes: Notes) -> Iterator[JsonObject]:
    """A case as a grouping, with relationships from suppliers to recipients and sightings of what was intercepted."""
    filed = selection.claims_of(case)
    made = [*_relationships(case, selection, frame, notes), *_sightings(case, filed, selection, frame, notes)]
    refs = {claim_object_id(each) for each in filed} | {report_id(each.document.id) for each in filed}
    refs |= {ref for each in filed for ref in _parties_and_places(each, selection)}
    yield {
        **frame.common("grouping", stix_id("grouping", case.id), case.first_published),
        **graded(case.grade),
        "name": title_of(case),
        "context": "unspecified",
        "object_refs": sorted({*refs, *(str(each["id"]) for each in made)}),
        "extensions": extended(case=case_to_json(case)),
    }
    yield from made


def _relationships(case: Case, selection: Selection, frame: Frame, notes: Notes) -> Iterator[JsonObject]:
    parties = list(parties_of(case, selection))
    for supplier, given in ((entity, party) for slot, entity, party in parties if slot == "supplier"):
        for recipient, taken in ((entity, party) for slot, entity, party in parties if slot == "recipient"):
            shared = set(given.claims) & set(taken.claims)
            if not shared or supplier.id == recipient.id:
                continue
            steps = [step for step in case.steps if not step.superseded and shared & set(step.claims)]
            periods = tuple(period for step in steps for period in step.dates)
            stages = [step.stage.value for step in steps]
            own_id = stix_id("relationship", case.id, supplier.id, recipient.id)
            yield {
                **frame.common("relationship", own_id, case.first_published),
                **graded(case.grade),
                "relationship_type": "related-to",
                "description": " ".join(["Arms transfer:", ", ".join(stages) or "stage not known"]),
                "source_ref": identity_id(supplier),
                "target_ref": identity_id(recipient),
                **stretch(periods, ("start_time", "stop_time"), notes, case.id),
                "extensions": extended(transfer=_transfer(case, stages)),
            }


def _transfer(case: Case, stages: list[str]) -> JsonObject:
    items: list[JsonValue] = [
        {"name": item.name, "class": item.weapon_class.value, "quantities": _quantities(item.quantities)}
        for item in case.summary.items
    ]
    return {
        "case": case.id,
        "stage": stages,
        "basis": [basis.value for basis in case.summary.basis],
        "covert": case.summary.covert,
        "dates": [period.edtf for period in case.summary.dates],
        "items": items,
    }


def _quantities(quantities: tuple[Quantity, ...]) -> list[JsonValue]:
    return [quantity_to_json(each) for each in quantities]


def _sightings(
    case: Case, filed: Sequence[FiledClaim], selection: Selection, frame: Frame, notes: Notes
) -> Iterator[JsonObject]:
    for each in filed:
        claim = each.claim
        if claim.stage is not Stage.INTERCEPTED or claim.polarity is Polarity.DENIED:
            continue
        places = [place.entity for place in claim.via if place_of(place.entity, selection) is not None]
        where = sorted({stix_id("location", place) for place in places if place is not None})
        periods = () if claim.date is None else (claim.date.period,)
        yield {
            **frame.common("sighting", stix_id("sighting", each.document.id, claim.id), each.document.published),
            "sighting_of_ref": stix_id("grouping", case.id),
            "description": " … ".join(quote.text for quote in claim.evidence),
            **({"where_sighted_refs": where} if where else {}),
            **stretch(periods, ("first_seen", "last_seen"), notes, each.document.id),
        }

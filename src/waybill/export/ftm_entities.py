"""Documents, parties and cases as entities of FollowTheMoney, each value with the document that says it.

Out:    values as the FollowTheMoney library would clean them, so that nothing of them is dropped where they are loaded.
Laws:   the same case gives the same entities under the same ids;
        what FollowTheMoney has no room for is noted.

Source: the schemata of followthemoney 4; docs/decisions/0020 says why these were chosen.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from waybill.core.case import Case, SummaryParty
from waybill.core.claim import ClaimRef, Polarity
from waybill.core.document import Document
from waybill.core.entity import Entity, EntityKind
from waybill.core.filed import FiledClaim
from waybill.core.ids import DocumentId, short_digest
from waybill.core.period import OPEN, Period
from waybill.export.addresses import web_address
from waybill.export.languages import LANGUAGES, short_language
from waybill.export.notes import Notes
from waybill.export.parties import is_vessel, parties_of, title_of
from waybill.export.selection import Selection

SCHEMATA: Final = {
    EntityKind.STATE: "PublicBody",
    EntityKind.AGENCY: "PublicBody",
    EntityKind.FORCE: "PublicBody",
    EntityKind.ARMED_GROUP: "Organization",
    EntityKind.IGO: "Organization",
    EntityKind.NGO: "Organization",
    EntityKind.OUTLET: "Organization",
    EntityKind.COMPANY: "Company",
    EntityKind.PERSON: "Person",
    EntityKind.PARTY: "LegalEntity",
}
TYPES: Final = {
    **dict.fromkeys(("name", "alias"), "name"),
    **dict.fromkeys(("bodyText", "description", "notes"), "text"),
    **dict.fromkeys(("date", "startDate", "endDate", "publishedAt"), "date"),
    **dict.fromkeys(("involved", "proof", "subject", "object"), "entity"),
    **dict.fromkeys(("author", "fileName", "keywords", "publisher", "recordId", "role", "status", "title"), "string"),
    "country": "country",
    "language": "language",
    "location": "address",
    "mimeType": "mimetype",
    "sourceUrl": "url",
}
"""Type of each property that is used."""

LONGEST: Final = {"name": 384, "text": 65_000, "string": 1_024, "address": 250, "url": 4_096}
"""Characters beyond which tools that load a value may cut or refuse it."""

LONGEST_ID: Final = 150

_MIME: Final = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_IDENTIFIER: Final = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?")
_COMMAS: Final = re.compile(r"[;,][\s.;,]*")
_UNUSUAL: Final = re.compile(r"[^ -~\n\t]")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a property, and what says so: the id of a document, ``catalogue`` or ``ledger``."""

    prop: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FtmEntity:
    """An entity of FollowTheMoney; its values sorted, each once an origin."""

    id: str
    schema: str
    values: tuple[Value, ...]


def party_id(entity: Entity) -> str:
    """``waybill-state-iran``."""
    return _ftm_id("", entity.id)


def document_ftm_id(document: DocumentId) -> str:
    """``waybill-document-…``."""
    return _ftm_id("document-", document)


def case_ftm_id(case: Case) -> str:
    """``waybill-case-…``."""
    return _ftm_id("", case.id)


def _ftm_id(kind: str, own: str) -> str:
    """An id that FollowTheMoney takes; readable where our own has no characters that it refuses."""
    readable = f"waybill-{kind}{own.replace('/', '-')}"
    if len(readable) <= LONGEST_ID and _IDENTIFIER.fullmatch(readable):
        return readable
    return f"waybill-{kind or 'id-'}{short_digest(own)}"


def cleaned(prop: str, value: str) -> str | None:
    """A value as FollowTheMoney keeps it; None of one that it would drop."""
    kind = TYPES[prop]
    text = _UNUSUAL.sub(lambda found: found[0] if _is_kept(found[0]) else "", value)
    text = unicodedata.normalize("NFC", text)
    if kind == "name":
        text = " ".join(text.split()).strip(" \"'")
    if kind == "address":
        text = " ".join(_COMMAS.sub(", ", text).split()).strip(" ,")
    text = text.strip()
    if kind == "url":
        return web_address(text)
    return text[: LONGEST.get(kind, len(text))].strip() or None


def _is_kept(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


class Builder:
    """Gathers the values of one entity; what FollowTheMoney would drop or cut is noted under ``place``."""

    def __init__(self, own_id: str, schema: str, notes: Notes, *, place: str) -> None:
        self.id = own_id
        self._schema, self._notes, self._place = schema, notes, place
        self._values: set[Value] = set()

    def add(self, prop: str, value: str | None, origin: str) -> None:
        """Add a value; None adds nothing."""
        if not value:
            return
        kept = cleaned(prop, value)
        if kept is None:
            self._notes.lose(f"a {prop} that FollowTheMoney does not take is left out", self._place)
            return
        if len(value) > LONGEST.get(TYPES[prop], len(value)):
            self._notes.lose(f"a {prop} longer than FollowTheMoney allows is cut", self._place)
        self._values.add(Value(prop, kept, origin))

    def built(self) -> FtmEntity:
        """The entity."""
        order = sorted(self._values, key=lambda each: (each.prop, each.value, each.origin))
        return FtmEntity(id=self.id, schema=self._schema, values=tuple(order))


def party_entity(entity: Entity, notes: Notes) -> FtmEntity:
    """A party under its name and aliases; a ship where its name says so."""
    origin = "ledger" if entity.id.startswith("party/") else "catalogue"
    schema = "Vessel" if is_vessel(entity) else SCHEMATA[entity.kind]
    built = Builder(party_id(entity), schema, notes, place=entity.id)
    built.add("name", cleaned("name", entity.name) or entity.id, origin)
    for alias in entity.aliases:
        built.add("alias", alias, origin)
    built.add("country", None if entity.country is None else entity.country.lower(), origin)
    return built.built()


def document_entity(document: Document, selection: Selection, notes: Notes) -> FtmEntity:
    """A published text as an article; what nobody is known to have published as a document, under its file's name."""
    is_published = document.publisher is not None or document.url is not None
    built = Builder(document_ftm_id(document.id), "Article" if is_published else "Document", notes, place=document.id)
    capture = selection.capture(document.capture)
    address = "" if capture is None else capture.address.replace("\\", "/").rstrip("/").rpartition("/")[2]
    built.add("fileName", cleaned("fileName", address) or document_ftm_id(document.id), document.id)
    for prop, value in (
        ("title", document.title),
        ("bodyText", document.text),
        ("author", document.byline),
        ("publisher", document.publisher),
        ("publishedAt", None if document.published is None else document.published.isoformat()),
        ("sourceUrl", document.url),
        ("mimeType", None if capture is None or not _MIME.fullmatch(capture.media_type or "") else capture.media_type),
    ):
        built.add(prop, value, document.id)
    language = short_language(document.language)
    if language and language not in LANGUAGES:
        notes.lose("a language that FollowTheMoney is not given here is left out", document.id)
    built.add("language", LANGUAGES.get(language), document.id)
    return built.built()


def case_entities(case: Case, filed: Sequence[FiledClaim], selection: Selection, notes: Notes) -> Iterator[FtmEntity]:
    """A case as an event, and links of its parties to it and to each other; nothing of a case that is only denied.

    Args:
        case: what is written.
        filed: its claims.
        selection: that it is from.
        notes: told what is lost.
    """
    affirming = [each for each in filed if each.claim.polarity is Polarity.AFFIRMED]
    if not affirming:
        notes.lose(
            "FollowTheMoney cannot say that something did not happen: a case that is only denied is left out", case.id
        )
        return
    event = Builder(case_ftm_id(case), "Event", notes, place=case.id)
    for origin, document in sorted({each.document.id: each.document for each in affirming}.items()):
        event.add("name", title_of(case), origin)
        event.add("recordId", case.id, origin)
        event.add("proof", document_ftm_id(origin), origin)
        event.add("sourceUrl", web_address(document.url or ""), origin)
        event.add("publisher", document.publisher, origin)
    for each in affirming:
        event.add("description", " … ".join(quote.text for quote in each.claim.evidence), each.document.id)
    for denial in case.denials:
        event.add("notes", f"Denied by {', '.join(denial.by)}", denial.claim.document)
        notes.lose("FollowTheMoney cannot say that something is denied: a note in words stands there", case.id)
    for place in (*case.summary.origin, *case.summary.via, *case.summary.destination):
        _add_each(event, "location", place.name, place.claims)
    for item in case.summary.items:
        _add_each(event, "keywords", item.weapon_class.value, item.claims)
    _add_dates(event, case, notes)
    for _, entity, party in parties_of(case, selection):
        if not is_vessel(entity):
            _add_each(event, "involved", party_id(entity), party.claims)
    yield event.built()
    yield from _links(case, selection, notes)


def _add_each(built: Builder, prop: str, value: str, claims: Iterable[ClaimRef]) -> None:
    for origin in sorted({ref.document for ref in claims}):
        built.add(prop, value, origin)


def _links(case: Case, selection: Selection, notes: Notes) -> Iterator[FtmEntity]:
    """A link to the event for each party's part, and one from supplier to recipient where a claim names both."""
    parties = list(parties_of(case, selection))
    event = case_ftm_id(case)
    for slot, entity, party in parties:
        role = "carrier" if is_vessel(entity) else slot
        yield _link(case, role, party_id(entity), event, party.claims, notes)
    for supplier, recipient in _pairs(parties):
        claims = sorted(set(supplier[1].claims) & set(recipient[1].claims))
        if claims and supplier[0].id != recipient[0].id:
            ends = (party_id(supplier[0]), party_id(recipient[0]))
            yield _link(case, "arms transfer", *ends, claims, notes)


def _pairs(
    parties: Iterable[tuple[str, Entity, SummaryParty]],
) -> Iterator[tuple[tuple[Entity, SummaryParty], tuple[Entity, SummaryParty]]]:
    listed = list(parties)
    for slot, supplier, party in listed:
        if slot == "supplier":
            yield from (((supplier, party), (entity, other)) for name, entity, other in listed if name == "recipient")


def _link(case: Case, role: str, subject: str, object_: str, claims: Iterable[ClaimRef], notes: Notes) -> FtmEntity:
    refs = sorted(claims)
    link = Builder(
        f"waybill-link-{short_digest([case.id, role, subject, object_])}", "UnknownLink", notes, place=case.id
    )
    for prop, value in (("subject", subject), ("object", object_), ("role", role), ("recordId", case.id)):
        _add_each(link, prop, value, refs)
    for step in case.steps:
        if not step.superseded:
            _add_each(link, "status", step.stage.value, set(step.claims) & set(refs))
    for origin in sorted({ref.document for ref in refs}):
        link.add("proof", document_ftm_id(origin), origin)
    return link.built()


def _add_dates(event: Builder, case: Case, notes: Notes) -> None:
    """The dates of the stage that was reached."""
    for step in case.steps:
        for period in () if step.superseded else step.dates:
            for prop, value in ftm_dates(period):
                _add_each(event, prop, value, step.claims)
            if period.is_approximate:
                notes.lose("FollowTheMoney has no approximate dates: they stand without their marks", case.id)
            if "/" in period.edtf:
                notes.lose("a date known to lie in a span stands as its start and end", case.id)


def ftm_dates(period: Period) -> tuple[tuple[str, str], ...]:
    """Properties and dates, as exact as the period's own."""
    sides = [side.rstrip("~?%") for side in period.edtf.split("/")]
    if len(sides) == 1:
        return (("date", sides[0]),)
    return tuple((prop, side) for prop, side in zip(("startDate", "endDate"), sides, strict=True) if side != OPEN)

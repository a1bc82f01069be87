"""The versions of a document: what a web address said, one time after the other.

Laws:   every version that the ledger holds comes out, with the claims that were read in it;
        a sentence is taken out or put in between two versions, or stands in both.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from waybill.core.document import Document
from waybill.core.drafts import key_of, reading_key_parts
from waybill.core.entry import Entry, EntryKind
from waybill.core.fields import as_object, as_text
from waybill.core.ids import ClaimId, DocumentId, JsonObject
from waybill.core.outcome import Reading
from waybill.core.records import document_from_record, reading_from_json
from waybill.errors import UsageError
from waybill.ledger.laws import precedence
from waybill.ledger.views import View
from waybill.text.sentences import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A document as it was read at one time.

    Attributes:
        number: 1 for the first.
        recorded_at: aware UTC instant.
        claims: of the reading that counts, in the order of the text.
        removed: sentences of the version before that it no longer has.
        added: sentences that the version before did not have; none of the first version.
    """

    number: int
    document: Document
    recorded_at: datetime
    claims: tuple[ClaimId, ...]
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    def to_json(self) -> JsonObject:
        """The version in the shape that scripts rely on."""
        document = self.document
        return {
            "document": document.id,
            "version": self.number,
            "recorded_at": self.recorded_at.isoformat(),
            "digest": document.digest,
            "capture": document.capture,
            "url": document.url,
            "title": document.title,
            "published": None if document.published is None else document.published.isoformat(),
            "claims": list(self.claims),
            "removed": list(self.removed),
            "added": list(self.added),
        }


def document_named(written_id: str, view: View) -> DocumentId:
    """The document of an id, or of a beginning of it that no other has.

    Raises:
        UsageError: none or several of that id.
    """
    ids = [each.id for each in view.documents()]
    exact = [each for each in ids if each == written_id]
    found = exact or [each for each in ids if written_id and each.startswith((written_id, f"document-{written_id}"))]
    if len(found) != 1:
        how_many = "no document begins" if not found else f"{len(found)} documents begin"
        raise UsageError(problem=f"{how_many} with {written_id!r}")
    return found[0]


def versions(document: DocumentId, entries: Iterable[Entry]) -> tuple[Version, ...]:
    """The versions of a document, the first one first.

    Args:
        document: its id.
        entries: all of a ledger, in order.
    """
    found: list[tuple[Document, Entry]] = []
    readings: dict[int, tuple[tuple[int, int], Reading]] = {}
    for entry in entries:
        if entry.kind is EntryKind.DOCUMENT and entry.key == key_of(document):
            found.append((document_from_record(json.loads(entry.payload)), entry))
        elif entry.kind is EntryKind.READING and found and reading_key_parts(entry.key)[0] == document:
            readings |= _counting(entry, found, readings)
    return tuple(_versions(found, {number: reading for number, (_, reading) in readings.items()}))


def _counting(
    entry: Entry, found: list[tuple[Document, Entry]], readings: dict[int, tuple[tuple[int, int], Reading]]
) -> dict[int, tuple[tuple[int, int], Reading]]:
    """The reading that an entry records, by the place of its version, if it counts before those known."""
    shape = as_object(json.loads(entry.payload))
    digest = as_text(shape["document_digest"])
    place = max((place for place, (each, _) in enumerate(found) if each.digest == digest), default=None)
    rank = precedence(reading_key_parts(entry.key)[1], entry.sequence)
    if place is None or (place in readings and readings[place][0] > rank):
        return {}
    return {place: (rank, reading_from_json(shape, found[place][0]))}


def _versions(found: list[tuple[Document, Entry]], readings: dict[int, Reading]) -> Iterator[Version]:
    before: tuple[str, ...] = ()
    for place, (document, entry) in enumerate(found):
        now = tuple(document.text[span.start : span.end] for span in sentences(document.text))
        removed, added = _difference(before, now) if place else ((), ())
        yield Version(
            number=place + 1,
            document=document,
            recorded_at=entry.recorded_at,
            claims=tuple(claim.id for claim in readings[place].claims) if place in readings else (),
            removed=removed,
            added=added,
        )
        before = now


def _difference(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sentences that were taken out, and those that were put in."""
    steps = SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
    changed = [step for step in steps if step[0] != "equal"]
    removed = tuple(sentence for _, start, end, _, _ in changed for sentence in before[start:end])
    added = tuple(sentence for _, _, _, start, end in changed for sentence in now[start:end])
    return removed, added

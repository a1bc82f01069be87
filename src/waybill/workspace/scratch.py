"""The last entries of a ledger in a temporary file, so that a ledger of any size can be walked through.

Laws:   it answers as a ``View`` of the same entries, in the order in which ids are written in entries.
"""

import json
import sqlite3
import weakref
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from waybill.core.case import Case
from waybill.core.case_records import case_or_retirement_from_json
from waybill.core.claim import ClaimRef
from waybill.core.document import Document
from waybill.core.drafts import key_of, reading_key_parts, review_key_parts
from waybill.core.entity import Entity
from waybill.core.entry import Entry, EntryKind
from waybill.core.fields import as_object, checked
from waybill.core.ids import CaptureId, CaseId, DocumentId, EntityId, JsonValue, short_digest
from waybill.core.maker import Maker
from waybill.core.outcome import Reading
from waybill.core.records import (
    CaptureRecord,
    capture_from_json,
    document_from_record,
    entity_from_json,
    reading_from_json,
)
from waybill.ledger.laws import precedence
from waybill.ledger.views import View
from waybill.reconciling import Recall

if TYPE_CHECKING:
    from waybill.ledger.store import SqlLedger
    from waybill.ontology import Ontology

_SCHEMA: Final = """
create table entry (kind text, key text, payload text, digest text, primary key (kind, key)) without rowid;
create table reading (document text, key text, rank integer, sequence integer, payload text, digest text,
    primary key (document, key)) without rowid;
create table filed (document text, claim text, held text, primary key (document, claim)) without rowid;
create table meant (document text primary key, entities text) without rowid;
"""
_SPOOLED: Final = frozenset({EntryKind.CAPTURE, EntryKind.DOCUMENT, EntryKind.ENTITY, EntryKind.CASE})


class Scratch:
    """The documents, current readings, cases and captures of a ledger.

    Attributes:
        view: of judgements alone.
        reviews: a view of what people decided on claims, and of the documents that these stand in, alone.
        grader: who recorded the last of the cases; None where there are none.
    """

    def __init__(self, ledger: "SqlLedger") -> None:
        self.grader: Maker | None = None
        self._sequence = 0
        self._reviewed: set[str] = set()
        """Keys of documents with reviews."""
        self._rows = sqlite3.connect("", check_same_thread=False)  # a file of its own, which SQLite removes
        weakref.finalize(self, self._rows.close)
        self._rows.executescript(_SCHEMA)
        self.view = View((each for each in ledger.entries() if self._is_kept(each)), ledger=ledger.location)
        self.reviews = View(self._reviews(ledger), ledger=ledger.location)
        for case in self.cases():
            refs = ((key_of(ref.document), key_of(ref.claim), key_of(case.id)) for ref in case.claims)
            self._rows.executemany("replace into filed values (?, ?, ?)", refs)

    def _reviews(self, ledger: "SqlLedger") -> Iterator[Entry]:
        """Reviews with all versions of their documents; the entries are not looked at again where there are none."""
        if self._reviewed:
            wanted = (EntryKind.DOCUMENT, EntryKind.REVIEW)
            for entry in ledger.entries():
                is_wanted = entry.kind is not EntryKind.DOCUMENT or entry.key in self._reviewed
                if entry.kind in wanted and is_wanted and entry.sequence <= self._sequence:
                    yield entry

    def _is_kept(self, entry: Entry) -> bool:
        """Put an entry into the file, unless it is to be kept in memory."""
        self._sequence = entry.sequence
        if entry.kind is EntryKind.REVIEW:
            self._reviewed.add(key_of(review_key_parts(entry.key).document))
        if entry.kind is EntryKind.READING:
            document, maker = reading_key_parts(entry.key)
            rank, sequence = precedence(maker, entry.sequence)
            row = (key_of(document), entry.key, rank, sequence, entry.payload, entry.digest)
            self._rows.execute("replace into reading values (?, ?, ?, ?, ?, ?)", row)
        elif entry.kind in _SPOOLED:
            row_ = (entry.kind.value, entry.key, entry.payload, entry.digest)
            self._rows.execute("replace into entry values (?, ?, ?, ?)", row_)
            self.grader = entry.maker if entry.kind is EntryKind.CASE else self.grader
        return entry.kind is EntryKind.JUDGEMENT

    def recall(self, ledger: "SqlLedger", ontology: "Ontology") -> bool:
        """Take in who is meant in all claims; False where something would have to be resolved anew."""
        recall = Recall(self.view.judgements(), self._entities(), ontology)
        for kept in ledger.kept():
            key = key_of(kept.key)
            stamp = self._stamp(key)
            entities = None if stamp is None else recall.entities(kept, stamp)
            if entities is not None:
                self._rows.execute("replace into meant values (?, ?)", (key, json.dumps(entities)))
        lacking = "select 1 from reading join entry on entry.kind = 'document' and entry.key = reading.document "
        lacking += "where reading.document not in (select document from meant) limit 1"
        return self._rows.execute(lacking).fetchone() is None

    def _stamp(self, key: str) -> str | None:
        """Of a document and all that was read in it, as ``View.stamps`` makes it; None where nothing was read."""
        digest = self._rows.execute("select digest from entry where kind = 'document' and key = ?", (key,)).fetchone()
        read = self._rows.execute("select key, digest from reading where document = ?", (key,)).fetchall()
        if digest is None or not read:
            return None
        return short_digest([digest[0], *(each for _, each in sorted(read)), *self.reviews.review_digests(key)])

    def document_ids(self) -> Iterator[DocumentId]:
        """Ids of all documents."""
        for (key,) in self._all("select key from entry where kind = 'document' order by key"):
            yield DocumentId(json.loads(f'"{key}"'))

    def document(self, document: DocumentId) -> Document | None:
        """One of them; None where there is none of this id."""
        payload = self._payload(EntryKind.DOCUMENT, key_of(document))
        return None if payload is None else document_from_record(_loaded(payload))

    def reading(self, document: Document) -> Reading | None:
        """The current one of a document; None where its last version has none."""
        question = "select payload from reading where document = ? order by rank desc, sequence desc"
        for (payload,) in self._rows.execute(question, (key_of(document.id),)).fetchall():
            shape = as_object(_loaded(payload))
            if shape["document_digest"] == document.digest:
                return reading_from_json(shape, document)
        return None

    def meant(self, document: DocumentId) -> Sequence[Sequence[EntityId | None]]:
        """Entities of its claims."""
        question = "select entities from meant where document = ?"
        found = self._rows.execute(question, (key_of(document),)).fetchone()
        return [] if found is None else [tuple(each) for each in json.loads(found[0])]

    def cases(self) -> Iterator[Case]:
        """Those in use."""
        for (payload,) in self._all("select payload from entry where kind = 'case' order by key"):
            case = case_or_retirement_from_json(_loaded(payload))
            if isinstance(case, Case):
                yield case

    def entity(self, entity: EntityId) -> Entity | None:
        """An entity beyond the catalogues; None where there is none of this id."""
        payload = self._payload(EntryKind.ENTITY, key_of(entity))
        return None if payload is None else entity_from_json(_loaded(payload))

    def _entities(self) -> Iterator[Entity]:
        for (payload,) in self._all("select payload from entry where kind = 'entity' order by key"):
            yield entity_from_json(_loaded(payload))

    def case_of(self, ref: ClaimRef) -> CaseId | None:
        """The case of a claim."""
        question = "select held from filed where document = ? and claim = ?"
        found = self._rows.execute(question, (key_of(ref.document), key_of(ref.claim))).fetchone()
        return None if found is None else CaseId(json.loads(f'"{found[0]}"'))

    def capture(self, capture: CaptureId) -> CaptureRecord | None:
        """What is known of a capture; None where there is none of this id."""
        payload = self._payload(EntryKind.CAPTURE, key_of(capture))
        return None if payload is None else capture_from_json(_loaded(payload))

    def _payload(self, kind: EntryKind, key: str) -> str | None:
        question = "select payload from entry where kind = ? and key = ?"
        found = self._rows.execute(question, (kind.value, key)).fetchone()
        return None if found is None else str(found[0])

    def _all(self, question: str) -> Iterator[tuple[str]]:
        """Rows by a cursor of their own, so that several can be walked through at once."""
        yield from self._rows.cursor().execute(question)


def _loaded(payload: str) -> JsonValue:
    """What a payload says.

    Raises:
        ShapeError: it is no JSON.
    """
    with checked("entry"):
        value: JsonValue = json.loads(payload)
        return value

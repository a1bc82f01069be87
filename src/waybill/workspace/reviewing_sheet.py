"""Corrections made in a spreadsheet: ``claims.csv`` as ``export csv`` writes it, edited and handed back.

In:     a file, a view of the ledger.
Out:    decisions on claims, and the rows that will not do, each with its line and what to do about it.
Laws:   a file that nobody has edited decides nothing;
        each row with claim is decided on, unchanged or refused, whatever the others are;
        what others decided since the export is only changed where the row was.
Never:  records anything.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from waybill.core.claim import Claim, ClaimRef
from waybill.core.document import Document
from waybill.core.ids import ClaimId, Digest, DocumentId, JsonObject
from waybill.core.maker import Maker
from waybill.core.outcome import Reason, Rejection
from waybill.core.review import Decision, Review, ref_of, ref_text, saying, seen_of
from waybill.core.span import Span, locate, squeeze
from waybill.errors import UsageError
from waybill.export.characters import pictured
from waybill.export.csv_tables import APART, unguarded
from waybill.ledger.views import View
from waybill.ontology import Ontology
from waybill.workspace.correcting import LABELS, POINTERS, SLOTS, checked_pointers, new_claim
from waybill.workspace.correcting_words import shown, with_words
from waybill.workspace.reviewing_decisions import Decided, Reviewed
from waybill.workspace.reviewing_states import Reviewable, reviewable

_ONE: Final = frozenset({*LABELS, *POINTERS, "date"})
_MONEY: Final = ("value", "currency", "value_bound")
_WORDS: Final[Mapping[str, Decision]] = {
    **dict.fromkeys(("accepted", "accept", "right", "ok", "yes"), Decision.ACCEPTED),
    **dict.fromkeys(("rejected", "reject", "wrong", "no"), Decision.REJECTED),
    **dict.fromkeys(("corrected", "correct"), Decision.CORRECTED),
    **dict.fromkeys(("added", "add"), Decision.ADDED),
}
REMEDY: Final = "correct the row and hand the file in again; what was recorded is not recorded twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A slot that a row changes."""

    slot: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What one row decides.

    Attributes:
        line: of the file, from 1.
        changes: slots that become another; empty of what is accepted or rejected.
    """

    line: int
    ref: ClaimRef
    decided: Decided
    changes: tuple[Change, ...]

    def told(self) -> Iterator[str]:
        """The decision in words, a line for each slot."""
        why = f": {self.decided.reason}" if self.decided.reason else ""
        yield f"line {self.line}: {ref_text(self.ref)} {self.decided.decision.value}{why}"
        for each in self.changes:
            yield f"  {each.slot}: {each.before or '(nothing)'} → {each.after or '(nothing)'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the rows of a file come to.

    Attributes:
        planned: in the order of the file.
        unchanged: number of rows that decide nothing.
        rejections: rows that will not do.
        reviewed: what recording it did; None where nothing was recorded.
    """

    planned: tuple[Planned, ...]
    unchanged: int
    rejections: tuple[Rejection, ...]
    reviewed: Reviewed | None = None


def planned_to_json(planned: Planned) -> JsonObject:
    """What one row decides, in the shape that scripts rely on."""
    return {
        "line": planned.line,
        "ref": ref_text(planned.ref),
        "decision": planned.decided.decision.value,
        "reason": planned.decided.reason,
        "changes": [{"slot": each.slot, "before": each.before, "after": each.after} for each in planned.changes],
    }


def sheet(path: str, view: View, ontology: Ontology, *, maker: Maker) -> Sheet:
    """What a file of corrections comes to in a ledger.

    Args:
        path: of a CSV file with the headings of ``claims.csv``; further columns are passed over.
        view: of the ledger.
        ontology: the catalogues.
        maker: who corrects: what he has decided before is not decided again.

    Raises:
        UsageError: the file cannot be read, or has no headings that name claims.
    """
    planned: list[Planned] = []
    rejections: list[Rejection] = []
    unchanged = 0
    for line, row in rows(path):
        try:
            found = _planned(line, row, view, ontology, maker, planned)
        except UsageError as error:
            where = f"{path}:{line}"
            rejections.append(Rejection(reason=Reason.REVIEW_ROW, subject=where, detail=str(error), remedy=REMEDY))
            continue
        unchanged += found is None
        planned += [] if found is None else [found]
    return Sheet(planned=tuple(planned), unchanged=unchanged, rejections=tuple(rejections))


def rows(path: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Rows of a file by heading, each with its first line; cells as they were before formulas were guarded.

    Raises:
        UsageError: the file cannot be read, or has no headings that name claims.
    """
    lines = _text(path).splitlines(keepends=True)
    head = lines[0] if lines else ""
    apart = max((",", ";", "\t"), key=head.count)
    reader = csv.reader(lines, delimiter=apart, strict=False)
    headings = [each.strip().lower() for each in next(reader, [])]
    if "document" not in headings or "claim" not in headings:
        raise UsageError(problem=f"{path} has no columns 'document' and 'claim'; take claims.csv of waybill export csv")
    last = reader.line_num
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield last + 1, {name: unguarded(cell) for name, cell in zip(headings, cells, strict=False)}
            last = reader.line_num
    except csv.Error as error:
        raise UsageError(problem=f"{path}, line {reader.line_num}: {error}") from error


def _text(path: str) -> str:
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise UsageError(problem=f"{path} cannot be read: {error.strerror}") from error
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _planned(
    line: int, row: Mapping[str, str], view: View, ontology: Ontology, maker: Maker, before: Sequence[Planned]
) -> Planned | None:
    if not row["claim"].strip():
        return _addition(line, row, view, ontology, before)
    ref = ClaimRef(DocumentId(row["document"].strip()), ClaimId(row["claim"].strip()))
    state = reviewable(ref, view)
    base, review = _as_exported(state, row.get("seen", "").strip())
    claim, changes = _changed(state, base, row, ontology)
    decision = _decision(row, review)
    if decision is Decision.REJECTED and changes:
        raise UsageError(problem="it is rejected and corrected at once; do one of them")
    if changes:
        decision = Decision.CORRECTED
        checked_pointers(claim, view.claims_of(ref.document))
    if decision in (Decision.CORRECTED, Decision.ADDED) and not changes:
        raise UsageError(problem=f"it says {decision.value}, and no cell of it is changed")
    reason = row.get("reason", "").strip()
    if decision is Decision.REJECTED and not reason:
        raise UsageError(problem="a claim is rejected for a reason; say why in the column 'reason'")
    if decision is None or _is_done(state, decision, reason, maker):
        return None
    decided = Decided(
        ref=ref,
        decision=decision,
        claim=claim if decision is Decision.CORRECTED else None,
        reason=reason,
        seen=Digest(row["seen"].strip()) if row.get("seen", "").strip() else None,
    )
    return Planned(line=line, ref=ref, decided=decided, changes=changes)


def _addition(
    line: int, row: Mapping[str, str], view: View, ontology: Ontology, before: Sequence[Planned]
) -> Planned | None:
    document = view.document(DocumentId(row["document"].strip()))
    if document is None:
        raise UsageError(problem=f"there is no document {row['document']!r} in this ledger")
    others = view.claims_of(document.id)
    taken = [each.id for each in (*others, *view.read_claims_of(document.id))]
    taken += [each.ref.claim for each in before if each.ref.document == document.id]
    words = _cells(row, "evidence")
    if not words:
        raise UsageError(
            problem="a row without a claim adds one; give the words that state it in the column 'evidence'"
        )
    empty = new_claim(document, [_found(each, document) for each in words], taken=taken)
    claim = empty
    for slot in _slots_of(row):
        if slot != "evidence" and _cells(row, slot):
            claim = with_words(claim, document, slot, _cells(row, slot), ontology)
    checked_pointers(claim, others)
    if any(saying(replace(claim, id=each.id)) == saying(each) for each in others):
        return None
    slots = [slot for slot in _slots_of(row) if slot == "evidence" or shown(claim, slot) != shown(empty, slot)]
    changes = tuple(Change(slot=slot, before="", after=APART.join(shown(claim, slot))) for slot in slots)
    decided = Decided(ref=None, decision=Decision.ADDED, claim=claim, reason=row.get("reason", "").strip())
    return Planned(line=line, ref=ref_of(claim), decided=decided, changes=changes)


def _found(words: str, document: Document) -> Span:
    found = locate(words, document.text)
    if found is None:
        raise UsageError(problem=f"evidence: {words[:60]!r} does not stand in the text")
    return found


def _as_exported(state: Reviewable, seen: str) -> tuple[Claim, Review | None]:
    """The claim as the file had it, and the review that it had then; as it stands where the file does not say."""
    steps = () if state.history is None else state.history.steps
    known = [(each.claim, each) for each in steps if isinstance(each, Review)]
    if state.read is not None and seen == seen_of(state.read, None):
        return state.read, None
    return next((each for each in known if seen_of(*each) == seen), (state.claim, state.review))


def _changed(
    state: Reviewable, base: Claim, row: Mapping[str, str], ontology: Ontology
) -> tuple[Claim, tuple[Change, ...]]:
    """The claim as it stands with what the row changes in what it had, and the slots that this changes."""
    claim = state.claim
    for slot in _slots_of(row):
        cells = _cells(row, slot)
        if not _is_same(slot, cells, _shown(base, slot)):
            claim = with_words(claim, state.document, slot, cells, ontology)
    before, after = ({slot: APART.join(shown(each, slot)) for slot in _slots_of(row)} for each in (state.claim, claim))
    slots = [slot for slot in before if before[slot] != after[slot]]
    return claim, tuple(Change(slot=slot, before=before[slot], after=after[slot]) for slot in slots)


def _slots_of(row: Mapping[str, str]) -> list[str]:
    return [slot for slot in (*SLOTS, *POINTERS) if slot in row]


def _cells(row: Mapping[str, str], slot: str) -> list[str]:
    """What a row has for a slot, as people write it."""
    if slot == "value":
        amount, currency, bound = (row.get(name, "").strip() for name in _MONEY)
        said = {"about": "about ", "at_least": "at least ", "at_most": "at most "}.get(bound.lower(), "")
        return [f"{said}{amount} {currency}".strip()] if amount else []
    cell = row.get(slot, "")
    listed = [cell] if slot in _ONE else cell.split(APART.strip())
    return [squeeze(each) for each in listed if each.strip()]


def _shown(claim: Claim, slot: str) -> tuple[str, ...]:
    """What the export wrote for a slot."""
    if slot == "value" and claim.value is not None:
        money = claim.value.money
        return (f"{money.amount} {money.currency}",)
    return tuple(each for text in shown(claim, slot) for each in _parts(text, slot))


def _parts(text: str, slot: str) -> list[str]:
    """A text as it comes back out of a cell: control characters pictured, parted where it holds what parts texts."""
    listed = [text] if slot in _ONE else pictured(text).split(APART.strip())
    return [squeeze(each) for each in listed if each.strip()]


def _is_same(slot: str, cells: Sequence[str], before: Sequence[str]) -> bool:
    """Whether cells say what stood there, in whatever way a spreadsheet writes truths, labels and amounts."""
    if slot in LABELS:
        return [each.lower().replace(" ", "_") for each in cells] == list(before)
    if slot == "value":
        return [_amount(each) for each in cells] == [_amount(each) for each in before]
    return list(cells) == list(before)


def _amount(written: str) -> tuple[float | str, str]:
    """The figure and the currency of an amount; how exact it is, the column beside it says."""
    words = written.split(" ")
    try:
        return float(words[-2].replace(",", "")), words[-1]
    except (ValueError, IndexError):
        return written, ""


def _decision(row: Mapping[str, str], review: Review | None) -> Decision | None:
    """What a row says in its column for it; None where it says nothing new."""
    written = row.get("decision", "").strip().lower()
    if not written or (review is not None and written == review.decision.value):
        return None
    if written not in _WORDS:
        raise UsageError(problem=f"decision: {written!r} is none of accepted, corrected, rejected")
    return _WORDS[written]


def _is_done(state: Reviewable, decision: Decision, reason: str, maker: Maker) -> bool:
    """Whether this person has decided so before."""
    review = state.review
    if review is None or decision is Decision.CORRECTED:
        return False
    return (review.maker, review.decision, review.reason) == (maker, decision, reason)

"""What a ledger holds, told from what it held before and what has been recorded since.

Laws:   it is what looking at all of the ledger gives, in the same order;
        it takes time for what has changed: what has not is taken over as it is, or copied as a whole;
        where what is new may bear upon anything, as a new judgement of who is who, nothing is told.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeVar

from waybill.core.case import Case
from waybill.core.claim import Claim, ClaimRef
from waybill.core.drafts import id_of, key_of
from waybill.core.entry import Entry, EntryKind
from waybill.core.filed import FiledClaim
from waybill.core.ids import CaseId, DocumentId
from waybill.core.judgement import Subject
from waybill.core.judgement_history import JudgementHistory
from waybill.ledger.views import View
from waybill.reconciling import Recall
from waybill.reconciling.memory import DOCUMENT
from waybill.workspace.asking import filed_claims
from waybill.workspace.held import Held
from waybill.workspace.looking import Look
from waybill.workspace.reviewing_states import rejected, reviewed_of

if TYPE_CHECKING:
    from waybill.ledger.store import SqlLedger

_Key = TypeVar("_Key", bound=tuple[str, ...] | str)
_Value = TypeVar("_Value")

MOST_NEW: Final = 1000
"""Entries; of more, all of the ledger is looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What has been recorded since.

    Attributes:
        entries: in order, at least one.
        view: of the ledger, with these entries.
        documents: those that were recorded, read or reviewed.
        cases: those that were recorded, as they are now; None of one that is not in use any more.
    """

    entries: Sequence[Entry]
    view: View
    documents: Set[DocumentId]
    cases: Mapping[CaseId, Case | None]

    @classmethod
    def of(cls, entries: Sequence[Entry], view: View) -> "News":
        """What these entries tell."""
        documents = {each for each in map(view.document_of, entries) if each is not None}
        cases = {CaseId(id_of(each.key)): each for each in entries if each.kind is EntryKind.CASE}
        found = {each: view.case(each) for each in cases}
        return cls(
            entries=entries,
            view=view,
            documents=documents,
            cases={each: case if case is not None and case.id == each else None for each, case in found.items()},
        )

    def has(self, kind: EntryKind) -> bool:
        """Whether any entry is of a kind."""
        return any(each.kind is kind for each in self.entries)


def look_again(before: Look, entries: Sequence[Entry], view: View, ledger: "SqlLedger") -> Look | None:
    """Look at what has changed; None where all of the ledger must be looked at.

    Args:
        before: what was seen before.
        entries: all that were recorded since, at least one.
        view: of the ledger, with these entries, reconciled with the same catalogues.
        ledger: to ask for what is kept.
    """
    news, held = News.of(entries, view), before.held
    if before.recall is None or len(entries) > MOST_NEW or _bears_upon_all(news, held):
        return None
    filed = _filed(news, held, before.recall, ledger)
    if filed is None:
        return None
    now = _with_news(held, news, filed)
    now.made.follow(held.made)
    return Look(held=now, recall=before.recall)


def _bears_upon_all(news: News, held: Held) -> bool:
    """Whether who is meant may have changed anywhere."""
    if news.has(EntryKind.ENTITY):
        return True
    is_judged = news.has(EntryKind.JUDGEMENT)
    return is_judged and _of_entities(news.view.judgement_histories()) != _of_entities(held.judged)


def _of_entities(judged: Iterable[JudgementHistory]) -> list[JudgementHistory]:
    return [each for each in judged if each.steps[0].subject is Subject.ENTITY]


def _filed(
    news: News, held: Held, recall: Recall, ledger: "SqlLedger"
) -> Mapping[DocumentId, tuple[FiledClaim, ...]] | None:
    """Claims of all documents of which they may have changed; None where it is not known who is meant in them."""
    view, told = news.view, _recalled(news, recall, ledger)
    if told is None:
        return None
    old = [held.cases[each] for each in news.cases if each in held.cases]
    new = [each for each in news.cases.values() if each is not None]
    elsewhere = {ref.document for case in (*old, *new) for ref in case.claims} - told.keys()
    claims = told | {each: tuple(filed.claim for filed in held.claims_of.get(each, ())) for each in elsewhere}
    there = {filed.case for each in claims for filed in held.claims_of.get(each, ()) if filed.case not in news.cases}
    documents = {each: document for each in claims if (document := view.document(each)) is not None}
    readings = {each: reading for each in claims if (reading := view.current_reading(each)) is not None}
    listed = filed_claims(
        chain.from_iterable(claims.values()),
        documents,
        (*new, *(held.cases[each] for each in there if each is not None)),
        {each: reading.maker for each, reading in readings.items()},
        {review.ref: review for document in documents.values() for review in view.reviews_of(document)},
    )
    found: dict[DocumentId, list[FiledClaim]] = {each: [] for each in claims}
    for each in listed:
        found[each.document.id].append(_as_before(each, held.claims.get(each.ref)))
    return {each: tuple(filed) for each, filed in found.items()}


def _recalled(news: News, recall: Recall, ledger: "SqlLedger") -> dict[DocumentId, tuple[Claim, ...]] | None:
    """Claims of the documents that were recorded, read or reviewed; None where not of all it is known who is meant."""
    kept = {each.key: each for each in ledger.kept_of(DOCUMENT, sorted(news.documents))}
    found: dict[DocumentId, tuple[Claim, ...]] = {}
    for document in sorted(news.documents):
        stamp = news.view.stamp(key_of(document))
        if stamp is None:  # It was not read.
            found[document] = ()
            continue
        claims = recall.claims(news.view.claims_of(document), kept.get(document), stamp)
        if claims is None:
            return None
        found[document] = claims
    return found


def _with_news(held: Held, news: News, filed: Mapping[DocumentId, tuple[FiledClaim, ...]]) -> Held:
    view, last = news.view, news.entries[-1]
    recorded = {CaseId(id_of(each.key)): each for each in news.entries if each.kind is EntryKind.CASE}
    documents = {each: view.document(each) for each in news.documents}
    states = reviewed_of(chain.from_iterable(map(view.review_histories_of, news.documents)), view)
    states = {ref: _as_before(each, held.reviewed.get(ref)) for ref, each in states.items()}
    refused = {each.ref: _as_before(each, held.rejected.get(each.ref)) for each in rejected(states, view)}
    claims_of = _placed(held.claims_of, filed)
    return replace(
        held,
        sequence=last.sequence,
        digest=last.digest,
        cases=_sorted(held.cases, news.cases),
        retired=view.retired() if recorded else held.retired,
        claims=_listed(held, claims_of, filed),
        claims_of=claims_of,
        documents=_sorted(held.documents, documents),
        captures={each.id: each for each in view.captures()} if news.has(EntryKind.CAPTURE) else held.captures,
        judged=view.judgement_histories() if news.has(EntryKind.JUDGEMENT) else held.judged,
        reviewed=_of_documents(held.reviewed, states, news.documents),
        rejected=_of_documents(held.rejected, refused, news.documents),
        came_at=_sorted(held.came_at, {each: _came_at(each, view) for each in news.documents}),
        rejections=len(view.rejections()) if news.has(EntryKind.REJECTION) else held.rejections,
        recorded={**held.recorded, **{each: entry.sequence for each, entry in recorded.items()}},
        updated_at={**held.updated_at, **{each: entry.recorded_at for each, entry in recorded.items()}},
        recorded_at=last.recorded_at,
    )


def _came_at(document: DocumentId, view: View) -> datetime | None:
    return None if view.document(document) is None else view.came_at(document)


def _as_before(now: _Value, before: _Value | None) -> _Value:
    """The value that stood there before, where it is the same: who compares sees at once that nothing has changed."""
    return now if before is None or before != now else before


def _sorted(before: Mapping[_Key, _Value], new: Mapping[_Key, _Value | None]) -> Mapping[_Key, _Value]:
    """With new values, by key; None takes away what was there."""
    if not new:
        return before
    found = dict(before)
    for key, value in new.items():
        if value is None:
            found.pop(key, None)
        else:
            found[key] = value
    return found if new.keys() <= before.keys() else {key: found[key] for key in sorted(found)}


def _of_documents(
    before: Mapping[ClaimRef, _Value], new: Mapping[ClaimRef, _Value], documents: Set[DocumentId]
) -> Mapping[ClaimRef, _Value]:
    """With what is new of documents in the place of all that was there of them, by document and claim."""
    if not new and not any(ref.document in documents for ref in before):
        return before
    others = {ref: each for ref, each in before.items() if ref.document not in documents}
    found = others | dict(new)
    return {ref: found[ref] for ref in sorted(found)}


def _placed(
    before: Mapping[DocumentId, tuple[FiledClaim, ...]], new: Mapping[DocumentId, tuple[FiledClaim, ...]]
) -> Mapping[DocumentId, tuple[FiledClaim, ...]]:
    """With the new claims of documents, in the order of publication, undated last."""
    found = dict(before)
    is_moved = False
    for document, claims in new.items():
        if claims:
            is_moved |= document not in before or _published(before[document]) != _published(claims)
            found[document] = claims
        else:
            found.pop(document, None)
    if not is_moved:
        return found
    return dict(sorted(found.items(), key=lambda each: (_published(each[1]), each[0])))


def _published(claims: Sequence[FiledClaim]) -> date:
    return claims[0].document.published or date.max


def _listed(
    held: Held, claims_of: Mapping[DocumentId, Sequence[FiledClaim]], new: Mapping[DocumentId, Sequence[FiledClaim]]
) -> Mapping[ClaimRef, FiledClaim]:
    """All claims, in their order."""
    is_in_place = list(claims_of) == list(held.claims_of)
    if is_in_place and all(_refs(held.claims_of.get(each, ())) == _refs(claims) for each, claims in new.items()):
        return {**held.claims, **{each.ref: each for each in chain.from_iterable(new.values())}}
    return {each.ref: each for each in chain.from_iterable(claims_of.values())}


def _refs(claims: Iterable[FiledClaim]) -> list[ClaimRef]:
    return [each.ref for each in claims]

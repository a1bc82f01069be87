"""The guide's JSON: annotated documents, one a line, which ``waybill import`` takes back.

Laws:   imported into a new ledger, it gives the same claims, the same cases, and the same judgements and reviews by the
        same people at the same times;
        every judgement that concerns something in the file stands in it once.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from waybill.core.claim import Claim
from waybill.core.decided import decided_to_json
from waybill.core.document import Document
from waybill.core.ids import ClaimId, DocumentId, JsonObject, JudgementId
from waybill.core.judgement import Subject
from waybill.core.judgement_history import JudgementHistory
from waybill.core.review import Review, ref_from_text
from waybill.core.review_history import ReviewHistory
from waybill.core.shape import claim_to_json, document_to_json
from waybill.export.notes import Notes
from waybill.export.selection import Selection

_ELSEWHERE: Final = "a judgement of a claim that is not in the file is left out"
_UNMET: Final = "a judgement of names that no claim in the file means is left out"
_EARLIER: Final = "reviews of an earlier version of a document are left out, and what was taken back with them"


def write(selection: Selection, target: Path) -> Notes:
    """Write the documents with their claims, and with them what people decided."""
    notes = Notes()
    waiting = _Waiting(selection.judgements())
    with target.open("w", encoding="utf-8", newline="\n") as file:
        last: JsonObject | None = None
        for document in selection.documents():
            if last is not None:
                file.write(json.dumps(last, ensure_ascii=False) + "\n")
            last = _line(document, waiting.of(document.id, selection), selection, notes)
        if last is not None:
            # What no claim means is handed on with the last document, so that it is not lost.
            rest = () if selection.wanted else waiting.rest()
            file.write(json.dumps({**last, **_with(last, rest)}, ensure_ascii=False) + "\n")
    for history in waiting.rest():
        is_claim = history.steps[0].subject is Subject.CLAIM
        notes.lose(_ELSEWHERE if is_claim else _UNMET, history.steps[0].id)
    return notes


class _Waiting:
    """Judgements that are not written yet: those of claims by the document of the later one, of entities by these."""

    def __init__(self, histories: Iterable[JudgementHistory]) -> None:
        self._claims: dict[DocumentId, list[JudgementHistory]] = defaultdict(list)
        self._entities: dict[str, dict[JudgementId, JudgementHistory]] = defaultdict(dict)
        for each in histories:
            first = each.steps[0]
            if first.subject is Subject.CLAIM:
                self._claims[ref_from_text(first.right).document].append(each)
            else:
                for entity in (first.left, first.right):
                    self._entities[entity][first.id] = each

    def of(self, document: DocumentId, selection: Selection) -> list[JudgementHistory]:
        """Those to be written with a document; they wait no longer."""
        found = {each.steps[0].id: each for each in self._claims.pop(document, ())}
        if self._entities:
            for filed in selection.claims_in(document):
                claim = filed.claim
                fillers = (filler.entity for _, filler in (*claim.parties(), *claim.places()))
                for entity in (*fillers, *(item.entity for item in claim.items)):
                    found |= self._entities.pop(entity, {}) if entity is not None else {}
        for each in found.values():
            self._forget(each)
        return [found[each] for each in sorted(found)]

    def rest(self) -> tuple[JudgementHistory, ...]:
        """Those that still wait; they do so no longer."""
        found = {each.steps[0].id: each for listed in self._claims.values() for each in listed}
        found |= {name: each for listed in self._entities.values() for name, each in listed.items()}
        self._claims.clear()
        self._entities.clear()
        return tuple(found[each] for each in sorted(found))

    def _forget(self, history: JudgementHistory) -> None:
        """An entity's judgement waits at both of its ends."""
        for entity in (history.steps[0].left, history.steps[0].right):
            if entity in self._entities:
                self._entities[entity].pop(history.steps[0].id, None)
                if not self._entities[entity]:
                    del self._entities[entity]


def _line(document: Document, judged: Iterable[JudgementHistory], selection: Selection, notes: Notes) -> JsonObject:
    filed = selection.claims_in(document.id)
    reading = selection.reading_in(document.id)
    shape: JsonObject = {
        **document_to_json(document, [each.claim for each in filed]),
        "cases": {each.claim.id: each.case for each in filed},
        "ledger": {"sequence": selection.state.sequence, "digest": selection.state.digest},
    }
    if reading is not None:
        shape = {**shape, "maker": reading.maker.to_json()}
    chosen = {each.claim.id for each in filed} if selection.wanted else None
    reviews = list(_reviews(document, selection.reviews_in(document.id), chosen, notes))
    read = [] if reading is None else [each for each in reading.claims if chosen is None or each.id in chosen]
    if reviews or any(map(_names_entities, read)):
        shape = {**shape, "read": [claim_to_json(each) for each in read]}
    elif read:
        shape = {**shape, "resolved": True}
    return {**shape, **decided_to_json(judged, reviews)}


def _names_entities(claim: Claim) -> bool:
    """Whether entities came with a claim, so that they were not found here."""
    fillers = (filler.entity for _, filler in (*claim.parties(), *claim.places()))
    return any(each is not None for each in (*fillers, *(item.entity for item in claim.items)))


def _reviews(
    document: Document, histories: Sequence[ReviewHistory], chosen: set[ClaimId] | None, notes: Notes
) -> Iterator[ReviewHistory]:
    """Reviews of wanted claims; where some are of earlier versions, those of this version that stand."""
    for history in histories:
        if chosen is not None and history.ref.claim not in chosen:
            continue
        reviews = [step for step in history.steps if isinstance(step, Review)]
        if all(step.version == document.digest for step in reviews):
            yield history
            continue
        notes.lose(_EARLIER, f"{history.ref.document}#{history.ref.claim}")
        standing = tuple(each for each in history.standing if each.version == document.digest)
        if standing:
            yield ReviewHistory(steps=standing)


def _with(line: JsonObject, rest: Iterable[JudgementHistory]) -> JsonObject:
    """The judgements of a line with others beside them."""
    own = line.get("judgements", [])
    more = decided_to_json(rest, ()).get("judgements", [])
    assert isinstance(own, list)
    assert isinstance(more, list)
    return {"judgements": [*own, *more]} if own or more else {}

"""What people decided, as it travels with documents in the guide's shape: judgements of pairs and reviews of claims.

Laws:   reading what was written gives the drafts that the ledger recorded, by the same makers, in the same order.
"""

from collections.abc import Iterable
from typing import Final

from waybill.core.document import Document
from waybill.core.drafts import draft_of_judgement, draft_of_review
from waybill.core.entry import Draft
from waybill.core.fields import list_at, object_at
from waybill.core.ids import JsonObject, JsonValue
from waybill.core.judgement_history import JudgementHistory, step_from_json, step_to_json
from waybill.core.maker import Maker
from waybill.core.review_history import ReviewHistory
from waybill.core.review_records import review_from_json, review_to_json

JUDGEMENTS: Final = "judgements"
REVIEWS: Final = "reviews"


def decided_to_json(judgements: Iterable[JudgementHistory], reviews: Iterable[ReviewHistory]) -> JsonObject:
    """Keys of a document's object; none of what there is none of."""
    judged: list[JsonValue] = [step_to_json(step) for history in judgements for step in history.steps]
    reviewed: list[JsonValue] = [review_to_json(step) for history in reviews for step in history.steps]
    return {key: steps for key, steps in ((JUDGEMENTS, judged), (REVIEWS, reviewed)) if steps}


def decided_from_json(fields: JsonObject, document: Document, *, place: str) -> tuple[tuple[Maker, Draft], ...]:
    """What ``decided_to_json`` wrote, as drafts of entries, each with its maker.

    Raises:
        ShapeError: it is something else, or a review is not of these words.
    """
    judged = [step_from_json(each) for each in _listed(fields, JUDGEMENTS, place)]
    reviewed = [review_from_json(each, document) for each in _listed(fields, REVIEWS, place)]
    return (
        *((step.maker, draft_of_judgement(step)) for step in judged),
        *((step.maker, draft_of_review(step, document)) for step in reviewed),
    )


def _listed(fields: JsonObject, key: str, place: str) -> Iterable[JsonValue]:
    found = fields.get(key)
    return () if found is None else (object_at(each, f"{place}: {key}") for each in list_at(found, f"{place}: {key}"))

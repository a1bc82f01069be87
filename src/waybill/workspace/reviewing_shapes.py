"""Reviews in the shapes that scripts rely on."""

from waybill.core.ids import JsonObject, JsonValue
from waybill.core.review import ref_text
from waybill.core.review_history import ReviewHistory
from waybill.core.review_records import review_to_json
from waybill.workspace.reviewing_decisions import Reviewed
from waybill.workspace.reviewing_states import Reviewable


def history_to_json(history: ReviewHistory) -> JsonObject:
    """All that was decided on one claim, what is in force, and who left it otherwise."""
    return {
        "ref": ref_text(history.ref),
        "in_force": None if history.in_force is None else review_to_json(history.in_force),
        "disagreement": [review_to_json(each) for each in history.disagreement],
        "overlooked": [review_to_json(each) for each in history.overlooked],
        "history": [review_to_json(each) for each in history.steps],
    }


def reviewable_to_json(state: Reviewable, claim: JsonObject) -> JsonObject:
    """A claim with all that was decided on it.

    Args:
        state: of the claim.
        claim: in the guide's shape, with what stands beside it.
    """
    decided: JsonValue = None if state.history is None else history_to_json(state.history)
    return {**claim, "ref": ref_text(state.ref), "seen": state.seen, "reviews": decided}


def reviewed_to_json(reviewed: Reviewed) -> JsonObject:
    """What reviews, or taking one back, did."""
    changes = reviewed.changes
    return {
        "reviews": [history_to_json(each) for each in reviewed.histories],
        "cases": list(changes.cases),
        "changed_cases": list(changes.changed_cases),
        "retired_cases": list(changes.retired_cases),
    }

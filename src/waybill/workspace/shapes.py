"""Results as JSON, in the shapes that scripts rely on."""

from typing import TYPE_CHECKING

from waybill.core.case_records import case_to_json
from waybill.core.filed import FiledClaim
from waybill.core.ids import JsonObject
from waybill.core.outcome import ReadDocument
from waybill.core.records import entity_to_json
from waybill.core.review import Review
from waybill.core.shape import claim_to_json, document_to_json
from waybill.workspace.adding import Added
from waybill.workspace.asking import Filed
from waybill.workspace.background import Background
from waybill.workspace.judging import Judged
from waybill.workspace.meaning import Meaning

if TYPE_CHECKING:
    from waybill.ledger.verifying import Problem
    from waybill.workspace.watching import Round


def read_to_json(read: ReadDocument) -> JsonObject:
    """A document in the guide's shape, and beside it who read it and what was set aside."""
    return {
        **document_to_json(read.document, read.reading.claims),
        "maker": read.reading.maker.to_json(),
        "set_aside": [rejection.to_json() for rejection in read.reading.set_aside],
    }


def filed_claim_to_json(filed: FiledClaim) -> JsonObject:
    """A claim in the guide's shape, and beside it where it stands, which case it belongs to, and who made it."""
    document = filed.document
    return {
        **claim_to_json(filed.claim),
        "document": document.id,
        "url": document.url,
        "publisher": document.publisher,
        "published": None if document.published is None else document.published.isoformat(),
        "case": filed.case,
        "maker": filed.maker.to_json(),
        "review": None if filed.review is None else verdict_to_json(filed.review),
    }


def verdict_to_json(review: Review) -> JsonObject:
    """What a person decided on a claim, without the claim."""
    return {
        "decision": review.decision.value,
        "by": review.maker.name,
        "at": review.reviewed_at.isoformat(),
        "reason": review.reason,
    }


def filed_to_json(filed: Filed) -> JsonObject:
    """A case in its public shape, and beside it its claims in full and what was judged of them."""
    return {
        **case_to_json(filed.case),
        "filed_claims": [filed_claim_to_json(each) for each in filed.claims],
        "judgements": [each.to_json() for each in filed.judged],
    }


def judged_to_json(judged: Judged) -> JsonObject:
    """What was judged of a pair, and which cases that changed."""
    changes = judged.changes
    return {
        **judged.history.to_json(),
        "cases": list(changes.cases),
        "changed_cases": list(changes.changed_cases),
        "retired_cases": list(changes.retired_cases),
    }


def added_to_json(added: Added) -> JsonObject:
    """What is new in a ledger."""
    return {
        "documents": list(added.documents),
        "claims": [{"document": ref.document, "claim": ref.claim} for ref in added.claims],
        "cases": list(added.cases),
        "changed_cases": list(added.changed_cases),
        "retired_cases": list(added.retired_cases),
        "versions": list(added.versions),
        "unchanged": added.unchanged,
        "undated": added.undated,
        "rejections": [rejection.to_json() for rejection in added.rejections],
        "interrupted": added.interrupted,
    }


def round_to_json(found: "Round") -> JsonObject:
    """What one round of a watch brought: what is new in the ledger, and beside it who was told."""
    spread = found.spread
    return {
        **added_to_json(found.added),
        "resting": list(found.resting),
        "written": [] if spread is None else list(spread.written),
        "told": 0 if spread is None else spread.told,
        "untold": [] if spread is None else [failure.to_json() for failure in spread.failures],
    }


def meaning_to_json(meaning: Meaning) -> JsonObject:
    """What a name may mean and why, what is known of it, and where a ledger, if one was asked, speaks of it."""
    standing, naming = meaning.standing, meaning.naming
    return {
        **entity_to_json(meaning.entity),
        "nearness": meaning.nearness.value,
        "why": {
            "name": naming.name,
            "how": None if naming.how is None else naming.how.value,
            "likeness": naming.likeness,
            "reasons": list(naming.reasons),
        },
        "wholes": [whole.id for whole in meaning.wholes],
        **_background_to_json(meaning.background),
        "ledger": None
        if standing is None
        else {
            "roles": dict(standing.roles),
            "claims": [{"document": ref.document, "claim": ref.claim} for ref in standing.claims],
            "cases": list(standing.cases),
        },
    }


def _background_to_json(known: Background) -> JsonObject:
    weapon, outlet = known.weapon, known.outlet
    return {
        "weapon": None
        if weapon is None
        else {
            "level": weapon.level.value,
            "families": [family.id for family in known.families],
            "makers": list(weapon.makers),
            "calibre": weapon.calibre,
            "un_register": None if weapon.un_register is None else weapon.un_register.value,
            "sipri": None if weapon.sipri is None else weapon.sipri.value,
            "munitions_list": None if weapon.munitions_list is None else weapon.munitions_list.value,
        },
        "outlet": None
        if outlet is None
        else {
            "kind": None if outlet.kind is None else outlet.kind.value,
            "domain": outlet.domain,
            "reliability": None if known.reliability is None else known.reliability.value,
            "reason": known.reason,
        },
        "place": None if known.place is None else known.place.value,
    }


def problem_to_json(problem: "Problem") -> JsonObject:
    """What is wrong with a ledger."""
    return {"sequence": problem.sequence, "flaw": problem.flaw.value, "detail": problem.detail}

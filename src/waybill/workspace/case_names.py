"""Find a case by what a person writes for its id."""

from collections.abc import Sequence
from typing import Final

from waybill.core.case import Case
from waybill.core.ids import CaseId
from waybill.errors import UsageError
from waybill.ledger.views import View

MOST_TOLD: Final = 5
"""Ids that an error lists."""


def case_named(case_id: str, view: View) -> Case:
    """The case of an id, or of a beginning that no other has; of one that was merged into another, the other.

    Raises:
        UsageError: none or several of that id.
    """
    exact = view.case(CaseId(case_id))
    found = _beginning_with(case_id, view.cases()) if exact is None else [exact]
    if view.is_retired(CaseId(case_id)):
        raise UsageError(problem=f"{case_id} was retired: its claims were read or coded anew; see waybill cases")
    if not found:
        raise UsageError(problem=f"there is no case {case_id!r} in this ledger; waybill cases lists all")
    if len(found) > 1:
        ids = ", ".join(case.id for case in found[:MOST_TOLD]) + (", …" if len(found) > MOST_TOLD else "")
        raise UsageError(problem=f"{len(found)} cases begin with {case_id!r}: {ids}")
    return found[0]


def _beginning_with(case_id: str, cases: Sequence[Case]) -> list[Case]:
    """Cases whose id, with or without the word before its digits, begins so."""
    if not case_id.strip():
        raise UsageError(problem="an id is needed; waybill cases lists all")
    return [case for case in cases if case.id.startswith((case_id, f"case-{case_id}"))]

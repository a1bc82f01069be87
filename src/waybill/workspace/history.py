"""How the grade of a case came about: each grade that the ledger holds of it, the earliest first."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from waybill.core.case import Case
from waybill.core.case_records import case_or_retirement_from_json, grade_to_json
from waybill.core.drafts import key_of
from waybill.core.entry import Entry, EntryKind
from waybill.core.grade import Grade
from waybill.core.ids import CaseId, JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class PastGrade:
    """A grade, with what it rested on.

    Attributes:
        since: when it was recorded.
        origins: their number.
        claims: their number.
    """

    grade: Grade
    since: datetime
    origins: int
    claims: int


def past_grades(case: CaseId, entries: Iterable[Entry]) -> tuple[PastGrade, ...]:
    """Grades of a case in the order in which they were recorded; one that only repeats the one before is left out."""
    found: list[PastGrade] = []
    for entry in entries:
        if entry.kind is not EntryKind.CASE or entry.key != key_of(case):
            continue
        recorded = case_or_retirement_from_json(json.loads(entry.payload))
        if not isinstance(recorded, Case) or recorded.grade is None:
            continue
        if not found or found[-1].grade != recorded.grade:
            found.append(
                PastGrade(
                    grade=recorded.grade,
                    since=entry.recorded_at,
                    origins=len(recorded.origins),
                    claims=len(recorded.claims),
                )
            )
    return tuple(found)


def past_grade_to_json(past: PastGrade) -> JsonObject:
    """A grade in the shape that scripts rely on."""
    return {
        "since": past.since.isoformat(),
        "grade": grade_to_json(past.grade),
        "origins": past.origins,
        "claims": past.claims,
    }

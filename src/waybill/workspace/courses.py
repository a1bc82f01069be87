"""How cases came to be as they are, told by the entries of a ledger alone.

Laws:   the same entries give the same courses;
        each case that was ever recorded has one.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from waybill.core.case import Case
from waybill.core.case_records import Retirement, case_from_json, case_or_retirement_from_json
from waybill.core.entry import Entry, EntryKind
from waybill.core.ids import CaseId


class Change(StrEnum):
    """What became of a case."""

    NEW = "new"
    CHANGED = "changed"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A case from its first entry to its last.

    Attributes:
        first: its first entry.
        last: its last.
        standing: the last in which it was in use.
    """

    first: Entry
    last: Entry
    standing: Entry

    @property
    def case(self) -> Case:
        """As it was when it was last in use."""
        return case_from_json(json.loads(self.standing.payload))

    @property
    def is_retired(self) -> bool:
        """Whether its claims went to another case, or are gone."""
        return self.last is not self.standing

    @property
    def superseded_by(self) -> CaseId | None:
        """The case that its claims went to; None where it is in use, or they are gone."""
        found = case_or_retirement_from_json(json.loads(self.last.payload))
        return found.superseded_by if isinstance(found, Retirement) else None

    def change(self, *, after: int) -> Change | None:
        """What became of it since an entry; None if nothing that anybody could have noticed."""
        if self.last.sequence <= after or (self.is_retired and self.first.sequence > after):
            return None
        if self.is_retired:
            return Change.RETIRED
        return Change.NEW if self.first.sequence > after else Change.CHANGED


def courses(entries: Iterable[Entry]) -> tuple[Course, ...]:
    """The courses of all cases, what was recorded last first."""
    found: dict[str, Course] = {}
    for entry in entries:
        if entry.kind is EntryKind.CASE:
            known = found.get(entry.key)
            is_in_use = bool(json.loads(entry.payload).get("claims"))
            standing = entry if is_in_use or known is None else known.standing
            found[entry.key] = Course(first=entry if known is None else known.first, last=entry, standing=standing)
    return tuple(sorted(found.values(), key=lambda each: -each.last.sequence))

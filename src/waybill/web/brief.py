"""A case in a few words, as lists of cases show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from waybill.core.case import Case, SummaryParty
from waybill.core.ids import CaseId
from waybill.telling import wording
from waybill.telling.sentences import item
from waybill.telling.visible import count
from waybill.web.links import case_address
from waybill.workspace.hits import marks_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One line of a list of cases.

    Attributes:
        grade: its code; empty where it is not graded.
        marks: "covert", "disputed", "lasting relation".
        first_published: a day; empty where none is known.
    """

    id: CaseId
    href: str
    supplier: str
    recipient: str
    items: str
    stage: str
    grade: str
    marks: tuple[str, ...]
    origins: str
    first_published: str


def brief(case: Case) -> Brief:
    """A case in a line."""
    summary = case.summary
    return Brief(
        id=case.id,
        href=case_address(case.id),
        supplier=_names(summary.supplier),
        recipient=_names(summary.recipient),
        items=", ".join(map(item, summary.items)) or wording.NOBODY,
        stage=stage_of(case),
        grade=str(case.grade or ""),
        marks=marks_of(case),
        origins=count(len(case.origins), "origin"),
        first_published="" if case.first_published is None else case.first_published.isoformat(),
    )


def stage_of(case: Case) -> str:
    """How far it came, and whether that is in doubt; of what is only denied nothing is said."""
    summary = case.summary
    return "not said" if summary.stage is None else wording.reached(summary.stage, summary.certainty)


def newest_first(cases: Iterable[Case]) -> list[Case]:
    """Cases by when they became public, the latest first, undated last."""
    by_id = sorted(cases, key=lambda case: case.id)
    return sorted(by_id, key=lambda case: case.first_published or date.min, reverse=True)


def _names(parties: tuple[SummaryParty, ...]) -> str:
    return wording.names(each.name for each in parties)

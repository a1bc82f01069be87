"""The first page: what there is, and what came last."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from waybill.core.case import Case
from waybill.core.claim import Stage
from waybill.telling import wording
from waybill.web.asked import Asked
from waybill.web.brief import Brief, brief, newest_first
from waybill.web.links import with_query
from waybill.workspace.holding import Held

NEWEST: Final = 10
_FIGURES: Final = range(1, 7)
_LETTERS: Final = "ABCDEF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A number of cases, and where they are listed."""

    name: str
    number: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeRow:
    """Cases of one credibility, by reliability from A to F."""

    credibility: int
    cells: tuple[Counted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage:
    """What a ledger holds.

    Attributes:
        totals: of cases, claims, documents and what else it holds.
        letters: of reliability, the heads of the columns of ``grades``.
        stages: in the order in which a transfer takes them.
        newest: cases that became public last, the latest first.
        sequence: of the ledger's last entry.
    """

    totals: tuple[Counted, ...]
    letters: tuple[str, ...]
    grades: tuple[GradeRow, ...]
    stages: tuple[Counted, ...]
    newest: tuple[Brief, ...]
    sequence: int


def overview_page(asked: Asked) -> OverviewPage:
    """What a ledger holds."""
    return _overview(asked.held)


@lru_cache(maxsize=1)
def _overview(held: Held) -> OverviewPage:
    cases = held.cases.values()
    grades = Counter(str(case.grade) for case in cases if case.grade is not None)
    return OverviewPage(
        totals=(
            Counted(name="cases", number=len(cases), href="/cases"),
            Counted(name="disputed", number=sum(case.disputed for case in cases), href="/cases?disputed=1"),
            Counted(name="covert", number=sum(case.summary.covert for case in cases), href="/cases?covert=1"),
            Counted(name="claims", number=len(held.claims), href=""),
            Counted(name="documents", number=len(held.documents), href=""),
            Counted(name="rejections", number=held.rejections, href=""),
        ),
        letters=tuple(_LETTERS),
        grades=tuple(_row(figure, grades) for figure in _FIGURES),
        stages=_stages(cases),
        newest=tuple(map(brief, newest_first(cases)[:NEWEST])),
        sequence=held.sequence,
    )


def _row(figure: int, grades: Counter[str]) -> GradeRow:
    codes = [f"{letter}{figure}" for letter in _LETTERS]
    cells = (Counted(name=code, number=grades[code], href=with_query("/cases", {"grade": code})) for code in codes)
    return GradeRow(credibility=figure, cells=tuple(cells))


def _stages(cases: Iterable[Case]) -> tuple[Counted, ...]:
    stages = Counter(case.summary.stage for case in cases)
    return tuple(
        Counted(name=wording.label(stage), number=stages[stage], href=with_query("/cases", {"stage": stage.value}))
        for stage in Stage
        if stages[stage]
    )

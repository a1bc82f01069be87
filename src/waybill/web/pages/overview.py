"""The first page: what there is, and what came last."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from waybill.atlas.world import WORLD
from waybill.core.case import Case
from waybill.core.claim import Stage
from waybill.core.period import Period
from waybill.telling import wording
from waybill.web.asked import Asked, RefusedError
from waybill.web.brief import Brief, brief, newest_first
from waybill.web.case_index import case_index
from waybill.web.charting import Chart, chart
from waybill.web.counting import Axis, Unit, counts
from waybill.web.links import with_query
from waybill.web.mapping import legs
from waybill.web.pages.map_parts import arc_addresses, drawn
from waybill.web.pages.queue import queued
from waybill.web.pages.timeline import address
from waybill.web.picturing import Picture, picture
from waybill.web.seen import PARAMETER
from waybill.web.selecting import check
from waybill.workspace.held import Held
from waybill.workspace.making import made_once

NEWEST: Final = 10
MONTHS: Final = 12
MOST_DIGITS: Final = 15
MOST_ARCS: Final = 24
LETTERS_SIZE: Final = 1.9
CHART_WIDTH: Final = 480.0
PARAMETERS: Final = (PARAMETER,)
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
class News:
    """What was recorded since somebody last looked.

    Attributes:
        entry: the last that was seen.
        cases: new ones, and those that something was added to, the latest first.
        more: further ones.
    """

    entry: int
    number: int
    cases: tuple[Brief, ...]
    more: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage:
    """What a ledger holds.

    Attributes:
        totals: of cases, claims, documents and what else it holds.
        letters: of reliability, the heads of the columns of ``grades``.
        stages: in the order in which a transfer takes them.
        newest: cases that became public last, the latest first.
        news: what was recorded since the entry that was last seen; None where nobody says which that is.
        waiting: claims that wait for review.
        picture: cases of the last year on a map; None where none can be drawn.
        chart: the same by month of publication; None where none is dated.
        since: first month of that year, and ``until`` its last; both empty where no case is dated.
        year_map: address of these cases on the whole map; ``year_timeline`` likewise.
        sequence: of the ledger's last entry.
    """

    totals: tuple[Counted, ...]
    letters: tuple[str, ...]
    grades: tuple[GradeRow, ...]
    stages: tuple[Counted, ...]
    newest: tuple[Brief, ...]
    news: News | None
    waiting: Counted
    picture: Picture | None
    chart: Chart | None
    since: str
    until: str
    year_map: str
    year_timeline: str
    sequence: int


def overview_page(asked: Asked) -> OverviewPage:
    """What a ledger holds, and what is new in it.

    Raises:
        RefusedError: ``seen`` is no number of an entry.
    """
    check(asked.query, PARAMETERS)
    whole, news = _overview(asked.held), _news(asked)
    return whole if news is None else replace(whole, news=news)


def _news(asked: Asked) -> News | None:
    written = asked.query.get(PARAMETER)
    if written is None:
        return None
    if not (written.isascii() and written.isdigit() and len(written) <= MOST_DIGITS):
        raise RefusedError(f"{PARAMETER} cannot be {written!r}", status=400, remedy="give the number of an entry")
    held, entry = asked.held, int(written)
    new = sorted(
        (each for each, at in held.recorded.items() if at > entry), key=lambda each: (-held.recorded[each], each)
    )
    shown = [held.cases[each] for each in new if each in held.cases]
    return News(
        entry=entry,
        number=len(shown),
        cases=tuple(map(brief, shown[:NEWEST])),
        more=max(0, len(shown) - NEWEST),
        href=with_query("/cases", {"sort": "recorded"}),
    )


@made_once
def _overview(held: Held) -> OverviewPage:
    cases = held.cases.values()
    year = last_year(cases)
    query = {} if year is None else dict(zip(Axis.PUBLISHED.ends, year, strict=True))
    grades = Counter(str(case.grade) for case in cases if case.grade is not None)
    return OverviewPage(
        totals=(
            Counted(name="cases", number=len(cases), href="/cases"),
            Counted(name="disputed", number=sum(case.disputed for case in cases), href="/cases?disputed=1"),
            Counted(name="covert", number=sum(case.summary.covert for case in cases), href="/cases?covert=1"),
            Counted(name="claims", number=len(held.claims), href=""),
            Counted(name="documents", number=len(held.documents), href="/documents"),
            Counted(name="rejections", number=held.rejections, href=""),
        ),
        letters=tuple(_LETTERS),
        grades=tuple(_row(figure, grades) for figure in _FIGURES),
        stages=_stages(cases),
        newest=tuple(map(brief, newest_first(cases)[:NEWEST])),
        news=None,
        waiting=Counted(name="to review", number=len(queued(held)), href="/review"),
        picture=_picture(held, query),
        chart=_chart(held, query),
        since="" if year is None else year[0],
        until="" if year is None else year[1],
        year_map=with_query("/map", query),
        year_timeline=with_query("/timeline", {**query, "dates": Axis.PUBLISHED.value}),
        sequence=held.sequence,
    )


def last_year(cases: Iterable[Case]) -> tuple[str, str] | None:
    """The first and the last of the twelve months up to the last publication; None where nothing is dated."""
    last = max((case.first_published for case in cases if case.first_published is not None), default=None)
    if last is None:
        return None
    number = Unit.MONTH.number(Unit.MONTH.of(last))
    return Unit.MONTH.called(number - MONTHS + 1), Unit.MONTH.called(number)


def _picture(held: Held, query: Mapping[str, str]) -> Picture | None:
    if not query:
        return None
    seen = drawn(Asked(held=held, query=query)).seen[:MOST_ARCS]
    shown = legs(seen, address=arc_addresses(query))
    return picture(tuple(shown), WORLD, is_near=False, letters=LETTERS_SIZE, signs_first=True) if seen else None


def _chart(held: Held, query: Mapping[str, str]) -> Chart | None:
    if not query:
        return None
    cases, (first, last) = case_index(held).select(query).cases, (Period(each) for each in query.values())
    assert first.earliest is not None
    assert last.latest is not None
    axis = Axis.PUBLISHED
    counted = counts(cases, axis, Unit.MONTH, first=first.earliest, last=last.latest, most=MONTHS)
    return chart(counted, lambda name, stage: address({}, axis, name, stage), width=CHART_WIDTH)


def _row(figure: int, grades: Counter[str]) -> GradeRow:
    codes = [f"{letter}{figure}" for letter in _LETTERS]
    cells = (Counted(name=code, number=grades[code], href=_of_grade(code)) for code in codes)
    return GradeRow(credibility=figure, cells=tuple(cells))


def _of_grade(code: str) -> str:
    """Where the cases of just this grade are listed."""
    return with_query("/cases", {"reliability": code[0], "credibility": code[1]})


def _stages(cases: Iterable[Case]) -> tuple[Counted, ...]:
    stages = Counter(case.summary.stage for case in cases)
    return tuple(
        Counted(name=wording.label(stage), number=stages[stage], href=with_query("/cases", {"stage": stage.value}))
        for stage in Stage
        if stages[stage]
    )

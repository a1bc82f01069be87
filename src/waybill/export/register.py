"""Tables in the columns of the official registers: SIPRI's trade register, and the UN Register's exports.

Laws:   ``waybill compare`` reads both tables back, every line of them;
        a case that a register would not hold is noted, not dropped in silence;
        an uncertain value is marked in the register's own way: in brackets and with a question mark at SIPRI, by a
        comment at the United Nations, whose form has no mark for it.

Source: SIPRI Arms Transfers Database, trade registers; UN Register of Conventional Arms, standardized form (A/71/259).
"""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Final

from waybill.core.case import Case, CaseKind, SummaryItem
from waybill.core.claim import Basis, ClaimRef, Stage, WeaponClass
from waybill.core.quantity import Bound, Quantity
from waybill.export.columns import Column, text
from waybill.export.csv_tables import guarded, write_csv
from waybill.export.notes import Notes
from waybill.export.selection import Selection
from waybill.telling import wording

SIPRI: Final[tuple[Column, ...]] = (
    text("Recipient", "who gets"),
    text("Supplier", "who gives; `unknown supplier(s)` where it is not said"),
    text("Year of order", "of a case that was agreed and got no further"),
    text("Order date is estimate", "Yes where the year is about right, or claims disagree on it"),
    text("Number ordered", "of a case that was agreed and got no further; an uncertain number in brackets"),
    text("Weapon designation", "the name of the weapon"),
    text("Weapon description", "the class of the weapon"),
    text("Number delivered", "of a case that was dispatched or delivered; an uncertain number in brackets"),
    text("Numbers delivered is estimate", "Yes where the number is in brackets"),
    text("Year(s) of delivery", "years of a case that was dispatched or delivered"),
    text("Delivery year is estimate", "Yes where the year is about right, or claims disagree on it"),
    text("Comments", "terms, what is uncertain, who denies it"),
    text("Grade", "of the case, by the Admiralty code; not a column of the register"),
    text("Case", "its id; not a column of the register"),
    text("Sources", "publisher, day and claim of every affirming report; not a column of the register"),
)
"""Headings of the table in SIPRI's columns, those that ``waybill compare`` knows."""

UN: Final[tuple[Column, ...]] = (
    text("Exporter", "who gives; `unknown` where it is not said"),
    text("Year", "of the dispatch or delivery"),
    text("Category", "I to VII, small arms, or light weapons"),
    text("Final importer State(s)", "who gets, State or not"),
    text("Number of items", "of a range the lower end; empty where it is not said"),
    text("State of origin (if not exporter)", "left empty: claims do not say where weapons were made"),
    text("Intermediate location(s) (if any)", "where it passed"),
    text("Description of items", "the words for them"),
    text("Comments on the transfer", "terms, what is uncertain, who denies it"),
    text("Grade", "of the case, by the Admiralty code; not a column of the register"),
    text("Case", "its id; not a column of the register"),
    text("Sources", "publisher, day and claim of every affirming report; not a column of the register"),
)

_ORDERED: Final = frozenset({Stage.AGREED})
_DELIVERED: Final = frozenset({Stage.DISPATCHED, Stage.DELIVERED})
_UNKNOWN: Final = "unknown"

_CATEGORIES: Final = {
    WeaponClass.TANK: "I. Battle tanks",
    WeaponClass.ARMOURED_VEHICLE: "II. Armoured combat vehicles",
    WeaponClass.ARTILLERY: "III. Large-calibre artillery systems",
    WeaponClass.AIRCRAFT: "IV. Combat aircraft and unmanned combat aerial vehicles",
    WeaponClass.UAV: "IV. Combat aircraft and unmanned combat aerial vehicles",
    WeaponClass.HELICOPTER: "V. Attack helicopters",
    WeaponClass.SHIP: "VI. Warships",
    WeaponClass.MISSILE: "VII. Missiles and missile launchers",
    WeaponClass.AIR_DEFENCE: "VII. Missiles and missile launchers",
    WeaponClass.MANPADS: "VII. Missiles and missile launchers",
    WeaponClass.ANTI_TANK: "Light weapons",
    WeaponClass.LIGHT_WEAPON: "Light weapons",
    WeaponClass.SMALL_ARM: "Small arms",
}
"""Source: the claim guide's table of classes, after the Register's categories."""

_NO_STAGE: Final = "a register holds what was agreed, dispatched or delivered: a case at another stage is left out"
_RELATION: Final = "a register holds single deals: a lasting relation is left out"
_TAKEN: Final = "a register holds what is handed over: a case of things taken is left out"
_NO_CATEGORY: Final = "the UN Register has no category for it: an item is left out of its table"
_NOT_DELIVERED: Final = (
    "the UN Register holds deliveries: a case that was agreed and got no further is left out of its table"
)
_NO_ITEMS: Final = "a register counts items: a case without any is left out"
_UNITS: Final = "a register counts pieces: a number of rounds, tons, kilograms or containers stands in the comments"


def write(selection: Selection, target: Path) -> Notes:
    """Write ``sipri.csv`` and ``un-register.csv``."""
    notes = Notes()
    _write(target / "sipri.csv", SIPRI, _sipri(selection, notes))
    _write(target / "un-register.csv", UN, _un(selection, notes))
    return notes


def _write(path: Path, columns: tuple[Column, ...], rows: Iterator[tuple[str, ...]]) -> None:
    cells = ([guarded(" ".join(cell.split())) for cell in row] for row in rows)
    write_csv(path, [column.name for column in columns], cells)


def _sipri(selection: Selection, notes: Notes) -> Iterator[tuple[str, ...]]:
    for case in selection.cases():
        problem = _problem(case)
        if problem is not None:
            notes.lose(problem, case.id)
            continue
        for supplier, recipient, item in _lines(case):
            if _units(item):
                notes.lose(_UNITS, f"{case.id} {item.name}")
            is_order = case.summary.stage in _ORDERED
            number, is_number_sure = _number(item)
            years, are_years_sure = _years(case)
            written = number if is_number_sure or not number else f"({number})"
            when = (years, _estimate(years, are_years_sure))
            yield (
                *(recipient or f"{_UNKNOWN} recipient(s)", supplier or f"{_UNKNOWN} supplier(s)"),
                *(when if is_order else ("", "")),
                *(written if is_order else "", item.name, wording.label(item.weapon_class)),
                *(("", "") if is_order else (written, _estimate(number, is_number_sure))),
                *(("", "") if is_order else when),
                *(_comments(case, item), str(case.grade or ""), case.id, _sources(case, item, selection)),
            )


def _un(selection: Selection, notes: Notes) -> Iterator[tuple[str, ...]]:
    for case in selection.cases():
        if _problem(case) is not None:
            continue
        if case.summary.stage not in _DELIVERED:
            notes.lose(_NOT_DELIVERED, case.id)
            continue
        for supplier, recipient, item in _lines(case):
            category = _CATEGORIES.get(item.weapon_class)
            if category is None:
                notes.lose(_NO_CATEGORY, f"{case.id} {item.name}")
                continue
            yield (
                *(supplier or _UNKNOWN, _years(case)[0], category, recipient or _UNKNOWN, _number(item)[0], ""),
                *("; ".join(each.name for each in case.summary.via), item.name, _comments(case, item)),
                *(str(case.grade or ""), case.id, _sources(case, item, selection)),
            )


def _problem(case: Case) -> str | None:
    """Why a register would not hold a case; None where it would."""
    if case.kind is CaseKind.RELATION:
        return _RELATION
    if case.summary.basis == (Basis.TAKING,):
        return _TAKEN
    if case.summary.stage not in _ORDERED | _DELIVERED:
        return _NO_STAGE
    return None if case.summary.items else _NO_ITEMS


def _lines(case: Case) -> Iterator[tuple[str, str, SummaryItem]]:
    suppliers, recipients = (
        [each.name for each in side] or [""] for side in (case.summary.supplier, case.summary.recipient)
    )
    yield from product(suppliers, recipients, case.summary.items)


def _pieces(item: SummaryItem) -> list[Quantity]:
    return [each for each in item.quantities if each.unit is None]


def _units(item: SummaryItem) -> list[Quantity]:
    return [each for each in item.quantities if each.unit is not None]


def _number(item: SummaryItem) -> tuple[str, bool]:
    """How many pieces, of several numbers the first, and whether that is sure; empty where it is not said."""
    pieces = _pieces(item)
    if not pieces or pieces[0].value != int(pieces[0].value):
        return "", True
    return str(int(pieces[0].value)), len(pieces) == 1 and pieces[0].bound is Bound.EXACT


def _years(case: Case) -> tuple[str, bool]:
    """Years that the claims give, and whether they are sure; empty where they give none, or one without an end."""
    dates = case.summary.dates
    ends = [(each.earliest, each.latest) for each in dates]
    years = sorted({day.year for pair in ends for day in pair if day is not None})
    if not years:
        return "", True
    is_sure = len(dates) == 1 and None not in ends[0] and not dates[0].is_approximate
    return "; ".join(map(str, years)), is_sure


def _estimate(value: str, is_sure: bool) -> str:
    return "" if not value else "No" if is_sure else "Yes"


def _comments(case: Case, item: SummaryItem) -> str:
    """What the columns cannot say."""
    summary = case.summary
    uncertain = [] if _number(item)[1] else _pieces(item)
    said = [
        *(f"number: {wording.quantity(each)}" for each in uncertain),
        *(f"{wording.quantity(each).removesuffix(' of')}" for each in _units(item)),
        *(f"date: {each.edtf}" for each in (() if _years(case)[1] else summary.dates)),
        *(wording.label(each) for each in summary.basis if each is not Basis.UNKNOWN),
        *(["covert"] if summary.covert else []),
        *(f"through {each.name}" for each in summary.intermediary),
        *(["dispatched, arrival not reported"] if summary.stage is Stage.DISPATCHED else []),
        *(f"denied by {name}" for denial in case.denials for name in denial.by),
        *(wording.money(each) for each in summary.values),
    ]
    return "; ".join(said)


def _sources(case: Case, item: SummaryItem, selection: Selection) -> str:
    """Where claims name the item, or else all of the case."""
    named: frozenset[ClaimRef] = frozenset(item.claims)
    listed = []
    for filed in selection.claims_of(case):
        if filed.ref in named or not named:
            document = filed.document
            day = "undated" if document.published is None else document.published.isoformat()
            publisher = document.publisher or "unknown publisher"
            listed.append(f"{publisher}, {day} ({document.url or document.id}#{filed.claim.id})")
    return "; ".join(listed)

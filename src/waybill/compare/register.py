"""Read a register from a CSV file, whatever its encoding, its delimiter, and the lines above its headings.

Laws:   every line below the headings becomes a record, part of one, or a rejection, or is empty;
        a line that cannot be read spoils no other.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from waybill.compare.cells import is_yes, number, years
from waybill.compare.columns import REGISTERS, Columns, Reporter, Role
from waybill.core.outcome import Reason, Rejection
from waybill.core.period import Period
from waybill.core.quantity import Bound, Quantity
from waybill.errors import RegisterError

_DELIMITERS: Final = (",", ";", "\t", "|")
_MOST_PREAMBLE: Final = 60
_MOST_LINES_OF_A_CELL: Final = 20
"""A quotation mark that never closes must not swallow the rest of the file."""

_QUOTE: Final = '"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a register says of one transfer.

    Attributes:
        register: its name.
        line: of several lines the first.
        supplier: as written; empty where it is not known.
        recipient: likewise.
        ordered_on: year, or years; None where not said.
    """

    register: str
    file: str
    line: int
    reporter: Reporter | None
    supplier: str
    recipient: str
    designation: str = ""
    description: str = ""
    category: str = ""
    ordered: Quantity | None = None
    delivered: Quantity | None = None
    ordered_on: Period | None = None
    delivered_on: Period | None = None
    origin: str = ""
    via: str = ""
    status: str = ""
    comments: str = ""

    @property
    def place(self) -> str:
        """File and line."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A register as it was read."""

    name: str
    records: tuple[Record, ...]
    rejections: tuple[Rejection, ...]


def register(content: bytes, path: str, own: Columns | None = None) -> Register:
    """Read a register.

    Args:
        content: of the file.
        path: of the file, for messages.
        own: how its headings are named, where it is none that is known.

    Raises:
        RegisterError: no line of it holds the headings that are needed.
    """
    lines = _decoded(content).splitlines()
    columns, at, first, delimiter = _headings(lines, path, (own,) if own else REGISTERS)
    width = len(next(csv.reader([lines[first]], delimiter=delimiter)))
    records: dict[object, Record] = {}
    rejections = []
    for line, cells in _rows(lines, first + 1, delimiter):
        try:
            if cells is None or (len(cells) > width and any(map(str.strip, cells[width:]))):
                raise ValueError("it has more cells than headings, or a quotation mark that does not close")
            if not any(map(str.strip, cells)):
                continue
            record = _record(cells, at, columns, (path, line))
        except ValueError as error:
            rejections.append(_rejection(f"{path}:{line}", str(error)))
            continue
        key = (_cell(cells, at, Role.ID), record.supplier, record.recipient, record.designation)
        identity: object = key if key[0] else line
        records[identity] = _joined(records[identity], record) if identity in records else record
    return Register(name=columns.name, records=tuple(records.values()), rejections=tuple(rejections))


def _decoded(content: bytes) -> str:
    """Text of a file; what is not Unicode is taken for the Western encoding that spreadsheets write."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _headings(
    lines: Sequence[str], path: str, known: Sequence[Columns]
) -> tuple[Columns, Mapping[Role, int], int, str]:
    """Whose headings stand in which line and which columns, and what parts them."""
    nearest: tuple[int, str] = (0, "no line of it holds the headings of a register")
    for number_, line in enumerate(lines[:_MOST_PREAMBLE]):
        for delimiter in _DELIMITERS:
            cells = next(_parsed([line], delimiter), [])
            for columns in known:
                at = columns.found_in(cells)
                missing = [role for role in columns.needed if role not in at]
                if not missing:
                    return columns, at, number_, delimiter
                if len(at) > nearest[0]:
                    names = " or ".join(repr(heading) for heading in columns.headings[missing[0]])
                    nearest = (
                        len(at),
                        f"line {number_ + 1} looks like the headings of {columns.name}, but lacks the column {names}",
                    )
    raise RegisterError(path=path, problem=nearest[1])


def _rows(lines: Sequence[str], first: int, delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """Cells by line; of a row with line breaks in its cells its first line. None where a row cannot be read."""
    at = first
    while at < len(lines):
        end = at + 1
        while _is_open(lines[at:end]) and end < min(len(lines), at + _MOST_LINES_OF_A_CELL):
            end += 1
        whole = not _is_open(lines[at:end])
        yield at + 1, next(_parsed(lines[at:end], delimiter), []) if whole else None
        at = end if whole else at + 1


def _is_open(lines: Sequence[str]) -> bool:
    return sum(line.count(_QUOTE) for line in lines) % 2 == 1


def _parsed(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader([f"{line}\n" for line in lines], delimiter=delimiter)
    except csv.Error:  # a cell beyond the limit of the library
        return


def _record(cells: Sequence[str], at: Mapping[Role, int], columns: Columns, place: tuple[str, int]) -> Record:
    texts = {role: _cell(cells, at, role) for role in Role}
    if not texts[Role.SUPPLIER] and not texts[Role.RECIPIENT]:
        raise ValueError("it names neither who gives nor who gets")
    return Record(
        register=columns.name,
        file=place[0],
        line=place[1],
        reporter=columns.reporter,
        supplier=texts[Role.SUPPLIER],
        recipient=texts[Role.RECIPIENT],
        designation=texts[Role.DESIGNATION],
        description=texts[Role.DESCRIPTION],
        category=texts[Role.CATEGORY],
        ordered=number(texts[Role.ORDERED], is_estimated=_is_marked(cells, at, Role.ORDERED)),
        delivered=number(
            texts[Role.DELIVERED],
            is_estimated=is_yes(texts[Role.DELIVERED_ESTIMATED]) or _is_marked(cells, at, Role.DELIVERED),
        ),
        ordered_on=years(
            texts[Role.ORDERED_ON],
            is_estimated=is_yes(texts[Role.ORDERED_ON_ESTIMATED]) or _is_marked(cells, at, Role.ORDERED_ON),
        ),
        delivered_on=years(texts[Role.DELIVERED_ON], is_estimated=is_yes(texts[Role.DELIVERED_ON_ESTIMATED])),
        origin=texts[Role.ORIGIN],
        via=texts[Role.VIA],
        status=texts[Role.STATUS],
        comments=texts[Role.COMMENTS],
    )


def _cell(cells: Sequence[str], at: Mapping[Role, int], role: Role) -> str:
    place = at.get(role)
    return "" if place is None or place >= len(cells) else " ".join(cells[place].split())


def _is_marked(cells: Sequence[str], at: Mapping[Role, int], role: Role) -> bool:
    """Whether the cell to the right, which has no heading of its own in older registers, holds a question mark."""
    place = at.get(role)
    return place is not None and place + 1 < len(cells) and cells[place + 1].strip() == "?"


def _joined(record: Record, more: Record) -> Record:
    """One record of several lines of the same id: a line for each year of delivery."""
    return replace(
        record,
        delivered=_sum(record.delivered, more.delivered),
        delivered_on=_span(record.delivered_on, more.delivered_on),
    )


def _sum(left: Quantity | None, right: Quantity | None) -> Quantity | None:
    if left is None or right is None:
        return left or right
    bound = Bound.EXACT if {left.bound, right.bound} == {Bound.EXACT} else Bound.ABOUT
    return Quantity(value=left.value + right.value, bound=bound)


def _span(left: Period | None, right: Period | None) -> Period | None:
    if left is None or right is None:
        return left or right
    found = [side for period in (left, right) for side in period.edtf.split("/")]
    first, last = min(found), max(found)
    return Period(first if first == last else f"{first}/{last}")


def _rejection(place: str, detail: str) -> Rejection:
    return Rejection(
        reason=Reason.REGISTER_ROW,
        subject=place,
        detail=detail,
        remedy="correct the line in the register; the others were compared",
    )

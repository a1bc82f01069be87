"""The tables of an export: their columns, what these hold, and how they are filled.

Laws:   every table has the same columns whatever is selected, and every row a cell for each;
            rows come in the order of the selection.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from waybill.export.selection import Selection

Cell: TypeAlias = str | int | float | bool | date | datetime | tuple[str, ...] | None
"""None where a report does not say it, or it is not known."""


Row: TypeAlias = tuple[Cell, ...]

_Thing = TypeVar("_Thing")


class Type(StrEnum):
    """What a column holds; named as the Table Schema of Frictionless Data names it."""

    TEXT = "string"
    WHOLE = "integer"
    NUMBER = "number"
    TRUTH = "boolean"
    DAY = "date"
    INSTANT = "datetime"
    TEXTS = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.

    Attributes:
        about: what it holds, for the data dictionary.
    """

    name: str
    type: Type
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[_Thing]):
    """A table, with what fills it.

    Attributes:
        about: what a row of it is.
        rows: of one claim, case or document, with cells in the order of the columns.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: "Callable[[_Thing, Selection], Iterator[Row]]"


def text(name: str, about: str) -> Column:
    """A column of text."""
    return Column(name=name, type=Type.TEXT, about=about)


def texts(name: str, about: str) -> Column:
    """A column of several texts."""
    return Column(name=name, type=Type.TEXTS, about=about)


def whole(name: str, about: str) -> Column:
    """A column of whole numbers."""
    return Column(name=name, type=Type.WHOLE, about=about)


def number(name: str, about: str) -> Column:
    """A column of numbers."""
    return Column(name=name, type=Type.NUMBER, about=about)


def truth(name: str, about: str) -> Column:
    """A column of true and false."""
    return Column(name=name, type=Type.TRUTH, about=about)


def day(name: str, about: str) -> Column:
    """A column of days."""
    return Column(name=name, type=Type.DAY, about=about)


def instant(name: str, about: str) -> Column:
    """A column of instants."""
    return Column(name=name, type=Type.INSTANT, about=about)

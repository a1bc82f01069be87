"""Checked parts of parsed JSON: each function gives a value of the named type, or says what is wrong."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from typing import TypeVar

from waybill.core.ids import JsonObject, JsonValue
from waybill.errors import ShapeError, WaybillError

_Value = TypeVar("_Value")
_Label = TypeVar("_Label", bound=StrEnum)


@contextmanager
def checked(place: str) -> Iterator[None]:
    """Say of trouble with JSON where it was.

    Raises:
        ShapeError: in place of whatever the lines inside stumble over.
    """
    try:
        yield
    except ShapeError:
        raise
    except KeyError as error:
        raise ShapeError(place=place, problem=f"it has no {error}") from error
    except (WaybillError, TypeError, ValueError, AttributeError, IndexError, RecursionError) as error:
        raise ShapeError(place=place, problem=str(error)) from error


def as_object(value: JsonValue) -> JsonObject:
    """The value, which is a JSON object."""
    if isinstance(value, Mapping):
        return value
    raise TypeError("it is not a JSON object")


def as_tuple(value: JsonValue, read: Callable[[JsonValue], _Value]) -> tuple[_Value, ...]:
    """What ``read`` makes of each element of a list."""
    if isinstance(value, list):
        return tuple(read(each) for each in value)
    raise TypeError(f"{value!r} is not a list")


def optional(value: JsonValue, read: Callable[[JsonValue], _Value]) -> _Value | None:
    """What ``read`` makes of the value; null stays None."""
    return None if value is None else read(value)


def as_text(value: JsonValue) -> str:
    """The value, which is text, perhaps empty."""
    if isinstance(value, str):
        return value
    raise TypeError(f"{value!r} is not text")


def as_whole(value: JsonValue) -> int:
    """The value, which is a whole number."""
    if type(value) is int:
        return value
    raise TypeError(f"{value!r} is not a whole number")


def as_number(value: JsonValue) -> int | float:
    """The value, which is a number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is not a number")
    return value


def as_truth(value: JsonValue) -> bool:
    """The value, which is true or false."""
    if isinstance(value, bool):
        return value
    raise TypeError(f"{value!r} is neither true nor false")


def as_day(value: JsonValue) -> date:
    """The day that is written as YYYY-MM-DD."""
    return date.fromisoformat(as_text(value))


def object_at(value: JsonValue, place: str) -> JsonObject:
    """The value, which is a JSON object.

    Raises:
        ShapeError: it is not.
    """
    if isinstance(value, dict):
        return value
    raise ShapeError(place=place, problem="it is not a JSON object")


def list_at(value: JsonValue, place: str) -> list[JsonValue]:
    """The value, which is a list.

    Raises:
        ShapeError: it is not.
    """
    if isinstance(value, list):
        return value
    raise ShapeError(place=place, problem="it is not a list")


def text_at(value: JsonValue, place: str) -> str:
    """The value, which is text and not blank.

    Raises:
        ShapeError: it is not.
    """
    if isinstance(value, str) and value.strip():
        return value
    raise ShapeError(place=place, problem="it is not text, or is empty")


def text_or_none_at(fields: JsonObject, key: str, place: str) -> str | None:
    """The text of a field; None where it is lacking, null or empty.

    Raises:
        ShapeError: it is something else.
    """
    value = fields.get(key)
    if value is None or isinstance(value, str):
        return value or None
    raise ShapeError(place=place, problem=f"'{key}' is not text")


def number_at(value: JsonValue, place: str) -> int | float:
    """The value, which is a finite number.

    Raises:
        ShapeError: it is not.
    """
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < float("inf"):
        return value
    raise ShapeError(place=place, problem="it is not a number")


def label_at(kind: type[_Label], value: object, place: str) -> _Label:
    """The member of a closed list that the value names.

    Raises:
        ShapeError: it names none.
    """
    try:
        return kind(str(value))
    except ValueError as error:
        choices = ", ".join(kind)
        raise ShapeError(place=place, problem=f"{value!r} is none of {choices}") from error

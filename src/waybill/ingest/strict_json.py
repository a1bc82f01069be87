"""One JSON value out of a text, more strictly than Python reads it.

No duplicate keys, no NaN, no number beyond a double, no nesting beyond MAX_DEPTH: what cannot be written down again the
way it was read is told, not passed on.
"""

import json
import math
import re
from dataclasses import dataclass
from typing import Final

from waybill.core.ids import JsonValue

MAX_DEPTH: Final = 100
_INTEGER_DIGITS: Final = 308  # any more may not fit a double
_BLANKS: Final = re.compile(r"[ \t\n\r]*")
_OPEN_STRING: Final = "a line end or control character inside a string"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A value and what is wrong with it although its end is known.

    Attributes:
        end: offset after it.
        problem: None if nothing is.
    """

    value: JsonValue
    end: int
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A syntax error; line and column count from 1, within the text that was parsed."""

    problem: str
    line: int
    column: int


def parse(text: str, start: int) -> Parsed | Broken:
    """The value that begins at an offset; what follows it is not looked at."""
    problems: list[str] = []
    try:
        value, end = _decoder(problems).raw_decode(text, start)
    except json.JSONDecodeError as error:
        problem = _OPEN_STRING if error.msg.startswith("Invalid control character") else error.msg
        return Broken(problem=problem, line=error.lineno, column=error.colno)
    except RecursionError:
        return broken_at(text, start, _too_deep())
    if not problems and _is_deep(value):
        problems.append(_too_deep())
    return Parsed(value=value, end=end, problem=problems[0] if problems else None)


def _decoder(problems: list[str]) -> json.JSONDecoder:
    """A decoder that notes what Python lets pass, and goes on, so that the end of the value is found."""

    def fields(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        found: dict[str, JsonValue] = {}
        for key, value in pairs:
            if key in found:
                problems.append(f"the key {key[:60]!r} stands twice in one object")
            found[key] = value
        return found

    def constant(name: str) -> None:
        problems.append(f"{name} is no JSON number")

    def integer(digits: str) -> int:
        if len(digits) > _INTEGER_DIGITS:
            problems.append(f"the number {digits[:20]}… is too large")
            return 0
        return int(digits)

    def real(digits: str) -> float:
        number = float(digits)
        if math.isinf(number):
            problems.append(f"the number {digits[:20]} is too large")
        return number

    return json.JSONDecoder(object_pairs_hook=fields, parse_constant=constant, parse_int=integer, parse_float=real)


def _is_deep(value: JsonValue) -> bool:
    level: list[JsonValue] = [value]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return True


def _too_deep() -> str:
    return f"it is nested more than {MAX_DEPTH} deep"


def skip_blanks(text: str, start: int) -> int:
    """Offset of the first character from ``start`` on that is no JSON white space."""
    match = _BLANKS.match(text, start)
    return match.end() if match else start


def broken_at(text: str, position: int, problem: str) -> Broken:
    """A syntax error at an offset."""
    before = text.rfind("\n", 0, position)
    return Broken(problem=problem, line=text.count("\n", 0, position) + 1, column=position - before)

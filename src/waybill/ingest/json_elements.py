"""JSON taken apart: one value, the elements of a list, or a value a line; a broken one does not cost the others.

Stricter than Python's own reader: no duplicate keys, no NaN, no number beyond a double, no nesting beyond MAX_DEPTH.
"""

import io
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TextIO

from waybill.core.capture import Capture
from waybill.core.ids import JsonValue
from waybill.core.outcome import Reason, Rejection
from waybill.ingest.decoding import decode, marked_encoding
from waybill.ingest.plain_text import empty

MAX_DEPTH: Final = 100
MAX_WHOLE_BYTES: Final = 64 << 20
"""Of one value or list, which is read at a stretch; lines are read one by one and may be more together."""

_INTEGER_DIGITS: Final = 308  # any more may not fit a double
_BLANKS: Final = re.compile(r"[ \t\n\r]*")
_BAD_BYTES: Final = re.compile("[\udc80-\udcff]")  # how Python's surrogateescape marks them
_REMEDY: Final = "correct the JSON there and give it again; the rest need not be repeated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One value of an input.

    Attributes:
        place: the input; ``input:7`` for line 7, counted from 1; ``input[7]`` in a list, counted from 0.
    """

    place: str
    value: JsonValue


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parsed:
    value: JsonValue
    end: int
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Broken:
    problem: str
    line: int
    column: int


def elements(capture: Capture) -> Iterator[Element | Rejection]:
    """Every element once, in order, or its rejection. Content decides the form, not the file's name.

    A syntax error inside a list ends it: what follows shares one rejection, since nobody can tell where it goes on.
    """
    stream = _open(capture)
    if isinstance(stream, Rejection):
        yield stream
        return
    head = next((line for line in stream if line.strip()), None)
    stream.seek(0)
    if head is None:
        yield empty(capture.address)
    elif head.lstrip().startswith("["):
        yield from _whole(stream, capture, in_list=True)
    elif _is_complete(head) or _is_lines(stream, len(capture.content)):
        stream.seek(0)
        yield from _lines(stream, capture.address)
    else:
        stream.seek(0)
        yield from _whole(stream, capture, in_list=False)


def _open(capture: Capture) -> TextIO | Rejection:
    """UTF-8 is streamed, and a bad byte stays in its line; what a mark says is UTF-16 or UTF-32 is decoded whole."""
    if marked_encoding(capture.content) in (None, "utf-8-sig"):
        return io.TextIOWrapper(io.BytesIO(capture.content), encoding="utf-8-sig", errors="surrogateescape")
    text = decode(capture.content, subject=capture.address)
    return text if isinstance(text, Rejection) else io.StringIO(text)


def _is_complete(line: str) -> bool:
    parsed = _value(line, _skip(line, 0))
    return isinstance(parsed, _Parsed) and isinstance(parsed.value, dict) and _skip(line, parsed.end) == len(line)


def _is_lines(stream: TextIO, size_bytes: int) -> bool:
    """Whether it is lines although the first one is broken: no whole, and some line is a report by itself."""
    if size_bytes <= MAX_WHOLE_BYTES and _is_complete(stream.read()):
        return False
    stream.seek(0)
    return any(line.startswith("{") and '"text"' in line and _is_complete(line) for line in stream)


def _lines(stream: TextIO, subject: str) -> Iterator[Element | Rejection]:
    for number, line in enumerate(stream, 1):
        start = _skip(line, 0)
        if start == len(line):
            continue
        place, parsed = f"{subject}:{number}", _value(line, start)
        if isinstance(parsed, _Parsed) and _skip(line, parsed.end) < len(line):
            parsed = _broken(line, _skip(line, parsed.end), "more follows after the end of the value")
        if isinstance(parsed, _Broken):
            yield _invalid(place, f"line {number}, column {parsed.column}: {parsed.problem}")
        else:
            yield _element(parsed, line, place)


def _whole(stream: TextIO, capture: Capture, *, in_list: bool) -> Iterator[Element | Rejection]:
    if len(capture.content) > MAX_WHOLE_BYTES:
        yield Rejection(
            reason=Reason.TOO_LARGE,
            subject=capture.address,
            detail=f"it is one JSON value of more than {MAX_WHOLE_BYTES >> 20} MiB",
            remedy="write one document a line (JSON Lines): lines are read one by one",
        )
        return
    text = stream.read()
    yield from _listed(text, capture.address) if in_list else _single(text, capture.address)


def _single(text: str, subject: str) -> Iterator[Element | Rejection]:
    parsed = _value(text, _skip(text, 0))
    if isinstance(parsed, _Parsed) and _skip(text, parsed.end) < len(text):
        parsed = _broken(text, _skip(text, parsed.end), "more follows after the end of the value")
    if isinstance(parsed, _Broken):
        yield _invalid(subject, f"line {parsed.line}, column {parsed.column}: {parsed.problem}")
    else:
        yield _element(parsed, text, subject)


def _listed(text: str, subject: str) -> Iterator[Element | Rejection]:
    position, index = _skip(text, text.index("[") + 1), 0
    if text[position : position + 1] == "]":
        yield empty(subject)
    else:
        while True:
            parsed = _value(text, position)
            if isinstance(parsed, _Broken):
                yield _rest(f"{subject}[{index}]", parsed)
                return
            yield _element(parsed, text[position : parsed.end], f"{subject}[{index}]")
            position, index = _skip(text, parsed.end), index + 1
            if text[position : position + 1] != ",":
                break
            position = _skip(text, position + 1)
        if text[position : position + 1] != "]":
            yield _rest(f"{subject}[{index}]", _broken(text, position, "',' or ']' is missing"))
            return
    end = _skip(text, position + 1)
    if end < len(text):
        yield _rest(subject, _broken(text, end, "more follows after the end of the list"))


def _element(parsed: _Parsed, text: str, place: str) -> Element | Rejection:
    if _BAD_BYTES.search(text):
        return Rejection(
            reason=Reason.UNKNOWN_ENCODING,
            subject=place,
            detail="it holds bytes that are not UTF-8, which JSON is written in",
            remedy="save it as UTF-8",
        )
    if parsed.problem is not None:
        return _invalid(place, parsed.problem)
    return Element(place=place, value=parsed.value)


def _value(text: str, start: int) -> _Parsed | _Broken:
    problems: list[str] = []
    try:
        value, end = _decoder(problems).raw_decode(text, start)
    except json.JSONDecodeError as error:
        return _Broken(problem=error.msg, line=error.lineno, column=error.colno)
    except RecursionError:
        return _broken(text, start, _too_deep())
    if not problems and _is_deep(value):
        problems.append(_too_deep())
    return _Parsed(value=value, end=end, problem=problems[0] if problems else None)


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


def _skip(text: str, start: int) -> int:
    match = _BLANKS.match(text, start)
    return match.end() if match else start


def _broken(text: str, position: int, problem: str) -> _Broken:
    before = text.rfind("\n", 0, position)
    return _Broken(problem=problem, line=text.count("\n", 0, position) + 1, column=position - before)


def _rest(place: str, broken: _Broken) -> Rejection:
    return _invalid(place, f"line {broken.line}, column {broken.column}: {broken.problem}; nothing after it was read")


def _invalid(place: str, detail: str) -> Rejection:
    return Rejection(reason=Reason.INVALID_JSON, subject=place, detail=detail, remedy=_REMEDY)

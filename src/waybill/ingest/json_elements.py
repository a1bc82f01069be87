"""JSON taken apart: one value, the elements of a list, or a value a line; a broken one does not cost the others."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TextIO

from waybill.core.capture import Capture
from waybill.core.ids import JsonValue
from waybill.core.outcome import Reason, Rejection
from waybill.ingest.decoding import decode, marked_encoding
from waybill.ingest.plain_text import empty
from waybill.ingest.strict_json import Broken, Parsed, broken_at, parse, skip_blanks

MAX_WHOLE_BYTES: Final = 64 << 20
"""Of one value or list, which is read at a stretch; lines are read one by one and may be more together."""

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
    parsed = parse(line, skip_blanks(line, 0))
    return isinstance(parsed, Parsed) and isinstance(parsed.value, dict) and skip_blanks(line, parsed.end) == len(line)


def _is_lines(stream: TextIO, size_bytes: int) -> bool:
    """Whether it is lines although the first one is broken: no whole, and some line is a report by itself."""
    if size_bytes <= MAX_WHOLE_BYTES and _is_complete(stream.read()):
        return False
    stream.seek(0)
    return any(line.startswith("{") and '"text"' in line and _is_complete(line) for line in stream)


def _lines(stream: TextIO, subject: str) -> Iterator[Element | Rejection]:
    for number, ended in enumerate(stream, 1):
        line = ended.rstrip("\n")  # or an error at the end of the line would be told of the next
        start = skip_blanks(line, 0)
        if start == len(line):
            continue
        place, parsed = f"{subject}:{number}", parse(line, start)
        if isinstance(parsed, Parsed) and skip_blanks(line, parsed.end) < len(line):
            parsed = broken_at(line, skip_blanks(line, parsed.end), "more follows after the end of the value")
        if isinstance(parsed, Broken):
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
    parsed = parse(text, skip_blanks(text, 0))
    if isinstance(parsed, Parsed) and skip_blanks(text, parsed.end) < len(text):
        parsed = broken_at(text, skip_blanks(text, parsed.end), "more follows after the end of the value")
    if isinstance(parsed, Broken):
        yield _invalid(subject, f"line {parsed.line}, column {parsed.column}: {parsed.problem}")
    else:
        yield _element(parsed, text, subject)


def _listed(text: str, subject: str) -> Iterator[Element | Rejection]:
    position, index = skip_blanks(text, text.index("[") + 1), 0
    if text[position : position + 1] == "]":
        yield empty(subject)
    else:
        while True:
            parsed = parse(text, position)
            if isinstance(parsed, Broken):
                yield _rest(f"{subject}[{index}]", parsed)
                return
            yield _element(parsed, text[position : parsed.end], f"{subject}[{index}]")
            position, index = skip_blanks(text, parsed.end), index + 1
            if text[position : position + 1] != ",":
                break
            position = skip_blanks(text, position + 1)
        if text[position : position + 1] != "]":
            yield _rest(f"{subject}[{index}]", broken_at(text, position, "',' or ']' is missing"))
            return
    end = skip_blanks(text, position + 1)
    if end < len(text):
        yield _rest(subject, broken_at(text, end, "more follows after the end of the list"))


def _element(parsed: Parsed, text: str, place: str) -> Element | Rejection:
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


def _rest(place: str, broken: Broken) -> Rejection:
    return _invalid(place, f"line {broken.line}, column {broken.column}: {broken.problem}; nothing after it was read")


def _invalid(place: str, detail: str) -> Rejection:
    return Rejection(reason=Reason.INVALID_JSON, subject=place, detail=detail, remedy=_REMEDY)

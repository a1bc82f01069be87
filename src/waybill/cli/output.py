"""What leaves the command line: JSON on standard output, messages on standard error.

Text of documents is hostile: what a terminal would obey is shown instead.
"""

import codecs
import io
import json
import re
import sys
from typing import Final, TextIO

from waybill.core.ids import JsonValue
from waybill.core.outcome import Rejection

# Control characters, bidirectional embeddings and overrides, line separators, lone surrogates, and tag characters.
_OBEYED: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\U000e0000-\U000e007f]")
_PICTURE_OF_DELETE: Final = "\u2421"
_PICTURES: Final = 0x2400

_PLAIN: Final = {"→": "->", "…": "...", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "·": "-"}
"""What stands for our own signs where an encoding lacks them."""


def let_write_all(stream: TextIO | None) -> None:
    """Make a stream whose encoding lacks some characters write them in another way, instead of failing."""
    if isinstance(stream, io.TextIOWrapper) and not _is_utf8(stream):
        codecs.register_error("waybill-plain", _plainly)
        stream.reconfigure(errors="waybill-plain")


def _plainly(error: UnicodeError) -> tuple[str | bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    lacking = error.object[error.start : error.end]
    return "".join(_PLAIN.get(each, each.encode("ascii", "backslashreplace").decode()) for each in lacking), error.end


def _is_utf8(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("-", "") == "utf8"


def visible(text: str) -> str:
    """Text on one line, its white space as blanks, with what a terminal would obey made visible."""
    return _OBEYED.sub(lambda match: _shown(match[0]), re.sub(r"[\t\n\r\f\v\u2028\u2029]", " ", text))


def _shown(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(_PICTURES + code)
    if code == 0x7F:
        return _PICTURE_OF_DELETE
    return f"\\u{code:04x}"


def print_json(value: JsonValue) -> None:
    """One object on one line of standard output; what a terminal would obey is escaped as JSON allows."""
    line = json.dumps(value, ensure_ascii=not _is_utf8(sys.stdout))
    print(_OBEYED.sub(lambda match: json.dumps(match[0])[1:-1], line))


def tell(*lines: str) -> None:
    """Say something to the person at the terminal; lines after the first are indented."""
    first, *others = (visible(line) for line in lines)
    print(first, *(f"  {line}" for line in others), sep="\n", file=sys.stderr)


def tell_rejection(rejection: Rejection) -> None:
    """Say what was set aside, why, and what to do about it."""
    tell(f"rejected: {rejection.subject}: {rejection.detail} [{rejection.reason.value}]", rejection.remedy)


def count(number: int, thing: str, things: str | None = None) -> str:
    """A number of things in words."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"

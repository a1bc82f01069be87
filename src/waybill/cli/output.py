"""What leaves the command line: JSON on standard output, messages on standard error.

Text of documents is hostile: what a terminal would obey is shown instead.
"""

import codecs
import io
import json
import sys
from typing import Final, TextIO

from waybill.core.ids import JsonValue
from waybill.core.outcome import Rejection
from waybill.telling.visible import OBEYED, count, visible

__all__ = ["count", "let_write_all", "print_json", "tell", "tell_rejection", "visible"]

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


def print_json(value: JsonValue) -> None:
    """One object on one line of standard output; what a terminal would obey is escaped as JSON allows."""
    line = json.dumps(value, ensure_ascii=not _is_utf8(sys.stdout))
    print(OBEYED.sub(lambda match: json.dumps(match[0])[1:-1], line))


def tell(*lines: str) -> None:
    """Say something to the person at the terminal; lines after the first are indented."""
    first, *others = (visible(line) for line in lines)
    print(first, *(f"  {line}" for line in others), sep="\n", file=sys.stderr)


def tell_rejection(rejection: Rejection) -> None:
    """Say what was set aside, why, and what to do about it."""
    what = "rejected" if rejection.is_failure else "set aside"
    tell(f"{what}: {rejection.subject}: {rejection.detail} [{rejection.reason.value}]", rejection.remedy)

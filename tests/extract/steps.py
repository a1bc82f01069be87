"""How much work a call is, by a count that is the same every time: lines of ours that it runs."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import waybill

FOLDER = str(Path(waybill.__file__).parent)


def steps(call: Callable[[], object]) -> int:
    """The lines of ours that a call runs; what runs inside a regular expression counts as one."""
    count = 0

    def within(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return within

    def entered(frame: FrameType, event: str, argument: object) -> Any:
        return within if frame.f_code.co_filename.startswith(FOLDER) else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        call()
    finally:
        sys.settrace(before)
    return count

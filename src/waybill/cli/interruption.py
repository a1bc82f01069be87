"""Ctrl-C while a ledger is written to: the first asks to stop at the next safe point, the second stops at once."""

import signal
import time
from types import FrameType, TracebackType
from typing import Final, Self

from waybill.cli.output import tell

_GLANCE_S: Final = 0.2
"""How long who waits does so before it looks whether it is to stop."""


class Interruption:
    """Tells, for as long as the ``with`` statement lasts, whether somebody wants the work to stop.

    Args:
        signals: that ask for it.
    """

    def __init__(self, *signals: signal.Signals) -> None:
        self._is_asked = False
        self._previous = {each: signal.getsignal(each) for each in signals or (signal.SIGINT,)}

    def __enter__(self) -> Self:
        for each, previous in self._previous.items():
            if previous is not signal.SIG_IGN:  # as in the background of a shell, where Ctrl-C means somebody else
                signal.signal(each, self._ask)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for each, previous in self._previous.items():
            signal.signal(each, previous)

    def watch(self, outcomes: int) -> bool:
        """Whether to stop, told how many outcomes there are."""
        return self._is_asked

    def waits(self, seconds: float) -> bool:
        """Wait, but no longer than until somebody asks to stop; whether somebody did."""
        until = time.monotonic() + seconds
        while not self._is_asked and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, _GLANCE_S))
        return self._is_asked

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self._is_asked = True
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        tell("stopping after this document; press Ctrl-C again to stop at once")

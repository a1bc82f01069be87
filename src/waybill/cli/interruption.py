"""Ctrl-C while a ledger is written to: the first asks to stop at the next safe point, the second stops at once."""

import signal
import sys
from types import FrameType, TracebackType
from typing import Final, Self

from waybill.cli.output import tell

OUTCOMES_PER_MESSAGE: Final = 10


class Interruption:
    """Watches the work for as long as the ``with`` statement lasts: shows how far it is, and stops it when asked to."""

    def __init__(self) -> None:
        self._is_asked = False
        self._previous = signal.getsignal(signal.SIGINT)
        self._shows = sys.stderr.isatty()

    def __enter__(self) -> Self:
        if self._previous is not signal.SIG_IGN:  # as in the background of a shell, where Ctrl-C means somebody else
            signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        signal.signal(signal.SIGINT, self._previous)
        if self._shows:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def watch(self, outcomes: int) -> bool:
        """Whether to stop, told how many outcomes there are."""
        if self._shows and outcomes % OUTCOMES_PER_MESSAGE == 0:
            print(f"\r{outcomes:,} documents …\x1b[K\r", end="", file=sys.stderr, flush=True)
        return self._is_asked

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self._is_asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
        tell("stopping after this document; press Ctrl-C again to stop at once")

"""No server is asked more often than is polite."""

from collections.abc import Callable
from typing import Final

from waybill.fetch.transport import Clock

_LONGEST_PAUSE_S: Final = 60.0
"""Between two questions, whatever a robots.txt asks for."""


class Pace:
    """Makes questions to one host wait for one another.

    Args:
        pause_s: seconds between two questions.
        clock: seconds that only grow.
        sleep: waits for some seconds.
    """

    def __init__(self, pause_s: float, *, clock: Clock, sleep: Callable[[float], None]) -> None:
        self._pause_s = pause_s
        self._clock = clock
        self._sleep = sleep
        self._asked_at: dict[str, float] = {}

    def take_turn(self, host: str, *, pause_s: float = 0.0) -> None:
        """Wait until a host may be asked.

        Args:
            host: who is asked.
            pause_s: seconds between two questions that the host itself wants; the longer pause counts.
        """
        turn = now = self._clock()
        if host in self._asked_at:
            turn = max(now, self._asked_at[host] + max(self._pause_s, min(pause_s, _LONGEST_PAUSE_S)))
        if turn > now:
            self._sleep(turn - now)
        self._asked_at[host] = turn

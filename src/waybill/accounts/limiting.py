"""How often somebody may try to log in: by the name they give, and by the address they come from.

Laws:   of one key, no more tries are let through in a window than its limit, however many come at once;
        a name that has no account is limited as one that has;
        no more keys are remembered than a set number.
"""

import ipaddress
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Final

WINDOW_S: Final = 15 * 60.0
MOST_KEYS: Final = 20_000
OF_A_NAME: Final = 10
OF_AN_ADDRESS: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What is counted, and how much of it there may be in a window."""

    kind: str
    value: str
    most: int


class Tries:
    """Failed tries of late.

    Args:
        clock_s: a clock that only goes forward, in seconds.
    """

    def __init__(self, clock_s: Callable[[], float]) -> None:
        self._clock_s = clock_s
        self._times: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()
        self._lock = Lock()

    def begin(self, keys: Sequence[Key]) -> float:
        """Count a try, before it is made; or how many seconds to wait, and then nothing is counted."""
        with self._lock:
            now = self._clock_s()
            wait_s = max(self._wait_s(each, now) for each in keys)
            if wait_s <= 0:
                for each in keys:
                    times = self._times.setdefault((each.kind, each.value), deque())
                    times.append(now)
                    self._times.move_to_end((each.kind, each.value))
                while len(self._times) > MOST_KEYS:
                    self._times.popitem(last=False)
            return max(wait_s, 0.0)

    def succeed(self, keys: Sequence[Key]) -> None:
        """Take the last try back, for it was right."""
        with self._lock:
            for each in keys:
                times = self._times.get((each.kind, each.value))
                if times:
                    times.pop()

    def used_up(self, keys: Sequence[Key]) -> tuple[Key, ...]:
        """Of what is counted, that of which no further try is let through for now."""
        with self._lock:
            return tuple(each for each in keys if self._wait_s(each, self._clock_s()) > 0)

    def _wait_s(self, key: Key, now: float) -> float:
        times = self._times.get((key.kind, key.value), deque())
        while times and times[0] <= now - WINDOW_S:
            times.popleft()
        return min(times[0] + WINDOW_S - now, WINDOW_S) if len(times) >= key.most else 0.0


def keys_of(name: str, address: str) -> tuple[Key, Key]:
    """What to count of somebody who gives a name and comes from an address."""
    return (
        Key(kind="name", value=name, most=OF_A_NAME),
        Key(kind="address", value=neighbourhood(address), most=OF_AN_ADDRESS),
    )


def neighbourhood(address: str) -> str:
    """An address, or the network that one household has of IPv6: all of it is theirs to use."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))
    return str(found)

"""What servers ask programs to leave alone.

Source: RFC 9309. A robots.txt that is not there allows everything; one that cannot be had for a fault of the server
    forbids everything.
"""

from dataclasses import dataclass
from typing import Final

from protego import Protego

from waybill.fetch.addresses import Address
from waybill.fetch.transport import OK, Clock

NAME: Final = "Waybill"
"""What a robots.txt calls us."""

MAX_BYTES: Final = 500 * 1024
"""What is read of a robots.txt at least; RFC 9309 asks for as much, and the rest is cut off."""

_GONE: Final = range(400, 500)
_TOO_MANY_REQUESTS: Final = 429


@dataclass(frozen=True, slots=True)
class Rules:
    """What one server asks for.

    Attributes:
        parsed: its robots.txt; None where everything has the same answer.
        otherwise: that answer.
    """

    parsed: Protego | None
    otherwise: bool = True

    def allow(self, address: Address) -> bool:
        """Whether programs may read an address of this server."""
        return self.otherwise if self.parsed is None else bool(self.parsed.can_fetch(address.text, NAME))

    @property
    def pause_s(self) -> float:
        """Seconds that it wants between two questions."""
        delay = None if self.parsed is None else self.parsed.crawl_delay(NAME)
        return max(0.0, delay or 0.0)


ALLOWING: Final = Rules(None, True)
FORBIDDING: Final = Rules(None, False)


def rules_of(status: int, body: bytes) -> Rules:
    """The rules that an answer makes.

    Args:
        status: of the answer.
        body: unpacked.
    """
    if status == OK:
        return Rules(Protego.parse(body[:MAX_BYTES].decode("utf-8", "replace")))
    return ALLOWING if status in _GONE and status != _TOO_MANY_REQUESTS else FORBIDDING


_TRUSTED_FOR_S: Final = 24 * 3600.0
_FAULT_TRUSTED_FOR_S: Final = 600.0


class Rulebook:
    """What servers asked for, for as long as that may be relied upon.

    Args:
        clock: seconds that only grow.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._rules: dict[str, tuple[float, Rules]] = {}

    def rules(self, origin: str) -> Rules | None:
        """What a server asked for; None if it was not asked, or long ago."""
        until, rules = self._rules.get(origin, (0.0, ALLOWING))
        return rules if origin in self._rules and self._clock() < until else None

    def learn(self, origin: str, rules: Rules) -> Rules:
        """Remember what a server asked for."""
        trusted_s = _FAULT_TRUSTED_FOR_S if rules is FORBIDDING else _TRUSTED_FOR_S
        self._rules[origin] = (self._clock() + trusted_s, rules)
        return rules

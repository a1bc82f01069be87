"""Words with which a text turns from one transfer to the next: "in a separate case", "a second shipment"."""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from waybill.core.mention import Role
from waybill.core.span import Span
from waybill.neural.reader import Scene

_OTHER: Final = r"(?:a|an)\s+(?:second|third|fourth|fifth|separate|further|different|unrelated)|another"
_EVENT: Final = (
    "affair|ambush|assault|attack|case|deal|episode|incident|instance|investigation|matter|occasion|operation|raid|search"
    "|seizure|strike|trial"
)
_LOAD: Final = "batch|cargo|consignment|convoy|instalment|load|shipment|tranche"
_CARRIER: Final = "aircraft|boat|car|container|dhow|flight|freighter|lorry|plane|ship|truck|van|vessel"
_SAYING: Final = (Role.SOURCE, Role.RELAY)
"""Who says so may be told anywhere."""
_LIKELY: Final = 0.5
"""How probably goods on its own side are those of a motion."""
_TURNS: Final = re.compile(
    rf"\b(?:in|on)\s+(?:{_OTHER})\s+(?:\w+\s+)?(?:{_EVENT}|{_LOAD})\b"
    rf"|\b(?:{_OTHER})\s+(?:\w+\s+)?(?:{_LOAD}|{_CARRIER})\b"
    r"|(?:^|(?<=[.;:!?\n])|(?<=[.;:!?\n][\s\"”’])|(?<=[.;:!?\n][\s\"”’]{2}))(?:separately|elsewhere)\b",
    re.IGNORECASE,
)


_PARTS: Final = re.compile(
    rf"\b(?:in|on)\s+(?:{_OTHER})\s+(?:\w+\s+)?(?:{_EVENT})\b"
    r"|(?:(?<=[.!?\n]\s)|(?<=[.!?\n][\s\"”’]\s))(?:separately|elsewhere|meanwhile)\b|(?<!\s)\s*,\s+meanwhile\s*,",
    re.IGNORECASE,
)
"""Words behind which nobody goes on to speak who spoke before them."""


def parted(text: str, start: int, end: int) -> Span | None:
    """The last words of a stretch with which a text turns to another matter."""
    found = list(_PARTS.finditer(text, start, end))
    return Span(*found[-1].span()) if found else None


class Turns:
    """The places at which a text turns to something else."""

    def __init__(self, text: str) -> None:
        self._found = [Span(*found.span()) for found in _TURNS.finditer(text)]
        self._ends = [span.end for span in self._found]

    def lie_between(self, left: Span, right: Span) -> bool:
        """Whether a text turns to something else between two stretches, or with the words of the later one."""
        first, second = sorted((left, right))
        turn = self.behind(first)
        return turn is not None and turn.end <= second.end

    def behind(self, stretch: Span) -> Span | None:
        """The first words behind a stretch with which the text turns to something else."""
        place = bisect_left(self._ends, stretch.end + 1)
        return self._found[place] if place < len(self._ends) else None

    def ahead(self, stretch: Span) -> Span | None:
        """The last such words before the end of a stretch."""
        place = bisect_left(self._ends, stretch.end + 1)
        return self._found[place - 1] if place else None


def on_its_side(scene: Scene, turns: Turns, stand_together: Callable[[Span, Span], bool]) -> Scene:
    """A scene without what is told of another transfer, before the text turns to its own or after it turns from it.

    Args:
        scene: of a document.
        turns: of its text.
        stand_together: whether two stretches begin in one sentence; a turn within a sentence parts nothing.
    """
    motion = scene.trigger.span
    start, end = turns.ahead(motion), turns.behind(motion)
    behind = None if end is None or stand_together(motion, end) else end.start
    roles = {}
    for role, guesses in scene.roles.items():
        found = guesses if role in _SAYING else tuple(g for g in guesses if behind is None or g.span.start < behind)
        own = tuple(guess for guess in found if start is None or guess.span.start >= start.start)
        is_own = role == Role.DATE or (role == Role.ITEM and any(guess.probability > _LIKELY for guess in own))
        roles[role] = own if is_own else found
    return replace(scene, roles=roles)

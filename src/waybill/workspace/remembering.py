"""Where a watch was: what it asked for when, and up to which entry each webhook was told.

Laws:   what was remembered reads back as it was; what cannot be read is as if it had been forgotten;
        without it everything comes out the same, only more is asked for.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from waybill.core.fields import as_object, as_text, as_whole, checked
from waybill.core.ids import canonical
from waybill.core.kept import Kept
from waybill.errors import ShapeError

LOOK: Final = "watch-look"
TOLD: Final = "watch-told"

AGAIN_AFTER: Final = timedelta(days=1)
"""An article that a feed still points to is asked for again: it may have changed."""

LONGEST_REST: Final = timedelta(days=1)
"""What fails and fails is asked for as often at least."""

FORGOTTEN_AFTER: Final = timedelta(days=30)
"""An article that no feed points to any more."""

_MOST_DOUBLINGS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A look at a file, an article or a feed.

    Attributes:
        stamp: of what was there and who read it; of what is on the web, of who read it.
        asked_at: aware UTC instant.
        failures: how often in a row there was nothing to be had; 0 after a success.
    """

    stamp: str
    asked_at: datetime
    failures: int = 0

    def rests(self, now: datetime, *, pause: timedelta) -> bool:
        """Whether it failed, and is to be left alone for now: twice as long after each failure.

        Args:
            now: aware instant.
            pause: after the first failure.
        """
        rest = pause * (1 << min(self.failures, _MOST_DOUBLINGS))
        return self.failures > 0 and now - self.asked_at < min(rest, LONGEST_REST)


def looks(kept: Iterable[Kept]) -> Mapping[str, Look]:
    """What was looked at, by path or address; without what cannot be read."""
    return dict(_looks(kept))


def _looks(kept: Iterable[Kept]) -> Iterator[tuple[str, Look]]:
    for each in kept:
        if each.kind == LOOK:
            try:
                yield each.key, _look(each)
            except ShapeError:
                continue


def _look(kept: Kept) -> Look:
    with checked("kept"):
        fields = as_object(json.loads(kept.payload))
        asked_at = datetime.fromisoformat(as_text(fields["asked_at"]))
        return Look(stamp=kept.stamp, asked_at=asked_at, failures=as_whole(fields["failures"]))


def kept_look(place: str, look: Look) -> Kept:
    """What to keep of a look."""
    payload = canonical({"asked_at": look.asked_at.isoformat(), "failures": look.failures})
    return Kept(kind=LOOK, key=_printable(place), stamp=look.stamp, payload=payload)


def forgotten(place: str) -> Kept:
    """What to keep of a look that nobody needs any more."""
    return Kept(kind=LOOK, key=_printable(place), stamp="", payload="")


def told_until(kept: Iterable[Kept]) -> Mapping[str, int]:
    """By webhook, the sequence of the last entry that it was told of."""
    return {each.key: int(each.payload) for each in kept if each.kind == TOLD and each.payload.isdigit()}


def kept_told(webhook: str, sequence: int) -> Kept:
    """What to keep of a webhook."""
    return Kept(kind=TOLD, key=webhook, stamp="told", payload=str(sequence))


def stamp_of_file(path: str, *, reader: str) -> str:
    """What tells whether a file is still the one that was read, by the same reader.

    Raises:
        OSError: it is not there.
    """
    found = os.stat(path)
    return f"{found.st_mtime_ns}:{found.st_size}:{reader}"


def _printable(place: str) -> str:
    return place.encode("utf-8", "backslashreplace").decode()

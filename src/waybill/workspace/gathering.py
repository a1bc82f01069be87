"""From what a person names to captures, web addresses included."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, Final, TypeAlias

from waybill.core.capture import Capture
from waybill.core.outcome import Rejection
from waybill.ingest.inputs import captures
from waybill.settings import Settings

if TYPE_CHECKING:
    from waybill.fetch.fetcher import Fetcher

Fetch: TypeAlias = Callable[[str], Capture | Rejection]

_WEB_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)


def is_web_address(named: str) -> bool:
    """Whether an input is fetched."""
    return _WEB_ADDRESS.match(named) is not None


def gathered(
    inputs: Sequence[str], *, captured_at: datetime, stdin: BinaryIO | None, fetch: Fetch
) -> Iterator[Capture | Rejection]:
    """What the inputs hold, one capture in memory at a time: first what lies here, then what is fetched.

    Args:
        inputs: paths, globs, ``-`` and web addresses.
        captured_at: aware UTC instant, given to every capture that lies here.
        stdin: as in ``ingest.inputs``.
        fetch: gives what is at a web address.
    """
    named = dict.fromkeys(inputs)
    yield from captures([each for each in named if not is_web_address(each)], captured_at=captured_at, stdin=stdin)
    yield from (fetch(each) for each in named if is_web_address(each))


@cache
def fetcher() -> "Fetcher":
    """What fetches where nobody hands in another, as the environment says; made once, so that servers are spared.

    Raises:
        UsageError: the environment names a pause that is none.
    """
    from waybill.fetch.fetcher import Fetcher

    settings = Settings.of(os.environ)
    return Fetcher(pause_s=settings.pause_s, contact=settings.contact)

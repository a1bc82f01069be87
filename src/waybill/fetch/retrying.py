"""When to ask a server again that failed."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses of failures that may pass."""

_FIRST_WAIT_S: Final = 1.0


def wait_before(attempt: int, *, asked: str | None, now: datetime) -> float:
    """Seconds to wait before a server is asked again: twice as long each time, and as long as it asks for.

    Args:
        attempt: 1 before the second question.
        asked: ``Retry-After`` of its answer: seconds, or a date; None where it says nothing.
        now: aware UTC instant.
    """
    return max(_FIRST_WAIT_S * (1 << (attempt - 1)), _asked_s(asked, now))


def _asked_s(asked: str | None, now: datetime) -> float:
    if asked is None:
        return 0.0
    if asked.strip().isascii() and asked.strip().isdigit():
        return float(asked)
    try:
        until = parsedate_to_datetime(asked)
    except (ValueError, TypeError, OverflowError):
        return 0.0
    return (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds()

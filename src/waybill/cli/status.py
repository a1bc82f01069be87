"""What the exit status of a command says."""

from collections.abc import Iterable
from typing import Final

from waybill.core.outcome import Rejection

DONE: Final = 0
REJECTED: Final = 1
"""Some input was rejected, or a check failed; the rest is done."""
WRONG_USAGE: Final = 2
INTERNAL_ERROR: Final = 3
INTERRUPTED: Final = 130


def status_of(rejections: Iterable[Rejection]) -> int:
    """Whether all is done; what is set aside because it is no report, or of no transfer, counts as done."""
    return REJECTED if any(each.is_failure for each in rejections) else DONE

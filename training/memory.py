"""Memory that steps of training free: kept for the next step, and given back now and then.

A step takes and frees some gigabytes in stretches of ever new sizes. By itself the allocator gives each stretch back to
the system, which makes a step on a CPU nearly twice as long; told to keep them, it finds less and less room among them
and grows past 19 GB within an epoch, of which all but 4 GB is free. Given back every ten steps, it needs between 6 and
14 GB.

Source: mallopt(3) and malloc_trim(3) of the GNU C library. Elsewhere nothing is changed.
"""

import ctypes
import sys
from typing import Final

STEPS: Final = 10
"""Steps after which what lies free is given back."""
_GNU: Final = ctypes.CDLL(None) if sys.platform == "linux" else None
_TRIM_THRESHOLD, _TOP_PAD, _MMAP_MAX = -1, -2, -4
_KEPT_BYTES: Final = 2_000_000_000
_AHEAD_BYTES: Final = 200_000_000


def keep_what_is_freed() -> None:
    """Let the allocator of this process keep what is freed."""
    if hasattr(_GNU, "mallopt"):
        _GNU.mallopt(_MMAP_MAX, 0)
        _GNU.mallopt(_TRIM_THRESHOLD, _KEPT_BYTES)
        _GNU.mallopt(_TOP_PAD, _AHEAD_BYTES)


def give_back() -> None:
    """Give the system what lies free."""
    if hasattr(_GNU, "malloc_trim"):
        _GNU.malloc_trim(0)

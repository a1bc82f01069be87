"""The garbage collector is spared what stays: of a ledger of 100,000 claims a full look takes it a second.

Nothing is answered while it looks. What is left alone is freed nevertheless once nobody refers to it, unless it hangs
together in a circle; what is made of a ledger does not (``workspace.making``).
"""

import gc
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

LONG_S: Final = 0.05
"""A full look that takes longer is not made twice at the same things."""


def leave_alone() -> None:
    """Have the garbage collector pass over everything that is there now, but for garbage."""
    gc.collect()
    gc.freeze()


class Sparing:
    """Has the garbage collector pass over what it looked at in full, where that took long.

    Args:
        long_s: how long that is.
    """

    def __init__(self, long_s: float = LONG_S) -> None:
        self._long_s = long_s
        self._begun_at_s = 0.0

    def __call__(self, phase: str, about: Mapping[str, int]) -> None:
        """As the garbage collector calls it, before and after each look."""
        if phase == "start":
            self._begun_at_s = time.perf_counter()
        elif about["generation"] == 2 and time.perf_counter() - self._begun_at_s > self._long_s:
            gc.freeze()


@contextmanager
def sparing() -> Iterator[None]:
    """Within, nothing that stays is looked at for long more than once."""
    spare = Sparing()
    gc.callbacks.append(spare)
    try:
        yield
    finally:
        gc.callbacks.remove(spare)

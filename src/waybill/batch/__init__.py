"""How much is done at once, and where; see ``waybill.core.executing``."""

import os

from waybill.batch.pool import Pool
from waybill.batch.serial import Serial
from waybill.batch.worker import Bounds
from waybill.core.executing import Executor
from waybill.settings import Settings

__all__ = ["Bounds", "Executor", "Pool", "Serial", "executor"]


def executor(workers: int) -> Executor:
    """This process alone for no worker, else so many processes, bound as the environment says.

    Raises:
        UsageError: the environment names a limit that is none.
    """
    if workers == 0:
        return Serial()
    settings = Settings.of(os.environ)
    return Pool(workers=workers, bounds=Bounds(time_s=settings.time_limit_s, memory_mb=settings.memory_limit_mb))

"""How much is done at once. Executors map as the built-in ``map`` does; see ``waybill.pipeline.Executor``."""

from waybill.batch.pool import Pool
from waybill.batch.serial import Serial
from waybill.pipeline import Executor

__all__ = ["Pool", "Serial", "executor"]


def executor(workers: int) -> Executor:
    """One process for one worker, a pool for more."""
    return Serial() if workers <= 1 else Pool(workers=workers)

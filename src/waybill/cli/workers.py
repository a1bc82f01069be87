"""How many processes read where nobody says."""

import os
from collections.abc import Sequence
from typing import Final

_ARCHIVES: Final = (".warc", ".wacz", ".zip", ".gz", ".zst", ".jsonl", ".ndjson")


def processes(inputs: Sequence[str], asked: int | None) -> int:
    """As many as were asked for; else none beside this one for one file, and one for each processor for all else."""
    if asked is not None:
        return asked
    [first, *others] = inputs
    is_one_file = not others and (first == "-" or os.path.isfile(first)) and not first.lower().endswith(_ARCHIVES)
    return 0 if is_one_file else _processors()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

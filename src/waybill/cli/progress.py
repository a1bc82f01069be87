"""A bar on a terminal while something long is read."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from waybill.core.progress import watched

if TYPE_CHECKING:
    from rich.progress import Progress

SILENT_SECONDS: Final = 1.5
"""What takes no longer is shown no bar."""


@contextmanager
def bar() -> Iterator[None]:
    """Within, show how much of a long document is read; only where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    shown = _Bar()
    try:
        with watched(shown.show):
            yield
    finally:
        shown.close()


class _Bar:
    """A bar that appears once something takes long, and goes when it is done."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._progress: Progress | None = None

    def show(self, done: int, steps: int) -> None:
        """Draw how far the document in hand is read."""
        if done == 1:
            self._begun = time.monotonic()
        if self._progress is None and time.monotonic() - self._begun > SILENT_SECONDS and done < steps:
            self._progress = _drawn()
            self._progress.add_task("reading", total=steps)
        if self._progress is not None:
            self._progress.update(self._progress.tasks[0].id, completed=done, total=steps)
        if done == steps:
            self.close()

    def close(self) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None


def _drawn() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.start()
    return progress

"""Bars on a terminal while something long, or much, is read."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from waybill.core.progress import watched, weighed

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn

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
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

    return _begun((TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()))


_LEAST_BETWEEN_S: Final = 0.2
"""Between two drawings."""


class Intake:
    """Shows on a terminal how much is read, how fast, and when it will be done; stops the work when asked to.

    Args:
        inputs: what is read.
        stop: whether to stop, told how many outcomes there are.
    """

    def __init__(self, inputs: Sequence[str], *, stop: Callable[[int], bool]) -> None:
        self._inputs = inputs
        self._stop = stop
        self._within = ExitStack()
        self._begun = self._drawn_at = time.monotonic()
        self._taken_bytes = self._size_bytes = 0
        self._progress: Progress | None = None
        self._shows = sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> Self:
        if self._shows:
            from waybill.ingest.inputs import size_of

            files = [each for each in self._inputs if not each.lower().startswith(("http://", "https://"))]
            self._size_bytes = size_of(files)
            self._within.enter_context(weighed(self._weigh))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._within.close()
        if self._progress is not None:
            self._progress.stop()

    def watch(self, outcomes: int) -> bool:
        """Whether to stop, told how many outcomes there are."""
        now = time.monotonic()
        if self._shows and now - self._begun > SILENT_SECONDS and now - self._drawn_at >= _LEAST_BETWEEN_S:
            self._drawn_at = now
            self._draw(outcomes, now - self._begun)
        return self._stop(outcomes)

    def _weigh(self, size_bytes: int) -> None:
        self._taken_bytes += size_bytes

    def _draw(self, outcomes: int, passed_s: float) -> None:
        total = max(self._size_bytes, self._taken_bytes) or None
        if self._progress is None:
            self._progress = _drawn_for_many()
            self._progress.add_task("", total=total)
        told = f"{outcomes:,} documents, {outcomes / passed_s:,.0f}/s"
        task = self._progress.tasks[0].id
        self._progress.update(task, description=told, completed=self._taken_bytes, total=total, refresh=True)


def _drawn_for_many() -> "Progress":
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    times = (TimeElapsedColumn(), TextColumn("passed,"), TimeRemainingColumn(), TextColumn("to go"))
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), *times)
    # No thread draws: processes that are forked while there are threads may hang.
    return _begun(columns, auto_refresh=False)


def _begun(columns: "Sequence[ProgressColumn]", *, auto_refresh: bool = True) -> "Progress":
    from rich.console import Console
    from rich.progress import Progress

    progress = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=auto_refresh)
    progress.start()
    return progress

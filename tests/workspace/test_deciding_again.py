"""A workspace that remembers what it knows records what one that reads all of it anew records."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decided_reports import STEPS, bring, take
from waybill.core.entry import EntryKind
from waybill.core.kept import Kept
from waybill.errors import UsageError
from waybill.ledger.store import SqlLedger, open_ledger
from waybill.workspace.workspace import Workspace

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
Written: TypeAlias = list[tuple[EntryKind, str, str]]


def workspace(ledger: SqlLedger, *, remembers: bool) -> Workspace:
    times = count()
    return Workspace(ledger, clock=lambda: NOON + timedelta(seconds=next(times)), remembers=remembers)


def taken(folder: Path, steps: list[tuple[bool, tuple[str, ...]]], *, remembers: bool) -> tuple[Written, list[Kept]]:
    """What is recorded and kept where some take turns with others, who never remember anything."""
    with open_ledger(str(folder / f"{remembers}.db"), create=True) as ledger:
        one, other = workspace(ledger, remembers=remembers), workspace(ledger, remembers=False)
        for each in "abcd":
            bring(one, folder, each)
        for is_other, step in steps:
            try:
                take(other if is_other else one, folder, step)
            except UsageError:
                continue
        return [(each.kind, each.key, each.payload) for each in ledger.entries()], list(ledger.kept())


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.booleans(), STEPS.map(lambda steps: steps[0])), min_size=2, max_size=8))
def test_it_records_and_keeps_the_same(steps: list[tuple[bool, tuple[str, ...]]]) -> None:
    with TemporaryDirectory() as name:
        remembering = taken(Path(name), steps, remembers=True)
        assert remembering == taken(Path(name), steps, remembers=False)


class CountingLedger(SqlLedger):
    """Counts how often all that is kept is read."""

    reads = 0

    def kept(self) -> Iterator[Kept]:
        self.reads += 1
        return super().kept()


@pytest.mark.parametrize(("remembers", "reads"), [(False, 4), (True, 2)])
def test_what_is_kept_is_read_again_only_when_others_have_recorded(tmp_path: Path, remembers: bool, reads: int) -> None:
    with open_ledger(str(tmp_path / "l.db"), create=True) as ledger:
        bring(workspace(ledger, remembers=False), tmp_path, "a")
        counting = CountingLedger(ledger._engine, location=ledger.location)
        deciding = workspace(counting, remembers=remembers)
        for step in (("accept", "a#c1"), ("reject", "a#c2"), ("undo", "a#c1")):
            take(deciding, tmp_path, step)
        take(workspace(ledger, remembers=False), tmp_path, ("correct", "a#c1", "Chad"))
        take(deciding, tmp_path, ("accept", "a#c1"))
        assert counting.reads == reads

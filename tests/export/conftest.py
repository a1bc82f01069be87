"""Ledgers to export from."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from waybill.ledger.store import open_ledger
from waybill.workspace import Workspace

NOON = datetime(2024, 11, 5, 12, 0, tzinfo=UTC)


def a_workspace(folder: Path) -> Workspace:
    return Workspace(open_ledger(str(folder / "ledger.db"), create=True), clock=lambda: NOON)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Iterator[Workspace]:
    """A ledger with the coded samples in it; nobody writes to it."""
    with a_workspace(tmp_path_factory.mktemp("filled")) as workspace:
        workspace.import_([str(samples / "*.json"), str(samples / "affair.jsonl")])
        yield workspace


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    """A ledger in which nothing is recorded."""
    with a_workspace(tmp_path) as workspace:
        yield workspace


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A ledger with names that formulas, markup, controls and right-to-left text are made of."""
    folder = tmp_path_factory.mktemp("hostile")
    with a_workspace(folder) as workspace:
        added = workspace.import_([str(Path(__file__).with_name("hostile.json"))])
        assert not added.rejections
        yield workspace

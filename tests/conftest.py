"""What every test may ask for."""

import os
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

# Tests say exactly what they expect of sentences; the rules read these so, and tests of the model ask for it.
os.environ.setdefault("WAYBILL_READER", "rules")

ROOT: Final = Path(__file__).resolve().parent.parent

# No timed tests: a busy machine must not turn a right answer into a failure.
settings.register_profile("waybill", deadline=None, max_examples=50)
settings.load_profile("waybill")


@pytest.fixture(scope="session")
def root() -> Path:
    """Top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def samples(root: Path) -> Path:
    """The sample reports that are shipped."""
    return root / "samples"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave slow tests out unless they are asked for with ``-m``."""
    if not config.option.markexpr:
        for item in items:
            if item.get_closest_marker("slow"):
                item.add_marker(pytest.mark.skip(reason="slow; run with -m slow"))

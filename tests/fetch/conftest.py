"""A server for each test that asks for one."""

from collections.abc import Iterator

import pytest

from trickster import Trickster, playing


@pytest.fixture
def server() -> Iterator[Trickster]:
    """Plays what it is told to."""
    with playing() as trickster:
        yield trickster

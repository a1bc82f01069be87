"""What Ctrl-C does while a ledger is written to."""

import signal
from collections.abc import Iterator

import pytest

from waybill.cli.interruption import Interruption


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def test_the_first_interrupt_asks_to_stop_and_the_second_stops() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with Interruption() as interruption:
        assert not interruption.watch(1)
        signal.raise_signal(signal.SIGINT)
        assert interruption.watch(2)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_what_runs_in_the_background_goes_on_ignoring_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Interruption() as interruption:
        signal.raise_signal(signal.SIGINT)
        assert not interruption.watch(1)
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN

"""What a watch remembers reads back, and what cannot be read is as if it had been forgotten."""

from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.kept import Kept
from waybill.workspace.remembering import LOOK, TOLD, Look, kept_look, kept_told, looks, told_until

NOON: Final = datetime(2024, 1, 1, 12, tzinfo=UTC)
HALF_AN_HOUR: Final = timedelta(minutes=30)

instants = st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1))


@given(st.text(st.characters(codec="utf-8")), st.text(min_size=1), instants, st.integers(min_value=0))
def test_what_was_remembered_reads_back(place: str, stamp: str, asked_at: datetime, failures: int) -> None:
    look = Look(stamp=stamp, asked_at=asked_at, failures=failures)
    assert looks([kept_look(place, look)]) == {place: look}


@given(st.text(), st.integers(min_value=0))
def test_how_far_a_webhook_was_told_reads_back(webhook: str, sequence: int) -> None:
    assert told_until([kept_told(webhook, sequence)]) == {webhook: sequence}


@pytest.mark.parametrize("payload", ["", "{", "[]", "{}", '{"asked_at": "noon", "failures": 0}', '{"asked_at": 3}'])
def test_what_cannot_be_read_is_forgotten(payload: str) -> None:
    kept = [
        Kept(kind=LOOK, key="a", stamp="s", payload=payload),
        Kept(kind=TOLD, key="hook", stamp="told", payload=payload),
        Kept(kind="document", key="d", stamp="s", payload="{}"),
    ]
    assert looks(kept) == {}
    assert told_until(kept) == {}


@pytest.mark.parametrize(
    ("failures", "minutes", "rests"),
    [
        (0, 0, False),
        (1, 59, True),
        (1, 60, False),
        (3, 239, True),
        (3, 240, False),
        (99, 1439, True),
        (99, 1440, False),
    ],
)
def test_what_failed_rests_twice_as_long_each_time_and_a_day_at_most(failures: int, minutes: int, rests: bool) -> None:
    look = Look(stamp="s", asked_at=NOON, failures=failures)
    assert look.rests(NOON + timedelta(minutes=minutes), pause=HALF_AN_HOUR) is rests

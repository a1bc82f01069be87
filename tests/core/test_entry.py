from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger_strategies import makers, moments, names
from waybill.core.entry import GENESIS, Draft, EntryKind, entry_digest
from waybill.core.ids import Digest
from waybill.core.maker import Maker, MakerKind

DRAFT = Draft(kind=EntryKind.CASE, key="case-1", payload="{}")
MAKER = Maker(kind=MakerKind.PROGRAM, name="waybill", version="0.1.0")
NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
FIRST = "bf836ab41b9844f78fb326bd8348bd069d9a2710cf1689159a2f577410a56719"


def _digest(
    draft: Draft = DRAFT,
    *,
    sequence: int = 1,
    maker: Maker = MAKER,
    recorded_at: datetime = NOON,
    previous: str = GENESIS,
) -> Digest:
    return entry_digest(draft, sequence=sequence, maker=maker, recorded_at=recorded_at, previous=Digest(previous))


def test_the_digest_of_an_entry_never_changes_from_version_to_version() -> None:
    assert _digest() == FIRST


@pytest.mark.parametrize(
    "changed",
    [
        _digest(sequence=2),
        _digest(replace(DRAFT, kind=EntryKind.ENTITY)),
        _digest(replace(DRAFT, key="case-2")),
        _digest(replace(DRAFT, payload='{"a":1}')),
        _digest(maker=replace(MAKER, kind=MakerKind.PERSON)),
        _digest(maker=replace(MAKER, model="ab")),
        _digest(recorded_at=NOON.replace(microsecond=1)),
        _digest(previous=FIRST),
    ],
)
def test_whatever_is_changed_in_an_entry_changes_its_digest(changed: Digest) -> None:
    assert changed != FIRST


@given(st.builds(Draft, kind=st.sampled_from(EntryKind), key=names, payload=names), makers, moments)
def test_entries_that_differ_in_kind_key_or_payload_differ_in_digest(
    draft: Draft, maker: Maker, recorded_at: datetime
) -> None:
    other = replace(draft, key=draft.payload, payload=draft.key)
    same = _digest(draft, maker=maker, recorded_at=recorded_at) == _digest(other, maker=maker, recorded_at=recorded_at)
    assert same is (draft == other)

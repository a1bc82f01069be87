"""Drafts are chained to the entries before them, and every part of an entry counts."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger_strategies import NOON, RECORDER, groups, makers, moments
from waybill.core.entry import GENESIS, Draft, Entry, EntryKind
from waybill.ledger.chain import chain, digest_of
from waybill.ledger.rows import entry_of, row_of

drafts = st.builds(Draft, kind=st.sampled_from(EntryKind), key=st.text(max_size=5), payload=st.text(max_size=5))


@given(st.lists(drafts, max_size=5), st.integers(0, 99), makers, moments)
def test_entries_follow_each_other(listed: list[Draft], before: int, maker: object, moment: object) -> None:
    made = list(chain(listed, head=(before, GENESIS), maker=maker, recorded_at=moment))
    assert [entry.sequence for entry in made] == list(range(before + 1, before + 1 + len(listed)))
    assert [entry.previous for entry in made] == [GENESIS, *(entry.digest for entry in made)][: len(listed)]
    assert all(digest_of(entry) == entry.digest for entry in made)


@given(groups, st.data())
def test_it_does_not_matter_in_how_many_parts_drafts_are_chained(
    recorded: list[tuple[Draft, ...]], data: st.DataObject
) -> None:
    listed = [draft for group in recorded for draft in group]
    cut = data.draw(st.integers(0, len(listed)))
    whole = list(chain(listed, head=(0, GENESIS), maker=RECORDER, recorded_at=NOON))
    head = (whole[cut - 1].sequence, whole[cut - 1].digest) if cut else (0, GENESIS)
    rest = list(chain(listed[cut:], head=head, maker=RECORDER, recorded_at=NOON))
    assert whole[cut:] == rest


@given(drafts, makers, moments)
def test_the_row_of_an_entry_gives_it_back(draft: Draft, maker: object, moment: object) -> None:
    [entry] = chain([draft], head=(0, GENESIS), maker=maker, recorded_at=moment)
    assert entry_of(row_of(entry)) == entry


def an_entry() -> Entry:
    draft = Draft(kind=EntryKind.CASE, key="k", payload="{}")
    [entry] = chain([draft], head=(4, GENESIS), maker=RECORDER, recorded_at=NOON)
    return entry


@pytest.mark.parametrize(
    "changed",
    [
        {"sequence": 6},
        {"kind": EntryKind.ENTITY},
        {"key": "l"},
        {"payload": "[]"},
        {"maker": replace(RECORDER, version="1")},
        {"recorded_at": NOON + timedelta(microseconds=1)},
        {"previous": "1" * 64},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_whatever_is_changed_the_digest_no_longer_fits(changed: dict[str, object]) -> None:
    entry = an_entry()
    assert digest_of(entry) == entry.digest
    assert digest_of(replace(entry, **changed)) != entry.digest

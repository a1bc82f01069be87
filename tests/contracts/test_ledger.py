"""What every ledger does, whatever database keeps it.

SQLite always runs; PostgreSQL where WAYBILL_TEST_POSTGRESQL names the URL of a database that may be emptied.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from sqlalchemy import create_engine, delete, update
from sqlalchemy.exc import DBAPIError

from claim_builder import a_claim, a_document, ref
from ledger_strategies import NOON, RECORDER, groups
from waybill.core.claim import Stage
from waybill.core.drafts import draft_of_document, draft_of_reading, draft_of_review
from waybill.core.entry import GENESIS, Draft, EntryKind
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import Reading
from waybill.core.ports import Ledger
from waybill.core.review import Decision, Review, Undoing
from waybill.errors import LedgerError, UsageError
from waybill.ledger.lines import Recorded, with_payloads
from waybill.ledger.store import SqlLedger, open_ledger
from waybill.ledger.tables import REVISION_TABLE, entries, metadata
from waybill.ledger.verifying import verify
from waybill.ledger.views import View


def a_draft(name: str) -> Draft:
    return Draft(
        kind=EntryKind.ENTITY,
        key=name,
        payload=f'{{"aliases":[],"country":null,"id":"{name}","kind":"party","name":"A","part_of":null,'
        '"weapon_class":null}',
    )


def postgresql() -> str:
    url = os.environ.get("WAYBILL_TEST_POSTGRESQL")
    if not url:
        pytest.skip("no PostgreSQL: WAYBILL_TEST_POSTGRESQL is not set")
    engine = create_engine(url)
    with engine.begin() as connection:
        for table in (REVISION_TABLE, *metadata.tables):
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table} CASCADE")
        connection.exec_driver_sql("DROP FUNCTION IF EXISTS entries_refuse_change CASCADE")
    engine.dispose()
    return url


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def dialect(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def location(dialect: str, tmp_path: Path) -> str:
    """Where there is no ledger yet."""
    return str(tmp_path / "ledger.db") if dialect == "sqlite" else postgresql()


@pytest.fixture
def ledger(location: str) -> Iterator[SqlLedger]:
    with open_ledger(location, create=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def growing(dialect: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlLedger]:
    """One ledger for all the examples of a property."""
    location = str(tmp_path_factory.mktemp("growing") / "ledger.db") if dialect == "sqlite" else postgresql()
    with open_ledger(location, create=True) as opened:
        yield opened


def append(ledger: Ledger, *names: str, recorded_at: datetime = NOON) -> list[int]:
    made = ledger.append([a_draft(name) for name in names], maker=RECORDER, recorded_at=recorded_at)
    return [entry.sequence for entry in made]


def test_a_new_ledger_is_empty(ledger: Ledger) -> None:
    assert ledger.head() == (0, GENESIS)
    assert list(ledger.entries()) == []


def test_entries_are_numbered_from_one_without_gaps(ledger: Ledger) -> None:
    assert append(ledger, "a", "b") == [1, 2]
    assert append(ledger, "c") == [3]


def test_entries_that_must_follow_another_are_only_recorded_behind_it(ledger: Ledger) -> None:
    append(ledger, "a", "b")
    drafts = [a_draft("c")]
    assert ledger.append(drafts, maker=RECORDER, recorded_at=NOON, following=1) == ()
    assert ledger.head()[0] == 2
    [made] = ledger.append(drafts, maker=RECORDER, recorded_at=NOON, following=2)
    assert made.sequence == 3


def test_each_entry_names_the_one_before(ledger: Ledger) -> None:
    append(ledger, "a", "b")
    append(ledger, "c")
    first, second, third = ledger.entries()
    assert (first.previous, second.previous, third.previous) == (GENESIS, first.digest, second.digest)
    assert ledger.head() == (3, third.digest)


def test_the_chain_of_known_entries_has_known_digests(ledger: Ledger) -> None:
    append(ledger, "a", "b")
    assert [entry.digest[:16] for entry in ledger.entries()] == ["7eb781c504b53f79", "ab793dccabbe3bb0"]


def test_entries_after_one_leave_out_those_before(ledger: Ledger) -> None:
    append(ledger, "a", "b", "c")
    assert [entry.key for entry in ledger.entries(after=1)] == ["b", "c"]
    assert list(ledger.entries(after=3)) == []


def test_however_many_entries_there_are_all_of_them_come(ledger: Ledger) -> None:
    append(ledger, *map(str, range(2500)))
    assert [entry.sequence for entry in ledger.entries()] == list(range(1, 2501))


@given(groups)
def test_what_is_appended_is_what_is_there(growing: SqlLedger, recorded: list[tuple[Draft, ...]]) -> None:
    before, _ = growing.head()
    made = [entry for group in recorded for entry in growing.append(group, maker=RECORDER, recorded_at=NOON)]
    assert list(growing.entries(after=before)) == made
    assert [(entry.kind, entry.key, entry.payload) for entry in made] == [
        (draft.kind, draft.key, draft.payload) for group in recorded for draft in group
    ]


@given(groups)
def test_a_line_says_of_its_entry_what_the_entry_says(growing: SqlLedger, recorded: list[tuple[Draft, ...]]) -> None:
    before, _ = growing.head()
    made = [entry for group in recorded for entry in growing.append(group, maker=RECORDER, recorded_at=NOON)]
    lines = list(growing.lines(after=before))
    assert list(map(told, lines)) == list(map(told, with_payloads(lines))) == list(map(told, made))


def told(each: Recorded) -> tuple[object, ...]:
    return each.sequence, each.kind, each.key, each.payload, each.maker, each.recorded_at, each.digest


def test_only_short_payloads_come_with_their_lines(ledger: SqlLedger) -> None:
    append(ledger, "a", "b" * 1000, "c")
    assert [line.held is None for line in ledger.lines()] == [False, True, False]
    assert [len(each.payload) for each in ledger.entries()] == [99, 1098, 99]
    long = next(line for line in ledger.lines() if line.held is None)
    assert f'"id":"{"b" * 1000}"' in long.payload


def test_an_untouched_ledger_has_no_problems(growing: SqlLedger) -> None:
    assert verify(growing) == ()


def test_appending_nothing_changes_nothing(ledger: Ledger) -> None:
    assert append(ledger) == []
    assert ledger.head() == (0, GENESIS)


def test_of_a_group_with_something_that_cannot_be_written_nothing_is(ledger: Ledger) -> None:
    bad = Draft(kind=EntryKind.ENTITY, key="bad", payload="\ud800")
    with pytest.raises(LedgerError):
        ledger.append([a_draft("a"), bad], maker=RECORDER, recorded_at=NOON)
    assert list(ledger.entries()) == []
    assert append(ledger, "b") == [1]


def test_an_instant_is_kept_as_utc(ledger: Ledger) -> None:
    append(ledger, "a", recorded_at=datetime(2024, 1, 1, 14, tzinfo=timezone(timedelta(hours=2))))
    [entry] = ledger.entries()
    assert entry.recorded_at.isoformat() == "2024-01-01T12:00:00+00:00"


def test_an_instant_without_a_time_zone_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="has no time zone"):
        append(ledger, "a", recorded_at=datetime(2024, 1, 1))
    assert ledger.head() == (0, GENESIS)


def test_what_people_decide_on_claims_comes_back_and_stands(location: str) -> None:
    document = a_document("d1", text="Arms were sent.")
    claim = a_claim("d1")
    reader = Maker(kind=MakerKind.PROGRAM, name="rules", version="1")
    reading = Reading(document=document.id, document_digest=document.digest, maker=reader, claims=(claim,))
    review = Review(
        ref=ref("d1"),
        version=document.digest,
        decision=Decision.CORRECTED,
        claim=a_claim("d1", stage=Stage.SOUGHT),
        seen=None,
        read=None,
        maker=Maker(kind=MakerKind.PERSON, name="Ann Ö"),
        reviewed_at=NOON,
    )
    undoing = Undoing(ref=ref("d1"), maker=review.maker, undone_at=NOON)
    drafts = [draft_of_document(document), draft_of_reading(reading, document), draft_of_review(review, document)]
    with open_ledger(location, create=True) as ledger:
        ledger.append(drafts, maker=RECORDER, recorded_at=NOON)
    with open_ledger(location, create=False) as ledger:
        assert [each.stage for each in View(ledger.entries()).claims()] == [Stage.SOUGHT]
        ledger.append([draft_of_review(undoing, document)], maker=RECORDER, recorded_at=NOON)
        view = View(ledger.entries())
        assert view.claims() == (claim,)
        assert [each.steps for each in view.review_histories()] == [(review, undoing)]
        assert verify(ledger) == ()


def test_a_reopened_ledger_has_the_same_entries(location: str) -> None:
    with open_ledger(location, create=True) as ledger:
        append(ledger, "a", "b")
        before = list(ledger.entries())
    with open_ledger(location, create=False) as ledger:
        assert list(ledger.entries()) == before
        assert append(ledger, "c") == [3]


def test_writers_queue_and_their_entries_make_one_chain(location: str, ledger: SqlLedger) -> None:
    def write(writer: str) -> None:
        with open_ledger(location, create=True) as own:
            for number in range(15):
                append(own, f"{writer}{number}", f"{writer}{number}'")

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(write, "abc"))
    assert verify(ledger) == ()
    keys = [entry.key for entry in ledger.entries()]
    assert len(keys) == 90
    assert [key + "'" for key in keys[::2]] == keys[1::2]


def test_a_reader_who_pauses_hinders_no_writer(location: str, ledger: SqlLedger) -> None:
    append(ledger, "a", "b")
    paused = ledger.entries()
    assert next(paused).key == "a"
    with open_ledger(location, create=False, patience_s=1) as other:
        append(other, "c")
    assert [entry.key for entry in ledger.entries()] == ["a", "b", "c"]
    assert next(paused).key == "b"


@pytest.mark.parametrize("change", [update(entries).values(payload="{}"), delete(entries)], ids=["update", "delete"])
def test_the_database_itself_refuses_to_change_entries(location: str, ledger: SqlLedger, change: object) -> None:
    append(ledger, "a")
    before = list(ledger.entries())
    url = location if "://" in location else f"sqlite:///{location}"
    engine = create_engine(url)
    with pytest.raises(DBAPIError, match="entries are only ever added"), engine.begin() as connection:
        connection.execute(change)
    engine.dispose()
    assert list(ledger.entries()) == before

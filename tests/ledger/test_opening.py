"""What can be wrong with the place of a ledger, and that what is not ours is left as it was."""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from ledger_strategies import NOON, RECORDER
from waybill.core.entry import Draft, EntryKind
from waybill.errors import ForeignLedgerError, LedgerAccessError, LedgerError, NewerLedgerError, TamperedLedgerError
from waybill.ledger.store import SqlLedger, open_ledger
from waybill.ledger.verifying import verify

SOME = [Draft(kind=EntryKind.ENTITY, key=f"k{number}", payload="x" * 500) for number in range(20)]


def write_ledger(path: Path) -> None:
    with open_ledger(str(path), create=True) as ledger:
        ledger.append(SOME, maker=RECORDER, recorded_at=NOON)


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


def test_a_ledger_is_made_where_there_is_none(path: Path) -> None:
    with open_ledger(str(path), create=True) as ledger:
        assert ledger.location == str(path)
    assert path.stat().st_size > 0


def test_no_ledger_is_made_unless_that_is_wanted(path: Path) -> None:
    with pytest.raises(LedgerAccessError, match="there is no such file"):
        open_ledger(str(path), create=False)
    assert not path.exists()


@pytest.mark.parametrize("create", [True, False])
def test_an_empty_file_is_taken_over(path: Path, create: bool) -> None:
    path.touch()
    with open_ledger(str(path), create=create) as ledger:
        ledger.append(SOME, maker=RECORDER, recorded_at=NOON)
        assert ledger.head()[0] == 20


def test_a_relative_path_stays_where_it_was_when_the_folder_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    with open_ledger("ledger.db", create=True) as ledger:
        monkeypatch.chdir("elsewhere")
        ledger.append(SOME, maker=RECORDER, recorded_at=NOON)
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("name", ["a b.db", "50%.db", "what?.db", "#1.db", "ж.db", ":memory:", "file:x"])
def test_a_path_may_have_any_characters(tmp_path: Path, name: str) -> None:
    write_ledger(tmp_path / name)
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_url_of_an_sqlite_file_is_as_good_as_its_path(path: Path) -> None:
    write_ledger(path)
    with open_ledger(f"sqlite:///{path}", create=False) as ledger:
        assert (ledger.location, ledger.head()[0]) == (str(path), 20)


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        ("", "it is a folder"),
        ("missing/ledger.db", "the folder .*missing does not exist"),
        ("file.txt/ledger.db", "not a directory"),
        ("x" * 300, "file name too long"),
        ("nul\0.db", "null"),
    ],
)
def test_a_place_where_no_ledger_can_be_is_named_with_its_problem(tmp_path: Path, place: str, problem: str) -> None:
    (tmp_path / "file.txt").touch()
    with pytest.raises(LedgerAccessError, match=problem):
        open_ledger(f"{tmp_path}/{place}", create=True)
    assert [each.name for each in tmp_path.iterdir()] == ["file.txt"]


def test_a_device_is_no_ledger() -> None:
    with pytest.raises(LedgerAccessError, match="it is not a file"):
        open_ledger("/dev/null", create=True)


def forbid(path: Path, mode: int) -> None:
    path.chmod(mode)
    if os.access(path, os.W_OK):
        pytest.skip("nothing is forbidden to root")


def test_a_ledger_in_a_folder_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    forbid(tmp_path, 0o500)
    with pytest.raises(LedgerAccessError, match="is not writable"):
        open_ledger(str(tmp_path / "ledger.db"), create=True)


def test_a_ledger_that_may_not_be_written_can_be_read(path: Path) -> None:
    write_ledger(path)
    forbid(path, 0o400)
    with open_ledger(str(path), create=False) as ledger:
        assert ledger.head()[0] == 20
        with pytest.raises(LedgerAccessError, match="not written"):
            ledger.append(SOME, maker=RECORDER, recorded_at=NOON)


def test_a_ledger_in_a_folder_that_may_not_be_written_can_be_read(path: Path) -> None:
    write_ledger(path)
    path.chmod(0o400)
    forbid(path.parent, 0o500)
    with open_ledger(str(path), create=False) as ledger:
        assert len(list(ledger.entries())) == 20
        with pytest.raises(LedgerAccessError, match="not written"):
            ledger.append(SOME, maker=RECORDER, recorded_at=NOON)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("location", "problem"),
    [
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("nosuch://host/ledger", "no path or URL of a database"),
        ("://", "no path or URL of a database"),
        ("postgresql+pg8000://host/ledger", "driver is not installed"),
    ],
)
def test_a_url_that_leads_to_no_database_is_refused(location: str, problem: str) -> None:
    with pytest.raises(LedgerAccessError, match=problem):
        open_ledger(location, create=True)


def foreign_sqlite(path: Path) -> None:
    change(path, "CREATE TABLE entries (sequence INTEGER)", "INSERT INTO entries VALUES (1)")


def foreign_sqlite_in_wal(path: Path) -> None:
    change(path, "PRAGMA journal_mode = WAL", "CREATE TABLE notes (text TEXT)")


def foreign_text(path: Path) -> None:
    path.write_text("Dear diary, " * 20)


def foreign_byte(path: Path) -> None:
    path.write_bytes(b"S")


def foreign_header(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(5000))


@pytest.mark.parametrize("write", [foreign_sqlite, foreign_sqlite_in_wal, foreign_text, foreign_byte, foreign_header])
@pytest.mark.parametrize("create", [True, False])
def test_what_is_no_ledger_is_left_untouched(path: Path, write: object, create: bool) -> None:
    write(path)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    with pytest.raises(ForeignLedgerError, match="is not a Waybill ledger; it was left untouched"):
        open_ledger(str(path), create=create)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(path.parent.iterdir()) == [path]


def test_a_marked_file_with_other_tables_is_no_ledger_either(path: Path) -> None:
    write_ledger(path)
    change(path, "DROP TABLE head", "CREATE TABLE notes (text TEXT)")
    with pytest.raises(ForeignLedgerError):
        open_ledger(str(path), create=True)


def test_a_ledger_of_an_earlier_version_is_read_as_it_was(path: Path) -> None:
    write_ledger(path)
    with open_ledger(str(path), create=False) as ledger:
        before = list(ledger.entries())
    change(path, "UPDATE alembic_version SET version_num = '0002'")
    with open_ledger(str(path), create=False) as ledger:
        assert list(ledger.entries()) == before
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchall() == [("0003",)]


def test_a_ledger_of_a_later_version_is_left_untouched(path: Path) -> None:
    write_ledger(path)
    change(path, "UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(NewerLedgerError, match="schema revision 9999") as caught:
        open_ledger(str(path), create=True)
    assert caught.value.revision == "9999"
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_writer_gives_up_when_another_does_not_finish(path: Path) -> None:
    write_ledger(path)
    with (
        open_ledger(str(path), create=False, patience_s=0.05) as ledger,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerAccessError, match="another program is writing to it"):
            ledger.append(SOME, maker=RECORDER, recorded_at=NOON)
        assert ledger.head()[0] == 20
        other.execute("ROLLBACK")
        assert len(ledger.append(SOME, maker=RECORDER, recorded_at=NOON)) == 20


def test_a_reader_amid_a_transaction_hinders_no_writer(path: Path) -> None:
    write_ledger(path)
    with (
        open_ledger(str(path), create=False, patience_s=0.05) as ledger,
        closing(sqlite3.connect(path, isolation_level=None)) as reader,
    ):
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM entries").fetchone() == (20,)
        ledger.append(SOME, maker=RECORDER, recorded_at=NOON)
        assert reader.execute("SELECT count(*) FROM entries").fetchone() == (20,)


@pytest.fixture
def _small_disk() -> Iterator[None]:
    """Databases that cannot grow beyond 20 pages."""

    def limit(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 20")

    event.listen(Engine, "connect", limit)
    yield
    event.remove(Engine, "connect", limit)


@pytest.mark.usefixtures("_small_disk")
def test_when_the_disk_is_full_nothing_of_a_group_is_recorded(path: Path) -> None:
    write_ledger(path)
    with open_ledger(str(path), create=False) as ledger:
        with pytest.raises(LedgerAccessError, match="the disk is full; nothing of this was recorded"):
            ledger.append(SOME * 10, maker=RECORDER, recorded_at=NOON)
        assert ledger.head()[0] == len(list(ledger.entries())) == 20


def test_a_file_with_damaged_pages_is_said_to_be_damaged(path: Path) -> None:
    write_ledger(path)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * len(content[4096:])
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="it is damaged"), open_ledger(str(path), create=False) as ledger:
        list(ledger.entries())


def test_without_its_head_a_ledger_takes_no_more_entries(path: Path) -> None:
    write_ledger(path)
    change(path, "DELETE FROM head")
    with open_ledger(str(path), create=False) as ledger:
        with pytest.raises(TamperedLedgerError, match="the row that names its head is gone"):
            ledger.append(SOME, maker=RECORDER, recorded_at=NOON)
        assert len(list(ledger.entries())) == 20
        assert [problem.flaw.value for problem in verify(ledger)][-1:] == ["unreadable"]


def test_opening_says_nothing(path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    with caplog.at_level(logging.INFO):
        write_ledger(path)
    assert caplog.text == ""
    assert capfd.readouterr() == ("", "")


def test_a_ledger_that_is_let_go_of_closes_itself(path: Path) -> None:
    def lose(_: SqlLedger) -> None:
        pass

    lose(open_ledger(str(path), create=True))
    assert [each.name for each in path.parent.iterdir()] == ["ledger.db"]

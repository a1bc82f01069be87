"""A ledger that cannot be used is left alone, and the message says why and what to do."""

import sqlite3
from pathlib import Path

import pytest
from told import Waybill


@pytest.mark.parametrize("command", [["claims"], ["cases"], ["case", "case-1"], ["verify"]], ids=lambda each: each[0])
def test_asking_a_ledger_that_does_not_exist_makes_none(waybill: Waybill, tmp_path: Path, command: list[str]) -> None:
    told = waybill(*command)
    assert told.status == 2
    assert told.out == ""
    assert "waybill.db" in told.err
    assert "Traceback" not in told.err
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_in_a_folder_that_does_not_exist_is_not_made(waybill: Waybill, reports: Path) -> None:
    told = waybill("add", "reports", "--ledger", "nowhere/ledger.db")
    assert told.status == 2
    assert "nowhere/ledger.db" in told.err


def test_a_folder_is_no_ledger(waybill: Waybill, reports: Path) -> None:
    told = waybill("add", "reports", "--ledger", "reports")
    assert told.status == 2
    assert "reports" in told.err


def test_a_foreign_file_is_left_as_it_is(waybill: Waybill, reports: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("my notes, no ledger")
    told = waybill("add", "reports", "--ledger", "notes.txt")
    assert told.status == 2
    assert "not a Waybill ledger" in told.err
    assert (tmp_path / "notes.txt").read_text() == "my notes, no ledger"


def test_a_foreign_database_is_left_as_it_is(waybill: Waybill, reports: Path, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "music.db") as connection:
        connection.execute("create table songs (title text)")
    connection.close()
    before = (tmp_path / "music.db").read_bytes()
    told = waybill("add", "reports", "--ledger", "music.db")
    assert told.status == 2
    assert "not a Waybill ledger" in told.err
    assert (tmp_path / "music.db").read_bytes() == before


def test_a_ledger_of_a_later_version_is_left_alone(waybill: Waybill, reports: Path, tmp_path: Path) -> None:
    assert waybill("add", "reports").status == 0
    with sqlite3.connect(tmp_path / "waybill.db") as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    told = waybill("cases")
    assert told.status == 2
    assert "9999" in told.err
    assert "upgrade Waybill" in told.err


def test_the_environment_names_the_ledger(waybill: Waybill, reports: Path, tmp_path: Path) -> None:
    assert waybill("add", "reports", WAYBILL_LEDGER="named.db").status == 0
    assert (tmp_path / "named.db").exists()
    assert not (tmp_path / "waybill.db").exists()


def test_a_changed_entry_is_found(waybill: Waybill, reports: Path, tmp_path: Path) -> None:
    assert waybill("add", "reports").status == 0
    with sqlite3.connect(tmp_path / "waybill.db") as connection:
        for (trigger,) in connection.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            connection.execute(f"drop trigger {trigger}")
        connection.execute("update entries set payload = replace(payload, 'Norway', 'Sweden') where kind = 'document'")
    connection.close()
    told = waybill("verify")
    assert told.status == 1
    assert "altered" in told.out

"""What a ledger holds, handed on from the command line."""

from pathlib import Path

from told import Waybill


def test_tables_are_written_once_and_replaced_when_asked(waybill: Waybill, samples: Path, tmp_path: Path) -> None:
    assert waybill("import", str(samples / "report.json")).status == 0
    told = waybill("export", "csv", "--output", "tables")
    assert (told.status, told.out) == (0, "")
    assert "wrote tables; notes in tables/notes.txt" in told.err
    assert "the texts of documents are left out of tables" in told.err
    before = (tmp_path / "tables" / "claims.csv").read_bytes()
    again = waybill("export", "csv", "--output", "tables", "--covert")
    assert again.status == 2
    assert "it is there already" in again.err
    assert (tmp_path / "tables" / "claims.csv").read_bytes() == before
    assert waybill("export", "csv", "--output", "tables", "--covert", "--force").status == 0
    assert len((tmp_path / "tables" / "claims.csv").read_bytes()) < len(before)


def test_json_goes_into_another_ledger_with_the_same_cases(waybill: Waybill, samples: Path) -> None:
    assert waybill("import", str(samples / "report.json"), str(samples / "grant.json")).status == 0
    assert waybill("export", "json", "--output", "out.jsonl").status == 0
    assert waybill("import", "out.jsonl", "--ledger", "other.db").status == 0
    first, second = waybill("cases", "--format", "json"), waybill("cases", "--ledger", "other.db", "--format", "json")
    assert first.lines == second.lines
    assert len(first.lines) > 5


def test_a_folder_of_ones_own_is_never_replaced(waybill: Waybill, samples: Path, tmp_path: Path) -> None:
    assert waybill("import", str(samples / "report.json")).status == 0
    (tmp_path / "mine").mkdir()
    told = waybill("export", "csv", "--output", "mine", "--force")
    assert told.status == 2
    assert "no earlier export of this kind" in told.err
    assert list((tmp_path / "mine").iterdir()) == []


def test_a_folder_that_may_not_be_written_to_is_told(waybill: Waybill, samples: Path) -> None:
    assert waybill("import", str(samples / "report.json")).status == 0
    told = waybill("export", "json", "--output", "/proc/nowhere.jsonl")
    assert told.status == 2
    assert "error: export to /proc/nowhere.jsonl" in told.err
    assert "--output" in told.err

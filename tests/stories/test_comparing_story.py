"""Cases beside official registers, from the command line."""

from pathlib import Path

from told import Waybill


def imported(waybill: Waybill, samples: Path) -> None:
    assert waybill("import", str(samples / "*.json"), "--maker", "Ada Example").status == 0


def test_a_register_is_lined_up_and_its_bad_line_told(waybill: Waybill, samples: Path) -> None:
    imported(waybill, samples)
    told = waybill("compare", str(samples / "trade-register.csv"), "--format", "json")
    assert told.status == 1
    assert "trade-register.csv:8: 'many' is no number [register_row]" in told.err
    assert "2 matches, 2 of them differing; 1 only in the register, 13 only here; 1 rejection" in told.err
    both = [line for line in told.lines if line["in"] == "both"]
    assert [line["summary"]["supplier"][0]["name"] for line in both] == ["BRAZIL", "Serbia"]
    assert [each["what"] for line in both for each in line["differences"]] == ["number", "number"]


def test_both_tables_of_the_un_register_stand_side_by_side(waybill: Waybill, samples: Path) -> None:
    imported(waybill, samples)
    told = waybill("compare", str(samples / "un-exports.csv"), str(samples / "un-imports.csv"), "--format", "json")
    assert told.status == 0
    [both] = [line for line in told.lines if line["in"] == "both"]
    assert [(each["reporter"], each["delivered"]["value"]) for each in both["register"]] == [
        ("exporter", 18),
        ("importer", 24),
    ]
    assert both["sides_differ"] is True


def test_a_missing_column_is_named_and_nothing_compared(waybill: Waybill, samples: Path, tmp_path: Path) -> None:
    imported(waybill, samples)
    text = (samples / "trade-register.csv").read_text(encoding="utf-8").replace("Weapon designation", "Weapon")
    (tmp_path / "cut.csv").write_text(text, encoding="utf-8")
    told = waybill("compare", str(tmp_path / "cut.csv"))
    assert told.status == 2
    assert "line 4 looks like the headings of SIPRI, but lacks the column 'Weapon designation'" in told.err
    assert "--columns" in told.err
    described = '[columns]\nsupplier = "Supplier"\nrecipient = "Recipient"\ndesignation = "Weapon"\n'
    (tmp_path / "own.toml").write_text(described, encoding="utf-8")
    assert waybill("compare", str(tmp_path / "cut.csv"), "--columns", str(tmp_path / "own.toml")).status == 0


def test_a_register_that_is_not_there_is_told(waybill: Waybill, samples: Path) -> None:
    imported(waybill, samples)
    told = waybill("compare", "nowhere.csv")
    assert told.status == 2
    assert "register nowhere.csv: it cannot be read" in told.err

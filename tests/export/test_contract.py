"""What every exporter does, whatever its format."""

import errno
from pathlib import Path

import pytest

from waybill.core.claim import Stage
from waybill.errors import ExportError, UsageError
from waybill.export import EXPORTERS
from waybill.export.exporting import Exporter, Kind, export
from waybill.export.notes import Notes
from waybill.export.selection import Selection
from waybill.workspace import Wanted, Workspace

ANY = pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda each: each.name)
NOBODY = Wanted(supplier="Nobody At All", stage=Stage.BLOCKED)


def contents(target: Path) -> dict[str, bytes]:
    """Every file of an export, its notes included, by its path below the target's folder."""
    files = [target, target.with_name(f"{target.name}.notes.txt"), *target.rglob("*")]
    return {str(file.relative_to(target)): file.read_bytes() for file in files if file.is_file() and file == target} | {
        file.name: file.read_bytes() for file in files if file.is_file() and file != target
    }


@ANY
def test_it_writes_what_it_says_it_writes(exporter: Exporter, filled: Workspace, tmp_path: Path) -> None:
    done = export(exporter, filled.selection(), tmp_path / "out")
    assert done.target.is_dir() is (exporter.kind is Kind.FOLDER)
    assert done.target.is_file() is (exporter.kind is Kind.FILE)


@ANY
def test_its_notes_name_the_state_of_the_ledger(exporter: Exporter, filled: Workspace, tmp_path: Path) -> None:
    selection = filled.selection()
    lines = export(exporter, selection, tmp_path / "out").notes_file.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith(f"Waybill export: {exporter.name}, by Waybill ")
    assert lines[1].startswith(f"From: ledger entry {filled.length}, digest {selection.state.digest}")
    assert lines[1].endswith("recorded 2024-11-05T12:00:00+00:00")
    assert lines[2] == "Wanted: everything"


@ANY
def test_the_same_ledger_gives_the_same_bytes(exporter: Exporter, filled: Workspace, tmp_path: Path) -> None:
    first = contents(export(exporter, filled.selection(), tmp_path / "out").target)
    (tmp_path / "again").mkdir()
    second = contents(export(exporter, filled.selection(), tmp_path / "again" / "out").target)
    assert first == second
    assert len(first) >= 2


@ANY
def test_an_empty_selection_gives_a_valid_empty_export_and_says_so(
    exporter: Exporter, filled: Workspace, tmp_path: Path
) -> None:
    done = export(exporter, filled.selection(NOBODY), tmp_path / "out")
    assert done.target.exists()
    assert "Wanted: supplier=Nobody At All, stage=blocked" in done.notes_file.read_text(encoding="utf-8")
    assert any("the selection is empty" in note.says for note in done.notes)


@ANY
def test_an_empty_ledger_gives_an_empty_export(exporter: Exporter, empty: Workspace, tmp_path: Path) -> None:
    done = export(exporter, empty.selection(), tmp_path / "out")
    assert "From: ledger entry 0, " in done.notes_file.read_text(encoding="utf-8")


@ANY
def test_hostile_names_come_through(exporter: Exporter, hostile: Workspace, tmp_path: Path) -> None:
    assert export(exporter, hostile.selection(), tmp_path / "out").target.exists()


@ANY
def test_what_is_there_is_left_alone_unless_it_is_to_be_replaced(
    exporter: Exporter, filled: Workspace, tmp_path: Path
) -> None:
    done = export(exporter, filled.selection(NOBODY), tmp_path / "out")
    before = contents(done.target)
    with pytest.raises(ExportError, match="there already"):
        export(exporter, filled.selection(), tmp_path / "out")
    assert contents(done.target) == before
    export(exporter, filled.selection(), tmp_path / "out", replace=True)
    assert contents(done.target) != before


class Failing:
    """Writes half and then finds the disk full."""

    name, suffix, about = "failing", "", "tests"

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def write(self, selection: Selection, target: Path) -> Notes:
        (target / "half" if self.kind is Kind.FOLDER else target).write_text("half")
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("kind", Kind)
def test_a_full_disk_leaves_nothing_behind(kind: Kind, filled: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="No space left on device"):
        export(Failing(kind), filled.selection(), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", Kind)
def test_a_folder_of_ones_own_is_never_replaced(kind: Kind, filled: Workspace, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    with pytest.raises(ExportError, match="no earlier export"):
        export(Failing(kind), filled.selection(), tmp_path / "mine", replace=True)
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"


def test_a_missing_folder_is_told(filled: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="there is no folder"):
        filled.export("json", str(tmp_path / "nowhere" / "out.jsonl"))


def test_an_unknown_format_is_told_with_those_that_there_are(filled: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no format 'xml'; there are .*json"):
        filled.export("xml", str(tmp_path / "out"))


def test_a_selection_can_be_narrowed_to_cases(filled: Workspace, tmp_path: Path) -> None:
    [first, *_] = filled.cases()
    selection = filled.selection(cases=[first.id])
    assert [case.id for case in selection.cases()] == [first.id]
    assert {each.ref for each in selection.claims()} == set(first.claims)
    assert {each.id for each in selection.documents()} == set(first.documents)


def test_notes_count_losses_and_name_the_first_places() -> None:
    notes = Notes()
    for number in range(7):
        notes.lose("no intervals: the first day stands", f"d{number}#c1")
    [note] = notes.listed()
    assert str(note) == "no intervals: the first day stands: 7 (d0#c1, d1#c1, d2#c1, d3#c1, d4#c1, …)"

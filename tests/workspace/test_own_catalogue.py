"""A user's own catalogue in the workspace: readings, grades and look-ups go by it, and by its changes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

import waybill
from waybill.core.case import Case
from waybill.errors import OverrideError
from waybill.workspace import Added, lookup

REPORT: Final = "Ruritania shipped 40 Igla missiles to Freedonia on 3 May 2021, the Quay Gazette reported.\n"
RATED: Final = '[outlets."outlet/quay-gazette"]\nname = "Quay Gazette"\nreliability = "{}"\nreason = "seen it {}"\n'
NAMED: Final = '[parties."state/ruritania"]\nname = "Ruritania"\naliases = ["Ruritanian Kingdom"]\n'


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    return str(tmp_path / "w.db")


def add(ledger: str, catalogue: str | None = None) -> Added:
    with waybill.open(ledger, catalogue=catalogue) as workspace:
        return workspace.add([str(Path(ledger).with_name("report.txt"))])


def cases(ledger: str, catalogue: str | None = None) -> Sequence[Case]:
    with waybill.open(ledger, catalogue=catalogue) as workspace:
        return workspace.cases()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Catalogues of one's own, the same ones for all tests: what is reckoned from a catalogue is reckoned once."""
    texts = {
        "rated C": RATED.format("C", "once"),
        "rated E": RATED.format("E", "fail"),
        "named": NAMED,
    }
    found = {}
    for name, text in texts.items():
        path = tmp_path_factory.mktemp("own") / "mine.toml"
        path.write_text(text, encoding="utf-8")
        found[name] = str(path)
    return found


def grades(found: Sequence[Case]) -> list[str]:
    return [str(case.grade) for case in found]


def test_grades_follow_the_file_and_say_so(ledger: str, files: dict[str, str]) -> None:
    add(ledger)
    assert grades(cases(ledger)) == ["F3"]
    ((case),) = cases(ledger, files["rated C"])
    assert case.grade is not None
    assert str(case.grade) == "C3"
    assert "is rated C by your own catalogue (mine.toml: seen it once)." in case.grade.reasons[0]
    assert grades(cases(ledger, files["rated E"])) == ["E3"]
    assert grades(cases(ledger)) == ["F3"]


def test_what_is_added_under_the_file_is_recorded_so(ledger: str, files: dict[str, str]) -> None:
    mine = files["rated C"]
    add(ledger, mine)
    with waybill.open(ledger, catalogue=mine) as workspace:
        length = workspace.length
        assert grades(workspace.cases()) == ["C3"]
        assert workspace.length == length
        assert workspace.verify() == ()
    assert grades(cases(ledger)) == ["F3"]


def test_a_new_name_has_documents_read_again_and_a_new_letter_does_not(
    ledger: str, files: dict[str, str], tmp_path: Path
) -> None:
    add(ledger)
    letter = tmp_path / "letter.toml"
    letter.write_text('[outlets."outlet/tass"]\nreliability = "E"\nreason = "x"\n', encoding="utf-8")
    assert add(ledger, str(letter)).unchanged == 1
    named = files["named"]
    assert add(ledger, named).unchanged == 0
    assert add(ledger, named).unchanged == 1
    ((case),) = cases(ledger, named)
    assert [party.entity for party in case.summary.supplier] == ["state/ruritania"]


def test_taking_the_file_away_again_has_its_effect_on_what_is_read(ledger: str, files: dict[str, str]) -> None:
    add(ledger)
    named = files["named"]
    add(ledger, named)
    assert add(ledger).unchanged == 0
    assert add(ledger).unchanged == 1
    with waybill.open(ledger) as workspace:
        (claim,) = workspace.claims()
        assert claim.maker.version == waybill.__version__
        assert [party.entity for party in claim.claim.supplier] != ["state/ruritania"]


def test_look_ups_and_texts_read_without_a_ledger_go_by_it(
    files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    named = files["named"]
    assert "state/ruritania" not in [each.entity.id for each in lookup("Ruritania")]
    assert [each.entity.id for each in lookup("Ruritania", catalogue=named)] == ["state/ruritania"]
    monkeypatch.setenv("WAYBILL_CATALOGUE", named)
    assert [each.entity.id for each in lookup("Ruritania")] == ["state/ruritania"]
    (claim,) = waybill.read(REPORT).reading.claims
    assert [party.entity for party in claim.supplier] == ["state/ruritania"]


def test_a_mistake_is_told_before_a_ledger_is_made(ledger: str, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("[outlet]\n", encoding="utf-8")
    with pytest.raises(OverrideError, match="no table"):
        waybill.open(ledger, catalogue=str(tmp_path / "mine.toml"))
    assert not Path(ledger).exists()

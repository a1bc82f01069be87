"""Where a report says no day of publication, the commands that read it say what follows from that."""

from pathlib import Path

import pytest

from waybill.cli.commands import run

TOLD = "no day of publication"


@pytest.mark.parametrize(("day", "is_told"), [([], True), (["--published", "2024-10-16"], False)])
def test_a_report_without_a_day_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], day: list[str], is_told: bool
) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Norway gave Moldova 20 trucks on Tuesday.", encoding="utf-8")
    assert run(["read", str(report), "--reader", "rules", *day]) == 0
    assert (TOLD in capsys.readouterr().err) == is_told
    add = ["add", str(report), "--reader", "rules", "--ledger", str(tmp_path / "l.db"), *day]
    assert run(add) == 0
    assert (TOLD in capsys.readouterr().err) == is_told
    assert run(add) == 0
    assert TOLD not in capsys.readouterr().err

"""The gate of linking keeps its floor."""

import shutil
from pathlib import Path
from typing import Final

import pytest
from quality.linking import main

CORPUS: Final = Path(__file__).resolve().parents[2] / "corpus"


@pytest.mark.parametrize(("reached", "status", "said"), [(0.85, 0, "kept"), (0.8499, 1, "UNDER")])
def test_a_figure_under_the_floor_fails(
    reached: float, status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(CORPUS, lambda _: reached) == status
    assert said in capsys.readouterr().out


def test_affairs_that_nobody_measured_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(CORPUS / "affairs", tmp_path / "affairs")
    (tmp_path / "affairs" / "a001.json").write_text("{}")
    assert main(tmp_path, lambda _: 1.0) == 1
    assert "the affairs have changed" in capsys.readouterr().err

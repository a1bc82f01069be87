"""The notebooks run, and show what is stored with them."""

from pathlib import Path

import pytest

pytest.importorskip("nbclient", reason="it needs pip install 'waybill[notebook]'")
pytest.importorskip("ipykernel", reason="it needs pip install 'waybill[notebook]'")

import notebooks

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@pytest.mark.parametrize("path", notebooks.NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_what_it_is_stored_with(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("WAYBILL_LEDGER", "WAYBILL_CATALOGUE", "WAYBILL_READER"):
        monkeypatch.delenv(name, raising=False)
    shown = notebooks.outputs(notebooks.executed(path, tmp_path))
    assert shown == notebooks.outputs(notebooks.read(path)), "python tests/manual/refresh.py stores what it shows now"


def test_cases_claims_and_texts_are_shown_as_such() -> None:
    [path] = notebooks.NOTEBOOKS
    shown = [each for cell in notebooks.outputs(notebooks.read(path)) for each in cell if isinstance(each, dict)]
    pages = "".join(each.get("text/html", "") for each in shown)
    assert '<mark title="recipient"' in pages
    assert "<th>What is claimed</th>" in pages
    assert 'title="grade"' in pages

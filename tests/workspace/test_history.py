"""The grades that a case has had."""

import json
from pathlib import Path

import pytest

import waybill
from waybill.workspace import Workspace

TEXT = "Arden delivered 40 mortars to Belmark on 3 May 2024."


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return waybill.open(str(tmp_path / "ledger.db"))


def told(path: Path, name: str, publisher: str, text: str = TEXT) -> str:
    claim = {
        "id": "c1",
        "evidence": [text],
        "basis": "unknown",
        "covert": False,
        "stage": "delivered",
        "polarity": "affirmed",
        "certainty": "stated",
        "supplier": ["Arden"],
        "recipient": ["Belmark"],
        "intermediary": [],
        "items": [
            {"text": "mortars", "class": "light_weapon", "quantity": {"value": 40, "bound": "exact", "unit": None}}
        ],
        "origin": [],
        "via": [],
        "destination": [],
        "transport": [],
        "date": "2024-05-03",
        "value": None,
        "sources": [],
        "part_of": None,
        "disputes": None,
    }
    shape = {"id": name, "text": text, "publisher": publisher, "published": "2024-05-06", "claims": [claim]}
    file = path / f"{name}.json"
    file.write_text(json.dumps(shape), encoding="utf-8")
    return str(file)


def test_a_new_origin_changes_the_grade_and_the_old_one_stays_to_be_seen(workspace: Workspace, tmp_path: Path) -> None:
    with workspace:
        workspace.import_([told(tmp_path, "one", "Arden Courier")])
        [case] = workspace.cases()
        assert [str(each.grade) for each in workspace.grades(case.id)] == ["F3"]
        other = "Belmark took in 40 mortars from Arden on 3 May 2024, as our own man in the port saw for himself."
        workspace.import_([told(tmp_path, "two", "Belmark Mirror", text=other)])
        grades = workspace.grades(case.id)
        assert [str(each.grade) for each in grades] == ["F3", "F2"]
        assert [(each.origins, each.claims) for each in grades] == [(1, 1), (2, 2)]
        assert grades[0].since <= grades[1].since

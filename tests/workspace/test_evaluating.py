"""The reader, or a file of predictions, is scored against annotated documents."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import waybill
from waybill.errors import UsageError

CLAIM = {"id": "c1", "evidence": ["Norway has given Moldova 20 trucks"], "stage": "delivered", "basis": "grant"}
DOCUMENT = {"id": "r1", "text": "Norway has given Moldova 20 trucks.", "claims": [{**CLAIM, "supplier": ["Norway"]}]}


@pytest.fixture
def annotations(tmp_path: Path) -> str:
    folder = tmp_path / "annotated"
    folder.mkdir()
    (folder / "r1.json").write_text(json.dumps(DOCUMENT))
    return str(folder)


@pytest.mark.parametrize(
    "write", [json.dumps, lambda each: json.dumps([each]), lambda each: json.dumps(each, indent=1)]
)
def test_a_perfect_prediction_scores_one_in_whatever_form_it_is_written(
    annotations: str, tmp_path: Path, write: Callable[[object], str]
) -> None:
    (tmp_path / "predicted.json").write_text(write(DOCUMENT))
    evaluated = waybill.evaluate([annotations], predicted=str(tmp_path / "predicted.json"))
    assert evaluated.evaluation.claims.f1 == 1
    assert evaluated.rejections == ()


def test_without_predictions_the_documents_are_read(annotations: str) -> None:
    evaluation = waybill.evaluate([annotations]).evaluation
    assert evaluation.documents == 1
    assert evaluation.not_predicted == ()


def test_a_broken_line_of_predictions_is_rejected(annotations: str, tmp_path: Path) -> None:
    (tmp_path / "predicted.jsonl").write_text(f"{json.dumps(DOCUMENT)}\nnonsense\n")
    evaluated = waybill.evaluate([annotations], predicted=str(tmp_path / "predicted.jsonl"))
    assert [rejection.subject for rejection in evaluated.rejections] == [f"{tmp_path}/predicted.jsonl:2"]
    assert evaluated.evaluation.claims.f1 == 1


def test_what_cannot_be_evaluated_is_wrong_usage(annotations: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="no annotated documents"):
        waybill.evaluate([str(tmp_path / "empty")])
    with pytest.raises(UsageError, match=r"predictions .*none\.json cannot be read"):
        waybill.evaluate([annotations], predicted=str(tmp_path / "none.json"))


def test_where_no_document_is_annotated_the_reason_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Norway has given Moldova 20 trucks.")
    with pytest.raises(UsageError, match=r"notes\.txt: it is text/plain, which holds no claims"):
        waybill.evaluate([str(tmp_path)])
    with pytest.raises(UsageError, match="there is no such file or folder"):
        waybill.evaluate([str(tmp_path / "nowhere")])


def test_predictions_that_cannot_be_read_are_told_without_jargon(annotations: str, tmp_path: Path) -> None:
    (tmp_path / "predicted").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="predicted are no UTF-8 text"):
        waybill.evaluate([annotations], predicted=str(tmp_path / "predicted"))
    with pytest.raises(UsageError, match="nowhere cannot be read: No such file"):
        waybill.evaluate([annotations], predicted=str(tmp_path / "nowhere"))

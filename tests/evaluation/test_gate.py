"""The quality gate keeps the floors."""

import importlib.util
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from waybill.core.ids import JsonValue

CORPUS = (
    '{"id": "c0001", "text": "Norland gave Westia tanks.", '
    '"claims": [{"id": "c1", "evidence": ["gave Westia tanks"], "stage": "delivered"}]}'
)
DIGEST = "cb14ff7badc03d2ab1022070fe84459c81ee2e7d2293e68fd835338e65d2e44c"


@pytest.fixture(scope="module")
def gate(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate", root / "quality" / "gate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["gate"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one annotated document and floors for it."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "quality").mkdir()
    (tmp_path / "corpus" / "c0001.json").write_text(CORPUS, encoding="utf-8")
    pinned = {
        "reader": "rules",
        "corpus": "corpus",
        "sha256": DIGEST,
        "floors": {"claim.f1": 0.5, "labels.stage.rate": 0.25},
    }
    (tmp_path / "quality" / "floors.json").write_text(json.dumps([pinned]), encoding="utf-8")
    return tmp_path


def scoring(claim_f1: float, stage: float | None) -> Callable[[str, object], JsonValue]:
    return lambda reader, reference: {"claim": {"f1": claim_f1}, "labels": {"stage": {"rate": stage}}}


def test_scores_at_their_floors_pass(gate: ModuleType, repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main(repository, scoring(0.5, 0.75)) == 0
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["rules", "on", "corpus", "reached", "floor"],
        ["claim.f1", "0.5000", "0.5000", "kept"],
        ["labels.stage.rate", "0.7500", "0.2500", "kept"],
    ]


@pytest.mark.parametrize(("claim_f1", "stage"), [(0.4999, 0.75), (0.5, 0.2), (0.5, None)])
def test_a_score_under_its_floor_fails(
    gate: ModuleType,
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    claim_f1: float,
    stage: float | None,
) -> None:
    assert gate.main(repository, scoring(claim_f1, stage)) == 1
    assert capsys.readouterr().out.count("UNDER") == 1


def test_a_changed_corpus_fails_and_says_its_new_digest(
    gate: ModuleType, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "corpus" / "c0002.json").write_text("{}", encoding="utf-8")
    assert gate.main(repository, scoring(1.0, 1.0)) == 1
    assert "corpus has changed" in capsys.readouterr().err


def test_a_floor_for_an_unknown_score_is_an_error(gate: ModuleType) -> None:
    with pytest.raises(KeyError, match=r"claim\.f2"):
        gate.rows({"claim": {"f1": 1.0}}, {"claim.f2": 0.5})


def test_the_corpus_is_handed_over_with_its_claims(gate: ModuleType, repository: Path) -> None:
    (read,) = gate.annotated(repository / "corpus")
    assert [each.stage.value for each in read.reading.claims] == ["delivered"]


def test_the_floors_belong_to_the_corpus_as_it_is(gate: ModuleType, root: Path) -> None:
    for pinned in json.loads((root / "quality" / "floors.json").read_text(encoding="utf-8")):
        assert gate.corpus_digest(root / pinned["corpus"]) == pinned["sha256"]

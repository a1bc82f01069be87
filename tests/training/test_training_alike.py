"""What sees gists is trained on pairs of reports, and never on the affairs that measure it."""

import json
import random
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("safetensors")

from training.alike import asked, pairs_of

from waybill.ontology import load

CLAIM = {
    "supplier": ["Iran"],
    "recipient": ["Ruritania"],
    "items": [{"text": "Mohajer-6 drones", "class": "uav"}],
    "evidence": ["Iran sent drones."],
}


def test_affairs_with_even_numbers_are_left_out(root: Path) -> None:
    pairs = pairs_of(root / "corpus", load(), random.Random(1))
    texts = {text for pair in (*pairs.cases, *pairs.others) for text in pair}
    measured = [path for path in (root / "corpus" / "affairs").glob("*.json") if int(path.stem[1:]) % 2 == 0]
    affairs = [json.loads(path.read_text()) for path in measured]
    titles = {document["title"] for affair in affairs for document in affair["documents"]}
    assert len(measured) == 33
    assert texts & titles == set()
    assert {int(case[1:4]) % 2 for case in pairs.cases.values()} == {1}


def test_the_same_seed_gives_the_same_pairs(root: Path) -> None:
    first, second = (pairs_of(root / "corpus", load(), random.Random(3)) for _ in range(2))
    assert first == second


def test_a_question_names_parties_and_goods_by_one_of_their_names() -> None:
    made = {asked(CLAIM, load(), random.Random(seed)) for seed in range(40)}
    assert "Iran sends Mohajer-6 drones to Ruritania" in made
    assert any("Persia" in each or "Islamic Republic" in each for each in made)


def test_of_a_claim_without_parties_and_goods_nothing_is_asked() -> None:
    assert asked({**CLAIM, "supplier": [], "recipient": [], "items": []}, load(), random.Random(1)) == ""

"""The measuring set of ambiguous mentions, and the floor of what the resolver reaches on it."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from waybill.ontology import load

FLOOR = 0.88
"""Of the mentions of the part ``test``, the least share that is right; lowered only by a commit that says so."""


@pytest.fixture(scope="module")
def mentions(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("mentions", root / "quality" / "mentions.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["mentions"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_there_are_enough_mentions_of_every_kind(mentions: ModuleType) -> None:
    counts = Counter((mention.sort.value, mention.part) for mention in mentions.mentions())
    assert sum(counts.values()) >= 320
    assert all(counts[sort, part] >= 15 for sort in ("party", "place", "item", "outlet") for part in ("dev", "test"))


def test_what_is_right_is_in_the_catalogues(mentions: ModuleType) -> None:
    ontology = load()
    catalogues = (ontology.parties, ontology.places, ontology.weapons, ontology.outlets)
    wanted = {mention.right for mention in mentions.mentions() if mention.right is not None}
    assert [each for each in sorted(wanted) if not any(catalogue.entity(each) for catalogue in catalogues)] == []


def test_no_mention_comes_twice(mentions: ModuleType) -> None:
    listed = mentions.mentions()
    assert len({mention.id for mention in listed}) == len(listed)
    assert len({(mention.text, mention.span) for mention in listed}) == len(listed)


def test_words_that_stand_elsewhere_are_told(mentions: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "mentions.jsonl"
    path.write_text(
        '{"id": "m1", "role": "party", "text": "Mali", "mention": "Mal", "start": 0, "end": 4, "right": null}'
    )
    with pytest.raises(ValueError, match="m1: Mal does not stand at 0"):
        mentions.mentions(path)


def test_the_part_that_nobody_tuned_on_keeps_its_floor(mentions: ModuleType) -> None:
    listed = [mention for mention in mentions.mentions() if mention.part == "test"]
    results = Counter(result for _, result in mentions.outcomes(listed, load()).values())
    assert results["right"] / len(listed) >= FLOOR

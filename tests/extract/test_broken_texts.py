"""Reports as they come out of bad pages: without stops, in shreds, out of order. They are read, whatever is found."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

import pytest
from extracted import report
from hypothesis import given
from hypothesis import strategies as st

from waybill.extract.stage import extract
from waybill.extract.trained import TrainedTagger
from waybill.ontology import load

REPORTS: Final = sorted((Path(__file__).parents[2] / "corpus" / "held_out").glob("*.json"))
_STOPS: Final = re.compile(r"[.!?](?=\s|$)")


@cache
def tagger() -> TrainedTagger:
    """The trained reader, opened once."""
    return TrainedTagger(load())


def without_stops(text: str, chance: Random) -> str:
    return _STOPS.sub(lambda stop: "" if chance.random() < 0.8 else stop.group(), text)


def a_sentence_a_line(text: str, chance: Random) -> str:
    lines = _STOPS.sub("\n", text).splitlines()
    return "\n".join(chance.sample(lines, len(lines)))


def cut_short(text: str, chance: Random) -> str:
    return text[: chance.randrange(1, len(text))]


def words_lost(text: str, chance: Random) -> str:
    return " ".join(word for word in text.split(" ") if chance.random() > 0.2) or "."


def in_capitals(text: str, chance: Random) -> str:
    return without_stops(text, chance).upper()


@pytest.mark.parametrize("breaking", [without_stops, a_sentence_a_line, cut_short, words_lost, in_capitals])
@given(path=st.sampled_from(REPORTS), seed=st.integers(0, 999))
def test_a_broken_report_is_read(breaking: Callable[[str, Random], str], path: Path, seed: int) -> None:
    text = breaking(json.loads(path.read_text("utf-8"))["text"], Random(seed))
    for claim in extract(report(text), tagger=tagger(), ontology=load()).claims:
        assert claim.triggers
        assert all(quote.text == quote.span.of(text) for quote in claim.evidence)

"""Which scenes speak of one transfer."""

import random
from typing import Final

from hypothesis import given
from hypothesis import strategies as st
from scenes import scene

from waybill.core.span import Span
from waybill.extract.transfers.grouping import groups
from waybill.neural.reader import Scene

TEXT: Final = "sold sent gave lent took"
WORDS: Final = tuple(TEXT.split())


def span(word: str) -> Span:
    return Span(TEXT.index(word), TEXT.index(word) + 4)


def tied(word: str, **others: float) -> Scene:
    return scene(TEXT, word, ties={"same": {span(other): value for other, value in others.items()}})


def words(found: list[list[Scene]]) -> list[list[str]]:
    return sorted([each.trigger.span.of(TEXT) for each in group] for group in found)


def test_triggers_that_both_say_so_are_one_transfer() -> None:
    assert words(groups([tied("sold", sent=0.9), tied("sent", sold=0.8)], 0.5)) == [["sold", "sent"]]


def test_what_one_says_and_the_other_does_not_is_averaged() -> None:
    assert words(groups([tied("sold", sent=0.9), tied("sent", sold=0.0)], 0.5)) == [["sent"], ["sold"]]


def test_a_third_joins_only_if_it_fits_both_on_average() -> None:
    three = [tied("sold", sent=1, gave=0.6), tied("sent", sold=1, gave=0.1), tied("gave", sold=0.6, sent=0.1)]
    assert words(groups(three, 0.5)) == [["gave"], ["sold", "sent"]]


def test_a_claim_and_its_denial_stay_apart() -> None:
    denial = scene(TEXT, "sent", labels={"polarity": "denied"}, ties={"same": {span("sold"): 1.0}})
    assert words(groups([tied("sold", sent=1), denial], 0.5)) == [["sent"], ["sold"]]


def test_what_is_out_of_reach_is_not_the_same() -> None:
    assert words(groups([tied("sold"), tied("sent")], 0.5)) == [["sent"], ["sold"]]


ties = st.dictionaries(st.sampled_from(WORDS), st.floats(0, 1), max_size=5)


@given(st.lists(ties, min_size=5, max_size=5), st.randoms(use_true_random=False))
def test_every_scene_is_in_one_group_whatever_their_order(
    listed: list[dict[str, float]], chance: random.Random
) -> None:
    given_scenes = [tied(word, **others) for word, others in zip(WORDS, listed, strict=True)]
    found = groups(given_scenes, 0.5)
    shuffled = list(given_scenes)
    chance.shuffle(shuffled)
    assert sorted(word for group in words(found) for word in group) == sorted(WORDS)
    assert words(groups(shuffled, 0.5)) == words(found)
    assert all(group == sorted(group, key=lambda each: each.trigger.span) for group in found)

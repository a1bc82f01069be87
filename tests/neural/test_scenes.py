"""What the model says of a text."""

from dataclasses import replace
from itertools import accumulate

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from waybill.core.span import Span
from waybill.neural.pieces import Markup
from waybill.neural.reader import Scene, buckets, read_scenes
from waybill.neural.vocabulary import LABELS
from waybill.neural.weights import load_weights

SALE = "Brazil sold 16 rocket launchers to Indonesia in 2012, the ministry said."


def scenes(text: str) -> tuple[Scene, ...]:
    return read_scenes(text, Markup(phrases=(), motions=(), sayings=(), sentences=(Span(0, 1),)), load_weights())


def test_a_sale_has_its_trigger() -> None:
    assert "sold" in [scene.trigger.span.of(SALE) for scene in scenes(SALE)]


def test_the_values_of_a_label_add_up_to_one() -> None:
    for scene in scenes(SALE):
        assert {head: round(sum(values.values()), 2) for head, values in scene.labels.items()} == dict.fromkeys(
            LABELS, 1.0
        )


def test_no_text_has_no_scenes() -> None:
    assert scenes("") == ()
    assert scenes(" \n ") == ()


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=200))
def test_whatever_is_written_everything_lies_in_the_text(text: str) -> None:
    for scene in scenes(f"{text} sold rifles to {text}"):
        spans = [scene.trigger.span, *(guess.span for found in scene.roles.values() for guess in found)]
        assert all(0 <= span.start < span.end <= 2 * len(text) + 16 for span in spans)


def test_the_same_text_gives_the_same_numbers() -> None:
    first = scenes(SALE)
    scenes("Two freighters left for Port Sudan with crates of rifles. " * 30)
    assert scenes(SALE) == first


def test_a_weak_trigger_beside_a_strong_one_is_not_read() -> None:
    weights = load_weights()
    text = "Brazil sold, shipped and delivered 16 rocket launchers to Indonesia, which ordered and received them."
    markup = Markup(phrases=(), motions=(), sayings=(), sentences=(Span(0, len(text)),))
    some = read_scenes(text, markup, replace(weights, thresholds={"trigger": 0.01, "further": 1.0}))
    every = read_scenes(text, markup, replace(weights, thresholds={"trigger": 0.01}))
    assert len(every) > len(some) == 1


def test_no_trigger_is_given_twice_where_chunks_meet() -> None:
    told = [f"Brazil sold {number} rocket launchers to Indonesia. " for number in range(20, 100)]
    ends = list(accumulate(map(len, told)))
    sentences = [Span(end - len(each), end - 1) for each, end in zip(told, ends, strict=True)]
    markup = Markup(phrases=(), motions=(), sayings=(), sentences=sentences)
    spans = [scene.trigger.span for scene in read_scenes("".join(told), markup, load_weights())]
    assert spans == sorted(set(spans))
    assert len(spans) > 20


def test_distances_are_told_apart_near_the_trigger_and_by_size_far_from_it() -> None:
    found = buckets(np.arange(0, 200), 100, 102)
    assert found[[100, 101, 102, 103, 99, 98]].tolist() == [0, 0, 1, 2, 17, 18]
    assert found[[0, 199]].tolist() == [31, 15]


def test_what_the_markup_tells_is_read_however_weak_it_looks() -> None:
    text = "Brazil sold 16 rocket launchers to Indonesia, which was pleased."
    pleased = Span(text.index("pleased"), text.index("pleased") + 7)
    for told, found in (((), False), ((pleased,), True)):
        markup = Markup(phrases=(), motions=(), sayings=(), sentences=(Span(0, len(text)),), told=told)
        spans = [scene.trigger.span for scene in read_scenes(text, markup, load_weights())]
        assert (pleased in spans) is found
        assert spans == sorted(set(spans))

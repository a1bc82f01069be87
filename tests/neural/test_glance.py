"""Which pieces a glance half-way up rules out."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from waybill.neural.glance import keeps_all, may_fill, may_trigger

LAYER = np.array([[1, 0, -0.5], [0, 1, -0.5]], dtype=np.float32)
"""Triggers by the first number of a state, fillers by the second, from a half on."""


def states(*rows: tuple[float, float]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


def test_a_word_is_kept_where_one_of_its_pieces_is() -> None:
    found = may_trigger(states((0, 0), (0, 0), (1, 0), (0, 0)), np.array([0, 0, 1, 0]), LAYER)
    assert found.tolist() == [False, True, True, False]


def test_a_text_may_begin_within_a_word() -> None:
    assert may_trigger(states((0, 0), (1, 0), (0, 0)), np.array([1, 1, 0]), LAYER).tolist() == [True, True, False]


def test_phrases_and_words_of_motion_are_kept_where_roles_are_looked_for() -> None:
    in_markup = np.array([True, False, False])
    assert may_fill(states((0, 0), (0, 0), (0, 1)), in_markup, np.array([0, 0, 0]), LAYER).tolist() == [
        True,
        False,
        True,
    ]


def test_nothing_is_kept_of_nothing() -> None:
    assert may_trigger(np.zeros((0, 2), dtype=np.float32), np.zeros(0, dtype=np.int64), LAYER).tolist() == []


@given(st.lists(st.tuples(st.floats(-1, 1, width=32), st.booleans(), st.booleans()), min_size=1, max_size=30))
def test_words_are_kept_or_ruled_out_as_a_whole(rows: list[tuple[float, bool, bool]]) -> None:
    numbers = states(*((0, number) for number, _, _ in rows))
    joins = np.array([int(joined) for _, joined, _ in rows])
    found = may_fill(numbers, np.array([marked for _, _, marked in rows]), joins, LAYER).tolist()
    for number in range(1, len(rows)):
        assert not joins[number] or found[number] == found[number - 1]
    assert all(kept for kept, (_, _, marked) in zip(found, rows, strict=True) if marked)


def test_a_network_that_was_not_taught_to_do_without_keeps_everything() -> None:
    found = may_trigger(states((-5, 2), (0, -9)), np.array([0, 0]), keeps_all(2))
    assert found.all()

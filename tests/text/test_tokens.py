from itertools import pairwise

import pytest
from hypothesis import given
from text_strategies import texts

from waybill.core.span import Span
from waybill.text.tokens import tokens


def words(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


@given(texts)
def test_tokens_hold_their_words_and_every_character_that_is_not_blank(text: str) -> None:
    found = tokens(text)
    assert all(token.text == token.span.of(text) for token in found)
    assert "".join(token.text for token in found) == "".join(text.split())
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


@pytest.mark.parametrize("run", ["a:", "(", "1,", "'", "a'", "-", "\u0301", "a\u0301"])
def test_long_runs_are_cut_to_the_end(run: str) -> None:
    text = run * 50_000 + " end"
    assert tokens(text)[-1].text == "end"


def test_hyphenated_words_come_apart() -> None:
    assert words("anti-tank S-300PMU2") == ["anti", "-", "tank", "S", "-", "300PMU2"]


def test_apostrophes_within_words_belong_to_them() -> None:
    assert words("Iran's 'new' don’t") == ["Iran's", "'", "new", "'", "don’t"]


def test_marks_stand_singly() -> None:
    assert words('($1,000...")') == ["(", "$", "1", ",", "000", ".", ".", ".", '"', ")"]


def test_combining_marks_stay_with_their_letters() -> None:
    assert words("हिन्दी Beyrou\u0301th.") == ["हिन्दी", "Beyrou\u0301th", "."]


def test_a_stretch_of_a_text_keeps_the_offsets_of_the_text() -> None:
    assert [token.span for token in tokens("two old guns", Span(4, 12))] == [Span(4, 7), Span(8, 12)]

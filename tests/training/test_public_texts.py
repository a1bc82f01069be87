"""Texts of public collections, put back as they are printed."""

import pytest
from training.public_texts import joined, printed


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("The ship , a long - range one , did n't sail .", "The ship, a long-range one, didn't sail."),
        ("He said : `` We sold 1,200 tons '' .", 'He said: "We sold 1,200 tons".'),
        ("It cost $ 3 million ( or less ) to Norland 's navy .", "It cost $3 million (or less) to Norland's navy."),
        ("150 - 200 km and / or more", "150-200 km and/or more"),
    ],
)
def test_tokens_become_a_sentence_as_it_is_printed(tokens: str, text: str) -> None:
    assert printed(tokens) == text


def test_headings_stand_apart_from_sentences() -> None:
    assert joined(["Purchases", "It bought guns.", "It sold them."]) == "Purchases\n\nIt bought guns. It sold them."

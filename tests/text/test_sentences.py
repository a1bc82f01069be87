from itertools import pairwise

import pytest
from hypothesis import given
from text_strategies import texts

from waybill.text.sentences import sentences


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@given(texts)
def test_sentences_are_in_order_and_disjoint(text: str) -> None:
    spans = sentences(text)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@given(texts)
def test_every_character_that_is_not_blank_lies_in_a_sentence(text: str) -> None:
    spans = sentences(text)
    left_out = set(range(len(text))) - {place for span in spans for place in range(span.start, span.end)}
    assert all(text[place].isspace() for place in left_out)


@given(texts)
def test_no_sentence_begins_or_ends_with_a_blank_or_crosses_a_blank_line(text: str) -> None:
    for sentence in cut(text):
        assert sentence == sentence.strip()
        assert all(line.strip() for line in sentence.splitlines())


@pytest.mark.parametrize("run", ["a:", "(", "1,", "no. ", ".", '."', ". ", "\n", "a\n", "U.S. ", "1. 2. ", " ", "- \n"])
def test_long_runs_are_cut_to_the_end(run: str) -> None:
    text = run * 20_000 + " Last one."
    assert sentences(text)[-1].end == len(text)


def test_a_text_of_blanks_has_no_sentences() -> None:
    assert sentences(" \n\t\r\n ") == ()


def test_full_stops_of_abbreviations_do_not_end_sentences() -> None:
    text = "Gen. Mora of Acme Inc. told Mr. J. A. Lind that No. 5 left the U.S. in Jan. 1999. He denied it."
    assert cut(text) == [
        "Gen. Mora of Acme Inc. told Mr. J. A. Lind that No. 5 left the U.S. in Jan. 1999.",
        "He denied it.",
    ]


def test_the_parties_of_a_lawsuit_stand_in_one_sentence() -> None:
    assert cut("So it was found in State v. Okoro. He denied it.") == [
        "So it was found in State v. Okoro.",
        "He denied it.",
    ]


def test_an_abbreviation_before_the_start_of_a_sentence_ends_one() -> None:
    assert cut("The guns came from the U.S. They were old.") == ["The guns came from the U.S.", "They were old."]


def test_a_country_in_initials_before_a_name_does_not_end_a_sentence() -> None:
    assert cut("The U.S. Navy lent two ships. Peru paid.") == ["The U.S. Navy lent two ships.", "Peru paid."]


def test_decimals_and_designations_stay_whole() -> None:
    assert cut("It cost $3.5 million. It fires 7.62 mm rounds.") == [
        "It cost $3.5 million.",
        "It fires 7.62 mm rounds.",
    ]


def test_quotation_marks_after_the_stop_belong_to_the_sentence() -> None:
    assert cut('"We sent them." He left. “Really?” he asked.') == ['"We sent them."', "He left.", "“Really?” he asked."]


def test_a_wire_in_capitals_with_hard_breaks_is_read_as_running_text() -> None:
    text = "COL. LARA SAID THAT CUBA SENT WEAPONS TO\nPANAMA ON 20 OCT 89. THE U.S. DENIED\nTHAT IT KNEW."
    assert cut(text) == [
        "COL. LARA SAID THAT CUBA SENT WEAPONS TO\nPANAMA ON 20 OCT 89.",
        "THE U.S. DENIED\nTHAT IT KNEW.",
    ]


def test_a_headline_is_a_sentence_of_its_own() -> None:
    text = "Freedonia arms Sylvania\nFreedonia has sent Sylvania forty tanks, it said on Monday.\nIt paid nothing."
    assert cut(text) == [
        "Freedonia arms Sylvania",
        "Freedonia has sent Sylvania forty tanks, it said on Monday.",
        "It paid nothing.",
    ]


def test_list_items_are_sentences_with_their_marks() -> None:
    text = "The package:\n\n-   800 missiles\n    with launchers;\n-   2 radars\n.       Near the port\n11. The buyer"
    assert cut(text) == [
        "The package:",
        "-   800 missiles\n    with launchers;",
        "-   2 radars",
        ".       Near the port",
        "11. The buyer",
    ]


def test_a_question_within_a_sentence_does_not_end_it() -> None:
    assert cut('"Who sent them?" she asked. Nobody spoke.') == ['"Who sent them?" she asked.', "Nobody spoke."]


def test_stops_of_other_scripts_end_sentences() -> None:
    assert cut("他们送了武器。他否认。") == ["他们送了武器。", "他否认。"]

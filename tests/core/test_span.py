import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from waybill.core.span import Quote, Span, cover, locate, squeeze
from waybill.errors import SpanError

_offsets = st.integers(0, 30)
_spans = st.tuples(_offsets, st.integers(1, 10)).map(lambda drawn: Span(drawn[0], drawn[0] + drawn[1]))
_texts = st.text(max_size=40) | st.text(alphabet="aAİß\u0301 \n\u00a0\u2003\U0001f4a3.", max_size=40)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (4, 2), (-1, 2), (-3, -1)])
def test_a_span_is_never_empty_and_never_before_the_text(start: int, end: int) -> None:
    with pytest.raises(SpanError) as caught:
        Span(start, end)
    assert caught.value.facts == {"start": start, "end": end}


def test_a_quote_points_to_its_words() -> None:
    quote = Quote.of("Two crates of rifles arrived.", Span(4, 20))
    assert quote == Quote(text="crates of rifles", span=Span(4, 20))
    assert len(quote.span) == 16


def test_a_span_meets_others_if_it_shares_a_character_with_one_of_them() -> None:
    assert Span(4, 8).meets([Span(0, 2), Span(7, 9)])
    assert not Span(4, 8).meets([Span(0, 4), Span(8, 9)])
    assert not Span(4, 8).meets(())


def test_offsets_count_code_points_in_every_script() -> None:
    assert Span(2, 5).of("💣 سلاح") == "سلا"
    assert locate("оружие", "💣💣 Всё оружие прибыло.") == Span(7, 13)


def test_a_span_holds_itself_and_what_lies_within() -> None:
    assert Span(2, 5) in Span(2, 5)
    assert Span(3, 4) in Span(2, 5)
    assert Span(2, 6) not in Span(2, 5)
    assert Span(1, 5) not in Span(2, 5)


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


@given(_spans, _spans)
def test_spans_overlap_if_and_only_if_they_share_a_character(left: Span, right: Span) -> None:
    shared = set(range(left.start, left.end)) & set(range(right.start, right.end))
    assert left.overlaps(right) is right.overlaps(left) is bool(shared)


@given(st.lists(_spans, min_size=1, max_size=5))
def test_a_cover_holds_all_and_nothing_smaller_does(spans: list[Span]) -> None:
    whole = cover(spans)
    assert all(span in whole for span in spans)
    assert whole.start in {span.start for span in spans}
    assert whole.end in {span.end for span in spans}


def test_squeezed_text_stands_on_one_line() -> None:
    assert squeeze(" anti-tank\n  guided\u00a0missiles\t") == "anti-tank guided missiles"
    assert squeeze(" \n ") == ""


@given(_texts)
def test_squeezing_twice_changes_nothing_more(text: str) -> None:
    once = squeeze(text)
    assert squeeze(once) == once
    assert once.split() == text.split()
    assert "\n" not in once


def test_words_are_found_across_line_breaks() -> None:
    assert locate("guided missiles", "Ten guided\n   missiles came.") == Span(4, 22)


def test_words_that_do_not_occur_have_no_place() -> None:
    assert locate("tanks", "Ten guided missiles came.") is None
    assert locate("", "Ten tanks.") is None
    assert locate(" \n", "Ten tanks.") is None
    assert locate("tanks", "") is None


def test_the_nearest_of_several_places_is_taken() -> None:
    text = "arms, arms and arms"
    assert locate("arms", text) == Span(0, 4)
    assert locate("arms", text, near=7) == Span(6, 10)
    assert locate("arms", text, near=99) == Span(15, 19)


def test_places_within_given_stretches_come_before_nearer_ones() -> None:
    text = "arms, arms and arms"
    assert locate("arms", text, near=0, within=[Span(8, 19)]) == Span(15, 19)
    assert locate("arms", text, near=9, within=[Span(0, 4)]) == Span(0, 4)
    assert locate("arms", text, near=0, within=[Span(7, 14)]) == Span(0, 4)


def test_of_two_places_equally_near_the_first_is_taken() -> None:
    assert locate("ab", "ab .. ab", near=3) == Span(0, 2)


def test_whole_words_come_before_parts_of_words() -> None:
    assert locate("Oman", "A Romanian ship reached Oman.", near=0) == Span(24, 28)
    assert locate("oman", "A Romanian ship left.") == Span(3, 7)
    assert locate("arms", "forearms, arms") == Span(10, 14)
    assert locate("arm", "arms or arm") == Span(8, 11)


def test_signs_in_the_words_mean_themselves() -> None:
    assert locate("(S-300+)", "Two systems (S-300+) were sold.") == Span(12, 20)
    assert locate("a.c", "abc a.c") == Span(4, 7)


@given(_texts, st.data())
def test_words_cut_from_any_text_are_found_where_they_stand(text: str, data: st.DataObject) -> None:
    solid = [place for place, character in enumerate(text) if not character.isspace()]
    assume(solid)
    start = data.draw(st.sampled_from(solid))
    end = data.draw(st.sampled_from([place for place in solid if place >= start])) + 1
    found = locate(text[start:end], text, near=start)
    assert found is not None
    assert found.of(text).split() == text[start:end].split()


@given(st.text(max_size=12), _texts, st.integers(0, 60))
def test_what_is_found_has_the_words_looked_for(words: str, text: str, near: int) -> None:
    found = locate(words, text, near=near)
    if found is not None:
        assert found.end <= len(text)
        assert found.of(text).split() == words.split()


@given(
    st.lists(st.text(alphabet="abß💣", min_size=1, max_size=4), min_size=1, max_size=4),
    st.text(alphabet=" \n\t\u00a0", min_size=1),
)
def test_any_white_space_stands_for_any_other(words: list[str], space: str) -> None:
    text = space.join(words)
    assert locate(" ".join(words), f"– {text} –", near=2) == Span(2, 2 + len(text))


def test_what_lies_between_two_spans_is_counted_from_either_side() -> None:
    assert Span(0, 3).gap(Span(5, 9)) == Span(5, 9).gap(Span(0, 3)) == 2
    assert Span(0, 3).gap(Span(3, 5)) == Span(0, 4).gap(Span(3, 5)) == 0

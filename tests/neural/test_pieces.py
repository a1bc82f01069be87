"""A text cut into pieces, with what the rules say of them."""

from hypothesis import given
from hypothesis import strategies as st

from waybill.core.span import Span
from waybill.neural.pieces import Markup, cut
from waybill.neural.weights import load_weights

TEXT = "Kutaisi sold two Ñandú-5 launchers."


def markup(*phrases: tuple[Span, int], motions: tuple[Span, ...] = ()) -> Markup:
    return Markup(phrases=phrases, motions=motions, sayings=(), sentences=(Span(0, 1),))


def test_pieces_keep_their_places_in_the_text() -> None:
    pieces = cut(TEXT, markup(), load_weights().tokenizer)
    assert [TEXT[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)][-3:] == [
        "launcher",
        "s",
        ".",
    ]


def test_a_phrase_marks_its_pieces_and_opens_at_the_first() -> None:
    phrase = Span(TEXT.index("Ñandú"), TEXT.index(" launchers"))
    pieces = cut(TEXT, markup((phrase, 3)), load_weights().tokenizer)
    marked = [number for number, kind in enumerate(pieces.kinds) if kind == 3]
    assert pieces.span(marked[0], marked[-1] + 1) == phrase
    assert [number for number, opens in enumerate(pieces.opens) if opens] == marked[:1]


def test_words_of_motion_are_marked() -> None:
    pieces = cut(TEXT, markup(motions=(Span(8, 12),)), load_weights().tokenizer)
    assert [pieces.span(number, number + 1).of(TEXT) for number, moves in enumerate(pieces.moves) if moves] == ["sold"]


def test_no_text_is_too_long() -> None:
    assert len(cut("rifles " * 3000, markup(), load_weights().tokenizer)) == 3000


@given(st.text(max_size=120))
def test_pieces_lie_in_the_text_in_order(text: str) -> None:
    pieces = cut(text, markup(), load_weights().tokenizer)
    assert all(0 <= start <= end <= len(text) for start, end in zip(pieces.starts, pieces.ends, strict=True))
    assert list(pieces.starts) == sorted(pieces.starts)

"""Which pieces are read together."""

from hypothesis import given
from hypothesis import strategies as st

from waybill.neural.pieces import Pieces
from waybill.neural.windows import CHUNK_PIECES, CONTEXT_PIECES, FAR_PIECES, NEAR_PIECES, Chunk, chunks, view


def pieces(size: int, cuts: list[int], *, phrases: tuple[int, ...] = ()) -> Pieces:
    """Pieces of one character each, with a blank between."""
    zeros = [0] * size
    return Pieces(
        ids=zeros,
        starts=list(range(0, 2 * size, 2)),
        ends=list(range(1, 2 * size + 1, 2)),
        joins=zeros,
        kinds=[int(number in phrases) for number in range(size)],
        opens=zeros,
        moves=zeros,
        says=zeros,
        cuts=cuts,
    )


def test_a_short_text_is_read_at_once() -> None:
    assert list(chunks(pieces(510, [0, 200]))) == [Chunk(0, 510, 0, 510)]


def test_no_text_has_no_chunks() -> None:
    assert list(chunks(pieces(0, []))) == []


def test_a_long_text_is_cut_between_sentences_and_sees_its_neighbours() -> None:
    found = list(chunks(pieces(600, [0, 100, 320, 360, 400])))
    assert found == [Chunk(0, 490, 0, 400), Chunk(310, 600, 400, 600)]


def test_a_sentence_without_end_is_cut_all_the_same() -> None:
    assert [len(chunk) for chunk in chunks(pieces(1000, [0]))] == [510, 510, 340]


@given(st.integers(0, 3000), st.lists(st.integers(0, 3000), max_size=40))
def test_every_piece_belongs_to_one_chunk(size: int, cuts: list[int]) -> None:
    found = list(chunks(pieces(size, sorted({cut for cut in cuts if cut < size}))))
    assert [number for each in found for number in range(each.own_first, each.own_last)] == list(range(size))
    assert all(len(each) <= CHUNK_PIECES for each in found)
    assert all(each.first <= each.own_first and each.own_last <= each.last for each in found)


@given(st.integers(1, CHUNK_PIECES), st.data())
def test_a_trigger_lies_within_what_is_looked_at(size: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, 90))
    phrases = tuple(data.draw(st.lists(st.integers(start, start + size), max_size=200)))
    first = data.draw(st.integers(start, start + size - 1))
    last = data.draw(st.integers(first + 1, min(first + 9, start + size)))
    whole = pieces(start + size, [0], phrases=phrases)
    found = list(view(whole, Chunk(start, start + size, start, start + size), first, last))
    assert found == sorted(set(found))
    assert set(range(first, last)) <= set(found) <= set(range(start, start + size))
    assert len(found) == min(size, NEAR_PIECES + FAR_PIECES)


def test_a_phrase_far_off_is_looked_at_before_other_words_that_are_nearer() -> None:
    found = view(pieces(500, [0], phrases=(3, 499)), Chunk(0, 500, 0, 500), 250, 251)
    assert {3, 499} <= set(found)
    assert set(range(178, 322)) <= set(found)
    assert 20 not in found


def test_a_chunk_shows_as_much_of_its_neighbours_as_it_says() -> None:
    second = list(chunks(pieces(1000, [0])))[1]
    assert (second.own_first - second.first, second.last - second.own_last) == (CONTEXT_PIECES, CONTEXT_PIECES)

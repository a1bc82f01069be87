"""Which reading of a document counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.maker import MakerKind
from waybill.ledger.laws import precedence

sequences = st.integers(1, 10**6)


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        (MakerKind.PERSON, MakerKind.IMPORT),
        (MakerKind.PERSON, MakerKind.PROGRAM),
        (MakerKind.IMPORT, MakerKind.PROGRAM),
    ],
)
@given(sequences, sequences)
def test_the_kind_of_maker_decides_whenever_the_readings_were_made(
    higher: MakerKind, lower: MakerKind, one: int, other: int
) -> None:
    assert precedence(higher, one) > precedence(lower, other)


@given(st.sampled_from(MakerKind), sequences, sequences)
def test_of_one_kind_the_later_counts(kind: MakerKind, one: int, other: int) -> None:
    assert (precedence(kind, one) > precedence(kind, other)) == (one > other)


@given(st.lists(st.tuples(st.sampled_from(MakerKind), sequences), min_size=1), st.randoms())
def test_the_order_of_looking_does_not_matter(readings: list[tuple[MakerKind, int]], chance: object) -> None:
    shuffled = list(readings)
    chance.shuffle(shuffled)
    assert max(precedence(*each) for each in shuffled) == max(precedence(*each) for each in readings)


def test_every_kind_of_maker_has_a_rank() -> None:
    assert [precedence(kind, 1)[0] for kind in MakerKind] == [0, 1, 2]

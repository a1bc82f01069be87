import pytest
from hypothesis import given

from ledger_strategies import makers
from waybill.core.maker import Maker, MakerKind


def test_a_maker_is_written_in_full() -> None:
    maker = Maker(kind=MakerKind.PROGRAM, name="rules", version="0.1.0")
    assert maker.to_json() == {"kind": "program", "name": "rules", "version": "0.1.0", "model": None}


def test_a_version_that_is_left_out_is_empty() -> None:
    assert Maker.from_json({"kind": "person", "name": "an editor"}) == Maker(kind=MakerKind.PERSON, name="an editor")


def test_a_maker_of_no_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="oracle"):
        Maker.from_json({"kind": "oracle", "name": "Delphi"})


def test_kinds_stand_in_the_order_of_their_rank() -> None:
    assert list(MakerKind) == [MakerKind.PROGRAM, MakerKind.IMPORT, MakerKind.PERSON]


@given(makers)
def test_a_maker_comes_back_as_it_was(maker: Maker) -> None:
    assert Maker.from_json(maker.to_json()) == maker

"""Vectors come back to whoever made them, and hurt nobody when they are gone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.ledger.vectors import Vectors, vectors_file

MADE = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.binary(max_size=4))


@given(MADE, MADE, st.sets(st.sampled_from(["a", "b", "z"])))
def test_what_was_put_comes_back_until_it_is_taken_out(
    first: dict[str, bytes], second: dict[str, bytes], gone: set[str]
) -> None:
    vectors = Vectors(None, "me")
    for each in (first, second, second):
        vectors.put(each)
    vectors.forget(gone)
    assert vectors.known() == {stamp: made for stamp, made in {**first, **second}.items() if stamp not in gone}


def test_vectors_are_kept_for_their_maker_alone(tmp_path: Path) -> None:
    path = str(tmp_path / "l.db-gists")
    Vectors(path, "me").put({"a": b"1"})
    assert Vectors(path, "me").known() == {"a": b"1"}
    assert Vectors(path, "you").known() == {}
    assert Vectors(path, "me").known() == {}


def test_two_may_put_at_once(tmp_path: Path) -> None:
    path = str(tmp_path / "l.db-gists")
    first, second = Vectors(path, "me"), Vectors(path, "me")
    first.put({"a": b"1"})
    second.put({"a": b"1", "b": b"2"})
    assert first.known() == second.known() == {"a": b"1", "b": b"2"}


@pytest.mark.parametrize("content", [b"not a database", b"SQLite format 3\0" + b"x" * 200, b""])
def test_what_is_damaged_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "l.db-gists"
    path.write_bytes(content)
    Vectors(str(path), "me").put({"a": b"1"})
    assert Vectors(str(path), "me").known() == {"a": b"1"}


def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes"
    path.write_bytes(b"not a database")
    Vectors(str(path), "me").put({"a": b"1"})
    assert path.read_bytes() == b"not a database"


def test_where_nothing_can_be_written_they_are_kept_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    vectors = Vectors(str(tmp_path / "file" / "l.db-gists"), "me")
    vectors.put({"a": b"1"})
    assert vectors.known() == {"a": b"1"}


def test_they_lie_beside_the_words() -> None:
    assert vectors_file("/data/transfers.db-words") == "/data/transfers.db-gists"

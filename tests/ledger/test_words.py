"""An index of words finds what answers, keeps up with what changes, and hurts nobody when it is gone."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waybill.errors import QuestionError
from waybill.ledger.words import Text, WordsIndex, words_file
from waybill.text.questions import answers, question

WORDS = st.sampled_from(["tank", "tanks", "Chad", "chad-1", "Ärger", "arger", "in", "", "…", "tan"])
BODIES = st.lists(st.lists(WORDS, max_size=6).map(" ".join), max_size=5)
QUESTIONS = st.sampled_from(
    [
        *("tank", "tan*", '"tank chad"', '"chad 1"', "tank OR arger", "tank NOT chad", "(tank OR in) chad", "ÄRGER"),
        *("tank -in", '"tank ch"*', "in (arger NOT (tank chad)) OR tan", "chad-1", "near", "tank AND NOT (in OR chad)"),
    ]
)


def bring(index: WordsIndex, kind: str, listed: Iterable[Text]) -> int:
    known = {each.key: each for each in listed}
    return index.bring(kind, {key: each.stamp for key, each in known.items()}, known.__getitem__)


def texts(*bodies: str) -> list[Text]:
    return [Text(key=str(number), title="", body=body) for number, body in enumerate(bodies)]


@settings(max_examples=60)
@given(BODIES, BODIES, QUESTIONS)
def test_what_is_found_is_what_answers_also_after_changes(before: list[str], after: list[str], asked: str) -> None:
    index, sought = WordsIndex(None), question(asked)
    for bodies in (before, after):
        bring(index, "claims", texts(*bodies))
        answering = {str(number) for number, body in enumerate(bodies) if answers(body, sought)}
        assert set(index.keys("claims", sought)) == answering
        assert index.number("claims", sought) == len(answering)
        for ranked in (True, False):
            assert set(index.best("claims", sought, first=0, most=99, ranked=ranked)) == answering


def test_what_has_not_changed_is_not_indexed_anew(tmp_path: Path) -> None:
    path = str(tmp_path / "l.db-words")
    assert bring(WordsIndex(path), "claims", texts("a", "b")) == 2
    index = WordsIndex(path)
    assert bring(index, "claims", texts("a", "b")) == 0
    assert bring(index, "claims", texts("a", "c")) == 1
    assert bring(index, "claims", texts("a")) == 1
    assert index.keys("claims", question("c")) == ()


def test_only_texts_that_have_changed_are_asked_for() -> None:
    index, asked = WordsIndex(None), []
    for listed in (texts("a", "b"), texts("a", "c", "d")):

        def text_of(key: str, listed: list[Text] = listed) -> Text:
            asked.append(key)
            return listed[int(key)]

        index.bring("claims", {each.key: each.stamp for each in listed}, text_of)
    assert asked == ["0", "1", "1", "2"]


def test_words_of_a_title_and_rare_words_come_first() -> None:
    index = WordsIndex(None)
    bodies = [("0", "", "drones and drones and much else that is said of them"), ("1", "Drones", "nothing else")]
    bring(index, "documents", [Text(key=key, title=title, body=body) for key, title, body in bodies])
    sought = question("drones")
    assert index.best("documents", sought, first=0, most=9, ranked=True) == ("1", "0")
    assert index.best("documents", sought, first=1, most=9, ranked=True) == ("0",)
    assert index.best("documents", sought, first=0, most=1, ranked=False) == ("1",)


@pytest.mark.parametrize("content", [b"not a database", b"SQLite format 3\0" + b"x" * 200, b""])
def test_what_is_damaged_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "l.db-words"
    path.write_bytes(content)
    index = WordsIndex(str(path))
    assert bring(index, "claims", texts("a")) == 1
    assert index.keys("claims", question("a")) == ("0",)


def test_what_another_version_made_is_made_anew(tmp_path: Path) -> None:
    path = str(tmp_path / "l.db-words")
    bring(WordsIndex(path), "claims", texts("a"))
    with sqlite3.connect(path) as connection:
        connection.execute("pragma user_version = 99")
    connection.close()
    assert WordsIndex(path).keys("claims", question("a")) == ()


def test_where_nothing_can_be_written_it_is_kept_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    index = WordsIndex(str(tmp_path / "file" / "l.db-words"))
    bring(index, "claims", texts("a"))
    assert index.keys("claims", question("a")) == ("0",)


def test_two_who_bring_at_once_bring_the_same(tmp_path: Path) -> None:
    path = str(tmp_path / "l.db-words")
    first, second = WordsIndex(path), WordsIndex(path)
    bring(first, "claims", texts("a", "b"))
    second._put("claims", [], texts("a", "b"))
    assert sorted(first.keys("claims", question("a OR b"))) == ["0", "1"]


def test_the_file_lies_beside_that_of_the_ledger_or_in_the_cache() -> None:
    assert words_file("/data/transfers.db", {}) == "/data/transfers.db-words"
    cached = words_file("postgresql://host/db", {"XDG_CACHE_HOME": "/cache"})
    assert cached == "/cache/waybill/999b3974ad549dac-words"


def test_no_word_of_a_question_is_an_operator_of_the_database() -> None:
    index = WordsIndex(None)
    bring(index, "claims", texts('near ("a" OR title:b) ^c'))
    for asked in ("NEAR", "title:b", "^c", "near/5", "{a}", "a + b", "rowid"):
        try:
            index.keys("claims", question(asked))
        except QuestionError:
            pytest.fail(asked)

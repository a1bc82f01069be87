"""What somebody looks for is read as it is meant, or refused with what is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.errors import QuestionError
from waybill.text.questions import All, Any, Phrase, alike, answers, any_of, question, words


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Tanks", Phrase(("tanks",))),
        ("F-16", Phrase(("f", "16"))),
        ('"Barrels of Rifles"', Phrase(("barrels", "of", "rifles"))),
        ("smuggl*", Phrase(("smuggl",), is_begun=True)),
        ('"new yor"*', Phrase(("new", "yor"), is_begun=True)),
        ("Zürich", Phrase(("zurich",))),
        ("a b", All((Phrase(("a",)), Phrase(("b",))))),
        ("a AND b", All((Phrase(("a",)), Phrase(("b",))))),
        ("a and", All((Phrase(("a",)), Phrase(("and",))))),
        ("a OR b c", Any((Phrase(("a",)), All((Phrase(("b",)), Phrase(("c",))))))),
        ("a NOT b", All((Phrase(("a",)),), (Phrase(("b",)),))),
        ("a AND NOT b", All((Phrase(("a",)),), (Phrase(("b",)),))),
        ("-b a", All((Phrase(("a",)),), (Phrase(("b",)),))),
        ("a - b", All((Phrase(("a",)), Phrase(("b",))))),
        ("(a OR b) c", All((Any((Phrase(("a",)), Phrase(("b",)))), Phrase(("c",))))),
        ("a, b!", All((Phrase(("a",)), Phrase(("b",))))),
        ("title:tanks^2", Phrase(("title", "tanks", "2"))),
    ],
)
def test_a_question_is_read(written: str, asked: object) -> None:
    assert question(written) == asked


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", "it names no word to look for"),
        ("?!", "it names no word to look for"),
        ("()", "it names no word to look for"),
        ("a OR", "it names no word to look for"),
        ("OR a", "it names no word to look for"),
        ("-a", "it only says what is unwanted"),
        ("NOT a", "it only says what is unwanted"),
        ("a NOT", "NOT stands without a word on each side"),
        ("NOT NOT a", "NOT stands without a word on each side"),
        ("a AND", "AND stands without a word on each side"),
        ("AND a", "AND stands without a word on each side"),
        ("a AND OR b", "AND stands without a word on each side"),
        ("(a", "a bracket is opened and not closed"),
        ("a)", "a bracket is closed that was never opened"),
        ('"a', "a quotation mark is opened and not closed"),
        ("(" * 20 + "a" + ")" * 20, "its brackets are nested too deep"),
        ("a" * 201, "it is longer than 200 characters"),
    ],
)
def test_what_cannot_be_read_is_refused(written: str, problem: str) -> None:
    with pytest.raises(QuestionError) as raised:
        question(written)
    assert str(raised.value) == f"the search cannot be read: {problem}"


@given(st.text(alphabet=' "()*-abORANDNOTé', max_size=40))
def test_whatever_is_written_is_a_question_or_refused(written: str) -> None:
    try:
        asked = question(written)
    except QuestionError:
        return
    assert answers(written, asked) in (True, False)


@pytest.mark.parametrize(
    ("written", "is_answered"),
    [
        ("drones ASTRAKHAN", True),
        ('"forty drones"', True),
        ('"drones forty"', False),
        ('"forty dro"*', True),
        ("dro", False),
        ("tanks OR drones", True),
        ("drones -astrakhan", False),
        ("(tanks OR drones) NOT trucks", True),
        ("shahed-136", True),
        ("senor", True),
    ],
)
def test_a_text_answers_by_its_words(written: str, is_answered: bool) -> None:
    assert answers("Forty drones (Shahed 136) left Astrakhan, Señor.", question(written)) is is_answered


def test_words_of_any_script_are_words() -> None:
    assert words("Ärger in Ürümqi: 武器 оружие, ١٢٣") == ("arger", "in", "urumqi", "武器", "оружие", "١٢٣")


def test_what_is_alike_is_looked_for_by_the_words_that_say_something() -> None:
    assert alike("The ship, and the SHIP's crew, of Jask") == ("ship", "s", "crew", "jask")
    assert any_of(("ship", "crew")) == Any((Phrase(("ship",)), Phrase(("crew",))))
    for nothing in ("", "of the", "?!"):
        with pytest.raises(QuestionError, match="it names no word to look for"):
            alike(nothing)
    with pytest.raises(QuestionError, match="longer than 2,000 characters"):
        alike("a" * 2001)

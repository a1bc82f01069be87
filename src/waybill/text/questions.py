"""What somebody looks for, written in words: phrases, beginnings of words, AND, OR, NOT and brackets.

Laws:   whatever is written is either a question or refused with what is wrong with it;
        a text answers a question by its words alone: case, accents and marks do not count.
Never:  takes a mark within a word for an operator: F-16 is the phrase "f 16".
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from waybill.errors import QuestionError
from waybill.text.wordlists import listed

MOST_CHARS: Final = 200
MOST_LIKE_CHARS: Final = 2000
MOST_DEPTH: Final = 12
_EVERYWHERE: Final = listed(
    "the a an of for and or in on at to by from with as its their his her it is was were be been that this which who "
    "had has have not no into over after before about up out than said says he she they we"
)

_TOKEN: Final = re.compile(r'\s*(?:"(?P<phrase>[^"]*)"(?P<begun>\*?)|(?P<mark>[()])|(?P<word>[^\s()"]+)|(?P<open>"))')
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one after the other; the last one may only be begun."""

    words: tuple[str, ...]
    is_begun: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """All of these, and none of those."""

    wanted: tuple["Question", ...]
    unwanted: tuple["Question", ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """One of these at the least."""

    wanted: tuple["Question", ...]


Question: TypeAlias = Phrase | All | Any


def words(text: str) -> tuple[str, ...]:
    """The words of a text in order, without regard to case, accents and marks."""
    plain = text if text.isascii() else "".join(map(_bare, unicodedata.normalize("NFD", text)))
    return tuple(_WORD.findall(plain.lower()))


def _bare(character: str) -> str:
    return "" if unicodedata.combining(character) else character


def question(written: str) -> Question:
    """What is looked for.

    Raises:
        QuestionError: it cannot be read, is too long, or names no word to look for.
    """
    if len(written) > MOST_CHARS:
        raise QuestionError(problem=f"it is longer than {MOST_CHARS} characters")
    tokens = _Tokens(written)
    found = _any(tokens, 0)
    if tokens.at < len(tokens.listed):
        raise QuestionError(problem="a bracket is closed that was never opened")
    return found


def alike(written: str) -> tuple[str, ...]:
    """The words of a text by which others are found that say much the same; without those that every text has.

    Raises:
        QuestionError: it has none, or is too long.
    """
    if len(written) > MOST_LIKE_CHARS:
        raise QuestionError(problem=f"it is longer than {MOST_LIKE_CHARS:,} characters")
    found = tuple(each for each in dict.fromkeys(words(written)) if each not in _EVERYWHERE)
    if not found:
        raise QuestionError(problem="it names no word to look for")
    return found


def any_of(listed: Iterable[str]) -> Question:
    """What has one of some words, at least one; the more of them it has, and the rarer, the better."""
    return Any(tuple(Phrase((each,)) for each in listed))


def answers(text: str, asked: Question) -> bool:
    """Whether a text holds what is looked for."""
    return _holds(words(text), asked)


def phrases(asked: Question) -> tuple[Phrase, ...]:
    """The words that are looked for, without those that are not wanted."""
    if isinstance(asked, Phrase):
        return (asked,)
    return tuple(each for part in asked.wanted for each in phrases(part))


def _holds(said: Sequence[str], asked: Question) -> bool:
    match asked:
        case Phrase():
            return _stands(said, asked)
        case Any():
            return any(_holds(said, each) for each in asked.wanted)
    return all(_holds(said, each) for each in asked.wanted) and not any(_holds(said, each) for each in asked.unwanted)


def _stands(said: Sequence[str], phrase: Phrase) -> bool:
    *firm, last = phrase.words
    fits: Callable[[str], bool] = (lambda word: word.startswith(last)) if phrase.is_begun else last.__eq__
    starts = range(len(said) - len(firm))
    return any(fits(said[at + len(firm)]) and list(said[at : at + len(firm)]) == firm for at in starts)


class _Tokens:
    """The parts of what is written: phrases, operators and brackets."""

    def __init__(self, written: str) -> None:
        self.listed: list[Phrase | str] = []
        self.at = 0
        for match in _TOKEN.finditer(written):
            if match["open"]:
                raise QuestionError(problem="a quotation mark is opened and not closed")
            if match["mark"] or match["word"] in _OPERATORS:
                self.listed.append(match["mark"] or match["word"])
            else:
                self.listed += _phrases(match["phrase"], match["begun"], match["word"])

    @property
    def next(self) -> Phrase | str:
        """What comes next; empty at the end."""
        return self.listed[self.at] if self.at < len(self.listed) else ""

    def takes(self, operator: str) -> bool:
        """Whether an operator comes next; if so it is passed."""
        if self.next != operator:
            return False
        self.at += 1
        return True


_OPERATORS: Final = ("AND", "OR", "NOT")


def _phrases(quoted: str | None, begun: str, word: str | None) -> Iterable[Phrase]:
    """A phrase, or a word with the marks in it; nothing of marks alone."""
    if quoted is not None:
        found, is_begun, is_unwanted = words(quoted), bool(begun), False
    else:
        assert word is not None
        is_unwanted = word.startswith("-") and len(word) > 1
        found, is_begun = words(word), word.endswith("*")
    if found and is_unwanted:
        return [_Unwanted(found, is_begun)]
    return [Phrase(found, is_begun)] if found else []


class _Unwanted(Phrase):
    """A word with a minus before it."""


def _any(tokens: _Tokens, depth: int) -> Question:
    parts = [_all(tokens, depth)]
    while tokens.takes("OR"):
        parts.append(_all(tokens, depth))
    return parts[0] if len(parts) == 1 else Any(tuple(parts))


def _all(tokens: _Tokens, depth: int) -> Question:
    wanted: list[Question] = []
    unwanted: list[Question] = []
    while tokens.next not in ("", ")", "OR"):
        if tokens.takes("AND") and (not (wanted or unwanted) or tokens.next in ("", ")", "OR", "AND")):
            raise QuestionError(problem="AND stands without a word on each side")
        is_unwanted = tokens.takes("NOT") or isinstance(tokens.next, _Unwanted)
        (unwanted if is_unwanted else wanted).append(_one(tokens, depth))
    if not wanted:
        raise QuestionError(problem="it names no word to look for" if not unwanted else "it only says what is unwanted")
    return wanted[0] if len(wanted) == 1 and not unwanted else All(tuple(wanted), tuple(unwanted))


def _one(tokens: _Tokens, depth: int) -> Question:
    if depth > MOST_DEPTH:
        raise QuestionError(problem="its brackets are nested too deep")
    if tokens.takes("("):
        found = _any(tokens, depth + 1)
        if not tokens.takes(")"):
            raise QuestionError(problem="a bracket is opened and not closed")
        return found
    following = tokens.next
    if not isinstance(following, Phrase):
        raise QuestionError(problem=f"{following or 'NOT'} stands without a word on each side")
    tokens.at += 1
    return Phrase(following.words, following.is_begun)

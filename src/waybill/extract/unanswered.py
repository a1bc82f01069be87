"""Questions that nobody answers: by "Did Serbia sell shells to Sudan? -- I refer you to others." nobody claims a sale.

Of 54 such questions in our own reports and annotated passages two tell a claim.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from waybill.extract.phrases import Sentence
from waybill.text.wordlists import listed

_AUXILIARIES: Final = listed("did does do is are was were has have had will would can could")
_BEFORE: Final = listed("q : . and so but then well sir minister okay now question , - -- – —")
_LONGEST_OPENING: Final = 6
_YES_OR_NO: Final = re.compile(
    r"\W*(?:yes|correct|that(?:'s|’s| is) (?:right|correct|wrong|false|not true|a lie)|indeed|certainly|of course|sure|"
    r"no|never|not true|not at all|absolutely not|untrue|false|nonsense|"
    r"(?:it|they|we|he|she) (?:has|have|did|is|are))\b",
    re.IGNORECASE,
)
_NO_ANSWER: Final = re.compile(
    r"\b(?:refer you|no (?:knowledge|information|announcement|comment|idea)|not aware|"
    r"(?:can(?:'t|’t|not)|could(?: not|n't|n’t)|not able to|not in a position to) (?:confirm|speak|comment|get into)|"
    r"(?:nothing|(?:do not|don(?:'t|’t)) have anything) (?:more |further |else )?"
    r"(?:to (?:announce|add|say|share)|for you|on that)|let me (?:check|take)|(?:not|won(?:'t|’t)) comment|"
    r"(?:do not|don(?:'t|’t)) know|take (?:that|the) question|not going to (?:get into|comment|speculate|confirm))\b",
    re.IGNORECASE,
)
_LONGEST_ANSWER: Final = 160


def unanswered(text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """Numbers of the sentences that ask for a yes or no and get neither.

    Args:
        text: of a document.
        sentences: all of it.
    """
    return frozenset(
        question.number
        for question, answer in pairwise(sentences)
        if _asks(question) and _is_evasive(text[answer.span.start : answer.span.start + _LONGEST_ANSWER])
    )


def _asks(sentence: Sentence) -> bool:
    """Whether a sentence is a question for yes or no."""
    opening = [word for word in sentence.lower[:_LONGEST_OPENING] if word not in _BEFORE]
    asks_for_news = opening[1:2] == ["you"]  # "have you anything on a report that"
    return "?" in sentence.words[-1].text and bool(_AUXILIARIES & set(opening[:1])) and not asks_for_news


def _is_evasive(answer: str) -> bool:
    """Whether an answer, which may open with who gives it, says neither yes nor no."""
    said = answer.partition(":")[2] if ":" in answer[:60] else answer
    return _YES_OR_NO.match(said) is None and _NO_ANSWER.search(said) is not None

"""Questions for yes or no, and what their answers make of them.

By "Did Serbia sell shells to Sudan? -- I refer you to others." nobody claims a sale, by "-- Yes." somebody does.
Of 54 such questions in our own reports and annotated passages that are put off two tell a claim.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Final

from waybill.core.span import Span
from waybill.extract.sentences.phrases import Sentence
from waybill.extract.speech.floor import questions_put
from waybill.text.wordlists import listed


class Answer(StrEnum):
    """What is said to a question for yes or no."""

    YES = "yes"
    NEITHER = "neither"


_AUXILIARIES: Final = listed("did does do is are was were has have had will would can could should might")
_BEFORE: Final = listed("q : . and so but then well sir minister okay now question , - -- – —")
_LONGEST_OPENING: Final = 6
_NEWS: Final = listed("anything any a an heard seen got have know confirm comment say tell verify")
"""What is asked of somebody for what he knows: "have you anything on a report that"."""
_YES: Final = re.compile(
    r"\W*(?:(?:well|oh|i think)\W+)?(?:yes|correct|that(?:'s|’s| is) (?:right|correct|true)|indeed|certainly|of course|"
    r"absolutely(?! not)|(?:it|they|we|he|she) (?:has|have|did|does|do|is|are)(?=\W*[.,;!]))(?!\W+(?:and )?no\b)\b",
    re.IGNORECASE,
)
_YES_OR_NO: Final = re.compile(
    r"\W*(?:yes|correct|that(?:'s|’s| is) (?:right|correct|wrong|false|not true|a lie)|indeed|certainly|of course|sure|"
    r"no(?! (?:decisions?|comment|announcements?|information|idea|knowledge|updates?)\b)|never|not true|not at all|"
    r"absolutely not|untrue|false|nonsense|"
    r"(?:it|they|we|he|she) (?:has|have|did|is|are)(?=\W*[.,;!]|(?: not|n['’]t)\b))(?:\b|(?<=\W))",
    re.IGNORECASE,
)
_NO: Final = re.compile(
    r"\W*(?:(?:no|never|nonsense|untrue|false|not (?:true|at all)|absolutely not)"
    r"(?=[.!]|,? (?:—|–|-)|, (?:it|they|we|he|she|i|that|this|not|never|sir|absolutely)\b)|"
    r"(?:no, )?(?:that|this|it)(?:['’]s| is) (?:(?:simply|just|absolutely|completely|totally|quite|plainly) )?"
    r"(?:wrong|false|untrue|not true|not correct|a lie|nonsense))",
    re.IGNORECASE,
)
_NO_ANSWER: Final = re.compile(
    r"\b(?:refer you|no (?:knowledge|information|announcements?|comment|idea|decisions?|updates?)|not aware|"
    r"(?:can(?:'t|’t|not)|could(?: not|n't|n’t)|not able to|not in a position to) (?:confirm|speak|comment|get into)|"
    r"ha(?:ve|s)(?: not|n't|n’t) (?:yet )?(?:made|taken) (?:a|any) decisions?|"
    r"(?:nothing|(?:do not|don(?:'t|’t)) have anything) (?:more |further |else )?"
    r"(?:to (?:announce|add|say|share)|for you|on that)|let me (?:check|take)|(?:not|won(?:'t|’t)) comment|"
    r"(?:do not|don(?:'t|’t)) know|take (?:that|the) question|not going to (?:get into|comment|speculate|confirm)|"
    r"(?:we|you)(?:['’]ll| will) see|stay tuned)\b",
    re.IGNORECASE,
)
_AGAINST: Final = listed("deny denying false untrue wrong rule refuse refused stop stopped halt not n't")
"""Words of a question to which "yes" says no."""
_TELLS: Final = re.compile(
    r"\W*(?:(?:i|we) can confirm|exactly|affirmative|right|true|(?:i|we) (?:are|am|did|do|have|will)(?=\W*[.,;!])|"
    r"(?:i|we|they|he|she)(?:['’]ve|['’]d| have| had)? \w+ (?:it|them)\b|"
    r"this (?:accusation|allegation|charge|claim)\b)",
    re.IGNORECASE,
)
"""What says yes or no in other words."""
_LONGEST_ANSWER: Final = 160
_QUESTIONS: Final = 3
"""How many sentences may stand between a question and its answer, the answer included."""
_NUMBER: Final = re.compile(r"\A\s*\(?(?:\d{1,2}|[a-z])[.)]\s+")
"""Of an answer to one of several questions."""
_LONGEST_LABEL: Final = 8
_LONGEST_ASKED: Final = 10
"""Words from the auxiliary on in which the verb stands that is asked about."""
_ENDS_ASKED: Final = listed(
    "that which who whom whose what whether if how why where when about on of because as after before since given "
    "while but and or — – - ,"
)
"""What begins words that a question takes for granted: "Are you concerned about the sale?"."""


_CONFIRM: Final = re.compile(
    r"(?:can|could|will|would) you (?:please |also |just )?(?:confirm|deny|verify|say|tell (?:us|me)) "
    r"(?:or deny )?(?:(?:the )?reports? )?(?:that|whether|if)\b|"
    r"(?:is|was)(?: ?n['’]t)? it (?:not |really )?(?:true|correct|the case|right) that\b"
)
"""What makes all that a question goes on with only asked."""
_CONCEIVED: Final = re.compile(
    r"\b(?:what|why|how)\s[^.?]{1,80}?\b(?:about|against|(?:chance|idea|possibility|prospect|thought)s?\s+of)\s+"
    r"(?:(?:not|ever|possibly)\s+)?(?P<act>\w{2,12}ing)\b",
    re.IGNORECASE,
)
"""What a question only conceives of: "What did you say about sending tanks?"."""


_SAID: Final = re.compile(r"\b(?:said|says|replied|replies|answered|responded|answer|reply)\b(?:\s*:|\s+that)?")
_IT_DID: Final = re.compile(
    r"\W*(?:it|they|he|she|we|this|that|these|some|the\s+\w+)\s+(?:had|has|have|did|was|were|is|are)(?=\W*[.,;!]|\s+been\W*[.,;!])",
    re.IGNORECASE,
)
"""What grants in short what was asked: "said that it had"."""


def answers(text: str, sentences: Sequence[Sentence]) -> Mapping[int, Answer]:
    """What is said to questions for yes or no, by the number of the question; without those answered with no.

    Args:
        text: of a document.
        sentences: all of it.
    """
    asked = (
        (question, text[answer.span.start : answer.span.start + _LONGEST_ANSWER])
        for question, answer in pairwise(sentences)
        if _asks(question)
    )
    found = (
        (question.number, _answer(question, said.partition(":")[2] if ":" in said[:60] else said))
        for question, said in asked
    )
    return {number: answer for number, answer in found if answer is not None}


def only_asked(text: str, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """The stretches of questions by whose verb something is only asked: nobody answers yes or no.

    An answer that tells what is asked has a motion of its own.

    Args:
        text: of a document.
        sentences: all of it.
    """
    for _, stretch, said in _questions(text, sentences):
        if not any(words.match(said) for words in (_YES, _YES_OR_NO, _TELLS)):
            yield stretch
    for stretch in questions_put(text):
        if not any(words.match(_told(text, stretch.end)) for words in (_YES, _TELLS, _IT_DID)):
            yield stretch


def said_no_to(text: str, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """The stretches of questions whose verb a flat no denies; not where the question is for an end, or a denial itself.

    Args:
        text: of a document.
        sentences: all of it.
    """
    for question, stretch, said in _questions(text, sentences):
        if _NO.match(said) and not _AGAINST & set(question.lower):
            yield stretch


def _told(text: str, asked_end: int) -> str:
    """What is said to a question that somebody is told to have put."""
    said = text[asked_end : asked_end + _LONGEST_ANSWER]
    verb = _SAID.search(said)
    return said[verb.end() :] if verb else said


def _questions(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Span, str]]:
    """Questions, each with the words that ask and the beginning of what is answered."""
    for question in sentences:
        stretch = _asked(question) or _conceived(question, text)
        if stretch is None:
            continue
        following = sentences[question.number + 1 : question.number + 1 + _QUESTIONS]
        answer = next((each for each in following if not _is_question(each)), None)
        said = "" if answer is None else text[answer.span.start : answer.span.start + _LONGEST_ANSWER]
        yield question, stretch, _NUMBER.sub("", said.partition(":")[2] if ":" in said[:60] else said)


def _asked(sentence: Sentence) -> Span | None:
    """From the auxiliary that a question opens with to the end of its main clause; None where it opens with none."""
    lower = sentence.lower
    if not _is_question(sentence):
        return None
    labels = [index for index, word in enumerate(lower[:_LONGEST_LABEL]) if word == ":"]
    first = labels[0] + 1 if labels else 0
    while first < len(lower) and lower[first] in _BEFORE | {"where"}:
        first += 1
    if _CONFIRM.match(" ".join(lower[first : first + _LONGEST_LABEL])):
        return Span(sentence.words[first].span.start, sentence.span.end)
    if lower[first : first + 2] == ("have", "you") and _NEWS & set(lower[first + 2 : first + 3]):
        return None
    if first >= len(lower) or lower[first] not in _AUXILIARIES | {"any"}:
        return None
    near = range(first, min(len(lower), first + _LONGEST_ASKED))
    last = next((index for index in near if lower[index] in _ENDS_ASKED), near.stop)
    return sentence.stretch(first, last)


def _conceived(sentence: Sentence, text: str) -> Span | None:
    """The act that a question for no yes or no only conceives of; None where it tells of none."""
    found = _CONCEIVED.search(text, sentence.span.start, sentence.span.end) if _is_question(sentence) else None
    return None if found is None else Span(*found.span("act"))


def _is_question(sentence: Sentence) -> bool:
    return "?" in sentence.words[-1].text


def _asks(sentence: Sentence) -> bool:
    """Whether a sentence is a question for yes or no."""
    opening = [word for word in sentence.lower[:_LONGEST_OPENING] if word not in _BEFORE]
    asks_for_news = opening[1:2] == ["you"] and bool(_NEWS & set(opening[2:3]))
    return "?" in sentence.words[-1].text and bool(_AUXILIARIES & set(opening[:1])) and not asks_for_news


def _answer(question: Sentence, said: str) -> Answer | None:
    """What an answer says to a question; None for no, and for what is neither this nor put off."""
    if _YES.match(said) is not None:
        return None if _AGAINST & set(question.lower) else Answer.YES
    return Answer.NEITHER if _YES_OR_NO.match(said) is None and _NO_ANSWER.search(said) is not None else None

"""Who holds the floor: turns of a transcript, questions put in a parliament, and who replies to them."""

import re
from collections.abc import Sequence
from typing import Final

from waybill.core.span import Span
from waybill.core.speaker import Speaker, SpeakerKind
from waybill.extract.sentences.phrases import Sentence
from waybill.extract.sentences.words import Word
from waybill.extract.speech.speakers import Stretch, name_speaker, speaker_at
from waybill.ontology.wordings import Wordings
from waybill.text.wordlists import listed

_ASKERS: Final = frozenset({"Q", "QUESTION", "REPORTER", "JOURNALIST", "MODERATOR", "INTERVIEWER", "PRESENTER"})
_JOINING: Final = listed("of for the and")
_STYLES: Final = listed("lord lady baroness sir dame hon rt shri smt shrimati mme senator deputy vice rear")
"""What stands before the name of a member of a parliament, beside titles."""
_NO_TITLES: Final = listed("general major private chief")
"""Titles that also open a heading: "General Dynamics:", "Major buyers:"."""
_TURN_WORDS: Final = 8
_TITLED_WORDS: Final = 16
_OFFICE: Final = re.compile(r"the\s+(?P<office>[^:()\n]{3,90})\((?P<name>[^():\n]{3,60})\)\s*:", re.IGNORECASE)
"""A holder of an office by name: "The Minister of State (Mr. Holm):"."""
_OFFICES: Final = r"minister|secretary|government|commission|council|president|chancellor|governor|attorney|department"
_PUTS: Final = re.compile(
    rf"\b(?:asks?|asked|to ask|questioned)\s+"
    rf"(?:(?:the\s+)?(?P<whom>(?=[^,;:.?!\n]{{0,60}}\b(?:{_OFFICES})\b)(?-i:[A-Z])[^,;:.?!\n]{{3,90}}?)"
    r"|by\s+[^,;:.?!\n]{3,60}?),?\s+"
    r"(?P<what>(?:whether|if|what|which|how|when|why|by\s+what|to\s+state|for\s+what)\b[^,.?!\n]{0,300})",
    re.IGNORECASE,
)
"""Who puts a question to the holder of an office, up to the next comma."""
_ADDRESSED: Final = re.compile(
    r"\b(?:(?:written|oral|parliamentary)\s+questions?|questions?\s+(?:no\b|number|[A-Z]?-?\d))[^?!\n]{0,90}?"
    r"\bto\s+(?:the\s+)?(?P<whom>(?-i:[A-Z])[\w-]+(?:[^\S\n]+[\w&-]+){0,9})",
    re.IGNORECASE,
)
"""To whom a written question goes: "Question No. 12 by Mrs Holm to the Minister of Trade"."""
_ANSWER: Final = re.compile(r"(?:written\s+)?(?:answer|reply)\s*(?:\([^()\n]{1,40}\)\s*)?:", re.IGNORECASE)
_ANSWER_LINE: Final = re.compile(rf"^[^\S\n]*{_ANSWER.pattern}", re.IGNORECASE | re.MULTILINE)
_REPLIES: Final = re.compile(r"\b(?:replied|replies|answered|answers|said|responded)(?:\s+as\s+follows)?\s*:")
_TO_ASK: Final = re.compile(r"[^:\n]{2,80}:\s*to\s+ask\b", re.IGNORECASE)


class Floor:
    """Goes through a text and tells whose turn begins, and to whom a question was put last."""

    def __init__(self, text: str, wordings: Wordings) -> None:
        self._text, self._wordings = text, wordings
        self._put = questions_put(text)
        labels = [found.start() for found in _ANSWER_LINE.finditer(text)]
        written = (Span(*found.span("whom")) for found in _ADDRESSED.finditer(text))
        self._written = [each for each in written if labels and each.end < labels[-1]]
        self._called_before: list[Speaker] = []
        self._asked = sorted(
            Span(*found.span("whom"))
            for pattern in (_PUTS, _ADDRESSED)
            for found in pattern.finditer(text)
            if found["whom"] is not None
        )

    def turn(self, sentence: Sentence, heard: Sequence[Speaker]) -> Speaker | None:
        """The name before a colon that opens a turn: "MR. PRICE:", "[PONCE]"; behind "Answer:" who was asked.

        Args:
            sentence: that may open one.
            heard: who spoke before.
        """
        recorded = _bracketed(sentence, heard)
        if recorded is not None:
            return recorded
        if not _starts_line(self._text, sentence.span.start):
            return None
        asked = self._last_asked(sentence)
        if asked is not None and _ANSWER.match(self._text, sentence.span.start, sentence.span.end):
            return speaker_at(asked, self._text, SpeakerKind.GOVERNMENT, named=False)
        return self._in_office(sentence) or self._called(sentence)

    def asks(self, sentence: Sentence) -> bool:
        """Whether a question opens here: "Q", "Question (Reuters):", a written one that an answer follows."""
        first, *others = sentence.words[:_TURN_WORDS]
        opens = bool(others) and others[0].text != "." and first.text == "Q"
        is_label = first.text.upper() in _ASKERS and any(each.text == ":" for each in others)
        if any(each in sentence.span for each in self._written):
            return True
        return (opens or is_label) and self._text[: first.span.start].rstrip(" \t*[")[-1:] in ("", "\n")

    def moves(self, sentence: Sentence) -> bool:
        """Whether the turn of who asks a minister opens here: "Mr Holm: To ask the Secretary of State"."""
        return _TO_ASK.match(self._text, sentence.span.start, sentence.span.end) is not None

    def puts(self, sentence: Sentence) -> bool:
        """Whether a sentence only tells that somebody puts a question to the holder of an office, who may answer."""
        return any(each in sentence.span for each in self._put)

    def replies(self, sentence: Sentence) -> bool:
        """Whether somebody who was asked takes the floor here: "The Minister replied:"."""
        found = _REPLIES.search(self._text, sentence.span.start, sentence.span.end)
        return found is not None and self._last_asked(sentence) is not None

    def _last_asked(self, sentence: Sentence) -> Span | None:
        """Who was asked last in the text up to a sentence."""
        return next((each for each in reversed(self._asked) if each.end <= sentence.span.start), None)

    def _in_office(self, sentence: Sentence) -> Speaker | None:
        """Who holds an office, by the name in brackets behind it."""
        found = _OFFICE.match(self._text, sentence.span.start, sentence.span.end)
        if found is None or not self._holds(found["office"].casefold().split()):
            return None
        return speaker_at(Span(*found.span("name")), self._text, SpeakerKind.GOVERNMENT, named=True)

    def _holds(self, words: Sequence[str]) -> bool:
        nouns = self._wordings.speaker_nouns
        return any(nouns.first(words, index) is not None for index in range(len(words)))

    def _called(self, sentence: Sentence) -> Speaker | None:
        """Who is called before a colon by a title and name, in capitals, or again and again."""
        colon = next((index for index, word in enumerate(sentence.words[:_TITLED_WORDS]) if word.text == ":"), 0)
        bracket = next((index for index in range(1, colon) if sentence.words[index].text in ("(", ",")), colon)
        inside = sentence.words[:bracket]
        named = [word for word in inside if not word.is_mark]
        if not named or named[0].text.upper() in _ASKERS or _dates(sentence, colon):
            return None
        repeated = self._text.count(sentence.stretch(0, bracket).of(self._text) + ":") > 1
        names = all(word.is_name_like or word.lower in _JOINING for word in named)
        titled = names and self._is_titled(named, repeated=repeated)
        if not titled and not (names and len(named) > 1 and repeated):
            return self._in_capitals(sentence, colon, repeated=repeated)
        return self._speaker(sentence, bracket)

    def _in_capitals(self, sentence: Sentence, colon: int, *, repeated: bool) -> Speaker | None:
        """Who is called in capitals; a word alone is a heading ("SUBJECT:") unless it can speak or is repeated."""
        words = [word for word in sentence.words[:colon] if not word.is_mark]
        if colon >= _TURN_WORDS or not all(word.text.isupper() for word in words):
            return None
        found = name_speaker(Stretch(sentence, 0, colon), self._text, self._wordings)
        known = found is not None and found.kind not in (SpeakerKind.PERSON, SpeakerKind.DOCUMENT, SpeakerKind.OUTLET)
        return self._speaker(sentence, colon) if known or repeated else None

    def _speaker(self, sentence: Sentence, last: int) -> Speaker:
        """Who is called by the first words of a sentence, in full where he was so called before."""
        found = name_speaker(Stretch(sentence, 0, last), self._text, self._wordings)
        heads = [word.lower for word in sentence.words[:last] if not word.is_mark]
        fuller = [each for each in self._called_before if each.text.lower().split()[-1] == heads[-1]]
        if len(heads) == 1 and fuller:
            return fuller[0]
        kind = SpeakerKind.GOVERNMENT if found is None or found.kind is SpeakerKind.PERSON else found.kind
        described = len(heads) > 1 and heads[-1] in ("official", "spokesman", "officer", "source", "minister")
        speaker = speaker_at(sentence.stretch(0, last), self._text, kind, named=not described)
        self._called_before.append(speaker)
        return speaker

    def _is_titled(self, words: Sequence[Word], *, repeated: bool) -> bool:
        """Whether a title stands before a name, or alone where it opens turn after turn."""
        heads = [word.lower.rstrip(".") for word in words if word.lower != "the"]
        is_title = bool(heads) and (heads[0] in self._wordings.titles or heads[0] in _STYLES)
        return is_title and (repeated or (len(heads) > 1 and heads[0] not in _NO_TITLES))


def questions_put(text: str) -> list[Span]:
    """What is asked where a text tells that a question is put: "asked the Minister whether Peru had sold tanks".

    Args:
        text: of a document.
    """
    return [Span(*found.span("what")) for found in _PUTS.finditer(text)]


def _starts_line(text: str, start: int) -> bool:
    return text[:start].rstrip(' \t*“"')[-1:] in ("", "\n")


def _dates(sentence: Sentence, colon: int) -> bool:
    """Whether only a place stands before a colon, as in a dateline: "ISLAMABAD:"."""
    inside = [phrase for phrase in sentence.phrases if phrase.last <= colon]
    return bool(inside) and inside[0].is_place and inside[0].last - inside[0].first == colon


def _bracketed(sentence: Sentence, heard: Sequence[Speaker]) -> Speaker | None:
    """The name in brackets that opens recorded speech: "[PONCE]"."""
    for index in range(len(sentence.words) - 2):
        if sentence.words[index].text == "[" and sentence.words[index + 2].text == "]":
            name = sentence.lower[index + 1]
            return next((each for each in reversed(heard) if name in each.text.lower().split()), None)
    return None

"""Who is named where something is told and says nothing of it himself: spoken to, seizing, left behind."""

import re
from collections.abc import Sequence
from typing import Final

from waybill.core.span import Span
from waybill.extract.sentences.clauses import is_saying
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.speech.attribution import Attribution
from waybill.extract.triggers.turning import parted
from waybill.ontology.wordings import load_wordings

_LONGEST_BEFORE: Final = 60
_ADDRESSED: Final = re.compile(
    r"\b(?:(?:(?:asked|questioned)(?: by)?|asks|to ask|told|tells?|telling|informed|informs|informing|assured|briefed|"
    r"notified)|(?:replied|replies|reported|wrote|"
    r"writes|submitted|presented|addressed|sent|complained|said|testified|spoke|letter|report|note|message) to)\s+"
    r"(?:(?:the|an?|its|his|her|their|our)\s+(?:[a-z-]+\s+)?)?(?-i:(?:[A-Z][\w.-]*\s+){0,2})\Z"
    r"|\b(?:statement|post|posted|message|video|published)\s+(?:on|via)\s+\Z",
    re.IGNORECASE,
)
"""What stands before somebody to whom another speaks, or before the medium in which he does."""
_ASKS: Final = re.compile(
    r"(?:\s*\([^()\n]{1,60}\))?(?:\s*:\s*to\s+ask|\s+(?:asked|asks|enquired|inquired|wished\s+to\s+know|wanted\s+to\s+know))\b"
    r"[^.?!\n]{0,120}?\b(?:whether|if|what|which|how)\b",
    re.IGNORECASE,
)
"""What stands behind who only puts a question."""
_ASKED: Final = re.compile(r"(?:asks?|asked|questioned)\b", re.IGNORECASE)
_ANSWERS: Final = (
    r"(?:said|says|replied|replies|answered|answers|admitted|confirmed|told|added|acknowledged|responded|stated|denied)"
)
_LONGEST_QUESTION: Final = 400
"""Characters from who is asked to his answer, at most."""
_NOW_SPEAKS: Final = re.compile(r",?\s+(?:who|which)\s", re.IGNORECASE)
_SEIZES: Final = re.compile(
    r"\s+(?:have\s+|has\s+|had\s+)?(?:\w+ly\s+)?(?:found|seized|captured|intercepted|stopped|discovered|recovered|"
    r"confiscated|impounded|detained|arrested|searched|raided|boarded)\b"
    r"(?!\s+(?:\w+\s+)?(?:that|evidence|proof|traces|signs|documents|papers|letters|records|messages)\b)",
    re.IGNORECASE,
)
_INQUIRERS: Final = re.compile(
    r"\b(?:commission|experts|inquiry|inspectors|investigators|monitors|panels?|researchers)\Z",
    re.IGNORECASE,
)
"""Whose finds are their word: "the panel found mortars that Peru had supplied"."""


class Silent:
    """Knows who of a document only seems to speak."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], attributions: Sequence[Attribution], trimmer: Trimmer
    ) -> None:
        self._text, self._sentences, self._trimmer = text, sentences, trimmer
        self._attributions, self._wordings = attributions, load_wordings()

    def is_addressed(self, name: Span) -> bool:
        """Whether somebody is only spoken to: "told the parliament", "a report submitted to the ministry"."""
        before = _ADDRESSED.search(self._text, max(0, name.start - _LONGEST_BEFORE), name.start)
        if before is None or _NOW_SPEAKS.match(self._text, name.end) is not None:
            return False
        return _ASKED.match(before[0]) is None or not self._answers(name)

    def _answers(self, name: Span) -> bool:
        """Whether who is asked is then said to answer, as "he" or by a word of his name."""
        words = re.findall(r"[\w'’-]{4,}", name.of(self._text))
        who = "|".join(["he", "she", *(re.escape(each) for each in words)])
        answer = rf"\b(?:{who})\s+{_ANSWERS}\b|,?[”\"]?\s+{_ANSWERS}\s+(?:{who})\b"
        behind = self._text[name.end : name.end + _LONGEST_QUESTION]
        return re.search(answer, behind, re.IGNORECASE) is not None

    def only_seizes(self, name: Span) -> bool:
        """Whether somebody only lays hands on goods where nobody speaks: "customs officers found 300 rifles"."""
        if _SEIZES.match(self._text, name.end) is None or _INQUIRERS.search(name.of(self._text)):
            return False
        return not self._says(self._trimmer.sentence(name).number)

    def only_asks(self, name: Span) -> bool:
        """Whether somebody only puts a question: "Mr Holm asked the minister whether"."""
        return _ASKS.match(self._text, name.end) is not None

    def is_left_behind(self, name: Span, motion: Span) -> bool:
        """Whether a text turns from what somebody said to another matter, of which nobody is said to speak.

        An outlet goes on to report, and who holds the floor to speak.
        """
        outlets = (each.span for each in self._trimmer.sentence(name).phrases if each.kind is Kind.OUTLET)
        turn = None if any(name in each for each in outlets) else parted(self._text, name.end, motion.end)
        if turn is None:
            return False
        first, last = self._trimmer.sentence(turn).number, self._trimmer.sentence(motion).number
        return not any(self._attributions[number].floor or self._says(number) for number in range(first, last + 1))

    def _says(self, number: int) -> bool:
        """Whether anybody is said to speak in a sentence, by name or as "it"."""
        sentence = self._sentences[number]
        return any(is_saying(sentence, index, self._wordings) for index in range(len(sentence.words)))

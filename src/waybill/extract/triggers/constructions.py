"""Words that put weapons in motion only by what stands around them: "backs the rebels with mortars".

In:     a sentence with its phrases.
Out:    the words that move the goods, and who gives by their build, in the order of the text.
Laws:   no word is one by itself: the goods stand in the construction, and so does whoever gives or gets them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from waybill.core.span import Span
from waybill.extract.sentences.phrases import Kind, Phrase, Sentence
from waybill.text.wordlists import listed

_WORDS: Final = r"(?:(?!not |never |without )[^\sA-Z.;:?!]\S* ){0,%d}?"
"""Some words, as few as possible, none of them a phrase or the end of a clause."""
_ANY: Final = _WORDS % 8
_FEW: Final = _WORDS % 4
_TWO: Final = _WORDS % 2
_THEIRS: Final = (
    r"(?:(?:a|an|the|all|both|some|no|no more|its|their|his|her|our|my|these|those|most|many|of|[0-9]\S*|"
    r"two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|dozens|hundreds) ){0,3}"
)
"""What may stand before a noun: whose, which, how many."""
_KIND: Final = r"(?:(?!\S*ing )[^\sA-Z,.;:?!]\S* )?"
"""A word that says what kind of thing it is, not what was done with it."""
_HELPS: Final = (
    r"(?P<motion>(?:(?:help|aid|assist|support|back|bolster|strengthen|reward|stiffen)(?:s|ed|ing)?"
    r"|(?:sustain|favou?r)(?:s|ed|ing)?|(?:oblig|indulg|reinforc|nurs)(?:es?|ed|ing)|look(?:s|ed|ing)? after) )"
    r"(?:to |for |of )?"
)
_WHO: Final = r"P (?:(?:, |and |, and )(?:the )?P ){0,6}"
_GIVER: Final = "(?P<gives>P )"
_WON: Final = (
    r"(?:(?:receiv|secur)(?:es?|ed|ing)|w(?:ins?|on|inning)|(?:obtain|gain|land|book|bag|clinch)(?:s|ed|ing)?"
    r"|gets) "
)
_AWARDED: Final = r"(?:award(?:s|ed|ing)?|gives?|gave|given|hand(?:s|ed)?|grant(?:s|ed)?) "
_DELIVERY: Final = r"(?:(?:for|to) (?:the )?(?:supply|deliver|provide|sell|furnish|delivery|sale|provision) )?"
_NEWS: Final = (
    r"(?:(?!(?:for|to|from|by|with|of|or|and|under|in|on|at|as|after|that|P) )[^\s,;:.]\S* ){0,7}?"
    r"(?P<motion>(?:delivery |supply )?(?:orders?|contracts?) )"
    rf"(?!of |to (?!P |supply |deliver |provide |sell |furnish )){_DELIVERY}"
)
"""An order that somebody wins, and no command."""
_CUSTOMER: Final = rf"(?:(?:[^\s.;:]\S* ){{0,14}}?(?:from|by|with) (?:[^\sA-Z]\S* ){{0,2}}?(?P<gets>P ){_DELIVERY})?"
_WINNER: Final = r"(?<!of )(?<!of the )(?P<gives>(?:P|it|we|they) )"
_ROWS: Final = (
    rf"{_WINNER}{_FEW}{_WON}{_NEWS}{_CUSTOMER}",
    rf"{_WINNER}{_FEW}(?:was|were|been|being) {_TWO}{_AWARDED}{_NEWS}{_CUSTOMER}",
    rf"(?P<gets>P ){_FEW}(?<!was )(?<!were )(?<!been ){_AWARDED}{_TWO}{_GIVER}{_NEWS}",
    rf"(?P<gets>P ){_FEW}{_AWARDED}{_NEWS}(?:worth )?(?:V )?to {_TWO}{_GIVER}",
    rf"(?P<motion>(?:orders?|contracts?) )(?:[^\s.;:]\S* ){{0,16}}?(?:awarded|went|gone) to {_TWO}{_GIVER}",
    rf"{_HELPS}{_FEW}{_WHO}{_FEW}with {_ANY}I ",
    rf"(?P<motion>(?:keep(?:s|ing)?|kept) ){_THEIRS}P {_FEW}(?:with|in|on) {_FEW}I ",
    rf"(?P<motion>(?:has|have|had|having) ){_THEIRS}I {_FEW}from {_TWO}{_GIVER}(?!\w+ed )",
    rf"(?P<motion>(?:let|lets|letting) ){_FEW}P {_TWO}have {_ANY}I ",
    rf"(?P<motion>(?:thank(?:s|ed|ing)?|grateful|thankful) )(?:to )?{_FEW}{_GIVER}{_TWO}for {_THEIRS}{_KIND}I ",
    rf"(?P<motion>(?:owes?|owed|owing) ){_FEW}I {_FEW}to {_TWO}{_GIVER}",
    rf"(?P<motion>(?:rel(?:y|ies|ied|ying)|(?:depend|count)(?:s|ed|ing)?) )(?:up)?on {_TWO}{_GIVER}{_TWO}for {_FEW}I ",
    rf"(?P<motion>(?:laden|loaded) )with {_ANY}I {_FEW}(?:for|to) {_TWO}P ",
    rf"(?P<motion>(?:aboard|on board) ){_FEW}(?:I )?{_ANY}(?:was|were|are|is) {_FEW}I {_FEW}(?:for|to) {_TWO}P ",
    rf"I (?:of {_TWO}P )?(?:is|are|was|were|be) {_TWO}(?P<motion>from ){_TWO}{_GIVER}",
    rf"with {_TWO}{_GIVER}(?:for|on|about|over) {_TWO}(?P<motion>(?:purchase|acquisition|procurement) )of {_FEW}I ",
)
"""A line each, of lower words, P for a party or place, I for goods, V for money and D for a day."""
_CONSTRUCTIONS: Final = tuple(re.compile(r"(?<!\S)" + row) for row in _ROWS)
_SIGNS: Final = {Kind.PARTY: "P", Kind.PLACE: "P", Kind.ADJECTIVE: "P", Kind.ITEM: "I", Kind.VALUE: "V", Kind.DATE: "D"}
_OBJECTS: Final = listed("them us you him her me")
_GIVEN: Final = re.compile(r"(?P<gives>[\w.]+)-(?P<motion>(?:suppli|provid|donat|furnish)ed)", re.I)
"""What says of goods who gave them: "Iranian-supplied"."""
_NEAR_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Construction:
    """Words that put weapons in motion by what stands around them.

    Attributes:
        gives: who gives by the build of the words; None where they do not say.
        gets: who gets by it; None where they do not say.
        reach: from the motion to the last word that tells of the same: "contract to supply".
    """

    motion: Span
    gives: Span | None
    gets: Span | None = None
    reach: Span | None = None


@lru_cache(maxsize=4_096)
def constructions(sentence: Sentence) -> tuple[Construction, ...]:
    """Where the words of a sentence put weapons in motion by what stands around them; kept for those in hand."""
    if not any(phrase.kind is Kind.ITEM for phrase in sentence.phrases):
        return ()
    signs, found = Signs(sentence), list(_given(sentence))
    for row in _CONSTRUCTIONS:
        for match in row.finditer(signs.line):
            named = {name: signs.span(match, name) for name, words in match.groupdict().items() if words}
            motion = named["motion"]
            reach = Span(motion.start, signs.span(match, 0).end) if "gets" in row.groupindex else motion
            found.append(Construction(motion, named.get("gives"), named.get("gets"), reach))
    return tuple(sorted(found, key=lambda each: each.motion))


class Signs:
    """A sentence as a line of its words and the signs of its phrases, a blank behind each.

    Attributes:
        word_at: the number of the first word of what begins at a place of the line, or behind its end.
    """

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self.line, self.word_at, index = "", {0: 0}, 0
        while index < len(sentence.words):
            phrase = sentence.starting_at(index)
            sign = _sign(phrase, sentence.lower[index])
            index = index + 1 if phrase is None or sign not in "PIVD" else phrase.last
            self.line += sign + " "
            self.word_at[len(self.line)] = index

    def span(self, match: re.Match[str], group: str | int) -> Span:
        """The words that a group of a match in the line stands for."""
        first, last = match.span(group)
        return self._sentence.stretch(self.word_at[first], self.word_at[last])


def _sign(phrase: Phrase | None, word: str) -> str:
    if phrase is not None and phrase.kind is Kind.PRONOUN:
        return "P" if word in _OBJECTS else word
    return word if phrase is None else _SIGNS.get(phrase.kind, word)


def _given(sentence: Sentence) -> Iterator[Construction]:
    """Participles before goods that say who gave them."""
    goods = [phrase for phrase in sentence.phrases if phrase.kind is Kind.ITEM]
    for index, word in enumerate(sentence.words):
        match = _GIVEN.fullmatch(word.text)
        if match and any(index < phrase.last and phrase.first <= index + _NEAR_WORDS for phrase in goods):
            start = word.span.start
            gives = Span(start, start + match.end("gives"))
            yield Construction(Span(start + match.start("motion"), word.span.end), gives)

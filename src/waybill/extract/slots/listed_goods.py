"""Things in one list: neighbours by what stands between them, and those among them that nobody guessed.

"12 tanks to Chad with 40 shells" is one list, and so is "rifles (40), some mortars; shells". Where all around it moves,
so does what stands between, and what a list ends with belongs to it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from waybill.core.span import Span
from waybill.extract.sentences.phrases import Kind
from waybill.extract.slots.numbering import LOADS
from waybill.extract.slots.numbers_behind import COUNTED_BY
from waybill.extract.slots.trimming import Trimmer
from waybill.ontology.wordings import load_wordings
from waybill.text.wordlists import listed

_OPENING: Final = (
    r"(?:(?:the|an?|some|several|many|their|its|more|[\d.,]+|dozens|hundreds|thousands|million|of|about|over|[a-z]+ty|\w+teen|one|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|up to|at least|more than)\s+){0,4}"
)
_COUNT: Final = (
    r"(?:\d[\d.,]{0,20}\d|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|a\s+dozen)"
    r"(?:\s+(?:of\s+(?:them|these|those)(?:\s+with\s+[\w-]+)?|in\s+(?:all|number|total)|altogether|each))?"
)
_ASIDE: Final = (
    rf"['’]?s?(?:\s?\([^()\n]{{1,60}}\)|,\s{_COUNT}|:\s\d[\d.,]{{0,20}}(?:\s[a-z]+)?"
    r"|\sworth(?:\s[^\s,;()]{1,20}){1,4})?"
)
"""What may be said of a thing behind it: "rifles (40)", "rifles, 350", "tanks, seven in all", "rifles worth $2,000"."""
_BULLET: Final = r";?[ \t]*\n\s*(?:[-–—•*·+]\s*|\(?\w{1,3}[.)]\s+)?"
_JOINT: Final = (
    r"(?:\s*[,;/]\s*(?:(?:and|or|plus|also|even)\s+)?"
    rf"|\s+(?:and|or|plus|as well as|together with|along with)\s+|{_BULLET})"
)
_TO_PARTY: Final = (
    r"\s+(?:to|for)\s+(?:[\w'’-]+\s+){0,3}[\w'’-]+,?\s+(?:and|plus|with|as well as|together with|along with)\s+"
)
_LISTED: Final = re.compile(rf"(?:{_ASIDE}{_JOINT}(?:(?:of|in)\s+)?|{_TO_PARTY}){_OPENING}", re.IGNORECASE)
"""Between two things of a list, each with its preposition or not, or on both sides of who gets them."""
_WITH: Final = re.compile(rf"\s+with\s+{_OPENING}", re.IGNORECASE)
_SUPPLY: Final = re.compile(
    r"(?:[\w-]+\s+){0,3}(?:rounds|shells|missiles|rockets|ammunition|munitions|bombs|cartridges|torpedoes|warheads|magazines|"
    r"spares|parts)\b",
    re.IGNORECASE,
)
"""What a thing fires or wears out, and is a thing of its own behind it: "howitzers with 40,000 rounds"."""
_STRUCK: Final = re.compile(
    r"\b(?:destroy|attack|hit|shot|shoot|s[aiu]nk|kill|str[iu]ck|strik|f[io]ught|fight|bomb|damag|target)\w{0,4}\s(?:[^\s.;:,]+\s){0,3}\Z",
    re.IGNORECASE,
)
"""Before a thing at which what stands behind it was fired: "destroyed 40 tanks with 12 missiles"."""
_STRUCK_BACK_CHARS: Final = 60
_BREAKS_DOWN: Final = re.compile(
    r"(?:\s+(?:in\s+all|(?:from|to|by|in|at)(?:\s+[^\s,.;:()]+){1,4}))?,?\s+"
    rf"(?:{_COUNT}\s+of\s+(?:which|them|these)|including|includes?|among\s+(?:them|these|which)|of\s+which|comprising|consisting\s+of|made\s+up\s+of|namely)\s+"
    rf"{_OPENING}(?:(?:is|are|was|were)\s+)?",
    re.IGNORECASE,
)
"""Between a total and the first thing of its breakdown."""
_NOUN: Final = (
    r"(?!(?:of|for|to|from|with|in|on|at|by|and|or|that|which|who|was|were|is|are|has|had|have|will|came|went)\b)"
    r"[^\W\d_][\w/’'-]*"
)
_THING: Final = rf"{_OPENING}(?P<thing>{_NOUN}(?:\s{_NOUN}){{0,3}})"
_FIRST: Final = re.compile(rf"\s*{_THING}", re.IGNORECASE)
_FURTHER: Final = re.compile(rf"{_ASIDE}{_JOINT}{_THING}", re.IGNORECASE)
_LAST: Final = re.compile(r"\band\s", re.IGNORECASE)
_END: Final = re.compile(r"\s*(?:[.;)—\[]|--|\Z)|,?\s(?:to|for|from|and|but)\s", re.IGNORECASE)
_AND: Final = re.compile(
    r"(?:(?<=[^\Ws]s)\s+and\s+|(?<=ammunition)\s+and\s+(?!.{0,80}\sand\s))", re.IGNORECASE | re.DOTALL
)
_OF: Final = re.compile(r"\s+of\b", re.IGNORECASE)
_MASSES: Final = listed("ammunition ordnance artillery craft aircraft armour armor weaponry materiel")
"""Words for many things that have no plural."""
_COUNTING: Final = COUNTED_BY | LOADS | {"rounds"}
"""Words of what only counts the thing before: "rifles, two crates"."""
_ARTICLE_CHARS: Final = 3
_LONGEST: Final = 20
"""Things of a list that nobody guessed."""
_NO_THINGS: Final = (Kind.PARTY, Kind.PLACE, Kind.PRONOUN, Kind.DATE, Kind.VALUE, Kind.OUTLET)


def is_listed(text: str, left: Span, right: Span) -> bool:
    """Whether two things are neighbours in one list: "rifles, 40 mortars and some shells", "guns with 80 shells"."""
    is_supplied = _WITH.fullmatch(text, left.end, right.start) and _SUPPLY.match(text, right.start)
    is_struck = _STRUCK.search(text, max(0, left.start - _STRUCK_BACK_CHARS), left.start) is not None
    return (bool(is_supplied) and not is_struck) or _LISTED.fullmatch(text, left.end, right.start) is not None


def is_total(text: str, left: Span, right: Span) -> bool:
    """Whether the first of two things is broken down from the second on: "24 weapons, including pistols"."""
    return _BREAKS_DOWN.fullmatch(text, left.end, right.start) is not None


def apart(span: Span, trimmer: Trimmer) -> list[Span]:
    """The things of one guess: those of each line of a list, and of both sides of "and" behind a plural."""
    found: list[Span] = []
    for line in trimmer.lines(span):
        start = line.start
        for match in _AND.finditer(trimmer.text, line.start, line.end):
            if not start < match.start() < match.end() < line.end:
                continue
            sides = Span(start, match.start()), Span(match.end(), line.end)
            if _is_many(trimmer.words(sides[1])) and all(trimmer.item(side) for side in sides):
                found.append(sides[0])
                start = match.end()
        found.append(Span(start, line.end))
    return found


def unguessed(taken: Sequence[Span], trimmer: Trimmer) -> Iterator[Span]:
    """Things that open a list, stand between its neighbours or close it, though nothing in themselves told so."""
    for left, right in pairwise(taken):
        yield from _between(trimmer, left, right)
    if len(taken) > 1 and is_listed(trimmer.text, taken[-2], taken[-1]):
        behind = list(_further(trimmer, taken[-1].end, len(trimmer.text)))
        last = behind[-1].end if behind else 0
        if _LAST.search(trimmer.text, taken[-1].end, last) and _END.match(trimmer.text, last):
            yield from behind
    yield from _before(trimmer, taken)


def _before(trimmer: Trimmer, taken: Sequence[Span]) -> Iterator[Span]:
    """Counted weapons that a list names right before the first thing of it that is taken."""
    first = min(taken, default=None)
    start = None if first is None else trimmer.sentence(first).span.start
    if first is None or start is None or start >= first.start:
        return
    for phrase in reversed(trimmer.phrases(Span(start, first.start), Kind.ITEM)):
        item = trimmer.item(phrase)
        if item is None or not trimmer.is_counted(item) or not is_listed(trimmer.text, item, first):
            break
        if _COUNTING.isdisjoint(trimmer.words(item).lower().split()):
            yield item
        first = item


def things(trimmer: Trimmer, start: int, end: int) -> list[Span]:
    """The things of the list that begins at a place and ends before another; empty where none does."""
    first = _thing(trimmer, _FIRST.match(trimmer.text, start, end))
    return [first, *_further(trimmer, first.end, end)] if first else []


def _further(trimmer: Trimmer, start: int, end: int) -> Iterator[Span]:
    """How a list goes on behind a thing of it."""
    for _ in range(_LONGEST):
        thing = _thing(trimmer, _FURTHER.match(trimmer.text, start, end))
        if thing is None:
            break
        yield thing
        start = thing.end


def _between(trimmer: Trimmer, left: Span, right: Span) -> list[Span]:
    """What stands between two things, if it is nothing but a list of things."""
    found = list(_further(trimmer, left.end, right.start))
    last = found[-1] if found else left
    named = [each for each in found if _COUNTING.isdisjoint(trimmer.words(each).lower().split())]
    return named if is_listed(trimmer.text, last, right) else []


def _thing(trimmer: Trimmer, match: re.Match[str] | None) -> Span | None:
    """The words of a match that may name a thing: several, or one with its article, and neither party nor verb."""
    if match is None or _OF.match(trimmer.text, match.end()):
        return None
    span = Span(*match.span("thing"))
    words = trimmer.words(span)
    is_single = trimmer.text[max(0, span.start - _ARTICLE_CHARS) : span.start].lower().endswith(("a ", "an "))
    is_named = any(span.overlaps(each) for kind in _NO_THINGS for each in trimmer.phrases(span, kind))
    wordings, lower = load_wordings(), words.lower().split()
    is_plain = wordings.after_designations.isdisjoint(lower) and wordings.motions.anywhere(lower) is None
    is_thing = (_is_many(words) or is_single) and is_plain and not is_named and trimmer.item(span) == span
    return span if is_thing else None


def _is_many(words: str) -> bool:
    last = _OF.split(words.lower(), maxsplit=1)[0].split()[-1]
    return last in _MASSES or (last.endswith("s") and not last.endswith("ss"))

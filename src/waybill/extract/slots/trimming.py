"""Where the words of a slot begin and end: the model's guess, brought to the borders that rules know exactly."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from waybill.core.claim import Mode
from waybill.core.span import Span
from waybill.extract.parties.instances import instances
from waybill.extract.parties.listing import lists, sides
from waybill.extract.parties.party_names import own_name
from waybill.extract.sentences.phrases import Kind, Phrase, Sentence
from waybill.extract.slots.no_goods import is_accessory, is_civil_aid, names_no_goods
from waybill.extract.slots.purposes import is_made_with
from waybill.extract.slots.wholes import closed, of_calibre, uncounted, with_series
from waybill.ontology.wordings import Wordings
from waybill.text.counts import counts

_PARTIES: Final = (Kind.PARTY, Kind.ADJECTIVE, Kind.PRONOUN)
_BEFORE: Final = re.compile(r"(?:[\s,;:(“\"'‘-]|\.(?!\d))+|(?:the|an?)\s+", re.IGNORECASE)
_PREPOSITION: Final = re.compile(r"(?:of|in|to|from|by|for|with|at|on|into)\s+(?=\S)", re.IGNORECASE)
_BEHIND: Final = re.compile(r"(?<!\s)(?:[\s,;:(“\"‘-]|['’]s|(?i:-(?:supplied|provided|donated|furnished)))+\Z")
_STOP: Final = re.compile(r"(?<=[a-z]{3})\.\Z", re.IGNORECASE)
"""The full stop of a sentence or of an entry, which an abbreviation is too short for."""
_IN_PASSING: Final = re.compile(
    r"(?<!\s)(?:\s+(?:of|in|from|at|by|for|with|to|on|near|other\s+than)(?:\s+the)?)+\Z", re.IGNORECASE
)
"""Prepositions whose noun was cut off."""
_OF_STATE: Final = re.compile(
    r"(?i:(?:president|(?:prime|defen[cs]e|foreign|interior)\s+minister|premier|king|chancellor))"
    r"(?:\s+(?!of\b|OF\b)[A-Z][\w.'’-]*){1,4}\s+(?i:of\s+(?:the\s+)?)"
)
"""An office with its holder's name, up to the state that he holds it of."""
_DOING: Final = re.compile(
    r"(?<!\s)\s+(?!(?:belonging|calling|including)\b)[a-z]{2,}ing\s+(?:in|from|to|against|at|on|for|with|under|near|along|through|the|"
    r"a|an|its|their|[A-Z])(?:\s.*)?\Z",
    re.DOTALL,
)
"""What somebody does who is named: "troops fleeing the capital"."""
_AND_ANOTHER: Final = re.compile(r"-[A-Z]\w")
"""The other one of two in one word: "U.S.-Turkey"."""
_REMIT: Final = re.compile(
    r"(?:ministry|department)\s+of\s+(?:the\s+)?(?:national\s+|public\s+)?(?:defen[cs]e|interior|war|security|industry|trade|"
    r"foreign\s+affairs|internal\s+affairs|state)\b",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(r"[ ]+\d{1,4}[A-Z]?\d?[ ]+")
_MARK_AT_END: Final = re.compile(r"\s*(?:[(,:]|--|\s[-–]|—)\s*\Z")
_LONGEST_WORD: Final = 40
_JOINED_BEFORE: Final = re.compile(r"(?:\w+-)+\Z")
_JOINED_BEHIND: Final = re.compile(r"(?:-\w+)+")
_BREAK: Final = re.compile(r"\n[ \t]*(?P<next>\S*)")
_RAGGED: Final = 4
"""How many columns a line that is broken for want of room may leave free."""
_NARROW: Final = 48
"""Columns below which no text is broken for want of room."""
_DESCRIPTION_WORDS: Final = 4
_INDEFINITE: Final = re.compile(r"\ban?\s+\Z", re.IGNORECASE)
_BELONGING: Final = re.compile(
    r"\b(?:belong(?:s|ed|ing) to|held by|owned by|in the possession of|from the (?:stocks|stores|depots|arsenals?) of)"
    r"\s+(?:(?:the|an?)\s+)?\Z",
    re.IGNORECASE,
)
_OWNS: Final = re.compile(r"['’]s\s(?=[^A-Z])")
_NO_PART_OF_AN_ITEM: Final = re.compile(
    r"(?:of|for|with|some|about|around|nearly|almost|over|its|their|his|her|our|these|those|this|that|several|many|more|"
    r"additional|further|other|new|any|all|few|dozens|hundreds|thousands|scores)\s+",
    re.IGNORECASE,
)
_DANGLING: Final = re.compile(r"(?<!\s)(?:\s+(?:of|with|and|or|for|to|in|from|by|the|an?))+\Z", re.IGNORECASE)
_DONE_TO: Final = re.compile(
    r"(?<!\s)\s+(?:(?:armed|equipped|fitted|outfitted|mounted|powered)(?:\s+(?:with|on|by)\s.*)?|built|made|manufactured|produced|bought|"
    r"purchased|supplied|provided|donated|delivered|sent|captured|seized|stolen|used|needed|required)\Z",
    re.IGNORECASE | re.DOTALL,
)
"""What was done to a thing, and with what: "boats equipped", "boats armed with machine guns"."""
_AIM: Final = re.compile(r"\s+(?:for|against|to|with)\s", re.IGNORECASE)
"""What makes a unit before it the thing itself: "400 rounds for howitzers"."""
_ITS_WEAPON: Final = re.compile(r"\s+for\s+(?:(?:the|an?|its|their|our)\s+)?", re.IGNORECASE)


class Trimmer:
    """Knows a document's sentences and what the rules laid over them."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self.text, self._text, self._sentences = text, text, sentences
        self._ends = [sentence.span.end for sentence in sentences]
        self._parties: dict[Span, Span | None] = {}
        self._items: dict[Span, Span | None] = {}

    def words(self, span: Span) -> str:
        """The text of a span."""
        return span.of(self._text)

    def name(self, guess: Span) -> Span | None:
        """A name without article, possessive ending or marks at its ends; None where nothing is left.

        Where the rules laid a phrase over it, it is that phrase: pronouns, adjectives, cut names, and known names
        that a description follows ("the Hashd al-Shaabi militia group"); but what goes on behind an adjective or an
        owner's name is more than these ("Afghan Special Mission Wing"), and an owner is not what he owns. A ministry
        is called with what it is of ("the Peruvian ministry of defence").
        """
        span = self._name(guess)
        remit = None if span is None else _REMIT.match(self._text, self._text.rfind(" ", 0, span.end) + 1)
        return Span(span.start, remit.end()) if span is not None and remit is not None else span

    def party(self, guess: Span) -> Span | None:
        """The name of who gives or gets: of an office's named holder his state, of who does something who he is.

        "President Jean Bel of Karvia" is Karvia, "troops fleeing the capital" are troops; goods are nobody.
        """
        if guess not in self._parties:
            span = self.name(guess)
            span = span and self._cut(self._state_of(span) or span, _DOING)
            span = span and own_name(self._text, span)
            self._parties[guess] = None if span is None or self._is_goods(span) else span
        return self._parties[guess]

    def _is_goods(self, span: Span) -> bool:
        """Whether words are goods, or what goods end with; fighters may be men."""
        thing, words = self._phrase(span, (Kind.ITEM,)), span.of(self._text)
        is_thing = thing is not None and thing.span.start <= span.start and span.end == thing.span.end
        return is_thing and words.islower() and not words.endswith("fighters")

    def _state_of(self, name: Span) -> Span | None:
        """The state that a named holder of an office acts for; None where none is said."""
        of = _OF_STATE.match(self._text, name.start)
        phrase = of and self._phrase(Span(of.end(), of.end() + 1), (Kind.PARTY,))
        return phrase.span if phrase and phrase.is_place and of and of.end() >= name.end - len(phrase.span) else None

    def _name(self, guess: Span) -> Span | None:
        """A name before its remit."""
        known = self._phrase(guess, (Kind.PARTY,))
        if known is not None and known.span == guess and _AND_ANOTHER.match(self._text, guess.end):
            return guess
        span = self.bare(self._without_preposition(self._in_one_sentence(guess)))
        span = span and self._cut(span, _IN_PASSING)
        phrase = None if span is None else self._phrase(span, _PARTIES)
        if span is None or phrase is None:
            return span
        if span in phrase.span:
            return span if self.owns(span, phrase.span) else phrase.span
        further = self._text[phrase.span.end : span.end].split()
        is_short = 0 < len(further) <= _DESCRIPTION_WORDS and further[-1].islower()
        described = is_short and span.start == phrase.span.start
        return phrase.span if described and phrase.named and phrase.entities and phrase.kind is Kind.PARTY else span

    def _in_one_sentence(self, guess: Span) -> Span:
        """A name that goes on from the end of a sentence, or of a headline, begins in the next one."""
        last = self._sentences[min(bisect_right(self._ends, guess.end - 1), len(self._sentences) - 1)].span.start
        return Span(last, guess.end) if guess.start < last < guess.end else guess

    def _without_preposition(self, guess: Span) -> Span:
        match = _PREPOSITION.match(self._text, guess.start, guess.end)
        return Span(match.end(), guess.end) if match and match.end() < guess.end else guess

    def owns(self, span: Span, phrase: Span) -> bool:
        """Whether words are only the owner in a phrase: "Peru" in "Peru's military government"."""
        return _OWNS.match(self._text, span.end, phrase.end) is not None

    def owns_goods(self, span: Span) -> bool:
        """Whether the words before say that something belongs to who is named."""
        return _BELONGING.search(self._text, max(0, span.start - _LONGEST_WORD), span.start) is not None

    def place(self, guess: Span) -> Span | None:
        """A place's name without what stands before or behind it; None where nothing is left, or it is a force's."""
        span = self.bare(self._in_one_sentence(guess))
        phrase = None if span is None else self._phrase(span, (Kind.PLACE, Kind.PARTY))
        if phrase is not None and phrase.span == span and phrase.entities and not phrase.is_place:
            return None
        if span is None or phrase is None or span not in phrase.span:
            return span
        is_name = self.words(phrase.span).split()[-1][0].isupper()
        return phrase.span if phrase.kind is Kind.PLACE or (phrase.is_place and is_name) else span

    def item(self, guess: Span) -> Span | None:
        """What moves, without its number, what else stands before a noun, and the next line of a list."""
        if guess not in self._items:
            self._items[guess] = self._item(guess)
        return self._items[guess]

    def _item(self, guess: Span) -> Span | None:
        span = self.bare(guess)
        if span is None:
            return None
        for count in counts(self._text, self.sentence(span).span):
            if count.span.start <= span.start < count.span.end < span.end:
                begin = self._unit(count.span) if _AIM.match(self._text, count.span.end) else count.span.end
                span = self.bare(Span(begin, span.end)) or span
            elif span.start < count.span.start < span.end <= count.span.end:
                mark = _MARK_AT_END.search(self._text, span.start, count.span.start)
                span = Span(span.start, mark.start()) if mark else span
        span = with_series(self._text, span)
        phrase = self._phrase(span, (Kind.ITEM,))
        known = None if phrase is None else next(each for each in self.lines(phrase.span) if each.end > span.start)
        if known is not None and known.start < span.start:
            span = Span(known.start, span.end)
        if known is not None and known.start <= span.end < known.end:
            span = Span(span.start, known.end)
        while match := _NO_PART_OF_AN_ITEM.match(self._text, span.start, span.end):
            if match.end() >= span.end:
                break
            span = Span(match.end(), span.end)
        bare = self.bare(span)
        bare = bare and self._with_what_it_belongs_to(
            self._in_one_line(self._cut(self._cut(self._cut(bare, _DANGLING), _DONE_TO), _STOP))
        )
        bare = bare and of_calibre(self._text, uncounted(self._text, bare))
        if bare is None or names_no_goods(self.words(bare)) or self._is_civil_aid(bare):
            return None
        return closed(self._text, bare)

    def _is_civil_aid(self, span: Span) -> bool:
        return is_civil_aid(self._text[max(0, span.start - _LONGEST_WORD) : span.start], self.words(span))

    def _unit(self, count: Span) -> int:
        """Where the last word of a number begins: "rounds" in "400 rounds"."""
        return self._text.rfind(" ", count.start, count.end) + 1 or count.end

    def lines(self, stretch: Span) -> list[Span]:
        """A stretch cut at the ends of lines of a list."""
        ends = [stretch.start, *self._line_ends(stretch), stretch.end]
        lines = [Span(*each) for each in pairwise(ends) if each[0] < each[1]]
        bare = map(self.bare, lines) if len(lines) > 1 else (stretch,)
        return [each for each in bare if each is not None]

    def _in_one_line(self, guess: Span) -> Span:
        """A stretch up to the first end of a line in which the next word had room: there a list goes on."""
        return Span(guess.start, next(self._line_ends(guess), guess.end))

    def _line_ends(self, stretch: Span) -> Iterator[int]:
        """Where lines end in a stretch though the next word had room, as the widest line of their paragraph has it."""
        for match in _BREAK.finditer(self._text, stretch.start, stretch.end):
            line = match.start() - self._text.rfind("\n", 0, match.start())
            if line + len(match["next"]) + _RAGGED < max(self._width(match.start()), _NARROW):
                yield match.start()

    def _width(self, place: int) -> int:
        """How wide the widest line of a paragraph is, but for those of one word, which nothing can break."""
        first = self._text.rfind("\n\n", 0, place) + 1
        last = self._text.find("\n\n", place)
        lines = self._text[first : last if last >= 0 else len(self._text)].split("\n")
        return max((len(line) for line in lines if " " in line.strip()), default=0)

    def _with_what_it_belongs_to(self, span: Span) -> Span:
        """Parts or ammunition with the weapon that they are for: "spare parts for UH-1 helicopters"."""
        if not is_accessory(self.words(span)):
            return span
        joint = _ITS_WEAPON.match(self._text, span.end)
        weapon = joint and self._phrase(Span(joint.end(), joint.end() + 1), (Kind.ITEM,))
        return Span(span.start, weapon.span.end) if weapon else span

    def _cut(self, span: Span, end: re.Pattern[str]) -> Span:
        """A stretch without what a pattern finds at its end."""
        match = end.search(self._text, span.start, span.end)
        return Span(span.start, match.start()) if match and match.start() > span.start else span

    def with_indefinite_article(self, span: Span) -> Span:
        """A description with the "a" before it: "a commander" is one of several, and no name."""
        match = _INDEFINITE.search(self._text, max(0, span.start - _LONGEST_WORD), span.start)
        return Span(match.start(), span.end) if match else span

    def stand_together(self, left: Span, right: Span) -> bool:
        """Whether two stretches begin in one sentence."""
        return self.sentence(left) is self.sentence(right)

    def names_party(self, motion: Span) -> bool:
        """Whether a party stands in the sentence of a motion."""
        return any(phrase.kind is Kind.PARTY for phrase in self.sentence(motion).phrases)

    def are_listed(self, left: Span, right: Span) -> bool:
        """Whether two parties stand in one list: "the army and the police"."""
        named = [phrase.span for phrase in self.sentence(left).phrases if phrase.kind in _PARTIES]
        found = (*lists(self._text, named), *lists(self._text, sorted((left, right))))
        return any(left.meets(each) and right.meets(each) for each in found)

    def sides(self, motion: Span) -> tuple[Span, Span] | None:
        """The two between whom a motion is: "transfers between Peru and Chile"; None where it is between none."""
        named = [phrase.span for phrase in self.sentence(motion).phrases if phrase.kind is Kind.PARTY]
        return sides(self._text, motion, named)

    def listed_with(self, party: Span) -> list[Span]:
        """The parties of the list that one stands in, it included; nobody where it stands in none."""
        named = [phrase.span for phrase in self.sentence(party).phrases if phrase.kind in _PARTIES]
        found = lists(self._text, named)
        return next((each for each in found if party.meets(each)), [])

    def named_ones(self, party: Span) -> list[Span]:
        """The named ones for whom a description stands, "states such as Peru"; the description where it names none."""
        phrases = self.sentence(party).phrases
        named = [phrase.span for phrase in phrases if phrase.kind is Kind.PARTY and phrase.named]
        return instances(self._text, party, named) or [party]

    def is_counted(self, span: Span) -> bool:
        """Whether a number stands right before a thing."""
        found = counts(self._text, self.sentence(span).span)
        return any(each.quantity and each.span.end == span.start - 1 for each in found)

    def is_one_thing(self, left: Span, right: Span) -> bool:
        """Whether nothing stands between two stretches, only a figure that counts nothing, or what the first makes."""
        if is_made_with(self._text, right, left):
            return self.stand_together(left, right)
        if not self._text[left.end : right.start].strip():
            return not any(self._line_ends(Span(left.start, right.start)))
        figure = _FIGURE.fullmatch(self._text, left.end, right.start)
        counted = counts(self._text, self.sentence(left).span) if figure else ()
        return figure is not None and not any(each.span.overlaps(Span(left.end, right.start)) for each in counted)

    def vehicle(self, triggers: Iterable[Span], mode: Mode, wordings: Wordings) -> Span | None:
        """The words that name a means of transport in the sentences of a claim; None where none does."""
        for trigger in triggers:
            sentence = self.sentence(trigger)
            for index in range(len(sentence.words)):
                match = wordings.vehicles.first(sentence.lower, index)
                if match is not None and match.value is mode:
                    return sentence.stretch(match.first, match.last)
        return None

    def bare(self, span: Span) -> Span | None:
        """A stretch of whole words without article, possessive ending or marks at its ends; None where nothing is left.

        What hyphens join is one word: "fired missiles" is part of "shoulder-fired missiles"; but who supplied goods is
        no part of "US-supplied".
        """
        start, end = self._whole(span)
        while (match := _BEFORE.match(self._text, start, end)) and match.end() > start:
            start = match.end()
        behind = _BEHIND.search(self._text, start, end)
        end = behind.start() if behind else end
        return Span(start, end) if start < end else None

    def _whole(self, span: Span) -> tuple[int, int]:
        before = _JOINED_BEFORE.search(self._text, max(0, span.start - _LONGEST_WORD), span.start)
        behind = _JOINED_BEHIND.match(self._text, span.end)
        return before.start() if before else span.start, behind.end() if behind else span.end

    def _phrase(self, span: Span, kinds: Sequence[Kind]) -> Phrase | None:
        phrases = self.sentence(span).phrases
        return next((each for each in phrases if each.kind in kinds and each.span.overlaps(span)), None)

    def phrases(self, stretch: Span, kind: Kind) -> list[Span]:
        """The phrases of a kind that begin in a stretch of the text, in order."""
        first, last = (bisect_right(self._ends, place) for place in (stretch.start, stretch.end))
        return [
            phrase.span
            for sentence in self._sentences[first : last + 1]
            for phrase in sentence.phrases
            if phrase.kind is kind and stretch.start <= phrase.span.start < stretch.end
        ]

    def touched(self, spans: Iterable[Span]) -> set[int]:
        """The numbers of the sentences that any words of some stretches stand in."""
        edges = ((bisect_right(self._ends, each.start), bisect_right(self._ends, each.end - 1)) for each in spans)
        return {number for first, last in edges for number in range(first, last + 1)}

    def sentence(self, span: Span) -> Sentence:
        """The sentence that words begin in."""
        return self._sentences[min(bisect_right(self._ends, span.start), len(self._sentences) - 1)]

    def sentences(self, spans: Iterable[Span]) -> list[Sentence]:
        """The sentences that some words begin in, in the order of the text."""
        return [self._sentences[number] for number in sorted({self.sentence(span).number for span in spans})]

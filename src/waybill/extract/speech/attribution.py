"""Who says so: chains of speakers for each sentence, from the first after the publisher to the origin.

A sentence without a speaker of its own belongs to whoever holds the floor (a transcript), to the speaker of the
sentence before where it goes on with what that one said, or to the one outlet whose report the whole text retells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from waybill.core.span import Span
from waybill.core.speaker import Chain, Speaker, SpeakerKind
from waybill.extract.sentences.clauses import is_saying
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.extract.speech.floor import Floor
from waybill.extract.speech.speakers import Stretch, name_speaker, speaker_at
from waybill.ontology.wordings import Saying, Wordings
from waybill.text.wordlists import listed

_CUTS: Final = frozenset([",", ";", ":", "“", "”", '"', "(", ")", "[", "]", "–", "—", "--"])
_STOPS: Final = frozenset([".", "!", "?"])
_OPENERS: Final = listed(
    "that but or while as when although though however meanwhile also because if whether after before since "
    "where yesterday today"
)
_AUXILIARIES: Final = listed("has have had also later then already")
_PASSIVE: Final = listed("to be been being is are was were by")
_CITING: Final = listed("citing quoting cited quoted quotes cites")
_CITED: Final = listed("quoted cited monitored")
_SEEN: Final = listed("seen obtained reviewed examined viewed read")
_TELLING: Final = listed("told tells tell informed informs")
_REPLYING: Final = listed("replied answered retorted")
_OUTLET_NOUNS: Final = listed("report reports statement daily newspaper paper agency broadcaster magazine")
_ARTICLES: Final = listed("a an the its his her their this that one another same british american")
_GOES_ON: Final = listed("he she they this these it")
_PREPOSITIONS: Final = listed("in on at to from by with near over during via")
LEDE_SENTENCES: Final = 4
_STRETCH_WORDS: Final = 40
"""No speaker's designation is longer."""
_SHORT_NAME_WORDS: Final = 3
_LONGEST_CHAIN: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says a sentence, and how.

    Attributes:
        chains: empty where the publisher says it.
        own: whether the sentence names its speaker itself.
        asked: whether it is a question in a transcript, which stands for what the answer grants.
        floor: whether it stands in a transcript, in the turn of its first speaker.
    """

    chains: tuple[Chain, ...] = ()
    saying: Saying = Saying.PLAIN
    own: bool = False
    asked: bool = False
    floor: bool = False


def attribute(text: str, sentences: Sequence[Sentence], *, wordings: Wordings) -> tuple[Attribution, ...]:
    """One attribution per sentence, in order."""
    listener = _Listener(text, wordings)
    found = _answered([listener.hear(sentence) for sentence in sentences])
    retold = _retold(found)
    return tuple(replace(each, chains=((retold,),)) if retold and not each.chains else each for each in found)


def _answered(found: Sequence[Attribution]) -> list[Attribution]:
    """Questions with the speaker who answers them in place of the one before; so what comes before the first one."""
    answer: tuple[Chain, ...] = ()
    done = []
    for each in reversed(found):
        if each.floor and not each.asked:
            answer = tuple({(chain[0],): None for chain in each.chains})
        done.append(replace(each, chains=answer, floor=True) if each.asked and not each.own and answer else each)
    done.reverse()
    first = next((number for number, each in enumerate(found) if each.asked or each.floor), 0)
    if found and found[first].asked:
        done[:first] = [replace(each, chains=each.chains or answer, floor=True) for each in done[:first]]
    return done


def _retold(found: Sequence[Attribution]) -> Speaker | None:
    """The outlet whose report the text retells: its opening attributes what it says to this one alone."""
    opening = [each for each in found[:LEDE_SENTENCES] if each.own]
    first = {chain[0].text.casefold().removeprefix("the ") for each in opening for chain in each.chains}
    outlets = [c[0] for each in opening for c in each.chains if c[0].kind is SpeakerKind.OUTLET and c[0].named]
    return outlets[-1] if len(opening) >= 2 and len(first) == 1 and outlets else None


@dataclass(frozen=True, slots=True)
class _Node:
    """A speaker of a sentence.

    Its depth: -1 an outlet that others speak by, 0 one that reports, 1 one that somebody speaks to or that another
    outlet quotes, 2 who speaks, 3 who is cited.
    """

    speaker: Speaker
    depth: int


class _Listener:
    """Goes through a text and remembers who holds the floor, who spoke last, which outlet was named last."""

    def __init__(self, text: str, wordings: Wordings) -> None:
        self._text, self._wordings, self._turns = text, wordings, Floor(text, wordings)
        self._floor: Chain = ()
        self._last = Attribution()
        self._last_end = 0
        self._outlet: Speaker | None = None
        self._person: Speaker | None = None
        self._heard_before: list[Speaker] = []
        self._quoting = False
        self._asking = False

    def hear(self, sentence: Sentence) -> Attribution:
        self._turn(sentence)
        if "[end recording]" in sentence.span.of(self._text).lower():
            self._floor = ()
        was_quoting, self._quoting = self._quoting, _leaves_open(sentence.span.of(self._text), self._quoting)
        begins_paragraph = "\n\n" in self._text[self._last_end : sentence.span.start]
        self._last_end = sentence.span.end
        nodes = tuple(self._nodes(sentence))
        if nodes:
            self._last = self._heard(nodes, sentence)
            return self._last
        if self._turns.puts(sentence):
            return Attribution(asked=True)
        if self._floor:
            return Attribution(chains=(self._floor,), asked=self._asking, floor=True)
        if self._asking:
            return Attribution(asked=True)
        goes_on = self._last.own and sentence.words[0].lower in _GOES_ON
        if (was_quoting or goes_on) and not begins_paragraph:
            return replace(self._last, own=False, saying=Saying.PLAIN)
        return Attribution()

    def _turn(self, sentence: Sentence) -> None:
        """Give the floor to whose turn opens with a sentence, or to nobody for a question."""
        turn = self._turns.turn(sentence, self._heard_before)
        if turn is not None:
            self._floor, self._asking = (turn,), self._turns.moves(sentence)
        self._asking = self._asking or self._turns.asks(sentence)

    def _heard(self, nodes: Sequence[_Node], sentence: Sentence) -> Attribution:
        chains = tuple((*self._floor, *chain)[-_LONGEST_CHAIN:] for chain in _chains(nodes))
        if self._turns.replies(sentence) and not self._floor:
            self._floor = chains[0][-1:]
        self._heard_before.extend(node.speaker for node in nodes)
        for node in nodes:
            if node.speaker.kind is SpeakerKind.OUTLET and node.speaker.named:
                self._outlet = node.speaker
            else:
                self._person = node.speaker
        return Attribution(
            chains=chains, saying=self._saying(sentence), own=True, asked=self._asking, floor=bool(self._floor)
        )

    # cues

    def _nodes(self, sentence: Sentence) -> Iterator[_Node]:
        for index, word in enumerate(sentence.lower):
            if word == "according" and sentence.lower[index + 1 : index + 2] == ("to",):
                yield from self._according(sentence, index + 2)
            elif word in _CITED and sentence.lower[index + 1 : index + 2] == ("by",):
                yield from self._cited(sentence, index)
            elif word in _CITING and not (index and sentence.lower[index - 1] in _PASSIVE):
                yield from self._citing(sentence, index)
            elif word in _SEEN and sentence.lower[index + 1 : index + 2] == ("by",):
                yield from self._seen(sentence, index)
            elif self._says(sentence, index):
                yield from self._saying_nodes(sentence, index)

    def _according(self, sentence: Sentence, first: int) -> Iterator[_Node]:
        for speaker in self._behind(sentence, first, surely=True):
            yield _Node(speaker, -1 if speaker.kind is SpeakerKind.OUTLET else 2)

    def _citing(self, sentence: Sentence, index: int) -> Iterator[_Node]:
        by = () if sentence.lower[index].endswith("ing") else self._before(sentence, index)
        yield from (_Node(speaker, 0) for speaker in by)
        for speaker in self._behind(sentence, index + 1, surely=True):
            passes = speaker.kind is SpeakerKind.OUTLET and any(each.kind is SpeakerKind.OUTLET for each in by)
            yield _Node(speaker, 1 if passes else 3)

    def _seen(self, sentence: Sentence, index: int) -> Iterator[_Node]:
        """The outlet that has seen a paper, and the paper: "documents obtained by the Sahara Courier"."""
        papers = [each for each in self._before(sentence, index) if each.kind is SpeakerKind.DOCUMENT]
        for speaker in self._behind(sentence, index + 2):
            if speaker.kind is SpeakerKind.OUTLET and speaker.named:
                yield _Node(speaker, 0)
                yield from (_Node(paper, 2) for paper in papers)

    def _cited(self, sentence: Sentence, index: int) -> Iterator[_Node]:
        """Whom an outlet quotes: "the minister was quoted by the Sahara Courier as saying"."""
        outlets = [each for each in self._behind(sentence, index + 2) if each.kind is SpeakerKind.OUTLET]
        first = index
        while first and sentence.lower[first - 1] in _PASSIVE:
            first -= 1
        for speaker in self._before(sentence, first) if outlets else ():
            yield _Node(speaker, 2)
            yield from (_Node(outlet, 0) for outlet in outlets)

    def _saying_nodes(self, sentence: Sentence, index: int) -> Iterator[_Node]:
        speakers = self._before(sentence, index)
        if not speakers and index and sentence.words[index - 1].is_mark:
            speakers = self._behind(sentence, index + 1)
        for speaker in speakers:
            yield _Node(speaker, 0 if speaker.kind is SpeakerKind.OUTLET else 2)
        listening = self._outlet_at(sentence, index + 1) if sentence.lower[index] in _TELLING else None
        if listening is not None:
            yield _Node(listening, 1)

    def _says(self, sentence: Sentence, index: int) -> bool:
        """Whether a verb of saying stands here with a subject of its own."""
        replies = sentence.lower[index] in _REPLYING
        if not (replies or is_saying(sentence, index, self._wordings)) or sentence.lower[index].endswith("ing"):
            return False
        if index and sentence.lower[index - 1] in _PASSIVE:
            return False
        alone = sentence.starting_at(index) and sentence.ending_at(index + 1)  # "the indictment states that"
        return not sentence.is_covered(index) or bool(
            alone and not alone.named and sentence.lower[index + 1 : index + 2] == ("that",)
        )

    def _outlet_at(self, sentence: Sentence, index: int) -> Speaker | None:
        """The outlet to which somebody tells something, by name or as "the daily"."""
        for phrase in sentence.phrases:
            if phrase.kind is Kind.OUTLET and index <= phrase.first <= index + 3:
                return speaker_at(phrase.span, self._text, SpeakerKind.OUTLET, named=True)
        return self._outlet if _OUTLET_NOUNS & set(sentence.lower[index : index + 4]) else None

    # stretches

    def _before(self, sentence: Sentence, verb: int) -> tuple[Speaker, ...]:
        """The subject of a verb of saying: what stands between it and the mark before it, insertions passed over."""
        last = verb
        while last and (sentence.lower[last - 1] in _AUXILIARIES or sentence.lower[last - 1].endswith("ly")):
            last -= 1
        last = _before_brackets(sentence, last)
        for _ in range(3):
            first = last
            while first > last - _STRETCH_WORDS and first and not _opens_clause(sentence, first - 1, self._wordings):
                first -= 1
            speaker = self._named(Stretch(sentence, first, last), surely=True)
            if speaker is not None:
                return (self._apposed(sentence, first, speaker),)
            if first < 2 or sentence.words[first - 1].text != ",":
                return ()
            last = first - 1
        return ()

    def _apposed(self, sentence: Sentence, first: int, speaker: Speaker) -> Speaker:
        """The name before the comma: "Colonel Ponce, chairman of the joint chiefs, said"."""
        phrase = sentence.ending_at(first - 1) if first > 1 and sentence.words[first - 1].text == "," else None
        if phrase is None or phrase.kind is not Kind.PARTY or phrase.entities or not phrase.named or speaker.named:
            return speaker
        if phrase.first and sentence.lower[phrase.first - 1] in _PREPOSITIONS:
            return speaker  # "in a statement on Telegram, the group said"
        return speaker_at(phrase.span, self._text, speaker.kind, named=True)

    def _behind(self, sentence: Sentence, first: int, *, surely: bool = False) -> tuple[Speaker, ...]:
        """Speakers named behind "according to", "citing" or an inverted verb of saying, up to the next mark."""
        last = first
        while last < min(len(sentence.words), first + _STRETCH_WORDS):
            word = sentence.words[last]
            if word.text in _CUTS or word.text in _STOPS or word.lower in ("that", "which"):
                break
            if word.lower in _SEEN and self._outlet_at(sentence, last + 2) is not None:
                break
            if word.lower == "as" and "well" not in sentence.lower[last - 1 : last + 2]:
                break  # "quoted the agency as saying"
            speaks = is_saying(sentence, last, self._wordings)
            if speaks and last > first + 1 and word.lower not in _OUTLET_NOUNS:
                break
            last += 1
        return self._joined(sentence, first, last, surely=surely)

    def _joined(self, sentence: Sentence, first: int, last: int, *, surely: bool = False) -> tuple[Speaker, ...]:
        """Speakers of a stretch, one for each side of "as well as" or "and" where both sides can speak."""
        for index in range(first + 1, last - 1):
            well = sentence.lower[index : index + 3] == ("as", "well", "as")
            width = 3 if well else int(sentence.lower[index] == "and")
            left = self._named(Stretch(sentence, first, index)) if width else None
            right = self._joined(sentence, index + width, last) if left is not None else ()
            if left is not None and right:
                return (left, *right)
        whole = self._named(Stretch(sentence, first, last), surely=surely)
        return () if whole is None else (whole,)

    def _named(self, stretch: Stretch, *, surely: bool = False) -> Speaker | None:
        """The speaker of a stretch; pronouns, "the report" and "the same official" lead to who spoke before."""
        sentence, first, last = stretch.sentence, stretch.first, stretch.last
        if sentence.lower[first : first + 2] == ("according", "to"):
            first += 2
        while first < last and (sentence.words[first].is_mark or sentence.lower[first] in _OPENERS):
            first += 1
        while last > first and sentence.words[last - 1].is_mark:
            last -= 1
        first = _behind_day(sentence, first, last)
        bare = [word for word in sentence.lower[first:last] if word not in _ARTICLES]
        if bare in (["he"], ["she"], ["they"]):
            return self._person
        if bare == ["it"] or (len(bare) == 1 and bare[0] in _OUTLET_NOUNS and self._outlet is not None):
            return self._outlet
        known = self._by_surname(sentence, first, last)
        if known is not None:
            return known
        if len(bare) == 1 and sentence.lower[first] in ("the", "same", "this"):
            alike = (each for each in reversed(self._heard_before) if bare[0] in each.text.lower().split())
            earlier = next(alike, self._person if self._wordings.speaker_nouns.first(bare, 0) else None)
            if earlier is not None:
                return earlier
        return name_speaker(Stretch(sentence, first, last), self._text, self._wordings, surely=surely)

    def _by_surname(self, sentence: Sentence, first: int, last: int) -> Speaker | None:
        """The speaker introduced before under a longer name: "Col. Ponce" is the colonel of some sentences ago."""
        if not 0 < last - first <= _SHORT_NAME_WORDS or not sentence.words[last - 1].is_name_like:
            return None
        surname, length = sentence.lower[last - 1], last - first
        heard = (each for each in self._heard_before if each.named and each.kind is not SpeakerKind.OUTLET)
        same = [each for each in heard if each.text.lower().split()[-1] == surname and len(each.text.split()) > length]
        return max(same, key=lambda each: len(each.text), default=None)

    def _saying(self, sentence: Sentence) -> Saying:
        matches = (
            self._wordings.speech.first(sentence.lower, index)
            for index in range(len(sentence.words))
            if is_saying(sentence, index, self._wordings)
        )
        kinds = {match.value for match in matches if match is not None}
        return next((kind for kind in (Saying.DENIAL, Saying.HEDGED) if kind in kinds), Saying.PLAIN)


def _chains(nodes: Sequence[_Node]) -> tuple[Chain, ...]:
    """Outlets first, then who speaks to them, then whom these cite; each of the deepest ends a chain of its own."""
    unique: dict[Span, _Node] = {}
    for node in nodes:
        unique.setdefault(node.speaker.span, node)
    listed_nodes = sorted(unique.values(), key=lambda node: node.depth)
    deepest = listed_nodes[-1].depth
    ends = [node.speaker for node in listed_nodes if node.depth == deepest]
    stem = tuple(node.speaker for node in listed_nodes if node.depth < deepest)
    return tuple((*stem, end) for end in ends)


def _opens_clause(sentence: Sentence, index: int, wordings: Wordings) -> bool:
    """Whether a clause begins behind a word: a mark, a conjunction, or an "and" that joins no two names."""
    word = sentence.words[index]
    if word.lower == "and" and 0 < index < len(sentence.words) - 1:
        return not (sentence.words[index - 1].is_name_like and sentence.words[index + 1].is_name_like)
    if word.lower == "that" and index and not sentence.words[index - 1].is_mark:
        return sentence.lower[index - 1] in wordings.speech_words  # else a relative: "the branch that controls"
    return word.text in _CUTS or word.lower in _OPENERS or word.lower == "and"


def _behind_day(sentence: Sentence, first: int, last: int) -> int:
    """Where a stretch begins without the day before its speaker: "on Monday the group said"."""
    day = sentence.starting_at(first + (sentence.lower[first : first + 1] in (("on",), ("in",))))
    is_before = day is not None and day.kind is Kind.DATE and day.last < last
    return day.last if day is not None and is_before else first


def _before_brackets(sentence: Sentence, last: int) -> int:
    """Where a stretch ends without the abbreviation in brackets behind it: "the service (NIS) told"."""
    if last > 2 and sentence.words[last - 1].text == ")" and sentence.words[last - 3].text == "(":
        return last - 3
    return last


def _leaves_open(text: str, is_open: bool) -> bool:
    """Whether a quotation is open at the end of a text, given whether one was at its start."""
    for mark in text:
        if mark in "“”":
            is_open = mark == "“"
        elif mark == '"':
            is_open = not is_open
    return is_open

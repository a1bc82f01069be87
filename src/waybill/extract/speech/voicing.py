"""Which words name a speaker: the model's guess, brought to the whole name or description that it is cut from."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from waybill.core.document import Document
from waybill.core.mention import Role
from waybill.core.span import Span
from waybill.core.speaker import Chain, Speaker, SpeakerKind
from waybill.extract.parties.listing import speakers_apart
from waybill.extract.sentences.phrases import Kind, Phrase, Sentence
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.speech.attribution import Attribution
from waybill.extract.speech.authors import authored, is_publisher, owns_paper
from waybill.extract.speech.designations import designation
from waybill.extract.speech.silent import Silent
from waybill.extract.speech.speakers import Stretch, name_author, name_speaker
from waybill.ontology.wordings import load_wordings
from waybill.text.names import content_words, key

_NAMES: Final = (Kind.PARTY, Kind.OUTLET, Kind.PLACE)
_LONGEST_WORD: Final = 40
_BEFORE_HEAD: Final = 1
_DESCRIBING_WORDS: Final = 10
_HANGS_ON: Final = re.compile(
    r"(?:['’]s)?\s+(?:of|in|at|from|for|on|with|who|that|to|close|familiar|inside|within)\s|['’]s\s"
)
"""How a description goes on that says more closely who is meant."""
_DANGLING: Final = re.compile(
    r"(?:\s+(?:who|which)\s+[\w’'-]+|\s+(?:seen|obtained|reviewed|examined|viewed|shown|read))?(?:\s+(?:of|in|from|for|at|to|with|on|by|and|or|the|an?|who|which|that))*\Z",
    re.IGNORECASE,
)
_ON_A_DAY: Final = re.compile(r"\s+on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_NUMBER: Final = re.compile(r"\(?\d{1,4}[.)]\s+")
"""Of a paragraph: "44. Djibouti informed the Panel"."""
_SERIAL: Final = re.compile(r"[A-Z]{2}\d{6,}\s+")
_IN_CAPITALS: Final = re.compile(r"\s+(?=[A-Z][A-Z'’.-]+(?:\s+[A-Z'’.-]+)*\Z)")
"""What parts the city of a monitored outlet from its name: "Tegucigalpa LA GACETA"."""
_OPENER: Final = re.compile(
    r"(?:(?:of|in|from|for|at|to|with|on|by|and|or|as|but|will|would|can|could|did|does|may|who|which|that|when|how|"
    r"the|an?)(?:\s+|\Z))+",
    re.IGNORECASE,
)
"""What stands before a noun, a question's verb too, and names nobody."""
_OFFICES: Final = (
    r"(?:President|Minister|Secretary|Senator|Ambassador|Chancellor|Premier|Governor|Deputy|Spokesman|Spokeswoman|"
    r"Spokesperson|Secretary-General|Commissioner|Commander|Chairman|Director|Attach[eé])"
)
_OFFICE: Final = re.compile(rf"(?:(?:[A-Z][\w-]+\s+)*{_OFFICES}\s+)+")
_IS_OFFICE: Final = re.compile(rf"(?:.*\s)?{_OFFICES}", re.IGNORECASE | re.DOTALL)
_PERSON: Final = re.compile(r"[A-Z][\w.’'-]*(?:\s+(?:(?:al|de|bin|ibn|van|von|der)\s+)?[A-Z][\w.’'-]*)+")
_WITHIN: Final = re.compile(r"[^\S\n]*(?:\n[^\S\n]*)?(?:(?:of|in|for|at)\s+)?(?:the\s+)?", re.IGNORECASE)
_SOME: Final = re.compile(r"\b(?:an?|another|one|two|three|some|other|several|second)\s+\Z", re.IGNORECASE)
_ONE: Final = re.compile(r"(?:an?|another|one|two|three|some|several)\s", re.IGNORECASE)
_THE: Final = re.compile(r"\b(?:the|that|this|same)\s+\Z", re.IGNORECASE)
_APPOSED: Final = re.compile(r",\s+(?P<article>(?:the|an?)\s+)?", re.IGNORECASE)
_JOINED: Final = re.compile(r"(?:,\s+the\s+[^,.;]{1,40})?,?\s+(?:and|as\s+well\s+as)\s+(?:(?:the|an?)\s+)?")
_SAID_THAT: Final = re.compile(
    r",?\s+(?:said|says|added|reported|stated|(?:told|tells)\s+[\w’'-]+(?:\s+[\w’'-]+)?)(?:\s+that)?\s+"
    r"(?:(?:the|an?|his|her|its|their)\s+)?",
    re.IGNORECASE,
)
"""What stands between who speaks and whom he quotes."""
_HAD_SAID: Final = re.compile(
    r"\s+(?:(?:has|have|had)\s+)?(?:told|said|confessed|admitted|stated|testified|reported|claimed)\b",
    re.IGNORECASE,
)
"""What shows behind whom another quotes that he speaks."""
_ADJECTIVE: Final = re.compile(r"rival|breakaway|embattled|powerful|opposing|main|[a-z]+(?:-[a-z]+)?(?:ed|ing|-run)")
"""What may stand before a known party's name and is no part of it."""
_OPENS_TURN: Final = re.compile(r"\s*(?:\)\s*|\([^()\n]{1,80}\)\s*|,[^:\n]{1,80})?:")
"""What stands behind the name of whose turn begins, his party or office in brackets."""
_CLOSED: Final = re.compile(r"\s*(?:[,.;)]|\Z)|\s+(?:said|says|told|announced|added)\b")


class Voicing:
    """Knows whom a document names and whom the rules hear in it."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        attributions: Sequence[Attribution],
        trimmer: Trimmer,
    ) -> None:
        self._text, text = document.text, document.text
        self._sentences, self._attributions, self._trimmer = sentences, attributions, trimmer
        self._publisher = document.publisher or ""
        self._described = [node.span for each in attributions for chain in each.chains for node in chain]
        self._described_in: dict[int, list[Span]] = {}
        for span in dict.fromkeys(self._described):
            self._described_in.setdefault(trimmer.sentence(span).number, []).append(span)
        self._by_last_word = _by_last_word(text, sentences)
        floors = {chain[0].span for each in attributions if each.floor for chain in each.chains}
        self._turns = [
            (each, Span(each.start, opens.end()))
            for each in sorted(floors)
            if (opens := _OPENS_TURN.match(text, each.end)) and "[" not in each.of(text)
        ]
        self._wordings = load_wordings()
        self._spoken: dict[Span, Span | None] = {}
        self._silent = Silent(text, sentences, attributions, trimmer)

    def heard(self, places: Sequence[Span]) -> list[Chain]:
        """The chains that the rules read in the sentences of some words."""
        numbers = sorted({self._trimmer.sentence(place).number for place in places})
        return [chain for number in numbers for chain in self._attributions[number].chains]

    def in_turn(self, places: Sequence[Span]) -> tuple[Chain, ...]:
        """The chain of who holds the floor of a transcript where some words stand; none for a question."""
        near = (self._attributions[self._trimmer.sentence(place).number] for place in places)
        floors = (chain[0] for each in near if each.floor and not each.asked for chain in each.chains)
        told = (
            each for each in floors if not self.is_publisher(each.span) and not self.is_called_as_publisher(each.span)
        )
        return tuple((speaker,) for speaker in islice(told, 1))

    def is_silent(self, guess: Span, motion: Span, role: Role) -> bool:
        """Whether words name somebody who says nothing of a motion; who is spoken to may pass on."""
        silent = self._silent
        is_addressed = role is Role.SOURCE and silent.is_addressed(guess)
        is_mute = is_addressed or silent.only_asks(guess) or silent.only_seizes(guess)
        return is_mute or silent.is_left_behind(guess, motion)

    def speaker(self, guess: Span) -> Span | None:
        """The words that name a speaker in full; None where nothing is left.

        A cut name is made whole, and a short one led to the fullest that the document gives; a person's name is
        freed of offices before it, a description goes as far as the rules see it go.
        """
        if guess not in self._spoken:
            self._spoken[guess] = self._without_number(self._in_full(guess))
        return self._spoken[guess]

    def _in_full(self, guess: Span) -> Span | None:
        guess = self._in_one_paragraph(guess)
        turn = next((turn for turn, head in self._turns if head.overlaps(guess)), None)
        if turn is not None:
            return self._trimmer.bare(turn)
        if self._is_thing(guess):
            return None
        span = self._trimmer.bare(guess)
        span = span and self._without_opener(span)
        span = span and self._without_opener(self._as_described(self._within_name(span)))
        if span is None:
            return None
        sentence = self._trimmer.sentence(span)
        span = self._author(self._trimmer.bare(designation(self._author(span), sentence, self._wordings)) or span)
        span = self._with_office(span)
        fuller = self._fuller(span)
        if fuller is not None:
            return self._with_office(fuller.span)
        span = self._known(self._without_day(span))
        behind = _DANGLING.search(self._text, span.start, span.end)
        span = span if behind is None or behind.start() in (span.start, span.end) else Span(span.start, behind.start())
        return self._person_beside(span) or self._introduced(span) or span

    def _without_number(self, span: Span | None) -> Span | None:
        """A speaker without the number of the paragraph that he opens."""
        number = span and _NUMBER.match(self._text, span.start, span.end)
        return Span(number.end(), span.end) if span and number and number.end() < span.end else span

    def _in_one_paragraph(self, guess: Span) -> Span:
        """The words of a guess before an empty line, behind which nobody's designation goes on."""
        end = self._text.find("\n\n", guess.start, guess.end)
        return guess if end <= guess.start else Span(guess.start, end)

    def _is_thing(self, guess: Span) -> bool:
        """Whether words only name goods or a day: "reports of arms" have no author called so."""
        span = self._trimmer.bare(guess)
        return span is not None and any(
            span in each.span and each.kind in (Kind.ITEM, Kind.DATE) for each in self._trimmer.sentence(span).phrases
        )

    def _author(self, span: Span) -> Span:
        """Whose report it is, rather than the report: "Tuesday report" before "in the Sahara Courier"."""
        whose = authored(self._text, span.start)
        if whose is None:
            return self._owner(span) or span
        kinds = (Kind.OUTLET,) if whose.is_outlet else (Kind.PARTY, Kind.OUTLET)
        names = [each.span for each in self._trimmer.sentence(span).phrases if each.named and each.kind in kinds]
        names += [] if whose.is_outlet else self._described
        name = next((each for each in names if span.start < each.start <= whose.start < each.end), None)
        if name is None and whose.start < span.end and not whose.is_outlet:
            told = Span(whose.start, span.end)
            return next((each for each in self._described if each in told and each.end == told.end), told)
        return span if name is None else self._trimmer.bare(name) or span

    def _owner(self, span: Span) -> Span | None:
        """Whose report words speak of where he stands before it: "a top secret CIA report"; None where nobody does."""
        phrases = (each for each in self._trimmer.sentence(span).phrases if each.named and each.kind is Kind.PARTY)
        names = [each.span for each in phrases if each.span in span and each.span.end < span.end]
        return names[-1] if names and owns_paper(self._text, names[-1].end) else None

    def _without_opener(self, span: Span) -> Span | None:
        """A stretch without what stands before a noun and is no part of it; None where nothing else is in it."""
        opener = _OPENER.match(self._text, span.start, span.end)
        if opener is None:
            return span
        return self._trimmer.bare(Span(opener.end(), span.end)) if opener.end() < span.end else None

    def _without_day(self, span: Span) -> Span:
        """A known party without the day on which it says something; a paper may be called by its day."""
        day = next(_ON_A_DAY.finditer(self._text, span.start, span.end), None)
        known = (each for each in self._trimmer.sentence(span).phrases if each.entities)
        is_party = day is not None and day.end() == span.end and any(each.span.end == day.start() for each in known)
        return Span(span.start, day.start()) if day is not None and is_party else span

    def _known(self, span: Span) -> Span:
        """A known party by its name alone: "rival Rapid Support Forces"; a noun before it may speak for it."""
        for each in self._trimmer.sentence(span).phrases:
            before = self._text[span.start : each.span.start].split()
            is_end = each.entities and each.kind is Kind.PARTY and each.span.end == span.end and len(before) == 1
            if is_end and _ADJECTIVE.fullmatch(before[0]) and self._wordings.speaker_nouns.first(before, 0) is None:
                return each.span
        return span

    def _person_beside(self, span: Span) -> Span | None:
        """The person's name that stands between commas behind or before a description: "the envoy, Ada Holm, said"."""
        if self._text[span.start].isupper() and self._is_person(span):
            return None
        for each in self._trimmer.sentence(span).phrases:
            if not self._is_person(each.span) or each.span.overlaps(span):
                continue
            behind = self.apposition(span, each.span) is False
            before = self.apposition(each.span, span) is True
            if behind or before:
                return each.span
        return None

    def _introduced(self, span: Span) -> Span | None:
        """Whom "the colonel" means: "a colonel in the logistics command" before, or the name set beside these words."""
        if _THE.search(*self._before(span)) is None:
            return None
        for whole in reversed(self._described):
            is_one = whole.end <= span.start and _ONE.match(self._text, whole.start) is not None
            if is_one and self._key(span) in self._key(whole).split():
                return self._trimmer.bare(whole)
        first = self._text.find(span.of(self._text), 0, span.start)
        return None if first < 0 else self._person_beside(Span(first, first + len(span)))

    def _is_person(self, span: Span) -> bool:
        """Whether words are a person's name of several words that no catalogue knows."""
        return any(
            each.span == span and each.named and each.kind is Kind.PARTY and not each.entities and not each.is_place
            for each in self._trimmer.sentence(span).phrases
        ) and bool(
            _PERSON.fullmatch(self._text, span.start, span.end)
            and not _IS_OFFICE.fullmatch(self._text, span.start, span.end)
        )

    def is_one(self, short: Span, full: Span) -> bool:
        """Whether words name the speaker that longer ones name: overlapping, equal, or an end of these."""
        if short.overlaps(full):
            return True
        words, whole = self._key(short).split(), self._key(full).split()
        at_an_end = words in (whole[len(whole) - len(words) :], whole[: len(words)])
        return at_an_end and bool(words) and _SOME.search(*self._before(short)) is None

    def apposition(self, left: Span, right: Span) -> bool | None:
        """Whether words right behind a speaker name him by an article; None where they do not name him again.

        "Members of the militia, the Kufra Shield, ..." is one speaker, and so is "the envoy, Ada Holm, said".
        """
        match = _APPOSED.fullmatch(self._text, left.end, right.start) if left.end <= right.start else None
        if match is None or _CLOSED.match(self._text, right.end) is None:
            return None
        return match["article"] is not None

    def together(self, left: Span, right: Span) -> bool:
        """Whether two speakers are told in one breath: "residents and police", "the union, its lawyer, as well as"."""
        first, last = sorted((left, right))
        return first.end <= last.start and _JOINED.fullmatch(self._text, first.end, last.start) is not None

    def quotes(self, left: Span, right: Span) -> bool:
        """Whether a speaker passes on what another says: "the spokesman said the driver had told"."""
        between = _SAID_THAT.fullmatch(self._text, left.end, right.start) if left.end <= right.start else None
        return between is not None and _HAD_SAID.match(self._text, right.end) is not None

    def goes_on(self, left: Span, right: Span) -> bool:
        """Whether a designation that was cut goes on with other words: "spokesman" with "ministry" behind "of the"."""
        return left.end <= right.start and _WITHIN.fullmatch(self._text, left.end, right.start) is not None

    def without_city(self, span: Span) -> Span:
        """An outlet that another monitors without number and city: "PA031340 Tegucigalpa LA GACETA"."""
        serial = _SERIAL.match(self._text, span.start, span.end)
        start = span.start if serial is None else serial.end()
        places = (each.span for each in self._trimmer.sentence(span).phrases if each.is_place)
        city = next((each for each in places if each.start == start and each.end < span.end), None)
        name = None if city is None else _IN_CAPITALS.match(self._text, city.end, span.end)
        is_shouted = city is not None and city.of(self._text).isupper()
        return Span(start if name is None or is_shouted else name.end(), span.end)

    def author(self, span: Span) -> Speaker | None:
        """Who is named as the author of a paper, by his own words; None for who is named behind no paper."""
        sentence = self._trimmer.sentence(span)
        inside = [index for index, word in enumerate(sentence.words) if word.span.overlaps(span)]
        stretch = Stretch(sentence, inside[0], inside[-1] + 1)
        if owns_paper(self._text, span.end):
            return name_speaker(stretch, self._text, self._wordings)
        return name_author(stretch, self._text, self._wordings)

    def is_outlet(self, span: Span) -> bool:
        """Whether words are the name of a paper, station or agency."""
        return any(each.kind is Kind.OUTLET and span in each.span for each in self._trimmer.sentence(span).phrases)

    def is_publisher(self, span: Span) -> bool:
        """Whether words are the publisher's name."""
        return is_publisher(span.of(self._text), self._publisher)

    def is_called_as_publisher(self, span: Span) -> bool:
        """Whether a name is made of words of the publisher's: "the Premier" of "Office of the Premier"."""
        words = content_words(span.of(self._text))
        return bool(words) and words <= content_words(self._publisher)

    def is_told_at(self, mentions: Sequence[Span], triggers: Sequence[Span]) -> bool:
        """Whether any mention of somebody stands in the sentence of a trigger."""
        return any(self._trimmer.stand_together(span, each) for span in mentions for each in triggers)

    def answers(self, mentions: Sequence[Span], motion: Span) -> bool:
        """Whether any mention of somebody stands in the sentence behind a motion that is asked for."""
        asked = self._trimmer.sentence(motion)
        numbers = {self._trimmer.sentence(span).number for span in mentions}
        return asked.words[-1].text == "?" and asked.number + 1 in numbers

    def apart(self, span: Span) -> tuple[Span, ...]:
        """The speakers that words name side by side."""
        return speakers_apart(self._text, span, self._trimmer.sentence(span), self._wordings)

    def _key(self, span: Span) -> str:
        return key(span.of(self._text))

    def _before(self, span: Span) -> tuple[str, int, int]:
        return self._text, max(0, span.start - _LONGEST_WORD), span.start

    def _within_name(self, span: Span) -> Span:
        """A stretch with all the words of every name that it cuts; who owns something is not what he owns."""
        for phrase in self._trimmer.sentence(span).phrases:
            cuts = phrase.named and phrase.kind in _NAMES and phrase.span.overlaps(span) and phrase.span not in span
            if cuts and not self._trimmer.owns(span, phrase.span):
                span = Span(min(span.start, phrase.span.start), max(span.end, phrase.span.end))
        return span

    def _as_described(self, span: Span) -> Span:
        for whole in self._described_in.get(self._trimmer.sentence(span).number, ()):
            if span in whole and self._goes_on(span, whole):
                span = self._trimmer.bare(whole) or span
        return span

    def _goes_on(self, span: Span, whole: Span) -> bool:
        """Whether a longer stretch only says more closely who is meant: little before, and what follows hangs on."""
        before, behind = self._text[whole.start : span.start].split(), self._text[span.end : whole.end]
        hangs_on = not behind.strip() or _HANGS_ON.match(behind) is not None
        return hangs_on and len(before) <= _BEFORE_HEAD and len(behind.split()) <= _DESCRIBING_WORDS

    def _with_office(self, span: Span) -> Span:
        """A person's name with the last word of the office or rank before it: "commander Ada Holm"."""
        office = _OFFICE.match(self._text, span.start, span.end)
        name = span if office is None else Span(office.end(), span.end)
        if _PERSON.fullmatch(self._text, name.start, name.end) is None:
            return span
        return Span(self._title(name), name.end)

    def _title(self, name: Span) -> int:
        """Where the title, office or calling of one word begins right before a name; without one, the name itself."""
        words = [each for each in self._trimmer.sentence(name).words if each.span.start < name.start]
        if len(words) > 3 and [words[-1].text, words[-3].text] == [")", "("]:
            del words[-3:]  # "General (retired)"
        word = next((each for each in reversed(words[-2:]) if each.text != "."), None)
        if word is None:
            return name.start
        noun = self._wordings.speaker_nouns.first([word.lower], 0)
        calls = noun is not None and noun.value not in (SpeakerKind.DOCUMENT, SpeakerKind.OUTLET)
        return word.span.start if calls or word.lower in self._wordings.titles else name.start

    def _fuller(self, span: Span) -> Phrase | None:
        """The name of the document that ends in a surname, alone or with titles, which no catalogue knows."""
        *titles, surname = span.of(self._text).split()
        if not surname.istitle() or any(each.lower().rstrip(".") not in self._wordings.titles for each in titles):
            return None
        inside = (each for each in self._trimmer.sentence(span).phrases if each.span.overlaps(span))
        known = any(each.entities for each in inside)
        return None if known else self._by_last_word.get(key(surname))


def _by_last_word(text: str, sentences: Sequence[Sentence]) -> dict[str, Phrase]:
    """The longest name of several words, the first of equally long ones, for each last word."""
    found: dict[str, Phrase] = {}
    for sentence in sentences:
        for phrase in sentence.phrases:
            is_name = phrase.named and phrase.kind in _NAMES[:2] and not _OPENER.match(text, phrase.span.start)
            words = key(phrase.span.of(text)).split() if is_name else []
            if len(words) > 1 and (words[-1] not in found or len(phrase.span) > len(found[words[-1]].span)):
                found[words[-1]] = phrase
    return found

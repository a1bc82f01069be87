"""Whom a stretch of words names as a speaker: its extent, its kind, and whether by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from waybill.core.span import Span, squeeze
from waybill.core.speaker import Speaker, SpeakerKind
from waybill.extract.sentences.phrases import Kind, Phrase, Sentence
from waybill.extract.speech.authors import authored
from waybill.ontology.wordings import Wordings
from waybill.text.wordlists import listed

_AFTER_HEAD: Final = listed("of in at who that familiar close from for on with to")
_NOT_A_SPEAKER: Final = listed(
    "of can could would should do does did what how why when where you he she it they we i in on at for with by from "
    "to about into under over during despite"
)
_FINITE: Final = listed("is are was were be been has have had will would did does do not")
_SECRET: Final = listed("intelligence security")
_ARMED: Final = listed("military army navy naval")
_GENERAL: Final = (None, SpeakerKind.GOVERNMENT, SpeakerKind.UNKNOWN, SpeakerKind.PERSON)
_BODIES: Final = (SpeakerKind.COURT, SpeakerKind.IGO, SpeakerKind.COMPANY)
_DETERMINERS: Final = listed("a an the its his her their this that one two three another some several many")
_LONGEST_HEAD: Final = 7
_LONGEST_PAPER: Final = 7
"""Words from a paper to the name of its author, with his office."""
_NAME_PARTS: Final = listed("de al el of bin ibn van von der la del dos da .")
_KIND_OF_ENTITY: Final = {
    "state": SpeakerKind.GOVERNMENT,
    "force": SpeakerKind.MILITARY,
    "agency": SpeakerKind.GOVERNMENT,
    "armed-group": SpeakerKind.ARMED_GROUP,
    "company": SpeakerKind.COMPANY,
    "igo": SpeakerKind.IGO,
    "ngo": SpeakerKind.NGO,
    "outlet": SpeakerKind.OUTLET,
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a sentence, by index, that may name a speaker."""

    sentence: Sentence
    first: int
    last: int

    @property
    def lower(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return self.sentence.lower[self.first : self.last]

    @property
    def span(self) -> Span:
        """From its first word to its last; it has some."""
        return self.sentence.stretch(self.first, self.last)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases that lie in it."""
        return self.sentence.within(self.first, self.last)

    @property
    def head_end(self) -> int:
        """Index of the first preposition or relative, behind which the head of the phrase cannot stand."""
        inside = range(self.first + 1, self.last)
        return next((index for index in inside if self.sentence.lower[index] in _AFTER_HEAD), self.last)


def name_speaker(stretch: Stretch, text: str, wordings: Wordings, *, surely: bool = False) -> Speaker | None:
    """The speaker that a stretch names; None where nothing in it can speak.

    Args:
        stretch: words before a verb of saying or behind "according to".
        text: of the document.
        wordings: what heads of phrases speak.
        surely: whether what stands there must be a speaker, so that any noun will do.
    """
    if (
        stretch.first >= stretch.last
        or stretch.lower[0].split("'")[0] in _NOT_A_SPEAKER
        or stretch.lower[0].endswith("ing")
    ):
        return None
    if _FINITE & set(stretch.sentence.lower[stretch.first : stretch.head_end]):
        return None
    author = _author(stretch, text, wordings)
    if author is not None:
        return author
    noun = _noun_kind(stretch, wordings)
    outlet = next((phrase for phrase in stretch.phrases if phrase.kind is Kind.OUTLET), None)
    if outlet is not None and noun in (None, SpeakerKind.OUTLET, SpeakerKind.DOCUMENT):
        return speaker_at(outlet.span, text, SpeakerKind.OUTLET, named=True)
    names = [phrase for phrase in stretch.phrases if phrase.kind is Kind.PARTY]
    if noun is None and not names and not (surely and _is_noun_phrase(stretch)):
        return None
    first, last = _extent(stretch, () if noun is SpeakerKind.DOCUMENT else names)
    span = Span(stretch.sentence.words[first].span.start, _end(stretch.sentence, last - 1))
    if noun is None and not names:
        return speaker_at(span, text, SpeakerKind.UNKNOWN, named=stretch.sentence.words[last - 1].is_name_like)
    if noun is None:
        return speaker_at(span, text, _party_kind(stretch, names[0], wordings), named=any(p.named for p in names))
    if noun is SpeakerKind.UNKNOWN and names:
        noun = _party_kind(stretch, names[-1], wordings)
    has_name = any(_is_persons_name(stretch, phrase) for phrase in names) or _is_titled(stretch, wordings)
    return speaker_at(span, text, noun, named=has_name or _is_body(stretch, noun, wordings))


def name_author(stretch: Stretch, text: str, wordings: Wordings) -> Speaker | None:
    """Who a stretch names as the author of the paper before it; None where no paper leads to it."""
    before = range(max(0, stretch.first - _LONGEST_PAPER), stretch.first)
    papers = (_authored(Stretch(stretch.sentence, first, stretch.last), text) for first in before)
    for whole, is_sure in filter(None, papers):
        if all(_entitles(stretch.sentence, index, wordings) for index in range(whole.first, stretch.first)):
            is_name = stretch.sentence.words[stretch.last - 1].is_name_like
            unknown = speaker_at(stretch.span, text, SpeakerKind.UNKNOWN, named=is_name) if is_sure else None
            return name_speaker(whole, text, wordings, surely=is_sure) or unknown
    return None


def _author(stretch: Stretch, text: str, wordings: Wordings) -> Speaker | None:
    """Who wrote the paper that a stretch speaks of; None where it speaks of none, or does not say who wrote it."""
    found = _authored(stretch, text)
    return found and name_speaker(found[0], text, wordings, surely=found[1])


def _authored(stretch: Stretch, text: str) -> tuple[Stretch, bool] | None:
    """The part of a stretch that names the author of a paper, and whether it surely does."""
    words = stretch.sentence.words
    whose = authored(text, stretch.span.start, stretch.span.end)
    if whose is None or whose.is_outlet:
        return None
    inside = range(stretch.first, stretch.last)
    first = next((index for index in inside if words[index].span.start == whose.start), None)
    return None if first is None else (Stretch(stretch.sentence, first, stretch.last), whose.by)


def _entitles(sentence: Sentence, index: int, wordings: Wordings) -> bool:
    """Whether a word may stand before a name as an office does: "researcher", "Minister"."""
    return sentence.words[index].is_name_like or wordings.speaker_nouns.first(sentence.lower, index) is not None


def speaker_at(span: Span, text: str, kind: SpeakerKind, *, named: bool) -> Speaker:
    """A speaker from its words."""
    return Speaker(text=squeeze(span.of(text)), span=span, kind=kind, named=named)


def _noun_kind(stretch: Stretch, wordings: Wordings) -> SpeakerKind | None:
    """Kind by the speaking noun at the head, or by a title; what stands before it may make it more special."""
    best: SpeakerKind | None = None
    end = stretch.head_end
    for index in range(stretch.first, end):
        match = wordings.speaker_nouns.first(stretch.sentence.lower, index)
        if match is not None and match.last <= end and (best in _GENERAL or match.last - match.first > 1):
            best = match.value
    before = set(stretch.sentence.lower[stretch.first : end])
    if best in _GENERAL and best is not None:
        if before & _SECRET and "council" not in before:
            return SpeakerKind.INTELLIGENCE
        if before & _ARMED:
            return SpeakerKind.MILITARY
    if best is None and stretch.lower[0].rstrip(".") in wordings.titles and stretch.last - stretch.first > 1:
        return SpeakerKind.GOVERNMENT
    return best


def _is_body(stretch: Stretch, noun: SpeakerKind, wordings: Wordings) -> bool:
    """Whether the head is an institution, which its designation names, rather than somebody or something."""
    if noun in _BODIES:
        return any(word.is_name_like for word in stretch.sentence.words[stretch.first + 1 : stretch.head_end])
    head = stretch.sentence.lower[stretch.first : stretch.head_end]
    if noun is SpeakerKind.INTELLIGENCE and head and head[-1] in ("services", "service", "agency", "agencies"):
        return any(phrase.named for phrase in stretch.phrases) or bool(
            [phrase for phrase in stretch.phrases if phrase.kind is Kind.ADJECTIVE]
        )
    return False


def _party_kind(stretch: Stretch, phrase: Phrase, wordings: Wordings) -> SpeakerKind:
    lower = stretch.sentence.lower
    nouns = [wordings.party_nouns.first(lower, index) for index in range(phrase.first, phrase.last)]
    by_noun = next((match.value for match in reversed(nouns) if match is not None), None)
    if phrase.entities:
        by_entity = _KIND_OF_ENTITY.get(phrase.entities[0].split("/")[0], SpeakerKind.UNKNOWN)
        return by_noun or by_entity if by_entity is SpeakerKind.GOVERNMENT else by_entity
    return by_noun or SpeakerKind.PERSON


def _is_persons_name(stretch: Stretch, phrase: Phrase) -> bool:
    if phrase.entities or phrase.is_place or not phrase.named:
        return False
    inside = stretch.sentence.words[phrase.first : phrase.last]
    return all(word.is_name_like or word.lower in _NAME_PARTS for word in inside)


def _is_noun_phrase(stretch: Stretch) -> bool:
    """Whether a stretch looks like an article or name with a noun, at most a few words before any preposition."""
    if stretch.lower[0].endswith("ed"):
        return False  # an insertion: "monitored here"
    opens = stretch.lower[0] in _DETERMINERS or stretch.sentence.words[stretch.first].is_name_like
    return opens and stretch.head_end - stretch.first <= _LONGEST_HEAD and stretch.last - stretch.first > 1


def _is_titled(stretch: Stretch, wordings: Wordings) -> bool:
    """Whether a title with something behind it stands in a stretch: of capitals alone, no names can be told."""
    before = stretch.sentence.lower[stretch.first : stretch.last - 1]
    return all(word.text.isupper() for word in stretch.sentence.words if word.text.isalpha()) and any(
        word.rstrip(".") in wordings.titles for word in before
    )


def _extent(stretch: Stretch, names: Sequence[Phrase]) -> tuple[int, int]:
    """Without a date in front, without a relative clause behind a proper name; of a described name, the name."""
    person = names[-1] if names else None
    if person is not None and person.last == stretch.last and _is_persons_name(stretch, person):
        first = person.first
        while first > stretch.first and stretch.sentence.words[first - 1].is_name_like:
            first -= 1
        return first, stretch.last
    first = next(
        (phrase.last for phrase in stretch.phrases if phrase.first == stretch.first and phrase.kind is Kind.DATE),
        stretch.first,
    )
    first = first if first < stretch.last else stretch.first
    while first < stretch.last - 1 and stretch.sentence.lower[first] == "the":
        first += 1
    for index in range(first + 1, stretch.last):
        if stretch.sentence.lower[index] in ("who", "which") and stretch.sentence.words[index - 1].is_name_like:
            return first, index
    return first, stretch.last


def _end(sentence: Sentence, index: int) -> int:
    word = sentence.words[index]
    return word.span.end - 2 if word.owns and word.text[-2:-1] in ("'", "’") else word.span.end

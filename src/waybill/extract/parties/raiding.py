"""Who takes weapons, and from whom: who falls upon men or a place, and is told to have taken weapons there.

In:     the sentences of a document, and the parties that were made out for one of its motions.
Out:    raids, and the parties as a raid leaves no doubt about them.
Laws:   who is fallen upon takes nothing, and who takes loses nothing;
        where the words behind the goods name their holder ("from", "belonging to"), a raid names none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from waybill.core.mention import Mention, Role
from waybill.core.span import Span
from waybill.extract.parties.casting import SAID, Register, is_one_of
from waybill.extract.sentences.clauses import voice
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.extract.triggers.motions import has_goods, motions
from waybill.ontology.wordings import Form, Inflected, Match, Motion, Pattern, Wordings
from waybill.text.wordlists import listed

_TAKES: Final = frozenset({Pattern.TAKE, Pattern.STOP})
_THINGS: Final = (Kind.ITEM, Kind.DATE, Kind.VALUE)
_BE: Final = listed("was were been being is are")
_BEFORE_VERBS: Final = _BE | listed("have has had having also then later")
_JOINS: Final = listed("and , then before also later & after who")
_UNDONE: Final = listed("to not never n't")
_RELATIVES: Final = listed("who which that")
_CLOSERS: Final = listed(
    ', : ; ( ) [ ] - — – -- " “ ” that when while after as where because how before if although since until and but '
    "said says told reported claimed announced today yesterday"
)
"""What no subject goes back over."""
_ENDS_OBJECT: Final = listed(
    ', : ; ( ) [ ] . — – -- " “ ” in on at near from to into with by during for after before between along outside '
    "inside around last late early earlier overnight today yesterday who which that and but when while where as off "
    "away out down through across over under since until together there here again later then also killing wounding"
)
_ENDS_GOODS: Final = listed(". ; : from to in by")
"""What goods do not stand behind if they are what a motion is said of."""
_DETERMINERS: Final = listed("the a an some several many at least more than about up another")
_NUMERALS: Final = listed("one two three four five six seven eight nine ten eleven twelve dozens scores hundreds")
_SETTLEMENTS: Final = listed("town city village port district province region area island county suburb outskirts")
_PRONOUNS: Final = listed("i we our my us you they he she it who their its his her")
_OF_HOLDER: Final = listed("from belonging owned")
_GOES_ON: Final = listed("bound destined headed intended meant way")
"""What says of goods that whoever seizes them is not who was to get them."""
_BACK_SENTENCES: Final = 3
_FAR_WORDS: Final = 45
_NOUN_WORDS: Final = 21
_NAME_WORDS: Final = 7
_NEAR_WORDS: Final = 8
_THEFT_WORDS: Final = 2
"""From how many words on a motion tells of a theft by itself: "made off with"."""
_CATCHES: Final = re.compile(
    r"\s+(?:(?:have|has|had|also|later|then)\s+){0,2}(?:boarded|seized|confiscated|inspected|intercepted|impounded|recovered|searched|stopped)\b",
    re.IGNORECASE,
)
"""Behind somebody who catches weapons on their way."""
_STOPS: Final = re.compile(
    rf"{_CATCHES.pattern}(?![^.;]{{0,100}}\b(?:and|then|before)\s+(?:[\w-]+\s+)?"
    r"(?:arm|deliver|gave|giv|hand|pass|provid|sell|send|sent|ship|sold|suppl|transfer))",
    re.IGNORECASE,
)
"""The same of who is not said to give weapons besides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raid:
    """A motion by which weapons are taken.

    Attributes:
        stretch: from the word that tells of falling upon somebody to the motion; the motion where it stands alone.
        motion: the words of taking.
        sentence: that holds them.
        gives: who is fallen upon, as far as the words say so.
        gets: who takes.
        says: a pronoun for who takes, where nobody else is seen as that; whoever is named later is not.
        is_sure: whether weapons are taken for certain; what is seized or recovered may only be found.
    """

    stretch: Span
    motion: Span
    sentence: Span
    gives: tuple[Span, ...] = ()
    gets: tuple[Span, ...] = ()
    says: tuple[Span, ...] = ()
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class _Fall:
    """A word of falling upon somebody, and the words of who does it and whom it befalls, half-open."""

    first: int
    last: int
    taker: tuple[int, int]
    holder: tuple[int, int]


def raids(sentences: Sequence[Sentence], wordings: Wordings) -> Iterator[Raid]:
    """The motions of a document by which weapons are taken, in the order of the text."""
    for place, sentence in enumerate(sentences):
        takings = list(_takings(sentence, wordings))
        near = sentences[max(0, place - _BACK_SENTENCES) : place + 1] if takings else ()
        falls = [tuple(_falls(each, wordings)) for each in near[-2:]]
        for match in takings:
            found = _raid(match, near, falls, wordings)
            if found is not None:
                yield found


def taken(roles: Iterable[Mention], raid: Raid, register: Register) -> list[Mention]:
    """Parties of a motion as its raid has them.

    Args:
        roles: parties that were made out without it.
        raid: that the motion belongs to.
        register: of the document's parties.
    """
    ends = {Role.SUPPLIER: raid.gives, Role.RECIPIENT: raid.gets, Role.INTERMEDIARY: ()}
    others = {Role.SUPPLIER: raid.gets, Role.RECIPIENT: raid.gives, Role.INTERMEDIARY: raid.gets + raid.gives}
    kept = [
        each
        for each in roles
        if not is_one_of(each.span, others[Role(each.label)], register)
        and not (ends[Role(each.label)] and each.span.overlaps(raid.sentence))
        and not (raid.says and each.label == Role.RECIPIENT and each.span.start >= raid.sentence.end)
    ]
    for role, spans in ((Role.SUPPLIER, raid.gives), (Role.RECIPIENT, raid.gets or raid.says)):
        if not any(each.label == role for each in kept):
            kept += [Mention(span=span, label=role, score=SAID) for span in spans]
    return kept


def without_catchers(roles: Iterable[Mention], found: Iterable[Raid], text: str, register: Register) -> list[Mention]:
    """Parties of weapons that were caught on their way: who seizes them was not to get them, nor gave them.

    Args:
        roles: parties and whatever else was made out.
        found: raids of the motions.
        text: of the document.
        register: of the document's parties.
    """
    catchers = [span for raid in found for span in raid.gets]
    unfit = {Role.SUPPLIER: _STOPS, Role.RECIPIENT: _CATCHES}
    kept = (e for e in roles if e.label not in unfit or unfit[Role(e.label)].match(text, e.span.end) is None)
    return [each for each in kept if each.label != Role.RECIPIENT or not is_one_of(each.span, catchers, register)]


def _takings(sentence: Sentence, wordings: Wordings) -> Iterator[Match[Inflected[Motion]]]:
    """Motions of taking with goods right behind them that are done, and not only may be or were not."""
    if not any(phrase.kind is Kind.ITEM for phrase in sentence.phrases):
        return
    for match in motions(sentence, wordings):
        behind = match.last + (sentence.lower[match.last : match.last + 1] == ("from",))
        if match.value.entry.pattern in _TAKES and has_goods(sentence, behind, _ENDS_GOODS):
            manner = voice(sentence, match, wordings)
            if not (manner.passive or manner.negated or manner.modal or manner.infinitive):
                yield match


def _falls(sentence: Sentence, wordings: Wordings) -> Iterator[_Fall]:
    """Where a sentence tells that somebody falls upon men or a place, in the order of its words."""
    index = 0
    while index < len(sentence.words):
        match = wordings.raids.first(sentence.lower, index)
        if match is None:
            index += 1
            continue
        index = match.last
        first = _verb_start(sentence, match.first)
        if first and (sentence.lower[first - 1] in _UNDONE or sentence.lower[first - 1] in wordings.modals):
            continue
        has_agent = sentence.lower[match.last : match.last + 1] == ("by",)
        behind = _noun_behind(sentence, match.last + has_agent)
        if any(word in _BE for word in sentence.lower[first : match.first]):
            yield _Fall(first, match.last, behind if has_agent else (0, 0), _noun_before(sentence, first))
        elif not has_agent:
            yield _Fall(first, match.last, _noun_before(sentence, first), behind)


def _verb_start(sentence: Sentence, first: int) -> int:
    """The first word of a verb group: "had then been"."""
    least = max(0, first - _NEAR_WORDS)
    while first > least:
        if sentence.lower[first - 1] in _BEFORE_VERBS or sentence.lower[first - 1].endswith("ly"):
            first -= 1
        else:
            break
    return first


def _noun_before(sentence: Sentence, last: int) -> tuple[int, int]:
    """The words of a subject, half-open; empty where none is seen."""
    if last and sentence.lower[last - 1] in _RELATIVES:
        last -= 1
        last -= last > 0 and sentence.lower[last - 1] == ","
    first, least = last, max(0, last - _NOUN_WORDS)
    while first > least and sentence.lower[first - 1] not in _CLOSERS:
        first -= 1
    return first, min(last, _noun_behind(sentence, first)[1])


def _noun_behind(sentence: Sentence, first: int) -> tuple[int, int]:
    """The words of an object, half-open, to what no longer belongs to it."""
    last, most = first, min(len(sentence.words), first + _NOUN_WORDS)
    while last < most and sentence.lower[last] not in _ENDS_OBJECT:
        phrase = sentence.starting_at(last)
        if phrase is not None and phrase.kind is Kind.DATE:
            break
        last += 1
    return first, last


def _raid(
    match: Match[Inflected[Motion]],
    near: Sequence[Sentence],
    falls: Sequence[Sequence[_Fall]],
    wordings: Wordings,
) -> Raid | None:
    """What is told of one motion of taking; None where nobody is fallen upon and it may be carrying or finding.

    Args:
        match: the motion.
        near: its sentence and some before it.
        falls: those of its sentence and of the one before.
        wordings: the tables of words.
    """
    sentence = where = near[-1]
    start = _verb_start(sentence, match.first)
    subject = _noun_before(sentence, start)
    told, robbed = _told(sentence, match, falls[-1]), _robbed(sentence, match)
    if told and (match.value.form is Form.GERUND or start == 0 or sentence.lower[start - 1] in _JOINS):
        subject = told[0].taker
    elif not told and len(falls) > 1 and falls[0] and _pronoun(sentence, subject):
        where, told = near[-2], falls[0]
        subject = told[0].taker
    elif not told and not _is_taking(sentence, match) and not robbed:
        return None
    words = sentence.stretch(match.first, match.last)
    gets, says = _party(where, subject, wordings), _pronoun(where, subject)
    begins = sentence.words[told[0].first].span.start if told and where is sentence else words.start
    return Raid(
        stretch=Span(begins, words.end),
        motion=words,
        sentence=sentence.span,
        gives=robbed or (() if _names_holder(sentence, match.last) else _holder(where, told, wordings)),
        gets=gets,
        says=says,
        is_sure=match.value.entry.pattern is Pattern.TAKE and (bool(told) or match.last - match.first >= _THEFT_WORDS),
    )


def _told(sentence: Sentence, match: Match[Inflected[Motion]], falls: Sequence[_Fall]) -> Sequence[_Fall]:
    """Who is fallen upon before a motion, or robbed by it: "robbed the police of 20 rifles"."""
    first = bisect_left(falls, match.first - _FAR_WORDS, key=lambda fall: fall.first)
    last = bisect_left(falls, match.first, key=lambda fall: fall.first)
    if first < last or match.value.entry.needs != "of":
        return falls[first:last]
    behind, end = _noun_behind(sentence, match.last)
    ends = [index for index in range(behind, end) if sentence.lower[index] == "of"]
    taker = _noun_before(sentence, _verb_start(sentence, match.first))
    return [_Fall(match.first, match.last, taker, (behind, ends[-1]))] if ends else []


def _is_taking(sentence: Sentence, match: Match[Inflected[Motion]]) -> bool:
    """Whether a motion by itself tells of taking, not of carrying, finding or having: "fled with their rifles"."""
    motion, is_own = match.value.entry, sentence.lower[match.last] in _PRONOUNS
    is_joined = match.value.form is Form.BASE and sentence.lower[max(0, match.first - 1)] in ("and", "or")
    return motion.pattern is Pattern.TAKE and motion.needs is None and not (is_own or is_joined)


def _robbed(sentence: Sentence, match: Match[Inflected[Motion]]) -> tuple[Span, ...]:
    """From whom a motion takes, where that stands before the goods: "seized from the rebels three mortars"."""
    behind = sentence.lower[match.last :]
    is_place = not _SETTLEMENTS.isdisjoint(behind[:3])
    if behind[:1] != ("from",) or is_place or not _GOES_ON.isdisjoint(behind):
        return ()
    near = sentence.within(match.last + 1, match.last + _NAME_WORDS)
    return next(((each.span,) for each in near if each.kind is Kind.PARTY), ())


def _pronoun(sentence: Sentence, noun: tuple[int, int]) -> tuple[Span, ...]:
    """The pronoun that a subject is or begins with: "its fighters"."""
    phrase = sentence.starting_at(noun[0])
    return (phrase.span,) if phrase is not None and phrase.kind is Kind.PRONOUN and noun[0] < noun[1] else ()


def _names_holder(sentence: Sentence, index: int) -> bool:
    """Whether the words behind a motion say from whom: "from the army", "belonging to the militia"."""
    return any(
        each.kind in (Kind.PARTY, Kind.ADJECTIVE)
        for place in range(index, min(len(sentence.words), index + _FAR_WORDS))
        if sentence.lower[place] in _OF_HOLDER
        for each in sentence.within(place + 1, place + _NAME_WORDS)
    )


def _holder(sentence: Sentence, falls: Sequence[_Fall], wordings: Wordings) -> tuple[Span, ...]:
    """The first who is fallen upon and can have held weapons."""
    for fall in falls:
        found = _party(sentence, fall.holder, wordings)
        words = () if not found else sentence.lower[fall.holder[0] : fall.holder[1]]
        if found and not _is_bare(sentence, fall.holder, words[-1], wordings):
            return found
    return ()


def _is_bare(sentence: Sentence, noun: tuple[int, int], head: str, wordings: Wordings) -> bool:
    """Whether an object is only a place of nobody's, or men without weapons: "Bria", "the town of Bria", "a quarry"."""
    phrases = sentence.within(*noun)
    is_held = any(each.kind in (Kind.PARTY, Kind.ADJECTIVE) for each in phrases)
    is_settlement = bool(_SETTLEMENTS & set(sentence.lower[noun[0] : noun[1]]))
    is_name = any(each.first == noun[0] and each.last == noun[1] and not each.entities for each in phrases)
    is_place = is_name and noun[1] - noun[0] == 1 and not sentence.words[noun[0]].text.isupper()
    return is_settlement or is_place or head in wordings.bystanders or (head in wordings.sites and not is_held)


def _party(sentence: Sentence, noun: tuple[int, int], wordings: Wordings) -> tuple[Span, ...]:
    """The party that a subject or object names; nothing where it is a pronoun or a thing."""
    parts = _parts(sentence, *noun)
    if not parts or sentence.lower[parts[0][0]] in _PRONOUNS:
        return ()
    named = next((each for part in parts if (each := _named(sentence, *part)) is not None), None)
    if named is not None:
        return (named,)
    first, last = parts[-1]
    things = (each for each in sentence.within(first, last) if each.kind in _THINGS)
    is_thing = any(wordings.party_nouns.first(sentence.lower, each.last - 1) is None for each in things)
    if is_thing or last - first > _NAME_WORDS:
        return ()
    return (sentence.stretch(first, last),)


def _parts(sentence: Sentence, first: int, last: int) -> list[tuple[int, int]]:
    """A noun and what it is of, each without article and number: "guerrillas" and "FARC"."""
    found, start = [], first
    for index in range(first, last + 1):
        if index == last or sentence.lower[index] == "of":
            while start < index and (sentence.lower[start] in _DETERMINERS or _is_number(sentence.lower[start])):
                start += 1
            found += [(start, index)] if start < index else []
            start = index + 1
    return found


def _is_number(word: str) -> bool:
    """Whether a word is a number, and not that of a unit: "nine" and "15", but not "15th"."""
    return word in _NUMERALS or (word[0].isdigit() and word[-1].isdigit())


def _named(sentence: Sentence, first: int, last: int) -> Span | None:
    """A party with a name of its own among some words: "Taliban" of a hideout, "7th Brigade"."""
    for each in (each for each in sentence.within(first, last) if each.kind is Kind.PARTY):
        start = each.first
        while start > first and (sentence.words[start - 1].is_name_like or sentence.lower[start - 1][0].isdigit()):
            start -= 1
        if each.named or each.entities or start < each.first:
            return Span(sentence.words[start].span.start, each.span.end)
    return None

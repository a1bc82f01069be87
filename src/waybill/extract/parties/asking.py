"""Who asks whom for weapons: who asks is to get them, who is asked is to give them, unless the words say otherwise.

In:     a sentence with its motions, and the parties that were made out for one of them.
Out:    the parties as a request leaves no doubt about them: "Peru pressed Chile to sell it tanks".
Laws:   nobody of a request gives and gets;
        who asks for others, for a permit or for an end gets nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from waybill.core.claim import Stage
from waybill.core.mention import Mention, Role
from waybill.core.span import Span
from waybill.extract.parties.casting import SAID, Register, is_one_of
from waybill.extract.sentences.clauses import REACH_WORDS, Voice, following, governing, subject, voice
from waybill.extract.sentences.phrases import Kind, Phrase, Sentence
from waybill.extract.triggers.motions import motions
from waybill.ontology.wordings import PLANNED, Control, Form, Inflected, Match, Motion, Pattern, Wordings
from waybill.text.wordlists import listed

_NAMES: Final = frozenset({Kind.PARTY, Kind.PRONOUN})
_GIVES: Final = frozenset({Pattern.GIVE, Pattern.ARM})
_BE: Final = listed("be is are was were been being")
_LEAVE: Final = listed(
    "permission approval consent leave licence license authorisation authorization clearance allow permit let"
)
"""What is asked for by those who want to give."""
_END: Final = listed("stop halt end cease suspend refrain avoid quit freeze cancel block not never")
"""What is asked by those who want nothing to move."""
_ONLY_ASKED: Final = (Stage.SOUGHT, PLANNED)
"""Stages of words that ask, and leave open what comes of it."""
_TELL: Final = listed("tell tells told telling inform informs informed informing notify notifies notified notifying")
_MADE_KNOWN: Final = listed("known clear said says wrote writes signalled signaled signals indicated indicates")
"""What is told with "to": "made known to Poland that"."""
_WANT: Final = listed("want wants wanted wish wishes wished need needs needed require requires required like")
_NOT: Final = listed("not never longer neither nor only")
_DETERMINERS: Final = listed("the a an its his her their")
_STATE: Final = "state/"
_FAR_WORDS: Final = 8
"""Words at most between somebody who wants and what he wants."""
_NEAR_WORDS: Final = 6
"""Words at most from what is requested to "by" whom it was granted."""
_JOINS: Final = listed("and or both , the a an")
_BY: Final = (("from",), ("by",))
_ARTICLE_TOO: Final = 2
_PLEAS: Final = listed("request requests appeal appeals plea pleas")
_DEALS: Final = (
    "receiv", "got", "consider", "weigh", "study", "studi", "review", "examin", "mull", "assess", "reject", "refus",
    "turn", "declin", "deny", "deni", "rebuff", "grant", "approv", "accept", "agree", "hono", "fulfil", "respond",
)  # fmt: skip
"""How words begin with which whoever may give deals with a request."""
_GRANTS: Final = ("grant", "approv", "accept", "agreed", "fulfil")
_OTHERS: Final = listed("for to")
"""What stands behind goods that somebody requests for another: "a request from Peru for tanks for Chile"."""
_UNSURE: Final = listed(
    "not never yet will would may might can could should must to if whether before without refused declined"
)
"""What stands beside words of granting where nothing was granted."""
_ONLY_PERMIT: Final = listed("assembly committee congress council parliament senate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A motion that somebody asks for.

    Attributes:
        stretch: from the word that asks to the motion.
        gives: who is asked to give, or asks for leave to.
        gets: who is to get it, as far as the request says so.
        asks: who gets it where nobody else does.
        others: who asks or is asked, and neither gives nor gets.
        is_plain: whether weapons are only asked for, and neither a permit nor an end is, nor was it granted.
        is_granted: whether whoever was asked surely agreed.
    """

    stretch: Span
    gives: tuple[Span, ...]
    gets: tuple[Span, ...] = ()
    asks: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()
    is_plain: bool = True
    is_granted: bool = False


def requests(sentence: Sentence, wordings: Wordings) -> Iterator[Request]:
    """What is asked for in a sentence, in the order of its motions, then what wishes and requests tell of by a noun."""
    told = motions(sentence, wordings)
    words = range(len(sentence.words))
    nouns = [
        found
        for index in words
        for found in (_wish(sentence, index, told, wordings), _plea(sentence, index, told, wordings))
        if found is not None
    ]
    for match in told:
        found = _request(sentence, match, wordings) if match.value.entry.pattern in _GIVES else None
        if found is not None and not found.stretch.meets(each.stretch for each in nouns):
            yield found
    yield from nouns


def settled(roles: Iterable[Mention], request: Request, sentence: Span, register: Register) -> list[Mention]:
    """Parties of a motion as its request has them.

    Args:
        roles: parties that were made out without it.
        request: that governs the motion.
        sentence: that holds it.
        register: of the document's parties.
    """
    told = (*request.gives, *request.gets, *request.asks, *request.others)
    ends = {Role.SUPPLIER: request.gives, Role.RECIPIENT: request.gets}
    kept = [
        each
        for each in roles
        if not is_one_of(each.span, told, register)
        and not (ends.get(Role(each.label)) and each.span.overlaps(sentence))
    ]
    gets = request.gets or (() if any(each.label == Role.RECIPIENT for each in kept) else request.asks)
    for role, spans in ((Role.SUPPLIER, request.gives), (Role.RECIPIENT, gets)):
        kept += [Mention(span=span, label=role, score=SAID) for span in spans]
    return kept


def _request(sentence: Sentence, match: Match[Inflected[Motion]], wordings: Wordings) -> Request | None:
    """The request that a motion hangs on; None where it hangs on none, or on one that names nobody who gives."""
    form = match.value.form
    manner = Voice(first=match.first) if form is Form.NOUN else voice(sentence, match, wordings)
    governor = _governor(sentence, manner.first, wordings)
    if governor is None or manner.passive:
        return None
    words = set(sentence.lower[governor.last : manner.first])
    is_end = bool(_END & words) or manner.negated
    is_tied = "that" not in words and sentence.lower[governor.last : manner.first].count(",") != 1
    if not is_tied or not (manner.infinitive or "let" in words or (is_end and form in (Form.GERUND, Form.NOUN))):
        return None
    asks, asked = _sides(sentence, governor, manner.first, wordings)
    stretch = sentence.stretch(governor.first, match.last)
    if _LEAVE & words:
        return Request(stretch=stretch, gives=asks, others=asked, is_plain=False) if asks else None
    takers, is_own = _takers(sentence, match, wordings)
    if not asked:
        return None
    is_plain = governor.value.entry.stage in _ONLY_ASKED and not is_end
    if is_end or takers:
        return Request(stretch=stretch, gives=asked, gets=takers, others=asks, is_plain=is_plain)
    return Request(stretch=stretch, gives=asked, gets=asks if is_own else (), asks=asks, is_plain=is_plain)


def _wish(
    sentence: Sentence, tell: int, moving: Sequence[Match[Inflected[Motion]]], wordings: Wordings
) -> Request | None:
    """What a word tells a state that somebody wants: "told Poland that it needed tanks"; None where it tells no such.

    Not what he wants to give, or from another.
    """
    told = _told(sentence, tell)
    wanting = None if told is None else _wanting(sentence, told.last)
    if told is None or wanting is None:
        return None
    who, want = wanting
    tellers = subject(sentence, tell, wanted=_NAMES, wordings=wordings)
    asks = (who,) if who.kind is Kind.PARTY else tellers
    behind = sentence.within(want + 1, min(len(sentence.words), want + 1 + _FAR_WORDS))
    item = next((each for each in behind if each.kind is Kind.ITEM), None)
    if item is None or not _is_to_get(sentence, range(want + 1, item.first), moving, wordings) or _is_same(told, asks):
        return None
    if any(
        sentence.lower[each.first - 1] == "from"
        for each in sentence.within(want, min(len(sentence.words), want + REACH_WORDS))
    ):
        return None
    stretch = Span(sentence.words[tell].span.start, item.span.end)
    return Request(stretch=stretch, gives=(told.span,), asks=_spans(asks))


def _plea(
    sentence: Sentence, noun: int, moving: Sequence[Match[Inflected[Motion]]], wordings: Wordings
) -> Request | None:
    """The request that a noun calls so: "Spain is weighing a request from Peru for tanks", "for tanks by Peru".

    Whoever deals with it is asked to give; who only has to permit it gives nothing.
    """
    if sentence.lower[noun] not in _PLEAS:
        return None
    near = sentence.within(noun + 1, min(len(sentence.words), noun + 1 + REACH_WORDS))
    item = next((each for each in near if each.kind is Kind.ITEM), None)
    owner = sentence.ending_at(noun)
    who = owner or next((each for each in near if each.kind is Kind.PARTY), None)
    if item is None or who is None or _END & set(sentence.lower[noun : item.first]):
        return None
    if not (_asks_behind if owner is None else _asks_before)(sentence, noun, who, item, moving):
        return None
    last = max(item.last, who.last)
    dealing, said = _dealing(sentence, min(noun, who.first), last, wordings)
    if owner is not None and not dealing:
        return None
    permits = (set(sentence.lower[each.first : each.last]) & _ONLY_PERMIT for each in dealing)
    gives = tuple(each for each in dealing if not any(permits) and not _is_same(who, [each]))
    first = dealing[0].last if dealing and dealing[0].last <= noun else noun
    stretch = Span(sentence.words[first].span.start, sentence.words[last - 1].span.end)
    is_granted = any(word.startswith(_GRANTS) for word in said) and not _UNSURE & set(said)
    asks = _first_joined(sentence, who.first, item.first) or (who.span,)
    giving = _to_give(sentence, range(max(noun + 1, who.last), item.first), moving, wordings)
    if giving is not None:
        takers, _ = _takers(sentence, giving, wordings)
        if not takers:
            return None
        others = _spans(each for each in dealing if each.span not in takers)
        return Request(stretch=stretch, gives=asks, gets=takers, others=others, is_plain=False, is_granted=is_granted)
    gets = () if _OTHERS & set(sentence.lower[item.last : item.last + 2]) else asks
    return Request(stretch=stretch, gives=_spans(gives), gets=gets, asks=asks, is_plain=False, is_granted=is_granted)


def _asks_behind(
    sentence: Sentence, noun: int, who: Phrase, item: Phrase, moving: Sequence[Match[Inflected[Motion]]]
) -> bool:
    """Whether a party behind a request makes it: "from Peru for tanks" or "to buy tanks", "for tanks by Peru"."""
    if who.first < item.first:
        between, aim = sentence.lower[noun + 1 : who.first], sentence.lower[who.last : item.first]
        to_move = any("to" in sentence.lower[who.last : each.first] for each in moving if each.first < item.first)
        is_asking = between[:1] in _BY and "for" not in between and ("for" in aim or to_move)
        return is_asking and not _is_elsewhere(sentence, item)
    is_owned = noun > 0 and (sentence.words[noun - 1].owns or sentence.ending_at(noun) is not None)
    led = sentence.lower[item.last : who.first]
    return sentence.lower[noun + 1] == "for" and not is_owned and led[:1] in _BY and len(led) <= _ARTICLE_TOO


def _asks_before(
    sentence: Sentence, noun: int, who: Phrase, item: Phrase, moving: Sequence[Match[Inflected[Motion]]]
) -> bool:
    """Whether a party before a request makes it, of whoever deals with it: "Peru's request for tanks"."""
    aim = sentence.lower[noun + 1 : item.first]
    to_move = any("to" in sentence.lower[noun + 1 : each.first] for each in moving if noun < each.first < item.first)
    is_asking = who.kind in (Kind.PARTY, Kind.ADJECTIVE) and ("for" in aim or to_move)
    return is_asking and not _is_elsewhere(sentence, item)


def _is_elsewhere(sentence: Sentence, item: Phrase) -> bool:
    """Whether another than who deals with a request is to give: "a request for tanks from Peru"."""
    return sentence.lower[item.last : item.last + 1] in _BY


def _to_give(
    sentence: Sentence, between: range, moving: Sequence[Match[Inflected[Motion]]], wordings: Wordings
) -> Match[Inflected[Motion]] | None:
    """The motion by which who asks wants to give: "to hand over tanks"; not "to sell it tanks"."""
    motion = next((match for match in moving if match.first in between), None)
    if motion is None or _is_to_get(sentence, between, moving, wordings) or motion.value.entry.pattern not in _GIVES:
        return None
    return None if _takers(sentence, motion, wordings)[1] else motion


def _dealing(
    sentence: Sentence, noun: int, last: int, wordings: Wordings
) -> tuple[tuple[Phrase, ...], tuple[str, ...]]:
    """Who deals with a request, before it or behind "was granted by", and with which words; else nobody."""
    before = subject(sentence, noun, wanted=_NAMES, wordings=wordings)
    said = sentence.lower[before[-1].last : noun] if before else ()
    if any(word.startswith(_DEALS) for word in said):
        return before, said
    by = next(
        (index for index in range(last, min(len(sentence.words), last + _NEAR_WORDS)) if sentence.lower[index] == "by"),
        0,
    )
    words = sentence.lower[last:by] if by else ()
    is_passive = bool(_BE & set(words)) and any(word.startswith(_DEALS) for word in words)
    dealer = sentence.starting_at(_behind(sentence, by + 1, _DETERMINERS)) if is_passive else None
    return ((), ()) if dealer is None or dealer.kind is not Kind.PARTY else ((dealer,), words)


def _told(sentence: Sentence, tell: int) -> Phrase | None:
    """The state that a word tells something to, by its own name."""
    with_to = sentence.lower[tell] in _MADE_KNOWN and sentence.lower[tell + 1 : tell + 2] == ("to",)
    if sentence.lower[tell] not in _TELL and not with_to:
        return None
    phrase = sentence.starting_at(_behind(sentence, tell + 1 + with_to, _DETERMINERS))
    is_state = phrase is not None and any(each.startswith(_STATE) for each in phrase.entities)
    return phrase if phrase is not None and phrase.kind is Kind.PARTY and is_state else None


def _wanting(sentence: Sentence, first: int) -> tuple[Phrase, int] | None:
    """Who wants something in the clause that begins at a word, and the word that says so."""
    who = sentence.starting_at(_behind(sentence, first, _DETERMINERS | {"that", ",", "how"}))
    if who is None or who.kind not in _NAMES:
        return None
    near = range(who.last, min(len(sentence.words), who.last + 4))
    want = next((index for index in near if sentence.lower[index] in _WANT), None)
    if want is None or _NOT & set(sentence.lower[who.last : want]):
        return None
    is_liking = sentence.lower[want] == "like"
    return (who, want) if not is_liking or "would" in sentence.lower[who.last : want] else None


def _is_to_get(
    sentence: Sentence, between: range, moving: Sequence[Match[Inflected[Motion]]], wordings: Wordings
) -> bool:
    """Whether what stands between a wish and goods wants them for oneself: "to buy", "deliveries of", nothing."""
    motion = next((match for match in moving if match.first in between), None)
    if motion is None:
        return "to" not in sentence.lower[between.start : between.stop]
    form, pattern = motion.value.form, motion.value.entry.pattern
    return pattern is Pattern.GET or (
        pattern in _GIVES and (form is Form.NOUN or voice(sentence, motion, wordings).passive)
    )


def _is_same(told: Phrase, asks: Iterable[Phrase]) -> bool:
    return any(set(told.entities) & set(each.entities) for each in asks)


def _behind(sentence: Sentence, index: int, words: frozenset[str]) -> int:
    """The first word from an index on that is none of some words."""
    while index < len(sentence.words) and sentence.lower[index] in words:
        index += 1
    return index


def _governor(sentence: Sentence, first: int, wordings: Wordings) -> Match[Inflected[Control]] | None:
    """The word of asking that what begins at a word hangs on; None where it hangs on another: "accused Peru of"."""
    for found in governing(sentence, first, wordings):
        control, is_leave = found.value.entry, sentence.lower[found.first] in _LEAVE
        asks_leave = bool(_LEAVE & set(sentence.lower[found.last : first]))
        if control.asks or (control.stage in _ONLY_ASKED and (control.hands or asks_leave)):
            return found
        if control.hands and not is_leave:
            return None
    return None


def _sides(
    sentence: Sentence, governor: Match[Inflected[Control]], last: int, wordings: Wordings
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Who asks, and who is asked."""
    before = _spans(subject(sentence, governor.first, wanted=_NAMES, wordings=wordings))
    between = _first_joined(sentence, governor.last, last)
    was_asked = governor.value.form in (Form.PARTICIPLE, Form.PAST) and any(
        word in _BE for word in sentence.lower[max(0, governor.first - 2) : governor.first]
    )
    is_turned = was_asked or sentence.lower[governor.last] in ("by", "from")
    return (between, before) if is_turned else (before, between)


def _first_joined(sentence: Sentence, first: int, last: int) -> tuple[Span, ...]:
    """The first party of a stretch of words, and those that are joined to it."""
    found: list[Phrase] = []
    for each in sentence.within(first, last):
        if each.kind in _NAMES:
            gap = sentence.lower[found[-1].last : each.first] if found else ("and",)
            if not set(gap) <= _JOINS:
                break
            found.append(each)
    return _spans(found)


def _spans(phrases: Iterable[Phrase]) -> tuple[Span, ...]:
    return tuple(each.span for each in phrases if each.kind in _NAMES)


def _takers(sentence: Sentence, match: Match[Inflected[Motion]], wordings: Wordings) -> tuple[tuple[Span, ...], bool]:
    """Who is named behind a motion as who is to get it, and whether a pronoun stands there: "to sell it tanks"."""
    behind = following(sentence, match.last, wordings, is_noun=match.value.form is Form.NOUN)
    item = next((each.phrase.first for each in behind if each.phrase.kind is Kind.ITEM), len(sentence.words))
    is_arming = match.value.entry.pattern is Pattern.ARM
    takes = [
        each.phrase
        for each in behind
        if each.phrase.kind in _NAMES
        and (each.marker == "to" or (each.marker == "object" and (is_arming or each.phrase.first < item)))
    ]
    return _spans(each for each in takes if each.kind is Kind.PARTY), any(each.kind is Kind.PRONOUN for each in takes)

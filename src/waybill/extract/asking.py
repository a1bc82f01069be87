"""Who asks whom for weapons: who asks is to get them, who is asked is to give them, unless the words say otherwise.

In:     a sentence with its motions, and the parties that were made out for one of them.
Out:    the parties as a request leaves no doubt about them: "Peru pressed Chile to sell it tanks".
Laws:   nobody of a request gives and gets;
        who asks for others, for a permit or for an end gets nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from waybill.core.claim import Stage
from waybill.core.mention import Mention, Role
from waybill.core.span import Span
from waybill.extract.casting import Register
from waybill.extract.clauses import Voice, following, governing, subject, voice
from waybill.extract.motions import motions
from waybill.extract.phrases import Kind, Phrase, Sentence
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
_SCORE: Final = 0.9
"""Of a role that a request gives."""
_JOINS: Final = listed("and or both , the a an")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A motion that somebody asks for.

    Attributes:
        stretch: from the word that asks to the motion.
        gives: who is asked to give, or asks for leave to.
        gets: who is to get it, as far as the request says so.
        asks: who gets it where nobody else does.
        others: who asks or is asked, and neither gives nor gets.
        is_plain: whether weapons are asked for, and neither a permit nor an end.
    """

    stretch: Span
    gives: tuple[Span, ...]
    gets: tuple[Span, ...] = ()
    asks: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()
    is_plain: bool = True


def requests(sentence: Sentence, wordings: Wordings) -> Iterator[Request]:
    """What is asked for in a sentence, in the order of its motions."""
    for match in motions(sentence, wordings):
        if match.value.entry.pattern in _GIVES:
            found = _request(sentence, match, wordings)
            yield from [] if found is None else [found]


def settled(roles: Iterable[Mention], request: Request, sentence: Span, register: Register) -> list[Mention]:
    """Parties of a motion as its request has them.

    Args:
        roles: parties that were made out without it.
        request: that governs the motion.
        sentence: that holds it.
        register: of the document's parties.
    """
    told = (*request.gives, *request.gets, *request.asks, *request.others)
    known = [party for span in told if (party := register.meant(span)) is not None]
    ends = {Role.SUPPLIER: request.gives, Role.RECIPIENT: request.gets}
    kept = []
    for each in roles:
        party = register.meant(each.span)
        is_named = party is not None and any(register.is_same(party, other) for other in known)
        is_rival = bool(ends.get(Role(each.label))) and each.span.overlaps(sentence)
        if not is_named and not is_rival:
            kept.append(each)
    gets = request.gets or (() if any(each.label == Role.RECIPIENT for each in kept) else request.asks)
    for role, spans in ((Role.SUPPLIER, request.gives), (Role.RECIPIENT, gets)):
        kept += [Mention(span=span, label=role, score=_SCORE) for span in spans]
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
    stretch = Span(sentence.words[governor.first].span.start, sentence.words[match.last - 1].span.end)
    if _LEAVE & words:
        return Request(stretch=stretch, gives=asks, others=asked, is_plain=False) if asks else None
    takers, is_own = _takers(sentence, match, wordings)
    if not asked:
        return None
    if is_end or takers:
        return Request(stretch=stretch, gives=asked, gets=takers, others=asks, is_plain=not is_end)
    return Request(stretch=stretch, gives=asked, gets=asks if is_own else (), asks=asks)


def _governor(sentence: Sentence, first: int, wordings: Wordings) -> Match[Inflected[Control]] | None:
    """The word of asking that what begins at a word hangs on; None where it hangs on another: "accused Peru of"."""
    for found in governing(sentence, first, wordings):
        control, is_leave = found.value.entry, sentence.lower[found.first] in _LEAVE
        asks_leave = bool(_LEAVE & set(sentence.lower[found.last : first]))
        if control.stage in (Stage.SOUGHT, PLANNED) and (control.hands or asks_leave):
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

"""Weapons that who gets them passes on in the same sentence: two transfers, each with its own giver and taker.

"Peru received 40 guns from Chile and gave ten of them to Cuba", "Chile sold guns to Peru, which gave them to Cuba".
The model sees one journey from the first giver to the last taker; the pronoun and who stands before it part the two.
The earlier leg may be told behind the later: "the rebels took guns from the army, which had bought them from Chile".
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, TypeAlias

from waybill.core.claim import Stage
from waybill.core.mention import Frame, Mention, Role
from waybill.core.span import Span
from waybill.core.speaker import SpeakerKind
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.extract.sentences.sentence import sentence_of
from waybill.extract.slots.numbering import LOADS
from waybill.ontology.wordings import load_wordings
from waybill.text.numbers import number as read_number
from waybill.text.wordlists import listed

_WHO: Final = listed("which who that")
_THEM: Final = listed("them it these those")
_ONWARD: Final = listed("on over along back down up to the a an")
_NEAR: Final = 8
"""How many words a taker has at most who stands behind "to"."""
_ALL: Final = listed("all both each")
_CARRIED: Final = listed(
    "shipped ships transported transports carried carries flew flies moved moves smuggled smuggles brought brings "
    "hauled ferried trucked took takes drove forwarded"
)
"""What who only collects or carries does with them: "collected by the army, who then shipped them home"."""
_IT: Final = listed("it he she they who")
_OF_WHAT: Final = listed("them these those which the")
"""What stands behind "of" for goods of which a part goes on: "ten of them went to Cuba"."""
_ROBBED: Final = listed("captured looted stolen")
_GONE: Final = listed("went gone go goes ended wound passed handed") | _ROBBED
_FARTHEST: Final = 6
"""How many words behind a motion's first the pronoun may stand: "passed on some 20 of them"."""
_SCORE: Final = 0.5
"""Of words that stand where the model sees others."""
_MOVED: Final = listed(
    "sold supplied sent given gave delivered provided shipped exported donated handed lent leased bought purchased "
    "received got acquired obtained inherited captured seized stolen looted taken"
)
"""What had happened to weapons before they moved on."""
_TAKEN: Final = listed("captured seized stolen looted taken")
_HELPING: Final = listed("was were had been have has later then also subsequently eventually reportedly")
"""What stands between a number and its verb: "five were later given to Niger"."""
_ROUGHLY: Final = listed("a some about only nearly over")
_THE: Final = listed("the these those")
_EARLIER: Final = listed("had originally previously formerly")
"""Before a motion that came before the one told first."""
_OPENING: Final = listed("they it these those all")
"""What stands at the head of a sentence for the goods of the one before, where they undergo something."""
_BEFORE_VERBS: Final = 5
"""How many words may stand between "which" and its verb: "which in turn later secretly gave them"."""


Same: TypeAlias = Callable[[Span, Span], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One of two transfers.

    Attributes:
        givers: words for who gives; empty where nobody is named.
        takers: words for who gets it; empty where nobody is named.
        strangers: words for who plays no part in it, but in the other.
        count: how many of the weapons it moves, where that is another number; None if it moves them all.
    """

    motion: Span
    givers: tuple[Span, ...]
    takers: tuple[Span, ...]
    strangers: tuple[Span, ...]
    count: Span | None = None


def legs(sentences: Sequence[Sentence], frames: Sequence[Frame], is_same: Same) -> Iterator[tuple[Leg, Leg]]:
    """The first and the second leg of each journey that a sentence tells, or one and the next.

    Args:
        sentences: of a document, those of all frames among them.
        frames: of the rules.
        is_same: whether two names are one party's.
    """
    known = [frame.trigger.span for frame in frames]
    goings = [each for each in _goings(sentences) if not each.trigger.span.meets(known)]
    for (first, before), (second, own) in _neighbours(sentences, [*frames, *goings]):
        pronoun = _pronoun(own, second)
        between = None if pronoun is None else _passer(before, own, first, second, is_same)
        if pronoun is None or between is None:
            continue
        takers = tuple(span for span in second.spans(Role.RECIPIENT) if span != between)
        takers = takers or _next(own, max(pronoun, _verb(own, second))) or _captor(first, own, second)
        if takers and not any(_words(before, between) == _words(own, each) for each in takers):
            start = own.words[pronoun].span.start
            givers = tuple(span for span in first.spans(Role.SUPPLIER) if span.end <= start and span != between)
            share = _share(own, pronoun)
            yield (
                Leg(motion=first.trigger.span, givers=givers, takers=(between,), strangers=takers),
                Leg(motion=second.trigger.span, givers=(between,), takers=takers, strangers=givers, count=share),
            )


def earlier_legs(sentences: Sequence[Sentence], frames: Sequence[Frame], is_same: Same) -> Iterator[tuple[Leg, Leg]]:
    """The later and the earlier leg of each journey that is told backwards, in one sentence or one and the next.

    Args:
        sentences: of a document, those of all frames among them.
        frames: of the rules.
        is_same: whether two names are one party's.
    """
    for (later, before), (earlier, own) in _neighbours(sentences, frames):
        start = _told_back(before, own, later, earlier)
        if start is None or before.lower[_verb(before, later)] in LOADS:
            continue
        owners, got = (_named(before, later.spans(role)) for role in (Role.SUPPLIER, Role.RECIPIENT))
        givers = [
            span
            for span in _named(own, earlier.spans(Role.SUPPLIER))
            if span.start >= start and not any(is_same(span, each) for each in (*owners, *got))
        ]
        takers = [span for span in _named(own, earlier.spans(Role.RECIPIENT)) if span.start >= start]
        if not takers and own.lower[_verb(own, earlier)] not in _TAKEN:
            takers = owners
        if givers and owners and not any(is_same(one, other) for one in takers for other in got):
            shared = _shared(own, _verb(own, earlier))
            yield (
                Leg(motion=later.trigger.span, givers=tuple(owners), takers=tuple(got), strangers=tuple(givers)),
                Leg(
                    motion=earlier.trigger.span,
                    givers=tuple(givers),
                    takers=tuple(takers),
                    strangers=tuple(got),
                    count=None if shared is None else _share(own, shared),
                ),
            )


def _neighbours(
    sentences: Sequence[Sentence], frames: Sequence[Frame]
) -> Iterator[tuple[tuple[Frame, Sentence], tuple[Frame, Sentence]]]:
    """Each frame and the next with their sentences, where these are one or one and the next."""
    listed = sorted(frames, key=lambda frame: frame.trigger.span)
    told = [(frame, sentence_of(sentences, frame.trigger.span)) for frame in listed]
    return ((one, other) for one, other in pairwise(told) if other[1].number - one[1].number <= 1)


def _told_back(before: Sentence, own: Sentence, later: Frame, earlier: Frame) -> int | None:
    """Where the words begin that tell whence the goods of a motion came before; None where they do not."""
    verb = _verb(own, earlier)
    if own.lower[verb] not in _MOVED:
        return None
    if before is not own:
        is_before = not _EARLIER.isdisjoint(own.lower[max(0, verb - _BEFORE_VERBS) : verb])
        return own.span.start if is_before and _points_to_goods(before, own, later, earlier) else None
    places = range(verb - 1, max(0, verb - _FARTHEST - 1), -1)
    relative = next((each for each in places if own.lower[each] in _WHO), None)
    if relative is None or own.words[relative].span.start < later.trigger.span.end:
        return None
    last = own.words[relative - 1 - own.words[relative - 1].is_mark].span
    is_told = "had" in own.lower[relative:verb] and own.lower[relative + 1] not in _IT
    is_of_goods = is_told and any(span.end == last.end for span in later.spans(Role.ITEM))
    is_of_owner = last.meets(later.spans(Role.SUPPLIER)) and _pronoun(own, earlier) is not None
    return own.words[relative].span.start if is_of_goods or is_of_owner else None


def _points_to_goods(before: Sentence, own: Sentence, later: Frame, earlier: Frame) -> bool:
    """Whether a motion's goods are those of the one in the sentence before, by a pronoun or by a name."""
    if _pronoun(own, earlier) is not None:
        return True
    if "been" in own.lower[: _verb(own, earlier)]:
        is_the = own.lower[0] in _THE and any(_words(own, span)[0] == own.lower[1] for span in earlier.spans(Role.ITEM))
        if is_the or own.lower[0] in _OPENING:
            return True
    named = {_words(before, span)[-1] for span in later.spans(Role.ITEM)}
    return any(
        number and word in named and not _THE.isdisjoint(own.lower[max(0, number - 2) : number])
        for number, word in enumerate(own.lower)
    )


def _named(sentence: Sentence, spans: Sequence[Span]) -> list[Span]:
    """Parties that no pronoun stands for."""
    pronouns = _IT | _THEM | _WHO
    return [span for span in spans if not (len(words := _words(sentence, span)) == 1 and words[0] in pronouns)]


def _words(sentence: Sentence, span: Span) -> list[str]:
    return [word.lower for word in sentence.words if word.span.overlaps(span)]


def _pronoun(sentence: Sentence, second: Frame) -> int | None:
    """The number of the word that points back to what the first motion moved; None if nothing does."""
    verb = _verb(sentence, second)
    for number in range(verb, min(verb + _FARTHEST, len(sentence.words))):
        is_inside = sentence.words[number].span.overlaps(second.trigger.span)
        is_object = is_inside or sentence.lower[number - 1] == "of" or number == verb + 1
        if sentence.lower[number] in _THEM and is_object:
            return number
    return _shared(sentence, verb)


def _shared(sentence: Sentence, verb: int) -> int | None:
    """The number of the word that stands before a verb for goods of which a part undergoes it."""
    opening = range(verb - 1, max(1, verb - _BEFORE_VERBS - 1), -1)
    of = (each for each in opening if sentence.lower[each - 1] == "of" and sentence.lower[each] in _OF_WHAT)
    shared = (each for each in of if sentence.lower[each] != "the" or _undergo(sentence, each + 1, verb))
    return next(shared, None) or _number_alone(sentence, verb)


def _number_alone(sentence: Sentence, verb: int) -> int | None:
    """The number of the word that tells how many undergo a verb, where it opens a clause: "Five were given to"."""
    first = verb - 1
    while first > 0 and sentence.lower[first] in _HELPING:
        first -= 1
    if first < 0 or read_number(sentence.words[first].text) is None:
        return None
    first_of_all = first - (first > 0 and sentence.lower[first - 1] in _ROUGHLY)
    opens = first_of_all == 0 or sentence.words[first_of_all - 1].is_mark
    opens = opens or sentence.lower[first_of_all - 1] in ("and", "but")
    return first if opens else None


def _undergo(sentence: Sentence, first: int, verb: int) -> bool:
    """Whether goods are named from a word on, and nobody before a verb: not "the tanks that Chile had bought"."""
    phrase = sentence.starting_at(first)
    names = any(each.kind in (Kind.PARTY, Kind.PRONOUN) for each in sentence.within(first, verb))
    return phrase is not None and phrase.kind is Kind.ITEM and not names


def _goings(sentences: Sequence[Sentence]) -> Iterator[Frame]:
    """What the rules may know of no motion, but of where a part goes: "ten of them went to Cuba"."""
    for sentence in sentences:
        for number, word in enumerate(sentence.words):
            if word.lower in _GONE and _shared(sentence, number) is not None:
                yield Frame.of_no_transfer(Mention(span=word.span, label="trigger"))


def _verb(sentence: Sentence, frame: Frame) -> int:
    """The number of the first word of a motion."""
    return next(number for number, word in enumerate(sentence.words) if word.span.end > frame.trigger.span.start)


def _passer(before: Sentence, own: Sentence, first: Frame, second: Frame, is_same: Same) -> Span | None:
    """Who gets it by the first motion and gives it by the second."""
    takers = first.spans(Role.RECIPIENT)
    names_giver = not set(second.spans(Role.SUPPLIER)) <= set(first.spans(Role.SUPPLIER))
    if not names_giver and _shared(own, _verb(own, second)) is not None:
        return takers[0] if len(takers) == 1 and _are_strangers(takers[0], own, first, second, is_same) else None
    if before is not own:
        return next((span for span in takers if _is_said_again(span, own, first, second, is_same)), None)
    verb = _verb(own, second)
    relative = next(
        (
            each
            for each in range(verb - 1, max(0, verb - _BEFORE_VERBS), -1)
            if own.lower[each] in _WHO and own.lower[each - 1] != "of"
        ),
        0,
    )
    if relative and own.lower[verb] in _CARRIED:
        return None
    givers = _before(own, relative) if relative else list(second.spans(Role.SUPPLIER))
    said = next((span for span in takers if span.meets(givers)), None)
    return said or next(
        (span for span in takers if not relative and _is_said_again(span, own, first, second, is_same)), None
    )


def _are_strangers(taker: Span, own: Sentence, first: Frame, second: Frame, is_same: Same) -> bool:
    """Whether who gets a part is somebody else than who got all, and no force, which may be his own."""
    got = [span for span in second.spans(Role.RECIPIENT) if span != taker]
    got = got or [*_next(own, _verb(own, second)), *_captor(first, own, second)]
    numbers = (number for each in got for number, word in enumerate(own.words) if word.span.overlaps(each))
    nouns = (load_wordings().party_nouns.first(own.lower, number) for number in numbers)
    is_force = any(each is not None and each.value is SpeakerKind.MILITARY for each in nouns)
    return bool(got) and not is_force and not any(is_same(taker, each) for each in got)


def _before(sentence: Sentence, relative: int) -> list[Span]:
    """What "which" may stand for: the last names before it, each up to it."""
    end = relative - sentence.words[relative - 1].is_mark
    named = [each for each in sentence.phrases if each.last <= end and each.kind is Kind.PARTY]
    return [Span(each.span.start, sentence.words[end - 1].span.end) for each in named[-2:]]


def _is_said_again(taker: Span, own: Sentence, first: Frame, second: Frame, is_same: Same) -> bool:
    """Whether who gives by the second motion has the name of a taker, or a pronoun stands for the subject before."""
    givers = second.spans(Role.SUPPLIER)
    words = [word for each in givers for word in _words(own, each)]
    if len(words) == 1 and words[0].partition("'")[0] in _IT:
        return taker < first.trigger.span
    return _THEM.isdisjoint(words) and any(is_same(taker, each) for each in givers)


def _next(sentence: Sentence, pronoun: int) -> tuple[Span, ...]:
    """The party behind "to" right after what is passed on: "them on to the rebels"."""
    behind = pronoun + 1
    while behind < len(sentence.words) and sentence.lower[behind] in _ONWARD:
        behind += 1
    return tuple(
        each.span
        for each in sentence.within(behind, behind + _NEAR)
        if each.kind is Kind.PARTY and behind > pronoun + 1
    )[:1]


def _captor(first: Frame, own: Sentence, second: Frame) -> tuple[Span, ...]:
    """Who is told behind "by" to have captured what had arrived, not what was still on its way."""
    verb = _verb(own, second)
    is_taken = own.lower[verb] in _ROBBED and own.lower[verb + 1 : verb + 2] == ("by",)
    if not is_taken or first.stage is Stage.DISPATCHED:
        return ()
    return tuple(each.span for each in own.within(verb + 2, verb + _NEAR) if each.kind is Kind.PARTY)[:1]


def _share(sentence: Sentence, pronoun: int) -> Span | None:
    """The words before "of them", which say how many are passed on; None where all are."""
    if sentence.lower[pronoun] not in _OF_WHAT | _THEM:
        return sentence.words[pronoun].span
    if pronoun < 2 or sentence.lower[pronoun - 1] != "of":
        return None
    behind = next(iter(sentence.words[pronoun + 1 : pronoun + 2]), None)
    if behind is not None and read_number(behind.text) is not None:
        return behind.span
    share = sentence.words[pronoun - 2]
    return None if share.is_mark or share.lower in _ALL else share.span


def on_leg(mentions: Sequence[Mention], leg: Leg) -> list[Mention]:
    """What is said of one leg: its own giver and taker, and of the other's none; of its goods as many as it moves."""
    kept = [each for each in mentions if not _is_elsewhere(each, leg)]
    for role, words in ((Role.SUPPLIER, leg.givers), (Role.RECIPIENT, leg.takers)):
        said = {span: [each for each in mentions if each.span.overlaps(span)] for span in words}
        kept += [
            Mention(span=next((each.span for each in found), span), label=role, score=_SCORE)
            for span, found in said.items()
            if not any(each.label == role and each.span.overlaps(span) for each in kept)
        ]
    goods = [each for each in kept if each.label == Role.ITEM]
    if leg.count is not None and len(goods) == 1:
        kept = [replace(each, count=leg.count) if each is goods[0] else each for each in kept]
    return sorted(kept, key=lambda each: (each.span, each.label))


def _is_elsewhere(mention: Mention, leg: Leg) -> bool:
    """Whether a mention gives somebody a role that he has not in a leg."""
    ends = {Role.SUPPLIER: leg.givers, Role.RECIPIENT: leg.takers}
    if mention.label not in (*ends, Role.INTERMEDIARY):
        return False
    named = [span for words in (*ends.values(), leg.strangers) for span in words if span.overlaps(mention.span)]
    return bool(named or ends.get(Role(mention.label))) and not any(
        span.overlaps(mention.span) for span in ends.get(Role(mention.label), ())
    )

"""What moves in a transfer: items chosen by all that its motions, and those of other transfers, say of them.

One motion rarely says of every item that it moves; another may ("seized 40 rifles ... and a search brought to light
mortars"), and so may the list that an item stands in, but not against a motion of another transfer.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, Protocol

from waybill.core.mention import Frame, Mention, Role
from waybill.core.span import Span
from waybill.extract.sentences.phrases import Kind
from waybill.extract.slots.filling import is_anothers, is_beside, likeliest, mention
from waybill.extract.slots.listed_goods import apart, is_listed, is_total, unguessed
from waybill.extract.slots.no_goods import is_accessory
from waybill.extract.slots.purposes import (
    goes_on,
    is_apposed,
    is_fitted,
    is_meant_for,
    is_other_name,
    is_served,
    means_of,
    names_aim,
    names_product,
    with_aim,
)
from waybill.extract.slots.single import is_one_with_article
from waybill.extract.slots.trimming import Trimmer
from waybill.neural.reader import Guess, Scene
from waybill.text.names import key

_LIKELY: Final = 0.5
"""How probably a thing moves that a list or one motion speaks for."""
_SURE: Final = 0.9
"""From which probability on one motion speaks for an item."""
_ONLY: Final = 0.3
"""The same of the likeliest thing where nothing else is likely: a motion moves something."""
_OWN: Final = 0.8
"""The same of what stands beside a motion that has nothing else: each moves something."""
_NAMED: Final = 0.25
"""The same of a counted thing that the rules read as what a motion moves."""
_STRAY: Final = 0.2
"""Below which probability words are no part of the thing behind them."""
_JOINED: Final = re.compile(r"\s+and\Z", re.IGNORECASE)
_ARTICLE_CHARS: Final = 5
_FREE: Final = 0.4
"""To which probability a thing may be an item of another transfer without belonging there."""


def goods(
    scenes: Sequence[Scene],
    others: Sequence[Scene],
    trimmer: Trimmer,
    least: Mapping[str, float],
    objects: Sequence[Span] = (),
) -> Iterator[Mention]:
    """The items of a transfer, those that nobody guessed last.

    Args:
        scenes: of the transfer.
        others: scenes of other transfers.
        trimmer: of the document.
        least: ``item``, the probability from which on a thing is an item; ``item_share``, how much of the likeliest
            one's it needs.
        objects: what the rules read as moved by its motions.
    """
    best, weights, numbers = _chosen(scenes, others, trimmer, least, objects)
    said = set(_said_of(best, numbers, trimmer))
    moved = list(_mentions(best, weights, [each for each in numbers if each not in said], trimmer))
    moved = [replace(each, span=with_aim(trimmer.text, each.span)) for each in moved]
    moved = [each for each in moved if not any(each.span != other.span and each.span in other.span for other in moved)]
    yield from moved
    for span in unguessed([each.span for each in moved], trimmer):
        if _claimed(span, others) <= _FREE:
            yield Mention(span=span, label=Role.ITEM, score=_LIKELY)


def aims(
    scenes: Sequence[Scene],
    others: Sequence[Scene],
    trimmer: Trimmer,
    least: Mapping[str, float],
    objects: Sequence[Span],
) -> Iterator[Mention]:
    """What looks like items of a transfer and only says what these are meant for; as ``goods`` takes its arguments."""
    best, weights, numbers = _chosen(scenes, others, trimmer, least, objects)
    yield from _mentions(best, weights, _said_of(best, numbers, trimmer), trimmer)


class Known(Protocol):
    """What is known of a document."""

    @property
    def trimmer(self) -> Trimmer:
        """Knows its words."""

    def others(self, group: Sequence[Scene], /) -> Sequence[Scene]:
        """The scenes of all other transfers."""

    def objects(self, group: Sequence[Scene], /) -> Sequence[Span]:
        """What the rules read as moved by the motions of a transfer."""


def idle_goods(
    grouped: Iterable[Sequence[Scene]], frames: Sequence[Frame], known: Known, least: Mapping[str, float]
) -> Iterator[Frame]:
    """Frames of what only says what goods are meant for, and is itself in no frame: it is set aside."""
    items = [span for frame in frames for span in frame.spans(Role.ITEM)]
    meant = (
        each
        for group in grouped
        for each in aims(group, known.others(group), known.trimmer, least, known.objects(group))
    )
    idle = {each.span: each for each in meant if not each.span.meets(items)}
    for _, each in sorted(idle.items()):
        yield Frame.of_no_transfer(replace(each, label="trigger"))


def _chosen(
    scenes: Sequence[Scene],
    others: Sequence[Scene],
    trimmer: Trimmer,
    least: Mapping[str, float],
    objects: Sequence[Span],
) -> tuple[list[Guess], list[float], list[int]]:
    """All things that may move, their weights, and the numbers of those that do or only say more of these."""
    best = _whole(likeliest(Role.ITEM, scenes), trimmer)
    alone = [_shared(guess, scenes) for guess in best]
    most = max(alone, default=0.0)
    floor = max(least["item_share"] * most, min(least["item"], max(most, _ONLY)))
    weights = _named_elsewhere(best, alone, scenes, trimmer)
    likely = [
        weight >= _LIKELY and _claimed(guess.span, others) <= _FREE for guess, weight in zip(best, weights, strict=True)
    ]
    taken = [
        (weight >= floor and (weight >= _LIKELY or not is_anothers(Role.ITEM, guess.span, scenes, others, trimmer)))
        or (is_likely and guess.probability >= _SURE)
        or _is_named(guess, others, trimmer, objects)
        for guess, weight, is_likely in zip(best, weights, likely, strict=True)
    ]
    numbers = _with_own(scenes, best, _with_lists(best, taken, likely, trimmer), likely, trimmer)
    own = [n for n in numbers if _is_at_home(best[n], scenes, others, trimmer)]
    numbers = [n for n in numbers if n in own or not (own and _is_elsewhere(best[n], scenes, others, trimmer))]
    further = *_totals(best, numbers, trimmer), *_carriers(best, numbers, likely, trimmer)
    return best, weights, sorted({*numbers, *further})


def _is_named(guess: Guess, others: Sequence[Scene], trimmer: Trimmer, objects: Sequence[Span]) -> bool:
    """Whether by the rules a motion moves so many of a thing, which the model at least thinks of, and no other does."""
    is_moved = guess.probability >= _NAMED and guess.span.meets(objects) and trimmer.is_counted(guess.span)
    return is_moved and _claimed(guess.span, others) <= _FREE


def _mentions(
    guesses: Sequence[Guess], weights: Sequence[float], numbers: Sequence[int], trimmer: Trimmer
) -> Iterator[Mention]:
    found = (mention(Role.ITEM, guesses[number], weights[number], trimmer) for number in numbers)
    return (each for each in found if each is not None)


def _said_of(guesses: Sequence[Guess], numbers: Sequence[int], trimmer: Trimmer) -> list[int]:
    """The numbers of those that only say what another is meant for or also called, and of what goes on with these."""
    spans = [guesses[number].span for number in numbers]
    said: list[int] = []
    for number, span in zip(numbers, spans, strict=True):
        before = guesses[number - 1].span if number else None
        is_joined = before is not None and (
            (number - 1 in said and goes_on(trimmer.text, before, span)) or _ends_with_aim(before, span, trimmer)
        )
        if is_joined or any(_is_said(each, span, trimmer) for each in spans):
            said.append(number)
    served = [number for number, span in zip(numbers, spans, strict=True) if is_served(trimmer.text, span)]
    return said if len({*said, *served}) == len(numbers) else sorted({*said, *served})


def _ends_with_aim(thing: Span, following: Span, trimmer: Trimmer) -> bool:
    """Whether a thing ends with what it is for, or goods serve it, so that what is joined to that is served as well.

    Ammunition or parts beside "parts for tanks" are goods of their own, but not beside "machines to make tanks".
    """
    text, item = trimmer.text, trimmer.item(following)
    if item is None or not goes_on(text, thing, item) or trimmer.is_counted(item) or is_one_with_article(text, item):
        return False
    is_made = is_served(text, thing) or names_product(text, thing)
    return is_made or (names_aim(text, thing) and not is_accessory(trimmer.words(item)))


def _is_said(thing: Span, said: Span, trimmer: Trimmer) -> bool:
    """Whether the second of two things only says what the first is meant for, also called, carries or is."""
    return (
        is_meant_for(trimmer.text, thing, said)
        or is_other_name(trimmer.text, thing, said)
        or _carries(thing, said, trimmer)
        or is_apposed(trimmer.text, thing, said)
    )


def _whole(guesses: Sequence[Guess], trimmer: Trimmer) -> list[Guess]:
    """Guesses as things: put together where nothing or only a figure stands between, cut where a list goes on.

    "Captured" and "carriers" are one item, and so are "Haubits" and "howitzers" in "12 Haubits 77 howitzers"; "trucks
    and field kitchens" are two.
    """
    found: list[Guess] = []
    closed = [replace(guess, span=_closed(guess.span, trimmer)) for guess in guesses]
    for guess in _with_means(closed, trimmer):
        before = found[-1] if found else None
        if before is not None and _are_one(before, guess, trimmer):
            surer = max(before, guess, key=lambda each: each.probability)
            found[-1] = replace(surer, span=Span(before.span.start, guess.span.end))
        else:
            found.append(guess)
    return [replace(guess, span=span) for guess in found for span in apart(guess.span, trimmer)]


def _are_one(left: Guess, right: Guess, trimmer: Trimmer) -> bool:
    """Whether two guesses are one thing: the first is no stray verb before the other ("held armoured cars")."""
    return (
        left.probability >= _STRAY and left.span.end < right.span.start and trimmer.is_one_thing(left.span, right.span)
    )


def _closed(thing: Span, trimmer: Trimmer) -> Span:
    """A single thing without the "and" behind it: "one launcher and", but not "40 mortar and" before "shells"."""
    joint = _JOINED.search(trimmer.text, thing.start, thing.end)
    before = trimmer.text[max(0, thing.start - _ARTICLE_CHARS) : thing.start].lower().split()
    is_single = bool(before) and before[-1] in ("a", "an", "one")
    ends = {each.end for each in trimmer.phrases(thing, Kind.ITEM)}
    return Span(thing.start, joint.start()) if joint is not None and is_single and joint.start() in ends else thing


def _with_means(guesses: Sequence[Guess], trimmer: Trimmer) -> Iterator[Guess]:
    """Guesses, each with the goods that are for it where nobody guessed these: "ammunition for the tanks"."""
    for guess in guesses:
        whole = means_of(trimmer.text, guess.span)
        is_new = whole is not None and not any(each.span.overlaps(whole) for each in guesses if each is not guess)
        is_near = whole is not None and trimmer.stand_together(whole, guess.span)
        yield replace(guess, span=whole) if whole is not None and is_new and is_near else guess


def _shared(guess: Guess, scenes: Sequence[Scene], alike: Callable[[Guess], bool] = lambda other: False) -> float:
    """How probably words are an item in all scenes: their mean, each counting by how sure it is of its trigger."""
    told = (
        max(
            (each.probability for each in scene.roles[Role.ITEM] if each.span.overlaps(guess.span) or alike(each)),
            default=0.0,
        )
        for scene in scenes
    )
    sureness = [scene.trigger.probability for scene in scenes]
    return sum(sure * each for sure, each in zip(sureness, told, strict=True)) / sum(sureness)


def _claimed(span: Span, others: Sequence[Scene]) -> float:
    """How probably words are an item of another transfer."""
    told = (each for scene in others for each in scene.roles[Role.ITEM] if each.span.overlaps(span))
    return max((each.probability for each in told), default=0.0)


def _is_at_home(guess: Guess, scenes: Sequence[Scene], others: Sequence[Scene], trimmer: Trimmer) -> bool:
    """Whether a thing stands in a sentence of its transfer and no other transfer has a claim to it."""
    return is_beside(guess.span, scenes, trimmer) and _claimed(guess.span, others) <= _FREE


def _is_elsewhere(guess: Guess, scenes: Sequence[Scene], others: Sequence[Scene], trimmer: Trimmer) -> bool:
    """Whether a thing is surely another transfer's, whose motion stands nearer to it in its sentence."""
    near = [
        scene.trigger.span.gap(guess.span) for scene in scenes if trimmer.stand_together(scene.trigger.span, guess.span)
    ]
    sure = [
        scene.trigger.span.gap(guess.span)
        for scene in others
        if trimmer.stand_together(scene.trigger.span, guess.span) and _claimed(guess.span, [scene]) >= _SURE
    ]
    return bool(sure) and min(sure) < min(near, default=min(sure) + 1)


def _named_elsewhere(
    guesses: Sequence[Guess], weights: Sequence[float], scenes: Sequence[Scene], trimmer: Trimmer
) -> list[float]:
    """Weights of items, the likeliest of those that are called alike being heard wherever it is named."""
    names = [key(trimmer.words(guess.span)) for guess in guesses]
    leading: dict[str, int] = {}
    for number, name in enumerate(names):
        if name not in leading or weights[number] > weights[leading[name]]:
            leading[name] = number
    return [
        _shared(guess, scenes, lambda other, name=name: key(trimmer.words(other.span)) == name)  # type: ignore[misc]
        if leading[name] == number
        else weights[number]
        for number, (guess, name) in enumerate(zip(guesses, names, strict=True))
    ]


def _with_lists(guesses: Sequence[Guess], taken: Sequence[bool], likely: Sequence[bool], trimmer: Trimmer) -> list[int]:
    """The numbers of the items that are taken, and of the likely ones in one list or breakdown with them."""
    members = [number for number in range(len(guesses)) if taken[number] or likely[number]]
    lists = [members[:1]]
    for before, number in pairwise(members):
        left, right = guesses[before].span, guesses[number].span
        is_next = is_listed(trimmer.text, left, right) or is_total(trimmer.text, left, right)
        if number == before + 1 and is_next:
            lists[-1].append(number)
        else:
            lists.append([number])
    return [number for each in lists if any(taken[member] for member in each) for number in each]


def _with_own(
    scenes: Sequence[Scene], guesses: Sequence[Guess], numbers: Sequence[int], likely: Sequence[bool], trimmer: Trimmer
) -> list[int]:
    """The numbers of the items that are taken, and of the likeliest one beside each motion that has none of them."""
    found = set(numbers)
    for scene in scenes:
        beside = [n for n, guess in enumerate(guesses) if trimmer.stand_together(scene.trigger.span, guess.span)]
        own = [n for n in beside if likely[n] and _shared(guesses[n], [scene]) >= _OWN]
        if own and found.isdisjoint(beside):
            found.add(max(own, key=lambda n: guesses[n].probability))
    return sorted(found)


def _totals(guesses: Sequence[Guess], numbers: Sequence[int], trimmer: Trimmer) -> list[int]:
    """The counted thing that is not taken, but that the first of those that are breaks down."""
    totals = (each - 1 for each in numbers if each > 0 and each - 1 not in numbers)
    return [
        each
        for each in totals
        if is_total(trimmer.text, guesses[each].span, guesses[each + 1].span) and trimmer.is_counted(guesses[each].span)
    ]


def _carriers(guesses: Sequence[Guess], numbers: Sequence[int], likely: Sequence[bool], trimmer: Trimmer) -> list[int]:
    """The likely thing that is not taken, but that carries one that is: "boats equipped with guns"."""
    befores = (each - 1 for each in numbers if each > 0 and likely[each - 1])
    return [each for each in befores if _carries(guesses[each].span, guesses[each + 1].span, trimmer)]


def _carries(thing: Span, said: Span, trimmer: Trimmer) -> bool:
    """Whether the second of two things is what the first carries or is carried by."""
    goods = trimmer.item(thing) or thing
    return any(is_fitted(trimmer.text, goods, each) for each in (said, trimmer.item(said)) if each is not None)

"""Words for the slots that hold no party: items, places, dates and prices, from all that a transfer's scenes say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from waybill.core.mention import Mention, Role
from waybill.core.span import Span
from waybill.extract.trimming import Trimmer
from waybill.neural.reader import Guess, Scene
from waybill.text.names import key

_SITES: Final = (Role.ORIGIN, Role.VIA, Role.DESTINATION)

_LISTED: Final = 0.5
"""How probably a thing is an item that stands in a list with one."""


def fill(role: Role, scenes: Sequence[Scene], trimmer: Trimmer, least: Mapping[str, float]) -> Iterator[Mention]:
    """What the scenes of a transfer give a role, in the order of the text.

    A place or date counts by the scene that is surest of it, for one verb of several has it ("left on Monday");
    an item by all of them, for all move the same.
    """
    best = likeliest(role, scenes)
    weights = [_shared(guess, role, scenes) if role is Role.ITEM else guess.probability for guess in best]
    floor = max(least["item_share"] * max(weights, default=0.0), least.get(role.value, least["role"]))
    if role is Role.ITEM:
        weights = _named_elsewhere(best, weights, scenes, trimmer)
    taken = [weight >= floor for weight in weights]
    if role is Role.ITEM:
        taken = _with_lists(best, weights, taken, trimmer)
    for guess, weight, is_taken in zip(best, weights, taken, strict=True):
        span = trimmed(role, guess.span, trimmer) if is_taken else None
        if span is not None:
            kind = max(guess.kinds, key=lambda each: guess.kinds[each]) if guess.kinds else None
            yield Mention(span=span, label=role, score=round(weight, 3), kind=kind)


def likeliest(role: Role, scenes: Sequence[Scene]) -> list[Guess]:
    """What the scenes of a transfer give a role, in the order of the text; of overlapping words the likeliest."""
    kept: list[Guess] = []
    for guess in sorted((g for s in scenes for g in s.roles[role]), key=lambda each: (-each.probability, each.span)):
        if not any(guess.span.overlaps(other.span) for other in kept):
            kept.append(guess)
    return sorted(kept, key=lambda each: each.span)


def _shared(
    guess: Guess, role: Role, scenes: Sequence[Scene], alike: Callable[[Guess], bool] = lambda other: False
) -> float:
    """How probably words fill a role in all scenes: their mean, each counting by how sure it is of its trigger."""
    told = (
        max(
            (each.probability for each in scene.roles[role] if each.span.overlaps(guess.span) or alike(each)),
            default=0.0,
        )
        for scene in scenes
    )
    sureness = [scene.trigger.probability for scene in scenes]
    return sum(sure * each for sure, each in zip(sureness, told, strict=True)) / sum(sureness)


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
        _shared(guess, Role.ITEM, scenes, lambda other, name=name: key(trimmer.words(other.span)) == name)  # type: ignore[misc]
        if leading[name] == number
        else weights[number]
        for number, (guess, name) in enumerate(zip(guesses, names, strict=True))
    ]


def _with_lists(
    guesses: Sequence[Guess], weights: Sequence[float], taken: Sequence[bool], trimmer: Trimmer
) -> list[bool]:
    """Which items are taken, with those in one list with them that are likelier items than not."""
    lists: list[list[int]] = []
    for number, guess in enumerate(guesses):
        if not taken[number] and weights[number] < _LISTED:
            continue
        before = lists[-1][-1] if lists else -1
        if before >= 0 and before == number - 1 and trimmer.is_listed(guesses[before].span, guess.span):
            lists[-1].append(number)
        else:
            lists.append([number])
    found = {number for each in lists if any(taken[member] for member in each) for number in each}
    return [number in found for number in range(len(guesses))]


def trimmed(role: Role, guess: Span, trimmer: Trimmer) -> Span | None:
    """The words of a slot without what stands around them; None where nothing is left."""
    if role is Role.ITEM:
        return trimmer.item(guess)
    return trimmer.place(guess) if role in _SITES else trimmer.name(guess)

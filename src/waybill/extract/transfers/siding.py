"""Two clauses of one sentence, each with goods of its own: the model reads the one's goods over to the other.

"Finland sold radars and Austria sold armoured cars to Oman": where the rules see that each motion moves other goods of
another giver or to another taker, what they give to one is not told of the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final, Protocol

from waybill.core.mention import Role
from waybill.core.span import Span
from waybill.extract.slots.trimming import Trimmer
from waybill.neural.reader import Guess, Scene

_LEAST: Final = 0.6
"""How probably what the rules give to a motion is told of it, where they part it from another."""


class Known(Protocol):
    """What is known of a document's words."""

    @property
    def trimmer(self) -> Trimmer:
        """Knows its sentences."""

    def tell_of_others(self, left: Span, right: Span, /) -> bool:
        """Whether by the rules two motions of a sentence move other goods, of other givers or to other known takers."""

    def given(self, motion: Span, role: Role, /) -> Sequence[Span]:
        """The words that the rules give a role at a motion."""


def in_their_clauses(scenes: Iterable[Scene], known: Known) -> list[Scene]:
    """Scenes of a document, each without the parties and goods of the clauses beside its own."""
    listed = sorted(scenes, key=lambda scene: scene.trigger.span)
    together = [
        [scene.trigger.span for scene in group]
        for _, group in groupby(listed, key=lambda scene: known.trimmer.sentence(scene.trigger.span).number)
    ]
    beside = [motions for motions in together for _ in motions]
    return [_in_its_clause(scene, motions, known) for scene, motions in zip(listed, beside, strict=True)]


def _in_its_clause(scene: Scene, motions: Sequence[Span], known: Known) -> Scene:
    motion = scene.trigger.span
    others = [other for other in motions if known.tell_of_others(motion, other)]
    roles = dict(scene.roles)
    for role in (Role.ITEM, Role.SUPPLIER, Role.RECIPIENT) if others else ():
        own = known.given(motion, role)
        foreign = [span for other in others for span in known.given(other, role)]
        if own and foreign:
            roles[role] = _own(roles[role], own, foreign)
    return replace(scene, roles=roles)


def _own(guesses: Sequence[Guess], own: Sequence[Span], foreign: Sequence[Span]) -> tuple[Guess, ...]:
    """Guesses at the words of other clauses left out, those at its own made likely."""
    kept = [each for each in guesses if not each.span.meets(foreign)]
    return tuple(
        replace(each, probability=max(each.probability, _LEAST)) if each.span.meets(own) else each for each in kept
    )

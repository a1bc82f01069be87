"""Who gives, who receives, who carries: parties chosen by all the words that mean them.

The model weighs words; a party may be meant by several ("Iran", "Tehran", "it"), each of them likely only by half. So
the weights of its mentions are put together before parties are compared, and nobody both gives and receives.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from waybill.core.claim import Filler
from waybill.core.mention import Mention, Role
from waybill.core.span import Span
from waybill.neural.reader import Guess, Scene

PARTIES: Final = (Role.SUPPLIER, Role.RECIPIENT, Role.INTERMEDIARY)
_Meant = Callable[[Span], Filler | None]
_Same = Callable[[Filler, Filler], bool]
_LEAST_SURE: Final = 0.001


@dataclass(slots=True)
class _Candidate:
    """A party: the likeliest mention of it in each role, and how probably no mention plays the role in each scene."""

    filler: Filler
    mentions: dict[Role, Guess] = field(default_factory=dict)
    absent: dict[tuple[Role, int], float] = field(default_factory=dict)

    def take(self, role: Role, scene: int, guess: Guess) -> None:
        """Add what a scene says of one mention."""
        if role not in self.mentions or guess.probability > self.mentions[role].probability:
            self.mentions[role] = guess
        self.absent[role, scene] = self.absent.get((role, scene), 1.0) * (1 - guess.probability)

    def weight(self, role: Role, sureness: Sequence[float]) -> float:
        """How probably it plays a role: the mean of the scenes, which count by how sure they are of their triggers."""
        played = (1 - self.absent.get((role, scene), 1.0) for scene in range(len(sureness)))
        return sum(sure * each for sure, each in zip(sureness, played, strict=True)) / sum(sureness)

    def plays(self, role: Role, sureness: Sequence[float]) -> bool:
        """Whether it plays no other role rather: nobody gives and receives, or carries by the same words."""
        weight = self.weight(role, sureness)
        heavier = [other for other in self.mentions if other is not role and self.weight(other, sureness) > weight]
        both_ends = role is not Role.INTERMEDIARY and any(other is not Role.INTERMEDIARY for other in heavier)
        words = self.mentions[role].span
        return not both_ends and not any(self.mentions[other].span.overlaps(words) for other in heavier)


def cast(scenes: Sequence[Scene], *, meant: _Meant, is_same: _Same, least: Mapping[str, float]) -> list[Mention]:
    """The parties of one transfer, each by its likeliest mention in a role that it plays.

    Args:
        scenes: of the transfer.
        meant: the party that words mean; None where they mean nobody.
        is_same: whether two fillers are one party.
        least: ``party``, the weight from which on a party counts; ``share``, how much of the heaviest one's it needs.
    """
    candidates: list[_Candidate] = []
    for number, scene in enumerate(scenes):
        for role in PARTIES:
            for guess in scene.roles[role]:
                filler = meant(guess.span)
                if filler is not None:
                    _of(filler, candidates, is_same).take(role, number, guess)
    sureness = [max(scene.trigger.probability, _LEAST_SURE) for scene in scenes]
    return [mention for role in PARTIES for mention in _players(role, candidates, sureness, least)]


def _of(filler: Filler, candidates: list[_Candidate], is_same: _Same) -> _Candidate:
    """The candidate that a filler means, a new one if it is none of those known."""
    known = next((each for each in candidates if is_same(each.filler, filler)), None)
    if known is None:
        known = _Candidate(filler)
        candidates.append(known)
    return known


def _players(
    role: Role, candidates: Sequence[_Candidate], sureness: Sequence[float], least: Mapping[str, float]
) -> Iterator[Mention]:
    mine = [(each, each.weight(role, sureness)) for each in candidates if role in each.mentions]
    mine = [(each, weight) for each, weight in mine if each.plays(role, sureness)]
    floor = max(least["party"], least["share"] * max((weight for _, weight in mine), default=0.0))
    for candidate, weight in mine:
        if weight >= floor:
            yield Mention(span=candidate.mentions[role].span, label=role, score=round(weight, 3))

"""Who gives, who receives, who carries: parties chosen by all the words that mean them.

The model weighs words; a party may be meant by several ("Iran", "Tehran", "it"), each of them likely only by half. So
the weights of its mentions are put together before parties are compared, and nobody both gives and receives.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from waybill.core.claim import Filler
from waybill.core.mention import Mention, Role
from waybill.core.span import Span
from waybill.extract.weighing import PARTY_FACTS, PartyEvidence, probability
from waybill.neural.reader import Guess, Scene

PARTIES: Final = (Role.SUPPLIER, Role.RECIPIENT, Role.INTERMEDIARY)
_OPPOSITE: Final = {Role.SUPPLIER: Role.RECIPIENT, Role.RECIPIENT: Role.SUPPLIER}
_LEAST_SURE: Final = 0.001
SAID: Final = 0.9
"""How probably somebody plays the role that the build of the words gives him."""
_CALLED: Final = 0.8
"""How probably who is called a broker is one."""
_MANY: Final = 3
"""From how many members on a list stands in one role: of two, one may give and the other get."""


class Register(Protocol):
    """Whom a document's words mean."""

    def meant(self, words: Span) -> Filler | None:
        """The party that words mean; None where they mean nobody."""

    def is_same(self, left: Filler, right: Filler) -> bool:
        """Whether two fillers are one party."""

    def is_known(self, party: Filler) -> bool:
        """Whether the catalogues know a party."""

    def are_listed(self, left: Span, right: Span) -> bool:
        """Whether two stretches of words stand in one list of parties."""

    def listed_with(self, words: Span) -> Sequence[Span]:
        """The parties of the list that words stand in, them included; nobody where they stand in none."""

    def owns_goods(self, words: Span) -> bool:
        """Whether the words before say that something is theirs."""

    def is_bystander(self, words: Span, motion: Span) -> bool:
        """Whether words name somebody who plays no part in a transfer: who permits, who objects, a vehicle's flag."""


@dataclass(slots=True)
class Candidate:
    """A party that may play a role.

    Attributes:
        mentions: the likeliest mention of it in each role.
        absent: how probably no mention plays the role in each scene.
        ruled: roles that the rules give it.
        evidence: what is known of it for each role that the model sees it in.
    """

    filler: Filler
    mentions: dict[Role, Guess] = field(default_factory=dict)
    absent: dict[tuple[Role, int], float] = field(default_factory=dict)
    ruled: set[Role] = field(default_factory=set)
    evidence: dict[Role, PartyEvidence] = field(default_factory=dict)

    def take(self, role: Role, scene: int, guess: Guess) -> None:
        """Add what a scene says of one mention."""
        if role not in self.mentions or guess.probability > self.mentions[role].probability:
            self.mentions[role] = guess
        self.absent[role, scene] = self.absent.get((role, scene), 1.0) * (1 - guess.probability)

    def weight(self, role: Role, sureness: Sequence[float]) -> float:
        """How probably it plays a role: the mean of the scenes, which count by how sure they are of their triggers."""
        played = (1 - self.absent.get((role, scene), 1.0) for scene in range(len(sureness)))
        return sum(sure * each for sure, each in zip(sureness, played, strict=True)) / sum(sureness)

    def plays(self, role: Role, weights: Mapping[Role, float]) -> bool:
        """Whether it plays no other role rather: nobody gives and receives, or carries by the same words."""
        heavier = [other for other in self.mentions if other is not role and weights[other] > weights[role]]
        both_ends = role is not Role.INTERMEDIARY and any(other is not Role.INTERMEDIARY for other in heavier)
        words = self.mentions[role].span
        return not both_ends and not any(self.mentions[other].span.overlaps(words) for other in heavier)


def cast(
    scenes: Sequence[Scene],
    register: Register,
    *,
    ruled: Mapping[Role, Sequence[Span]],
    least: Mapping[str, float],
    weights: Mapping[str, float],
) -> list[Mention]:
    """The parties of one transfer, each by its likeliest mention in a role that it plays.

    Args:
        scenes: of the transfer.
        register: of the document's parties.
        ruled: the words that the rules give each role.
        least: ``party``, the probability from which on a party counts; ``share``, how much of the likeliest one's it
            needs.
        weights: of the facts about parties.
    """
    found = candidates(scenes, register, ruled=ruled)
    judged = [
        {
            role: probability(each.evidence[role], PARTY_FACTS, weights) if role in each.evidence else 0.0
            for role in PARTIES
        }
        for each in found
    ]
    played = [
        Mention(span=candidate.mentions[role].span, label=role, score=round(weight, 3))
        for role in PARTIES
        for candidate, weight in _players(role, found, judged, least, register)
    ]
    return _in_one_role(played + list(_unseen(played, ruled, register)), register)


def candidates(scenes: Sequence[Scene], register: Register, *, ruled: Mapping[Role, Sequence[Span]]) -> list[Candidate]:
    """The parties of one transfer with what is known of each; arguments as of ``cast``."""
    found = _candidates(scenes, register)
    for role in PARTIES:
        meant = [filler for span in ruled.get(role, ()) if (filler := register.meant(span)) is not None]
        for each in found:
            if any(register.is_same(each.filler, filler) for filler in meant):
                each.ruled.add(role)
    sureness = [max(scene.trigger.probability, _LEAST_SURE) for scene in scenes]
    weights = [{role: each.weight(role, sureness) for role in PARTIES} for each in found]
    for number, each in enumerate(found):
        for role in each.mentions:
            each.evidence[role] = _evidence(role, number, found, weights, register)
    return found


def _candidates(scenes: Sequence[Scene], register: Register) -> list[Candidate]:
    """The parties that the scenes' words mean, each once."""
    found: list[Candidate] = []
    for number, scene in enumerate(scenes):
        for role in PARTIES:
            for guess in scene.roles[role]:
                filler = None if register.is_bystander(guess.span, scene.trigger.span) else register.meant(guess.span)
                if filler is not None:
                    _of(filler, guess.span, found, register).take(role, number, guess)
    return found


def _of(filler: Filler, words: Span, candidates: list[Candidate], register: Register) -> Candidate:
    """The candidate that a filler means, a new one if it is none of those known, or listed beside the likeliest."""
    known = next(
        (
            each
            for each in candidates
            if register.is_same(each.filler, filler) and not _is_beside(words, each, register)
        ),
        None,
    )
    if known is None:
        known = Candidate(filler)
        candidates.append(known)
    return known


def _is_beside(words: Span, candidate: Candidate, register: Register) -> bool:
    """Whether words stand in one list with those of a candidate: "J. Abad, Jr., and J. Abad, Sr." are two."""
    others = [member for member in register.listed_with(words) if not member.overlaps(words)]
    return any(member.overlaps(guess.span) for member in others for guess in candidate.mentions.values())


def _evidence(
    role: Role,
    number: int,
    found: Sequence[Candidate],
    weights: Sequence[Mapping[Role, float]],
    register: Register,
) -> PartyEvidence:
    """What is known of a candidate for a role that the model sees it in."""
    candidate, own = found[number], weights[number]
    others = [place for place in range(len(found)) if place != number]
    return PartyEvidence(
        weight=own[role],
        rival=max(
            (weights[place][role] for place in others if not _is_fellow(candidate, found[place], role, register)),
            default=0.0,
        ),
        elsewhere=max(own[other] for other in PARTIES if other is not role),
        ruled=role in candidate.ruled,
        ruled_otherwise=bool(candidate.ruled - {role}),
        owns=role is Role.SUPPLIER and any(register.owns_goods(guess.span) for guess in candidate.mentions.values()),
        known=register.is_known(candidate.filler),
    )


def _is_fellow(left: Candidate, right: Candidate, role: Role, register: Register) -> bool:
    """Whether two candidates stand in one list by their likeliest mentions in a role."""
    if role not in left.mentions or role not in right.mentions:
        return False
    return register.are_listed(left.mentions[role].span, right.mentions[role].span)


def _unseen(played: Sequence[Mention], ruled: Mapping[Role, Sequence[Span]], register: Register) -> Iterator[Mention]:
    """Those in a list with one who plays a role, to whom the rules give it too, where the model does not see them."""
    known = _meant(played, register)
    for each in played:
        for span in ruled.get(Role(each.label), ()):
            filler = register.meant(span) if register.are_listed(each.span, span) else None
            if filler is not None and not any(register.is_same(filler, other) for other in known):
                known.append(filler)
                yield replace(each, span=span)


def _in_one_role(played: Sequence[Mention], register: Register) -> list[Mention]:
    """Parties with all members of a list of three or more in the role of its surest one: a list stands in one role."""
    kept = list(played)
    ends = [each for each in played if each.label != Role.INTERMEDIARY]
    for each in sorted(ends, key=lambda mention: (-(mention.score or 0.0), mention.span)):
        listed = register.listed_with(each.span) if each in kept else ()
        if len(listed) < _MANY:
            continue
        members = [filler for span in listed if (filler := register.meant(span)) is not None]
        kept = [
            other
            for other in kept
            if other.label == each.label or not _is_one_of(register.meant(other.span), members, register)
        ]
        known = _meant(kept, register)
        for span in listed:
            filler = register.meant(span)
            if filler is not None and not _is_one_of(filler, known, register):
                known.append(filler)
                kept.append(replace(each, span=span))
    return kept


def _is_one_of(filler: Filler | None, others: Sequence[Filler], register: Register) -> bool:
    return filler is not None and any(register.is_same(filler, other) for other in others)


def unplaced(helpers: Sequence[Span], played: Sequence[Mention], register: Register) -> list[Mention]:
    """Those whom the words call brokers or carriers and who play no role yet, as what they are called."""
    known = _meant(played, register)
    return [
        Mention(span=span, label=Role.INTERMEDIARY, score=_CALLED)
        for span in helpers
        if not _is_one_of(register.meant(span), known, register)
    ]


def facing(sides: Sequence[Span], played: Sequence[Mention], register: Register) -> list[Mention]:
    """The other of two between whom something moves, where one of them gives or gets and nobody is seen opposite."""
    for one, other in (sides, sides[::-1]) if sides else ():
        meant, rival = register.meant(one), register.meant(other)
        ends = [
            each for each in played if each.label in _OPPOSITE and _is_one_of(meant, _meant([each], register), register)
        ]
        opposite = _OPPOSITE[Role(ends[0].label)] if ends else None
        is_free = not any(each.label == opposite for each in played)
        if opposite is not None and is_free and not _is_one_of(rival, _meant(played, register), register):
            return [replace(ends[0], span=other, label=opposite)]
    return []


def with_giver(roles: Sequence[Mention], gives: Span | None, gets: Span | None, register: Register) -> list[Mention]:
    """Parties of a motion as its construction has them: who gives by its build gets nothing, but gives if nobody does.

    Whoever was made out to give to the giver gets from it instead; who places an order gets nothing that is for others.
    """
    givers, getters = ([span] if span is not None and register.meant(span) else [] for span in (gives, gets))
    suppliers = [each for each in roles if each.label == Role.SUPPLIER]
    is_turned = any(is_one_of(each.span, givers, register) for each in roles if each.label == Role.RECIPIENT)
    is_turned = is_turned or any(is_one_of(each.span, getters, register) for each in suppliers)
    kept = list(roles)
    if givers and (is_turned or not suppliers):
        others = [each for each in roles if not is_one_of(each.span, givers, register)]
        kept = [replace(each, label=Role.RECIPIENT) if each.label == Role.SUPPLIER else each for each in others]
        kept += [Mention(span=span, label=Role.SUPPLIER, score=SAID) for span in givers]
    kept = [each for each in kept if not is_one_of(each.span, getters, register)]
    is_for_others = any(each.label == Role.RECIPIENT for each in kept)
    return kept + [Mention(span=span, label=Role.RECIPIENT, score=SAID) for span in getters if not is_for_others]


def is_one_of(words: Span, others: Iterable[Span], register: Register) -> bool:
    """Whether words mean somebody whom others mean too."""
    known = [filler for each in others if (filler := register.meant(each)) is not None]
    return _is_one_of(register.meant(words), known, register)


def _meant(mentions: Iterable[Mention], register: Register) -> list[Filler]:
    return [filler for each in mentions if (filler := register.meant(each.span)) is not None]


def _players(
    role: Role,
    found: Sequence[Candidate],
    judged: Sequence[Mapping[Role, float]],
    least: Mapping[str, float],
    register: Register,
) -> Iterator[tuple[Candidate, float]]:
    """Who plays a role, with how probably; of a list nobody has to be as probable as the likeliest."""
    mine = [
        (each, weights[role])
        for each, weights in zip(found, judged, strict=True)
        if role in each.mentions and each.plays(role, weights) and weights[role] >= least["party"]
    ]
    floor = least["share"] * max((weight for _, weight in mine), default=0.0)
    heavy = [each for each, weight in mine if weight >= floor]
    for each, weight in mine:
        if weight >= floor or any(_is_fellow(each, other, role, register) for other in heavy):
            yield each, weight

"""What a case, a value in it, or a claim alone is graded on."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeAlias

from waybill.core.case import Origin
from waybill.core.claim import ClaimRef
from waybill.core.grade import Reliability
from waybill.core.ids import DocumentId
from waybill.core.partition import partition
from waybill.core.topic import Topic
from waybill.grade.slots import PARTING, place_of
from waybill.grade.testimony import Testimony
from waybill.grade.values import Value, at_odds
from waybill.ontology import Ontology

Texts: TypeAlias = Sequence[tuple[DocumentId, ...]]
"""Documents by the text that they print."""
_Position: TypeAlias = frozenset[tuple[Topic, frozenset[Value]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything that a grade depends on.

    Attributes:
        told: the claims that stand for it: those that affirm it, or where nobody does those that deny it.
        is_affirmed: whether anybody affirms it.
        origins: where ``told`` go back to.
        reliability: of the most reliable outlet that carries it.
        outlet: that outlet; None where no outlet can be judged.
        own_judgement: where its letter comes from a user's own catalogue, the file and why; None otherwise.
        agreeing: the most origins that do not exclude what one among them says of parties and dates.
        differing: what origins exclude each other on, of parties and dates.
        details: what else its claims differ on.
        deniers: who denies it, by name.
        rivals: names of the origins that say what excludes it; only of a value.
        carriers: reports that tell it, those of one publisher and printings of one text counted once.
        is_alone: whether one claim is seen apart from all others.
    """

    told: tuple[Testimony, ...]
    is_affirmed: bool
    origins: tuple[Origin, ...]
    reliability: Reliability
    outlet: str | None
    own_judgement: str | None
    agreeing: int
    differing: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    deniers: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    carriers: int = 1
    is_alone: bool = False


def dossier(
    testimonies: Sequence[Testimony],
    found: Sequence[Origin],
    ontology: Ontology,
    *,
    texts: Texts = (),
    details: Iterable[str] = (),
) -> Dossier:
    """What the grade of a case depends on, from its claims, their origins, and which documents print one text."""
    affirming = tuple(each for each in testimonies if each.affirms)
    denying = [each for each in testimonies if not each.affirms]
    deniers = {origin.text for each in denying for origin in each.last_speakers()}
    told = affirming or tuple(denying)
    whole = _of(told, found, ontology, is_affirmed=bool(affirming))
    return replace(whole, carriers=_carriers(told, texts), details=tuple(details), deniers=tuple(sorted(deniers)))


def narrowed(
    whole: Dossier,
    claims: frozenset[ClaimRef],
    against: frozenset[ClaimRef],
    ontology: Ontology,
    *,
    texts: Texts = (),
) -> Dossier:
    """What the grade of one value of a case depends on.

    Args:
        whole: of the case.
        claims: that say the value.
        against: that say what excludes it.
        ontology: the catalogues.
        texts: documents of the case that print one text.
    """
    told = [each for each in whole.told if each.ref in claims]
    found = [origin for origin in whole.origins if not claims.isdisjoint(origin.claims)]
    rivals = [each for each in whole.origins if each not in found and not against.isdisjoint(each.claims)]
    part = _of(told, found, ontology, is_affirmed=whole.is_affirmed)
    return replace(
        part,
        carriers=_carriers(told, texts),
        deniers=whole.deniers,
        rivals=tuple(origin.text for origin in rivals),
    )


def alone(one: Testimony, found: Sequence[Origin], ontology: Ontology) -> Dossier:
    """What the grade of one claim depends on where nothing else were known but where it has it from.

    Args:
        one: the claim.
        found: the origins that it goes back to; empty where these are not known, as of a denial.
        ontology: the catalogues.
    """
    own = [replace(origin, claims=(one.ref,)) for origin in found] or one.last_speakers()
    return replace(_of([one], own, ontology, is_affirmed=True), is_alone=True)


def _of(told: Sequence[Testimony], found: Sequence[Origin], ontology: Ontology, *, is_affirmed: bool) -> Dossier:
    reliability, outlet = min(
        ((each.reliability, each.outlet) for each in told if each.outlet is not None),
        default=(Reliability.CANNOT_BE_JUDGED, None),
    )
    positions = _positions(told, found) if is_affirmed else Counter()
    return Dossier(
        told=tuple(told),
        is_affirmed=is_affirmed,
        origins=tuple(found),
        reliability=reliability,
        outlet=outlet,
        own_judgement=None if outlet is None else _own_judgement(outlet, ontology),
        agreeing=_agreeing(positions),
        differing=_differing(positions),
    )


def _carriers(told: Iterable[Testimony], texts: Texts) -> int:
    """Reports, where those of one publisher are one, and printings of one text."""
    text_of = {document: printed[0] for printed in texts for document in printed}
    publishers = {each.ref.document: each.publisher for each in told}
    first: dict[tuple[str, str], DocumentId] = {}
    joins = []
    for document, publisher in publishers.items():
        joins.append((first.setdefault(("text", text_of.get(document, document)), document), document))
        if publisher is not None:
            joins.append((first.setdefault(("publisher", publisher.casefold()), document), document))
    return len(partition(dict.fromkeys(publishers, ()), joins, lambda left, _: left))


def _own_judgement(outlet: str, ontology: Ontology) -> str | None:
    known = ontology.outlets.named(outlet)
    return ontology.own_judgement(known[0].id) if len(known) == 1 else None


def _positions(told: Iterable[Testimony], found: Iterable[Origin]) -> Mapping[_Position, int]:
    """What origins say of parties and dates, and how many of them say just that."""
    by_ref = {each.ref: each for each in told}
    return Counter(_position([by_ref[ref] for ref in origin.claims if ref in by_ref]) for origin in found)


def _position(testimonies: Iterable[Testimony]) -> _Position:
    values: dict[Topic, frozenset[Value]] = {}
    for each in testimonies:
        for topic, said in each.said.items():
            if topic.slot in PARTING:
                values[topic] = values.get(topic, frozenset()) | said
    return frozenset(values.items())


def _agreeing(positions: Mapping[_Position, int]) -> int:
    """The most origins that go together with one among them."""
    return max(
        (sum(number for right, number in positions.items() if not _parted(left, right)) for left in positions),
        default=0,
    )


def _differing(positions: Mapping[_Position, int]) -> tuple[str, ...]:
    topics = {topic for left, right in combinations(positions, 2) for topic in _parted(left, right)}
    return tuple(str(topic) for topic in sorted(topics, key=lambda topic: (place_of(topic), topic)))


def _parted(left: _Position, right: _Position) -> list[Topic]:
    """What two positions exclude each other on; one never parts from itself."""
    if left == right:
        return []
    others = dict(right)
    return [topic for topic, values in left if at_odds(values, others.get(topic, frozenset()))]

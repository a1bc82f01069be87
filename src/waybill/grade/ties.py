"""The ties of a case's tellers: who repeats whom, and who is one under two names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from waybill.core.case import TieKind
from waybill.core.claim import Claim, ClaimRef
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.core.partition import exclusive, partition
from waybill.core.speaker import SpeakerKind
from waybill.grade.outlets import Outlets
from waybill.grade.paths import Way, ways
from waybill.grade.persons import personal_names
from waybill.grade.printings import Printing, by_text
from waybill.grade.sameness import same_speakers
from waybill.grade.unnamed import described_alike
from waybill.grade.voices import Sighting, Voice, publisher_of
from waybill.ontology import Ontology
from waybill.ontology.kinds import OutletKind

SAME: Final = frozenset({TieKind.SAME_SPEAKER, TieKind.SAME_DOCUMENT, TieKind.SAME_UNNAMED})
"""Ties of tellers that are one."""
_TRANSLATED: Final = re.compile(
    r"\b(?:[Tt]ranslat(?:ed|ion)|[Pp]ress review)\b|\((?:[Ff]rom|[Ii]n) (?:the )?[A-Z]\w+\)"
)
_WIRE: Final = re.compile(r"\b(?:wire|newswire|news agency|agence|agencia|agenzia|press agency|press service)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """A tie between voices, as ``core.case.Tie`` is one between tellers."""

    kind: TieKind
    teller: Voice
    source: Voice
    claims: frozenset[ClaimRef]
    likeness: float | None = None


def bonds(
    claims: Sequence[Claim], documents: Mapping[DocumentId, Document], printed: Sequence[Printing], ontology: Ontology
) -> tuple[tuple[Way, ...], tuple[Bond, ...]]:
    """The ways of claims, and the ties between all who stand on them.

    Args:
        claims: in the order of their references.
        documents: of the case.
        printed: the same as printings, the earliest first.
        ontology: the catalogues.
    """
    first = {each: group[0] for group in by_text(printed) for each in group}
    told = {claim.document for claim in claims}
    outlets = Outlets([documents[each.document] for each in printed if each.document in told], ontology)
    walked = ways(claims, documents, first, outlets, ontology)
    earliest = {each.document: number for number, each in enumerate(printed)}
    seen = _first_sightings(walked, earliest)
    copies = list(_copies(printed, walked))
    same = [*_same_named(seen, walked, copies, ontology), *_same_unnamed(seen, walked, outlets, ontology)]
    joined = list(_joined(same, seen, walked))
    one = {bond.teller: bond.source for bond in joined}
    return walked, (*copies, *joined, *_cited(walked, one, ontology))


def _first_sightings(walked: Sequence[Way], earliest: Mapping[DocumentId, int]) -> Mapping[Voice, Sighting]:
    """Where each voice is met first, in the order of time."""
    found: dict[Voice, Sighting] = {}
    met = [each for way in walked for each in way.steps]
    last = len(earliest)
    for each in sorted(met, key=lambda each: (earliest.get(each.claim.document, last), each.claim, each.voice)):
        found.setdefault(each.voice, each)
    return found


def _copies(printed: Sequence[Printing], walked: Sequence[Way]) -> Iterator[Bond]:
    """Desks that print an earlier text; one that no claim is from is passed over."""
    claims: dict[DocumentId, set[ClaimRef]] = defaultdict(set)
    for way in walked:
        claims[way.claim.document].add(way.claim)
    by_id = {each.document: each for each in printed}
    for each in printed:
        earlier = each.of
        while earlier is not None and earlier not in claims:
            earlier = by_id[earlier].of
        if earlier is not None and each.kind is not None and each.document in claims:
            yield Bond(
                kind=each.kind,
                teller=Voice(f"desk:{each.document}"),
                source=Voice(f"desk:{earlier}"),
                claims=frozenset(claims[each.document] | claims[earlier]),
                likeness=each.likeness,
            )


def _same_named(
    seen: Mapping[Voice, Sighting], walked: Sequence[Way], copies: Sequence[Bond], ontology: Ontology
) -> Iterator[tuple[Sighting, Sighting, TieKind]]:
    copied = {bond.teller for bond in copies}
    own = {way.end for way in walked if len(way.steps) == 1} - copied
    desks = [each for each in seen.values() if each.voice in own]
    first: dict[Voice, Sighting] = {}
    for each in desks:
        before = first.setdefault(publisher_of(each.document, ontology), each)
        if before is not each:
            yield each, before, TieKind.SAME_SPEAKER
    for each in seen.values():
        if each.is_desk and each.named and each.voice not in copied:
            first.setdefault(publisher_of(each.document, ontology), each)
    speakers = [each for each in seen.values() if not each.is_desk and each.on_record]
    yield from same_speakers([*(each for each in first.values() if each.named), *speakers], ontology)


def _same_unnamed(
    seen: Mapping[Voice, Sighting], walked: Sequence[Way], outlets: Outlets, ontology: Ontology
) -> Iterator[tuple[Sighting, Sighting, TieKind]]:
    through: dict[DocumentId, set[Voice]] = defaultdict(set)
    for way in walked:
        printing = way.steps[0].printing
        for each in way.steps:
            if each.is_desk:
                through[printing].add(publisher_of(each.document, ontology))
            elif each.named and each.kind is SpeakerKind.OUTLET:
                through[printing].add(each.voice)
    unnamed = [each for each in seen.values() if not each.is_desk and not each.named]
    for later, earlier in described_alike(unnamed, through, outlets):
        yield later, earlier, TieKind.SAME_UNNAMED


def _joined(
    pairs: Iterable[tuple[Sighting, Sighting, TieKind]], seen: Mapping[Voice, Sighting], walked: Sequence[Way]
) -> Iterator[Bond]:
    """The voices of each group, tied to the one that says most plainly who it is: a desk, else a long name."""
    listed = list(pairs)
    order = {voice: number for number, voice in enumerate(seen)}
    how: dict[Voice, TieKind] = {}
    for left, right, kind in listed:
        how.setdefault(left.voice, kind)
        how.setdefault(right.voice, kind)
    nothing: frozenset[Voice] = frozenset()
    groups = partition(
        dict.fromkeys(seen, nothing), [(left.voice, right.voice) for left, right, _ in listed], exclusive
    )
    claims: dict[Voice, set[ClaimRef]] = defaultdict(set)
    for way in walked:
        for each in way.steps:
            claims[each.voice].add(way.claim)
    for group in groups:
        ranked = sorted(group, key=lambda voice: (*_vagueness(seen[voice]), order[voice]))
        for voice in ranked[1:]:
            yield Bond(
                kind=how[voice],
                teller=voice,
                source=ranked[0],
                claims=frozenset(claims[voice] | claims[ranked[0]]),
            )


def _vagueness(each: Sighting) -> tuple[int, int, int]:
    """Least for who says most plainly who answers for the words: a desk, a body or its voice, a person, a common noun.

    So a spokesman without a name is never shown as a person whom another text names.
    """
    words = each.text.split()
    proper = sum(word[0].isupper() for word in words)
    if each.is_desk:
        return 0, 0, 0
    if not each.on_record:
        return 4, 0, 0
    if personal_names(each.text, each.kind):
        return 2, -proper, -len(words)
    return 1 if proper else 3, -proper, -len(words)


def _cited(walked: Sequence[Way], one: Mapping[Voice, Voice], ontology: Ontology) -> Iterator[Bond]:
    """Who names whom as the source; a body's own text that speaks of it by name cites nobody."""
    claims: dict[tuple[Voice, Voice], set[ClaimRef]] = defaultdict(set)
    sightings: dict[tuple[Voice, Voice], tuple[Sighting, Sighting]] = {}
    for way in walked:
        for left, right in pairwise(way.steps):
            pair = left.voice, right.voice
            if one.get(pair[0], pair[0]) != one.get(pair[1], pair[1]):
                claims[pair].add(way.claim)
                sightings.setdefault(pair, (left, right))
    wires = _wires(sightings.values(), ontology)
    for pair, (left, right) in sightings.items():
        yield Bond(kind=_citation(left, right, wires), teller=pair[0], source=pair[1], claims=frozenset(claims[pair]))


def _wires(pairs: Iterable[tuple[Sighting, Sighting]], ontology: Ontology) -> frozenset[Voice]:
    """News agencies that several desks have their text from."""
    takers: dict[Voice, set[Voice]] = defaultdict(set)
    for left, right in pairs:
        if left.is_desk and right.kind is SpeakerKind.OUTLET and _is_wire(right, ontology):
            takers[right.voice].add(left.voice)
    return frozenset(voice for voice, desks in takers.items() if len(desks) > 1)


def _is_wire(outlet: Sighting, ontology: Ontology) -> bool:
    known = ontology.outlets.named(outlet.text)
    facts = ontology.outlet(known[0].id) if len(known) == 1 else None
    return (facts is not None and facts.kind is OutletKind.WIRE) or _WIRE.search(outlet.text) is not None


def _citation(left: Sighting, right: Sighting, wires: frozenset[Voice]) -> TieKind:
    if left.is_desk and right.kind is SpeakerKind.OUTLET and left.document is not None:
        if right.voice in wires:
            return TieKind.SAME_WIRE
        languages = {left.document.language, None if right.document is None else right.document.language, None}
        if _TRANSLATED.search(left.document.text) or (right.is_desk and len(languages) > 2):
            return TieKind.TRANSLATION
    return TieKind.CITES

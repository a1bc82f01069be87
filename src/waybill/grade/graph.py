"""The graph of origins: who has a claim from whom, and where that leads.

In:     the claims of a case, its documents, the catalogues.
Out:    its texts, its tellers, the ties between them, and the origins that these lead to.
Laws:   the order of the input does not matter;
        every affirming claim, or denial where nobody affirms, goes back to one origin or several;
        a tie leads from who repeats to whom it is repeated from, and names the claims that show it;
        tellers that only cite each other in a circle are one origin.
Never:  takes a repetition or a denial for an origin; tells who an unnamed source is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from waybill.core.case import Origin, Teller, Tie
from waybill.core.claim import Claim, ClaimRef, Polarity
from waybill.core.document import Document
from waybill.core.ids import DocumentId, short_digest
from waybill.core.speaker import SpeakerKind
from waybill.grade.paths import Way
from waybill.grade.printings import by_text, printings
from waybill.grade.signatures import Signature
from waybill.grade.ties import SAME, Bond, bonds
from waybill.grade.voices import Sighting, Voice
from waybill.ontology import Ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where the claims of a case come from, in the terms of ``core.case``."""

    texts: tuple[tuple[DocumentId, ...], ...]
    tellers: tuple[Teller, ...]
    ties: tuple[Tie, ...]
    origins: tuple[Origin, ...]


def provenance(
    claims: Sequence[Claim],
    documents: Mapping[DocumentId, Document],
    ontology: Ontology,
    signatures: Mapping[DocumentId, Signature] | None = None,
) -> Provenance:
    """Where the claims of a case come from.

    Denials confirm nothing: where somebody affirms, those who deny tell nothing here.

    Args:
        claims: of the case, at least one.
        documents: those of them that are known.
        ontology: the catalogues.
        signatures: those of the documents that are known; the others are computed.
    """
    in_order = sorted(claims, key=lambda each: (each.document, each.id))
    telling = [claim for claim in in_order if claim.polarity is Polarity.AFFIRMED] or in_order
    present = {claim.document: documents[claim.document] for claim in in_order if claim.document in documents}
    printed = printings(list(present.values()), signatures)
    walked, tied = bonds(telling, present, printed, ontology)
    return Provenance(
        texts=by_text(printed),
        tellers=tuple(sorted(_tellers(walked), key=lambda each: each.id)),
        ties=tuple(sorted(map(_tie, tied), key=lambda each: (each.kind, each.teller, each.source))),
        origins=_origins(walked, tied),
    )


def _tellers(walked: Sequence[Way]) -> Iterator[Teller]:
    claims: dict[Voice, set[ClaimRef]] = defaultdict(set)
    for way in walked:
        for each in way.steps:
            claims[each.voice].add(way.claim)
    for voice, each in _best_names(walked).items():
        yield Teller(
            id=_id(voice),
            text=each.text,
            kind=each.kind,
            named=each.named,
            on_record=each.on_record,
            claims=tuple(sorted(claims[voice])),
        )


def _best_names(walked: Sequence[Way]) -> Mapping[Voice, Sighting]:
    """Each voice as documents call it, by a proper name and a telling kind before others."""
    found: dict[Voice, Sighting] = {}
    for each in sorted((each for way in walked for each in way.steps), key=_plainness):
        found.setdefault(each.voice, each)
    return found


def _plainness(each: Sighting) -> tuple[bool, bool, str, SpeakerKind]:
    return not each.named, each.kind is SpeakerKind.UNKNOWN, each.text, each.kind


def _tie(bond: Bond) -> Tie:
    return Tie(
        kind=bond.kind,
        teller=_id(bond.teller),
        source=_id(bond.source),
        claims=tuple(sorted(bond.claims)),
        likeness=bond.likeness,
    )


def _id(voice: Voice) -> str:
    return f"teller-{short_digest(voice)[:8]}"


def _origins(walked: Sequence[Way], tied: Sequence[Bond]) -> tuple[Origin, ...]:
    roots, names = _roots(walked, tied), _best_names(walked)
    same = {bond.teller: bond.source for bond in tied if bond.kind in SAME}
    claims: dict[frozenset[Voice], set[ClaimRef]] = defaultdict(set)
    hops: dict[frozenset[Voice], int] = {}
    for way in walked:
        for root in roots[way.end]:
            claims[root].add(way.claim)
        for hop, each in enumerate(way.steps):
            for root in roots[each.voice]:
                if same.get(each.voice, each.voice) in root:
                    hops[root] = min(hop, hops.get(root, hop))
    found = [_origin(root, names, refs, hops[root]) for root, refs in claims.items()]
    return tuple(sorted(found, key=lambda origin: (origin.text, origin.kind, origin.claims)))


def _origin(root: frozenset[Voice], names: Mapping[Voice, Sighting], claims: Iterable[ClaimRef], hops: int) -> Origin:
    members = [names[voice] for voice in root]
    plainest = min(members, key=_plainness)
    return Origin(
        text=plainest.text,
        kind=plainest.kind,
        named=plainest.named,
        claims=tuple(sorted(claims)),
        on_record=any(each.on_record for each in members),
        hops=hops,
        tellers=tuple(sorted(map(_id, root))),
    )


def _roots(walked: Sequence[Way], tied: Sequence[Bond]) -> Mapping[Voice, frozenset[frozenset[Voice]]]:
    """For each voice the roots it goes back to; voices that cite each other in a circle are one root."""
    import rustworkx  # slow to import, and only needed here

    voices = sorted({each.voice for way in walked for each in way.steps})
    number = {voice: index for index, voice in enumerate(voices)}
    graph: rustworkx.PyDiGraph[Voice, None] = rustworkx.PyDiGraph(multigraph=False)
    graph.add_nodes_from(voices)
    graph.add_edges_from_no_data(sorted({(number[bond.teller], number[bond.source]) for bond in tied}))
    roots: dict[Voice, frozenset[frozenset[Voice]]] = {}
    # Circles come out behind everything that they cite.
    for circle in rustworkx.strongly_connected_components(graph):
        members = frozenset(voices[index] for index in circle)
        cited = {voices[index] for member in circle for index in graph.successor_indices(member)} - members
        above: frozenset[frozenset[Voice]] = frozenset().union(*(roots[voice] for voice in cited))
        roots.update(dict.fromkeys(members, above or frozenset({members})))
    return roots

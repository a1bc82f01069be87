"""Count the independent origins of a case: the roots of what its speakers repeat.

Speakers are the nodes of a graph, an edge leads from each to the one that it cites, and the origins are where no edge
leads on. So a paper that is cited as the source is no origin beside the witness that it names elsewhere in the case,
and papers that cite each other in a circle are one origin.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from waybill.core.case import Origin
from waybill.core.claim import Claim, ClaimRef, Polarity
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.core.speaker import SpeakerKind
from waybill.grade.voices import Said, Voice, spoken
from waybill.ontology import Ontology


def origins(
    claims: Sequence[Claim], documents: Mapping[DocumentId, Document], ontology: Ontology
) -> tuple[Origin, ...]:
    """Origins of a case's affirming claims, or of its denials where nobody affirms; by name.

    Denials confirm nothing: where somebody affirms, those who deny are found in the claims and the grade's reasons.
    """
    affirming = [claim for claim in claims if claim.polarity is Polarity.AFFIRMED]
    said = spoken(affirming or claims, documents, ontology)
    roots = _roots(said)
    reaching: dict[frozenset[Voice], set[ClaimRef]] = defaultdict(set)
    for each in said:
        for root in roots[each.path[-1]]:
            reaching[root].add(ClaimRef(each.claim.document, each.claim.id))
    found = [_origin(root, said, refs) for root, refs in reaching.items()]
    return tuple(sorted(found, key=lambda origin: (origin.text, origin.kind, origin.claims)))


def _roots(said: Iterable[Said]) -> Mapping[Voice, frozenset[frozenset[Voice]]]:
    """For each voice the roots it goes back to; voices that cite each other in a circle are one root."""
    import rustworkx  # slow to import, and only needed here

    listed = list(said)
    voices = sorted({voice for each in listed for voice in each.path})
    number = {voice: index for index, voice in enumerate(voices)}
    graph: rustworkx.PyDiGraph[Voice, None] = rustworkx.PyDiGraph(multigraph=False)
    graph.add_nodes_from(voices)
    steps = sorted({step for each in listed for step in pairwise(each.path)})
    graph.add_edges_from_no_data([(number[left], number[right]) for left, right in steps])
    roots: dict[Voice, frozenset[frozenset[Voice]]] = {}
    # Circles come out behind everything that they cite.
    for circle in rustworkx.strongly_connected_components(graph):
        members = frozenset(voices[index] for index in circle)
        cited = {voices[index] for member in circle for index in graph.successor_indices(member)} - members
        above: frozenset[frozenset[Voice]] = frozenset().union(*(roots[voice] for voice in cited))
        roots.update(dict.fromkeys(members, above or frozenset({members})))
    return roots


def _origin(root: frozenset[Voice], said: Iterable[Said], claims: Iterable[ClaimRef]) -> Origin:
    """The root under a name that documents use for it, a proper name and a telling kind before others."""
    names = {name for each in said for voice, name in zip(each.path, each.names, strict=True) if voice in root}
    text, kind, named = min(names, key=lambda name: (not name[2], name[1] is SpeakerKind.UNKNOWN, name))
    return Origin(text=text, kind=kind, named=named, claims=tuple(sorted(claims)))

"""Compare predicted claims with a reference, as the guide's last section says.

In:     documents read by two hands, in any order; the reference decides which documents count.
Out:    figures for claims, slots and labels, and every difference beside its words.
Laws:   a reading compared with itself scores 1 wherever there is something to score;
        the order of documents and claims does not matter;
        readings in exchanged places exchange precision and recall of claims and of all slots together, where
        quantities are given by both or neither;
        a document that was not predicted counts as one without claims.
Never:  looks at entities, scores or triggers, so a reading scores the same before and after it is resolved.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from waybill.core.claim import Claim
from waybill.core.ids import ClaimId, DocumentId, JsonObject
from waybill.core.outcome import ReadDocument
from waybill.errors import UsageError
from waybill.evaluation.errors import DocumentDifferences, differences
from waybill.evaluation.likeness import Catalogues
from waybill.evaluation.pairing import Pairing, pair
from waybill.evaluation.scores import Accuracy, Score, Share, total
from waybill.evaluation.slots import LABELS, SLOTS, AnySlot

POINTERS: Final[Mapping[str, Callable[[Claim], ClaimId | None]]] = {
    "part_of": lambda claim: claim.part_of,
    "disputes": lambda claim: claim.disputes,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What a comparison comes to.

    Attributes:
        documents: number of documents in the reference.
        claims: pairs among all claims.
        strict: pairs in which supplier, recipient, items, stage and polarity are all right.
        fillers_and_labels: what the guide calls slot F1: all fillers, and the labels of pairs.
        slots: by name, in the guide's order; fillers of claims without partner included.
        labels: by name, on pairs.
        item_class: on items that match.
        chain_length: on source chains that match; its confusions are between numbers of nodes.
        pointers: ``part_of`` and ``disputes``: right where the partner points to the partner of the same claim; not
            part of slot F1.
        clean: of the documents without claims in the reference those for which none was predicted.
        not_predicted: documents that nothing was predicted for, sorted; they count as predicted without claims.
        not_in_reference: predicted documents that the reference lacks, sorted; they count nowhere.
        differences: one for each document of the reference, by id.
    """

    documents: int
    claims: Score
    strict: Score
    fillers_and_labels: Score
    slots: Mapping[str, Score]
    labels: Mapping[str, Accuracy]
    item_class: Accuracy
    chain_length: Accuracy
    pointers: Mapping[str, Score]
    clean: Share
    not_predicted: tuple[DocumentId, ...]
    not_in_reference: tuple[DocumentId, ...]
    differences: tuple[DocumentDifferences, ...]

    def to_json(self) -> JsonObject:
        """The figures as a JSON object, without the differences."""
        return {
            "documents": self.documents,
            "claim": self.claims.to_json(),
            "slot": self.fillers_and_labels.to_json(),
            "strict_claim": self.strict.to_json(),
            "slots": {name: score.to_json() for name, score in self.slots.items()},
            "labels": {name: accuracy.to_json() for name, accuracy in self.labels.items()},
            "item_class": self.item_class.to_json(),
            "chain_length": self.chain_length.to_json(),
            "pointers": {name: score.to_json() for name, score in self.pointers.items()},
            "clean": self.clean.to_json(),
            "not_predicted": list(self.not_predicted),
            "not_in_reference": list(self.not_in_reference),
        }


def compare(reference: Sequence[ReadDocument], predicted: Sequence[ReadDocument], ontology: Catalogues) -> Evaluation:
    """Score predicted claims against a reference.

    Args:
        reference: the documents that count, with the claims that are right.
        predicted: the same documents with other claims; some may lack.
        ontology: the catalogues that names are looked up in.

    Raises:
        UsageError: a document that comes twice, or was predicted on another text.
    """
    wanted, given = _by_id(reference, "the reference"), _by_id(predicted, "the prediction")
    pairings = {
        document: pair(read.reading.claims, _claims_on(read, given.get(document)), ontology)
        for document, read in sorted(wanted.items())
    }
    pairs = [couple for pairing in pairings.values() for couple in pairing.pairs]
    slots = {slot.name: total(_of_slot(slot, pairing) for pairing in pairings.values()) for slot in SLOTS}
    labels = {
        name: Accuracy.of((couple.labels[place].reference, couple.labels[place].predicted) for couple in pairs)
        for place, name in enumerate(label.name for label in LABELS)
    }
    empty = [pairing for document, pairing in pairings.items() if not wanted[document].reading.claims]
    return Evaluation(
        documents=len(wanted),
        claims=total(_of_claims(pairing, len(pairing.pairs)) for pairing in pairings.values()),
        strict=total(
            _of_claims(pairing, sum(each.is_strict for each in pairing.pairs)) for pairing in pairings.values()
        ),
        fillers_and_labels=total((*slots.values(), *(accuracy.score for accuracy in labels.values()))),
        slots=slots,
        labels=labels,
        item_class=Accuracy.of(
            (item.weapon_class.value, other.weapon_class.value) for couple in pairs for item, other in couple.items
        ),
        chain_length=Accuracy.of(
            (str(len(chain)), str(len(other))) for couple in pairs for chain, other in couple.chains
        ),
        pointers={
            name: total(_of_pointer(pointer, pairing) for pairing in pairings.values())
            for name, pointer in POINTERS.items()
        },
        clean=Share(right=sum(not pairing.wrong for pairing in empty), total=len(empty)),
        not_predicted=tuple(document for document in pairings if document not in given),
        not_in_reference=tuple(sorted(document for document in given if document not in wanted)),
        differences=tuple(
            DocumentDifferences(document=document, differences=differences(wanted[document].document.text, pairing))
            for document, pairing in pairings.items()
        ),
    )


def _by_id(documents: Iterable[ReadDocument], place: str) -> dict[DocumentId, ReadDocument]:
    found: dict[DocumentId, ReadDocument] = {}
    for read in documents:
        if read.document.id in found:
            raise UsageError(problem=f"document {read.document.id} comes twice in {place}")
        found[read.document.id] = read
    return found


def _claims_on(reference: ReadDocument, predicted: ReadDocument | None) -> tuple[Claim, ...]:
    """The predicted claims, whose offsets mean something only in the text of the reference."""
    if predicted is None:
        return ()
    if predicted.document.text != reference.document.text:
        raise UsageError(problem=f"document {reference.document.id} was predicted on another text than the reference's")
    return predicted.reading.claims


def _of_claims(pairing: Pairing, right: int) -> Score:
    paired = len(pairing.pairs)
    return Score(right=right, predicted=paired + len(pairing.wrong), reference=paired + len(pairing.missed))


def _of_slot(slot: AnySlot, pairing: Pairing) -> Score:
    matches = [match for couple in pairing.pairs for match in couple.slots if match.slot == slot.name]
    return Score(
        right=sum(len(match.couples) for match in matches),
        predicted=sum(len(match.predicted) for match in matches) + _count(slot, pairing.wrong),
        reference=sum(len(match.reference) for match in matches) + _count(slot, pairing.missed),
    )


def _count(slot: AnySlot, claims: Iterable[Claim]) -> int:
    return sum(len(slot.parts(claim)) for claim in claims)


def _of_pointer(pointer: Callable[[Claim], ClaimId | None], pairing: Pairing) -> Score:
    partners = {couple.reference.id: couple.predicted.id for couple in pairing.pairs}
    wanted = [couple.reference for couple in pairing.pairs] + list(pairing.missed)
    given = [couple.predicted for couple in pairing.pairs] + list(pairing.wrong)
    return Score(
        right=sum(
            pointer(couple.predicted) == partners.get(target)
            for couple in pairing.pairs
            if (target := pointer(couple.reference)) in partners
        ),
        predicted=sum(pointer(claim) is not None for claim in given),
        reference=sum(pointer(claim) is not None for claim in wanted),
    )

"""Summaries and their details: a lede that sums up transfers told below, each by its own claim."""

from collections.abc import Sequence
from dataclasses import replace

from waybill.core.claim import Claim, Filler, Item, Polarity, WeaponClass
from waybill.core.ids import EntityId
from waybill.extract.claims.sketches import Sketch, are_known_others, is_same_item, share_a_side, shares_party, sides
from waybill.extract.parties.reference import entities
from waybill.extract.sentences.phrases import Sentence
from waybill.extract.speech.attribution import LEDE_SENTENCES
from waybill.ontology import AliasKind, Hit, Ontology


def apportion(sketches: Sequence[Sketch], ontology: Ontology) -> list[Sketch]:
    """Sketches without the items of a list that another sketch says somebody else gave."""
    return [replace(sketch, items=_own_items(sketch, sketches, ontology)) for sketch in sketches]


def _own_items(sketch: Sketch, sketches: Sequence[Sketch], ontology: Ontology) -> tuple[Item, ...]:
    others = [
        each
        for each in sketches
        if each is not sketch
        and each.polarity is sketch.polarity
        and len(each.items) < len(sketch.items)
        and each.supplier
        and not shares_party(sketch.supplier, each.supplier, ontology)
    ]
    taken = [item for each in others for item in each.items]
    designated = {hit.entities for item in taken for hit in _designations(item, ontology)}
    return tuple(
        item for item in sketch.items if not designated & {hit.entities for hit in _designations(item, ontology)}
    )


def _designations(item: Item, ontology: Ontology) -> tuple[Hit, ...]:
    """Names of particular weapons in an item, generic terms left out."""
    return tuple(hit for hit in ontology.weapons.find(item.text) if hit.how is not AliasKind.GENERIC)


def tie_details(claims: Sequence[Claim], sentences: Sequence[Sentence], ontology: Ontology) -> tuple[Claim, ...]:
    """Claims with those that detail a summary tied to it; what the summary calls covert, its details are too."""
    lede_end = sentences[min(LEDE_SENTENCES, len(sentences)) - 1].span.end if sentences else 0
    summary = next((claim for claim in claims if _sums_up(claim, lede_end)), None)
    if summary is None:
        return tuple(claims)
    return tuple(
        replace(claim, part_of=summary.id, covert=claim.covert or summary.covert)
        if _details(claim, summary, ontology)
        else claim
        for claim in claims
    )


def _sums_up(claim: Claim, lede_end: int) -> bool:
    in_lede = claim.evidence[0].span.start < lede_end and len(claim.evidence) > 1
    return in_lede and claim.date is None and claim.polarity is Polarity.AFFIRMED and len(claim.items) > 1


def _details(claim: Claim, summary: Claim, ontology: Ontology) -> bool:
    """Whether a later claim tells one of the transfers that a summary sums up."""
    if claim is summary or claim.polarity is Polarity.DENIED or claim.evidence[0].span <= summary.evidence[0].span:
        return False
    if claim.date is None and not claim.transport and not any(item.quantity for item in claim.items):
        return False
    told = all(any(is_same_item(item, other) for other in summary.items) for item in claim.items)
    taker = bool(_belongs(claim.recipient, ontology) & _belongs(summary.recipient, ontology))
    return told and taker and not are_known_others(claim.supplier, summary.supplier, ontology)


def can_detail(claim: Claim, summary: Claim, ontology: Ontology) -> bool:
    """Whether a claim has a giver or a taker of its summary, no known other in the place of either, and like goods."""
    is_of_one = share_a_side(claim, summary, ontology)
    is_of_others = any(are_known_others(*side, ontology) for side in sides(claim, summary))
    return is_of_one and not is_of_others and not _moves_others(claim, summary)


def _moves_others(claim: Claim, summary: Claim) -> bool:
    """Whether the goods of a claim are of no class of its summary's, which all have one: "military aid" may be any."""
    own, summed_up = ({item.weapon_class for item in each.items} for each in (claim, summary))
    return bool(own and summed_up) and not own & summed_up and WeaponClass.OTHER not in own | summed_up


def _belongs(parties: Sequence[Filler], ontology: Ontology) -> frozenset[EntityId]:
    """Whom parties mean, and what these belong to: a state's forces and the state."""
    meant = [entity for party in parties for entity in entities(party.text, ontology)]
    return frozenset(meant) | {above.id for entity in meant for above in ontology.parties.ancestors(entity)}

"""What the affirming claims of a case say, slot by slot; values that disagree stand side by side.

A case that only denials speak of is summed up by what they deny, and has no stage.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from waybill.core.case import Summary, SummaryItem, SummaryParty
from waybill.core.claim import Basis, Certainty, Claim, ClaimRef, Filler, Item, Polarity, Stage, WeaponClass
from waybill.core.ids import DocumentId, EntityId
from waybill.core.period import Period
from waybill.core.quantity import Money, Quantity
from waybill.link.profile import ref_of
from waybill.text.names import key

_PROGRESS: Final = (Stage.SOUGHT, Stage.OFFERED, Stage.AGREED, Stage.DISPATCHED, Stage.DELIVERED)


def summary(claims: Sequence[Claim], published: Mapping[DocumentId, date | None]) -> Summary:
    """Sum up claims of one case, sorted by their references."""
    affirming = [claim for claim in claims if claim.polarity is Polarity.AFFIRMED]
    telling = affirming or claims
    stage = _furthest(affirming, published)
    return Summary(
        supplier=_fillers((ref_of(claim), filler) for claim in telling for filler in claim.supplier),
        recipient=_fillers((ref_of(claim), filler) for claim in telling for filler in claim.recipient),
        intermediary=_fillers((ref_of(claim), filler) for claim in telling for filler in claim.intermediary),
        items=_items((ref_of(claim), item) for claim in telling for item in claim.items),
        origin=_fillers((ref_of(claim), filler) for claim in telling for filler in claim.origin),
        via=_fillers((ref_of(claim), filler) for claim in telling for filler in claim.via),
        destination=_fillers((ref_of(claim), filler) for claim in telling for filler in claim.destination),
        transport=tuple(sorted({carriage.mode for claim in telling for carriage in claim.transport})),
        dates=_periods(claim.date.period for claim in telling if claim.date),
        values=_values(claim.value.money for claim in telling if claim.value),
        stage=stage,
        certainty=_surest(claim.certainty for claim in affirming if claim.stage is stage),
        basis=tuple(sorted({claim.basis for claim in telling} - {Basis.UNKNOWN})),
        covert=any(claim.covert for claim in telling),
    )


def _furthest(claims: Sequence[Claim], published: Mapping[DocumentId, date | None]) -> Stage | None:
    """The furthest step on the way; an end before the goal counts where it is not older news than that step.

    What is only conceivable counts where nothing firmer is said.
    """
    firm = [claim for claim in claims if claim.certainty is not Certainty.POSSIBLE] or claims
    if not firm:
        return None
    latest: dict[Stage, date] = {}
    for claim in firm:
        day = published.get(claim.document) or date.min
        latest[claim.stage] = max(day, latest.get(claim.stage, date.min))
    reached = [stage for stage in _PROGRESS if stage in latest]
    ends = [stage for stage in latest if stage not in _PROGRESS]
    if not reached or (ends and max(latest[end] for end in ends) >= latest[reached[-1]]):
        return max(ends, key=lambda end: (latest[end], end))
    return reached[-1]


def _surest(certainties: Iterable[Certainty]) -> Certainty:
    """The firmest of several; of none, what says nothing of doubt."""
    return min(certainties, key=list(Certainty).index, default=Certainty.STATED)


def _fillers(mentions: Iterable[tuple[ClaimRef, Filler]]) -> tuple[SummaryParty, ...]:
    names: dict[tuple[EntityId | None, str], list[tuple[ClaimRef, str]]] = defaultdict(list)
    for ref, filler in mentions:
        names[(filler.entity, "" if filler.entity else key(filler.text))].append((ref, filler.text))
    found = [
        SummaryParty(name=_commonest(text for _, text in met), entity=entity, claims=_refs(ref for ref, _ in met))
        for (entity, _), met in names.items()
    ]
    return tuple(sorted(found, key=lambda party: (-len(party.claims), party.name, party.entity or "")))


def _items(mentions: Iterable[tuple[ClaimRef, Item]]) -> tuple[SummaryItem, ...]:
    listed = list(mentions)
    several = _several(listed)
    kinds: dict[tuple[EntityId | None, str, WeaponClass], list[tuple[ClaimRef, Item]]] = defaultdict(list)
    for ref, item in listed:
        name = key(item.text) if item.entity is None or item.entity in several else ""
        kinds[(item.entity, name, item.weapon_class)].append((ref, item))
    found = [
        SummaryItem(
            name=_commonest(item.text for _, item in met),
            weapon_class=weapon_class,
            entity=entity,
            quantities=_quantities(item.quantity for _, item in met if item.quantity),
            claims=_refs(ref for ref, _ in met),
        )
        for (entity, _, weapon_class), met in kinds.items()
    ]
    return tuple(sorted(found, key=lambda item: (-len(item.claims), item.name, item.weapon_class, item.entity or "")))


def _several(mentions: Iterable[tuple[ClaimRef, Item]]) -> set[EntityId]:
    """What one claim calls by several names: they are not one thing to it, such as barrels and slides of pistols."""
    names: dict[tuple[ClaimRef, EntityId], set[str]] = defaultdict(set)
    for ref, item in mentions:
        if item.entity is not None:
            names[ref, item.entity].add(key(item.text))
    return {entity for (_, entity), called in names.items() if len(called) > 1}


def _commonest(names: Iterable[str]) -> str:
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name))


def _refs(refs: Iterable[ClaimRef]) -> tuple[ClaimRef, ...]:
    return tuple(sorted(set(refs)))


def _quantities(quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    return tuple(sorted(set(quantities), key=lambda each: (each.value, each.bound, each.unit or "", each.high or 0)))


def _periods(periods: Iterable[Period]) -> tuple[Period, ...]:
    return tuple(sorted(set(periods), key=lambda each: (each.earliest or date.min, each.latest or date.max, each.edtf)))


def _values(values: Iterable[Money]) -> tuple[Money, ...]:
    return tuple(sorted(set(values), key=lambda each: (each.currency, each.amount, each.bound)))

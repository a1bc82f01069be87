"""A claim in the making: the words of one frame or of several that speak of one transfer."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from waybill.core.claim import Basis, Carriage, Certainty, Dating, Filler, Item, Polarity, Price, Stage, WeaponClass
from waybill.core.quantity import Quantity
from waybill.core.span import Span
from waybill.core.speaker import Chain
from waybill.extract.reference import is_same_party
from waybill.ontology import Ontology
from waybill.text.names import content_words

_Part = TypeVar("_Part")

STAGES: Final = (
    Stage.SOUGHT,
    Stage.OFFERED,
    Stage.AGREED,
    Stage.DISPATCHED,
    Stage.DELIVERED,
    Stage.INTERCEPTED,
    Stage.BLOCKED,
)
"""From the first step to the last: of the steps of one batch the furthest counts."""
NEAR_SENTENCES: Final = 4
"""Frames further apart than this are not the steps of one batch unless they name the same weapons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one or several frames say, with fillers bound to their words.

    Attributes:
        sentences: numbers of the sentences that it stands on, in order.
        anaphoric: whether its items are only pointed to ("them", "the shipment").
    """

    triggers: tuple[Span, ...]
    sentences: tuple[int, ...]
    basis: Basis
    stage: Stage
    polarity: Polarity
    certainty: Certainty
    covert: bool
    supplier: tuple[Filler, ...] = ()
    recipient: tuple[Filler, ...] = ()
    intermediary: tuple[Filler, ...] = ()
    items: tuple[Item, ...] = ()
    origin: tuple[Filler, ...] = ()
    via: tuple[Filler, ...] = ()
    destination: tuple[Filler, ...] = ()
    transport: tuple[Carriage, ...] = ()
    date: Dating | None = None
    value: Price | None = None
    chains: tuple[Chain, ...] = ()
    anaphoric: bool = False

    @property
    def has_party_or_route(self) -> bool:
        """Whether anybody gives or gets, or anything leaves or arrives anywhere."""
        return bool(self.supplier or self.recipient or self.intermediary or self.origin or self.destination or self.via)


def speak_of_one_transfer(earlier: Draft, later: Draft, ontology: Ontology) -> bool:
    """Whether two drafts of a document can be steps or views of one batch."""
    if earlier.polarity is not later.polarity:
        return False
    gap = later.sentences[0] - earlier.sentences[-1]
    if _conflict(earlier.supplier, later.supplier, ontology) or _conflict(earlier.recipient, later.recipient, ontology):
        return False
    if earlier.date and later.date and not earlier.date.period.meets(later.date.period):
        return False
    if earlier.chains and later.chains and earlier.stage is not later.stage and not _share_origin(earlier, later):
        return False
    if later.anaphoric or not later.items:
        return gap <= 1
    if not _items_agree(earlier.items, later.items):
        return False
    tied = (
        _shared(earlier.supplier, later.supplier, ontology)
        or _shared(earlier.recipient, later.recipient, ontology)
        or (gap == 0)
    )
    return tied and gap <= NEAR_SENTENCES


def _conflict(left: Sequence[Filler], right: Sequence[Filler], ontology: Ontology) -> bool:
    return bool(left and right) and not _shared(left, right, ontology)


def _shared(left: Sequence[Filler], right: Sequence[Filler], ontology: Ontology) -> bool:
    return any(is_same_party(one, other, ontology) for one in left for other in right)


def _share_origin(left: Draft, right: Draft) -> bool:
    return bool({chain[-1].text for chain in left.chains} & {chain[-1].text for chain in right.chains})


def _items_agree(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Whether one side is unspecific, or both name one weapon with no differing number."""
    if not left or not right:
        return True
    if all(item.weapon_class is WeaponClass.OTHER for item in left) or all(
        item.weapon_class is WeaponClass.OTHER for item in right
    ):
        return not _numbers_differ(left, right)
    return any(
        bool(content_words(one.text) & content_words(other.text)) and not _numbers_differ([one], [other])
        for one in left
        for other in right
    )


def _numbers_differ(left: Sequence[Item], right: Sequence[Item]) -> bool:
    mine = {_number(item.quantity) for item in left} - {None}
    others = {_number(item.quantity) for item in right} - {None}
    return bool(mine and others) and not mine & others


def _number(quantity: Quantity | None) -> float | None:
    return None if quantity is None else quantity.value


def join(earlier: Draft, later: Draft, ontology: Ontology) -> Draft:
    """One draft of two: the fillers of both, the furthest stage, what either knows."""

    def parties(left: tuple[Filler, ...], right: tuple[Filler, ...]) -> tuple[Filler, ...]:
        return _union(left, right, lambda one, other: is_same_party(one, other, ontology))

    further = max((earlier, later), key=lambda draft: (STAGES.index(draft.stage), draft is earlier))
    return replace(
        earlier,
        triggers=(*earlier.triggers, *later.triggers),
        sentences=tuple(sorted({*earlier.sentences, *later.sentences})),
        basis=later.basis if earlier.basis is Basis.UNKNOWN else earlier.basis,
        stage=further.stage,
        certainty=earlier.certainty,
        covert=earlier.covert or later.covert,
        supplier=parties(earlier.supplier, later.supplier),
        recipient=parties(earlier.recipient, later.recipient),
        intermediary=parties(earlier.intermediary, later.intermediary),
        items=merged_items((*earlier.items, *later.items)),
        origin=parties(earlier.origin, later.origin),
        via=parties(earlier.via, later.via),
        destination=parties(earlier.destination, later.destination),
        transport=_union(earlier.transport, later.transport, lambda one, other: one.mode is other.mode),
        date=(further.date or earlier.date or later.date),
        value=earlier.value or later.value,
        chains=earlier.chains or later.chains,
        anaphoric=earlier.anaphoric and later.anaphoric,
    )


def merged_items(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items named once: of two names of the same thing the longer, with the number of either."""
    kept: list[Item] = []
    for item in items:
        words = content_words(item.text)
        for place, other in enumerate(kept):
            others = content_words(other.text)
            if words and others and (words <= others or others <= words) and not _numbers_differ([item], [other]):
                longer = item if len(words) > len(others) else other
                kept[place] = replace(longer, quantity=longer.quantity or item.quantity or other.quantity)
                break
        else:
            kept.append(item)
    return tuple(kept)


def specific(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Items without the generic ones, where there are specific ones; a counted total is kept."""
    named = [item for item in items if item.weapon_class is not WeaponClass.OTHER or item.quantity is not None]
    return tuple(named) if named else items


def _union(
    left: tuple[_Part, ...], right: tuple[_Part, ...], is_same: Callable[[_Part, _Part], bool]
) -> tuple[_Part, ...]:
    return (*left, *(each for each in right if not any(is_same(other, each) for other in left)))

"""A claim in the making: the words of one frame or of several that speak of one transfer."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias, TypeVar

from waybill.core.claim import (
    Basis,
    Carriage,
    Certainty,
    Claim,
    Dating,
    Filler,
    Item,
    Mode,
    Polarity,
    Price,
    Stage,
    WeaponClass,
)
from waybill.core.quantity import Quantity
from waybill.core.span import Span
from waybill.core.speaker import Chain, SpeakerKind
from waybill.extract.parties.reference import entities, is_same_party
from waybill.ontology import Ontology
from waybill.text.names import content_words
from waybill.text.wordlists import listed

_Part = TypeVar("_Part")

_FAR: Final = (Mode.SEA, Mode.AIR)
"""Means by which weapons go from one land to another, so that to stop them there says of a route."""
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
CERTAINTIES: Final = (Certainty.STATED, Certainty.ALLEGED, Certainty.POSSIBLE)
"""From the firmest: what one sentence says flatly is not made weaker by a headline's "reportedly"."""
SAME_LIST_ITEMS: Final = 2
"""Two lists of weapons that share this many are taken for one, whatever unknown names their takers go by."""
_VAGUE: Final = listed("system weapon equipment type made designed built military new heavy light other")
_ANY_ARMS: Final = listed("arms weapons weaponry armaments")
NEIGHBOURS: Final = 20
"""How many sketches on either side are looked at for a party that one leaves out."""
NEAR_SENTENCES: Final = 4
"""Frames further apart than this are not the steps of one batch unless they name the same weapons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What one or several frames say, with fillers bound to their words.

    Attributes:
        sentences: numbers of the sentences that it stands on, in order.
        anaphoric: whether its items are only pointed to ("them", "the shipment").
        heads: whether it is a headline, which sums up what the text below says.
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
    heads: bool = False

    @property
    def has_party_or_route(self) -> bool:
        """Whether anybody gives or gets, or anything leaves or arrives anywhere, or was stopped in what carried it."""
        is_stopped = self.stage is Stage.INTERCEPTED and any(each.mode in _FAR for each in self.transport)
        named = (self.supplier, self.recipient, self.intermediary, self.origin, self.destination, self.via)
        return is_stopped or any(named)


Telling: TypeAlias = Sketch | Claim


def speak_of_one_transfer(earlier: Sketch, later: Sketch, ontology: Ontology) -> bool:
    """Whether two sketches of a document can be steps or views of one batch."""
    if earlier.polarity is not later.polarity:
        return False
    gap = later.sentences[0] - earlier.sentences[-1]
    if gap > NEAR_SENTENCES:
        return False
    headline = earlier.heads or later.heads
    alike = len(_common_items(earlier.items, later.items)) >= SAME_LIST_ITEMS or headline
    if any(_conflict(*side, ontology, lenient=alike) for side in sides(earlier, later)):
        return False
    if earlier.date and later.date and not earlier.date.period.meets(later.date.period):
        return False
    if earlier.chains and later.chains and earlier.stage is not later.stage and not _share_origin(earlier, later):
        return False
    if later.anaphoric or not later.items:
        return gap <= 1
    if not (later.supplier or later.recipient) or not (earlier.supplier or earlier.recipient):
        return gap <= 1 and _items_agree(earlier.items, later.items)
    if not _items_agree(earlier.items, later.items):
        return False
    return share_a_side(earlier, later, ontology) or gap == 0 or (headline and gap == 1)


def _conflict(left: Sequence[Filler], right: Sequence[Filler], ontology: Ontology, *, lenient: bool) -> bool:
    """Whether both sides name parties and no common one; leniently, only where both are known to the catalogues."""
    if lenient:
        return are_known_others(left, right, ontology)
    return bool(left and right) and not shares_party(left, right, ontology)


def are_known_others(left: Sequence[Filler], right: Sequence[Filler], ontology: Ontology) -> bool:
    """Whether both sides are known to the catalogues and are not the same."""
    known = [any(entities(filler.text, ontology) for filler in side) for side in (left, right)]
    return all(known) and not shares_party(left, right, ontology)


def _common_items(left: Sequence[Item], right: Sequence[Item]) -> list[Item]:
    return [item for item in left if any(is_same_item(item, other) for other in right)]


def is_same_item(left: Item, right: Item) -> bool:
    """Whether two items are of one class and share a word that says something."""
    shared = (content_words(left.text) & content_words(right.text)) - _VAGUE
    return left.weapon_class is right.weapon_class and bool(shared)


def shares_party(left: Sequence[Filler], right: Sequence[Filler], ontology: Ontology) -> bool:
    """Whether a party of one side can be one of the other."""
    return any(is_same_party(one, other, ontology) for one in left for other in right)


def sides(one: Telling, other: Telling) -> tuple[tuple[tuple[Filler, ...], tuple[Filler, ...]], ...]:
    """Who gives by the one and by the other, and who gets."""
    return (one.supplier, other.supplier), (one.recipient, other.recipient)


def share_a_side(one: Telling, other: Telling, ontology: Ontology) -> bool:
    """Whether two name the same giver or the same taker."""
    return any(shares_party(*side, ontology) for side in sides(one, other))


def share_both_sides(one: Telling, other: Telling, ontology: Ontology) -> bool:
    """Whether two name the same giver and the same taker."""
    return all(shares_party(*side, ontology) for side in sides(one, other))


def fit(one: Telling, other: Telling, ontology: Ontology) -> bool:
    """Whether of two none names a giver or a taker beside another one of the other's."""
    return all(not all(side) or shares_party(*side, ontology) for side in sides(one, other))


def _share_origin(left: Sketch, right: Sketch) -> bool:
    return bool({chain[-1].text for chain in left.chains} & {chain[-1].text for chain in right.chains})


def _items_agree(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Whether one side is unspecific, or both name one weapon with no differing number."""
    if not left or not right:
        return True
    if all(item.weapon_class is WeaponClass.OTHER for item in left) or all(
        item.weapon_class is WeaponClass.OTHER for item in right
    ):
        return not _numbers_differ(left, right)
    return any(is_same_item(one, other) and not _numbers_differ([one], [other]) for one in left for other in right)


def _numbers_differ(left: Sequence[Item], right: Sequence[Item]) -> bool:
    mine = {_number(item.quantity) for item in left} - {None}
    others = {_number(item.quantity) for item in right} - {None}
    return bool(mine and others) and not mine & others


def _number(quantity: Quantity | None) -> float | None:
    return None if quantity is None else quantity.value


def _fuller(left: tuple[Chain, ...], right: tuple[Chain, ...]) -> tuple[Chain, ...]:
    """The chains that lead further to the origin, where both go by the same first speaker; else the first."""
    if not left or not right:
        return left or right
    if left[0][-1].kind is SpeakerKind.OUTLET and not left[0][-1].named:
        return right  # "a newspaper says" over what the text then ascribes to it by name
    same = content_words(left[0][0].text) & content_words(right[0][0].text)
    return right if same and max(map(len, right)) > max(map(len, left)) else left


def complete(sketches: Sequence[Sketch], ontology: Ontology) -> list[Sketch]:
    """Sketches that leave out who gives or gets, with the party that the sketches around them name for it.

    What a text has named once it leaves out afterwards, so the nearest sketch before comes first, then those behind.
    """
    done: list[Sketch] = []
    for number, sketch in enumerate(sketches):
        if sketch.has_party_or_route or _names_a_weapon(sketch):
            behind = () if sketch.polarity is Polarity.DENIED else sketches[number + 1 : number + 1 + NEIGHBOURS]
            for other in _around(sketch, done, behind):
                sketch = _completed(sketch, other, ontology)
        done.append(sketch)
    return [_with_basis(sketch, done, ontology) for sketch in done]


def _around(sketch: Sketch, before: Sequence[Sketch], behind: Sequence[Sketch]) -> list[Sketch]:
    """The sketches of the sentences around one, those before it first, the nearest first."""
    near = (*reversed(before[-NEIGHBOURS:]), *behind)
    return [other for other in near if _sentences_between(sketch, other) <= NEAR_SENTENCES]


def _sentences_between(left: Sketch, right: Sketch) -> int:
    return max(left.sentences[0] - right.sentences[-1], right.sentences[0] - left.sentences[-1])


def _with_basis(sketch: Sketch, sketches: Sequence[Sketch], ontology: Ontology) -> Sketch:
    """A sketch of unknown basis, as a grant where another says so of the same giver and taker."""
    gifts = (other for other in sketches if other.basis is Basis.GRANT)
    is_given = sketch.basis is Basis.UNKNOWN and any(share_both_sides(sketch, other, ontology) for other in gifts)
    return replace(sketch, basis=Basis.GRANT) if is_given else sketch


def _names_a_weapon(sketch: Sketch) -> bool:
    """Whether it names more than "weapons": without a party of its own, only then is it more than talk."""
    return any(item.weapon_class is not WeaponClass.OTHER for item in sketch.items)


def _completed(sketch: Sketch, other: Sketch, ontology: Ontology) -> Sketch:
    supplier, recipient = sketch.supplier, sketch.recipient
    if not recipient and not sketch.destination and not shares_party(supplier, other.recipient, ontology):
        recipient = other.recipient
    open_ended = not (sketch.origin or sketch.intermediary)
    alike = not sketch.recipient or shares_party(recipient, other.recipient, ontology)
    if not supplier and open_ended and alike and not shares_party(recipient, other.supplier, ontology):
        supplier = other.supplier
    return replace(sketch, supplier=supplier, recipient=recipient)


def goes_on(earlier: Sketch, later: Sketch) -> bool:
    """Whether a sketch only carries further what the one before set in motion, in the same sentence."""
    return later.anaphoric and later.sentences[0] == earlier.sentences[-1] and later.polarity is earlier.polarity


def carry_on(earlier: Sketch, later: Sketch, ontology: Ontology) -> Sketch:
    """The next leg of a journey: who took over is an intermediary, and where it was taken over is on the way."""

    def without(parties: tuple[Filler, ...], others: tuple[Filler, ...]) -> tuple[Filler, ...]:
        return tuple(party for party in parties if not shares_party((party,), others, ontology))

    carriers = without(later.supplier, earlier.supplier) if earlier.supplier or earlier.recipient else ()
    waypoints = without(earlier.destination, later.destination) if later.destination else ()
    so_far = replace(
        earlier,
        stage=later.stage,
        recipient=() if later.recipient else without(earlier.recipient, carriers),
        intermediary=(*earlier.intermediary, *without(carriers, earlier.intermediary)),
        via=(*earlier.via, *without(waypoints, earlier.via)),
        destination=without(earlier.destination, waypoints),
    )
    return join(so_far, replace(later, supplier=() if carriers else later.supplier, items=()), ontology)


def join(earlier: Sketch, later: Sketch, ontology: Ontology) -> Sketch:
    """One sketch of two: the fillers of both, the furthest stage, what either knows."""

    def parties(left: tuple[Filler, ...], right: tuple[Filler, ...]) -> tuple[Filler, ...]:
        if left and right and not shares_party(left, right, ontology):
            return right if any(entities(filler.text, ontology) for filler in right) else left
        return _union(left, right, lambda one, other: is_same_party(one, other, ontology))

    further = max((earlier, later), key=lambda sketch: (STAGES.index(sketch.stage), sketch is earlier))
    return replace(
        earlier,
        triggers=(*earlier.triggers, *later.triggers),
        sentences=tuple(sorted({*earlier.sentences, *later.sentences})),
        basis=later.basis if earlier.basis is Basis.UNKNOWN else earlier.basis,
        stage=further.stage,
        certainty=min(earlier.certainty, later.certainty, key=CERTAINTIES.index),
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
        chains=_fuller(earlier.chains, later.chains),
        anaphoric=earlier.anaphoric and later.anaphoric,
        heads=earlier.heads and later.heads,
    )


def is_detail(earlier: Sketch, later: Sketch, ontology: Ontology) -> bool:
    """Whether a covert motion without weapons of its own details the accusation in the sentence before."""
    gap = later.sentences[0] - earlier.sentences[-1]
    close = (
        (gap == 1 or (gap == 0 and len(earlier.sentences) > 1)) and not later.items and later.covert and earlier.covert
    )
    parties = (*earlier.supplier, *earlier.recipient, *earlier.intermediary)
    return close and bool(later.chains) and shares_party((*later.supplier, *later.recipient), parties, ontology)


def detail(earlier: Sketch, later: Sketch, ontology: Ontology) -> Sketch:
    """The accusation with its detail as further evidence, and with the accuser's own body as its source."""
    accusers = tuple(Filler(text=chain[-1].text, span=chain[-1].span) for chain in earlier.chains)
    bodies = tuple(Filler(text=chain[-1].text, span=chain[-1].span) for chain in later.chains)
    same = not accusers or shares_party(accusers, bodies, ontology)
    return replace(
        earlier,
        triggers=(*earlier.triggers, *later.triggers),
        sentences=tuple(sorted({*earlier.sentences, *later.sentences})),
        chains=later.chains if same else (*earlier.chains, *later.chains),
    )


def merged_items(
    items: Iterable[Item], differ: Callable[[Item, Item], bool] = lambda one, other: False
) -> tuple[Item, ...]:
    """Items named once: of two names of the same thing the longer, with the number of either.

    Args:
        items: in the order of the text.
        differ: whether it is known of two that they are not one.
    """
    kept: list[Item] = []
    for item in items:
        words = _named(item)
        for place, other in enumerate(kept):
            others = _named(other)
            is_named_in = words and others and (words <= others or others <= words)
            alike = is_named_in and (words == others == _ANY_ARMS or not differ(other, item))
            if alike and not _numbers_differ([item], [other]):
                is_counted = len(words) == len(others) and item.quantity is not None and other.quantity is None
                longer = item if is_counted or len(words) > len(others) else other
                kept[place] = replace(longer, quantity=longer.quantity or item.quantity or other.quantity)
                break
        else:
            kept.append(item)
    return tuple(kept)


def _named(item: Item) -> frozenset[str]:
    """The words that tell what an item is; weapons, arms and weaponry are one."""
    return _ANY_ARMS if item.text.lower() in _ANY_ARMS else frozenset(content_words(item.text))


def specific(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Items without the generic ones, where there are specific ones; a counted total is kept."""
    named = [item for item in items if item.weapon_class is not WeaponClass.OTHER or item.quantity is not None]
    return tuple(named) if named else items


def _union(
    left: tuple[_Part, ...], right: tuple[_Part, ...], is_same: Callable[[_Part, _Part], bool]
) -> tuple[_Part, ...]:
    return (*left, *(each for each in right if not any(is_same(other, each) for other in left)))

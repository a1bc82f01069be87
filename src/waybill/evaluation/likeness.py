"""When two fillers of a slot count as the same, and which of several are closer.

Each function gives 0 where they do not match, and more the closer they are: one filler may match two others, and the
closer one is then its partner. Only the words are compared, never the entities that the resolver gave them, so that a
reading scores the same before and after it is resolved. The first argument is the reference.

Source: docs/manual/claims.md, the section on how two annotations are compared, rule 4.
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import Protocol

from waybill.core.claim import Carriage, Dating, Filler, Item, Price
from waybill.core.entity import Entity
from waybill.core.speaker import Chain
from waybill.text.names import is_same_name, key


class Names(Protocol):
    """A catalogue, as far as names are compared by it."""

    def named(self, name: str) -> Sequence[Entity]:
        """Everything that goes by a name."""


class Catalogues(Protocol):
    """The catalogues that names are looked up in."""

    @property
    def parties(self) -> Names:
        """Who supplies, receives and speaks."""

    @property
    def places(self) -> Names:
        """Where weapons go."""

    @property
    def weapons(self) -> Names:
        """What moves."""

    @property
    def outlets(self) -> Names:
        """Who publishes."""


class Likeness(IntEnum):
    """How alike two names are; everything but ``NONE`` is a match."""

    NONE = 0
    WORDS = 1
    ENTRY = 2
    EQUAL = 3


def likeness(reference: str, predicted: str, *catalogues: Names) -> Likeness:
    """How alike two names are.

    Equal but for case and articles; of the same catalogue entry, which for an ambiguous name means that one entry
    goes by both; or sharing half or more of the content words of the longer one. By the last rule "US officials" and
    "Russian officials" match: the guide trades such cases for a rule that anybody can apply.
    """
    if key(reference) == key(predicted):
        return Likeness.EQUAL
    if any(_share_an_entry(reference, predicted, catalogue) for catalogue in catalogues):
        return Likeness.ENTRY
    return Likeness.WORDS if is_same_name(reference, predicted) else Likeness.NONE


def _share_an_entry(left: str, right: str, catalogue: Names) -> bool:
    ids = {entity.id for entity in catalogue.named(left)}
    return bool(ids) and any(entity.id in ids for entity in catalogue.named(right))


def party_likeness(reference: Filler, predicted: Filler, catalogues: Catalogues) -> int:
    """Parties are compared by their names."""
    return likeness(reference.text, predicted.text, catalogues.parties)


def place_likeness(reference: Filler, predicted: Filler, catalogues: Catalogues) -> int:
    """Places are compared by their names as places: "Moscow" is no other name of Russia here."""
    return likeness(reference.text, predicted.text, catalogues.places)


def item_likeness(reference: Item, predicted: Item, catalogues: Catalogues) -> int:
    """Items need matching texts and, where the reference gives a quantity, its value.

    Unit and bound do not count, and of a range its lower end does. Where the reference gives none, any quantity will
    do: the annotator may have found it too vague. Of several items with the same words the one of the same class is
    closer.
    """
    if reference.quantity is not None and (
        predicted.quantity is None or predicted.quantity.value != reference.quantity.value
    ):
        return 0
    alike = item_name_likeness(reference, predicted, catalogues)
    return 2 * alike + int(alike > 0 and reference.weapon_class is predicted.weapon_class)


def item_name_likeness(reference: Item, predicted: Item, catalogues: Catalogues) -> int:
    """How alike two items are when nobody counts them."""
    return likeness(reference.text, predicted.text, catalogues.weapons)


def carriage_likeness(reference: Carriage, predicted: Carriage, _: Catalogues) -> int:
    """Means of transport match when they are the same."""
    return int(reference.mode is predicted.mode)


def dating_likeness(reference: Dating, predicted: Dating, _: Catalogues) -> int:
    """Dates match when they mean the same days: ``2022-03`` is ``2022-03-01/2022-03-31``, and ``~`` does not count."""
    return int(reference.period.is_same_interval_as(predicted.period))


def price_likeness(reference: Price, predicted: Price, _: Catalogues) -> int:
    """Money matches when amount and currency are equal; whether it is said to be about that much does not count."""
    left, right = reference.money, predicted.money
    return int((left.amount, left.currency) == (right.amount, right.currency))


def chain_likeness(reference: Chain, predicted: Chain, catalogues: Catalogues) -> int:
    """Chains match when the texts of their last nodes do; kind, naming and the way there do not count.

    Of several chains to the same origin the one of the same length is closer.
    """
    alike = likeness(reference[-1].text, predicted[-1].text, catalogues.parties, catalogues.outlets)
    return 2 * alike + int(alike > 0 and len(reference) == len(predicted))

"""What of a claim is kept from one linking to the next, so that the claims that are there need not be compared anew."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from waybill.core.claim import ClaimRef
from waybill.core.ids import ClaimId
from waybill.core.names import Names
from waybill.link.blocks import keys
from waybill.link.profile import Profile

KEYS: Final = "Q"
"""What keys are to ``array``: numbers of 64 bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A claim under the keys that it is filed under.

    Attributes:
        statement: the same for claims that say the same in the same words.
        disputes: claim of its own document that it denies.
        part_of: claim of its own document that it details.
        keys: see ``blocks``; sorted.
        recipient: who gets it, which tells of most pairs that they are out of the question.
    """

    ref: ClaimRef
    statement: str
    disputes: ClaimId | None
    part_of: ClaimId | None
    keys: "array[int]"
    recipient: Names
    is_denial: bool


def card(profile: Profile) -> Card:
    """The card of a claim."""
    return Card(
        ref=profile.ref,
        statement=profile.statement,
        disputes=profile.disputes,
        part_of=profile.part_of,
        keys=array(KEYS, sorted(keys(profile))),
        recipient=profile.recipient,
        is_denial=profile.is_denial,
    )


def representatives(cards: Iterable[Card]) -> Mapping[str, Card]:
    """Of each statement the first card by reference: who prints a statement again need not be compared again."""
    found: dict[str, Card] = {}
    for each in cards:
        known = found.get(each.statement)
        if known is None or each.ref < known.ref:
            found[each.statement] = each
    return found

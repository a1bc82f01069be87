"""Who gives and who gets, as evidence that two claims speak of one transfer.

A function answers with a level of the fact, or None where either claim leaves it out, which counts neither way.
"""

from waybill.core.names import Names
from waybill.link.profile import Profile


def supplier(left: Profile, right: Profile) -> str | None:
    """Whether the givers are the same."""
    return likeness(left.supplier, right.supplier)


def recipient(left: Profile, right: Profile) -> str | None:
    """Whether those who get it are the same."""
    return likeness(left.recipient, right.recipient)


def go_between(left: Profile, right: Profile) -> str | None:
    """Whether the brokers and carriers are the same."""
    return likeness(left.intermediary, right.intermediary)


def reversed_parties(left: Profile, right: Profile) -> str | None:
    """Whether one claim's giver is the other's taker, as where captured goods are told from both sides."""
    turned = left.supplier.agree(right.recipient) or left.recipient.agree(right.supplier)
    return "reversed" if turned and not left.supplier.agree(right.supplier) else None


def start(left: Profile, right: Profile) -> str | None:
    """Whether the giver of one is of the country that the other's goods leave from; only where a giver is left out."""
    if (left.supplier.own and right.supplier.own) or not left.start or not right.start:
        return None
    return "same" if left.start & right.start else "other"


def end(left: Profile, right: Profile) -> str | None:
    """Likewise of those who get it and where it goes."""
    if (left.recipient.own and right.recipient.own) or not left.end or not right.end:
        return None
    return "same" if left.end & right.end else "other"


def countries(left: Profile, right: Profile) -> str | None:
    """How many countries both speak of, in whatever part."""
    if not left.countries or not right.countries:
        return None
    match len(left.countries & right.countries):
        case 0:
            return "none"
        case 1:
            return "one" if len(left.countries) > 1 and len(right.countries) > 1 else "the only one"
        case _:
            return "several"


def likeness(left: Names, right: Names) -> str | None:
    """How far two slots name the same."""
    if not left.own or not right.own:
        return None
    if left.own & right.own:
        return "same" if left.own == right.own else "some"
    if left.own & right.above or left.above & right.own:
        return "part of it"
    return "other" if left.settled and right.settled else "in doubt"

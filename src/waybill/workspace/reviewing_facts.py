"""The facts by which claims come to be reviewed sooner: each says in a sentence that it applies, or None."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from waybill.core.case import Case, SummaryItem, SummaryParty
from waybill.core.claim import Item, Polarity, WeaponClass
from waybill.core.filed import FiledClaim
from waybill.core.quantity import Unit
from waybill.telling import wording
from waybill.workspace.reviewing_states import Reviewable


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A claim that may have to be reviewed, with all that the facts ask of it.

    Attributes:
        filed: as it stands, or as it was rejected.
        case: None where it is in none.
        state: what was decided on it; None where nothing was.
        came_at: when its document was recorded.
        now: aware instant.
    """

    filed: FiledClaim
    case: Case | None
    state: Reviewable | None
    came_at: datetime
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that makes it matter that a person looks at a claim.

    Attributes:
        weight: the sum of the weights of the facts that apply orders the queue.
        reason: the sentence that says so; None where the fact does not apply.
    """

    name: str
    weight: float
    reason: Callable[[Candidate], str | None]


NEW: Final = timedelta(days=7)
MANY: Final = 1_000
"""Pieces."""

MANY_HEAVY: Final = 10
"""Pieces of what is large in itself."""

MANY_ROUNDS: Final = 1_000_000
MANY_TONS: Final = 100
MUCH_MONEY: Final = 100_000_000
UNSURE: Final = 0.5

_HEAVY: Final = frozenset(
    {
        WeaponClass.TANK,
        WeaponClass.ARMOURED_VEHICLE,
        WeaponClass.ARTILLERY,
        WeaponClass.AIRCRAFT,
        WeaponClass.HELICOPTER,
        WeaponClass.SHIP,
        WeaponClass.MISSILE,
        WeaponClass.AIR_DEFENCE,
    }
)
_MANY_OF: Final = {
    Unit.ROUNDS: MANY_ROUNDS,
    Unit.TONS: MANY_TONS,
    Unit.KILOGRAMS: 1_000 * MANY_TONS,
    Unit.CONTAINERS: 10,
}


def overlooked(candidate: Candidate) -> str | None:
    """Two people decided without knowing of each other."""
    state = candidate.state
    if state is None or state.review is None or not state.overlooked:
        return None
    others = ", ".join(sorted({each.maker.name for each in state.overlooked}))
    return f"{state.review.maker.name} decided without having seen what {others} had decided."


def read_otherwise(candidate: Candidate) -> str | None:
    """Another reading says something else than was reviewed."""
    state = candidate.state
    if state is None or state.review is None or not state.is_read_otherwise:
        return None
    return f"It is read otherwise now than when {state.review.maker.name} reviewed it."


def new_version(candidate: Candidate) -> str | None:
    """The document is another than was reviewed."""
    state = candidate.state
    if state is None or not state.is_of_earlier_version or state.history is None or state.history.in_force is None:
        return None
    return f"The document has changed since {state.history.in_force.maker.name} reviewed it."


def disputed(candidate: Candidate) -> str | None:
    """Somebody says that it did not happen."""
    if candidate.filed.is_disputed:
        return "It is a denial." if not candidate.filed.denied_by else "Its document has a denial of it."
    return "Its case is disputed." if candidate.case is not None and candidate.case.disputed else None


def at_odds(candidate: Candidate) -> str | None:
    """Claims of its case exclude what it says."""
    if candidate.case is None:
        return None
    ref = candidate.filed.ref
    slots = {each.slot for each in candidate.case.disagreements if any(ref in side.claims for side in each.sides)}
    return f"Other claims of its case say otherwise: {', '.join(sorted(slots))}." if slots else None


def large(candidate: Candidate) -> str | None:
    """It speaks of much."""
    found = [each for each in candidate.filed.claim.items if _is_large(each)]
    return f"It speaks of {wording.quantity(found[0].quantity)} {found[0].text}." if found else None


def _is_large(item: Item) -> bool:
    if item.quantity is None:
        return False
    pieces = MANY_HEAVY if item.weapon_class in _HEAVY else MANY
    limit = pieces if item.quantity.unit is None else _MANY_OF[item.quantity.unit]
    return max(item.quantity.value, item.quantity.high or 0) >= limit


def valuable(candidate: Candidate) -> str | None:
    """It speaks of much money."""
    price = candidate.filed.claim.value
    if price is None or price.money.amount < MUCH_MONEY:
        return None
    return f"It speaks of {wording.money(price.money)}."


def unsure(candidate: Candidate) -> str | None:
    """The reader is not sure that it is a claim."""
    score = candidate.filed.claim.score
    if score is None or score >= UNSURE:
        return None
    return f"The reader is unsure: of claims like it {score:.0%} were right."


def unsure_words(candidate: Candidate) -> str | None:
    """The reader is not sure of some of its words."""
    doubtful = [each for each in candidate.filed.claim.grounds if each.probability < UNSURE]
    if not doubtful:
        return None
    least = min(doubtful, key=lambda each: (each.probability, each.span))
    words = least.span.of(candidate.filed.document.text)
    return f"The reader is unsure of the {least.slot.replace('_', ' ')} “{words[:60]}” ({least.probability:.0%})."


def only_claim(candidate: Candidate) -> str | None:
    """A case rests on it alone."""
    case = candidate.case
    return "Its case rests on it alone." if case is not None and len(case.claims) == 1 else None


def sole_support(candidate: Candidate) -> str | None:
    """It is the only claim of its case that says something of it."""
    case = candidate.case
    if case is None or len(case.claims) == 1:
        return None
    summary, only = case.summary, (candidate.filed.ref,)
    parties = (*summary.supplier, *summary.recipient, *summary.intermediary)
    places = (*summary.origin, *summary.via, *summary.destination)
    parts: tuple[SummaryParty | SummaryItem, ...] = (*parties, *summary.items, *places)
    alone = dict.fromkeys(each.name for each in parts if each.claims == only)
    verb = "affirms" if candidate.filed.claim.polarity is Polarity.AFFIRMED else "denies"
    return f"No other claim of its case {verb}: {', '.join(alone)}." if alone else None


def new(candidate: Candidate) -> str | None:
    """It came lately."""
    return "It came in the last seven days." if is_new(candidate.came_at, candidate.now) else None


def is_new(came_at: datetime, now: datetime) -> bool:
    """Whether a document came lately; what else is to be known of a claim does not change with time."""
    return now - came_at < NEW


FACTS: Final = (
    Fact(name="overlooked", weight=8, reason=overlooked),
    Fact(name="read otherwise", weight=4, reason=read_otherwise),
    Fact(name="new version", weight=4, reason=new_version),
    Fact(name="disputed", weight=3, reason=disputed),
    Fact(name="large", weight=3, reason=large),
    Fact(name="valuable", weight=3, reason=valuable),
    Fact(name="at odds", weight=2, reason=at_odds),
    Fact(name="unsure", weight=2, reason=unsure),
    Fact(name="unsure words", weight=1, reason=unsure_words),
    Fact(name="only claim", weight=1.5, reason=only_claim),
    Fact(name="sole support", weight=1, reason=sole_support),
    Fact(name="new", weight=1, reason=new),
)
"""What matters, and how much; the weights are ours."""

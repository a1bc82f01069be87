"""How it is told, and by whom, as evidence that two claims speak of one transfer.

A function answers with a level of the fact, or None where it tells nothing.
"""

from typing import Final

from waybill.link import goods_facts, time_facts
from waybill.link.profile import Profile

_FEWEST_WORDS: Final = 4
_SHARES: Final = ((0.8, "nearly all"), (0.45, "many"), (0.25, "some"), (0.12, "few"))


def words(left: Profile, right: Profile) -> str | None:
    """Which share of the words of the shorter evidence the other has."""
    fewest = min(len(left.words), len(right.words))
    if fewest < _FEWEST_WORDS:
        return None
    share = len(left.words & right.words) / fewest
    return next((name for least, name in _SHARES if share >= least), "hardly any")


def proper(left: Profile, right: Profile) -> str | None:
    """Whether both name the same ship, dealer or officer beyond what their slots hold."""
    if not left.proper or not right.proper:
        return None
    return "shared" if left.proper & right.proper else "none shared"


def particulars(left: Profile, right: Profile) -> str | None:
    """Whether anything that they agree in belongs to one transfer alone: the same parties trade time and again."""
    found = sum(holds(left, right) in telling for holds, telling in _PARTICULARS)
    return "none" if found == 0 else "one" if found == 1 else "several"


def told_by(left: Profile, right: Profile) -> str | None:
    """Whether they go back to the same named speaker, or come through the same outlet."""
    if left.speakers & right.speakers:
        return "same speaker"
    return "same outlet" if left.outlets & right.outlets else None


_PARTICULARS: Final = (
    (time_facts.date, ("same day", "same month")),
    (goods_facts.designation, ("same",)),
    (goods_facts.quantity, ("equal", "close")),
    (goods_facts.value, ("same",)),
    (goods_facts.route, ("same",)),
    (words, ("nearly all", "many")),
    (proper, ("shared",)),
)

"""A case in a sentence or two: who says what, who denies it, and what they disagree on; never as a fact."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from waybill.core.case import Case, CaseKind, Summary, SummaryItem
from waybill.core.claim import Basis, Certainty, ClaimRef, Stage
from waybill.core.topic import Topic
from waybill.telling import wording

_NUMBERS: Final = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_MOST: Final = 3
"""Names or items that a sentence lists."""

# None stands for what is only denied, of which no stage was reached.
_GIVEN: Final = {
    None: "supplied {items}{to}",
    Stage.SOUGHT: "was asked for {items}",
    Stage.OFFERED: "offered {items}{to}",
    Stage.AGREED: "agreed to supply {items}{to}",
    Stage.DISPATCHED: "dispatched {items}{to}",
    Stage.DELIVERED: "delivered {items}{to}",
    Stage.INTERCEPTED: "sent {items}{to}, seized on the way",
    Stage.BLOCKED: "was to supply {items}{to}, which was blocked",
}
_GOT: Final = {
    None: "{items} {hedge}were supplied{to}",
    Stage.SOUGHT: "{items} {hedge}were sought",
    Stage.OFFERED: "{items} {hedge}were offered{to}",
    Stage.AGREED: "{items} {hedge}were promised{to}",
    Stage.DISPATCHED: "{items} {hedge}were dispatched{to}",
    Stage.DELIVERED: "{items} {hedge}were delivered{to}",
    Stage.INTERCEPTED: "{items} {hedge}were seized on the way{to}",
    Stage.BLOCKED: "a transfer of {items}{to} {hedge}was blocked",
}
_HEDGES: Final = {Certainty.STATED: "", Certainty.ALLEGED: "allegedly ", Certainty.POSSIBLE: "possibly "}
"""What is told with a clause that no origin says firmly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence on a case.

    Attributes:
        claims: whose words it goes back to, sorted.
    """

    text: str
    claims: tuple[ClaimRef, ...]


def telling(case: Case) -> str:
    """A case in words."""
    return " ".join(each.text for each in sentences(case))


def item(told: SummaryItem) -> str:
    """An item with its numbers; those that disagree stand side by side."""
    amounts = " or ".join(wording.quantity(each) for each in told.quantities)
    return f"{amounts} {told.name}".strip()


def sentences(case: Case) -> Iterator[Sentence]:
    """A case in words, each sentence with the claims that it goes back to."""
    denies = case.summary.stage is None
    denying = tuple(denial.claim for denial in case.denials)
    said = case.claims if denies else tuple(ref for ref in case.claims if ref not in set(denying))
    yield Sentence(text=f"{_who(case, denies=denies)} that {_what(case)}.", claims=said)
    by = sorted({name for denial in case.denials for name in denial.by})
    if by and not denies:
        yield Sentence(text=f"Denied by {_joined(by)}.", claims=denying)
    differing = [str(Topic(each.slot, each.about)) for each in case.disagreements]
    if differing:
        sides = {ref for each in case.disagreements for side in each.sides for ref in side.claims}
        yield Sentence(text=f"Its claims disagree on {_joined(differing)}.", claims=tuple(sorted(sides)))


def _who(case: Case, *, denies: bool) -> str:
    verb = "deny" if denies else "say"
    names = [origin.text for origin in case.origins]
    if not names:
        return "It is denied" if denies else "It is said"
    if len(names) == 1:
        return f"One origin ({names[0]}) {'denies' if denies else 'says'}"
    number = _NUMBERS[len(names)] if len(names) < len(_NUMBERS) else f"{len(names):,}"
    return f"{number} independent origins {verb}"


def _what(case: Case) -> str:
    summary, stage = case.summary, case.summary.stage
    items = _joined([item(each) for each in summary.items]) or "weapons"
    givers, getters = (_alternatives(case, slot) for slot in ("supplier", "recipient"))
    to, hedge = f" to {getters}" if getters else "", _HEDGES[summary.certainty]
    if summary.basis == (Basis.TAKING,) and getters and stage is Stage.DELIVERED:
        clause = f"{getters} {hedge}took {items}" + (f" from {givers}" if givers else "")
    elif stage is Stage.SOUGHT and getters:
        clause = f"{getters} {hedge}sought {items}" + (f" from {givers}" if givers else "")
    elif givers:
        clause = f"{givers} {hedge}{_GIVEN[stage].format(items=items, to=to)}"
    else:
        clause = _GOT[stage].format(items=items, to=to, hedge=hedge)
    return clause + _circumstances(summary, is_relation=case.kind is CaseKind.RELATION)


def _circumstances(summary: Summary, *, is_relation: bool) -> str:
    """How, when, and whether it was hidden."""
    parts = [
        *([f"through {_joined([each.name for each in summary.intermediary])}"] if summary.intermediary else []),
        *([wording.way(((), (), ()), summary.transport)] if summary.transport else []),
        *([" or ".join(period.edtf for period in summary.dates[:_MOST])] if summary.dates else []),
        *(["covertly"] if summary.covert else []),
        *(["not once but again and again"] if is_relation else []),
    ]
    return "".join(f", {part}" for part in parts)


def _alternatives(case: Case, slot: str) -> str:
    """The parties in a slot, joined as what they are: several of them, or several that exclude each other."""
    names = [each.name for each in getattr(case.summary, slot)]
    disputed = any(each.slot == slot for each in case.disagreements)
    return " or ".join(names[:_MOST]) if disputed else _joined(names)


def _joined(names: Iterable[str]) -> str:
    """Names in a row, no more than a sentence bears."""
    listed: Sequence[str] = list(names)
    shown = [*listed[:_MOST], *([f"{len(listed) - _MOST} more"] if len(listed) > _MOST else [])]
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))

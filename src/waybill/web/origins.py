"""The tree of a case's origins: from each root down to the printings that go back to it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from waybill.core.case import Case, Origin, Teller, Tie
from waybill.core.claim import ClaimRef
from waybill.core.speaker import SpeakerKind
from waybill.telling import wording
from waybill.web.links import Grounds, Words, grounds

MOST_BRANCHES: Final = 40
"""Of one teller; the rest is counted."""

DEEPEST: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Who tells, and below it who has it from there.

    Attributes:
        standing: what sort of source it is.
        why: it is taken to go back to the one above; empty of a root.
        more: branches that are not shown.
    """

    name: str
    standing: str
    why: str
    grounds: Grounds
    branches: tuple["Branch", ...] = ()
    more: int = 0


def trees(case: Case, words: Mapping[ClaimRef, Words]) -> tuple[Branch, ...]:
    """A tree for each origin; a teller that goes back to an origin in several ways stands in its tree once."""
    grower = _Grower(case, words)
    return tuple(grower.root(origin) for origin in case.origins)


class _Grower:
    def __init__(self, case: Case, words: Mapping[ClaimRef, Words]) -> None:
        self._words = words
        self._tellers = {teller.id: teller for teller in case.tellers}
        self._repeating: dict[str, list[Tie]] = defaultdict(list)
        for tie in sorted(case.ties, key=lambda tie: tie.teller):
            self._repeating[tie.source].append(tie)

    def root(self, origin: Origin) -> Branch:
        heads = [name for name in origin.tellers if name in self._tellers]
        shown = set(heads)
        grown = [self._below(head, shown, 1) for head in heads]
        branches = tuple(branch for listed, _ in grown for branch in listed)
        return Branch(
            name=origin.text,
            standing=_standing(origin) + (", several that cite each other" if len(origin.tellers) > 1 else ""),
            why="",
            grounds=self._grounds(
                [ref for head in heads for ref in self._tellers[head].claims] if heads else origin.claims
            ),
            branches=branches,
            more=sum(more for _, more in grown),
        )

    def _below(self, source: str, shown: set[str], depth: int) -> tuple[tuple[Branch, ...], int]:
        """Those who have it from a teller, and how many of them are not shown."""
        ties = {
            tie.teller: tie
            for tie in self._repeating.get(source, ())
            if tie.teller in self._tellers and tie.teller not in shown
        }
        if depth >= DEEPEST:
            return (), len(ties)
        kept = list(ties.values())[:MOST_BRANCHES]
        shown |= set(ties)
        return tuple(self._branch(tie, shown, depth) for tie in kept), len(ties) - len(kept)

    def _branch(self, tie: Tie, shown: set[str], depth: int) -> Branch:
        teller = self._tellers[tie.teller]
        branches, more = self._below(tie.teller, shown, depth + 1)
        return Branch(
            name=teller.text,
            standing=_standing(teller),
            why=wording.tie(tie),
            grounds=self._grounds(teller.claims),
            branches=branches,
            more=more,
        )

    def _grounds(self, claims: Sequence[ClaimRef]) -> Grounds:
        return grounds({self._words[ref] for ref in claims if ref in self._words})


def _standing(teller: Teller | Origin) -> str:
    parts = [wording.label(teller.kind)] if teller.kind is not SpeakerKind.UNKNOWN else []
    parts += [] if teller.named else ["unnamed"]
    parts += ["on record"] if teller.on_record else []
    return ", ".join(parts) or "unknown kind"

"""All cases, ready to be filtered and counted.

Laws:   what is filtered for holds of every case that is found;
        the number beside a value is that of the cases that would be found with it, all other filters as they are.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from waybill.core.case import Case, CaseKind, SummaryParty
from waybill.core.claim import Stage, WeaponClass
from waybill.core.ids import EntityId
from waybill.telling import wording
from waybill.telling.sentences import telling
from waybill.web.asked import RefusedError
from waybill.web.brief import newest_first
from waybill.web.word_index import WordIndex
from waybill.workspace.holding import Held
from waybill.workspace.lineage import is_among

SIDES: Final = ("supplier", "recipient")
YES: Final = "1"
MOST_KEPT: Final = 64
"""Answers that are kept: who turns pages asks the same again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """Something that cases can be filtered by.

    Attributes:
        values: that it can have, with how people say them.
        of: those of a case.
    """

    name: str
    values: Mapping[str, str]
    of: Callable[[Case], Iterable[str]]


def _stage(case: Case) -> Iterator[str]:
    if case.summary.stage is not None:
        yield case.summary.stage.value


def _classes(case: Case) -> set[str]:
    return {each.weapon_class.value for each in case.summary.items}


def _grade(case: Case) -> Iterator[str]:
    if case.grade is not None:
        yield str(case.grade)


FACETS: Final = (
    Facet(name="stage", values={each.value: wording.label(each) for each in Stage}, of=_stage),
    Facet(name="item_class", values={each.value: wording.label(each) for each in WeaponClass}, of=_classes),
    Facet(name="grade", values={code: code for code in (f"{a}{n}" for a in "ABCDEF" for n in range(1, 7))}, of=_grade),
    Facet(
        name="kind", values={each.value: wording.label(each) for each in CaseKind}, of=lambda case: [case.kind.value]
    ),
    Facet(name="covert", values={YES: "covert"}, of=lambda case: [YES] if case.summary.covert else []),
    Facet(name="disputed", values={YES: "disputed"}, of=lambda case: [YES] if case.disputed else []),
)
PARAMETERS: Final = (*SIDES, *(facet.name for facet in FACETS), "words", "page")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """Cases that were asked for.

    Attributes:
        cases: the newest first.
        numbers: by facet and value, how many cases there would be with it.
        parties: by side, how many of the cases name a party, the most frequent first.
    """

    cases: tuple[Case, ...]
    numbers: Mapping[str, Mapping[str, int]]
    parties: Mapping[str, tuple[tuple[str, int], ...]]


class CaseIndex:
    """The cases of a ledger at one moment, the newest first."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._cases = newest_first(held.cases.values())
        self._values = [tuple(frozenset(facet.of(case)) for facet in FACETS) for case in self._cases]
        self._selected: dict[frozenset[tuple[str, str]], Selected] = {}
        self._parties: dict[str, dict[tuple[str, EntityId | None], list[int]]] = {side: {} for side in SIDES}
        for side in SIDES:
            for number, case in enumerate(self._cases):
                for party in _side(case, side):
                    self._parties[side].setdefault((party.name, party.entity), []).append(number)

    def select(self, query: Mapping[str, str]) -> Selected:
        """The cases that a question asks for.

        Raises:
            RefusedError: it filters by what there is not.
        """
        check(query)
        filters = frozenset((name, value) for name, value in query.items() if name != "page")
        found = self._selected.get(filters)
        if found is None:
            found = self._select(dict(filters))
            if len(self._selected) >= MOST_KEPT:
                self._selected.clear()
            self._selected[filters] = found
        return found

    def _select(self, query: Mapping[str, str]) -> Selected:
        wanted = tuple(query.get(facet.name, "") for facet in FACETS)
        numbers = [Counter[str]() for _ in FACETS]
        found = []
        for number in self._candidates(query):
            values = self._values[number]
            missed = [place for place, value in enumerate(wanted) if value and value not in values[place]]
            if not missed:
                found.append(self._cases[number])
            for place in missed if missed else range(len(FACETS)):
                if len(missed) <= 1:
                    for value in values[place]:
                        numbers[place][value] += 1
        return Selected(
            cases=tuple(found),
            numbers={facet.name: numbers[place] for place, facet in enumerate(FACETS)},
            parties={side: _most_named(found, side) for side in SIDES},
        )

    def _candidates(self, query: Mapping[str, str]) -> Sequence[int]:
        """Cases between the wanted parties and with the wanted words, in order."""
        numbers = range(len(self._cases))
        sets = [self._between(side, query[side]) for side in SIDES if side in query]
        sets += [set(self.words.find(query["words"]))] if "words" in query else []
        return sorted(set(numbers).intersection(*sets)) if sets else numbers

    def _between(self, side: str, name: str) -> set[int]:
        known = self._parties[side]
        return {
            number
            for party, numbers in known.items()
            if is_among(name, [party], self._held.ontology.parties)
            for number in numbers
        }

    @cached_property
    def words(self) -> WordIndex:
        """The cases by their words: what is told of them, and what their claims say."""
        return WordIndex(self._text(case) for case in self._cases)

    @property
    def cases(self) -> Sequence[Case]:
        """All of them, the newest first."""
        return self._cases

    def _text(self, case: Case) -> str:
        claims = (self._held.claims.get(ref) for ref in case.claims)
        quotes = (quote.text for filed in claims if filed is not None for quote in filed.claim.evidence)
        return "\n".join((case.id, telling(case), *quotes))


@lru_cache(maxsize=1)
def case_index(held: Held) -> CaseIndex:
    """The cases that are held, made ready once."""
    return CaseIndex(held)


def check(query: Mapping[str, str]) -> None:
    """Look at the filters of a question.

    Raises:
        RefusedError: there is no such filter, or it does not take such a value.
    """
    for name in query:
        if name not in PARAMETERS:
            known = ", ".join(PARAMETERS)
            raise RefusedError(f"there is no filter {name!r}", status=400, remedy=f"filter by {known}")
    for facet in FACETS:
        value = query.get(facet.name, "")
        if value and value not in facet.values:
            known = ", ".join(facet.values)
            raise RefusedError(f"{facet.name} is never {value!r}", status=400, remedy=f"give one of {known}")


def _side(case: Case, side: str) -> tuple[SummaryParty, ...]:
    return case.summary.supplier if side == "supplier" else case.summary.recipient


def _most_named(cases: Iterable[Case], side: str) -> tuple[tuple[str, int], ...]:
    named = Counter(name for case in cases for name in {party.name for party in _side(case, side)})
    return tuple(sorted(named.items(), key=lambda each: (-each[1], each[0])))

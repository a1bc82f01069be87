"""All cases, ready to be filtered, counted and sorted.

Laws:   the cases that are found are those that ``Wanted`` wants;
        the number beside a value is that of the cases that would be found with it, all other filters as they are.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import compress
from operator import itemgetter
from typing import Final, TypeAlias

from waybill.core.case import Case
from waybill.core.period import Period
from waybill.errors import FilterError, QuestionError
from waybill.telling.filters import BY_NAME, YES
from waybill.text.questions import Question, question
from waybill.web.asked import RefusedError
from waybill.web.brief import newest_first
from waybill.web.case_names import NamedCases, of_entities, of_outlets
from waybill.web.case_sets import Sizes, Upto, each_bit, joined, members, picked, set_of, sets_by
from waybill.workspace.asking import claims_among
from waybill.workspace.countries import countries_of
from waybill.workspace.filters import is_as_good
from waybill.workspace.finding import finder
from waybill.workspace.held import Held
from waybill.workspace.lineage import Named
from waybill.workspace.making import Recent, made_once
from waybill.workspace.seen import Seen, seen_case
from waybill.workspace.wanted import Wanted

SORTS: Final[Mapping[str, str]] = {
    "published": "newest published",
    "recorded": "newest recorded",
    "grade": "best graded",
    "claims": "most claims",
}
"""Orders; the first where none is asked for."""

PARAMETERS: Final = (*BY_NAME, "sort", "page")
NAMES: Final = ("supplier", "recipient", "intermediary", "party", "country", "weapon", "publisher")
"""Filters of which those names are counted that most of the cases found have."""

GRADES: Final = ("A1", "A2", "B2", "B3", "C2", "C3", "D3", "D4", "E5")
ORIGINS: Final = (2, 3, 4, 5, 10)
"""Of grades and numbers of origins, those that are counted; others can be asked for."""

MOST_NAMES: Final = 12
MOST_KEPT: Final = 128
"""Answers that are kept: who turns pages asks the same again."""


Order: TypeAlias = tuple[Callable[[bytes], Iterable[int]], Sequence[Case]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """Cases that were asked for.

    Attributes:
        cases: in the order that was asked for.
        found: the same as a set.
        numbers: by filter and value, how many cases there would be with it.
        names: by filter, names that most of the cases have, and how many cases there would be with each.
    """

    cases: tuple[Case, ...]
    found: int
    numbers: Mapping[str, Mapping[str, int]]
    names: Mapping[str, tuple[tuple[str, int], ...]]


class CaseIndex:
    """The cases of a ledger at one moment.

    Attributes:
        cases: all of them, the newest first.
    """

    def __init__(self, held: Held) -> None:
        self._held = held
        self.cases: Sequence[Case] = newest_first(held.cases.values())
        self._numbers = {case.id: number for number, case in enumerate(self.cases)}
        self._days = [-case.first_published.toordinal() for case in self.cases if case.first_published is not None]
        self._seen = [seen_case(case, lambda each: claims_among(each, held.claims)) for case in self.cases]
        self._values = {name: sets_by(self._seen, of) for name, of in _VALUES.items()}
        self._origins = sets_by(self._seen, lambda seen: () if seen.case is None else (len(seen.case.origins),))
        self._named = {name: self._names(name, of) for name, of in _NAMED.items()}
        self._names_by_size = {name: Sizes(named.by_label) for name, named in self._named.items()}
        countries = {role: sets_by(self._seen, self._countries_in(role)) for role in ("", *_SLOTS)}
        self._countries = {role: Sizes(sets) for role, sets in countries.items()}
        self._from = Upto(self._ends(lambda period: period.earliest or date.min, min))
        self._to = Upto(self._ends(lambda period: period.latest or date.max, max))
        self._several = set_of(number for number, seen in enumerate(self._seen) if len(seen.periods) > 1)
        self._selected: dict[frozenset[tuple[str, str]], Selected] = {}
        self._of_words = Recent[Question, int](MOST_KEPT)
        self._orders = Recent[str, Order](len(SORTS))

    def select(self, query: Mapping[str, str]) -> Selected:
        """The cases that a question asks for.

        Raises:
            RefusedError: it filters by what there is not.
        """
        filters, sort = _filters(query), query.get("sort", "")
        asked = frozenset({**filters, "sort": sort}.items())
        found = self._selected.get(asked)
        if found is None:
            found = self._select(filters, sort)
            if len(self._selected) >= MOST_KEPT:
                self._selected.clear()
            self._selected[asked] = found
        return found

    def _select(self, filters: Mapping[str, str], sort: str) -> Selected:
        wanted = _wanted(filters, self._held)
        sets = {name: self._where_holds(name, value, wanted) for name, value in filters.items()}
        others = {name: self._meet(sets, without=name) for name in (*_VALUES, *NAMES)}
        found = self._meet(sets)
        return Selected(
            cases=tuple(self._in_order(found, sort)),
            found=found,
            numbers={name: _counted(others[name], self._values[name]) for name in _VALUES},
            names={name: self._most_named(name, found, others[name], filters, wanted) for name in NAMES},
        )

    def _meet(self, sets: Mapping[str, int], *, without: str = "") -> int:
        """The cases of all sets but one."""
        met = (1 << len(self.cases)) - 1
        for name, each in sets.items():
            if name != without:
                met &= each
        return met

    def _most_named(
        self, name: str, found: int, others: int, filters: Mapping[str, str], wanted: Wanted
    ) -> tuple[tuple[str, int], ...]:
        """Names that most of the cases found have, with how many each of them would find."""
        known = self._countries[_role(wanted)] if name == "country" else self._names_by_size[name]
        most = known.most(found, MOST_NAMES)
        chosen = filters.get(name) if name != "country" else wanted.country
        if chosen and chosen not in most:
            most = [each for each in most if name == "country" or not self._named[name].is_listed_as(each, chosen)]
            most.append(chosen)
        numbers = [(each, (others & self._where_holds(name, each, wanted)).bit_count()) for each in most]
        return tuple(sorted(numbers, key=lambda each: (-each[1], each[0])))

    def _where_holds(self, name: str, value: str, wanted: Wanted) -> int:
        """The cases of which a filter holds; others only where it goes together with them."""
        if name in self._named:
            return self._named[name].of(value)
        match name:
            case "country":
                code = value if value in self._countries[""].sets else wanted.country or ""
                return self._countries[_role(wanted)].sets.get(code, 0)
            case "country_role":
                return self._meet({})
            case "words":
                wanted_words = question(value)
                return self._of_words.answer(wanted_words, lambda: self._answering(wanted_words))
            case "grade":
                return self._as_good(value.upper())
            case "origins":
                return joined(cases for number, cases in self._origins.items() if number >= int(value))
            case "published_since":
                return (1 << self._after(Period(value).earliest or date.min)) - 1
            case "published_until":
                later = self._after(min(Period(value).latest or _LAST, _LAST) + timedelta(days=1))
                return ((1 << self._after(date.min)) - 1) >> later << later
            case "since" | "until":
                return self._then(wanted)
        return self._values[name].get(value, 0)

    def _as_good(self, least: str) -> int:
        """The cases that are graded so, or better: letters and figures stand in the order of their worth."""
        letters = joined(cases for letter, cases in self._values["reliability"].items() if letter <= least[0])
        return letters & joined(cases for figure, cases in self._values["credibility"].items() if figure <= least[1])

    def _then(self, wanted: Wanted) -> int:
        """The cases that may have been between the days that are wanted."""
        first = None if wanted.since is None else wanted.since.earliest
        last = None if wanted.until is None else wanted.until.latest
        found = self._to.since((first or date.min).toordinal()) & self._from.until((last or date.max).toordinal())
        # What is said to have been at several times may have been before these days and after them, and not then.
        wrong = set_of(number for number in members(found & self._several) if not wanted.is_then(self._seen[number]))
        return found & ~wrong

    def _answering(self, asked: Question) -> int:
        return set_of(self._numbers[each] for each in finder(self._held).cases(asked) if each in self._numbers)

    def _after(self, first: date) -> int:
        """How many cases became public on a day or later: they come first, the newest of them before the others."""
        return bisect_right(self._days, -first.toordinal())

    def _ends(self, of: Callable[[Period], date], first: Callable[[Iterable[date]], date]) -> dict[int, int]:
        """The day of each case that is dated, from the same end of all times that are said."""
        dated = ((number, seen.periods) for number, seen in enumerate(self._seen) if seen.periods)
        return {number: first(map(of, periods)).toordinal() for number, periods in dated}

    def _names(self, name: str, of: Callable[[Seen], Iterable[Named]]) -> NamedCases:
        known, sets = self._held.ontology, sets_by(self._seen, of)
        if name == "publisher":
            return NamedCases(sets, known.outlets, of_outlets)
        return NamedCases(sets, known.weapons if name == "weapon" else known.parties, of_entities)

    def _countries_in(self, role: str) -> Callable[[Seen], Iterable[str]]:
        slots, known = (role,) if role else _SLOTS, self._held.ontology
        return lambda seen: (code for slot in slots for code in countries_of(seen.slots[slot], known))

    def _in_order(self, found: int, sort: str) -> Iterator[Case]:
        arranged, cases = self._orders.answer(sort, lambda: self._ordered(sort))
        if cases is self.cases:
            return picked(found, cases)
        return compress(cases, arranged(each_bit(found, len(self.cases))))

    def _ordered(self, sort: str) -> Order:
        """What puts bits of cases into an order, and all cases in the same."""
        cases, recorded = self.cases, self._held.recorded
        numbers: Sequence[int] = range(len(cases))
        match sort:
            case "recorded":
                numbers = sorted(numbers, key=lambda number: -recorded.get(cases[number].id, 0))
            case "grade":
                numbers = sorted(numbers, key=lambda number: str(cases[number].grade or "Z"))
            case "claims":
                numbers = sorted(numbers, key=lambda number: -len(cases[number].claims))
            case _:
                return iter, cases
        if len(cases) < 2:
            return iter, cases
        return itemgetter(*numbers), [cases[number] for number in numbers]


@made_once
def case_index(held: Held) -> CaseIndex:
    """The cases that are held, made ready once, however many ask at once."""
    return CaseIndex(held)


_LAST: Final = date.max - timedelta(days=1)
_SLOTS: Final = ("supplier", "recipient", "intermediary", "origin", "via", "destination")


def _marked(is_so: bool) -> tuple[str, ...]:
    return (YES,) if is_so else ()


def _grades(seen: Seen) -> Iterator[str]:
    grade = None if seen.case is None else seen.case.grade
    return (least for least in GRADES if is_as_good(grade, least))


def _reliability(seen: Seen) -> Iterator[str]:
    if seen.case is not None and seen.case.grade is not None:
        yield seen.case.grade.reliability.value


def _credibility(seen: Seen) -> Iterator[str]:
    if seen.case is not None and seen.case.grade is not None:
        yield str(seen.case.grade.credibility.value)


def _origins(seen: Seen) -> Iterator[str]:
    number = 0 if seen.case is None else len(seen.case.origins)
    return (str(least) for least in ORIGINS if number >= least)


_VALUES: Final[Mapping[str, Callable[[Seen], Iterable[str]]]] = {
    "item_class": lambda seen: (each[1].value for each in seen.items),
    "stage": lambda seen: [] if seen.stage is None else [seen.stage.value],
    "basis": lambda seen: (each.value for each in seen.bases),
    "certainty": lambda seen: (each.value for each in seen.certainties()),
    "kind": lambda seen: [] if seen.case is None else [seen.case.kind.value],
    "covert": lambda seen: _marked(seen.covert),
    "disputed": lambda seen: _marked(seen.disputed),
    "grade": _grades,
    "reliability": _reliability,
    "credibility": _credibility,
    "origins": _origins,
}
_NAMED: Final[Mapping[str, Callable[[Seen], Iterable[Named]]]] = {
    "supplier": lambda seen: seen.slots["supplier"],
    "recipient": lambda seen: seen.slots["recipient"],
    "intermediary": lambda seen: seen.slots["intermediary"],
    "party": lambda seen: seen.parties(),
    "weapon": lambda seen: ((text, entity) for text, _, entity in seen.items),
    "publisher": lambda seen: ((each, None) for each in seen.publishers()),
}


def _filters(query: Mapping[str, str]) -> dict[str, str]:
    """What a question filters by.

    Raises:
        RefusedError: it filters, or sorts, by what there is not.
    """
    sort = query.get("sort", "")
    if sort and sort not in SORTS:
        raise RefusedError(f"sort: there is no {sort!r}; known are {', '.join(SORTS)}", status=400, remedy=_REMEDY)
    filters = {name: value for name, value in query.items() if name not in ("sort", "page")}
    try:
        Wanted.of(filters)
    except (FilterError, QuestionError) as error:
        raise RefusedError(str(error), status=400, remedy=error.remedy) from error
    return filters


_REMEDY: Final = FilterError.remedy


def _role(wanted: Wanted) -> str:
    return "" if wanted.country_role is None else wanted.country_role.value


def _wanted(filters: Mapping[str, str], held: Held) -> Wanted:
    try:
        return Wanted.of(filters).settled(held.ontology)
    except FilterError as error:
        raise RefusedError(str(error), status=400, remedy=error.remedy) from error


def _counted(cases: int, sets: Mapping[str, int]) -> dict[str, int]:
    """By value how many of the cases have it."""
    return {value: (cases & each).bit_count() for value, each in sets.items()}

"""Sets of cases as numbers, and the names that lead to them."""

from hypothesis import given
from hypothesis import strategies as st

from waybill.core.ids import EntityId
from waybill.ontology import load
from waybill.web.case_names import NamedCases, of_entities, of_outlets
from waybill.web.case_sets import STEP, Sizes, Upto, each_bit, members, picked, set_of, sets_by
from waybill.workspace.lineage import Named, is_among, is_publisher

ONTOLOGY = load()
NUMBERS = st.frozensets(st.integers(0, 700), max_size=40)
NAMES = st.sampled_from(
    ["Iran", "the Iranians", "Iranian army", "army of Norway", "Houthi", "The", "of", "", "Shahed", "the shahed-136"]
)
MEANT = st.sampled_from([None, EntityId("state/iran"), EntityId("armed-group/houthis"), EntityId("nobody/knows")])


@given(NUMBERS)
def test_a_set_has_the_cases_that_were_put_into_it(numbers: frozenset[int]) -> None:
    made = set_of(numbers)
    assert list(members(made)) == sorted(numbers)
    assert made.bit_count() == len(numbers)
    assert [number for number, each in enumerate(each_bit(made, 701)) if each] == sorted(numbers)


@given(NUMBERS, st.integers(0, 40))
def test_what_is_picked_is_that_of_the_cases_of_a_set(numbers: frozenset[int], more: int) -> None:
    listed = [f"case {number}" for number in range(max(numbers, default=0) + 1 + more)]
    assert list(picked(set_of(numbers), listed)) == [f"case {number}" for number in sorted(numbers)]


def test_a_set_of_none_and_one_of_few() -> None:
    assert (set_of([]), list(members(0)), each_bit(0, 3)) == (0, [], b"\0\0\0")
    assert (set_of([0, 3]), list(members(0b1001)), each_bit(0b1001, 5)) == (0b1001, [0, 3], b"\1\0\0\1\0")


@given(st.dictionaries(st.integers(0, 1000), st.integers(1, 30), max_size=20), st.integers(0, 31), st.booleans())
def test_cases_until_and_since_a_day(some: dict[int, int], day: int, many: bool) -> None:
    days = {**some, **({2000 + number: number % 29 + 1 for number in range(2 * STEP + 3)} if many else {})}
    upto = Upto(days)
    assert upto.until(day) == set_of(number for number, each in days.items() if each <= day)
    assert upto.since(day) == set_of(number for number, each in days.items() if each >= day)


@given(st.dictionaries(st.text("abc", max_size=3), NUMBERS, max_size=12), NUMBERS, st.integers(1, 4))
def test_the_values_that_most_cases_have_come_first(
    listed: dict[str, frozenset[int]], among: frozenset[int], most: int
) -> None:
    sizes = Sizes({value: set_of(numbers) for value, numbers in listed.items()})
    counted = {value: len(numbers & among) for value, numbers in listed.items() if numbers & among}
    assert sizes.most(set_of(among), most) == sorted(counted, key=lambda each: (-counted[each], each))[:most]


@given(st.lists(st.tuples(NAMES, MEANT), max_size=8), NAMES)
def test_a_name_leads_to_the_cases_that_it_is_among(listed: list[Named], wanted: str) -> None:
    named = NamedCases(sets_by(listed, lambda each: [each]), ONTOLOGY.parties, of_entities)
    expected = [number for number, each in enumerate(listed) if is_among(wanted, [each], ONTOLOGY.parties)]
    assert list(members(named.of(wanted))) == expected


PUBLISHERS = st.sampled_from(
    ["Reuters", "reuters news", "The Harbour Post", "Harbour", "AFP", "Agence France-Presse", ""]
)


@given(st.lists(PUBLISHERS, max_size=6), PUBLISHERS)
def test_a_publisher_leads_to_the_cases_that_it_reported(listed: list[str], wanted: str) -> None:
    named = NamedCases(sets_by(listed, lambda each: [(each, None)]), ONTOLOGY.outlets, of_outlets)
    expected = [number for number, each in enumerate(listed) if is_publisher(wanted, [each], ONTOLOGY)]
    assert list(members(named.of(wanted))) == expected

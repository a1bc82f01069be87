from hypothesis import given
from hypothesis import strategies as st

from waybill.core.partition import exclusive, partition

NOTHING: frozenset[str] = frozenset()


def test_joined_members_stand_in_one_group() -> None:
    states = dict.fromkeys("abcd", NOTHING)
    assert partition(states, [("a", "b"), ("c", "b")], exclusive) == (("a", "b", "c"), ("d",))


def test_members_that_share_an_exclusive_mark_stay_apart() -> None:
    states = {"a": frozenset({"x"}), "b": NOTHING, "c": frozenset({"x"})}
    assert partition(states, [("a", "b"), ("b", "c")], exclusive) == (("a", "b"), ("c",))


def test_of_two_joins_that_exclude_each_other_the_first_wins() -> None:
    states = {"a": frozenset({"x"}), "b": NOTHING, "c": frozenset({"x"})}
    assert partition(states, [("b", "c"), ("a", "b")], exclusive) == (("a",), ("b", "c"))


_PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20)


@given(joins=_PAIRS, marked=st.sets(st.integers(0, 9)))
def test_every_member_is_in_one_group_and_no_group_bears_a_mark_twice(
    joins: list[tuple[int, int]], marked: set[int]
) -> None:
    states = {member: frozenset({"x"}) if member in marked else NOTHING for member in range(10)}
    groups = partition(states, joins, exclusive)
    assert sorted(member for group in groups for member in group) == list(range(10))
    assert all(len(marked.intersection(group)) <= 1 for group in groups)

"""Groups that grow pair by pair, under constraints that hold for whole groups."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

_Member = TypeVar("_Member", bound=Hashable)
_State = TypeVar("_State")
_Mark = TypeVar("_Mark", bound=Hashable)


def partition(
    states: Mapping[_Member, _State],
    joins: Iterable[tuple[_Member, _Member]],
    merge: Callable[[_State, _State], _State | None],
) -> tuple[tuple[_Member, ...], ...]:
    """Split members into groups by joining pairs, in the order given, wherever the constraint allows it.

    Args:
        states: every member, with what its group has to remember of it.
        joins: pairs of members; of two that exclude each other the earlier one wins.
        merge: what the joined group has to remember, or None where the two must stay apart.

    Returns:
        Every member in exactly one group; members and groups in the order of ``states``.
    """
    parents = {member: member for member in states}
    roots = dict(states)

    def root(member: _Member) -> _Member:
        while parents[member] != member:
            parents[member] = parents[parents[member]]
            member = parents[member]
        return member

    for left, right in joins:
        ends = root(left), root(right)
        if ends[0] == ends[1]:
            continue
        merged = merge(roots[ends[0]], roots[ends[1]])
        if merged is not None:
            parents[ends[1]] = ends[0]
            roots[ends[0]] = merged
            del roots[ends[1]]

    groups: dict[_Member, list[_Member]] = {}
    for member in states:
        groups.setdefault(root(member), []).append(member)
    return tuple(tuple(group) for group in groups.values())


def exclusive(left: frozenset[_Mark], right: frozenset[_Mark]) -> frozenset[_Mark] | None:
    """Merge marks of which a group may bear each only once: their union, or None where they share one."""
    return left | right if left.isdisjoint(right) else None

"""Puts things of two lists together, one to one, so that the sum of their likeness is greatest.

Laws:   nothing is in two couples; only couples that have a weight are made;
        no other choice of couples has a greater sum of weights;
        the same lists give the same couples; the lists in exchanged places give as many, of the same sum. Where two
        choices are equal in everything, no rule can prefer the same one from both sides.
"""

from collections.abc import Mapping
from typing import Final, TypeAlias

Couple: TypeAlias = tuple[int, int]
"""Positions in the left and in the right list."""

TRIVIAL: Final = 1


def match(weights: Mapping[Couple, int]) -> tuple[Couple, ...]:
    """Couples of greatest total weight, in the order of the left list.

    Args:
        weights: of every couple that may be made, none below 0. One of weight 0 is made where it costs nothing.

    Returns:
        Of several best choices the one with most couples; then the one that keeps to the order of the lists and
        prefers what stands early in them.
    """
    if len(weights) <= TRIVIAL:
        return tuple(weights)
    return _heaviest(_with_ties_broken(weights))


def _with_ties_broken(weights: Mapping[Couple, int]) -> dict[Couple, int]:
    """The same weights, widened so that they come first, the number of couples second and the order third.

    The product of two distances from the ends grows towards the beginnings, and its sum is greatest where the orders
    agree. Neither of the lower criteria can add up to one step of the criterion above it.
    """
    rows, columns = 1 + max(row for row, _ in weights), 1 + max(column for _, column in weights)
    most = min(rows, columns)
    step = most * rows * columns + 1
    return {
        (row, column): (weight * (most + 1) + 1) * step + (rows - row) * (columns - column)
        for (row, column), weight in weights.items()
    }


def _heaviest(weights: Mapping[Couple, int]) -> tuple[Couple, ...]:
    import rustworkx  # late: evaluation is not on the way of every command

    graph = rustworkx.PyGraph(multigraph=False)
    sides = [sorted({(side, couple[side]) for couple in weights}) for side in (0, 1)]
    nodes = {node: graph.add_node(node) for node in (*sides[0], *sides[1])}
    for (row, column), weight in sorted(weights.items()):
        graph.add_edge(nodes[0, row], nodes[1, column], weight)
    chosen = rustworkx.max_weight_matching(graph, weight_fn=int)
    found = (sorted((graph[first], graph[second])) for first, second in chosen)
    return tuple(sorted((left[1], right[1]) for left, right in found))

"""Find many literals in bytes at once, by hyperscan where it is installed, else by Aho and Corasick's automaton.

Laws:   both engines find the same: every place where a literal stands, overlapping ones included.
"""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

Find: TypeAlias = Callable[[bytes], list[tuple[int, int]]]
"""Where literals stand: offset of the first byte, and the number of the literal; sorted."""


def finder(literals: Sequence[bytes]) -> Find:
    """What finds literals, by the fastest engine that is installed; to make it takes up to a few seconds."""
    try:
        return by_hyperscan(literals)
    except ImportError:
        return by_automaton(literals)


def by_automaton(literals: Sequence[bytes]) -> Find:
    """What finds literals by ahocorasick-rs."""
    from ahocorasick_rs import BytesAhoCorasick, Implementation

    automaton = BytesAhoCorasick(literals, implementation=Implementation.ContiguousNFA)

    def find(content: bytes) -> list[tuple[int, int]]:
        return sorted(
            (start, number) for number, start, _ in automaton.find_matches_as_indexes(content, overlapping=True)
        )

    return find


def by_hyperscan(literals: Sequence[bytes]) -> Find:
    """What finds literals by Intel's hyperscan.

    Raises:
        ImportError: it is not installed.
    """
    import hyperscan

    database = hyperscan.Database()
    database.compile(expressions=[re.escape(each) for each in literals], ids=list(range(len(literals))))
    sizes = [len(each) for each in literals]

    def find(content: bytes) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []

        def note(number: int, _start: int, end: int, _flags: int, _context: object) -> None:
            found.append((end - sizes[number], number))

        database.scan(content, match_event_handler=note)
        return sorted(found)

    return find

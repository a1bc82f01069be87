"""Heads and feet that run through the pages of a document, and would cut its sentences in two."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

MIN_PAGES: Final = 3
ROUNDS: Final = 2
"""Lines of a head, or of a foot, that are looked at."""

_DIGITS: Final = re.compile(r"\d+")


def without_running_heads(pages: Sequence[str]) -> tuple[str, ...]:
    """The pages without first and last lines that stand, numbers apart, on most of them."""
    lines = [page.strip("\n").split("\n") for page in pages]
    for place in (0, -1) * ROUNDS:
        edges = [_edge(page, place) for page in lines]
        repeated = {
            edge
            for edge, count in Counter(filter(None, edges)).items()
            if count >= MIN_PAGES and count * 2 > len(pages)
        }
        for page, edge in zip(lines, edges, strict=True):
            if edge in repeated:
                page.pop(place)
    return tuple("\n".join(page) for page in lines)


def _edge(page: Sequence[str], place: int) -> str:
    return _DIGITS.sub("#", page[place]).strip() if page else ""

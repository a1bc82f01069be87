"""Words that name nothing which could be an item, and words of parts and ammunition, by the lists of the wordings."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from waybill.ontology.wordings import load_wordings

_ONE_BEFORE: Final = r"(?:\w+\s+)?"
_SOME_BEFORE: Final = r"(?:[\w/-]+\s+){0,3}"
_CIVIL_AID: Final = r"(?:{civil})\s+(?:\w+\s+)?(?:{aid})"
_MEASURES: Final = r"[\W\d_]|\b(?:mm|cm|millimet(?:er|re)s?|calib(?:er|re)s?)\b"
_AIRLINERS: Final = (
    r"(?:[\w-]+\s+){0,3}(?:Boeing\s+7[0-8]7|Airbus(?:\s+A\d{3})?)(?:-\d+)?(?:\s+(?:MAX|Dreamliner))?"
    r"(?:\s+(?:aircraft|airliners?|jets?|jetliners?|planes?))?s?|"
    r"(?:[\w-]+\s+){0,3}(?:business|corporate|executive)\s+(?:aircraft|jets?|planes?)"
)


def names_no_goods(words: str) -> bool:
    """Whether words name nothing that could move, or only what goes beside weapons and is none."""
    return any(pattern.fullmatch(words) for pattern in _patterns())


def is_civil_aid(before: str, words: str) -> bool:
    """Whether words name aid that the words before it say to be civil: "assistance" behind "economic"."""
    return _civil_aid().search(f"{before}{words}") is not None


def is_accessory(words: str) -> bool:
    """Whether words name parts or ammunition, which belong to the weapon that is named behind them."""
    return words.lower().endswith(_accessories())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    lists = load_wordings().goods
    goods = (
        _CIVIL_AID.format(civil=_any(lists.civil), aid=_any(lists.aid)),
        _any(lists.no_goods),
        rf"{_ONE_BEFORE}(?:{_any(lists.no_goods_of_a_kind)})",
        rf"{_SOME_BEFORE}(?:{_any(lists.no_goods_of_any_kind)})",
        _AIRLINERS,
    )
    nothing = rf"(?:{_MEASURES}|\b(?:{_any(lists.no_items)})\b)+"
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (nothing, "|".join(goods)))


@cache
def _civil_aid() -> re.Pattern[str]:
    lists = load_wordings().goods
    pattern = _CIVIL_AID.format(civil=_any(lists.civil), aid=_any(lists.aid))
    return re.compile(rf"\b{pattern}\Z", re.IGNORECASE)


@cache
def _accessories() -> tuple[str, ...]:
    return tuple(sorted(load_wordings().goods.accessories))


def _any(words: Iterable[str]) -> str:
    """An alternation of words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda each: (-len(each), each)))

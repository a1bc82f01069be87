"""Names of months, as words and as patterns."""

from typing import Final

MONTHS: Final = {
    **{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8},
    **{"september": 9, "october": 10, "november": 11, "december": 12},
    **{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10},
    **{"nov": 11, "dec": 12},
}
_FULL: Final = tuple(name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july"))
_SHORT: Final = tuple(sorted(MONTHS.keys() - set(_FULL), key=len, reverse=True))


def _alternatives(full: str, short: str) -> str:
    return rf"(?:(?:{full})(?![^\W\d_])|(?:{short})(?![^\W\d_])\.?)"


def _capitals(names: tuple[str, ...]) -> str:
    return "|".join(f"{name.title()}|{name.upper()}" for name in names)


MONTH: Final = _alternatives("|".join(_FULL), "|".join(_SHORT))
# With its capital even where case is ignored: "may", "march" and "mar" are words of their own.
CAPITAL_MONTH: Final = rf"(?-i:{_alternatives(_capitals(_FULL), _capitals(_SHORT))})"


def month(name: str) -> int:
    """The number of a month from its name or abbreviation, with or without a full stop."""
    return MONTHS[name.rstrip(".").casefold()]

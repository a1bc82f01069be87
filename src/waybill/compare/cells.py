"""What stands in the cells of a register: numbers and years, certain or estimated."""

import re
from typing import Final

from waybill.core.period import Period
from waybill.core.quantity import Bound, Quantity

_NOTHING: Final = frozenset({"", "-", "–", "..", ". .", "...", "?", "n/a", "na", "unknown", "none"})
_NUMBER: Final = re.compile(
    r"(?:(?P<about>~|ca\.?|about|c\.)\s*)?(?P<low>\d[\d ,']*)(?:\s*[-–]\s*(?P<high>\d[\d ,']*))?"
)
_YEARS: Final = re.compile(r"(?P<year>(?:18|19|20)\d\d)(?:\s*[-–/]\s*(?P<short>\d\d)(?!\d))?")
_BETWEEN_YEARS: Final = re.compile(r"[\s;,/–-]*(?:and)?[\s;,/–-]*")
_YES: Final = frozenset({"?", "yes", "y", "true", "1"})


def is_yes(cell: str) -> bool:
    """Whether a column that says so marks another as estimated."""
    return cell.strip().casefold() in _YES


def number(cell: str, *, is_estimated: bool = False) -> Quantity | None:
    """How many; None where it is left out or not known.

    Raises:
        ValueError: it is no number.
    """
    bare, is_bracketed = _unbracketed(cell)
    if bare.casefold() in _NOTHING:
        return None
    match = _NUMBER.fullmatch(bare)
    if match is None:
        raise ValueError(f"{cell.strip()!r} is no number")
    low, high = _whole(match["low"]), match["high"]
    if high is not None:
        if _whole(high) < low:
            raise ValueError(f"{cell.strip()!r} ends below where it begins")
        return Quantity(value=low, bound=Bound.RANGE, high=_whole(high))
    return Quantity(value=low, bound=Bound.ABOUT if is_estimated or is_bracketed or match["about"] else Bound.EXACT)


def years(cell: str, *, is_estimated: bool = False) -> Period | None:
    """From the first to the last of the years in a cell; None where there are none.

    Raises:
        ValueError: it holds something else.
    """
    bare, is_bracketed = _unbracketed(cell)
    if bare.casefold() in _NOTHING:
        return None
    found = [(int(match["year"]), match["short"]) for match in _YEARS.finditer(bare)]
    if not found or not _BETWEEN_YEARS.fullmatch(_YEARS.sub("", bare).replace("~", "")):
        raise ValueError(f"{cell.strip()!r} is no year")
    listed = [year for year, _ in found] + [year // 100 * 100 + int(short) for year, short in found if short]
    mark = "~" if is_estimated or is_bracketed else ""
    first, last = min(listed), max(listed)
    return Period(f"{first}{mark}" if first == last else f"{first}{mark}/{last}{mark}")


def _unbracketed(cell: str) -> tuple[str, bool]:
    """A cell without the brackets and question marks that mark estimates, and whether there were any."""
    bare = re.sub(r"[()?*]", "", cell).strip()
    return bare, bare != cell.strip() and bare != ""


def _whole(digits: str) -> int:
    return int(re.sub(r"[ ,']", "", digits))

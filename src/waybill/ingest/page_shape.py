"""Whether a page is of a shape that parsers of whole trees read in good time.

Measured: 100,000 attributes in one tag, or elements nested some hundred deep and all left open, take minutes.
"""

import re
from typing import Final

from waybill.ingest.page_blocks import UNNESTED

MAX_CHARS: Final = 4 << 20
MAX_TAGS: Final = 20_000
MAX_DEPTH: Final = 200
MAX_ATTRIBUTES: Final = 300

_LONG_CHARS: Final = 2 * MAX_ATTRIBUTES
_FLAT: Final = UNNESTED - {"font", "rp", "rt"}
_TAG: Final = re.compile(r"<(/?)([A-Za-z][^\s/>]*)([^>]*)")
_QUOTED: Final = re.compile(r'"[^"]*"|\'[^\']*\'')
_BETWEEN: Final = re.compile(r"[\s/]+")


def is_moderate(markup: str) -> bool:
    """Whether a page is no longer, deeper or more intricate than pages that people write."""
    if len(markup) > MAX_CHARS:
        return False
    depth = 0
    for number, tag in enumerate(_TAG.finditer(markup), 1):
        if tag[2].lower() not in _FLAT:
            depth = max(0, depth + (-1 if tag[1] else 1))
        if number > MAX_TAGS or depth > MAX_DEPTH or _is_crowded(tag[3]):
            return False
    return True


def _is_crowded(inside: str) -> bool:
    if len(inside) < _LONG_CHARS:
        return False
    return len(_BETWEEN.findall(_QUOTED.sub("", inside))) > MAX_ATTRIBUTES

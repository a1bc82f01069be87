"""The named ones for whom a description stands: Mali and Niger in "African governments such as Mali and Niger"."""

import re
from collections.abc import Sequence
from typing import Final

from waybill.core.span import Span
from waybill.extract.parties.listing import lists

_SUCH_AS: Final = re.compile(
    r"(?:\s+(?:in|of|from|around)\s[^,.;:]{1,30}?)?(?:\s*,)?\s+(?:such\s+as|like|including|among\s+them|notably|namely)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_WHERE: Final = re.compile(r"\s+(?:in|of|from|around)\s")
_MANY: Final = re.compile(r"(?:[a-z]|[A-Z]{2})\w*[sS]\Z")
"""The noun of several whom nobody names: in small letters, or where all are capitals."""
_LONGEST_CHARS: Final = 80


def instances(text: str, description: Span, parties: Sequence[Span]) -> list[Span]:
    """Whom a description goes on to name; nobody where it names none, or means one.

    Args:
        text: of the document.
        description: the words for several.
        parties: the named parties of its sentence, in order.
    """
    head = _WHERE.split(description.of(text), maxsplit=1)[0].split()[-1:]
    if not head or _MANY.match(head[0]) is None:
        return []
    such_as = _SUCH_AS.match(text, description.end, min(len(text), description.end + _LONGEST_CHARS))
    first = such_as and next((each for each in parties if each.start == such_as.end()), None)
    if not first:
        return []
    behind = [each for each in parties if each >= first]
    return next((each for each in lists(text, behind) if each[0].start == first.start), [first])

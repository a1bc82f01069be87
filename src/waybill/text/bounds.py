"""Read the words that limit a number: about, at least, up to, or more."""

from typing import Final

from waybill.core.quantity import Bound
from waybill.core.span import Span
from waybill.text.patterns import Pattern

# "handed over six", "inquired about eight": verbs with their particles, not bounds.
_NOT_OVER: Final = "".join(rf"(?<!{verb}\s)" for verb in ("handed", "turned", "passed", "took", "taken", "gave"))
_NOT_ABOUT: Final = "".join(rf"(?<!{verb}\s)" for verb in ("asked", "inquired", "enquired", "talks", "questions"))
_BEFORE: Final = {
    Bound.AT_LEAST: (
        rf"(?:well\s+|far\s+|slightly\s+|just\s+|a\s+little\s+)?(?:(?<!no\s)(?<!not\s)more\s+than|{_NOT_OVER}over|in\s+excess\s+of)|at\s+least|upwards?\s+of"
        r"|(?:no|not)\s+(?:fewer|less)\s+than|(?:a\s+)?minimum\s+of|(?<!not\s)exceeding|>"
    ),
    Bound.AT_MOST: (
        r"up\s+to|at\s+(?:the\s+)?most|(?:no|not)\s+more\s+than|(?<!no\s)(?<!not\s)(?:fewer|less)\s+than|(?:a\s+)?maximum\s+of"
        r"|not\s+exceeding|(?<!just\s)under"
        r"|as\s+many\s+as|as\s+much\s+as|<"
    ),
    Bound.ABOUT: (
        rf"{_NOT_ABOUT}about|some|nearly|almost|roughly|approximately|approx\.?|around|circa|ca?\.|close\s+to|just\s+under"
        r"|(?:an\s+)?estimated(?:\s+(?:cost|value|price)\s+of|\s+at)?|(?:in\s+)?the\s+region\s+of|on\s+the\s+order\s+of|[~≈]"
    ),
}
_AFTER: Final = {
    Bound.ABOUT: r"(?:\s+or\s+so|\s+or\s+thereabouts|-odd)(?!\w)",
    Bound.AT_LEAST: r"\s*\+(?!\w)|\s+or\s+more(?!\w)|-plus(?!\w)",
    Bound.AT_MOST: r"\s+or\s+(?:fewer|less)(?!\w)",
}

_FILLER: Final = r"(?:(?:another|an\s+additional|a\s+further|a\s+total\s+of|the)\s+)?"
_BEFORE_NUMBER: Final = {bound: Pattern(rf"(?<!\w)(?:{words})\s*{_FILLER}\Z") for bound, words in _BEFORE.items()}
_AFTER_NUMBER: Final = {bound: Pattern(words) for bound, words in _AFTER.items()}
_WINDOW: Final = 48


def bounded(text: str, number: Span, *, within: Span) -> tuple[Bound, Span]:
    """The bound that the words around a number set, and the number with these words; EXACT if there are none."""
    start = max(within.start, number.start - _WINDOW)
    for bound, pattern in _BEFORE_NUMBER.items():
        match = pattern.search(text[start : number.start])
        if match is not None:
            return bound, Span(start + match.start(), number.end)
    for bound, pattern in _AFTER_NUMBER.items():
        match = pattern.match(text, number.end, within.end)
        if match is not None:
            return bound, Span(number.start, match.end())
    return Bound.EXACT, number

"""Which one-byte encoding a text in the Latin alphabet is in, told by whether its letters and marks stand as such do.

What is written in English has few bytes beyond ASCII, too few for statistics, and a wrong guess would put other words
into a quote: "\u20ac5" becomes "\u00c75" in the encoding of old terminals.
"""

import re
from typing import Final

_MOST_FOREIGN: Final = 0.15
"""Share of the letters that may be beyond ASCII; Turkish and Czech, which have most, come near it."""

_SAMPLE_CHARS: Final = 1 << 20
_MARKS: Final = frozenset("“”‘’‚„–—…•€£¥§©®°·«»‹›†‡™ªº¿¡½¼¾±×÷\u00a0\u00ad")
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]")
_CURRENCIES: Final = re.compile(r"[€£¥](?!\s?\d)(?<!\d.)(?<!\d\s.)")
_ALPHABETS: Final = (
    ("cp1252", "àáâãäåæçèéêëìíîïñòóôõöøùúûüßšžœÿ"),
    ("cp1254", "çğıiöşüâîûéÿ"),
    ("cp1250", "ąćęłńóśźżáčďéěíňřšťúůýžäôľĺŕöőüűâîăşţđëç"),
)
"""The lower-case letters of the languages that use an encoding, the commonest encoding first."""

_LETTERS: Final = dict(_ALPHABETS)
_FAMILIES: Final = {
    "cp1252": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-15": "cp1252",
    "cp1254": "cp1254",
    "iso8859-9": "cp1254",
    "cp1250": "cp1250",
    "iso8859-2": "cp1250",
}


def is_western(encoding: str) -> bool:
    """Whether Python's name of an encoding is that of one of these, or of what they were made from."""
    return encoding in _FAMILIES


def western(content: bytes, declared: str | None = None) -> str | None:
    """The text; None where it is not plausible in any of these encodings.

    Args:
        content: the bytes.
        declared: Python's name of the encoding to try first; None for no such wish.
    """
    first = [(declared, _LETTERS[_FAMILIES[declared]])] if declared in _FAMILIES else []
    for encoding, letters in [*first, *_ALPHABETS]:
        text = _decoded(content, encoding)
        if text is not None and _is_plausible(text[:_SAMPLE_CHARS], frozenset(letters)):
            return text
    return None


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeError:
        return None


def _is_plausible(text: str, letters: frozenset[str]) -> bool:
    accented = [match for match in _FOREIGN.finditer(text) if match[0] not in _MARKS]
    return (
        all(match[0].lower()[0] in letters for match in accented)
        and not any(_clashes(text, match.start()) for match in accented)
        and len(accented) <= _MOST_FOREIGN * sum(map(str.isalpha, text))
        and _CURRENCIES.search(text) is None
    )


def _clashes(text: str, place: int) -> bool:
    """Whether a small letter and a capital one behind it meet at a place, as they do where letters are none."""
    before, here, behind = text[place - 1 : place], text[place], text[place + 1 : place + 2]
    return (before.islower() and here.isupper()) or (here.islower() and behind.isupper())

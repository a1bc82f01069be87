"""Text of documents is hostile: what a terminal or a browser would obey is shown instead."""

import re
from typing import Final

# Control characters, bidirectional embeddings and overrides, line separators, lone surrogates, and tag characters.
OBEYED: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\U000e0000-\U000e007f]")
_KEPT: Final = "\t\n"
_PICTURE_OF_DELETE: Final = "\u2421"
_PICTURES: Final = 0x2400


def visible(text: str) -> str:
    """Text on one line, its white space as blanks, with what would be obeyed made visible."""
    if text.isprintable():  # Nothing of it is obeyed; a page asks this a thousand times.
        return text
    return OBEYED.sub(lambda match: _shown(match[0]), re.sub(r"[\t\n\r\f\v\u2028\u2029]", " ", text))


def visible_lines(text: str) -> str:
    """Text with its lines as they are, and what would be obeyed made visible."""
    if text.isprintable():
        return text
    lines = re.sub(r"\r\n?|[\u2028\u2029]", "\n", text)
    return OBEYED.sub(lambda match: match[0] if match[0] in _KEPT else _shown(match[0]), lines)


def _shown(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(_PICTURES + code)
    if code == 0x7F:
        return _PICTURE_OF_DELETE
    return f"\\u{code:04x}"


def count(number: int, thing: str, things: str | None = None) -> str:
    """A number of things in words."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"

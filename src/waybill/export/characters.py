"""Characters that programs choke on: their pictures stand in their place."""

import re
from typing import Final

UNPRINTED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Control characters but tab and line ends, lone surrogates, and what is no character: XML allows none of them."""

PICTURED: Final = "control characters cannot stand in this format: pictures of them stand in their place"
_PICTURES: Final = 0x2400
_CONTROLS_END: Final = 0x20
_DELETE: Final = 0x7F
_PICTURE_OF_DELETE: Final = "\u2421"


def pictured(text: str) -> str:
    """Text with pictures of its control characters; no other character changes."""
    if text.isprintable():  # most texts, and quicker to tell
        return text
    return UNPRINTED.sub(lambda match: _picture(ord(match[0])), text)


def _picture(code: int) -> str:
    if code == _DELETE:
        return _PICTURE_OF_DELETE
    return chr(_PICTURES + code) if code < _CONTROLS_END else "\ufffd"

"""Characters that show nothing and can hide or turn round words, and names without them.

A soft hyphen or a zero-width space within a name makes it another name to a program and none to a reader; a
right-to-left override shows ``exe.fdp`` as ``pdf.exe``. Joiners stay, since Persian and the scripts of India need them.
"""

import re
from typing import Final

_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
_UNPRINTABLE: Final = re.compile(
    "[\0-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
_UNKEEPABLE: Final = re.compile("[\0\ud800-\udfff]")


def visible(text: str) -> str:
    """The text as a reader sees it: nothing invisible, no NUL, no half of a surrogate pair."""
    return _UNKEEPABLE.sub("\ufffd", _INVISIBLE.sub("", text))


def printable(name: str) -> str:
    """A name on one line, safe to show: invisible characters and bytes that are no UTF-8 are written as escapes."""
    shown = name.encode("utf-8", "backslashreplace").decode()
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", shown)

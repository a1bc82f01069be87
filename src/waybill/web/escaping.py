"""Text as HTML shows it: escaped, and without what is obeyed unseen, as templates show what is filled in."""

from functools import lru_cache
from typing import Final

from waybill.telling.visible import visible_lines

MOST_KEPT: Final = 1 << 12


def safe(text: str) -> str:
    """The text, ready to stand between tags or in the quotes of an attribute."""
    # As markupsafe does, without making each a value of its own: a map has hundreds.
    shown = text if text.isprintable() else visible_lines(text)
    shown = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return shown.replace('"', "&#34;").replace("'", "&#39;")


@lru_cache(maxsize=MOST_KEPT)
def safe_again(text: str) -> str:
    """The same, kept: for texts that most pages show, such as names of places."""
    return safe(text)

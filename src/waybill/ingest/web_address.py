"""Where on the web a capture was found."""

import re
from typing import Final

_ON_THE_WEB: Final = re.compile(r"(?:^|!)(https?://[^\s!][^\s]*)$", re.IGNORECASE)


def web_address_of(address: str) -> str | None:
    """The web address of a capture, fetched or a record of an archive; None for files."""
    match = _ON_THE_WEB.search(address)
    return None if match is None else match[1]

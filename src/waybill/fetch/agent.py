"""Who we say we are to servers."""

from importlib.metadata import PackageNotFoundError, metadata
from typing import Final

from waybill.core.version import VERSION

_PURPOSE: Final = "reads reports of arms transfers"


def user_agent(contact: str | None = None) -> str:
    """Our name, version and purpose, the address of the project, and whom to write to.

    Args:
        contact: an address of whoever runs it, web or e-mail; None where they give none.
    """
    told = (_PURPOSE, _homepage(), contact)
    return f"Waybill/{VERSION} ({'; '.join(each for each in map(_plain, told) if each)})"


def _homepage() -> str:
    try:
        addresses = metadata("waybill").get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    named = dict(str(each).split(", ", 1) for each in addresses)
    return f"+{named['Homepage']}" if "Homepage" in named else ""


def _plain(text: str | None) -> str:
    """Text that may stand in a header: printable ASCII, no brackets that would end the remark."""
    return "".join(each for each in text or "" if each.isascii() and each.isprintable() and each not in "()\\").strip()

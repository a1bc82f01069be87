"""Web addresses, taken apart once: what is looked at is what is asked."""

import re
from dataclasses import dataclass
from typing import Final

from httpx2 import URL, InvalidURL

_HOST: Final = re.compile(r"[A-Za-z0-9._:-]+")
"""Names in ASCII, with the underscores that some have, and addresses."""

_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A web address.

    Attributes:
        text: the whole, without a fragment, which no server sees.
        host: in ASCII; IPv6 without brackets.
        target: path and query, as servers are asked for them.
    """

    text: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as they stand before a path."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host and, where it is not the usual one, port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def address_of(written: str, *, base: Address | None = None) -> Address | str:
    """A web address as people or servers write it; what is wrong with it where it is none.

    Args:
        written: the address, or a part of one.
        base: what a part is a part of.
    """
    try:
        url = URL(written.strip())
        url = (url if base is None else URL(base.text).join(url)).copy_with(fragment=None)
    except (InvalidURL, ValueError, UnicodeError) as error:
        return f"it is no web address: {error}"
    if url.scheme not in _PORTS:
        return f"addresses that begin with {url.scheme}: are not fetched" if url.scheme else "it is no web address"
    if url.userinfo:
        return "it holds a user's name, and Waybill signs in nowhere"
    host = url.raw_host.decode("ascii")
    if not _HOST.fullmatch(host):
        return "it names no server"
    return Address(
        text=str(url),
        scheme=url.scheme,
        host=host,
        port=url.port or _PORTS[url.scheme],
        target=url.raw_path.decode("ascii"),
    )

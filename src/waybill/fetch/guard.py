"""Where a fetch may go.

In:     the host and port of an address, as each hop names them.
Out:    the internet addresses that may be connected to, or what speaks against it.
Laws:   a name is resolved once, and what is connected to is what was looked at;
        one forbidden address in an answer is enough to refuse the name: honest names do not mix;
        nothing but a ``Guard`` that a program makes opens a forbidden address, no setting and no option.
"""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address
from typing import Final, TypeAlias

from waybill.fetch.networks import objection

Resolver: TypeAlias = Callable[[str, int], tuple[str, ...]]
Endpoint: TypeAlias = tuple[str, int]

_LOWEST_FREE_PORT: Final = 1024
_WEB_PORTS: Final = (80, 443)
_HEXADECIMAL: Final = set("0123456789abcdef")
_PARTS_OF_IPV4: Final = 4


@dataclass(frozen=True, slots=True)
class Destination:
    """Internet addresses that may be connected to, in the order in which to try them."""

    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Objection:
    """What speaks against a host.

    Attributes:
        is_unknown: the name leads nowhere, perhaps only for now; else it leads where nobody is let.
    """

    detail: str
    is_unknown: bool = False


def system_resolver(host: str, port: int) -> tuple[str, ...]:
    """What the system says a name means.

    Raises:
        OSError: it means nothing.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Tells where a fetch may go.

    Attributes:
        resolver: asked once for each hop.
        allowed: addresses with their ports that may be connected to although they are not public: for tests, and for
            programs that read from servers of their own.
    """

    resolver: Resolver = system_resolver
    allowed: frozenset[Endpoint] = frozenset()

    def admit(self, host: str, port: int) -> Destination | Objection:
        """Addresses of a host to connect to, or what speaks against it.

        Args:
            host: name or address, in any spelling; IPv6 without brackets.
            port: of the server.
        """
        found = self._found(host.strip("."), port)
        if isinstance(found, Objection):
            return found
        for address in found:
            if (address, port) in self.allowed:
                continue
            if (what := objection(address)) is not None:
                return Objection(f"{host} is at {address}, which is {what}")
            if port < _LOWEST_FREE_PORT and port not in _WEB_PORTS:
                return Objection(f"port {port} belongs to another service than the web")
        return Destination(found)

    def _found(self, host: str, port: int) -> tuple[str, ...] | Objection:
        try:
            spelt = ipv4_of(host)
        except ValueError:
            return Objection(f"{host} is no internet address in any spelling")
        if spelt is not None:
            return (spelt,)
        try:
            # A name too long or empty makes the encoding fail, not the look-up.
            found = self.resolver(host, port)
        except (OSError, UnicodeError):
            return Objection(f"no server is known by the name {host}", is_unknown=True)
        return found or Objection(f"no server is known by the name {host}", is_unknown=True)


def ipv4_of(host: str) -> str | None:
    """The IPv4 address that a host spells, in decimal, octal or hexadecimal numbers; None of a name or of IPv6.

    Raises:
        ValueError: it ends in a number, as no name does, and is no address.

    Source: the URL standard of the WHATWG, section 3.5, which browsers follow; system libraries do likewise.
    """
    parts = host.lower().split(".")
    if ":" in host or not _is_number(parts[-1]):
        return None
    *first, last = [_number(part) for part in parts]
    if len(parts) > _PARTS_OF_IPV4 or any(each > 255 for each in first) or last >= 256 ** (5 - len(parts)):
        raise ValueError(host)
    return str(IPv4Address(sum(each << (8 * (3 - place)) for place, each in enumerate(first)) + last))


def _is_number(part: str) -> bool:
    if part.isascii() and part.isdigit():
        return True
    return part.startswith("0x") and set(part[2:]) <= _HEXADECIMAL


def _number(part: str) -> int:
    if not part.isascii():
        raise ValueError(part)
    if part.startswith("0x") and set(part[2:]) <= _HEXADECIMAL:
        return int(part[2:] or "0", 16)
    if part.isdigit() and len(part) > 1 and part.startswith("0"):
        return int(part, 8)  # which an 8 or 9 in it makes fail
    if part.isdigit():
        return int(part)
    raise ValueError(part)

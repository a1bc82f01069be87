"""Which internet addresses are public, by explicit lists.

``ipaddress.is_global`` is not asked: it lets the NAT64 form of a loopback address pass, and its answers differ between
versions of Python.

Source: the IANA registries of special-purpose IPv4 and IPv6 addresses (RFC 6890), RFC 6052 and RFC 8215 for NAT64, RFC
    4380 for Teredo, RFC 7526 for the end of 6to4.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

_IPV4: Final = tuple(
    (IPv4Network(network), what)
    for network, what in (
        ("0.0.0.0/8", "of this network"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared behind a provider's translation"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "of a cloud's control server"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved for protocols"),
        ("192.0.2.0/24", "for documentation"),
        ("192.88.99.0/24", "of the former 6to4 relays"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "for benchmarks"),
        ("198.51.100.0/24", "for documentation"),
        ("203.0.113.0/24", "for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
_IPV6: Final = tuple(
    (IPv6Network(network), what)
    for network, what in (
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("::/96", "IPv4 in a form given up"),
        ("::ffff:0:0:0/96", "translated IPv4"),
        ("64:ff9b:1::/48", "of a local translation to IPv4"),
        ("100::/64", "for discarding"),
        ("2001::/32", "a Teredo tunnel"),
        ("2001::/23", "reserved for protocols"),
        ("2001:db8::/32", "for documentation"),
        ("2002::/16", "a 6to4 tunnel"),
        ("3fff::/20", "for documentation"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "private"),
        ("ff00::/8", "multicast"),
    )
)
_GLOBAL_UNICAST: Final = IPv6Network("2000::/3")
_CARRYING_IPV4: Final = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
"""IPv4-mapped addresses, and the well-known prefix of NAT64: they lead where the IPv4 address in them leads."""

_LOW_32_BITS: Final = 0xFFFFFFFF


def objection(address: str) -> str | None:
    """What speaks against connecting to an address; None if it is public.

    Args:
        address: IPv4 or IPv6, with or without a zone.
    """
    parsed = ip_address(address.partition("%")[0])
    return _of_ipv4(parsed) if isinstance(parsed, IPv4Address) else _of_ipv6(parsed)


def _of_ipv4(address: IPv4Address) -> str | None:
    return next((what for network, what in _IPV4 if address in network), None)


def _of_ipv6(address: IPv6Address) -> str | None:
    if any(address in network for network in _CARRYING_IPV4):
        return _of_ipv4(IPv4Address(int(address) & _LOW_32_BITS))
    named = next((what for network, what in _IPV6 if address in network), None)
    return named or (None if address in _GLOBAL_UNICAST else "reserved")

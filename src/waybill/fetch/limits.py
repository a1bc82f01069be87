"""How far a fetch goes before it gives up."""

from dataclasses import dataclass
from typing import Final

MEBIBYTE: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How far a fetch goes before it gives up.

    Attributes:
        max_bytes: of an answer, packed and unpacked.
        max_ratio: of unpacked to packed bytes, looked at from the first mebibyte on.
        total_s: seconds with servers for one address, all hops and tries together, without the waiting between.
        connect_s: seconds until a connection stands.
        silence_s: seconds in which a server says nothing.
        redirects: how often an address may lead on to another.
        tries: how often a server that fails is asked.
        longest_wait_s: seconds between two tries; a server that asks for more is left alone.
    """

    max_bytes: int = 100 * MEBIBYTE
    max_ratio: int = 200
    total_s: float = 120.0
    connect_s: float = 10.0
    silence_s: float = 30.0
    redirects: int = 5
    tries: int = 3
    longest_wait_s: float = 60.0

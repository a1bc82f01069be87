"""Passwords, of which only an Argon2id hash is kept.

Source: RFC 9106, section 4, the second recommended option (64 MiB); NIST SP 800-63B, section 5.1.1, on what to ask
of a password.
"""

import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Final

from waybill.errors import UsageError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST: Final = 12
LONGEST: Final = 512
_FEWEST_DIFFERENT: Final = 6
_GUESSED_FIRST: Final = ("password", "waybill", "qwerty", "123456", "letmein")


class Passwords:
    """Hashes passwords, and compares them with hashes.

    Args:
        memory_kib: how much memory a hash takes; less than is given is for tests alone.
        rounds: how often it goes over that.
    """

    def __init__(self, *, memory_kib: int = 65536, rounds: int = 3) -> None:
        self._memory_kib, self._rounds = memory_kib, rounds

    def hash(self, password: str) -> str:
        """What to keep of a password."""
        return self._hasher.hash(_prepared(password))

    def matches(self, password: str, kept: str | None) -> bool:
        """Whether a password is the one that a hash was made of; it takes as long where there is none, None."""
        from argon2.exceptions import InvalidHashError, VerificationError

        nobody = self._nobody  # Made at the first comparison, whoever it is for.
        if len(password) > LONGEST:
            password, kept = "", None
        try:
            return self._hasher.verify(kept or nobody, _prepared(password)) and kept is not None
        except (VerificationError, InvalidHashError):
            return False

    def renewed(self, password: str, kept: str) -> str | None:
        """What to keep instead, where a hash was made with other settings than are used now; else None."""
        return self.hash(password) if self._hasher.check_needs_rehash(kept) else None

    @cached_property
    def _hasher(self) -> "PasswordHasher":
        from argon2 import PasswordHasher

        return PasswordHasher(memory_cost=self._memory_kib, time_cost=self._rounds)

    @cached_property
    def _nobody(self) -> str:
        return self._hasher.hash("a password of nobody")


def _prepared(password: str) -> bytes:
    # The same letters may be typed in several ways; half characters come from a terminal that is not in UTF-8.
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def refuse_weak(password: str, *, name: str) -> None:
    """Look at a password that somebody wants.

    Raises:
        UsageError: too short, too long, or among what is guessed first.
    """
    if len(password) < SHORTEST:
        raise UsageError(problem=f"a password has at least {SHORTEST} characters; several words make a good one")
    if len(password) > LONGEST:
        raise UsageError(problem=f"a password has at most {LONGEST} characters")
    if len(set(password)) < _FEWEST_DIFFERENT:
        raise UsageError(problem=f"a password has at least {_FEWEST_DIFFERENT} different characters")
    lowered = password.casefold()
    if name.casefold() in lowered or any(each in lowered for each in _GUESSED_FIRST):
        raise UsageError(problem="this password would be guessed early: it has the name in it, or a common word")

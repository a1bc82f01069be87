"""What is known of somebody with an account, of their sessions, and of what has happened to both."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from waybill.core.person import Person, Role
from waybill.errors import UsageError

LONGEST_NAME: Final = 64
_BETWEEN: Final = " .-_'@"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may log in.

    Attributes:
        last_login_at: None where there was none yet.
    """

    name: str
    role: Role
    is_disabled: bool
    made_at: datetime
    last_login_at: datetime | None = None

    @property
    def person(self) -> Person:
        """Whoever has it."""
        return Person(name=self.name, role=self.role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Somebody logged in with one browser.

    Attributes:
        token: what its forms send back; tells it from others, and opens nothing.
        address: that it was begun from; empty where that is not known.
    """

    token: str
    began_at: datetime
    seen_at: datetime
    address: str


class Deed(StrEnum):
    """What is written down of accounts and sessions."""

    MADE = "account made"
    REMOVED = "account removed"
    DISABLED = "account disabled"
    ENABLED = "account enabled"
    ROLE = "role changed"
    PASSWORD = "password changed"  # noqa: S105
    LOGIN = "logged in"
    LOGOUT = "logged out"
    FAILED = "log-in failed"
    STOPPED = "log-in stopped"
    FEED_MADE = "feed address made"
    FEED_REVOKED = "feed address revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One line of what has happened to accounts and sessions.

    Attributes:
        name: whose account; empty where somebody tried one that does not exist.
        by: who did it: a person, or the user of the system who ran the command.
        address: from where, over the network; empty for a command.
        detail: what else there is to say.
    """

    number: int
    at: datetime
    deed: Deed
    name: str
    by: str
    address: str
    detail: str


def name_of(written: str) -> str:
    """A name as an account carries it.

    Raises:
        UsageError: it cannot be one.
    """
    name = " ".join(unicodedata.normalize("NFC", written).split(" ")).strip()
    if not 1 <= len(name) <= LONGEST_NAME or not any(each.isalnum() for each in name):
        raise UsageError(
            problem=f"{written[:80]!r} is no name: give one with letters, of up to {LONGEST_NAME} characters"
        )
    others = sorted({each for each in name if not (_is_of_a_word(each) or each in _BETWEEN)})
    if others:
        raise UsageError(problem=f"a name has letters, figures and {_BETWEEN!r}, and no {others[0]!r}")
    return name


def _is_of_a_word(character: str) -> bool:
    """A letter, a figure, or a sign that is written onto a letter."""
    return character.isalnum() or unicodedata.category(character).startswith("M")


def folded(name: str) -> str:
    """What two spellings of one name have in common."""
    return unicodedata.normalize("NFKC", name.strip()).casefold()

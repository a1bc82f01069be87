"""The accounts of a ledger: which file they are in."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from waybill.accounts.accounts import Accounts
from waybill.accounts.database import Database
from waybill.accounts.feed_addresses import FeedAddresses
from waybill.accounts.passwords import Passwords
from waybill.accounts.sessions import Sessions
from waybill.errors import UsageError
from waybill.settings import PEOPLE_VARIABLE, Settings

SUFFIX: Final = ".people"


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who may use the pages of a ledger, and who is doing so."""

    accounts: Accounts
    sessions: Sessions
    feeds: FeedAddresses


def utc_now() -> datetime:
    """The clock that is used where none is handed in."""
    return datetime.now(UTC)


def people_of(ledger: str, *, clock: Callable[[], datetime] = utc_now, passwords: Passwords | None = None) -> People:
    """The people of a ledger: in the file that ``WAYBILL_PEOPLE`` names, else in one beside the ledger's.

    Args:
        ledger: its path or URL.
        clock: tells the time.
        passwords: hashes and compares passwords; None for what is safe.

    Raises:
        UsageError: a ledger that is no file has no place beside it.
    """
    named = Settings.of(os.environ).people
    if named is None and "://" in ledger:
        raise UsageError(problem=f"a ledger at a URL needs a file for its accounts; name one in {PEOPLE_VARIABLE}")
    database, passwords = Database(named or f"{ledger}{SUFFIX}"), passwords or Passwords()
    return People(
        accounts=Accounts(database, clock=clock, passwords=passwords),
        sessions=Sessions(database, clock=clock, passwords=passwords),
        feeds=FeedAddresses(database, clock=clock),
    )

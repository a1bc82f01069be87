"""An account of what has happened to accounts and sessions; it is only ever added to.

Never:  holds a password, or what somebody wrote for a name that has no account, for it may be one.
"""

import sqlite3
from datetime import UTC, datetime

from waybill.accounts.account import AuditEntry, Deed

_COLUMNS = "number, at, deed, name, by, address, detail"


def note(
    connection: sqlite3.Connection, deed: Deed, *, at: int, name: str, by: str, address: str = "", detail: str = ""
) -> None:
    """Write down what has happened, in the transaction in which it does."""
    connection.execute(
        "INSERT INTO audit (at, deed, name, by, address, detail) VALUES (?, ?, ?, ?, ?, ?)",
        (at, deed.value, name, by, address, detail),
    )


def entries(connection: sqlite3.Connection, *, before: int | None, most: int) -> tuple[AuditEntry, ...]:
    """What has happened, the latest first.

    Args:
        connection: to the accounts.
        before: number of an entry, to see those before it; None for the last ones.
        most: how many.
    """
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM audit WHERE number < coalesce(?, number + 1) ORDER BY number DESC LIMIT ?",  # noqa: S608
        (before, most),
    )
    return tuple(_entry(row) for row in found)


def _entry(row: tuple[int, int, str, str, str, str, str]) -> AuditEntry:
    number, at, deed, name, by, address, detail = row
    return AuditEntry(
        number=number,
        at=datetime.fromtimestamp(at, UTC),
        deed=Deed(deed),
        name=name,
        by=by,
        address=address,
        detail=detail,
    )

"""The accounts themselves: who has one, with which role and password.

Laws:   every change is written down with who made it, in the same transaction;
        whoever's role, password or account changes has to log in again;
        whoever gets another password, or is let in no longer, loses their addresses of feeds too.
"""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime

from waybill.accounts import audit
from waybill.accounts.account import Account, AuditEntry, Deed, folded, name_of
from waybill.accounts.database import Database
from waybill.accounts.passwords import Passwords, refuse_weak
from waybill.core.person import Role
from waybill.errors import UsageError

MOST_TOLD = 100
_ENDING_FEEDS = (Deed.PASSWORD, Deed.DISABLED, Deed.REMOVED)


class Accounts:
    """Who may use the pages.

    Args:
        database: that they are kept in.
        clock: tells the time.
        passwords: hashes and compares passwords.
    """

    def __init__(self, database: Database, *, clock: Callable[[], datetime], passwords: Passwords) -> None:
        self.database, self.passwords = database, passwords
        self._clock = clock

    def listed(self) -> tuple[Account, ...]:
        """Everybody, by name."""
        if not self.database.exists:
            return ()
        with self.database.reading() as connection:
            rows = connection.execute(
                "SELECT name, role, is_disabled, made_at, last_login_at FROM accounts ORDER BY folded"
            )
            return tuple(_account(*row) for row in rows)

    def entries(self, *, before: int | None = None, most: int = MOST_TOLD) -> tuple[AuditEntry, ...]:
        """What has happened to accounts and sessions, the latest first; ``before`` the entry of a number."""
        if not self.database.exists:
            return ()
        with self.database.reading() as connection:
            return audit.entries(connection, before=before, most=most)

    def refuse_taken(self, name: str) -> None:
        """Look whether a name can be had, before somebody thinks of a password.

        Raises:
            UsageError: it is no name, or somebody has it.
        """
        key = folded(name_of(name))
        if any(folded(each.name) == key for each in self.listed()):
            raise UsageError(problem=f"{name} has an account already")

    def add(self, name: str, role: Role, password: str, *, by: str) -> Account:
        """Make an account.

        Raises:
            UsageError: no such name can be had, or the password will not do.
        """
        name = name_of(name)
        refuse_weak(password, name=name)
        kept, at = self.passwords.hash(password), self._now()
        with self.database.writing() as connection:
            try:
                connection.execute(
                    "INSERT INTO accounts (folded, name, role, password, made_at) VALUES (?, ?, ?, ?, ?)",
                    (folded(name), name, role.value, kept, at),
                )
            except sqlite3.IntegrityError as error:
                raise UsageError(problem=f"{name} has an account already") from error
            audit.note(connection, Deed.MADE, at=at, name=name, by=by, detail=role.value)
        return Account(name=name, role=role, is_disabled=False, made_at=datetime.fromtimestamp(at, UTC))

    def remove(self, name: str, *, by: str) -> None:
        """Take an account away, with its password; what its person has recorded stays."""
        self._change(name, "DELETE FROM accounts WHERE folded = :folded", Deed.REMOVED, by=by)

    def disable(self, name: str, *, by: str) -> None:
        """Let somebody in no longer."""
        self._change(name, "UPDATE accounts SET is_disabled = 1 WHERE folded = :folded", Deed.DISABLED, by=by)

    def enable(self, name: str, *, by: str) -> None:
        """Let somebody in again."""
        self._change(name, "UPDATE accounts SET is_disabled = 0 WHERE folded = :folded", Deed.ENABLED, by=by)

    def give_role(self, name: str, role: Role, *, by: str) -> None:
        """Let somebody do more, or less, than before."""
        statement = "UPDATE accounts SET role = :value WHERE folded = :folded"
        self._change(name, statement, Deed.ROLE, by=by, value=role.value, detail=role.value)

    def give_password(self, name: str, password: str, *, by: str) -> None:
        """Give an account another password.

        Raises:
            UsageError: nobody of this name has an account, or the password will not do.
        """
        refuse_weak(password, name=name)
        statement = "UPDATE accounts SET password = :value WHERE folded = :folded"
        self._change(name, statement, Deed.PASSWORD, by=by, value=self.passwords.hash(password))

    def _change(self, name: str, statement: str, deed: Deed, *, by: str, value: str = "", detail: str = "") -> None:
        key = folded(name)
        if not self.database.exists:
            raise _unknown(name)
        with self.database.writing() as connection:
            row = connection.execute("SELECT name FROM accounts WHERE folded = ?", (key,)).fetchone()
            if row is None:
                raise _unknown(name)
            connection.execute("DELETE FROM sessions WHERE account = ?", (key,))
            if deed in _ENDING_FEEDS:
                connection.execute("DELETE FROM feeds WHERE account = ?", (key,))
            connection.execute(statement, {"folded": key, "value": value})
            audit.note(connection, deed, at=self._now(), name=row[0], by=by, detail=detail)

    def _now(self) -> int:
        return int(self._clock().timestamp())


def _account(name: str, role: str, is_disabled: int, made_at: int, last_login_at: int | None) -> Account:
    return Account(
        name=name,
        role=Role(role),
        is_disabled=bool(is_disabled),
        made_at=datetime.fromtimestamp(made_at, UTC),
        last_login_at=None if last_login_at is None else datetime.fromtimestamp(last_login_at, UTC),
    )


def _unknown(name: str) -> UsageError:
    return UsageError(problem=f"nobody called {name[:80]!r} has an account; waybill user list shows all")

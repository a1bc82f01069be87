"""Sessions: who is logged in, for how long, and with which browser.

Laws:   what a browser keeps is random, and only its digest is kept here;
        logging in makes a new session, whatever the browser had before;
        a session ends when it is idle for too long, when it is too old, when its person logs out, and when their
        account, role or password changes;
        a name that has no account is answered as a wrong password is.
"""

import hashlib
import hmac
import secrets
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from waybill.accounts import audit
from waybill.accounts.account import Deed, Session, folded
from waybill.accounts.database import Database
from waybill.accounts.passwords import Passwords
from waybill.core.person import Person, Role
from waybill.errors import AccountsError

IDLE: Final = timedelta(hours=2)
LONGEST: Final = timedelta(hours=12)
MOST_OF_ONE: Final = 20
_SEEN_EVERY_S: Final = 60
_LIVE: Final = "sessions.seen_at > :idle AND sessions.began_at > :old"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A session that was just begun.

    Attributes:
        secret: for the browser, and for nobody else.
    """

    secret: str
    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class _Account:
    person: Person
    kept: str
    is_disabled: bool


class Sessions:
    """Who is logged in.

    Args:
        database: that accounts and sessions are kept in.
        clock: tells the time.
        passwords: compares passwords.
    """

    def __init__(self, database: Database, *, clock: Callable[[], datetime], passwords: Passwords) -> None:
        self._database, self._clock, self._passwords = database, clock, passwords

    def log_in(self, name: str, password: str, *, address: str, instead_of: str = "") -> Opened | None:
        """Begin a session; None where there is no such account, or not with this password.

        Args:
            name: as somebody wrote it.
            password: likewise.
            address: that it comes from.
            instead_of: secret of the session that the browser has; it ends.
        """
        with self._database.reading() as connection:
            found = _account(connection, name)
        is_right = self._passwords.matches(password, None if found is None else found.kept)
        renewed = self._passwords.renewed(password, found.kept) if found and is_right else None
        with self._database.writing() as connection:
            # It took a while: another may have changed the account meanwhile.
            if found is None or not is_right or found != _account(connection, name) or found.is_disabled:
                known, detail = (found.person.name, "") if found else ("", "no such account")
                audit.note(connection, Deed.FAILED, at=self._now(), name=known, by="", address=address, detail=detail)
                return None
            if renewed is not None:
                connection.execute("UPDATE accounts SET password = ? WHERE folded = ?", (renewed, folded(name)))
            return self._begin(connection, found.person, address, instead_of)

    def is_password(self, person: Person, password: str) -> bool:
        """Whether somebody who is logged in knows their password."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT password FROM accounts WHERE folded = ?", (folded(person.name),)
            ).fetchone()
        return self._passwords.matches(password, row and row[0])

    def begin(self, person: Person, *, address: str) -> Opened:
        """Begin a session for somebody who has just shown who they are."""
        with self._database.writing() as connection:
            return self._begin(connection, person, address, "")

    def visit(self, secret: str) -> Person | None:
        """Whose session it is; None where it is none, or has ended."""
        if not secret:
            return None
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT name, role, seen_at FROM sessions JOIN accounts ON folded = account "  # noqa: S608
                f"WHERE digest = :digest AND NOT is_disabled AND {_LIVE}",
                {"digest": digest_of(secret), **self._limits()},
            ).fetchone()
        if row is None:
            return None
        if self._now() - row[2] >= _SEEN_EVERY_S:
            # Looking goes on where nothing can be written.
            with suppress(AccountsError), self._database.writing() as connection:
                connection.execute("UPDATE sessions SET seen_at = ? WHERE digest = ?", (self._now(), digest_of(secret)))
        return Person(name=row[0], role=Role(row[1]))

    def log_out(self, secret: str, person: Person, *, address: str) -> None:
        """End a session."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM sessions WHERE digest = ?", (digest_of(secret),))
            audit.note(connection, Deed.LOGOUT, at=self._now(), name=person.name, by=person.name, address=address)

    def end_others(self, secret: str, person: Person, *, address: str) -> None:
        """End every session of somebody but one."""
        with self._database.writing() as connection:
            connection.execute(
                "DELETE FROM sessions WHERE account = ? AND digest != ?", (folded(person.name), digest_of(secret))
            )
            note = {"name": person.name, "by": person.name, "address": address, "detail": "everywhere else"}
            audit.note(connection, Deed.LOGOUT, at=self._now(), **note)

    def of(self, person: Person) -> tuple[Session, ...]:
        """Where somebody is logged in, the session that was seen last first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT digest, began_at, seen_at, address FROM sessions WHERE account = :account AND {_LIVE} "  # noqa: S608
                "ORDER BY seen_at DESC, digest",
                {"account": folded(person.name), **self._limits()},
            ).fetchall()
        return tuple(
            Session(token=token_of(digest), began_at=_at(began_at), seen_at=_at(seen_at), address=address)
            for digest, began_at, seen_at, address in rows
        )

    def note_stopped(self, *, address: str, detail: str) -> None:
        """Write down that somebody tries too often to log in."""
        with self._database.writing() as connection:
            audit.note(connection, Deed.STOPPED, at=self._now(), name="", by="", address=address, detail=detail)

    def _begin(self, connection: sqlite3.Connection, person: Person, address: str, instead_of: str) -> Opened:
        secret, account, at = secrets.token_urlsafe(32), folded(person.name), self._now()
        connection.execute(f"DELETE FROM sessions WHERE NOT ({_LIVE})", self._limits())  # noqa: S608
        connection.execute("DELETE FROM sessions WHERE digest = ?", (digest_of(instead_of),))
        connection.execute(
            "DELETE FROM sessions WHERE digest IN "
            "(SELECT digest FROM sessions WHERE account = ? ORDER BY seen_at DESC, digest LIMIT -1 OFFSET ?)",
            (account, MOST_OF_ONE - 1),
        )
        connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?, ?)", (digest_of(secret), account, at, at, address))
        connection.execute("UPDATE accounts SET last_login_at = ? WHERE folded = ?", (at, account))
        audit.note(connection, Deed.LOGIN, at=at, name=person.name, by=person.name, address=address)
        return Opened(secret=secret, person=person)

    def _limits(self) -> dict[str, int]:
        now = self._clock()
        return {"idle": int((now - IDLE).timestamp()), "old": int((now - LONGEST).timestamp())}

    def _now(self) -> int:
        return int(self._clock().timestamp())


def _account(connection: sqlite3.Connection, name: str) -> _Account | None:
    row = connection.execute(
        "SELECT name, role, password, is_disabled FROM accounts WHERE folded = ?", (folded(name),)
    ).fetchone()
    if row is None:
        return None
    return _Account(person=Person(name=row[0], role=Role(row[1])), kept=row[2], is_disabled=bool(row[3]))


def digest_of(secret: str) -> str:
    """What is kept of a secret: it is long and random, so that no slow hash is needed."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def token_of(digest: str) -> str:
    """What forms of a session, named by the digest of its secret, send back; of no use without the secret."""
    return hmac.new(digest.encode(), b"form of Waybill", hashlib.sha256).hexdigest()


def _at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)

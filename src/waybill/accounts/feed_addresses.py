"""Feed addresses: secrets by which a reader of feeds is let in without a session, to one saved search of one person.

Laws:   a secret is random and told once, and only its digest is kept here;
        somebody has one address for a search: another one takes the place of the one before;
        an address ends when its person revokes it, gets another password, or is disabled or removed;
        making and revoking one is written down, without the secret.
"""

import secrets
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hmac import compare_digest

from waybill.accounts import audit
from waybill.accounts.account import Deed, folded
from waybill.accounts.database import Database
from waybill.accounts.sessions import digest_of
from waybill.core.person import Person, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedAddress:
    """That somebody has an address for the feed of a search; the secret in it is not known here.

    Attributes:
        search: id of the saved search.
        name: of the search.
    """

    search: str
    name: str
    made_at: datetime


class FeedAddresses:
    """Who has addresses of feeds.

    Args:
        database: that accounts are kept in.
        clock: tells the time.
    """

    def __init__(self, database: Database, *, clock: Callable[[], datetime]) -> None:
        self._database, self._clock = database, clock

    def make(self, person: Person, search: str, *, name: str, address: str) -> str:
        """A new secret for the feed of a search; one that somebody had for it before opens nothing any more.

        Args:
            person: whose it is.
            search: id of the saved search.
            name: of that search.
            address: from where they ask for it.
        """
        secret, account, at = secrets.token_urlsafe(32), folded(person.name), int(self._clock().timestamp())
        with self._database.writing() as connection:
            _end(connection, account, search)
            connection.execute(
                "INSERT INTO feeds (digest, account, search, name, made_at) VALUES (?, ?, ?, ?, ?)",
                (digest_of(secret), account, search, name, at),
            )
            note = {"name": person.name, "by": person.name, "address": address, "detail": name}
            audit.note(connection, Deed.FEED_MADE, at=at, **note)
        return secret

    def revoke(self, person: Person, search: str, *, address: str) -> bool:
        """End somebody's address for the feed of a search; False where they have none."""
        with self._database.writing() as connection:
            name = _end(connection, folded(person.name), search)
            if name is None:
                return False
            at = int(self._clock().timestamp())
            note = {"name": person.name, "by": person.name, "address": address, "detail": name}
            audit.note(connection, Deed.FEED_REVOKED, at=at, **note)
        return True

    def opened_by(self, secret: str) -> tuple[Person, str] | None:
        """Whose address has this secret, and the id of its search; None where nobody's has, or they are disabled."""
        digest = digest_of(secret)
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT digest, accounts.name, role, search FROM feeds JOIN accounts ON folded = account "
                "WHERE digest = ? AND NOT is_disabled",
                (digest,),
            ).fetchone()
        if row is None or not compare_digest(row[0], digest):
            return None
        return Person(name=row[1], role=Role(row[2])), row[3]

    def of(self, person: Person) -> tuple[FeedAddress, ...]:
        """The addresses that somebody has, by the names of their searches."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT search, name, made_at FROM feeds WHERE account = ? ORDER BY name, search",
                (folded(person.name),),
            ).fetchall()
        return tuple(
            FeedAddress(search=search, name=name, made_at=datetime.fromtimestamp(made_at, UTC))
            for search, name, made_at in rows
        )


def _end(connection: sqlite3.Connection, account: str, search: str) -> str | None:
    """Take an address away; gives the name of its search, None where there was none."""
    found = connection.execute("SELECT name FROM feeds WHERE account = ? AND search = ?", (account, search)).fetchone()
    connection.execute("DELETE FROM feeds WHERE account = ? AND search = ?", (account, search))
    return None if found is None else str(found[0])

"""What a database's complaints mean, in our own errors."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import ArgumentError, DBAPIError, NoResultFound, SQLAlchemyError

from waybill.errors import LedgerAccessError, LedgerError, TamperedLedgerError

_ACCESS: Final = (
    ("locked", "another program is writing to it and did not finish in time"),
    ("disk is full", "the disk is full; nothing of this was recorded"),
    ("disk i/o error", "the disk cannot be read or written; nothing of this was recorded"),
    ("readonly database", "it may be read but not written"),
    ("read-only", "it may be read but not written"),
    ("unable to open", "it cannot be opened; its folder may be missing or not writable"),
    ("authorization denied", "the database refuses access"),
    ("authentication failed", "the database refuses access"),
    ("connection", "the database cannot be reached"),
)
"""Words of the complaint, in lower case, and what they mean; the first that fits counts."""

_DAMAGE: Final = ("malformed", "not a database", "no such table", "no such column")


@contextmanager
def translated(ledger: str) -> Iterator[None]:
    """Let a database's exceptions leave as ours.

    Raises:
        LedgerAccessError: it cannot be opened, read or written.
        TamperedLedgerError: a part of it is gone.
        LedgerError: it is damaged, or the database complains of something else.
    """
    try:
        yield
    except NoResultFound as error:
        raise TamperedLedgerError(ledger=ledger, sequence=0, problem="the row that names its head is gone") from error
    except ArgumentError as error:
        raise LedgerAccessError(ledger=ledger, problem=f"it is no path or URL of a database: {error}") from error
    except ImportError as error:
        raise LedgerAccessError(ledger=ledger, problem=f"its driver is not installed ({error})") from error
    except DBAPIError as error:
        raise _meaning(str(error.orig), ledger) from error
    except (SQLAlchemyError, UnicodeError) as error:
        raise LedgerError(ledger=ledger, problem=_first_line(str(error))) from error


def _meaning(complaint: str, ledger: str) -> LedgerError:
    words = complaint.lower()
    if any(sign in words for sign in _DAMAGE):
        return LedgerError(ledger=ledger, problem=f"it is damaged ({_first_line(complaint)})")
    for sign, meaning in _ACCESS:
        if sign in words:
            return LedgerAccessError(ledger=ledger, problem=meaning)
    return LedgerError(ledger=ledger, problem=_first_line(complaint))


def _first_line(complaint: str) -> str:
    return complaint.strip().split("\n")[0]

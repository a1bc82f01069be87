"""Bring a database to the schema of this version, once it is known to be ours to touch."""

import logging
from pathlib import Path

from sqlalchemy import Connection, Engine, column, inspect, select, table

from waybill.errors import ForeignLedgerError, LedgerAccessError, LedgerError, NewerLedgerError
from waybill.ledger import dialects
from waybill.ledger.tables import FIRST_TABLES, REVISION_TABLE, REVISIONS


def settle(engine: Engine, *, ledger: str, create: bool) -> None:
    """Create or upgrade the tables if need be.

    Args:
        engine: of the database.
        ledger: what to call it in errors.
        create: whether an empty database may become a ledger.

    Raises:
        LedgerAccessError: empty, and not to become a ledger.
        ForeignLedgerError: it holds other tables.
        NewerLedgerError: a schema revision that this version does not know.
    """
    with engine.connect() as connection:
        revision = _revision(connection, ledger=ledger)
        if revision == REVISIONS[-1] or (revision is not None and _is_sealed(engine)):
            return
    with engine.connect().execution_options(**dialects.WRITING) as connection, connection.begin():
        # Somebody else may have been first while this waited for the lock.
        revision = _revision(connection, ledger=ledger)
        if revision is None and not create:
            raise LedgerAccessError(ledger=ledger, problem="it holds no ledger yet")
        if revision != REVISIONS[-1]:
            _upgrade(connection, ledger=ledger)


def _is_sealed(engine: Engine) -> bool:
    return dialects.is_file(engine.url) and dialects.is_sealed(engine.url.database or "")


def _revision(connection: Connection, *, ledger: str) -> str | None:
    """The schema's revision; None of an empty database."""
    names = set(inspect(connection).get_table_names())
    if not names:
        return None
    if not {REVISION_TABLE, *FIRST_TABLES} <= names:
        raise ForeignLedgerError(ledger=ledger)
    revision = connection.scalar(select(column("version_num")).select_from(table(REVISION_TABLE)))
    if revision not in REVISIONS:
        raise NewerLedgerError(ledger=ledger, revision=revision)
    return str(revision)


def _upgrade(connection: Connection, *, ledger: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    logging.getLogger("alembic").setLevel(logging.WARNING)
    dialects.mark(connection)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise LedgerError(ledger=ledger, problem=f"its schema cannot be upgraded ({error})") from error

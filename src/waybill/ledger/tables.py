"""The tables of a ledger.

``entries`` is only ever added to; ``head`` is one row, changed in the transaction that adds entries, so that a cut
tail is noticed. ``kept`` spares work and may be emptied at any time. A change here needs a migration; a test compares
the two.
"""

from typing import Final

from sqlalchemy import BigInteger, CheckConstraint, Column, Integer, MetaData, Table, Text

REVISIONS: Final = ("0001", "0002", "0003")
"""Schema revisions that this version knows, the current one last."""

FIRST_TABLES: Final = ("entries", "head")
"""That every revision of the schema has."""

REVISION_TABLE: Final = "alembic_version"

metadata: Final = MetaData()

_SEQUENCE: Final = BigInteger().with_variant(Integer(), "sqlite")

entries: Final = Table(
    "entries",
    metadata,
    Column("sequence", _SEQUENCE, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("maker", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("digest", Text, nullable=False),
)

head: Final = Table(
    "head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sequence", _SEQUENCE, nullable=False),
    Column("digest", Text, nullable=False),
    CheckConstraint("id = 1", name="one_head"),
)

kept: Final = Table(
    "kept",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("stamp", Text, nullable=False),
    Column("payload", Text, nullable=False),
)

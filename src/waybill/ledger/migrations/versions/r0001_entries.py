"""Entries, which are only ever added, and the head of their chain."""

import sqlalchemy as sa
from alembic import op

from waybill.core.entry import GENESIS
from waybill.ledger.dialects import guards

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make both tables, and have the database refuse to change entries."""
    sequence = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "entries",
        sa.Column("sequence", sequence, primary_key=True, autoincrement=False),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("kind", "key", "payload", "maker", "recorded_at", "previous", "digest")
        ),
    )
    head = op.create_table(
        "head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("sequence", sequence, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.CheckConstraint("id = 1", name="one_head"),
    )
    op.bulk_insert(head, [{"id": 1, "sequence": 0, "digest": GENESIS}])
    for statement in guards(op.get_bind().dialect.name):
        op.execute(statement)

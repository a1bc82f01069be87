"""What is kept beside the entries so that it need not be computed again."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table; it fills by itself."""
    op.create_table(
        "kept",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("stamp", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )

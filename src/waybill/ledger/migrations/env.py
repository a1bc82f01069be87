"""Alembic's entry point: runs the migrations on the connection, and in the transaction, that it is given."""

from alembic import context

from waybill.ledger.tables import REVISION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, version_table=REVISION_TABLE
)
with context.begin_transaction():
    context.run_migrations()

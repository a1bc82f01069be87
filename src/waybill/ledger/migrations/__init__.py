"""Alembic migrations of the ledger, run by ``ledger.schema`` and shipped with the package."""

"""Entries of reviews, which earlier versions of Waybill cannot read: they are told so when they open the ledger."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Change nothing but the revision: a review is an entry like any other."""

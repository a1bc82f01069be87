"""Local pages over a ledger: look rather than type. They read, and never write."""

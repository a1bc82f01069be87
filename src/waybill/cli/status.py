"""What the exit status of a command says."""

from typing import Final

DONE: Final = 0
REJECTED: Final = 1
"""Some input was rejected, or a check failed; the rest is done."""
WRONG_USAGE: Final = 2
INTERNAL_ERROR: Final = 3
INTERRUPTED: Final = 130

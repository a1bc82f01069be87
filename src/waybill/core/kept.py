"""What is kept beside the entries of a ledger only so that it need not be computed again.

Nothing rests on it: without it everything comes out the same, later.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Something that was computed.

    Attributes:
        kind: what it is; kind and key together name it.
        stamp: of all that it was computed from; it is worth nothing where that has changed. Empty of what is to be
            forgotten.
    """

    kind: str
    key: str
    stamp: str
    payload: str

"""Which reading of a document counts.

Laws:   a person's reading outranks an imported one, and that a program's, whenever they were made;
        of readings by makers of one kind the later one counts;
        the order in which readings are looked at does not matter.
"""

from typing import Final

from waybill.core.maker import MakerKind

RANKING: Final = (MakerKind.PROGRAM, MakerKind.IMPORT, MakerKind.PERSON)
"""From the lowest to the highest."""


def precedence(maker: MakerKind, sequence: int) -> tuple[int, int]:
    """How far a reading outranks others of its document: the greatest is current.

    Args:
        maker: kind of who read.
        sequence: of the entry that records the reading.
    """
    return RANKING.index(maker), sequence

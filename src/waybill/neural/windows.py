"""Which pieces are read together: chunks of a text, and the reach of a trigger in its chunk.

Laws:   every piece belongs to exactly one chunk, in order, whatever the length of the text;
        a chunk sees its neighbours' edges, so that no sentence is read without those around it;
        the windows of a text depend on it alone.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from waybill.neural.pieces import Pieces

CHUNK_PIECES: Final = 420
"""Of a chunk with its context; the encoder has 512 positions, two of which mark its ends."""
CONTEXT_PIECES: Final = 90
"""On either side of a chunk's own pieces."""
REACH_PIECES: Final = 223
"""What a trigger's roles are looked for in, the trigger in the middle where the chunk allows."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Numbers of pieces, half-open: those seen, and of these the chunk's own."""

    first: int
    last: int
    own_first: int
    own_last: int

    def __len__(self) -> int:
        return self.last - self.first


def chunks(pieces: Pieces) -> Iterator[Chunk]:
    """The chunks of a text in order, cut between sentences where these are not too long."""
    size = len(pieces)
    if size <= CHUNK_PIECES:
        if size:
            yield Chunk(0, size, 0, size)
        return
    start = 0
    while start < size:
        end = size if size - start <= CHUNK_PIECES - CONTEXT_PIECES else _cut(pieces, start)
        yield Chunk(max(0, start - CONTEXT_PIECES), min(size, end + CONTEXT_PIECES), start, end)
        start = end


def reach(chunk: Chunk, first: int, last: int) -> tuple[int, int]:
    """The pieces of a chunk around a trigger, half-open."""
    if len(chunk) <= REACH_PIECES:
        return chunk.first, chunk.last
    start = max(chunk.first, min((first + last) // 2 - REACH_PIECES // 2, chunk.last - REACH_PIECES))
    return start, start + REACH_PIECES


def _cut(pieces: Pieces, start: int) -> int:
    """Where a chunk that begins at a piece ends: before the last sentence that goes too far."""
    limit = start + CHUNK_PIECES - 2 * CONTEXT_PIECES
    before = bisect_right(pieces.cuts, limit)
    return pieces.cuts[before - 1] if before and pieces.cuts[before - 1] > start else limit

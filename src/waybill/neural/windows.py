"""Which pieces are read together: chunks of a text, and the what is looked at around a trigger.

Laws:   every piece belongs to exactly one chunk, in order, whatever the length of the text;
        a chunk sees its neighbours' edges, so that no sentence is read without those around it;
        the windows of a text depend on it alone.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from waybill.neural.pieces import Pieces

CHUNK_PIECES: Final = 510
"""Of a chunk with its context; the encoder has 512 positions, two of which mark its ends."""
CONTEXT_PIECES: Final = 90
"""On either side of a chunk's own pieces."""
NEAR_PIECES: Final = 144
"""Around a trigger, all of which are looked at for its roles."""
FAR_PIECES: Final = 128
"""Of phrases and words of motion further off in its chunk, which are looked at as well: a party is named once and then
only meant."""


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


def view(pieces: Pieces, chunk: Chunk, first: int, last: int) -> Sequence[int]:
    """The pieces of a chunk that a trigger's roles are looked for in, in order: those near it, and phrases far off.

    Args:
        pieces: of the text.
        chunk: that the trigger stands in.
        first: number of the trigger's first piece.
        last: of the one behind its last.
    """
    if len(chunk) <= NEAR_PIECES + FAR_PIECES:
        return range(chunk.first, chunk.last)
    start = max(chunk.first, min((first + last) // 2 - NEAR_PIECES // 2, chunk.last - NEAR_PIECES))
    end = start + NEAR_PIECES
    reach = max(start - chunk.first, chunk.last - end)
    outwards = chain.from_iterable(zip(range(start - 1, start - 1 - reach, -1), range(end, end + reach), strict=True))
    nearest = [number for number in outwards if chunk.first <= number < chunk.last]
    told = [number for number in nearest if pieces.kinds[number] or pieces.moves[number]]
    others = (number for number in nearest if not pieces.kinds[number] and not pieces.moves[number])
    return sorted([*range(start, end), *islice(chain(told, others), FAR_PIECES)])


def _cut(pieces: Pieces, start: int) -> int:
    """Where a chunk that begins at a piece ends: before the last sentence that goes too far."""
    before = CONTEXT_PIECES if start else 0
    limit = start + CHUNK_PIECES - before - CONTEXT_PIECES
    before = bisect_right(pieces.cuts, limit)
    return pieces.cuts[before - 1] if before and pieces.cuts[before - 1] > start else limit

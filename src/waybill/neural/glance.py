"""Which pieces are read to the end: those that a glance at their states half-way up does not rule out.

One layer further up only these are read on, for most words neither put weapons in motion nor fill a role, whatever is
asked of them. What is ruled out is outside of everything.

In:     states half-way up the encoder, pieces with their markup.
Out:    for each piece whether it is read to the end.
Laws:   words are kept or ruled out as a whole;
        phrases and words of motion are always kept where roles are looked for.
"""

from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from waybill.neural.pieces import Pieces

Bools: TypeAlias = NDArray[np.bool_]
_Floats: TypeAlias = NDArray[np.float32]
_Ints: TypeAlias = NDArray[np.int64]
TRIGGERS: Final = 0
FILLERS: Final = 1


def may_trigger(states: _Floats, joins: _Ints, layer: _Floats) -> Bools:
    """Whether each piece may be a trigger's.

    Args:
        states: half-way up the encoder: [pieces, hidden].
        joins: 1 where a piece goes on with the word before: [pieces].
        layer: what tells triggers and fillers: [2, hidden + 1], the last column added to the product.
    """
    return _whole_words(_glance(states, layer[TRIGGERS]), joins)


def may_fill(states: _Floats, in_markup: Bools, joins: _Ints, layer: _Floats) -> Bools:
    """Whether each piece may fill a role of some trigger.

    Args:
        states: as above.
        in_markup: what ``told`` says of them: [pieces].
        joins: as above.
        layer: as above.
    """
    return _whole_words(_glance(states, layer[FILLERS]) | in_markup, joins)


def told(pieces: "Pieces") -> Bools:
    """Whether the markup sees a phrase or a word of motion in each piece."""
    found: Bools = (np.array(pieces.kinds) > 0) | (np.array(pieces.moves) > 0)
    return found


def keeps_all(hidden: int) -> _Floats:
    """The layer that rules nothing out, of a network that was not taught to do without."""
    return np.tile(np.append(np.zeros(hidden, dtype=np.float32), np.float32(1)), (2, 1))


def _glance(states: _Floats, row: _Floats) -> Bools:
    found: Bools = states @ row[:-1] + row[-1] > 0
    return found


def _whole_words(kept: Bools, joins: _Ints) -> Bools:
    if not len(kept):
        return kept
    word = np.cumsum(joins == 0)
    whole: Bools = np.bincount(word, weights=kept)[word] > 0
    return whole

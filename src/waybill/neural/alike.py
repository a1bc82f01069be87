"""How much of a text stands in another sentence by sentence, as the lower half of the model sees it.

Laws:   the same texts give the same number, whichever is given first;
        the number is 1 for two texts of the same sentences, in whatever order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from waybill.neural.pieces import Markup, cut
from waybill.neural.reader import lower_pass
from waybill.neural.weights import Weights

_Floats: TypeAlias = NDArray[np.float32]

_SAME: Final = 0.9
"""From here on two sentences are one, reworded: measured by ``bench/origins.py``."""
_UNMARKED: Final = Markup(phrases=(), motions=(), sayings=(), sentences=())
_DECIMALS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seen:
    """Sentences as the model sees them.

    Attributes:
        vectors: one of length 1 for each: [sentences, hidden].
        sizes: word pieces of each.
    """

    vectors: _Floats
    sizes: NDArray[np.int64]


def see(sentences: Sequence[str], weights: Weights) -> Seen:
    """Sentences, at least one, each read alone and taken as the mean of its pieces.

    Read within their text they would show more of where they stand in it than of what they say.
    """
    pieces = (cut(sentence, _UNMARKED, weights.tokenizer) for sentence in sentences)
    read = [lower_pass(each, weights) for each in pieces if len(each)]
    means = np.array([hidden.mean(0) for hidden in read])
    return Seen(
        vectors=means / np.linalg.norm(means, axis=1, keepdims=True), sizes=np.array([len(each) for each in read])
    )


def shared(left: Seen, right: Seen) -> float:
    """The share of the shorter text, by its pieces, whose sentences stand in the other one, perhaps reworded."""
    shorter, longer = sorted((left, right), key=lambda each: int(each.sizes.sum()))
    found = (shorter.vectors @ longer.vectors.T).max(axis=1) >= _SAME
    return round(float((shorter.sizes * found).sum() / shorter.sizes.sum()), _DECIMALS)

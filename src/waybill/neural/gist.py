"""The gist of a text, as a vector: texts that say much the same lie near each other, in whatever words they say it.

``gists/gist.onnx`` is a layer over the lower half of the model, trained by ``python -m training.alike``;
``gists/card.json`` names it, and the lower half that it was trained over.

Laws:   the same text gives the same bytes, whatever else is looked at beside it;
        a text without words lies nowhere: it is like nothing.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from waybill.core.ids import Digest, sha256
from waybill.errors import ModelError
from waybill.neural.pieces import Markup, cut
from waybill.neural.reader import lower_pass
from waybill.neural.weights import CARD, LOWER, Weights, load_weights

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_Floats: TypeAlias = NDArray[np.float32]

GRAPH: Final = "gist.onnx"
SIZE: Final = 192
"""Numbers of a vector, a byte each."""
MOST_CHARS: Final = 4000
"""Of a text: claims quote a few sentences, and a layer's cost grows with the square of what it looks at."""

_FOLDER: Final = "gists"
_MODEL: Final = "model"
_UNMARKED: Final = Markup(phrases=(), motions=(), sayings=(), sentences=())
_GREATEST: Final = 127
_BLOCK: Final = 40
"""Rows that are compared in one step. Of many at once BLAS makes work for threads, which wait for each other by
spinning: where twenty ask at once, that costs ten times as much. Products are of whole numbers, and exact in whatever
order they are added up."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seer:
    """What sees the gist of texts, opened.

    Attributes:
        digest: names it: vectors of another one cannot be compared with its own.
    """

    weights: Weights
    session: "InferenceSession"
    digest: Digest


@cache
def load_seer() -> Seer:
    """What this version of Waybill ships with, read once.

    Raises:
        ModelError: a file is missing, or is not the one that its card names.
    """
    return open_seer(files("waybill.neural") / _FOLDER)


def open_seer(folder: Traversable) -> Seer:
    """The layer in a folder, over the model that is shipped.

    Raises:
        ModelError: a file is missing, or is not the one that its card names.
    """
    written, graph = _bytes(folder / CARD), _bytes(folder / GRAPH)
    card: dict[str, Any] = json.loads(written)
    if sha256(graph) != card["files"][GRAPH]:
        raise ModelError(path=str(folder / GRAPH), problem="it is not the file that its card names")
    if lower_digest() != card["lower"]:
        raise ModelError(path=str(folder / GRAPH), problem=f"it was trained over another {LOWER}")
    from onnxruntime import InferenceSession, SessionOptions  # late, for most commands do without

    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = InferenceSession(graph, sess_options=options, providers=["CPUExecutionProvider"])
    return Seer(weights=load_weights(), session=session, digest=sha256(written))


def lower_digest() -> Digest:
    """Of the lower half that the model's card names.

    Raises:
        ModelError: there is no card.
    """
    card: dict[str, Any] = json.loads(_bytes(files("waybill.neural") / _MODEL / CARD))
    return Digest(card["files"][LOWER])


def see(text: str, seer: Seer) -> bytes:
    """The gist of a text, a signed byte for each of its numbers; all nought where it has no words."""
    whole = text[:MOST_CHARS].encode("utf-8", "replace").decode()  # half a character is none to the tokenizer
    pieces = cut(whole, _UNMARKED, seer.weights.tokenizer)
    if not len(pieces):
        return bytes(SIZE)
    feeds = {
        "hidden": lower_pass(pieces, seer.weights)[np.newaxis],
        "ids": np.array([pieces.ids], dtype=np.int64),
    }
    vector: _Floats = seer.session.run(["vector"], feeds)[0][0]
    scaled: NDArray[np.int8] = np.rint(vector * (_GREATEST / np.abs(vector).max())).astype(np.int8)
    return bytes(scaled.tobytes())


class Gists:
    """Gists side by side, to be compared with one.

    Args:
        vectors: as ``see`` gives them.
    """

    def __init__(self, vectors: Sequence[bytes]) -> None:
        rows = np.frombuffer(b"".join(vectors), dtype=np.int8).reshape(-1, SIZE).astype(np.float32)
        self._lengths = _lengths(rows)
        self._blocks = np.concatenate([rows, np.zeros((-len(rows) % _BLOCK, SIZE), np.float32)])
        self._blocks = self._blocks.reshape(-1, _BLOCK, SIZE)

    def __len__(self) -> int:
        return len(self._lengths)

    def likeness(self, vector: bytes) -> Sequence[float]:
        """The cosine of the angle between a vector and each, in order."""
        found: list[float] = self._compared(vector).tolist()
        return found

    def nearest(self, vector: bytes, most: int) -> list[tuple[int, float]]:
        """Numbers of those nearest to a vector with their likeness, the nearest first; of equals the first."""
        return _nearest(self._compared(vector), most)

    def compared(self, vector: bytes, most: int) -> tuple[list[tuple[int, float]], Sequence[float]]:
        """Both: so many of the nearest, and the likeness of all."""
        likeness = self._compared(vector)
        # A view, of which few are asked for: a list of all would take as long as comparing them.
        return _nearest(likeness, most), cast(Sequence[float], likeness.data)

    def _compared(self, vector: bytes) -> _Floats:
        asked = np.frombuffer(vector, dtype=np.int8).astype(np.float32)
        products = np.matmul(self._blocks, asked).reshape(-1)[: len(self)]
        found: _Floats = products / (self._lengths * _lengths(asked[np.newaxis]))
        return found


def _nearest(likeness: _Floats, most: int) -> list[tuple[int, float]]:
    count = min(most, len(likeness))
    if not count:
        return []
    least = np.partition(likeness, -count)[-count]
    found = np.flatnonzero(likeness >= least)
    order = found[np.argsort(-likeness[found], kind="stable")][:count]
    return [(int(each), float(likeness[each])) for each in order]


def _lengths(rows: _Floats) -> _Floats:
    """Of each row; of what is nought 1, so that it can be divided by."""
    found: _Floats = np.maximum(np.linalg.norm(rows, axis=1), np.float32(1))
    return found


def _bytes(path: Traversable) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError(path=str(path), problem=f"it cannot be read ({error})") from error

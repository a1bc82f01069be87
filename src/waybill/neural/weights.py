"""The model's files: found in the package, checked against their digests, opened once.

``model/card.json`` says what the model is: the digests of its files, what it was trained on, the thresholds of its
decisions. ``lower.onnx`` reads a chunk up to the middle of the encoder; ``upper.onnx`` reads on from there, with a
trigger marked or without; ``glance.npy`` tells which pieces need not be read to the end there.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from waybill.core.ids import Digest, sha256
from waybill.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    from waybill.neural.pieces import Tokenizer

_SLOW_FUSIONS: Final = ("SkipLayerNormFusion",)
"""What onnxruntime would make one operation of, whose sums it then does one by one: a fifth of all reading."""
_FOLDER: Final = "model"
LOWER: Final = "lower.onnx"
UPPER: Final = "upper.onnx"
TOKENIZER: Final = "tokenizer.json"
CARD: Final = "card.json"
GLANCE: Final = "glance.npy"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weights:
    """The opened model.

    Attributes:
        digest: of the digests of all its files.
        trained_on: version of the training data.
        thresholds: of its decisions, by name.
        glance: what tells half-way up which pieces need not be read to the end: [2, hidden + 1].
    """

    lower: "InferenceSession"
    upper: "InferenceSession"
    tokenizer: "Tokenizer"
    digest: Digest
    trained_on: str
    thresholds: "dict[str, float]"
    glance: "NDArray[np.float32]"


@cache
def load_weights() -> Weights:
    """The model that this version of Waybill ships with, read once.

    Raises:
        ModelError: a file of it is missing, or is not the one that the card names.
    """
    return open_weights(_shipped())


def open_weights(folder: Traversable) -> Weights:
    """The model in a folder.

    Raises:
        ModelError: a file of it is missing, or is not the one that the card names.
    """
    written = _bytes(folder / CARD)
    card: dict[str, Any] = json.loads(written)
    contents = {name: _checked(folder / name, card["files"][name]) for name in (LOWER, UPPER, TOKENIZER, GLANCE)}
    # Late, for they take a quarter of a second, and most commands do without.
    import numpy as np
    from tokenizers import Tokenizer as Pieces

    tokenizer = Pieces.from_buffer(contents[TOKENIZER])
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Weights(
        lower=_session(contents[LOWER]),
        upper=_session(contents[UPPER]),
        tokenizer=tokenizer,
        digest=sha256(written),
        trained_on=str(card["trained_on"]),
        thresholds={name: float(value) for name, value in card["thresholds"].items()},
        glance=np.load(BytesIO(contents[GLANCE]), allow_pickle=False),
    )


@cache
def model_digest() -> Digest:
    """What names the model: the digest of its card, which holds those of its files.

    Raises:
        ModelError: there is no card.
    """
    return sha256(_bytes(_shipped() / CARD))


def _shipped() -> Traversable:
    return files("waybill.neural") / _FOLDER


def _checked(path: Traversable, digest: str) -> bytes:
    content = _bytes(path)
    if sha256(content) != digest:
        raise ModelError(path=str(path), problem="it is not the file that the model's card names")
    return content


def _bytes(path: Traversable) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError(path=str(path), problem=f"it cannot be read ({error})") from error


def _session(content: bytes) -> "InferenceSession":
    """A session of one thread: documents are read side by side in processes, and one thread adds up in one order."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_pattern = False  # Lengths hardly repeat, and each would be kept a plan of: 50 MB, for no speed.
    return InferenceSession(
        content, sess_options=options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW_FUSIONS
    )

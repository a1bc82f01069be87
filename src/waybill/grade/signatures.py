"""What of a text is compared with other texts: a few of its runs of words, as numbers.

Of all runs of three words those are kept whose number is the least among four that follow each other, so that two texts
which share six words on end share a number, wherever in them the words stand: a cut text and one with a paragraph in
front are found as well as a whole one.

Laws:   the same words give the same signature, whatever white space, case and marks stand between them;
        a signature that was written as JSON is read as it was.

Source: Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import Final

from waybill.core.document import Document
from waybill.core.fields import as_object, as_text, as_whole, checked
from waybill.core.ids import JsonObject, JsonValue
from waybill.errors import ShapeError

RUN: Final = 3
"""Words on end that make one number."""
_WINDOW: Final = 4
_BYTES: Final = 4
# Scripts that write no blanks between words are compared by their characters.
_WORD: Final = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W_\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+")

_QUOTED: Final = re.compile(r'"[^"\n]{1,1000}"|“[^”\n]{1,1000}”|«[^»\n]{1,1000}»|„[^“”\n]{1,1000}[“”]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A text as others are compared with it.

    Attributes:
        words: how many it has.
        marks: numbers of some of its runs of words, sorted, each once; empty where it has no words.
    """

    words: int
    marks: tuple[int, ...]


def signature(document: Document) -> Signature:
    """The signature of a document's text; its title, which every paper writes anew, and what it quotes do not count."""
    words = words_of(own_words(document.text))
    return Signature(words=len(words), marks=tuple(sorted(set(_winnowed([_number(run) for run in _runs(words)])))))


def own_words(text: str) -> str:
    """A text without what it quotes, for papers that have nothing to do with each other quote one speech.

    A text that is little but quotations is left as it is.
    """
    rest = _QUOTED.sub(" ", text)
    return rest if 2 * len(rest) > len(text) else text


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: in lower case, without marks."""
    return _WORD.findall(text.casefold())


def signature_to_json(found: Signature) -> JsonObject:
    """A signature in few characters."""
    packed = b"".join(mark.to_bytes(_BYTES, "big") for mark in found.marks)
    return {"words": found.words, "marks": b64encode(packed).decode("ascii")}


def signature_from_json(shape: JsonValue) -> Signature:
    """The signature that ``signature_to_json`` wrote.

    Raises:
        ShapeError: it is none.
    """
    with checked("signature"):
        fields = as_object(shape)
        packed = b64decode(as_text(fields["marks"]), validate=True)
        marks = [int.from_bytes(packed[at : at + _BYTES], "big") for at in range(0, len(packed), _BYTES)]
        if len(packed) % _BYTES or any(left >= right for left, right in pairwise(marks)):
            raise ShapeError(place="signature", problem="its marks are damaged")
        return Signature(words=as_whole(fields["words"]), marks=tuple(marks))


def _runs(words: Sequence[str]) -> list[str]:
    """Every run of words; of a text that has too few for one, all of them."""
    if len(words) < RUN:
        return [" ".join(words)] if words else []
    return [" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def _number(run: str) -> int:
    return int.from_bytes(blake2b(run.encode("utf-8", "backslashreplace"), digest_size=_BYTES).digest(), "big")


def _winnowed(numbers: Sequence[int]) -> list[int]:
    """The least number of every window, that is of all where there are fewer than a window holds."""
    last = max(1, len(numbers) - _WINDOW + 1)
    return [min(numbers[at : at + _WINDOW]) for at in range(last)] if numbers else []

r"""From bytes to text, and the one normalisation that text gets.

Line ends become ``\n``, a byte order mark goes, NULs never pass. Nothing else is touched: no Unicode normalisation, no
stripping, so that offsets mean the same to everybody who holds the file.
"""

import codecs
import re
from typing import Final

from waybill.core.outcome import Reason, Rejection
from waybill.ingest.western import is_western, western

BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
PEEK_BYTES: Final = 4096
SAMPLE_BYTES: Final = 1 << 20
"""How much of a large text is looked at to guess its encoding."""

MAX_DAMAGE: Final = 200
"""One character in so many may be damaged in a text that still counts as UTF-8."""

_RIGHT_FOR_A_WRONG: Final = 10
_LABELS: Final = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
    "tis-620": "cp874",
}
"""Names that are used for the larger encodings that browsers read them as (WHATWG Encoding Standard)."""

_MIXED_WORD: Final = re.compile("[A-Za-z][\u0370-\u1fff\u3040-\uffff]|[\u0370-\u1fff\u3040-\uffff][A-Za-z]")
_UNFIT_NAMES: Final = """
    utf-7 utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be
    idna punycode raw-unicode-escape unicode-escape undefined mbcs oem
"""
_UNFIT: Final = frozenset(_UNFIT_NAMES.split())
"""Encodings of no text, and those that were looked for before."""

MOST_CONTROLS: Final = 0.05
"""Share of control characters above which bytes are no text; random bytes have 0.11."""

_CONTROLS: Final = "".join(chr(code) for code in range(1, 32) if chr(code) not in "\t\n\v\f\r\x1b") + "\x7f"
_CONTROL: Final = re.compile(f"[{_CONTROLS}]")
_NEVER_GUESSED: Final = ["utf_7", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be"]


def decode(content: bytes, *, subject: str, declared: str | None = None) -> str | Rejection:
    """Text of bytes in any encoding, normalised; or why there is none.

    A byte order mark decides; then UTF-8, if it fits without an error, or nearly; then the encoding that is declared,
    if it fits; then UTF-16 without a mark, told by where its zero bytes stand; then the usual encodings of the Latin
    alphabet, if its letters stand as letters do; then what charset-normalizer makes of it.

    Args:
        content: the bytes.
        subject: names them in a rejection.
        declared: what the server, the letter or the page says; often wrong. None where nothing is said.
    """
    encoding = marked_encoding(content)
    text = _strict(content, encoding or "utf-8")
    if text is None and encoding is None:
        if _is_binary(content.decode("latin-1")) and b"\0" not in content:
            return _binary(subject)
        text = nearly_utf8(content) or _declared(content, declared) or _guess(content)
    if text is None:
        return _binary(subject) if encoding is None and b"\0" in content else _undecided(subject, encoding)
    if "\0" in text:
        text = _unmarked_utf16(content) or text
    return _binary(subject) if _is_binary(text) else unify_line_ends(text)


def unify_line_ends(text: str) -> str:
    r"""Text whose lines all end in ``\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def marked_encoding(content: bytes) -> str | None:
    """Encoding that a byte order mark tells; None where there is no mark."""
    return next((encoding for mark, encoding in BYTE_ORDER_MARKS if content.startswith(mark)), None)


def peek(content: bytes) -> str:
    """The first characters, good enough to tell what kind of text follows; never fails."""
    head = content[:PEEK_BYTES]
    return head.decode(marked_encoding(content) or "latin-1", "ignore").lstrip()


def nearly_utf8(content: bytes) -> str | None:
    """Text of UTF-8 with a damaged character here and there, each replaced by U+FFFD; None where it is no such text."""
    damaged = content.decode("utf-8", "replace")
    wrong = damaged.count("\ufffd")
    right = len(content) - len(damaged)  # about: every character of several bytes makes the text shorter than them
    return damaged if right > _RIGHT_FOR_A_WRONG * wrong and wrong * MAX_DAMAGE < len(damaged) else None


def _declared(content: bytes, declared: str | None) -> str | None:
    """Text in the encoding that is declared, if it is one that text can be in and all bytes fit it.

    Encodings of one byte a character fit nearly all bytes: there the letters have to bear the declaration out, as they
    do not where letters of two alphabets meet in a word.
    """
    label = (declared or "").strip().lower()
    name = _LABELS.get(label, label)
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    if known in _UNFIT or b"\0" in content:
        return None
    if is_western(known):
        return western(content, known)
    text = _strict(content, known)
    return text if text is None or _MIXED_WORD.search(text) is None else western(content) or text


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):  # a declared "encoding" may be one from bytes to bytes
        return None


def _unmarked_utf16(content: bytes) -> str | None:
    """Western text in UTF-16 has its zero bytes all on one side."""
    low, high = content[0::2].count(0), content[1::2].count(0)
    if len(content) % 2 or max(low, high) * 4 < len(content) // 2 or min(low, high):
        return None
    return _strict(content, "utf-16-le" if high else "utf-16-be")


def _guess(content: bytes) -> str | None:
    if b"\0" in content:
        return _unmarked_utf16(content)
    if (text := western(content)) is not None:
        return text
    from charset_normalizer import from_bytes  # 30 ms that UTF-8 need not pay

    cut = content.rfind(b"\n", 0, SAMPLE_BYTES) + 1 if len(content) > SAMPLE_BYTES else len(content)
    best = from_bytes(content[: cut or SAMPLE_BYTES], cp_exclusion=_NEVER_GUESSED).best()
    return None if best is None else _strict(content, best.encoding)


def _is_binary(text: str) -> bool:
    if "\0" in text or _CONTROL.search(text) is None:  # To count each takes ten times as long as to look for one.
        return "\0" in text
    return sum(map(text.count, _CONTROLS)) > len(text) * MOST_CONTROLS


def _binary(subject: str) -> Rejection:
    return Rejection(
        reason=Reason.BINARY,
        subject=subject,
        detail="it holds binary data, not text",
        remedy="give a file that Waybill reads (docs/manual/inputs.md); convert other formats first",
    )


def _undecided(subject: str, encoding: str | None) -> Rejection:
    return Rejection(
        reason=Reason.UNKNOWN_ENCODING,
        subject=subject,
        detail="neither UTF-8 nor any other known encoding fits its bytes"
        if encoding is None
        else f"its byte order mark says {encoding.removesuffix('-sig').upper()}, but its bytes are something else",
        remedy="save it as UTF-8",
    )

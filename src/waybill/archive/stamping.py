"""Time stamps: a third party's word that the ledger's last entry was there at a time.

An entry's digest covers all entries before it, and they the seals of all captures: one stamp stands for everything.

Source: RFC 3161.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from waybill.core.ids import Digest
from waybill.errors import UsageError

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client.verify import Verifier

QUESTION_TYPE: Final = "application/timestamp-query"
FOLDER: Final = "stamps/"
_WHY: Final = re.compile(r'Verify error: ?([^"]+)')
"""What OpenSSL says of a signature, among where in its code it does."""

_MISSING: Final = "time stamps need another package; install it with pip install 'waybill[stamps]'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A time stamp.

    Attributes:
        stamped_at: aware UTC instant, as the authority says.
        token: the whole answer, as other programs read it.
    """

    stamped_at: datetime
    token: bytes


def name_of_stamp(sequence: int, digest: Digest) -> str:
    """Name of the file that holds the stamp of an entry."""
    return f"{FOLDER}{sequence:012}-{digest}.tsr"


def named_by(name: str) -> tuple[int, Digest] | None:
    """The entry that a stamp's file is named after; None of other files."""
    sequence, _, digest = name.removeprefix(FOLDER).removesuffix(".tsr").partition("-")
    if not sequence.isdigit() or name != name_of_stamp(int(sequence), Digest(digest)):
        return None
    return int(sequence), Digest(digest)


def question(digest: Digest) -> bytes:
    """What to ask an authority.

    Raises:
        UsageError: the package for it is not installed.
    """
    try:
        from rfc3161_client import TimestampRequestBuilder
        from rfc3161_client.base import HashAlgorithm
    except ImportError as error:
        raise UsageError(problem=_MISSING) from error
    built = TimestampRequestBuilder().data(digest.encode()).hash_algorithm(HashAlgorithm.SHA256)
    return built.nonce(nonce=False).build().as_bytes()


def stamp_of(token: bytes, digest: Digest, *, trusted: str | None) -> Stamp:
    """The stamp that an authority gave.

    Args:
        token: its answer.
        digest: what was to be stamped.
        trusted: path of the certificates of authorities in PEM; None to look at the digest alone.

    Raises:
        UsageError: the package for it is not installed, or the certificates cannot be read.
        ValueError: it is no stamp, of something else, or of an authority that is not trusted.
    """
    try:
        from rfc3161_client import VerificationError, decode_timestamp_response
    except ImportError as error:
        raise UsageError(problem=_MISSING) from error
    try:
        answer = decode_timestamp_response(token)
    except ValueError as error:
        raise ValueError("it is no answer of an authority for time stamps") from error
    if answer.status != 0:
        raise ValueError(f"the authority refuses ({'; '.join(answer.status_string) or answer.status})")
    if answer.tst_info.message_imprint.message != _imprint(digest):
        raise ValueError("it stamps something else")
    if trusted is not None:
        try:
            _verifier(_certificates(trusted)).verify_message(answer, digest.encode())
        except VerificationError as error:
            raise ValueError(f"no authority in {trusted} has signed it ({_why(error)})") from error
    return Stamp(stamped_at=answer.tst_info.gen_time, token=token)


def _why(error: Exception) -> str:
    told = _WHY.search(str(error))
    return str(error) if told is None else told[1]


def _imprint(digest: Digest) -> bytes:
    return hashlib.sha256(digest.encode()).digest()


def _certificates(path: str) -> "list[Certificate]":
    from cryptography.x509 import load_pem_x509_certificates

    try:
        return load_pem_x509_certificates(Path(path).read_bytes())
    except (OSError, ValueError) as error:
        raise UsageError(problem=f"{path} holds no certificates in PEM that can be read ({error})") from error


def _verifier(roots: "list[Certificate]") -> "Verifier":
    from rfc3161_client import VerifierBuilder

    builder = VerifierBuilder()
    for root in roots:
        builder = builder.add_root_certificate(root)
    return builder.build()

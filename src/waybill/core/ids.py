"""Ids and digests, derived from content so that the same input gives the same bytes."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Final, NewType, TypeAlias

CaptureId = NewType("CaptureId", str)
DocumentId = NewType("DocumentId", str)
ClaimId = NewType("ClaimId", str)
EntityId = NewType("EntityId", str)
JudgementId = NewType("JudgementId", str)
CaseId = NewType("CaseId", str)
Digest = NewType("Digest", str)

JsonValue: TypeAlias = "str | int | float | bool | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
JsonObject: TypeAlias = "Mapping[str, JsonValue]"

SHORT_DIGEST_CHARS: Final = 16


def canonical(value: JsonValue) -> str:
    """Write JSON the one way that digests are taken of: sorted keys, no spaces, characters as they are."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def sha256(content: bytes) -> Digest:
    """Digest of bytes as 64 hexadecimal digits."""
    return Digest(hashlib.sha256(content).hexdigest())


def digest(value: JsonValue) -> Digest:
    """Digest of a JSON value in canonical form.

    Lone surrogates, which no encoding can carry, are written as escapes: hostile text still gets an id.
    """
    return sha256(canonical(value).encode("utf-8", "backslashreplace"))


def short_digest(value: JsonValue) -> str:
    """First 16 hexadecimal digits of the digest: 64 bits, enough for ids within one ledger."""
    return digest(value)[:SHORT_DIGEST_CHARS]

"""gzip and zstd: one file in another."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final, TypeAlias, cast

from waybill.core.capture import Capture
from waybill.core.outcome import Rejection
from waybill.ingest.parcel import Parcel

GZIP: Final = b"\x1f\x8b"
ZSTD: Final = b"\x28\xb5\x2f\xfd"
MAX_WINDOW_BITS: Final = 27
"""Of zstd, as its own program has it by default: 128 MiB of memory that a few bytes can ask for."""

_HEAD_BYTES: Final = 64
_Opened: TypeAlias = Callable[[BinaryIO], BinaryIO]


def unpack_gzip(file: BinaryIO, parcel: Parcel) -> Iterator[Capture | Rejection]:
    """The one file in a gzip file, of one part or of several."""
    return _unpack(file, parcel, _gzip, ".gz")


def unpack_zstd(file: BinaryIO, parcel: Parcel) -> Iterator[Capture | Rejection]:
    """The one file in a zstd file, of one frame or of several."""
    return _unpack(file, parcel, _zstd, ".zst")


def unpacked_head(file: BinaryIO, head: bytes) -> bytes:
    """The first bytes of what is packed in a file that begins so; empty where they do not come out."""
    try:
        return (_gzip if head.startswith(GZIP) else _zstd)(file).read(_HEAD_BYTES)
    except _failures():
        return b""
    finally:
        file.seek(0)


def _unpack(file: BinaryIO, parcel: Parcel, opened: _Opened, suffix: str) -> Iterator[Capture | Rejection]:
    name = parcel.address.replace("\\", "/").rpartition("/")[2].rpartition("!")[2]
    try:
        yield parcel.capture(name[: -len(suffix)] if name.lower().endswith(suffix) else name, opened(file))
    except _failures() as error:
        yield parcel.damaged(None, f"it cannot be unpacked ({error})")


def _gzip(file: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, gzip.GzipFile(fileobj=file, mode="rb"))


def _zstd(file: BinaryIO) -> BinaryIO:
    from backports import zstd

    return cast(BinaryIO, zstd.ZstdFile(file, options={zstd.DecompressionParameter.window_log_max: MAX_WINDOW_BITS}))


def _failures() -> tuple[type[Exception], ...]:
    """What unpacking of files that are broken, or end too early, raises."""
    from backports.zstd import ZstdError

    return (EOFError, OSError, zlib.error, ZstdError)

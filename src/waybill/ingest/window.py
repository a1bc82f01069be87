"""A stretch of a file as a file of its own."""

import io
from typing import BinaryIO


class Window(io.RawIOBase):
    """Reads a stretch of another file, which must not be read by others meanwhile.

    Args:
        file: where it lies; must be able to seek.
        start: offset of its first byte.
        size_bytes: its length.
    """

    def __init__(self, file: BinaryIO, *, start: int, size_bytes: int) -> None:
        super().__init__()
        self._file, self._start, self._size = file, start, size_bytes
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, origin + offset)
        return self._at

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        self._file.seek(self._start + self._at)
        content = self._file.read(min(len(buffer), max(0, self._size - self._at)))
        buffer[: len(content)] = content
        self._at += len(content)
        return len(content)

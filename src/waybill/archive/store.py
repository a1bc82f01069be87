"""The archive: what was captured, under its digest, written once.

In:     captures.
Out:    digests of the sealed files, for the ledger to keep; captures again.
Laws:   a capture that was sealed comes back byte for byte, or an error says why not;
        what is sealed twice is kept once, as it was sealed first;
        every byte of a file is under the digest that the ledger keeps of it.
"""

import hashlib
from collections.abc import Iterator
from typing import Final

from waybill.archive.sealing import seal, unseal
from waybill.archive.shelves import Shelf, shelf_at, translated
from waybill.archive.stamping import name_of_stamp, named_by
from waybill.core.capture import Capture
from waybill.core.ids import Digest, sha256
from waybill.errors import ArchiveError

SUFFIX: Final = ".warc.gz"


def name_of(content: Digest) -> str:
    """Name of the file that holds a content of this digest."""
    return f"{content[:2]}/{content}{SUFFIX}"


class Archive:
    """An archive at a path or URL; it is made with the first capture.

    Args:
        location: path of a folder, or an URL that ``fsspec`` knows.

    Raises:
        ArchiveError: nothing here can reach such an URL.
    """

    def __init__(self, location: str) -> None:
        self.location = location
        self._shelf: Shelf = shelf_at(location)

    def seal(self, capture: Capture) -> Digest:
        """Keep a capture; digest of the file that holds it.

        Raises:
            ArchiveError: it cannot be written, or what is there under its name is not it.
        """
        sealed = seal(capture)
        with translated(self.location):
            if self._shelf.put(name_of(capture.sha256), sealed):
                return sha256(sealed)
        kept = self._bytes(capture.sha256)
        if self._unsealed(kept, capture.sha256).sha256 != capture.sha256:
            raise self._error(capture.sha256, "holds other bytes")
        return sha256(kept)

    def capture(self, content: Digest, *, sealed: Digest | None = None) -> Capture:
        """A capture by the digest of its content.

        Args:
            content: the digest.
            sealed: what the ledger keeps of the file; None where it keeps nothing.

        Raises:
            ArchiveError: it is not there, or not as it was sealed.
        """
        return self._unsealed(self.file(content, sealed=sealed), content)

    def file(self, content: Digest, *, sealed: Digest | None = None) -> bytes:
        """The file that holds a content; arguments and errors as of ``capture``."""
        kept = self._bytes(content)
        if sealed is not None and sha256(kept) != sealed:
            raise self._error(content, "is not as it was sealed")
        return kept

    def digest(self, content: Digest) -> Digest | None:
        """Digest of the file that holds a content; None if there is none.

        Raises:
            ArchiveError: it cannot be read.
        """
        with translated(self.location):
            chunks = self._shelf.chunks(name_of(content))
            if chunks is None:
                return None
            found = hashlib.sha256()
            for chunk in chunks:
                found.update(chunk)
        return Digest(found.hexdigest())

    def stamp(self, sequence: int, digest: Digest) -> bytes | None:
        """The time stamp of an entry; None if it has none.

        Raises:
            ArchiveError: it cannot be read.
        """
        with translated(self.location):
            chunks = self._shelf.chunks(name_of_stamp(sequence, digest))
            return None if chunks is None else b"".join(chunks)

    def put_stamp(self, sequence: int, digest: Digest, token: bytes) -> None:
        """Keep the time stamp of an entry; a second one of the same entry is not kept.

        Raises:
            ArchiveError: it cannot be written.
        """
        with translated(self.location):
            self._shelf.put(name_of_stamp(sequence, digest), token)

    def stamps(self) -> Iterator[tuple[int, Digest, bytes]]:
        """All time stamps, with the sequences and digests of the entries that their names say they stamp.

        Raises:
            ArchiveError: they cannot be read.
        """
        for name in self.names():
            named = named_by(name)
            if named is not None:
                with translated(self.location):
                    token = b"".join(self._shelf.chunks(name) or ())
                yield (*named, token)

    def names(self) -> Iterator[str]:
        """Every file that is there, by name.

        Raises:
            ArchiveError: it cannot be listed.
        """
        with translated(self.location):
            yield from self._shelf.names()

    def _bytes(self, content: Digest) -> bytes:
        with translated(self.location):
            chunks = self._shelf.chunks(name_of(content))
            if chunks is not None:
                return b"".join(chunks)
        raise self._error(content, "is not there")

    def _unsealed(self, kept: bytes, content: Digest) -> Capture:
        try:
            return unseal(kept)
        except ValueError as error:
            raise self._error(content, f"cannot be read: {error}") from error

    def _error(self, content: Digest, problem: str) -> ArchiveError:
        return ArchiveError(archive=self.location, problem=f"{name_of(content)} {problem}")

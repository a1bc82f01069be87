"""Whether an archive still holds what a ledger says that it holds.

In:     an archive, and by the digests of contents those of the files that hold them.
Out:    every file that is lost, altered or added.
Laws:   an untouched archive has no damage;
        a flipped bit anywhere in a file, a file that is gone and a file that was put in are found.
Never:  unpacks anything, so that what was put in cannot do harm.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from waybill.archive.stamping import named_by
from waybill.archive.store import Archive, name_of
from waybill.core.ids import Digest
from waybill.errors import ArchiveError


class Harm(StrEnum):
    """What may have happened to a file."""

    LOST = "lost"
    ALTERED = "altered"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """What happened to one file.

    Attributes:
        content: the digest under which the ledger knows it; None of a file that it does not know.
        detail: for people.
    """

    content: Digest | None
    harm: Harm
    detail: str


def damages(archive: Archive, sealed: Mapping[Digest, Digest]) -> Iterator[Damage]:
    """What is wrong with an archive: files by digest, then files that nobody knows by name.

    Args:
        archive: where the files are.
        sealed: by the digest of each content the digest of its file.

    Raises:
        ArchiveError: it cannot be listed.
    """
    for content in sorted(sealed):
        damage = _of_file(archive, content, sealed[content])
        if damage is not None:
            yield damage
    known = {name_of(content) for content in sealed}
    for name in archive.names():
        if name not in known and named_by(name) is None:  # stamps are looked at for themselves
            detail = f"{name} is named by no entry: put there by somebody, or left by a run that was killed"
            yield Damage(content=None, harm=Harm.ADDED, detail=detail)


def _of_file(archive: Archive, content: Digest, sealed: Digest) -> Damage | None:
    try:
        found = archive.digest(content)
    except ArchiveError as error:
        return Damage(content=content, harm=Harm.ALTERED, detail=str(error))
    if found is None:
        return Damage(content=content, harm=Harm.LOST, detail=f"{name_of(content)} is not in the archive")
    if found != sealed:
        return Damage(content=content, harm=Harm.ALTERED, detail=f"{name_of(content)} does not match its digest")
    return None

"""What all claims of a ledger say, as the model sees it: their gists, each made out once.

Laws:   claims in the same words have one gist; what is known of a text is not made out anew;
        gists of texts that no claim has any more are forgotten.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Final

from waybill.core.claim import ClaimRef
from waybill.core.filed import FiledClaim
from waybill.core.progress import tell_progress
from waybill.ledger.vectors import Vectors, vectors_file
from waybill.ledger.words import words_file
from waybill.workspace.held import Held

if TYPE_CHECKING:
    from waybill.neural.gist import Gists, Seer

_GROUP: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gisted:
    """What all claims say.

    Attributes:
        rows: of each claim; claims in the same words have one row.
        refs: the claims of each row.
    """

    rows: Mapping[ClaimRef, int]
    refs: Sequence[Sequence[ClaimRef]]
    gists: "Gists"
    seer: "Seer"

    def near(self, written: str, most: int) -> "Near":
        """How near all claims are to a text, and so many of the nearest."""
        from waybill.neural.gist import see

        vector = see(written, self.seer)
        nearest, likeness = self.gists.compared(vector, most)
        return Near(among=self, nearest=[row for row, _ in nearest], all=likeness)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Near:
    """How near claims are to a text: rows of the nearest, and the likeness of each row."""

    among: Gisted
    nearest: Sequence[int]
    all: Sequence[float]

    def refs(self) -> Iterator[ClaimRef]:
        """Those nearest, the nearest first."""
        return (ref for row in self.nearest for ref in self.among.refs[row])

    def firsts(self) -> Iterator[ClaimRef]:
        """Of claims in the same words the first."""
        return (self.among.refs[row][0] for row in self.nearest)

    def likeness(self, refs: Iterable[ClaimRef]) -> float:
        """Of the nearest of some claims; nought where there is none."""
        rows, likeness = self.among.rows, self.all
        found = [likeness[row] for row in map(rows.get, refs) if row is not None]
        return max(found) if found else 0.0


def gisted(held: Held, *, most: int | None = None) -> Gisted | None:
    """What all claims say, with what is new made out and kept beside the ledger.

    Args:
        held: whose claims.
        most: where more are new, nothing is made out, and None is given; None for no such bound.

    Raises:
        ModelError: the model is damaged.
        LedgerAccessError: what was made out cannot be kept.
    """
    from waybill.neural.gist import Gists, load_seer

    seer = load_seer()
    kept = _kept(held.location, seer.digest)
    refs: dict[str, list[ClaimRef]] = {}
    texts: dict[str, str] = {}
    for ref, filed in held.claims.items():
        text = quoted(filed)
        stamp = sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:32]
        refs.setdefault(stamp, []).append(ref)
        texts[stamp] = text
    known = kept.known()
    new = {stamp: text for stamp, text in texts.items() if stamp not in known}
    if most is not None and len(new) > most:
        return None
    known.update(_made(new, seer, kept))
    gone = known.keys() - texts.keys()
    if gone:
        kept.forget(gone)
    rows = {ref: row for row, listed in enumerate(refs.values()) for ref in listed}
    gists = Gists([known[stamp] for stamp in refs])
    return Gisted(rows=rows, refs=tuple(refs.values()), gists=gists, seer=seer)


def _made(texts: Mapping[str, str], seer: "Seer", kept: Vectors) -> Iterator[tuple[str, bytes]]:
    """Vectors of texts, kept a group at a time: who breaks off has lost little."""
    from waybill.neural.gist import see

    listed, done = iter(texts.items()), 0
    while group := {stamp: see(text, seer) for stamp, text in islice(listed, _GROUP)}:
        kept.put(group)
        yield from group.items()
        done += len(group)
        tell_progress(done, len(texts))


@lru_cache(maxsize=4)
def _kept(ledger: str, maker: str) -> Vectors:
    return Vectors(vectors_file(words_file(ledger, os.environ)) if ledger else None, maker)


def quoted(filed: FiledClaim) -> str:
    """The sentences of a claim, which say what it says."""
    return "\n".join(quote.text for quote in filed.claim.evidence)

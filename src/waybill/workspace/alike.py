"""Find what says much the same as a text: by what it says, as the model sees it, and by its rarest words.

Laws:   what says the same comes the same, whichever of its claims was recorded first;
        while what claims say is still being made out, words alone are asked, and the answer says so.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from math import log
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final, TypeAlias

from waybill.core.case import Case
from waybill.core.claim import ClaimRef
from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.core.progress import tell_progress
from waybill.core.review import ref_text
from waybill.ledger.vectors import Vectors, vectors_file
from waybill.ledger.words import words_file
from waybill.text.questions import Question, any_of, words
from waybill.text.questions import alike as words_of
from waybill.workspace.asking import claims_among
from waybill.workspace.finding import MOST_ALIKE, Finder, Thing, finder
from waybill.workspace.holding import Held
from waybill.workspace.said import said_in_case, said_in_claim, said_in_document, said_of_entity

if TYPE_CHECKING:
    from waybill.neural.gist import Gists, Seer

MOST_FOUND: Final = 100
"""Of what says much the same: what comes later is not worth looking at."""
SOON: Final = 200
"""Claims whose gist is made out while somebody waits: half a second's work."""

_GIST: Final = 2.0
"""What likeness of gists counts beside the share of rare words that are there: see ``docs/decisions/0032``."""
_CANDIDATES: Final = 200
_GROUP: Final = 100
_KEPT: Final = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What says much the same as a text, the likest first.

    Attributes:
        things: no more than ``MOST_FOUND``.
        asked: the text's rarest words, to show what of them is there.
        by_gist: whether gists were compared, and not words alone.
    """

    things: tuple[Thing, ...]
    asked: Question
    by_gist: bool


class Alike:
    """Everything that is held, by what it says.

    Args:
        held: what to find.
    """

    def __init__(self, held: Held) -> None:
        self._held = held
        self._finder = finder(held)
        self._lock = Lock()
        self._meant: _Meant | None = None
        self._is_long = False
        self._found = lru_cache(_KEPT)(self._look)

    def bring(self) -> None:
        """Make out what claims say that have not been seen yet; 100,000 of them take minutes.

        Raises:
            ModelError: the model is damaged.
            LedgerAccessError: what was made out cannot be kept.
        """
        self._is_long = True
        try:
            with self._lock:
                self._meant = self._meant or _meant(self._held, None)
        finally:
            self._is_long = False

    def found(self, kind: str, written: str, *, waits: bool) -> Found:
        """What says much the same as a text.

        Args:
            kind: one of ``KINDS``; entities are found by words alone.
            written: the text.
            waits: whether to wait until it is known of all claims what they say, however many are new.

        Raises:
            QuestionError: it has no words, or is too long.
        """
        words_of(written)
        ready = kind != "entities" and self._is_ready(waits=waits)
        return self._found(kind, written, ready)

    def _is_ready(self, *, waits: bool) -> bool:
        if waits:
            self.bring()
        if self._meant is not None or self._is_long:
            return self._meant is not None
        with self._lock:
            self._meant = self._meant or _meant(self._held, SOON)
            if self._meant is None and not self._is_long:
                self._is_long = True
                Thread(target=self.bring, daemon=True, name="gists").start()
        return self._meant is not None

    def _look(self, kind: str, written: str, by_gist: bool) -> Found:
        asked = self._finder.alike(kind, written)
        by_words = self._finder.found(kind, asked, most=_CANDIDATES, ranked=True)
        if not by_gist or self._meant is None:
            return Found(things=tuple(by_words[:MOST_FOUND]), asked=asked, by_gist=False)
        near = self._meant.near(written)
        things = {_name(each): each for each in (*by_words, *islice(self._near(kind, near), _CANDIDATES))}
        sizes = {"claims": len(self._held.claims), "cases": len(self._held.cases)}
        rarity = _rarity(self._finder, kind, written, sizes.get(kind, len(self._held.documents)))
        scores = {
            name: _GIST * near.likeness(_claims(each, self._held)) + _share(rarity, _said(each, self._held))
            for name, each in things.items()
        }
        best = sorted(things, key=lambda name: (-scores[name], name))[:MOST_FOUND]
        return Found(things=tuple(things[name] for name in best), asked=asked, by_gist=True)

    def _near(self, kind: str, near: "_Near") -> Iterator[Thing]:
        """Claims nearest in gist, or their cases or documents."""
        for ref in near.refs():
            filed = self._held.claims[ref]
            if kind == "claims":
                yield filed
            elif kind == "documents":
                yield filed.document
            elif filed.case is not None and filed.case in self._held.cases:
                yield self._held.cases[filed.case]


@lru_cache(maxsize=1)
def alike(held: Held) -> Alike:
    """Everything that is held, by what it says, made ready once."""
    return Alike(held)


_Rows: TypeAlias = Mapping[ClaimRef, int]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Meant:
    """What all claims say.

    Attributes:
        rows: of each claim; claims in the same words have one row.
        refs: the claims of each row.
    """

    rows: _Rows
    refs: Sequence[Sequence[ClaimRef]]
    gists: "Gists"
    seer: "Seer"

    def near(self, written: str) -> "_Near":
        """How near all claims are to a text."""
        from waybill.neural.gist import see

        vector = see(written, self.seer)
        nearest = [row for row, _ in self.gists.nearest(vector, _CANDIDATES)]
        return _Near(meant=self, nearest=nearest, all=self.gists.likeness(vector))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Near:
    """How near claims are to a text: rows of the nearest, and the likeness of each row."""

    meant: _Meant
    nearest: Sequence[int]
    all: Sequence[float]

    def refs(self) -> Iterator[ClaimRef]:
        """Those nearest, the nearest first."""
        return (ref for row in self.nearest for ref in self.meant.refs[row])

    def likeness(self, refs: Iterable[ClaimRef]) -> float:
        """Of the nearest of some claims; nought where there is none."""
        return max((self.all[self.meant.rows[ref]] for ref in refs if ref in self.meant.rows), default=0.0)


def _meant(held: Held, most: int | None) -> _Meant | None:
    """What all claims say, with what is new made out and kept; None where more than ``most`` are new."""
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
    return _Meant(rows=rows, refs=tuple(refs.values()), gists=gists, seer=seer)


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


def _rarity(found: Finder, kind: str, written: str, size: int) -> Mapping[str, float]:
    """How much each word of a text tells: of those that are there the rarest, and all that are nowhere."""
    numbers = {each: found.number(kind, any_of([each])) for each in words_of(written)}
    there = sorted((each for each in numbers if numbers[each]), key=lambda each: numbers[each])[:MOST_ALIKE]
    nowhere = [each for each in numbers if not numbers[each]]
    return {each: log((size + 1) / (numbers[each] + 0.5)) for each in (*there, *nowhere)}


def _share(rarity: Mapping[str, float], said: str) -> float:
    """How much of what the words of a question tell is told by the words of a text."""
    there = set(words(said))
    return sum(tells for word, tells in rarity.items() if word in there) / sum(rarity.values())


def _name(thing: Thing) -> str:
    return ref_text(thing.ref) if isinstance(thing, FiledClaim) else thing.id


def _claims(thing: Thing, held: Held) -> Iterable[ClaimRef]:
    match thing:
        case FiledClaim():
            return (thing.ref,)
        case Case():
            return thing.claims
        case Document():
            return (each.ref for each in held.claims_of.get(thing.id, ()))
    return ()


def _said(thing: Thing, held: Held) -> str:
    match thing:
        case FiledClaim():
            return said_in_claim(thing)
        case Case():
            return said_in_case(thing, claims_among(thing, held.claims))
        case Document():
            return said_in_document(thing)
    return said_of_entity(thing)

"""Find what says much the same as a text: by what it says, as the model sees it, and by its rarest words.

Laws:   what says the same comes the same, whichever of its claims was recorded first;
        while what claims say is still being made out, words alone are asked, and the answer says so.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from heapq import nsmallest
from itertools import chain, islice
from math import log
from threading import Lock
from typing import Final, TypeAlias

from waybill.core.case import Case
from waybill.core.claim import ClaimRef
from waybill.core.document import Document
from waybill.core.filed import FiledClaim
from waybill.core.review import ref_text
from waybill.text.questions import Question, any_of, words
from waybill.text.questions import alike as words_of
from waybill.workspace.asking import claims_among
from waybill.workspace.beside import Beside
from waybill.workspace.finding import MOST_ALIKE, finder
from waybill.workspace.gists import Gisted, Near, gisted
from waybill.workspace.held import Held
from waybill.workspace.making import Recent, made_once
from waybill.workspace.said import said_in_case, said_in_claim, said_in_document, said_of_entity
from waybill.workspace.texts import Thing

MOST_FOUND: Final = 100
"""Of what says much the same: what comes later is not worth looking at."""
SOON: Final = 200
"""Claims whose gist is made out while somebody waits: half a second's work."""

_GIST: Final = 2.0
"""What likeness of gists counts beside the share of rare words that are there: see ``docs/decisions/0032``."""
_CANDIDATES: Final = 200
_Asked: TypeAlias = tuple[str, str, bool]
"""Kind, text, and whether gists are compared."""
_KEPT: Final = 256
_FEW: Final = 8
"""Likenesses of all claims are large."""


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
        self._gisted: Gisted | None = None
        self._is_long = False
        self._found = Recent[_Asked, Found](_KEPT)
        self._gathered = Recent[_Asked, Mapping[str, Thing]](_KEPT)
        self._near_to = Recent[str, Near](_FEW)

    def bring(self) -> None:
        """Make out what claims say that have not been seen yet; 100,000 of them take minutes.

        Raises:
            ModelError: the model is damaged.
            LedgerAccessError: what was made out cannot be kept.
        """
        self._is_long = True
        try:
            with self._lock:
                self._gisted = self._gisted or gisted(self._held)
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
        by_gist = self._compares(kind, written, waits=waits)
        return self._found.answer((kind, written, by_gist), lambda: self._look(kind, written, by_gist))

    def _compares(self, kind: str, written: str, *, waits: bool) -> bool:
        """Whether gists are compared."""
        words_of(written)  # what has no words is refused before anything is made out
        return kind != "entities" and self._is_ready(waits=waits)

    def _is_ready(self, *, waits: bool) -> bool:
        if waits:
            self.bring()
        if self._gisted is not None or self._is_long:
            return self._gisted is not None
        with self._lock:
            self._gisted = self._gisted or gisted(self._held, most=SOON)
            if self._gisted is None and not self._is_long:
                self._is_long = True
                Beside(self.bring, name="gists")
        return self._gisted is not None

    def number(self, kind: str, written: str, *, waits: bool) -> int:
        """How many would be found; they are not put in order for it.

        Raises:
            QuestionError: the text has no words, or is too long.
        """
        by_gist = self._compares(kind, written, waits=waits)
        if by_gist and self._are_many_near(kind, written):
            return MOST_FOUND
        return min(MOST_FOUND, len(self._candidates(kind, written, by_gist)))

    def _are_many_near(self, kind: str, written: str) -> bool:
        """Whether as many are near as would be found: then nobody needs to look for words to count them."""
        near, found = self._nearness(written), set[object]()
        # First one of each row: claims in the same words are mostly of one case.
        refs = chain(near.firsts(), near.refs())
        names: Iterable[object] = refs
        if kind == "documents":
            names = (ref.document for ref in refs)
        elif kind == "cases":
            names = (case for ref in refs if (case := self._held.claims[ref].case) in self._held.cases)
        for name in names:
            found.add(name)
            if len(found) == MOST_FOUND:
                return True
        return False

    def _look(self, kind: str, written: str, by_gist: bool) -> Found:
        things = self._candidates(kind, written, by_gist)
        asked, best = self._finder.alike(kind, written), list(things)[:MOST_FOUND]
        if by_gist:
            near, rarity = self._nearness(written), self._rarity(kind, written)
            whole = sum(rarity.values())
            told = cache(partial(_told, rarity))  # Reports are printed again: many say it in the same words.
            read = ((name, *_read(each, self._held)) for name, each in things.items())
            scores = [(-(_GIST * near.likeness(refs) + told(said) / whole), name) for name, refs, said in read]
            best = [name for _, name in nsmallest(MOST_FOUND, scores)]
        return Found(things=tuple(things[name] for name in best), asked=asked, by_gist=by_gist)

    def _candidates(self, kind: str, written: str, by_gist: bool) -> Mapping[str, Thing]:
        """By name what has some of the rarest words, the best first, and what is near."""
        return self._gathered.answer((kind, written, by_gist), lambda: self._gather(kind, written, by_gist))

    def _gather(self, kind: str, written: str, by_gist: bool) -> Mapping[str, Thing]:
        found = self._finder.named(kind, self._finder.alike(kind, written), most=_CANDIDATES)
        near = islice(self._near(kind, self._nearness(written)), _CANDIDATES) if by_gist else ()
        return found | dict(near)

    def _rarity(self, kind: str, written: str) -> Mapping[str, float]:
        """How much each word of a text tells: of those that are there the rarest, and all that are nowhere."""
        numbers = {each: self._finder.number(kind, any_of([each])) for each in words_of(written)}
        there = sorted((each for each in numbers if numbers[each]), key=lambda each: numbers[each])[:MOST_ALIKE]
        nowhere = [each for each in numbers if not numbers[each]]
        sizes = {"claims": len(self._held.claims), "cases": len(self._held.cases)}
        size = sizes.get(kind, len(self._held.documents))
        return {each: log((size + 1) / (numbers[each] + 0.5)) for each in (*there, *nowhere)}

    def _nearness(self, written: str) -> Near:
        """How near all claims are to a text."""
        gists = self._gisted
        assert gists is not None
        return self._near_to.answer(written, lambda: gists.near(written, _CANDIDATES))

    def _near(self, kind: str, near: Near) -> Iterator[tuple[str, Thing]]:
        """Claims nearest in gist, or their cases or documents, each under its name."""
        for ref in near.refs():
            filed = self._held.claims[ref]
            if kind == "claims":
                yield ref_text(ref), filed
            elif kind == "documents":
                yield ref.document, filed.document
            elif filed.case is not None and filed.case in self._held.cases:
                yield filed.case, self._held.cases[filed.case]


@made_once
def alike(held: Held) -> Alike:
    """Everything that is held, by what it says, made ready once."""
    return Alike(held)


def _told(rarity: Mapping[str, float], said: str) -> float:
    """How much of what the words of a question tell is told by the words of a text."""
    there = set(words(said))
    return sum(tells for word, tells in rarity.items() if word in there)


def _read(thing: Thing, held: Held) -> tuple[Iterable[ClaimRef], str]:
    """The claims of what was found, and what it says."""
    match thing:
        case FiledClaim():
            return (thing.ref,), said_in_claim(thing)
        case Case():
            return thing.claims, said_in_case(thing, claims_among(thing, held.claims))
        case Document():
            return [each.ref for each in held.claims_of.get(thing.id, ())], said_in_document(thing)
    return (), said_of_entity(thing)

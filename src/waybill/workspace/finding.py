"""Find cases, claims, documents and entities by their words: the same for pages and for the command line.

Laws:   what is found holds what was asked for; while nothing is recorded nothing is indexed anew.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import accumulate
from threading import Lock
from typing import Final

from waybill.core.ids import CaseId, DocumentId, EntityId
from waybill.core.review import ref_from_text
from waybill.ledger.words import KINDS, MOST_RANKED, WordsIndex, words_file
from waybill.text.questions import Question, alike, any_of
from waybill.workspace.held import Held
from waybill.workspace.making import Recent, made_once
from waybill.workspace.texts import Thing, stamped_texts, text_of

MOST_KEPT: Final = 1024
MOST_ALIKE: Final = 16
"""Words by which texts that say much the same are looked for: with more, ``docs/decisions/0030`` found no better."""


class Finder:
    """Everything that is held, by its words.

    Args:
        held: what to find.
    """

    def __init__(self, held: Held) -> None:
        self._held = held
        self._index = _index(held.location)
        self._brought: set[str] = set()
        self._lock = Lock()
        self._numbers = Recent[tuple[str, Question], int](MOST_KEPT)
        self._keys = Recent[tuple[str, Question, int, int, bool], tuple[str, ...]](MOST_KEPT)
        self._alike = Recent[tuple[str, str], Question](MOST_KEPT)
        self._of_cases = Recent[Question, frozenset[CaseId]](MOST_KEPT)

    def bring(self, kinds: Iterable[str] = KINDS) -> None:
        """Index what is new; whoever asks meanwhile waits for it."""
        for kind in kinds:
            with self._lock:
                if kind not in self._brought:
                    self._bring(kind)
                    self._brought.add(kind)

    def _bring(self, kind: str) -> None:
        stamped = stamped_texts(kind, self._held)
        stamps = {key: each.stamp for key, each in stamped.items()}
        self._index.bring(kind, stamps, lambda key: text_of(key, stamped[key].of))

    def number(self, kind: str, asked: Question) -> int:
        """How many of a kind answer a question."""

        def count() -> int:
            self.bring([kind])
            return self._index.number(kind, asked)

        return self._numbers.answer((kind, asked), count)

    def is_ranked(self, kind: str, asked: Question) -> bool:
        """Whether those of a kind that answer come with the best first; else those that were indexed last."""
        return self.number(kind, asked) <= MOST_RANKED

    def found(self, kind: str, asked: Question, *, first: int = 0, most: int) -> list[Thing]:
        """Some of a kind that answer a question.

        Args:
            kind: one of ``KINDS``.
            asked: the question.
            first: how many to pass over.
            most: how many to give.
        """
        return list(self.named(kind, asked, first=first, most=most).values())

    def named(self, kind: str, asked: Question, *, first: int = 0, most: int) -> dict[str, Thing]:
        """The same, each under its name, which is an id, or of a claim ``document#claim``."""
        ranked = self.is_ranked(kind, asked)
        keys = self._keys.answer(
            (kind, asked, first, most, ranked),
            lambda: self._index.best(kind, asked, first=first, most=most, ranked=ranked),
        )
        things = ((key, _GIVEN[kind](self._held, key)) for key in keys)
        return {key: each for key, each in things if each is not None}

    def alike(self, kind: str, written: str) -> Question:
        """The question for what says much the same: any of the words of a text that are rarest among those of a kind.

        No more of them than stand in few enough texts for the best to be looked for; of a text of common words the
        rarest.

        Raises:
            QuestionError: it has no words, or is too long.
        """
        return self._alike.answer((kind, written), lambda: self._rarest(kind, written))

    def _rarest(self, kind: str, written: str) -> Question:
        numbers = {each: self.number(kind, any_of([each])) for each in alike(written)}
        known = sorted((each for each in numbers if numbers[each]), key=lambda each: numbers[each])
        together = accumulate(numbers[each] for each in known)
        # What stands in very many texts says little, and to rank all that have it would take a tenth of a second.
        few = [each for each, texts in zip(known, together, strict=True) if texts <= MOST_RANKED]
        return any_of(few[:MOST_ALIKE] or known[:1] or list(numbers)[:1])

    def cases(self, asked: Question) -> frozenset[CaseId]:
        """All cases that answer a question."""

        def find() -> frozenset[CaseId]:
            self.bring(["cases"])
            return frozenset(map(CaseId, self._index.keys("cases", asked)))

        return self._of_cases.answer(asked, find)


@made_once
def finder(held: Held) -> Finder:
    """Everything that is held, by its words, made ready once."""
    return Finder(held)


@lru_cache(maxsize=4)
def _index(ledger: str) -> WordsIndex:
    return WordsIndex(words_file(ledger, os.environ) if ledger else None)


_GIVEN: Final[Mapping[str, Callable[[Held, str], Thing | None]]] = {
    "cases": lambda held, key: held.cases.get(CaseId(key)),
    "claims": lambda held, key: held.claims.get(ref_from_text(key)),
    "documents": lambda held, key: held.documents.get(DocumentId(key)),
    "entities": lambda held, key: held.entity(EntityId(key)),
}

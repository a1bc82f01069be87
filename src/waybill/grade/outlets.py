"""Which documents of a case a cited outlet stands for, and which outlets a text names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from waybill.core.document import Document
from waybill.grade.printings import in_time
from waybill.grade.voices import Voice, publisher_of, voice_of
from waybill.ontology import Ontology
from waybill.text.names import content_words, key

_ASIDE: Final = re.compile(r"\([^()]*\)")
_TOO_COMMON: Final = frozenset(
    {"news", "press", "agency", "radio", "paper", "newspaper", "magazine", "weekly", "daily"}
)
_LONGEST_NAME: Final = 8


class Outlets:
    """The publishers of a case by the names that texts give them."""

    def __init__(self, documents: Iterable[Document], ontology: Ontology) -> None:
        self._ontology = ontology
        self._issues: dict[Voice, list[Document]] = defaultdict(list)
        self._by_word: dict[str, set[Voice]] = defaultdict(set)
        self._by_name: dict[str, Voice] = {}
        self._words: dict[Voice, frozenset[str]] = {}
        for each in sorted(documents, key=in_time):
            if each.publisher:
                self._file(each, each.publisher)

    def cited(self, name: str, by: Document) -> Document | None:
        """The document of an outlet that another one cites: its last before, else its first; None where it has none."""
        issues = [each for voice in self._meant(name) for each in self._issues[voice] if each.id != by.id]
        before = [each for each in issues if each.published and by.published and each.published <= by.published]
        return before[-1] if before else next(iter(issues), None)

    def named_in(self, document: Document) -> Iterator[Document]:
        """The first documents of other publishers that a text names."""
        words = key(document.text).split()
        own = publisher_of(document, self._ontology)
        found = {
            voice
            for start in range(len(words))
            for end in range(start + 1, min(start + _LONGEST_NAME, len(words)) + 1)
            if (voice := self._by_name.get(" ".join(words[start:end]))) is not None
        }
        for voice in sorted(found - {own}):
            yield from self._issues[voice]

    def _file(self, document: Document, publisher: str) -> None:
        voice = publisher_of(document, self._ontology)
        self._issues[voice].append(document)
        bare = _ASIDE.sub(" ", publisher)
        words = content_words(bare)
        self._words[voice] = words
        for name in (publisher, bare, _initials(bare)):
            if len(name) > 2:
                self._by_name.setdefault(key(name), voice)
        for word in words - _TOO_COMMON:
            self._by_word[word].add(voice)

    def _meant(self, name: str) -> Sequence[Voice]:
        """The publisher that a name means, by itself or by the words that it has of the whole name."""
        voice = voice_of(name, self._ontology)
        if voice in self._issues:
            return [voice]
        if (known := self._by_name.get(key(_ASIDE.sub(" ", name)))) is not None:
            return [known]
        words = content_words(name)
        near = {each for word in words for each in self._by_word.get(word, ())}
        alike = sorted(each for each in near if words <= self._words[each] or self._words[each] <= words)
        return alike if len(alike) == 1 else []


def _initials(name: str) -> str:
    words = [word for word in name.split() if word[:1].isupper()]
    return "".join(word[0] for word in words) if len(words) > 2 else ""

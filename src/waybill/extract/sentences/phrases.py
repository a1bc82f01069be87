"""What the rule reader sees in a sentence: parties, places, items, outlets, dates, money, pronouns."""

from dataclasses import dataclass, field
from enum import StrEnum

from waybill.core.claim import WeaponClass
from waybill.core.ids import EntityId
from waybill.core.span import Span
from waybill.extract.sentences.words import Word
from waybill.ontology import AliasKind


class Kind(StrEnum):
    """What a phrase is."""

    PARTY = "party"
    PLACE = "place"
    ITEM = "item"
    OUTLET = "outlet"
    ADJECTIVE = "adjective"
    PRONOUN = "pronoun"
    DATE = "date"
    VALUE = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words of a sentence that belong together.

    Attributes:
        first: index of the first word; ``last`` is one past the last.
        entities: what the catalogues say it may mean; empty where they do not know it.
        how: in what way the catalogue's alias names it; None where no catalogue knows it.
        is_place: of parties: whether it is a country or a seat of power, so that things can go there.
        named: of parties: whether by a proper name.
        weapon_class: of items.
    """

    kind: Kind
    first: int
    last: int
    span: Span
    entities: tuple[EntityId, ...] = ()
    how: AliasKind | None = None
    is_place: bool = False
    named: bool = False
    weapon_class: WeaponClass | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sentence:
    """A sentence cut into words, with its phrases in order, disjoint; equal to none but itself, which is cheap to ask.

    Attributes:
        lower: its words in lower case.
        line: these in a line, a blank between any two.
    """

    number: int
    span: Span
    words: tuple[Word, ...]
    lower: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    line: str = field(init=False, repr=False, compare=False)
    _starts: dict[int, Phrase] = field(init=False, repr=False, compare=False)
    _ends: dict[int, Phrase] = field(init=False, repr=False, compare=False)
    _covered: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "line", " ".join(self.lower))
        object.__setattr__(self, "_starts", {phrase.first: phrase for phrase in self.phrases})
        object.__setattr__(self, "_ends", {phrase.last: phrase for phrase in self.phrases})
        covered = (index for phrase in self.phrases for index in range(phrase.first, phrase.last))
        object.__setattr__(self, "_covered", frozenset(covered))

    def stretch(self, first: int, last: int) -> Span:
        """The text from a word up to another one, which is left out."""
        return Span(self.words[first].span.start, self.words[last - 1].span.end)

    def numbers(self, start: int, end: int) -> tuple[int, int]:
        """The first word that begins in a stretch of its line, and the one behind the last."""
        part = self.line[start:end]
        first = self.line.count(" ", 0, start + part.startswith(" "))
        return first, first + len(part.split())

    def starting_at(self, index: int) -> Phrase | None:
        """The phrase whose first word this is."""
        return self._starts.get(index)

    def within(self, first: int, last: int) -> tuple[Phrase, ...]:
        """The phrases that lie in a stretch of words, in order."""
        starting = (self._starts.get(index) for index in range(first, last))
        return tuple(phrase for phrase in starting if phrase is not None and phrase.last <= last)

    def is_covered(self, index: int) -> bool:
        """Whether a word lies in a phrase."""
        return index in self._covered

    def ending_at(self, index: int) -> Phrase | None:
        """The phrase whose last word is the one before this."""
        return self._ends.get(index)

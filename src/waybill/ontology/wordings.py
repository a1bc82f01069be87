"""The words that put weapons in motion, that speak, hedge and deny: what the rule reader goes by."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Final, Generic, TypeVar

from waybill.core.claim import Basis, Certainty, Mode, Polarity, Stage
from waybill.core.speaker import SpeakerKind
from waybill.errors import CatalogueError

_TABLE: Final = "wordings.json"
PLANNED: Final = "planned"
"""Stage of a control that is ``sought`` when a recipient plans and ``offered`` when a supplier does."""


class Form(StrEnum):
    """How a word is inflected."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    NOUN = "noun"
    FIXED = "fixed"


class Pattern(StrEnum):
    """Which neighbour of a motion is what; see resources/wordings.yaml."""

    GIVE = "give"
    ARM = "arm"
    GET = "get"
    TAKE = "take"
    ASK = "ask"
    CARRY = "carry"
    MOVE = "move"
    STOP = "stop"
    SEAL = "seal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """A word or phrase that puts weapons in motion.

    Attributes:
        moves: whether "to PLACE" beside it says that things went there.
        weak: counts only where an item stands in its own clause.
        needs: preposition without which it does not count; None if it needs none.
        reduced: stands behind what moves without a verb ("arms bound for").
    """

    pattern: Pattern
    stage: Stage
    basis: Basis
    covert: bool
    moves: bool
    weak: bool
    reduced: bool
    needs: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A verb that governs a motion: "agreed to sell", "suspended the delivery of", "accused X of sending".

    Attributes:
        stage: what it makes of the motion's stage: a ``Stage``, ``planned``, or None if nothing.
        hands: its object is the subject of the motion.
        asks: its subject brings its object to the motion ("persuaded X to sell"); what is only sought is asked anyway.
        helper: its subject is an intermediary.
        only: patterns that it governs; empty for all.
    """

    stage: str | None
    polarity: Polarity | None
    certainty: Certainty | None
    hands: bool
    asks: bool
    helper: bool
    only: frozenset[Pattern]


Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Match(Generic[Value]):
    """Words of a sentence that stand in a table: word indices, half-open, and what the table says."""

    first: int
    last: int
    value: Value


class Lexicon(Generic[Value]):
    """Phrases of one to several words in lower case; the longest wins."""

    def __init__(self, rows: Iterable[tuple[str, Value]]) -> None:
        self._rows: dict[tuple[str, ...], list[Value]] = {}
        for phrase, value in rows:
            self._rows.setdefault(tuple(phrase.split()), []).append(value)
        self._reach: dict[str, int] = {}
        for first, *further in self._rows:
            self._reach[first] = max(self._reach.get(first, 0), 1 + len(further))

    def at(self, words: Sequence[str], index: int) -> Iterator[Match[Value]]:
        """Matches that start at a word, the longest phrase first."""
        reach = self._reach.get(words[index], 0) if index < len(words) else 0
        for length in range(min(reach, len(words) - index), 0, -1):
            for value in self._rows.get(tuple(words[index : index + length]), ()):
                yield Match(index, index + length, value)

    def phrases(self) -> Iterator[str]:
        """Every phrase, blanks between its words."""
        return map(" ".join, self._rows)

    def first(self, words: Sequence[str], index: int) -> Match[Value] | None:
        """The longest match that starts at a word."""
        if index >= len(words) or words[index] not in self._reach:  # nearly always: asked of every word of a text
            return None
        return next(self.at(words, index), None)

    def anywhere(self, words: Sequence[str]) -> Match[Value] | None:
        """The first match in a row of words."""
        beginnings = (index for index, word in enumerate(words) if word in self._reach)
        return next((match for index in beginnings if (match := self.first(words, index))), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inflected(Generic[Value]):
    """An entry and the form in which it was met."""

    entry: Value
    form: Form


class Saying(StrEnum):
    """How a verb of saying commits its speaker."""

    PLAIN = "plain"
    HEDGED = "hedged"
    DENIAL = "denial"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsWords:
    """What tells goods from what is none; see resources/wordings.yaml."""

    no_items: frozenset[str]
    civil: frozenset[str]
    aid: frozenset[str]
    no_goods: frozenset[str]
    no_goods_of_a_kind: frozenset[str]
    no_goods_of_any_kind: frozenset[str]
    accessories: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wordings:
    """All tables of words, keyed in lower case (``org_heads`` and ``outlet_heads`` as they are written)."""

    motions: Lexicon[Inflected[Motion]]
    controls: Lexicon[Inflected[Control]]
    speech: Lexicon[Saying]
    speech_words: frozenset[str]
    hedges: Lexicon[bool]
    possible: Lexicon[bool]
    covert: Lexicon[bool]
    bases: Mapping[Basis, Lexicon[bool]]
    vehicles: Lexicon[Mode]
    party_nouns: Lexicon[SpeakerKind]
    speaker_nouns: Lexicon[SpeakerKind]
    org_heads: frozenset[str]
    titles: frozenset[str]
    modals: frozenset[str]
    item_modifiers: frozenset[str]
    item_tails: frozenset[str]
    item_stoppers: frozenset[str]
    made_endings: tuple[str, ...]
    backed_endings: tuple[str, ...]
    function_words: frozenset[str]
    describing: frozenset[str]
    outlet_heads: frozenset[str]
    place_tails: Lexicon[bool]
    stopping: frozenset[str]
    charges: frozenset[str]
    falsehoods: Lexicon[bool]
    unsupported: Lexicon[bool]
    failed: Lexicon[bool]
    raids: Lexicon[bool]
    sites: frozenset[str]
    bystanders: frozenset[str]
    offices: Lexicon[bool]
    regions: Lexicon[bool]
    after_designations: frozenset[str]
    bodies: frozenset[str]
    goods: GoodsWords
    speaker_pronouns: frozenset[str]
    party_pronouns: frozenset[str]


@cache
def load_wordings() -> Wordings:
    """The compiled tables.

    Raises:
        CatalogueError: missing or damaged.
    """
    try:
        table: dict[str, Any] = json.loads((files("waybill.ontology") / "tables" / _TABLE).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise CatalogueError(path=_TABLE, problem=str(error)) from error
    speech = table["speech"]
    return Wordings(
        motions=Lexicon(_inflected(table["motions"], _motion)),
        controls=Lexicon(_inflected(table["controls"], _control)),
        speech=Lexicon((form, Saying(kind)) for kind, forms in speech.items() for form in forms),
        speech_words=frozenset(form for forms in speech.values() for form in forms if " " not in form),
        hedges=_flags(table["hedges"]),
        possible=_flags(table["possible"]),
        covert=_flags(table["covert"]),
        bases={basis: _flags(table[basis.value]) for basis in Basis if basis is not Basis.UNKNOWN},
        vehicles=Lexicon((word, Mode(mode)) for mode, words in table["vehicles"].items() for word in words),
        party_nouns=_kinds(table["party_nouns"]),
        speaker_nouns=_kinds(table["speaker_nouns"]),
        org_heads=frozenset(table["org_heads"]),
        titles=frozenset(table["titles"]),
        modals=frozenset(table["modals"]),
        item_modifiers=frozenset(table["item_modifiers"]),
        item_tails=frozenset(table["item_tails"]),
        item_stoppers=frozenset(table["lists"]["item_stoppers"]),
        made_endings=tuple(table["lists"]["made_endings"]),
        backed_endings=tuple(table["lists"]["backed_endings"]),
        function_words=frozenset(table["lists"]["function_words"]),
        describing=frozenset(table["lists"]["describing"]),
        outlet_heads=frozenset(table["lists"]["outlet_heads"]),
        place_tails=_flags(table["lists"]["place_tails"]),
        stopping=frozenset(table["lists"]["stopping"]),
        charges=frozenset(table["lists"]["charges"]),
        falsehoods=_flags(table["lists"]["falsehoods"]),
        unsupported=_flags(table["lists"]["unsupported"]),
        failed=_flags(table["lists"]["failed"]),
        raids=_flags(table["raids"]),
        sites=frozenset(table["lists"]["sites"]),
        bystanders=frozenset(table["lists"]["bystanders"]),
        offices=_flags(table["lists"]["offices"]),
        regions=_flags(table["lists"]["regions"]),
        after_designations=frozenset(table["lists"]["after_designations"]),
        bodies=frozenset(table["lists"]["bodies"]),
        goods=GoodsWords(**{each.name: frozenset(table["lists"][each.name]) for each in fields(GoodsWords)}),
        speaker_pronouns=frozenset(table["pronouns"]["speaker"]),
        party_pronouns=frozenset(table["pronouns"]["party"]),
    )


def _flags(phrases: Iterable[str]) -> Lexicon[bool]:
    return Lexicon((phrase, True) for phrase in phrases)


def _kinds(table: Mapping[str, Sequence[str]]) -> Lexicon[SpeakerKind]:
    return Lexicon((word, SpeakerKind(kind)) for kind, words in table.items() for word in words)


def _inflected(
    rows: Iterable[dict[str, Any]], read: Callable[[dict[str, Any]], Value]
) -> Iterator[tuple[str, Inflected[Value]]]:
    for row in rows:
        entry = read(row)
        for form, phrases in row["forms"].items():
            for phrase in phrases:
                yield phrase, Inflected(entry=entry, form=Form(form))


def _motion(row: dict[str, Any]) -> Motion:
    return Motion(
        pattern=Pattern(row["pattern"]),
        stage=Stage(row["stage"]),
        basis=Basis(row["basis"]),
        covert=row["covert"],
        moves=row["motion"],
        weak=row["weak"],
        reduced=row["reduced"],
        needs=row["needs"],
    )


def _control(row: dict[str, Any]) -> Control:
    return Control(
        stage=row["stage"],
        polarity=None if row["polarity"] is None else Polarity(row["polarity"]),
        certainty=None if row["certainty"] is None else Certainty(row["certainty"]),
        hands=row["hands"],
        asks=row["asks"],
        helper=row["helper"],
        only=frozenset(map(Pattern, row["only"])),
    )

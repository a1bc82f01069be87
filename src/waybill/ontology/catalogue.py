"""A catalogue: entities, the phrases that name them, and a finder of those phrases in a text.

Laws of ``find``:
        hits are disjoint and in the order of the text;
        of the phrases that start at a word the longest wins, and the search goes on behind it;
        a listed phrase that only looks like a name ("Niger Delta") wins like any other and gives no hit;
        time grows linearly with the text;
        offsets are code points of the text itself, in every script.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from waybill.core.claim import WeaponClass
from waybill.core.entity import Entity, EntityKind
from waybill.core.ids import EntityId
from waybill.core.span import Span
from waybill.ontology.hits import AliasKind, Hit
from waybill.ontology.table import NO_ROW, Sense, Table, senses_from
from waybill.ontology.words import Word, roots, words
from waybill.text.names import key

_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n")


class Catalogue:
    """Entities of one sort, by id, by name, and in running text."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._numbers = {row[0]: number for number, row in enumerate(table["rows"])}
        self._entities: dict[int, Entity] = {}

    def ids(self) -> Iterator[EntityId]:
        """Every id, sorted."""
        return (EntityId(entity_id) for entity_id in sorted(self._numbers))

    def entity(self, entity_id: EntityId) -> Entity | None:
        """The entity of an id; None where this catalogue has none."""
        number = self._numbers.get(entity_id)
        return None if number is None else self._at(number)

    def named(self, name: str) -> tuple[Entity, ...]:
        """What a whole name may mean, compared by ``waybill.text.names.key``; empty where it is not known."""
        line = next(iter(self._lines(self._table["names"], key(name).split(" "))), "")
        return tuple(self._at(int(number)) for number in line.split())

    def ways(self, name: str) -> Mapping[EntityId, AliasKind]:
        """How a whole name, in whatever case, names entities in running text; empty where it names none there."""
        listed = [word.folded for word in words(name)]
        bare = listed[1:] if listed[:1] == ["the"] else []
        lines = (line for each in (listed, bare) if each for line in self._lines(self._table["phrases"], each))
        line, found = next(lines, ""), dict[EntityId, AliasKind]()
        for sense in senses_from(line) if line else ():
            if sense.row != NO_ROW:
                found.setdefault(EntityId(self._table["rows"][sense.row][0]), sense.kind)
        return found

    def phrases(self) -> Iterator[str]:
        """Every phrase that names an entity in running text, folded, blanks between its words and marks."""
        lines = self._table["phrases"]
        return (phrase for phrase in lines if any(sense.row != NO_ROW for sense in senses_from(lines[phrase])))

    def find(self, text: str, span: Span | None = None) -> tuple[Hit, ...]:
        """Where a text, or a stretch of it, names entities of this catalogue.

        Case counts only in aliases of up to four letters and those marked so: there capitals must be written as in
        the alias, or the word be all capitals. A phrase does not cross a blank line.
        """
        listed = words(text, span)
        reaches = [self._reach(word.folded) for word in listed]
        hits: list[Hit] = []
        passed = 0
        for at, reach in enumerate(reaches):
            if reach and at >= passed:
                hit, width = self._longest(text, listed[at : at + reach])
                if hit is not None:
                    hits.append(hit)
                passed = at + width
        return tuple(hits)

    def ancestors(self, entity_id: EntityId) -> tuple[Entity, ...]:
        """What an entity belongs to, nearest first; empty for unknown ids and those that belong to nothing."""
        found: list[Entity] = []
        entity = self.entity(entity_id)
        while entity is not None and entity.part_of is not None:
            entity = self.entity(entity.part_of)
            if entity is not None:
                found.append(entity)
        return tuple(found)

    def _longest(self, text: str, listed: Sequence[Word]) -> tuple[Hit | None, int]:
        """The longest hit that starts at the first of some words, and how many words the search may pass over."""
        folded = [word.folded for word in listed]
        for width in range(len(listed), 0, -1):
            lines = self._lines(self._table["phrases"], folded[:width])
            senses = _fitting(lines, listed[:width]) if lines else None
            if senses and not _BLANK_LINE.search(text, listed[0].start, listed[width - 1].end):
                return self._hit(listed[:width], senses), width
        return None, 1

    def _reach(self, first: str) -> int:
        """How many words a phrase that begins with this one has at most; 0, the usual case, where none does."""
        reach = self._table["reach"]
        known = reach.get(first, 0)
        return known or (max(reach.get(root, 0) for root in roots(first)) if self._table["inflected"] else 0)

    def _lines(self, known: Mapping[str, str], listed: Sequence[str]) -> list[str]:
        """What is known of a phrase, then of those whose last word has the same root."""
        whole, last = " ".join(listed), listed[-1]
        if not self._table["inflected"]:
            line = known.get(whole)
            return [line] if line else []
        beginning = whole[: len(whole) - len(last)]
        return [line for root in roots(last) if (line := known.get(beginning + root))]

    def _hit(self, stretch: Sequence[Word], senses: Sequence[Sense]) -> Hit | None:
        if senses[0].row == NO_ROW:
            return None
        return Hit(
            span=Span(stretch[0].start, stretch[-1].end),
            entities=tuple(dict.fromkeys(EntityId(self._table["rows"][sense.row][0]) for sense in senses)),
            how=senses[0].kind,
        )

    def _at(self, number: int) -> Entity:
        known = self._entities.get(number)
        if known is None:
            entity_id, name, country, part_of, weapon_class, aliases = self._table["rows"][number]
            known = self._entities[number] = Entity(
                id=EntityId(entity_id),
                kind=EntityKind(entity_id.partition("/")[0].replace("-", "_")),
                name=name,
                aliases=tuple(aliases),
                country=country,
                part_of=None if part_of is None else EntityId(part_of),
                weapon_class=None if weapon_class is None else WeaponClass(weapon_class),
            )
        return known


def _fitting(lines: Sequence[str], stretch: Sequence[Word]) -> list[Sense]:
    """What words may mean, as far as their case allows, the likeliest first."""
    found = ([sense for sense in senses_from(line) if _is_case_right(sense.cased, stretch)] for line in lines)
    return next(filter(None, found), [])


def _is_case_right(cased: str, stretch: Sequence[Word]) -> bool:
    """Whether words are written with the capitals that an alias asks for, or all in capitals.

    A variant's letters and a plural ending may follow: "F-16s", "AKs".
    """
    return not cased or all(
        wanted.islower() or word.plain.startswith((wanted, wanted.upper()))
        for wanted, word in zip(cased.split(" "), stretch, strict=True)
    )

"""Which cases name somebody, or something: as ``workspace.lineage`` says, without looking at every name for each.

Laws:   the cases of a name are those of which one name is among what it means;
        who is known is listed once, by the name of the catalogue, however reports call them.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from waybill.core.ids import EntityId
from waybill.ontology.catalogue import Catalogue
from waybill.text.names import content_words, is_same_name, key
from waybill.web.case_sets import joined
from waybill.workspace.lineage import Named, lineage, meant_by
from waybill.workspace.making import Recent

MOST_MEANT: Final = 4096
Belonging: TypeAlias = Callable[[Named, Catalogue], Iterable[EntityId]]


def of_entities(named: Named, catalogue: Catalogue) -> Iterable[EntityId]:
    """Who is meant, and what they belong to."""
    return lineage(named[1], catalogue)


def of_outlets(named: Named, catalogue: Catalogue) -> Iterable[EntityId]:
    """Every outlet that a publisher's name may mean."""
    return meant_by(named[0], catalogue)


class NamedCases:
    """The cases that names lead to.

    Args:
        sets: by name, and who is meant, the cases that name them.
        catalogue: knows who belongs to whom.
        belonging: all that a name must lead to.

    Attributes:
        by_name: the cases by the names that they use.
        by_label: the same by the names under which they are listed.
        meaning: of each label who is meant; what nobody knows is left out.
    """

    def __init__(self, sets: Mapping[Named, int], catalogue: Catalogue, belonging: Belonging) -> None:
        self._catalogue = catalogue
        self.by_name: dict[str, int] = {}
        self.by_label: dict[str, int] = {}
        self.meaning: dict[str, EntityId] = {}
        self._by_entity: dict[EntityId, int] = {}
        self._by_word: dict[str, list[str]] = {}
        for named, cases in sets.items():
            self.by_name[named[0]] = self.by_name.get(named[0], 0) | cases
            label = self._label(*named)
            self.by_label[label] = self.by_label.get(label, 0) | cases
            for entity in belonging(named, catalogue):
                self._by_entity[entity] = self._by_entity.get(entity, 0) | cases
        for name in self.by_name:
            for word in _marks(name):
                self._by_word.setdefault(word, []).append(name)
        self._asked = Recent[str, int](MOST_MEANT)

    def _label(self, name: str, entity: EntityId | None) -> str:
        """What cases with a name are listed under: the catalogue's name, if that leads back to who is meant."""
        known = None if entity is None else self._catalogue.entity(entity)
        if known is None or known.id not in meant_by(known.name, self._catalogue):
            return name
        self.meaning[known.name] = known.id
        return known.name

    def is_listed_as(self, label: str, wanted: str) -> bool:
        """Whether a wanted name is another for who is listed so."""
        return label != wanted and self.meaning.get(label) in meant_by(wanted, self._catalogue)

    def of(self, wanted: str) -> int:
        """The cases with somebody, or something, that is called so or is part of what is called so."""
        return self._asked.answer(wanted, lambda: self._of(wanted))

    def _of(self, wanted: str) -> int:
        alike = {name for word in _marks(wanted) for name in self._by_word.get(word, ()) if is_same_name(wanted, name)}
        meant = (self._by_entity.get(entity, 0) for entity in meant_by(wanted, self._catalogue))
        return joined(meant) | joined(self.by_name[name] for name in alike)


def _marks(name: str) -> set[str]:
    """What names share that are alike: a word that says something, or else all that they are compared by."""
    return {*content_words(name), f"={key(name)}"}

"""What a short name may stand for beside what the catalogues list under it.

The catalogues give nobody a name that several bear ("Puma"); here it is tried with what would make it a full one.
"""

from collections.abc import Iterable, Iterator, Sequence

from waybill.core.claim import Item
from waybill.core.ids import EntityId
from waybill.ontology import Catalogue, Ontology
from waybill.resolve.candidates import fitting, parties_in
from waybill.resolve.scene import MOST_WORDS, Scene
from waybill.resolve.wordings import GOVERNMENT, KINDS_OF_ITEM, KINDS_OF_OUTLET, SHARED_NAMES
from waybill.text.names import content_words, key


def parties_short(scene: Scene, found: Sequence[EntityId]) -> tuple[EntityId, ...]:
    """Whom a short name may stand for: by its introduction, a longer name in the report, or a table.

    Args:
        scene: the mention.
        found: who bears the name; where only one does, no longer name is looked for.
    """
    ontology = scene.ontology
    full = SHARED_NAMES.get(key(scene.words), ())
    of_states = [f"{state} {name}" for name in full for state in scene.states]
    named = [each.id for name in (*full, *of_states) for each in ontology.parties.named(name)]
    if scene.introduction:
        named += parties_in(scene.introduction, ontology)
    if len(found) != 1 and content_words(scene.words) - GOVERNMENT:
        named += (each for name in scene.fuller for each in _ending(name, ontology.parties))
    return tuple(dict.fromkeys((*named, *_known(scene.longer, ontology.parties))))


def _ending(name: str, catalogue: Catalogue) -> tuple[EntityId, ...]:
    """Whom a name means, or the longest part of it that ends it."""
    words = name.split()
    parts = (" ".join(words[at:]) for at in range(len(words) - 1))
    found = next((meant for part in parts if (meant := catalogue.named(part))), ())
    return tuple(each.id for each in found)


def places_short(scene: Scene, found: Sequence[EntityId]) -> tuple[EntityId, ...]:
    """Where a short name may be: a state with a longer name, or a town that is called like a state."""
    states = (each for each in parties_short(scene, found) if each.startswith("state/"))
    return tuple(dict.fromkeys((*states, *_towns(scene, found), *_known(scene.longer, scene.ontology.places))))


def _towns(scene: Scene, found: Sequence[EntityId]) -> Iterator[EntityId]:
    states = [state for each in found if (state := scene.ontology.parties.entity(each)) is not None]
    for place in scene.ontology.places.named(scene.words):
        if place.part_of is not None and any(state.country not in (None, place.country) for state in states):
            yield place.id


def weapons_short(item: Item, scene: Scene) -> tuple[EntityId, ...]:
    """Which weapons a short name may stand for: those that are called so and by their kind."""
    if item.text.islower() or len(content_words(item.text)) > MOST_WORDS:
        return ()
    ontology = scene.ontology
    names = [f"{name} {kind}" for name in _singulars(item.text) for kind in KINDS_OF_ITEM]
    found = [each.id for name in names for each in ontology.weapons.named(name)]
    return fitting((*found, *_known(scene.longer, ontology.weapons)), item, ontology)


def outlets_short(scene: Scene) -> tuple[EntityId, ...]:
    """Which outlets a short name may stand for: those that are called so and by their kind or country."""
    words = key(scene.words)
    by_kind = [f"{words} {each}" for each in (*KINDS_OF_OUTLET, *scene.states) if each]
    found = _outlets(by_kind, scene.ontology) or _outlets([f"Daily {words}", f"Der {words}"], scene.ontology)
    return tuple(dict.fromkeys((*found, *_known(scene.longer, scene.ontology.outlets))))


def _outlets(names: Iterable[str], ontology: Ontology) -> list[EntityId]:
    return [each.id for name in names for each in ontology.outlets.named(name)]


def _known(entities: Iterable[EntityId] | None, catalogue: Catalogue) -> list[EntityId]:
    return [each for each in sorted(entities or ()) if catalogue.entity(each) is not None]


def _singulars(text: str) -> Iterator[str]:
    yield text
    if text.endswith("s"):
        yield text.removesuffix("s")

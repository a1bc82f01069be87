"""Of which country parties and places are."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from waybill.core.ids import EntityId
from waybill.ontology import Ontology
from waybill.workspace.lineage import Named


def countries_of(named: Iterable[Named], ontology: Ontology) -> Iterator[str]:
    """Codes of where parties or places are, and of what they belong to."""
    for _, entity in named:
        if entity is not None:
            yield from _countries(entity, ontology)


@lru_cache(maxsize=1 << 14)
def _countries(entity: EntityId, ontology: Ontology) -> tuple[str, ...]:
    found = []
    for catalogue in (ontology.parties, ontology.places):
        known = catalogue.entity(entity)
        found += [] if known is None else [known, *catalogue.ancestors(entity)]
    return tuple({each.country: None for each in found if each.country})


def country_code(written: str, ontology: Ontology) -> str | None:
    """The code of a country by its code or name; None where nothing is called so."""
    if written.upper() in country_names(ontology):
        return written.upper()
    return next((each.country for each in ontology.parties.named(written) if each.country), None)


@lru_cache(maxsize=2)
def country_names(ontology: Ontology) -> Mapping[str, str]:
    """The names of countries by their codes: those of their states, where the catalogue lists them."""
    entities = [each for each in map(ontology.parties.entity, ontology.parties.ids()) if each is not None]
    names = {each.country: each.country for each in entities if each.country}
    states = {each.country: each.name for each in reversed(entities) if each.country and each.kind.value == "state"}
    return {**names, **states}

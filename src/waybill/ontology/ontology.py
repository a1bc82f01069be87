"""What is known beforehand: the four catalogues together."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from waybill.core.grade import Reliability
from waybill.core.ids import EntityId
from waybill.ontology.catalogue import Catalogue
from waybill.ontology.table import read_table


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ontology:
    """Weapons, parties, places and outlets; two loadings are two ontologies.

    Attributes:
        letters: default reliability of outlets, by id.
    """

    weapons: Catalogue
    parties: Catalogue
    places: Catalogue
    outlets: Catalogue
    letters: Mapping[str, str]

    def reliability(self, outlet: EntityId) -> Reliability:
        """How far an outlet is trusted before anything is known of the report; F where it is not known."""
        return Reliability(self.letters.get(outlet, Reliability.CANNOT_BE_JUDGED))


@cache
def load() -> Ontology:
    """The catalogues that this version of Waybill was built with, read once.

    Raises:
        CatalogueError: a compiled table is missing or damaged.
    """
    outlets = read_table("outlets")
    return Ontology(
        weapons=Catalogue(read_table("weapons")),
        parties=Catalogue(read_table("parties")),
        places=Catalogue(read_table("places")),
        outlets=Catalogue(outlets),
        letters=outlets["reliability"],
    )

"""What we know beforehand of weapons, parties, places and outlets, compiled from ``resources/``."""

from waybill.ontology.catalogue import Catalogue
from waybill.ontology.hits import AliasKind, Hit
from waybill.ontology.ontology import Ontology, load

__all__ = ["AliasKind", "Catalogue", "Hit", "Ontology", "load"]

"""What we know beforehand of weapons, parties, places and outlets, compiled from ``resources/``."""

from waybill.ontology.catalogue import Catalogue
from waybill.ontology.hits import AliasKind, Hit
from waybill.ontology.ontology import Ontology, load
from waybill.ontology.weapon_facts import WeaponFacts

__all__ = ["AliasKind", "Catalogue", "Hit", "Ontology", "WeaponFacts", "load"]

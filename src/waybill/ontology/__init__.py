"""What we know beforehand of weapons, parties, places and outlets, compiled from ``resources/``."""

from waybill.ontology.catalogue import Catalogue
from waybill.ontology.hits import AliasKind, Hit
from waybill.ontology.ontology import Ontology, digest_of_tables, load
from waybill.ontology.weapon_facts import WeaponFacts

__all__ = ["AliasKind", "Catalogue", "Hit", "Ontology", "WeaponFacts", "digest_of_tables", "load"]

"""Spellings of a name; they are made in Waybill itself, for users' own catalogues need them too."""

from waybill.ontology.spellings import spellings

__all__ = ["spellings"]

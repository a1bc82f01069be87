"""Claims of civil goods: no weapon is named in them, nor near them.

A model that learnt from reports on arms takes what moves for arms. Where a text names none within some ten sentences
of a claim, shares, players and machines are bought and sold, though there be a word of war; where the claim's own
sentences name none, and the model is in doubt, they are as well. Triage sets whole texts aside for this; a long
report tells of much beside arms.
"""

import re
from typing import Final

from waybill.core.claim import Claim, Item, WeaponClass
from waybill.core.span import Span
from waybill.ontology import Ontology
from waybill.ontology.wordings import load_wordings
from waybill.text.wordlists import listed

_REACH: Final = 400
"""Characters on either side of a claim in which a weapon is named if any moves. At 200, eight right ones had none."""
_IN_DOUBT: Final = 0.68
"""The score below which no right claim of 1,493, programmes apart, has unknown goods and no weapon in its evidence."""
_OF_PROGRAMMES: Final = (
    r"nuclear|uranium|plutonium|reactor|enrich|centrifuge|toxin|pathogen|chemical|biolog|radioactive|[BC]W\b|WMD\b"
)
"""Of weapons whose parts and substances have other names than weapons."""
_PROGRAMME: Final = re.compile(rf"\b(?:{_OF_PROGRAMMES})", re.IGNORECASE)
_OF_WAR: Final = re.compile(
    r"\b(?:militar|defen[cs]|security assistance|arm(?:s|ed|ament|aments|y|ies|ou?red)\b|army|nav(?:y|al)\b|air force|"
    rf"war(?:s|fare|head)?\b|troops|soldier|rebel|guerrill|militia|weapon|{_OF_PROGRAMMES}|"
    r"coast\s?guard|embargo|insurgen|warfare|(?:HMS|HMAS|HMCS|USS)\b)",
    re.IGNORECASE,
)
_EITHER: Final = listed(
    "aid assistance package goods items supplies equipment technology part parts component components"
)
"""Heads of names of weapons that are civil as often."""


def is_of_civil_goods(claim: Claim, text: str, ontology: Ontology) -> bool:
    """Whether neither a claim nor anything near it names a weapon or speaks of war.

    Args:
        claim: with its evidence and items.
        text: of its document.
        ontology: the catalogues.
    """
    if any(_may_be_arms(item, text, ontology) for item in claim.items):
        return False
    told, near = _around(claim, text, 0), _around(claim, text, _REACH)
    if _PROGRAMME.search(text, near.start, near.end):
        return False
    if claim.score is not None and claim.score < _IN_DOUBT:
        return not any(ontology.weapons.find(text, quote.span) for quote in claim.evidence)
    is_of_war = any(_is_of_either(item.text) for item in claim.items) and _OF_WAR.search(text, told.start, told.end)
    return not is_of_war and not ontology.weapons.find(text, near)


def _around(claim: Claim, text: str, reach: int) -> Span:
    """Where a claim is told, with so many characters on either side."""
    start, end = min(quote.span.start for quote in claim.evidence), max(quote.span.end for quote in claim.evidence)
    return Span(max(0, start - reach), min(len(text), end + reach))


def _may_be_arms(item: Item, text: str, ontology: Ontology) -> bool:
    """Whether an item is a known weapon, or named as weapons are or with a word of war."""
    is_known = bool(ontology.weapons.find(text, item.span))
    return is_known or _is_called_like_one(item) or _OF_WAR.search(item.text) is not None


def _is_of_either(name: str) -> bool:
    return name.lower().split()[-1] in _EITHER


def _is_called_like_one(item: Item) -> bool:
    """Whether a name ends as names of weapons do, "jets", "carriers", or is that of a class of ships."""
    words = item.text.split()
    is_of_class = item.weapon_class is WeaponClass.SHIP and len(words) > 1 and words[0].istitle()
    return is_of_class or words[-1].lower() in load_wordings().item_tails - _EITHER

"""Claims of civil goods: no weapon is named in them, nor anything of war anywhere near.

A model that learnt from reports on arms takes what moves for arms. Where a text names none within some ten sentences
of a claim, shares, players and machines are bought and sold. Triage sets whole texts aside for this; a long report
tells of much beside arms.
"""

import re
from typing import Final

from waybill.core.claim import Claim, Item, WeaponClass
from waybill.core.span import Span
from waybill.ontology import Ontology
from waybill.ontology.wordings import load_wordings
from waybill.text.wordlists import listed

_REACH: Final = 1_000
"""Characters on either side of a claim's evidence. At 400, three right claims of 1,304 had arms only further off."""
_OF_WAR: Final = re.compile(
    r"\b(?:militar|defen[cs]|security assistance|arm(?:s|ed|ament|aments|y|ies|ou?red)\b|army|nav(?:y|al)\b|air force|"
    r"war(?:s|fare|head)?\b|troops|soldier|rebel|guerrill|militia|weapon|nuclear|uranium|plutonium|reactor|enrich|"
    r"centrifuge|coast\s?guard|embargo|insurgen|toxin|pathogen|warfare|(?:HMS|HMAS|HMCS|USS)\b|[BC]W\b|WMD\b)",
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
    if any(ontology.weapons.find(text, each.span) or _is_called_like_one(each) for each in claim.items):
        return False
    start = max(0, min(quote.span.start for quote in claim.evidence) - _REACH)
    end = min(len(text), max(quote.span.end for quote in claim.evidence) + _REACH)
    return _OF_WAR.search(text, start, end) is None and not ontology.weapons.find(text, Span(start, end))


def _is_called_like_one(item: Item) -> bool:
    """Whether a name ends as names of weapons do, "jets", "carriers", or is that of a class of ships."""
    words = item.text.split()
    is_of_class = item.weapon_class is WeaponClass.SHIP and len(words) > 1 and words[0].istitle()
    return is_of_class or words[-1].lower() in load_wordings().item_tails - _EITHER

"""Weapons that a force moves for itself: withdrawn, brought home, sent to its own men or where it fights.

In:     a sentence with its phrases.
Out:    the words of motion by which nothing changes hands, in the order of the text; and whether a claim tells no more.
Laws:   the words lie in the sentence; the goods stand with them.

Source: the guide: weapons that a force takes along when it deploys abroad are no claim.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from waybill.core.claim import Basis, Claim, Polarity, WeaponClass
from waybill.core.ids import EntityId
from waybill.core.span import Span
from waybill.extract.parties.reference import entities
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.extract.triggers.constructions import Signs
from waybill.ontology import Ontology

_WORDS: Final = r"(?:[^\sA-Z.;:?!]\S* ){0,%d}?"
_FEW: Final = _WORDS % 4
_TWO: Final = _WORDS % 2
_ANY: Final = r"(?:[^\s.;:?!]\S* ){0,8}?"
"""Some words or phrases, as few as possible."""
_ITS: Final = r"(?:its|their|his|her) (?:own )?"
_SENDS: Final = (
    r"(?:(?:send|order|dispatch|transport|ferr[iy]|airlift|rush|redeploy)(?:s|e?d|ing|ies)?|sent|mov(?:es?|ed|ing)|"
    r"fl(?:y|ies|ew|own|ying)|ship(?:s|ped|ping)?|deliver(?:s|ed|ing)?)"
)
_GOES: Final = (
    r"(?:arriv(?:es?|ed|ing)|return(?:s|ed|ing)?|c[ao]me(?:s|ing)?|land(?:s|ed|ing)?|march(?:es|ed|ing)?|"
    r"ferried|flown|on (?:its|their) way|shipped|sailed|went) "
)
_MEN: Final = (
    r"(?:bases?|contingents?|forces|fleets?|garrisons?|men|peacekeepers|positions|soldiers|squadrons?|troops|units?) "
)
_STRIKES: Final = (
    r"(?:attack|blockade|bomb|bombard|escort|evacuate|hunt|intercept|patrol|raid|rescue|search|shadow|shell|shoot) "
)
_AT_SEA: Final = r"(?:to|off) (?:the )?(?:area|coast|gulf|hills|region|scene|sea|strait|waters) "
_OFFER: Final = (
    r"(?!(?:applications?|bids?|contracts?|deals?|licen[cs]es?|offers?|orders?|permits?|proposals?|requests?) )"
)
_NO_DELIVERY: Final = r"(?!deliver|ship|order\w* (?:\S+ ){0,6}?from )"
"""Boats that are delivered, or ordered from somebody, change hands whatever they are for."""
_ROWS: Final = (
    rf"(?P<motion>(?:refus\w+ to |agreed to |beg[au]n to )?withdr(?:aw|aws|ew|awing) ){_FEW}I {_OFFER}",
    rf"(?P<motion>pull(?:s|ed|ing)? ){_FEW}I (?:back |home |out of {_TWO}P )",
    rf"(?P<motion>install(?:s|ed|ing)? ){_FEW}I {_TWO}(?:in|at|on|near|along) {_TWO}P ",
    rf"(?P<motion>{_SENDS} ){_FEW}I {_ANY}to {_ITS}{_TWO}{_MEN}",
    rf"(?<!I )(?P<motion>{_GOES}(?:back )?)(?!from ){_ANY}with {_ITS}{_TWO}I (?!from )",
    rf"{_NO_DELIVERY}(?P<motion>{_SENDS} ){_FEW}(?P<craft>I ){_ANY}(?:to {_STRIKES}|{_AT_SEA})",
)
"""A line each, of lower words, P for a party or place, I for goods."""
_OWN: Final = tuple(re.compile(r"(?<!\S)" + row) for row in _ROWS)
_CRAFT: Final = (WeaponClass.SHIP, WeaponClass.AIRCRAFT, WeaponClass.HELICOPTER)
"""What carries its own crew; of other goods that are sent somebody gets them."""
_RETURNS: Final = re.compile(
    r"\b(?:home|back|return(?:s|ed|ing)?)\s+from\s+(?:(?:an?|the|its|their)\s+)?(?:[\w-]+\s+)?"
    r"(?:deployment|exercises?|manoeuvres|maneuvers)\b",
    re.IGNORECASE,
)


def own_arms(sentence: Sentence, text: str) -> Iterator[Span]:
    """The words of a sentence by which a force moves weapons of its own, or all of it where they return from exercises.

    Args:
        sentence: with its phrases.
        text: of its document.
    """
    if _RETURNS.search(text, sentence.span.start, sentence.span.end):
        yield sentence.span
        return
    if not any(phrase.kind is Kind.ITEM for phrase in sentence.phrases):
        return
    signs = Signs(sentence)
    found = {
        signs.span(match, "motion")
        for row in _OWN
        for match in row.finditer(signs.line)
        if "craft" not in row.groupindex or _is_craft(sentence, signs.word_at[match.start("craft")])
    }
    yield from sorted(found)


def _is_craft(sentence: Sentence, first: int) -> bool:
    phrase = sentence.starting_at(first)
    return phrase is not None and phrase.weapon_class in _CRAFT


def stays_at_home(claim: Claim, ontology: Ontology) -> bool:
    """Whether a state only gives its own forces what it has made: "Peru will deliver the first frigate to its navy".

    Args:
        claim: as it was read.
        ontology: knows whose force is whose.
    """
    if not (claim.supplier and claim.recipient) or claim.polarity is Polarity.DENIED or claim.basis is Basis.TAKING:
        return False
    states = {entity for party in claim.supplier for entity in entities(party.text, ontology)}
    forces = [entities(party.text, ontology) for party in claim.recipient]
    is_named = any(party.span in quote.span for party in claim.supplier for quote in claim.evidence)
    return is_named and all(each - states and _wholes(each, ontology) & states for each in forces)


def _wholes(forces: Iterable[EntityId], ontology: Ontology) -> set[EntityId]:
    """Whatever some forces belong to."""
    return {whole.id for each in forces for whole in ontology.parties.ancestors(each)}

"""Lay the items of a sentence: what the catalogue of weapons knows, with the words that describe it."""

from dataclasses import replace
from typing import Final

from waybill.core.span import Span
from waybill.extract.sentences.phrases import Kind
from waybill.extract.sentences.sheet import Sheet
from waybill.ontology import AliasKind, Hit, Ontology
from waybill.ontology.wordings import Wordings

_UNITS: Final = ("rounds", "round")
"""Words of a weapon's name that only count the next: "rounds of ammunition"."""
_ABOUT: Final = ("-odd", "-plus", "-strong")
"""How figures end that only count: "1,000-odd rifles"."""
_CALIBRES: Final = ("mm", "millimeter", "millimetre", "caliber", "calibre")


def lay_items(sheet: Sheet, ontology: Ontology, wordings: Wordings) -> None:
    """Lay every weapon that the catalogue finds, widened to its whole noun phrase without the number."""
    names = _named_words(sheet, ontology)
    for hit in sheet.hits(ontology.weapons):
        place = sheet.free_range(hit.span)
        if place is not None:
            _lay_item(sheet, hit, *place, names=names, ontology=ontology, wordings=wordings)
    _join_coordinated(sheet, wordings)


def _join_coordinated(sheet: Sheet, wordings: Wordings) -> None:
    """Make one item of two that share their noun: "anti-tank and anti-aircraft weapons"."""
    for index in range(1, len(sheet.words) - 1):
        left, right = sheet.taken[index - 1], sheet.taken[index + 1]
        if sheet.lower[index] not in ("and", "or") or left is None or right is None or right.last - right.first < 2:
            continue
        bare = sheet.lower[index - 1] in wordings.item_modifiers and sheet.lower[index - 1] not in wordings.item_tails
        if left.kind is right.kind is Kind.ITEM and bare:
            sheet.put(replace(right, first=left.first, span=Span(left.span.start, right.span.end)))


def _named_words(sheet: Sheet, ontology: Ontology) -> frozenset[int]:
    """Words of names of parties, which describe no item, but for adjectives such as "Russian"."""
    hits = [hit for hit in sheet.hits(ontology.parties) if hit.how is not AliasKind.DEMONYM]
    return frozenset(
        index for index, word in enumerate(sheet.words) if any(word.span.overlaps(hit.span) for hit in hits)
    )


def _lay_item(
    sheet: Sheet, hit: Hit, first: int, last: int, *, names: frozenset[int], ontology: Ontology, wordings: Wordings
) -> None:
    while sheet.is_free(last) and sheet.lower[last] in wordings.item_tails and not sheet.words[last - 1].owns:
        last += 1
    if last < len(sheet.words) and sheet.lower[last] in wordings.item_stoppers:
        return
    if not sheet.shouts and _names_organisation(sheet, first, last, wordings):
        return
    while sheet.is_free(first - 1) and first - 1 not in names and _describes(sheet, first - 1, wordings):
        first -= 1
    if first + 2 < last and sheet.lower[first] in _UNITS and sheet.lower[first + 1] == "of":
        first += 2
    before = sheet.taken[first - 1] if first else None
    if before is not None and before.kind is Kind.ITEM:
        first = before.first
    if before is not None and before.kind is Kind.PARTY and not before.is_place and sheet.lower[first] == "fighters":
        return  # "RSF fighters" are people
    entity = ontology.weapons.entity(hit.entities[0])
    phrase = sheet.lay(Kind.ITEM, first, last, hit=hit)
    sheet.put(replace(phrase, weapon_class=None if entity is None else entity.weapon_class))


def _names_organisation(sheet: Sheet, first: int, last: int, wordings: Wordings) -> bool:
    """Whether a run of capitalised words that begins with a weapon ends like a firm: "Kestrel Ordnance Ltd"."""
    end = last
    while sheet.is_free(end) and sheet.words[end].is_name_like:
        end += 1
    return any(word.text in wordings.org_heads for word in sheet.words[first + 1 : end])


def _describes(sheet: Sheet, index: int, wordings: Wordings) -> bool:
    """Whether a word belongs to the item behind it."""
    word, lower = sheet.words[index], sheet.lower[index]
    if word.is_mark or word.owns:
        return False
    if lower in wordings.item_modifiers or lower.endswith(wordings.made_endings) or lower in _CALIBRES:
        return True
    if word.text[0].isdigit():
        names = any(letter.isalpha() for letter in word.text) and not lower.endswith(_ABOUT)
        return names or sheet.lower[index + 1] in _CALIBRES
    opens = index == 0 or sheet.words[index - 1].is_mark or sheet.lower[index - 1] == "of"
    return word.is_name_like and not sheet.shouts and not opens and lower not in wordings.titles

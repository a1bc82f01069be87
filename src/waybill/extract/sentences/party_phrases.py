"""Lay the parties of a sentence: those the catalogues know, those described, and names that nobody knows."""

from dataclasses import replace
from typing import Final

from waybill.core.span import Span
from waybill.extract.sentences.phrases import Kind
from waybill.extract.sentences.sheet import Sheet
from waybill.ontology import AliasKind, Hit, Ontology
from waybill.ontology.wordings import Wordings
from waybill.text.wordlists import listed

_ATTITUDES: Final = ("pro-", "anti-", "non-", "ex-")
_JOINING: Final = ("of", "de", "del", "da", "la", "the")
_BODIES: Final = ("ministry", "department", "bureau", "directorate", "agency")
_REMITS: Final = ("of", "for", "on")
"""What ties a body to what it is for."""
_PORTFOLIOS: Final = listed(
    "trade industry commerce aviation security transport technology development energy mines production affairs"
)
"""What a body may be for besides: "the Ministry of Industry and Trade"."""
_FIGHTERS: Final = frozenset(
    (
        "Front",
        "Movement",
        "Union",
        "Army",
        "Forces",
        "Party",
        "Coalition",
        "Alliance",
        "League",
        "Council",
        "Rally",
        "Congress",
    )
)
_FORCES: Final = frozenset(("Army", "Forces"))
"""What may be meant for somebody: "guns of the Army for Santos"."""
_CAUSES: Final = listed(
    "liberation defence defense salvation freedom unity justice peace democracy independence progress change "
    "development restoration protection renewal emancipation autonomy self-determination reconstruction resistance"
)
_STATE: Final = "state/"
_REACH_WORDS: Final = 3
"""How many words may stand between an adjective and its noun, the noun included: "Iraqi Shiite militias"."""


def lay_organisations(sheet: Sheet, ontology: Ontology) -> None:
    """Lay names of forces, groups, firms and bodies, before any of their words is taken for an item.

    A name within that of a weapon stays with the weapon: "Otokar Cobra", "GDF-005".
    """
    named = [
        hit
        for hit in sheet.hits(ontology.parties)
        if hit.how in (AliasKind.NAME, AliasKind.ABBREVIATION) and not _is_state(hit)
    ]
    weapons = sheet.hits(ontology.weapons) if named else ()
    for hit in named:
        place = sheet.free_range(hit.span)
        if place is not None and not any(_is_within(hit.span, weapon.span) for weapon in weapons):
            sheet.lay(Kind.PARTY, *place, hit=hit, named=True)


def lay_movements(sheet: Sheet, ontology: Ontology, wordings: Wordings) -> None:
    """Lay names that say what somebody fights for, before a place in them is: "Front for the Defence of Wadai"."""
    for head, word in enumerate(sheet.words):
        last = None if sheet.shouts or word.text not in _FIGHTERS else _cause_end(sheet, head + 1, ontology)
        if last is None or not sheet.is_free(head, last):
            continue
        if any(
            hit.span.start <= word.span.start and word.span.end < hit.span.end for hit in sheet.hits(ontology.parties)
        ):
            continue  # known by a longer name
        first = head
        while sheet.is_free(first - 1) and sheet.words[first - 1].is_name_like and not sheet.words[first - 1].owns:
            first -= 1
        while first < head and sheet.lower[first] in wordings.function_words:
            first += 1
        sheet.lay(Kind.PARTY, first, last, named=True)


def _cause_end(sheet: Sheet, index: int, ontology: Ontology) -> int | None:
    """One past a cause that begins at a word: "for the Defence of Wadai", "for Oneness"; None where none does."""
    words = sheet.lower
    start = index + 1 + (words[index + 1 : index + 2] == ("the",))
    if words[index : index + 1] != ("for",) or words[start : start + 1] == ():
        return None
    if words[start] not in _CAUSES and not _names_cause(sheet, start, ontology):
        return None
    end = start
    while sheet.is_free(end) and sheet.words[end].is_name_like:
        end += 1
        if sheet.words[end - 1].owns:
            break
        link = end + 1 + (words[end + 1 : end + 2] == ("the",))
        is_of = words[end : end + 1] == ("of",) and sheet.is_free(end, link + 1) and sheet.words[link].is_name_like
        if is_of or (words[end : end + 1] == ("and",) and sheet.is_free(link) and _is_cause(sheet, link)):
            end = link
    return end if end > start else None


def _is_cause(sheet: Sheet, index: int) -> bool:
    return sheet.words[index].is_name_like and sheet.lower[index] in _CAUSES


def _names_cause(sheet: Sheet, index: int, ontology: Ontology) -> bool:
    """Whether an unknown name stands at a word behind a movement and "for", where a state would get something."""
    if sheet.words[index - 2].text in _FORCES or not sheet.words[index].is_name_like or not sheet.is_free(index):
        return False
    span = sheet.words[index].span
    hits = [
        hit for named in (ontology.parties, ontology.places) for hit in sheet.hits(named) if hit.span.overlaps(span)
    ]
    is_people = all(hit.how is AliasKind.DEMONYM and hit.span == span for hit in hits)
    return not hits or (is_people and sheet.is_free(index + 1) and sheet.words[index + 1].is_name_like)


def lay_outlets(sheet: Sheet, wordings: Wordings) -> None:
    """Lay names that end like an outlet's, before any of their words is taken for a place: "the Sahara Courier"."""
    if sheet.shouts:
        return
    for last, word in enumerate(sheet.words):
        if word.text in wordings.outlet_heads and sheet.is_free(last):
            first = last
            while sheet.is_free(first - 1) and sheet.words[first - 1].is_name_like and not sheet.words[first - 1].owns:
                first -= 1
            while first < last and sheet.lower[first] in wordings.function_words:
                first += 1
            if first < last:
                sheet.lay(Kind.OUTLET, first, last + 1, named=True)


def lay_parties(sheet: Sheet, ontology: Ontology, wordings: Wordings) -> None:
    """Lay states, adjectives and seats of power with the nouns behind them, places, described parties, names."""
    for hit in sheet.hits(ontology.places):
        place = sheet.free_range(hit.span)
        if place is not None and place[1] - place[0] > 1 and not ontology.parties.named(hit.span.of(sheet.text)):
            sheet.put(replace(sheet.lay(Kind.PLACE, *place, hit=hit, named=True), is_place=True))
    for hit in sheet.hits(ontology.parties):
        place = sheet.free_range(hit.span)
        if place is not None and not _is_attitude(sheet.lower[place[0]], wordings):
            _lay_known(sheet, hit, *place, wordings=wordings)
    for hit in sheet.hits(ontology.places):
        place = sheet.free_range(hit.span)
        if place is None or _is_attitude(sheet.lower[place[0]], wordings):
            continue
        if not _begins_longer_name(sheet, place[1], wordings):
            sheet.put(replace(sheet.lay(Kind.PLACE, *place, hit=hit, named=True), is_place=True))
    _lay_regions(sheet, wordings)
    _lay_described(sheet, wordings)
    if not sheet.shouts:
        _lay_names(sheet, wordings)
        _join_remits(sheet)


def _join_remits(sheet: Sheet) -> None:
    """Join bodies to what they are of, where no catalogue knows it: "the Peruvian Ministry of National Defence"."""
    for index, word in enumerate(sheet.lower):
        body = sheet.taken[index - 1] if index and word in _REMITS else None
        first = index + 1 + (sheet.lower[index + 1 : index + 2] == ("the",))
        remit = sheet.taken[first] if first < len(sheet.words) else None
        if (
            body is not None
            and remit is not None
            and body.kind is Kind.PARTY
            and (remit.kind is Kind.OUTLET or (remit.kind is Kind.PARTY and not remit.entities))
            and (body.last, remit.first) == (index, first)
            and sheet.lower[index - 1] in _BODIES
            and sheet.words[index - 1].is_name_like
            and sheet.words[first].is_name_like
        ):
            twin = sheet.taken[remit.last + 1] if remit.last + 1 < len(sheet.words) else None
            if twin is not None and sheet.lower[remit.last] == "and" and sheet.lower[twin.last - 1] in _PORTFOLIOS:
                remit = twin
            span = Span(body.span.start, remit.span.end)
            sheet.put(replace(body, last=remit.last, span=span, named=True, is_place=False))


def _lay_regions(sheet: Sheet, wordings: Wordings) -> None:
    """Lay names of regions that belong to no state, which give and get nothing: "the Middle East"."""
    for index, word in enumerate(sheet.words):
        match = wordings.regions.first(sheet.lower, index) if word.is_name_like else None
        if (
            match is not None
            and sheet.is_free(index, match.last)
            and not _begins_longer_name(sheet, match.last, wordings)
        ):
            sheet.put(replace(sheet.lay(Kind.PLACE, index, match.last, named=True), is_place=True))


def _is_attitude(word: str, wordings: Wordings) -> bool:
    """Whether a word only says of whom somebody or something is: "pro-Russian", "Iran-backed", "Iran-built"."""
    return word.startswith(_ATTITUDES) or word.endswith((*wordings.backed_endings, *wordings.made_endings))


def _begins_longer_name(sheet: Sheet, last: int, wordings: Wordings) -> bool:
    """Whether a place is only the first word of a name that goes on: "the Kufra Shield"."""
    if sheet.shouts or not sheet.is_free(last):
        return False
    word = sheet.words[last]
    return word.is_name_like and word.lower not in wordings.titles and word.lower not in wordings.function_words


def _is_state(hit: Hit) -> bool:
    return hit.entities[0].startswith(_STATE)


def _is_within(part: Span, whole: Span) -> bool:
    return part in whole and len(part) < len(whole)


def _lay_known(sheet: Sheet, hit: Hit, first: int, last: int, *, wordings: Wordings) -> None:
    end = _noun_end(sheet, last, wordings)
    if hit.how is AliasKind.DEMONYM:
        kind = Kind.ADJECTIVE if end is None else Kind.PARTY
        sheet.lay(kind, first, last if end is None else end, hit=hit, named=end is not None)
    else:
        whole = end if end is not None and _is_state(hit) else last
        phrase = sheet.lay(Kind.PARTY, first, whole, hit=hit, named=True)
        sheet.put(replace(phrase, is_place=_is_state(hit) and (whole == last or hit.how is AliasKind.SEAT)))


def _noun_end(sheet: Sheet, index: int, wordings: Wordings) -> int | None:
    """End of a party noun that stands at a word or a few modifiers later; None if there is none."""
    for start in range(index, min(index + _REACH_WORDS, len(sheet.words))):
        match = wordings.party_nouns.first(sheet.lower, start)
        if match is not None and sheet.is_free(index, match.last):
            further = wordings.party_nouns.first(sheet.lower, match.last)
            owned = further is None or sheet.words[match.last - 1].owns or not sheet.is_free(match.last, further.last)
            return match.last if owned or further is None else further.last
        word = sheet.words[start]
        if word.is_mark or word.owns or not sheet.is_free(start) or word.lower in wordings.function_words:
            return None
    return None


def _lay_described(sheet: Sheet, wordings: Wordings) -> None:
    """Lay nouns that name a party by what it is: "local militias", "Putin's forces"."""
    index = 0
    while index < len(sheet.words):
        match = wordings.party_nouns.first(sheet.lower, index)
        if match is None or not sheet.is_free(index, match.last):
            index += 1
            continue
        first = index
        while sheet.is_free(first - 1) and _describes(sheet, first - 1, wordings):
            first -= 1
        named = not sheet.shouts and any(word.is_name_like for word in sheet.words[first:index])
        first = _with_owner(sheet, first)
        further = wordings.party_nouns.first(sheet.lower, match.last)
        last = match.last if further is None or not sheet.is_free(match.last, further.last) else further.last
        before = sheet.taken[first - 1] if first else None
        bare = first == index and before is not None and before.kind is Kind.PARTY
        if bare and before is not None and not sheet.words[first - 1].owns:
            span = Span(before.span.start, sheet.words[last - 1].span.end)
            sheet.put(replace(before, last=last, span=span, is_place=False))  # "RSF fighters"
        else:
            sheet.lay(Kind.PARTY, first, last, named=named)
        index = last


def _with_owner(sheet: Sheet, first: int) -> int:
    """Where a phrase begins that an unknown name owns: "Putin's forces"."""
    owner = sheet.words[first - 1] if sheet.is_free(first - 1) else None
    return first - 1 if owner is not None and owner.owns and owner.is_name_like and not sheet.shouts else first


def _describes(sheet: Sheet, index: int, wordings: Wordings) -> bool:
    word = sheet.words[index]
    if word.is_mark or word.owns:
        return False
    is_name = word.is_name_like and not sheet.shouts and index > 0 and word.lower not in wordings.function_words
    return is_name or word.lower.endswith(wordings.backed_endings) or word.lower in wordings.describing


def _lay_names(sheet: Sheet, wordings: Wordings) -> None:
    """Lay runs of capitalised words as parties that nobody knows."""
    index = 0
    while index < len(sheet.words):
        last = _name_end(sheet, index, wordings)
        if last > index and _is_name(sheet, index, last, wordings):
            tail = wordings.place_tails.first(sheet.lower, last)
            if tail is not None and sheet.is_free(last, tail.last):
                sheet.put(replace(sheet.lay(Kind.PLACE, index, tail.last, named=True), is_place=True))
            else:
                sheet.lay(Kind.PARTY, index, last, named=True)
        index = max(last, index + 1)


def _name_end(sheet: Sheet, index: int, wordings: Wordings) -> int:
    """One past the last word of a name that begins at a word; the word itself where none does."""
    end = index
    while sheet.is_free(end):
        word = sheet.words[end]
        describes = word.lower.endswith((*wordings.made_endings, *wordings.backed_endings))
        if word.is_name_like and len(word.text) > 1 and word.lower not in wordings.function_words and not describes:
            end += 1
            if word.owns:
                break
        elif end > index and (_joins(sheet, end) or (word.text == "." and sheet.lower[end - 1] in wordings.titles)):
            end += 1
        else:
            break
    return end


def _joins(sheet: Sheet, index: int) -> bool:
    return sheet.lower[index] in _JOINING and sheet.is_free(index + 1) and sheet.words[index + 1].is_name_like


def _is_name(sheet: Sheet, first: int, last: int, wordings: Wordings) -> bool:
    """Whether a run is more than a word with a capital at the beginning of a clause."""
    alone = last - first == 1
    opens = first == 0 or sheet.words[first - 1].is_mark
    acronym = alone and sheet.words[first].text.isupper() and len(sheet.words[first].text) > 2
    return not (alone and opens) or acronym

"""Parties that one sentence names in one list: "to Chad, Niger and the army of Mali"; speakers side by side."""

import re
from collections.abc import Sequence
from typing import Final

from waybill.core.span import Span
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.ontology.wordings import Wordings

_LINK: Final = re.compile(
    r"(?:,?\s+(?:Jr|Sr)\b\.?)?['’]?s?(?:\s*\([^()\n]{1,40}\))?(?:\s*,(?:\s+(?:an?|its|his|their|then|now|once)\s[^,.;:]{1,40},)?)?"
    r"(?P<last>\s*/\s*|\s+(?:and|or|(?:as\s+well|along|together)\s+(?:as|with)|&)\s+)?"
    r"(?:\s*(?:also|both|other|some|its|our|their|his|the|from|to|for|by)\s+){0,3}\s*",
    re.IGNORECASE,
)
"""Between two neighbours of a list, also with what the first one is; before the last one stands more than a comma."""
_WITHIN: Final = re.compile(r"\s+(?:of|in|at)\s+(?:the\s+)?", re.IGNORECASE)
"""Between the words of one party: "the police of Niger"."""
_BETWEEN: Final = re.compile(r"(?<!shared)(?<!divided)(?<!split)\s+between\s+(?:the\s+)?\Z", re.IGNORECASE)
_BOTH: Final = re.compile(r"(?P<one>(?:[\w.’'-]+ ){0,3}?[\w.’'-]+) and (?P<other>(?!(?:the|his|her|its) )[\w.’' -]+)")
_BEHIND_BETWEEN: Final = re.compile(r"(?:\s+(?:of|in|for)\s[^,.;:]{1,40}?)?\s+between\s+(?:the\s+)?", re.IGNORECASE)
_AND: Final = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
_LONGEST_CHARS: Final = 80
"""How far apart neighbours of a list may stand."""


def lists(text: str, parties: Sequence[Span]) -> list[list[Span]]:
    """The lists that parties of a sentence make: two or more, the last of them behind an "and" or the like.

    Args:
        text: of the document.
        parties: the words of each, in order, disjoint.
    """
    found: list[list[Span]] = []
    members: list[Span] = []
    for party in parties:
        if text[party.start - 1 : party.start] == "(":
            continue  # "the Vetra Union (VU)"
        if members and party.start - members[-1].end > _LONGEST_CHARS:
            members = []
        if members and _WITHIN.fullmatch(text, members[-1].end, party.start):
            members[-1] = Span(members[-1].start, party.end)
            continue
        link = _LINK.fullmatch(text, members[-1].end, party.start) if members else None
        is_closed = bool(found) and found[-1] is members
        if link is None or not (link["last"] or ("," in link[0] and not is_closed)):
            members = [party]
            continue
        if link["last"] and link[0].count(",") == 1 and len(members) == 1:
            members = [party]  # "to Chad, and Niger refused"
            continue
        members.append(party)
        if link["last"] and not is_closed:
            found.append(members)
    return [each for each in found if not _is_of_sides(text, each[0].start)]


def sides(text: str, motion: Span, parties: Sequence[Span]) -> tuple[Span, Span] | None:
    """The two between whom something moves: Peru and Chile in "transfers between Peru and Chile"; None where none are.

    Args:
        text: of the document.
        motion: the words of moving.
        parties: of its sentence, in order.
    """
    near = _BEHIND_BETWEEN.match(text, motion.end, min(len(text), motion.end + _LONGEST_CHARS))
    first = near and next((place for place, each in enumerate(parties) if each.start == near.end()), None)
    if first is None or first + 1 >= len(parties):
        return None
    one, other = parties[first : first + 2]
    return (one, other) if _AND.fullmatch(text, one.end, other.start) else None


def _is_of_sides(text: str, start: int) -> bool:
    """Whether a list names who gives and who gets: "transfers between Peru and Chile"."""
    return _BETWEEN.search(text, max(0, start - _LONGEST_CHARS), start) is not None


def speakers_apart(text: str, span: Span, sentence: Sentence, wordings: Wordings) -> tuple[Span, ...]:
    """The speakers that words name side by side: "residents and police"; "military and police sources" are one.

    Args:
        text: of a document.
        span: of the words.
        sentence: in which they begin.
        wordings: what speaks.
    """
    found = _BOTH.fullmatch(text, span.start, span.end)
    if found is None:
        return (span,)
    one, other = Span(*found.span("one")), Span(*found.span("other"))
    parties = [each for each in sentence.phrases if each.kind is Kind.PARTY]
    is_name = any(each.span == one and each.entities for each in parties)
    stands_alone = is_name or " " in found["one"] or found["one"].endswith("s") or " " not in found["other"]
    speak = (
        wordings.speaker_nouns.first([side.of(text).split()[-1].lower()], 0) is not None
        or any(each.span == side for each in parties)
        for side in (one, other)
    )
    return (one, other) if stands_alone and all(speak) else (span,)

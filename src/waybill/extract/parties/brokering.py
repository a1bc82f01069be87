"""Who only brings two sides together, hides one or carries, as a noun or verb says: "the broker, Jean Bel"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from waybill.core.mention import Role
from waybill.core.span import Span
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.neural.reader import Scene

_HELPER: Final = (
    r"(?:(?:arms|weapons|private|local|foreign|freight|shipping|forwarding|front|shell)\s+)?(?:broker|middleman|intermediary|"
    r"go-between|(?<=front\s)company|(?<=shell\s)company|(?<=shipping\s)(?:agent|company|line)|(?<=forwarding\s)agent|"
    r"(?:freight\s+)?forwarder)"
)
_NOUN: Final = re.compile(
    rf"\b{_HELPER}(?:\s+(?:in|of|from)\s+(?-i:[A-Z])[\w’'-]*)?(?:\s*,\s*|\s+(?:called|named|was|is)\s+|\s+)\Z",
    re.IGNORECASE,
)
"""What stands right before a helper's name: "a front company in Malta, "."""
_BROKERED: Final = re.compile(
    r"\b(?:brokered|mediated)\s+by\s+(?:(?:the|an?)\s+)?(?:[\w’'-]+\s+){0,3}?(?:[\w’'-]+,\s+)?\Z", re.IGNORECASE
)
_ABOARD: Final = re.compile(
    r"\b(?:aboard|by|in|on)\s+(?:an?|the|one|two|three)\s+(?:[\w’'-]+\s+){0,2}?"
    r"(?:aeroplane|aircraft|airliner|dhow|flight|freighter|jet|lorry|plane|ship|truck|vessel)s?\s+"
    r"(?:belonging\s+to|chartered\s+(?:by|from)|of|operated\s+by|owned\s+by)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_IS_ONE: Final = re.compile(
    rf"(?:\s*,\s+(?:an?|the|its|his|their)\s+(?:[\w’'-]+\s+){{0,3}}?|\s+(?:has\s+|had\s+|then\s+|also\s+)?(?:acted|acts|acting|served|"
    rf"serves|serving)\s+as\s+(?:an?|the|its|his|their)?\s*){_HELPER}\b",
    re.IGNORECASE,
)
"""What stands right behind a helper's name: ", a broker in Malta", "acted as middleman"."""
_LONGEST_CHARS: Final = 80


def brokers(text: str, sentence: Sentence) -> Iterator[Span]:
    """The names of those whom a sentence calls brokers, fronts or carriers.

    Args:
        text: of the document.
        sentence: with its phrases.
    """
    for phrase in sentence.phrases:
        if phrase.kind is Kind.PARTY and phrase.named and not phrase.is_place and _helps(text, phrase.span):
            yield phrase.span


def _helps(text: str, name: Span) -> bool:
    first, last = max(0, name.start - _LONGEST_CHARS), min(len(text), name.end + _LONGEST_CHARS)
    is_called = any(each.search(text, first, name.start) for each in (_NOUN, _BROKERED, _ABOARD))
    return is_called or _IS_ONE.match(text, name.end, last) is not None


def as_helpers(scenes: Iterable[Scene], helpers: Sequence[Span]) -> list[Scene]:
    """Scenes in which nobody who is called a helper gives or gets: what the model sees of that is helping."""
    return [_as_helpers(scene, helpers) for scene in scenes] if helpers else list(scenes)


def _as_helpers(scene: Scene, helpers: Sequence[Span]) -> Scene:
    roles = dict(scene.roles)
    for role in (Role.SUPPLIER, Role.RECIPIENT):
        moved = tuple(each for each in roles[role] if each.span.meets(helpers))
        roles[role] = tuple(each for each in roles[role] if each not in moved)
        roles[Role.INTERMEDIARY] += moved
    return replace(scene, roles=roles)

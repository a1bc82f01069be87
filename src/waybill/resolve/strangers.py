"""Names that no catalogue knows: the entities that the ledger gives them."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from waybill.core.claim import Claim
from waybill.core.entity import Entity, EntityKind
from waybill.core.ids import EntityId, short_digest
from waybill.ontology import Ontology
from waybill.resolve.wordings import DESCRIPTIONS, outside
from waybill.text.names import content_words, key

STRANGER_PREFIX: Final = "party/"
_WORDS: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_AFTER_THE_HEAD: Final = re.compile(r",|\s(?:of|from|in|on|under|loyal|supporting|who|than|to)\b", re.IGNORECASE)
_NOT_IN_SLUGS: Final = re.compile(r"[^a-z0-9]+")
_SLUG_CHARS: Final = 40


def is_name(text: str, ontology: Ontology, *, in_capitals: bool) -> bool:
    """Whether words are somebody's own name, not a description ("two sailors", "soldiers loyal to Colonel X").

    Args:
        text: a party that no catalogue knows as a whole; what it knows of the words ("Yemeni") makes no name.
        ontology: the catalogues.
        in_capitals: whether the report is written in capitals, so that these say nothing; then one describing word
            suffices for a description.
    """
    head = _AFTER_THE_HEAD.split(text, maxsplit=1)[0]
    rest = outside(head, [hit.span for hit in ontology.parties.find(head)])
    telling = {word: bool(content_words(word) - DESCRIPTIONS) for word in _WORDS.findall(rest)}
    if in_capitals:
        return bool(telling) and all(telling.values())
    return any(word[0].isupper() and tells for word, tells in telling.items())


def is_written_in_capitals(claim: Claim) -> bool:
    """Whether the words of a claim stand in capitals throughout, as in old wires."""
    return all(quote.text.isupper() for quote in claim.evidence)


def stranger_id(name: str) -> EntityId:
    """Id of an unknown name: names with the same key are the same stranger."""
    slug = _NOT_IN_SLUGS.sub("-", key(name))[:_SLUG_CHARS].strip("-") or "x"
    return EntityId(f"{STRANGER_PREFIX}{slug}-{short_digest(key(name))[:8]}")


def stranger(names: Sequence[str]) -> Entity:
    """Entity of an unknown name, from all its spellings as they were met: the commonest names it."""
    counts = Counter(names)
    first, *others = sorted(counts, key=lambda name: (-counts[name], name))
    return Entity(id=stranger_id(first), kind=EntityKind.PARTY, name=first, aliases=tuple(others))

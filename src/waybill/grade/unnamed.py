"""Sources without a name that several texts describe alike: whether they may be the same.

Nobody is ever named here: all that is said of such a source is that two texts speak of one.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final

from waybill.core.ids import DocumentId
from waybill.core.speaker import SpeakerKind
from waybill.grade.outlets import Outlets
from waybill.grade.voices import Sighting, Voice
from waybill.text.names import content_words, key
from waybill.text.wordlists import listed

_GATHERING: Final = re.compile(
    r"\b(?:briefing|briefed|background (?:meeting|talk|conversation)|press (?:conference|trip|tour)|round ?table)\b",
    re.I,
)
_ANOTHER: Final = listed("another other second third different")
_GATHERED_WITHIN: Final = timedelta(days=7)
_OFFICIAL: Final = frozenset({SpeakerKind.GOVERNMENT, SpeakerKind.MILITARY, SpeakerKind.INTELLIGENCE})
_PRIVATE: Final = frozenset({SpeakerKind.WITNESS, SpeakerKind.PERSON, SpeakerKind.COMPANY})


def kinds_agree(left: SpeakerKind, right: SpeakerKind) -> bool:
    """Whether one may be called both: an officer is of the army or the government, a driver a witness or a hand."""
    kinds = {left, right}
    return len(kinds) == 1 or SpeakerKind.UNKNOWN in kinds or kinds <= _OFFICIAL or kinds <= _PRIVATE


def described_alike(
    sightings: Sequence[Sighting], outlets: Mapping[DocumentId, Collection[Voice]], known: Outlets
) -> Iterator[tuple[Sighting, Sighting]]:
    """Pairs of sightings of one unnamed source, the later first.

    Args:
        sightings: of unnamed sources, the earliest first.
        outlets: for each text, by its first printing, its publisher and the outlets that it has its claims from.
        known: the publishers of the case.
    """
    yield from _in_one_text(sightings)
    yield from _through_one_outlet(sightings, outlets)
    yield from _in_texts_that_name_each_other(sightings, known)
    yield from _at_one_gathering(sightings)


def _in_one_text(sightings: Sequence[Sighting]) -> Iterator[tuple[Sighting, Sighting]]:
    """One text's "a Western attaché" and further down "the attaché"."""
    met: dict[DocumentId, list[Sighting]] = defaultdict(list)
    for each in sightings:
        for before in met[each.printing]:
            if _is_alike(each, before):
                yield each, before
                break
        else:
            met[each.printing].append(each)


def _is_alike(left: Sighting, right: Sighting) -> bool:
    """Whether one description says no more than the other."""
    words, others = content_words(left.text), content_words(right.text)
    if not words or not others or (words | others) & _ANOTHER:
        return key(left.text) == key(right.text)
    return kinds_agree(left.kind, right.kind) and (words <= others or others <= words)


def _through_one_outlet(
    sightings: Sequence[Sighting], outlets: Mapping[DocumentId, Collection[Voice]]
) -> Iterator[tuple[Sighting, Sighting]]:
    nearest: dict[tuple[str, Voice], Sighting] = {}
    for each in sightings:
        for outlet in sorted(outlets[each.printing]):
            for word in sorted(content_words(each.text)) or [key(each.text)]:
                before = nearest.setdefault((word, outlet), each)
                if before.voice != each.voice and _is_alike(each, before):
                    yield each, before


def _in_texts_that_name_each_other(
    sightings: Sequence[Sighting], known: Outlets
) -> Iterator[tuple[Sighting, Sighting]]:
    """Texts with one unnamed source each, of a kind, one of which names the other's publisher."""
    only = _only_ones(sightings)
    sole = {
        (each.claim.document, each.kind): each
        for each in sightings
        if only.get((each.printing, each.kind)) == each.voice
    }
    for each in sole.values():
        for named in () if each.document is None else known.named_in(each.document):
            other = sole.get((named.id, each.kind))
            if other is not None and other.voice != each.voice:
                yield each, other


def _only_ones(sightings: Iterable[Sighting]) -> Mapping[tuple[DocumentId, SpeakerKind], Voice]:
    """For each text and kind the unnamed source, where there is one only."""
    voices: dict[tuple[DocumentId, SpeakerKind], set[Voice]] = defaultdict(set)
    for each in sightings:
        voices[each.printing, each.kind].add(each.voice)
    return {place: next(iter(found)) for place, found in voices.items() if len(found) == 1}


def _at_one_gathering(sightings: Sequence[Sighting]) -> Iterator[tuple[Sighting, Sighting]]:
    """Texts of one week that tell of a briefing, with a source described in a common word."""
    nearest: dict[tuple[SpeakerKind, str], Sighting] = {}
    for each in sightings:
        if each.document is None or each.document.published is None or not _GATHERING.search(each.document.text):
            continue
        for word in sorted(content_words(each.text)):
            before = nearest.get((each.kind, word))
            if before is None or not _within_a_week(each, before):
                nearest[each.kind, word] = each
            elif before.voice != each.voice:
                yield each, before


def _within_a_week(later: Sighting, earlier: Sighting) -> bool:
    days = [each.document.published for each in (later, earlier) if each.document and each.document.published]
    return len(days) == 2 and abs(days[0] - days[1]) <= _GATHERED_WITHIN

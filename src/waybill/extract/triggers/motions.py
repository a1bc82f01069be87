"""Find the motions of a sentence: of several readings of the same words, the one that fits where they stand."""

from collections.abc import Iterator, Set
from functools import lru_cache
from itertools import pairwise
from typing import Final

from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.ontology.wordings import Form, Inflected, Match, Motion, Wordings
from waybill.text.wordlists import listed


@lru_cache(maxsize=4_096)
def motions(sentence: Sentence, wordings: Wordings) -> tuple[Match[Inflected[Motion]], ...]:
    """The motions of a sentence, from left to right; kept for those in hand, of which half a dozen rules ask."""
    return tuple(_motions(sentence, wordings))


def _motions(sentence: Sentence, wordings: Wordings) -> Iterator[Match[Inflected[Motion]]]:
    """The motions; of several readings of the same words the one that fits."""
    index = 0
    lower = sentence.lower
    while index < len(lower):
        matches = [] if sentence.is_covered(index) else list(wordings.motions.at(lower, index))
        best = next(
            (match for match in matches if match.last - match.first > 1 and _fits(sentence, match, wordings)), None
        )
        best = best or next((match for match in matches if _fits(sentence, match, wordings)), None)
        if best is None:
            index += 1
            continue
        yield best
        index = best.last


def _fits(sentence: Sentence, match: Match[Inflected[Motion]], wordings: Wordings) -> bool:
    """Whether a form can stand where it stands: "supplies" the verb, or the noun."""
    previous = sentence.lower[match.first - 1] if match.first else ""
    after = sentence.lower[match.last] if match.last < len(sentence.words) else "."
    form = match.value.form
    owned = match.first > 0 and sentence.words[match.first - 1].owns
    before = sentence.ending_at(match.first)
    verbal_left = (
        previous == "to" or previous in wordings.modals or previous.endswith("n't") or previous in _SUBJECT_PRONOUNS
    )
    if form is Form.NOUN:
        return not verbal_left or owned
    if form is Form.BASE:
        plural = before is not None and before.kind is Kind.PARTY and not owned and after not in ("of", "to", "from")
        return verbal_left or previous in ("and", "or", "not", "also", "would", "help", "let") or plural
    if form is Form.THIRD:
        return (
            not owned
            and previous not in _NOMINAL_LEFT
            and (
                after not in ("of", "to", "from", ".", ",")
                or previous in ("which", "who", "that", "also", "it", "he", "she")
            )
        )
    if form is Form.GERUND:
        intends = sentence.lower[match.first : match.last + 1] == ("going", "to")
        return (
            not (intends and sentence.starting_at(match.last + 1) is None)
            and not (owned and after == "of")
            and previous not in ("the", "a", "this", "that")
        )
    return True


_SUBJECT_PRONOUNS: Final = listed("i we you they he she it who")
_NOMINAL_LEFT: Final = listed("the a an of its his their her our these those this that all any more new in for with")


def joined_motions(sentence: Sentence, wordings: Wordings) -> Iterator[Match[Inflected[Motion]]]:
    """Verbs that are joined, each with goods of its own: "supplied mortars and may have sent it rifles"."""
    found = [match for match in motions(sentence, wordings) if match.value.form is not Form.NOUN]
    for before, match in pairwise(each for each in found if has_goods(sentence, each.last, _BEFORE_OTHERS)):
        start = match.first
        while start > before.last and (
            sentence.lower[start - 1] in _BEFORE_VERBS or sentence.lower[start - 1] in wordings.modals
        ):
            start -= 1
        if sentence.lower[start - 1] in ("and", "but"):
            yield from (before, match)


def has_goods(sentence: Sentence, index: int, ends: Set[str]) -> bool:
    """Whether goods stand behind a verb.

    Args:
        sentence: with its phrases.
        index: of the word behind the verb.
        ends: words that goods do not stand behind if they are what the verb is said of.
    """
    for place in range(index, min(len(sentence.words), index + _NEAR_WORDS)):
        phrase = sentence.starting_at(place)
        if phrase is not None and phrase.kind is Kind.ITEM:
            return True
        if sentence.lower[place] in ends:
            return False
    return False


_BEFORE_VERBS: Final = listed(
    "have has had also later then even perhaps possibly reportedly allegedly subsequently soon"
)
_BEFORE_OTHERS: Final = listed(". , ; : from to in by for and but")
_NEAR_WORDS: Final = 8

"""Find the motions of a sentence: of several readings of the same words, the one that fits where they stand."""

from collections.abc import Iterator
from typing import Final

from waybill.extract.phrases import Kind, Sentence
from waybill.ontology.wordings import Form, Inflected, Match, Motion, Wordings
from waybill.text.wordlists import listed


def motions(sentence: Sentence, wordings: Wordings) -> Iterator[Match[Inflected[Motion]]]:
    """The motions of a sentence, from left to right; of several readings of the same words the one that fits."""
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

"""Label a motion: stage, basis, polarity, certainty, covert. What decides is written in tables."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from waybill.core.claim import Basis, Certainty, Polarity, Stage
from waybill.extract.sentences.clauses import Voice, governing
from waybill.extract.sentences.phrases import Kind, Sentence
from waybill.ontology.wordings import PLANNED, Control, Form, Inflected, Match, Motion, Pattern, Wordings

_GIVES: Final = frozenset({Pattern.GIVE, Pattern.ARM, Pattern.CARRY, Pattern.MOVE})
_FUTURE: Final = frozenset({"will", "would", "shall", "'ll", "going"})
_DOUBT: Final = frozenset({"may", "might", "could"})
_NOBODY: Final = frozenset({"neither", "nobody", "none"})
_STARTS: Final = frozenset({",", ";", ":", "that", "but", "said", "“", '"'})
_PASSIVE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_CLAUSE_ENDS: Final = frozenset({";", ":", "and", "but", "which", "who", "that", "because", "after", "before", "when"})
_SUPPOSING: Final = frozenset({"if", "whether", "unless"})
_ASKING: Final = frozenset({"ask", "asks", "asked", "asking", "clarify", "confirm"})
_WISHED_WORDS: Final = 4
_DOUBT_WORDS: Final = 4
_REACH_WORDS: Final = 20
"""How far behind a noun its verb is looked for, and before a motion what is said of it."""
_TOLD_WORDS: Final = 7
"""How far behind a charge its "that" can stand: "reports in papers of the capital that"."""
_TURNS: Final = frozenset((";", "but", "although", "though", "while"))
"""Words behind which another clause has its own word."""
_WHERE: Final = frozenset(("in", "on", "by", "from"))
_NOT: Final = frozenset(("not", "never", "nor", "neither", "hardly"))
_BASES: Final = (Basis.LOAN, Basis.EXCHANGE, Basis.GRANT, Basis.SALE)
"""In the order in which they are looked for; the first found wins. ``taking`` comes from the motion alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The labels of a frame, and the control that governs its motion, if one does."""

    stage: Stage
    basis: Basis
    polarity: Polarity
    certainty: Certainty
    covert: bool
    governor: Match[Inflected[Control]] | None


def label(sentence: Sentence, match: Match[Inflected[Motion]], manner: Voice, wordings: Wordings) -> Labels:
    """The labels of a motion, from its own words and those around it."""
    motion = match.value.entry
    governor = _governor(sentence, match, manner, wordings)
    control = _undergone(sentence, match, wordings) if governor is None else governor.value.entry
    negated = manner.negated or _none_moved(sentence, match, manner)
    handed = governor is not None and governor.value.entry.hands and _names_party(sentence, governor.last, manner.first)
    refuted = _is_refuted(sentence, match, manner.first, wordings)
    refused = negated and (manner.modal in _FUTURE or manner.infinitive or manner.progressive)
    denied = refuted or (negated and not refused) or (control is not None and control.polarity is Polarity.DENIED)
    return Labels(
        stage=Stage.BLOCKED if refused else _stage(sentence, match, manner, control, handed, wordings),
        basis=_basis(sentence, motion, wordings),
        polarity=Polarity.DENIED if denied else Polarity.AFFIRMED,
        certainty=Certainty.STATED if refuted else _certainty(sentence, match, manner, control, wordings),
        covert=motion.covert or wordings.covert.anywhere(sentence.lower) is not None,
        governor=governor,
    )


def _none_moved(sentence: Sentence, match: Match[Inflected[Motion]], manner: Voice) -> bool:
    """Whether the motion is said of nothing: "has received no plane", "not one mine was given"."""
    behind = sentence.lower[match.last : match.last + 2]
    if behind[:1] in (("no",), ("none",), ("nothing",)) or behind == ("not", "one"):
        return True
    if match.value.form is Form.NOUN:
        return False
    first = next((index for index in range(manner.first, 0, -1) if sentence.lower[index - 1] in _STARTS), 0)
    subject = sentence.lower[first : manner.first]
    return subject[:1] == ("no",) or bool(_NOBODY & set(subject[:1]))


def is_conditional(sentence: Sentence, first: int) -> bool:
    """Whether its clause only supposes: "if Peru sends", "whether Peru sent". What is asked, an answer may grant."""
    for index in range(first - 1, -1, -1):
        if sentence.lower[index] in _SUPPOSING:
            asks = index > 0 and sentence.lower[index - 1] in _ASKING
            answered = sentence.words[-1].text == "?" or sentence.lower[max(0, index - 2) : index] == ("when", "asked")
            return not (asks and answered)
        if sentence.lower[index] in _STARTS:
            return False
    return False


def _is_refuted(sentence: Sentence, match: Match[Inflected[Motion]], first: int, wordings: Wordings) -> bool:
    """Whether it is told only to call it false: "the claim that Peru sent rifles is untrue", "no evidence that"."""
    clause = sentence.lower[max(0, first - _REACH_WORDS) : first]
    told = any(
        word in wordings.charges
        and (
            following in ("that", "of", "about")
            or (following in _WHERE and "that" in clause[place : place + _TOLD_WORDS])
        )
        for place, (word, following) in enumerate(pairwise(clause))
    )
    if match.value.form is Form.NOUN and wordings.failed.anywhere(sentence.lower[match.last :]) is not None:
        return True
    turns = (place for place, word in enumerate(reversed(clause)) if word in _TURNS)
    if wordings.unsupported.anywhere(clause[len(clause) - next(turns, len(clause)) :]) is not None:
        return True
    return told and _is_called_false(sentence, wordings)


def _is_called_false(sentence: Sentence, wordings: Wordings) -> bool:
    """Whether something is said to be false, and not "not false"."""
    matches = (wordings.falsehoods.first(sentence.lower, index) for index in range(len(sentence.words)))
    return any(
        match is not None and not _NOT & set(sentence.lower[max(0, match.first - 1) : match.first]) for match in matches
    )


def _governor(
    sentence: Sentence, match: Match[Inflected[Motion]], manner: Voice, wordings: Wordings
) -> Match[Inflected[Control]] | None:
    """The control that a motion depends on: by "to", "of", a gerund, or as its object."""
    motion, form = match.value.entry, match.value.form
    for found in governing(sentence, manner.first, wordings):
        control = found.value.entry
        if control.only and motion.pattern not in control.only:
            continue
        gap = sentence.lower[found.last : manner.first]
        if form in (Form.NOUN, Form.GERUND):
            tied = len(gap) <= 6 and "," not in gap
        elif manner.infinitive:
            tied = "that" not in gap and gap.count(",") < 2
        else:
            wished = (
                control.stage == PLANNED and control.hands and manner.modal in _FUTURE and len(gap) <= _WISHED_WORDS
            )
            helped = control.helper and len(gap) <= 4
            tied = control.polarity is not None or control.certainty is not None or helped or wished
        if tied and found.first != match.first:
            return found
    return None


def _undergone(sentence: Sentence, match: Match[Inflected[Motion]], wordings: Wordings) -> Control | None:
    """The control that a noun undergoes further on: "the sale of rifles to Peru was called off"."""
    if match.value.form is not Form.NOUN:
        return None
    for index in range(match.last, min(match.last + _REACH_WORDS, len(sentence.words))):
        if sentence.lower[index] in _CLAUSE_ENDS:
            return None
        found = wordings.controls.first(sentence.lower, index)
        passive = sentence.lower[index - 1] in _PASSIVE
        if found is not None and passive and found.value.form in (Form.PARTICIPLE, Form.PAST):
            return found.value.entry
    return None


def _names_party(sentence: Sentence, first: int, last: int) -> bool:
    """Whether somebody is named between two words: "wants Peru to sell"."""
    return any(p.kind in (Kind.PARTY, Kind.PRONOUN) and first <= p.first < last for p in sentence.phrases)


def _is_stopped(sentence: Sentence, match: Match[Inflected[Motion]], manner: Voice, wordings: Wordings) -> bool:
    """Whether a journey ended at a check: "stopped a lorry carrying rifles"."""
    form = match.value.form
    under_way = manner.progressive or manner.reduced or manner.infinitive or form in (Form.GERUND, Form.FIXED)
    carries = match.value.entry.pattern in _GIVES
    return under_way and carries and bool(wordings.stopping & set(sentence.lower[: match.first]))


def _stage(
    sentence: Sentence,
    match: Match[Inflected[Motion]],
    manner: Voice,
    control: Control | None,
    handed: bool,
    wordings: Wordings,
) -> Stage:
    motion = match.value.entry
    gives = motion.pattern in _GIVES
    if control is not None and control.stage is not None:
        if control.stage == PLANNED:
            return Stage.OFFERED if gives and not handed else Stage.SOUGHT
        return Stage(control.stage)
    if _is_stopped(sentence, match, manner, wordings):
        return Stage.INTERCEPTED
    if motion.stage in (Stage.INTERCEPTED, Stage.SOUGHT, Stage.OFFERED):
        return motion.stage
    if manner.modal in _FUTURE:
        return Stage.OFFERED if gives else Stage.AGREED
    if manner.progressive and motion.moves and motion.pattern in _GIVES and not motion.covert:
        return Stage.DISPATCHED
    return motion.stage


def _basis(sentence: Sentence, motion: Motion, wordings: Wordings) -> Basis:
    if motion.basis is not Basis.UNKNOWN:
        return motion.basis
    return next(
        (basis for basis in _BASES if wordings.bases[basis].anywhere(sentence.lower) is not None), Basis.UNKNOWN
    )


def _words_before(sentence: Sentence, first: int) -> tuple[str, ...]:
    """The words right before a motion, without dates: May is a month there."""
    dates = [phrase for phrase in sentence.phrases if phrase.kind is Kind.DATE]
    return tuple(
        sentence.lower[index]
        for index in range(max(0, first - _DOUBT_WORDS), first)
        if not any(phrase.first <= index < phrase.last for phrase in dates)
    )


def _certainty(
    sentence: Sentence,
    match: Match[Inflected[Motion]],
    manner: Voice,
    control: Control | None,
    wordings: Wordings,
) -> Certainty:
    if manner.modal in _DOUBT or wordings.possible.anywhere(_words_before(sentence, match.first)):
        return Certainty.POSSIBLE
    hedged = wordings.hedges.anywhere(sentence.lower) is not None
    if hedged or (control is not None and control.certainty is Certainty.ALLEGED):
        return Certainty.ALLEGED
    return Certainty.STATED

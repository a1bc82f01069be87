"""Labels that words beside a motion say outright, whatever the model makes of them: "reportedly", "in secret"."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from waybill.core.claim import Basis, Certainty, Stage
from waybill.core.span import Span

_HEDGE: Final = r"(?:reportedly|allegedly|purportedly|supposedly|apparently)\b"
_HEDGED: Final = re.compile(
    rf"\A\W*{_HEDGE}|\b{_HEDGE}(?=,?[^,]*\Z)|\bunconfirmed reports?\b",
    re.IGNORECASE,
)
"""From the beginning of a clause to a motion; what is hedged in passing is no motion: "Peru, apparently angry,"."""
_HIDDEN: Final = re.compile(
    r"\b(?:secretly|in secret|covertly|clandestinely|surreptitiously|illicitly|illegally|unlawfully|black[ -]market|"
    r"in (?:violation|breach|contravention) of|"
    r"in defiance of (?:[\w.-]+ ){0,4}?(?:embargo(?:es)?|sanctions?|bans?|laws?|resolutions?|treat(?:y|ies)))\b",
    re.IGNORECASE,
)
_SOLD: Final = re.compile(
    r"(?:re)?sold|(?:re)?sell(?:s|ing)?|sales?|bought|buy(?:s|ing)?|purchas(?:e[sd]?|ing)", re.IGNORECASE
)
_LENT: Final = re.compile(r"\blend[- ]lease\b", re.IGNORECASE)
_IN_KIND: Final = re.compile(
    r"\b(?:pa(?:id|y|yable|yment|ying)|settled)(?: for)? (?:partly |mostly |mainly )?(?:in|with) (?:[a-z]+ )?"
    r"(?:kind|goods|crude|oil|petroleum|gas|cocoa|coffee|cotton|rice|wheat|grain|sugar|tea|tobacco|timber|meat|beef|"
    r"cattle|fish|fruit|diamonds|copper|ore|bauxite|phosphates|minerals|ivory|tusks|drugs|cocaine|heroin|opium)\b",
    re.IGNORECASE,
)
_STOPPED: Final = re.compile(r"intercept(?:s|ed|ing)?", re.IGNORECASE)
"""What is said of nothing that was not on its way."""
_PART_STOPPED: Final = re.compile(
    r"\b(?:seiz|confiscat|impound)(?:e?s|e?d|ing)\s+(?:\S+\s+){1,3}?of\s+(?:them|these|those)\b"
    r"|\bof\s+(?:them|these|those|which)\s+(?:(?:was|were|had|have|been|being|then|later)\s+){1,4}"
    r"(?:seiz|confiscat|impound)ed\b",
    re.IGNORECASE,
)
"""How a part is stopped of what was sent, if it is not robbed: "seized 40 of them"."""
_ARRIVES: Final = re.compile(r"(?:receiv|got|get|obtain|acquir|arriv|reach)", re.IGNORECASE)
"""How words begin of what was not stopped on its way, whoever seized a part of it later."""
_CLAUSE_END: Final = re.compile(r"[;:]|,? \b(?:but|while|whereas|although|though)\b", re.IGNORECASE)
_OPEN: Final = (Basis.UNKNOWN, Basis.GRANT)
"""Terms that give way where a motion itself is a sale."""


def outright(
    labels: Mapping[str, str], text: str, motions: Sequence[Span], sentences: Iterable[Span]
) -> dict[str, str]:
    """The labels of a transfer, those changed that its words leave no doubt of.

    Args:
        labels: by their name.
        text: of a document.
        motions: of the transfer.
        sentences: of its motions.
    """
    spans = [_clauses(text, sentence, motions) for sentence in dict.fromkeys(sentences)]
    clauses = [span.of(text) for span in spans]
    found = dict(labels)
    if found["certainty"] == Certainty.STATED and all(_is_hedged(text, span, motions) for span in spans):
        found["certainty"] = Certainty.ALLEGED.value
    if any(_HIDDEN.search(each) for each in clauses):
        found["covert"] = "covert"
    if _is_stopped(text, motions, clauses, Basis(found["basis"])):
        found["stage"] = Stage.INTERCEPTED.value
    found["basis"] = _terms(Basis(found["basis"]), clauses, [motion.of(text) for motion in motions]).value
    return found


def _is_hedged(text: str, clause: Span, motions: Sequence[Span]) -> bool:
    """Whether a hedge stands before a motion of a clause."""
    ends = (each.end for each in motions if clause.start <= each.start < clause.end)
    return any(_HEDGED.search(text[clause.start : end]) for end in ends)


def _is_stopped(text: str, motions: Sequence[Span], clauses: Sequence[str], basis: Basis) -> bool:
    """Whether the words tell only of what was stopped on its way."""
    if all(_STOPPED.fullmatch(motion.of(text)) for motion in motions):
        return True
    if len(motions) > 1 or basis is Basis.TAKING or _ARRIVES.match(motions[0].of(text)):
        return False
    return any(_PART_STOPPED.search(each) for each in clauses)


def _terms(basis: Basis, clauses: Sequence[str], motions: Sequence[str]) -> Basis:
    """On what terms weapons change hands."""
    if basis is Basis.TAKING:
        return basis
    if any(_LENT.search(each) for each in clauses):
        return Basis.LOAN
    if any(_IN_KIND.search(each) for each in clauses):
        return Basis.EXCHANGE
    is_sold = any(_SOLD.fullmatch(word) for motion in motions for word in motion.split())
    return Basis.SALE if is_sold and basis in _OPEN else basis


def _clauses(text: str, sentence: Span, motions: Sequence[Span]) -> Span:
    """The stretch of a sentence from the clause of its first motion to the clause of its last."""
    inside = [motion for motion in motions if motion.overlaps(sentence)] or [sentence]
    start, end = sentence.start, sentence.end
    for cut in _CLAUSE_END.finditer(text, sentence.start, sentence.end):
        if cut.end() <= inside[0].start:
            start = cut.end()
        elif cut.start() >= inside[-1].end:
            end = cut.start()
            break
    return Span(start, end)

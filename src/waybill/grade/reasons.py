"""The facts that a grade can rest on: each says in a sentence that it applies, or None."""

from typing import Final

from waybill.core.claim import Certainty
from waybill.core.grade import Reliability
from waybill.core.speaker import SpeakerKind
from waybill.grade.dossier import Dossier
from waybill.grade.phrasing import listed

_RECORDS: Final = frozenset({SpeakerKind.COURT, SpeakerKind.IGO, SpeakerKind.DOCUMENT})
_UNVOUCHED: Final = frozenset({SpeakerKind.ARMED_GROUP, SpeakerKind.UNKNOWN})
_RELIABLE: Final = frozenset({Reliability.COMPLETELY, Reliability.USUALLY})
_THIRD_HAND: Final = 3
_YEAR_DAYS: Final = 365
_LATE_YEARS: Final = 5


def outlet(dossier: Dossier) -> str | None:
    """What its letter begins with."""
    if dossier.outlet is None:
        return "No outlet that carries it is in the catalogue, so reliability cannot be judged (F)."
    own = "" if dossier.own_judgement is None else f" by your own catalogue ({dossier.own_judgement.rstrip('.')})"
    return f"The most reliable outlet that carries it, {dossier.outlet}, is rated {dossier.reliability}{own}."


def anonymous(dossier: Dossier) -> str | None:
    """No origin has a name."""
    if any(origin.named for origin in dossier.origins):
        return None
    return f"No origin is named: {_names(dossier)}."


def record(dossier: Dossier) -> str | None:
    """A court, an international body or a document is an origin."""
    records = sorted(origin.text for origin in dossier.origins if origin.named and origin.kind in _RECORDS)
    return f"It rests on a court, an international body or a document: {records[0]}." if records else None


def unvouched(dossier: Dossier) -> str | None:
    """Every origin is an armed group, or of a kind that nobody knows."""
    if not dossier.origins or any(origin.kind not in _UNVOUCHED for origin in dossier.origins):
        return None
    return f"It rests on nothing but armed groups or sources of unknown kind: {_names(dossier)}."


def third_hand(dossier: Dossier) -> str | None:
    """Nobody is nearer to it than three speakers."""
    chains = [chain for each in dossier.told for chain in each.claim.sources or ((),)]
    if not dossier.is_affirmed or any(len(chain) < _THIRD_HAND for chain in chains):
        return None
    return "It is told at third hand or further throughout."


def nobody(dossier: Dossier) -> str | None:
    """There are only denials."""
    return None if dossier.is_affirmed else "Nobody affirms it here."


def single(dossier: Dossier) -> str | None:
    """There is one origin."""
    if not dossier.is_affirmed or len(dossier.origins) > 1:
        return None
    return f"{'It goes' if dossier.is_alone else 'All affirming claims go'} back to one origin: {_names(dossier)}."


def several(dossier: Dossier) -> str | None:
    """Independent origins agree."""
    if dossier.agreeing < 2:
        return None
    if dossier.agreeing < len(dossier.origins):
        return (
            f"{dossier.agreeing} independent origins affirm it without excluding each other, of {len(dossier.origins)}."
        )
    return f"{dossier.agreeing} independent origins affirm it: {_names(dossier)}."


def many(dossier: Dossier) -> str | None:
    """More than two do."""
    return "More than two independent origins affirm it." if dossier.agreeing > 2 else None


def named_and_reliable(dossier: Dossier) -> str | None:
    """Somebody answers for it, and an outlet that is reliable carries it."""
    named = [origin.text for origin in dossier.origins if origin.named]
    if not dossier.is_affirmed or not named or dossier.reliability not in _RELIABLE:
        return None
    return f"A named origin ({named[0]}) and a reliable outlet ({dossier.outlet}) stand for it."


def alone(dossier: Dossier) -> str | None:
    """One report cannot confirm itself, even where it names several origins."""
    if not dossier.is_alone or dossier.agreeing < 2:
        return None
    return "It is a single report, which confirms nothing by itself."


def one_report(dossier: Dossier) -> str | None:
    """One report tells of several origins, and nobody else has been to them."""
    if dossier.is_alone or dossier.carriers > 1 or dossier.agreeing < 2:
        return None
    return "One report alone, or papers that print it, tells of these origins; nobody else has asked them."


def origins_differ(dossier: Dossier) -> str | None:
    """Origins exclude each other, so that some of them do not count."""
    if not dossier.differing or dossier.agreeing == len(dossier.origins):
        return None
    return f"The origins disagree on {listed(dossier.differing)}; those that agree are counted."


def details_differ(dossier: Dossier) -> str | None:
    """Claims exclude each other in what leaves the transfer the same."""
    return f"Its claims disagree on {listed(dossier.details)}." if dossier.details else None


def hedged(dossier: Dossier) -> str | None:
    """Nobody says it flatly."""
    certainties = {each.claim.certainty for each in dossier.told}
    if not dossier.is_affirmed or Certainty.STATED in certainties or certainties == {Certainty.POSSIBLE}:
        return None
    return "It is hedged." if dossier.is_alone else "Every affirming claim is hedged."


def conceivable(dossier: Dossier) -> str | None:
    """Nobody says that it happened, only that it might have."""
    if not dossier.is_affirmed or {each.claim.certainty for each in dossier.told} != {Certainty.POSSIBLE}:
        return None
    return "It is only said to be conceivable."


def inconsistent(dossier: Dossier) -> str | None:
    """No claim of it holds together in itself."""
    if not dossier.told or not all(each.flaws for each in dossier.told):
        return None
    return f"{'It' if dossier.is_alone else 'Every claim of it contradicts itself: one'} {dossier.told[0].flaws[0]}."


def late(dossier: Dossier) -> str | None:
    """All that is told of it is told years after, and by no record."""
    delays = [each.days_late for each in dossier.told]
    known = [delay for delay in delays if delay is not None and delay >= _LATE_YEARS * _YEAR_DAYS]
    if not known or len(known) < len(delays) or record(dossier) is not None:
        return None
    return f"It is told {min(known) // _YEAR_DAYS} years after the event or later."


def contradicted(dossier: Dossier) -> str | None:
    """Some origin says something else."""
    if not dossier.rivals:
        return None
    say = "1 origin says" if len(dossier.rivals) == 1 else f"{len(dossier.rivals)} origins say"
    return f"{say} otherwise: {listed(dossier.rivals)}."


def as_many_against(dossier: Dossier) -> str | None:
    """No more origins say it than say something else."""
    if not dossier.rivals or len(dossier.rivals) < len(dossier.origins):
        return None
    return "No more origins say so than say otherwise."


def outnumbered(dossier: Dossier) -> str | None:
    """More origins say something else than say it."""
    if len(dossier.rivals) <= len(dossier.origins):
        return None
    return "More origins say otherwise than say so."


def denied(dossier: Dossier) -> str | None:
    """Somebody says that it did not happen."""
    return f"It is denied by {listed(dossier.deniers)}." if dossier.deniers else None


def word_against_word(dossier: Dossier) -> str | None:
    """Somebody does, and no more than one origin says that it did."""
    if not dossier.deniers or dossier.agreeing > 1:
        return None
    return "The denial stands against no more than one origin."


def _names(dossier: Dossier) -> str:
    return listed([origin.text for origin in dossier.origins])

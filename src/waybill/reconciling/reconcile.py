"""Bring the cases of a ledger up to date with its claims.

In:     a read-only view of a ledger, the catalogues, what was kept of earlier times.
Out:    what the ledger should record and does not, and what to keep for the next time.
Laws:   what is kept makes it quicker and changes nothing;
        reconciling what is reconciled changes nothing;
        in which order documents came does not matter.
Never:  writes to a ledger, looks at the clock or at the network.

Names are resolved, claims compared and cases made only where something has changed: in documents that are new, read
anew or spoken of by a new judgement, and in what hangs together with these.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from waybill.core.case import Case
from waybill.core.case_records import Retirement
from waybill.core.claim import Claim, ClaimRef
from waybill.core.entity import Entity
from waybill.core.ids import CaseId, DocumentId, JsonValue, short_digest
from waybill.core.judgement import Judgement
from waybill.core.kept import Kept
from waybill.core.ports import Known
from waybill.core.version import VERSION
from waybill.link.agreement import learnt
from waybill.link.comparing import Compared, Scores, compare, filing
from waybill.ontology import Ontology, digest_of_tables
from waybill.reconciling.desk import Desk
from waybill.reconciling.families import families, forgotten, kept_family
from waybill.reconciling.meant import meant
from waybill.reconciling.memory import FORM, Remembered, Tied, kept_of
from waybill.reconciling.recollection import Recollection
from waybill.resolve.judging import UNDATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """What a ledger should know of the claims in it.

    Attributes:
        new_entities: those that the ledger lacks.
        new_judgements: of these, by their names.
        changed_cases: those that are new or no longer as recorded, by id.
        retired_cases: those recorded that no claims make up any more.
        kept: what to keep for the next time.
    """

    new_entities: tuple[Entity, ...]
    new_judgements: tuple[Judgement, ...]
    changed_cases: tuple[Case, ...]
    retired_cases: tuple[Retirement, ...]
    kept: tuple[Kept, ...]


def reconcile(
    known: Known, *, ontology: Ontology, at: datetime = UNDATED, kept: Iterable[Kept] | Recollection = ()
) -> Reconciled:
    """Tell who is meant, which claims speak of one transfer, and how far each case can be relied upon.

    Args:
        known: what the ledger knows.
        ontology: the catalogues.
        at: when this is done.
        kept: what was kept the last time, in any order; what was computed otherwise is passed over.
    """
    recollection = kept if isinstance(kept, Recollection) else Recollection(kept)
    before, settled = recollection.documents, recollection.families
    stamps = _stamps(known, ontology)
    found = meant(known, stamps, before, ontology=ontology, at=at)
    desk = Desk(known, stamps, found, before, ontology)
    agreeing = compare(
        filing(desk.cards.values()),
        fresh={ref for ref in desk.cards if ref.document in found.fresh},
        before=Compared(
            cards=[each for remembered in before.values() for each in remembered.cards],
            agreeing=_agreed(before, desk),
        ),
        profile_of=desk.profile,
    )
    listed = families(desk.cards, agreeing, known.judgements(), desk.states)
    made = {
        each.key: desk.cases(each)
        for each in listed
        if each.key not in settled or settled[each.key].stamp != each.stamp
    }
    current = {case.id for cases in made.values() for case in cases}.union(
        *(settled[each.key].cases for each in listed if each.key not in made)
    )
    changed = sorted(chain.from_iterable(made.values()), key=lambda case: case.id)
    return Reconciled(
        new_entities=found.entities,
        new_judgements=found.judgements,
        changed_cases=tuple(case for case in changed if known.case(case.id) != case),
        retired_cases=tuple(_retired(known, current, changed)),
        kept=(
            *_kept_documents(desk, agreeing),
            *(kept_family(each, [case.id for case in made[each.key]]) for each in listed if each.key in made),
            *forgotten(settled.keys() - {each.key for each in listed}),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The current claims of a ledger with their entities.

    Attributes:
        claims: by document and in their reading's order.
        is_recalled: whether all of it was kept, so that nothing had to be resolved.
    """

    claims: tuple[Claim, ...]
    is_recalled: bool


def resolved(known: Known, *, ontology: Ontology, kept: Iterable[Kept] = ()) -> Resolved:
    """The current claims of a ledger with their entities.

    Args:
        known: what the ledger knows, reconciled with these catalogues.
        ontology: the catalogues.
        kept: as in ``reconcile``; what it has need not be resolved anew.
    """
    before, stamps = Recollection(kept).documents, _stamps(known, ontology)
    found = meant(known, stamps, before, ontology=ontology, at=UNDATED)
    desk = Desk(known, stamps, found, before, ontology)
    claims = tuple(chain.from_iterable(desk.claims_of(each) for each in sorted(stamps)))
    return Resolved(claims=claims, is_recalled=not found.fresh)


def _stamps(known: Known, ontology: Ontology) -> dict[DocumentId, str]:
    """A digest of everything that decides what the claims of a document mean and how they are compared."""
    stamped = stamp_of(ontology)
    return {document: stamped(stamp) for document, stamp in known.stamps().items()}


def stamp_of(ontology: Ontology) -> Callable[[str], str]:
    """Makes of a document's stamp in its ledger one that stands for the catalogues and this version too."""
    learnt_digest = short_digest([learnt().start, *map(list, sorted(learnt().levels.items()))])
    common: list[JsonValue] = [FORM, VERSION, digest_of_tables(), ontology.own.digest, learnt_digest]
    return lambda stamp: short_digest([stamp, *common])


def _agreed(before: Mapping[DocumentId, Remembered], desk: Desk) -> Scores:
    """Pairs that agreed when they were compared, of documents that are still as they were."""
    return {
        _in_order(ClaimRef(document, tie.claim), tie.other): tie.score
        for document, remembered in before.items()
        if remembered.ties and document not in desk.fresh and desk.states.get(document) == remembered.state
        for tie in remembered.ties
        if desk.states.get(tie.other.document) == tie.state and tie.other.document not in desk.fresh
    }


def _in_order(left: ClaimRef, right: ClaimRef) -> tuple[ClaimRef, ClaimRef]:
    return (left, right) if left < right else (right, left)


def _retired(known: Known, current: set[CaseId], changed: Sequence[Case]) -> Iterator[Retirement]:
    """Cases that are no more; the one that took over the earliest of their claims supersedes them."""
    home = {ref: case.id for case in changed for ref in case.claims}
    for each in sorted(known.case_ids() - current):
        case = known.case(each)
        claims = () if case is None else case.claims
        yield Retirement(id=each, superseded_by=next((home[ref] for ref in claims if ref in home), None))


def _kept_documents(desk: Desk, agreeing: Scores) -> Iterator[Kept]:
    """What to keep of the documents that were looked at; a tie is kept with the later of two that were."""
    ties: dict[DocumentId, list[Tied]] = defaultdict(list)
    for (left, right), score in sorted(agreeing.items()):
        for own, other in ((right, left), (left, right)):
            if own.document in desk.fresh:
                state = desk.states[other.document]
                ties[own.document].append(Tied(claim=own.claim, other=other, state=state, score=score))
                break
    for document in desk.fresh:
        yield kept_of(document, desk.remembered(document, ties[document]))

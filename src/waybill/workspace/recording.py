"""Write to a ledger what was read or judged, and what follows from it for the cases.

Laws:   what belongs together is recorded together or not at all;
        nothing that the ledger holds is recorded again, though others write to it at the same time;
        what is stopped half-way is reconciled by the next run.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, TypeAlias

from waybill import __version__
from waybill.core.drafts import draft_of_judgement, payload
from waybill.core.entry import GENESIS, Draft, Entry
from waybill.core.judgement_history import Step, step_to_json
from waybill.core.kept import Kept
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import ReadDocument
from waybill.core.review_records import review_to_json
from waybill.ledger.views import View
from waybill.ontology import Ontology
from waybill.pipeline import Outcome
from waybill.reconciling import Recollection, reconcile
from waybill.workspace.adding import Added, Changes, Intake, changes_of, drafts_of_reconciled
from waybill.workspace.judging import Judged

if TYPE_CHECKING:
    from waybill.ledger.store import SqlLedger

Watch: TypeAlias = Callable[[int], bool]

DRAFTS_PER_GROUP: Final = 200
GROUP_TIME: Final = timedelta(seconds=2)
"""Recorded in one transaction: few enough to lose little, many enough to be quick."""

WAYBILL: Final = Maker(kind=MakerKind.PROGRAM, name="waybill", version=__version__)


def undisturbed(_: int) -> bool:
    """A watch that never stops the work."""
    return False


class Recorder:
    """Writes to a ledger.

    Args:
        ledger: where everything is recorded.
        clock: tells the time that entries carry.
        make_ontology: gives the catalogues when they are first needed.
        remembers: whether what is kept is remembered from one reconciling to the next, which takes room.
    """

    def __init__(
        self,
        ledger: "SqlLedger",
        *,
        clock: Callable[[], datetime],
        make_ontology: Callable[[], Ontology],
        remembers: bool = False,
    ) -> None:
        self._ledger = ledger
        self._clock = clock
        self._make_ontology = make_ontology
        self._remembers = remembers
        self._remembered = Recollection()
        self._known_to = -1
        """Sequence of the last entry up to which it is known what was kept: others may have come since."""

    def take_in(self, outcomes: Iterator[Outcome], view: View, intake: Intake, watch: Watch) -> Added:
        """Record outcomes in groups, then reconcile; if stopped, leave that to the next run."""
        decided: list[tuple[Maker, Draft]] = []
        if self._record(_noting(outcomes, decided), view, intake, watch):
            return intake.account(interrupted=True)
        self._decide(decided, view)
        view.fold(self._ledger.lines(after=view.sequence))
        return intake.account(self._reconcile(view))

    def judge(self, view: View, step: Step) -> Judged:
        """Record a judgement or withdrawal and what follows from it for the cases."""
        while not self._add_to(view, [draft_of_judgement(step)], step.maker):
            continue
        changes = self._reconcile(view)
        [history] = [each for each in view.judgement_histories() if each.steps[0].id == step.id]
        return Judged(history=history, changes=Intake(view).account(changes))

    def record(self, view: View, drafts_of: Callable[[View], Sequence[Draft]], maker: Maker) -> Added:
        """Record what a person decided and what follows from it for the cases.

        Args:
            view: of the ledger; brought up to date.
            drafts_of: what to record; asked again where others were faster.
            maker: who decides.
        """
        while not self._add_to(view, drafts_of(view), maker):
            continue
        return Intake(view).account(self._reconcile(view))

    def _record(self, outcomes: Iterator[Outcome], view: View, intake: Intake, watch: Watch) -> bool:
        """Record outcomes; whether the watch stopped it."""
        group: list[tuple[Maker, Draft]] = []
        since = self._clock()
        for number, outcome in enumerate(outcomes, 1):
            maker = outcome.reading.maker if isinstance(outcome, ReadDocument) else WAYBILL
            group += [(maker, draft) for draft in intake.drafts(outcome)]
            stopped = watch(number)
            if stopped or len(group) >= DRAFTS_PER_GROUP or self._clock() - since >= GROUP_TIME:
                self._append(group, view)
                group, since = [], self._clock()
            if stopped:
                return True
        self._append(group, view)
        return False

    def _append(self, group: list[tuple[Maker, Draft]], view: View) -> None:
        """Record a group, the drafts of one maker in one transaction, without what others have recorded meanwhile."""
        made: dict[Maker, list[Draft]] = {}
        for maker, draft in group:  # Makers take turns in a folder of many files, and a transaction each time is slow.
            made.setdefault(maker, []).append(draft)
        for maker, drafts in made.items():
            is_recorded = False
            while not is_recorded:
                lacking = [draft for draft in drafts if not view.holds(draft)]
                is_recorded = not lacking or self._add_to(view, lacking, maker)

    def _decide(self, decided: Sequence[tuple[Maker, Draft]], view: View) -> None:
        """Record in their order what people decided and handed over with documents, without what is recorded."""
        for maker, run in groupby(decided, itemgetter(0)):
            drafts = list(dict.fromkeys(draft for _, draft in run))
            is_recorded = False
            while not is_recorded:
                decided_before = _decided_in(view)
                lacking = [each for each in drafts if each.payload not in decided_before]
                is_recorded = self._add_to(view, lacking, maker)

    def _reconcile(self, view: View) -> Changes:
        """Record what follows from all claims, those included that others record at the same time."""
        ontology = self._make_ontology()
        maker = replace(WAYBILL, version=f"{__version__}+{ontology.own.digest}") if ontology.own.digest else WAYBILL
        recorded = view.case_ids()
        while True:
            found = reconcile(view, ontology=ontology, at=self._clock(), kept=self._kept(view))
            if self._add_to(view, drafts_of_reconciled(found), maker, kept=found.kept):
                if self._remembers:
                    self._remembered.take(found.kept)
                return changes_of(found, recorded=recorded)

    def _kept(self, view: View) -> Iterable[Kept] | Recollection:
        """What is kept, read anew unless nobody else has recorded anything since."""
        if not self._remembers:
            return self._ledger.kept()
        if self._known_to != view.sequence:
            self._remembered, self._known_to = Recollection(self._ledger.kept()), view.sequence
        return self._remembered

    def _add_to(self, view: View, drafts: Sequence[Draft], maker: Maker, *, kept: Sequence[Kept] = ()) -> bool:
        """Record drafts and bring the view up to date; nothing but the latter where others were faster."""
        if not drafts:
            is_kept = not kept or self._ledger.keep(kept, following=view.sequence)
            view.fold(() if is_kept else self._ledger.lines(after=view.sequence))
            return is_kept
        made = self._ledger.append(drafts, maker=maker, recorded_at=self._clock(), following=view.sequence, kept=kept)
        view.fold(self._ledger.lines(after=view.sequence))
        if made and made[0].sequence == self._known_to + 1:
            self._known_to = made[-1].sequence
        return bool(made)


def _decided_in(view: View) -> frozenset[str]:
    """Every judgement and review that was recorded, and every taking back of one, however long ago, as written."""
    judged = (step_to_json(step) for history in view.judgement_histories() for step in history.steps)
    reviewed = (review_to_json(step) for history in view.review_histories() for step in history.steps)
    return frozenset(map(payload, (*judged, *reviewed)))


def _noting(outcomes: Iterable[Outcome], decided: list[tuple[Maker, Draft]]) -> Iterator[Outcome]:
    """Outcomes as they are; what people decided and handed over with documents is put aside."""
    for outcome in outcomes:
        if isinstance(outcome, ReadDocument):
            decided += outcome.decided
        yield outcome


def reconciled_view(view: View, ontology: Ontology, *, at: datetime) -> View:
    """A view as it will be once its claims are reconciled with other catalogues; nothing is written."""
    drafts = drafts_of_reconciled(reconcile(view, ontology=ontology))
    view.fold(
        Entry(
            sequence=sequence,
            kind=draft.kind,
            key=draft.key,
            payload=draft.payload,
            maker=WAYBILL,
            recorded_at=at,
            previous=GENESIS,
            digest=GENESIS,
        )
        for sequence, draft in enumerate(drafts, view.sequence + 1)
    )
    return view

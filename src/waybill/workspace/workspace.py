"""A ledger, and everything that one can do with it."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Final, Self

from waybill.archive.store import Archive
from waybill.batch import executor
from waybill.core.capture import Capture
from waybill.core.case import Case
from waybill.core.document import Hints
from waybill.core.filed import FiledClaim
from waybill.core.judgement import Verdict
from waybill.core.judgement_history import JudgementHistory
from waybill.core.maker import Maker
from waybill.core.outcome import ReadDocument, Rejection
from waybill.ingest.inputs import Wants, everything
from waybill.ledger.views import View
from waybill.link.joins import Join
from waybill.pipeline import Reader, read, read_annotated
from waybill.settings import Settings
from waybill.workspace.adding import Added, Intake
from waybill.workspace.archiving import archive_of, keeping, problems_of, record_of
from waybill.workspace.asking import Filed, claims_among, sorted_cases
from waybill.workspace.case_names import case_named
from waybill.workspace.comparing import Compared, compare_registers
from waybill.workspace.deciding import judgement, withdrawal
from waybill.workspace.feed_memory import FeedMemory
from waybill.workspace.filing import filed_in
from waybill.workspace.gathering import Fetch, fetcher, gathered, triaged
from waybill.workspace.handing_on import EVERYTHING, HandingOn
from waybill.workspace.history import PastGrade, past_grades
from waybill.workspace.joining import joins_of
from waybill.workspace.judging import Judged, concerning, listed, pair, person
from waybill.workspace.meaning import Meaning, meanings, standing
from waybill.workspace.reading import reader
from waybill.workspace.recording import Recorder, Watch, reconciled_view, undisturbed
from waybill.workspace.reviewing import Reviewing
from waybill.workspace.stamping import problems_of_stamps, stamped
from waybill.workspace.versions import Version, document_named, versions
from waybill.workspace.wanted import Wanted

if TYPE_CHECKING:
    from waybill.archive.stamping import Stamp
    from waybill.fetch.fetcher import Fetcher
    from waybill.ledger.store import SqlLedger
    from waybill.ledger.verifying import Problem

NO_HINTS: Final = Hints()


def utc_now() -> datetime:
    """The clock that is used where none is handed in."""
    return datetime.now(UTC)


class Workspace(HandingOn, Reviewing):
    """A ledger, with the verbs of the command line.

    Args:
        ledger: where everything is recorded.
        clock: tells the time that entries carry.
        make_reader: makes the reader when it is first needed.
        make_fetcher: makes what fetches web addresses when it is first needed.
        remembers: whether it keeps what it knows of the ledger from one verb to the next, which takes room; only one
            verb at a time then.
    """

    def __init__(
        self,
        ledger: "SqlLedger",
        *,
        clock: Callable[[], datetime] = utc_now,
        make_reader: Callable[[], Reader] = reader,
        make_fetcher: "Callable[[], Fetcher]" = fetcher,
        remembers: bool = False,
    ) -> None:
        self._ledger = ledger
        self._clock = clock
        self._make_reader = make_reader
        self._make_fetcher = make_fetcher
        self._kept_view = View(ledger=ledger.location) if remembers else None
        self._recorder = Recorder(
            ledger, clock=clock, make_ontology=lambda: make_reader().ontology, remembers=remembers
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the ledger."""
        self._ledger.close()

    def add(
        self,
        inputs: Sequence[str],
        *,
        hints: Hints = NO_HINTS,
        workers: int = 0,
        stdin: BinaryIO | None = None,
        watch: Watch = undisturbed,
        wants: Wants = everything,
        feeds: FeedMemory | None = None,
        triage: bool = True,
    ) -> Added:
        """Read reports and record what is new.

        Documents that the same reader has read before are passed over. What an earlier run has read and not yet
        reconciled, because it was stopped or killed, is reconciled now.

        Args:
            inputs: files, folders, globs, ``-`` and web addresses.
            hints: what is known of inputs that do not say it themselves.
            workers: number of processes that read, each of which is ended if a report is too much for it; 0 for none
                beside this one.
            stdin: what ``-`` stands for.
            watch: told how many outcomes there are after each; stops the work by answering True.
            wants: tells which files, and which articles of feeds, are read.
            feeds: knows what feeds said the last time, and is told what they say now; None where nobody remembers.
            triage: whether what comes out of folders, archives and feeds and cannot hold a claim is set aside.

        Raises:
            ArchiveError: the archive cannot be written to.
            LedgerError: the ledger cannot be written to.
        """
        view, archive = self._view(), self._archive
        reader, intake = self._make_reader(), Intake(view, archive=archive)
        sieve, fetch = triaged(inputs, self._fetch(view, archive, feeds), reader.ontology, is_wanted=triage)
        found = gathered(inputs, captured_at=self._clock(), stdin=stdin, fetch=fetch, wants=wants)
        outcomes = read(
            found,
            hints=hints,
            reader=reader,
            executor=executor(workers),
            sift=partial(intake.sift, maker=reader.tagger.maker),
            turn_to=intake.turn_to,
            triage=sieve,
        )
        return self._recorder.take_in(outcomes, view, intake, watch)

    def import_(
        self,
        inputs: Sequence[str],
        *,
        maker: Maker | None = None,
        stdin: BinaryIO | None = None,
        watch: Watch = undisturbed,
    ) -> Added:
        """Record annotated documents in the guide's shape as they are.

        Args:
            inputs: files, folders, globs and ``-``.
            maker: who coded those that do not say so themselves; None for ``import``.
            stdin: what ``-`` stands for.
            watch: as in ``add``.

        Raises:
            ArchiveError: the archive cannot be written to.
            LedgerError: the ledger cannot be written to.
        """
        view, archive = self._view(), self._archive
        intake = Intake(view, archive=archive)
        found = intake.note_captures(
            gathered(inputs, captured_at=self._clock(), stdin=stdin, fetch=self._fetch(view, archive))
        )
        coded = read_annotated(found, maker=maker)
        outcomes = (intake.sift_reading(each) if isinstance(each, ReadDocument) else each for each in coded)
        return self._recorder.take_in(outcomes, view, intake, watch)

    def claims(self, wanted: Wanted = EVERYTHING) -> tuple[FiledClaim, ...]:
        """Current claims, with their documents and cases, in the order of publication."""
        view, ontology = self._asked(), self._make_reader().ontology
        filed = filed_in(view, ontology, self._ledger.kept())
        by_id, wanted = {case.id: case for case in view.cases()}, wanted.settled(ontology)
        return tuple(
            each for each in filed if wanted.is_claim(each, ontology, by_id.get(each.case) if each.case else None)
        )

    def cases(self, wanted: Wanted = EVERYTHING) -> tuple[Case, ...]:
        """Current cases, in the order in which they became public."""
        cases = sorted_cases(self._asked().cases())
        if wanted == EVERYTHING:
            return cases
        ontology = self._make_reader().ontology
        by_ref = cache(lambda: {each.ref: each for each in self.claims()})
        wanted = wanted.settled(ontology)
        return tuple(
            each for each in cases if wanted.is_case(each, ontology, lambda case: claims_among(case, by_ref()))
        )

    def case(self, case_id: str) -> Filed:
        """One case with its claims.

        Args:
            case_id: its id or a beginning that no other has; of a case that was merged into another, the other.

        Raises:
            UsageError: none or several of that id.
        """
        view = self._asked()
        case = case_named(case_id, view)
        refs = frozenset(case.claims)
        claims = tuple(each for each in self.claims() if each.ref in refs)
        judged = concerning(case, [each.claim for each in claims], view.judgement_histories())
        return Filed(case=case, claims=claims, judged=judged)

    def joins(self, case_id: str) -> tuple[Join, ...]:
        """Why the claims of a case are in it, in the order of publication; named as in ``case``."""
        return joins_of(self.case(case_id), self._view().judgements(), self._make_reader().ontology)

    def grades(self, case_id: str) -> tuple[PastGrade, ...]:
        """The grades that a case has had, the earliest first; named as in ``case``."""
        return past_grades(self.case(case_id).case.id, self._ledger.entries())

    def compare(self, registers: Sequence[str], *, columns: str | None = None) -> Compared:
        """Line the cases up with official registers in CSV files.

        Args:
            registers: paths of the files.
            columns: path of a TOML file that names the headings of a register that is not known.

        Raises:
            RegisterError: a file cannot be read, or lacks columns that are needed.
        """
        return compare_registers(self.cases(), registers, self._make_reader().ontology, columns=columns)

    def lookup(self, name: str) -> tuple[Meaning, ...]:
        """What a name may mean in the catalogues and in this ledger, and where claims speak of it."""
        claims = self.claims()
        found = meanings(name, self._make_reader().ontology, known=self._view().entities())
        return tuple(replace(each, standing=standing(each.entity, claims)) for each in found)

    def judge(self, left: str, right: str, verdict: Verdict | str, *, reason: str, by: str | None = None) -> Judged:
        """Say that two claims, or two entities, are the same, different, or that this cannot be said.

        A later judgement of the same two replaces an earlier one, which stays to be seen.

        Args:
            left: a claim as ``document#claim``, the id of an entity, or a name that means one.
            right: likewise.
            verdict: ``same``, ``different`` or ``unsure``.
            reason: why, in a sentence.
            by: who judges; None for ``WAYBILL_PERSON``, else the user of the system.

        Raises:
            UsageError: it is not clear which two are meant, or there is no reason.
        """
        view, maker = self._view(), person(by or Settings.of(os.environ).person)
        meant = pair(left, right, view, self._make_reader().ontology)
        return self._recorder.judge(view, judgement(meant, verdict, reason=reason, maker=maker, at=self._clock()))

    def withdraw(self, left: str, right: str, *, reason: str = "", by: str | None = None) -> Judged:
        """Take back what is judged of two claims or entities; what was judged of them before, if anything, holds again.

        Args:
            left: as in ``judge``.
            right: as in ``judge``.
            reason: why, in a sentence.
            by: as in ``judge``.

        Raises:
            UsageError: it is not clear which two are meant, or nothing is judged of them.
        """
        view, maker = self._view(), person(by or Settings.of(os.environ).person)
        meant = pair(left, right, view, self._make_reader().ontology)
        return self._recorder.judge(view, withdrawal(meant, view, reason=reason, maker=maker, at=self._clock()))

    def judgements(self) -> tuple[JudgementHistory, ...]:
        """What was judged of each pair of claims or entities, what people judged first, then by subject and names."""
        return listed(self._view().judgement_histories())

    def original(self, written_id: str) -> Capture:
        """The capture that a document was read from, byte for byte, with how it was found.

        Args:
            written_id: of the document or the capture, or a beginning of it that no other has.

        Raises:
            UsageError: none or several of that id.
            ArchiveError: the archive does not have it as it was sealed.
        """
        record = record_of(written_id, self._view())
        return self._archive.capture(record.sha256, sealed=record.seal)

    def sealed_original(self, written_id: str) -> bytes:
        """The WARC file in which the archive keeps a capture; arguments and errors as of ``original``."""
        record = record_of(written_id, self._view())
        return self._archive.file(record.sha256, sealed=record.seal)

    def versions(self, written_id: str) -> tuple[Version, ...]:
        """The versions of a document, the first one first, with what changed between them.

        Args:
            written_id: its id, or a beginning of it that no other has.

        Raises:
            UsageError: none or several of that id.
        """
        return versions(document_named(written_id, self._view()), self._ledger.entries())

    def stamp(self, authority: str, *, trusted: str | None = None) -> "Stamp":
        """Have an authority confirm that the ledger, as it is, was there now; its stamp is kept in the archive.

        Args:
            authority: web address of a server that gives RFC 3161 time stamps.
            trusted: path of the certificates of authorities in PEM that must have signed it.

        Raises:
            UsageError: nothing to stamp, no stamp was given, or not one that is trusted.
            ArchiveError: the archive cannot be written to.
        """
        return stamped(self._ledger, self._archive, self._make_fetcher(), authority=authority, trusted=trusted)

    def verify(self, *, trusted: str | None = None) -> "tuple[Problem, ...]":
        """What is wrong with the ledger and its archive; every digest is computed anew.

        Args:
            trusted: path of the certificates of authorities in PEM that must have signed the time stamps; None to
                look at what is stamped, and not at who has signed.

        Raises:
            ArchiveError: the archive cannot be listed.
        """
        from waybill.ledger.verifying import verify

        archive = self._archive
        return (
            *verify(self._ledger),
            *problems_of(self._ledger, archive),
            *problems_of_stamps(self._ledger, archive, trusted=trusted),
        )

    @property
    def sealed(self) -> int:
        """Number of captures whose bytes are in the archive."""
        return sum(each.seal is not None for each in self._view().captures())

    @property
    def length(self) -> int:
        """Number of entries in the ledger."""
        return self._ledger.head()[0]

    @property
    def _archive(self) -> Archive:
        return archive_of(self._ledger.location)

    def _fetch(self, view: View, archive: Archive, feeds: FeedMemory | None = None) -> Fetch:
        """Fetches what has changed since the ledger, or whoever remembers feeds, was told of it."""
        kept, memory = cache(lambda: keeping(view, archive)), feeds or FeedMemory(())

        def fetched(address: str) -> Capture | Rejection:
            found = self._make_fetcher().fetch(address, kept=lambda each: memory.recalled(each) or kept()(each))
            memory.note(found)
            return found

        return fetched

    def _view(self) -> View:
        """The ledger; what is recorded at length is read when it is asked for."""
        view = View(ledger=self._ledger.location) if self._kept_view is None else self._kept_view
        view.fold(self._ledger.lines(after=view.sequence))
        return view

    def _asked(self) -> View:
        """The ledger as it will be once its claims are reconciled with the catalogues in use, a user's own included."""
        # Most of it will be asked for, so that it is read at once.
        view, ontology = View(self._ledger.entries(), ledger=self._ledger.location), self._make_reader().ontology
        if view.grader is None or view.grader.version.partition("+")[2] == ontology.own.digest:
            return view
        return reconciled_view(view, ontology, at=self._clock())

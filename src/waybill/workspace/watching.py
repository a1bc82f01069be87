"""Watch feeds and folders: read what is new there, and tell who wants to hear of it.

In:     a watchlist, and a ledger that remembers where the watch was.
Out:    one round after the other: what is new in the ledger, which Atom files were written, who was told.
Laws:   a round that is stopped or fails half-way loses nothing: the next one goes on from there;
        a source that fails is left alone for longer and longer, and the others are read all the same;
        a webhook is told of every change at least once, in the order in which they were recorded;
        the Atom files follow from the entries of the ledger alone.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TypeAlias

from waybill.core.case import Case
from waybill.core.kept import Kept
from waybill.core.outcome import Reason, Rejection
from waybill.pipeline import Reader
from waybill.settings import Settings
from waybill.workspace.adding import Added
from waybill.workspace.feed_memory import FeedMemory
from waybill.workspace.gathering import fetcher, is_web_address
from waybill.workspace.reading import reader
from waybill.workspace.recording import Watch, undisturbed
from waybill.workspace.remembering import (
    AGAIN_AFTER,
    FORGOTTEN_AFTER,
    Look,
    forgotten,
    kept_look,
    looks,
    stamp_of_file,
)
from waybill.workspace.searches import Search
from waybill.workspace.spreading import Herald, Spread
from waybill.workspace.watchlist import EVERYTHING, Watchlist, minutes, read_watchlist
from waybill.workspace.workspace import Workspace, utc_now

if TYPE_CHECKING:
    from waybill.fetch.fetcher import Fetcher
    from waybill.ledger.store import SqlLedger

Tell: TypeAlias = Callable[[Case], str]

_OF_FETCHING: Final = frozenset(
    {
        *(Reason.REFUSED_ADDRESS, Reason.ROBOTS, Reason.UNREACHABLE),
        *(Reason.TIMED_OUT, Reason.HTTP_STATUS, Reason.TOO_MANY_REDIRECTS),
    }
)
"""Why there was nothing to be had; what was had and not read is no failure of its source."""

_FIRST_REST: Final = timedelta(minutes=30)
"""Of an article that failed; of a feed it is the pause between two rounds."""

_NOT_TAKEN: Final = (
    "nothing, if it passes: the next round posts the same again, with what has come since; "
    "else see on that server why it does not take what is posted"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round brought.

    Attributes:
        resting: feeds that failed before and were left alone this time.
        spread: who was told of what; None where it was stopped before that.
    """

    added: Added
    resting: tuple[str, ...] = ()
    spread: Spread | None = None


class Watcher:
    """Watches what a watchlist names.

    Args:
        ledger: where everything is recorded, and what is remembered is kept.
        watchlist: what is watched, and who hears of it.
        make_reader: as of ``Workspace``.
        make_fetcher: as of ``Workspace``.
        tell: puts a case in words.
        clock: tells the time.
    """

    def __init__(
        self,
        ledger: "SqlLedger",
        watchlist: Watchlist,
        *,
        make_reader: Callable[[], Reader],
        make_fetcher: "Callable[[], Fetcher]",
        tell: Tell,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self.watchlist = watchlist
        self._ledger = ledger
        self._clock = clock
        self._workspace = Workspace(ledger, clock=clock, make_reader=make_reader, make_fetcher=make_fetcher)
        self._herald = Herald(
            ledger, make_reader().ontology, post=lambda *given: _post(make_fetcher(), *given), tell=tell
        )
        maker = make_reader().tagger.maker
        self._reader = f"{maker.name} {maker.version} {maker.model or ''}".strip()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._workspace.close()

    @property
    def workspace(self) -> Workspace:
        """The ledger that is written to."""
        return self._workspace

    def round(self, *, workers: int = 0, watch: Watch = undisturbed, triage: bool = True) -> Round:
        """Look at everything once, record what is new, and tell who wants to hear of it.

        Args:
            workers: as of ``Workspace.add``.
            watch: as of ``Workspace.add``; what is stopped is gone on with in the next round.
            triage: as of ``Workspace.add``.

        Raises:
            ArchiveError: the archive cannot be written to.
            LedgerError: the ledger cannot be written to.
            UsageError: an Atom file cannot be written.
        """
        now, kept = self._clock(), tuple(self._ledger.kept())
        self._herald.begin(self.watchlist.searches, kept)
        glance = _Glance(looks(kept), now=now, reader=self._reader)
        pause = timedelta(minutes=self.watchlist.every_minutes)
        resting = tuple(each for each in self.watchlist.feeds if glance.rests(each, pause=pause))
        feeds = [each for each in self.watchlist.feeds if each not in resting]
        inputs = [*filter(_holds_something, self.watchlist.folders), *feeds]
        added, memory = Added(), FeedMemory(kept)
        if inputs:
            added = self._workspace.add(
                inputs, workers=workers, watch=watch, triage=triage, wants=glance.wants, feeds=memory
            )
        if added.interrupted:
            return Round(added=added, resting=resting)
        self._keep((*glance.kept(feeds, added.rejections), *memory.changed()))
        return Round(added=added, resting=resting, spread=self._herald.spread(self.watchlist.searches))

    def _keep(self, kept: Sequence[Kept]) -> None:
        while kept and not self._ledger.keep(kept, following=self._ledger.head()[0]):
            continue


class _Glance:
    """Tells in one round what is worth a look, and notes what was looked at."""

    def __init__(self, known: Mapping[str, Look], *, now: datetime, reader: str) -> None:
        self._known = known
        self._now = now
        self._reader = reader
        self._looked: dict[str, str] = {}
        """Stamps of what was worth a look."""

    def rests(self, feed: str, *, pause: timedelta) -> bool:
        """Whether a feed failed and is left alone this time."""
        known = self._known.get(feed)
        return known is not None and known.rests(self._now, pause=pause)

    def wants(self, place: str) -> bool:
        """Whether a file, or an article of a feed, is worth a look."""
        known, stamp = self._known.get(place), self._reader
        if not is_web_address(place):
            try:
                stamp = stamp_of_file(place, reader=self._reader)
            except OSError:
                return True  # Reading it says what is wrong.
        if known is not None and known.stamp == stamp and not self._may_have_changed(place, known):
            return False
        self._looked[place] = stamp
        return True

    def _may_have_changed(self, place: str, known: Look) -> bool:
        if not is_web_address(place):
            return False
        if known.failures:
            return not known.rests(self._now, pause=_FIRST_REST)
        return self._now - known.asked_at >= AGAIN_AFTER

    def kept(self, feeds: Sequence[str], rejections: Sequence[Rejection]) -> tuple[Kept, ...]:
        """What to remember of this round, which came to its end.

        Args:
            feeds: that were asked.
            rejections: that came of it.
        """
        failed = {each.subject for each in rejections if each.reason in _OF_FETCHING}
        looked = self._looked | dict.fromkeys(feeds, self._reader)
        found = [kept_look(place, self._look(place, stamp, failed)) for place, stamp in looked.items()]
        old = [
            forgotten(place)
            for place, look in self._known.items()
            if place not in looked and is_web_address(place) and self._now - look.asked_at > FORGOTTEN_AFTER
        ]
        return (*found, *old)

    def _look(self, place: str, stamp: str, failed: set[str]) -> Look:
        if not is_web_address(place) or failed.isdisjoint((place, _as_asked(place))):
            return Look(stamp=stamp, asked_at=self._now)
        before = self._known.get(place)
        return Look(stamp=stamp, asked_at=self._now, failures=1 + (before.failures if before else 0))


def _as_asked(address: str) -> str:
    """An address as rejections name it."""
    from waybill.fetch.addresses import address_of

    found = address_of(address)
    return address if isinstance(found, str) else found.text


def _holds_something(folder: str) -> bool:
    """Whether there is anything to read in a folder; an empty one that is watched is no mistake."""
    try:
        return any(not each.startswith(".") for each in os.listdir(folder))
    except OSError:
        return True


def _post(fetcher: "Fetcher", address: str, body: bytes) -> Rejection | None:
    answer = fetcher.post(address, body, media_type="application/json")
    if not isinstance(answer, Rejection):
        return None
    return answer if answer.reason is Reason.REFUSED_ADDRESS else replace(answer, remedy=_NOT_TAKEN)


def with_atom(watchlist: Watchlist, path: str | None) -> Watchlist:
    """A watchlist whose Atom file of all cases is another; itself where there is no path."""
    if path is None:
        return watchlist
    others = [each for each in watchlist.searches if each.name != EVERYTHING]
    own = next((each for each in watchlist.searches if each.name == EVERYTHING), Search(name=EVERYTHING))
    return replace(watchlist, searches=(replace(own, atom=path), *others))


def open_watcher(
    path: str,
    ledger: str | None = None,
    *,
    tell: Tell,
    atom: str | None = None,
    every_minutes: float | None = None,
    catalogue: str | None = None,
    reader_name: str | None = None,
) -> Watcher:
    """What watches by a file; close it, or use it in a ``with`` statement.

    Args:
        path: of the watchlist.
        ledger: as of ``waybill.open``; it is made where there is none.
        tell: puts a case in words.
        atom: path of an Atom file of all cases; None for the one that the watchlist names, if any.
        every_minutes: from round to round; None for what the watchlist says.
        catalogue: as of ``waybill.open``.
        reader_name: as of ``waybill.open``.

    Raises:
        UsageError: the watchlist cannot be read, or has a mistake in it.
        LedgerError: as of ``waybill.open``.
    """
    from waybill.ledger.store import open_ledger

    its_reader = reader(reader_name, catalogue=catalogue)
    watchlist = with_atom(read_watchlist(path, ontology=its_reader.ontology), atom)
    if every_minutes is not None:
        watchlist = replace(watchlist, every_minutes=minutes(every_minutes, place="--every"))
    return Watcher(
        open_ledger(ledger or Settings.of(os.environ).ledger, create=True),
        watchlist,
        make_reader=lambda: its_reader,
        make_fetcher=fetcher,
        tell=tell,
    )

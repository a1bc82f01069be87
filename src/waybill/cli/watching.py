"""The command that watches feeds and folders."""

import signal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from waybill.cli.interruption import Interruption
from waybill.cli.options import Catalogue, Format, InFormat, Ledger, NoTriage, ReaderName, Workers
from waybill.cli.output import count, print_json, tell
from waybill.cli.reading import sentences_on
from waybill.cli.render_rejections import tell_rejections
from waybill.cli.status import DONE, INTERRUPTED, REJECTED
from waybill.core.outcome import Rejection
from waybill.settings import DEFAULT_LEDGER

if TYPE_CHECKING:
    from waybill.workspace.watching import Round

_SECONDS: Final = 60.0


def watch(
    file: Annotated[str, typer.Argument(metavar="FILE", help="TOML file of feeds, folders and searches.")],
    ledger: Ledger = DEFAULT_LEDGER,
    once: Annotated[bool, typer.Option("--once", help="Look once and end, for cron and the like.")] = False,
    every: Annotated[
        float | None, typer.Option(metavar="MINUTES", help="Pause between two rounds; the file's, else 30.")
    ] = None,
    feed: Annotated[
        Path | None, typer.Option(metavar="PATH", help="Atom file of all new and changed cases to write.")
    ] = None,
    workers: Workers = None,
    catalogue: Catalogue = None,
    reader: ReaderName = None,
    no_triage: NoTriage = False,
    format_: InFormat = Format.TABLE,
) -> int:
    """Read what is new in feeds and folders as they grow.

    Ctrl-C, or the signal TERM, ends it after the report in hand.
    """
    from waybill.telling.sentences import telling
    from waybill.workspace.watching import open_watcher

    with (
        Interruption(signal.SIGINT, signal.SIGTERM) as interruption,
        open_watcher(
            file,
            ledger,
            tell=telling,
            atom=None if feed is None else str(feed),
            every_minutes=every,
            catalogue=catalogue,
            reader_name=reader,
        ) as watcher,
    ):
        while True:
            found = watcher.round(workers=workers or 1, watch=interruption.watch, triage=not no_triage)
            _report(found, format_)
            if once:
                return _status(found)
            if interruption.waits(watcher.watchlist.every_minutes * _SECONDS):
                tell("stopped; start it again to go on from here")
                return DONE


def _status(found: "Round") -> int:
    if found.added.interrupted:
        return INTERRUPTED
    return REJECTED if _failures(found) else DONE


def _failures(found: "Round") -> tuple[Rejection, ...]:
    """What did not go as it should; most of what feeds bring is not relevant, and that is no failure."""
    rejected = tuple(each for each in found.added.rejections if each.is_failure)
    return rejected + (found.spread.failures if found.spread else ())


def _report(found: "Round", format_: Format) -> None:
    from waybill.workspace.shapes import round_to_json

    spread = found.spread
    tell_rejections(_failures(found))
    for each in found.resting:
        tell(f"left alone this time, for it failed before: {each}")
    if format_ is Format.JSON:
        print_json(round_to_json(found))
        return
    print(*sentences_on(found.added), sep="\n", flush=True)
    if spread is not None and (spread.written or spread.told):
        tell(f"{count(len(spread.written), 'feed')} written, {count(spread.told, 'change')} told to webhooks")

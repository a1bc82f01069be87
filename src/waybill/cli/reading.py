"""Commands that read reports."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final

import typer

from waybill.cli.interruption import Interruption
from waybill.cli.options import (
    Catalogue,
    Format,
    InFormat,
    Inputs,
    Ledger,
    NoTriage,
    Published,
    Publisher,
    ReaderName,
    Url,
    Workers,
)
from waybill.cli.output import count, print_json, tell, tell_rejection
from waybill.cli.progress import Intake, bar
from waybill.cli.render_rejections import tell_rejections
from waybill.cli.status import INTERRUPTED, status_of
from waybill.cli.workers import processes
from waybill.core.document import Hints
from waybill.core.maker import Maker, MakerKind
from waybill.core.outcome import Rejection
from waybill.settings import DEFAULT_LEDGER

if TYPE_CHECKING:
    from waybill.workspace import Added, Workspace

MOST_CASES_SHOWN: Final = 20


def read(
    inputs: Inputs,
    published: Published = None,
    publisher: Publisher = None,
    url: Url = None,
    workers: Workers = None,
    catalogue: Catalogue = None,
    reader: ReaderName = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the words that each slot stands on, and how sure the reader is.")
    ] = False,
    no_triage: NoTriage = False,
    format_: InFormat = Format.TABLE,
) -> int:
    """Extract claims from reports and print them; nothing is stored."""
    from waybill.cli.render import show_read
    from waybill.workspace import read_inputs
    from waybill.workspace.shapes import read_to_json

    hints = Hints(published=published, publisher=publisher, url=url)
    documents = claims = undated = 0
    rejections: list[Rejection] = []
    outcomes = read_inputs(
        inputs,
        hints=hints,
        workers=processes(inputs, workers),
        stdin=standard_input(),
        catalogue=catalogue,
        reader_name=reader,
        triage=not no_triage,
    )
    with bar():
        for outcome in outcomes:
            if isinstance(outcome, Rejection):
                rejections.append(outcome)
                tell_rejection(outcome)
                continue
            documents += 1
            claims += len(outcome.reading.claims)
            undated += outcome.document.published is None
            if format_ is Format.JSON:
                print_json(read_to_json(outcome))
            else:
                show_read(outcome, explain=explain)
    tell(f"{count(claims, 'claim')} in {count(documents, 'document')}, {count(len(rejections), 'rejection')}")
    _tell_undated(undated)
    return status_of(rejections)


def add(
    inputs: Inputs,
    ledger: Ledger = DEFAULT_LEDGER,
    catalogue: Catalogue = None,
    published: Published = None,
    publisher: Publisher = None,
    url: Url = None,
    workers: Workers = None,
    reader: ReaderName = None,
    no_triage: NoTriage = False,
    format_: InFormat = Format.TABLE,
) -> int:
    """Read reports into a ledger and print what is new there."""
    import waybill

    hints = Hints(published=published, publisher=publisher, url=url)
    with (
        Interruption() as interruption,
        waybill.open(ledger, catalogue=catalogue, reader_name=reader) as workspace,
    ):
        with Intake(inputs, stop=interruption.watch) as intake:
            added = workspace.add(
                inputs,
                hints=hints,
                workers=processes(inputs, workers),
                stdin=standard_input(),
                watch=intake.watch,
                triage=not no_triage,
            )
        return _report(added, workspace, format_)


def import_(
    inputs: Inputs,
    ledger: Ledger = DEFAULT_LEDGER,
    catalogue: Catalogue = None,
    maker: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Person or system that coded the claims, where documents do not say."),
    ] = None,
    format_: InFormat = Format.TABLE,
) -> int:
    """Store claims that were coded by hand or by another system.

    Each input is JSON: a document with its text and claims, a list of documents, or one a line, in the shape that read
    --format json prints and docs/manual/claims.md describes.
    """
    import waybill

    coder = None if maker is None else Maker(kind=MakerKind.IMPORT, name=maker)
    with Interruption() as interruption, waybill.open(ledger, catalogue=catalogue) as workspace:
        with Intake(inputs, stop=interruption.watch) as intake:
            added = workspace.import_(inputs, maker=coder, stdin=standard_input(), watch=intake.watch)
        return _report(added, workspace, format_)


def standard_input() -> BinaryIO | None:
    """What ``-`` stands for; None where the process was started without."""
    return None if sys.stdin is None else sys.stdin.buffer


def _tell_undated(number: int) -> None:
    """Say that days were left open for want of a day of publication, and how to give it."""
    if number:
        tell(
            f"{count(number, 'document says', 'documents say')} no day of publication: “on Tuesday” has no date there",
            "give it with --published YYYY-MM-DD, one command for the documents of each day",
        )


def _report(added: "Added", workspace: "Workspace", format_: Format) -> int:
    from waybill.cli.render_cases import show_cases
    from waybill.workspace.shapes import added_to_json

    tell_rejections(added.rejections)
    _tell_undated(added.undated)
    if format_ is Format.JSON:
        print_json(added_to_json(added))
    else:
        print(*sentences_on(added), sep="\n")
        shown = set(added.cases[:MOST_CASES_SHOWN])
        if shown:
            show_cases(case for case in workspace.cases() if case.id in shown)
        if len(added.cases) > MOST_CASES_SHOWN:
            print(f"and {len(added.cases) - MOST_CASES_SHOWN:,} more, see waybill cases")
    if added.interrupted:
        tell("interrupted: what was read is stored; run the same command again to go on from here")
        return INTERRUPTED
    return status_of(added.rejections)


def sentences_on(added: "Added") -> Iterator[str]:
    """What is new in a ledger, in words."""
    yield f"{count(len(added.documents), 'new document')}, {count(len(added.claims), 'new claim')}"
    if added.versions:
        yield f"{count(len(added.versions), 'document')} changed since the last time; waybill versions shows how"
    if added.unchanged:
        yield f"{count(added.unchanged, 'document')} unchanged since the last time"
    if set_aside := sum(not each.is_failure for each in added.rejections):
        yield f"{count(set_aside, 'input')} set aside, of no arms transfer or no report"
    yield ", ".join(
        [
            count(len(added.cases), "new case"),
            f"{len(added.changed_cases):,} changed",
            f"{len(added.retired_cases):,} retired",
        ]
    )

"""The command that gives back what was captured."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from waybill.cli.options import Ledger
from waybill.cli.output import count, tell
from waybill.cli.status import DONE
from waybill.errors import UsageError
from waybill.settings import DEFAULT_LEDGER


def original(
    written_id: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a document or capture, or a beginning that no other has.")
    ],
    ledger: Ledger = DEFAULT_LEDGER,
    output: Annotated[
        str | None, typer.Option(metavar="PATH", help="Write to this file, which must not be there yet.")
    ] = None,
    sealed: Annotated[
        bool, typer.Option("--sealed", help="Give the WARC file of the archive, with what was asked and answered.")
    ] = False,
) -> int:
    """Give back the bytes that a document was read from."""
    import waybill

    with waybill.open(ledger, create=False) as workspace:
        capture = workspace.original(written_id)
        content = workspace.sealed_original(written_id) if sealed else capture.content
    _write(content, output)
    tell(
        f"{capture.id}: {count(len(capture.content), 'byte')} from {capture.address}, "
        f"found {capture.captured_at.isoformat(sep=' ', timespec='seconds')}, SHA-256 {capture.sha256}"
    )
    return DONE


def _write(content: bytes, output: str | None) -> None:
    if output is None:
        if sys.stdout.isatty():
            raise UsageError(problem="the bytes may hold what a terminal obeys; name a file with --output, or redirect")
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        with Path(output).open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise UsageError(problem=f"{output} is there already, and is left as it is; name another") from error
